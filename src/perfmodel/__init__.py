"""
A typed, exact, citable model of government performance objectives (预算绩效目标).

The names below are the public ones; each is loaded on first use, so that importing the package costs nothing.
"""

TYPE_CHECKING = False
"""As in ``typing``, whose import would cost more than this whole module."""

if TYPE_CHECKING:
    from perfmodel.assessment.assess import assess
    from perfmodel.assessment.audit import audit
    from perfmodel.assessment.audited import AuditedForm, audit_form
    from perfmodel.assessment.fill import fill_form
    from perfmodel.assessment.formula import Formula, FormulaKind
    from perfmodel.assessment.load import load_policy
    from perfmodel.assessment.monitor import Lamp, LampLine, Monitoring, monitor
    from perfmodel.assessment.policies import GRADES, POLICIES, policy
    from perfmodel.assessment.policy import (
        EqualSense,
        GradeScale,
        OverFulfilment,
        RoundedAt,
        Rounding,
        ScoringPolicy,
        Weights,
    )
    from perfmodel.assessment.result import AssessedExecution, AssessedLine, Assessment, LineStatus, Total, WeightSource
    from perfmodel.assessment.rollup import RolledUp, UnitReport, roll_up
    from perfmodel.assessment.rules import (
        AllOrNothing,
        Band,
        Bands,
        ByEnds,
        InverseRatio,
        Late,
        Mirror,
        OnTime,
        PassMark,
        Proportional,
        SatisfactionLinear,
    )
    from perfmodel.display.describe import describe
    from perfmodel.display.explain import explain
    from perfmodel.display.policies import explain_policy
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
        UnknownIndicatorError,
        WrongTypeError,
    )
    from perfmodel.exchange import dump, dump_lines, dumps, load, load_lines, loads
    from perfmodel.forms.grid import Cell, Grid
    from perfmodel.forms.ledger import Entry
    from perfmodel.forms.many import read_forms
    from perfmodel.forms.read import Reading, read_form
    from perfmodel.objectives.budget import Budget, BudgetPart
    from perfmodel.objectives.compare import compare_documents
    from perfmodel.objectives.comparison import DocumentComparison, FieldChange, MoneyChange, RowComparison
    from perfmodel.objectives.documents import DepartmentObjectives, ProjectObjectives, Task
    from perfmodel.objectives.finding import Finding, Severity
    from perfmodel.objectives.indicator import Extra, Indicator, Standard, Term
    from perfmodel.objectives.report import Execution, Report, Result
    from perfmodel.review.apply import AppliedChange, AppliedChanges, LeftFinding, LeftReason, apply_changes
    from perfmodel.review.rule import EachRow, Remark, Rule, RuleHead, RuleScope
    from perfmodel.review.rules import REVIEW_RULES
    from perfmodel.review.run import review
    from perfmodel.serializers.schema import json_schema
    from perfmodel.source import Citation, Place, Span, Standing
    from perfmodel.targets.accept import accepts
    from perfmodel.targets.actual import Actual, Claim, parse_actual, read_actual
    from perfmodel.targets.compare import Drift, compare, implies
    from perfmodel.targets.explain import Part, Role, explain_reading
    from perfmodel.targets.judge import judge
    from perfmodel.targets.meet import intersect
    from perfmodel.targets.polarity import EvidenceSource, PolarityEvidence
    from perfmodel.targets.read import parse_quantity, parse_target, read_target
    from perfmodel.targets.render import format_target
    from perfmodel.targets.shapes import (
        Composite,
        Deadline,
        Frequency,
        Grade,
        Range,
        Rank,
        Relative,
        Statement,
        Target,
        Threshold,
        Unread,
        Unstated,
        YesNo,
    )
    from perfmodel.targets.terms import Comparison, Direction, Polarity, ReadError
    from perfmodel.targets.verdict import Assumption, Judgement, Reason, Verdict
    from perfmodel.taxonomy.category import CATEGORIES, Category, category
    from perfmodel.taxonomy.labels import match_category, split_points
    from perfmodel.taxonomy.mapping import CategoryMapping, map_category
    from perfmodel.taxonomy.polarity import polarity_of
    from perfmodel.taxonomy.scheme import SCHEMES, Node, Scheme, SchemeKind, scheme
    from perfmodel.values._pint import define_pint_units
    from perfmodel.values.interval import Bound, Interval
    from perfmodel.values.number import Numeral, parse_number
    from perfmodel.values.period import DateSpan, FiscalYear, MonthDay, Period, PeriodUnit, YearlessSpan
    from perfmodel.values.quantity import Quantity
    from perfmodel.values.unit import Unit, parse_unit

_ROOMS = {
    "assessment.assess": "assess",
    "assessment.audit": "audit",
    "assessment.audited": "AuditedForm audit_form",
    "assessment.fill": "fill_form",
    "assessment.formula": "Formula FormulaKind",
    "assessment.load": "load_policy",
    "assessment.monitor": "Lamp LampLine Monitoring monitor",
    "assessment.policies": "GRADES POLICIES policy",
    "assessment.policy": "EqualSense GradeScale OverFulfilment RoundedAt Rounding ScoringPolicy Weights",
    "assessment.result": "AssessedExecution AssessedLine Assessment LineStatus Total WeightSource",
    "assessment.rollup": "RolledUp UnitReport roll_up",
    "assessment.rules": (
        "AllOrNothing Band Bands ByEnds InverseRatio Late Mirror OnTime PassMark Proportional SatisfactionLinear"
    ),
    "display.describe": "describe",
    "display.explain": "explain",
    "display.policies": "explain_policy",
    "errors": (
        "DocumentError FormError IncompatibleUnitsError InexactConversionError InvalidValueError "
        "MissingExtraError PerfModelError Problem TargetSyntaxError UnknownIndicatorError WrongTypeError"
    ),
    "exchange": "dump dump_lines dumps load load_lines loads",
    "forms.grid": "Cell Grid",
    "forms.ledger": "Entry",
    "forms.many": "read_forms",
    "forms.read": "Reading read_form",
    "objectives.budget": "Budget BudgetPart",
    "objectives.compare": "compare_documents",
    "objectives.comparison": "DocumentComparison FieldChange MoneyChange RowComparison",
    "objectives.documents": "DepartmentObjectives ProjectObjectives Task",
    "objectives.finding": "Finding Severity",
    "objectives.indicator": "Extra Indicator Standard Term",
    "objectives.report": "Execution Report Result",
    "review.apply": "AppliedChange AppliedChanges LeftFinding LeftReason apply_changes",
    "review.rule": "EachRow Remark Rule RuleHead RuleScope",
    "review.rules": "REVIEW_RULES",
    "review.run": "review",
    "serializers.schema": "json_schema",
    "source": "Citation Place Span Standing",
    "targets.accept": "accepts",
    "targets.actual": "Actual Claim parse_actual read_actual",
    "targets.compare": "Drift compare implies",
    "targets.explain": "Part Role explain_reading",
    "targets.judge": "judge",
    "targets.meet": "intersect",
    "targets.polarity": "EvidenceSource PolarityEvidence",
    "targets.read": "parse_quantity parse_target read_target",
    "targets.render": "format_target",
    "targets.shapes": (
        "Composite Deadline Frequency Grade Range Rank Relative Statement Target Threshold Unread Unstated YesNo"
    ),
    "targets.terms": "Comparison Direction Polarity ReadError",
    "targets.verdict": "Assumption Judgement Reason Verdict",
    "taxonomy.category": "CATEGORIES Category category",
    "taxonomy.labels": "match_category split_points",
    "taxonomy.mapping": "CategoryMapping map_category",
    "taxonomy.polarity": "polarity_of",
    "taxonomy.scheme": "Node SCHEMES Scheme SchemeKind scheme",
    "values._pint": "define_pint_units",
    "values.interval": "Bound Interval",
    "values.number": "Numeral parse_number",
    "values.period": "DateSpan FiscalYear MonthDay Period PeriodUnit YearlessSpan",
    "values.quantity": "Quantity",
    "values.unit": "Unit parse_unit",
}
_HOME = {name: f"perfmodel.{room}" for room, names in _ROOMS.items() for name in names.split()}

__all__ = [
    "CATEGORIES",
    "GRADES",
    "POLICIES",
    "REVIEW_RULES",
    "SCHEMES",
    "Actual",
    "AllOrNothing",
    "AppliedChange",
    "AppliedChanges",
    "AssessedExecution",
    "AssessedLine",
    "Assessment",
    "Assumption",
    "AuditedForm",
    "Band",
    "Bands",
    "Bound",
    "Budget",
    "BudgetPart",
    "ByEnds",
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
    "DocumentComparison",
    "DocumentError",
    "Drift",
    "EachRow",
    "Entry",
    "EqualSense",
    "EvidenceSource",
    "Execution",
    "Extra",
    "FieldChange",
    "Finding",
    "FiscalYear",
    "FormError",
    "Formula",
    "FormulaKind",
    "Frequency",
    "Grade",
    "GradeScale",
    "Grid",
    "IncompatibleUnitsError",
    "Indicator",
    "InexactConversionError",
    "Interval",
    "InvalidValueError",
    "InverseRatio",
    "Judgement",
    "Lamp",
    "LampLine",
    "Late",
    "LeftFinding",
    "LeftReason",
    "LineStatus",
    "Mirror",
    "MissingExtraError",
    "MoneyChange",
    "Monitoring",
    "MonthDay",
    "Node",
    "Numeral",
    "OnTime",
    "OverFulfilment",
    "Part",
    "PassMark",
    "PerfModelError",
    "Period",
    "PeriodUnit",
    "Place",
    "Polarity",
    "PolarityEvidence",
    "Problem",
    "ProjectObjectives",
    "Proportional",
    "Quantity",
    "Range",
    "Rank",
    "ReadError",
    "Reading",
    "Reason",
    "Relative",
    "Remark",
    "Report",
    "Result",
    "Role",
    "RolledUp",
    "RoundedAt",
    "Rounding",
    "RowComparison",
    "Rule",
    "RuleHead",
    "RuleScope",
    "SatisfactionLinear",
    "Scheme",
    "SchemeKind",
    "ScoringPolicy",
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
    "Total",
    "Unit",
    "UnitReport",
    "UnknownIndicatorError",
    "Unread",
    "Unstated",
    "Verdict",
    "WeightSource",
    "Weights",
    "WrongTypeError",
    "YearlessSpan",
    "YesNo",
    "accepts",
    "apply_changes",
    "assess",
    "audit",
    "audit_form",
    "category",
    "compare",
    "compare_documents",
    "define_pint_units",
    "describe",
    "dump",
    "dump_lines",
    "dumps",
    "explain",
    "explain_policy",
    "explain_reading",
    "fill_form",
    "format_target",
    "implies",
    "intersect",
    "json_schema",
    "judge",
    "load",
    "load_lines",
    "load_policy",
    "loads",
    "map_category",
    "match_category",
    "monitor",
    "parse_actual",
    "parse_number",
    "parse_quantity",
    "parse_target",
    "parse_unit",
    "polarity_of",
    "policy",
    "read_actual",
    "read_form",
    "read_forms",
    "read_target",
    "review",
    "roll_up",
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
        # The import system binds ``review`` to the package of that name, which can be called like its function.
        return globals().setdefault(name, value)


def __dir__() -> list[str]:
    """The public names."""
    return [*__all__, "__version__"]
