"""
The evaluation frames of 2013 and 2020, as data with citations: what evaluators look at, not what bodies declare.

A frame is a text: ``label = English`` on the first level, below it ``label = English: item item``; a long line goes on
behind a backslash.
"""

from typing import NamedTuple

from perfmodel.source import Citation, Standing


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
