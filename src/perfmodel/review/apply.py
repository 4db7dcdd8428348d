"""Put the safe changes that findings carry into a new document, and say what was changed and what was left."""

from collections.abc import Iterable, Mapping, Sequence
from typing import final

from attrs import evolve, field, frozen

from perfmodel.arguments import Choice, listed, require, typed
from perfmodel.objectives.documents import Objectives
from perfmodel.objectives.finding import Finding
from perfmodel.objectives.indicator import Indicator
from perfmodel.review.rules import ALL
from perfmodel.review.run import review
from perfmodel.targets.read import read_target
from perfmodel.targets.shapes import Target


@final
class LeftReason(Choice):
    """
    Why the change of a finding was not made.

    ``NO_CHANGE``: the finding carries none.  ``OTHER_DOCUMENT``: the document has no row of that id, or its target is
    written otherwise than the finding saw it.  ``OTHER_MEANING``: the change does not say what the target says.
    ``CONFLICT``: a finding before it changes the same target to another text.  ``NOT_MENDED``: with the change made,
    the rule still finds fault.
    """

    NO_CHANGE = "no-change"
    OTHER_DOCUMENT = "other-document"
    OTHER_MEANING = "other-meaning"
    CONFLICT = "changes-conflict"
    NOT_MENDED = "not-mended"


@final
@frozen(weakref_slot=False, field_transformer=typed)
class AppliedChange:
    """
    A change that was made.

    Attributes:
        finding: The finding that carried it; its ``indicator`` is the id of the row.

        before: The target as it was.

        after: The target as it is now: equal, in other words.
    """

    finding: Finding
    before: Target
    after: Target


@final
@frozen(weakref_slot=False, field_transformer=typed)
class LeftFinding:
    """
    A finding whose change was not made.

    Attributes:
        finding: The finding.

        reason: Why not.
    """

    finding: Finding
    reason: LeftReason


def _applied(value: Iterable[AppliedChange]) -> tuple[AppliedChange, ...]:
    return listed(value, "applied")


def _left(value: Iterable[LeftFinding]) -> tuple[LeftFinding, ...]:
    return listed(value, "left")


@final
@frozen(weakref_slot=False, field_transformer=typed)
class AppliedChanges:
    """
    A document with the safe changes of some findings; each finding stands in one of *applied* and *left*.

    Attributes:
        document: The new document, which equals the one that was handed in: only wordings of targets differ.

        applied: What was changed, in the order of the findings; two findings may rest on one change.

        left: The other findings, in their order, each with the reason.
    """

    document: Objectives
    applied: tuple[AppliedChange, ...] = field(converter=_applied)
    left: tuple[LeftFinding, ...] = field(converter=_left)


def apply_changes(document: Objectives, findings: Iterable[Finding]) -> AppliedChanges:
    r"""
    Make the changes that findings of :func:`perfmodel.review` suggest.

    >>> from perfmodel.forms.read import read_form
    >>> form = "项目名称\t阅览室改造\n三级指标\t指标值\n新增座位\t不少于80个\n读者满意度\t≤90%"
    >>> draft = read_form(form).document
    >>> made = apply_changes(draft, review(draft, rules=["PM125", "PM150"]))
    >>> [(each.finding.code, each.before.text, each.after.text) for each in made.applied]
    [('PM125', '不少于80个', '≥80个')]
    >>> [(each.finding.code, each.reason.value) for each in made.left]
    [('PM150', 'no-change')]
    >>> made.document == draft, made.document.indicators[0].target.text
    (True, '≥80个')

    A change is another text for the target of a row.  It is made where the row is there and written as the finding saw
    it, where the text reads back to an equal target, and where the rule is content with it: a review of the new
    document has no finding of that rule on that row.  Whether a rule of one's own is content is not asked.

    Args:
        document: The document that was reviewed; it stays as it is.

        findings: What the review found; also a part of it.  Of two that write one target differently the first wins.

    Raises:
        WrongTypeError: For what is no document, and for findings that are none.
    """
    require(document, Objectives, "document")
    given = listed(findings, "findings", Finding)
    rows = {row.id: row for row in document.indicators}
    left: dict[int, LeftReason] = {}
    while True:
        made = _plan(given, rows, left)
        changed = evolve(document, indicators=[made.get(row.id, row) for row in document.indicators])
        faults = {(fault.indicator, fault.code) for fault in review(changed, rules=_codes(given, left))}
        stubborn = [
            place
            for place, finding in enumerate(given)
            if place not in left and (finding.indicator, finding.code) in faults
        ]
        if not stubborn:
            break
        left = {place: reason for place, reason in left.items() if reason is not LeftReason.CONFLICT}
        left |= dict.fromkeys(stubborn, LeftReason.NOT_MENDED)
    applied = [finding for place, finding in enumerate(given) if place not in left]
    return AppliedChanges(
        changed,
        [AppliedChange(each, rows[key].target, made[key].target) for each in applied if (key := each.indicator)],
        [LeftFinding(given[place], left[place]) for place in sorted(left)],
    )


def _plan(given: Sequence[Finding], rows: Mapping[str, Indicator], left: dict[int, LeftReason]) -> dict[str, Indicator]:
    """The rows as the findings change them; *left* takes the reason of each that changes none."""
    made: dict[str, Indicator] = {}
    for place, finding in enumerate(given):
        if place in left:
            continue
        found = _changed(finding, rows.get(finding.indicator or ""))
        if isinstance(found, LeftReason):
            left[place] = found
        elif made.setdefault(found.id, found).target.text != found.target.text:
            left[place] = LeftReason.CONFLICT
    return made


def _changed(finding: Finding, row: Indicator | None) -> Indicator | LeftReason:
    """The row with the change of a finding, or why it is none."""
    if finding.change is None:
        return LeftReason.NO_CHANGE
    if row is None or finding.text not in {row.target.text, row.name}:
        return LeftReason.OTHER_DOCUMENT
    target = read_target(finding.change)
    return evolve(row, target=target) if target == row.target else LeftReason.OTHER_MEANING


_SHIPPED = frozenset(rule.code for rule in ALL)


def _codes(given: Sequence[Finding], left: Mapping[int, LeftReason]) -> list[str]:
    """The shipped rules whose findings are applied."""
    return sorted({finding.code for place, finding in enumerate(given) if place not in left} & _SHIPPED)
