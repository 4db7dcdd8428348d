"""Review a draft: run the rules over it, and put what they say in order."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from perfmodel.arguments import listed, require
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.lexicon.names import body_name
from perfmodel.objectives.documents import Objectives, ProjectObjectives
from perfmodel.objectives.finding import Finding, Findings
from perfmodel.review.draft import Draft
from perfmodel.review.rule import Remark, Rule
from perfmodel.review.rules import ALL


def review(
    objectives: Objectives, *, rules: Iterable[Rule | str] = ALL, previous: Objectives | None = None
) -> Findings:
    r"""
    Review a draft of objectives by cited rules.

    >>> from perfmodel.forms.read import read_form
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
        text for the target of the row, which reads back equal.

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
    return Findings(
        sorted(found, key=lambda item: (-1 if item.indicator is None else places.get(item.indicator, -1), item.code))
    )


def remarks(draft: Draft, rules: Iterable[Rule], /) -> Iterator[tuple[Rule, Remark]]:
    """What each rule has to say, rule by rule."""
    for rule in rules:
        if rule.applies_to(draft.objectives):
            for remark in rule.check(draft):
                yield rule, remark


def _finding(rule: Rule, remark: Remark) -> Finding:
    indicator = remark.indicator
    return Finding(
        code=rule.code,
        severity=rule.severity,
        message=remark.message,
        place=None if indicator is None else indicator.place,
        text=remark.text or ("" if indicator is None else indicator.name),
        indicator=None if indicator is None else indicator.id,
        rule=rule.citation,
        change=remark.change,
    )


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


def _rule_of(item: Rule | str) -> Rule:
    if isinstance(item, Rule):
        return item
    if item not in _BY_CODE:
        nearest = get_close_matches(item[:20], _BY_CODE, n=1, cutoff=0)[0]
        message = f"no rule has the code {item[:20]!r}; the nearest is {nearest} ({_BY_CODE[nearest].statement})"
        raise InvalidValueError(message, code="rule-unknown")
    return _BY_CODE[item]


def _body(objectives: Objectives) -> str:
    return objectives.project if isinstance(objectives, ProjectObjectives) else objectives.department


def _check_previous(objectives: Objectives, previous: Objectives) -> None:
    """Refuse a document that is not the same body's of an earlier year; a blank name or year says nothing."""
    here, there = _body(objectives), _body(previous)
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
