"""
What words mean: each row of the tables carries its citation.

以上 以下 以内 include the number, 超过 不满 以外 do not (Civil Code of China, article 1259); the other rows follow the
common use of the words in the forms seen, as ``docs/sources.md`` tells.  A new word is a new row here, nothing else.

Needs: ``source``.  Used by: ``tokens``, ``target``, ``forms``.
"""

from typing import NamedTuple

from perfmodel.source import Citation, Standing

CIVIL_CODE = Citation("Civil Code of the People's Republic of China", clause="article 1259", standing=Standing.MEMORY)
FORMS = Citation("forms", clause="wordings counted in published forms", standing=Standing.SEEN)
SIGNS = Citation("forms", clause="spellings of the comparison signs", standing=Standing.SEEN)
PROJECT = Citation("perfmodel", clause="docs/design.md", standing=Standing.DESIGN)


class WordRow(NamedTuple):
    """Words of one meaning, and where that meaning comes from."""

    meaning: str
    words: str
    citation: Citation


BEFORE: tuple[WordRow, ...] = (
    WordRow("ge", "≥ >= => 》= 》 ≥= ≥>", SIGNS),
    WordRow("le", "≤ <= =< 《= 《 ≤= ≤<", SIGNS),
    WordRow("gt", ">", SIGNS),
    WordRow("lt", "<", SIGNS),
    WordRow("eq", "= ==", SIGNS),
    WordRow(
        "ge",
        "不低于 不少于 不小于 不短于 不得低于 不得少于 不得小于 不应低于 不应少于 不能低于 不能少于 至少 最少 "
        "最低 不劣于 不差于 不亚于 不弱于 不得短于 不宜低于",
        FORMS,
    ),
    WordRow(
        "ge",
        "大于等于 大于或等于 大于或者等于 高于或等于 高于等于 多于或等于 多于等于 等于或大于 等于或高于 "
        "等于或多于 达到或超过 达到或高于 达到或大于 达到或优于 达到或好于 优于或等于 优于等于 等于或优于 "
        "好于或等于 不低于或等于",
        FORMS,
    ),
    WordRow(
        "le",
        "不高于 不超过 不多于 不大于 不得超过 不得高于 不得多于 不得大于 不应超过 不能超过 不能高于 至多 最多 "
        "最高 不长于 不超出 不突破 不得突破 不能突破 不得超出 不能超出 未超过 未超出 未突破 不应高于 不宜超过 "
        "不能大于",
        FORMS,
    ),
    WordRow(
        "le",
        "不高于或等于 不大于或等于 不超过或等于 小于等于 小于或等于 小于或者等于 低于或等于 低于等于 "
        "少于或等于 少于等于 等于或小于 等于或低于 "
        "等于或少于 不晚于 不迟于 不得晚于 不得迟于",
        FORMS,
    ),
    WordRow("gt", "超过 突破", CIVIL_CODE),
    WordRow("lt", "不满 不足 未满 不到 未达到 未达 达不到", CIVIL_CODE),
    WordRow("gt", "高于 大于 多于 优于 好于", FORMS),
    WordRow("lt", "低于 小于 少于 短于", FORMS),
    WordRow("eq", "等于", FORMS),
)
"""Words and signs that stand before the number."""

SHORT: tuple[WordRow, ...] = (WordRow("le", "不超", FORMS), WordRow("gt", "超", FORMS))
"""Short words that compare only right before a number or the name of a figure: 不超预算, 超5%."""

REACH = WordRow("ge", "达到 达", FORMS)
"""The verb 达: a floor, unless a word behind the number says otherwise."""

HOLD = WordRow("le", "严格控制在 控制在 控制到 控制至 严控在 限制在 压缩在 压减到 控制为", FORMS)
"""The verb 控制在: a ceiling, unless a word behind the number says otherwise."""

LEAD = WordRow(
    "stated",
    "为 是 实现 完成 保持在 保持 稳定在 维持在 保持至 压降至 压降到 压减至 压降为 降低至 降低到 降低为 下降至 "
    "下降到 下降为 "
    "减少至 减少到 减少为 降至 降到 降为 提高至 提高到 提高为 提升至 提升到 提升为 增加至 增加到 增长至 增长到 "
    "上升至 上升到 增至 增加为 "
    "扩大到 扩大至 缩短至 缩短到 缩短为 缩减至 缩减到 压缩至 压缩到 控至",
    FORMS,
)
"""Verbs before a bare value; they say nothing about which side is good."""

BEHIND: tuple[WordRow, ...] = (
    WordRow("ge", "及以上 以上 或以上 及其以上 起步", CIVIL_CODE),
    WordRow("le", "及以下 以下 或以下 及其以下 及以内 以内 之内 范围内 范围以内 范围之内 内", CIVIL_CODE),
    WordRow("gt", "以外", CIVIL_CODE),
)
"""Words that stand behind the number."""

NEAR_BEFORE = WordRow("approximate", "大约 约为 约 近 大概 接近 将近", FORMS)
NEAR_BEHIND = WordRow("approximate", "左右 上下", FORMS)

MOVE_UP = WordRow("increase", "提高 增长 上升 增加 提升 上涨 扩大 增 升高 递增 增幅 增速 涨幅", FORMS)
MOVE_DOWN = WordRow("decrease", "下降 降低 减少 压减 缩减 下浮 压缩 削减 缩短 下调 节约 减轻 递减 降幅 压降", FORMS)

AND = WordRow("and", "且 并且 同时", PROJECT)

NO_TARGET = WordRow("unstated", "无 空 暂无 不适用 N/A n/a 略 一", FORMS)
"""Cells that state no target; 一 is how scanned forms print a dash."""

YES = WordRow("yes", "是 是/否 是否 是、否 是或否", FORMS)
NO = WordRow("no", "否", FORMS)

SCALES_OF_GRADES: tuple[WordRow, ...] = (
    WordRow("quality", "优秀 优良 良好 中等 较好 较差 优等 良等 差等 一般 优 良 中 差 好", FORMS),
    WordRow("pass", "合格 不合格 及格 不及格", FORMS),
    WordRow("letter", "甲等 乙等 丙等 甲级 乙级 丙级", FORMS),
)
"""Words of ordered scales; the numbered ones (三级, A级, Ⅳ类) follow a rule of the scan."""

STEPS: tuple[WordRow, ...] = (
    WordRow("satisfaction", "非常满意 很满意 比较满意 较满意 基本满意 满意", PROJECT),
    WordRow("government", "国家级 省部级 省级 地市级 市级 县级 区级 乡镇级 乡级 村级", PROJECT),
    WordRow("education", "博士 硕士 研究生 大学本科 本科 大专 专科 高中 初中", PROJECT),
    WordRow("award", "特等奖 一等奖 二等奖 三等奖 一等 二等 三等", PROJECT),
    WordRow("title", "正高级 副高级 高级 中级 初级 正高 副高", PROJECT),
    WordRow("degree", "较高 较大 较强 较低 达标", PROJECT),
)
"""Words of ordered scales that are steps only beside 以上, 及以上 or 不低于; alone they are words."""

GRADES_ALONE = frozenset(
    ("优秀 优良 良好 中等 合格 不合格 及格 甲等 乙等 丙等 甲级 乙级 丙级 优等 优 良 中 差 ").split()
)
"""Grade words that are a grade without any comparison beside them; 好 and 一般 are words of degree."""

REFERENCES = (
    "预算 概算 决算 批复 标准 水平 平均值 均值 平均 成本 定额 目标 限额 金额 总额 "
    "计划 上年 去年 同期 上年度 基数 合同价 控制价 限价 指导价 造价 价格 价 数 值 额 "
    "率 计划数 "
).split()
"""How a phrase ends that names another figure."""

FIGURES = (
    "预算 概算 上年 去年 上年度 同期 平均水平 平均值 均值 平均 上年水平 去年水平 同期水平 上年数 预算数 计划数 定额 "
    "控制价 合同价 合同金额 预算金额 批复金额 中标价 市场价 市场价格 指导价 生均成本 平均成本 "
).split()
"""How a phrase ends that names a figure beyond doubt: enough beside a sign in a column of its own, or after 达到."""

DONE = (
    "完 到位 竣工 交付 建成 投产 投入 结束 报送 上报 提交 印发 开工 启动 拨付 发放 "
    "支付 验收 落实 达到 兑现 办结 出具 公开 公布 "
).split()
"""Words that say that something is finished; beside a date they make it a deadline."""


def words_of(*rows: WordRow) -> dict[str, str]:
    """The words of some rows with their meanings."""
    return {word: row.meaning for row in rows for word in row.words.split()}


COMPARATORS: dict[str, str] = words_of(*BEFORE, *SHORT, HOLD, REACH)
"""What each word or sign before a number means."""

COMPARATORS_BEHIND: dict[str, str] = {**words_of(*BEHIND), "个以上": "ge"}
"""What each word behind a number means."""

MOVES: dict[str, str] = words_of(MOVE_UP, MOVE_DOWN)
"""Which way each word of change goes."""

BEHIND_DIGITS = (
    "0123456789 \t\n\r\f\v一二三四五六七八九十〇零○两百千万亿半多余几个"
    "年月日号级类星点分时季学周天小强成米比到至mMADGK.,:、·/)*×+~-"
)
"""
The characters that may stand behind a digit in a rule of the scan which begins with one: 5月, 3级, 1:15, 2-3.

Behind a plain number none of them stands.
"""
