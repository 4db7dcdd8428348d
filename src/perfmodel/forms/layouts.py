"""
Layouts as data: which heading means which field.

A table is recognised by its headings, in whatever order they stand, so the layouts of the provinces need no code: a new
column is a new row of :data:`COLUMNS`, a new cell of the head a new row of :data:`HEAD`.  Headings are compared folded,
without blanks, line breaks and a note in brackets behind them.

Needs: ``source``, ``text.fold``.  Used by: ``columns``, ``head``, ``write``.
"""

import re
from enum import Enum
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar, final

from perfmodel.lexicon.fold import fold
from perfmodel.source import Citation, Standing

NATIONAL = Citation("财预〔2015〕88号", clause="forms of objectives", standing=Standing.MEMORY)
SELF_EVALUATION = Citation("self-evaluation forms", clause="heading rows", standing=Standing.SEEN)
SICHUAN = Citation("sichuan form", clause="heading rows", standing=Standing.SEEN)
FORMS = Citation("forms", clause="column orders of 25 provinces", standing=Standing.SEEN)
MONITORING = Citation("财预〔2019〕136号", clause="monitoring form", standing=Standing.MEMORY)
SHANGHAI = Citation("shanghai form", clause="project form", standing=Standing.SEEN)


@final
class Column(Enum):
    """What a column of the indicator table holds."""

    SIDE = "side"
    LEVEL_1 = "level_1"
    LEVEL_2 = "level_2"
    NAME = "name"
    NUMBER = "number"
    VALUE = "value"
    ADJUSTED = "adjusted"
    MEDIUM_VALUE = "medium_value"
    OPERATOR = "operator"
    UNIT = "unit"
    WEIGHT = "weight"
    DEFINITION = "definition"
    ACTUAL = "actual"
    SCORE = "score"
    REASON = "reason"
    SO_FAR = "so_far"
    EXPECTED = "expected"
    LIKELIHOOD = "likelihood"
    STANDARD = "standard"
    EXTRA = "extra"

    __hash__ = object.__hash__
    """A member is one object, so its identity is its hash; that of ``Enum`` costs a call in Python."""


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
    INITIAL = "initial"
    ADJUSTED = "adjusted"
    EXECUTED = "executed"
    RATE = "rate"
    WEIGHT = "weight"
    SCORE = "score"
    REASON = "reason"

    __hash__ = object.__hash__
    """A member is one object, so its identity is its hash; that of ``Enum`` costs a call in Python."""


FieldT = TypeVar("FieldT", Column, Head, Money)


class HeadingRow(NamedTuple, Generic[FieldT]):
    """Headings of one meaning, and where they were met."""

    field: FieldT
    words: str
    citation: Citation


COLUMNS: tuple[HeadingRow[Column], ...] = (
    HeadingRow(
        Column.SIDE,
        "年度绩效指标 绩效指标 年度绩效目标 项目绩效指标 整体绩效指标 绩效目标 部门绩效指标 绩效目标指标 年度指标",
        NATIONAL,
    ),
    HeadingRow(
        Column.LEVEL_1, "一级指标 一级 一级目标 一级绩效指标 指标类型 绩效指标分类 项目类别 指标类别 指标分类", FORMS
    ),
    HeadingRow(Column.LEVEL_2, "二级指标 二级 二级目标 二级绩效指标", FORMS),
    HeadingRow(
        Column.NAME,
        "三级指标 三级 三级目标 三级绩效指标 指标名称 指标内容 绩效指标名称 具体指标 四级指标 评价指标 考核指标",
        FORMS,
    ),
    HeadingRow(Column.NUMBER, "序号 编号 指标序号", FORMS),
    HeadingRow(
        Column.VALUE,
        "指标值 年度指标值 目标值 年初目标值 年初指标值 年度目标值 预期指标值 计划指标值 绩效目标值 "
        "全年目标值 指标值或计划水平 预算设定指标值 年度数值 本年预期 预期目标值 预期值 计划完成值 "
        "绩效指标值 指标目标值 年初设定目标值 年初设定指标值 年度绩效指标值 当年指标值 当年目标值 本年指标值 "
        "本年目标值 年初绩效指标值 预期指标 计划值 绩效目标值",
        FORMS,
    ),
    HeadingRow(Column.ADJUSTED, "调整指标值 调整后指标值 调整目标值 调整后目标值", FORMS),
    HeadingRow(
        Column.MEDIUM_VALUE,
        "实施周期目标值 实施周期指标值 中期指标值 中期目标值 总目标值 实施期目标值 周期指标值",
        FORMS,
    ),
    HeadingRow(Column.OPERATOR, "指标性质 计算符号 运算符号 指标方向 指标方向性 指标值类型 比较符号 符号", FORMS),
    HeadingRow(Column.UNIT, "度量单位 计量单位 单位 指标单位", FORMS),
    HeadingRow(Column.WEIGHT, "分值 权重 指标权重 分值权重 权重分 指标分值 权重或分值 分数 权重系数", FORMS),
    HeadingRow(
        Column.DEFINITION,
        "指标解释 指标说明 指标描述 绩效指标描述 描述 指标值说明 指标内容说明 指标值内容 指标含义",
        FORMS,
    ),
    HeadingRow(
        Column.ACTUAL,
        "实际完成值 完成值 全年完成值 全年实际值 实际值 实际完成指标值 指标完成值 项目完成指标值 "
        "实际完成情况 完成情况 年度实际完成值 全年实际完成值 实际完成 自评完成值",
        SELF_EVALUATION,
    ),
    HeadingRow(Column.SCORE, "得分 自评得分 自评分 指标得分 实际得分", SELF_EVALUATION),
    HeadingRow(
        Column.REASON,
        "偏差原因分析及改进措施 偏差原因分析 未完成原因及拟采取的改进措施 未完成原因分析 "
        "未完成原因及改进措施 未完成原因和改进措施 原因分析 偏差分析 偏差原因 原因 未完成原因 "
        "偏差原因及改进措施 偏差原因分析及改进措施说明",
        SELF_EVALUATION,
    ),
    HeadingRow(
        Column.SO_FAR,
        "1-7月执行情况 1-7月完成情况 1-7月实际完成情况 1-7月完成值 执行情况 截至目前完成情况 监控期完成情况 "
        "截至目前完成值 监控期完成值 监控完成值",
        MONITORING,
    ),
    HeadingRow(Column.EXPECTED, "全年预计完成情况 全年预计完成值 预计完成情况", MONITORING),
    HeadingRow(
        Column.LIKELIHOOD,
        "完成目标可能性 完成可能性 目标完成可能性 全年完成目标可能性 完成目标的可能性 完成全年目标可能性",
        MONITORING,
    ),
    HeadingRow(Column.STANDARD, "优 良 中 差 优秀 良好 合格 不合格", FORMS),
    HeadingRow(
        Column.EXTRA,
        "备注 说明 评分标准 评扣分标准 评价标准 赋分规则 绩效标准 设置依据 确定依据 上年完成值 上年实际 "
        "佐证资料 完成率 得分系数 是否核心指标 是否核心 核心指标 数据来源 指标来源 扣分原因 评分规则 "
        "指标值来源 指标说明及评分标准 计算公式 计算方法 评(扣分标准) 评分依据 上年指标值 上年目标值 上年度完成值 "
        "上年实际值 上年度实际值 历史值 前年完成值 上年实际完成值 完成比例 指标完成率 完成程度 经费保障 制度保障 "
        "人员保障 硬件条件保障 证明材料 评分说明 评价依据 取值依据 指标依据 得分说明 完成值取值方式 核心指标标识",
        FORMS,
    ),
)
"""The columns of the indicator table."""

HEAD: tuple[HeadingRow[Head], ...] = (
    HeadingRow(
        Head.DEPARTMENT,
        "部门名称 部门单位名称 单位名称 填报单位 填报部门 预算部门 预算单位 部门 单位 申报单位 部门预算单位",
        NATIONAL,
    ),
    HeadingRow(
        Head.SUPERVISOR,
        "主管部门 主管部门及代码 项目主管部门 主管单位 预算主管部门 市级主管部门 主管预算部门",
        NATIONAL,
    ),
    HeadingRow(Head.PROJECT, "项目名称 项目 政策名称 专项名称 专项资金名称 转移支付项目名称", NATIONAL),
    HeadingRow(Head.UNIT, "实施单位 项目单位 项目实施单位 资金使用单位 具体实施单位 承担单位", NATIONAL),
    HeadingRow(Head.FISCAL_YEAR, "预算年度 年度 填报年度 申报年度 预算年份 财政年度", FORMS),
    HeadingRow(
        Head.OVERALL,
        "年度总体目标 年度总体绩效目标 总体目标 年度目标 绩效目标 年度绩效目标 总体绩效目标 项目年度目标 "
        "年度总目标 整体绩效目标 预期目标 年初设定目标 年初绩效目标 当年绩效目标 年度预期目标 预期总体目标",
        NATIONAL,
    ),
    HeadingRow(
        Head.OVERALL_MEDIUM,
        "中期目标 中长期目标 长期目标 项目总目标 实施期目标 中期总体目标 实施周期目标 实施周期总目标",
        NATIONAL,
    ),
    HeadingRow(
        Head.OVERALL_ACTUAL,
        "实际完成情况 年度目标完成情况 目标实际完成情况 全年实际完成情况 总体完成情况 项目年度目标完成情况 "
        "年度总体目标完成情况",
        SELF_EVALUATION,
    ),
    HeadingRow(Head.TASKS, "年度主要任务 主要任务 年度重点任务 重点任务", NATIONAL),
    HeadingRow(Head.TASK_NAME, "任务名称", NATIONAL),
    HeadingRow(Head.TASK_CONTENT, "主要内容 任务内容", NATIONAL),
    HeadingRow(
        Head.MONEY,
        "预算金额 项目资金 资金情况 预算情况 预算执行情况 年度资金 部门预算执行情况 整体预算 年度预算 "
        "项目预算 年度部门预算 部门整体支出",
        NATIONAL,
    ),
    HeadingRow(Head.TOTAL_SCORE, "总分 合计 自评总分 总得分 自评得分合计", SELF_EVALUATION),
    HeadingRow(Head.SUBTOTAL, "小计 分项小计", SELF_EVALUATION),
    HeadingRow(Head.GRADE, "评价等级 自评等级 评价等次 自评等次 绩效等级", SELF_EVALUATION),
    HeadingRow(
        Head.EXTRA,
        "项目属性 项目性质 项目类别 项目期 项目起止时间 项目负责人 联系人 联系电话 负责人 财务负责人 填报人 "
        "填表人 计划开始日期 计划完成日期 项目实施内容及过程概述 项目概况 评价结论 存在问题 改进措施 "
        "项目代码 项目编码 立项依据 编制单位 审核人 填报日期 填表日期",
        SHANGHAI,
    ),
)
"""The labelled cells around the indicator table."""

MONEY: tuple[HeadingRow[Money], ...] = (
    HeadingRow(
        Money.TOTAL,
        "总额 资金总额 年度资金总额 预算总额 金额合计 合计 年度资金申请总额 项目资金总额 总预算 总计 "
        "年度预算总额 实施周期资金总额",
        NATIONAL,
    ),
    HeadingRow(
        Money.FISCAL,
        "财政拨款 财政资金 其中财政拨款 其中财政资金 其中当年财政拨款 当年财政拨款 本年财政拨款 "
        "其中本年财政拨款 其中年度财政拨款 一般公共预算拨款 财政拨款收入 其中年初财政拨款",
        NATIONAL,
    ),
    HeadingRow(Money.OTHER, "其他资金 其它资金 其他 自筹资金 其他收入", NATIONAL),
    HeadingRow(
        Money.PART,
        "上年结转资金 结转资金 财政专户管理资金 单位资金 上年结转 事业收入 中央补助 省级资金 市级资金 县级资金",
        SICHUAN,
    ),
    HeadingRow(Money.INITIAL, "年初预算数 年初预算 预算数 年度预算数 年初预算金额 批复预算数", SELF_EVALUATION),
    HeadingRow(
        Money.ADJUSTED,
        "全年预算数 调整后预算数 全年预算 全年调整数 全年调整预算数 调整预算数",
        SELF_EVALUATION,
    ),
    HeadingRow(Money.EXECUTED, "全年执行数 预算执行数 执行数 全年执行 实际执行数 1-7月执行数 支出数", SELF_EVALUATION),
    HeadingRow(Money.RATE, "执行率 预算执行率 全年执行率 1-7月执行率", SELF_EVALUATION),
    HeadingRow(Money.WEIGHT, "分值 权重 执行率权重", SELF_EVALUATION),
    HeadingRow(Money.SCORE, "得分", SELF_EVALUATION),
    HeadingRow(Money.REASON, "原因 未完成原因 偏差原因", SICHUAN),
)
"""The columns and rows of budget blocks."""

_NOTE = re.compile(r"\(([^()]*)\)|【([^】]*)】|\[([^\]]*)\]")
_MONTHS = re.compile(r"\d{1,2}月?[-~至到]\d{1,2}月份?")
_TERMS = (
    (re.compile(r"中长期|长期|中期|实施周期|实施期|项目周期|全周期"), True),
    (re.compile(r"年度|当年|本年|全年|年初"), False),
)
_ORDINAL = re.compile(r"^(?:其中:|\d{1,2}[.、]|[一二三四五六七八九十]{1,3}、)")
_BLANKS = re.compile(r"[\s:;,、*/。.|]+")
_MARKS = frozenset(("必填", "选填", "分", "万元", "元", "单位", "可选"))
_LONGEST_TERM = 8
_LONGEST = 100
_OVER_PARTS = frozenset((Column.VALUE, Column.LIKELIHOOD, Column.REASON))
_SCOPED = re.compile(r"(.{1,12}?)(?:年度)?(?:绩效)?(?:目标值|指标值)")
_OTHER_YEARS = re.compile("上年|去年|历史|往年|前年|标准|调整|完成|实际|中期|周期")


def key(text: str, /) -> str:
    r"""
    A heading in the form in which headings are compared; a text that is too long for a heading stays as it is.

    >>> key("年度 绩效\n指标"), key("年初目标值（A）"), key("其中：财政拨款")
    ('年度绩效指标', '年初目标值', '财政拨款')
    """
    return _key(text) if len(text) <= _LONGEST else text


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    folded = fold(text)
    if folded.isalpha():
        return folded
    bare = _NOTE.sub("", folded) or folded
    return _BLANKS.sub("", _ORDINAL.sub("", _MONTHS.sub("1-7月", "".join(bare.split()))))


def index_of(rows: tuple[HeadingRow[FieldT], ...], /) -> dict[str, FieldT]:
    """Which heading means what, by the headings as :func:`key` compares them."""
    return {_key(word): row.field for row in rows for word in row.words.split()}


_COLUMNS, _HEAD, _MONEY = index_of(COLUMNS), index_of(HEAD), index_of(MONEY)


class _Meaning(NamedTuple):
    """What a text says as a heading, and as a label of the head and of money."""

    column: Column | None = None
    head: Head | None = None
    money: Money | None = None
    value: str | None = None
    known: bool = False


_NO_MEANING = _Meaning()
_LAST_LETTER = re.compile("[" + "".join(sorted({word[-1] for word in (*_COLUMNS, *_HEAD, *_MONEY)})) + "]")
"""One letter that ends a known heading: a text without any is none, which is cheap to tell."""


@lru_cache(maxsize=8192)
def _meaning(text: str) -> _Meaning:
    if _LAST_LETTER.search(fold(text)) is None:
        return _NO_MEANING
    bare = _key(text)
    column = _column(text, bare)
    value = _value(bare) if column is None else None
    return _Meaning(column, _HEAD.get(bare), _MONEY.get(bare), value, column is not None or value is not None)


def _column(text: str, bare: str) -> Column | None:
    found = _COLUMNS.get(bare)
    if found is not None or "/" not in text:
        return found
    above, _, part = text.rpartition("/")
    over, own = _COLUMNS.get(_key(above)), _COLUMNS.get(_key(part), Column.EXTRA)
    return Column.EXTRA if over in _OVER_PARTS and own is Column.EXTRA else None


def _value(bare: str) -> str | None:
    match = _SCOPED.fullmatch(bare) if bare.endswith("标值") else None
    return None if match is None or _OTHER_YEARS.search(match[1]) is not None else match[1]


def _said(text: str) -> _Meaning:
    return _meaning(text) if len(text) <= _LONGEST else _NO_MEANING


def column_of(text: str, /) -> Column | None:
    """
    What a heading of the indicator table says, or ``None``; one with its part (指标值/上年实际) is a further cell.

    >>> column_of("三级 指标"), column_of("度量单位"), column_of("备忘"), column_of("指标值/上年实际")
    (<Column.NAME: 'name'>, <Column.UNIT: 'unit'>, None, <Column.EXTRA: 'extra'>)
    """
    return _said(text).column


def note_of(text: str, /) -> str | None:
    """
    What stands in brackets in a heading and is more than a mark such as (A), (必填), (或计划水平), or ``None``.

    >>> note_of("目标值（东区）"), note_of("指标值(A)")
    ('东区', None)
    """
    found = [part.strip() for match in _NOTE.findall(fold(text)) for part in match if part.strip()]
    notes = [part for part in found if len(part) > 1 and part not in _MARKS and not part.startswith("或")]
    return notes[0] if notes else None


def value_of(text: str, /) -> str | None:
    """
    The place or year before the word for a value, where a heading has both, or ``None``.

    >>> value_of("东区目标值"), value_of("2024年目标值"), value_of("目标值"), value_of("上年目标值")
    ('东区', '2024年', None, None)
    """
    return _said(text).value


def is_known(text: str, /) -> bool:
    """
    Whether a text is a heading of an indicator table, as :func:`column_of` or :func:`value_of` have it.

    >>> is_known("东区目标值"), is_known("三级指标"), is_known("新增座位")
    (True, True, False)
    """
    return len(text) <= _LONGEST and _meaning(text).known


def term_of(text: str, /) -> bool | None:
    """
    Whether a heading is for the long term (true) or the year (false), or ``None`` where it says neither.

    >>> term_of("长期目标"), term_of("年度指标"), term_of("东区")
    (True, False, None)
    """
    bare = "".join(fold(text).split())
    return next((medium for pattern, medium in _TERMS if pattern.search(bare) is not None), None)


def is_term(text: str, /) -> bool:
    """
    Whether a heading says nothing but the term of the columns below it.

    >>> is_term("中期目标（2024—2026年）"), is_term("年度指标"), is_term("当年改造两条干渠。")
    (True, True, False)
    """
    bare = key(text)
    return bare.endswith(("目标", "指标")) and len(bare) <= _LONGEST_TERM and term_of(bare) is not None


def head_of(text: str, /) -> Head | None:
    """What a label of the head says, or ``None``."""
    return _said(text).head


def money_of(text: str, /) -> Money | None:
    """What a label of a budget block says, or ``None``."""
    return _said(text).money
