"""Laws of units, quantities and periods, as DESIGN section 2 states them."""

import decimal
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import (
    IncompatibleUnitsError,
    Interval,
    Period,
    Quantity,
    Target,
    Unit,
    dumps,
    format_target,
    loads,
    parse_quantity,
    parse_target,
    read_target,
)
from perfmodel.errors import InexactConversionError, InvalidValueError, TargetSyntaxError
from perfmodel.testing import amounts, any_text, intervals, periods, quantities, targets, units
from perfmodel.values import parse_number
from perfmodel.values._unit import MAIN_SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Callable

FAMILIES = (
    "元 万元 亿元 角",
    "人 名 位 百人 万人",
    "% ‰ ‱ 倍 成",
    "平方米 亩 公顷 km²",
    "kg 吨 斤 克",
    "年 半年 季度 月",
)
family = st.sampled_from(FAMILIES).map(str.split)
pair = family.flatmap(lambda symbols: st.tuples(quantities(units=symbols), quantities(units=symbols)))
triple = family.flatmap(lambda symbols: st.tuples(*[quantities(units=symbols)] * 3))

_UNIT_PIECES = (
    *"两半一三十百千万亿拾佰仟萬億人元月年次个/·-~点几余至分之%①½３",
    "100",
    "1万",
    "km",
    "公里",
    "分之",
    "以上",
    "半个",
)  # noqa: RUF001 - as written


def _spellings(unit: Unit) -> list[Unit]:
    main = MAIN_SYMBOLS.get(unit.symbol)
    return [unit, *(Unit(word) for word, other in MAIN_SYMBOLS.items() if main is not None and other == main)]


_OTHERWISE = frozenset("万分之 万分比 季度 月份 月 点 G".split())
"""Units that a number alone does not have: 5G is a make, 5点 a time, 5月 a month."""


class TestNormalForm:
    """Equality and hash go by the normal form; the author's spelling never takes part."""

    @given(digits=st.integers(-99_999, 99_999), word=st.sampled_from(("人次", "元", "册", "筒", "kg", "元/人·年")))
    def test_scaled_and_plain_are_equal(self, digits: int, word: str) -> None:
        """80万X and 800000X are equal and hash equal, as values and as targets, and keep their own text."""
        scaled, plain = Quantity(digits, "万" + word), Quantity(digits * 10_000, word)
        assert scaled == plain
        assert hash(scaled) == hash(plain)

        first, second = parse_target(f"≥{abs(digits)}万{word}"), parse_target(f"≥{abs(digits) * 10_000}{word}")
        assert first == second
        assert hash(first) == hash(second)
        assert format_target(first) != format_target(second)

    @given(unit=units())
    def test_synonyms_are_one_unit(self, unit: Unit) -> None:
        """Each spelling of a unit equals the others and hashes like them."""
        for other in _spellings(unit):
            assert other == unit
            assert hash(other) == hash(unit)
            assert Quantity(3, other) == Quantity(3, unit)

    @given(quantity=quantities(), places=st.integers(0, 20))
    def test_written_zeros_do_not_count(self, quantity: Quantity, places: int) -> None:
        """100.00 equals 100 and keeps its zeros when printed."""
        exponent = quantity.value.as_tuple().exponent
        assert isinstance(exponent, int)
        longer = Quantity(f"{quantity.value:f}{'' if exponent else '.'}{'0' * (places + 1)}", quantity.unit)

        assert longer == quantity
        assert hash(longer) == hash(quantity)
        assert str(longer) != str(quantity)

    @given(unit=st.lists(st.sampled_from(_UNIT_PIECES), min_size=1, max_size=4).map("".join) | any_text())
    def test_what_is_printed_is_no_other_amount(self, unit: str) -> None:
        """The text of a quantity reads back with its amount, or not at all, for every text that is taken as a unit."""
        try:
            quantity = Quantity(5, unit)
            again = parse_quantity(str(quantity))
        except (InvalidValueError, TargetSyntaxError):
            return
        assert again.value == quantity.value

    @given(unit=units())
    def test_known_units_read_back(self, unit: Unit) -> None:
        """The text of a quantity in a unit of known words reads back equal, or is one that names a make or a time."""
        text = str(Quantity(5, unit))
        if unit.symbol in _OTHERWISE:
            with pytest.raises(TargetSyntaxError):
                parse_quantity(text)
        elif unit.known and all(sign.isalpha() or sign in "%‰" for sign in unit.symbol):
            assert parse_quantity(text) == Quantity(5, unit)

    @given(left=targets(), right=targets())
    def test_equal_targets_hash_equal(self, left: Target, right: Target) -> None:
        """Whatever two targets are equal, they hash equal; the text takes no part outside statements."""
        again = read_target(format_target(left))
        for one, other in ((left, right), (left, again)):
            assert one != other or hash(one) == hash(other)

    @given(left=periods(), right=periods())
    def test_equal_periods_hash_equal(self, left: Period, right: Period) -> None:
        """Periods of one length in one kind of calendar are equal and hash equal."""
        assert (left == right) == (left.normal == right.normal)
        assert left != right or hash(left) == hash(right)


class TestConversion:
    """``quantity.to(unit)`` is exact, or an ``IncompatibleUnitsError``."""

    @given(both=pair)
    def test_there_and_back(self, both: tuple[Quantity, Quantity]) -> None:
        """A conversion that succeeds changes nothing, and the way back gives the same amount."""
        quantity, unit = both[0], both[1].unit
        try:
            converted = quantity.to(unit)
        except InexactConversionError:
            assert quantity.ratio_to(unit).denominator % 3 == 0
            return

        assert converted == quantity
        assert converted.unit is unit
        assert converted.to(quantity.unit).value == quantity.value
        assert quantity.ratio_to(unit) == Fraction(converted.value)

    @given(both=pair)
    def test_ratios_invert_each_other(self, both: tuple[Quantity, Quantity]) -> None:
        """One unit in another, times the way back, is one."""
        left, right = both[0].unit, both[1].unit

        assert Quantity(1, left).ratio_to(right) * Quantity(1, right).ratio_to(left) == 1

    @given(left=quantities(), right=quantities())
    def test_what_does_not_convert_always_raises(self, left: Quantity, right: Quantity) -> None:
        """Each operation across dimensions raises the same error, and equality is plainly false."""
        if left.unit.converts_to(right.unit):
            assert left.ratio_to(right.unit) == left.exact / right.unit.factor
            return
        operations: tuple[Callable[[], object], ...] = (
            lambda: left.to(right.unit),
            lambda: left.ratio_to(right.unit),
            lambda: left + right,
            lambda: left - right,
            lambda: left < right,
            lambda: left >= right,
        )
        for operation in operations:
            with pytest.raises(IncompatibleUnitsError):
                operation()
        assert left != right


class TestAddition:
    """``+`` and ``-`` are exact."""

    @given(three=triple)
    def test_is_commutative_and_associative(self, three: tuple[Quantity, Quantity, Quantity]) -> None:
        """The order of a sum does not matter, across the units of one dimension."""
        first, second, third = three
        try:
            sums = (first + second, second + first, (first + second) + third, first + (second + third))
        except InexactConversionError:
            return
        assert sums[0] == sums[1]
        assert sums[2] == sums[3]
        assert sums[0].exact == first.exact + second.exact

    @given(both=pair)
    def test_subtraction_undoes_it(self, both: tuple[Quantity, Quantity]) -> None:
        """Taking away what was added gives the amount back, and what is taken from itself leaves none."""
        left, right = both
        assert left - left == Quantity(0, left.unit)
        negative = -left
        assert -negative == left
        try:
            total = left + right
        except InexactConversionError:
            return
        assert total - right == left

    @given(left=amounts(), right=amounts())
    def test_keeps_the_places_of_one_unit(self, left: Decimal, right: Decimal) -> None:
        """1.50元 and 2.5元 make 4.00元, as on paper."""
        total = Quantity(left, "元") + Quantity(right, "元")

        assert total.value.as_tuple().exponent == min(left.as_tuple().exponent, right.as_tuple().exponent)


class TestOrder:
    """Ordering within a dimension is total, agrees with equality, and does not depend on the unit's spelling."""

    @given(both=pair)
    def test_one_of_three(self, both: tuple[Quantity, Quantity]) -> None:
        """Less, equal or greater: exactly one holds, as the exact amounts say."""
        left, right = both

        assert [left < right, left == right, left > right].count(True) == 1
        assert (left <= right) == (left < right or left == right)
        assert (left >= right) == (left > right or left == right)
        assert (left < right) == (left.exact < right.exact)

    @given(three=triple)
    def test_is_transitive(self, three: tuple[Quantity, Quantity, Quantity]) -> None:
        """Sorting leaves each no greater than the next, and the first no greater than the last."""
        low, middle, high = sorted(three)

        assert low <= middle <= high
        assert low <= high

    @given(left=amounts(), right=amounts(), unit=units())
    def test_spelling_takes_no_part(self, left: Decimal, right: Decimal, unit: Unit) -> None:
        """The same two amounts compare the same way in each spelling of their unit."""
        for other in _spellings(unit):
            assert (Quantity(left, unit) < Quantity(right, other)) == (left < right)


class TestDecimalContext:
    """No global state changes a result: the decimal context has no say."""

    @given(text=any_text(), number=st.from_regex(r"[1-9][0-9]{0,25}(\.[0-9]{1,8})?万?", fullmatch=True), both=pair)
    def test_has_no_say(self, text: str, number: str, both: tuple[Quantity, Quantity]) -> None:
        """With three digits, a tiny range and every trap set, all comes out as without."""

        def everything() -> list[object]:
            left, right = both
            target = read_target(text)
            amount = parse_number(number)
            ends = [left.ratio_to(right.unit), left < right, left == right, hash(left), str(left), repr(-left)]
            try:
                ends += [repr(left + right), repr(left.to(right.unit))]
            except InexactConversionError as error:
                ends.append(str(error))
            written = [format_target(target), dumps(left, "json")]
            return [target, amount, str(amount), *ends, *written, loads(written[1], "json")]

        calm = everything()
        strange = decimal.Context(prec=3, Emin=-3, Emax=3, rounding=decimal.ROUND_UP, capitals=0, clamp=1)
        for signal in strange.traps:
            strange.traps[signal] = True
        with decimal.localcontext(strange):
            again = everything()
        assert again == calm


class TestIntervals:
    """An interval holds its closed ends and none of its open ones."""

    @given(interval=intervals(both=True))
    def test_ends(self, interval: Interval) -> None:
        """Each end belongs to it exactly when it is inclusive."""
        lower, upper = interval.lower, interval.upper
        assert lower is not None
        assert upper is not None
        assert (lower.quantity in interval) == lower.inclusive
        assert (upper.quantity in interval) == upper.inclusive
