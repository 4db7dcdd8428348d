"""
The money block of a self-evaluation: rows of sources under 年初预算数, 全年预算数, 全年执行数, 执行率 and points.

Rows are placed by the search of ``_alignment``: as they stand where each cell fits, else moved by the merged label that
a browser left out.  Older forms print pairs instead (预算数： 15 执行数： 10.5), a row for each source.  The rate of
execution may also stand in a row of the indicator table, with its points: 预算执行率 | 96% | 10 | 9.6.
"""

from decimal import Decimal
from typing import final

from attrs import evolve

from perfmodel.errors import TargetSyntaxError
from perfmodel.files._grid import Cell
from perfmodel.forms._alignment import Cost, Placed, cheapest, shifted
from perfmodel.forms._cell_texts import has_letters, points_of
from perfmodel.forms._columns import NAMES, VALUES, Columns, Slot, Table, slots_of
from perfmodel.forms._layouts import Column, Head, Money, head_of, money_of
from perfmodel.forms._ledger import Ledger
from perfmodel.forms._money import SOURCES, Heading, MoneyReader, is_amount, is_number, unit_named
from perfmodel.forms._row_labels import POINTS
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_marks import is_blank
from perfmodel.lexicon._headings import Version, version_of
from perfmodel.objectives._indicator import Extra
from perfmodel.objectives._report import Execution
from perfmodel.targets._read import parse_quantity
from perfmodel.taxonomy._category_labels import split_points
from perfmodel.values._quantity import Quantity

_AMOUNTS = frozenset((Money.INITIAL, Money.ADJUSTED, Money.EXECUTED))
_POINTS = frozenset((Money.WEIGHT, Money.SCORE))
_BESIDE = frozenset((Money.RATE, Money.WEIGHT, Money.SCORE))
"""What may stand behind a budget and what was spent of it, in one row of pairs."""

_REPORT = "report:execution"


@final
class ExecutionReader:
    """Collects the rows of the money block of one form."""

    def __init__(self, ledger: Ledger, money: MoneyReader) -> None:
        self._ledger = ledger
        self._money = money
        self._columns: Columns[Money] | None = None
        self._paired = False
        self._spent: list[tuple[str, Heading]] = []
        self._weight: Decimal | None = None
        self._others: dict[Slot[Money], str] = {}
        self.rows: list[Execution] = []
        self.extra: list[Extra] = []

    @property
    def open(self) -> bool:
        """Whether rows of the block come next."""
        return self._columns is not None or self._paired or bool(self._spent)

    def close(self) -> None:
        """No more rows."""
        self._columns, self._paired, self._spent = None, False, []

    def start(self, cells: list[Cell]) -> bool:
        """Whether a row is the heading of the block; it then opens it."""
        found = [(field, cell) for cell in cells if (field := money_of(cell.text)) is not None and field not in SOURCES]
        fields = {field for field, _ in found}
        amounts = fields & _AMOUNTS
        if len(amounts) < 2 and not (amounts and Money.RATE in fields):  # noqa: PLR2004 - one alone is a label
            return False
        if any(is_number(cell) for cell in cells):
            return False
        first = min(cell.column for field, cell in found if field is not Money.NAME)
        self._weight = None
        for cell in cells:
            self._money.see_unit(cell.text)
            if cell.column < first:
                self._see_label(cell)
        headings = [cell for cell in cells if cell.column >= first]
        slots = slots_of(headings, lambda cell: money_of(cell.text) or Money.PART)
        slots = [_budget(slot, fields) for slot in slots]
        for slot, cell in zip(slots, headings, strict=True):
            if version_of(cell.text) is Version.EXPECTED:
                self._others[slot] = slot.heading
                self._ledger.enter(cell, "label")
            elif money_of(cell.text) is None or slot.field is Money.PART:
                self._others[slot] = slot.heading
                message = "a heading that no layout knows; its cells are kept as extras"
                self._ledger.find("heading-unknown", message, cell)
            else:
                self._ledger.enter(cell, "label")
        self._columns = Columns([Slot(Money.NAME, "", 1, first - 1), *slots])
        return True

    def _see_label(self, cell: Cell) -> None:
        """The label beside the block; points behind it (20分) are those of its first row."""
        self._ledger.enter(cell, "label")
        self._money.see_block(cell)
        label, points = split_points(cell.text)
        if points is not None:
            self._weight = points
            self.extra.append(Extra("".join(label.split()), f"{points}分"))

    def take(self, cells: list[Cell]) -> bool:
        """Take a row of the open block; whether it was one."""
        if self._spent:
            self._keep_spent(cells)
            return False
        if self._columns is None:
            return self._take_pairs(cells)
        if self._divides(self._columns, cells):
            return True
        rest = [cell for cell in cells if not self._is_side(cell, cells)]
        placed = _placed(self._columns, rest)
        if placed is None:
            below = _with_names_below(self._columns) if any(money_of(cell.text) in SOURCES for cell in rest) else None
            placed = None if below is None else _placed(below, rest)
            self._columns = None if placed is None else below
        if placed is None:
            return False
        if placed.moved:
            message = "amounts that stood beside their headings were put back; compare them"
            self._ledger.find_all("row-moved", message, rest)
        for cell in cells:
            if cell not in rest:
                self._money.see_unit(cell.text)
                self._ledger.enter(cell, "label")
        self._row(placed)
        return True

    def _divides(self, columns: Columns[Money], cells: list[Cell]) -> bool:
        """Whether a row is sources below the budget and below what was spent; amounts in their columns come next."""
        headings = [Heading(field, cell) for cell in cells if (field := money_of(cell.text)) in SOURCES]
        over = [next(slot for slot in reversed(columns.slots) if slot.first <= item.cell.column) for item in headings]
        spent = [slot.field is Money.EXECUTED for slot in over]
        if len(headings) != len(cells) or not (any(spent) and not all(spent)):
            return False
        for item, slot, gone in zip(headings, over, spent, strict=True):
            self._ledger.enter(item.cell, "label")
            if gone:
                self._spent.append((f"{slot.heading}/{''.join(item.cell.text.split())}", item))
        self._money.open_under([item for item, gone in zip(headings, spent, strict=True) if not gone])
        self._columns = None
        return True

    def _keep_spent(self, cells: list[Cell]) -> None:
        """Keep the amounts below the sources of what was spent; they are no money of the budget."""
        for label, heading in self._spent:
            for cell in filter(heading.holds, cells):
                self.extra.append(Extra(label, self._ledger.enter(cell, "extra")))
        self._spent = []

    def _is_side(self, cell: Cell, cells: list[Cell]) -> bool:
        if cell is not cells[0] or len(cells) == 1:
            return False
        bracketed = fold(cell.text).strip().strip("()") == unit_named(cell.text)
        return cell.row_span > 1 or head_of(cell.text) is Head.MONEY or bracketed

    def _row(self, placed: Placed[Money]) -> None:
        names = [cell for slot, cell in placed.cells if slot.field is Money.NAME]
        name = "".join("".join(self._ledger.enter(cell, _REPORT).split()) for cell in names)
        by_field = dict[Money, Cell]()
        for slot, cell in placed.cells:
            if slot in self._others:
                self.extra.append(Extra(f"{name}/{slot.heading}", self._ledger.enter(cell, "extra")))
            elif slot.field is not Money.NAME:
                by_field.setdefault(slot.field, cell)
        weight, self._weight = self._weight, None
        self.rows.append(self._execution(name, by_field, weight))

    def _execution(self, name: str, by_field: dict[Money, Cell], weight: Decimal | None) -> Execution:
        """A row of the block; *weight* is that of its label, where no cell of its own has the points."""
        return Execution(
            name=name,
            initial=self._amount(by_field.get(Money.INITIAL)),
            adjusted=self._amount(by_field.get(Money.ADJUSTED)),
            executed=self._amount(by_field.get(Money.EXECUTED)),
            weight=weight if Money.WEIGHT not in by_field else self._points(by_field[Money.WEIGHT]),
            rate=self._rate(by_field.get(Money.RATE)),
            score=self._points(by_field.get(Money.SCORE)),
            reason=self._text(by_field.get(Money.REASON)),
        )

    def take_rate(self, label: Cell, by_field: dict[Money, Cell]) -> None:
        """Take the rate that stands among the indicators: its points are those of the first row of the block."""
        name, weight = split_points(self._ledger.enter(label, "label"))
        found = self._execution(name, by_field, weight)
        if weight is not None and found.weight != weight:
            self.extra.append(Extra(name, f"{weight}分"))
        first = self.rows[0] if self.rows else None
        if first is None or not _is_of(first, found):
            self.rows.append(found)
            return
        rate, reason = first.rate or found.rate, first.reason or found.reason
        self.rows[0] = evolve(first, weight=found.weight, score=found.score, rate=rate, reason=reason)

    # --- pairs ---

    def start_pairs(self, cells: list[Cell]) -> bool:
        """Whether a row is a budget with its amount and the executed with its amount; it then opens the block."""
        pairs = _pairs(cells)
        if pairs and pairs[0][1] is None and money_of(pairs[0][0].text) not in _AMOUNTS:
            pairs = pairs[1:]  # 预算资金, beside the labels of its amounts
        fields = [money_of(label.text) for label, _ in pairs]
        if fields[1:2] != [Money.EXECUTED] or fields[0] not in _AMOUNTS or not _BESIDE.issuperset(fields[2:]):
            return False
        for cell in cells:
            self._money.see_unit(cell.text)
        for cell in cells[: len(cells) - sum(1 + (value is not None) for _, value in pairs)]:
            self._see_label(cell)
        self._pair_row(pairs, name="".join(pairs[0][0].text.split()).rstrip(":："))  # noqa: RUF001 - as printed
        self._paired = True
        return True

    def _take_pairs(self, cells: list[Cell]) -> bool:
        pairs = _pairs(cells)
        labels = {"".join(label.text.split()) for label, _ in pairs}
        if len(pairs) != 2 or len(labels) != 1:  # noqa: PLR2004 - two pairs of one source
            self._paired = False
            return False
        self._pair_row(pairs, name=labels.pop().rstrip(":："))  # noqa: RUF001 - as printed
        return True

    def _pair_row(self, pairs: list[tuple[Cell, Cell | None]], *, name: str) -> None:
        fields = [Money.ADJUSTED, Money.EXECUTED, *(money_of(label.text) for label, _ in pairs[2:])]
        by_field: dict[Money, Cell] = {}
        for field, (label, value) in zip(fields, pairs, strict=True):
            self._ledger.enter(label, _REPORT)
            if field is not None and value is not None:
                by_field.setdefault(field, value)
        weight, self._weight = self._weight, None
        self.rows.append(self._execution(name, by_field, weight))

    # --- cells ---

    def _text(self, cell: Cell | None) -> str:
        return "" if cell is None else self._ledger.enter(cell, _REPORT)

    def _amount(self, cell: Cell | None) -> Quantity | None:
        return None if cell is None else self._money.amount(cell, _REPORT)

    def _points(self, cell: Cell | None) -> Decimal | None:
        if cell is None:
            return None
        points = points_of(cell.text)
        self._entered(cell, blank_or_read=points is not None)
        return points

    def _rate(self, cell: Cell | None) -> Quantity | None:
        """The printed rate in its own unit: 98.5% is a percentage, 0.985 a plain number."""
        if cell is None:
            return None
        try:
            rate = parse_quantity(cell.text.strip())
        except TargetSyntaxError:
            rate = None
        self._entered(cell, blank_or_read=rate is not None)
        return rate

    def _entered(self, cell: Cell, *, blank_or_read: bool) -> None:
        if blank_or_read or is_blank(cell.text):
            self._ledger.enter(cell, _REPORT)
        else:
            self._ledger.find("points-unread", "expected a number in the money block", cell)


def _is_of(first: Execution, rate: Execution) -> bool:
    """Whether a rate with its points is that of the first row of the block: of all the money, and nothing disagrees."""
    free = first.weight is first.score is None and "" in {first.reason, rate.reason}
    agree = first.rate is None or rate.rate is None or first.rate == rate.rate
    return free and agree and (money_of(first.name) not in _SOME or first.rate == rate.rate is not None)


_SOME = frozenset((Money.FISCAL, Money.OTHER, Money.PART))
"""Sources that are a part of the money."""


def _placed(columns: Columns[Money], cells: list[Cell]) -> Placed[Money] | None:
    """The cells of a row by the columns of the block, or ``None`` for a row that is none of it."""
    ways = [(abs(shift) * Cost.MOVED, shifted(columns, cells, shift)) for shift in (0, 1, 2)]
    placed = cheapest((cost, way) for cost, way in ways if _fits(way))
    return ways[0][1] if placed is None and _fits_nameless(ways[0][1]) else placed


def _with_names_below(columns: Columns[Money]) -> Columns[Money] | None:
    """The columns with the names below the first heading of amounts (年度预算数), which stands beside the block."""
    name, first, *rest = columns.slots
    if first.field not in _AMOUNTS or not {slot.field for slot in rest} & _AMOUNTS:
        return None
    return Columns([name._replace(last=first.last), *rest])


def _budget(slot: Slot[Money], fields: set[Money]) -> Slot[Money]:
    """预算数 alone is the budget that spending is held against: the adjusted one."""
    alone = slot.field is Money.INITIAL and Money.ADJUSTED not in fields and "初" not in slot.heading
    return slot._replace(field=Money.ADJUSTED) if alone else slot


def _fits(way: Placed[Money]) -> bool:
    """Whether a row is a name and numbers below headings of numbers, each in a column of its own."""
    names = [cell for slot, cell in way.cells if slot.field is Money.NAME]
    if way.stray or not names or not all(_is_source(cell) for cell in names):
        return False
    rest = [(slot, cell) for slot, cell in way.cells if slot.field is not Money.NAME]
    if len({slot for slot, _ in rest}) != len(rest):
        return False
    amounts = [cell for slot, cell in rest if slot.field in _AMOUNTS]
    return all(is_amount(cell) for cell in amounts) and (bool(amounts) or money_of(names[-1].text) in SOURCES)


def _fits_nameless(way: Placed[Money]) -> bool:
    """Whether a row is numbers alone, each right below a heading of its own: the one row of a block without names."""
    slots = [slot for slot, _ in way.cells]
    amounts = [cell for slot, cell in way.cells if slot.field in _AMOUNTS and is_number(cell)]
    numbers = all(slot.field is Money.REASON or is_amount(cell) for slot, cell in way.cells)
    apart = len(set(slots)) == len(slots) and all(slot.field is not Money.NAME for slot in slots)
    return bool(amounts) and numbers and apart and not way.stray


def _is_source(cell: Cell) -> bool:
    """Whether a cell can name a source of money: words, and no label of another part of the head."""
    head = head_of(cell.text)
    known = head is None or money_of(cell.text) in SOURCES
    return known and not is_amount(cell) and has_letters(cell.text)


def _pairs(cells: list[Cell]) -> list[tuple[Cell, Cell | None]]:
    """The labels of money in a row, each with the amount behind it, if there is one."""
    found = list[tuple[Cell, Cell | None]]()
    for index, cell in enumerate(cells):
        following = cells[index + 1] if index + 1 < len(cells) else None
        labelled = money_of(cell.text) is not None or cell.text.rstrip().endswith((":", "："))  # noqa: RUF001 - as printed
        if labelled and not is_amount(cell):
            found.append((cell, following if following is not None and is_amount(following) else None))
    return found


_FIELDS = {
    Column.WEIGHT: Money.WEIGHT,
    Column.SCORE: Money.SCORE,
    Column.ACTUAL: Money.RATE,
    Column.REASON: Money.REASON,
}
"""What the columns of the indicators say of the money."""

_REPORTED = frozenset((Column.ACTUAL, Column.SCORE, Column.SO_FAR))


def is_rate_row(table: Table, cells: list[Cell]) -> bool:
    """
    Whether a row says how much of the money was spent, beside the indicators: it has points and no name.

    The label stands in the column of a level, or over all columns up to the values.  A row that has 预算执行率 as a
    name below a level (过程) is an indicator.
    """
    label = cells[0]
    if money_of(label.text) is not Money.RATE or label.column >= table.name.first:
        return False
    fields = {slot.field for cell in cells[1:] if (slot := table.at(cell)) is not None}
    return not fields.isdisjoint(POINTS) and fields.isdisjoint(NAMES)


def parts_of_rate(table: Table, cells: list[Cell]) -> dict[Money, Cell]:
    """
    The cells of such a row by what they say of the money; a value over target and result is the rate.

    None of a table without results and scores: a form that only plans reports nothing.
    """
    found: dict[Money, Cell] = {}
    if _REPORTED.isdisjoint(slot.field for slot in table.slots):
        return found
    for cell in cells[1:]:
        slot = table.at(cell)
        field = None if slot is None else _FIELDS.get(slot.field)
        over = slot is not None and slot.field in VALUES and cell.column + cell.column_span - 1 > slot.last
        field = Money.RATE if over else field
        if field is not None:
            found.setdefault(field, cell)
    return found
