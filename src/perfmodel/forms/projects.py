"""
A table of many projects, each in a cell of its own beside its indicators: a form for each of them.

What stands above the table (title, year, body) belongs to all of them; what stands below it, to the last.
"""

from typing import NamedTuple

from perfmodel.forms.columns import Slot, Table
from perfmodel.forms.ends import is_end
from perfmodel.forms.grid import Cell, Grid
from perfmodel.forms.joined import Joined
from perfmodel.forms.layouts import Column, Head, head_of, names_projects
from perfmodel.forms.parts import Form, Row
from perfmodel.lexicon.marks import is_blank, is_prose

_BODY_NAME = "单位名称"
_BODIES = frozenset((Head.DEPARTMENT, Head.SUPERVISOR, Head.UNIT))


def by_project(form: Form, /) -> list[Form]:
    """The forms of the projects in one table, or the form as it is where no column names projects."""
    if len(form.tables) != 1:
        return [form]
    ((index, (table, height)),) = form.tables.items()
    slot = next((slot for slot in table.slots if slot.field is Column.HEAD and names_projects(slot.heading)), None)
    if slot is None:
        return [form]
    start = index + height
    groups = _groups(table, slot, form.rows[start:])
    if len(groups) < 2:  # noqa: PLR2004 - a table of one project is a form
        return [form]
    found = list[Form]()
    for number, (bodies, rows, left) in enumerate(groups):
        skipped = form.begin if number else 0
        own = [*form.rows[skipped:start], *rows]
        cells = [*bodies.values(), *left, *(cell for row in own for cell in row)]
        grid = Grid(cells=cells, name=form.joined.grid.name, widths=form.joined.grid.widths)
        tables = {index - skipped: (table, height)}
        found.append(Form(Joined(grid, form.joined.origins), own, tables, form.begin - skipped, bodies))
    return found


class _Group(NamedTuple):
    """The rows of one project, the cells of earlier rows that name its body, by their headings, and others of these."""

    bodies: dict[str, Cell]
    rows: list[Row]
    left: list[Cell]


def _groups(table: Table, slot: Slot[Column], rows: list[Row]) -> list[_Group]:
    """The rows of each project; a name without indicators is that of the body of those below it."""
    groups, bodies, name, ended = list[_Group](), dict[str, Cell](), "", False
    for row in rows:
        ended = ended or is_end(row) or (len(row) == 1 and is_prose(row[0].text))
        heads = {} if ended else _heads(table, row)
        cell = heads.get(slot.heading)
        if cell is not None and cell.text.strip() != name:
            left = list[Cell]()
            if groups and not _has_names(table, groups[-1]):
                none = groups.pop()
                left = [*none.left, *(cell for row in none.rows for cell in row)]
                body = next((cell for cell in left if table.columns.at(cell) is slot), None)
                left = [cell for cell in left if cell is not body]
                before = none.bodies.get(_BODY_NAME)
                if body is not None and before is not None and not _is_kept(before, groups):
                    left.append(before)
                bodies.update({} if body is None else {_BODY_NAME: body})
            groups.append(_Group({key: body for key, body in bodies.items() if key not in heads}, [], left))
            name = cell.text.strip()
        elif not groups:
            groups.append(_Group({}, [], []))
        groups[-1].rows.append(row)
        bodies.update((heading, body) for heading, body in heads.items() if head_of(heading) in _BODIES)
    return groups


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
