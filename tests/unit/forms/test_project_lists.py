"""Lists of projects: heading blocks of three rows, categories over sets of columns, names in brackets of a heading."""

import pytest

from perfmodel import FormError, Grid, ProjectObjectives, Reading, format_target, read_form, read_forms
from perfmodel.files import Cell
from perfmodel.objectives._documents import body_of

Part = str | tuple[str, int, int]


def grid(*rows: list[Part]) -> Grid:
    """Rows of cells, each a text or a text with its width and height, laid out as browsers do."""
    cells, taken = list[Cell](), set[tuple[int, int]]()
    for number, row in enumerate(rows, start=1):
        column = 1
        for part in row:
            content, width, height = part if isinstance(part, tuple) else (part, 1, 1)
            while (number, column) in taken:
                column += 1
            cell = Cell(row=number, column=column, text=content, column_span=width, row_span=height)
            taken.update(cell.positions)
            cells += [cell] if content else []
            column += width
    return Grid(cells=cells)


def rows(reading: Reading) -> list[tuple[str | None, str, str]]:
    """Category, name and target of each indicator."""
    return [
        (row.category and row.category.id, row.name, format_target(row.target)) for row in reading.document.indicators
    ]


NAMES = ["项目单位（项目名称）", "项目名称", "单位（项目名称）", "单位（项目）名称"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("merged", [True, False])
def test_a_list_under_three_rows_of_headings(name: str, *, merged: bool) -> None:
    """Each project is a form; 产出指标 over 三级指标 and 指标值 is the category of what stands below it."""
    down = 3 if merged else 1
    blank: list[Part] = [] if merged else ["", ""]
    headings: list[list[Part]] = [
        [("项目编码", 1, down), (name, 1, down), ("项目金额", 2, 1), ("绩效目标", 1, down), ("绩效指标", 4, 1)],
        [*blank, "资金总额（万元）", "其他资金（万元）", *blank[:1], ("产出指标", 2, 1), ("效益指标", 2, 1)],
        [*blank, ("", 2, 1), *blank[:1], "三级指标", "指标值", "三级指标", "指标值"],
    ]
    if merged:
        headings[1][:2] = [("资金总额（万元）", 1, 2), ("其他资金（万元）", 1, 2)]
        headings[2] = ["三级指标", "指标值", "三级指标", "指标值"]
    table = grid(
        *headings,
        ["5101", "渠道整治", "60", "10", "整治渠道。", "整治长度", "≥12公里", "受益农户", "≥900户"],
        ["", "", "", "", "", "验收合格率", "100%"],
        ["5102", "泵站改造", "45", "0", "改造泵站。", "改造座数", "3座", "节约电量", "≥8%"],
    )

    first, second = read_forms([table])
    assert isinstance(first.document, ProjectObjectives)
    assert isinstance(second.document, ProjectObjectives)
    assert (first.document.project, second.document.project) == ("渠道整治", "泵站改造")
    assert (str(first.document.budget.total), str(second.document.budget.other)) == ("60万元", "0万元")
    assert (first.document.overall, second.document.overall) == ("整治渠道。", "改造泵站。")
    assert rows(first) == [
        ("output", "整治长度", "≥12公里"),
        ("benefit", "受益农户", "≥900户"),
        ("output", "验收合格率", "100%"),
    ]
    assert rows(second) == [("output", "改造座数", "3座"), ("benefit", "节约电量", "≥8%")]
    assert {"heading": "项目编码", "text": "5102"} in [
        {"heading": extra.heading, "text": extra.text} for extra in second.document.extra
    ]
    assert (first.findings, second.findings) == ((), ())


def test_sets_of_the_second_level_under_a_goal_row() -> None:
    """The nearest heading over a set says the category: 数量指标 below 产出指标."""
    table = grid(
        [("项目名称", 1, 3), ("产出指标", 4, 1), ("效益指标", 2, 1)],
        [("数量指标", 2, 1), ("质量指标", 2, 1), ("社会效益指标", 2, 1)],
        ["三级指标", "指标值", "三级指标", "指标值", "三级指标", "指标值"],
        ["图书更新", "新购图书", "≥3000册", "编目差错率", "≤1%", "到馆人次", "≥2万人次"],
        ["书架更换", "更换书架", "40组", "验收合格率", "100%", "读者投诉", "≤2件"],
    )

    first, second = read_forms([table])
    assert rows(first) == [
        ("output.quantity", "新购图书", "≥3000册"),
        ("output.quality", "编目差错率", "≤1%"),
        ("benefit.social", "到馆人次", "≥2万人次"),
    ]
    assert [name for _, name, _ in rows(second)] == ["更换书架", "验收合格率", "读者投诉"]


def test_a_row_of_money_above_the_headings_is_no_heading() -> None:
    """What stands over the heading row of one project, and is not merged down to it, stays of the head."""
    table = grid(
        ["项目名称", ("渠道整治", 3, 1)],
        ["资金总额（万元）", ("60", 3, 1)],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "整治长度", "≥12公里"],
    )

    reading = read_form(table)
    assert isinstance(reading.document, ProjectObjectives)
    assert (reading.document.project, str(reading.document.budget.total)) == ("渠道整治", "60万元")
    assert rows(reading) == [("output.quantity", "整治长度", "≥12公里")]
    assert reading.findings == ()


# --- projects below and beside each other -----------------------------------------------------------------------------


def text(*lines: str) -> str:
    """Rows with | between the cells as tab-separated text."""
    return "\n".join(lines).replace("|", "\t") + "\n"


def projects(source: str | bytes | Grid) -> list[tuple[str, list[str]]]:
    """The project of each form with the names of its indicators."""
    readings = list(read_forms([source]))
    documents = [reading.document for reading in readings if isinstance(reading.document, ProjectObjectives)]
    assert len(documents) == len(readings)
    return [(document.project, [row.name for row in document.indicators]) for document in documents]


HEADING = "一级指标|二级指标|三级指标|指标值"
PROJECTS = ("东渠整治", "西渠整治", "南渠整治")
WANTED = [(name, [f"{name}长度", "验收合格率"]) for name in PROJECTS]


def lines_of(name: str) -> list[str]:
    """The rows of one project."""
    return [f"产出指标|数量指标|{name}长度|≥12公里", "|质量指标|验收合格率|100%"]


@pytest.mark.parametrize("blank", [True, False])
@pytest.mark.parametrize("named", ["项目名称|{}", "项目编码|51{}|项目名称|{}", "项目名称：{}"])
def test_projects_one_below_the_other(named: str, *, blank: bool) -> None:
    """Each begins with the row that names it, also behind its code, with a heading of its own or under the first."""
    for headed in (True, False):
        if not headed and named.startswith("项目编码"):
            continue
        lines = [] if headed else [HEADING]
        for name in PROJECTS:
            lines += [named.format(name, name), *([HEADING] if headed else []), *lines_of(name)]
            lines += [""] if blank and headed else []
        assert projects(text(*lines)) == WANTED


@pytest.mark.parametrize("gap", [0, 1, 2])
@pytest.mark.parametrize("count", [2, 3])
def test_projects_side_by_side(gap: int, count: int) -> None:
    """Two tables beside each other under names of their own are two forms; the title stands over all."""
    line = list[list[Part]]()
    width = count * 4 + (count - 1) * gap
    line.append([("渠道项目支出绩效目标表", width, 1)])
    parts = [[f"项目名称|{name}||", HEADING, *lines_of(name)] for name in PROJECTS[:count]]
    for row in range(4):
        cells = list[Part]()
        for index, part in enumerate(parts):
            cells += [*([""] * gap if index else []), *part[row].split("|")]
        line.append(cells)

    table = grid(*line)
    assert projects(table) == WANTED[:count]
    readings = list(read_forms([table]))
    assert {reading.document.title for reading in readings} == {"渠道项目支出绩效目标表"}
    assert all(reading.findings == () for reading in readings)
    assert {len(reading.ledger) for reading in readings} == {1 + 2 + 4 + 4 + 3}  # the title, and its own cells alone


def test_two_terms_side_by_side_are_one_project() -> None:
    """A name over both sets of columns, and sets without names, stay one form."""
    table = grid(
        ["项目名称", ("东渠整治", 7, 1)],
        [("中期指标", 4, 1), ("年度指标", 4, 1)],
        [*HEADING.split("|"), *HEADING.split("|")],
        ["产出指标", "数量指标", "渠道长度", "≥30公里", "产出指标", "数量指标", "渠道长度", "≥12公里"],
    )

    (reading,) = read_forms([table])
    assert [(row.term.value, format_target(row.target)) for row in reading.document.indicators] == [
        ("medium", "≥30公里"),
        ("annual", "≥12公里"),
    ]


# --- heading blocks ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("over", "found"),
    [
        (("中期目标", "年度目标"), [("medium", None, "8座"), ("annual", None, "4座")]),
        (("东区", "西区"), [("annual", "东区", "8座"), ("annual", "西区", "4座")]),
    ],
)
def test_numbers_and_units_two_rows_below_the_heading_of_values(
    over: tuple[str, str], found: list[tuple[str, str | None, str]]
) -> None:
    """指标值 over terms or places, each over 数值 and 单位."""
    table = grid(
        [("三级指标", 1, 3), ("指标值", 4, 1)],
        [(over[0], 2, 1), (over[1], 2, 1)],
        ["数值", "单位", "数值", "单位"],
        ["改造泵站", "8", "座", "4", "座"],
    )

    reading = read_form(table)
    assert [(row.term.value, row.scope, format_target(row.target)) for row in reading.document.indicators] == found
    assert reading.findings == ()


@pytest.mark.parametrize("heading", ["指标值（单位：%）", "目标值（%）", "年度指标值（单位/%）", "指标值（以%计）"])
def test_the_unit_in_a_heading(heading: str) -> None:
    """It is that of bare numbers, with or without the word 单位."""
    (reading,) = read_forms([text(f"三级指标|{heading}", "验收合格率|≥95", "到位率|90%", "整治长度|12公里")])

    assert [format_target(row.target) for row in reading.document.indicators] == ["≥95%", "90%", "12公里"]


def test_categories_that_head_the_names_themselves() -> None:
    """数量指标 beside 指标值, several times in a row, heads names of its category."""
    table = grid(
        [("项目名称", 1, 2), ("金额（万元）", 1, 2), ("产出指标", 4, 1), ("满意度指标", 2, 1)],
        ["数量指标", "指标值", "质量指标", "指标值", "满意度", "指标值"],
        ["东渠整治", "20", "整治长度", "≥12公里", "验收合格率", "100%", "农户满意度", "≥90%"],
        ["西渠整治", "30", "整治长度", "≥9公里", "", "", "农户满意度", "≥85%"],
    )

    first, second = read_forms([table])
    assert rows(first) == [
        ("output.quantity", "整治长度", "≥12公里"),
        ("output.quality", "验收合格率", "100%"),
        ("satisfaction", "农户满意度", "≥90%"),
    ]
    assert rows(second) == [("output.quantity", "整治长度", "≥9公里"), ("satisfaction", "农户满意度", "≥85%")]
    assert (str(first.document.budget.total), str(second.document.budget.total)) == ("20万元", "30万元")
    assert (first.findings, second.findings) == ((), ())


def test_a_cell_over_nothing_makes_no_heading_of_its_row() -> None:
    """A row whose cells neither go down to the headings nor stand over one of them is none: it is reported."""
    table = grid([("序号", 1, 2), "甲", "乙"], ["", "指标名称", "指标值"], ["1", "", "整治长度", "≥12公里"])

    reading = read_form(table)
    assert rows(reading) == [(None, "整治长度", "≥12公里")]
    assert [(finding.code, finding.text) for finding in reading.findings] == [
        ("cell-stray", "1"),
        ("label-unknown", "序号"),
    ]


def test_the_first_project_named_above_the_headings() -> None:
    """A line that names the next project takes the place of the name above; title and money stay those of all."""
    rows_of_all = [
        ["渠道项目支出绩效目标表（2024年度）"],
        ["项目名称：东渠整治"],
        HEADING.split("|"),
        *[line.split("|") for line in lines_of("东渠整治")],
        ["项目名称：西渠整治"],
        *[line.split("|") for line in lines_of("西渠整治")],
    ]
    source = text(*["|".join(row) for row in rows_of_all])

    assert projects(source) == WANTED[:2]
    assert [str(reading.document.fiscal_year) for reading in read_forms([source])] == ["2024年度", "2024年度"]
    assert [reading.document.extra for reading in read_forms([source])] == [(), ()]


def test_lines_that_are_no_indicators() -> None:
    """The name of a project alone above its rows is none, and reported; a tail of two pairs ends the table."""
    reading = read_form(
        text("项目名称|甲", HEADING, "1.东渠项目", *lines_of("东渠"), "填报单位：水务局|||填表日期：2024年1月5日")
    )

    assert [row.name for row in reading.document.indicators] == ["东渠长度", "验收合格率"]
    assert [(finding.code, finding.text) for finding in reading.findings] == [("row-caption", "1.东渠项目")]
    assert reading.document.extra[-1].text == "2024年1月5日"


@pytest.mark.parametrize("said", [["项目名称"], ["", "项目名称"]])
def test_a_goal_in_the_words_of_a_heading_is_no_heading(said: list[str]) -> None:
    """Texts of goals right above the heading row stay out of it, whatever they say."""
    table = grid(
        ["项目名称", ("东渠整治", 4, 1)],
        [("年度总体目标", 1, 2), ("预期目标", 2, 1), ("实际完成情况", 2, 1)],
        [(part, 2, 1) for part in said],
        ["绩效指标", "三级指标", "指标值", "实际完成值", "得分"],
        ["", "整治长度", "≥12公里", "13公里", "10"],
    )

    reading = read_form(table)
    assert rows(reading) == [(None, "整治长度", "≥12公里")]
    assert isinstance(reading.document, ProjectObjectives)
    assert reading.document.project == "东渠整治"
    reported = {*(finding.text for finding in reading.findings), reading.document.overall}
    reported.add("" if reading.document.report is None else reading.document.report.overall)
    assert set(said) <= reported


def test_another_table_of_projects_ends_the_list() -> None:
    """What is bought for the projects stands in a table of its own behind them, and gives no indicator."""
    rows = (
        (
            "项目名称|项目金额|三级指标|指标值|备注",
            "东闸检修|12|检修闸门|≥3扇|",
            "西闸检修|8|检修闸门|≥2扇|",
        ),
        ("项目名称|采购目录|数量|单价|金额", "东闸检修|润滑油|30|200|0.6"),
    )
    tables = ["".join(f"<tr><td>{'<td>'.join(row.split('|'))}</tr>" for row in table) for table in rows]

    found = projects("".join(f"<table>{table}</table>" for table in tables).encode())

    assert found == [("东闸检修", ["检修闸门"]), ("西闸检修", ["检修闸门"])]


LIST = "部门\t项目名称\t金额（万元）\t指标类型\t指标名称\t目标值"
FIRST = "水务局\t改造泵站\t80\t数量指标\t更换水泵\t≥4台"
SECOND = "林业局\t造林\t20\t数量指标\t新造林\t≥3亩"


@pytest.mark.parametrize("total", ["小计\t\t80", "合计\t\t80", "林业局\t\t20", "\t小计\t80"])
def test_a_row_of_sums_or_of_a_body_is_no_part_of_a_project(total: str) -> None:
    """Its amount was a part of the budget above it, its first word the body below."""
    (first, second) = read_forms([f"{LIST}\n{FIRST}\n{total}\n{SECOND}\n"])

    for reading, body, name, amount in ((first, "水务局", "更换水泵", "80"), (second, "林业局", "新造林", "20")):
        budget = reading.document.budget
        assert budget is not None
        assert (reading.document.department, str(budget.total), budget.parts) == (body, f"{amount}万元", ())
        assert [row.name for row in reading.document.indicators] == [name]
    assert {finding.code for finding in first.findings} == {"cell-unplaced"}


def test_sums_at_the_end_of_a_list_are_no_project() -> None:
    """They are reported in the form above them."""
    (first, second) = read_forms([f"{LIST}\n{FIRST}\n{SECOND}\n小计\t\t20\n合计\t\t100\n"])

    assert [row.document.department for row in (first, second)] == ["水务局", "林业局"]
    assert [finding.text for finding in second.findings] == ["小计", "20", "合计", "100"]


def captioned(*names: str, head: tuple[str, ...] = ()) -> str:
    """A table of one row below each name."""
    lines = list[str]()
    for number, name in enumerate(names, start=1):
        lines += [name, HEADING, f"产出指标|数量指标|数量{number}|≥{number}座"]
    return text("渠道局项目支出绩效目标表", "（2024年度）", *head, *lines)


def test_projects_with_their_names_above_tables_of_their_own() -> None:
    """Each is a form; the title and the year above the first belong to all."""
    readings = list(read_forms(captioned("一、东渠改造工程", "二、西渠护岸项目（续建）").encode()))
    found = [
        (reading.document.project, str(reading.document.fiscal_year), [row.name for row in reading.document.indicators])
        for reading in readings
        if isinstance(reading.document, ProjectObjectives)
    ]
    assert found == [("东渠改造工程", "2024年度", ["数量1"]), ("西渠护岸项目（续建）", "2024年度", ["数量2"])]
    assert not any(reading.findings for reading in readings)


@pytest.mark.parametrize(
    ("names", "head"),
    [
        (("一、东渠改造工程", "二、西渠"), ()),
        (("一、东渠改造工程", "二、产出指标"), ()),
        (("一、东渠改造工程", "二、西渠护岸项目"), ("项目名称|渠道建设",)),
        (("一、东渠改造工程", "二、西渠护岸项目"), ("项目名称：渠道建设",)),
        (("一、东渠改造工程", "二、西渠护岸项目"), ("资金总额（万元）|500",)),
        (("一、东渠改造工程", "二、西渠护岸项目"), ("预算资金情况|500万元",)),
    ],
)
def test_lines_that_name_no_projects_of_their_own(names: tuple[str, ...], head: tuple[str, ...]) -> None:
    """A line without the word of a project, and parts of a project that is named above, make no forms."""
    (reading,) = read_forms(captioned(*names, head=head).encode())
    assert [row.name for row in reading.document.indicators] == ["数量1", "数量2"]
    assert getattr(reading.document, "project", "") in {"", "渠道建设"}
    assert reading.findings


def test_the_parts_of_a_department_as_a_whole_are_no_projects() -> None:
    """一、重点工程 in the form of a department names a part of its work."""
    whole = captioned("一、重点工程", "二、配套工程").replace("渠道局项目支出", "渠道局部门整体支出")
    (reading,) = read_forms(whole.encode())

    assert not isinstance(reading.document, ProjectObjectives)


def test_a_sum_above_all_projects_of_a_list() -> None:
    """Its word is no body, and its amount no money of the first project."""
    (first, second) = read_forms([f"{LIST}\n合计\t\t100\n{FIRST}\n{SECOND}\n"])

    assert [row.document.department for row in (first, second)] == ["水务局", "林业局"]
    assert [str(row.document.budget and row.document.budget.total) for row in (first, second)] == ["80万元", "20万元"]
    assert {finding.text for finding in first.findings} == {"合计", "100"}


def test_two_amounts_of_one_project_in_a_list() -> None:
    """Whether they add up is not known: the first is the total, the second is reported."""
    rows = ("项目名称|金额（万元）|绩效指标|指标值", "东渠|50|渠长|≥3公里", "|30|闸门|≥2座", "西渠|20|渠长|≥1公里")
    first, second = read_forms(text(*rows).encode())
    assert [(finding.code, finding.text) for finding in first.findings] == [("money-twice", "30")]
    budget = first.document.budget
    assert budget is not None
    assert str(budget.total) == "50万元"
    assert not second.findings


@pytest.mark.parametrize(
    ("lines", "goals"),
    [
        (("年度目标|目标1：修渠3公里", "|目标2：护岸2公里", "|目标3：建闸1座"), 3),
        (("年度目标|目标1：修渠3公里", "|目标3：护岸2公里"), 1),
        (("年度目标|修渠3公里", "|目标2：护岸2公里"), 1),
    ],
)
def test_goals_below_the_first(lines: tuple[str, ...], goals: int) -> None:
    """The goal of the next number goes on with those above; any other is reported and kept beside them."""
    (reading,) = read_forms(text("项目名称|东渠", *lines, HEADING, "产出指标|数量指标|渠长|≥3公里").encode())
    assert len(reading.document.overall.splitlines()) == goals
    assert bool(reading.findings) == (goals == 1)


PROSE = "我局按照要求开展了自评工作，全年项目进展顺利，群众反映良好，现将有关情况公开如下。"
TITLE = "渠道项目支出绩效目标表（2024年度）"
TWO = [(name, [f"{name}长度", "验收合格率"]) for name in PROJECTS[:2]]


@pytest.mark.parametrize(
    "lines",
    [
        (
            f"项目名称|{HEADING}",
            f"东渠整治|{lines_of('东渠整治')[0]}",
            f"|{lines_of('')[1]}",
            f"西渠整治|{lines_of('西渠整治')[0]}",
            f"|{lines_of('')[1]}",
        ),
        ("项目名称：东渠整治", HEADING, *lines_of("东渠整治"), "项目名称：西渠整治", *lines_of("西渠整治")),
        (HEADING, "项目名称|东渠整治", *lines_of("东渠整治"), "项目名称|西渠整治", *lines_of("西渠整治")),
    ],
)
def test_prose_above_the_title_of_several_projects(lines: tuple[str, ...]) -> None:
    """It is reported once, with the first; the title and the year are those of all."""
    source = text(PROSE, "", TITLE, *lines)
    first, second = read_forms([source])

    assert projects(source) == TWO
    assert [str(reading.document.fiscal_year) for reading in (first, second)] == ["2024年度"] * 2
    assert [finding.code for finding in first.findings] == ["part-other"]
    assert second.findings == ()


def test_captions_above_tables_without_a_title() -> None:
    """The first caption may be the first line of all, or stand below prose; a row of more cells is no caption."""
    tables = [
        (f"一、{PROJECTS[0]}项目", HEADING, *lines_of("东渠")),
        (f"二、{PROJECTS[1]}项目", HEADING, *lines_of("西渠")),
    ]
    lines = [line for table in tables for line in table]
    wanted = [("东渠整治项目", ["东渠长度", "验收合格率"]), ("西渠整治项目", ["西渠长度", "验收合格率"])]

    assert projects(text(*lines)) == wanted
    first, second = read_forms([text(PROSE, "", TITLE, *lines)])
    assert projects(text(PROSE, "", TITLE, *lines)) == wanted
    assert [[finding.code for finding in reading.findings] for reading in (first, second)] == [["part-other"], []]
    assert len(list(read_forms([text(*(f"{line}|张工" if "、" in line else line for line in lines))]))) == 1


@pytest.mark.parametrize("longer", [0, 1])
def test_projects_side_by_side_of_which_one_has_more_rows(longer: int) -> None:
    """Rows that are blank on one side are no rows there, nor is what stands above the title a part of both."""
    rows = [[*lines_of(name), "效益指标|社会效益指标|受益农户|≥900户"] for name in PROJECTS[:2]]
    del rows[1 - longer][2:]
    line: list[list[Part]] = [[(PROSE, 8, 1)], [], [(TITLE, 8, 1)]]
    line.append([part for name in PROJECTS[:2] for part in ("项目名称", name, "", "")])
    line.append([*HEADING.split("|"), *HEADING.split("|")])
    for row in range(3):
        halves = [half[row].split("|") if row < len(half) else [""] * 4 for half in rows]
        line.append([part for half in halves for part in half])
    wanted = [(name, names + ["受益农户"] * (at == longer)) for at, (name, names) in enumerate(TWO)]

    assert projects(grid(*line)) == wanted
    assert [reading.findings for reading in read_forms([grid(*line[2:])])] == [(), ()]


def test_a_project_named_below_the_tail_is_no_further_form() -> None:
    """What stands behind the line of the person who filled the form in belongs to it."""
    source = text("项目名称：东渠整治", HEADING, *lines_of("东渠整治"), "填表人：李工", "项目名称：西渠整治")

    assert projects(source) == WANTED[:1]


def test_prose_below_a_list_ends_it() -> None:
    """What follows is no project, whatever its columns."""
    source = f"{LIST}\n{FIRST}\n{SECOND}\n{PROSE}\n农业局\t育苗\t20"

    assert projects(source) == [("改造泵站", ["更换水泵"]), ("造林", ["新造林"])]
    (*_, last) = read_forms([source])
    assert [finding.text for finding in last.findings][:1] == [PROSE]


def test_a_body_in_the_column_of_the_projects() -> None:
    """A name without an indicator is the body of the projects below it, up to the next."""
    rows = (
        "",
        "水务局",
        FIRST.split("\t", 1)[1],
        "护岸\t30\t数量指标\t护岸长度\t≥2公里",
        "林业局",
        SECOND.split("\t", 1)[1],
    )
    source = "\n".join((LIST, *(f"\t{row}" for row in rows[1:])))

    assert projects(source) == [("改造泵站", ["更换水泵"]), ("护岸", ["护岸长度"]), ("造林", ["新造林"])]
    readings = list(read_forms([source]))
    assert [reading.document.department for reading in readings] == ["水务局", "水务局", "林业局"]
    assert [reading.findings for reading in readings] == [(), (), ()]


@pytest.mark.parametrize("body", ["水务局", "管护站", "水务局\t—"])
def test_an_indicator_below_a_body_belongs_to_the_project_above(body: str) -> None:
    """Its row names a body or a dash, and no project."""
    source = "\n".join((LIST, FIRST, f"{body}{chr(9) * (3 - body.count(chr(9)))}质量指标\t合格率\t≥95%", SECOND))

    assert projects(source) == [("改造泵站", ["更换水泵", "合格率"]), ("造林", ["新造林"])]


def test_what_the_next_project_of_a_list_takes_from_above() -> None:
    """The body goes on where its cell is blank, also behind a sum; an amount does not."""
    rows = (LIST, FIRST, "合计\t\t100", "\t护岸\t\t数量指标\t护岸长度\t≥2公里", SECOND)
    readings = list(read_forms(["\n".join(rows)]))

    found = [(row.document.department, str(row.document.budget and row.document.budget.total)) for row in readings]
    assert found == [("水务局", "80万元"), ("水务局", "None"), ("林业局", "20万元")]


def test_a_second_amount_beside_the_same_body() -> None:
    """It is one more of the project above, not the sum of a body."""
    first, second = read_forms([f"{LIST}\n{FIRST}\n水务局\t\t30\n{SECOND}"])

    assert [(finding.code, finding.text) for finding in first.findings] == [("money-twice", "30")]
    assert second.findings == ()


def test_a_body_alone_above_the_first_project() -> None:
    """It is left with the first, which names it itself."""
    first, second = read_forms([f"{LIST}\n水务局\t\t80\n{FIRST}\n{SECOND}"])

    assert [reading.document.department for reading in (first, second)] == ["水务局", "林业局"]
    assert [finding.text for finding in first.findings] == ["水务局", "80"]
    assert second.findings == ()


def test_a_project_above_a_list_of_projects() -> None:
    """Each form is of the project that its rows name; that above the list is kept beside it, and noted."""
    rows = (
        "项目名称|农村道路",
        "项目名称|二级指标|三级指标|指标值",
        "甲路维修|数量指标|修路|≥3公里",
        "乙桥加固|数量指标|加固|≥2座",
    )
    readings = list(read_forms(["\n".join(rows).replace("|", "\t")]))

    assert [body_of(reading.document) for reading in readings] == ["甲路维修", "乙桥加固"]
    assert {extra.text for reading in readings for extra in reading.document.extra} == {"农村道路"}
    assert [[finding.code for finding in reading.findings] for reading in readings] == [["project-over"]] * 2


def test_a_sum_of_money_is_no_score() -> None:
    """合计（万元） above a table is money of some kind, and none of the points."""
    rows = ("项目名称|甲", "合计（万元）|60", "三级指标|指标值|分值|得分", "场次|≥5场|90|90")
    (reading,) = read_forms(["\n".join(rows).replace("|", "\t")])

    assert reading.document.report is None
    assert [(extra.heading, extra.text) for extra in reading.document.extra] == [("合计（万元）", "60")]


def test_a_caption_before_headings_that_are_printed_again() -> None:
    """二、转移支付项目 between two parts of a list is no project."""
    head = "项目名称|二级指标|三级指标|指标值"
    rows = (head, "甲路维修|数量指标|修路|≥3公里", "二、转移支付项目", head, "丙渠清淤|数量指标|清淤|≥5公里")
    readings = list(read_forms(["\n".join(rows).replace("|", "\t")]))

    assert [body_of(reading.document) for reading in readings] == ["甲路维修", "丙渠清淤"]
    assert "二、转移支付项目" in {entry.text for reading in readings for entry in reading.ledger}


# --- a column for each indicator --------------------------------------------------------------------------------------

APART_TITLE: list[Part] = [("2025年补助资金绩效目标分解表", 6, 1)]
APART: list[list[Part]] = [
    [("序号", 1, 3), ("项目名称", 1, 3), ("补助资金", 1, 3), ("产出指标", 2, 1), ("效益指标", 1, 1)],
    ["数量指标", "质量指标", "社会效益指标"],
    ["修建步道", "验收合格率", "受益人口"],
]
EASTERN: list[Part] = ["1", "东岸步道", "20", "≥3公里", "≥95%", "≥2万人"]
WESTERN: list[Part] = ["2", "西岸步道", "30", "≥5公里", "—", "明显增加"]
ALL: list[Part] = [("合计", 2, 1), "50", "≥8公里", "—", "—"]


NUMBERED: list[Part] = ["甲", "乙", "丙", "1", "2", "3"]
OF_ALL: list[Part] = [("全市合计", 2, 1), *ALL[1:]]
AVERAGE: list[Part] = [("平均", 2, 1), "25", "≥4公里", "—", "—"]


@pytest.mark.parametrize(
    "body",
    [
        [EASTERN, WESTERN, ALL],
        [ALL, EASTERN, WESTERN],
        [EASTERN, WESTERN],
        [NUMBERED, EASTERN, WESTERN],
        [EASTERN, WESTERN, OF_ALL, AVERAGE],
    ],
)
def test_a_column_for_each_indicator_and_a_row_for_each_project(body: list[list[Part]]) -> None:
    """Each value has the labels and the name over it; a dash is no indicator, and a sum belongs to no project."""
    east, west = read_forms([grid(APART_TITLE, *APART, *body)])

    assert rows(east) == [
        ("output.quantity", "修建步道", "≥3公里"),
        ("output.quality", "验收合格率", "≥95%"),
        ("benefit.social", "受益人口", "≥2万人"),
    ]
    assert rows(west) == [("output.quantity", "修建步道", "≥5公里"), ("benefit.social", "受益人口", "明显增加")]
    assert [body_of(reading.document) for reading in (east, west)] == ["东岸步道", "西岸步道"]
    assert {entry.text for entry in (*east.ledger, *west.ledger)} >= {
        part for part in (*EASTERN, *WESTERN) if part != "1"
    }
    if ALL in body:
        told = {entry.text: entry.use for entry in (*east.ledger, *west.ledger)}
        assert told["≥8公里"] == "finding:cell-unplaced"


def test_names_below_one_level_and_places_in_place_of_projects() -> None:
    """Without a second level the first is the category; without a project the rows of all places are one form."""
    one: list[list[Part]] = [
        [("序号", 1, 2), ("县（市、区）", 1, 2), ("补助资金", 1, 2), ("产出指标", 2, 1), ("效益指标", 1, 1)],
        APART[2],
    ]
    reading = read_form(grid(APART_TITLE, *one, EASTERN, WESTERN))

    assert [row.category and row.category.id for row in reading.document.indicators] == [
        *("output", "output", "benefit"),
        *("output", "benefit"),
    ]
    assert [row.extra[0].text for row in reading.document.indicators] == ["东岸步道"] * 3 + ["西岸步道"] * 2


def test_a_project_merged_over_two_rows_has_the_values_of_both() -> None:
    """A row below whose project is merged down belongs to it."""
    merged: list[list[Part]] = [
        [("1", 1, 2), ("东岸步道", 1, 2), ("20", 1, 2), *EASTERN[3:]],
        ["≥4公里", "≥96%", "≥3万人"],
    ]
    reading = read_form(grid(APART_TITLE, *APART, *merged))

    assert [target for _, _, target in rows(reading)] == ["≥3公里", "≥95%", "≥2万人", "≥4公里", "≥96%", "≥3万人"]


@pytest.mark.parametrize(
    "body",
    [
        [[*EASTERN[:3], "好", "好", "好"]],
        [EASTERN, ["", "", "", "≥4公里", "≥96%", "≥3万人"]],
        [[*EASTERN[:3], ("≥3公里", 2, 1), "≥2万人"]],
        [["", "", "万元", "公里", "%", "万人"], ["1", "东岸步道", "20", "3", "95", "2"]],
        [[("权重", 3, 1), "20%", "30%", "50%"], EASTERN],
        [EASTERN, ["3", "南岸步道", "30"], WESTERN],
    ],
)
def test_what_may_be_another_table_is_refused(body: list[list[Part]]) -> None:
    """Words, values beside no project, one over two indicators, units, points, a project without values: all open."""
    with pytest.raises(FormError, match="expected a table with headings"):
        read_form(grid(APART_TITLE, *APART, *body))


def test_a_remark_names_no_project() -> None:
    """What stands right of the values does not say whose they are."""
    apart: list[list[Part]] = [[*APART[0], ("备注", 1, 3)], *APART[1:]]
    with pytest.raises(FormError, match="expected a table with headings"):
        read_form(grid(APART_TITLE, *apart, EASTERN, ["", "", "", "≥4公里", "≥96%", "≥3万人", "另见附件"]))
