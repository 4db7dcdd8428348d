"""
One sentence for each thing that the library finds, and one for what holds many of them.

The parts of a reading are said here: what a stretch of a cell does, and what it means.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeAlias, cast

from perfmodel._arguments import kind_of, require
from perfmodel._finding import Finding, Findings, Noticed, Severity, Summary
from perfmodel.display._assessments import (
    PARTS,
    assessment_sentence,
    execution_sentence,
    judgement_sentence,
    line_sentence,
    total_sentence,
)
from perfmodel.display._citations import citation_words
from perfmodel.display._comparisons import change_sentence
from perfmodel.display._language import N_, Tongue, tongue_of
from perfmodel.display._messages import NO_NAMES, error_sentence, finding_sentence, problem_sentence, unread_sentence
from perfmodel.display._policies import PolicyRule, policy_words, rule_sentence
from perfmodel.errors import PerfModelError, Problem
from perfmodel.lexicon._comparison_words import MORE_BEHIND, NEAR_BEFORE
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._rows import words_of
from perfmodel.objectives._comparison import DocumentComparison, RowComparison
from perfmodel.reviewing._review import AppliedChange, AppliedChanges, LeftFinding, LeftReason
from perfmodel.scoring._policy import ScoringPolicy
from perfmodel.scoring._result import AssessedExecution, AssessedLine, Assessment, Total
from perfmodel.scoring._self_evaluation import AuditedForm
from perfmodel.targets._compare import Drift
from perfmodel.targets._explain import Part, Role
from perfmodel.targets._terms import Comparison, ReadError
from perfmodel.targets._verdict import Judgement

PART = N_("characters {start} to {stop} are {role}: “{meaning}” ({source})")
ONE = N_("character {start} is {role}: “{meaning}” ({source})")

ROLES = {
    Role.COMPARISON: N_("a comparison"),
    Role.NUMBER: N_("a number"),
    Role.UNIT: N_("a unit"),
    Role.PERIOD: N_("a period"),
    Role.DATE: N_("a day or a span of days"),
    Role.RANK: N_("a rank"),
    Role.GRADE: N_("a grade"),
    Role.SHARE: N_("a share"),
    Role.SIGN: N_("the sign of a number"),
    Role.RANGE: N_("the mark between the ends of a range"),
    Role.APPROXIMATION: N_("a word for about"),
    Role.INCLUSION: N_("a remark on whether the end is included"),
    Role.CHANGE: N_("a word of change"),
    Role.REFERENCE: N_("the figure that is referred to"),
    Role.NEGATION: N_("a negation"),
    Role.PLAN: N_("a word of planning"),
    Role.LEAD: N_("a word that leads to the value"),
    Role.CONDITION: N_("a condition"),
    Role.NAME: N_("a name"),
    Role.SUBJECT: N_("what is measured"),
    Role.OBJECT: N_("what is counted"),
    Role.CONJUNCTION: N_("a word for and"),
    Role.ALTERNATIVE: N_("a word for or"),
    Role.SEPARATOR: N_("a separator"),
    Role.FILLER: N_("a word without weight"),
    Role.NOTE: N_("a remark"),
    Role.BASELINE: N_("an earlier value"),
    Role.POINTS: N_("points"),
    Role.ANSWER: N_("an answer"),
    Role.BLANK: N_("blank"),
    Role.WORDS: N_("words"),
    Role.QUOTED: N_("a spelling in marks"),
    Role.UNREAD: N_("not understood"),
}
"""What each role is called."""

COMPARISONS: dict[str, str] = {
    Comparison.GE.value: N_("at least"),
    Comparison.GT.value: N_("more than"),
    Comparison.LE.value: N_("at most"),
    Comparison.LT.value: N_("less than"),
    Comparison.EQ.value: N_("exactly"),
    Comparison.STATED.value: N_("the value itself"),
}
"""What the meaning of a comparison is called."""


def part_sentence(tongue: Tongue, part: Part, /) -> str:
    """Where it stands, what it does, what it means, and where that comes from."""
    start, stop = part.span.start + 1, part.span.stop
    meaning = part.meaning
    if part.role is Role.COMPARISON and meaning in COMPARISONS:
        meaning = tongue.say(COMPARISONS[meaning])
    role, source = tongue.say(_role_words(part)), citation_words(tongue, part.rule)
    return tongue.say(PART if stop > start else ONE, start=start, stop=stop, role=role, meaning=meaning, source=source)


def _role_words(part: Part) -> str:
    """What its role is called; of a word for about, and of the number in front of one, which way it says."""
    said = fold(part.meaning)
    if part.role is Role.APPROXIMATION and said in _NEARLY:
        return N_("a word for nearly")
    return N_("a number, and somewhat more") if part.role is Role.NUMBER and said.endswith(_MORE) else ROLES[part.role]


_NEARLY, _MORE = words_of(NEAR_BEFORE[1]), tuple(words_of(MORE_BEHIND))


READ = N_("rows read: {read}, put back: {moved}, targets not understood: {undecided}, rows not read: {unread}")
PLACED = N_("every cell has its place")
UNPLACED = N_("cells that no field took: {parts}")
IN_TABLE, IN_FORM = N_("{count} in {name}"), N_("{count} in the form")
COUNTED = {
    Severity.ERROR: N_("errors: {count}"),
    Severity.WARNING: N_("warnings: {count}"),
    Severity.NOTE: N_("notes: {count}"),
}
NOTHING = N_("nothing was found")
MADE = N_("changes made: {made}; findings left: {left}")
CHANGED = N_("“{before}” was changed to “{after}”: {sentence}")
LEFT = {
    LeftReason.NO_CHANGE: N_("nothing was changed: a person has to mend it"),
    LeftReason.OTHER_DOCUMENT: N_(
        "nothing was changed: the document has no such row, or its target is written otherwise"
    ),
    LeftReason.OTHER_MEANING: N_("nothing was changed: the new text does not say what the target says"),
    LeftReason.CONFLICT: N_("nothing was changed: a finding before it writes the target differently; review again"),
    LeftReason.NOT_MENDED: N_("nothing was changed: the new text would have the same fault"),
}
"""Why a finding is left."""

_Listed: TypeAlias = tuple[Finding, ...] | tuple[Part, ...]
_Several: TypeAlias = Noticed | Summary | AuditedForm | AppliedChanges | AppliedChange | LeftFinding | _Listed
_Found: TypeAlias = (
    Judgement
    | AssessedLine
    | AssessedExecution
    | Total
    | Assessment
    | Finding
    | Drift
    | RowComparison
    | DocumentComparison
    | Part
    | ScoringPolicy
    | PolicyRule
)
_FAULTS: TypeAlias = PerfModelError | ReadError | Problem
Explained: TypeAlias = _Found | _Several | list[Finding] | _FAULTS
"""What can be put into a sentence."""

_WORDS = (
    "what read_form, judge, assess, review, apply_changes, audit, compare, compare_documents or explain_reading "
    "found, an error, or a rule of a policy"
)
_KIND = kind_of(_Found | _Several | _FAULTS)._replace(words=(_WORDS,))
_HINT = (
    "hand in a judgement, a reading or its summary, an assessment or a line of it, an audited form, findings, "
    "changes that were made, a comparison or a row of it, a policy or an error; describe says what a target is"
)


def explain(value: Explained, *, locale: str = "zh_Hans", brief: bool = False) -> str:
    r"""
    What was found, in one sentence.

    >>> from perfmodel import judge
    >>> from perfmodel import read_target
    >>> found = judge(read_target("≥80万人次"), "78.5万人次")
    >>> explain(found)
    '实际值 78.5万人次 未达到目标 ≥80万人次，差 1.5万人次（为目标值的98.1%）'
    >>> print(explain(found, locale="en"))  # doctest: +NORMALIZE_WHITESPACE
    the actual value 78.5万人次 [785,000 person-visits] falls short of the target ≥80万人次
    [at least 800,000 person-visits] by 15,000 person-visits (98.1% of the target)

    A line of an assessment says target, actual, formula with its numbers, points, rule and source:

    >>> from perfmodel import assess
    >>> from perfmodel import ProjectObjectives
    >>> from perfmodel import Indicator
    >>> row = Indicator(name="合格率", category="output.quality", target=read_target("≥100%"), weight=90)
    >>> scored = assess(ProjectObjectives(project="馆藏更新", indicators=[row]), {row.id: "98%"}, policy="hubei2020")
    >>> print(explain(scored.lines[0], locale="en"))  # doctest: +NORMALIZE_WHITESPACE
    合格率: the actual value 98% falls short of the target ≥100% by 2 percentage points (98% of the target);
    98% ÷ 100% × 90 = 88.20, so it earns 88.20 of 90 points; by rule SC01 (hubei form, w·A/T, at most w; seen)

    An error says what was expected and found, where, and what to do; a document's has a line for each of its faults:

    >>> from perfmodel.errors import TargetSyntaxError
    >>> from perfmodel import parse_target
    >>> try:
    ...     parse_target("≥95%%")
    ... except TargetSyntaxError as error:
    ...     print(explain(error))
    错误 expression-incomplete：应为到此为止的表达式，实为'%'，在第5个字符：≥95%⟦%⟧；请删去其余部分，或写成语句

    Of a form that was read or audited it says how that went, of several findings each on a line of its own:

    >>> from perfmodel import read_form
    >>> print(explain(read_form("项目名称\t阅览室改造\n三级指标\t指标值\n新增座位\t≥80个"), locale="en"))
    rows read: 1, put back: 0, targets not understood: 0, rows not read: 0; every cell has its place; nothing was found

    Args:
        value: A judgement; a line, the execution, a total or the whole of an assessment; an audited form; a finding or
            several; what ``apply_changes`` gives, a change that was made or a finding that is left; a reading of a form
            or its summary; a drift; a row of two documents or their whole comparison; a policy or a rule of one; a part
            of ``explain_reading``, or all of them; an error of the library, that of a target which was not understood
            (``target.error``), or one problem of a document.

        locale: The language: ``zh_Hans``, ``zh_Hant`` or ``en``, or a locale of one of them (``zh-CN``, ``zh_TW``,
            ``en_GB``).

        brief: Whether sources are named without how sure they are, without notes, and without pages of the library's
            docs: for a sentence that goes into a report.

    Raises:
        InvalidValueError: (``locale-unknown``) for another language.

        WrongTypeError: For a value of another type.
    """
    found: object = value
    if (isinstance(value, list) or type(value) is tuple) and all(isinstance(item, Finding) for item in value):
        found = Findings(cast("Iterable[Finding]", value))
    require(found, _KIND, "value", _HINT)
    require(locale, str, "locale")
    require(brief, bool, "brief")
    tongue = tongue_of(locale)._replace(is_brief=brief)
    if isinstance(found, _FAULTS):
        return _fault(tongue, found)
    if isinstance(found, _SEVERAL) or type(found) is tuple:
        return _several(tongue, cast("_Several", found))
    return _sentence(tongue, cast("_Found", found))


_SEVERAL = Noticed | Summary | AuditedForm | AppliedChanges | AppliedChange | LeftFinding | Findings


def _fault(tongue: Tongue, fault: _FAULTS) -> str:
    """An error, why a target was not understood, or one fault of a document."""
    if isinstance(fault, PerfModelError):
        return error_sentence(tongue, fault)
    return unread_sentence(tongue, fault) if isinstance(fault, ReadError) else problem_sentence(tongue, fault)


def _several(tongue: Tongue, value: _Several) -> str:
    """What holds many findings in numbers, a change or a finding that is left, or the findings line by line."""
    match value:
        case Summary():
            return _summary(tongue, value)
        case Noticed():
            parts = (_summary(tongue, value.summary()), _counts(tongue, value.findings))
        case AuditedForm():
            parts = (assessment_sentence(tongue, value.assessment), _counts(tongue, value.findings))
        case AppliedChanges():
            return tongue.say(MADE, made=len(value.applied), left=len(value.left))
        case AppliedChange():
            sentence = tongue.say(PARTS).join(finding_sentence(tongue, one) for one in (value.finding, *value.also))
            return tongue.say(CHANGED, before=value.before.text, after=value.after.text, sentence=sentence)
        case LeftFinding():
            return found_sentence(tongue, value)
        case _:
            return _lines(tongue, value)
    return tongue.say(PARTS).join(parts)


def found_sentence(tongue: Tongue, found: Finding | LeftFinding, names: Mapping[str, str] = NO_NAMES, /) -> str:
    """A finding, or one that is left with the reason; of the indicator that has a name by its id."""
    if isinstance(found, Finding):
        return finding_sentence(tongue, found, names)
    return tongue.say(PARTS).join((finding_sentence(tongue, found.finding, names), tongue.say(LEFT[found.reason])))


def _lines(tongue: Tongue, found: Iterable[Finding | Part]) -> str:
    """Findings, or the parts of a reading, one below the other."""
    names = found.names if isinstance(found, Findings) else NO_NAMES
    lines = (
        part_sentence(tongue, one) if isinstance(one, Part) else found_sentence(tongue, one, names) for one in found
    )
    return "\n".join(lines) or tongue.say(NOTHING)


def _summary(tongue: Tongue, summary: Summary) -> str:
    """How a reading went: the rows, and the cells that no field took."""
    rows = tongue.say(READ, read=summary.read, moved=summary.moved, undecided=summary.undecided, unread=summary.unread)
    cells = tongue.listed(
        tongue.say(IN_TABLE if name else IN_FORM, count=count, name=name) for name, count in summary.unplaced
    )
    return tongue.say(PARTS).join((rows, tongue.say(UNPLACED, parts=cells) if cells else tongue.say(PLACED)))


def _counts(tongue: Tongue, findings: Iterable[Finding]) -> str:
    """How many findings there are of each severity."""
    counts = Counter(finding.severity for finding in findings)
    said = [tongue.say(text, count=counts[severity]) for severity, text in COUNTED.items() if counts[severity]]
    return tongue.listed(said) or tongue.say(NOTHING)


def _sentence(tongue: Tongue, value: _Found) -> str:
    match value:
        case Judgement():
            sentence = judgement_sentence(tongue, value)
        case AssessedLine():
            sentence = line_sentence(tongue, value)
        case AssessedExecution():
            sentence = execution_sentence(tongue, value)
        case Total():
            sentence = total_sentence(tongue, value)
        case Assessment():
            sentence = assessment_sentence(tongue, value)
        case Finding():
            sentence = finding_sentence(tongue, value)
        case Drift() | RowComparison() | DocumentComparison():
            sentence = change_sentence(tongue, value)
        case Part():
            sentence = part_sentence(tongue, value)
        case ScoringPolicy():
            sentence = policy_words(tongue, value)
        case _:
            sentence = rule_sentence(tongue, value)
    return sentence
