"""
Words that compare a value, change it, deny it or put it on a scale, as the reader of targets takes them.

Words that compare: before the value, behind it, about it, and verbs that lead to it.

以上 以下 以内 include the number, 超过 不满 以外 do not (Civil Code of China, article 1259); the other rows follow
the common use of the words in the forms seen, as ``docs/sources.md`` tells.  A new word is a new row here, nothing
else.

Words of change, of comparison with another figure, and the names of such figures.

Words that deny, and words that only plan.

A negation in front of a comparison turns it round (不得低于); one inside the name of a rate is part of that name
(不合格率); anywhere else beside a number it takes the sense of a value away, so that the text is words.

Words of ordered scales: grades that stand alone, and steps that are one only beside 以上 or 不低于.

Everyday words that hold a closed word by chance: 占比 compares nothing, 内容 bounds nothing.
"""

from perfmodel.lexicon._beside_values import BASE_NAMES, UPON
from perfmodel.lexicon._rows import CIVIL_CODE, FORMS, PROJECT, SIGNS, WordRow, any_word, words_of

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

NEAR_BEFORE: tuple[WordRow, ...] = (
    WordRow("about", "大约 约为 约 ≈ 大概 大致", FORMS),
    WordRow("nearly", "近 接近 将近 接近于", FORMS),
)
"""Words for about in front of a number; nearly (近200人) comes from below it."""

NEAR_BEHIND = WordRow("about", "左右 上下 前后", FORMS)
MORE_BEHIND = WordRow("more", "余 多", FORMS)
"""What stands behind a number that something is left above: 200余人, 80多万元."""

DIRECTIONS: tuple[WordRow, ...] = (
    WordRow("higher_is_better", "正向 越大越好 越高越好", FORMS),
    WordRow("lower_is_better", "反向 负向 逆向 越小越好 越低越好", FORMS),
    WordRow("neutral", "中性", FORMS),
)
"""What the cell of a column 指标方向 or 指标性质 says of whether more is better; the first word is the one written."""

TYPES = WordRow("type", "定性 定量 区间 是/否 文字描述 文字 描述", FORMS)
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

MISREAD = tuple(f"{word[:-1]}{like}" for word in COMPARATORS if word.endswith("于") for like in "干千子亍丁")
"""What scanners and hasty typists make of words such as 大于: 大干95%, 不少子3次."""

MISREAD_TOLERANCES = ("土", "士", "工")
"""What they make of ±: 土3%, 误差士5%."""

COMPARATORS_BEHIND: dict[str, str] = words_of(*BEHIND)
"""What each word behind a number means."""


MOVE_UP = WordRow(
    "increase", "提高 增长 上升 增加 提升 上涨 扩大 增 升高 递增 增幅 增速 涨幅 净增 新增长 增收 涨 升 多 高", FORMS
)
MOVE_DOWN = WordRow(
    "decrease",
    "下降 降低 减少 压减 缩减 下浮 压缩 削减 缩短 下调 节约 减轻 递减 降幅 压降 减 降 节省 回落 少 低",
    FORMS,
)
MOVES: dict[str, str] = words_of(MOVE_UP, MOVE_DOWN)
"""Which way each word of change goes."""

CHANGING = {word: way for word, way in MOVES.items() if len(word) > 1 and word not in {"节约", "节省"}}
"""Those that name no more than the change (提高2.4个百分点): 高≥3米 is a height, and 节约5万元 is what was saved."""

BOTH_WAYS = "增减 升降 涨跌 增或减".split()
"""Words of a change that may go either way."""

DEGREES = (
    "大幅 大幅度 小幅 明显 显著 稳步 逐步 逐年 略 略有 微 微幅 进一步 持续 累计 平均 年均 分别 实现 力争 有所 同步 "
    "正 新"
).split()
"""Adverbs between a figure and the change against it, which belong to neither: 较上年大幅增长5%."""

TURNS: tuple[WordRow, ...] = (
    WordRow("100", "翻一番 翻番 翻一倍", PROJECT),
    WordRow("300", "翻两番 翻二番", PROJECT),
)
"""Changes in words, in percent: 翻一番 is 100 % more."""

BESIDE: dict[str, str] = {"同比": "上年同期", "环比": "上期"}
"""Words that compare with a figure of their own."""

AGAINST = WordRow("against", "较 相较于 相较 相比于 相比 比 对比 比较 相对 相对于", FORMS)
WITH = WordRow("with", "与 和 同 跟", FORMS)
"""与上年相比, 和去年比较: the figure stands between the two words."""

ON_BASE = (UPON, *(f"为{name}" for name in BASE_NAMES.words.split()), "基数上")
"""How words end that name the figure of a change behind them: 在上年基础上，提高5%."""

AHEAD = "快于 慢于 先于 后于 领先 领先于 落后 落后于 滞后 滞后于".split()
"""Words of a distance from a figure; which way it goes nobody can tell by them alone: 快于进度5个百分点."""

AGAINST_FIGURE = "(?:(?<![占同环对评])比(?![例率重较赛对照武选拼试值价])|较)"
"""What a name compares with a figure by, as a pattern: 比同类项目便宜, 较目标值高; 占比 and 比赛 compare nothing."""

APART = WordRow("distance", "高 低 多 少 快 慢 大 小 长 短 早 晚 贵 便宜 好 差 强 弱", FORMS)
"""How a name ends that says how far something is from a figure in front: 比同类项目便宜5%, 比目标值高2个百分点."""

LEVEL = WordRow("level", "持平 基本持平 相持平 保持一致 一致", FORMS)

FALLING = WordRow("falling", "超支 亏损 赤字 缺口 负增长", FORMS)
"""Words that say a figure goes the wrong way."""

COLD = WordRow("temperature", "温度 气温 库温 水温 室温 低温 温 零下", FORMS)
"""Words of temperature: a dash behind them is a minus, as behind a word of change."""

DEVIATION = WordRow("deviation", "偏差 误差 偏离 波动 浮动 变幅 变化 偏差率 误差率 利润 收益", FORMS)
"""Words of a figure that is often negative: a dash behind them before a range is a minus."""

REFERENCES = (
    "预算 概算 决算 批复 标准 水平 平均值 均值 平均 成本 定额 目标 限额 金额 总额 指标 计划 上年 去年 同期 上年度 "
    "基数 合同价 控制价 限价 指导价 造价 价格 价 数 值 额 率 计划数 上限 下限 红线 底线 规模 范围 要求 规定 任务 总量"
).split()
"""How a phrase ends that names another figure."""

SHARED_SUMS = "投资 工资 收入 支出 费用 经费 资金 产值 营收 总和".split()
"""Sums of money that a share in front of 的 is taken of: 完成总投资的60%."""

CHANGES = "增速 增幅 涨幅 增长率 增长速度 增长幅度 上涨幅度".split()
"""How a phrase ends that names the change of another figure: 不低于GDP增速."""

PLANNED = "计划 目标 目标值".split()
"""Figures of the plan, which are one beside a number only: 超过计划10%, but 达到预期目标 is words."""

FIGURES = (
    "预算 概算 上年 去年 上年度 同期 平均水平 平均值 平均数 均值 平均 上年水平 去年水平 同期水平 上年数 预算数 计划数 "
    "定额 控制价 合同价 合同金额 预算金额 批复金额 中标价 市场价 市场价格 指导价 生均成本 平均成本 年初预算 基数 总数 "
    "总量 总额 总造价 工程造价 全年预算 上期 前三年平均 现状值 基期"
).split()
"""How a phrase ends that names a figure beyond doubt: enough beside a sign in a column of its own, or after 达到."""


NEGATORS = WordRow(
    "not",
    "不 未 没 无 勿 非 杜绝 避免 防止 防范 严禁 禁止 零发生 拒绝 消除 除外 除了 严防 谨防 难以 很难 难于 无法 不易 "
    "未必 反对 停止 谢绝 很少 极少 甚少",
    FORMS,
)
"""What denies the words behind it."""

DENIALS = WordRow(
    "not",
    "不得 不可 不应 不应该 不应当 不宜 不要 不会 不能 不该 不能够 不允许 不准 不许 切勿 切不可 勿 未 未曾 未能 没有 "
    "没 尚未 并未 "
    "仍未 均未 均不 都不 不 未予 从未 毋 莫 切莫 不再 绝不 决不 未有",
    FORMS,
)
"""Words that turn the comparison behind them round: 不得低于, 未能达到, 没有超过, 避免超过."""

_DENIED = f"{any_word(DENIALS)}?{any_word(*BASES)}"
COMPARED = f"(?:{any_word(FLOORS, CEILINGS)}|{_DENIED})"
"""A pattern of the words that compare the number behind them, as 至少, 高于 and 不得高于 do."""

UNREACHED = WordRow("lt", "不足 不满 未满 不到 未到 没到 未足 不及 未及 没有到 未达标准", FORMS)
"""A value that is not reached: 不足三成, 不到一半."""

DENYING_NOTHING = (
    "莫高窟 莫测 不分 不得分 不动产 不孕不育 不孕 不锈钢 不良 不规则 不定期 不间断 不同 不仅 不限 不及时 "
    "不超标 不超时 不超限 不超载 不超员 不超龄 不论 不管 不但 不可移动 不可再生 不可降解 不起眼 "
    "不文明 不收费 不满意 不稳定 不确定 不符合 不合规 不合理 不透水 不完整 不一致 不起诉 不予受理 不见面 不停电 "
    "不停产 不见习 不落实 "
    "未成年人 未成年 未来 未婚 未就业 未检率 未检出 未保 未利用 未脱贫 "
    "无害化 无害 无线 无人机 无人值守 无障碍 无偿 无纸化 无烟 无菌 无形 无主 无证 无公害 无废 无房 无责任 无理由 "
    "无违建 无物业 "
    "无违法 无业 无机 无核 无土 无缝 无感 无刷 无轨 无缝隙 无诉 无讼 无毒 无邪教 无黑 无疫 无水 无电 无籍 无名 "
    "无户籍 无接触 无犯罪 "
    "无偿献血 无劳动能力 无生活来源 无人 无形资产 无保留 无差别 无固定 无配套 "
    "没收 非税 非遗 非物质 非公 非公有 非农 非法 非机动 非常 非化石 非洲 非居民 非盈利 非营利 非全日制 非现场 非粮 "
    "非煤 非接触 非正常 "
    "非涉密 非学历 非常规 非标 非编 非在编 非京 非首都 非道路 非医疗 非紧急 非贫困 非工程 非电网 非食品 非重点 非金属 "
    "防止返贫 防返贫 消除贫困 消除隐患 避免重复 禁毒 禁烧 禁捕 禁养 禁售 禁放 禁止区"
).split()
"""Words that hold 不, 未, 无 or 非 and deny nothing: 不动产登记, 未成年人, 无害化处理率."""

RATES = ("率", "比例", "比率", "占比", "比重", "满意度")
"""How the name of a share ends: 居民参与率, 优良天数比例."""

WHOLE = "(?:全.{1,3})?"
"""The name of a whole in front of its parts, or none, as a pattern: 全县, 全辖区."""

NAMED_RATES = "率 比例 比率 占比 比重 系数 发生数 件数 起数 人数 次数 数量 数 天数"
"""Heads of a name that a negation inside belongs to: 不合格率, 未完成比例, 无事故天数."""

PLANS = WordRow("plan", "拟 计划 预计 预期 力争 争取 力求 目标 目标值 确保 规划 预估 打算 将 将要", FORMS)
"""Words of what is to be; in a target they say nothing more, in a result they report no value."""


SCALES_OF_GRADES: tuple[WordRow, ...] = (
    WordRow("quality", "优秀 优良 良好 中等 较好 较差 优等 良等 差等 一般 优 良 中 差 好", FORMS),
    WordRow("pass", "合格 不合格 及格 不及格", FORMS),
    WordRow("letter", "甲等 乙等 丙等 甲级 乙级 丙级", FORMS),
)
"""Words of ordered scales; the numbered ones (三级, A级, Ⅳ类) follow a rule of the reader."""

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

PASSING = frozenset("优秀 优 优等 优良 良好 良 良等".split())
"""Steps of quality that are a pass as well; of 中 and 差 nobody says it, nor that a mere 合格 is less than 良好."""

GRADE_ENDS = frozenset(("等次 等级 级别 档次 水平 标准 水质 水质标准 景区 以上标准 学历 职称 资质").split())
"""What may stand behind a grade and leaves it one: Ⅲ类水质, 优秀等次."""


CHANCE = (
    "占比 比率 比重 比赛 比对 对比度 性价比 配比 比价 比值 比拼 比武 比选 评比 内容 内部 内涵 内设 内河 内控 内科 国内 "
    "境内 省内 市内 县内 区内 校内 院内 "
    "室内 海内外 城内 圈内 馆内 场内 业内 内蒙古 达人 表达 传达 下达 直达 送达 抵达 发达 到期 到位 到达 到场 到账 "
    "到岗 到站 到馆 到户 到村 到人 到校 到会 到诊 到访 到课 到港 "
    "提前 目前 前置 前期 前列 前沿 前提 前往 前端 前景 空前 产前 术前 学前 婚前 孕前 课前 庭前 诉前 事前 会前 "
    "赛前 之前年度 "
    "增值 增量 增强 增效 增设 增进 减免 减税 减排 减少量 减灾 减负 减震 减速 降水 降雨 降解 降尘 降噪 降碳 降本 涨价 "
    "升级 升学 升旗 提升机 "
    "高于一切 以至 甚至 冬至 夏至 周至 至高 截至目前 按时 按期 按需 按月 按季 按年 为民 为主 为辅 作为 行为 "
    "认为 为人民 因为 为了 为期 "
    "保持水土 水土保持 完成率 完成度 完成数 完成量 完成情况 完成时间 实现率 达成率 达成度 达到率 稳定性 稳定率 "
    "稳定运行 维持费 控制率 控制力 控制点 控制性 控制线 控制系统 "
    "计划生育 计划单列 计划数 计划外 规划建设 规划编制 规划设计 规划院 规划区 目标任务 目标管理 目标责任 目标人群 "
    "拟建 拟定 预期寿命 人均预期寿命 预计费 "
    "和谐 和平 共和国 与会 参与 参与度 参与率 给与 同志 同期 上年同期 去年同期 同类 同级 同等 同步 同城 合同 共同 "
    "不同 相同 同意 跟踪 跟进 "
    "以上学历 上下游 上下水 左右岸 上下班 上下级 约定 约束 节约用水 节约型 预约 合约 条约 近期 近郊 近年来 附近 就近 "
    "最近 近视 邻近 "
    "人均 户均 均衡 均等 均等化 日均 月均 年均 亩均 村均 校均 师均 生均 地均 点均 台均 车均 平均值 均值 平均数 平均分 "
    "中等职业 中等教育 中等专业 中等收入 优良率 优秀率 良好率 合格率 及格率 优良天数 优质 优化 优先 优惠 优抚 优待 "
    "优势 优生 优育 优选 良种 良性 差别 差异 差错 差旅 差额 偏差 误差 逆差 顺差 时差 中心 中小 中央 "
    "中国 中介 中药 中医 集中 其中 空中 途中 中学 中型 中间 中标 中央厨房 中转 中选 好评 良田 改良 友好 美好 爱好 "
    "良好习惯 中期 合格证 合格品 优秀人才 优秀作品 优秀案例 优秀教师 优秀学生 "
    "半导体 半自动 半挂 半成品 增长极 增长点 提高班 提升工程 扩大会议 降低成本 压缩空气 压缩包 缩短时间 "
    "不足之处 签约 公约 民约 特约 履约 制约 简约 违约 解约 续约 邀约 缔约 亲近 临近 贴近 靠近 走近 雷达 马达 豁达 "
    "通达 供应 响应 反应 适应 效应 对应 相应 应急 应用 应届 "
    "智能 节能 功能 性能 产能 效能 职能 技能 可能 重要 主要 必要 纪要 摘要 概要 首都 成都 关于 对于 位于 用于 由于 "
    "属于 基于 便于 善于 终于 人为 期限 年限 时限 权限 界限 "
    "有限 极限 局限 限额 限价 限制性 限行 一批 一系列 一些 一定 一流 一线 一并 一旦 一切 一直 一同 一律 一体 "
    "两院 两委 三甲 三高 一站式 赶超 反超 可比价 可比 "
    "及格线 合格线 最低工资 最低生活 最高限价 最低工资标准 超市 超标 超限 超载 超声 超重 超前 超龄 超时 超额 超高 "
    "超低 超员 超净 超级 高超 大于一切 突破口 突破性 重大突破 "
    "或有 或然 且行 "
    "约谈 基本公共 基本医疗 基本养老 基本农田 基本建设 基本支出 基本药物 基本生活 基本保障 一般公共 一般债 一般性 "
    "一般行 一般工业 "
    "总体规划 总体目标 总体方案 等级 等次 等额 等待 等候 等效 对等 等保 等离子 的士 目的 共享 共建 共治 公共 共青 "
    "可再生 可回收 可视 可研 可持续 可用 可靠 可行 可移动 认可 许可 需求 需水 供需 必需 须知 将军 "
    "三支一扶 一村一品 一带一路 一事一议 三品一标 两不愁三保障 两癌 五保 三公 三农 "
    "空间 民间 车间 夜间 日间 田间 乡间 林间 "
    "技术突破 科研突破 实现突破 创新突破 关键突破 攻关突破 "
    "场均 班均 床均 件均 次均 季均 县均 乡均 站均 组均 一共 最多跑一趟 最多跑一地 至少接种一剂次 "
    "最多跑一次 至多跑一次 同时在线 同时容纳 同时就餐 同时接待 同时使用 同时段 同时期 约见 约稿 约请 约课 "
    "已婚 已有 已建 于家 严格管理 严格执行 一级响应 二级保护 三级网 "
).split()
"""A judgement, word by word: in each of them the closed word is only a syllable."""

ORDINARY_WORDS: tuple[str, ...] = tuple(sorted({*DENYING_NOTHING, *CHANCE}, key=lambda word: (-len(word), word)))
"""All of them, longest first."""
