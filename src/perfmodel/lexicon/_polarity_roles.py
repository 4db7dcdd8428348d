"""
What words do in the name of an indicator: their roles, how it ends, and words that act on others.

Heads and nouns: how the name of an indicator ends, and what in it has no side of its own.

Words that act on the other words of an indicator's name, and tables for two heads of their own.

A head of time asks whether it is a time of work or of service, a concentration of what; a denial turns round what
stands behind it, and a verb in front governs the ill behind it.
"""

from enum import Enum
from typing import NamedTuple, final

from perfmodel.source import Citation, Standing

PROJECT = Citation("perfmodel", clause="docs/comparing.md", standing=Standing.DESIGN)
FORMS = Citation("forms", clause="names of published objective tables", standing=Standing.SEEN)
FILLED = Citation("forms", clause="a form with ≤99% for it", standing=Standing.SEEN)


@final
class Role(Enum):
    """What a word does in the name of an indicator."""

    SHARE = "share"
    """A head that says a rate or a share: 率."""

    TIME = "time"
    """A head that says how long: 时间."""

    DENSITY = "density"
    """A head that says how much of a substance: 浓度."""

    AMOUNT = "amount"
    """A head that says how many or how much: 件数, 面积, 金额."""

    LEVEL = "level"
    """A head that adds nothing: 情况, 水平."""

    NEUTRAL = "neutral"
    """A head of which neither more nor less is better: 标准."""

    CARRIER = "carrier"
    """A noun that takes its sense from the word before it: 事件, 人员, 问题."""

    EVENT = "event"
    """An ill from outside, which work may mend: 投诉, 火灾, 贫困."""

    FAULT = "fault"
    """A fault of the work itself: 差错, 逾期, 返工."""

    COST = "cost"
    """What is used up: 成本, 能耗."""

    GOOD = "good"
    """A quality or a piece of work that is wished for: 合格, 完成, 覆盖."""

    MEND = "mend"
    """Work on an ill: 处理, 整改, 化解."""

    SAVE = "save"
    """A wilful reduction, good by itself: 节约, 减排."""

    DOWN = "down"
    """A fall: good of an ill, bad of a good: 下降."""

    UP = "up"
    """A rise: bad of an ill, else good: 增长."""

    KEEP = "keep"
    """Money and change: an ill, a cost or a saving before it keeps its sense, all else has none: 支出, 变动."""

    CONTROL = "control"
    """Holding something: good of an event, low of what is used up (成本控制率 is what was spent of the limit)."""

    THING = "thing"
    """A noun that has no side, though the words before it may have one: 中心, 保险, 预案."""

    TURN = "turn"
    """A word that turns round or weakens what stands behind it, or leads to it: 未, 逾期, 有效."""

    OPEN = "open"
    """A word of which both sides are met, so that neither name nor category decides: 贫困户, 床位周转."""


class PolarityRow(NamedTuple):
    """Words of one role, and where that comes from."""

    role: Role
    words: str
    citation: Citation = PROJECT


_R = Role
HEADS: tuple[PolarityRow, ...] = (
    PolarityRow(
        _R.SHARE,
        "率 比例 比率 占比 比重 百分比 百分率 比 度",
    ),
    PolarityRow(
        _R.TIME,
        "时间 时长 时效 周期 期限 天数 日数 月数 小时数 分钟数 工时 时数 工作日 工作日数 年限",
    ),
    PolarityRow(
        _R.DENSITY,
        "浓度 含量 密集度",
    ),
    PolarityRow(
        _R.AMOUNT,
        "数 数量 总数 总量 量 件数 起数 次数 频次 人数 人次 人次数 户数 户次 家数 个数 处数 座数 栋数 套数 台数 "
        "辆数 册数 种数 项数 例数 宗数 场次 场数 期数 条数 篇数 份数 张数 只数 头数 株数 村数 所数 名数 亩数 对数 "
        "面积 长度 里程 公里数 米数 规模 总额 额 数额 存量 余额 价值 体量 产量 总产量 单产 重量 吨数 人 户 起 次 项 "
        "个 例 处 宗 总值",
    ),
    PolarityRow(
        _R.LEVEL,
        "等级 情况 状况 水平 程度 指标 指标值 值 均值 平均值 目标 目标值 指数 强度 系数 幅度 趋势 态势 现象 效果 成效 "
        "作用 工作 任务 影响 现状 面 期 年均 月均 日均 人均 平均 "
        "同比 环比 较上年 比上年 较上年度 比上年度 较去年 比去年 较上年同期 比上年同期 较同期",
    ),
    PolarityRow(
        _R.NEUTRAL,
        "标准 限额 定额 额度 限值 基准 基数 补助单价 补贴单价 年龄 人口密度 每人补助 生师比 师生比 温度 湿度 "
        "pH值 酸碱度 补助额 补贴额 补助金额 补贴金额 资助金额 补助费 补贴费 每人每月补助 每人每年补助",
    ),
    PolarityRow(
        _R.CARRIER,
        "事项 事例 情形 行为 人员 群众 人群 人口 家庭 对象 学生 儿童 患者 病人 居民 农户 企业 单位 项目 件 案 "
        "案件 环节 线索 天 时段 断面 水体 河段 地块 区域 地区 路段 点位 部位 样品 批次 产品 数据 信息 记录 内容 合同 "
        "工程 房屋 住房 建筑 车辆 船舶 场所 网站 土地 耕地 林地 草地 农田 良田 园地 作物 农作物 林木 树木 畜禽 牲畜 "
        "邮件 短信 链接 网页 帖文 口 事 者 类 级 性 重大 较大 特大 恶性 责任 总 合计 累计 单位面积 的",
    ),
    PolarityRow(
        _R.KEEP,
        "变动 变化 检出 使用量 使用总量 用量 支出 经费 开支 资金 款 款项 金额 投入 费用总额 预算 拨款 价格 "
        "收购价 收购价格",
    ),
    PolarityRow(
        _R.THING,
        "超市 超算 中心 平台 系统 热线 电话 专线 网点 站点 站 点 保险 基金 设备 设施 装置 器材 机构 物资 队伍 机制 "
        "制度 体系 预案 方案 管网 课程 场地 机关 组织 协会 病房 床位 医院 学校 图书 仪器 台账 手册 报表 指南 证明 "
        "证书 地图 软件 模型 数据库 岗位 员工 教师 医师 护士 专家 基地 园区 社区 乡镇 库 所 室 厅 馆 窗口 车道 "
        "车 船 林 田 水 电 气 路 桥 流量 容量 能量 力量 温差 制度建设 存款余额 年度 季度 月度",
    ),
    PolarityRow(
        _R.OPEN,
        "处罚 替代 贫困户 贫困人口 低保 低保户 特困 困难群众 残疾人 老年人 立案 住院 退出 依存 审减 核减 罚没 收费 "
        "库存 水位 集中 召回 孤儿 受理案件 收案 自然增长 人口增长 出生 结婚 离婚 周转 满载 税 电价 水价 召回事件 "
        "减值 变现 汇兑 迁入 迁出 流动人口 非税收入 性别比 "
        "编制使用 现金支付 "
        "总投资 总投资额 项目投资 项目投资额 项目总投资 投资额 投资总额 计划投资 概算投资",
    ),
)
"""Heads, nouns that take their sense from the word before them, and nouns without a side."""


LASTING = PolarityRow(
    Role.GOOD,
    "开放 免费开放 服务 志愿服务 运行 无故障运行 稳定运行 开馆 开园 营业 培训 学习 锻炼 阅读 使用 在线 供水 供电 "
    "供热 供暖 供气 播出 值守 值班 达标 优良 优良天气 授课 教学 续航 质保 保修 有效 维护 养护 管护 巡查 巡护 驻村 "
    "驻点 提前 演出 展览 展出 活动 保障 正常 安全 寿命 存续 平均无故障 无事故 无差错 连续 免疫 保护 参训 实训 实习 "
    "受教育 学制 课后服务 开诊 坐诊 运营 通航 保质 出勤 在岗 到岗 上岗 驻守 执勤 值勤 监测 有效监测 巡逻 播放 放映 "
    "直播 宣传 宣讲 执法 灌溉 生产 开课 帮扶 支教 讲座 演练 出诊 义诊 陪护 照护 陪伴 辅导 家教 劳动 劳动教育 可支付 "
    "可支撑 可维持 可供应 可保障 可用",
)
"""What is better the longer it lasts; all other work is better done in less time (办理时限)."""

ENDURING = PolarityRow(
    Role.GOOD,
    "开放 免费开放 运行 无故障运行 稳定运行 开馆 开园 营业 在线 供水 供电 供热 供暖 供气 值守 值班 续航 质保 保修 "
    "寿命 存续 平均无故障 连续 学制 保质 有效 提前 运营 驻村 驻点 驻守 志愿服务 在岗 展出 可支付 可支撑 可维持 可供应 "
    "可保障",
)
"""Those of them that last wherever they stand: a 维护 of three days may be one that takes them."""

RESUMED = PolarityRow(Role.COST, "恢复 抢修 重新 尽快 及时")
"""What makes of something that lasts a work that brings it back: 恢复供电."""

TIME_TAKEN = "时间"
"""The head of a time, which a duration of a work speaks of though its name has none."""

UNTIMED = PolarityRow(
    Role.OPEN,
    "公示 公告 隔离 租赁 租用 承租 轮训 采集 数据采集 保存 留存 存放 保管 试用 冷静 公开 禁渔 休渔 封育 禁牧",
)
"""What has its proper time, so that neither more nor less of it is better: 公示天数."""

PROCEDURES = PolarityRow(
    Role.COST,
    "办理 审批 审核 审查 评审 受理 办事 办结 申请 申报 报批 报销 登记 注册 审定 处理 处置 整改 解决 拨付 支付 发放 "
    "兑付 兑现 结算 流转 运转 周转 签发 答复 回复 反馈 回应 响应 完成 建成 竣工 验收 采购 招标 开办 交付 到位 上报 "
    "报送 修复 完工 移交 诊断 出具 制证 发证 许可 准入 备案 查询",
)
"""Work that is the better the fewer days it takes; of other work 天数 and 时长 say nothing by themselves."""

LENGTHS = tuple("天数 日数 时长 小时数 时数 分钟数 工时".split())
"""Heads that count how long something went on."""

REPEATED = PolarityRow(
    Role.OPEN,
    "检查 检测 检定 校准 检修 巡检 体检 检验 监测 抽检 轮岗 轮换 轮训 养护 维护 保养 更换 评估 考核 更新 消毒",
)
"""Work that comes again: whether a longer or a shorter 周期 of it is better, no name tells."""

RESERVES = PolarityRow(Role.OPEN, "基金 累计 收支 当期 滚存 医保 社保 养老保险 统筹")
"""Of what something is left that is to last: a fund may hold too little and too much (基金累计结余)."""

SLOW = PolarityRow(
    Role.COST,
    "去化 反应 响应 加载 等待 等候 排队 候诊 候车 通行 出行 通勤 到达 抵达 到场 审批 建设 施工 恢复 抢修 复电 停留 "
    "滞留 加工 送达 配送 传输 延迟 往返 评审 审理 审限 结算 报账 退税 通关 开办 注册 办事 换乘 发车间隔 间隔 住院 "
    "术前等待 周转 调度",
)
"""What is better the less time it takes, beside all work."""

SUBSTANCES = PolarityRow(
    Role.COST,
    "pm2.5 pm10 pm25 细颗粒物 可吸入颗粒物 颗粒物 二氧化硫 二氧化氮 氮氧化物 一氧化碳 臭氧 o3 so2 no2 co "
    "挥发性有机物 vocs 氨氮 总磷 总氮 高锰酸盐 化学需氧量 生化需氧量 cod bod codcr bod5 悬浮物 ss 石油类 重金属 铅 "
    "汞 镉 砷 铬 六价铬 氟化物 氰化物 硝酸盐 亚硝酸盐 硫化氢 硫化物 氨 苯 甲醛 氡 油烟 粉尘 扬尘 烟尘 黑碳 二氧化碳 "
    "甲烷 温室气体 叶绿素a 细菌 菌落 大肠菌群 大肠杆菌 病原体 污染物 排放 出水 尾气 农药残留 残留 有毒有害物质 杂质 "
    "酒精 含砂 泥沙 盐分 硫 灰分",
)
"""Substances of which a lower concentration is better."""

GOVERN = PolarityRow(
    Role.MEND,
    "化解 查处 查办 整改 治理 整治 消除 清除 排除 纠正 处置 处理 办理 受理 解决 发现 打击 打掉 侦破 破获 调解 调处 "
    "排查 取缔 防治 防控 扑救 扑灭 筛查 关停 淘汰 回应 答复",
)
"""Verbs before an ill that they deal with, whatever it is: 处置火灾起数 counts work done."""

LESSEN = PolarityRow(
    Role.SAVE,
    "减少 降低 下降 压缩 压减 压降 缩减 缩短 削减 减轻 缓解 节约 节省 减免 化解 追回 清收 追缴 挽回 免除 免收 豁免",
)
"""Verbs before an ill, a fault or a cost that make less of it: 降低企业成本 counts what was taken away."""

PREVENT = PolarityRow(
    Role.MEND,
    "遏制 防止 避免 杜绝 防范 预防 控制 严控 严防",
)
"""Verbs before an ill that leave open what is counted: the ill that is left, or what was kept away."""

LEADS = PolarityRow(
    Role.TURN,
    "有效 切实 全年 年度 年内 本年 当年 累计 共 依法 成功 及时 完成 实现 开展 组织 进一步 持续 不断 逐步 大力 全面 "
    "新增 本年新增 当年新增 明显 显著 预计 力争 确保 推动 促进 为企业 帮助企业 帮助 计划 每年 全市 全县 全区 全省",
)
"""Words that may stand before such a verb."""

DENIALS = PolarityRow(
    Role.TURN,
    "未能 尚未 没有 无法 不能 未",
)
"""Words that turn round the work that follows, adverbs between: 未按期完成."""

FAULTY = PolarityRow(
    Role.FAULT,
    "错 漏 误 欠 违 拒 乱 滥 偷 滞 伪 未 超 弃 缺 失 亏 垮 毁 坠 溃 淹 死 伤 亡 暴 劣 恶 腐 贪 盗 抢 劫 骗 赌 毒",
)
"""Characters that begin a word of two for a fault: 错发, 漏登, 欠费."""

KINDLY = PolarityRow(
    Role.MEND,
    "防 抗 助 惠 护 扶 尽",
)
"""Characters that begin a word of two for help: 防火, 助学, 应收尽收."""

LATE = PolarityRow(
    Role.TURN,
    "逾期 超期 超时 超时限 超审限 延期 延迟 迟延 滞后 延误 拖延 拖期 误期 延后 推迟 重复 盲目 擅自 虚假 超标 超标准 "
    "超范围 超预算 超概算 错误 违规 违法 非法 无证",
)
"""How a work is done badly: 逾期还款, 违规使用."""

ILL_ACTS = PolarityRow(
    Role.FAULT,
    "拖欠 挤占 挪用 截留 违反 违规 浪费 积压 滞留 延误 损坏 破坏 侵占 偷逃 骗取 套取 虚报 瞒报 虚列 擅自 非法 逾期 "
    "超期",
)
"""What is done badly, before what it is done to: 拖欠工资, 违反师德."""

CAUTION = PolarityRow(
    Role.EVENT,
    "缺 恶 暴 垮 弃 亏 损 伤 亡 死 病 灾 害 毁 坏 破 漏 错 误 违 罪 犯 毒 盗 骗 赌 黑 假 劣 险 危 患 怨 诉 闹 欠 逾 "
    "滞 堵 乱 脏 污 染 废 失 败 困 贫 迟 停 断 裂 崩 溃 淹 旱 涝 洪 火 爆 炸 撞 坠 落 溺 凶 杀 虐 欺 霸 贪 腐 贿 赃 "
    "逃 脱 拒 拖 罚 扣 惩 撤 吊 臭 噪 扰 怒 骂 吵 纷 不 未 无",
)
"""Characters that make a name suspect, so that no category but that of quantities may call it good."""

OVERSIGHT = PolarityRow(
    Role.GOOD,
    "检查 监督 监管 监测 监控 执法 稽查 核查 抽查 督查 督办 巡查 审查 审计 复查 识别 预警 预报 宣传 教育 通报 反馈 "
    "报告 答复 回访 公示 提醒 警示 约谈 督促 催办 催收 催缴",
)
"""Work that is aimed at what is done badly: 违法稽查."""

LACKS = PolarityRow(
    Role.TURN,
    "不 非 无 零",
)
"""Words that turn round what stands right behind them: 不合格, 无故障, 零投诉."""

ABSENT = PolarityRow(
    Role.TURN,
    "未能 尚未 没有 无法 不能 未 不 无 零",
)
"""Words that say that an ill is not there."""

GRANTS = PolarityRow(Role.OPEN, "补助 补贴 津贴 奖励 奖补 补偿 资助 慰问 抚恤")
"""What is paid out: alone, an amount of it has no better side (生活补助); how many get it has (补助人数)."""

EARNINGS = PolarityRow(
    Role.GOOD,
    "收入 增收 税收 财政收入 营收 营业收入 销售 销售额 销售收入 产值 增加值 利润 利税 收益 回报 盈利 盈余 效益 "
    "增值 保值增值 挽回 挽损 挽回损失 追回 追缴 追赃 追偿 止付 清收 清欠 查补 入库 减免 免除 免收 让利 节约 节省 "
    "结余 变现 处置收益",
)
"""Money that comes in, or need not go out: of an amount of it more is better, though it is filed as a cost."""

DISPOSALS = PolarityRow(Role.OPEN, "报废 注销 撤销 吊销")
"""What is taken out of use: a rate of it is an ill, while the number may be a task (报废车辆数)."""

REVOKED = PolarityRow(Role.OPEN, "注销 撤销 吊销")
"""Those of them that undo the work behind them: 撤销行政许可数 counts no work done."""

RISING = PolarityRow(Role.OPEN, "支出 经费 开支 费用总额 预算 价格 收购价 收购价格")
"""Money that is spent, and prices: whether their rise (支出增幅) is wished, no name tells that does not say of what."""

LIMITED = PolarityRow(
    Role.COST,
    "人员 编制 投资 概算 预算 规模 总量 额度 支出 经费 费用 资金 成本 车辆 招待 接待",
)
"""What is held within a limit: 在职人员控制率 is the part of the limit that was used."""


class Words(NamedTuple):
    """The words of a row, ready to be looked up: all of them, and the lengths that they have, longest first."""

    all: frozenset[str]
    lengths: tuple[int, ...]

    def ending(self, text: str) -> str:
        """The longest of the words that a text ends in, or an empty text."""
        return next((text[-size:] for size in self.lengths if text[-size:] in self.all), "")

    def beginning(self, text: str) -> str:
        """The longest of the words that a text begins with, and something behind it; or an empty text."""
        return next((text[:size] for size in self.lengths if size < len(text) and text[:size] in self.all), "")

    def within(self, text: str) -> str:
        """The first of the words that stands anywhere in a text, or an empty text."""
        parts = (text[start : start + size] for start in range(len(text)) for size in self.lengths)
        return next((part for part in parts if part in self.all), "")


def words_of(*rows: PolarityRow, least: int = 1) -> Words:
    """The words of some rows that have at least so many characters, folded to small letters."""
    words = frozenset(word.casefold() for row in rows for word in row.words.split() if len(word) >= least)
    return Words(words, tuple(sorted({len(word) for word in words}, reverse=True)))
