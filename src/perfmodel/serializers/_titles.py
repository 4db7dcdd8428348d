"""
What the keys of exchanged data are called in both languages, for JSON Schema and its page.

A key means the same wherever it stands, unless a row with its object (``Report.total``) says otherwise.  The Chinese
words are those of the forms, where the forms have one.
"""

from perfmodel.errors import InvalidValueError

_OBJECTS = """
Actual | 实际完成值 | reported value
AssessedExecution | 预算执行的评分 | budget execution, assessed
AssessedLine | 一项指标的评分 | indicator, assessed
Assessment | 评分结果 | assessment
AuditedForm | 复核后的自评表 | self-evaluation, audited
Assumption | 判断所依据的假定 | assumption of a judgement
Bound | 区间的一端 | end of an interval
Budget | 预算金额 | budget
BudgetPart | 其他资金来源 | further source of money
Citation | 依据 | citation
Clause | 单项目标值 | target of one clause
Composite | 多项目标值 | several targets together
Day | 日期，不带年份的写作 --06-30 | day, without a year as --06-30
Deadline | 时限 | deadline
DepartmentObjectives | 部门整体支出绩效目标 | objectives of a department
Execution | 资金执行情况的一行 | row of the money block
Extra | 其他栏目 | cell of a further column
Finding | 发现的问题 | finding
FindingList | 发现的问题清单 | list of findings
Formula | 得分的算法 | formula of the points
Frequency | 频次 | frequency
Grade | 等级 | grade
Indicator | 绩效指标 | indicator
Interval | 区间 | interval
NamedData | 说明项 | named field
Number | 精确数值，以文本书写 | exact number as text
Objectives | 绩效目标文档 | document of objectives
Period | 周期 | period
Place | 在表中的位置 | place in a form
PolarityEvidence | 指标方向的依据 | what says which side is better
ProjectObjectives | 项目支出绩效目标 | objectives of a project
Quantity | 数量 | quantity
Range | 数值区间 | range
Rank | 名次 | rank
Ratio | 精确比值，写作 157/160 | exact ratio, written 157/160
ReadError | 不能读取的原因 | why it cannot be read
Reason | 判断的理由 | reason of a judgement
Relative | 与另一数值比较 | relative to another figure
Report | 自评或监控情况 | self-evaluation or monitoring
Result | 指标完成情况 | result of an indicator
Standard | 评分档次 | standard of a grade
Statement | 文字表述 | statement in words
Target | 指标值 | target
Task | 年度主要任务 | main task of the year
Threshold | 界限值 | threshold
Total | 合计得分 | sum of points
Unread | 不能读取的指标值 | target that cannot be read
Unstated | 未填写的指标值 | target that is not stated
Value | 可交换的数据 | exchanged value
YesNo | 是或否 | yes or no
"""

_KEYS = """
above | 被除数 | number that is divided
actual | 实际完成值 | reported value
adjusted | 调整后数额 | adjusted amount
amount | 金额 | amount
any | 满足其一即可 | whether one clause is enough
approximate | 约数 | approximate
assessment | 评分结果 | assessment
assumptions | 假定 | assumptions
below | 除数 | what it is divided by
bound | 用于比较的值 | value it was held against
budget | 预算金额 | budget
capped | 以满分为限 | whether no more than all points are given
category | 指标类别 | category
change | 变化幅度 | change
citation | 依据 | citation
claim | 对完成情况的说法 | claim of achievement
clause | 条款 | clause
clauses | 各项目标值 | clauses
code | 代码 | code
column | 列 | column
comparison | 比较方式 | comparison
content | 主要内容 | main content
count | 次数 | count
definition | 指标解释 | definition
department | 部门名称 | department
direction | 增减方向 | direction of the change
doubtful_until | 存疑截止日 | last doubtful day
earliest | 最早日期 | first day
error | 错误 | error
executed | 执行数 | executed amount
execution | 预算执行情况 | budget execution
expected | 预期 | expected
extra | 其他栏目 | further cells
fields | 说明项 | fields
findings | 发现的问题 | findings
first_offset | 首日的年份偏移 | year offset of the first day
fiscal | 财政拨款 | fiscal appropriation
fiscal_year | 预算年度 | fiscal year
formula | 得分的算法 | formula of the points
full_at | 得满分时的比值 | ratio that gives all the points
given | 人工评定的部分 | part that a person gave
grade | 等级 | grade
grade_high | 最高等级 | grade of the highest total
grade_low | 最低等级 | grade of the lowest total
heading | 栏目名称 | heading
high | 最高得分 | most points
hint | 处理办法 | what to do
id | 编号 | id
inclusive | 含本数 | whether it is included
indicator | 指标编号 | id of the indicator
indicators | 绩效指标 | indicators
initial | 年初预算数 | initial budget
kind | 种类 | kind
latest | 最晚日期 | last day
least | 至少保留的部分 | part that is left at least
likelihood | 完成目标可能性 | likelihood
line | 行 | line
lines | 各项指标的评分 | lines
low | 最低得分 | fewest points
lower | 下限 | lower end
message | 内容 | message
name | 名称 | name
note | 原文大意 | what the source says
nothing_at | 不得分时的比值 | ratio that gives nothing
number | 序号 | number
other | 其他资金 | other money
objectives | 绩效目标文档 | document of objectives
out_of | 满分 | full points
overall | 年度总体目标 | overall objective of the year
overall_medium | 中期总体目标 | overall objective of the medium term
parts | 其他资金来源 | further sources
per | 每一周期 | period
place | 在表中的位置 | place in the form
polarity | 指标方向 | which side is better
policy | 计分办法 | scoring policy
policy_title | 计分办法的全称 | title of the policy
project | 项目名称 | project
quantity | 数量 | quantity
rate | 执行率 | execution rate
ratio | 实际值与目标值之比 | actual to target
reached | 可比的实际值 | reported value in comparable terms
reason | 理由 | reason
reason_required | 须说明原因 | whether a reason is asked for
reference | 参照数值 | reference
report | 自评或监控情况 | report
result | 完成情况 | result
rule | 规则 | rule
said | 所报内容 | what the text says
scale | 等级体系 | scale of grades
schema | 数据格式版本 | schema version
scheme | 指标体系 | scheme of indicators
scope | 范围 | scope
score | 得分 | points given
severity | 严重程度 | severity
share | 所占份额 | share
so_far | 监控期完成情况 | reached so far
source | 来源 | source
standards | 评分档次 | standards of grades
standing | 依据的可靠程度 | how sure the source is
start | 起始位置 | start
status | 评分状态 | status
stop | 终止位置 | stop
subject | 目标值中写明的对象 | what the text says is measured
table | 表名 | table
target | 指标值 | target
tasks | 年度主要任务 | main tasks
term | 期限 | term
text | 原文 | text as written
title | 标题 | title
total | 总额 | total
totals | 分类合计 | subtotals
unit | 单位 | unit
upper | 上限 | upper end
value | 数值 | value
verdict | 判断结果 | verdict
weight | 分值 | weight
weight_source | 分值来源 | where the weight comes from
within | 名次以内 | within the first
within_only | 仅知名次以内 | known only as within
word | 起决定作用的词 | deciding word
year_offset | 年份偏移 | year offset
Assessment.total | 总分 | total of points
Finding.change | 建议的修改 | suggested change
Finding.rule | 依据的规则 | rule it rests on
Indicator.adjusted | 调整指标值 | adjusted target
Indicator.number | 指标序号 | number as printed
NamedData.value | 内容 | content
ProjectObjectives.department | 主管部门 | department in charge
ProjectObjectives.unit | 实施单位 | implementing unit
ReadError.expected | 应有内容 | what was expected
Report.overall | 年度总体目标完成情况 | what was reached of the overall objective
Report.total | 总分 | total score
Result.expected | 全年预计完成情况 | expected by the end of the year
Result.reason | 偏差原因分析及改进措施 | reason of the deviation and what will be done
"""


def _rows(table: str) -> dict[str, tuple[str, str]]:
    rows = (line.split(" | ") for line in table.strip().splitlines())
    return {key: (chinese, english) for key, chinese, english in rows}


_TITLES = _rows(_OBJECTS) | _rows(_KEYS)


def title(owner: str, key: str = "", /) -> str:
    """
    What an object, or a key of it, is called in Chinese and in English.

    >>> title("Indicator"), title("Indicator", "weight"), title("Report", "total")
    ('绩效指标 / indicator', '分值 / weight', '总分 / total score')

    Raises:
        InvalidValueError: (``key-missing``) for one without a row here.
    """
    found = (_TITLES.get(f"{owner}.{key}") or _TITLES.get(key)) if key else _TITLES.get(owner)
    if found is None:
        message = f"expected a title of {owner}.{key} in both languages, found none; add a row"
        raise InvalidValueError(message, code="key-missing")
    return " / ".join(found)
