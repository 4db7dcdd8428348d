"""Words that change no value: fillers, remarks in brackets, marks for nothing, answers, words of completion."""

from perfmodel.lexicon._rows import FORMS, PROJECT, WordRow
from perfmodel.source import Citation, Standing

FILLERS = WordRow(
    "filler",
    "已 已经 可 可达 于 力求 应当 应 将 需 要 须 共 共计 累计 总计 合计 严格 均 全部 平均 的 比例 在 继续 要求 必须 "
    "需要 能 能够 基本 原则上 一般 了 等 至 到 进一步 稳步 不断 总体 总 都",
    FORMS,
)
"""Words between a name and its value that belong to neither."""

DONE = (
    "完 到位 竣工 交付 建成 投产 投入 结束 报送 上报 提交 印发 开工 启动 拨付 发放 "
    "支付 验收 落实 达到 兑现 办结 出具 公开 公布 "
).split()
"""Words that say that something is finished; beside a date they make it a deadline."""

HOW_DONE = "全部 全面 及时 基本 正式 顺利".split()
"""How such a word may go on from a year: 2023年内全面完成, 2024年顺利竣工."""

DUE_NAMES = tuple("时间 日期 时限 期限 时点 节点".split())
"""How the name of a date ends, behind which a bare month or year is the date: 完成时间：2023年12月."""

DAY_NAMES = tuple("时间 日期 时点 节点 月份".split())
"""How the name of a day ends, and not of how long something takes, where a word of completion stands in front."""

NAMED_TIMES = tuple("期 期限 时间 时限 年限 时长 寿命 周期 工期 有效期 保修期 质保期".split())
"""How the name of a time ends, which a time behind it is the value of and no part of another name: 保修期2年."""

COMPLETED = "完成"
"""The word of completion that also stands in front of what is done, beside a day: 完成采购."""

FINISHED = (COMPLETED, "完工")
"""Words of completion that make the name of a time that of a day: 完成时间, 完工期限."""

DAY_VERBS = tuple("截止 到期 到账 下达 开始 上线".split())
"""Further words that stand in front of a day, or name what is done by then: 截止日期, 资金下达."""

LENGTHS = tuple("月数 用时 耗时 时长 周期 工期 平均".split())
"""What the name of how long something takes or lasts holds anywhere: 平均用时, 项目周期."""

ASIDES = "含 税 含税 税后 税前 不含税 含住宿 首次 暂定 估算 预估 按实际 据实"
DAYS_OFF = "周末 节假日 双休日 休息日 公休日 法定假日 假日 假期 工作日".split()
"""What in brackets says which days are counted, so that 5天（不含周末） are days of work."""
POINTS = WordRow("points", "得 满分 分值 权重 计 扣 记 加 每项 占", FORMS)
"""Words that begin a remark on scoring in brackets: （得10分）, （满分100分）."""

BASELINES = WordRow(
    "baseline",
    "基准 基准值 基期 基数 现状 现状值 上年 去年 上年度 上期 往年 同期 原 目前 当前 历史 年为 实际 现值 完成值",
    FORMS,
)
"""Words that begin a remark on a figure of another time in brackets: （基准值85%）, （上年为450人）."""

OF_A_YEAR = "度 实际 完成 值 数 水平 情况".split()
"""How a year in brackets goes on that makes of a value the figure of that year: （2021年实际完成值）."""

NO_REMARKS = (
    "负 正 非 负数 负值 正数 正值 否决 已完成 已实现 已达到 已达成 已有 完成 达到 达成 超额 缺口 结余 剔除 扣除 "
    "月度 季度 半年度 底 末 初"
).split()
"""What brackets hold that say what a value is, and so no remark on it: （负）, （已完成）."""
EACH = "人均 户均 日均 月均 年均 次均 亩均".split()
"""How brackets begin that make a value one of each: （人均）."""
ORDINALS = frozenset("期 批 级 类 段 标段 阶段 档 组 班 号 季度 年级 区".split())
"""Units that a Chinese numeral numbers in brackets rather than counts: （一期）."""

REMARK_STARTS = (
    "最后",
    "具体",
    "详见",
    "见",
    "以实际",
    "根据",
    "按照",
    "按",
    "依据",
    "如遇",
    "注",
    "备注",
    "说明",
    "得满分",
    "不得分",
    "得分",
    "满分",
    "扣完",
    "扣分",
    "否则",
)
CIRCUMSTANCES = (
    "因 受 由于 在 通过 按照 严格按 根据 随着 为 围绕 结合 依托 截至 鉴于 考虑到 预计 其中 全年 年度 本年度 当年"
).split()
"""How words begin that only say why or when, in front of a value behind a comma: 受疫情影响，增速为-12.5%."""

IN_PART = tuple("大部分 绝大多数 大多数 部分 局部 初步 主体 半数".split())
"""Words that say that not all is done: 大部分完成, 完成主体."""

OUTCOMES = tuple("减半 达标 合格 满意 改善 前列 方阵 表彰 全覆盖 级 等奖".split())
"""How words end that say how well, and not only what is done: 升级为一级, 验收合格; but 完成升级改造."""

UNIT_NAME = "单位"
"""What a column of units is called."""

UNIT_HEADING = f"{UNIT_NAME}:"
"""How the heading of a column begins that stands in front of its values: 单位：吨，36吨."""

REMARK_ENDS = ("为准", "执行", "附件", "附表")

NO_TARGET = WordRow("unstated", "无 空 暂无 不适用 N/A n/a 略 一 NA 无此项 不涉及", FORMS)
"""Cells that state no target; 一 is how scanned forms print a dash."""

YES = WordRow("yes", "是 是/否 是否 是、否 是或否 Yes yes YES √", FORMS)
NO = WordRow("no", "否 No no NO", FORMS)

OTHER_TIMES = (
    "实际 实际值 实际数 实际完成 基准值 基期值 基准 基期 现状 现状值 上年值 上年数 上年实际 去年实际 原有 完成值 "
    "去年完成 上年完成 去年 上年 往年 原计划 原定 原 改为 调整为 调整 调整后 取其高 即 折合"
).split()
"""How the words end, or a part begins, where a figure is of another time than the target, or the same again."""

FRAGMENTS = frozenset("比 较 从 由 或 和 与 向 自 对 被 把 及 第 每 不 未".split())
"""Words that say nothing alone in front of a value; what they went on with is missing."""

PLACEHOLDERS = WordRow("placeholder", "待定 TBD tbd 待确定 待补充 暂未确定", PROJECT)
"""Words that stand where a value is to come."""

ATTAINED = (
    "完成 实现 覆盖 合格 达标 到位 达成 落实 满意 通过 拨付 发放 执行 参与 参加 签订 兑现 办结 办理 整改 安装 建成 "
    "投入 保障 配备 公开 上线 "
    "入库 检测 监管 使用 回收 利用 处理 处置 安排 支付 验收 运行 全部 及时 按时 按期 准确 有效 正常 规范 达到 优良 "
    "安全 受训 上岗 入户 入网 "
    "响应 解决 检查 检验 抽检 巡查 化解 治理 清运 收集 收缴 上报 反馈 更新 维护 修复 排查 登记 备案 建档 签约 纳入 "
    "享受 保持 稳定 就业 上交"
).split()
"""What may stand behind a percentage and leaves it the point: 100%完成, 100%覆盖; others make a sentence of it."""

LASTING = ("不间断 不断 连续 开放 服务 供应 供水 供电 监测 运行 畅通 响应 办结 完成 全覆盖").split()
"""What may stand behind a bare time or size and leaves it the point: 8小时供水; others make it a kind (3年质保)."""

DUTIES = "值守 值班 待命 监控 在线 在岗".split()
"""What makes a mode of duty of a bare time, which nobody measures: 24小时值守."""

TURNING_TAILS = (
    "失败 落空 否 除 以里 往上 往下 朝上 朝下 向上 向下 开外 有余 为限 打底 即止 封顶 保底 不限 以来 取消 作废 暂缓 "
    "下降 减少 节约 缺口 亏损 之间 期间 之际 "
    "时 起 止 里 中 间 倍 扣 得分 不得 降低 上年 去年 基准 基数 实际 目标 计划 期内 后 前 外 来自 者 以 之 的 "
    "升 降 增 减 余 多 内 个 级 型 式 版 代"
).split()
"""What behind a value changes what it says, so that it is no longer the point: 100人取消, 95%为限, 3天后."""

UNDENYING = "规则 原则 细则 准则 守则 法则 注册 注重 注入 注水 关注 备注 缺口 不少于 不低于 不超过 不高于".split()
"""Words that hold one of those below by chance."""

SCORING_TAILS = "得分 扣分 满分 不得".split()
"""What in the words behind a value says that it is scored: 24小时内响应不得分."""

UNDOING = "不 未 没 缺 欠 扣 则 预警 警戒 作废 中位数 亏空 注".split()
"""What in the words behind a value says that it is no target, or not of what is counted: ≥3起则扣分, 5台缺失."""

TURNING_WORDS = tuple(word for word in TURNING_TAILS if len(word) > 1)
"""Those of them that are no single characters, which may begin any word."""

KEEPING_TAILS = (*ATTAINED, *LASTING, *DUTIES, *DONE)
"""What behind a value says that it is reached or goes on, and leaves it the point."""

ENDED_TAILS = tuple("失败 落空 取消 作废 暂缓 不限 除外 之间 之际 之外 以外 前后 左右 上下 后 倍 半".split())
"""What behind any value or figure takes it back or blurs it: 60%-80%失败, 年底前取消, 不超过预算倍."""

UNSURE_FRONTS = (
    "破 迈上 压在 压到 压 不限 不仅 起步 兜底 托底 底线 最快 最慢 最早 最晚 最迟 最高至 最低至 赶超 反超 小过 "
    "附件 附表 附录 见表 见图 电话 热线 传真 邮编 编号 账号 文号"
).split()
"""Words in front of a value that bound it in a way that nothing here compares: 破5亿元, 起步5人, 最早3月1日."""

PRESSURES = "水压 血压 气压 电压 高压 低压 油压 胎压 风压 液压 常压".split()
"""Names that end in 压 and bound nothing: 供水水压≥0.28MPa."""

LIMITS = "最高 最低 最大 最小 最长 最短 约 仅 只".split()
GIVING = (
    "补助 奖励 补贴 资助 支持 扶持 给予 发放 支付 赔付 赔偿 奖补 贷款 报销 补偿 收取 减免 安排 投入 完成 培训 开展"
).split()
"""A limit in front of a verb bounds the amount behind it, not the name: 最高补助50万元; but 最低工资标准 is a name."""

CLASSED = "环境 水质 水体 断面 土壤 空气 噪声 功能区".split()
"""What is measured in classes, of which a number in front of 类 is one, and no amount: 声环境2类."""

SCORING = "得 扣 记 计 加 减 满分 分值 权重 否则 不得 每 未达 少".split()
"""How a part begins that only says how points are given: 得10分, 否则0分."""

SCORED = tuple("得 扣 加 减 扣除".split())
"""How words end in front of points, which are no target: 24小时内响应得5分."""

FORMER = tuple("原 原定 原计划".split())
"""How words end in front of a day that is due no more: 原定6月底前."""

AT_ONCE = tuple("一次性 共 总 合计 累计 最高 上限 封顶".split())
"""How the name of a sum begins that is not one of each, as the value before it is: 每月500元，一次性补助3000元."""

POWERS = tuple("功率 功耗 负荷 容量 装机".split())
"""How the name of a power ends, behind which W is a watt and not 万."""

DISTANCES = tuple("长度 宽度 高度 深度 厚度 跨度 里程 距离 间距 半径 直径 口径 管径 净空 长 宽 高 深 厚".split())
"""How the name of a length ends, behind which M is a metre, and no million and no megabit."""

BANDWIDTHS = ("带宽", "频宽", "宽带", "网宽")
"""Names that end as those of lengths do, and are of so many megabits."""

RANKED = "排名 位次 名次 排位".split()
"""Words of a place in an order."""

FROM_END = tuple("末位 倒数 最后".split())
"""How words end in front of places that are counted from the last."""

RATE_NAMES = frozenset("比例 平均".split())
PLAN_NAMES = frozenset("计划 规划 目标".split())
"""Fillers and words of the plan that may be the end of a name: 补助比例, 全国平均, 千人计划."""

NO_UNITS = "上限 下限 封顶 保底 起步 最低 最高 最多 最少 未 不 优秀 合格 满意 达标 全部 保障".split()
"""Words behind a number that are no unit: 0.55封顶, ≤10/10万上限, 100%/优秀."""

HALVES: tuple[WordRow, ...] = (
    WordRow("ge", "半数以上 一半以上", PROJECT),
    WordRow("gt", "过半数 过半 超半数 超过半数 超过一半 超一半", PROJECT),
    WordRow("lt", "不到一半 不足一半 不到半数 不足半数", PROJECT),
    WordRow("stated", "一半 半数", PROJECT),
)
"""Shares in words: half is 50 %."""

VAGUE = "数十 几十 数百 几百 上百 上千 上万 成百 成千 数千 几千 数万 若干 多 几 数 好几".split()
"""Numbers in words that name no number: 数十次, 上千人次."""

# --- in cells of a self-evaluation, in place of a value or a reason --------------------------------------------------

_PICK_LIST = Citation("provincial system", clause="the value 本指标不适用此项目 of a pick list", standing=Standing.SEEN)
_SELF_EVALUATIONS = Citation("self-evaluation forms", clause="cells below the table", standing=Standing.SEEN)

NOT_APPLICABLE = WordRow("not applicable", "不适用 本指标不适用 本指标不适用此项目 不适用此项目", _PICK_LIST)
"""What a cell says of a row that does not apply (one was seen as a pick-list value of a provincial system)."""

DOES_NOT_APPLY = "不适用"
"""What all of them have in them, which tells cheaply that a text is none."""

CAUSES = "原因"
"""What the heading of a cell that gives causes has in it: 偏差原因分析."""

NO_CAUSE = WordRow("no cause", "无 / 无。 不涉及 暂无", _SELF_EVALUATIONS)
"""What such a cell says where there is nothing to explain."""
