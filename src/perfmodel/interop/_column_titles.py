"""
What each column of the published tables is called in Chinese, and what it means.

A column means the same in every table, unless a row with its table (``money.name``) says otherwise.  A row goes
on in the lines below it that begin with blanks.
"""

from perfmodel.errors import InvalidValueError

_COLUMNS = """
document | 第几份文档 | which document, from 0
kind | 文档种类 | `department_objectives` `project_objectives`
department | 部门名称 | 部门名称, or 主管部门 of a project
project | 项目名称 | 项目名称; null for a department
unit | 实施单位 | 实施单位; null for a department
fiscal_year | 预算年度 | 预算年度
scheme | 指标体系 | the id of the tree of indicators that the labels follow
title | 标题 | the title as printed
overall | 年度总体目标 | 年度总体目标
overall_medium | 中期目标 | 中期目标, 项目总目标
budget_total | 预算总额 | the whole budget as printed
budget_fiscal | 财政拨款 | 财政拨款
budget_other | 其他资金 | other money
id | 指标编号 | category id and number (output.quantity/3), unique in its document
number | 序号 | the number as printed
name | 指标名称 | what is measured
category | 指标类别 | the id of its category
target | 指标值 | the target (指标值)
weight | 分值 | the points as printed (分值)
polarity | 指标方向 | which side is better, where the form says it
definition | 指标解释 | 指标解释
adjusted | 调整指标值 | the target after adjustment in the year
term | 期限 | `annual` `medium`
scope | 范围 | the part of the form that it belongs to
file | 文件 | the path, or that of an archive with the name of its member; null for
    text, bytes and tables, and where no reading is given
form | 第几张表 | which form of its file, from 1; null where no reading is given
place | 位置 | where in the form, in words: `table 表1, line 7, column 3`; of findings in the language of the messages
place_table | 位置：表 | the sheet, or the pages and the table; null where the file has
    no name for it
place_line | 位置：行 | the line or row, from 1
place_column | 位置：列 | the column, from 1
category_label | 指标类别名称 | the category as the ministry's forms print it: 数量指标
category_label_en | 指标类别英文名 | a working English rendering: Quantity
block | 一级指标 | the first level that it belongs to: `output` `cost` `benefit`
    `satisfaction` `execution`
unit_kind | 计量单位种类 | what the unit of the target measures: `money` `count` `ratio`
    `points` `area` `compound` …; null for a target without an amount, or with
    several clauses
base_unit | 基本单位 | the base unit of the target's amount: 元 of 万元, 倍 of %, 次/月 of
    24次/年
base_value | 指标值（基本单位） | the target's `value` (or `share`) in that unit: 800000 of
    80万人次, 0.95 of 95%, 2 of 24次/年
base_lower | 下限（基本单位） | the lower end in that unit
base_upper | 上限（基本单位） | the upper end in that unit
base_fraction | 指标值（基本单位，精确分数） | `base_value` exactly, also where no decimal holds
    it: `2000/3` of 1亩
actual | 实际完成值 | the reported value as written (实际完成值); where assessed, the value
    that was assessed
so_far | 监控期完成情况 | what was reached by the month of monitoring
expected | 全年预计完成情况 | what is expected by the end of the year
likelihood | 完成目标可能性 | 完成目标可能性 as printed
actual_value | 实际完成值：数值 | the amount of `actual`, where it is one number
actual_unit | 实际完成值：单位 | its unit
actual_base_value | 实际完成值（基本单位） | the amount in its base unit
score | 得分 | the points that the form gives (得分)
reason | 偏差原因分析及改进措施 | 偏差原因分析及改进措施
evidence_polarity | 指标方向判断 | `higher_is_better` `lower_is_better` `neutral`; null
    where the sign of the target says it, or nothing does
evidence_source | 方向依据来源 | what says so: `form` `name` `category` `zero`
evidence_word | 方向依据词 | the word of the name that decided, or the id of the category
evidence_citation | 方向依据出处 | where that rule comes from
verdict | 判断结果 | where assessed: `met` `partly_met` `missed` `undecided`
verdict_reason | 判断理由 | the code of the reason, as in `judge`
status | 评分状态 | how far the points are known: `scored` `needs_reader` `unreported`
    `undecided` `not_applicable` `unweighted`
ratio | 完成比 | actual to target, rounded half up to 18 places
ratio_fraction | 完成比（精确分数） | the same exactly: `7/8`
points | 核定得分 | the points by the policy; null while they are a range
points_low | 最低得分 | the fewest points it can earn
points_high | 最高得分 | the most
points_weight | 核定满分 | its full points by the policy
rule | 计分规则 | the id of the scoring rule (SC01)
out_of_range | 超出范围的列 | the columns of the row that are null because `decimal128(38,
    18)` does not hold their number; else an empty list
origin | 发现来源 | `reading` `assessment`, what the caller says (`review` `audit`), or
    `file` for one that cannot be read
code | 代码 | the stable code, as in codes
severity | 严重程度 | `error` `warning` `note`
message | 内容 | what was found, in words
text | 单元格原文 | the text of the cell, or empty
indicator | 指标编号 | the id of the indicator, or null
rule_source | 依据文件 | the document that the rule rests on
rule_clause | 依据条款 | its clause
rule_standing | 依据可靠程度 | `seen` `memory` `design`
rule_note | 依据大意 | what it says
change | 建议的修改 | a change that would mend it, where one is safe
assessment | 第几份评分 | which assessment, from 0
policy | 计分办法 | the name of the policy
assessments.id | 指标编号 | the id of the indicator
assessments.target | 指标值 | the target that was scored against, as above
assessments.actual | 实际完成值 | what was reported, as written
assessments.verdict | 判断结果 | `met` `partly_met` `missed` `undecided`
assessments.reason | 判断理由代码 | the code of the reason
assessments.status | 评分状态 | how far the points are known
assumptions | 假定 | the codes of what was taken for granted
assessments.ratio_fraction | 完成比（精确分数） | the same exactly
assessments.points | 核定得分 | the points; null while they are a range
assessments.points_low | 最低得分 | the fewest
assessments.weight | 分值 | its full points
weight_source | 分值来源 | `printed` `spread`
reached | 可比的实际值 | the reported value in comparable terms
reached_unit | 可比的实际值：单位 | its unit
bound | 用于比较的值 | the value that it was held against
bound_unit | 用于比较的值：单位 | its unit
reference | 参照数值 | the value of the figure that a relative target names
reference_unit | 参照数值：单位 | its unit
share_fraction | 人工评定的部分 | the part of its points that a person gave, exactly
assessments.rule | 计分规则 | the id of the scoring rule
clause_source | 条款出处 | where the rule comes from
clause | 条款 | its clause
clause_standing | 条款可靠程度 | `seen` `memory` `design`
reason_required | 须说明原因 | whether the form asks for a reason
execution_rate | 预算执行率 | executed over adjusted budget, rounded half up to 18 places
execution_rate_fraction | 预算执行率（精确分数） | the same exactly
execution_low | 预算执行最低得分 | the fewest points of the money block
execution_high | 预算执行最高得分 | the most
execution_weight | 预算执行满分 | its full points
total_low | 最低总分 | the lowest total of the assessment
total_high | 最高总分 | the highest
total_weight | 满分 | its full points
grade_low | 最低等级 | the grade of the lowest total
grade_high | 最高等级 | the grade of the highest
money.department | 部门名称 | as in the head
money.project | 项目名称 | as in the head
money.unit | 实施单位 | 实施单位
money.fiscal_year | 预算年度 | as in the head
section | 部分 | `budget`, `task` for the money of a task, `execution` for a row of
    the money block of a report
item | 资金项 | `total` `fiscal` `other` `part`; of a report `row`
money.name | 资金或任务名称 | the printed name of a part or row, or the name of the task
amount | 金额 | the amount of a budget
initial | 年初预算数 | 年初预算数
money.adjusted | 全年预算数 | 全年预算数
executed | 全年执行数 | 全年执行数
money.weight | 分值 | 分值
rate | 执行率 | 执行率 as printed
money.score | 得分 | 得分
money.reason | 原因 | 原因
ledger.text | 单元格原文 | what stood in the cell
use | 用途 | what it became: a field (`indicator:target`), `label`, or `finding:` and
    its code
indicators | 指标数 | the indicators of the document
moved | 复位行数 | rows put back into their columns
undecided | 未能判读的指标数 | indicators whose target cannot be read
unread | 未读行数 | rows that were not read
unplaced | 未归位单元格数 | cells that no field took
"""

_TARGET = """
kind | 种类 | `threshold` `range` `frequency` `deadline` `rank` `grade` `relative`
    `yes_no` `statement` `composite` `unstated` `unread`
subject | 对象 | what the text itself says is measured
text | 原文 | the cell as written
comparison | 比较方式 | `ge` `gt` `le` `lt` `eq` `stated`
approximate | 约数 | 约, 左右, 多
value | 数值 | the amount in the author's own scale: 80 of `≥80万人次`; of a frequency
    the count, of a relative target the change
unit | 单位 | the unit as written (`万人次`); an empty text is the plain number
lower | 下限 | the lower end, in `unit`
lower_inclusive | 含下限 | whether the lower end belongs to it
upper | 上限 | the upper end, in `unit`; where the text has two units, it is converted
    exactly
upper_inclusive | 含上限 | whether the upper end belongs to it
per | 周期 | the calendar word: `年` `半年` `季度` `月` `周` `日` `学期`
per_count | 周期数 | how many of them: 2 of 每两年
earliest | 最早日期 | the first day, where the text has one
latest | 最晚日期 | the last day
doubtful_until | 存疑截止日 | the last day of a bare month before 前 (9月前)
yearless_earliest | 最早日期（无年份） | the first day without a year, `--06-01`
yearless_latest | 最晚日期（无年份） | the last day without a year, `--06-30`: no year in the
    text, none given
yearless_doubtful_until | 存疑截止日（无年份） | as `doubtful_until`, without a year
year_offset | 年份偏移 | 1 of 次年, else 0
rank | 名次 | 10 of 前10名
scope | 排名范围 | among whom: 全市
grade | 等级 | the step as written
scale | 等级体系 | the scale, where the text names one
reference | 参照 | the figure that it stands in: 上年, 预算
direction | 增减方向 | `increase` `decrease`
expected | 是否成立 | whether it is to hold
out_of_range | 数值超出范围 | whether a number does not fit the decimal; it is then null,
    and stands in `exact`
share | 所占份额 | 95 of 上年的95%, in `unit` (since version 2)
first_offset | 首日年份偏移 | -1 of 去年10月至今年3月, where the other fields do not say it
    (since version 2)
clauses | 各项 | the targets in their order
error_code | 错误代码 | why it cannot be read, as in `perfmodel.TargetSyntaxError`
error_start | 错误起始 | where, in code points of `text`, from 0
error_stop | 错误终止 | up to where
exact | 精确内容 | the exchanged JSON of the whole target; `targets_of` reads it before
    all else
alternatives | 满足其一即可 | true where one clause is enough (或), else null (since
    version 2)
"""

_AMOUNT = """
value | 数值 | the amount as printed
unit | 单位 | its unit as printed
base_value | 数值（基本单位） | the amount in its base unit
base_unit | 基本单位 | the base unit: 元 of 万元
text | 原文 | the exact amount with its unit
"""


def _rows(table: str) -> dict[str, tuple[str, str]]:
    lines = table.strip().replace("\n    ", " ").splitlines()
    return {key: (title, meaning) for key, title, meaning in (line.split(" | ") for line in lines)}


_MEANT = _rows(_COLUMNS)
_PARTS = {"target": _rows(_TARGET), "amount": _rows(_AMOUNT)}


def column_title(table: str, column: str, /) -> tuple[str, str]:
    """
    What a column is called in Chinese, and its meaning.

    >>> column_title("indicators", "score"), column_title("money", "name")[0]
    (('得分', 'the points that the form gives (得分)'), '资金或任务名称')

    Raises:
        InvalidValueError: (``key-missing``) for one without a row here.
    """
    return _found(_MEANT.get(f"{table}.{column}") or _MEANT.get(column), f"{table}.{column}")


def part_title(kind: str, part: str, /) -> tuple[str, str]:
    """
    What a part of a target (``target``) or of an amount (``amount``) is called, and its meaning.

    >>> part_title("amount", "unit")
    ('单位', 'its unit as printed')

    Raises:
        InvalidValueError: (``key-missing``) for one without a row here.
    """
    return _found(_PARTS[kind].get(part), f"{kind}.{part}")


def _found(row: tuple[str, str] | None, name: str) -> tuple[str, str]:
    if row is None:
        message = f"expected a title of {name}, found none; add a row"
        raise InvalidValueError(message, code="key-missing")
    return row
