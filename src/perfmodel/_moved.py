"""Names that stood at the top of the package before 0.2, and the packages where they are now."""

from importlib import import_module
from warnings import warn

_NOW = {
    "display": ("explain_policy"),
    "errors": ("InexactConversionError InvalidValueError Problem UnknownIndicatorError WrongTypeError"),
    "exchange": ("dump_lines load_lines"),
    "files": ("Cell"),
    "forms": ("Entry"),
    "objectives": (
        "BudgetPart DocumentComparison Execution Extra FieldChange MoneyChange Result RowComparison Standard Term"
    ),
    "reviewing": (
        "AppliedChange AppliedChanges EachRow LeftFinding LeftReason REVIEW_RULES Remark Rule RuleHead RuleScope"
    ),
    "scoring": (
        "AllOrNothing AssessedExecution AssessedLine AuditedForm Band Bands ByEnds EqualSense "
        "Formula FormulaKind GRADES GradeScale InverseRatio Lamp LampLine Late "
        "LineStatus Mirror Monitoring OnTime OverFulfilment POLICIES PassMark Proportional "
        "RolledUp RoundedAt Rounding SatisfactionLinear ScoringPolicy Total UnitReport WeightSource "
        "Weights audit_form fill_form roll_up"
    ),
    "serializers": ("json_schema"),
    "source": ("Standing"),
    "targets": ("Assumption Claim Direction EvidenceSource ReadError Reason Role"),
    "taxonomy": ("CATEGORIES CategoryMapping Node SCHEMES SchemeKind map_category match_category split_points"),
    "values": ("Bound MonthDay Numeral PeriodUnit YearlessSpan define_pint_units parse_number parse_unit"),
}


def moved(name: str, /) -> object:
    """
    A name that was at the top, with a warning that says where it is.

    Raises:
        AttributeError: For a name that never was.
    """
    for home, names in _NOW.items():
        if name in names.split():
            message = f"perfmodel.{name} is perfmodel.{home}.{name} now; the short name goes in 0.3"
            warn(message, DeprecationWarning, stacklevel=3)
            value: object = getattr(import_module(f"perfmodel.{home}"), name)
            return value
    message = f"module 'perfmodel' has no attribute {name!r}"
    raise AttributeError(message, name=name)
