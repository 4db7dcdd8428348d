"""
What a text says as a heading of the indicator table, and as a label of the head and of money.

A table is recognised by its headings, in whatever order they stand, so the layouts of the provinces need no code: a new
heading is a new row of ``lexicon/headings``, a new label one of ``lexicon/labels``.  Both are compared folded, without
blanks, line breaks and notes in brackets.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from perfmodel._patterns import kept, regex
from perfmodel.forms._heading_notes import NOTE, notes_in, unit_in
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_labels import (
    HEAD,
    IN_LISTS,
    MONEY,
    MONEY_BLOCKS,
    Head,
    Money,
    goal_of,
    is_long_term,
    is_money_block,
    money_core,
    named_by_parts,
)
from perfmodel.lexicon._heading_words import (
    ANNUAL,
    FISCAL,
    GOAL,
    INDICATOR,
    MONTHS,
    NAMED,
    OTHER_VALUES,
    PAST,
    PERFORMANCE,
    PROJECT,
    REASONS,
    VALUES,
    WITHIN,
    Version,
    version_of,
)
from perfmodel.lexicon._headings import (
    COLUMNS,
    ENDINGS,
    JOINED,
    JOINTS,
    PARTS,
    SAME,
    Column,
    FieldT,
    HeadingRow,
    composed,
)
from perfmodel.lexicon._rows import any_word
from perfmodel.targets._noted_units import is_unit
from perfmodel.values._unit import Unit

__all__ = (
    "COLUMNS",
    "HEAD",
    "MONEY",
    "PAIR",
    "Column",
    "Head",
    "HeadingRow",
    "Money",
    "any_known",
    "bare_value",
    "column_of",
    "head_of",
    "index_of",
    "is_goal",
    "is_known",
    "is_of_head",
    "is_term",
    "key",
    "money_in_list",
    "money_of",
    "names_projects",
    "paired",
    "part_of",
    "term_of",
    "value_of",
)

PAIR = regex(r"([^:：]{2,24})[:：]\s*(\S[\s\S]*)")  # noqa: RUF001 - as printed
"""A cell that holds a label and its value."""

_MONTHS = regex(rf"\d{{1,2}}月?[-~至到]\d{{1,2}}{any_word(MONTHS)}")
_ANY_MONTHS = "1-7月"
"""What headings print most, in place of any months when they are compared."""
_YEARLY = regex(any_word(ANNUAL))
_ORDINAL = regex(
    rf"^(?:{WITHIN}[:-]|\d{{1,2}}[.、]|[一二三四五六七八九十]{{1,3}}、|\([一二三四五六七八九十\d]{{1,3}}\))"
)
_PROJECTS_TOO = regex(rf"\([^()]*{PROJECT}\){NAMED}")
_PROJECT_NAME = PROJECT + NAMED
_BLANKS = regex(r"[\s:;,、*/。.|]+")
_LONGEST_TERM, _LONGEST = 8, 100
_OVER_PARTS = frozenset((Column.VALUE, Column.LIKELIHOOD, Column.REASON))
_SCOPED = regex(rf"(.{{1,12}}?)(?:{FISCAL})?(?:{PERFORMANCE})?{any_word(VALUES)}")
_VALUE_ENDS = frozenset(("标值", "划值", "成值", "行值"))
_OTHER_YEARS = regex(any_word(PAST, OTHER_VALUES))
_GOALS = frozenset((Head.OVERALL, Head.OVERALL_MEDIUM, Head.OVERALL_ACTUAL))
_NAMES = frozenset((Head.PROJECT, Head.DEPARTMENT, Head.SUPERVISOR, Head.UNIT))
_IN_COLUMNS = _GOALS | _NAMES | {Head.MONEY, Head.FISCAL_YEAR}
_NEVER_HEAD = frozenset((Column.ACTUAL, Column.VALUE, Column.UNIT))
_MONEY_IN_COLUMNS = frozenset((Money.TOTAL, Money.FISCAL, Money.OTHER, Money.INITIAL))
_GOAL_VALUES = frozenset((Column.VALUE, Column.MEDIUM_VALUE))
_VALUED = frozenset((*_GOAL_VALUES, Column.ACTUAL, Column.SO_FAR, Column.EXPECTED, Column.ADJUSTED))


def key(text: str, /) -> str:
    r"""
    A heading in the form in which headings are compared; a text that is too long for a heading stays as it is.

    >>> key("年度 绩效\n指标"), key("年初目标值（A）"), key("其中：财政拨款")
    ('年度绩效指标', '年初目标值', '财政拨款')
    """
    return _key(text) if len(text) <= _LONGEST else text


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    folded = fold(text)
    if folded.isalpha():
        return folded
    bare = "".join(NOTE.sub("", folded).split()) or "".join(folded.split())
    return _BLANKS.sub("", _ORDINAL.sub("", _MONTHS.sub(_ANY_MONTHS, bare)))


def index_of(rows: tuple[HeadingRow[FieldT], ...], /) -> dict[str, FieldT]:
    """Which heading means what, by the headings as :func:`key` compares them."""
    return {_key(word): row.field for row in rows for word in row.words.split()}


_COLUMNS, _HEAD, _MONEY, _PARTS = index_of(COLUMNS), index_of(HEAD), index_of(MONEY), index_of(PARTS)
_SECOND, _IN_LISTS = dict(JOINED), index_of((IN_LISTS,))


class _Meaning(NamedTuple):
    """What a text says as a heading, and as a label of the head and of money."""

    column: Column | None = None
    head: Head | None = None
    money: Money | None = None
    value: str | None = None
    known: bool = False
    goal: bool = False


_NO_MEANING = _Meaning()
_ENDS = "".join(
    {word[-1] for word in (*_COLUMNS, *_HEAD, *_MONEY)}
    | {word[-1] for row in ENDINGS for word in row.endings.split()}
    | {word[-1] for word in MONEY_BLOCKS.words.split()}
    | set("因施析明述果效置定容称分位门体现")
)
_LETTER = regex(f"[{_ENDS}]")
_LAST_LETTER = regex(rf"[{_ENDS}\d]$|{any_word(REASONS)}")
"""How known headings end; those for causes are known by a word in them.  A text without any is cheap to tell."""


def _may_be_heading(text: str) -> bool:
    """Whether a text ends as known headings do, or may hold a part behind a slash; most texts are ruled out cheaply."""
    if _LETTER.search(fold(text)) is None:
        return False
    return _LAST_LETTER.search(_key(text)) is not None or "/" in text


@lru_cache(maxsize=8192)
def _meaning(text: str) -> _Meaning:
    if not _may_be_heading(text):
        return _NO_MEANING
    bare = _key(text)
    joined = None if bare in _COLUMNS else _joined(text)
    column = _column(text, bare, joined)
    value = _value(bare) if column is None and joined is None else None
    goal = goal_of(bare)
    head = _HEAD.get(bare) or goal or _head_by_parts(text, bare)
    known = column is not None or value is not None
    return _Meaning(column, head, _money(bare), value, known, goal is not None or head in _GOALS)


def _head_by_parts(text: str, bare: str) -> Head | None:
    """What a label of the head says by its parts, one beside amounts by its unit of money too: 资金投入（万元）."""
    named = named_by_parts(bare)
    if named is not None:
        return named
    alone = "/" not in text and is_money_block(bare) and _money(bare) is None
    unit = unit_in(text) if alone else None
    return Head.MONEY if unit is not None and Unit(unit).kind == "money" else None


def _money(bare: str) -> Money | None:
    """What a label of money says, whatever year stands in front (本年财政拨款)."""
    return _MONEY.get(bare) or _MONEY.get(money_core(bare))


def _column(text: str, bare: str, joined: tuple[Column, Column] | None) -> Column | None:
    if joined is not None and joined[1] in _SECOND.get(joined[0], ()):
        return joined[0]
    found = _COLUMNS.get(bare) or (composed(bare) if joined is None else None)
    return _with_part(text) if found is None and "/" in text else found


def _with_part(text: str) -> Column | None:
    """What a heading with its part behind a slash says: values with their unit (指标值/件), or further cells."""
    above, _, part = text.rpartition("/")
    over = _alone(above)
    if over in _VALUED and is_unit(fold(part)):
        return over
    return Column.EXTRA if over in _OVER_PARTS and _alone(part) in {None, Column.EXTRA} else None


def _joined(text: str) -> tuple[Column, Column] | None:
    """What two headings in one say (一级指标及分值), or ``None`` for one alone."""
    folded = "".join(NOTE.sub("", fold(text)).split())
    for joint in JOINTS.finditer(folded):
        first, second = _alone(folded[: joint.start()]), _alone(folded[joint.end() :])
        if first is not None and second is not None:
            return first, second
    return None


def _alone(text: str) -> Column | None:
    """What a heading without another joined to it says."""
    bare = _key(text)
    return _COLUMNS.get(bare) or composed(bare)


def _value(bare: str) -> str | None:
    match = _SCOPED.fullmatch(bare) if bare[-2:] in _VALUE_ENDS else None
    return None if match is None or _OTHER_YEARS.search(match[1]) is not None else match[1]


def column_of(text: str, /) -> Column | None:
    """
    What a heading of the indicator table says, or ``None``; one with its part (指标值/上年实际) is a further cell.

    >>> column_of("三级 指标"), column_of("目标值单位"), column_of("备忘"), column_of("指标值/上年实际")
    (<Column.NAME: 'name'>, <Column.UNIT: 'unit'>, None, <Column.EXTRA: 'extra'>)
    """
    return _meaning(text).column if len(text) <= _LONGEST else None


def part_of(text: str, over: Column | None, /) -> Column | None:
    """
    What a heading below one of values (*over*) says, or ``None``; many say a place or a year.

    >>> part_of("年末", Column.VALUE), part_of("数值", Column.SO_FAR), part_of("东区", Column.VALUE)
    (<Column.ACTUAL: 'actual'>, <Column.SO_FAR: 'so_far'>, None)
    """
    if over is Column.ACTUAL and version_of(text) is Version.PART:
        return Column.SO_FAR
    part = _PARTS.get(key(text)) if over in _GOAL_VALUES else None
    whole = over is Column.ACTUAL and term_of(text) is False
    same = part is Column.VALUE or (over in _VALUED and key(text) in SAME)
    return over if same or whole else part


def bare_value(text: str, /) -> Column | None:
    """
    What a heading says that stands for values only where no other does, or ``None``.

    >>> bare_value("目标"), bare_value("年度目标"), bare_value("完成"), bare_value("备注")
    (<Column.VALUE: 'value'>, <Column.VALUE: 'value'>, <Column.ACTUAL: 'actual'>, None)
    """
    head, bare = head_of(text), key(text)
    if head is Head.OVERALL or bare in SAME:
        return Column.VALUE
    return Column.ACTUAL if head is Head.OVERALL_ACTUAL else _PARTS.get(bare)


def value_of(text: str, /) -> str | None:
    """
    The place or year before the word for a value, where a heading has both, or ``None``.

    >>> value_of("东区目标值"), value_of("2024年目标值"), value_of("目标值"), value_of("上年目标值")
    ('东区', '2024年', None, None)
    """
    found = _meaning(text).value if len(text) <= _LONGEST else None
    months = None if found is None else _MONTHS.search(fold(text))
    return found if found is None or months is None else found.replace(_ANY_MONTHS, months[0])


def is_known(text: str, /) -> bool:
    """
    Whether a text is a heading of an indicator table, as :func:`column_of` or :func:`value_of` have it.

    >>> is_known("东区目标值"), is_known("三级指标"), is_known("新增座位")
    (True, True, False)
    """
    return len(text) <= _LONGEST and _meaning(text).known


def any_known(texts: Iterable[str], /) -> bool:
    """Whether one of some texts is a heading of an indicator table, as :func:`is_known` has it."""
    return True in [_meaning(text).known for text in texts if len(text) <= _LONGEST]


@kept
def term_of(text: str, /) -> bool | None:
    """
    Whether a heading is for the long term (true) or the year (false), or ``None`` where it says neither.

    >>> term_of("长期目标"), term_of("年度指标"), term_of("东区")
    (True, False, None)
    """
    bare = "".join(fold(text).split())
    return True if is_long_term(bare) else False if _YEARLY.search(bare) is not None else None


@kept
def is_term(text: str, /) -> bool:
    """
    Whether a heading says nothing but the term of the columns below it.

    >>> is_term("中期目标（2024—2026年）"), is_term("年度绩效目标表"), is_term("当年改造两条干渠。")
    (True, True, False)
    """
    bare = key(text).removesuffix("表")
    return bare.endswith((GOAL, INDICATOR)) and len(bare) <= _LONGEST_TERM and term_of(bare) is not None


def head_of(text: str, /) -> Head | None:
    """What a label of the head says, or ``None``."""
    return _meaning(text).head if len(text) <= _LONGEST else None


@kept
def names_projects(text: str, /) -> bool:
    """
    Whether a heading stands over the names of projects.

    >>> names_projects("项目名称"), names_projects("单位名称、项目名称"), names_projects("单位（项目）名称")
    (True, True, True)
    """
    bare = key(text)
    if head_of(text) is Head.PROJECT or (bare.endswith(_PROJECT_NAME) and len(bare) <= _LONGEST_TERM):
        return True
    return (
        any(_PROJECT_NAME in note for note in notes_in(text)) or _PROJECTS_TOO.search(fold(text[:_LONGEST])) is not None
    )


def is_of_head(text: str, /, *, left: bool) -> bool:
    """
    Whether a heading of a table of many projects stands over what the head of a form says: names, goals, money.

    单位 names bodies where it stands *left* of the indicators, and units behind them.

    >>> is_of_head("年度绩效目标", left=False), is_of_head("单位", left=True), is_of_head("单位", left=False)
    (True, True, False)
    """
    head, column = head_of(text), column_of(text)
    named = head in _IN_COLUMNS and (column not in _NEVER_HEAD or (left and column is Column.UNIT))
    coded = left and head is Head.EXTRA and column is None
    return named or coded or names_projects(text) or money_in_list(text) in _MONEY_IN_COLUMNS


def money_in_list(text: str, /) -> Money | None:
    """
    What the heading of money in a list of projects says, or ``None``; some of its words say less anywhere else.

    >>> money_in_list("金额（万元）"), money_of("金额（万元）")
    (<Money.TOTAL: 'total'>, None)
    """
    return money_of(text) or _IN_LISTS.get(key(text))


def paired(text: str, /) -> Head | None:
    """
    What the label of the head says in a cell that holds it with its value, or ``None``.

    >>> paired("项目名称：泵站改造").value, paired("泵站：四座")
    ('project', None)
    """
    match = PAIR.fullmatch(text.strip())
    return None if match is None else head_of(match[1])


def is_goal(text: str, /) -> bool:
    """Whether a text is the heading of goals or of what was reached, never their value: 年度总体目标完成情况综述."""
    return len(text) <= _LONGEST and _meaning(text).goal


def money_of(text: str, /) -> Money | None:
    """What a label of a budget block says, or ``None``."""
    return _meaning(text).money if len(text) <= _LONGEST else None
