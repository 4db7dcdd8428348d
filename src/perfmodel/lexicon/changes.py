"""Words of change, of comparison with another figure, and the names of such figures."""

from perfmodel.lexicon.rows import FORMS, PROJECT, WordRow, words_of

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

ON_BASE = ("基础上", "为基数", "为基准", "为基期", "基数上")
"""How words end that name the figure of a change behind them: 在上年基础上，提高5%."""

AHEAD = "快于 慢于 先于 后于 领先 领先于 落后 落后于 滞后 滞后于".split()
"""Words of a distance from a figure; which way it goes nobody can tell by them alone: 快于进度5个百分点."""

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

PLANNED = "计划 目标 目标值".split()
"""Figures of the plan, which are one beside a number only: 超过计划10%, but 达到预期目标 is words."""

FIGURES = (
    "预算 概算 上年 去年 上年度 同期 平均水平 平均值 平均数 均值 平均 上年水平 去年水平 同期水平 上年数 预算数 计划数 "
    "定额 控制价 合同价 合同金额 预算金额 批复金额 中标价 市场价 市场价格 指导价 生均成本 平均成本 年初预算 基数 总数 "
    "总量 总额 总造价 工程造价 全年预算 上期 前三年平均 现状值 基期"
).split()
"""How a phrase ends that names a figure beyond doubt: enough beside a sign in a column of its own, or after 达到."""
