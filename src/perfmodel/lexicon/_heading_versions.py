"""
Versions of a value that stand side by side in one table: for a part of the year, of other years, as a standard.

None of them is the target of the year where a column for that stands beside them.
"""

import re
from enum import Enum
from typing import final

from perfmodel._patterns import alternation, kept, regex
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._rows import WordRow
from perfmodel.source import Citation, Standing

VERSIONS_SEEN = Citation("forms", clause="columns beside the target of the year", standing=Standing.SEEN)
VERSIONS_CHOSEN = Citation(
    "perfmodel", clause="docs/forms.md", standing=Standing.DESIGN, note="further words of the same kinds"
)


@final
class Version(Enum):
    """Of which time or kind a value is that is not the target of the whole year."""

    PART = "part"
    OTHER = "other"
    ADJUSTED = "adjusted"
    EXPECTED = "expected"


VERSIONS: tuple[WordRow, ...] = (
    WordRow("part", "上半年 下半年 半年 年中 前两季度 前三季度 监控期 监控时点", VERSIONS_SEEN),
    WordRow("other", "上年 去年 往年 前年 历史 历年 前三年 近三年 行业标准 计划标准 国家标准 历史标准", VERSIONS_SEEN),
    WordRow(
        "other",
        "上一年 上两年 前两年 近两年 近五年 下年 下一年 次年 明年 后年 后一年 "
        "基期 基准 现状 同期 参考值 参照 标杆 行业 地方标准 团体标准 国际标准 "
        "平均水平 先进水平 标准值",
        VERSIONS_CHOSEN,
    ),
    WordRow("adjusted", "调整 变更 修订 修改 调后", VERSIONS_CHOSEN),
)
"""Words of headings, by the version that they name."""

_MONTHS = regex(
    r"(?<!\d)(?:\d{1,2}月?[-~至到](?:[1-9]|1[01])月份?|(?:[2-9]|1[01])月?[-~至到]12月份?|(?:[1-9]|1[01])月(?:底|末|份|\d{1,2}日))|第?[一二三四1-4]季度|q[1-4]",
    re.IGNORECASE,
)
"""Months and quarters that are not the whole year."""

_FIRST = regex(r"(?:调整|变更|修订|修改)前")


def _any(kind: str) -> "re.Pattern[str]":
    return re.compile(alternation(word for row in VERSIONS if row.meaning == kind for word in row.words.split()))


_ORDER = (
    (Version.ADJUSTED, _any("adjusted")),
    (Version.PART, _MONTHS),
    (Version.PART, _any("part")),
    (Version.OTHER, _any("other")),
    (Version.ADJUSTED, regex(r"^(?:现|新)(?:年度)?(?:绩效)?(?:指标|目标|预期|计划)?值?$")),
    (Version.EXPECTED, regex(r"(?:预计|预期|预测|估计).*(?:完成|实现|执行|达到)")),
)
"""What a heading is asked for, the first answer counts."""


@kept
def version_of(heading: str, /) -> Version | None:
    """
    Which version a heading of values names, or ``None`` for the value of the year.

    >>> headings = ("半年计划执行值", "完成值（1-7月）", "上年度指标值", "变更后目标值", "全年预期完成值", "原目标值")
    >>> [version and version.value for version in map(version_of, headings)]
    ['part', 'part', 'other', 'adjusted', 'expected', None]
    """
    text = "".join(fold(heading).split())
    if _FIRST.search(text) is not None:
        return None
    return next((version for version, words in _ORDER if words.search(text) is not None), None)


def is_aside(heading: str, /) -> bool:
    """
    Whether a heading names values of a part of the year, of another year or of a standard: they are kept as they stand.

    >>> is_aside("上年同期值"), is_aside("第一季度"), is_aside("年中调整")
    (True, True, False)
    """
    return version_of(heading) in {Version.PART, Version.OTHER}


_OF_YEAR = regex(r"(?:19|20)\d\d年|年度|本年|当年|全年")


def names_year(heading: str, /) -> bool:
    """
    Whether a heading speaks of one year.

    >>> names_year("2022年度完成值"), names_year("实际完成值")
    (True, False)
    """
    return _OF_YEAR.search(fold(heading)) is not None
