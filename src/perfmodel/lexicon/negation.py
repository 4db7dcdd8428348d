"""
Words that deny, and words that only plan.

A negation in front of a comparison turns it round (不得低于); one inside the name of a rate is part of that name
(不合格率); anywhere else beside a number it takes the sense of a value away, so that the text is words.
"""

from perfmodel.lexicon.comparisons import BASES, CEILINGS, FLOORS
from perfmodel.lexicon.rows import FORMS, WordRow, longest_first

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

_DENIED = f"(?:{'|'.join(longest_first(DENIALS))})?(?:{'|'.join(longest_first(*BASES))})"
COMPARED = f"(?:{'|'.join(longest_first(FLOORS, CEILINGS))}|{_DENIED})"
"""A pattern of the words that compare the number behind them, as 至少, 高于 and 不得高于 do."""

UNREACHED = WordRow("lt", "不足 不满 未满 不到 未到 没到 未足 不及 未及 没有到 未达标准", FORMS)
"""A value that is not reached: 不足三成, 不到一半."""

ORDINARY = (
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

NAMED_RATES = "率 比例 比率 占比 比重 系数 发生数 件数 起数 人数 次数 数量 数 天数"
"""Heads of a name that a negation inside belongs to: 不合格率, 未完成比例, 无事故天数."""

PLANS = WordRow("plan", "拟 计划 预计 预期 力争 争取 力求 目标 目标值 确保 规划 预估 打算 将 将要", FORMS)
"""Words of what is to be; in a target they say nothing more, in a result they report no value."""
