"""
The trees of the notices and of the forms seen, and the evaluation frames of 2013 and 2020, as data with citations.

A tree is a text: a line of the first level reads ``label = category``, the lines below it are indented.  The labels
stand as printed, less the blanks that line breaks leave inside a cell.

The evaluation frames of 2013 and 2020, as data with citations: what evaluators look at, not what bodies declare.

A frame is a text: ``label = English`` on the first level, below it ``label = English: item item``; a long line goes
on behind a backslash.
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


class FrameRow(NamedTuple):
    """One frame: see :class:`perfmodel.Scheme` for the columns."""

    id: str
    title: str
    title_en: str
    tree: str
    citation: Citation
    notes: tuple[str, ...] = ()


FRAMES: tuple[FrameRow, ...] = (
    FrameRow(
        "mof2013_project_frame",
        "财预〔2013〕53号 项目支出绩效评价共性指标体系框架",
        "Common frame of 2013 for evaluating projects",
        """
投入 = Input
    项目立项 = Project initiation: 项目立项规范性 绩效目标合理性 绩效指标明确性
    资金落实 = Funds in place: 资金到位率 到位及时率
过程 = Process
    业务管理 = Operations management: 管理制度健全性 制度执行有效性 项目质量可控性
    财务管理 = Financial management: 管理制度健全性 资金使用合规性 财务监控有效性
产出 = Output
    项目产出 = Project output: 实际完成率 完成及时率 质量达标率 成本节约率
效果 = Effect
    项目效益 = Project benefit: 经济效益 社会效益 生态效益 可持续影响 社会公众或服务对象满意度
""",
        Citation("财预〔2013〕53号", clause="project frame", standing=Standing.MEMORY),
    ),
    FrameRow(
        "mof2013_dept_frame",
        "财预〔2013〕53号 部门整体支出绩效评价共性指标体系框架",
        "Common frame of 2013 for evaluating a department's overall spending",
        """
投入 = Input
    目标设定 = Target setting: 绩效目标合理性 绩效指标明确性
    预算配置 = Budget allocation: 在职人员控制率 “三公经费”变动率 重点支出安排率
过程 = Process
    预算执行 = Budget execution: 预算完成率 预算调整率 支付进度率 结转结余率 \
结转结余变动率 公用经费控制率 “三公经费”控制率 政府采购执行率
    预算管理 = Budget management: 管理制度健全性 资金使用合规性 预决算信息公开性 基础信息完善性
    资产管理 = Asset management: 管理制度健全性 资产管理安全性 固定资产利用率
产出 = Output
    职责履行 = Discharge of duties: 实际完成率 完成及时率 质量达标率 重点工作办结率
效果 = Effect
    履职效益 = Benefit of duties: 经济效益 社会效益 生态效益 社会公众或服务对象满意度
""",
        Citation(
            "财预〔2013〕53号",
            clause="department frame",
            standing=Standing.MEMORY,
            note="the 投入 block and several rows of 过程 were seen in local forms",
        ),
    ),
    FrameRow(
        "mof2020_eval_frame",
        "财预〔2020〕10号 项目支出绩效评价指标体系框架（参考）",
        "Reference frame of 2020 for evaluating projects",
        """
决策 = Decision
    项目立项 = Project initiation: 立项依据充分性 立项程序规范性
    绩效目标 = Objectives: 绩效目标合理性 绩效指标明确性
    资金投入 = Funding: 预算编制科学性 资金分配合理性
过程 = Process
    资金管理 = Funds management: 资金到位率 预算执行率 资金使用合规性
    组织实施 = Implementation: 管理制度健全性 制度执行有效性
产出 = Output
    产出数量 = Quantity: 实际完成率
    产出质量 = Quality: 质量达标率
    产出时效 = Timeliness: 完成及时性
    产出成本 = Cost: 成本节约率
效益 = Benefit
    项目效益 = Project benefit: 实施效益 满意度
""",
        Citation(
            "财预〔2020〕10号",
            clause="reference frame",
            standing=Standing.MEMORY,
            note="the first level and the item 立项依据充分性 were seen",
        ),
        notes=("output and benefit together have at least 60 % of the points in principle (from memory)",),
    ),
)
