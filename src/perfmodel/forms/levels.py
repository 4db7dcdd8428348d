"""The levels of a table: which category each row stands under, inherited from the labels above it."""

import re
from typing import TYPE_CHECKING, final

from perfmodel.forms.columns import Slot
from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Column
from perfmodel.forms.ledger import Ledger
from perfmodel.forms.looks import label_category
from perfmodel.forms.points import points_of
from perfmodel.lexicon.marks import is_blank
from perfmodel.objectives.indicator import Extra
from perfmodel.taxonomy.labels import split_points

if TYPE_CHECKING:
    from perfmodel.taxonomy.category import Category

_RANGE = re.compile(r"\s*[(（]\s*(\d+(?:\.\d+)?\s*[-~—～至]\s*\d+(?:\.\d+)?)\s*分?\s*[)）]\s*分?$")


@final
class Levels:
    """The labels in force, while the rows of one table are read from top to bottom."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._top: Category | None = None
        self.category: Category | None = None
        self.unknown: tuple[Extra, ...] = ()
        self.points: list[Extra] = []
        self._slipped = False
        self._row = list[tuple[Slot[Column], str]]()

    def take(self, labels: list[tuple[Slot[Column], Cell]], *, moved: bool) -> None:
        """Take the labels of one row: a first level opens a block, a second level a group in it."""
        self._slipped = self._slipped or moved
        self._row = list[tuple[Slot[Column], str]]()
        if not labels:
            return
        for index, (slot, cell) in enumerate(labels):
            label, points = split_points(self._ledger.enter(cell, "label"))
            self._row.append((slot, label))
            if points is not None:
                self.points.append(Extra(label, f"{points}分"))
            elif (between := _RANGE.search(label)) is not None:
                self.points.append(Extra(label[: between.start()].strip(), f"{between[1]}分"))
            level = self._level(slot, index, len(labels))
            found = label_category(label, level=level)
            if found is not None and found.parent is not None and slot.field is Column.LEVEL_1:
                self._slipped = True
            if is_blank(label):
                self._none(slot)
            elif found is None:
                self._unknown(slot, cell, label)
            elif found.parent is None:
                self._top, self.category, self.unknown = found, found, ()
            else:
                self.category, self.unknown = found, ()

    def take_points(self, points: list[tuple[Slot[Column], Cell]]) -> None:
        """Take the points in columns beside the levels: they are those of the label before them."""
        for slot, cell in points:
            text = self._ledger.enter(cell, "label")
            label = next((label for other, label in reversed(self._row) if other.first < slot.first), slot.heading)
            if not is_blank(text):
                self.points.append(Extra(label, text if points_of(text) is None else f"{points_of(text)}分"))

    def _none(self, slot: Slot[Column]) -> None:
        """A stroke: from here on there is no label on this level."""
        self._top = None if slot.field is Column.LEVEL_1 else self._top
        self.category, self.unknown = self._top, ()

    def _level(self, slot: Slot[Column], index: int, count: int) -> int | None:
        """
        The level that a label stands on, or ``None`` where that is not sure.

        Of two labels the last is the second level.  Where labels have slipped into other columns, a column says
        nothing.
        """
        if count > 1:
            return index + 1
        return None if self._slipped else (1 if slot.field is Column.LEVEL_1 else 2)

    def _unknown(self, slot: Slot[Column], cell: Cell, label: str) -> None:
        heading = slot.heading
        if slot.field is Column.LEVEL_1:
            self._top, self.category, self.unknown = None, None, (Extra(heading, label),)
        else:
            self.category = self._top
            self.unknown = (*(extra for extra in self.unknown if extra.heading != heading), Extra(heading, label))
        self._ledger.find("category-unknown", "a label that no category knows; it is kept with its rows", cell)
