"""Columns of indicators under the rules of review."""

from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from perfmodel import DocumentError, PerfModelError, Polarity
from perfmodel.interop.arrow import REVIEW_TYPE, TARGET_TYPE, read_targets, review_columns
from perfmodel.reviewing import REVIEW_RULES

Codes = list[str] | None


def codes(found: pa.Array | pa.ChunkedArray) -> list[Codes]:
    """The codes of each row."""
    return [row and [item["code"] for item in row] for row in found.to_pylist()]


def reviewed(
    target: str | None,
    name: str | bytes | None,
    category: str | None = "output.quantity",
    **beside: Any,  # noqa: ANN401 - any argument
) -> list[dict[str, str | None]] | None:
    """The findings on one row."""
    kind = pa.binary() if isinstance(name, bytes) else pa.string()
    targets = read_targets(pa.array([target], pa.string()))
    (row,) = review_columns(targets, pa.array([name], kind), pa.array([category], pa.string()), **beside).to_pylist()
    found: list[dict[str, str | None]] | None = row
    return found


def test_a_finding_has_its_fields() -> None:
    """Code, severity, message, and a change where one is safe."""
    assert reviewed("不低于95%", "用水户投诉办结率", "质量指标") == [
        {
            "code": "PM125",
            "severity": "warning",
            "message": "the comparison is written in words; write a sign: ≥95%",
            "change": "≥95%",
        }
    ]


def test_each_row_for_itself() -> None:
    """Equal targets under other names, in chunks of any length; a null target is null, no finding an empty list."""
    texts = pa.chunked_array([["≥95%", "≥95%"], ["≥95%", None, "≥12", "≥12"]])
    names = pa.chunked_array([["办结率"], ["办结率", "差错率", "/"], ["讲座", "生师比"]])
    categories = pa.array(["output.quantity", "质量 指标", "质量指标", None, "数量指标", "质量指标"])
    found = review_columns(read_targets(texts), names, categories.dictionary_encode())

    assert found.type.equals(REVIEW_TYPE)
    assert codes(found) == [["PM140"], [], ["PM150"], None, ["PM113"], []]


def test_findings_stand_in_the_order_of_their_codes() -> None:
    """Also where several rules speak of a row."""
    found = reviewed("≤十二", "读者满意度", "社会效益指标")

    assert found is not None
    assert [item["code"] for item in found] == ["PM113", "PM129", "PM143", "PM150"]


def test_further_columns() -> None:
    """Points as text, whole numbers or decimals, a polarity, an explanation, a scheme; for all rows, or a column."""
    for weight in ("0", pa.array(["0"]), pa.array([0]), pa.array([Decimal(0)], pa.decimal128(38, 18))):
        found = reviewed("≥12场", "讲座", weight=weight)
        assert found is not None
        assert [item["code"] for item in found] == ["PM171"]
    sustained = ("持续", "管护", "可持续影响指标")
    assert reviewed("≥12场", "讲座", polarity=Polarity.NEUTRAL, definition="面向读者", weight="10") == []
    assert reviewed("≥12场", "讲座", polarity=pa.array(["neutral"]), weight=pa.array([None], pa.string())) == []
    assert "PM147" in [item["code"] for item in reviewed(*sustained, scheme=pa.array(["mof2021"])) or ()]
    assert "PM147" not in [item["code"] for item in reviewed(*sustained, scheme="mof2015") or ()]


def test_rules_are_chosen_as_in_a_document() -> None:
    """Rules that look at a whole document say nothing."""
    assert reviewed("≥12", "办结率", rules=["PM113", "PM101"]) == reviewed("≥12", "办结率", rules=["PM113"])
    assert reviewed("≥12", "办结率", rules=[rule for rule in REVIEW_RULES if rule.code not in {"PM113", "PM140"}]) == []
    with pytest.raises(PerfModelError, match="nearest is PM113") as caught:
        reviewed("≥12", "讲座", rules=["PM1113"])
    assert caught.value.code == "rule-unknown"


@pytest.mark.parametrize("category", [None, "指标", "output.qantity"])
def test_a_category_that_nothing_knows_is_a_finding(category: str | None) -> None:
    """As in a form."""
    found = reviewed("≥12场", "讲座", category)

    assert found is not None
    assert [item["code"] for item in found] == ["PM110"]


@pytest.mark.parametrize(
    ("name", "beside", "code"),
    [
        (None, {}, "indicator-nameless"),
        (" ", {}, "indicator-nameless"),
        (b"\xff\xfe", {}, "encoding-invalid"),
        ("讲座", {"weight": "很多"}, "number-invalid"),
        ("讲座", {"weight": pa.array([101])}, "weight-invalid"),
        ("讲座", {"polarity": "正向"}, "code-unknown"),
        ("讲座", {"scheme": pa.array(["mof2099"])}, "scheme-unknown"),
    ],
)
def test_a_row_that_makes_no_indicator_says_so(name: str | bytes | None, beside: dict[str, Any], code: str) -> None:
    """Its one finding has the code of the error, and the batch goes on."""
    found = reviewed("≥12场", name, **beside)

    assert found is not None
    assert [(item["code"], item["severity"], item["change"]) for item in found] == [(code, "error", None)]


def test_a_row_that_makes_no_target_says_so() -> None:
    """Changed columns give the code of what is wrong, row by row."""
    rows = read_targets(pa.array(["≥1人", "≥2人", "≥3人"])).to_pylist()
    rows[0]["comparison"] = "more"
    rows[1]["exact"] = "{"
    names = pa.array(["讲座"] * 3)

    found = review_columns(pa.array(rows, TARGET_TYPE), names, pa.array(["数量指标"] * 3))
    assert codes(found) == [["code-unknown"], ["json-invalid"], []]


@pytest.mark.parametrize(
    ("names", "beside", "code", "words"),
    [
        (pa.array(["讲座", "展览"]), {}, "column-length", "column name, found 2"),
        (pa.array([1]), {}, "column-type", "column name, found int64"),
        (["讲座"], {}, "column-type", "column name, found list"),
        (pa.array(["讲座"]), {"weight": pa.array([1.5])}, "column-type", "column weight, found double"),
        (pa.array(["讲座"]), {"weight": 10}, "column-type", "column weight, found int"),
        (pa.array(["讲座"]), {"scheme": pa.array(["", ""])}, "column-length", "column scheme, found 2"),
        (pa.array(["讲座"]), {"definition": pa.array([1])}, "column-type", "column definition, found int64"),
    ],
)
def test_columns_that_do_not_fit_are_refused(names: object, beside: dict[str, Any], code: str, words: str) -> None:
    """The error names the argument."""
    with pytest.raises(PerfModelError) as caught:
        review_columns(read_targets(pa.array(["≥1人"])), names, pa.array(["数量指标"]), **beside)

    assert caught.value.code == code
    assert words in str(caught.value)


def test_targets_must_be_targets() -> None:
    """Texts are to be read first."""
    with pytest.raises(DocumentError) as caught:
        review_columns(pa.array(["≥1人"]), pa.array(["讲座"]), pa.array(["数量指标"]))

    assert [(problem.code, problem.path) for problem in caught.value.problems] == [("column-type", "$.target")]


def test_empty_columns() -> None:
    """Nothing in, nothing out, of the published type."""
    nothing = pa.array([], pa.string())

    assert review_columns(read_targets(nothing), nothing, nothing).type.equals(REVIEW_TYPE)
    chunked = review_columns(pa.chunked_array([], TARGET_TYPE), nothing, nothing)
    assert (chunked.type.equals(REVIEW_TYPE), len(chunked)) == (True, 0)
