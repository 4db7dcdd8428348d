"""
Verbs in the name of an indicator that act on the ill behind them: 偿还债务 counts work done, and no debt.

Each table of ills stands beside that of the verbs that surely deal with them; of other verbs the name leaves open
whether they do, or whether the ill is one of the work itself (服务投诉件数).
"""

from typing import NamedTuple

from perfmodel.lexicon._polarity_roles import LEADS, PolarityRow, Role, Words, words_of
from perfmodel.lexicon._polarity_words import GOODS, ILLS

NEEDS = PolarityRow(
    Role.EVENT,
    "失业 待业 零就业 失学 辍学 贫困 贫困户 贫困人口 低保 低保户 特困 困难群众 低收入 残疾 残疾人 失能 留守 流浪 "
    "空巢 孤儿 老年人 文盲 吸毒 涉毒",
)
HELPS = PolarityRow(
    Role.MEND,
    "培训 帮扶 扶持 扶助 救助 救治 救济 资助 补助 慰问 安置 收治 收养 收容 关爱 关怀 照护 照料 惠及 吸纳 招用 "
    "招录 转移 转化 帮教 矫正 劝返 供养 抚养 赡养 托养 援助 辅导 指导 走访慰问 支持 帮助",
)
"""Those in need, and what is done for them: 培训失业人员 counts work done."""

VICTIMS = PolarityRow(
    Role.EVENT,
    "感染 患病 疾病 传染病 慢性病 职业病 地方病 高血压 糖尿病 结核病 艾滋病 肿瘤 癌症 受灾 受伤 受害 遇难 中毒 "
    "溺水 走失 近视 抑郁 弃婴 工伤",
)
RESCUES = PolarityRow(
    Role.MEND,
    "救助 救治 救济 收治 收养 治疗 诊治 医治 抢救 慰问 安置 解救 搜救 关爱 帮扶 资助",
)
"""Those to whom something happened, and what is done for them; 培训受伤人数 may be those whom it happened to there."""

DEBTS = PolarityRow(
    Role.EVENT,
    "债务 负债 隐性债务 欠款 欠薪 欠费 欠缴 拖欠 欠税 欠 坏账 呆账 挂账 不良贷款 逾期贷款 不良资产",
)
REPAYS = PolarityRow(
    Role.MEND,
    "偿还 清偿 归还 偿付 还清 清欠 清理 清收 清缴 化解 置换 解决 追讨 追回 追缴 补缴 催收 催缴 收回 缴清 结清 "
    "垫付 处置",
)
"""What is owed, and its payment: 偿还债务."""

IDLES = PolarityRow(
    Role.FAULT,
    "存量资金 结余 结转 结转结余 沉淀 闲置 空置 积压 积案 超编 空编",
)
RELEASES = PolarityRow(
    Role.MEND,
    "盘活 收回 消化 清理 统筹 统筹使用 统筹盘活 上缴 清缴 处置 腾退 清收 压减 化解 清退 回收 盘活利用 盘活处置",
)
"""What lies idle, and what sets it to work: 盘活存量资金."""

ERRORS = PolarityRow(
    Role.FAULT,
    "差错 错误 错案 错账 错报 漏报 错报漏报 错保 漏保 错评 漏评 错登 漏登 错发 漏发 错判 误判 漏征 偏差 错漏 "
    "遗漏 错别字 缺漏 错 漏 误",
)
AMENDS = PolarityRow(
    Role.MEND,
    "纠正 更正 改正 修正 消除 剔除 整改 解决",
)
REFILLS = PolarityRow(
    Role.MEND,
    "补种 补植 补录 补登 补发 补征",
)
"""What was done wrong, and what puts it right: 纠正错案, 补种漏种."""

MISDEEDS = PolarityRow(
    Role.FAULT,
    "虚报 瞒报 套取 骗取 冒领 骗保 截留 挪用 挤占 虚列 假票 假证 过期 变质 违规 违法 非法 错保",
)
UNDOES = PolarityRow(
    Role.MEND,
    "查处 查办 追回 追缴 清退 退还 没收 收缴 取缔 销毁 下架 召回 整治 纠正 消除",
)
"""What was got by wrong, and what takes it back: 追回骗取资金."""

OFFENCES = PolarityRow(
    Role.EVENT,
    "违法 违规 违纪 违章 违建 违法建筑 违法用地 非法 侵权 假冒 走私 传销 赌博 毒品 犯罪 违法犯罪 盗版 侵权盗版 "
    "偷税 逃税 漏税 套牌 黑车 黑作坊 窃电",
)
SEIZES = PolarityRow(
    Role.MEND,
    "收缴 没收 缴获 查获 查扣 捣毁 销毁 抓获 铲除 捕获",
)
"""What is against the law, and what ends it: 收缴毒品."""

DAMAGES = PolarityRow(
    Role.EVENT,
    "违建 违法建筑 私搭乱建 隐患 安全隐患 险情 "
    "破损 坑槽 病险 塌陷 漏洞 裂缝 危房 危桥 水土流失 沙化 荒漠化 石漠化 盐碱化 退化 黑臭 黑臭水体 裸露 裸土 "
    "老化 破旧 坏损 缺损 易涝点 积水点",
)
REPAIRS = PolarityRow(
    Role.MEND,
    "抢修 检修 修补 修理 修缮 修复 清理 清除 改造 更换 封堵 翻建 重建 改建 拆除 除险 加固 治理 综合治理 整治",
)
"""What is broken or spoilt, and what makes it whole: 改造危房; 检修停电 is that which cuts it."""

RECEIVES = PolarityRow(
    Role.OPEN,
    "接待 接访 接听 监测 检查 稽查 核查 督促 督办 抽检 抽查 监督 核实",
)
"""Verbs before an ill that may deal with it, or find it where they are at work: 抽检不合格产品."""

REFUNDS = PolarityRow(
    Role.OPEN,
    "补助 补贴 报销 退还 返还 代缴 代付 资助 补偿 退付 减收 停征",
)
"""Verbs before what is paid, which may take it off someone: 补助学费."""

FOUND_BAD = PolarityRow(
    Role.FAULT,
    "不合格 不达标 不规范 不符合 残次 缺陷产品",
)
"""What is found bad by a look at it."""

RECORDS = PolarityRow(
    Role.OPEN,
    "登记 识别 认定 统计 调查 普查 评估 预测 上报 报告 建档",
)
"""Verbs that only say how many there are: 登记失业人数."""

PURSUITS = PolarityRow(
    Role.FAULT,
    "执行 起诉 逮捕 批捕 判决 抓获 约谈 通报 督办 刑拘 查处 追责 惩处 打击 处理 传唤 移送 警示 提醒 催收 催缴",
)
"""What is done to those who did wrong: with 被 in front it is an ill itself (失信被执行人数)."""

TAKEN_UP = PolarityRow(Role.GOOD, "点击 浏览 下载 转发 阅读 订阅 关注 参与 使用 应用 利用 消费 交易 销售 收看 收听")
LURES = PolarityRow(
    Role.EVENT,
    "钓鱼 垃圾邮件 病毒 诈骗 电信诈骗 网络诈骗 负面 舆情 负面舆情 赌博 传销 毒品 走私 假冒 盗版 侵权 非法 违法 违规",
)
"""Goods that are as bad as what is taken up: 钓鱼邮件点击率."""

AGAINST = PolarityRow(Role.TURN, "防 反 禁 拒 防范 预防 抵制 打击 远离 拒绝 识别")
"""What makes of an ill behind it a work against it: 防诈骗短信阅读率."""

PASSIVE = "被"

DEALINGS = (
    (HELPS, NEEDS),
    (RESCUES, VICTIMS),
    (REPAYS, DEBTS),
    (RELEASES, IDLES),
    (AMENDS, ERRORS),
    (REFILLS, ERRORS),
    (UNDOES, MISDEEDS),
    (SEIZES, OFFENCES),
    (REPAIRS, DAMAGES),
)
"""Verbs, and the ills behind them on which they surely act."""

_DEALINGS = tuple((words_of(verbs), words_of(things)) for verbs, things in DEALINGS)
_STATES, _FOUND = words_of(NEEDS, DEBTS, IDLES), words_of(ERRORS, FOUND_BAD)
_ALL_ILLS = words_of(*ILLS, least=2)
_WORKS = words_of(*(row for row in GOODS if row.role in {Role.GOOD, Role.MEND}))
_UNSURE = words_of(RECEIVES, *(row for row in GOODS if row.role is Role.MEND))
_LEADS, _REFUNDS, _RECORDS = words_of(LEADS), words_of(REFUNDS), words_of(RECORDS)


class Ill(NamedTuple):
    """
    An ill at the end of a name, where a verb in front may act on it.

    Attributes:
        front: What stands in front of its word.

        word: The word.

        role: Its role.

        is_cut: Whether it is an unknown word of two, by its first character: 欠账.
    """

    front: str
    word: str
    role: Role
    is_cut: bool = False

    def surely_dealt_with(self) -> str:
        """The verb at the beginning that surely acts on the ill, or an empty text: 培训 of 培训失业人员."""
        for verbs, things in _DEALINGS:
            verb = verbs.beginning(f"{self.front}{self.word}")
            cut_through = self.is_cut and len(verb) > len(self.front) > 0
            if cut_through or (self._is_of(things) and self._is_behind(verb)):
                return verb
        return ""

    def may_be_dealt_with(self) -> bool:
        """Whether a verb at the beginning may act on the ill, or may not: 接待上访, 补助学费, 管理结余资金."""
        if self.role is Role.COST:
            return self._begins_with(_REFUNDS)
        if (self.role is Role.EVENT or self._is_of(_FOUND)) and self._begins_with(_UNSURE):
            return True
        return self.word in _STATES.all and self._begins_with(_WORKS) and not self._begins_with(_RECORDS)

    def _is_of(self, ills: Words) -> bool:
        return self.word in ills.all or (self.is_cut and self.word[:1] in ills.all)

    def _begins_with(self, verbs: Words) -> bool:
        """Whether a verb stands at the beginning, and no other ill between it and this one."""
        return self._is_behind(verbs.beginning(f"{self.front}{self.word}"))

    def _is_behind(self, verb: str) -> bool:
        return 0 < len(verb) <= len(self.front) and not _ALL_ILLS.within(self.front[len(verb) :])


def without_leads(text: str) -> str:
    """A name without words that may stand before such a verb: 全年累计, 新增."""
    lead = _LEADS.beginning(text)
    while lead:
        text = text.removeprefix(lead)
        lead = _LEADS.beginning(text)
    return text
