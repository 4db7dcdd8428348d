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
from perfmodel.targets._quoted import MOVES
from perfmodel.targets._render import format_target, marked_text
from perfmodel.targets._shapes import Relative, Target, Threshold, Unread
from perfmodel.targets._verdict import REASONS, Reason, ReasonCode
from perfmodel.values._interval import Bound, Interval


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
    fields |= {"marked": marked_text(target), "example": change_example(target)}
    said = REASONS[reason.code].format(**fields)
    remedy = remedy_of(reason, target, actual)
    return f"{said}; to settle it, {remedy.format(**fields)}" if remedy else said


def remedy_of(reason: Reason, target: Target, actual: Actual, /) -> str:
    """What settles an undecided judgement, a message with fields; empty where its sentence says so itself."""
    for field, remedy in _BY_FIELD.items():
        if reason.field(field) is not None:
            return remedy
    unread = {"target-unread": target, "actual-unread": actual.said}.get(reason.code)
    if isinstance(unread, Unread):
        return unread.error.hint
    if reason.code == "number-ambiguous":
        return _one_reading(target)
    asks_change = bool(change_example(target))
    return _REFERENCE if reason.code == "reference-unknown" and not asks_change else _REMEDIES.get(reason.code, _MORE)


def _one_reading(target: Target) -> str:
    """What settles a number that may be another: its unit, with an example where that is percent."""
    of_percent = not isinstance(target, Threshold) or target.quantity.unit.kind == "ratio"
    return _REMEDIES["number-ambiguous"] if of_percent else _ONE_READING


def change_example(target: Target, /) -> str:
    """How a change that a target asks for is reported, in its own unit: 提高…个百分点; empty where it asks for none."""
    if not isinstance(target, Relative) or target.direction is None or target.change is None:
        return ""
    ends = (target.change.lower, target.change.upper) if isinstance(target.change, Interval) else (target.change,)
    amounts = [end.quantity if isinstance(end, Bound) else end for end in ends if end is not None]
    return f"{MOVES[target.direction]}…{amounts[0].unit.symbol}"


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

READINGS = N_("write whether it is {one} or {other}")
"""What settles a number of which two readings are named."""

CHANGED = N_("hand in that value, or report the change itself, as in {example}")
"""What settles a wished change: the figure that it is held against, or how it is reported, as it is wished."""

_BY_FIELD = {"per": PER, "other": READINGS}
"""What settles it where a reason has such a field."""

_ONE_READING = N_("report it with its unit, so that it can be read in one way only")
_REFERENCE = N_("hand in that value")
_MORE = N_("report one value that says what the target measures, in its unit")
_SHARE = N_("let a person judge the words and hand in the share (shares=)")
_ONE_VALUE = N_("report one exact value")
_REMEDIES: dict[ReasonCode, str] = {
    "subject-unmatched": "",
    "actual-missing": N_("report a value"),
    "reference-unknown": CHANGED,
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

_PLAIN = (text for text in _REMEDIES.values() if text not in {"", CHANGED})
REMEDIES = tuple(dict.fromkeys((_REFERENCE, _MORE, _ONE_READING, *_PLAIN)))
"""What may stand in such a message as what to do."""
