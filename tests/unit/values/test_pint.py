"""Pint: quantities cross to any registry and back, exactly, or are refused by name."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache
from typing import Any

import pint
import pytest
from hypothesis import given

from perfmodel import InvalidValueError, Quantity, Unit, WrongTypeError, parse_quantity
from perfmodel.testing import quantities

_PINT: Any = pint


@cache
def _default() -> Any:  # noqa: ANN401 - pint's own types are known in part only
    """Pint's own registry with exact numbers."""
    return _PINT.UnitRegistry(non_int_type=Decimal)


def _of(amount: object, units: str) -> Any:  # noqa: ANN401 - as above
    return _default().Quantity(amount, units)


@given(quantity=quantities())
def test_there_and_back_is_exact(quantity: Quantity) -> None:
    """A quantity of any unit, known or not, comes back with its amount and its spelling."""
    handed: Any = quantity.pint
    again = Quantity.from_pint(handed)

    assert handed.magnitude == quantity.value
    assert again == quantity
    assert again.unit.symbol.split("/")[1:] == quantity.unit.symbol.split("/")[1:]


@pytest.mark.parametrize(
    ("amount", "units", "expected"),
    [
        (Decimal("95.5"), "percent", Quantity("95.5", "%")),
        (12, "kilometer", Quantity(12, "km")),
        (Decimal("0.5"), "metric_ton / hectare", Quantity("0.5", "t/公顷")),
        (3, "kilogram / meter ** 2", Quantity(3, "kg/m·m")),
        (3, "meter ** 2", Quantity(3, "平方米")),
        (7, "hour / day", Quantity(7, "小时/日")),
        (4, "1 / year", Quantity(4, "/年")),
        (250, "kilowatt_hour", Quantity(250, "度")),
        (9, "", Quantity(9, "")),
    ],
)
def test_units_of_the_default_registry(amount: object, units: str, expected: Quantity) -> None:
    """Pint's English names are known where the unit table has the unit."""
    assert Quantity.from_pint(_of(amount, units)) == expected


@pytest.mark.parametrize("units", ["mile", "furlong / fortnight", "meter ** 0.5", "kelvin", "meter ** 41", "bit"])
def test_units_without_counterpart_are_refused(units: str) -> None:
    """A unit that the table does not know is named; nothing is guessed."""
    with pytest.raises(InvalidValueError) as caught:
        Quantity.from_pint(_of(1, units))
    assert caught.value.code == "unit-invalid"


@pytest.mark.parametrize("amount", [0.95, complex(1, 2), Fraction(1, 3)])
def test_inexact_magnitudes_are_refused(amount: object) -> None:
    """A float would bring 0.9500000000000001 in; the advice names the registry's option."""
    with pytest.raises(WrongTypeError, match="non_int_type=Decimal") as caught:
        Quantity.from_pint(_PINT.UnitRegistry().Quantity(amount, "percent"))
    assert caught.value.code == "amount-inexact"


@pytest.mark.parametrize("value", [5, "5 kg", None, Quantity(5, "kg")])
def test_what_is_no_pint_quantity_is_refused(value: object) -> None:
    """The error names the type."""
    with pytest.raises(WrongTypeError, match=type(value).__name__):
        Quantity.from_pint(value)


def test_impossible_magnitudes_are_refused() -> None:
    """NaN does not slip in by this door."""
    with pytest.raises(InvalidValueError):
        Quantity.from_pint(_of(Decimal("NaN"), "percent"))


def test_a_registry_with_our_symbols() -> None:
    """A registry that someone else made with Chinese names is read by them."""
    other: Any = _PINT.UnitRegistry(None, non_int_type=Decimal)
    other.define("元 = [money]")
    other.define("人 = [people]")

    assert Quantity.from_pint(other.Quantity(Decimal(5), other.Unit("元") / other.Unit("人"))) == Quantity(5, "元/人")


class TestConversion:
    """Units of one dimension convert in the handed-out registry as they do here; others do not."""

    def test_within_a_dimension(self) -> None:
        """万元 into 元, and 80万人次 compared with 800000人次."""
        handed: Any = Quantity("1.5", "万元").pint
        assert Quantity.from_pint(handed.to(Quantity(1, "元").pint.units)) == Quantity(15000, "元")
        assert Quantity(80, "万人次").pint == Quantity(800_000, "人次").pint

    @pytest.mark.parametrize(
        ("left", "right"), [("%", "个百分点"), ("人", "人次"), ("项", "%"), ("元", "美元"), ("m", "ms")]
    )
    def test_across_dimensions(self, left: str, right: str) -> None:
        """5 项 is not 500 %, and a millisecond is no plural of a metre."""
        assert Quantity(5, left).pint != Quantity(5, right).pint
        with pytest.raises(_PINT.DimensionalityError):
            Quantity(5, left).pint.to(Quantity(1, right).pint.units)

    @pytest.mark.parametrize("symbol", ["万元", "人次", "元/人·年", "筒", "亩", "km²", "kWh"])
    def test_base_units_come_back(self, symbol: str) -> None:
        """What pint reduces to base units is still the same quantity; only 亩 has no end in decimals."""
        handed: Any = Quantity(3, symbol).pint.to_base_units()

        assert Quantity.from_pint(handed).unit.converts_to(Unit(symbol))
        assert symbol == "亩" or Quantity.from_pint(handed) == Quantity(3, symbol)


class TestProducts:
    """Products and powers come back with what stands above and below the stroke."""

    @pytest.mark.parametrize(
        ("left", "right", "product", "quotient"),
        [
            (("650", "元/人"), ("20", "人"), Quantity(13000, "元"), Quantity("32.5", "元/人·人")),
            (("3", "元/人·年"), ("2", "元/人·年"), Quantity(6, "元·元/人·年·人·年"), Quantity("1.5", "")),
            (("5", "m"), ("2", "m"), Quantity(10, "平方米"), Quantity("2.5", "")),
            (("8", "度"), ("2", "人"), Quantity(16, "kWh·人"), Quantity(4, "kWh/人")),
        ],
    )
    def test_two_of_ours(
        self, left: tuple[str, str], right: tuple[str, str], product: Quantity, quotient: Quantity
    ) -> None:
        """The unit of a product is the product of the units."""
        one, other = Quantity(*left).pint, Quantity(*right).pint

        assert Quantity.from_pint(one * other) == product
        assert Quantity.from_pint(one / other) == quotient

    def test_what_no_unit_can_say_is_refused(self) -> None:
        """A third of a person times a person has no spelling here, so it is no other unit either."""
        with pytest.raises(InvalidValueError) as caught:
            Quantity.from_pint(Quantity(1, "/3").pint * Quantity(1, "人").pint)
        assert caught.value.code == "unit-invalid"


def test_the_first_use_does_not_decide_the_precision() -> None:
    """A unit that is first needed under a narrow decimal context converts as well as any other."""
    with localcontext(prec=2):
        handed: Any = Quantity(3, "百亩").pint
    found: Any = handed.to(Quantity(1, "平方米").pint.units)

    assert abs(found.magnitude - 200_000) < Decimal("1e-20")


def test_threads_share_one_registry() -> None:
    """Quantities handed out by many threads at once add up; each unit is defined once."""

    def hand_out(number: int) -> Any:  # noqa: ANN401 - as above
        return Quantity(number, f"柜{chr(0x7532 + number % 4)}").pint

    with ThreadPoolExecutor(8) as pool:
        handed = list(pool.map(hand_out, range(64)))
    first: Any = sum(handed[4::4], handed[0])

    assert Quantity.from_pint(first).value == sum(range(0, 64, 4))


def test_a_quantity_from_pint_pickles() -> None:
    """What came from pint holds nothing of pint, so it crosses processes where pint's own does not."""
    quantity = Quantity.from_pint(_of(Decimal("1.5"), "kilogram / hectare"))

    assert b"pint" not in pickle.dumps(quantity)
    assert pickle.loads(pickle.dumps(quantity)) == quantity  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("３００件", Quantity(300, "件")),
        ("万分之五", Quantity(5, "‱")),
        ("五次", Quantity(5, "次")),
        ("5000元/人·年", Quantity(5000, "元/人·年")),
        ("1,200户", Quantity(1200, "户")),
        ("80万人次", Quantity(800_000, "人次")),
        ("5‰", Quantity("0.5", "%")),
    ],
)
def test_what_pint_reads_wrongly_reaches_it_right(text: str, expected: Quantity) -> None:
    """Texts that pint garbles or fails on are read here and handed over as numbers with units."""
    quantity = parse_quantity(text)

    assert quantity == expected
    assert Quantity.from_pint(quantity.pint) == expected
