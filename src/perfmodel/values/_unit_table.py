"""
The unit table: each base and derived unit with its synonyms and codes, as data.

A row is ``symbol, kind, definition, synonyms, UCUM, UN/ECE Rec 20``.  An empty definition makes a base unit with a
dimension of its own; else it reads ``factor unit·unit`` in units that stand above it.  Factors are exact fractions.

Codes were read in UN/ECE Recommendation 20 and UCUM 2.2 (``docs/sources.md``, tag ``units``); the Chinese side is
this project's own choice.  亩 = 10000/15 m² is from memory of the metrology notice of 1990 (tag ``mu``).
"""

from typing import NamedTuple


class UnitRow(NamedTuple):
    """One unit: see the module's head for the columns."""

    symbol: str
    kind: str
    definition: str = ""
    synonyms: str = ""
    ucum: str | None = None
    rec20: str | None = None


ROWS: tuple[UnitRow, ...] = (
    # Ratios: % is a unit of its own dimension, so that 5 项 never equals 500 %; 个百分点 is a difference, never %.
    UnitRow("倍", "ratio"),
    UnitRow("%", "ratio", "1/100 倍", "百分比 百分之 ％ ﹪ 百分率 (%)", "%", "P1"),
    UnitRow("‰", "ratio", "1/1000 倍", "千分比 千分之", "[ppth]", "NX"),
    UnitRow("‱", "ratio", "1/10000 倍", "万分比 万分之"),
    UnitRow("成", "ratio", "1/10 倍"),
    UnitRow("个百分点", "points", "", "百分点"),
    UnitRow("个千分点", "points", "1/10 个百分点", "千分点"),
    UnitRow("个基点", "points", "1/100 个百分点", "基点 BP bp"),
    # Money: no currency becomes another.
    UnitRow("元", "money", "", "圆 块钱 人民币元 人民币 RMB CNY", None, "CNY"),
    UnitRow("角", "money", "1/10 元"),
    UnitRow("分钱", "money", "1/100 元"),
    UnitRow("美元", "money", "", "USD", None, "USD"),
    UnitRow("港元", "money", "", "港币 HKD", None, "HKD"),
    UnitRow("欧元", "money", "", "EUR", None, "EUR"),
    UnitRow("日元", "money", "", "JPY", None, "JPY"),
    # Calendar time and clock time do not convert into each other: a month has no fixed number of days.
    UnitRow("月", "calendar", "", "个月 月份 months month", "mo", "MON"),
    UnitRow("季度", "calendar", "3 月", "个季度 季", None, "QAN"),
    UnitRow("半年", "calendar", "6 月", "个半年", None, "SAN"),
    UnitRow("年", "calendar", "12 月", "周年 years year 个年度", "a", "ANN"),
    UnitRow("学期", "term", "", "个学期"),
    UnitRow("学年", "term", "2 学期", "个学年"),
    UnitRow("秒", "time", "", "秒钟 s sec seconds second", "s", "SEC"),
    UnitRow("毫秒", "time", "1/1000 秒", "ms", "ms", "C26"),
    UnitRow("分钟", "time", "60 秒", "min minutes minute mins", "min", "MIN"),
    UnitRow("小时", "time", "3600 秒", "钟头 个小时 个钟头 h hours hour hrs hr", "h", "HUR"),
    UnitRow("日", "time", "86400 秒", "天 自然日 日历天 个日历天 个自然日 days day d 个日历日 日历日", "d", "DAY"),
    UnitRow("周", "time", "604800 秒", "星期 礼拜 个星期 个礼拜 weeks week", "wk", "WEE"),
    UnitRow("工作日", "workday", "", "个工作日 工日", None, "E49"),
    # Length, area, volume, mass, energy.
    UnitRow("m", "length", "", "米 公尺 M 延米", "m", "MTR"),
    UnitRow("km", "length", "1000 m", "公里 千米 KM Km", "km", "KMT"),
    UnitRow("cm", "length", "1/100 m", "厘米", "cm", "CMT"),
    UnitRow("mm", "length", "1/1000 m", "毫米", "mm", "MMT"),
    UnitRow("里", "length", "500 m", "华里"),
    UnitRow("海里", "length", "1852 m", "", "[nmi_i]", "NMI"),
    UnitRow("m²", "area", "1 m·m", "平方米 ㎡ 平米 平方 m2 M2", "m2", "MTK"),
    UnitRow("km²", "area", "1000000 m²", "平方公里 平方千米 km2 ㎢", "km2", "KMK"),
    UnitRow("公顷", "area", "10000 m²", "hm2 hm² ha", "har", "H18"),
    UnitRow("亩", "area", "10000/15 m²", "市亩 畝"),
    UnitRow("m³", "volume", "1 m·m·m", "立方米 m3 M3 方 立方", "m3", "MTQ"),
    UnitRow("L", "volume", "1/1000 m³", "升 公升 l", "L", "LTR"),
    UnitRow("mL", "volume", "1/1000 L", "毫升 ml ML", "mL", "MLT"),
    UnitRow("kg", "mass", "", "公斤 千克 KG Kg", "kg", "KGM"),
    UnitRow("g", "mass", "1/1000 kg", "克", "g", "GRM"),
    UnitRow("mg", "mass", "1/1000 g", "毫克", "mg", "MGM"),
    UnitRow("μg", "mass", "1/1000 mg", "微克 ug µg", "ug", "MC"),
    UnitRow("t", "mass", "1000 kg", "吨 公吨 T", "t", "TNE"),
    UnitRow("斤", "mass", "1/2 kg", "市斤"),
    UnitRow("吨标准煤", "coal", "", "吨标煤 tce"),
    UnitRow("千克标准煤", "coal", "1/1000 吨标准煤", "公斤标准煤 千克标煤 公斤标煤 kgce"),
    UnitRow(
        "吨二氧化碳",
        "carbon",
        "",
        "吨二氧化碳当量 tCO2 tCO₂ tCO2e tCO₂e tCO2当量 tCO₂当量 吨CO2 吨CO₂ 吨CO2e 吨CO₂e 吨CO2当量 吨CO₂当量",
    ),
    UnitRow(
        "千克二氧化碳",
        "carbon",
        "1/1000 吨二氧化碳",
        "kgCO2 kgCO₂ kgCO2e kgCO₂e kgCO2当量 kgCO₂当量 千克CO2 千克CO₂ 千克CO2当量 千克二氧化碳当量 "
        "公斤二氧化碳 公斤二氧化碳当量",
    ),
    UnitRow("kWh", "energy", "", "千瓦时 度 千瓦·时 KWh kwh KWH 度电", "kW.h", "KWH"),
    UnitRow("MWh", "energy", "1000 kWh", "兆瓦时 兆瓦·时 MWH Mwh"),
    UnitRow("GWh", "energy", "1000 MWh", "吉瓦时 吉瓦·时 GWH Gwh"),
    UnitRow("MJ", "energy", "5/18 kWh", "兆焦 兆焦耳"),
    UnitRow("GJ", "energy", "1000 MJ", "吉焦 吉焦耳"),
    UnitRow("kW", "power", "", "千瓦 KW kw", "kW", "KWT"),
    UnitRow("MW", "power", "1000 kW", "兆瓦", "MW", "MAW"),
    UnitRow("GW", "power", "1000 MW", "吉瓦"),
    UnitRow("kVA", "apparent-power", "", "千伏安 KVA", "kV.A", "KVA"),
    UnitRow("MVA", "apparent-power", "1000 kVA", "兆伏安"),
    UnitRow("W", "power", "1/1000 kW", "瓦"),
    UnitRow("Pa", "pressure", "", "帕 帕斯卡"),
    UnitRow("kPa", "pressure", "1000 Pa", "千帕"),
    UnitRow("MPa", "pressure", "1000 kPa", "兆帕"),
    UnitRow("V", "voltage", "", "伏", "V", "VLT"),
    UnitRow("kV", "voltage", "1000 V", "千伏 KV", "kV", "KVT"),
    UnitRow("dB", "sound", "", "分贝 db DB", "dB", "2N"),
    UnitRow("dB(A)", "sound", "", "分贝(A) db(A) dBA dB(a)"),
    UnitRow("℃", "temperature", "", "摄氏度 °C", "Cel", "CEL"),
    UnitRow("Mbps", "bandwidth", "", "兆每秒 Mb/s Mbit/s Mbit", None, "E20"),
    UnitRow("Gbps", "bandwidth", "1000 Mbps", "Gb/s Gbit/s"),
    UnitRow("kbps", "bandwidth", "1/1000 Mbps", "Kbps kb/s"),
    UnitRow("GB", "data", "", "G", None, "E34"),
    UnitRow("MB", "data", "", "", None, "4L"),
    UnitRow("TB", "data", "", "", None, "E35"),
    # People and occurrences: 人次 is person × occurrence, so 人次/人 is 次.
    UnitRow("人", "count", "", "名 位 个人 人口", "{person}", "IE"),
    UnitRow("次", "count", "", "回 遍 趟", "{#}", "C62"),
    UnitRow("人次", "count", "1 人·次", "", "{#}", "C62"),
    UnitRow("岁", "age", "", "周岁"),
    UnitRow("人日", "labour", "", "人天"),
    UnitRow("人月", "labour", "", "", None, "3C"),
    UnitRow("人年", "labour"),
    UnitRow("册", "count", "", "", "{book}", "D63"),
    UnitRow("本", "count", "", "", "{book}", "D63"),
    UnitRow("套", "count", "", "", "{set}", "SET"),
    UnitRow("页", "count", "", "", "{page}", "ZP"),
)

COUNTERS: tuple[str, ...] = tuple(
    (
        "个 项 件 份 期 户 处 篇 家 场 起 例 单 批 批次 类 种 门 班 届 块 面 根 "
        "张 幅 部 所 村 县 镇 乡 镇街 社区 街道 宗 笔 支 队 站 点 孔 盏 盆 束 车 "
        "辆 艘 架 台 座 口 间 只 头 条 株 棵 粒 尾 羽 匹 把 枚 颗 节 段 层 栋 幢 "
        "场次 户次 台次 架次 车次 班次 船次 辆次 课时 学时 分 床 床位 席 席位 铺 顶 副 "
        "双 对 组 团 局 区 校 馆 店 厂 井 泵 库 渠 闸 桥 片 丛 穴 箱 包 袋 瓶 桶 "
        "罐 盒 卷 捆 堆 滴 杯 碗 盘 台套 台件 人份 剂 针 剂次 针次 例次 床日 生 学生 "
        "教师 党员 干部 集 轮 版 稿 则 词 句 首 曲 部门 单位 企业 机构 平台 系统 模块 "
        "网点 标段 地块 小区 岗 岗位 职位 名额 站点 点位 套件 座次 树 苗 窝 道 眼 样本 "
        "样品 批样 个次 格 工程 活动 课题 论文 专利 标准 制度 方案 报告 案件 线索 问题 "
        "隐患 事项 建议 提案 议案 品种 行政村 自然村 乡镇 县区 市县 区县 街 巷 宗地 图斑 "
        "小班 泊位 车位 充电桩 桩 杆 灯 摄像头 终端 设备 节点 栏 埠 趟次 航次 航班 代表 "
        "委员 字 标准箱 标箱 台班 餐 晚 茬 桌 网格 科室 窗口 "
    ).split()
)
"""Measure words in common use: each counts its own thing.  A word missing here still becomes a counting unit."""

IN_PARTS: frozenset[str] = frozenset("分 课时 学时 台班 床日 标准箱 标箱 人份".split())
"""Measure words of what also comes in parts, so that 98.125分 is no 98,125分."""

JOINED: dict[str, tuple[str, str]] = {"床日": ("床", "日")}
"""Units that are a product of others under a name of their own: 元/床日 is 元/床·日."""

ROUGHLY: dict[str, tuple[str, int, int]] = {
    "月": ("秒", 28 * 86_400, 31 * 86_400),
    "工作日": ("秒", 8 * 3_600, 86_400),
    "人月": ("人日", 20, 31),
    "人年": ("人日", 240, 366),
    "GB": ("MB", 1_000, 1_024),
    "TB": ("MB", 1_000_000, 1_048_576),
}
"""
At least and at most how many of a unit are in one that does not convert into it.

Nothing is converted by them: they only tell that 900 beside ≥1TB may be so many GB.
"""

SELDOM_MEANT: frozenset[str] = frozenset("角 分钱 倍 ‰ ‱ 成 个千分点".split())
"""Units that nobody means by a number without writing them: 600 beside ≤60元 is not in 角, 50 beside ≤5% no 50‰."""
