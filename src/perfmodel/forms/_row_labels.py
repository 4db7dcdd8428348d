"""
The labels and the name of a row: its category, inherited from the labels above it, and its printed number.

The cells of a row are told apart by what they say: labels, names, everything else; merged cells of rows above it are
among them.
"""

from decimal import Decimal
from typing import NamedTuple, final

from perfmodel._patterns import kept, regex
from perfmodel.files._grid import Cell
from perfmodel.forms._cell_texts import begins_as_value, label_category, points_of, split_ordinal
from perfmodel.forms._columns import LEVELS, POINTS, VALUES, Slot
from perfmodel.forms._layouts import Column
from perfmodel.forms._ledger import Ledger
from perfmodel.forms._row_terms import ColumnSet
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_marks import is_blank, is_template
from perfmodel.lexicon._heading_words import INDICATOR
from perfmodel.lexicon._printed_marks import POINT_WORDS
from perfmodel.lexicon._rows import any_word
from perfmodel.objectives._indicator import Extra
from perfmodel.taxonomy._category import Category
from perfmodel.taxonomy._category_labels import split_points

_BAND = "一级指标"
_SCORED = "execution"
"""The block above the indicators; below a label of the first level (过程) 预算执行 is the name of a group of them."""

_UNKNOWN = "a label that no category knows; it is kept with its rows"
_BETWEEN = regex(r"\s*(?:[-—–/\\>→]|——|--)\s*")  # noqa: RUF001 - as printed
_BARE_POINTS = regex(
    rf"([^\d(（]+?)\s*[(（]?\s*(?:{any_word(POINT_WORDS)}\s*[:：]?)?\s*(\d{{1,3}}(?:\.\d+)?)\s*%?\s*[)）]?"  # noqa: RUF001 - as printed
)
"""Points behind a label that are not called so: 产出指标60, 产出指标（60）, 产出指标（权重：60%）."""

_LEAST_BARE = 5
"""Fewer are the number of a label: 产出指标（2）."""

_NUMERAL = regex(r"\s*(?:([一二三四五六七八九十]+)[、.]|\([一二三四五六七八九十]+\))")
_RANGE = regex(r"\s*[(（]\s*(\d+(?:\.\d+)?\s*[-~—～至]\s*\d+(?:\.\d+)?)\s*分?\s*[)）]\s*分?$")


@final
class Levels:
    """The labels in force, while the rows of one table are read from top to bottom; at first that over the columns."""

    def __init__(self, ledger: Ledger, over: "Category | None" = None) -> None:
        self._ledger = ledger
        self._top = over
        self.category = over
        self.unknown: tuple[Extra, ...] = ()
        self._over: tuple[Extra, ...] = ()  # a first level that no category knows, kept below a second that one does
        self.points: list[Extra] = []
        self._slipped = False
        self._row: list[tuple[Slot[Column], str]] = []

    def take(self, labels: list[tuple[Slot[Column], Cell]], *, moved: bool) -> None:
        """Take the labels of one row: a first level opens a block, a second level a group in it."""
        self._slipped = self._slipped or moved
        self._row = []
        if not labels:
            return
        for index, (slot, cell) in enumerate(sorted(labels, key=_is_second) if len(labels) > 1 else labels):
            label = self._label(cell)
            self._row.append((slot, label))
            found = self._known(slot, label, self._level(slot, index, len(labels)))
            steps = path_of(label) if found is None else (found,)
            if is_blank(label):
                self._none(slot)
            elif not steps:
                self._unknown(slot, cell, label)
            for step in steps:
                self._step(step)

    def _known(self, slot: Slot[Column], label: str, level: int | None) -> Category | None:
        """The category of a label; a second level in the column of the first tells that labels have slipped."""
        found = label_category(label, level=level)
        if found is None or (found.id == _SCORED and slot.field is Column.LEVEL_2):
            return None
        self._slipped = self._slipped or (found.parent is not None and slot.field is Column.LEVEL_1)
        return found

    def take_band(self, cells: list[Cell], points: list[tuple[Slot[Column], Cell]]) -> None:
        """Take a label that stands across the table, alone in its row or behind its numeral, for the rows below it."""
        label = self._label(cells[-1])
        for slot, cell in points:
            said = points_of(self._ledger.enter(cell, "label"))
            if said is not None:
                name = label if slot.field is Column.WEIGHT else f"{label}{slot.heading}"
                self.points.append(Extra(name, f"{said}分"))
        self._ledger.enter_labels(cells[:-1])
        numeral = _NUMERAL.match(fold(label) if len(cells) == 1 else f"{fold(cells[0].text)}、")
        found = label_category(label, level=None if numeral is None else 1 if numeral[1] else 2)
        if found is None:
            self._open_unknown(Extra(_BAND, label))
            self._ledger.find("category-unknown", _UNKNOWN, cells[-1])
        else:
            self._step(found)

    @property
    def lacks_second(self) -> bool:
        """Whether no second level is in force, nor a label that no category knows."""
        return not self.unknown and (self.category is None or self.category.parent is None)

    def end(self) -> None:
        """No label is in force below this: another project begins."""
        self._top, self.category, self.unknown, self._over = None, None, (), ()

    def _open_unknown(self, label: Extra) -> None:
        """A first level that no category knows."""
        self._top, self.category, self.unknown, self._over = None, None, (label,), (label,)

    def _label(self, cell: Cell) -> str:
        """A label without the points behind it, which are kept."""
        label, points = _with_points(self._ledger.enter(cell, "label"))
        if points is not None:
            self.points.append(points)
        return label

    def _step(self, found: "Category") -> None:
        """A label that a category knows: of the first level, or of the second."""
        if found.parent is None:
            self._top, self._over = found, ()
        self.category, self.unknown = found, self._over

    def take_points(self, slot: Slot[Column], cell: Cell) -> None:
        """Take the points in a column beside the levels: they are those of the label before them."""
        text = self._ledger.enter(cell, "label")
        label = next((label for other, label in reversed(self._row) if other.first < slot.first), slot.heading)
        if not is_blank(text):
            self.points.append(Extra(label, text if points_of(text) is None else f"{points_of(text)}分"))

    def _none(self, slot: Slot[Column]) -> None:
        """A dash: from here on there is no label on this level."""
        if slot.field is Column.LEVEL_1:
            self._top, self._over = None, ()
        self.category, self.unknown = self._top, self._over

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
            self._open_unknown(Extra(heading, label))
        else:
            self.category = self._top
            self.unknown = (*(extra for extra in self.unknown if extra.heading != heading), Extra(heading, label))
        self._ledger.find("category-unknown", _UNKNOWN, cell)


def _bare_points(label: str) -> tuple[str, Decimal | None]:
    """A label that a category knows without the number behind it that can only be its points; else as it stands."""
    match = _BARE_POINTS.fullmatch(label)
    points = None if match is None or label_category(match[1]) is None else points_of(match[2])
    return (label, None) if match is None or points is None or points < _LEAST_BARE else (match[1], points)


@kept
def _with_points(text: str) -> tuple[str, Extra | None]:
    """A label, without the points behind it, and these."""
    label, points = split_points(text)
    if points is None:
        label, points = _bare_points(label)
    if points is not None:
        return label, Extra(label, f"{points}分")
    between = _RANGE.search(label)
    return label, None if between is None else Extra(label[: between.start()].strip(), f"{between[1]}分")


def _is_second(label: tuple[Slot[Column], Cell]) -> bool:
    """Whether a label stands in the column of the second level: the first level is taken first, wherever it stands."""
    return label[0].field is Column.LEVEL_2


def path_of(label: str) -> "tuple[Category, ...]":
    """The categories of a label that names both levels (产出指标-数量指标), or none."""
    parts = _BETWEEN.split(label)
    found = [label_category(part.strip(), level=level) for level, part in enumerate(parts, start=1)]
    first = found[0]
    steps = tuple(step for step in found if step is not None)
    whole = len(parts) == len(steps) == 2 and first is not None and first.parent is None  # noqa: PLR2004 - two levels
    return steps if whole else ()


_KIND = regex(
    rf"(?:([^:：]{{2,20}})[:：]|[【\[]([^】\]]{{2,20}})[】\]]|[(（]([^)）]{{2,20}}{INDICATOR})[)）]|([^-—－–]{{2,20}}{INDICATOR})\s*[-—－–]{{1,2}})\s*(?=\S)"  # noqa: RUF001 - as printed
)
_PATH = regex(
    r"([^:：/—–－-]{2,20})\s*[-—－–/:：]{1,2}\s*([^:：/—–－-]{2,20})\s*[-—－–/:：]{1,2}\s*(?=\S)"  # noqa: RUF001 - as printed
)
"""A name behind the labels of both levels: 产出-数量：座位."""

_NOTED = regex(rf"([^()（）]{{2,20}}{INDICATOR})\s*[(（][^()（）]+[)）]")  # noqa: RUF001 - as printed


class Name(NamedTuple):
    """A name with its cell and its printed number."""

    cell: Cell
    number: str | None
    text: str

    def numbered(self, printed: str | None) -> "Name":
        """With the number of a column of its own; what stands before the name and is another belongs to the name."""
        if printed is None or printed == self.number:
            return self
        number = None if is_blank(printed) else printed
        return Name(self.cell, number, self.text if self.number is None else self.cell.text.strip())


def named_by(cell: Cell, /) -> Name:
    """The name in a cell, parted from its number."""
    return Name(cell, *split_ordinal(cell.text))


def name_over(cell: Cell | None, /) -> Name | None:
    """The name in the cell that is merged down over a row, if any."""
    found = None if cell is None else named_by(cell)
    return None if found is None or not found.text or is_template(found.cell.text) else found


def kind_in_name(name: Name, above: Category | None, /) -> tuple[Category | None, Name]:
    """
    The category that a name begins with, below that *above* it.

    It stands before a colon or a dash (数量指标：座位), behind the first level too, or in brackets; before brackets it
    stays in the name.
    """
    both = _PATH.match(name.text)
    steps = () if both is None else path_of(f"{both[1].strip()}-{both[2].strip()}")
    rest = "" if both is None else name.text[both.end() :].strip()
    named = label_category(rest) is None and not begins_as_value(rest)
    if steps and named and above in {None, steps[0]} and _is_below(steps[1], steps[0]):
        return steps[1], name._replace(text=rest)
    return _kind_before(name, above)


def _kind_before(name: Name, above: Category | None) -> tuple[Category | None, Name]:
    """The category of one label at the beginning of a name, and the name without it."""
    before, noted = _KIND.match(name.text), _NOTED.fullmatch(name.text)
    match = before or noted
    category = None if match is None else label_category(next(filter(None, match.groups())))
    if match is None or category is None or not _is_below(category, above):
        return above, name
    return category, name if before is None else name._replace(text=name.text[before.end() :].strip())


def _is_below(category: Category, above: Category | None) -> bool:
    """Whether a kind stands below a level; the forms up to 2020 print 成本指标 below 产出指标."""
    return above is None or category.parent == above.id or (category.parent, above.id) == ("cost", "output")


_SIDES = frozenset((Column.SIDE, Column.HEAD))
_FRONT = _SIDES | LEVELS | {Column.LEVEL_POINTS, Column.NAME}


class Parts(NamedTuple):
    """The cells of one row: side labels and cells of the head, labels with their points, names, everything else."""

    sides: list[tuple[Slot[Column], Cell]]
    labels: list[tuple[Slot[Column], Cell]]
    points: list[tuple[Slot[Column], Cell]]
    names: list[Cell]
    rest: list[tuple[Slot[Column], Cell]]

    @classmethod
    def of(cls, cells: tuple[tuple[Slot[Column], Cell], ...]) -> "Parts":
        """The parts of a row."""
        parts = cls([], [], [], [], [])
        for pair in cells:
            field = pair[0].field
            if field not in _FRONT:
                parts.rest.append(pair)
            elif field in LEVELS:
                parts.labels.append(pair)
            elif field in _SIDES:
                parts.sides.append(pair)
            elif field is Column.LEVEL_POINTS:
                parts.points.append(pair)
            else:
                parts.names.append(pair[1])
                if pair[1].column_span > 1 and _is_both(*pair):
                    parts.labels.append((pair[0]._replace(field=Column.LEVEL_2), pair[1]))
        return parts

    def is_labelled(self, name: Name) -> bool:
        """Whether a number or a label stands before its name."""
        return name.number is not None or any(not is_blank(cell.text) for _, cell in self.labels)

    @property
    def alone(self) -> bool:
        """Whether the row has one name and nothing beside it."""
        return not self.rest and len(self.names) == 1

    @property
    def stated(self) -> bool:
        """Whether a cell beside the name says something."""
        return any(slot.field in VALUES and not is_blank(cell.text) for slot, cell in self.rest)


def _is_both(slot: Slot[Column], cell: Cell) -> bool:
    """Whether a cell reaches over a level and the name: a known label in it is the level of the row too."""
    over = cell.column < slot.first < cell.column + cell.column_span
    return over and label_category(cell.text) is not None


def spread(parts: Parts, spanning: dict[Slot[Column], Cell], group: ColumnSet, row: int) -> Parts:
    """The parts of a row with the cells that are merged down over it; points are those of all rows together."""
    if not spanning or not parts.names:
        return parts
    own = {slot for slot, _ in parts.rest}
    more = [
        (slot, cell)
        for slot, cell in spanning.items()
        if slot in group.members and slot not in own and slot.field not in POINTS and reaches(cell, row)
    ]
    return parts._replace(rest=[*parts.rest, *more])


def reaches(cell: Cell, row: int) -> bool:
    """Whether a merged cell of an earlier row reaches over a row."""
    return cell.row < row < cell.row + cell.row_span
