"""
Words that compare: before the value, behind it, about it, and verbs that lead to it.

以上 以下 以内 include the number, 超过 不满 以外 do not (Civil Code of China, article 1259); the other rows follow the
common use of the words in the forms seen, as ``docs/sources.md`` tells.  A new word is a new row here, nothing else.
"""

from perfmodel.lexicon.rows import CIVIL_CODE, FORMS, PROJECT, SIGNS, WordRow, words_of

SIGN_ROWS: tuple[WordRow, ...] = (
    WordRow("ge", "≥ >= => 》= 》 ≥= ≥> =≥ ≮ &ge; &geq; &gt;=", SIGNS),
    WordRow("le", "≤ <= =< 《= 《 ≤= ≤< =≤ ≯ &le; &leq; &lt;=", SIGNS),
    WordRow("gt", "> &gt;", SIGNS),
    WordRow("lt", "< &lt;", SIGNS),
    WordRow("eq", "= ==", SIGNS),
)
"""Signs that stand before the number; ≮ is no less than, ≯ no more than."""

BASES: tuple[WordRow, ...] = (
    WordRow("gt", "超过 超出 突破 多过", CIVIL_CODE),
    WordRow("gt", "高于 大于 多于 长于 高过 大过", FORMS),
    WordRow("lt", "低于 小于 少于 短于 少过 低过", FORMS),
    WordRow("eq", "等于", FORMS),
)
"""Words that compare two values, which 不 or 未 in front turns round: 不低于, 不得超过, 不宜大于."""

BETTER: tuple[WordRow, ...] = (
    WordRow("gt", "优于 好于 强于", FORMS),
    WordRow("lt", "劣于 差于 亚于 弱于 逊于 次于", FORMS),
)
"""Words that compare steps of a scale; beside an amount nobody can tell whether more of it is better: 响应优于3秒."""

LATER: tuple[WordRow, ...] = (WordRow("gt", "晚于 迟于", FORMS), WordRow("lt", "早于", FORMS))
"""Words that compare times, and nothing else."""

FLOORS = WordRow("ge", "至少 最少 起码 不下于 最起码", FORMS)
CEILINGS = WordRow("le", "至多 最多 顶多 不超", FORMS)
BEFORE: tuple[WordRow, ...] = (*SIGN_ROWS, *BASES, FLOORS, CEILINGS)
"""Words and signs that stand before the number, however far; negations of them follow by rule."""

_MORE, _LESS = ("more", "greater", "higher", "larger"), ("less", "fewer", "lower", "smaller")


def _each(words: tuple[str, ...], *forms: str) -> str:
    """Each word in each of the forms: no_less_than, no_fewer_than."""
    return " ".join(form.format(word) for form in forms for word in words)


_NEITHER = "no_{}_than", "not_{}_than"
_OR_EQUAL = "{}_than_or_equal_to", "{}_than_or_equal", "{}_or_equal_to", "equal_to_or_{}_than", "equal_or_{}_than"

ENGLISH: tuple[WordRow, ...] = (
    WordRow(
        "ge",
        "at_least not_below not_under no_below minimum min gte ge "
        f"{_each(_LESS, *_NEITHER)} {_each(_MORE, *_OR_EQUAL)}",
        PROJECT,
    ),
    WordRow(
        "le",
        "at_most not_exceeding up_to maximum max within no_later_than not_over not_above no_over lte le "
        f"{_each(_MORE, *_NEITHER)} {_each(_LESS, *_OR_EQUAL)}",
        PROJECT,
    ),
    WordRow("gt", f"{_each(_MORE, '{}_than')} over above exceeding gt", PROJECT),
    WordRow("lt", f"{_each(_LESS, '{}_than')} below under lt", PROJECT),
    WordRow("eq", "equal_to equals eq", PROJECT),
)
"""English words before a number; an underline stands for the blank between two words."""

SHORT: tuple[WordRow, ...] = (
    WordRow("gt", "超 逾 超越 越过 跨越 冲破", FORMS),
    WordRow("lt", "跌破 降破", FORMS),
    WordRow("ge", "最低 最小 最短 下限 保底", FORMS),
    WordRow("le", "最高 最大 最长 上限 封顶 限 限于 限制 限定在", FORMS),
)
"""Words that compare only right before a number or the name of a figure: 超5%, 超预算, 最高5万元."""

REACH = WordRow("ge", "达到 达 达至 高达 多达", FORMS)
"""The verb 达: a floor, unless a word behind the number says otherwise."""

HOLD = WordRow("le", "严格控制在 控制在 控制到 控制至 严控在 限制在 压缩在 压减到 控制为", FORMS)
"""The verb 控制在: a ceiling, unless a word behind the number says otherwise."""

RISEN = WordRow(
    "ge",
    "提高至 提高到 提高为 提升至 提升到 提升为 增加至 增加到 增加为 增长至 增长到 上升至 上升到 增至 增到 升至 升到 "
    "扩大到 扩大至 上涨至 上涨到 涨至 涨到 升高至 升高到 上调至 上调到 调增至 调增到",
    FORMS,
)
"""Verbs of a level that is reached from below, and so a floor, as 达到 is."""

FALLEN = WordRow(
    "le",
    "压降至 压降到 压降为 压减至 压缩至 压缩到 缩减至 降低至 降低到 降低为 下降至 下降到 下降为 减少至 减少到 减少为 "
    "降至 降到 降为 减至 减到 减为 缩短至 缩短到 缩短为 缩减到 压减为 回落至 回落到 下调至 下调到 削减至 削减到 "
    "调减至 调减到 控至",
    FORMS,
)
"""Verbs of a level that is reached from above, and so a ceiling, as 控制在 is."""

LEAD = WordRow("stated", "为 是 实现 完成 保持在 保持 稳定在 维持在 保持至 达成 相当于", FORMS)
"""Verbs before a bare value; they say nothing about which side is good."""

NUMBER_LEAD = WordRow("stated", "按 以 按照", FORMS)
"""Words that lead to a value only right before a number: 按50%比例."""

NOT_INSIDE = "(?!审(?![结批核查定])|[容部外涵设河控科需地来国网卖籍围墙资语出侧延观聘包界线])"
"""A pattern of what makes another word of 内: 内容, 内部, 内审; but 3个月内审结."""

BEHIND: tuple[WordRow, ...] = (
    WordRow("ge", "及以上 以上 或以上 及其以上 起步 之上 及之上", CIVIL_CODE),
    WordRow("le", "及以下 以下 或以下 及其以下 及以内 以内 之内 范围内 范围以内 范围之内 之下 内", CIVIL_CODE),
    WordRow("gt", "以外 之外 外", CIVIL_CODE),
)
"""Words that stand behind the number."""

NEAR_BEFORE = WordRow("approximate", "大约 约为 约 ≈ 近 大概 接近 将近 大致 接近于", FORMS)
NEAR_BEHIND = WordRow("approximate", "左右 上下 前后", FORMS)

DIRECTIONS: tuple[WordRow, ...] = (
    WordRow("higher_is_better", "正向 越大越好 越高越好", FORMS),
    WordRow("lower_is_better", "反向 负向 逆向 越小越好 越低越好", FORMS),
    WordRow("neutral", "中性", FORMS),
)
"""What the cell of a column 指标方向 or 指标性质 says of whether more is better; the first word is the one written."""

TYPES = WordRow("type", "定性 定量 区间 是/否", FORMS)
"""What the cell of such a column says of the kind of value beside it."""

COLUMN_WORDS: tuple[WordRow, ...] = (
    *DIRECTIONS,
    TYPES,
    WordRow("none", "正 负 双向 双 是否 预期性 约束性 指标 型 性", FORMS),
)
"""What the cell of a column 指标性质 says beside a comparison, or instead of one, and which compares nothing."""

HARD_FRONTS = frozenset("至少 最少 至多 最多 起码 最起码 顶多".split())
"""Adverbs that belong to the number however many words stand between: 至少组织培训3期."""

AND = WordRow("and", "且 并且 同时 以及 并", PROJECT)
OR = WordRow("or", "或者 或是 或", PROJECT)
SHARED = WordRow("shared", "分别 均 都 各", PROJECT)
"""Words that hand one comparison to all values behind them: 分别不低于90%、80%."""

COMPARATORS: dict[str, str] = words_of(*BEFORE, *SHORT, HOLD, REACH)
"""What each word or sign before a number means."""

COMPARATORS_BEHIND: dict[str, str] = words_of(*BEHIND)
"""What each word behind a number means."""
