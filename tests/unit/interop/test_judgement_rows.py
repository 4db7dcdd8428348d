"""The figures of judgements in columns: exact where a column holds them, null where none does."""

from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from perfmodel.interop import _column_pairs as column_pairs
from perfmodel.interop.arrow import explain_columns, judge_columns, read_targets, review_columns


def judged(target: str, actual: str) -> dict[str, Any]:
    """The judgement of one pair."""
    found: dict[str, Any] = judge_columns(read_targets(pa.array([target])), pa.array([actual])).to_pylist()[0]
    return found


def test_amounts_in_units_of_another_size() -> None:
    """The gap is in the target's unit where a decimal holds it there, else in the actual's."""
    found = judged("≥80万元", "785000元")
    assert (found["gap"], found["gap_unit"], found["ratio_fraction"]) == (Decimal("1.5"), "万元", "157/160")

    found = judged("≥1亩", "1平方米")
    assert (found["gap"], found["gap_unit"], found["ratio_fraction"]) == (Decimal("0.9985"), "亩", "3/2000")
    found = judged("≥1000平方米", "1亩")
    assert (found["gap"], found["gap_unit"], found["ratio"]) == (Decimal("0.5"), "亩", Decimal("0.666666666666666667"))


@pytest.mark.parametrize(
    ("target", "actual", "ratio", "fraction"),
    [
        ("≤0人", "5人", None, None),
        ("≥-3度", "-6度", Decimal(2), "2"),
        ("≥-3度", "1度", Decimal("-0.333333333333333333"), "-1/3"),
        ("≥3人", "2人", Decimal("0.666666666666666667"), "2/3"),
        ("≥3人", "0人", Decimal(0), "0"),
    ],
)
def test_ratios(target: str, actual: str, ratio: Decimal | None, fraction: str | None) -> None:
    """Signs, zeros and halves away from zero, beside the exact fraction."""
    found = judged(target, actual)

    assert (found["ratio"], found["ratio_fraction"]) == (ratio, fraction)


def test_amounts_that_no_column_holds() -> None:
    """They are null, with their unit; what is known exactly of their ratio stays."""
    found = judged("≥2人", "200000000000000000000人")
    assert (found["reached"], found["reached_unit"], found["ratio_fraction"]) == (None, "人", "1" + "0" * 20)
    assert found["ratio"] is None

    found = judged("≥100000000000000000000人", "1人")
    assert (found["gap"], found["gap_unit"], found["bound"], found["reached"]) == (
        Decimal(99999999999999999999),
        "人",
        None,
        Decimal(1),
    )
    found = judged("≥200000000000000000000人", "1人")
    assert (found["gap"], found["gap_unit"], found["verdict"]) == (None, "人", "missed")


def test_equal_words_and_equal_errors_share_nothing_else() -> None:
    """Rows with the same reason have their own figures, and two rows with one error each say it."""
    targets = read_targets(pa.array(["≥3人", "≥4人", "≥5人", "≥6人"]))
    found = judge_columns(targets, pa.array(["1人"] * 4), polarity=pa.array([None, None, "正向", "正向"])).to_pylist()

    assert [row["gap"] for row in found] == [2, 3, None, None]
    assert [row["error_code"] for row in found] == [None, None, "code-unknown", "code-unknown"]
    assert [row["assumptions"] for row in found] == [[], [], None, None]


def test_blocks_of_any_length_give_the_same_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Longer columns are worked on block by block, and what was read is forgotten; neither changes a row."""
    cells = [f"≥{number % 5}人" for number in range(23)]
    done = [f"{number % 7}人" for number in range(23)]
    targets, actuals = read_targets(pa.array(cells)), pa.array(done)

    def rows() -> list[list[Any]]:
        names, kinds = pa.array([f"到馆{one}" for one in done]), pa.array(["数量指标"] * 23)
        found = [
            judge_columns(targets, actuals),
            explain_columns(targets, actuals),
            review_columns(targets, names, kinds),
        ]
        return [column.to_pylist() for column in found]

    whole = rows()
    for kept in (1, 2, 5, 22):
        monkeypatch.setattr(column_pairs, "KEPT", kept)
        assert rows() == whole
