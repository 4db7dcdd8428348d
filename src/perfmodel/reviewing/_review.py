"""
Review a draft: run the rules over it, put what they say in order, and make the safe changes.

``review`` gives the findings; ``apply_changes`` puts the safe changes that findings carry into a new document, and says
what was changed and what was left.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import final

from attrs import evolve, field, frozen

from perfmodel._arguments import Choice, listed, require, typed
from perfmodel._finding import Finding, Findings, as_notebooks_show
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.lexicon._fold import body_name
from perfmodel.objectives._documents import Objectives, body_of
from perfmodel.objectives._indicator import Indicator
from perfmodel.reviewing._draft import Draft
from perfmodel.reviewing._rule import Remark, Rule
from perfmodel.reviewing._rules import ALL
from perfmodel.source import Place
from perfmodel.targets._read import read_target
from perfmodel.targets._shapes import Target


def review(
    objectives: Objectives, *, rules: Iterable[Rule | str] = ALL, previous: Objectives | None = None
) -> Findings:
    r"""
    Review a draft of objectives by cited rules.

    >>> from perfmodel import read_form
    >>> form = "项目名称\t阅览室改造\n三级指标\t指标值\n新增座位\t不少于80个\n读者满意度\t≤90%"
    >>> for finding in review(read_form(form).document, rules=["PM125", "PM150"]):
    ...     print(finding.code, finding.indicator, finding.message, sep=" | ")
    PM125 | unclassified/1 | the comparison is written in words; write a sign: ≥80个
    PM150 | unclassified/2 | more of it is better by its name, and the value is an upper bound; check the sign

    Args:
        objectives: The document of a department or a project.

        rules: The rules to go by, or the codes of shipped ones; all by default.

        previous: The document of the same body for the year before; its rows are found by id and name, or by a name
            that a category has once, and a row that is not found says nothing.

    Returns:
        The findings: those on the document first, then row by row, within a row by code.  ``Finding.change`` is another
        text for the target of the row, which reads back equal.  ``Finding.place`` is the cell of the name where that
        is what ``text`` quotes, else the line of the row without a column.

    Raises:
        WrongTypeError: For what is no document, and for *rules* that are no rules.

        InvalidValueError: (``rule-unknown``) for a code that no rule has, (``rule-doubled``) for two rules of one code,
            (``previous-other-body``) for a document of another body or kind, (``previous-not-earlier``) for one of the
            same or a later year.
    """
    chosen = chosen_rules(rules)
    require(objectives, Objectives, "objectives")
    if previous is not None:
        require(previous, Objectives, "previous")
        _check_previous(objectives, previous)
    draft = Draft(objectives, previous=previous)
    places = {indicator.id: place for place, indicator in enumerate(objectives.indicators)}
    found = [_finding(rule, remark) for rule, remark in remarks(draft, chosen)]
    findings = Findings(
        sorted(found, key=lambda item: (-1 if item.indicator is None else places.get(item.indicator, -1), item.code))
    )
    findings.names = {indicator.id: indicator.name for indicator in objectives.indicators}
    return findings


def remarks(draft: Draft, rules: Iterable[Rule], /) -> Iterator[tuple[Rule, Remark]]:
    """What each rule has to say, rule by rule."""
    for rule in rules:
        if rule.applies_to(draft.objectives):
            for remark in rule.check(draft):
                yield rule, remark


def _finding(rule: Rule, remark: Remark) -> Finding:
    indicator = remark.indicator
    text = remark.text or ("" if indicator is None else indicator.name)
    return Finding(
        code=rule.code,
        severity=rule.severity,
        message=remark.message,
        place=None if indicator is None else _place(indicator, text),
        text=text,
        indicator=None if indicator is None else indicator.id,
        rule=rule.citation,
        change=remark.change,
    )


def _place(indicator: Indicator, text: str) -> Place | None:
    """The cell of the name where that is what is quoted; of another cell of the row a document knows no column."""
    place = indicator.place
    return place if place is None or text == indicator.name else Place(line=place.line, table=place.table)


_BY_CODE = {rule.code: rule for rule in ALL}


def chosen_rules(rules: Iterable[Rule | str], /) -> tuple[Rule, ...]:
    """
    The rules that a caller asks for, each once.

    Raises:
        WrongTypeError: For what is no rule, or one rule alone.

        InvalidValueError: (``rule-unknown``) for a code that no rule has, (``rule-doubled``) for two rules of one code.
    """
    if isinstance(rules, str | Rule):
        message = f"expected several rules, found one {type(rules).__name__}; put it into a list"
        raise WrongTypeError(message)
    chosen = dict[str, Rule]()
    for item in listed(rules, "rules", Rule | str):
        rule = _rule_of(item)
        if chosen.setdefault(rule.code, rule) != rule:
            message = f"expected one rule of the code {rule.code}, found two that differ; give one another code"
            raise InvalidValueError(message, code="rule-doubled")
    return tuple(chosen.values())


_NEAR = 0.8
"""How like a code one is that may be meant, by the part of their signs that are the same: PM1 is like all of them."""


def _rule_of(item: Rule | str) -> Rule:
    if isinstance(item, Rule):
        return item
    if item not in _BY_CODE:
        near = get_close_matches(item[:20].upper(), _BY_CODE, n=1, cutoff=_NEAR)
        message = (
            f"no rule has the code {item[:20]!r}; the nearest is {near[0]} ({_BY_CODE[near[0]].statement})"
            if near
            else f"no rule has the code {item[:20]!r}; their codes stand in perfmodel.reviewing.REVIEW_RULES"
        )
        raise InvalidValueError(message, code="rule-unknown")
    return _BY_CODE[item]


def _check_previous(objectives: Objectives, previous: Objectives) -> None:
    """Refuse a document that is not the same body's of an earlier year; a blank name or year says nothing."""
    here, there = body_of(objectives), body_of(previous)
    names = {body_name(name) for name in (here, there) if name.strip()}
    if type(objectives) is not type(previous) or len(names) > 1:
        message = (
            f"expected the document of one body in two years, found {type(objectives).__name__} of '{here[:60]}' and "
            f"{type(previous).__name__} of '{there[:60]}'; if it was renamed, hand in attrs.evolve(previous, …)"
        )
        raise InvalidValueError(message, code="previous-other-body")
    years = (previous.fiscal_year, objectives.fiscal_year)
    if years[0] is not None and years[1] is not None and years[0].year >= years[1].year:
        message = f"expected an earlier year in previous, found {years[0]} beside {years[1]}; swap the documents"
        raise InvalidValueError(message, code="previous-not-earlier")


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

        also: Further findings that ask for the same change of the row.
    """

    finding: Finding
    before: Target
    after: Target
    also: tuple[Finding, ...] = ()


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

        applied: What was changed, a row once, in the order of the findings.

        left: The other findings, in their order, each with the reason.
    """

    document: Objectives
    applied: tuple[AppliedChange, ...] = field(converter=_applied)
    left: tuple[LeftFinding, ...] = field(converter=_left)

    def __repr__(self) -> str:
        """Whose document it is, and how many changes: all of its rows would fill a console."""
        return f"AppliedChanges({body_of(self.document)!r}, applied={len(self.applied)}, left={len(self.left)})"

    _repr_html_ = as_notebooks_show


def apply_changes(document: Objectives, findings: Iterable[Finding]) -> AppliedChanges:
    r"""
    Make the changes that findings of :func:`perfmodel.review` suggest.

    >>> from perfmodel import read_form
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
    applied = defaultdict[str, list[Finding]](list)
    for place, finding in enumerate(given):
        if place not in left:
            applied[finding.indicator or ""].append(finding)
    return AppliedChanges(
        changed,
        [AppliedChange(each[0], rows[key].target, made[key].target, tuple(each[1:])) for key, each in applied.items()],
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
