"""
The money block of a self-evaluation: rows of sources under 年初预算数, 全年预算数, 全年执行数, 执行率 and points.

Rows are placed by the search of ``_alignment``: as they stand where each cell fits, else moved by the merged label that
a browser left out.  Older forms print pairs instead (预算数： 15 执行数： 10.5), a row for each source.
"""

from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import final

from attrs import evolve

from perfmodel.errors import TargetSyntaxError
from perfmodel.files._grid import Cell
from perfmodel.forms._alignment import Cost, Placed, cheapest, shifted
from perfmodel.forms._cell_texts import has_letters, points_of
from perfmodel.forms._columns import Columns, Slot, slots_of
from perfmodel.forms._layouts import Head, Money, head_of, money_of
from perfmodel.forms._ledger import Ledger
from perfmodel.forms._money import (
    AMOUNTS,
    BESIDE,
    SOURCES,
    Heading,
    MoneyReader,
    Pair,
    are_budget_and_executed,
    is_amount,
    is_number,
    pairs_of,
    unit_named,
    without_label,
)
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_marks import is_blank
from perfmodel.lexicon._heading_words import Version, version_of
from perfmodel.objectives._indicator import Extra
from perfmodel.objectives._report import Execution
from perfmodel.targets._read import parse_quantity
from perfmodel.taxonomy._category_labels import split_points
from perfmodel.values._quantity import Quantity

_POINTS = frozenset((Money.WEIGHT, Money.SCORE))
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
        columns = _columns_of_money(cells)
        if not _are_of_block(set(columns.values())) or any(map(_is_figure, cells)):
            return False
        first = _first_heading(columns).column
        self._weight = None
        self._money.see_units(cells)
        for cell in cells:
            if cell.column < first:
                self._see_label(cell)
        headings = [cell for cell in cells if cell.column >= first]
        slots = _slots(headings, set(columns.values()))
        for slot, cell in zip(slots, headings, strict=True):
            self._see_heading(slot, cell)
        self._columns = Columns([Slot(Money.NAME, "", 1, first - 1), *slots])
        return True

    def _see_heading(self, slot: Slot[Money], cell: Cell) -> None:
        """A heading of the block; the cells below expected amounts, or below one that nobody knows, are extras."""
        expected = version_of(cell.text) is Version.EXPECTED
        unknown = money_of(cell.text) is None or slot.field is Money.PART
        if expected or unknown:
            self._others[slot] = slot.heading
        if unknown and not expected:
            message = "a heading that no layout knows; its cells are kept as extras"
            self._ledger.find("heading-unknown", message, cell)
        else:
            self._ledger.enter(cell, "label")

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
        rest = cells[1:] if _has_label(cells) else cells
        placed = _placed(self._columns, rest) or self._placed_below_name(self._columns, rest)
        if placed is None:
            return False
        if placed.moved:
            message = "amounts that stood beside their headings were put back; compare them"
            self._ledger.find_all("row-moved", message, rest)
        if rest is not cells:
            self._money.see_unit(cells[0].text)
            self._ledger.enter(cells[0], "label")
        self._row(placed)
        return True

    def _placed_below_name(self, columns: Columns[Money], cells: list[Cell]) -> Placed[Money] | None:
        """A row of a source by the columns with the names below the first heading; else the block is closed."""
        below = _with_names_below(columns) if any(money_of(cell.text) in SOURCES for cell in cells) else None
        placed = None if below is None else _placed(below, cells)
        self._columns = None if placed is None else below
        return placed

    def _divides(self, columns: Columns[Money], cells: list[Cell]) -> bool:
        """Whether a row is sources below the budget and below what was spent; amounts in their columns come next."""
        headings = [Heading(field, cell) for cell in cells if (field := money_of(cell.text)) in SOURCES]
        spent = _spent_below(columns, headings)
        if len(headings) < len(cells) or not 0 < len(spent) < len(headings):
            return False
        self._ledger.enter_labels(cells)
        self._spent.extend((f"{over}/{''.join(item.cell.text.split())}", item) for item, over in spent.items())
        self._money.open_under([item for item in headings if item not in spent])
        self._columns = None
        return True

    def _keep_spent(self, cells: list[Cell]) -> None:
        """Keep the amounts below the sources of what was spent; they are no money of the budget."""
        for label, heading in self._spent:
            for cell in filter(heading.holds, cells):
                self.extra.append(Extra(label, self._ledger.enter(cell, "extra")))
        self._spent = []

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
        """
        Whether a row is a budget with its amount and the executed with its amount; it then opens the block.

        One cell in front is the label of the block; several are labels with values, which are left for the head.
        """
        pairs = without_label(pairs_of(cells))
        if not are_budget_and_executed([money_of(label.text) for label, _ in pairs]):
            return False
        self._money.see_units(cells)
        front = cells[: cells.index(pairs[0][0])]
        if len(front) == 1:
            self._see_label(front[0])
        self._pair_row(pairs, name="".join(pairs[0][0].text.split()).rstrip(":："))  # noqa: RUF001 - as printed
        self._paired = True
        return True

    def _take_pairs(self, cells: list[Cell]) -> bool:
        pairs = pairs_of(cells)
        labels = {"".join(label.text.split()) for label, _ in pairs}
        if len(pairs) != 2 or len(labels) != 1:  # noqa: PLR2004 - two pairs of one source
            self._paired = False
            return False
        self._pair_row(pairs, name=labels.pop().rstrip(":："))  # noqa: RUF001 - as printed
        return True

    def _pair_row(self, pairs: list[Pair], *, name: str) -> None:
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


def _columns_of_money(cells: list[Cell]) -> dict[Cell, Money]:
    """The cells of a row that are headings of columns of money, and no sources."""
    found = {cell: money_of(cell.text) for cell in cells}
    return {cell: field for cell, field in found.items() if field is not None and field not in SOURCES}


def _are_of_block(fields: set[Money]) -> bool:
    """Whether headings are those of the block: two amounts, or one beside the rate; one alone is a label."""
    return len(fields & AMOUNTS) > (Money.RATE not in fields)


def _first_heading(columns: dict[Cell, Money]) -> Cell:
    """The first heading that is not that of the names: the block begins there."""
    return min((cell for cell, field in columns.items() if field is not Money.NAME), key=lambda cell: cell.column)


def _slots(headings: list[Cell], fields: set[Money]) -> list[Slot[Money]]:
    """The columns of the block, where the headings are of these kinds."""
    return [_budget(slot, fields) for slot in slots_of(headings, lambda cell: money_of(cell.text) or Money.PART)]


def _spent_below(columns: Columns[Money], headings: list[Heading]) -> dict[Heading, str]:
    """The sources that stand below what was spent, with its heading."""
    over = {item: _over(columns, item.cell) for item in headings}
    return {item: slot.heading for item, slot in over.items() if slot.field is Money.EXECUTED}


def _over(columns: Columns[Money], cell: Cell) -> Slot[Money]:
    """The column whose heading stands over a cell, or is the next one left of it."""
    return next(slot for slot in reversed(columns.slots) if slot.first <= cell.column)


def _has_label(cells: list[Cell]) -> bool:
    """Whether the first cell of a row is the label beside the block: merged down, one of money, a unit （万元）."""
    text = cells[0].text
    bracketed = fold(text).strip().strip("()") == unit_named(text)
    return len(cells) > 1 and (cells[0].row_span > 1 or head_of(text) is Head.MONEY or bracketed)


def _is_of(first: Execution, rate: Execution) -> bool:
    """Whether a rate with its points is that of the first row of the block: of all the money, and nothing disagrees."""
    free = first.weight is first.score is None and "" in {first.reason, rate.reason}
    agree = first.rate is None or rate.rate is None or first.rate == rate.rate
    return free and agree and (money_of(first.name) not in _SOME or first.rate == rate.rate is not None)


_SOME = frozenset((Money.FISCAL, Money.OTHER, Money.PART))
"""Sources that are a part of the money."""


def _placed(columns: Columns[Money], cells: list[Cell]) -> Placed[Money] | None:
    """The cells of a row by the columns of the block, or ``None`` for a row that is none of it."""
    as_is = shifted(columns, cells, 0)
    if _fits_but_for_words(as_is):
        return as_is
    ways = [(abs(shift) * Cost.MOVED, shifted(columns, cells, shift)) for shift in (0, 1, 2)]
    placed = cheapest((cost, way) for cost, way in ways if _fits(way))
    return ways[0][1] if placed is None and _fits_nameless(ways[0][1]) else placed


def _with_names_below(columns: Columns[Money]) -> Columns[Money] | None:
    """The columns with the names below the first heading of amounts (年度预算数), which stands beside the block."""
    name, first, *rest = columns.slots
    if first.field not in AMOUNTS or not {slot.field for slot in rest} & AMOUNTS:
        return None
    return Columns([name._replace(last=first.last), *rest])


def _budget(slot: Slot[Money], fields: set[Money]) -> Slot[Money]:
    """预算数 alone is the budget that spending is held against: the adjusted one."""
    alone = slot.field is Money.INITIAL and Money.ADJUSTED not in fields and "初" not in slot.heading
    return slot._replace(field=Money.ADJUSTED) if alone else slot


def _fits(way: Placed[Money]) -> bool:
    """Whether a row is a name and numbers below headings of numbers, each in a column of its own."""
    names = _below(way, {Money.NAME})
    if not names or not _are_apart_but_for_names(way):
        return False
    amounts = _below(way, AMOUNTS)
    told = bool(amounts) or money_of(names[-1].text) in SOURCES
    return told and all(map(_is_source, names)) and all(map(is_amount, amounts))


def _fits_but_for_words(way: Placed[Money]) -> bool:
    """Whether a row is a name and numbers where they stand, but for words in place of an amount: 200 | 150 | 未拨付."""
    amounts = _below(way, AMOUNTS)
    words = [cell for cell in amounts if not is_amount(cell)]
    if not words or not any(map(is_number, amounts)) or any(money_of(cell.text) for cell in words):
        return False
    return _are_apart_but_for_names(way) and _says_its_place(_below(way, {Money.NAME}), _below(way, BESIDE))


def _says_its_place(names: list[Cell], behind: list[Cell]) -> bool:
    """Whether a name and the points behind the amounts of a row say that it stands below its headings."""
    told = bool(names) and (money_of(names[-1].text) in SOURCES or any(map(is_number, behind)))
    return told and all(map(is_amount, behind)) and all(map(_is_source, names))


def _is_figure(cell: Cell) -> bool:
    """Whether a cell is a number, and no mark of a blank one, as a heading row has it where nothing stands (-)."""
    return is_number(cell) and not is_blank(cell.text)


def _fits_nameless(way: Placed[Money]) -> bool:
    """Whether a row is numbers alone, each right below a heading of its own: the one row of a block without names."""
    if way.stray or _below(way, {Money.NAME}) or not _are_apart([slot for slot, _ in way.cells]):
        return False
    numbers = all(slot.field is Money.REASON or is_amount(cell) for slot, cell in way.cells)
    return numbers and any(map(is_number, _below(way, AMOUNTS)))


def _below(way: Placed[Money], fields: AbstractSet[Money]) -> list[Cell]:
    """The cells of a row that stand below some kinds of headings."""
    return [cell for slot, cell in way.cells if slot.field in fields]


def _are_apart(slots: list[Slot[Money]]) -> bool:
    """Whether each cell of a row has a column of its own."""
    return len(set(slots)) == len(slots)


def _are_apart_but_for_names(way: Placed[Money]) -> bool:
    """Whether each cell of a row but its names has a column of its own, and none stands beside all columns."""
    return not way.stray and _are_apart([slot for slot, _ in way.cells if slot.field is not Money.NAME])


def _is_source(cell: Cell) -> bool:
    """Whether a cell can name a source of money: words, and no label of another part of the head."""
    head = head_of(cell.text)
    known = head is None or money_of(cell.text) in SOURCES
    return known and not is_amount(cell) and has_letters(cell.text)
