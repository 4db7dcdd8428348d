"""One sentence for each thing that the library finds."""

from typing import TypeAlias

from perfmodel.arguments import kind_of, require
from perfmodel.assessment.policy import ScoringPolicy
from perfmodel.assessment.result import AssessedExecution, AssessedLine, Assessment, Total
from perfmodel.display.assessments import assessment_sentence, execution_sentence, line_sentence, total_sentence
from perfmodel.display.comparisons import change_sentence
from perfmodel.display.errors import error_sentence, problem_sentence
from perfmodel.display.findings import finding_sentence
from perfmodel.display.judgements import judgement_sentence
from perfmodel.display.parts import part_sentence
from perfmodel.display.policies import PolicyRule, policy_words, rule_sentence
from perfmodel.display.tongue import Tongue, tongue_of
from perfmodel.errors import PerfModelError, Problem
from perfmodel.objectives.comparison import DocumentComparison, RowComparison
from perfmodel.objectives.finding import Finding
from perfmodel.targets.compare import Drift
from perfmodel.targets.explain import Part
from perfmodel.targets.verdict import Judgement

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
Explained: TypeAlias = _Found | PerfModelError | Problem
"""What can be put into a sentence."""

_WORDS = (
    "what judge, assess, review, audit, compare, compare_documents or explain_reading found, an error, "
    "or a rule of a policy"
)
_KIND = kind_of(Explained)._replace(words=(_WORDS,))
_HINT = "make a judgement with judge, or hand in a line of an assessment"


def explain(value: Explained, *, locale: str = "zh_Hans") -> str:
    """
    What was found, in one sentence.

    >>> from perfmodel.targets.judge import judge
    >>> from perfmodel.targets.read import read_target
    >>> found = judge(read_target("≥80万人次"), "78.5万人次")
    >>> explain(found)
    '实际值 78.5万人次 未达到目标 ≥80万人次，差 1.5万人次（98.1%）'
    >>> print(explain(found, locale="en"))  # doctest: +NORMALIZE_WHITESPACE
    the actual value 78.5万人次 [785,000 person-visits] falls short of the target ≥80万人次
    [at least 800,000 person-visits] by 15,000 person-visits (98.1%)

    A line of an assessment says target, actual, formula with its numbers, points, rule and source:

    >>> from perfmodel.assessment.assess import assess
    >>> from perfmodel.objectives.documents import ProjectObjectives
    >>> from perfmodel.objectives.indicator import Indicator
    >>> row = Indicator(name="合格率", category="output.quality", target=read_target("≥100%"), weight=90)
    >>> scored = assess(ProjectObjectives(project="馆藏更新", indicators=[row]), {row.id: "98%"}, policy="hubei2020")
    >>> print(explain(scored.lines[0], locale="en"))  # doctest: +NORMALIZE_WHITESPACE
    合格率: the actual value 98% falls short of the target ≥100% by 2 percentage points (98%); 98% ÷ 100% × 90 = 88.20,
    so it earns 88.20 of 90 points; by rule SC01 (hubei form, w·A/T, at most w; seen)

    An error says what was expected and found, where, and what to do; a document's has a line for each of its faults:

    >>> from perfmodel.errors import TargetSyntaxError
    >>> from perfmodel.targets.read import parse_target
    >>> try:
    ...     parse_target("≥95%%")
    ... except TargetSyntaxError as error:
    ...     print(explain(error))
    错误 expression-incomplete：应为到此为止的表达式，实为'%'，在第5个字符：≥95%⟦%⟧；请删去其余部分，或写成语句

    Args:
        value: A judgement; a line, the execution, a total or the whole of an assessment; a finding; a drift; a row
            of two documents or their whole comparison; a policy or a rule of one; a part of a reading; an error of
            the library, or one problem of a document.

        locale: The language: ``zh_Hans``, ``zh_Hant`` or ``en``, or a locale of one of them (``zh-CN``, ``zh_TW``,
            ``en_GB``).

    Raises:
        InvalidValueError: (``locale-unknown``) for another language.

        WrongTypeError: For a value of another type.
    """
    require(value, _KIND, "value", _HINT)
    require(locale, str, "locale")
    tongue = tongue_of(locale)
    if isinstance(value, PerfModelError):
        return error_sentence(tongue, value)
    return problem_sentence(tongue, value) if isinstance(value, Problem) else _sentence(tongue, value)


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
