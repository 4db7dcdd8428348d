"""
Words beside a unit: where it ends, what begins no unit, what makes one unit with the word in front of it.

A judgement, word by word, from the units of published forms and what people write behind them.
"""

from perfmodel.lexicon._rows import FORMS, PROJECT, WordRow

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

BOUND_STARTS = WordRow("bound", "以 及以 之 左右 上下 内", FORMS)
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
