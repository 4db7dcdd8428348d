"""
Names of a deviation or of a change, and reports in words that are a zero.

Of a deviation the size counts; 未发生 and 无 say that nothing was there to count, 持平 that nothing changed.
"""

import re
from functools import cache

from perfmodel.lexicon.claims import Words
from perfmodel.source import Citation, Standing

_DESIGN = Citation("perfmodel", clause="docs/comparing.md, choices", standing=Standing.DESIGN)

DEVIATIONS = Words("偏差 误差 差异 离差 偏离 温差 色差 公差 高差 时差 压差 极差", _DESIGN)
"""How far a figure is from another one, whichever way: a bound on it (偏差率≤10%) bounds both sides."""

DEVIATION_TAILS = Words("率 值 度 额 量 数 幅度 幅 系数 比例 比率 程度 范围", _DESIGN)
"""How the name of a deviation may go on behind its word: 偏差率, 误差值."""

NOTHING = Words(
    "无 没有 [零无未]发生 未发生过 从未发生 没有发生过? [未无]出现 未出现过 没有出现过? 未发现 没有发现", _DESIGN
)
"""The whole of a report that says, where none were to be, that there were none."""

ABSENT = Words(
    "[零无未]发生过? [未无]出现过? 未曾?发生过? 从未发生过? 没有发生过? "
    "没有出现过? 不再?发生 不出现 未发现 没有发现 [未没]有?[收接]到 杜绝 零 无 没有 0",
    _DESIGN,
)
"""How words begin that say that there was, or has to be, none of a thing: 零投诉, 未发生安全事故."""

ABSENT_BEHIND = Words("零发生 零报告 未发生 无发生 为零 零", _DESIGN)
"""How they end, behind the thing: 安全事故零发生."""

NONE_FRONT = Words(
    "确保 实现 力争 做到 保持 全年 本年度? 年度?内 期间 项目 活动 运行 建设 施工 服务 [全本我][市县区校院局省] "
    "安全生产",
    _DESIGN,
)
"""What may stand in front of that and adds nothing."""

EVENTS = frozenset("起 次 件 例 个 宗 项".split())
"""Measure words of what happens: one of them is one too many of what was to be none."""

HAPPENED = ("共发生", "发生", "出现", "发现")
"""What stands before the number of what happened."""

KINDS = Words("重大 较大 特大 一般 轻微 严重 恶性 规模性 有影响 责任 群体 典型", _DESIGN)
"""How the name of a part of an ill begins: that there was no 重大事故 leaves open whether there was a lesser one."""

EITHER_WAY = Words("变动 变化 增减 涨跌 波动 变幅 升降", _DESIGN)
"""Words of a change that may go either way, beside those of a rise and of a fall: 变动率, 增减幅度."""

STEADY = Words("持平 零增长 零变动 [无未]变[化动] 没有变[化动]", _DESIGN)
"""The whole of a report that says, of a change, that there was none: 持平, 与上年持平, but not 基本持平."""


def deviation_in(name: str | None, /) -> str | None:
    """
    The word of a deviation that a name ends in: its head, as Chinese names have it.

    >>> deviation_in("部门预算偏差率"), deviation_in("偏差整改率"), deviation_in(None)
    ('偏差率', None, None)
    """
    match = None if name is None else _deviation().search(name)
    return None if match is None else match[0]


@cache
def _deviation() -> re.Pattern[str]:
    return re.compile(rf"(?:{DEVIATIONS.pattern})(?:{DEVIATION_TAILS.pattern})?(?:控制)?$")


def is_nothing(words: str, /) -> bool:
    """Whether words say that there was none, and nothing else: 未发生, but not 未发生重大事故."""
    return _nothing().fullmatch(words) is not None


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{NOTHING.pattern})[。.]?\s*")


def nothing_of(words: str, /) -> str | None:
    """
    The thing of which words say that there is none, and nothing else; what kind of thing it is, they do not say.

    >>> nothing_of("零投诉"), nothing_of("全年未发生安全事故。"), nothing_of("安全事故零发生"), nothing_of("投诉2次")
    ('投诉', '安全事故', '安全事故', None)
    """
    match = _nothing_of().fullmatch(words.strip())
    return None if match is None else match["behind"] or match["thing"]


@cache
def _nothing_of() -> re.Pattern[str]:
    thing = r"[^\W\d_零无未没不]{2,12}?"
    before = rf"(?:{ABSENT.pattern})(?:任何|一[起例次件个])?(?P<behind>{thing})(?:的?(?:发生|现象|情况|情形))?"
    after = rf"(?P<thing>{thing})(?:{ABSENT_BEHIND.pattern})"
    return re.compile(rf"(?:{NONE_FRONT.pattern}|[,，])*(?:{before}|{after})(?:目标)?[。.]?")  # noqa: RUF001 - as written


def says_happened(words: str, /) -> bool:
    """Whether words say that nothing happened, rather than that nothing is told: 未发生, but not 无."""
    return is_nothing(words) and any(verb in words for verb in HAPPENED)


def is_kind(thing: str, /) -> bool:
    """Whether an ill is named as a part of a greater one: 重大事故."""
    return re.match(KINDS.pattern, thing) is not None


def changes_either_way(name: str | None, /) -> bool:
    """Whether a name ends in a word of a change that may go either way: 三公经费变动率."""
    return name is not None and _either_way().search(name) is not None


@cache
def _either_way() -> re.Pattern[str]:
    return re.compile(rf"(?:{EITHER_WAY.pattern})(?:{DEVIATION_TAILS.pattern})?$")


def is_steady(words: str, /) -> bool:
    """Whether words say that nothing changed, and nothing else: 与上年持平, but not 基本持平."""
    return _steady().fullmatch(words) is not None


@cache
def _steady() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:[与较比同和][上去]年度?(?:同期)?)?(?:{STEADY.pattern})[。.]?\s*")
