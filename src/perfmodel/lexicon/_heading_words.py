"""
Words inside headings, labels and lines of forms, by what they tell where no table has the whole text.

Each stands beside others: 指标类型 is a heading of kinds, 三级指标内容 one of contents, 2024年预期 one of a year.

Versions of a value that stand side by side in one table: for a part of the year, of other years, as a standard.
"""

import re
from enum import Enum
from typing import final

from perfmodel._patterns import alternation, kept, regex
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._rows import WordRow
from perfmodel.source import Citation, Standing

FORMS = Citation("forms", clause="parts of headings and lines of published forms", standing=Standing.SEEN)
REMEMBERED = Citation("forms", clause="parts of headings", standing=Standing.MEMORY)

# --- parts of names ---------------------------------------------------------------------------------------------------

INDICATOR = "指标"
"""What templates print in front of the number of a name (指标1：), and behind the word of a kind (正向指标)."""

GOAL = "目标"
"""What stands in front of the number of a goal: 目标1：."""

PERFORMANCE = "绩效"
"""What stands before goals, indicators and values, and says no more."""

DIVISION = "部分"
"""What the numeral of a heading counts: 第二部分."""

CONTENTS = "内容"
"""In a heading of names: the names are those of the contents of the indicators (指标内容)."""

NAMED = "名称"
"""In such a heading: the names stand there too (指标名称及内容)."""

CHANGED = "调整"
"""In the note behind a heading of values: they are the adjusted ones (目标值（调整后）."""

WITHIN = "其中"
"""In front of a label: its amount is a part of the one before."""

PARTS = WordRow("part", f"{WITHIN} 包括 含", FORMS)
"""How a line begins that says more of the one before it: （含东区2个）."""

NOTES = "备注"
"""The label of the notes of a form."""

# --- columns ----------------------------------------------------------------------------------------------------------

KINDS = WordRow("kind", "类别 类型 分类 大类 层级", FORMS)
"""What a heading of kinds of indicators holds: 指标类别 stands left of 绩效指标."""

PAST = WordRow("past", "上年 去年 往年 历史 前年", FORMS)
"""What a heading holds of values of other years: bare numbers below it are no points."""

SHARES = WordRow("share", "得分 占比 比例", REMEMBERED)
"""What a heading holds of numbers that were given or worked out: they are no points of the indicator either."""

OTHER_VALUES = WordRow("other", "标准 调整 完成 实际 中期 周期", FORMS)
"""What beside those a heading holds of values that are not the targets of the year: 行业标准目标值."""

VALUES = WordRow("value", "目标值 指标值 计划值 计划完成值 计划执行值", FORMS)
"""What stands behind the place or year of a value: 东区目标值."""

ANNUAL = WordRow("year", "年度 当年 本年 全年 年初", FORMS)
"""What a heading of the year holds."""

UNITS = WordRow("unit", "单位 计量单位 度量单位", FORMS)
"""What stands before the unit in a heading: 目标值（单位：%）."""

NOTE_MARKS = WordRow("mark", "必填 选填 可选", FORMS)
"""Notes in brackets that say no more of a heading than how it is filled in."""

NO_NOTES = WordRow("mark", "或 包含 包括 单位", FORMS)
"""How notes begin that do the same: （或计划水平）."""

MEASURED = WordRow("kind", "定量 定性 定量指标 定性指标 客观 主观", FORMS)
"""What stands below a heading of points that has a column for each kind of indicator: 分值 over 定量 and 定性."""

REASONS = WordRow("reason", "偏差 偏离 未完成 未达 差异 原因", FORMS)
"""What a heading of causes holds: 偏差原因分析."""

PROJECT = "项目"
"""Whose names a heading may add in brackets: 单位（项目）名称."""

# --- names with their values ------------------------------------------------------------------------------------------

VALUED_NAMES = WordRow("name", "三级指标 指标名称 指标内容 绩效指标 具体指标 三级绩效指标", FORMS)
"""Headings of names that may say that the values stand with them: 三级指标（含指标值）."""

NAME_ENDS = WordRow("name", "名称 内容", FORMS)
"""How they may go on: 三级指标名称."""

HOLDING = WordRow("holding", "含 包含 包括 及 和", FORMS)
"""What says so, in brackets."""

JOINING = WordRow("holding", "及 和 与", FORMS)
"""What says so without them: 三级指标及指标值."""

VALUE_KINDS = WordRow("kind", f"年度 {PERFORMANCE}", FORMS)
"""What stands before the word for the values, and says no more."""

NAMED_VALUES = WordRow("value", "指标值 目标值 计划值", FORMS)
"""The words for the values."""

# --- goals and sentences ----------------------------------------------------------------------------------------------

GOAL_KINDS = WordRow("kind", "绩效 年度 总体 分", FORMS)
"""What stands before the word for a goal that is numbered: 年度目标1, 分目标二."""

SET = WordRow("set", "设 设置", FORMS)
"""What opens a sentence that counts the indicators in it: 设置3条数量指标：…."""

REACHED = WordRow("reached", "实际完成值 实际完成 实际 完成值", FORMS)
"""What stands before the value that was reached, in a sentence of indicators: 座位≥80个，实际86个."""

# --- years ------------------------------------------------------------------------------------------------------------

FISCAL_YEAR = r"(?:19|20)\d\d|二[〇零○][〇零○一二三四五六七八九]{2}"
"""The pattern of a year in figures or in Chinese numerals: 2024, 二〇二四."""

FISCAL = "年度"
"""What behind the figures of a year makes them a fiscal year wherever they stand."""

YEARS = WordRow("year", f"年 {FISCAL}", FORMS)
"""What stands behind the figures of a year."""

BUDGET_YEARS = WordRow("year", "预算年度", FORMS)
"""What stands behind them in the line of a year, and nowhere else."""

MONTHS = WordRow("month", "月 月份", FORMS)
"""What stands behind the number of a month."""

WATCHED = WordRow("part", "上半年 下半年 上半年度 下半年度 前三季度", FORMS)
"""The parts of a year that a form watches, beside quarters by their number."""

WATCHING = WordRow("label", "监控期间 监控时段 监控区间 监控周期 监控时间 监控阶段", FORMS)
"""What may stand between the year and its part: 2024年度 监控期间：1-7月."""

FIRST_LEVEL = "一级"
"""What the heading of the first level says itself, where one of kinds (项目类别) may stand for it elsewhere."""

QUARTER = "季度"
"""What such a number counts."""

PLANNED = WordRow("planned", "预期 预计 计划 目标", FORMS)
"""What stands behind the one of several years side by side whose values are the targets: 2026年预期."""

# --- lines above tables -----------------------------------------------------------------------------------------------

INDICATORS = WordRow("term", "指标 绩效指标", FORMS)
"""What a line of a term names (年度绩效指标), alone or with an ending."""

LINE_ENDS = WordRow("term", "情况 表", FORMS)
"""How such a line may end."""

TITLED = WordRow("title", "绩效目标 绩效指标 自评 绩效评价 监控", FORMS)
"""What a line with a year names, above all tables, that is the title of a form and does not say that it is a table."""

TITLED_BEHIND_YEAR = WordRow("title", "自评价", FORMS)
"""What such a line may name too, where the year stands in front."""

TITLE_ENDS = WordRow("title", "情况 结果 申报", FORMS)
"""How such a line may end."""


FILE_TITLES = WordRow("title", "预算 决算 绩效 自评", FORMS)
"""What the title of a whole file or page names beside its year: 某局2023年部门预算公开, 绩效自评（2023年度）."""

FILE_TITLES_BEHIND_YEAR = WordRow("title", "公开", FORMS)
"""What it may name alone, where the year stands in front."""

NOTE_LABELS = WordRow("note", "注 备注 说明 填表说明 填报说明", FORMS)
"""What opens a further cell that is printed as a note below the table."""

# --- versions of a value, of which none is the target of the year -----------------------------------------------------

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
