"""The money of a form: amounts under headings or behind labels, in the unit that the form prints."""

from collections.abc import Callable, Iterator
from itertools import pairwise, zip_longest
from typing import NamedTuple, final

from attrs import evolve

from perfmodel._patterns import regex
from perfmodel.errors import TargetSyntaxError
from perfmodel.files._grid import Cell
from perfmodel.forms._layouts import Money, key, money_of
from perfmodel.forms._ledger import Ledger
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_labels import (
    CURRENCY,
    UNIT,
    UNIT_LABELS,
    UNITS,
    is_division,
    is_long_term,
    is_of_year,
    is_whole,
)
from perfmodel.lexicon._form_marks import is_blank, is_prose
from perfmodel.lexicon._rows import any_word
from perfmodel.objectives._report import Budget, BudgetPart
from perfmodel.targets._read import parse_quantity
from perfmodel.values._quantity import Quantity

_UNIT = regex(rf"[(:,]\s*(?:{UNIT}:?)?\s*({any_word(UNITS)})(?:{CURRENCY})?\s*(?:\)|$)")
_UNIT_LINE = regex(
    rf"[\s(,;]*(?<!\w){any_word(UNIT_LABELS)}\s*[:：]?\s*(?:{CURRENCY})?\s*({any_word(UNITS)})(?:{CURRENCY})?(?:[\s),;]+|$)"  # noqa: RUF001
)
_AMOUNT = regex(r"[\d¥-][\d,.\s]*(?:万|亿|千)?元?\s*(?:\(.*\))?|[\d,.]+\s*%?")
_FIGURE = regex(r"\d")
_LONGEST_LINE = 200
_BARE_WAN = regex(r"(?<=\d)\s*万$")
_YUAN = Quantity(1, "元")
AMOUNTS = frozenset((Money.INITIAL, Money.ADJUSTED, Money.EXECUTED))
BESIDE = frozenset((Money.RATE, Money.WEIGHT, Money.SCORE))
"""What may stand behind a budget and what was spent of it, in one row of pairs."""
SOURCES = frozenset((Money.TOTAL, Money.FISCAL, Money.OTHER, Money.PART))


def unit_named(text: str, /) -> str | None:
    """
    The unit of money that a label names in brackets, or ``None``.

    >>> unit_named("预算金额（万元）"), unit_named("单位：元"), unit_named("预算金额")
    ('万元', '元', None)
    """
    match = _UNIT.search(fold(text))
    return None if match is None else match[1]


def without_unit(text: str, /) -> tuple[str, str | None]:
    """
    A line around a table without the unit of money that it says, wherever in it, and this unit.

    >>> without_unit("某局　　　金额单位：万元"), without_unit("（单位：元）2024年"), without_unit("实施单位：万元县")
    (('某局', '万元'), ('2024年', '元'), ('实施单位：万元县', None))
    """
    match = None if len(text) > _LONGEST_LINE or is_prose(text) else _UNIT_LINE.search(fold(text))
    if match is None:
        return text, None
    return f"{text[: match.start()]} {text[match.end() :]}".strip(), match[1]


def is_unit_line(text: str, /) -> bool:
    """Whether a line says the unit of the amounts and nothing else."""
    rest, unit = without_unit(text)
    return unit is not None and not rest


def is_amount(cell: Cell, /) -> bool:
    """Whether a cell can be an amount: it starts with a digit, or is left blank."""
    return is_blank(cell.text) or fold(cell.text).strip()[:1] in set("0123456789-¥")


def is_number(cell: Cell, /) -> bool:
    """Whether a cell is an amount of money or a share, and nothing else."""
    return _AMOUNT.fullmatch(fold(cell.text).strip()) is not None


def _only(pairs: list[tuple[Cell, Cell]], is_named: Callable[[str], bool]) -> tuple[Cell, Cell] | None:
    """The one label that is named so, with its amount; ``None`` where none or several are."""
    found = [pair for pair in pairs if is_named(key(pair[0].text))]
    return found[0] if len(found) == 1 else None


Pair = tuple[Cell, Cell | None]
"""A label of money, and the amount behind it, if there is one."""


def pairs_of(cells: list[Cell], /) -> list[Pair]:
    """The labels of money in a row, each with the amount behind it, if there is one."""
    return [
        (cell, following if following is not None and is_amount(following) else None)
        for cell, following in zip_longest(cells, cells[1:])
        if _is_label_of_money(cell)
    ]


def _is_label_of_money(cell: Cell) -> bool:
    """Whether a cell is a label in front of an amount: one that is known, or any with a colon behind it."""
    labelled = money_of(cell.text) is not None or cell.text.rstrip().endswith((":", "："))  # noqa: RUF001 - as printed
    return labelled and not is_amount(cell)


def without_label(pairs: list[Pair], /) -> list[Pair]:
    """The pairs of a row but for the label beside them, which has no amount: 预算资金."""
    labelled = bool(pairs) and pairs[0][1] is None and money_of(pairs[0][0].text) not in AMOUNTS
    return pairs[1:] if labelled else pairs


def are_budget_and_executed(fields: list[Money | None], /) -> bool:
    """Whether the labels of a row are a budget and the executed, with nothing behind them but rate and points."""
    return fields[1:2] == [Money.EXECUTED] and fields[0] in AMOUNTS and BESIDE.issuperset(fields[2:])


class Heading(NamedTuple):
    """A heading over amounts: what it is, and the columns it reaches over."""

    field: Money
    cell: Cell

    def holds(self, cell: Cell) -> bool:
        """Whether a cell stands below it."""
        own = range(self.cell.column, self.cell.column + self.cell.column_span)
        return any(column in own for column in range(cell.column, cell.column + cell.column_span))


def _sources(cells: list[Cell]) -> list[Heading]:
    """The headings of sources in a row."""
    return [Heading(field, cell) for cell in cells if (field := money_of(cell.text)) in SOURCES]


@final
class MoneyReader:
    """Collects the amounts of one form."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._unit: str | None = None
        self._units: dict[int, str] = {}
        self._headings: tuple[Heading, ...] = ()
        self._amounts: dict[Money, Quantity] = {}
        self._parts: list[BudgetPart] = []
        self._medium: str = ""
        self._medium_columns = set[int]()
        self._until = 0
        self._row = self._divided = 0

    @property
    def open(self) -> bool:
        """Whether amounts are expected under headings."""
        return bool(self._headings)

    @property
    def two_terms(self) -> bool:
        """Whether amounts of the long term stand beside those of the year."""
        return is_long_term(self._medium)

    def over(self, cell: Cell) -> bool:
        """Whether a cell stands under one of the open headings."""
        return any(heading.holds(cell) for heading in self._headings)

    def inside(self, cell: Cell) -> bool:
        """Whether a cell stands in a block of money: beside its merged label, or below its last row."""
        return cell.row <= self._until or 0 < cell.row - self._row <= 1

    def see_block(self, cell: Cell) -> None:
        """Take the merged label of a block of money."""
        self._until = max(self._until, cell.row + cell.row_span - 1)

    def see_unit(self, text: str) -> None:
        """Take the unit that a label names; it holds until another is named."""
        self._hold(unit_named(text))

    def _hold(self, unit: str | None) -> None:
        """Take a unit for all amounts from here on, where one is named."""
        if unit is not None:
            self._unit, self._units = unit, {}

    def see_units(self, cells: list[Cell]) -> None:
        """Take the units that labels or headings of one row name: where they differ, each holds up to the next."""
        named = {cell.column: unit for cell in cells if (unit := unit_named(cell.text)) is not None}
        if named:
            self._unit, self._units = list(named.values())[-1], named if len(set(named.values())) > 1 else {}

    def _unit_at(self, column: int) -> str | None:
        """The unit of the amounts in a column."""
        near = [unit for start, unit in self._units.items() if start <= column] or list(self._units.values())[:1]
        return near[-1] if near else self._unit

    def see_line(self, cell: Cell) -> Cell:
        """Take the unit that a line around the table says; the cell without it, where more stands in it."""
        text, unit = without_unit(cell.text)
        self._hold(unit)
        return evolve(cell, text=text) if text and unit else cell

    def start(self, cells: list[Cell]) -> bool:
        """Whether a row is headings over amounts; it then opens the block."""
        found = _sources(cells)
        divisions = [cell for cell in cells if is_division(key(cell.text))]
        if not self._are_headings(cells, found, divisions):
            return False
        self.see_units(cells)
        self._ledger.enter_labels((*divisions, *(heading.cell for heading in found)))
        self._headings = (*self._still_open(cells), *found)
        self._divided = cells[0].row if divisions else 0
        return True

    def _are_headings(self, cells: list[Cell], found: list[Heading], divisions: list[Cell]) -> bool:
        """Whether sources and ways to divide them stand over amounts, and beside none."""
        if len(found) + len(divisions) < 2 or any(map(is_amount, cells)):  # noqa: PLR2004 - one alone is a label
            return False
        if divisions:
            return _FIGURE.search("".join(cell.text for cell in cells)) is None  # 资金总额：100 | 按收入性质分
        return not self._is_pairs(cells, found)

    def _still_open(self, cells: list[Cell]) -> Iterator[Heading]:
        """The headings beside a division in the row above, where none of the parts below it stands under them."""
        if self._divided == cells[0].row - 1:
            yield from (heading for heading in self._headings if not any(map(heading.holds, cells)))

    def open_under(self, headings: list[Heading]) -> None:
        """Open headings that another reader has found over amounts."""
        self._headings = tuple(headings)

    def _is_pairs(self, cells: list[Cell], found: list[Heading]) -> bool:
        """Whether the sources are labels whose amounts are blank: both name one source, or stand in a block."""
        names = {key(heading.cell.text) for heading in found}
        terms = {is_long_term(heading.cell.text) for heading in found}
        return (len(names) == 1 or len(terms) > 1) and len(found) == len(cells) - sum(
            money_of(cell.text) not in SOURCES for cell in cells
        )

    def close(self) -> None:
        """No more amounts under the headings."""
        self._headings, self._units = (), {}

    def under_headings(self, cells: list[Cell]) -> bool:
        """Take a row of amounts under the open headings; whether it was one."""
        pairs = [(heading, cell) for cell in cells for heading in self._headings if heading.holds(cell)]
        if not pairs or not all(is_amount(cell) for _, cell in pairs):
            return False
        for heading, cell in pairs:
            self.take(heading.cell.text, heading.field, cell)
        self.close()
        return True

    def under(self, cells: list[Cell]) -> Budget | None:
        """The amounts of one row as a budget of its own: the money of one task."""
        amounts = {
            heading.field: self.amount(cell, "tasks:budget")
            for cell in cells
            for heading in self._headings
            if heading.holds(cell) and heading.field is not Money.PART
        }
        if not any(amounts.values()):
            return None
        return Budget(total=amounts.get(Money.TOTAL), fiscal=amounts.get(Money.FISCAL), other=amounts.get(Money.OTHER))

    def take_whole(self, cells: list[Cell]) -> list[Cell]:
        """Take the money of a whole project beside that of its year; the other cells of the row come back."""
        pairs = [(label, value) for label, value in pairwise(cells) if is_number(value)]
        whole, year = _only(pairs, is_whole), _only(pairs, is_of_year)
        if whole is None or year is None:
            return cells
        self.see_units([whole[0], year[0]])
        self._ledger.enter_labels((whole[0], year[0]))
        label, amount = whole
        self._medium = self._medium or "".join(label.text.split())
        self._medium_columns.add(label.column)
        self._part(label.text, amount)
        self.pair(year[0], Money.TOTAL, year[1], first_of_two=False)
        return [cell for cell in cells if cell not in (*whole, *year)]

    def pair(self, label: Cell, field: Money, cell: Cell | None, *, first_of_two: bool) -> None:
        """Take a label with the amount behind it, or with none; of two in a row the first is that of the long term."""
        self._row = label.row
        if field is Money.TOTAL and is_of_year(key(label.text)):
            self._medium_columns.discard(label.column)  # below that of the long term: its parts are the year's
            first_of_two = False
        long = is_long_term(label.text)
        if long:
            self._medium = self._medium or "".join(label.text.split()).rstrip(":：")  # noqa: RUF001 - as printed
            self._medium_columns.add(label.column)
        if cell is None:
            return
        if long:
            self._part(label.text, cell)
        elif self._is_medium(label, first_of_two=first_of_two):
            self._part(f"{self._medium}/{label.text}", cell)
        else:
            self.take(label.text, field, cell)

    def _is_medium(self, label: Cell, *, first_of_two: bool) -> bool:
        """Whether a label stands where those of the long term do."""
        return bool(self._medium) and (first_of_two or label.column in self._medium_columns)

    def _part(self, label: str, cell: Cell) -> None:
        amount = self.amount(cell, f"budget:{Money.PART.value}")
        self._parts.append(BudgetPart(name="".join(label.split()), amount=amount))

    def take(self, label: str, field: Money, cell: Cell) -> None:
        """Take one amount."""
        self._row = cell.row
        amount = self.amount(cell, f"budget:{field.value}")
        if field is Money.TOTAL and self._amounts.get(field) not in {None, amount}:
            message = "a second total for one project; it is kept as a part"
            self._ledger.find("money-twice", message, cell)
        if field is Money.PART or field in self._amounts:
            self._parts.append(BudgetPart(name="".join(label.split()), amount=amount))
        elif amount is not None:
            self._amounts[field] = amount

    def amount(self, cell: Cell, use: str) -> Quantity | None:
        """The amount in a cell, or ``None`` for a blank one; what is no amount of money is a finding."""
        if is_blank(cell.text):
            self._ledger.enter(cell, use)
            return None
        text = (
            _BARE_WAN.sub("万元", fold(cell.text).strip()) if cell.text.rstrip().endswith("万") else cell.text.strip()
        )
        try:
            amount = parse_quantity(text, unit=None if text.endswith("元") else self._unit_at(cell.column))
        except TargetSyntaxError as error:
            self._ledger.find("amount-unread", f"expected an amount of money; {error.expected}", cell)
            return None
        if amount.unit.kind != "money" and not amount.unit.converts_to(_YUAN.unit):
            self._ledger.find(
                "money-unit-missing", "an amount without a unit of money; write 万元 or 元 in its heading", cell
            )
            return None
        self._ledger.enter(cell, use)
        return amount

    def budget(self) -> Budget:
        """The money of the form."""
        amounts = self._amounts
        return Budget(
            total=amounts.get(Money.TOTAL),
            fiscal=amounts.get(Money.FISCAL),
            other=amounts.get(Money.OTHER),
            parts=tuple(self._parts),
        )
