"""
A typed, exact, citable model of government performance objectives (预算绩效目标).

The names below are the public ones; each is loaded on first use, so that importing the package costs nothing.
"""

TYPE_CHECKING = False
"""As in ``typing``, whose import would cost more than this whole module."""

if TYPE_CHECKING:
    from perfmodel.display import explain
    from perfmodel.errors import (
        DocumentError,
        FormError,
        IncompatibleUnitsError,
        InexactConversionError,
        InvalidValueError,
        MissingExtraError,
        PerfModelError,
        Problem,
        TargetSyntaxError,
        WrongTypeError,
    )
    from perfmodel.exchange import dump, dumps, load, loads
    from perfmodel.forms.grid import Cell, Grid
    from perfmodel.forms.ledger import Entry
    from perfmodel.forms.read import Reading, read_form, read_forms
    from perfmodel.objectives.budget import Budget, BudgetPart
    from perfmodel.objectives.documents import DepartmentObjectives, ProjectObjectives, Task
    from perfmodel.objectives.finding import Finding, Severity
    from perfmodel.objectives.indicator import Extra, Indicator, Standard, Term
    from perfmodel.source import Citation, Place, Span, Standing
    from perfmodel.target.accept import accepts
    from perfmodel.target.actual import Actual, Claim, parse_actual, read_actual
    from perfmodel.target.compare import Drift, compare, implies
    from perfmodel.target.judge import judge
    from perfmodel.target.meet import intersect
    from perfmodel.target.read import parse_quantity, parse_target, read_target
    from perfmodel.target.render import format_target
    from perfmodel.target.shapes import (
        Comparison,
        Composite,
        Deadline,
        Direction,
        Frequency,
        Grade,
        Polarity,
        Range,
        Rank,
        ReadError,
        Relative,
        Statement,
        Target,
        Threshold,
        Unread,
        Unstated,
        YesNo,
    )
    from perfmodel.target.verdict import Assumption, Judgement, Reason, Verdict
    from perfmodel.taxonomy.category import CATEGORIES, Category, category
    from perfmodel.taxonomy.labels import match_category, split_points
    from perfmodel.taxonomy.mapping import CategoryMapping, map_category
    from perfmodel.taxonomy.scheme import SCHEMES, Node, Scheme, SchemeKind, scheme
    from perfmodel.values.interval import Bound, Interval
    from perfmodel.values.number import Numeral, parse_number
    from perfmodel.values.period import DateSpan, FiscalYear, MonthDay, Period, PeriodUnit, YearlessSpan
    from perfmodel.values.quantity import Quantity
    from perfmodel.values.unit import Unit, parse_unit

_ROOMS = {
    "display": "explain",
    "errors": (
        "DocumentError FormError IncompatibleUnitsError InexactConversionError InvalidValueError "
        "MissingExtraError PerfModelError Problem TargetSyntaxError WrongTypeError"
    ),
    "exchange": "dump dumps load loads",
    "forms.grid": "Cell Grid",
    "forms.ledger": "Entry",
    "forms.read": "Reading read_form read_forms",
    "objectives.budget": "Budget BudgetPart",
    "objectives.documents": "DepartmentObjectives ProjectObjectives Task",
    "objectives.finding": "Finding Severity",
    "objectives.indicator": "Extra Indicator Standard Term",
    "source": "Citation Place Span Standing",
    "target.accept": "accepts",
    "target.actual": "Actual Claim parse_actual read_actual",
    "target.compare": "Drift compare implies",
    "target.judge": "judge",
    "target.meet": "intersect",
    "target.read": "parse_quantity parse_target read_target",
    "target.render": "format_target",
    "target.shapes": (
        "Comparison Composite Deadline Direction Frequency Grade Polarity Range Rank ReadError Relative "
        "Statement Target Threshold Unread Unstated YesNo"
    ),
    "target.verdict": "Assumption Judgement Reason Verdict",
    "taxonomy.category": "CATEGORIES Category category",
    "taxonomy.labels": "match_category split_points",
    "taxonomy.mapping": "CategoryMapping map_category",
    "taxonomy.scheme": "Node SCHEMES Scheme SchemeKind scheme",
    "values.interval": "Bound Interval",
    "values.number": "Numeral parse_number",
    "values.period": "DateSpan FiscalYear MonthDay Period PeriodUnit YearlessSpan",
    "values.quantity": "Quantity",
    "values.unit": "Unit parse_unit",
}
_HOME = {name: f"perfmodel.{room}" for room, names in _ROOMS.items() for name in names.split()}

__all__ = [
    "CATEGORIES",
    "SCHEMES",
    "Actual",
    "Assumption",
    "Bound",
    "Budget",
    "BudgetPart",
    "Category",
    "CategoryMapping",
    "Cell",
    "Citation",
    "Claim",
    "Comparison",
    "Composite",
    "DateSpan",
    "Deadline",
    "DepartmentObjectives",
    "Direction",
    "DocumentError",
    "Drift",
    "Entry",
    "Extra",
    "Finding",
    "FiscalYear",
    "FormError",
    "Frequency",
    "Grade",
    "Grid",
    "IncompatibleUnitsError",
    "Indicator",
    "InexactConversionError",
    "Interval",
    "InvalidValueError",
    "Judgement",
    "MissingExtraError",
    "MonthDay",
    "Node",
    "Numeral",
    "PerfModelError",
    "Period",
    "PeriodUnit",
    "Place",
    "Polarity",
    "Problem",
    "ProjectObjectives",
    "Quantity",
    "Range",
    "Rank",
    "ReadError",
    "Reading",
    "Reason",
    "Relative",
    "Scheme",
    "SchemeKind",
    "Severity",
    "Span",
    "Standard",
    "Standing",
    "Statement",
    "Target",
    "TargetSyntaxError",
    "Task",
    "Term",
    "Threshold",
    "Unit",
    "Unread",
    "Unstated",
    "Verdict",
    "WrongTypeError",
    "YearlessSpan",
    "YesNo",
    "accepts",
    "category",
    "compare",
    "dump",
    "dumps",
    "explain",
    "format_target",
    "implies",
    "intersect",
    "judge",
    "load",
    "loads",
    "map_category",
    "match_category",
    "parse_actual",
    "parse_number",
    "parse_quantity",
    "parse_target",
    "parse_unit",
    "read_actual",
    "read_form",
    "read_forms",
    "read_target",
    "scheme",
    "split_points",
]


__version__: str

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load a public name on first use."""
        if name == "__version__":
            from importlib.metadata import version  # noqa: PLC0415 - costs more than the whole package

            return version("perfmodel")
        home = _HOME.get(name)
        if home is None:
            message = f"module 'perfmodel' has no attribute {name!r}"
            raise AttributeError(message)
        from importlib import import_module  # noqa: PLC0415 - on first use

        value: object = getattr(import_module(home), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """The public names."""
    return [*__all__, "__version__"]
