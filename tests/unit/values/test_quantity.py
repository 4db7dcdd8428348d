"""Quantities: exact, equal by their normal form, never silently another unit."""

import operator
from decimal import ROUND_CEILING, Decimal, localcontext
from fractions import Fraction
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import IncompatibleUnitsError, Quantity, Unit
from perfmodel.errors import InexactConversionError, InvalidValueError, WrongTypeError, ZeroDivisorError


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


def _times(left: Any, right: Any) -> object:  # noqa: ANN401 - whatever callers multiply
    return left * right


def _parted(left: Any, right: Any) -> object:  # noqa: ANN401 - as above
    return left / right


def _added(left: Any, right: Any) -> object:  # noqa: ANN401 - as above
    return left + right


class TestArithmetic:
    """Sums, multiples, parts, rounding: exact, whatever the decimal context."""

    def test_sums(self) -> None:
        """``sum`` starts from 0, which has no unit; no other bare number is added."""
        assert sum([Quantity("1.5", "万元"), Quantity(5000, "元")]) == Quantity(2, "万元")
        assert str(sum([Quantity("1.50", "万元"), Quantity("0.25", "万元")])) == "1.75万元"
        for left, right in ((1, Quantity(1, "元")), (Quantity(1, "元"), 1), (0.0, Quantity(1, "元"))):
            with pytest.raises(TypeError):
                _added(left, right)

    def test_multiples_and_parts(self) -> None:
        """A number times a quantity, a part of one, and how often one goes into another."""
        assert 3 * Quantity("0.10", "元") == Quantity("0.10", "元") * Fraction(3)
        assert str(Quantity("0.10", "元") * 3) == "0.30元"
        assert str(Quantity("1.5", "元") * Decimal("0.10")) == "0.150元"
        assert Quantity(3, "万元") / 4 == Quantity(7500, "元")
        assert Quantity(9500, "册") / Quantity(1, "万册") == Fraction(19, 20)
        with pytest.raises(InexactConversionError):
            _ = Quantity(1, "元") / 3
        with pytest.raises(IncompatibleUnitsError):
            _ = Quantity(1, "元") / Quantity(1, "人")
        for divisor in (0, Decimal(0), Quantity(0, "元")):
            with pytest.raises(ZeroDivisionError, match="expected a divisor other than zero") as caught:
                _ = Quantity(1, "元") / divisor
            assert isinstance(caught.value, ZeroDivisorError)
            assert caught.value.code == "divisor-zero"

    def test_two_currencies_do_not_add(self) -> None:
        """Nothing converts one into the other, so the message does not say to do that."""
        with pytest.raises(IncompatibleUnitsError, match="exchange one at a rate of your own"):
            _ = Quantity(5, "万元") + Quantity(5, "美元")

    @pytest.mark.parametrize("number", [0.5, True, 1 + 2j])
    def test_inexact_factors_are_refused(self, number: Any) -> None:  # noqa: ANN401 - the mistake
        """A float has lost the digits of its author."""
        one = Quantity(1, "元")
        for operation, left, right in ((_times, one, number), (_times, number, one), (_parted, one, number)):
            with pytest.raises(WrongTypeError, match="Decimal"):
                operation(left, right)

    @pytest.mark.parametrize("other", ["2", None, [1]])
    def test_other_things_are_no_factors(self, other: Any) -> None:  # noqa: ANN401 - the mistake
        """What is no number is left to the other side, and then refused by Python."""
        for operation in (_times, _parted):
            with pytest.raises(TypeError):
                operation(Quantity(1, "元"), other)
        with pytest.raises(TypeError):
            _ = Quantity(2, "元") * cast("Any", Quantity(2, "元"))

    def test_rounding_and_size(self) -> None:
        """Halves go away from zero, in any context."""
        with localcontext(prec=2, rounding=ROUND_CEILING):
            assert str(round(Quantity("12345.645", "元"), 2)) == "12345.65元"
            assert str(round(Quantity("-0.5", "元"))) == "-1元"
            assert str(abs(Quantity("-12345.678", "元"))) == "12345.678元"
        assert str(round(Quantity(5, "元"), 2)) == "5.00元"
        for places in (-1, 61):
            with pytest.raises(InvalidValueError) as error:
                round(Quantity(5, "元"), places)
            assert error.value.code == "places-invalid"

    @pytest.mark.parametrize(
        ("spec", "text"),
        [
            ("", "7303500.125元"),
            (",.2f", "7,303,500.13元"),
            (",", "7,303,500.125元"),
            ("+,.0f", "+7,303,500元"),
            ("f", "7303500.125元"),
            (".1", "7303500.1元"),
        ],
    )
    def test_formats(self, spec: str, text: str) -> None:
        """The number as asked for, then the unit."""
        with localcontext(prec=2):
            assert format(Quantity("7303500.125", "元"), spec) == text

    @pytest.mark.parametrize("spec", ["n", "_", ".1%", "e", ">20", ",.2g", ".2F", "０"])
    def test_other_formats_are_refused(self, spec: str) -> None:
        """None that asks the machine, none that changes the amount."""
        with pytest.raises(InvalidValueError) as error:
            format(Quantity("7303500.125", "元"), spec)

        assert error.value.code == "format-invalid"

    @given(value=st.decimals(-1000, 1000, places=3), times=st.integers(1, 10**6))
    def test_a_multiple_has_its_part(self, value: Decimal, times: int) -> None:
        """What was multiplied is divided again without a loss."""
        quantity = Quantity(value, "万元")

        assert (quantity * times) / times == quantity
        assert (quantity * times) / Quantity(1, "万元") == Fraction(value) * times
