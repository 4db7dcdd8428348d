"""
A table of many projects: a form for each of them.

Each project stands in a cell of its own beside its indicators, in a line over them or over their heading, or in columns
of its own beside those of another project.  What stands above the table (title, year, body) belongs to all of them;
what stands below it, to the last.
"""

from itertools import chain, pairwise
from typing import NamedTuple, final

from attrs import evolve

from perfmodel.files._grid import Cell, Grid
from perfmodel.forms._cell_texts import is_caption, split_ordinal
from perfmodel.forms._columns import Slot, Table
from perfmodel.forms._form_rows import Form, Row, is_end, tables_of
from perfmodel.forms._layouts import Column, Head, head_of, key, money_of, names_projects, paired
from perfmodel.forms._ledger import Joined
from perfmodel.lexicon._form_labels import LIST_SUMS, WHOLE_DEPARTMENT
from perfmodel.lexicon._form_marks import is_blank, is_prose
from perfmodel.source import FARTHEST

_SUMS = frozenset(LIST_SUMS.words.split())
_BODY_NAME, _PROJECT_NAME = "单位名称", "项目名称"
_BODIES = frozenset((Head.DEPARTMENT, Head.SUPERVISOR, Head.UNIT))


def by_project(form: Form, /) -> list[Form]:
    """The forms of the projects in one table, or the form as it is where no column names projects."""
    form = _with_one_heading(form) if len(form.tables) > 1 else form
    if len(form.tables) != 1:
        return _under_captions(form)
    ((index, (table, height)),) = form.tables.items()
    slot = next(filter(_names_one, table.slots), None)
    start = index + height
    if slot is None:
        return _side_by_side(form, table) or _under_lines(form, start)
    groups = _groups(table, slot, form.rows[start:])
    if len(groups) < 2:  # noqa: PLR2004 - a table of one project is a form
        return [form]
    form = form._replace(listed=True)
    return [_form(form, start, group, first=number == 0) for number, group in enumerate(groups)]


def _with_one_heading(form: Form) -> Form:
    """A list of projects whose headings are printed again further down, as on each page, with the first alone."""
    (first, (table, height)), *others = form.tables.items()
    again = all(table.repeats(form.rows[index]) for index, _ in others)
    listed = again and any(map(_names_one, table.slots))
    return form._replace(tables={first: (table, height)}) if listed else form


def _names_one(slot: Slot[Column]) -> bool:
    """Whether a column names projects."""
    return slot.field is Column.HEAD and names_projects(slot.heading)


def _form(form: Form, start: int, group: "_Group", *, first: bool) -> Form:
    """The form of one project: the rows above those of the projects, and its own; the first has what stands before."""
    ((index, found),) = form.tables.items()
    skipped = 0 if first else form.begin
    renamed = not first and _names_project(group.rows[0])
    above = [row for row in form.rows[skipped:start] if not (renamed and _names_project(row))]
    skipped = start - len(above)
    own = [*above, *group.rows]
    joined = _joined(form, [*group.bodies.values(), *group.left, *chain.from_iterable(own)])
    tables, begin = {index - skipped: found}, max(form.begin - skipped, 0)
    return form._replace(joined=joined, rows=own, tables=tables, begin=begin, bodies=group.bodies)


def _joined(form: Form, cells: list[Cell]) -> Joined:
    """Some cells of a form, with their places."""
    return evolve(form.joined, grid=Grid(cells=cells, name=form.joined.grid.name, widths=form.joined.grid.widths))


def _under_lines(form: Form, start: int) -> list[Form]:
    """The forms of projects each of which a line between the rows of the table names (项目名称：甲)."""
    rows = form.rows[start:]
    at = [number for number, row in enumerate(rows) if _names_project(row)]
    if at in ([], [0]) or any(map(is_end, rows[: at[-1]])):
        return [form]
    cuts = sorted({0, *at, len(rows)})
    groups = [_Group({}, rows[low:high], []) for low, high in pairwise(cuts)]
    return [_form(form, start, group, first=number == 0) for number, group in enumerate(groups)]


def _under_captions(form: Form) -> list[Form]:
    """
    The forms of projects each of which has its name alone above a table of its own (二、护岸项目).

    What stands above the first belongs to all; where it names a project, a whole department or money, none is divided.
    """
    at = [index - 1 for index in form.tables]
    if len(at) < 2 or not all(_is_captioned(form, index) for index in at):  # noqa: PLR2004 - several
        return [form]
    if any(map(_is_of_one, form.rows[form.begin : at[0]])):
        return [form]
    bounds = pairwise([*at, len(form.rows)])
    return [_under_caption(form, at[0], low, high) for low, high in bounds]


def _is_captioned(form: Form, index: int) -> bool:
    """Whether a row is there, and is the name of a project alone."""
    return index >= 0 and len(form.rows[index]) == 1 and is_caption(form.rows[index][0].text)


def _under_caption(form: Form, first: int, low: int, high: int) -> Form:
    """The form of the project whose caption is one row, up to another; *first* is the caption of the first project."""
    begin = form.begin if low == first else 0
    above = form.rows[form.begin - begin : first]
    own, caption = [*above, *form.rows[low + 1 : high]], form.rows[low][0]
    named = evolve(caption, text=split_ordinal(caption.text)[1])
    cells = [named, *chain.from_iterable(own)]
    return Form(_joined(form, cells), own, {len(above): form.tables[low + 1]}, begin, {_PROJECT_NAME: named})


def _is_of_one(row: Row) -> bool:
    """Whether a row above captions is of one form: it names a project or money, or a department as a whole."""
    project = any(head_of(cell.text) is Head.PROJECT or paired(cell.text) is Head.PROJECT for cell in row)
    money = any(money_of(cell.text) is not None or head_of(cell.text) is Head.MONEY for cell in row)
    return project or money or WHOLE_DEPARTMENT in row[0].text


def _names_project(row: Row) -> bool:
    """Whether a row says the name of a project, and nothing else."""
    if len(row) == 1:
        return paired(row[0].text) is Head.PROJECT
    return len(row) == 2 and row[0].row_span == 1 and head_of(row[0].text) is Head.PROJECT  # noqa: PLR2004


def _side_by_side(form: Form, table: Table) -> list[Form]:
    """The forms of projects beside each other, each with its name over its columns, or none."""
    cuts = [group[0].first for group in table.groups]
    if len(cuts) < 2:  # noqa: PLR2004 - one set of columns
        return []
    bounds = list(pairwise([1, *cuts[1:], FARTHEST + 1]))
    if not _have_a_name_each(form.rows, bounds):
        return []
    found = [_between(form, low, high) for low, high in bounds]
    return found if all(part.tables for part in found) else []


def _have_a_name_each(rows: list[Row], bounds: list[tuple[int, int]]) -> bool:
    """Whether the first row with several labels of projects has one over each set of columns."""
    labels = ([cell.column for cell in row if head_of(cell.text) is Head.PROJECT] for row in rows)
    named = next((columns for columns in labels if len(columns) > 1), list[int]())
    return all(sum(low <= column < high for column in named) == 1 for low, high in bounds)


def _between(form: Form, low: int, high: int) -> Form:
    """The form of the project in some columns."""
    parts = ([cell for cell in row if _reaches_into(cell, low, high)] for row in form.rows)
    rows = [row for row in parts if row]
    first = form.rows[form.begin][0].row
    begin = next(number for number, row in enumerate(rows) if row[0].row >= first)
    return Form(_joined(form, list(chain.from_iterable(rows))), rows, tables_of(rows), begin)


def _reaches_into(cell: Cell, low: int, high: int) -> bool:
    """Whether a cell stands in some columns, or reaches over them: a title stands over all projects."""
    return cell.column < high and cell.column + cell.column_span > low


class _Group(NamedTuple):
    """The rows of one project, the cells of earlier rows that name its body, by their headings, and others of these."""

    bodies: dict[str, Cell]
    rows: list[Row]
    left: list[Cell]


def _groups(table: Table, slot: Slot[Column], rows: list[Row]) -> list[_Group]:
    """The rows of each project; a name without indicators is that of the body of those below it."""
    grouping = _Grouping(table, slot)
    for row in rows:
        grouping.take(row)
    return grouping.closed()


@final
class _Grouping:
    """Gives the rows of a list to the projects that they name, from top to bottom."""

    def __init__(self, table: Table, slot: Slot[Column]) -> None:
        self._table = table
        self._slot = slot
        self._groups: list[_Group] = []
        self._bodies: dict[str, Cell] = {}
        self._name = ""
        self._sums_above: list[Cell] = []
        self._ended = False
        self._other = False

    def take(self, row: Row) -> None:
        """Take one row; those of another table below the list, and sums, belong to no project."""
        if self._repeats_headings(row):
            return
        self._other = self._other or (bool(self._groups) and _heads_another(self._table, self._slot, row))
        if self._other:
            self._groups[-1].left.extend(row)
            return
        heads = self._heads(row)
        if not _is_sum(self._table, row, heads, self._bodies):
            self._add(row, heads)
        elif self._groups:
            self._groups[-1].left.extend(row)
        else:
            self._sums_above.extend(row)
        self._bodies.update((heading, body) for heading, body in heads.items() if _is_body(heading, body))

    def _repeats_headings(self, row: Row) -> bool:
        """Whether a row is the headings again, as on each page; it then stays with the project above it."""
        again = bool(self._groups) and self._table.repeats(row)
        if again and len(self._groups) > 1 and not _has_names(self._table, self._groups[-1]):
            caption = self._groups.pop()  # 二、转移支付项目
            self._groups[-1].left.extend([*caption.left, *chain.from_iterable(caption.rows)])
        if again:
            self._groups[-1].rows.append(row)
        return again

    def _heads(self, row: Row) -> dict[str, Cell]:
        """The cells of a row below headings of the head; none from the end of the list on."""
        self._ended = self._ended or is_end(row) or _is_running(row)
        return {} if self._ended else _heads(self._table, row)

    def closed(self) -> list[_Group]:
        """The projects; sums above the first are left with it."""
        for group in self._groups[:1]:
            group.left.extend(self._sums_above)
        return self._groups

    def _add(self, row: Row, heads: dict[str, Cell]) -> None:
        """A row of the project that it names, or else of the one above it."""
        cell = heads.get(self._slot.heading)
        if cell is not None and cell.text.strip() != self._name:
            self._open(heads)
            self._name = cell.text.strip()
        elif not self._groups:
            self._groups.append(_Group({}, [], []))
        self._groups[-1].rows.append(row)

    def _open(self, heads: dict[str, Cell]) -> None:
        """Begin a project, below the bodies that its own row does not name."""
        nameless = bool(self._groups) and not _has_names(self._table, self._groups[-1])
        left = self._named_body(self._groups.pop()) if nameless else []
        bodies = {heading: body for heading, body in self._bodies.items() if heading not in heads}
        self._groups.append(_Group(bodies, [], left))

    def _named_body(self, group: _Group) -> list[Cell]:
        """Take the name of a project without indicators for that of a body; the other cells of its rows come back."""
        cells = [*group.left, *chain.from_iterable(group.rows)]
        body = next((cell for cell in cells if self._table.columns.at(cell) is self._slot), None)
        left = [cell for cell in cells if cell is not body]
        if body is None:
            return left
        before = group.bodies.get(_BODY_NAME)
        if before is not None and not _is_kept(before, self._groups):
            left.append(before)
        self._bodies[_BODY_NAME] = body
        return left


def _is_running(row: Row) -> bool:
    """Whether a row is running text below a list."""
    return len(row) == 1 and is_prose(row[0].text)


def _is_sum(table: Table, row: Row, heads: dict[str, Cell], bodies: dict[str, Cell]) -> bool:
    """Whether a row without an indicator is the sum of a list, or the line of another body than that above it."""
    if any(_is_name(table, cell) for cell in row):
        return False
    if any(key(cell.text) in _SUMS for cell in heads.values()):
        return True
    if any(names_projects(heading) for heading in heads):
        return False
    return any(_is_another_body(bodies.get(heading), cell) for heading, cell in heads.items())


def _is_name(table: Table, cell: Cell) -> bool:
    """Whether a cell is the name of an indicator."""
    slot = table.columns.at(cell)
    return slot is not None and slot.field is Column.NAME and not is_blank(cell.text)


def _is_another_body(above: Cell | None, cell: Cell) -> bool:
    """Whether a cell names another body than that above it."""
    return above is not None and above.text.strip() != cell.text.strip()


def _is_body(heading: str, cell: Cell) -> bool:
    """Whether a cell below a heading names a body; the word for a sum names none."""
    return head_of(heading) in _BODIES and key(cell.text) not in _SUMS


def _heads_another(table: Table, slot: Slot[Column], row: Row) -> bool:
    """Whether a row is the headings of another table that names projects too: 项目名称, 采购目录, 数量."""
    if not any(names_projects(cell.text) and table.columns.at(cell) is slot for cell in row):
        return False
    return any((own := table.columns.at(cell)) is None or key(own.heading) != key(cell.text) for cell in row)


def _is_kept(cell: Cell, groups: list[_Group]) -> bool:
    """Whether a form names a body by a cell."""
    return any(cell in group.bodies.values() for group in groups)


def _has_names(table: Table, group: _Group) -> bool:
    """Whether a name of an indicator stands in the rows of a project."""
    fields = [slot.field for row in group.rows for cell in row if (slot := table.columns.at(cell)) is not None]
    return Column.NAME in fields


def _heads(table: Table, row: Row) -> dict[str, Cell]:
    """The cells of a row below headings of the head, by these."""
    found = [(table.columns.at(cell), cell) for cell in row if not is_blank(cell.text)]
    return {slot.heading: cell for slot, cell in found if slot is not None and slot.field is Column.HEAD}
