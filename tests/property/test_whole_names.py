"""Names and figures that hold a closed word are kept whole: nothing that says who or what is lost beside a value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import (
    Comparison,
    Composite,
    Deadline,
    Quantity,
    Relative,
    Statement,
    Target,
    Threshold,
    Unread,
    read_actual,
    read_target,
)
from perfmodel.targets import Direction

one = st.sampled_from
NUMBERS = ("3", "12", "20")


def subject_of(target: Target) -> str:
    """The subject of a single value."""
    assert isinstance(target, Threshold), target
    return target.subject or ""


@given(
    sign=one(("较", "比")),
    figure=one(("2021年底", "2021年末", "2021年12月底", "上年底", "去年末", "2021年", "上年")),
    move=one((("提高", Direction.INCREASE), ("下降", Direction.DECREASE), ("增加", Direction.INCREASE))),
    number=one(NUMBERS),
)
def test_a_change_against_the_end_of_a_year(sign: str, figure: str, move: tuple[str, Direction], number: str) -> None:
    """较2021年底提高5% is a change against a figure, and no deadline in the past."""
    target = read_target(f"{sign}{figure}{move[0]}{number}%")

    assert isinstance(target, Relative)
    assert (target.reference, target.direction, target.change) == (figure, move[1], Quantity(number, "%"))


@given(ways=one(("与{}相比，", "同{}相比，", "对比{}，")), year=one(("2019年", "2021年")), number=one(NUMBERS))
def test_a_comparison_with_a_year_before_a_comma(ways: str, year: str, number: str) -> None:
    """与2019年相比，下降5% keeps its year."""
    target = read_target(ways.format(year) + f"下降{number}%")

    assert isinstance(target, Relative)
    assert target.reference == year


@given(
    first=one("一二三四五六七八"),
    second=one("二三四五六七八九"),
    rank=one(("级", "类", "等奖", "期", "档", "批")),
    noun=one(("手术", "医院", "渠道", "工程", "残疾人")),
    number=one(NUMBERS),
)
def test_a_numeral_that_counts_off_is_no_number_of_a_list(
    first: str, second: str, rank: str, noun: str, number: str
) -> None:
    """三、四级手术 is about both: the first is never taken for the number of a line and dropped."""
    text = f"{first}、{second}{rank}{noun}≥{number}个"
    target = read_target(text)

    assert isinstance(target, Statement | Unread) or f"{first}、{second}{rank}" in subject_of(target)


@given(
    sign=one(("", "≥", "≤", "不少于")),
    number=one(NUMBERS),
    unit=one(("个", "家", "座", "项")),
    thing=one(
        ("优秀", "较差", "国家级", "一等奖", "规模以上企业", "三级泵站", "限额以上商店", "合格报告", "良好断面", "小学")
    ),
)
def test_what_is_counted_is_kept(sign: str, number: str, unit: str, thing: str) -> None:
    """≤2个较差 is not ≤2个, whatever word of a scale stands in what is counted."""
    assert subject_of(read_target(f"{sign}{number}{unit}{thing}")) == thing


@given(
    name=one(("采购", "编制村庄", "审计", "国土空间", "三年行动")),
    plan=one(("计划", "规划")),
    sign=one(("", "≥", "不少于")),
    number=one(NUMBERS),
    unit=one(("个", "项", "份")),
)
def test_a_plan_that_is_counted_is_a_noun(name: str, plan: str, sign: str, number: str, unit: str) -> None:
    """采购计划10个 are plans, and no purchases."""
    assert subject_of(read_target(f"{name}{plan}{sign}{number}{unit}")) == f"{name}{plan}"


@given(
    sign=one((("低于", Comparison.LT), ("不超过", Comparison.LE), ("高于", Comparison.GT), ("不低于", Comparison.GE))),
    before=one(("近", "前", "过去", "")),
    years=one(("三", "两", "五", "3", "5")),
    figure=one(("平均水平", "平均值", "平均数", "平均")),
)
def test_an_average_of_years_is_no_length_of_time(
    sign: tuple[str, Comparison], before: str, years: str, figure: str
) -> None:
    """低于近三年平均水平 names a figure, and not three years."""
    target = read_target(f"{sign[0]}{before}{years}年{figure}")

    assert isinstance(target, Relative)
    assert (target.comparison, target.change) == (sign[1], None)
    assert target.reference == f"{before}{years}年{figure}"


@given(
    name=one(
        (
            *("近岸海域水质优良率", "近海养殖面积", "近现代文物修缮率", "近效期药品占比", "约稿完成率", "约见率"),
            *("最多跑一次实现率", "最多跑一次事项占比", "同时在线人数占比", "同时容纳能力"),
        )
    ),
    sign=one((("≥", Comparison.GE), ("≤", Comparison.LE), ("", Comparison.STATED))),
    number=one(NUMBERS),
)
def test_a_closed_word_that_begins_a_name(name: str, sign: tuple[str, Comparison], number: str) -> None:
    """近岸海域 is not about a coast, and 最多跑一次 bounds no rate."""
    target = read_target(f"{name}{sign[0]}{number}%")

    assert isinstance(target, Threshold)
    assert (target.subject, target.comparison, target.approximate) == (name, sign[1], False)


@given(
    what=one(("降雨量", "气温", "客流", "库水位")),
    sign=one(("≥", "超过", "≤")),
    unit=one(("mm", "℃", "人", "m")),
    then=one(("2小时内响应", "每日巡查3次", "增开窗口2个")),
)
def test_a_condition_with_when_is_no_requirement(what: str, sign: str, unit: str, then: str) -> None:
    """当降雨量≥50mm时，2小时内响应: nobody has to reach 50 millimetre hours."""
    assert isinstance(read_target(f"当{what}{sign}50{unit}时，{then}"), Statement | Unread)


@given(
    when=one(("改造", "项目实施", "疫情", "培训")),
    move=one(("提高", "提升")),
    sign=one(("较", "比")),
    number=one(NUMBERS),
)
def test_before_a_rise_is_no_premise(when: str, move: str, sign: str, number: str) -> None:
    """较改造前提高5%: 前提 is no word there."""
    target = read_target(f"{sign}{when}前{move}{number}%")

    assert isinstance(target, Relative)
    assert target.reference == f"{when}前"


LEVELS = {
    "降至": Comparison.LE,
    "减至": Comparison.LE,
    "降到": Comparison.LE,
    "提高至": Comparison.GE,
    "增至": Comparison.GE,
}


@given(
    verb=one(tuple(LEVELS.items())),
    figure=one(("上年", "2021年", "去年")),
    number=one(NUMBERS),
)
def test_a_level_that_is_a_share_of_a_figure(verb: tuple[str, Comparison], figure: str, number: str) -> None:
    """降至上年的80%: the verb is a comparison, and no part of the figure's name."""
    target = read_target(f"{verb[0]}{figure}的{number}%")

    assert isinstance(target, Relative)
    assert (target.reference, target.comparison, target.share) == (figure, verb[1], Quantity(number, "%"))


@given(of=one(("全省", "全国", "全市")), way=one(("高", "低")), number=one(NUMBERS))
def test_an_average_that_is_compared_with(of: str, way: str, number: str) -> None:
    """比全省平均高5个百分点 is about the average."""
    target = read_target(f"比{of}平均{way}{number}个百分点")

    assert isinstance(target, Relative)
    assert target.reference == f"{of}平均"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("3日", "工作日"),
        ("3个工作日", "天"),
        ("200元/人", "元/人·月"),
        ("80元/亩", "元/亩·年"),
        ("95分", "%"),
        ("8个百分点", "%"),
    ],
)
def test_a_unit_against_its_column(text: str, unit: str) -> None:
    """Two units that do not convert are refused: one of them is a slip, and nobody can tell which."""
    target = read_target(text, unit=unit)

    assert isinstance(target, Unread)
    assert target.error.code == "unit-conflict"


LIMITS = (("30分钟内", "响应"), ("4小时内", "修复"), ("3个工作日内", "办结"), ("1小时内", "到场"))


@given(
    parts=st.lists(one(LIMITS), min_size=2, max_size=3, unique=True),
    mark=one(("，", "、", "；")),
)
def test_each_limit_says_what_it_is_for(parts: list[tuple[str, str]], mark: str) -> None:
    """30分钟内响应，4小时内修复: nobody could tell the limits apart."""
    target = read_target(mark.join(limit + deed for limit, deed in parts))

    assert isinstance(target, Composite)
    assert [subject_of(clause) for clause in target.clauses] == [deed for _, deed in parts]


@given(
    words=one(("资金及时到位", "设备正常运行", "除节假日外", "符合国家标准", "简易事项当场办结")),
    value=one(("执行率≥95%", "每日1次", "3日内办结", "≤50万元")),
)
def test_words_before_a_comma_stay_a_clause(words: str, value: str) -> None:
    """Half of a requirement is not thrown away."""
    target = read_target(f"{words}，{value}")

    assert isinstance(target, Composite)
    assert isinstance(target.clauses[0], Statement)
    assert target.clauses[0].text == words


@pytest.mark.parametrize("text", ["年底前优秀", "年底前合格", "12月底前良好"])
def test_a_grade_behind_a_day(text: str) -> None:
    """A day alone would lose what is to be reached by then."""
    assert not isinstance(read_target(text), Deadline)


@given(
    number=one(NUMBERS),
    scale=one(("万", "亿")),
    words=one(("像素摄像机", "高标准农田建设", "摄像机镜头组件")),
)
def test_words_behind_a_number_without_a_unit(number: str, scale: str, words: str) -> None:
    """300万像素摄像机 is not 300万 of nothing."""
    assert isinstance(read_target(f"{number}{scale}{words}"), Statement | Unread)


@given(first=one(("一级", "二级", "优秀")), second=one(("二级", "三级", "良好")), who=one(("残疾人", "学员")))
def test_a_grade_torn_from_a_list_is_no_value(first: str, second: str, who: str) -> None:
    """一级、二级残疾人80元/月 asks nobody for 一级."""
    assert isinstance(read_target(f"{first}、{second}{who}80元/月"), Statement | Unread)


@given(
    names=one((("起数", "死亡人数"), ("收入", "支出"), ("办理时限", "环节"))),
    deed=one(("下降", "增长", "压缩", "提高", "补助")),
    first=one(NUMBERS),
    second=one(NUMBERS),
)
def test_what_is_said_once_behind_each(names: tuple[str, str], deed: str, first: str, second: str) -> None:
    """起数、死亡人数分别下降5%、3%: a fall is no rise."""
    target = read_target(f"{'、'.join(names)}分别{deed}{first}%、{second}%")

    assert isinstance(target, Composite)
    assert [subject_of(clause) for clause in target.clauses] == [f"{name}{deed}" for name in names]


@given(
    names=one(("城镇和农村居民收入", "信访量和重访率", "税收与非税收入")),
    way=one(("分别较上年", "较上年分别", "分别比去年")),
    number=one(NUMBERS),
)
def test_two_names_against_one_figure(names: str, way: str, number: str) -> None:
    """Which of the words is the figure nobody can tell, so no second name becomes it."""
    assert isinstance(read_target(f"{names}{way}增长{number}%、7%"), Statement | Unread)


@given(
    way=one(("与{}持平", "同{}持平", "保持与{}持平")),
    figure=one(("2021年底", "上年末", "去年底")),
)
def test_level_with_the_end_of_a_year(way: str, figure: str) -> None:
    """与2021年底持平 is no deadline."""
    assert isinstance(read_target(way.format(figure)), Statement | Relative | Unread)


@given(
    opened=one(("与", "同", "跟")),
    figure=one(("2021年底", "2021年12月31日", "去年底")),
    closed=one(("相比", "比")),
    number=one(NUMBERS),
)
def test_compared_with_the_end_of_a_year(opened: str, figure: str, closed: str, number: str) -> None:
    """与2021年底相比下降3% is a change."""
    target = read_target(f"{opened}{figure}{closed}下降{number}%")

    assert isinstance(target, Relative)
    assert target.reference == figure


@given(
    first=one(("0-3岁、4-6岁儿童", "60-79岁、80岁以上老人", "3个月、6个月随访", "3月、9月抽查", "2021年、2022年项目")),
    sign=one(("", "≥")),
    number=one(NUMBERS),
)
def test_the_first_of_several_in_a_name(first: str, sign: str, number: str) -> None:
    """0-3岁、4-6岁儿童建卡率90% asks for no value between 0 and 3 years."""
    assert isinstance(read_target(f"{first}完成率{sign}{number}%"), Statement | Unread)


@given(
    day=one(("12月底前", "年底前", "2024年6月底前")),
    what=one(("升级为一级", "评为A级", "大部分完成", "部分建成", "验收合格", "稳定达标", "完成主体", "获得一等奖")),
)
def test_what_shall_be_true_by_a_day(day: str, what: str) -> None:
    """The day alone would lose how much, or how well."""
    assert not isinstance(read_target(f"{day}{what}"), Deadline)


@given(day=one(("12月底前", "6月底前")), deed=one(("提交报告", "提供服务", "提质改造")), number=one(NUMBERS))
def test_before_a_day_and_a_deed(day: str, deed: str, number: str) -> None:
    """年底前提交报告: 前提 is no word there, and the day stays a limit."""
    target = read_target(f"{day}{deed}{number}份")

    assert isinstance(target, Composite)
    limit, value = target.clauses
    assert isinstance(limit, Deadline)
    assert limit.comparison is Comparison.LE
    assert subject_of(value) == deed


@given(
    number=one(NUMBERS),
    noun=one(("村（社区）", "镇（街道）", "县（区）", "乡（镇）")),
)
def test_a_noun_with_another_in_brackets(number: str, noun: str) -> None:
    """20个村（社区） counts both."""
    assert subject_of(read_target(f"{number}个{noun}")) == noun


@given(
    way=one((("高于或达到", Comparison.GE), ("超过或者达到", Comparison.GE), ("大于或达到", Comparison.GE))),
    number=one(NUMBERS),
)
def test_above_or_reaching(way: tuple[str, Comparison], number: str) -> None:
    """The end itself is good enough."""
    target = read_target(f"{way[0]}{number}%")

    assert isinstance(target, Threshold)
    assert target.comparison is way[1]


@given(
    way=one((("持平或高于", Comparison.GE), ("持平或略低于", Comparison.LE), ("持平或优于", Comparison.GE))),
    figure=one(("上年", "全省平均水平")),
)
def test_level_or_better(way: tuple[str, Comparison], figure: str) -> None:
    """持平或高于上年 is met by the same."""
    target = read_target(f"{way[0]}{figure}")

    assert isinstance(target, Relative)
    assert (target.comparison, target.reference) == (way[1], figure)


@given(
    about=one(("约为上年的{}%", "上年的{}%左右", "大约为预算的{}%", "约降至上年的{}%", "约较上年下降{}%")),
    number=one(NUMBERS),
)
def test_a_share_that_is_only_about(about: str, number: str) -> None:
    """No relation holds 约, so none is made that would be sharper than its text."""
    assert isinstance(read_target(about.format(number)), Statement | Unread)


@given(unit=one(("人·餐", "生·学年", "亩·季", "人·课时", "人·场")), number=one(NUMBERS))
def test_a_unit_of_two_parts_without_a_dot(unit: str, number: str) -> None:
    """4元/人餐 is not 4元/人."""
    glued, dotted = read_target(f"{number}元/{unit.replace('·', '')}"), read_target(f"{number}元/{unit}")

    assert isinstance(glued, Threshold)
    assert isinstance(dotted, Threshold)
    assert (glued.quantity, glued.subject) == (dotted.quantity, None)


@pytest.mark.parametrize(
    "text",
    ["100%/24小时内", "100%/2小时", "每季度1次、2期", "每人30元、15次", "Ⅰ、Ⅱ类", "5天内大部分完成", "3日内局部恢复"],
)
def test_values_of_two_kinds_in_one(text: str) -> None:
    """All of them within a day is no ratio, and the second item of a list for each no total."""
    assert isinstance(read_target(text), Statement)


@pytest.mark.parametrize("text", ["没有达到较上年增长5%-8%", "未达到比上年增长5%至8%"])
def test_a_denied_change_with_two_ends(text: str) -> None:
    """It may lie on either side."""
    assert isinstance(read_actual(text).said, Statement)
