"""Names that stand in another column than their heading says: beside kinds (指标类别), or in that of contents."""

import re

from attrs import evolve

from perfmodel.forms.columns import Table
from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Column
from perfmodel.forms.levels import path_of
from perfmodel.forms.looks import has_letters, label_category, split_ordinal
from perfmodel.lexicon.marks import is_template

_KIND = re.compile("类别|类型|分类|大类|层级")


def with_names_beside_kinds(table: Table, below: dict[int, list[Cell]], /) -> Table:
    """
    The table with its names in the column of 绩效指标, where a heading of kinds was all that could name its rows.

    Each row has words of its own there; the kinds are the labels of a level where they are known, and else extras.
    """
    kinds = table.name
    sides = [slot for slot in table.slots if slot.field is Column.SIDE]
    if _KIND.search(kinds.heading) is None or len(sides) != 1 or not _names(below[sides[0].first], below[kinds.first]):
        return table
    known = all(_is_level(cell.text) for cell in below[kinds.first])
    fields = {sides[0]: Column.NAME, kinds: Column.LEVEL_1 if known else Column.EXTRA}
    return evolve(table, slots=tuple(slot._replace(field=fields.get(slot, slot.field)) for slot in table.slots))


def with_names_in_contents(table: Table, below: dict[int, list[Cell]], /) -> Table:
    """
    The table with its names in the column of their contents (指标内容), where that of names has none.

    Labels of a level stand there, numbers or what the template left (指标1), or names over several rows of contents.
    """
    behind = next((slot for slot in table.slots if slot.first == table.name.last + 1), None)
    if behind is None or behind.field is not Column.DEFINITION or "内容" not in behind.heading:
        return table
    names, contents = below[table.name.first], below[behind.first]
    if len(names) >= len(contents) and not all(_is_no_name(cell.text) for cell in names):
        return table
    free = all(slot.field is not Column.LEVEL_2 for slot in table.slots)
    labelled = bool(names) and all(_is_level(cell.text) for cell in names)
    fields = {table.name: Column.LEVEL_2 if free and labelled else Column.EXTRA, behind: Column.NAME}
    return evolve(table, slots=tuple(slot._replace(field=fields.get(slot, slot.field)) for slot in table.slots))


def _is_no_name(text: str) -> bool:
    return _is_level(text) or is_template(text) or split_ordinal(text)[1] == ""


def _names(cells: list[Cell], kinds: list[Cell]) -> bool:
    """Whether cells name rows: each a row of its own, at least as many as have a kind."""
    own = {cell.row for cell in cells if cell.row_span == 1 and has_letters(cell.text)}
    return len(own) == len(cells) >= max(1, len({cell.row for cell in kinds}))


def _is_level(text: str) -> bool:
    return label_category(text) is not None or bool(path_of(text))
