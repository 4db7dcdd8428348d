"""
Text in, target out: what a cell says, or why it can't be read.

Readings of short cells are kept.

What a cell says: nothing, yes or no, a quoted spelling, or what the grammar finds in its skeleton.
"""

from functools import lru_cache

from perfmodel._arguments import require
from perfmodel._patterns import regex
from perfmodel.lexicon._beside_values import COLUMN_SCALES
from perfmodel.lexicon._comparison_words import BEHIND
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._remarks import NO, NO_TARGET, PLACEHOLDERS, UNIT_HEADING, YES
from perfmodel.lexicon._rows import any_word
from perfmodel.targets._cell import Cell
from perfmodel.targets._clause_plans import (
    AnswerPlan,
    ClausePlan,
    GradePlan,
    RangePlan,
    RelativePlan,
    ThresholdPlan,
    TolerancePlan,
)
from perfmodel.targets._comparisons import ABOUT, SIDES, sure_comparison
from perfmodel.targets._grammar import CellPlan, plan_of
from perfmodel.targets._lexer import lexemes_of
from perfmodel.targets._making import Unreadable, as_error, unread
from perfmodel.targets._quoted import unquote
from perfmodel.targets._shapes import Target, Threshold, Unread
from perfmodel.targets._skeleton import A_NUMBER, LONG, MONTHS, NINE, Cut, skeleton_of
from perfmodel.targets._terms import BROKEN, Comparison
from perfmodel.targets._unit_ends import HAN, unit_end
from perfmodel.targets._unit_words import NO_UNIT, column_unit
from perfmodel.values._period import FIRST_YEAR, LAST_YEAR, FiscalYear
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import kind_of

_BLANK = regex(r"[\s/\\|*_.·…\-~]*")
_PLACEHOLDERS = frozenset(PLACEHOLDERS.words.split())
_ANSWERS: dict[str, bool | None] = {
    **dict.fromkeys(NO_TARGET.words.split()),
    **dict.fromkeys(YES.words.split(), True),
    **dict.fromkeys(NO.words.split(), False),
}
"""What a cell of one such word says: yes, no, or (``None``) no target."""

_SCALE = regex(f"^{any_word(COLUMN_SCALES)}")
_LONGEST_UNIT = 12
_LONG_DASHES = frozenset("—―─━")
_BULLET = CellPlan(fault=("sign-ambiguous", Cut(0, 0, 1, 0)))
"""A long dash right in front of a number begins an item of a list, or is a minus: —100%."""
_HEADED = regex(rf"\(?{UNIT_HEADING}\s?(?P<unit>[^\s,;。()]{{1,8}})(?:\)|[\s,;。])")
"""A unit in front of everything, as a column's heading has it: 单位：万元，100."""
_UNIT_ELSEWHERE = regex(rf"(?<![{HAN}])(?<!\(){UNIT_HEADING}")
"""The same behind a value, where nobody can tell how far it goes: 100单位：万元."""
_STEP = regex(f"[{NINE}一二三四五六七八九]")
"""What is a step of a scale beside a unit column 级: 三 is 三级."""


MAY_BE_ENGLISH = regex("[a-z]{2}|[“×°]|: ")
"""What each English sentence has a match of; the skeletons of most cells have none."""


def read_afresh(text: str, unit: str | None, operator: str | None, year: int | None, /) -> Target:
    """As :func:`read_target` for arguments that have been looked at, without asking what was read before."""
    skeleton, numbers = skeleton_of(fold(text))
    plan = plan_for(skeleton, unit, operator)
    if not plan.spelled and text[:1] not in _LONG_DASHES:
        return plan.build(text, numbers, year)
    if MAY_BE_ENGLISH.search(text) is not None:
        return _read_sentence(text, unit, operator, year)
    return _read_plan(plan, skeleton, text, numbers, year)


def _read_sentence(text: str, unit: str | None, operator: str | None, year: int | None) -> Target:
    """What a cell says that may be an English sentence; of one that says what could not be read, why that could not."""
    from perfmodel.targets import _english as english_cell  # noqa: PLC0415 - few texts are English, and its words take a while

    inside = english_cell.said_unread(text)
    if inside is not None:
        found = read_afresh(inside, unit, operator, year)
        return found if isinstance(found, Unread) else unread(text, "expression-incomplete", 0, len(text))
    sentence = english_cell.english_cell(text, unit, operator, year)
    if sentence is not None and not english_cell.may_be_named(sentence, text):
        return sentence
    found = read_signs(text, unit, operator, year)
    return english_cell.refuse_rest(found) if sentence is None or isinstance(found, Threshold) else sentence


def read_signs(text: str, unit: str | None, operator: str | None, year: int | None, /) -> Target:
    """What a cell says in Chinese and signs, also where a sentence in English would say something else."""
    skeleton, numbers = skeleton_of(fold(text))
    return _read_plan(plan_for(skeleton, unit, operator), skeleton, text, numbers, year)


def _read_plan(plan: CellPlan, skeleton: str, text: str, numbers: list[str], year: int | None) -> Target:
    if text[:1] in _LONG_DASHES and plan.clauses and A_NUMBER.match(skeleton, 1) is not None:
        return _BULLET.build(text, numbers, year)
    if plan.spelled:
        quoted = unquote(text, year)
        if quoted is not None:
            return quoted
    return plan.build(text, numbers, year)


@lru_cache(maxsize=8192)
def plan_for(skeleton: str, unit: str | None, operator: str | None, /) -> CellPlan:
    """The plan of a skeleton beside its columns; the last ones are kept, since forms repeat themselves."""
    plan = _plan(skeleton, unit, operator)
    quoted = "〖" in skeleton or skeleton.startswith("【")
    plan.spelled = quoted or MAY_BE_ENGLISH.search(skeleton) is not None
    return plan


def _bare_plan(skeleton: str, word: str) -> CellPlan | None:
    """The plan of a cell that can't be stored, states nothing or answers yes or no; ``None`` of any other."""
    broken = BROKEN.search(skeleton)
    if broken is not None:
        return CellPlan(fault=("text-invalid", Cut(broken.start(), 0, broken.end(), 0)))
    if _BLANK.fullmatch(word) is not None or (len(word) <= _LONGEST_UNIT and _is_unit(word)):
        return CellPlan(unstated=True)
    if word in _PLACEHOLDERS:
        return CellPlan(fault=("value-missing", Cut(0, 0, len(skeleton), 0)))
    if word in _ANSWERS:
        answer = _ANSWERS[word]
        whole = Cut(0, 0, len(skeleton), 0)
        return CellPlan(unstated=True) if answer is None else CellPlan(((AnswerPlan(answer), whole),))
    return None


_QUOTES = {"“": "”", '"': '"', "【": "】", "[": "]", "「": "」"}


def without_quotes(skeleton: str) -> str:
    """A skeleton all of which stands in quotes or square brackets, with blanks in their place: “100%”."""
    start, stop = skeleton[:1], skeleton[-1:]
    if _QUOTES.get(start) != stop or A_NUMBER.search(skeleton) is None:
        return skeleton
    inside = skeleton[1:-1]
    return skeleton if start in inside or stop in inside else f" {inside} "


def _plan(skeleton: str, unit: str | None, operator: str | None) -> CellPlan:
    quoted = _plan_in_quotes(skeleton, unit, operator) if skeleton[:1] in _QUOTES else None
    if quoted is not None:
        return quoted
    word = skeleton.replace("&nbsp;", " ").strip()
    bare = _bare_plan(skeleton, word)
    if bare is not None:
        return bare
    unit, operator = _parted_unit(unit, operator)
    column = _column_of(word, unit)
    if column is None and _UNIT_ELSEWHERE.search(skeleton) is not None:
        return CellPlan(fault=("unit-unknown-rest", Cell(skeleton, None, None).whole))
    try:
        comparison = sure_comparison(operator)
    except Unreadable as error:
        return _refused(Cell(skeleton, column, None), error.code)
    if comparison == ABOUT:
        return _nearly(Cell(skeleton, column, None))
    return _plan_beside(Cell(skeleton, column, comparison), word, column, comparison)


_CALENDAR = frozenset("年月日号")
_BOUNDED_UNIT = regex(rf"(?P<unit>\S{{1,8}}?)(?P<bound>{any_word(*BEHIND)})")


def _parted_unit(unit: str | None, operator: str | None) -> tuple[str | None, str | None]:
    """A unit with the comparison that a unit column may hold too: %以上, 元以内; 月内 may be a day."""
    found = None if unit is None or operator else _BOUNDED_UNIT.fullmatch("".join(fold(unit).split()))
    if found is None or kind_of(found["unit"]) is None or found["unit"] in _CALENDAR:
        return unit, operator
    return found["unit"], found["bound"]


def _plan_in_quotes(skeleton: str, unit: str | None, operator: str | None) -> CellPlan | None:
    """The plan of a cell all of which stands in quotes (“100%”), where it is a value with its unit and no name."""
    inside = without_quotes(skeleton)
    if inside is skeleton:
        return None
    plan = _plan(inside, unit, operator)
    said = plan.clauses[0][0] if len(plan.clauses) == 1 else None
    if not isinstance(said, ThresholdPlan) or said.subject or said.counted:
        return None
    return None if said.amount.amount.unit is None else plan


def _column_of(word: str, unit: str | None) -> str | None:
    """The unit that a column, or a heading in front of everything, names for a cell: 单位：万元，100."""
    if unit is not None:
        column = column_unit(fold(unit))
    else:
        headed = _HEADED.match(word)
        column = None if headed is None else headed["unit"]
    return column if column is None or _names_unit(column) else NO_UNIT + column


def _plan_beside(cell: Cell, word: str, column: str | None, comparison: Comparison | None) -> CellPlan:
    if column == f"{NO_UNIT}级" and _STEP.fullmatch(word) is not None:
        return CellPlan(((GradePlan(comparison or Comparison.STATED, f"{word}级", 0), cell.whole),))
    if _may_be_date(word, column, comparison):
        return CellPlan(fault=("number-ambiguous", cell.whole))
    plan = plan_of(cell)
    conflicting = comparison is not None and any(_has_ends(said, comparison) for said, _ in plan.clauses)
    return CellPlan(fault=("operators-conflict", cell.whole)) if conflicting else plan


def _may_be_date(number: str, column: str | None, comparison: Comparison | None) -> bool:
    """
    Whether a number alone may be a month as well as a count of them, or has the length of a day that no calendar has.

    12 beside 月 is December or a year, and a year where an operator compares it; 20231331 beside 日 is no day.
    """
    if column in {"月", "月份"} and comparison is None and number in set(MONTHS):
        return True
    return column in {"日", "号", "月", "月份"} and number == LONG


def _has_ends(said: ClausePlan, comparison: Comparison) -> bool:
    """Whether a clause has two ends of its own, which a floor or a ceiling beside it contradicts: 60-80 under ≥."""
    side = SIDES[comparison]
    if isinstance(said, TolerancePlan) and said.middle is None:  # ±5 under ≤
        return side > 0
    ends = said.change if isinstance(said, RelativePlan) else said
    return side != 0 and isinstance(ends, RangePlan | TolerancePlan)


def _refused(cell: Cell, code: str) -> CellPlan:
    """The plan of a cell beside an operator that nothing knows: words stay, no value is made of the rest."""
    plan = plan_of(cell)
    return CellPlan(fault=(code, cell.whole)) if plan.clauses else plan


def _nearly(cell: Cell) -> CellPlan:
    """The plan of a cell beside 约: one value about which the text says nothing more."""
    plan = plan_of(cell)
    said, cut = plan.clauses[0] if len(plan.clauses) == 1 else (None, cell.whole)
    if isinstance(said, ThresholdPlan) and said.comparison is Comparison.STATED and said.amount.rate is None:
        return CellPlan(((said._replace(approximate=True), cut),))
    return _refused(cell, "operators-conflict")


_NAMES_NO_UNIT = frozenset(
    (
        "同上 同前 同左 比例 率 占比 时间 日期 其他 无量纲 名次 位次 排名 数量 数值 单位 "
        "是/否 是否 级 等级 级别 等 星 星级 档 号"
    ).split()
)


def _names_unit(column: str) -> bool:
    """Whether the cell of a unit column is a unit and nothing more: not %以上, 人左右, 100元."""
    if column in _NAMES_NO_UNIT or column[0].isdigit():
        return False
    if kind_of(column) is not None:
        return True
    skeleton, _ = skeleton_of(column)
    bare = _SCALE.sub("", skeleton)
    if any(lexeme.kind in _NEVER_UNITS for lexeme in lexemes_of(skeleton)):
        return False
    return not bare or unit_end(bare, 0) == len(bare)


_NEVER_UNITS = frozenset({"front", "short", "weak", "reach", "about", "around", "negation", "plan", "move"})
"""What no unit holds: 约人, ≥个."""


_UNIT_JOINTS = regex("[/·]")


def _is_unit(word: str) -> bool:
    """
    Whether a cell holds a unit and no value: 公里, 万亩, 万/月, 万元/人; but 半年 is half a year.

    Two units joined are taken for one only behind a scale: 万元/人 can be nothing else, 部门/单位 are two words.
    """
    if kind_of(word) is not None:
        return word != "半年"
    bare = _SCALE.sub("", word) if word.startswith(("万", "亿", "千", "百")) else word
    if bare.startswith("/"):
        return kind_of(bare[1:]) is not None
    parts = _UNIT_JOINTS.split(bare) if bare != word else [bare]
    return all(kind_of(part) is not None for part in parts)


def read_target(
    text: str, /, *, unit: str | None = None, operator: str | None = None, fiscal_year: FiscalYear | int | None = None
) -> Target:
    """
    Read a target expression; what cannot be read comes back as :class:`~perfmodel.Unread`, with the reason.

    >>> read_target("不低于95%").comparison
    <Comparison.GE: 'ge'>
    >>> read_target("≥").error.code
    'value-missing'

    Args:
        text: The cell, as written; no character of it is lost.

        unit: The cell of the column 度量单位, where the form has one.

        operator: The cell of the column 指标性质 or 计算符号, where the form has one (``≥``, ``正向 大于等于``).

        fiscal_year: The year that days without a year belong to; without it they stay without.

    Raises:
        WrongTypeError: When an argument is no text (or the year no number); never for what a text says.
    """
    if fiscal_year is None or (type(fiscal_year) is int and FIRST_YEAR <= fiscal_year <= LAST_YEAR):
        year = fiscal_year
    else:
        year = fiscal_year.year if isinstance(fiscal_year, FiscalYear) else FiscalYear(fiscal_year).year
    if (
        type(text) is str
        and len(text) <= _LONGEST_KEPT
        and (unit is None or _is_short(unit))
        and (operator is None or _is_short(operator))
    ):
        return _kept(text, unit, operator, year)
    require(text, str, "text")
    require(unit, str | None, "unit")
    require(operator, str | None, "operator")
    return read_afresh(text, _exact(unit), _exact(operator), year)


def _exact(text: str | None) -> str | None:
    """A text of somebody's own kind as plain text, since the words beside a number are kept."""
    return None if text is None else str.__str__(text)


_LONGEST_KEPT = 64


def _is_short(text: str) -> bool:
    """Whether a reading may be kept: a short text, and no kind of text of somebody's own."""
    return type(text) is str and len(text) <= _LONGEST_KEPT


_kept = lru_cache(maxsize=8192)(read_afresh)
"""Forms repeat themselves, and a target never changes: the last readings are kept."""


def parse_target(
    text: str, /, *, unit: str | None = None, operator: str | None = None, fiscal_year: FiscalYear | int | None = None
) -> Target:
    """
    Read a target expression, or say what is wrong with it.

    >>> parse_target("≤730.35万元").quantity
    Quantity('730.35', '万元')

    Raises:
        TargetSyntaxError: Where :func:`read_target` gives ``Unread``; with the place, what was expected, what to do.

        WrongTypeError: When an argument is no text.
    """
    found = read_target(text, unit=unit, operator=operator, fiscal_year=fiscal_year)
    if isinstance(found, Unread):
        raise as_error(found)
    return found


def parse_quantity(text: str, /, *, unit: str | None = None) -> Quantity:
    """
    Read one value with its unit.

    >>> parse_quantity("1.2亿元"), parse_quantity("万分之五")
    (Quantity('1.2', '亿元'), Quantity('5', '‱'))

    Raises:
        TargetSyntaxError: (``quantity-expected``) when the text says anything else, or more than a value.
    """
    found = parse_target(text, unit=unit)
    if (
        isinstance(found, Threshold)
        and found.comparison is Comparison.STATED
        and not found.approximate
        and found.subject is None
    ):
        return found.quantity
    raise as_error(unread(text, "quantity-expected", 0, len(text)))
