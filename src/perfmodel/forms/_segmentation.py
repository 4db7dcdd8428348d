"""What each row of a form belongs to: an indicator table, the head around it, or nothing."""

from typing import TYPE_CHECKING, NamedTuple, final

from perfmodel._finding import Severity
from perfmodel.files._grid import Cell
from perfmodel.forms._alignment import place_row
from perfmodel.forms._cell_texts import is_expression, is_headed, is_label, split_ordinal
from perfmodel.forms._columns import LEVELS, NAMES, VALUES, Table
from perfmodel.forms._form_rows import LONGEST, Form, ends, is_end, may_end, what_ends
from perfmodel.forms._head import HeadReader
from perfmodel.forms._layouts import Column, column_of, head_of, is_goal, term_of, value_of
from perfmodel.forms._ledger import Ledger, Outside
from perfmodel.forms._row_terms import is_band, is_term_over, names_term
from perfmodel.forms._sentences import sentence
from perfmodel.forms._spending_plans import begins_plan
from perfmodel.forms._sums_and_rates import is_rate_row, is_sum, may_be_other, without_front
from perfmodel.lexicon._form_marks import is_annex, is_prose, names_work
from perfmodel.objectives._indicator import Term

if TYPE_CHECKING:
    from perfmodel.forms._cell_texts import Block
    from perfmodel.taxonomy._category import Category

_CAPTION = 2
"""The name of a project stands alone in its row, or behind its number."""
_UNREAD = "the headings of another table, none of which is known to stand over its values; its rows are not read"


class Part(NamedTuple):
    """
    One indicator table with its rows, the term that a line above it names, the width of its heading in a text.

    ``captions`` are the names of projects that stand alone above the rows of each.
    """

    table: Table
    rows: list[list[Cell]]
    term: Term | None
    width: int | None
    captions: list[Cell]


@final
class Divider:
    """
    Divides the rows of one form.

    Attributes:
        parts: The indicator tables with their rows.

        blocks: The labels of objectives with points of their own.

        sentences: The sentences that are read as indicators, in a form without a table.
    """

    def __init__(self, form: Form, ledger: Ledger, head: HeadReader) -> None:
        self._form = form
        self._ledger = ledger
        self._head = head
        self._outside = Outside(ledger, form.joined)
        self._table: Table | None = None
        self._fresh = False
        self.parts: list[Part] = []
        self.blocks: list[Block] = []
        self.sentences: list[tuple[Cell, tuple[Category, str]]] = []

    def divide(self) -> None:
        """The indicator tables; every other row goes to the head, or lies outside the form."""
        form, index = self._form, 0
        while index < len(form.rows):
            cells = form.rows[index]
            found = form.tables.get(index) if index >= form.begin else None
            if index < form.begin:
                self._outside.take(cells)
            elif self._repeats(cells, found):
                self._ledger.enter_labels(cells)
            elif found is not None:
                self._start(found[0], index)
                index += found[1] - 1
            else:
                self._row(index, cells)
            index += 1
        self._outside.close()

    def _repeats(self, cells: list[Cell], found: tuple[Table, int] | None) -> bool:
        """Whether a row only repeats the headings of the open table, and does not begin one for another term."""
        table = self._table
        begins = found is not None and table is not None and (self._fresh or _is_other(table, found))
        return table is not None and table.repeats(cells) and not begins

    def _start(self, table: Table, index: int) -> None:
        """Open a table; a term alone in the row above its headings is its own."""
        self._take_term_above(index)
        self._fresh = False
        self._head.interrupt()
        row, widths = self._form.rows[index][0].row, self._form.joined.grid.widths
        width = widths[row - 1] if row <= len(widths) else None
        self.parts.append(Part(table, [], self._head.labels.term, width, []))
        self._table = table
        self._ledger.enter_labels(table.headings)
        for cell in table.headings:
            if table.slots[0].field is Column.SIDE and cell.column == table.slots[0].first:
                self._see_block(cell)

    def _take_term_above(self, index: int) -> None:
        """The term in the row above a heading row, where it says nothing else: （一）中期目标."""
        above = self._form.rows[index - 1] if index else []
        if len(above) != 1:
            return
        said = split_ordinal(above[0].text)[1] or above[0].text
        if names_term(said):
            self._head.labels.term = Term.MEDIUM if term_of(said) else Term.ANNUAL

    def _see_block(self, cell: Cell) -> None:
        """The label of an objective beside or over its rows; one with points is a block."""
        block = self._head.said.take_points(cell)
        self.blocks += [] if block is None else [block]

    def _row(self, index: int, cells: list[Cell]) -> None:
        table = self._table
        if table is None:
            self._row_outside(cells)
        elif self._is_plain(index):
            self.parts[-1].rows.append(cells)
        elif len(cells) == 1 and is_annex(cells[0].text):
            self._ledger.enter(cells[0], "label")
        elif _heads_unread(table, cells):
            self._ledger.find_all("heading-unread", _UNREAD, cells, severity=Severity.ERROR)
            self._table = None
        elif (self._crosses(index) and not self._continues(table, index)) or self._is_another(table, index):
            self._table = None
            self._row_outside(cells)
        else:
            self._table_row(table, index)

    def _row_outside(self, cells: list[Cell]) -> None:
        """A row while no table is open: behind one, or of the head; a form without tables has sentences."""
        alone = len(cells) == 1 and not (self._form.tables or self._head.awaiting)
        if self.parts:
            self._behind(cells)
        elif alone and (found := sentence(cells[0])) is not None:
            self.sentences.append((cells[0], found))
        else:
            self._head.read(cells)

    def _table_row(self, table: Table, index: int) -> None:
        """A row while a table is open."""
        cells = self._form.rows[index]
        across = _across(table, cells)
        own = cells if is_sum(cells) else without_front(table, cells)
        if is_sum(own):
            self._ledger.enter_labels(cells[: len(cells) - len(own)])
            self._head.total(own, table)
        elif is_rate_row(table, cells):
            self._head.rate(cells, table)
        elif across and _reaches_over_value(table, cells, across):
            self._ledger.find_all("name-over-value", "a name that reaches over the value; no value is read", across)
            self.parts[-1].rows.append(cells)
        elif is_term_over(table, cells) or self._is_band(table, cells):
            self._over_rows(table, index)
        elif (caption := self._caption(table, index)) is not None:
            message = "the name of a project alone above its rows; they have it in their extras"
            self._ledger.find_all("row-caption", message, cells)
            self.parts[-1].captions.append(caption)
        elif across and not is_end(cells):
            self._row_across(cells)
        elif self._ends(table, cells):
            self._row_below(table, index)
        else:
            self.parts[-1].rows.append(cells)

    def _row_across(self, cells: list[Cell]) -> None:
        """A row with a cell across the table: the label of goals alone, or one of the head."""
        if len(cells) == 1 and is_goal(cells[0].text):
            self._see_block(cells[0])
            self._ledger.enter(cells[0], "label")
        else:
            self._head.read(cells)

    def _row_below(self, table: Table, index: int) -> None:
        """A row that ends the table, but for a note between its rows."""
        if self._resumes(table, index):
            self._head.read(self._form.rows[index])
        else:
            self._table = None
            self._behind(self._form.rows[index])

    def _over_rows(self, table: Table, index: int) -> None:
        """A label for the rows below it; a term right above other headings is that of the table below them."""
        cells, below = self._form.rows[index], self._form.tables.get(index + 1)
        if not is_term_over(table, cells):
            self.parts[-1].rows.append(cells)
        elif below is not None:
            self._head.read(cells)
            self._fresh = True
        else:
            self._see_block(cells[0])
            self.parts[-1].rows.append(cells)

    def _ends(self, table: Table, cells: list[Cell]) -> bool:
        """Whether a row stands behind the rows of a table."""
        return ends(table, cells) or (len(cells) == 1 and self._is_text(table, cells[0]))

    def _is_text(self, table: Table, cell: Cell) -> bool:
        """Whether a cell that is alone in its row is text behind a table: prose, the heading of a section."""
        if is_prose(cell.text) or not is_headed(cell.text) or is_label(cell):
            return is_prose(cell.text)
        slot, widths = table.columns.at(cell), self._form.joined.grid.widths
        named = slot is not None and slot.field is Column.NAME
        return not named or (cell.row <= len(widths) and widths[cell.row - 1] == 1)

    def _is_band(self, table: Table, cells: list[Cell]) -> bool:
        """Whether a row is a label for the rows below it."""
        rows = self.parts[-1].rows if len(cells) == 1 and is_headed(cells[0].text) else []
        return is_band(table, cells, banded=any(is_band(table, row, banded=False) for row in rows))

    def _caption(self, table: Table, index: int) -> Cell | None:
        """The name of a project that stands alone in a row, right above a row that fits and has a value."""
        cells = self._form.rows[index]
        words = _words_alone(table, cells) if len(cells) <= _CAPTION else None
        if words is None or is_end(cells) or index + 1 == len(self._form.rows):
            return None
        named = _names_project(cells, words) and self._fits(table, index + 1)
        return words if named else None

    def _fits(self, table: Table, index: int) -> bool:
        """Whether a row is one of the table as it stands, with a name and a value."""
        cells = self._form.rows[index]
        if index in self._form.tables or self._crosses(index) or is_end(cells):
            return False
        fields = _fields_of(table, cells)
        return fields is not None and Column.NAME in fields and not fields.isdisjoint(VALUES)

    def _behind(self, cells: list[Cell]) -> None:
        """A row behind a table: one of the tail, of a further head, or outside the form."""
        if self._outside.holds(cells, self.parts[-1].table.headings[0]):
            self._outside.take(cells)
        elif is_sum(cells):
            self._head.total(cells, self.parts[-1].table)
        elif is_rate_row(self.parts[-1].table, cells):
            self._head.rate(cells, self.parts[-1].table)
        elif (
            what_ends(cells[0].text[:LONGEST])[0]
            or begins_plan(cells)
            or (not _is_running(cells) and (self._goes_on(cells) or _is_labelled(cells)))
        ):
            self._head.read(cells)
        else:
            self._outside.take(cells)

    def _resumes(self, table: Table, index: int) -> bool:
        """Whether the rows of the table go on below a note: they fit, have values, and one a level that is known."""
        rows = self._form.rows[index + 1 : index + 4]
        for at, cells in enumerate(rows, start=index + 1):
            if not self._fits(table, at):
                return False
            if any(is_label(cell) and (slot := table.at(cell)) and slot.field in LEVELS for cell in cells):
                return True
        return False

    def _goes_on(self, cells: list[Cell]) -> bool:
        """Whether a row goes on with the notes, by its number, or with a block that the head has open."""
        noted = self._head.labels.noting and len(cells) == 1 and split_ordinal(cells[0].text)[0] is not None
        return noted or self._head.open

    def _is_plain(self, index: int) -> bool:
        """Whether a row right below another is one of the table whatever its columns: it has no words of other rows."""
        cells, before = self._form.rows[index], self._form.rows[index - 1]
        if len(cells) <= _CAPTION or cells[0].row - before[0].row > 1 or max([cell.column_span for cell in cells]) > 1:
            return False
        return not (may_be_other(cells) or may_end(cells[0].text) or self._crosses(index))

    def _crosses(self, index: int) -> bool:
        """Whether another table or text of the file begins with a row."""
        joined, rows = self._form.joined, self._form.rows
        if len(joined.origins) == 1:
            return False
        return index > 0 and joined.origin(rows[index][0].row) is not joined.origin(rows[index - 1][0].row)

    def _is_another(self, table: Table, index: int) -> bool:
        """Whether a row begins a table of another kind below the open one: its numbers, or more cells behind a gap."""
        cells, before = self._form.rows[index], self._form.rows[index - 1]
        if column_of(cells[0].text) is Column.NUMBER and len(cells) > 1:
            return True
        if len(cells) == 1 and self._captions(table, index):
            return True
        if cells[0].row - before[0].row == 1:
            return False
        return self.parts[-1].rows != [] and _is_wider_behind_gap(table, before, cells)

    def _captions(self, table: Table, index: int) -> bool:
        """Whether a line over all columns is the caption of other numbers: below it stand words alone, then numbers."""
        rows = self._form.rows[index : index + 3]
        if len(rows) < 3 or index + 1 in self._form.tables or not table.across(rows[0][0]):  # noqa: PLR2004 - caption, headings, numbers
            return False
        _, headings, numbers = rows
        return _are_words(table, headings) and _are_numbers(numbers)

    def _continues(self, table: Table, index: int) -> bool:
        """Whether the table goes on in the next table of the file: its rows fit the columns, and one has a level."""
        origin = self._form.joined.origin(self._form.rows[index][0].row)
        if origin.lines:
            return is_sum(self._form.rows[index])
        levelled = False
        for cells in self._form.rows[index : index + 4]:
            if self._form.joined.origin(cells[0].row) is not origin:
                continue
            if is_sum(cells) or is_end(cells):
                return True
            fields = _fields_of(table, cells)
            if fields is None or _are_headings(cells):
                return False
            levelled = levelled or not fields.isdisjoint(LEVELS)
        return levelled


def _words_alone(table: Table, cells: list[Cell]) -> Cell | None:
    """The one cell of a row that stands in no column of numbers, where it is no label and ends with the row."""
    words = [cell for cell in cells if (slot := table.at(cell)) is None or slot.field is not Column.NUMBER]
    alone = len(words) == 1 and words[0].row_span == 1 and not is_label(words[0])
    return words[0] if alone else None


def _names_project(cells: list[Cell], words: Cell) -> bool:
    """Whether words alone name a project: 护岸工程, 二、护岸, or any behind a numeral in its own cell (二 | 护岸)."""
    if len(cells) > 1:
        return is_headed(f"{cells[0].text.strip()}、")
    text = words.text.strip()
    return names_work(text) or (is_headed(text) and not text.startswith("第"))


def _fields_of(table: Table, cells: list[Cell]) -> set[Column] | None:
    """What the cells of a row are where all fit the columns as they stand, or ``None``."""
    placed = place_row(table, cells)
    if placed is None or placed.moved or placed.stray:
        return None
    return {slot.field for slot, _ in placed.cells}


def _across(table: Table, cells: list[Cell]) -> list[Cell]:
    """The cells that reach over several columns from the name on."""
    return [cell for cell in cells if cell.column_span > 1 and table.across(cell)]


def _is_running(cells: list[Cell]) -> bool:
    """Whether a row is a line of running text without a note's number."""
    return len(cells) == 1 and is_prose(cells[0].text) and cells[0].column_span == 1


def _reaches_over_value(table: Table, cells: list[Cell], across: list[Cell]) -> bool:
    """Whether a name reaches over the value beside a level that is known: it says both."""
    labelled = any(is_label(cell) and (slot := table.columns.at(cell)) and slot.field in LEVELS for cell in cells[:-1])
    return labelled and any(cell is not cells[0] and not is_label(cell) for cell in across)


def _is_labelled(cells: list[Cell]) -> bool:
    """Whether a row begins with a label of the head, alone or with its value in one cell."""
    label, colon, _ = cells[0].text.replace("：", ":", 1).partition(":")  # noqa: RUF001 - as printed
    return head_of(cells[0].text) is not None or (bool(colon) and head_of(label) is not None)


def _heads_unread(table: Table, cells: list[Cell]) -> bool:
    """Whether a row is headings below an open table: of levels and names, and of no values where it has its values."""
    if len([cell for cell in cells if column_of(cell.text) in NAMES]) < 2:  # noqa: PLR2004 - a level and another, or a name
        return False
    over = [cell for cell in cells if (slot := table.columns.at(cell)) is not None and slot.field in VALUES]
    return any(column_of(cell.text) not in VALUES and value_of(cell.text) is None for cell in over)


def _are_headings(cells: list[Cell]) -> bool:
    """Whether all cells of a row are headings of columns: 一级指标 | 指标方向 | 计量单位 over a list of choices."""
    return len(cells) > 1 and all(column_of(cell.text) is not None for cell in cells)


def _is_other(table: Table, found: tuple[Table, int] | None) -> bool:
    """Whether headings in the words of the open table's make columns of other kinds: 前年, 上年 below 指标值."""
    return found is not None and _kinds(found[0]) != _kinds(table)


def _kinds(table: Table) -> list[Column]:
    return [slot.field for slot in table.slots if slot.field is not Column.SIDE]


def _is_wider_behind_gap(table: Table, before: list[Cell], cells: list[Cell]) -> bool:
    """Whether blank rows stand above a row that reaches further to the right than the table."""
    last = max(cell.row + cell.row_span - 1 for cell in before)
    wider = any(table.columns.at(cell) is None and cell.column > table.slots[-1].last for cell in cells)
    return wider and cells[0].row - last > 1


def _are_words(table: Table, cells: list[Cell]) -> bool:
    """Whether cells can be headings: no values, and no labels in the columns of levels."""
    levels = [cell for cell in cells if (slot := table.at(cell)) is not None and slot.field in LEVELS]
    return not any(map(is_label, levels)) and not any(is_expression(cell.text) for cell in cells)


def _are_numbers(cells: list[Cell]) -> bool:
    """Whether cells are several values, the years of other numbers among them (2023年)."""
    return len(cells) > 1 and all(is_expression(cell.text.strip().removesuffix("年")) for cell in cells)
