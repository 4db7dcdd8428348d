"""
Headings of indicator tables: which words mean which column.

A heading is known by its whole folded word (:data:`COLUMNS`), or by its parts (:data:`ENDINGS`): an ending that says
what the column holds, with words in front of it that say nothing more (绩效-, 年度-, 指标-).
"""

import re
from enum import Enum
from typing import Generic, NamedTuple, TypeVar, final

from perfmodel._patterns import alternation, regex
from perfmodel.lexicon._heading_words import REASONS
from perfmodel.lexicon._rows import any_word
from perfmodel.source import Citation, Standing

REMEMBERED = Citation("forms", clause="headings of columns", standing=Standing.MEMORY)
NATIONAL = Citation("财预〔2015〕88号", clause="forms of objectives", standing=Standing.MEMORY)
SELF_EVALUATION = Citation("self-evaluation forms", clause="heading rows", standing=Standing.SEEN)
FORMS = Citation("forms", clause="column orders of 25 provinces", standing=Standing.SEEN)
MONITORING = Citation("财预〔2019〕136号", clause="monitoring form", standing=Standing.MEMORY)
COMPOSED = Citation("perfmodel", clause="docs/forms.md", standing=Standing.DESIGN, note="parts of headings seen")


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
    LEVEL_POINTS = "level_points"
    HEAD = "head"
    EXTRA = "extra"

    __hash__ = object.__hash__
    """A member is one object, so its identity is its hash; that of ``Enum`` costs a call in Python."""


FieldT = TypeVar("FieldT", bound=Enum)


class HeadingRow(NamedTuple, Generic[FieldT]):
    """Headings or labels of one meaning, and where they were met."""

    field: FieldT
    words: str
    citation: Citation


class EndingRow(NamedTuple):
    """Endings of headings, the words that may stand before them, and where they were met."""

    field: Column
    before: str
    endings: str
    citation: Citation


COLUMNS: tuple[HeadingRow[Column], ...] = (
    HeadingRow(
        Column.SIDE,
        "指标 年度绩效指标 绩效指标 年度绩效目标 项目绩效指标 整体绩效指标 绩效目标 部门绩效指标 绩效目标指标 年度指标 "
        "绩效指标完成情况 年度绩效指标完成情况 年度绩效目标完成情况 当年绩效指标 长期绩效指标 中期绩效指标 "
        "绩效目标完成情况",
        NATIONAL,
    ),
    HeadingRow(
        Column.LEVEL_1,
        "一级 一级目标 一级绩效指标 指标类型 绩效指标分类 项目类别 指标类别 指标分类 一级指标名称 指标大类 指标层级",
        FORMS,
    ),
    HeadingRow(Column.LEVEL_2, "二级 二级目标 二级绩效指标 二级指标名称 指标小类 指标中类", FORMS),
    HeadingRow(
        Column.NAME,
        "三级 三级目标 三级绩效指标 指标内容 具体指标 四级指标 评价指标 考核指标 绩效指标内容 指标要素 个性指标 "
        "明细指标 细化指标 指标名称及内容",
        FORMS,
    ),
    HeadingRow(Column.NUMBER, "序号 编号 指标序号", FORMS),
    HeadingRow(
        Column.VALUE,
        "指标值或计划水平 年度数值 本年预期 预期指标 指标目标 目标要求 批复值 审定值 核定值 "
        "计划数 目标数 目标数值 指标数值 计划数值 目标值及要求",
        FORMS,
    ),
    HeadingRow(Column.ADJUSTED, "调整指标值 调整目标值", FORMS),
    HeadingRow(
        Column.MEDIUM_VALUE,
        "实施周期目标值 实施周期指标值 中期指标值 中期目标值 总目标值 总体指标值 实施期目标值 周期指标值 实施期指标值",
        FORMS,
    ),
    HeadingRow(
        Column.MEDIUM_VALUE,
        "全周期指标值 全周期目标值 项目周期指标值 项目周期目标值 三年规划目标值 三年规划指标值 三年目标值 三年指标值 "
        "五年规划目标值 五年目标值 规划期目标值 规划期指标值 规划目标值 中长期目标值 中长期指标值 长期目标值 "
        "长期指标值 存续期目标值 存续期指标值 建设期目标值 建设期指标值",
        REMEMBERED,
    ),
    HeadingRow(Column.WEIGHT, "本年权重 本年分值 年度权重 年度分值 当年权重", REMEMBERED),
    HeadingRow(Column.OPERATOR, "指标值类型 比较方式 比较关系 正反向 极性 逻辑关系", FORMS),
    HeadingRow(
        Column.WEIGHT,
        "分值权重 权重或分值 分数 权重系数 满分 满分值 赋分 指标分 权重值 设定分值 分值设置 总分值",
        FORMS,
    ),
    HeadingRow(Column.DEFINITION, "描述 指标值说明 指标内容说明 指标值内容", FORMS),
    HeadingRow(Column.ACTUAL, "实际数 实际指标值 自评值", SELF_EVALUATION),
    HeadingRow(Column.SCORE, "实得 实得分 自评分数 评分 打分 自评分值", SELF_EVALUATION),
    HeadingRow(Column.REASON, "原因", SELF_EVALUATION),
    HeadingRow(Column.SO_FAR, "执行情况 监控完成值", MONITORING),
    HeadingRow(Column.EXPECTED, "全年预计完成值 预计完成情况", MONITORING),
    HeadingRow(
        Column.LIKELIHOOD,
        "完成目标可能性 完成可能性 目标完成可能性 全年完成目标可能性 完成目标的可能性 完成全年目标可能性",
        MONITORING,
    ),
    HeadingRow(Column.STANDARD, "优 良 中 差 优秀 良好 合格 不合格", FORMS),
    HeadingRow(
        Column.EXTRA,
        "说明 评分标准 评扣分标准 评价标准 赋分规则 绩效标准 上年完成值 上年实际 佐证资料 完成率 得分系数 "
        "是否核心指标 是否核心 核心指标 扣分原因 指标说明及评分标准 评(扣分标准) 上年指标值 上年目标值 "
        "上年度完成值 上年实际值 上年度实际值 历史值 前年完成值 上年实际完成值 完成比例 指标完成率 完成程度 "
        "经费保障 制度保障 人员保障 硬件条件保障 证明材料 评分说明 得分说明 完成值取值方式 核心指标标识 所属项目 "
        "指标属性 是否完成 是否达标 是否达成 牵头单位 实施单位 扣分说明 取值方式 考核对象 计分方法",
        FORMS,
    ),
)
"""The columns of the indicator table by whole headings."""

PARTS: tuple[HeadingRow[Column], ...] = (
    HeadingRow(Column.ACTUAL, "实际 完成 年末 年终 期末 完成数 实绩 结果 达到 自评 已完成 实际情况", FORMS),
    HeadingRow(
        Column.VALUE, "计划 目标 预期 年初 设定 期初 预计 应达到 本年度目标 今年目标 当年目标 全年目标 考核目标", FORMS
    ),
    HeadingRow(Column.ADJUSTED, "调整后 调整 变更后 修订后 年中调整", FORMS),
)
"""Headings below one of values (指标值 over 计划 and 实际) that alone would say nothing."""

NUMBERING = frozenset("列次 栏次 行次 列号 栏号".split())
"""What stands in front of the numbers of columns, in a row of its own below the headings."""

SAME = frozenset("数值 值 数量 数额 数据 内容 指标值".split())
"""Headings below one of values that say nothing more than it (年度指标值 over 符号, 数值, 单位)."""

ENDINGS: tuple[EndingRow, ...] = (
    EndingRow(Column.LEVEL_1, "绩效 年度 项目 部门 目标 评价", "一级指标", COMPOSED),
    EndingRow(Column.LEVEL_2, "绩效 年度 项目 部门 目标 评价", "二级指标", COMPOSED),
    EndingRow(Column.NAME, "绩效 年度 项目 部门 目标 评价 具体 三级", "三级指标 指标名称", COMPOSED),
    EndingRow(
        Column.OPERATOR,
        "绩效 年度 指标 目标 值 计算 运算 关系 比较 逻辑 判断 数值 取值 计量",
        "性质 符号 方向 方向性 关系符 比较符 运算符 操作符 逻辑符",
        COMPOSED,
    ),
    EndingRow(
        Column.UNIT,
        "绩效 年度 指标 目标 值 度量 计量 数值 测量",
        "数量单位 单位 单位名称 完成值单位 实际值单位 实际完成值单位 实际单位",
        COMPOSED,
    ),
    EndingRow(
        Column.ADJUSTED,
        "绩效 年度 全年 当年 本年 年中 中期 指标 目标",
        "调整后指标值 调整后目标值 调整后的指标值 调整后的目标值 调整后预期值 调整后计划值 调整后值 调整后年度指标值 "
        "调整后绩效目标值 调整值 变更值 变更后指标值 变更后目标值 修订后指标值 修订后目标值 调整后全年目标值",
        COMPOSED,
    ),
    EndingRow(
        Column.VALUE,
        "绩效 年度 全年 当年 本年 本年度 年初 预期 计划 设定 预算 批复 申报 项目 指标 预计 目标 拟定 确定 量化 "
        "当年度 三级 评价 期初 原 原定 原始 调整前 变更前 修订前",
        "指标值 目标值 预期值 计划值 预期目标 标准值 预计完成值 预期完成值 计划完成值 计划执行值 预期当年实现值 "
        "预计当年实现值 预期实现值 预计实现值 计划实现值 预期达到值 预计达到值 "
        "计划达到值 标杆值 考核值",
        COMPOSED,
    ),
    EndingRow(
        Column.ACTUAL,
        "实际 年度 全年 项目 指标 本年 当年 自评 目标 绩效 年终 年末 业绩 截至年底 截至年末",
        "完成值 实际值 实现值 完成指标值 完成数 达成值 实际完成 业绩值 完成目标值 完成情况 完成结果 达到值 完成程度",
        COMPOSED,
    ),
    EndingRow(
        Column.WEIGHT,
        "绩效 指标 自评 标准 评价 各项 三级 分项 单项 本项",
        "分值 权重 权重分 权重分值 标准分 权数",
        COMPOSED,
    ),
    EndingRow(
        Column.SCORE,
        "绩效 指标 自评 评价 实际 单位 部门 项目 最终 三级 单项 本项 分项",
        "得分 得分值 自评分 评分值 得分情况",
        COMPOSED,
    ),
    EndingRow(
        Column.EXTRA,
        "指标 目标 绩效 数据 评分 评价 取值 设置 设定 确定 值 计算 考核 打分 扣分 得分 年度",
        "依据 来源 出处 方法 公式 规则 细则 办法 备注 备注说明 责任科室 责任股室 责任部门 责任单位 牵头科室",
        COMPOSED,
    ),
    EndingRow(Column.DEFINITION, "绩效 年度 三级 目标", "指标解释 指标说明 指标含义 指标描述", COMPOSED),
)
"""Headings by their parts."""

JOINED: tuple[tuple[Column, tuple[Column, ...]], ...] = (
    (Column.LEVEL_1, (Column.WEIGHT, Column.LEVEL_2)),
    (Column.LEVEL_2, (Column.WEIGHT,)),
    (Column.NAME, (Column.WEIGHT, Column.EXTRA, Column.DEFINITION)),
    (Column.VALUE, (Column.UNIT,)),
    (Column.ACTUAL, (Column.UNIT, Column.EXTRA)),
    (Column.REASON, (Column.REASON, Column.EXTRA)),
    (Column.DEFINITION, (Column.EXTRA, Column.DEFINITION)),
    (Column.EXTRA, (Column.DEFINITION, Column.EXTRA)),
)
"""
What two headings joined by a word (一级指标及分值) may say: the column is the first, whose cells say the second too.

A label holds its points or the label below it, a value its unit, a result what is said of it.
"""

JOINTS = regex("以?及其?|和|与|[、/+&]")
"""What joins two headings in one."""

_REASON = regex(rf"{any_word(REASONS)}.*(?:原因|措施|分析|说明)|^偏差.*")
_SO_FAR = regex(
    r"(?:20\d\d年度?)?(?:截[至止])?(?:1-7月份?|监控[期日]末?|监控时点|上?半年|年中|目前|当前|前?第?[一二三两1-3]个?季度末?"
    r"|\d{1,2}月(?:底|末|份|\d{1,2}日)?)(?:累计|实际|指标|目标|绩效|已)*"
    r"(?:(?:执行|完成|实现)(?:情况|进度|数|值|指标值|目标值)?|(?<=实际)(?:数|值))"
)
_EXPECTED = regex(
    r"(?:20\d\d年度?)?(?:预[计期测](?:到|至)?(?:全年|年底|年末|年终)|(?:全年|年底|年末|年终)预[计期测])"
    r"(?:可|能|实际|目标|指标)*(?:执行|完成|实现|达到)?(?:情况|程度|数|值|指标值|目标值)?"
)
_LONGEST = 24


def _pattern(row: EndingRow) -> "re.Pattern[str]":
    return re.compile(rf"{alternation(row.before.split())}*{alternation(row.endings.split())}")


_PATTERNS = tuple((row.field, _pattern(row)) for row in ENDINGS)


def composed(bare: str, /) -> Column | None:
    """
    What a folded heading says by its parts, or ``None``.

    >>> composed("绩效指标性质"), composed("目标值单位"), composed("未达标原因及改进措施"), composed("上年指标值")
    (<Column.OPERATOR: 'operator'>, <Column.UNIT: 'unit'>, <Column.REASON: 'reason'>, None)
    """
    if len(bare) > _LONGEST:
        return None
    found = next((field for field, pattern in _PATTERNS if pattern.fullmatch(bare) is not None), None)
    if found is not None:
        return found
    if _SO_FAR.fullmatch(bare) is not None:
        return Column.SO_FAR
    if _EXPECTED.fullmatch(bare) is not None:
        return Column.EXPECTED
    return Column.REASON if _REASON.search(bare) is not None and "扣分" not in bare else None
