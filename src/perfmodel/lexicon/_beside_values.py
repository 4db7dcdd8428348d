"""
Words beside values and figures that patterns of the reader of targets are made of.

How bounds begin behind a number, what brackets hold or leave out, how names of figures go on, what scope an order has.

Words beside a unit: where it ends, what begins no unit, what makes one unit with the word in front of it.  A judgement,
word by word, from the units of published forms and what people write behind them.
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

LONGER_WORDS: dict[str, str] = {
    "次": "性数序年",
    "年": "级度来底末",
    "月": "份度龄",
    "周": "边围岁",
    "方": "阵面案法式向针",
    "成": "功立果员本效为熟绩品",
    "体": "系",
    "部": "分门",
    "站": "式",
    "件": "套",
    "度": "假日过",
    "分": "之类级析期布别工配管局数明解散子流红",
    "口": "径岸碑头罩语号",
    "家": "庭长属园具政",
    "门": "户类诊",
    "条": "件例",
    "面": "向对积貌试",
    "点": "五六七八九位",
    "人": "才信大群民",
    "本": "地市级县区省科年土",
    "名": "录单称优牌",
    "个": "体性别",
    "场": "所地馆景",
    "台": "账风",
    "队": "伍",
    "班": "级子主",
    "处": "理置罚方于",
    "所": "有需属",
    "日": "常间均照",
    "天": "然气",
    "段": "落",
    "位": "置于居列",
    "机": "构关",
    "种": "植类子养",
    "类": "型似别",
    "组": "织成建",
    "团": "队体员",
    "套": "餐",
    "项": "目链",
    "册": "子",
    "箱": "涵",
    "吨": "位",
    "区": "域县位",
    "村": "民委庄级",
    "户": "籍外用型",
    "井": "盖",
    "里": "程",
    "米": "面",
    "升": "级学",
    "首": "次批",
    "生": "产活态育猪物命",
    "代": "表",
    "字": "样",
    "词": "条",
    "席": "位",
    "餐": "饮厅馆具桌补费车",
    "晚": "上间会于期",
    "桌": "面椅子",
    "片": "区",
    "间": "隔",
    "床": "单",
    "树": "木种",
    "管": "理网",
    "单": "位",
}
"""A measure word before one of these characters begins a longer word and counts nothing."""

UNIT_BOUND_STARTS = WordRow("bound", "以 及以 之 左右 上下 内", FORMS)
"""How a bound or a vagueness behind a value begins, which is no denominator: 5次/年以上, 100人左右."""

BEHIND_DENOMINATORS = WordRow("behind", "每 以上 以下 以内 之内 以外 内 及以 左右 上下 之间 至 到", FORMS)
"""What may stand right behind a denominator that no table knows."""

BEHIND_OPEN_UNITS = WordRow("behind", "以上 以下 以内 及以 及其以 或以 以外 范围 内 外 起步 前后 左右 上下", FORMS)
"""What may stand right behind a unit that no table knows: 50蒲式耳以上."""

NO_OPEN_UNITS = WordRow(
    "no unit",
    "春季 夏季 秋季 冬季 以 及 或 每 几 左右 上下 至 到 内 之 且 前 后 多 余 不 与 和 等 为 含 底 末 起步 级 约 "
    "提 增 下 降 达 超 完成 未 无 没 均 都 的 分别 较 比 是 有 在 通过 实现 验收 目标 预期",
    PROJECT,
)
"""How no unit begins that no table knows."""

LAST_DENOMINATORS = WordRow("per", "公里 学年 学期 课时 年 月 天 日 季 次 餐 期 场 夜 生 人 户 校", FORMS)
"""What may follow a denominator without a mark between, where no word goes on behind it: 元/人年."""

DENOMINATORS_ASIDE = WordRow("per", "年 月 日 天 季 季度 学期 次", FORMS)
"""What brackets behind a denominator hold that is one more: 元/人（月）."""

SECOND_UNITS = WordRow("unit", "课次 标准煤 标煤 二氧化碳当量 二氧化碳 原煤 油当量 有功 人口 人次", FORMS)
"""What makes one unit with the measure word in front of it, whatever follows: 千克标准煤, 吨二氧化碳."""

EQUIVALENT = "当量"
"""What may stand behind CO2: 吨CO2当量."""

ON_AVERAGE = "平均"
"""What may stand between the deeds and the sum of a thing for each: 每个村平均补助5万元."""

KILOMETRES = "公里"
"""The second word of a unit of carriage: 人公里, 吨公里."""
