"""
Why the points of a row are open, and what would settle it: messages of findings, and of sentences.

A row waits for a value, for a person, or for what its target leaves unsaid.
"""

from decimal import Decimal

from perfmodel._base_errors import excerpt
from perfmodel.lexicon._reported_figures import is_nothing
from perfmodel.lexicon._rows import N_
from perfmodel.objectives._indicator import Indicator
from perfmodel.scoring._result import AssessedLine, open_points
from perfmodel.targets._actual import Actual
from perfmodel.targets._render import format_target, marked_text
from perfmodel.targets._shapes import Relative, Target, Unread
from perfmodel.targets._verdict import REASONS, Reason, ReasonCode


def why_missing(line: AssessedLine, row: Indicator, actual: Actual, /) -> str:
    """What a row without a value is told: values that are given stand for all that the form reports."""
    own = None if row.result is None else row.result.actual
    if own is not None and own.reported:
        value = excerpt(own.text)
        return f"not among the values that were given, so the form's own {value} is not used; give all of them"
    return why_unreported(actual, *open_points(line))


def why_open(reason: Reason, target: Target, actual: Actual, /) -> str:
    """Why nobody can say whether a target is met, and what would settle it, as the message of a finding."""
    fields = {name: value or "no unit" for name, value in reason.fields}
    fields |= {"actual": " ".join(actual.text.split()) or str(actual.said), "target": format_target(target)}
    fields["marked"] = marked_text(target)
    said = REASONS[reason.code].format(**fields)
    remedy = remedy_of(reason, target, actual)
    return f"{said}; to settle it, {remedy.format(**fields)}" if remedy else said


def remedy_of(reason: Reason, target: Target, actual: Actual, /) -> str:
    """What settles an undecided judgement, a message with fields; empty where its sentence says so itself."""
    if reason.field("per") is not None:
        return PER
    unread = {"target-unread": target, "actual-unread": actual.said}.get(reason.code)
    if isinstance(unread, Unread):
        return unread.error.hint
    asks_change = isinstance(target, Relative) and target.direction is not None
    return _REFERENCE if reason.code == "reference-unknown" and not asks_change else _REMEDIES.get(reason.code, _MORE)


def why_unreported(actual: Actual, low: Decimal, high: Decimal, /) -> str:
    """Why a row waits that nothing is reported of; 无 may also say that there was none."""
    word = actual.text.strip()
    if is_nothing(word):
        return (
            f"“{word}” may say that there was none, or that nothing was filled in, so it earns from {low} to {high} "
            "points; report 0 where there was none"
        )
    return f"nothing is reported, so it earns from {low} to {high} points; report a value"


PER = N_("write per what the value is, with /{per} behind it where it is that")
"""What settles a value that may be that of all, or one of each."""

_REFERENCE = N_("hand in that value")
_MORE = N_("report one value that says what the target measures, in its unit")
_SHARE = N_("let a person judge the words and hand in the share (shares=)")
_ONE_VALUE = N_("report one exact value")
_REMEDIES: dict[ReasonCode, str] = {
    "subject-unmatched": "",
    "actual-missing": N_("report a value"),
    "reference-unknown": N_("hand in that value, or report the change itself, as in 下降3%"),
    "reference-not-positive": N_("state the target as an amount"),
    "number-ambiguous": N_("write its unit behind the number, as in 98.5%"),
    "polarity-unknown": N_("write ≥ or ≤ in the target"),
    "late": N_("report the day itself"),
    "year-unknown": N_("write both days with their year"),
    "month-doubtful": N_("write the day of the target"),
    "period-unknown": N_("write the period of the count, as in 一年52次"),
    "target-approximate": N_("state in the target how near is near enough"),
    "target-unstated": N_("write the target as a value"),
    "grades-unordered": _SHARE,
    "claimed-nearly": _SHARE,
    "words-need-a-reader": _SHARE,
    "actual-wide": _ONE_VALUE,
    "actual-approximate": _ONE_VALUE,
}
"""What settles it, where that is not :data:`_MORE`."""

REMEDIES = tuple(dict.fromkeys((_REFERENCE, _MORE, *filter(None, _REMEDIES.values()))))
"""What may stand in such a message as what to do."""
