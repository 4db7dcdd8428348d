"""Quantities: exact, equal by their normal form, never silently another unit."""

import operator
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


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("100.00", "100.00"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0E+7"), "0"),
        (Decimal("-0.00"), "0.00"),
        (Decimal("1E-50"), "0." + "0" * 49 + "1"),
        (Decimal("9" * 60), "9" * 60),
        ("1.2亿", "120000000.0"),
        (-7, "-7"),
    ],
)
def test_amounts_are_written_out(value: Decimal | str | int, written: str) -> None:
    """The written places stay, exponents and signed zeros do not; the text reads back to the same amount."""
    quantity = Quantity(value, "元")

    assert str(quantity) == written + "元"
    assert Quantity(Decimal(written), "元") == quantity
    assert repr(quantity) == f"Quantity('{written}', '元')"


@pytest.mark.parametrize(
    "value", [Decimal("1E+60"), Decimal("1E-60"), Decimal("9" * 61), 10**60, Decimal("1e999999"), Decimal("0e-99")]
)
def test_amounts_past_sixty_digits_are_refused(value: Decimal | int) -> None:
    """What would be longer than any reader takes is refused at once, in few words."""
    with pytest.raises(InvalidValueError) as caught:
        Quantity(value, "元")
    assert caught.value.code == "amount-invalid"
    assert len(str(caught.value)) < 200


def test_sums_past_sixty_digits_are_refused() -> None:
    """Nothing is rounded to fit."""
    most = Quantity(10**60 - 1, "元")
    with pytest.raises(InvalidValueError):
        _ = most + Quantity(1, "元")
    with pytest.raises(InvalidValueError):
        Quantity(10**59, "亿元").to("元")


def test_sums_keep_their_places() -> None:
    """1.50 and 2.5 make 4.00 in one unit; across units the shortest exact amount stands in the first unit."""
    assert str(Quantity("1.50", "元") + Quantity("2.5", "元")) == "4.00元"
    assert str(Quantity("1.50", "元") - Quantity("1.50", "元")) == "0.00元"
    assert str(Quantity("1.00", "万元") + Quantity("5", "元")) == "1.0005万元"
    assert str(-Quantity("2.50", "元")) == "-2.50元"
    assert str(-Quantity("0.0", "元")) == "0.0元"


@pytest.mark.parametrize("other", [5, Decimal(5), "5元", None])
def test_only_quantities_add_and_compare(other: Any) -> None:  # noqa: ANN401 - the point
    """A bare number has no unit, so it is neither added nor compared."""
    quantity = Quantity(5, "元")
    assert quantity != other
    for operation in (operator.add, operator.sub, operator.lt, operator.ge):
        with pytest.raises(TypeError):
            operation(quantity, other)


def test_conversion_into_the_same_unit_is_free() -> None:
    """The author's places stay where nothing is converted."""
    quantity = Quantity("100.00", "元")

    assert quantity.to("元") is quantity
    assert str(quantity.to("万元")) == "0.01万元"
    assert quantity.ratio_to("元") == 100


def test_inexact_conversions_say_so() -> None:
    """The message has the fraction and names what to use."""
    with pytest.raises(InexactConversionError, match=r"2000/3 平方米 .* ratio_to") as caught:
        Quantity(1, "亩").to("平方米")
    assert (caught.value.left, caught.value.right, caught.value.code) == ("亩", "平方米", "conversion-inexact")
