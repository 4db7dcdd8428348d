"""
The words that rules of review go by: what names and values are about, as far as a rule asks; and their thresholds.

A list is closed on purpose: a word that is not here is not found, and a rule that finds too little is mended by a
word, one that finds too much by taking one out.
"""

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from perfmodel._patterns import regex
from perfmodel.lexicon._rows import WordRow, any_word
from perfmodel.source import Citation, Standing

_SEEN, _DESIGN = Standing.SEEN, Standing.DESIGN
FORMS = Citation("forms", clause="names and headings of published objective tables", standing=_SEEN)
OURS = Citation("perfmodel", clause="docs/reviewing.md", standing=_DESIGN)
_SYSTEM = Citation("provincial system", clause="mandatory checks of objectives", standing=_SEEN)
_LIBRARY = Citation("provincial system", clause="fields of the library of indicators", standing=_SEEN)
_HOSPITAL = Citation("hospital system", clause="objectives form", standing=_SEEN)
_WORDINGS = Citation("forms", clause="targets of a department-wide objectives table of Sichuan, 2023", standing=_SEEN)


def _set(row: WordRow) -> frozenset[str]:
    return frozenset(row.words.split())


def _any(*rows: WordRow) -> "re.Pattern[str]":
    """A pattern of any of the words."""
    return regex(any_word(*rows))


# --- whole cells and headings -----------------------------------------------------------------------------------------

FILLERS = WordRow("filler", "- _ * / 无 — －", _SYSTEM)  # noqa: RUF001 - full-width signs are met
FILLER = regex(f"(?:[{re.escape(''.join(word for word in FILLERS.words.split() if word != '无'))}]+|无)")
"""An overall objective that is a mark and no words; a mark may be repeated."""

EXPLANATIONS = _set(
    WordRow(
        "explanation",
        "评分标准 评 评扣分标准 评价标准 赋分规则 绩效标准 评分规则 指标说明及评分标准 计算公式 计算方法 评分依据 "
        "数据来源 指标来源 评分说明 评价依据 完成值取值方式 指标说明",
        _LIBRARY,
    )
)
"""Headings of columns that say what an indicator means, how it is scored, or where its result is taken from."""

LAST_YEAR = _set(WordRow("last year", "上年完成值 上年实际 上年度完成值 上年实际值 上年度实际值 上年实际完成值", FORMS))
"""Headings of columns with what the year before reached."""

OPERATORS = _set(WordRow("operator", "指标性质 计算符号 运算符号 指标值类型 比较符号 符号", FORMS))
"""Headings of columns with the sign of comparison."""

SIGNS = frozenset("≥≤><=")
"""Signs of comparison, folded."""

BASELINES = LAST_YEAR | _set(
    WordRow(
        "baseline",
        "上年指标值 上年目标值 历史值 前年完成值 设置依据 确定依据 取值依据 指标依据 指标值来源 绩效标准 历史标准 "
        "行业标准 计划标准 支出标准",
        _LIBRARY,
    )
)
"""Headings of columns that say what a number is held against."""

# --- endings of names -------------------------------------------------------------------------------------------------

_RATES = WordRow("rate", "率", FORMS)
_NO_RATES = WordRow("no rate", "效率 频率 功率 汇率 税率 费率 利率 倍率 速率", OURS)
RATE = regex(rf"(?<!{')(?<!'.join(word[:-1] for word in _NO_RATES.words.split())}){_RATES.words}$")
"""A name that ends in 率 and is the share of something; 效率, 频率 and the like are none."""

_SAVED = WordRow("saved", "节约 节省", FORMS)
SAVED = _any(_SAVED)
"""Words of money that the body itself saves."""

_NUMBERS = WordRow("quantifiable", "人数 人次 次数 件数 户数 个数 数量 总数 面积 金额 里程 长度 满意度 认可度", FORMS)
_SPENDING = WordRow("spending", "资金 成本 投入 经费 支出 费用 开支", FORMS)
QUANTIFIABLE = regex(f"{RATE.pattern}|{any_word(_NUMBERS)}$|{any_word(_SAVED)}[^,;。]{{0,10}}{any_word(_SPENDING)}")
"""A name that asks for a number, or speaks of money saved."""

_SATISFACTIONS = WordRow("satisfaction", "满意度 满意率 认可度", FORMS)
_LEVELS = WordRow("level", "提高 提升 达标 情况 指标", FORMS)
SATISFACTION = regex(f"{any_word(_SATISFACTIONS)}{any_word(_LEVELS)}?$")
"""A name of a satisfaction; 满意度调查次数 is none."""

RISES = _any(WordRow("rise", "提高 提升 增长 上升", OURS))
"""Words that a name says a rise with."""

PURE_NUMBERS = _any(WordRow("pure number", "指数 系数 pH PH 酸碱度 生师比 师生比 比值 容积率 排名 名次", OURS))
"""Names of figures that have no unit."""

# --- percentages ------------------------------------------------------------------------------------------------------

BEYOND_WHOLE = _any(
    WordRow("may exceed", "增长 增加 提高 提升 上升 增幅 增速 增值 变动 变化 完成率 同比 环比", OURS),
    WordRow(
        "may exceed", "上年 去年 同期 下降 降低 偏差 误差 浮动 波动 超额 收益 回报 产销 负荷 上座 保证率 拨备", OURS
    ),
)
"""Names of percentages that may lie outside 0 to 100."""


# --- where a row belongs ----------------------------------------------------------------------------------------------

_COSTS = WordRow("cost", "成本 费用 单价 造价", FORMS)
_GRANTED = WordRow("money of the budget", "资金 经费 开支 支出", FORMS)
COSTS = regex(f"{any_word(_COSTS)}|{any_word(_SAVED)}(?:财政)?{any_word(_GRANTED)}")
"""Names of costs."""

NOT_SPENT = _any(WordRow("not spent", "争取 引资 投资 收入 产值 销售 融资 贷款 税收 募集 捐赠 交易额 贸易", OURS))
"""Names of money that is not spent from the budget."""

_BUDGET = WordRow("budget", "预算 概算 批复", FORMS)
_KEEPS = WordRow("keep or exceed", "执行 按 超 超出 超过 突破 在", OURS)
_WITHIN = WordRow("within", "范围 以内 内", OURS)
WITHIN_BUDGET = regex(f"{any_word(_KEEPS)}[^,;。]{{0,8}}{any_word(_BUDGET)}|{any_word(_BUDGET)}{any_word(_WITHIN)}")
"""Words that say no more than that the budget is kept."""

BUDGETS = regex(f"{any_word(_BUDGET)}[数金额总]{{0,3}}$")
"""References that are the budget itself."""

RATE_OF_TIME = _any(WordRow("frequency", "频次 频率 周期 每年 每月 每季 每周 每日 每天", OURS))
"""Words that make a count a matter of time."""

SCORE_UNITS = frozenset(("分",))
"""A measure word that counts nothing: points."""

CONVERTED = _any(WordRow("people changed", "转化 培养 就业 脱贫", _WORDINGS))
"""What happens to a person once, so that people are counted."""

SERVED = _any(WordRow("served", "培训 服务 指导 咨询 宣传 招聘 讲座", OURS))
"""What a person may take part in often, so that attendances are counted."""

VISITED = _any(WordRow("visits", "接待 走访", _WORDINGS))
"""What happens to one person often."""

# --- words of degree --------------------------------------------------------------------------------------------------

_DEGREES = WordRow(
    "degree", "持续 不断 进一步 逐步 稳步 明显 显著 有效 较大 大幅 大力 全面 切实 长期 良好 较好", _WORDINGS
)
_EFFECTS = WordRow(
    "effect", "效果 成效 作用", Citation("self-evaluation forms", clause="Anhui, 2022: 效果明显", standing=_SEEN)
)
_MOVES = WordRow(
    "move",
    "提高 健全 提升 完善 改善 增强 加强 推进 优化 保障 促进 稳定 推动 扩大 巩固 规范 发挥 好转 向好 减少 降低 下降 "
    "提速",
    _WORDINGS,
)
_BETWEEN = WordRow("between degree and move", "得到 有所 地", _WORDINGS)
OPEN_ENDED = regex(
    f"{any_word(_EFFECTS)}?{any_word(_DEGREES)}{any_word(_BETWEEN)}?{any_word(_DEGREES)}?{any_word(_MOVES)}?"
    f"|{any_word(_MOVES)}{any_word(_DEGREES)}"
)
"""A target that is a word of degree and nothing else: 持续提高, 长期, 提升明显."""

DEGREE_GRADES = _set(WordRow("grade", "中等 较高 较大 较强 较好", _WORDINGS))
"""Grades that no scale tells apart."""

_REACHED = WordRow("how far it was reached", "部分达成 未达成 分档", FORMS)
BANDS = regex(f"{any_word(_REACHED)}|达成[^,;。]{{0,6}}指标|[优良中差]档")
"""Words that say how a target in words is graded."""

WORD_UNITS = {"百分比": "%", "百分率": "%", "千分比": "‰", "万分比": "‱"}
"""Words that stand for a sign."""

DIFFERENCES = "差 差距 差值 偏差 变化 变动 变幅 幅度 落差 极差".split()
"""Words of a name that measures a difference: 个百分点 is the unit of one between percentages."""

# --- who grants money -------------------------------------------------------------------------------------------------

GRANTORS = _any(WordRow("grantor", "中央 省 省级 市级 县级 区级 上级 转移支付", FORMS))
"""Who grants money: such a row splits 财政拨款, and is no source beside it."""

SOURCES = {
    row.meaning: row.words.split()
    for row in (WordRow("fiscal", "财政拨款 财政资金", FORMS), WordRow("other", "其他资金 其它资金", FORMS))
}
"""What the two main sources of a budget are called."""

# --- near-duplicates --------------------------------------------------------------------------------------------------

EMPTY_WORDS = _any(
    WordRow(
        "empty",
        "开展 组织 实施 进行 完成 推进 有序 全面 成功 各项 本年度 本年 全年 当年 年度 全市 全县 全区 工作 任务 情况 "
        "数量 总数 次数 场次 件数 个数 的",
        OURS,
    )
)
"""Words without which two names say the same."""

COMMON_PAIRS = frozenset(
    (
        "工作 建设 推进 加强 开展 实施 完成 全面 进一 一步 提高 提升 管理 服务 保障 落实 做好 组织 项目 任务 全市 全县 "
    ).split()
)
"""Pairs of characters that join no task to an indicator."""

# --- thresholds -------------------------------------------------------------------------------------------------------


class Limit(NamedTuple):
    """A threshold of a rule, and where it comes from."""

    value: Fraction
    citation: Citation


REPEATED = Limit(Fraction(3, 5), OURS)
"""The share of a value's pairs of characters that the name has already."""

SHORTEST_REPEAT = 3
"""Values of fewer pairs repeat nothing."""

PASS_MARK = Limit(
    Fraction(6, 10), Citation("财预〔2021〕101号", clause="satisfaction from 60% to 90%", standing=Standing.MEMORY)
)
"""The satisfaction from which a target earns points."""

TOO_EASY = Limit(Fraction(7, 10), OURS)
"""A target below this part of last year's result is far from it."""

TOO_HARD = Limit(
    Fraction(13, 10),
    Citation("provincial system", clause="30% above the target needs an explanation (Guangxi)", standing=Standing.SEEN),
)
"""A target above this part of last year's result is far from it."""

ALMOST_ALL = Limit(Fraction(1, 2), OURS)
"""The share of the points that one row alone should not have."""

SLIP = Limit(Fraction(100), OURS)
"""An amount of so many budgets, which fits when 万元 was meant as 元, is a slip of the unit."""

TEN_THOUSAND = 10_000
"""元 in one 万元."""

TOLERANCE = Decimal("0.005")
"""By how much the parts of a budget may miss its total, in the total's own unit (this project's choice)."""

FULL_POINTS = (Decimal(100), Decimal(90), Decimal(80))
"""What the points of the rows add up to (provincial system, seen): all, or what budget execution leaves."""

MONEY_PLACES = 2
"""The decimals of an amount in 万元 (forms of Sichuan, seen)."""
