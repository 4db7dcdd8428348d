"""The cells of one row beside its name: target, weight, direction, definition, and everything else with its heading."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, final

from attrs import evolve

from perfmodel._finding import Severity
from perfmodel._patterns import regex
from perfmodel.errors import marked
from perfmodel.files._grid import Cell
from perfmodel.forms._cell_texts import POINTS_UNREAD, begins_as_value, is_sign, lacks_unit, points_of, polarity_of
from perfmodel.forms._columns import POINTS, VALUES, Slot
from perfmodel.forms._doubtful_rows import find_small_share
from perfmodel.forms._heading_notes import unit_in
from perfmodel.forms._layouts import Column
from perfmodel.forms._ledger import Ledger
from perfmodel.forms._valued_names import both_apart, own_unit
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_marks import is_blank
from perfmodel.lexicon._heading_words import MONTHS
from perfmodel.lexicon._remarks import COMPLETED, DAY_NAMES, DAY_VERBS, DONE, FINISHED, LENGTHS, NAMED_TIMES
from perfmodel.objectives._indicator import Extra, Standard
from perfmodel.objectives._report import Result
from perfmodel.source import Span
from perfmodel.targets._actual import Actual, read_actual
from perfmodel.targets._comparisons import SIDES, column_comparison, says_something
from perfmodel.targets._read import read_target
from perfmodel.targets._shapes import Deadline, Statement, Target, Unread, Unstated, YesNo
from perfmodel.targets._terms import Polarity, ReadError

_REPORTED = frozenset((Column.ACTUAL, Column.SCORE, Column.REASON, Column.SO_FAR, Column.EXPECTED, Column.LIKELIHOOD))
_PLAIN = frozenset((*VALUES, Column.UNIT, Column.OPERATOR, Column.EXTRA, Column.WEIGHT, Column.NUMBER))
"""What a row may have that plans a value and no more."""

_WHERE_FILLED, _LONGEST_EXPRESSION, _SHOWN = frozenset((*POINTS, Column.SO_FAR)), 100, 40
_MONTH_ALONE = regex(r"[≥≤=<>]?\s*(?:[1-9]|1[0-2])月")
_MONTHS, _MONTH_NUMBER = frozenset(MONTHS.words.split()), regex(r"[1-9]|1[0-2]")
_DAY_NAME = regex(rf"(?:{'|'.join((*DONE, *FINISHED, *DAY_VERBS))})(?:{'|'.join(DAY_NAMES)})?$")
"""The name of a day, or of what is done by then: 完成时间, 竣工日期, 主体完工; 完成采购 beside ≤ may be one too."""

_LENGTH_NAME = regex(
    rf"(?<!日){''.join(f'(?<!{word})' for word in FINISHED)}"
    rf"(?:{'|'.join(time for time in NAMED_TIMES if time not in DAY_NAMES)})$|{'|'.join(LENGTHS)}"
)
"""The name of how long something takes or lasts: 保修期, 平均用时; 完成时限 may be of a day."""


def _is_length(name: str) -> bool:
    """Whether a name is that of a length of time; 响应时间 is, 完成时间 is that of a day."""
    timed = name.endswith("时间") and _DAY_NAME.search(name) is None
    return timed or _LENGTH_NAME.search(name) is not None


_OF_YEAR = "a number beside 月 in a row of a day; it is read as the month of the year"
_SO_MANY = "a month of the year, or so many months; read as months: write 8月底前 or 8个月"
_HINT = "write the sign into the column of signs, or in front of the value"
_NO_SIGN = ReadError("comparison-unknown", Span(0, 0), expected="one of ≥ > ≤ < = beside the value", hint=_HINT)

_POINTS = "points in several columns below one heading; those of the first are read"
_OTHERWISE = "a second column of the same kind says something else; the first is read, this is kept as an extra"
_SAID_ONCE = frozenset((Column.ACTUAL, Column.WEIGHT))
_SEVERAL = "several values below one heading; the target of the row is undecided"
_PART = "part the heading, and name each column by the term, the place or the version of its values"
_ONE_VALUE = ReadError("values-unsure", Span(0, 0), expected="one value below its heading", hint=_PART)

_USES = {field: f"indicator:{field.value}" for field in Column}


def _read_once(text: str, unit: str | None, operator: str | None, year: int | None) -> Target:
    return read_target(text, unit=unit, operator=operator, fiscal_year=year)


_read_again = lru_cache(maxsize=4096)(_read_once)
"""As ``_read_once``; values recur from row to row, and a target does not change."""


def _of_cell(found: Target, printed: str) -> Target:
    """A target read with the unit beside it (8 beside 月), as one of the cell; a refusal is of the whole cell."""
    error = evolve(found.error, span=Span(0, len(printed))) if isinstance(found, Unread) else None
    return evolve(found, text=printed) if error is None else Unread(text=printed, error=error)


def _is_measured(target: Target) -> bool:
    """Whether a target has a value that a unit or a sign beside it says more of."""
    return not isinstance(target, Statement | Unstated | Unread | YesNo)


def _side_of(operator: str | None) -> int | None:
    """1 for a floor beside the value, -1 for a ceiling, 0 for =, in signs or words; ``None`` where it says neither."""
    comparison = column_comparison(operator)
    return None if comparison is None else SIDES.get(comparison)


def _chosen(field: Column, cells: Sequence[tuple[Slot[Column], Cell]]) -> tuple[Slot[Column], Cell]:
    """Which of several cells of a kind counts: the first, of points the first filled, of values so far the last."""
    filled = [pair for pair in cells if not is_blank(pair[1].text)] if field in _WHERE_FILLED else []
    return filled[-1 if field is Column.SO_FAR else 0] if filled else cells[0]


def _first_unread(cells: list[tuple[Slot[Column], Cell]], unread: frozenset[Slot[Column]]) -> Cell | None:
    """The first cell that should say how the value is compared, and says something that nobody can read."""
    for slot, cell in cells:
        if slot.field is Column.OPERATOR and says_something(cell.text) and not is_sign(cell.text):
            return cell
        if slot in unread and not is_blank(cell.text):
            return cell
    return None


def _is_month_alone(text: str) -> bool:
    """Whether a value is a month without a day or a year: 8月, ≤8月."""
    return _MONTH_ALONE.fullmatch(fold(text)) is not None


def _directs(cell: Cell, polarity: Polarity | None) -> bool:
    """Whether a cell says by itself the direction that the row has."""
    return polarity is not None and polarity_of(cell.text) is polarity


def _contradicting(said: tuple[Slot[Column], Cell], others: list[tuple[Slot[Column], Cell]]) -> list[Cell]:
    """The cells below further headings of one kind, with nothing that sets the two apart, that say something else."""
    (first, own), text = said, said[1].text.strip()
    alike = [cell for slot, cell in others if slot.scope is first.scope is None and slot.group == first.group]
    return [cell for cell in alike if not is_blank(cell.text) and not is_blank(own.text) and cell.text.strip() != text]


class Shared(NamedTuple):
    """What all targets of one row have in common."""

    weight: Decimal | None
    polarity: Polarity | None
    definition: str | None
    adjusted: Target | None
    standards: tuple[Standard, ...]
    result: Result | None
    extra: tuple[Extra, ...]


@final
class RowFields:
    """Reads the cells of one row; each goes to the ledger with what it became.  ``values`` are those of its columns."""

    def __init__(
        self,
        cells: list[tuple[Slot[Column], Cell]],
        ledger: Ledger,
        year: int | None,
        unread: frozenset[Slot[Column]] = frozenset(),
        names: Sequence[Cell] = (),
    ) -> None:
        self.values: dict[Slot[Column], Cell] = {}
        self._by_field: dict[Column, list[tuple[Slot[Column], Cell]]] = {}
        for pair in both_apart(cells, ledger):
            slot, cell = pair
            if slot.field in self._by_field:
                self._by_field[slot.field].append(pair)
            else:
                self._by_field[slot.field] = [pair]
            if slot.field in VALUES:
                self.values.setdefault(slot, cell)
        self._given = cells
        self._ledger = ledger
        self._year = year
        self._named = names[0] if names else None
        units = self._by_field.get(Column.UNIT)
        self._unit = units[0][1].text.strip() if units else None
        operators = self._by_field.get(Column.OPERATOR)
        signs = [cell.text.strip() for _, cell in operators] if operators else []
        self._operator = next(filter(says_something, signs), None) if signs else None
        self._direction = " ".join(signs) if signs else ""
        self._unread = _first_unread(cells, unread) if unread or signs else None

    @property
    def _name(self) -> str:
        return "" if self._named is None else fold(self._named.text).strip()

    def _all(self, field: Column) -> Sequence[tuple[Slot[Column], Cell]]:
        return self._by_field.get(field, ())

    def number(self) -> str | None:
        """The cell of the column 序号, but for one over several names, as of a project; further ones are left."""
        cells = self._all(Column.NUMBER)
        if not cells:
            return None
        first = cells[0][1]
        if first.row_span > (1 if self._named is None else self._named.row_span):
            self._ledger.enter(first, "label")
            return None
        return self._ledger.enter(first, "indicator:number")

    def stated(self, slot: Slot[Column] | None) -> bool:
        """Whether a value stands in a column."""
        return slot is not None and slot in self.values

    def target(self, slot: Slot[Column] | None) -> Target:
        """The target of one value column, read together with the unit and operator columns."""
        if slot not in self.values:
            given = {own for own, _ in self._given}
            slot = next((own for own in self.values if own not in given), None)
        cell = None if slot is None else self.values.get(slot)
        if cell is None or slot is None:
            return Unstated()
        self._ledger.enter(cell, "indicator:target")
        return self._several(slot, cell) or self._read(slot, cell)

    def _several(self, slot: Slot[Column], cell: Cell) -> Unread | None:
        """The target of a row with further values below the same heading: nothing says which one is meant."""
        beside = self._by_field[slot.field]
        if len(beside) == 1:
            return None
        under = [other for own, other in beside if own is slot]
        texts = {other.text.strip() for other in under}
        if len(texts) == 1 or not all(map(begins_as_value, texts)):
            return None
        self._ledger.find_all("values-unsure", _SEVERAL, under, severity=Severity.ERROR)
        return Unread(text=cell.text.strip(), error=_ONE_VALUE)

    def _read(self, slot: Slot[Column], cell: Cell) -> Target:
        printed = cell.text.strip()
        text, unit = self._measured(slot, printed, cell)
        read = _read_again if len(text) <= _LONGEST_EXPRESSION else _read_once
        found = read(text, unit, self._operator, self._year)
        if isinstance(found, Deadline) and _is_month_alone(text) and _is_length(self._name):
            self._ledger.find("month-unsure", _OF_YEAR, cell)
        find_small_share(found, cell, self._ledger)
        if text != printed:
            found = _of_cell(found, printed)
        undecided = None if self._unread is None else self._undecided(found, printed, self._unread)
        if undecided is not None:
            return undecided
        if isinstance(found, Unread):
            fault, span = found.error, found.error.span
            message = f"expected {fault.expected}, at {marked(text, span.start, span.stop)}; {fault.hint}"
            self._ledger.find("target-unread", message, cell)
        return found

    def _undecided(self, found: Target, printed: str, sign: Cell) -> Unread | None:
        """The target of a row with a sign that nobody can read: refused, but for a value that no sign compares."""
        refused = isinstance(found, Unread) and found.error.code == "operator-unknown"
        if not refused and not _is_measured(found):
            return None
        message = "a sign beside the value that nobody can read; the target of the row is undecided"
        self._ledger.find("operator-unread", message, sign, severity=Severity.ERROR)
        return found if isinstance(found, Unread) else Unread(text=printed, error=_NO_SIGN)

    def shared(self, targets: list[Target]) -> Shared:
        """Everything but the targets; a unit or operator that no target carries is kept as an extra."""
        polarity = polarity_of(self._direction) if self._direction else None
        extra = self._beside(targets, polarity) if self._direction or self._unit is not None else []
        for slot, cell in self._all(Column.EXTRA):
            extra.append(Extra(slot.heading, self._ledger.enter(cell, "indicator:extra")))
        weight = self._number(Column.WEIGHT, extra)
        if _PLAIN.issuperset(self._by_field):
            return Shared(weight, polarity, None, None, (), None, tuple(extra))
        definition = self._plain(Column.DEFINITION, extra) or None
        adjusted = self._adjusted(targets, extra)
        result = self._result(extra)
        return Shared(weight, polarity, definition, adjusted, self._standards(), result, tuple(extra))

    def _result(self, extra: list[Extra]) -> Result | None:
        """What the row reports, or ``None`` where the table has no such cells filled."""
        if _REPORTED.isdisjoint(self._by_field):
            return None
        found = Result(
            actual=self._reported(Column.ACTUAL, extra),
            score=self._number(Column.SCORE, extra),
            reason=self._plain(Column.REASON, extra),
            so_far=self._reported(Column.SO_FAR, extra),
            expected=self._reported(Column.EXPECTED, extra),
            likelihood=self._likelihood(extra),
        )
        return None if found == Result() else found

    def _likelihood(self, extra: list[Extra]) -> str:
        """The likelihood as words, or the heading of the choice that is ticked; the tick is kept as an extra."""
        choices = [(slot, cell) for slot, cell in self._all(Column.LIKELIHOOD) if slot.scope is not None]
        if not choices:
            return self._plain(Column.LIKELIHOOD, extra)
        for slot, cell in choices:
            extra.append(Extra(f"{slot.heading}/{slot.scope}", self._ledger.enter(cell, "indicator:extra")))
        ticked = [slot.scope or "" for slot, cell in choices if not is_blank(cell.text)]
        return ticked[0] if len(ticked) == 1 else ""

    def _reported(self, field: Column, extra: list[Extra]) -> Actual | None:
        first = self._first(field, extra)
        if first is None:
            return None
        printed = self._ledger.enter(first, _USES[field])
        text, unit = self._measured(self._all(field)[0][0], printed, None)
        found = read_actual(text, unit=None if unit is None or is_blank(unit) else unit, fiscal_year=self._year)
        return found if text == printed else evolve(found, text=printed)

    def _measured(self, slot: Slot[Column], text: str, cell: Cell | None) -> tuple[str, str | None]:
        """A value with the unit beside it; 8 beside 月 is August in a row named 完成时间, and may be elsewhere."""
        unit = self._unit_of(slot, text)
        if unit not in _MONTHS or _MONTH_NUMBER.fullmatch(fold(text)) is None:
            return text, unit
        if _is_length(self._name):
            return text, unit
        sure, of_year = self._is_of_day()
        if cell is not None:
            severity = Severity.NOTE if sure else Severity.WARNING
            self._ledger.find("month-unsure", _OF_YEAR if of_year else _SO_MANY, cell, severity=severity)
        return (f"{text}月", None) if of_year else (text, unit)

    def _is_of_day(self) -> tuple[bool, bool]:
        """Whether the row surely has the name of a day, and whether it is read as one: 完成采购 beside ≤ may be."""
        side = _side_of(self._operator)
        sure = _DAY_NAME.search(self._name) is not None and side != 1
        return sure, sure or (self._name.startswith(COMPLETED) and side in {-1, 0})

    def _unit_of(self, slot: Slot[Column], text: str) -> str | None:
        """The unit beside a value: below the same heading, else the first; for a bare number that of a heading too."""
        units = self._by_field.get(Column.UNIT)
        if units is None:
            named = unit_in(slot.heading)
            if len(self.values) > (slot in self.values):
                named = next(filter(None, (named, *[unit_in(other.heading) for other in self.values])), None)
            return named if named is not None and lacks_unit(text) else None
        return own_unit(slot, units, self._given).text.strip()

    def _plain(self, field: Column, extra: list[Extra]) -> str:
        first = self._first(field, extra)
        return "" if first is None else self._ledger.enter(first, _USES[field])

    def _first(self, field: Column, extra: list[Extra]) -> Cell | None:
        """The first filled cell of a kind, the last for values so far; those of other columns are kept as extras."""
        cells = self._by_field.get(field)
        if cells is None:
            return None
        if len(cells) == 1:
            return cells[0][1]
        first = _chosen(field, cells)
        rest = [pair for pair in cells if pair is not first]
        if field in _SAID_ONCE:
            for other in _contradicting(first, rest)[:1]:
                self._ledger.find("values-several", _OTHERWISE, other)
        extra.extend(Extra(slot.heading, self._ledger.enter(cell, "indicator:extra")) for slot, cell in rest)
        return first[1]

    def _adjusted(self, targets: list[Target], extra: list[Extra]) -> Target | None:
        """The adjusted target; a dash says that nothing was adjusted, another value than the first is reported."""
        cell = self._first(Column.ADJUSTED, extra)
        if cell is None:
            return None
        text = self._ledger.enter(cell, "indicator:adjusted")
        found = self._read(self._all(Column.ADJUSTED)[0][0], cell)
        if isinstance(found, Unstated):
            return None
        first = [other.text.strip() for slot, other in self.values.items() if slot.field is Column.VALUE]
        if first and found != targets[0] and not isinstance(targets[0], Unstated):
            message = f"the target was adjusted from {first[0][:_SHOWN]} to {text[:_SHOWN]}; the adjusted one counts"
            self._ledger.find("target-adjusted", message, cell)
        return found

    def _beside(self, targets: list[Target], polarity: Polarity | None) -> list[Extra]:
        """The unit and operator cells, as extras where the targets or the polarity do not say the same."""
        measured = any(map(_is_measured, targets))
        found = list[Extra]()
        for slot, cell in self._all(Column.UNIT):
            self._side(slot, cell, found, used=measured or is_blank(cell.text), use="indicator:unit")
        for slot, cell in self._all(Column.OPERATOR):
            used = (measured and cell.text.strip() == self._operator) or _directs(cell, polarity)
            self._side(slot, cell, found, used=used, use="indicator:operator")
        return found

    def _side(self, slot: Slot[Column], cell: Cell, found: list[Extra], *, used: bool, use: str) -> None:
        text = self._ledger.enter(cell, use)
        if not used:
            found.append(Extra(slot.heading, text))

    def _number(self, field: Column, extra: list[Extra]) -> Decimal | None:
        """The points of a column; what is no number of points is kept as an extra."""
        cell = self._first(field, extra)
        if cell is None:
            return None
        text, cells = self._ledger.enter(cell, _USES[field]), self._by_field[field]
        several = [other for slot, other in cells if slot.scope is not None] if len(cells) > 1 else []
        if sum(points_of(other.text) is not None for other in several) > 1:
            self._ledger.find("points-several", _POINTS, cell)
        points = points_of(text)
        if points is None:
            extra.append(Extra(cells[0][0].heading, text))
            if not is_blank(text):
                self._ledger.find("points-unread", POINTS_UNREAD, cell)
        return points

    def _standards(self) -> tuple[Standard, ...]:
        found = list[Standard]()
        for slot, cell in self._all(Column.STANDARD):
            self._ledger.enter(cell, "indicator:standard")
            found.append(Standard(grade=slot.heading, target=self._read(slot, cell)))
        return tuple(found)
