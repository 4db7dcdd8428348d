"""
Rows of an indicator table that are no indicators: sums of points, and the rate of execution with its points.

产出指标小计 | 50, 总分 | 100; 预算执行率 | 96% | 10 | 9.6.
"""

from functools import lru_cache
from itertools import dropwhile

from perfmodel._patterns import regex
from perfmodel.files._grid import Cell
from perfmodel.forms._cell_texts import label_category
from perfmodel.forms._columns import NAMES, POINTS, VALUES, Table
from perfmodel.forms._layouts import Column, Head, Money, column_of, head_of, money_of
from perfmodel.lexicon._form_labels import PART_SUMS
from perfmodel.lexicon._rows import any_word

_SUM_WORDS = tuple(PART_SUMS.words.split())
_SUM_OF = regex(rf"(.{{2,12}}?){any_word(PART_SUMS)}")
_LONGEST = 100
_FRONT = frozenset((Column.HEAD, Column.NUMBER))
_SUMS = frozenset((Head.TOTAL_SCORE, Head.SUBTOTAL))
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


def without_front(table: Table, cells: list[Cell], /) -> list[Cell]:
    """The cells of a row from the first on that is neither a number nor of the head: 2024 | 某局 | 小计 | 90."""
    return list(dropwhile(lambda cell: (slot := table.at(cell)) is not None and slot.field in _FRONT, cells)) or cells


def is_sum(cells: list[Cell], /) -> bool:
    """Whether a row is one of sums: 总分, 小计, 产出指标小计."""
    return _is_sum(cells[0].text)


def may_be_other(cells: list[Cell], /) -> bool:
    """Whether one of some cells may be a heading, a sum or a rate: else their row is none of them."""
    texts = [cell.text for cell in cells]
    return max(map(len, texts)) > _LONGEST or any(map(_may_be_other, texts))


@lru_cache(maxsize=8192)
def _may_be_other(text: str) -> bool:
    column = column_of(text)
    return column in NAMES or column is Column.NUMBER or money_of(text) is Money.RATE or _is_sum(text)


def _is_sum(text: str) -> bool:
    text = text.strip()
    part = _SUM_OF.fullmatch(text) if text.endswith(_SUM_WORDS) else None
    return head_of(text) in _SUMS or (part is not None and label_category(part[1]) is not None)
