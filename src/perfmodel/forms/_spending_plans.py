"""Plans of spending by months or quarters (资金支出计划): each amount is kept with its period."""

from functools import lru_cache
from typing import final

from perfmodel._patterns import regex
from perfmodel.files._grid import Cell
from perfmodel.forms._alignment import shifted
from perfmodel.forms._columns import Columns, slots_of
from perfmodel.forms._layouts import Money, head_of, money_of
from perfmodel.forms._ledger import Ledger
from perfmodel.forms._money import is_amount
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_labels import PARTS_OF_YEAR, PLANNED, PLANS, SPENT, UNTIL
from perfmodel.lexicon._heading_words import MONTHS, QUARTER, YEARS
from perfmodel.lexicon._rows import any_word
from perfmodel.objectives._indicator import Extra

_PERIOD = regex(
    rf"(?:20\d\d{any_word(YEARS)})?{any_word(UNTIL)}?"
    rf"(?:第?[一二三四1-4]{QUARTER}|前[一二三两1-3]个?{QUARTER}|{any_word(PARTS_OF_YEAR)}"
    rf"|(?:1[0-2]|[1-9]|十?[一二]|[三四五六七八九十])月[份底末]?|\d{{1,2}}月?[-~至]\d{{1,2}}{any_word(MONTHS)})"
    rf"{any_word(PLANNED)}*(?:\([^()]*\))?:?"
)
_PLAN = regex(rf".{{0,6}}{any_word(SPENT)}+.{{0,4}}{any_word(PLANS)}表?(?:\([^()]*\))?:?")
_LONGEST, _SEVERAL = 24, 3


@final
class SpendingReader:
    """
    Collects the amounts of a plan, beside or below their periods.

    Attributes:
        extra: Each amount under the name of the plan and its period.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._columns: Columns[Money] | None = None
        self._filled = False
        self._label = ""
        self._until = 0
        self.extra: list[Extra] = []

    @property
    def open(self) -> bool:
        """Whether amounts may come below their periods."""
        return self._columns is not None

    def close(self) -> None:
        """No more amounts; periods without any below them are kept as they stand."""
        if self._columns is not None and not self._filled:
            self.extra.append(Extra(self._label, " ".join(slot.heading for slot in self._columns.slots)))
        self._columns, self._filled = None, False

    def take(self, cells: list[Cell]) -> bool:
        """Whether a row is one of a plan: its name, periods with their amounts beside them, or amounts below them."""
        if self._columns is not None and self._take_below(self._columns, cells):
            return True
        self.close()
        at = next((index for index, cell in enumerate(cells) if _is_period(cell)), len(cells))
        before, rest = cells[:at], cells[at:]
        if not self._goes_on(before, rest) or not all(map(_is_period_or_amount, rest)):
            return False
        self._take_name(before)
        self._until = max(self._until, *(cell.row + cell.row_span - 1 for cell in cells))
        self._take_periods(rest)
        return True

    def _take_name(self, before: list[Cell]) -> None:
        """The name of a plan, or what else stands before the periods where no plan is open."""
        if before and (is_plan(before[0].text) or before[0].row > self._until + 1):
            self._label = "".join(before[0].text.split())
        self._ledger.enter_labels(before)

    def _take_periods(self, cells: list[Cell]) -> None:
        """Periods with the amounts behind them; where there are none, they come below."""
        if cells and all(map(_is_period, cells)):
            self._columns = Columns(slots_of(cells, lambda _: Money.PART))
        period = self._label
        for cell in cells:
            if _is_period(cell):
                self._ledger.enter(cell, "label")
                period = cell.text
            else:
                self._add((self._label, period), cell)

    def _goes_on(self, before: list[Cell], rest: list[Cell]) -> bool:
        """Whether periods or nothing stand behind the name of a plan, or right below it."""
        periods = sum(map(_is_period, rest))
        below = self._until > 0 and rest != [] and rest[0].row <= self._until + 1
        if not before:
            return periods > 0 and below
        if len(before) > 1:
            return False
        return _opens_plan(before[0].text, periods) or (periods > 1 and below)

    def _take_below(self, columns: Columns[Money], cells: list[Cell]) -> bool:
        """Take the amounts below the periods, behind what the row itself says of them; whether there are any."""
        placed = shifted(columns, cells, 0)
        if not placed.cells or len(placed.stray) > 1 or not all(is_amount(cell) for _, cell in placed.cells):
            return False
        self._filled = True
        row = "".join(self._ledger.enter(cell, "label") for cell in placed.stray)
        for slot, cell in placed.cells:
            self._add((self._label, row, slot.heading), cell)
        return True

    def _add(self, parts: tuple[str, ...], cell: Cell) -> None:
        heading = "/".join("".join(part.split()) for part in dict.fromkeys(parts) if part)
        self.extra.append(Extra(heading, self._ledger.enter(cell, "extra")))


def begins_plan(cells: list[Cell], /) -> bool:
    """Whether a row is the name of a plan with several periods."""
    return is_plan(cells[0].text) and sum(map(_is_period, cells)) > 1


@lru_cache(maxsize=4096)
def is_plan(text: str, /) -> bool:
    """Whether a label is the name of a plan with several periods."""
    return len(text) <= _LONGEST and _PLAN.fullmatch("".join(fold(text).split())) is not None


def _opens_plan(label: str, periods: int) -> bool:
    """Whether a label opens a plan: 资金支出计划, or any other before three periods that the form does not know."""
    if is_plan(label):
        return periods > 0 or head_of(label) is None
    return periods >= _SEVERAL and head_of(label) is None and money_of(label) is None


def _is_period(cell: Cell) -> bool:
    text = "".join(fold(cell.text[:_LONGEST]).split())
    return _PERIOD.fullmatch(text) is not None and money_of(text) is None


def _is_period_or_amount(cell: Cell) -> bool:
    return _is_period(cell) or is_amount(cell)
