"""Each rule of review: a document that it speaks of, and a near miss that it leaves alone."""

from typing import Any, NamedTuple, TypeAlias

import pytest
from attrs import evolve

from perfmodel import (
    Budget,
    DepartmentObjectives,
    Finding,
    Indicator,
    ProjectObjectives,
    Quantity,
    Report,
    Task,
    apply_changes,
    explain,
    parse_actual,
    read_form,
    read_target,
    review,
)
from perfmodel.objectives import BudgetPart, Execution, Result, Standard, Term
from perfmodel.reviewing import REVIEW_RULES, RuleScope
from perfmodel.reviewing._rules import CHECKS
from perfmodel.taxonomy import SCHEMES

Objectives: TypeAlias = DepartmentObjectives | ProjectObjectives


def row(name: str, target: str, category: str | None = "output.quantity", **cells: Any) -> Indicator:  # noqa: ANN401 - cells of any kind
    """One row of a water bureau's or a library's plan."""
    read = {name: cells.pop(name) for name in ("unit", "operator", "fiscal_year") if name in cells}
    return Indicator(name=name, target=read_target(target, **read), category=category, **cells)


def plan(*rows: Indicator, **head: Any) -> DepartmentObjectives:  # noqa: ANN401 - fields of any kind
    """A department's plan."""
    return DepartmentObjectives(department="市水务局", indicators=rows, **head)


def project(*rows: Indicator, **head: Any) -> ProjectObjectives:  # noqa: ANN401 - fields of any kind
    """A project's plan."""
    return ProjectObjectives(project="管网改造", indicators=rows, **head)


def one(name: str, target: str, category: str | None = "output.quantity", **cells: Any) -> DepartmentObjectives:  # noqa: ANN401 - cells of any kind
    """A plan of one row."""
    return plan(row(name, target, category, **cells))


def money(value: str, unit: str = "万元") -> Quantity:
    """An amount."""
    return Quantity(value, unit)


def scored(score: str, weight: int = 10, reason: str = "") -> DepartmentObjectives:
    """A plan of one row that a self-evaluation gave points."""
    result = Result(actual=parse_actual("9场"), score=Quantity(score, "").value, reason=reason)
    return one("读者讲座", "≥10场", weight=weight, result=result)


def executed(*rows: Execution) -> DepartmentObjectives:
    """A plan with a money block."""
    return plan(report=Report(execution=rows))


BLOCKS = (
    row("改造管网", "≥5公里"),
    row("水质合格率", "≥98%", "output.quality"),
    row("完工时间", "2024年11月30日前", "output.timeliness"),
    row("单位造价", "≤90万元/公里", "cost.unspecified"),
)
PLANNED = (row("讲座", "≥10场", weight=50), row("展览", "≥3场", weight=40))
TASKS = (Task(name="保障供水", content="改造管网"),)


class Example(NamedTuple):
    """A rule's code, its source, a document that it speaks of, one that it leaves alone."""

    code: str
    source: str
    speaks: Objectives
    silent: Objectives


EXAMPLES = (
    Example("PM101", "provincial system", plan(overall=" \n"), plan(overall="供水安全稳定")),
    Example("PM102", "provincial system", plan(overall="——"), plan(overall="-5%以内")),
    Example("PM102", "provincial system", plan(overall=" 无 "), plan(overall="")),
    Example("PM103", "provincial system", one("水质", "改善", "benefit.social"), one("管网", "5公里")),
    Example("PM103", "provincial system", plan(), one("管网", "5公里", None)),
    Example("PM104", "provincial system", one("管网", "5公里"), one("水质", "改善", "benefit.social")),
    Example("PM105", "hospital system", one("管网", "5公里"), one("用户满意度", "≥90%", "satisfaction")),
    Example("PM106", "hospital system", plan(*BLOCKS[:3]), plan(*BLOCKS)),
    Example("PM106", "hospital system", plan(*BLOCKS[1:]), plan(*BLOCKS[1:], row("管网", "5公里", "output"))),
    Example("PM106", "hospital system", plan(*BLOCKS[:3], scheme="mof2015"), plan(*BLOCKS[:3], scheme="mof2021")),
    Example("PM107", "财预〔2021〕101号", project(BLOCKS[0], scheme="mof2021"), project(*BLOCKS, scheme="mof2021")),
    Example("PM107", "财预〔2021〕101号", project(BLOCKS[0], scheme="mof2021"), plan(BLOCKS[0], scheme="mof2021")),
    Example("PM108", "provincial system", one("改造管网", "/"), one("改造管网", "5公里")),
    Example(
        "PM108",
        "provincial system",
        one("改造管网", ""),
        one("改造管网", "", standards=[Standard(grade="优", target=read_target("≥5公里"))]),
    ),
    Example("PM108", "provincial system", one("改造管网", ""), one("改造管网", "", adjusted=read_target("≥5公里"))),
    Example("PM110", "forms", one("到位率", "100%", None), one("到位率", "100%", "output.quality")),
    Example("PM110", "forms", plan(*(row(name, "100%", None) for name in ("到位率", "完好率"))), plan()),
    Example("PM110", "forms", plan(BLOCKS[0], row("到位率", "100%", None)), plan(BLOCKS[0])),
    Example(
        "PM110",
        "forms",
        one("到位率", "100%", None),
        evolve(one("到位率", "100%", None), scheme="chongqing2021_dept_selfeval"),
    ),
    Example("PM111", "provincial system", one("管网", "5公里", "output"), one("满意度", "≥90%", "satisfaction")),
    Example(
        "PM111",
        "provincial system",
        one("管网", "5公里", "output"),
        evolve(one("管网", "5公里", "output"), scheme="beijing_preassessment"),
    ),
    Example(
        "PM112",
        "provincial system",
        plan(row("讲座", "≥5场", definition="面向读者"), row("展览", "≥3场")),
        plan(row("讲座", "≥5场"), row("展览", "≥3场")),
    ),
    Example(
        "PM112",
        "provincial system",
        plan(row("讲座", "≥5场", definition="面向读者"), row("展览", "≥3场", extra=[("备注", "暂定")])),
        plan(
            row("讲座", "≥5场", definition="面向读者"), row("展览", "≥3场", extra=[("评（扣）分标准", "少一场扣1分")])
        ),
    ),
    Example("PM113", "provincial system", one("讲座", "≥12"), one("讲座", "≥12场")),
    Example("PM113", "provincial system", one("受益读者", "≥3万"), one("受益读者", "≥3万人")),
    Example("PM113", "provincial system", one("讲座", "≥12"), one("生师比", "≤18", "output.quality")),
    Example("PM113", "provincial system", one("讲座", "10-20"), one("出水", "pH值6.5-8.5", "output.quality")),
    Example(
        "PM114",
        "forms",
        plan(),
        plan(fiscal_year=2024, budget=Budget(total=money("10"))),
    ),
    Example(
        "PM114",
        "forms",
        project(fiscal_year=2024, budget=Budget(total=money("10"))),
        project(
            unit="市排水管理所",
            fiscal_year=2024,
            report=Report(execution=[Execution(name="年度资金总额", initial=money("10"))]),
        ),
    ),
    Example("PM120", "audit tool", one("用户投诉办结率", "明显提高"), one("用户投诉办结率", "达到95%")),
    Example("PM120", "audit tool", one("节约财政资金", "中等及以上"), one("提高工作效率", "明显提高")),
    Example("PM120", "audit tool", one("读者满意度", "是"), one("读者满意度", "比较满意，三成读者参与")),
    Example(
        "PM121",
        "forms",
        one("完善河湖管护机制", "不断完善河湖管护机制", "benefit.social"),
        one("完善河湖管护机制", "巡查记录齐全", "benefit.social"),
    ),
    Example(
        "PM121",
        "forms",
        plan(row("供水安全", "保障城乡供水", "benefit.social"), tasks=[Task(name="保障城乡供水")]),
        plan(row("供水安全", "保障城乡供水", "benefit.social"), tasks=[Task(name="防汛")]),
    ),
    Example(
        "PM121",
        "forms",
        one("完善河湖管护机制", "完善河湖管护机制", "benefit.social"),
        one("完善河湖管护机制", "完善河湖管护机制3项", "benefit.social"),
    ),
    Example(
        "PM122",
        "forms",
        one("管护机制", "持续 健全", "benefit.social"),
        one("管护机制", "健全到村到户", "benefit.social"),
    ),
    Example(
        "PM122",
        "forms",
        one("供水能力", "中等及以上", "benefit.social"),
        one("供水能力", "良好及以上", "benefit.social"),
    ),
    Example(
        "PM123",
        "provincial system",
        one("用水秩序", "秩序良好", "benefit.social"),
        one("用水秩序", "秩序良好", "benefit.social", extra=[("评分标准", "达成年度指标得满分，部分达成酌情扣分")]),
    ),
    Example(
        "PM123",
        "provincial system",
        one("用水秩序", "秩序良好", "benefit.social"),
        one("用水秩序", "秩序良好", "benefit.social", standards=[Standard(grade="优", target=read_target("无纠纷"))]),
    ),
    Example("PM124", "provincial system", one("水质合格率", "≥95%%"), one("水质合格率", "≥95%")),
    Example("PM124", "provincial system", one("巡检泵站", "≥", operator="≥", unit="次"), one("巡检泵站", "按需")),
    Example(
        "PM124",
        "provincial system",
        one("巡检泵站", "较多", extra=[("指标 性质", "＞")]),  # noqa: RUF001 - as forms have it
        one("巡检泵站", "较多", extra=[("指标性质", "定性"), ("备注", "≥")]),
    ),
    Example("PM125", "forms", one("水质合格率", "不低于95%"), one("水质合格率", "≥95%")),
    Example("PM125", "forms", one("检测费用", "检测服务费控制在45万元以内"), one("服务评价", "良好及以上")),
    Example("PM125", "forms", one("抢修", "24小时内响应"), one("完工", "2024年内完成4处", "output.timeliness")),
    Example("PM125", "forms", one("补助", "≤2万元，不超过预算"), one("开工", "万元以上项目开工率≥95%")),
    Example("PM126", "provincial system", one("水质合格率", ">=95%"), one("水质合格率", "＞95%")),  # noqa: RUF001 - as forms have it
    Example("PM126", "provincial system", one("水质合格率", "》95%"), one("服务规范", "落实《规范》")),
    Example("PM126", "provincial system", one("水质合格率", "﹦95%"), one("培训", "《水法》宣讲≥3场")),
    Example("PM127", "forms", one("抽检", "抽检≥40批次；合格率≥97%"), one("抽检", "≥40批次且≤60批次")),
    Example("PM128", "forms", one("单位造价", "不高于全省平均水平"), one("单位造价", "不超过预算")),
    Example(
        "PM128",
        "forms",
        one("到馆人次", "不低于上年"),
        one("到馆人次", "不低于上年", extra=[("上年完成值", "80万人次")]),
    ),
    Example("PM128", "forms", one("到馆人次", "不低于上年"), one("到馆人次", "较上年提高5%")),
    Example("PM129", "forms", one("差错率", "≤万分之五"), one("差错率", "≤0.05%")),
    Example("PM129", "forms", one("讲座", "十二场"), one("讲座", "半年")),
    Example("PM129", "forms", one("合格率", "九成以上"), one("支线网", "三级网接入率≥95%")),
    Example("PM129", "forms", one("漏损率", "较上年降低2个百分点"), one("漏损率", "较上一年度降低3%")),
    Example("PM129", "forms", one("到馆人次", "较上年提高百分之五"), one("到馆人次", "较上年提高5%")),
    Example("PM130", "forms", one("读本", "≥1份/人"), one("补助", "≥50元/人")),
    Example("PM130", "forms", one("巡检", "≥4次/年"), one("单次费用", "≤2次/人", "cost.economic")),
    Example("PM131", "forms", one("简报", "每半年印制1期"), one("简报", "2期/年")),
    Example(
        "PM132", "forms", one("检查", "6月底前", "output.timeliness"), one("检查", "6月30日前", "output.timeliness")
    ),
    Example(
        "PM132", "forms", one("检查", "9月前", "output.timeliness"), one("检查", "2024.9.30前", "output.timeliness")
    ),
    Example("PM133", "forms", one("供水服务评比", "前5名"), one("供水服务评比", "≥95分")),
    Example("PM134", "self-evaluation forms", one("合格率", "≥98百分比"), one("合格率", "≥98%")),
    Example(
        "PM122", "forms", one("影响", "效果明显", "benefit.social"), one("影响", "经评估效果明显", "benefit.social")
    ),
    Example("PM120", "audit tool", one("水质达标率", "良好及以上"), one("水质达标率", "不低于Ⅲ类")),
    Example("PM146", "self-evaluation forms", one("宣传经费", "≤72890元"), one("争取上级资金", "≥2亿元")),
    Example("PM152", "财预〔2021〕101号", one("满意度", "5%", "satisfaction"), one("投诉率", "5%", "satisfaction")),
    Example("PM134", "self-evaluation forms", one("合格率", "≥98百分比"), one("百分比", "较高")),
    Example("PM134", "self-evaluation forms", one("合格率", "≥98百分比"), one("占比", "百分比达到98%")),
    Example("PM140", "forms", one("投诉办结率", "≥95%"), one("投诉办结率", "≥95%", "output.quality")),
    Example("PM140", "forms", one("改造完成", "100%"), one("改造完成", "5处，完成率100%")),
    Example("PM140", "forms", one("投诉办结率", "按时办结"), one("巡查频率", "按时巡查")),
    Example("PM141", "forms", one("开展整治", "≥2次", "output.quality"), one("开展整治", "≥2次")),
    Example("PM141", "forms", one("读者体会", "≥1份/人", "output.quality"), one("验收得分", "≥90分", "output.quality")),
    Example("PM141", "forms", one("开展整治", "2次", "output.quality"), one("质量事故", "≤2次", "output.quality")),
    Example("PM141", "forms", one("开展整治", "2次", "output.quality"), one("质量事故", "0次", "output.quality")),
    Example("PM141", "forms", one("开展整治", "2次", "output.quality"), one("质量投诉数", "2次", "output.quality")),
    Example(
        "PM142", "forms", one("值守任务", "≥7次", "output.timeliness"), one("值守频次", "≥7次", "output.timeliness")
    ),
    Example(
        "PM142", "forms", one("值守任务", "≥7次", "output.timeliness"), one("值守任务", "≥7天", "output.timeliness")
    ),
    Example(
        "PM142", "forms", one("值守任务", "≥7次", "output.timeliness"), one("逾期项目", "≤2个", "output.timeliness")
    ),
    Example(
        "PM142", "forms", one("值守任务", "≥7次", "output.timeliness"), one("巡查", "每月2次", "output.timeliness")
    ),
    Example("PM143", "forms", one("读者满意度（%）", "≥90%", "benefit.social"), one("满意度调查次数", "≥2次")),
    Example(
        "PM143",
        "forms",
        one("读者满意度提升", "≥90%", "benefit.social"),
        one("读者满意度提升", "≥90%", "satisfaction.beneficiary"),
    ),
    Example(
        "PM144",
        "self-evaluation forms",
        one("控制改造成本", "≤80万元", "benefit.ecological"),
        one("控制改造成本", "≤80万元", "cost.economic"),
    ),
    Example("PM144", "self-evaluation forms", one("检测费用", "≤5万元"), one("减免费用读者", "≥500人")),
    Example(
        "PM144",
        "self-evaluation forms",
        one("节约财政资金", "明显", "benefit.social"),
        one("降低用水成本", "≥5%", "benefit.social"),
    ),
    Example(
        "PM144",
        "self-evaluation forms",
        one("节约财政资金", "明显", "benefit.social"),
        one("节约财政资金", "≥5万元", "benefit.economic"),
    ),
    Example(
        "PM145", "forms", one("运行支出", "不超过预算", "cost.economic"), one("运行支出", "≤60万元", "cost.economic")
    ),
    Example("PM145", "forms", one("严格执行财政预算", "是", "cost.economic"), one("严格执行财政预算", "是")),
    Example("PM145", "forms", one("支出", "控制在批复范围内", "cost"), one("支出", "不高于市场价", "cost.economic")),
    Example("PM146", "self-evaluation forms", one("宣传经费", "＝72890元"), one("招商引资到位额", "≥3亿元")),  # noqa: RUF001 - as forms have it
    Example(
        "PM147",
        "财预〔2021〕101号",
        plan(row("管护", "健全", "benefit.sustainability"), scheme="mof2021"),
        plan(row("管护", "健全", "benefit.sustainability"), scheme="mof2015"),
    ),
    Example(
        "PM147", "财预〔2021〕101号", plan(row("管护", "健全", "benefit.sustainability"), scheme="mof2021"), plan()
    ),
    Example(
        "PM148",
        "published checks",
        plan(row("举办讲座", "≥5场"), row("举办 讲座", "≥6场")),
        plan(row("举办讲座", "≥5场"), row("举办讲座", "≥300人次")),
    ),
    Example(
        "PM148",
        "published checks",
        plan(row("举办讲座", "≥5场"), row("举办讲座", "≥5场", "output.quality")),
        plan(row("举办讲座", "≥5场"), row("举办讲座", "2024年6月30日前", "output.timeliness")),
    ),
    Example(
        "PM148",
        "published checks",
        plan(row("举办讲座", "≥5场"), row("举办讲座", "≥5场")),
        plan(row("举办讲座", "≥5场"), row("举办讲座", "≥5场", term=Term.MEDIUM), row("举办讲座", "≥5场", scope="东区")),
    ),
    Example(
        "PM149",
        "perfmodel",
        plan(row("开展业务培训", "≥5期"), row("业务培训次数", "≥6期")),
        plan(row("开展业务培训", "≥5期"), row("业务培训次数", "≥300人")),
    ),
    Example(
        "PM149",
        "perfmodel",
        plan(row("办结率", "≥95%"), row("成功办结率", "≥96%")),
        plan(row("办结率", "≥95%"), row("投诉办结率", "≥96%"), row("工作", "≥2项"), row("任务", "≥3项")),
    ),
    Example("PM150", "forms", one("供水差错率", "≥2%"), one("差错整改率", "≥95%")),
    Example("PM150", "forms", one("水质合格率", "≤98%"), one("水质不合格率", "≤2%")),
    Example("PM150", "forms", one("供水投诉率", "≥2%"), one("降低投诉率", "≥2%")),
    Example("PM150", "forms", one("失信被执行人数", "≥5人"), one("培训失业人员", "≥300人")),
    Example("PM150", "forms", one("债务余额", "≥5万元"), one("偿还债务", "≥5万元")),
    Example("PM150", "forms", one("单位成本", "≥2元"), one("单位成本", "2元至3元")),
    Example("PM151", "perfmodel", one("覆盖率", "≥120%"), one("收入增长率", "≥120%")),
    Example("PM151", "perfmodel", one("覆盖率", "≥-5%"), one("水位", "±3%以内")),
    Example("PM151", "perfmodel", one("覆盖率", "95%-105%"), one("覆盖率", "≥3倍")),
    Example(
        "PM152",
        "财预〔2021〕101号",
        one("读者满意度", "≥50%", "satisfaction"),
        one("读者满意度", "≥60%", "satisfaction"),
    ),
    Example(
        "PM152",
        "财预〔2021〕101号",
        one("读者满意度", "≥110%", "satisfaction"),
        one("读者满意度", "≥50分", "satisfaction"),
    ),
    Example(
        "PM152",
        "财预〔2021〕101号",
        one("读者满意度", "50%", "satisfaction"),
        one("读者不满意度", "≤5%", "satisfaction"),
    ),
    Example(
        "PM153",
        "forms",
        one("读者满意度提高", "≥90%", "satisfaction"),
        one("读者满意度提高", "较上年提高2%", "satisfaction"),
    ),
    Example("PM154", "perfmodel", one("促进就业", "≥100人次"), one("就业培训", "≥100人次")),
    Example("PM154", "perfmodel", one("接待读者", "≥100人"), one("接待人员", "≥100人")),
    Example("PM154", "perfmodel", one("培训人数", "≥100人次"), one("培训人数", "≥100人")),
    Example("PM154", "perfmodel", one("培训人次", "≥100人"), one("培训人次", "≥100人次")),
    Example("PM155", "provincial system", one("讲座", "＝12场"), one("讲座", "≥12场")),  # noqa: RUF001 - as forms have it
    Example("PM155", "provincial system", one("讲座", "=12场"), one("事故", "=0起")),
    Example("PM155", "provincial system", one("讲座", "=12场"), one("到位率", "=100%")),
    Example(
        "PM160",
        "forms",
        plan(budget=Budget(total=money("100"), fiscal=money("90"))),
        plan(budget=Budget(total=money("100.004"), fiscal=money("90"), other=money("10"))),
    ),
    Example(
        "PM160",
        "forms",
        plan(
            budget=Budget(
                total=money("100"), fiscal=money("90"), parts=[BudgetPart(name="单位资金", amount=money("5"))]
            )
        ),
        plan(
            budget=Budget(
                total=money("100"),
                fiscal=money("100"),
                parts=[
                    BudgetPart(name="中央补助", amount=money("70")),
                    BudgetPart(name="县级资金", amount=money("30")),
                ],
            )
        ),
    ),
    Example(
        "PM160",
        "forms",
        plan(budget=Budget(total=money("100"), other=money("90"))),
        plan(budget=Budget(total=money("100"), other=money("90", "万美元"))),
    ),
    Example(
        "PM160",
        "forms",
        plan(budget=Budget(total=money("1000", "元"), fiscal=money("980", "元"))),
        plan(
            budget=Budget(
                total=money("100"),
                fiscal=money("90"),
                other=money("10"),
                parts=[BudgetPart(name="单位资金", amount=money("10"))],
            )
        ),
    ),
    Example(
        "PM160",
        "forms",
        plan(budget=Budget(total=money("1"), parts=[BudgetPart(name=f"资金{n}", amount=money("1")) for n in range(9)])),
        plan(
            budget=Budget(
                total=money("10"),
                parts=[BudgetPart(name="省级资金", amount=money("8")), BudgetPart(name="自筹", amount=money("2"))],
            )
        ),
    ),
    Example(
        "PM161",
        "city review",
        plan(row("改造费用", "≤120万元", "cost.economic"), budget=Budget(total=money("100"))),
        plan(row("改造费用", "≤100万元", "cost.economic"), budget=Budget(total=money("100"))),
    ),
    Example(
        "PM161",
        "city review",
        plan(row("改造费用", "120万元", "cost.unspecified"), budget=Budget(total=money("100"))),
        plan(
            row("企业负担", "≤120万元", "cost.social"),
            row("经费", "≥120万元", "cost"),
            budget=Budget(total=money("100")),
        ),
    ),
    Example(
        "PM162",
        "forms",
        plan(row("改造费用", "≤900000万元", "cost.economic"), budget=Budget(total=money("100"))),
        plan(row("改造费用", "≤900000元", "cost.economic"), budget=Budget(total=money("100"))),
    ),
    Example(
        "PM162",
        "forms",
        plan(budget=Budget(total=money("100"), fiscal=money("100", "元"))),
        plan(budget=Budget(total=money("100"), fiscal=money("100"))),
    ),
    Example(
        "PM162",
        "forms",
        plan(tasks=[Task(name="供水", budget=Budget(total=money("1000000")))], budget=Budget(total=money("100"))),
        plan(tasks=[Task(name="供水", budget=Budget(total=money("10")))], budget=Budget(total=money("100"))),
    ),
    Example(
        "PM162",
        "forms",
        evolve(executed(Execution(name="总额", initial=money("100", "元"))), budget=Budget(total=money("100"))),
        evolve(
            executed(Execution(name="总额", initial=money("100", "美元"))), budget=Budget(total=money("100", "美元"))
        ),
    ),
    Example("PM163", "forms", one("改造费用", "≤89.974万元", "cost"), one("改造费用", "≤89.97万元", "cost")),
    Example("PM163", "forms", one("改造费用", "80.001万元至90万元", "cost"), one("改造费用", "≤899740.123元", "cost")),
    Example(
        "PM164",
        "forms",
        plan(tasks=TASKS, budget=Budget(total=money("100"))),
        plan(tasks=[Task(name="供水", budget=Budget(total=money("100")))], budget=Budget(total=money("100"))),
    ),
    Example(
        "PM164",
        "forms",
        plan(tasks=[*TASKS, Task(name="防汛", budget=Budget(total=money("5")))]),
        plan(tasks=TASKS),
    ),
    Example(
        "PM164", "forms", plan(tasks=TASKS, budget=Budget(total=money("1"))), project(budget=Budget(total=money("1")))
    ),
    Example(
        "PM165",
        "city review",
        plan(row("到馆读者", "≥80万人次"), tasks=TASKS),
        plan(row("更新管网", "≥5公里"), tasks=TASKS),
    ),
    Example(
        "PM166",
        "provincial system",
        plan(row("讲座", "≥5场", extra=[("指标值/上年实际", "4场")]), row("展览", "≥3场")),
        plan(row("讲座", "≥5场", extra=[("设置依据", "工作方案")]), row("展览", "持续举办")),
    ),
    Example(
        "PM166",
        "provincial system",
        plan(row("讲座", "≥5场", extra=[("上年实际", "4")]), row("展览", "≥3场")),
        one("展览", "≥3场"),
    ),
    Example(
        "PM167",
        "perfmodel",
        one("讲座", "≥6场", extra=[("上年完成值", "10场")]),
        one("讲座", "≥7场", extra=[("上年完成值", "10场")]),
    ),
    Example(
        "PM167",
        "perfmodel",
        one("讲座", "≥14场", extra=[("上年完成值", "10场")]),
        one("讲座", "≥13场", extra=[("上年完成值", "10场")]),
    ),
    Example(
        "PM167",
        "perfmodel",
        one("简报", "每月2期", extra=[("上年完成值", "12期/年")]),
        one("简报", "尽量", extra=[("上年完成值", "12期/年"), ("上年实际", " ")]),
    ),
    Example(
        "PM167",
        "perfmodel",
        one("讲座", "≥1场", extra=[("上年完成值", "10场")]),
        one("讲座", "≥1场", extra=[("上年完成值", "0场")]),
    ),
    Example(
        "PM167",
        "perfmodel",
        one("增长", "≥1%", extra=[("上年完成值", "5%")]),
        one("增长", "≥1%", extra=[("上年完成值", "-5%")]),
    ),
    Example("PM170", "provincial system", plan(PLANNED[0]), plan(*PLANNED)),
    Example(
        "PM170",
        "provincial system",
        plan(*PLANNED, row("培训", "≥2期", weight=5)),
        plan(PLANNED[0], row("培训", "2期")),
    ),
    Example(
        "PM170",
        "provincial system",
        plan(*PLANNED, report=Report(execution=[Execution(name="总额", weight=Quantity(20, "").value)])),
        plan(*PLANNED, report=Report(execution=[Execution(name="总额", weight=Quantity(10, "").value)])),
    ),
    Example(
        "PM170",
        "provincial system",
        plan(*PLANNED, extra=[("产出指标", "80分")]),
        plan(*PLANNED, extra=[("产出指标", "90分")]),
    ),
    Example(
        "PM170",
        "provincial system",
        plan(*(evolve(item, scope="东区", id="") for item in PLANNED[:1]), PLANNED[0]),
        plan(*(evolve(item, scope=scope, id="") for scope in ("东区", "西区") for item in PLANNED)),
    ),
    Example("PM171", "published checks", one("讲座", "≥5场", weight=0), one("讲座", "≥5场")),
    Example(
        "PM171",
        "published checks",
        plan(row("讲座", "≥5场", weight=50), row("展览", "≥3场")),
        plan(row("讲座", "≥5场", weight=50), row("讲座", "≥5场", scope="东区")),
    ),
    Example("PM172", "sichuan form", plan(*PLANNED), plan(PLANNED[0], row("展览", "≥3场", weight=50))),
    Example("PM172", "sichuan form", one("讲座", "≥5场", weight=90), one("讲座", "≥5场", weight=0)),
    Example("PM181", "sichuan form", scored("8"), scored("8", reason="闭馆三个月")),
    Example("PM181", "sichuan form", scored("8"), scored("10")),
    Example(
        "PM187",
        "self-evaluation forms",
        executed(Execution(name="总额", initial=money("0")), Execution(name="财政拨款", initial=money("90"))),
        executed(Execution(name="总额", initial=money("90")), Execution(name="财政拨款", initial=money("90"))),
    ),
    Example(
        "PM187",
        "self-evaluation forms",
        executed(Execution(name="总额", executed=money("80")), Execution(name="财政拨款", executed=money("90"))),
        executed(Execution(name="总额", executed=money("80")), Execution(name="财政拨款", adjusted=money("90"))),
    ),
    Example(
        "PM188",
        "provincial system",
        plan(*(evolve(scored("10").indicators[0], adjusted=value, id="") for value in (None, read_target("≥9场")))),
        plan(*(evolve(scored("10").indicators[0], adjusted=value, id="") for value in (None, read_target("/")))),
    ),
)


def found(document: Objectives, code: str) -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in review(document) if finding.code == code]


@pytest.mark.parametrize(("name", "target", "level"), [
    ("验收合格率", "≥95个百分点", True),
    ("验收合格率", "较上年提高1.5个百分点", False),
    ("合格率提升", "≥1.5个百分点", False),
    ("城乡差距", "≤3个百分点", False),
])  # fmt: skip
def test_a_level_in_percentage_points(name: str, target: str, level: bool) -> None:  # noqa: FBT001
    """合格率≥95个百分点 means %: it is not to be kept so."""
    (finding,) = found(one(name, target), "PM129")

    assert ("write %" in finding.message) is level


def test_a_level_in_percentage_points_is_a_rate() -> None:
    """合格率≥95个百分点 under quantity is told as 合格率≥95% is."""
    assert found(one("验收合格率", "≥95个百分点"), "PM140")
    assert not found(one("合格率提升", "≥1.5个百分点", "benefit.social"), "PM140")


DOUBTED = [
    ("验收合格率", "大于等于95个百分点", "PM125", "PM129"),
    ("覆盖", "不低于95", "PM125", "PM113"),
    ("读者满意率", "不高于90%", "PM125", "PM150"),
    ("漏损率", ">=5%", "PM126", "PM150"),
    ("验收合格率", "不低于120%", "PM125", "PM151"),
    ("读者满意度", "不低于30%", "PM125", "PM152"),
    ("满意度提升", "九成", "PM129", "PM153"),
    ("培训人数", "两千人次", "PM129", "PM154"),
    ("讲座", "等于十二场", "PM129", "PM155"),
]


@pytest.mark.parametrize(("name", "text", "code", "doubt"), DOUBTED)
@pytest.mark.parametrize("alone", [False, True])
def test_nothing_is_polished_that_is_doubted(name: str, text: str, code: str, doubt: str, alone: bool) -> None:  # noqa: FBT001
    """A value that another rule doubts keeps its wording, whether that rule was asked for or not."""
    document = one(name, text)
    findings = review(document, rules=[code]) if alone else review(document)

    assert doubt in {finding.code for finding in review(document)}
    assert [finding.change for finding in findings if finding.code == code] == [None]
    assert apply_changes(document, findings).applied == ()


def test_no_slipped_unit_is_polished() -> None:
    """A cost in 万元 that fits in 元 alone keeps its words."""
    document = plan(row("改造费用", "不超过900000万元", "cost.economic"), budget=Budget(total=money("100")))

    assert [finding.change for finding in review(document, rules=["PM125"])] == [None]
    assert review(document, rules=["PM162"])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.code)
def test_a_rule_speaks_where_it_should(example: Example) -> None:
    """It finds what it is for, cites its source, and leaves the near miss alone."""
    findings = found(example.speaks, example.code)

    assert findings
    assert {finding.rule and finding.rule.source for finding in findings} == {example.source}
    assert not found(example.silent, example.code)


def test_each_rule_has_an_example_and_a_function() -> None:
    """No rule is untested, and no function is left without a rule."""
    codes = [rule.code for rule in REVIEW_RULES]

    assert codes == sorted({example.code for example in EXAMPLES})
    assert codes == sorted(CHECKS)


def test_schemes_are_those_of_the_taxonomy() -> None:
    """A rule for a tree that there is not would never speak."""
    assert {name for rule in REVIEW_RULES for name in rule.schemes if name is not None} <= set(SCHEMES)


def test_each_rule_has_its_function() -> None:
    """The function is the one that stands under the rule's code, and its docstring says what it does."""
    assert all(rule.check is CHECKS[rule.code] for rule in REVIEW_RULES)
    functions = [getattr(check, "check", check) for check in CHECKS.values()]
    assert all(function.__doc__ for function in functions)


def test_findings_on_rows_name_the_row() -> None:
    """A rule that looks at rows gives the id of the row, unless no row has what it looks for."""
    rows = {rule.code for rule in REVIEW_RULES if rule.scope is RuleScope.INDICATOR}
    nameless = [
        finding
        for example in EXAMPLES
        if example.code in rows
        for finding in found(example.speaks, example.code)
        if finding.indicator is None
    ]

    assert {finding.code for finding in nameless} == {"PM110"}


CHANGES = [
    ("不低于95%", "PM125", "≥95%"),
    ("每月不少于2次", "PM125", "每月≥2次"),
    ("较上年压减5%以上", "PM125", "较上年降低≥5%"),
    ("10人以上，20人以下", "PM125", "≥10人；≤20人"),
    ("检测服务费控制在45万元以内", "PM125", None),
    ("不低于上年的95%", "PM125", "≥上年的95%"),
    ("24小时内响应", "PM125", None),
    ("控制在5%左右", "PM125", None),
    (">=95%", "PM126", "≥95%"),
    ("》95%", "PM126", "≥95%"),
    ("≤万分之五", "PM129", "≤0.05%"),
    ("万分之五以内", "PM125", "≤0.05%"),
    ("不超过三成", "PM125", "≤30%"),
    ("不超过5‱", "PM125", "≤5‱"),
    ("九成", "PM129", "90%"),
    ("两千人", "PM129", "2000人"),
    ("千分之三", "PM129", "3‰"),
    ("万分之" + "3." + "3" * 58, "PM129", "3." + "3" * 58 + "‱"),
    ("较上年提高5个百分点", "PM129", None),
    ("事故率为零", "PM129", None),
    ("6月底前", "PM132", "6月30日前"),
    ("2024年内", "PM132", "2024年1月1日至2024年12月31日"),
    ("9月前", "PM132", None),
    ("每年年底前", "PM132", None),
    ("≥98百分比", "PM134", "≥98%"),
    ("≤89.974万元", "PM163", "≤899740元"),
    ("80.001万元至90万元", "PM163", None),
]


@pytest.mark.parametrize(("text", "code", "change"), CHANGES)
def test_changes_say_the_same(text: str, code: str, change: str | None) -> None:
    """A change is offered only where no word and no meaning is lost; it reads back equal."""
    (finding,) = found(one("事项", text, "benefit.social"), code)

    assert finding.change == change
    assert finding.text == text
    assert change is None or read_target(change) == read_target(text)


def test_a_sign_that_nobody_reads_is_named_itself() -> None:
    """下降 in the column of signs is wrong, and not the value 5 beside it."""
    rows = "三级指标\t指标性质\t指标值\t度量单位\n投诉率\t下降\t5\t%\n合格率\t≥\t95\t%"
    found = [finding for finding in review(read_form(rows).document) if finding.code == "PM124"]

    assert [(finding.text, "operator column" in finding.message) for finding in found] == [("下降", True)]
    assert "符号列" in explain(found[0], locale="zh_Hans")
