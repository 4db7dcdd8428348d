"""Pint: quantities cross to any registry and back, exactly, or are refused by name."""

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache
from typing import Any

import pint
import pytest
from hypothesis import given

from perfmodel import Quantity, Unit, parse_quantity
from perfmodel.errors import InexactConversionError, InvalidValueError, WrongTypeError
from perfmodel.testing import quantities
from perfmodel.values import define_pint_units
from perfmodel.values._unit import KNOWN_SYMBOLS

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
    """NaN does not slip in by this way."""
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
    """Products and powers come back with what stands above and below the slash."""

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


# --- registries of the caller's own -----------------------------------------------------------------------------------


def _registry() -> Any:  # noqa: ANN401 - as above
    return _PINT.UnitRegistry(non_int_type=Decimal)


class TestOwnRegistry:
    """``to_pint``: a quantity of the registry that is handed in, in the units that it has."""

    @pytest.mark.parametrize(
        ("amount", "symbol", "expected"),
        [
            ("730.35", "万元", "7303500 CNY"),
            ("50", "分钱", "0.5 CNY"),
            ("1.2", "亿美元", "120000000 USD"),
            ("95.50", "%", "95.50 percent"),
            ("5", "‱", "0.05 percent"),
            ("3", "成", "30 percent"),
            ("3", "公里", "3 kilometer"),
            ("2", "平方公里", "2 kilometer ** 2"),
            ("0.5", "吨/公顷", "0.5 metric_ton / hectare"),
            ("3", "斤", "1.5 kilogram"),
            ("2", "季度", "6 month"),
            ("24", "小时", "24 hour"),
            ("80", "万人次", "800000 人次"),
            ("5000", "元/人·年", "5000 CNY / year / 人"),
            ("30", "元/100km", "0.3 CNY / kilometer"),
            ("6", "项", "6 项"),
            ("7", "筒", "7 筒"),
            ("55", "分贝", "55 decibel"),
            ("-3", "℃", "-3 degree_Celsius"),
            ("2100", "", "2100 dimensionless"),
            ("2", "倍", "2 倍"),
        ],
    )
    def test_what_it_becomes(self, amount: str, symbol: str, expected: str) -> None:
        """Scales go into the amount, which keeps its digits."""
        found: Any = Quantity(amount, symbol).to_pint(_registry())

        assert isinstance(found.magnitude, Decimal)
        assert str(found) == expected

    @given(quantity=quantities())
    def test_there_and_back(self, quantity: Quantity) -> None:
        """Of any unit: the same quantity comes back, or the amount has no end as a decimal."""
        try:
            found: Any = quantity.to_pint(_shared())
        except InexactConversionError:
            assert quantity.unit.factor.denominator > 1 or "/" in quantity.unit.symbol
            return
        if "delta_degree_Celsius" not in str(found):
            assert Quantity.from_pint(found) == quantity

    def test_it_mixes_with_the_registry(self) -> None:
        """It adds, compares and converts with what the registry made itself."""
        registry = _registry()
        road: Any = Quantity("1.5", "公里").to_pint(registry)

        assert (road + registry.Quantity(Decimal(500), "meter")).to("kilometer").magnitude == 2
        assert Quantity("80", "万元").to_pint(registry) == Quantity(800_000, "元").to_pint(registry)
        assert Quantity(2, "亩").to_pint(registry) > registry.Quantity(Decimal("0.13"), "hectare")
        assert Quantity(95, "%").to_pint(registry).to("dimensionless").magnitude == Decimal("0.95")
        cost: Any = Quantity(5000, "元/人·年").to_pint(registry) * Quantity(12, "人").to_pint(registry)
        assert str(cost) == "60000 CNY / year"
        visits: Any = Quantity(80, "人次").to_pint(registry) / Quantity(8, "人").to_pint(registry)
        assert visits.to("次").magnitude == 10

    @pytest.mark.parametrize(
        ("left", "right"), [("元", "美元"), ("人", "人次"), ("项", "个"), ("%", "个百分点"), ("项", ""), ("月", "学期")]
    )
    def test_what_does_not_convert(self, left: str, right: str) -> None:
        """No currency becomes another, and nothing that is counted another thing or a plain number."""
        registry = _registry()
        with pytest.raises(_PINT.DimensionalityError):
            Quantity(5, left).to_pint(registry).to(Quantity(1, right).to_pint(registry).units)

    def test_a_currency_that_the_registry_has(self) -> None:
        """Definitions of the caller's are taken as they are, with their rates."""
        registry = _registry()
        registry.define("USD = [currency]")
        registry.define("CNY = 0.125 * USD")

        assert Quantity("80", "万元").to_pint(registry).to("USD").magnitude == 100_000

    def test_the_application_registry(self) -> None:
        """It counts in floats: whole numbers stay whole, and its own quantities mix; pickles come back to it."""
        registry: Any = _PINT.get_application_registry()
        handed: Any = Quantity("730.35", "万元").to_pint(registry)
        rate: Any = Quantity("0.5", "km").to_pint(registry)

        assert (handed.magnitude, type(handed.magnitude)) == (7_303_500, int)
        assert (rate.magnitude, type(rate.magnitude)) == (0.5, float)
        assert (rate + registry.Quantity(1, "meter")).to("meter").magnitude == 501
        assert pickle.loads(pickle.dumps(handed)) == handed  # noqa: S301 - our own bytes

    def test_a_pickle_in_another_process(self) -> None:
        """The other process defines the units first; without that pint has no such unit."""
        data = pickle.dumps(Quantity(80, "万人次").to_pint(_PINT.get_application_registry()))
        program = (
            "import pickle, pint, sys\n"
            "from perfmodel import Quantity, define_pint_units\n"
            f"data = {data!r}\n"
            "try:\n"
            "    pickle.loads(data)\n"
            "except pint.UndefinedUnitError:\n"
            "    define_pint_units(pint.get_application_registry())\n"
            "print(repr(Quantity.from_pint(pickle.loads(data))))\n"
        )
        run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - our own program

        assert run.stdout == "Quantity('800000', '人次')\n"

    def test_fractions(self) -> None:
        """A registry of fractions is exact where decimals have no end."""
        registry = _PINT.UnitRegistry(non_int_type=Fraction)
        shared = Quantity(5, "元/3人")

        assert shared.to_pint(registry).magnitude == Fraction(5, 3)
        with pytest.raises(InexactConversionError):
            shared.to_pint(_registry())

    def test_an_empty_registry(self) -> None:
        """What pint has of itself is defined too; units of one kind convert."""
        registry: Any = _PINT.UnitRegistry(None, non_int_type=Decimal)
        define_pint_units(registry)

        assert Quantity(3, "km").to_pint(registry).to("meter").magnitude == 3000
        assert Quantity(2, "公顷").to_pint(registry).to("meter ** 2").magnitude == 20_000
        assert Quantity(5, "‰").to_pint(registry).to("percent").magnitude == Decimal("0.5")

    def test_each_unit_is_defined_once(self) -> None:
        """A second call changes nothing, and every unit of the table is there afterwards."""
        registry = _registry()
        define_pint_units(registry)
        before = set(registry)
        define_pint_units(registry)

        assert set(registry) == before
        for symbol in KNOWN_SYMBOLS:
            handed: Any = Quantity(3, symbol).to_pint(registry)
            assert Quantity.from_pint(handed) == Quantity(3, symbol)
        assert set(registry) == before

    def test_temperatures_in_products(self) -> None:
        """A cost for each degree is one of a difference, as pint wants it."""
        assert str(Quantity(5, "元/℃").to_pint(_registry()).units) == "CNY / delta_degree_Celsius"

    @pytest.mark.parametrize("registry", [None, "pint", pint, Decimal, _PINT.UnitRegistry])
    def test_no_registry(self, registry: object) -> None:
        """The message says what to hand in."""
        for call in (Quantity(3, "km").to_pint, define_pint_units):
            with pytest.raises(WrongTypeError, match="non_int_type=Decimal"):
                call(registry)


@cache
def _shared() -> Any:  # noqa: ANN401 - as above
    return _registry()
