"""Units: equal by what they measure, written as their author wrote them."""

import pickle
from fractions import Fraction

import pytest

from perfmodel import Quantity, Unit
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.values import parse_unit
from perfmodel.values._unit import kind_of
from perfmodel.values._unit_table import COUNTERS, ROWS, UnitRow


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("名", "人"),
        ("公里", "km"),
        ("人次/人", "次"),
        ("元/人*月", "元/月·人"),
        ("元/生/年", "元/生.年"),
        ("元/每人", "元/人"),
        ("元/2月", "元/两月"),
        ("百分比", "%"),
        ("伏", "V"),
        ("周岁", "岁"),
        ("元/百公里", "元/100km"),
    ],
)
def test_equal_units(left: str, right: str) -> None:
    """Spellings of one unit are equal, hash equal and convert."""
    assert Unit(left) == Unit(right)
    assert hash(Unit(left)) == hash(Unit(right))
    assert Unit(left).converts_to(Unit(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [("人", "人次"), ("%", "个百分点"), ("工作日", "日"), ("元", "美元"), ("项", ""), ("月", "日"), ("个", "件")],
)
def test_units_that_stay_apart(left: str, right: str) -> None:
    """What counts different things is never equal, nor convertible."""
    assert Unit(left) != Unit(right)
    assert not Unit(left).converts_to(Unit(right))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.symbol)
def test_each_row_of_the_table(row: UnitRow) -> None:
    """Each synonym of a row is the same unit as its symbol, and the table knows it."""
    unit = Unit(row.symbol)

    assert unit.known
    assert unit.kind == row.kind
    for synonym in row.synonyms.split():
        assert Unit(synonym) == unit
        assert kind_of(synonym) == row.kind


@pytest.mark.parametrize("word", COUNTERS)
def test_each_counter(word: str) -> None:
    """Each measure word counts its own thing."""
    assert Unit(word).known
    assert Unit(word).countable


def test_an_unknown_word_counts_its_own_thing() -> None:
    """A word that no table knows is a unit, marked so, and no plain number."""
    unit = Unit("筒")

    assert (unit.known, unit.kind, unit.countable) == (False, "count", True)
    assert unit != Unit("")
    assert Unit("万筒").factor == 10_000
    assert Unit("万筒").scale == "万"
    assert Unit("万千牛") == Unit("千万牛")


@pytest.mark.parametrize(
    "text", ["3", "３", "٣", "①", "1万", "100亩", "10kV", "万½", "十人", "三", "半", "分之三", "-5元"]
)
def test_a_number_belongs_to_the_amount(text: str) -> None:
    """A unit that begins with a number or goes on with the one before it would print as another amount."""
    with pytest.raises(InvalidValueError, match="expected a unit") as caught:
        Quantity(1, text)
    assert caught.value.code == "unit-invalid"


@pytest.mark.parametrize("text", ["%%", "-", "。", "万-", "%%/年"])
def test_marks_alone_are_no_unit(text: str) -> None:
    """A unit has a letter, or is a sign of the table."""
    with pytest.raises(InvalidValueError, match="expected a unit"):
        Unit(text)


@pytest.mark.parametrize(
    "text", ["两", "半个月", "两年", "百人", "千瓦", "万亿元", "三轮车", "/3", "%/年", "元/100km", "℃/日", "万㎡"]
)
def test_units_with_numbers_in_their_words(text: str) -> None:
    """Words of numbers that are units, and numbers behind a slash, stay."""
    assert str(Quantity(5, text)) == f"5{text}"


@pytest.mark.parametrize(
    "text", ["元//人", "元/", "a b", "≥人", "元/0人", "千0", "万5人", "千百", "千百0", "x" * 41, "人\u200b", "元··月"]
)
def test_no_units(text: str) -> None:
    """What cannot be a unit is refused with its code."""
    with pytest.raises(InvalidValueError, match="expected a unit") as caught:
        Unit(text)
    assert caught.value.code == "unit-invalid"


def test_a_unit_is_text() -> None:
    """Something else than text is a mistake of the caller."""
    with pytest.raises(WrongTypeError, match="as text, found int"):
        Unit(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the mistake


def test_a_unit_as_a_value() -> None:
    """It prints as written, compares with units alone, and comes back from a pickle as the shared one."""
    unit = parse_unit("元/人·年")

    assert (str(unit), repr(unit)) == ("元/人·年", "Unit('元/人·年')")
    assert unit != "元/人·年"
    assert pickle.loads(pickle.dumps(unit)) is unit  # noqa: S301 - our own bytes
    assert parse_unit("/3").factor == Fraction(1, 3)
