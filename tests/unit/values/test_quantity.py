"""Quantities: exact, equal by their normal form, never silently another unit."""

import pickle
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

import pytest

from perfmodel import IncompatibleUnitsError, InexactConversionError, InvalidValueError, Quantity, Unit, WrongTypeError


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("80", "万人次"), ("800000", "人次")),
        (("1", "亿元"), ("10000", "万元")),
        (("5", "‱"), ("0.05", "%")),
        (("3", "亩"), ("2000", "平方米")),
        (("1", "公里"), ("1000", "米")),
        (("2", "人次/人"), ("2", "次")),
        (("7", "名"), ("7", "位")),
    ],
)
def test_equal_quantities_hash_equal(left: tuple[str, str], right: tuple[str, str]) -> None:
    """One amount in two spellings is one value."""
    assert Quantity(*left) == Quantity(*right)
    assert hash(Quantity(*left)) == hash(Quantity(*right))


@pytest.mark.parametrize(
    ("left", "right"), [("%", "个百分点"), ("日", "工作日"), ("元", "美元"), ("人", "人次"), ("项", "%"), ("月", "日")]
)
def test_units_that_never_convert(left: str, right: str) -> None:
    """What measures different things has no conversion, and the error names both."""
    assert Quantity(5, left) != Quantity(5, right)
    with pytest.raises(IncompatibleUnitsError) as caught:
        Quantity(5, left).to(right)
    assert (caught.value.left, caught.value.right) == (left, right)


def test_conversion_is_exact_or_refused() -> None:
    """亩 to m² has no end as a decimal; the fraction is at hand."""
    assert Quantity(3, "亩").to("平方米").value == 2000
    with pytest.raises(InexactConversionError):
        Quantity(1, "亩").to("平方米")
    assert Quantity(1, "亩").ratio_to("平方米") == Fraction(2000, 3)


@pytest.mark.parametrize("value", [0.1, True, None, 1 + 2j])
def test_inexact_amounts_are_refused(value: object) -> None:
    """Floats are no amounts."""
    with pytest.raises(WrongTypeError):
        Quantity(cast("Any", value), "元")


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), Decimal("1e400"), "1e400", "一二三点", ""])
def test_impossible_amounts_are_refused(value: Decimal | str) -> None:
    """NaN, infinity and what is no number are refused with a reason."""
    with pytest.raises(InvalidValueError):
        Quantity(value, "元")


def test_an_unknown_word_counts_itself() -> None:
    """A measure word that no table knows is a unit of its own."""
    assert not Unit("筒").known
    assert Quantity(3, "筒") != Quantity(3, "")
    assert Quantity(3, "筒") == Quantity(3, Unit("筒"))


def test_pickles_and_pint() -> None:
    """A quantity survives pickling, and pint there and back."""
    quantity = Quantity("12.5", "万元/人·年")

    assert pickle.loads(pickle.dumps(quantity)) == quantity  # noqa: S301 - our own bytes
    assert Quantity.from_pint(quantity.pint) == quantity
