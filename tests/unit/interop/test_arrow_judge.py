"""Columns of targets against columns of reported values."""

from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from perfmodel import DocumentError, PerfModelError, Polarity
from perfmodel.interop.arrow import JUDGEMENT_TYPE, TARGET_TYPE, judge_columns, read_targets


def judged(target: str, actual: str | None, **beside: Any) -> dict[str, Any]:  # noqa: ANN401 - any argument
    """The one judgement of one pair, without its nulls."""
    (row,) = judge_columns(read_targets(pa.array([target])), pa.array([actual], pa.string()), **beside).to_pylist()
    return {name: value for name, value in row.items() if value is not None}


def test_a_judgement_has_its_figures() -> None:
    """Verdict, reason, exact and rounded ratio, the gap in the target's unit."""
    assert judged("≥80万人次", "78.5万人次") == {
        "verdict": "missed",
        "reason": "fell-short",
        "assumptions": [],
        "ratio": Decimal("0.98125"),
        "ratio_fraction": "157/160",
        "gap": Decimal("1.5"),
        "gap_unit": "万人次",
        "reached": Decimal("78.5"),
        "reached_unit": "万人次",
        "bound": Decimal(80),
        "bound_unit": "万人次",
    }


def test_a_ratio_without_an_end_is_rounded_beside_the_exact_one() -> None:
    """A third is rounded half up to the places of the column."""
    found = judged("≥3人", "1人")

    assert (found["ratio"], found["ratio_fraction"]) == (Decimal("0.333333333333333333"), "1/3")


def test_each_pair_for_itself() -> None:
    """Equal targets against other values, and other targets against equal values, in chunks of any length."""
    texts = pa.chunked_array([["≥95%", "≥95%"], ["≥96%", None, "抽检≥40批次；合格率≥97%"]])
    actuals = pa.chunked_array([["95%"], ["94%", "95%", "95%"], ["41批次；97%"]])
    found = judge_columns(read_targets(texts), actuals)

    assert found.type.equals(JUDGEMENT_TYPE)
    assert [row and row["verdict"] for row in found.to_pylist()] == ["met", "missed", "missed", None, "met"]


def test_composites_with_one_text_and_other_units_stay_apart() -> None:
    """What tells two targets apart is their content, not their text."""
    targets = read_targets(pa.array(["≥10且≤20"] * 2), unit=pa.array(["人", "万人"]))
    found = judge_columns(targets, pa.array(["15人"] * 2)).to_pylist()

    assert [row["verdict"] for row in found] == ["met", "missed"]


def test_a_value_that_nobody_reported() -> None:
    """A null actual is undecided with its reason; a null target has no judgement."""
    assert judged("≥95%", None)["reason"] == "actual-missing"
    targets = pa.nulls(2, TARGET_TYPE)
    assert judge_columns(targets, pa.array(["1", None])).to_pylist() == [None, None]
    assert judge_columns(pa.chunked_array([], TARGET_TYPE), pa.array([], pa.string())).to_pylist() == []


def test_polarity_year_unit_and_reference() -> None:
    """One value for all rows, or a column."""
    assert judged("100%", "98%", polarity=Polarity.HIGHER_IS_BETTER)["verdict"] == "missed"
    assert judged("100%", "98%", polarity=pa.array(["lower_is_better"]))["verdict"] == "met"
    assert judged("2023年6月底前", "5月20日", fiscal_year=2023)["verdict"] == "met"
    assert judged("≥1万元", "20000", unit=pa.array(["元"]))["verdict"] == "met"
    assert judged("不超过上年", "5人", reference=pa.array(["6人"]))["verdict"] == "met"
    assert judged("不超过上年", "5人", reference="4人")["verdict"] == "missed"


@pytest.mark.parametrize(
    ("beside", "code"),
    [
        ({"polarity": pa.array(["正向"])}, "code-unknown"),
        ({"reference": "很多"}, "quantity-expected"),
        ({"fiscal_year": pa.array([23])}, "year-invalid"),
    ],
)
def test_a_row_that_cannot_be_judged_is_undecided_with_its_code(beside: dict[str, object], code: str) -> None:
    """It never ends the batch."""
    assert judged("不超过上年", "5人", **beside) == {"verdict": "undecided", "error_code": code}


def test_bytes_that_are_not_utf8_cannot_be_read_as_an_actual() -> None:
    """The row is undecided, as any actual that cannot be read."""
    found = judge_columns(read_targets(pa.array(["≥1人"])), pa.array([b"\xff9"])).to_pylist()

    assert (found[0]["verdict"], found[0]["reason"]) == ("undecided", "actual-unread")


def test_a_row_that_makes_no_target_is_undecided() -> None:
    """Changed columns give the code of what is wrong, row by row."""
    rows = read_targets(pa.array(["≥1人", "≥2人", "≥3人"])).to_pylist()
    rows[0]["comparison"] = "more"
    rows[1]["exact"] = "{"

    found = judge_columns(pa.array(rows, TARGET_TYPE), pa.array(["3人"] * 3)).to_pylist()
    assert [(row["verdict"], row["error_code"]) for row in found] == [
        ("undecided", "code-unknown"),
        ("undecided", "json-invalid"),
        ("met", None),
    ]


@pytest.mark.parametrize(
    ("actuals", "beside", "code", "words"),
    [
        (pa.array(["1", "2"]), {}, "column-length", "column actual, found 2"),
        (pa.array(["1"]), {"reference": pa.array(["1", "2"])}, "column-length", "column reference, found 2"),
        (pa.array([1]), {}, "column-type", "column actual, found int64"),
        (["1"], {}, "column-type", "column actual, found list"),
    ],
)
def test_columns_that_do_not_fit_are_refused(actuals: object, beside: dict[str, object], code: str, words: str) -> None:
    """The error names the argument."""
    with pytest.raises(PerfModelError) as caught:
        judge_columns(read_targets(pa.array(["≥1人"])), actuals, **beside)

    assert caught.value.code == code
    assert words in str(caught.value)


def test_targets_must_be_targets() -> None:
    """Texts are to be read first."""
    with pytest.raises(DocumentError) as caught:
        judge_columns(pa.array(["≥1人"]), pa.array(["1人"]))

    assert [(problem.code, problem.path) for problem in caught.value.problems] == [("column-type", "$.target")]


@pytest.mark.parametrize("blank", ["", " ", "\u3000", None])
def test_a_blank_cell_beside_is_none(blank: str | None) -> None:
    """Columns of text files have blanks for figures and senses that nobody knows; their rows are judged without."""
    beside = {"reference": pa.array([blank], pa.string()), "polarity": pa.array([blank], pa.string())}

    assert judged("≥5个", "6个", **beside)["verdict"] == "met"
    assert judged("不超过预算", "98万元", **beside)["reason"] == "reference-unknown"
