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
