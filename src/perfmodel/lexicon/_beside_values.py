"""
Words beside values and figures that patterns of the reader of targets are made of.

How bounds begin behind a number, what brackets hold or leave out, how names of figures go on, what scope an order has.
"""

from perfmodel.lexicon._rows import FORMS, PROJECT, WordRow

BOUND_STARTS = WordRow("bound", "以上 以下 以内 及以 左右", FORMS)
"""How words begin right behind a number that bound or blur it: 1/3以上, 三成五左右."""

UP_AND_DOWN = "上下"
"""The same as 左右, unless it belongs to 上下半年."""

CUT_OFF = WordRow("behind", "或以 左右 范围内", FORMS)
"""How words begin behind a number that a blank or a break may part from it: 100人 左右."""

AFTER = WordRow("after", "以后 之后 后 起 开始", FORMS)
"""What makes a beginning of the day in front of it: 6月起."""

INCLUDING = WordRow("including", "含 包含 包括", FORMS)
"""What brackets say of what is held, or with 不 left out: （含）, （不包括志愿者）."""

LEAVING_OUT = WordRow("without", f"{INCLUDING.words} 计", FORMS)
"""What 不 stands before in brackets that leave something out: （不计志愿者）."""

FIGURE_TAILS = WordRow("figure", "值 数 度 水平 完成 情况 的", FORMS)
"""How the words of another time go on in brackets, behind which a figure of it would stand: （上年水平）."""

EXTENTS = WordRow("extent", "水平范围 范围", FORMS)
"""What says no more of a figure behind its name: 不超过预算范围."""

MAJORITIES = WordRow("part", "半数 多数 少数 大多数", FORMS)
"""Words that end as names of figures do (总数), and are none: 超过多数."""

CONTRACT_TERMS = WordRow("time", "合同期", FORMS)
"""How the name of a time ends that is no figure: 不超过合同期."""

UNNAMED = WordRow("placeholder", "若干", PROJECT)
"""What stands in a figure's name for a number that nobody filled in."""

SAME_KIND = "同类"
PEERS = WordRow("scope", f"{SAME_KIND} 同级", FORMS)
"""Who else an order ranks, in front of the place: 同类城市前三."""

ORDER_TAILS = WordRow("scope", "排名 排位 位次 综合 考核", FORMS)
"""What may stand between the scope of an order and the place: 全省综合排名第一."""

ITEM = "指标"
"""What the number of an item may have in front: 指标1：."""

COLUMN_SCALES = WordRow("scale", "万亿 亿 千万 百万 万", FORMS)
"""Scale words that the unit of a column may begin with: 万公里."""

BASE_NAMES = WordRow("base", "基数 基准 基期", FORMS)
"""What 为 makes of a figure: 以上年为基数，增长5%."""

UPON = "基础上"
"""How words end that a change stands upon: 在上年基础上增长5%."""

PRESENT = WordRow("basis", "现有 原有 既有 现 目前 当前", FORMS)
"""How the words in front of it may begin that name a figure: 在现有规模基础上增长5%; 在此基础上 names none."""

FIGURE_ENDS = WordRow("figure", "数 数额 金额 总额 水平", FORMS)
"""How the name of a figure may end and stay that of the same figure: 预算数, 上年水平."""

FIGURES = WordRow("figure", "预算 决算 概算 估算 计划 任务 目标 上年 去年 同期 年初 上期", FORMS)
"""Figures that stay the same with such an end; 合同数 and 合同金额 are two."""

FIGURE_NAMES = {
    "上年": "the year before",
    "上年度": "the fiscal year before",
    "去年": "last year",
    "上期": "the period before",
    "上年同期": "the same period of the year before",
    "去年同期": "the same period of last year",
    "上年水平": "the level of the year before",
    "去年水平": "the level of last year",
    "预算": "the budget",
    "年初预算": "the budget at the start of the year",
}
"""What English calls a figure: 5% more than the year before.  Each has a name of its own, so that it is read back."""

EARLIER = WordRow("basis", "上年 去年 前年 往年 历年 上期 同期 上月 上季度 上半年 年初 期初 上一年 前一年", FORMS)
"""What behind 比 makes a comparison of it: 比去年少发生3起; but 比赛3场."""

TIMES = WordRow("basis", "年度 年初 末 底 期初 上半年 下半年 季度 月", FORMS)
"""How they may end: 在一季度基础上提高5%, 在2023年底基础上."""

UNTIL = WordRow("until", "截至 截至到 截止 截止到 最迟 最晚 至迟 截止至 by By before Before", FORMS)
"""Words in front of a day that make it the last: 截至6月底."""

BEFORE_DAY = WordRow("before", "前 之前 以前", FORMS)
"""Words behind a day that make it the last: 6月底前."""

OF_EVENT = (*BEFORE_DAY.words.split(), "期间")
"""How words behind a day end that name an event, before or in which something is due: 9月1日开学前."""

SINCE = WordRow("after", "以后 之后 起 开始 后起 之日起 after After since Since", FORMS)
"""Words beside a day or a value that make a beginning of it; what is said of it is words."""

PLUS_MINUS = WordRow("plus-minus", "± +/- 正负 上下浮动 ±(", FORMS)
"""Words and signs of a tolerance: ±5%, 上下浮动3%."""

DASHES = WordRow("dash", "- -- --- ~ ~~ 至 到 起至 -至 ~至", FORMS)
"""What stands between the two ends of a range: 60%-80%, 1月至6月."""

BETWEEN = WordRow("between", "之间 间", FORMS)
"""Words behind two ends: 5和10之间."""

AMID = WordRow("amid", "介于 在 处于", FORMS)
"""Words in front of two ends: 介于5和10之间."""
