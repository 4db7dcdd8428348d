"""
Several units that carry out one plan: their reports as one, before anything is scored.

The rule was seen on one form: absolute values are added, relative values and shares of qualitative rows are averaged by
money, first the sum and then the score.  What it does not speak of is carried over where all units say the same, and
named where they do not.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import final

from attrs import field, frozen

from perfmodel._arguments import listed, require, typed
from perfmodel._finding import Finding, Severity
from perfmodel.errors import IncompatibleUnitsError, InvalidValueError
from perfmodel.objectives._documents import Objectives
from perfmodel.objectives._indicator import Indicator
from perfmodel.objectives._report import Execution
from perfmodel.scoring._keys import Index, Key, Keyed, Reported, Share, as_actual, as_share
from perfmodel.source import Citation, Standing
from perfmodel.targets._actual import Actual
from perfmodel.targets._shapes import Frequency, Statement, Target, Threshold
from perfmodel.targets._terms import Comparison
from perfmodel.values._exact import exact_quantity, round_half_up
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import Unit, kind_of

ROLL_UP = Citation(
    "hubei form",
    clause="several executing units: absolute values added, relative values and qualitative ones averaged by funds; "
    "sum first, then score",
    standing=Standing.SEEN,
)
_PLACES = 4
_TIMES = frozenset(("calendar", "time", "term", "workday"))


def _reported(value: Keyed[Reported] | tuple[tuple[Key, Reported], ...]) -> tuple[tuple[Key, Reported], ...]:
    return tuple(value.items()) if isinstance(value, Mapping) else listed(value, "actuals", tuple)


def _shares(value: Keyed[Share] | tuple[tuple[Key, Share], ...]) -> tuple[tuple[Key, Share], ...]:
    return tuple(value.items()) if isinstance(value, Mapping) else listed(value, "shares", tuple)


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class UnitReport:
    """
    What one unit reports.

    Attributes:
        unit: Its name.

        actuals: Its values by indicator id, or by (category id, number); a mapping is taken, and kept as pairs.

        execution: Its money; what it executed is its weight in averages.

        shares: The part of its points that a person gives a qualitative row, 0 to 1; kept likewise.

    Raises:
        InvalidValueError: (``share-invalid``) for a share outside 0 to 1.
    """

    unit: str
    actuals: tuple[tuple[Key, Reported], ...] = field(converter=_reported)
    execution: Execution | None = None
    shares: tuple[tuple[Key, Share], ...] = field(default=(), converter=_shares)

    def __attrs_post_init__(self) -> None:
        for key, share in self.shares:
            as_share(share, key)


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class RolledUp:
    """
    The reports of all units as one; hand its parts to :func:`~perfmodel.assess`.

    Attributes:
        values: Indicator ids with the value of all units.

        parts: Indicator ids with the share of all units, for qualitative rows.

        execution: The money of all units, or ``None`` where one of them reports none.

        findings: What could not be rolled up, and what was rounded.
    """

    values: tuple[tuple[str, Actual], ...]
    parts: tuple[tuple[str, Fraction], ...]
    execution: Execution | None
    findings: tuple[Finding, ...]

    @property
    def actuals(self) -> dict[str, Actual]:
        """The values by indicator id, as ``assess`` takes them."""
        return dict(self.values)

    @property
    def shares(self) -> dict[str, Fraction]:
        """The shares by indicator id, as ``assess`` takes them."""
        return dict(self.parts)


def roll_up(objectives: Objectives, reports: Iterable[UnitReport]) -> RolledUp:
    """
    Put the reports of several units together.

    >>> from perfmodel import ProjectObjectives
    >>> from perfmodel import parse_target
    >>> row = Indicator(number="1", name="外借册次", category="output.quantity", target=parse_target("≥10万册"))
    >>> plan = ProjectObjectives(project="馆藏更新", indicators=[row])
    >>> east = UnitReport(unit="东馆", actuals={"output.quantity/1": "6万册"})
    >>> west = UnitReport(unit="西馆", actuals={"output.quantity/1": "5万册"})
    >>> roll_up(plan, [east, west]).actuals["output.quantity/1"].quantity
    Quantity('11', '万册')

    Raises:
        InvalidValueError: (``units-missing``) without any report, (``unit-doubled``) when a unit reports twice.
    """
    require(objectives, Objectives, "objectives")
    given = listed(reports, "reports", UnitReport)
    names = [report.unit for report in given]
    if not given:
        message = "expected the reports of at least one unit, found none"
        raise InvalidValueError(message, code="units-missing")
    if len(set(names)) < len(names):
        message = f"expected each unit once, found {', '.join(names)}"
        raise InvalidValueError(message, code="unit-doubled")
    findings: list[Finding] = []
    index = Index(objectives.indicators)
    actuals = [index.resolve(dict(report.actuals), "actual", findings) for report in given]
    shares = [index.resolve(dict(report.shares), "share", findings) for report in given]
    funds = _funds(given)
    together: list[tuple[str, Actual]] = []
    averaged: list[tuple[str, Fraction]] = []
    for row in objectives.indicators:
        desk = _Desk(row, names, funds, findings)
        said = [as_actual(values[row.id], objectives.fiscal_year) if row.id in values else None for values in actuals]
        found = desk.actual(said)
        if found is not None:
            together.append((row.id, found))
        share = desk.share([as_share(values[row.id], row.id) if row.id in values else None for values in shares])
        if share is not None:
            averaged.append((row.id, share))
    money = _money(given, findings)
    return RolledUp(values=tuple(together), parts=tuple(averaged), execution=money, findings=tuple(findings))


def _funds(reports: Sequence[UnitReport]) -> list[Fraction] | None:
    """What each unit executed, as the weights of averages; ``None`` where one of them reports no money."""
    spent = _spent(reports)
    if len(spent) < len(reports) or len({amount.unit.dimension for amount in spent}) > 1:
        return None
    weights = [amount.exact for amount in spent]
    return weights if min(weights) >= 0 and any(weights) else None


def _spent(reports: Sequence[UnitReport]) -> list[Quantity]:
    """What units executed, of those that report it."""
    rows = [report.execution for report in reports if report.execution is not None]
    return [row.executed for row in rows if row.executed is not None]


class _Desk:
    """Puts one row together."""

    def __init__(self, row: Indicator, units: list[str], funds: list[Fraction] | None, findings: list[Finding]) -> None:
        self._row = row
        self._units = units
        self._funds = funds
        self._findings = findings

    def _find(self, code: str, message: str, severity: Severity = Severity.WARNING) -> None:
        row = self._row
        finding = Finding(
            code=code,
            severity=severity,
            message=message,
            rule=ROLL_UP,
            indicator=row.id,
            place=row.place,
            text=row.name,
        )
        self._findings.append(finding)

    def actual(self, said: Sequence[Actual | None]) -> Actual | None:
        """The values of all units as one, or ``None`` where they cannot be."""
        by_unit = dict(zip(self._units, said, strict=True))
        values = [actual for actual in said if actual is not None and actual.reported]
        if not values:
            return None
        if len(values) < len(by_unit):
            silent = [unit for unit, actual in by_unit.items() if actual is None or not actual.reported]
            self._find("unit-unreported", f"nothing is reported by {', '.join(silent)}; the row is left open")
            return None
        return self._together(values)

    def _together(self, values: Sequence[Actual]) -> Actual | None:
        """What each unit reported as one: amounts by the rule, what all say alike as it is, words side by side."""
        quantities = [_plain(actual) for actual in values]
        amounts = [quantity for quantity in quantities if quantity is not None]
        if len(amounts) == len(values):
            return self._amount(amounts)
        if len({(actual.said, actual.claim) for actual in values}) == 1:
            return values[0]
        if all(isinstance(actual.said, Statement) for actual in values):
            return self._words(values)
        self._find(
            "not-rolled-up", "the units report different things, and no rule puts them together; the row is left open"
        )
        return None

    def _words(self, values: Sequence[Actual]) -> Actual:
        """Different words side by side: a reader judges them, by the averaged share."""
        text = "；".join(
            f"{unit}：{actual.text or actual.said}" for unit, actual in zip(self._units, values, strict=True)
        )
        return Actual(said=Statement(text=text), text=text)

    def _amount(self, values: Sequence[Quantity]) -> Actual | None:
        unit = values[0].unit
        try:
            relative = _is_relative(unit, self._row.target)
            if not relative:
                total = values[0]
                for value in values[1:]:
                    total += value
                return Actual.of(total)
            numbers = [value.ratio_to(unit) for value in values]
        except IncompatibleUnitsError as error:
            self._find("units-differ", f"the units report amounts that do not convert: {error}", Severity.ERROR)
            return None
        average = self._average(numbers)
        return None if average is None else Actual.of(self._decimal(average, unit))

    def _decimal(self, value: Fraction, unit: Unit) -> Quantity:
        """The value as a quantity; rates keep 4 places as fractions, all else 4 places."""
        found = exact_quantity(value, unit)
        if found is not None:
            return found
        places = _PLACES - 2 if unit.symbol == "%" else _PLACES
        self._find("average-rounded", f"the average {value} is rounded (decimals: {places})", Severity.NOTE)
        return Quantity(round_half_up(value, places), unit)

    def share(self, said: Sequence[Fraction | None]) -> Fraction | None:
        """The shares of all units, averaged by money."""
        values = [share for share in said if share is not None]
        if not values:
            return None
        if len(values) < len(said):
            self._find("share-missing", "not every unit has a share for this row; the row is left open")
            return None
        return self._average(values)

    def _average(self, values: Sequence[Fraction]) -> Fraction | None:
        if len(set(values)) == 1:
            return values[0]
        if self._funds is None:
            self._find("funds-missing", "an average by money needs what each unit executed; the row is left open")
            return None
        weighted = sum((value * money for value, money in zip(values, self._funds, strict=True)), Fraction(0))
        return weighted / sum(self._funds, Fraction(0))


def _plain(actual: Actual) -> Quantity | None:
    """The value of an actual that is nothing but a value."""
    said = actual.said
    if not isinstance(said, Threshold) or said.approximate or said.comparison not in {Comparison.STATED, Comparison.EQ}:
        return None
    return said.quantity


def _is_relative(unit: Unit, target: Target) -> bool:
    """Whether values are averaged: rates, points, amounts per thing; a bare number goes by its target."""
    if not unit.symbol and isinstance(target, Threshold | Frequency):
        if isinstance(target, Frequency):
            return False
        unit = target.quantity.unit
    per_thing = any(power < 0 and kind_of(name) not in _TIMES for name, power in unit.dimension)
    return unit.kind in {"ratio", "points"} or per_thing


def _money(reports: Sequence[UnitReport], findings: list[Finding]) -> Execution | None:
    """The money of all units: what each of them reports, added."""
    rows = [report.execution for report in reports if report.execution is not None]
    if len(rows) < len(reports):
        if rows:
            message = "not every unit reports its money; the sum is left out"
            findings.append(Finding(code="funds-missing", severity=Severity.WARNING, message=message, rule=ROLL_UP))
        return None
    try:
        return Execution(
            name=rows[0].name,
            initial=_added([row.initial for row in rows]),
            adjusted=_added([row.adjusted for row in rows]),
            executed=_added([row.executed for row in rows]),
        )
    except IncompatibleUnitsError as error:
        message = f"the units report money that does not add up: {error}"
        findings.append(Finding(code="units-differ", severity=Severity.ERROR, message=message, rule=ROLL_UP))
        return None


def _added(amounts: Sequence[Quantity | None]) -> Quantity | None:
    found = [amount for amount in amounts if amount is not None]
    if len(found) < len(amounts):
        return None
    total = found[0]
    for amount in found[1:]:
        total += amount
    return total
