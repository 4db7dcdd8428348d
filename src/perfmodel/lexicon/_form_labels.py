"""
Labels around the indicator tables of forms: names, years, goals, money.

A label is known by its whole folded word; goals and money also by their parts, since every province words them anew.
"""

from enum import Enum
from typing import final

from perfmodel._patterns import regex
from perfmodel.lexicon._headings import HeadingRow
from perfmodel.lexicon._rows import WordRow, any_word
from perfmodel.source import Citation, Standing

NATIONAL = Citation("财预〔2015〕88号", clause="forms of objectives", standing=Standing.MEMORY)
SELF_EVALUATION = Citation("self-evaluation forms", clause="heading rows", standing=Standing.SEEN)
SICHUAN = Citation("sichuan form", clause="heading rows", standing=Standing.SEEN)
FORMS = Citation("forms", clause="labels of 25 provinces", standing=Standing.SEEN)
REMEMBERED = Citation("forms", clause="labels of money", standing=Standing.MEMORY)
SHANGHAI = Citation("shanghai form", clause="project form", standing=Standing.SEEN)
AROUND_MONEY = Citation("forms", clause="cells and lines of money in published forms", standing=Standing.SEEN)
OF_PLANS = Citation("forms", clause="lines of units and plans of spending", standing=Standing.MEMORY)


@final
class Head(Enum):
    """What a labelled cell of a form's head or tail says."""

    DEPARTMENT = "department"
    SUPERVISOR = "supervisor"
    PROJECT = "project"
    UNIT = "unit"
    FISCAL_YEAR = "fiscal_year"
    OVERALL = "overall"
    OVERALL_MEDIUM = "overall_medium"
    OVERALL_ACTUAL = "overall_actual"
    TASKS = "tasks"
    TASK_NAME = "task_name"
    TASK_CONTENT = "task_content"
    MONEY = "money"
    TOTAL_SCORE = "total_score"
    SUBTOTAL = "subtotal"
    GRADE = "grade"
    EXTRA = "extra"

    __hash__ = object.__hash__
    """A member is one object, so its identity is its hash; that of ``Enum`` costs a call in Python."""


@final
class Money(Enum):
    """What a column or a row of a budget block holds."""

    TOTAL = "total"
    FISCAL = "fiscal"
    OTHER = "other"
    PART = "part"
    NAME = "name"
    INITIAL = "initial"
    ADJUSTED = "adjusted"
    EXECUTED = "executed"
    RATE = "rate"
    WEIGHT = "weight"
    SCORE = "score"
    REASON = "reason"

    __hash__ = object.__hash__
    """A member is one object, so its identity is its hash; that of ``Enum`` costs a call in Python."""


HEAD: tuple[HeadingRow[Head], ...] = (
    HeadingRow(Head.DEPARTMENT, "单位信息", NATIONAL),
    HeadingRow(Head.SUPERVISOR, "主管预算部门", NATIONAL),
    HeadingRow(Head.PROJECT, "项目 专项资金名称 转移支付名称 项目支出名称 专项转移支付名称", NATIONAL),
    HeadingRow(Head.UNIT, "项目单位", NATIONAL),
    HeadingRow(Head.FISCAL_YEAR, "年度 预算年份 监控期间 监控时段 监控区间 监控周期 监控时间", FORMS),
    HeadingRow(Head.TASKS, "年度主要任务 主要任务 年度重点任务 重点任务", NATIONAL),
    HeadingRow(Head.TASK_NAME, "任务名称", NATIONAL),
    HeadingRow(Head.TASK_CONTENT, "主要内容 任务内容", NATIONAL),
    HeadingRow(
        Head.MONEY,
        "预算金额 项目资金 年度资金 整体预算 年度预算 项目预算 年度部门预算 部门整体支出 预算资金 资金总额及构成 "
        "资金安排 项目资金来源 年度预算申请 预算执行率 项目金额 资金来源 资金构成",
        NATIONAL,
    ),
    HeadingRow(
        Head.TOTAL_SCORE,
        "自评分 评价得分 评价总分 最终得分 考核得分 "
        "总分 合计 自评总分 总得分 自评得分合计 总评分 得分合计 综合得分 总计 自评得分 总计得分",
        SELF_EVALUATION,
    ),
    HeadingRow(Head.SUBTOTAL, "小计 分项小计", SELF_EVALUATION),
    HeadingRow(
        Head.GRADE,
        "项目等次 绩效等次 评价等级 自评等级 评价等次 自评等次 绩效等级 评价级别 自评结果等级",
        SELF_EVALUATION,
    ),
    HeadingRow(
        Head.EXTRA,
        "项目属性 项目性质 项目类别 项目期 项目起止时间 项目负责人 联系人 联系电话 负责人 财务负责人 填报人 "
        "填表人 计划开始日期 计划完成日期 项目实施内容及过程概述 项目概况 评价结论 存在问题 改进措施 "
        "项目代码 项目编码 立项依据 编制单位 审核人 填报日期 填表日期 项目周期 项目类型 项目实施计划 中央主管部门 "
        "单位负责人 项目起止年限 项目分类 预算执行率权重 项目经办人 项目经办人电话 实施期限 项目期限 项目实施期 "
        "资金用途 项目基本情况 项目简介 项目内容 支出功能分类 单位职能 年度履职目标 部门职责 项目申请理由 "
        "项目立项依据 项目实施进度计划 基本信息 单位编码 部门编码 预算级次 项目等级",
        SHANGHAI,
    ),
)
"""The labelled cells around the indicator table."""

MONEY: tuple[HeadingRow[Money], ...] = (
    HeadingRow(
        Money.TOTAL,
        "总额 资金总额 预算总额 金额合计 合计 年度资金申请总额 总预算 总计 部门预算总额 部门资金总额 "
        "年度财政资金总额 总金额 资金合计 预算合计 项目当年预算 项目当年预算数 预算资金总额 预算资金",
        NATIONAL,
    ),
    HeadingRow(
        Money.FISCAL,
        "财政拨款 财政资金 一般公共预算拨款 财政拨款收入 一般公共预算财政拨款 一般公共预算财政拨款收入 "
        "一般预算内拨款 财政拨款资金 本级财政资金 财政性资金",
        NATIONAL,
    ),
    HeadingRow(Money.OTHER, "其他资金 其它资金 其他 自筹资金 其他收入", NATIONAL),
    HeadingRow(
        Money.PART,
        "上年结转资金 结转资金 财政专户管理资金 单位资金 上年结转 事业收入 中央补助 省级资金 市级资金 县级资金 "
        "中央财政资金 地方资金 地方财政资金 省级财政资金 市级财政资金 县级财政资金 单位自筹 上级补助 中央资金 "
        "一般公共预算 一般公共预算资金 政府性基金 政府性基金拨款 政府性基金预算 政府性基金预算拨款 "
        "国有资本经营预算 国有资本经营预算拨款 纳入专户管理的非税收入 纳入专户管理的非税收入拨款 上级补助收入 "
        "附属单位上缴收入 经营收入 基本支出 项目支出 上年结余 年初结转和结余 人员经费 公用经费 债券资金 社会资金",
        SICHUAN,
    ),
    HeadingRow(Money.NAME, "资金来源 资金性质 资金名称", FORMS),
    HeadingRow(
        Money.INITIAL,
        "年初预算 预算数 年初预算金额 批复预算数 转移支付预算数 年初批复数 预算安排数 预算金额数 年初数 预算批复数",
        SELF_EVALUATION,
    ),
    HeadingRow(
        Money.ADJUSTED,
        "全年预算数 调整后预算数 全年预算 全年调整数 调整预算数 预算调整数 调整后全年预算数 变动后预算数 调整预算 "
        "调整后预算 调整预算金额 调整后预算金额",
        SELF_EVALUATION,
    ),
    HeadingRow(
        Money.EXECUTED,
        "预算执行数 执行数 全年执行 实际执行数 1-7月执行数 支出数 实际支出数 资金执行数 实际支出 实际支出金额 "
        "支付金额 已支出数",
        SELF_EVALUATION,
    ),
    HeadingRow(Money.RATE, "执行率 预算执行率 1-7月执行率 资金执行率 支出执行率", SELF_EVALUATION),
    HeadingRow(Money.INITIAL, "预算安排 预算安排金额", REMEMBERED),
    HeadingRow(Money.EXECUTED, "上半年执行数 累计执行数 实际支付数 累计支出 累计支出数 实际使用金额", REMEMBERED),
    HeadingRow(Money.RATE, "预算支出率 资金支出率 资金使用率", REMEMBERED),
    HeadingRow(Money.WEIGHT, "分值 权重 执行率权重 执行率分值", SELF_EVALUATION),
    HeadingRow(Money.SCORE, "得分 执行率得分 自评得分 预算执行率得分", SELF_EVALUATION),
    HeadingRow(
        Money.REASON, "原因 未完成原因 偏差原因 偏差原因分析 未执行原因 偏差原因分析及改进措施 备注 说明", SICHUAN
    ),
)
"""The columns and rows of budget blocks."""

DIVISIONS = WordRow("division", "按收入性质分 按支出性质分 按资金来源分 按资金性质分 按支出用途分", REMEMBERED)
"""How the money of a department is divided, over the headings of its parts or in front of one of them (Hunan)."""

IN_LISTS = HeadingRow(Money.TOTAL, "金额 资金 资金额 安排资金 预算安排资金 项目资金", FORMS)
"""Headings of the money in lists of projects, which say less anywhere else."""

SCORE_LABELS = WordRow("score", "得分 自评得分 总得分 自评总分 实际得分", SELF_EVALUATION)
"""Labels in front of the points given, in a row of sums."""

PART_SUMS = WordRow("sum", "小计 合计 得分", SELF_EVALUATION)
"""What behind the label of a level makes a row the sum of its points: 产出指标小计."""

LIST_SUMS = WordRow("sum", "小计 合计 总计 部门小计 单位小计 金额合计", FORMS)
"""What stands in place of a name where a row of a list of projects is a sum."""

LIST_AVERAGES = WordRow("average", "平均 平均数 平均值 均值", FORMS)
"""What stands there where a row is the average of all."""

NO_PROJECTS = WordRow("heading", "内容 名称 具体内容 指标 说明 情况 具体情况", FORMS)
"""What stands beside 项目 in the heading of a table of two columns, and names no project."""

WHOLE_GOALS = WordRow("whole", "总体目标 总目标 总体指标 项目总体目标 项目总目标", FORMS)
"""What names the goals of a whole project, where those of the year stand beside them."""

UNITS = WordRow("unit", "元 千元 万元 亿元", AROUND_MONEY)
"""The units in which forms print amounts."""

CURRENCY = "人民币"
"""What may stand before or behind them."""

UNIT = "单位"
"""The label of a unit inside brackets: （单位：万元）."""

UNIT_LABELS = WordRow("unit", "单位 金额单位 货币单位 计量单位 金额", AROUND_MONEY)
"""The labels of the unit in the lines around a table."""

# --- plans of spending ------------------------------------------------------------------------------------------------

UNTIL = WordRow("until", "至 截至", OF_PLANS)
"""What stands before a period that reaches to its end: 截至6月底."""

PARTS_OF_YEAR = WordRow("period", "上半年 下半年 全年", AROUND_MONEY)
"""Periods by their names, beside months and quarters by their numbers."""

PLANNED = WordRow("planned", "计划 支出 用款 预算 金额 数 进度", AROUND_MONEY)
"""What may stand behind a period, and says no more than the plan: 一季度用款计划."""

SPENT = WordRow("spent", "资金 用款 支出 使用 拨付", AROUND_MONEY)
"""What a plan of spending is of."""

PLANS = WordRow("plan", "计划 进度 安排", AROUND_MONEY)
"""What such a plan is called: 资金支出计划, 用款进度安排."""

# --- what stands elsewhere --------------------------------------------------------------------------------------------

BELOW_TABLES = WordRow(
    "tail",
    "项目负责人 财务负责人 负责人 联系人 联系电话 填报人 填表人 审核人 填报日期 填表日期 评价结论 存在问题 改进措施",
    SHANGHAI,
)
"""Labels of :data:`HEAD` that forms print below their table."""

WHOLE_DEPARTMENT = "整体"
"""What a line says of a department as a whole, and never of one project."""

_NUMBER = regex(r"(?<=[标况])\d{1,2}$")
_GOAL_REACHED = regex(r".{0,10}(?:完成|实现|达成|执行)(?:情况|目标|结果|成效)(?:综述|概述|说明|分析)?")
_LONG = "中长期|长期|中期|实施周期|实施期|项目周期|全周期|存续期|建设期|[三五]年规划(?!编制)|三年滚动|规划期"
"""What a form calls the time beyond its year; a bond has its life (存续期)."""

_GOAL_LONG = regex(rf".{{0,4}}(?:{_LONG}).{{0,4}}目标|项目总目标")
_GOAL = regex(
    r"(?:年度|全年|本年|当年|年初|预期|项目|部门|单位|整体|总体|设定|绩效|预算|计划|主要|申报|自评|批复|调整|总|的)+"
    r"目标(?:设定|设置|内容)?(?:情况)?"
)
_WHOLE = regex(
    r"(?:项目|工程|建设|计划)*(?:总(?:预算|投资|金额|概算|资金|经费)|(?:预算|投资|资金|概算)总额)(?:额|数|金额)?"
)
_OF_YEAR = regex(
    r"(?:项目)?(?:20\d\d年度?|本年度?|当年度?|年度|今年)(?:财政|计划|安排|项目|申请|部门)*(?:预算|资金|投资|金额|拨款|经费)"
    r"(?:总额|金额|资金|数|额|安排)*"
)
_LONG_TERM = regex(_LONG)
AMOUNT_FRONTS = WordRow("amount", "预算金额 资金金额 预算资金 安排资金", FORMS)
"""How a heading begins that holds two in one: 预算金额（万元）总额, over amounts by source."""

_MONEY_BEFORE = regex(
    rf"^(?:{any_word(DIVISIONS)}|其中[-—:]?|本年度?|当年度?|年度|全年|年初|项目|{_LONG})+|^{any_word(AMOUNT_FRONTS)}(?=.)"
)
_DIVISIONS = frozenset(DIVISIONS.words.split())
_NO_GOAL = regex(r"预算|资金|经费|支出")
_LONGEST_GOAL, _LONGEST_NAME = 20, 12
_ENDINGS = (
    (
        Head.PROJECT,
        regex(r"(?:二级|支出|预算|专项|政策|任务|资金|转移支付|债券|补助|具体)*(?:项目|专项|政策)名称"),
    ),
    (
        Head.SUPERVISOR,
        regex(r"(?:一级|[省市县区]级|预算|业务|行政|项目|归口|地方|上级)*主管(?:部门|单位)(?:及代码|名称)?"),
    ),
    (
        Head.UNIT,
        regex(r"(?:项目|资金|具体|实际)*(?:实施|承担|使用|用款|责任|执行|建设|承办)(?:单位|部门|主体)(?:名称)?"),
    ),
    (Head.DEPARTMENT, regex(r"(?:预算|填报|申报|编报|自评|评价|基层|所属|部门)*(?:单位|部门)(?:名称)?")),
    (Head.FISCAL_YEAR, regex(r"(?:预算|评价|自评|填报|申报|绩效|项目|财政|监控|考核|评审|评估)年度")),
    (
        Head.MONEY,
        regex(
            r"(?:年度|全年|部门|项目|整体|本年)*(?:预算|资金|支出|经费)+(?:执行|使用|投入|安排|支出)*情况"
            r"|(?:年度|全年|部门|单位|本年)*整体(?:支出|资金|经费)*预算"
        ),
    ),
)
"""Labels by their parts: an ending that says what it names, with words in front that say nothing more."""

MONEY_BLOCKS = WordRow("money", "安排 投入 来源 构成 金额 结构 需求 筹措 申请 落实 执行 使用", FORMS)
"""
How the label beside amounts ends (资金投入（万元）).

The unit of money behind it tells it from a level of 财预〔2020〕10号.
"""

_MONEY_BLOCK = regex(rf".*(?:预算|资金|经费|支出).*{any_word(MONEY_BLOCKS)}")

_ANY_ENDING = regex("|".join(f"(?P<{head.name}>{pattern.pattern})" for head, pattern in _ENDINGS))


def goal_of(bare: str, /) -> Head | None:
    """
    Which goals a folded label stands over: those of the year, of the long term, or what was reached.

    >>> labels = ("年度总体目标完成情况综述", "实际完成目标", "年初设定目标", "中长期目标")
    >>> [goal_of(label).value for label in labels]
    ['overall_actual', 'overall_actual', 'overall', 'overall_medium']
    """
    if len(bare) > _LONGEST_GOAL or _NO_GOAL.search(bare) is not None:
        return None
    bare = _NUMBER.sub("", bare)
    if _GOAL_LONG.fullmatch(bare) is not None:
        return Head.OVERALL_MEDIUM
    if _GOAL.fullmatch(bare) is not None:
        return Head.OVERALL
    if _GOAL_REACHED.fullmatch(bare) is not None and bare.startswith(
        ("实际", "完成", "目标", "年度", "全年", "年终", "年末", "总体", "项目", "绩效", "本年", "当年", "自评", "整体")
    ):
        return Head.OVERALL_ACTUAL
    return None


def named_by_parts(bare: str, /) -> Head | None:
    """
    What a folded label of the head says by its parts, or ``None``.

    >>> labels = ("支出项目名称", "项目责任单位", "一级主管部门", "自评单位", "全年预算执行情况", "资金管理情况")
    >>> [head and head.value for head in map(named_by_parts, labels)]
    ['project', 'unit', 'supervisor', 'department', 'money', None]
    """
    if len(bare) > _LONGEST_NAME:
        return None
    match = _ANY_ENDING.fullmatch(bare)
    return None if match is None else Head[match.lastgroup or ""]


def is_money_block(bare: str, /) -> bool:
    """
    Whether a folded label with a unit of money in brackets can stand beside the amounts of a form.

    >>> [is_money_block(label) for label in ("资金投入", "预算安排及执行", "年度资金总额")]
    [True, True, False]
    """
    return _MONEY_BLOCK.fullmatch(bare) is not None


def is_long_term(text: str, /) -> bool:
    """
    Whether a label speaks of the long term.

    >>> is_long_term("中期资金总额"), is_long_term("年度资金总额")
    (True, False)
    """
    return _LONG_TERM.search(text) is not None


def money_core(bare: str, /) -> str:
    """
    A folded label of money without the words that say of which year it is.

    >>> money_core("其中:本年财政拨款"), money_core("中期资金总额")
    ('财政拨款', '资金总额')
    """
    return _MONEY_BEFORE.sub("", bare)


def is_division(bare: str, /) -> bool:
    """
    Whether a folded label stands over the parts of money that is divided in one way.

    >>> is_division("按收入性质分"), is_division("按收入性质分一般公共预算")
    (True, False)
    """
    return bare in _DIVISIONS


def is_whole(bare: str, /) -> bool:
    """
    Whether a folded label can be that of the money of a whole project, where one of a year stands beside it.

    >>> is_whole("项目总投资"), is_whole("年度资金总额")
    (True, False)
    """
    return _WHOLE.fullmatch(bare) is not None


def is_of_year(bare: str, /) -> bool:
    """
    Whether a folded label is that of the money of one year.

    >>> is_of_year("2024年预算"), is_of_year("本年度投资"), is_of_year("项目总投资")
    (True, True, False)
    """
    return _OF_YEAR.fullmatch(bare) is not None
