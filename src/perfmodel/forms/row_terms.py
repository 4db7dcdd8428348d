"""Of which term the rows of a table are, where not its columns say so but a row over them or a label beside them."""

from typing import final

from perfmodel.forms.columns import Slot
from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Column, is_term, key, note_of, term_of
from perfmodel.forms.ledger import Ledger
from perfmodel.forms.looks import is_label
from perfmodel.forms.sets import ColumnSet
from perfmodel.objectives.indicator import Term

_LONGEST_BARE = 3
_WHOLE = frozenset("总体目标 总目标 总体指标 项目总体目标 项目总目标".split())
_CONFLICT = "a column for the year in rows below a label of the long term; its values are read for the long term"


def names_term(text: str, /) -> bool:
    """
    Whether a cell says nothing but a term.

    >>> names_term("中期目标（2024—2026年）"), names_term("长期"), names_term("年度活动")
    (True, True, False)
    """
    return is_term(text) or (len(key(text)) <= _LONGEST_BARE and term_of(key(text)) is not None)


def names_whole(text: str, /) -> bool:
    """
    Whether a cell says that its rows are those of the whole project, where others are those of the year.

    >>> names_whole("总体目标"), names_whole("年度总体目标")
    (True, False)
    """
    return key(text) in _WHOLE


@final
class RowTerms:
    """The term in force, while the rows of one table are read from top to bottom: the nearest that is named counts."""

    def __init__(self) -> None:
        self._over: Term | None = None
        self._label: Term | None = None
        self._of: Column | None = None

    def take_over(self, cell: Cell) -> None:
        """A term that stands alone in its row, or beside the rows: it holds down to the next."""
        self._over = _term(cell.text)
        self._label = None

    def take_labels(self, labels: list[tuple[Slot[Column], Cell]]) -> None:
        """A term in brackets behind a label (产出指标（中期）): it holds until the label ends."""
        for slot, cell in labels:
            note = note_of(cell.text) if is_label(cell) else None
            term = _term(note) if note is not None and names_term(note) else None
            if term is not None or slot.field in {self._of, Column.LEVEL_1}:
                self._label, self._of = term, slot.field

    def take_sides(self, sides: list[tuple[Slot[Column], Cell]]) -> None:
        """A term in the column beside the table (长期绩效指标)."""
        for slot, cell in sides:
            if slot.field is Column.SIDE and (names_term(cell.text) or names_whole(cell.text)):
                self.take_over(cell)

    def of(self, group: ColumnSet, column: Slot[Column] | None, name: Cell, ledger: Ledger) -> Term:
        """The term of a row in one value column; a column for the long term is always that."""
        own, above = group.terms[column], self._label or self._over
        if above is None or own is Term.MEDIUM:
            return own
        if above is Term.MEDIUM and column is not None and group.says_year(column):
            ledger.find("term-conflict", _CONFLICT, name)
        return above


def _term(text: str) -> Term:
    return Term.MEDIUM if term_of(text) or names_whole(text) else Term.ANNUAL
