"""
The trees of the notices and of the forms seen, as data with citations.

A tree is a text: a line of the first level reads ``label = category``, the lines below it are indented.  The labels
stand as printed, less the blanks that line breaks leave inside a cell.
"""

from typing import NamedTuple

from perfmodel.source import Citation, Standing


class SchemeRow(NamedTuple):
    """One scheme: see :class:`perfmodel.Scheme` for the columns."""

    id: str
    title: str
    title_en: str
    kind: str
    tree: str
    citation: Citation
    open_ended: bool = False
    notes: tuple[str, ...] = ()


_TREE_2015 = """
产出指标 = output
    数量指标 = output.quantity
    质量指标 = output.quality
    时效指标 = output.timeliness
    成本指标 = cost.unspecified
效益指标 = benefit
    经济效益指标 = benefit.economic
    社会效益指标 = benefit.social
    生态效益指标 = benefit.ecological
    可持续影响指标 = benefit.sustainability
满意度指标 = satisfaction
    服务对象满意度指标 = satisfaction.beneficiary
"""

SCHEME_ROWS: tuple[SchemeRow, ...] = (
    SchemeRow(
        "mof2015",
        "财预〔2015〕88号 部门（单位）整体支出和项目支出绩效目标申报表",
        "Objective forms of the notice of 2015, for departments and projects",
        "declaration",
        _TREE_2015,
        Citation(
            "财预〔2015〕88号",
            clause="attached forms",
            standing=Standing.MEMORY,
            note="the same tree was seen in filled forms of 2020 and 2022",
        ),
        open_ended=True,
    ),
    SchemeRow(
        "mof2020_selfeval",
        "财预〔2020〕10号 项目支出绩效自评表",
        "Project self-evaluation form of the notice of 2020",
        "self_evaluation",
        "预算执行率 = execution\n" + _TREE_2015.lstrip("\n"),
        Citation(
            "财预〔2020〕10号",
            clause="attached self-evaluation form",
            standing=Standing.SEEN,
            note="seen in filled forms of Anhui 2022 and Yunnan 2020; the text of the notice is from memory",
        ),
        open_ended=True,
        notes=("the budget execution block stands above the indicators, not among them",),
    ),
    SchemeRow(
        "mof2021",
        "财预〔2021〕101号 项目支出核心绩效目标和指标设置及取值指引（试行）",
        "Guidance of 2021 on core objectives and indicators (trial)",
        "declaration",
        """
成本指标 = cost
    经济成本指标 = cost.economic
    社会成本指标 = cost.social
    生态环境成本指标 = cost.environmental
产出指标 = output
    数量指标 = output.quantity
    质量指标 = output.quality
    时效指标 = output.timeliness
效益指标 = benefit
    经济效益指标 = benefit.economic
    社会效益指标 = benefit.social
    生态效益指标 = benefit.ecological
满意度指标 = satisfaction
    服务对象满意度指标 = satisfaction.beneficiary
""",
        Citation(
            "财预〔2021〕101号",
            clause="indicator tree",
            standing=Standing.MEMORY,
            note="the opening of the text was seen, and one form of 2023 that uses 经济成本指标",
        ),
        notes=("可持续影响指标 has no label of its own as far as remembered; it is accepted on reading",),
    ),
    SchemeRow(
        "sichuan2023_department",
        "部门（单位）整体支出绩效目标表（四川，2023年度）",
        "Department-wide objectives table, Sichuan, 2023",
        "declaration",
        """
产出指标 = output
    数量指标 = output.quantity
    质量指标 = output.quality
    时效指标 = output.timeliness
    成本指标 = cost.unspecified
效益指标 = benefit
    经济效益指标 = benefit.economic
    社会效益指标 = benefit.social
    可持续影响指标 = benefit.sustainability
满意度指标 = satisfaction
    满意度指标 = satisfaction.beneficiary
""",
        Citation(
            "forms",
            clause="a department-wide objectives table of Sichuan, 2023",
            standing=Standing.SEEN,
            note="the first-level label 产出指标 was lost in the copy that was read",
        ),
        notes=("生态效益指标 is absent", "the second level 满意度指标 repeats the label of the first"),
    ),
    SchemeRow(
        "sichuan2023_selfeval",
        "部门预算项目支出绩效自评表（四川，2023年度）",
        "Project self-evaluation form, Sichuan, 2023",
        "self_evaluation",
        """
预算执行率 = execution
产出指标 = output
    经济成本指标 = cost.economic
    数量指标 = output.quantity
    质量指标 = output.quality
    时效指标 = output.timeliness
效益指标 = benefit
    经济效益指标 = benefit.economic
""",
        Citation("forms", clause="project self-evaluation forms of Sichuan, 2023", standing=Standing.SEEN),
        open_ended=True,
        notes=(
            "a cost kind of 2021 printed under the first level 产出指标 of 2015",
            "only the labels that were met are listed",
        ),
    ),
    SchemeRow(
        "beijing_preassessment",
        "事前绩效评估项目绩效目标申报表（北京）",
        "Objectives for assessment before approval, Beijing",
        "declaration",
        """
产出数量指标 = output.quantity
产出质量指标 = output.quality
产出进度指标 = output.timeliness
产出成本指标 = cost.unspecified
经济效益 = benefit.economic
社会效益指标 = benefit.social
环境效益指标 = benefit.ecological
可持续影响指标 = benefit.sustainability
服务对象满意度指标 = satisfaction.beneficiary
""",
        Citation("forms", clause="a template for assessment before approval, Beijing", standing=Standing.SEEN),
        notes=("one level only",),
    ),
    SchemeRow(
        "chongqing2021_dept_selfeval",
        "部门整体支出绩效自评表（重庆，2021年度）",
        "Department-wide self-evaluation, Chongqing, 2021",
        "self_evaluation",
        "",
        Citation("forms", clause="a department-wide self-evaluation of Chongqing, 2021", standing=Standing.SEEN),
        notes=("a flat list: the form prints no categories",),
    ),
    SchemeRow(
        "hubei2020_selfeval",
        "项目支出绩效自评表（湖北，2020年度）",
        "Project self-evaluation form, Hubei, 2020",
        "self_evaluation",
        """
预算执行率 = execution
产出指标 = output
    数量指标 = output.quantity
    质量指标 = output.quality
    时效指标 = output.timeliness
效益指标 = benefit
    服务对象满意度指标 = satisfaction.beneficiary
""",
        Citation("forms", clause="a project self-evaluation form of Hubei, 2020", standing=Standing.SEEN),
        notes=("satisfaction stands inside the benefit block",),
    ),
)
