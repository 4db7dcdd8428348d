"""What stands around the table: names, years, money, tasks, notes; and what is odd about it."""

import pytest

from perfmodel import FormError, dumps, explain, judge, loads, read_form, read_forms
from perfmodel.forms._head import HeadReader
from perfmodel.forms._ledger import Ledger, join
from perfmodel.forms._read import Reading
from perfmodel.objectives._documents import DepartmentObjectives, ProjectObjectives

TABLE = ("三级指标|指标值", "讲座|≥12场")


def form(*rows: str) -> Reading:
    """A form of some rows above a small table, with | between the cells."""
    return read_form("\n".join((*rows, *TABLE)).replace("|", "\t") + "\n")


def noticed(reading: Reading) -> list[tuple[str, str]]:
    """The codes of the findings with the texts of their cells."""
    return [(finding.code, finding.text) for finding in reading.findings]


@pytest.mark.parametrize(
    "text", ["（2024年度）", "2024年", "二〇二四年度", "二○二四", "二零二四年", "2024", "（2024 年 度）"]
)
def test_years(text: str) -> None:
    """However a year is printed."""
    assert str(form(text).document.fiscal_year) == "2024年度"
    assert str(form(f"预算年度|{text}").document.fiscal_year) == "2024年度"


def test_the_title_of_a_list_names_the_year_of_its_projects() -> None:
    """情况汇总 ends the title of a list; each project below has its year."""
    for title in ("市水务局2024年1-9月项目支出绩效监控情况汇总", "2024年度项目绩效目标汇总"):
        rows = [title, "项目名称|泵站改造", *TABLE, "项目名称|渠道清淤", *TABLE]
        readings = list(read_forms("\n".join(rows).replace("|", "\t") + "\n"))

        assert [str(reading.document.fiscal_year) for reading in readings] == ["2024年度", "2024年度"]
        assert readings[0].document.title == title


def test_a_year_in_the_title() -> None:
    """The title keeps its words."""
    document = form("2024年市图书馆整体支出绩效目标表").document

    assert str(document.fiscal_year) == "2024年度"
    assert document.title == "2024年市图书馆整体支出绩效目标表"


def test_a_year_cell_that_says_something_else() -> None:
    """What is no year is kept with its label."""
    assert form("预算年度|三年滚动").document.extra == (("预算年度", "三年滚动"),)


def test_labels_and_values_in_one_cell() -> None:
    """部门名称：市图书馆, and the unit of money in a cell of its own."""
    reading = form("部门名称：市图书馆||金额单位：万元", "总额|12.5")

    assert reading.document.department == "市图书馆"
    assert str(reading.document.budget.total) == "12.5万元"
    assert reading.findings == ()


def test_a_unit_of_money_is_no_department() -> None:
    """单位 before 万元 is the unit of the amounts."""
    assert form("单位：元", "总额|900").document.department == ""


def test_labels_that_nobody_knows_are_kept_with_their_values() -> None:
    """In two cells or in one."""
    reading = form("部门名称|市图书馆", "归口科室|办公室", "值班馆长：李工")

    assert reading.document.extra == (("归口科室", "办公室"), ("值班馆长", "李工"))
    assert noticed(reading) == [("label-unknown", "归口科室"), ("label-unknown", "值班馆长：李工")]


def test_names_that_a_kind_of_document_has_no_field_for() -> None:
    """A department's form with a supervising body; a project's with a department beside its supervisor."""
    department = form("部门名称|市图书馆", "主管部门|市文化局", "实施单位|采编部").document
    project = form("项目名称|讲座", "主管部门|市文化局", "部门名称|市图书馆").document

    assert isinstance(department, DepartmentObjectives)
    assert department.extra == (("主管部门", "市文化局"), ("实施单位", "采编部"))
    assert isinstance(project, ProjectObjectives)
    assert (project.department, project.extra) == ("市文化局", (("部门名称", "市图书馆"),))


def test_a_label_twice_keeps_both_values() -> None:
    """The first is the field, the second an extra."""
    document = form("部门名称|市图书馆", "部门名称|图书馆分馆").document

    assert (document.department, document.extra) == ("市图书馆", (("部门名称", "图书馆分馆"),))


def test_money_behind_labels_and_further_sources() -> None:
    """Each source with its printed name; a blank one has no amount."""
    budget = form(
        "项目资金（万元）|资金总额|60.00", "|其中：财政拨款|50.00", "|单位资金|10.00", "|上年结转资金|"
    ).document.budget

    assert [str(budget.total), str(budget.fiscal), budget.other] == ["60.00万元", "50.00万元", None]
    assert [(part.name, str(part.amount)) for part in budget.parts] == [("单位资金", "10.00万元")]


def test_amounts_that_cannot_be_read() -> None:
    """Without a unit of money, or with a second number in the cell; each is named, none is taken."""
    reading = form("总额|60.00")
    assert noticed(reading) == [("money-unit-missing", "60.00")]
    assert reading.document.budget.total is None

    reading = form("总额（万元）|60.00+")
    assert noticed(reading) == [("amount-unread", "60.00+")]


@pytest.mark.parametrize("nothing", ["无", "／", "——", " ", "*"])
def test_words_for_no_money(nothing: str) -> None:
    """无 and dashes of any width say that there is no such money; they are no amount that cannot be read."""
    reading = form("预算总额（万元）|80.00", "财政拨款（万元）|80.00", f"其他资金（万元）|{nothing}")

    assert (str(reading.document.budget.fiscal), reading.document.budget.other) == ("80.00万元", None)
    assert reading.findings == ()


def test_amounts_under_headings() -> None:
    """The row below 总额, 财政拨款 and 其他资金; a dash is no amount; words are no amounts."""
    reading = form("预算金额（万元）||", "总额|财政拨款|其他资金", "60.00|60.00|—")
    assert str(reading.document.budget.fiscal) == "60.00万元"
    assert reading.document.budget.other is None

    assert noticed(form("总额|财政拨款", "待定|待定")) == [("label-unknown", "待定")]


def test_a_second_amount_of_one_source_is_kept_as_a_part() -> None:
    """The amount of the whole period beside that of the year."""
    budget = form("年度资金总额（万元）|20", "实施周期资金总额|60").document.budget

    assert str(budget.total) == "20万元"
    assert [(part.name, str(part.amount)) for part in budget.parts] == [("实施周期资金总额", "60万元")]


def test_a_money_block_with_odd_cells() -> None:
    """A rate that is no number and points that are none are named; dashes are nothing."""
    reading = form(
        "预算执行情况（万元）||年初预算|调整后预算数|预算执行数|预算执行率|权重|得分|原因",
        "|总额|60|58|57|约九成|十分|9.8|招标节余",
        "|其中：财政资金|60|58|57|98%|—|/|",
    )
    assert reading.document.report is not None
    first, second = reading.document.report.execution

    assert (first.name, str(first.executed), first.rate, first.weight, first.reason) == (
        "总额",
        "57万元",
        None,
        None,
        "招标节余",
    )
    assert (second.name, str(second.rate), second.weight, second.score) == ("其中：财政资金", "98%", None, None)
    assert noticed(reading) == [("points-unread", "约九成"), ("points-unread", "十分")]


def test_tasks_of_several_shapes() -> None:
    """With and without content; a row of amounts alone is no task."""
    document = form(
        "部门名称|市图书馆",
        "任务名称|主要内容",
        "年度主要任务|阅读推广|每季一次",
        "|馆舍维护|",
        "年度总体目标|读者满意",
    ).document

    assert isinstance(document, DepartmentObjectives)
    assert [(task.name, task.content) for task in document.tasks] == [("阅读推广", "每季一次"), ("馆舍维护", "")]
    assert document.overall == "读者满意"


def test_tasks_with_parts_of_money_and_rows_without_words() -> None:
    """Amounts below a source that tasks have no field for are named; so is a row of amounts without a task."""
    reading = form(
        "部门名称|市图书馆",
        "任务名称|主要内容|总额|单位资金",
        "阅读推广|每季一次|5万元|1万元",
        "馆舍维护|修缮||",
        "||7万元|",
    )
    assert isinstance(reading.document, DepartmentObjectives)

    assert [str(task.budget and task.budget.total) for task in reading.document.tasks] == ["5万元", "None"]
    assert noticed(reading) == [("cell-unplaced", "1万元"), ("cell-unplaced", "7万元")]


def test_a_form_with_tasks_and_a_project_is_a_departments() -> None:
    """Tasks are listed by departments; the project is kept beside them."""
    document = form("项目名称|讲座", "任务名称|主要内容", "阅读推广|每季一次").document

    assert isinstance(document, DepartmentObjectives)
    assert document.extra == (("项目名称", "讲座"),)


def test_texts_that_do_not_stand_below_their_headings() -> None:
    """A text beside 预期目标 and 实际完成情况 is not taken for one of them."""
    reading = form("年度总体目标|预期目标|实际完成情况", "|||读者更多。|已开放。")

    assert reading.document.overall == ""
    assert noticed(reading) == [("label-unknown", "读者更多。")]


def test_sums_with_one_number() -> None:
    """A total that slipped out of its column is sure where it is the only number; words beside it are named."""
    reading = read_form(
        "三级指标\t指标值\t分值\t得分\n讲座\t≥12场\t50\t48\n总分\t98\t\n合计\t见附表\n".replace("|", "\t")
    )

    assert reading.document.report is not None
    assert str(reading.document.report.total) == "98"
    assert noticed(reading) == [("cell-unplaced", "见附表")]


def test_parts_of_a_sentence() -> None:
    """Ordinals, blank parts, a part without a value, a part that says only what was reached."""
    reading = read_form("数量指标：1、讲座≥12场；；2、书展；实际3场\n质量指标：5层书库图书完好率：98%以上。\n")

    assert [(item.number, item.name, item.target.text) for item in reading.document.indicators] == [
        ("1", "讲座", "≥12场"),
        ("2", "书展", ""),
        (None, "实际3场", ""),
        (None, "5层书库图书完好率", "98%以上"),
    ]
    assert loads(dumps(reading.document, "json"), "json") == reading.document


def test_likelihood_in_words_and_points_that_are_none() -> None:
    """A column of words; points beyond 100 or in words stay as text, dashes without a finding."""
    reading = read_form(
        "三级指标\t指标值\t分值\t得分\t完成目标可能性\t完成目标可能性\n讲座\t≥12场\t120\t—\t有可能\t待定\n"
    )
    row = reading.document.indicators[0]

    assert row.result is not None
    assert (row.weight, row.result.score, row.result.likelihood) == (None, None, "有可能")
    assert set(row.extra) == {("完成目标可能性", "待定"), ("分值", "120"), ("得分", "—")}
    assert noticed(reading) == [("points-unread", "120")]


def test_two_ticks_are_no_choice() -> None:
    """Both are kept, none is taken."""
    reading = read_form("三级指标\t指标值\t完成可能性\t\n\t\t确定能\t有可能\n讲座\t≥12场\t√\t√\n")
    row = reading.document.indicators[0]

    assert row.extra == (("完成可能性/确定能", "√"), ("完成可能性/有可能", "√"))
    assert row.result is None


def test_targets_that_cannot_be_read_are_kept() -> None:
    """The text stays, the finding says what was expected, and marks where; so does the judgement of the row."""
    reading = read_form("三级指标\t指标值\n讲座\t≥95%%\n")
    finding, judged = reading.findings[0], judge(reading.document.indicators[0].target, "96%")

    assert finding.message.startswith("expected an expression that ends here, at ≥95%⟦%⟧; ")
    assert "≥95%⟦%⟧处应为到此为止的表达式；" in explain(finding)
    assert explain(judged) == "目标值“≥95%⟦%⟧”无法识别；请删去其余部分，或写成语句"
    assert explain(judged, locale="en") == (
        "the target “≥95%⟦%⟧” cannot be read; to settle it, strike the rest, or put words around it"
    )

    assert reading.document.indicators[0].target.text == "≥95%%"
    assert [finding.code for finding in reading.findings] == ["target-unread"]


def test_a_value_beside_an_unfilled_row() -> None:
    """A remark of a numbered row without a name is named."""
    reading = read_form("三级指标\t指标值\t备注\n1 讲座\t≥12场\t\n2\t\t待定\n")

    assert noticed(reading) == [("name-missing", "待定"), ("row-empty", "2")]


def test_several_forms_in_one_text() -> None:
    """read_form reads one form, and says what reads several."""
    form = "项目支出绩效目标表\n项目名称\t泵站改造\n三级指标\t指标值\n讲座\t≥12场\n"
    with pytest.raises(FormError) as caught:
        read_form(form * 2)

    assert caught.value.code == "forms-several"
    assert "read_forms" in str(caught.value)


def test_reading_nothing_reports_nothing() -> None:
    """A form without results has no report."""
    assert HeadReader(Ledger(join(()))).report() is None


def test_an_objective_below_unfilled_amounts_is_no_amount() -> None:
    """Blank amounts are passed over; a numbered objective further down is not taken for one."""
    reading = read_form(
        "部门名称\t市图书馆\n预算金额（万元）\t\t总额\t财政拨款\t其他资金\n"
        "总体目标\t实施期目标\t年度目标\n\t建成总馆\t1.开放总馆；\n三级指标\t指标值\n讲座\t≥12场\n"
    )

    assert reading.document.overall == "1.开放总馆；"
    assert reading.document.overall_medium == "建成总馆"


def test_labels_of_two_trees_are_told() -> None:
    """A form whose labels no tree has all has no scheme, and says which labels stand against which."""
    rows = ("三级指标\t指标值", "{}\t疏浚成本\t≤3万元/公里", "可持续影响指标\t管护机制\t健全")
    for label, told in (("经济成本指标", ["经济成本指标", "可持续影响指标"]), ("成本指标", None)):
        first, cost, last = rows
        found = read_form("\n".join(("项目名称\t河道疏浚", f"二级指标\t{first}", cost.format(label), last)))
        notes = [finding.message for finding in found.findings if finding.code == "scheme-mixed"]
        assert len(notes) == (told is not None)
        assert all(name in notes[0] for name in told or ())
        assert (found.document.scheme is None) == (told is not None)
