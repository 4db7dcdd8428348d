"""How far and of what: words of the target as a whole (达成年度指标), of a part, a time or an average (上半年)."""

import re
from functools import cache
from typing import NamedTuple

from perfmodel._patterns import regex
from perfmodel.lexicon._claims import AVERAGES, PARTS_OF_YEAR, RESULT_WORDS, Words
from perfmodel.source import Citation, Standing

BANDS = Citation(
    "bands",
    clause="达成 / 部分达成 / 未达成 with 年度指标, 预期指标, 目标 or alone",
    standing=Standing.SEEN,
    note="labels of published self-evaluation forms",
)
BASICALLY = Citation(
    "bands", clause="全部或基本达成预期指标", standing=Standing.MEMORY, note="upper band of the ministry's form of 2020"
)

FRONT = (
    r"(?:已经?|均已?|都已?|全部|全面|按时|按期|如期|及时|提前|按质按量|保质保量|圆满|顺利|超额|成功"
    r"|目标|指标|任务|年度)*"
)
"""What may stand in front of a claim."""

_OBJECT = r"了?(?:年度|年初|全年|本年|预期|预定|既定|设定|绩效|总体|的|目标|指标|任务|工作|要求|值|水平|计划)*"
_VERB = r"(?:达成|完成|达到|实现|达标)"
_EFFECT = r"(?:[并且]*(?:具有|具备|有|产生)?一定效果)?"
_POOR = r"(?:[并且]*效果较?差)?"


HEDGES = Words(
    "大体上? 大致上? 总体上? 整体上? 总的来说 原则上 初步 主体 接近 近乎 几乎 差不多 即将 临近 多数 大半 过半",
    RESULT_WORDS,
)
"""Words beside 基本 that leave a piece of work short of done; no band of the forms knows them."""


class ClaimRow(NamedTuple):
    """How the words of a claim go together, how far they say that the target is met, and where that comes from."""

    degree: str
    pattern: re.Pattern[str]
    citation: Citation


CLAIMS = (
    ClaimRow("partly", regex(rf"{FRONT}(?:大?部分|未能?(?:全部|完全|全面)){_VERB}{_OBJECT}{_EFFECT}"), BANDS),
    ClaimRow("not", regex(rf"{FRONT}[尚还仍]?未能?{_VERB}{_OBJECT}{_POOR}"), BANDS),
    ClaimRow("not", regex(rf"{FRONT}(?:没有|没能?|不能?){_VERB}{_OBJECT}{_POOR}"), BANDS),
    ClaimRow("basically", regex(rf"{FRONT}(?:全部或)?基本(?:上)?{FRONT}{_VERB}{_OBJECT}"), BASICALLY),
    ClaimRow("hedged", regex(rf"{FRONT}(?:{HEDGES.pattern})(?:已经?|基本)*{FRONT}{_VERB}{_OBJECT}"), RESULT_WORDS),
    ClaimRow("", regex(rf"{FRONT}{_VERB}{_OBJECT}"), BANDS),
)
"""
The rows, in the order in which they are tried.

未按时完成 is none of them: it may have been done, late.
"""

_TARGET_WORDS = regex("目标|指标|要求|预期|预定|既定|设定|绩效|水平")
"""Words that turn 完成 from the work to the target: 完成预期目标."""
_OF_WORK = {"basically": regex("完成|实现|达标")}
"""The verbs that speak of the work where no such word stands beside them, for each degree; else only 完成 does."""
DONE = "完成"
"""The verb that says of a piece of work that it was done."""

LEADS = Words("为 达到?", RESULT_WORDS)
"""What may stand between it and how much of the work that is: 完成率达100%."""

_DONE = regex(DONE)
_LONGEST_CLAIM = 40


def is_work(words: str, /) -> bool:
    """Whether a target in words asks for a piece of work to be done, of which nearly is not enough: 完成整改."""
    return _DONE.search(words) is not None and _TARGET_WORDS.search(words) is None


_RATE_OF_WORK = regex(rf"{FRONT}{_VERB}{_OBJECT}(?:率|进度|比例|情况)?|(?:工作|项目|任务|目标|总体)*进度")


def is_rate_of_work(words: str, /) -> bool:
    """
    Whether words in front of a number say how much of the work, or of the target, was done.

    >>> [is_rate_of_work(words) for words in ("完成率", "已完成", "差错率")]
    [True, True, False]
    """
    return _RATE_OF_WORK.fullmatch(words) is not None


def claim_in(words: str, /) -> str | None:
    """
    The name of the claim that words make of the target as a whole, or ``None``.

    Only 基本达成 and 基本完成预期目标 are in the words of the upper band; whatever else is nearly done is work.

    >>> claim_in("部分达成年度指标并具有一定效果"), claim_in("未完成"), claim_in("开展培训")
    ('partly_achieved', 'not_done', None)
    >>> claim_in("基本达成"), claim_in("基本完成"), claim_in("大体达成目标")
    ('basically_achieved', 'basically_done', 'basically_done')
    """
    if len(words) > _LONGEST_CLAIM:
        return None
    row = next((row for row in CLAIMS if row.pattern.fullmatch(words) is not None), None)
    if row is None:
        return None
    if row.degree == "hedged":
        return "basically_done"
    verb = _OF_WORK.get(row.degree, _DONE)
    of_work = verb.search(words) is not None and _TARGET_WORDS.search(words) is None
    return f"{row.degree}_{'done' if of_work else 'achieved'}".strip("_")


SEVERAL_YEARS = Words(
    "(?:近|前|后|这|共|连续)?(?:[两二三四五六七八九十]|[2-9]|10)年(?![级制内来]) "
    "(?:19|20)\\d\\d年?[-~至到](?:19|20)\\d\\d年 历年 多年 "
    '[“"「]?十[一二三四五六七八九]五[”"」]?(?:规划)?(?:期间|时期|以来|期)? 五年规划期?',
    RESULT_WORDS,
)
"""Several years together, those of a plan of five years (十四五) among them."""

PART = Words("其中 含(?!税) 包括 仅", RESULT_WORDS)
"""How the name of a part begins, behind the value of the whole or alone."""


@cache
def _scope() -> re.Pattern[str]:
    year = r"(?:(?:[0-9]{4}|[今本当])年)?"
    parts = f"{AVERAGES.pattern}|{PARTS_OF_YEAR.pattern}|{SEVERAL_YEARS.pattern}"
    return re.compile(rf"{year}(?P<time>{parts})|(?P<part>(?:{PART.pattern}).*)|.+?(?P<mean>{AVERAGES.pattern})")


def scope_in(name: str | None, /) -> str | None:
    """
    The words by which a name bounds what its number is of, or ``None``.

    >>> scope_in("上半年"), scope_in("其中财政资金"), scope_in("培训日均"), scope_in("培训")
    ('上半年', '其中财政资金', '日均', None)
    """
    match = None if name is None else _scope().match(name)
    return None if match is None else match["time"] or match["part"] or match["mean"]


def is_of_part(name: str | None, /) -> bool:
    """Whether a name begins as that of a part: 其中女性."""
    return name is not None and re.match(PART.pattern, name) is not None


@cache
def _several_years() -> re.Pattern[str]:
    return re.compile(rf"(?<![\d第〇零一二三四五六七八九十])(?:{SEVERAL_YEARS.pattern})")


def names_several_years(*names: str | None) -> bool:
    """
    Whether one of some names is of several years together; 2024年 and 第三年 are one.

    >>> [names_several_years(name, None) for name in ("三年累计产值", "近两年产值", "2024年产值", "第三年产值")]
    [True, True, False, False]
    """
    return any(_several_years().search(name) is not None for name in names if name is not None)
