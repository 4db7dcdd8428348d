"""Tables whose headings stand in their first column, an indicator in each column: read turned where that is sure."""

from io import BytesIO

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from openpyxl import Workbook

from perfmodel import FormError, Grid, Reading, format_target, read_form, read_forms
from perfmodel.files import Cell

HEAD = ("（2024年度）", "项目名称|河道清淤")
LEVELS = ("一级指标|产出指标||满意度指标", "二级指标|数量指标|质量指标|服务对象满意度指标")
TABLE = (
    "三级指标|清淤河段|断面验收合格率|沿岸村民满意度",
    "年度指标值|≥7公里|100%|≥92%",
    "实际完成值|7.4公里|100%|95%",
    "分值|40|40|20",
)


def text(*rows: str) -> str:
    """Rows as they are pasted."""
    return "\n".join(row.replace("|", "\t") for row in rows)


def shown(reading: Reading) -> list[tuple[str | None, str, str, str]]:
    """Category, name, target and points of each indicator."""
    return [
        (row.category and row.category.id, row.name, format_target(row.target), str(row.weight))
        for row in reading.document.indicators
    ]


def test_an_indicator_in_each_column() -> None:
    """Levels, names, values, results and points are read down the columns, and a warning says so."""
    reading = read_form(text(*HEAD, *LEVELS, *TABLE, "填表人|李工"))

    assert shown(reading) == [
        ("output.quantity", "清淤河段", "≥7公里", "40"),
        ("output.quality", "断面验收合格率", "100%", "40"),
        ("satisfaction.beneficiary", "沿岸村民满意度", "≥92%", "20"),
    ]
    assert [row.result and row.result.actual and row.result.actual.text for row in reading.document.indicators] == [
        "7.4公里",
        "100%",
        "95%",
    ]
    assert [finding.code for finding in reading.findings] == ["table-turned"]
    assert reading.document.extra == (("填表人", "李工"),)


def test_places_are_those_of_the_file() -> None:
    """Entries and findings name the cells where they stand in the file, also below the table."""
    reading = read_form(text(*HEAD, *TABLE[:-1], "分值|40|四成|20", "填表人|李工"))
    places = {entry.text: (entry.place.line, entry.place.column) for entry in reading.ledger}
    found = {finding.code: finding.place for finding in reading.findings}

    assert (places["断面验收合格率"], places["≥92%"], places["李工"]) == ((3, 3), (4, 4), (7, 2))
    place = found["points-unread"]
    assert place is not None
    assert (place.line, place.column) == (6, 3)


def test_merged_labels_in_a_workbook() -> None:
    """A level merged over columns holds for all of them; the label beside the headings is none of them."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["项目名称", None, "河道清淤"],
        ["绩效指标", "一级指标", "产出指标", None, "效益指标"],
        [None, "三级指标", "清淤河段", "清运淤泥", "受益村庄"],
        [None, "指标值", "≥7公里", "≥900立方米", "12个"],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A4")
    sheet.merge_cells("C2:D2")
    other = book.create_sheet("乙")
    for line in (("项目名称", "堤路修建"), ("三级指标", "指标值"), ("修建堤路", "≥5公里")):
        other.append(line)
    data = BytesIO()
    book.save(data)
    first, second = read_forms([data.getvalue()])

    assert [row[:3] for row in shown(first)] == [
        ("output", "清淤河段", "≥7公里"),
        ("output", "清运淤泥", "≥900立方米"),
        ("benefit", "受益村庄", "12个"),
    ]
    assert [row[1:3] for row in shown(second)] == [("修建堤路", "≥5公里")]
    place = second.ledger[-1].place
    assert (place.table, place.line, place.column) == ("乙", 3, 2)


def test_several_turned_tables_in_one_file() -> None:
    """Each project keeps its own columns, and its own places."""
    one = ("河道清淤项目绩效目标表", "项目名称|河道清淤", "三级指标|清淤河段|清运淤泥", "指标值|≥7公里|≥900立方米")
    two = ("堤路修建项目绩效目标表", "项目名称|堤路修建", "三级指标|修建堤路|架设护栏|栽树", "指标值|≥5公里|3处|90株")
    first, second = read_forms([text(*one, *two)])

    assert [row[1:3] for row in shown(first)] == [("清淤河段", "≥7公里"), ("清运淤泥", "≥900立方米")]
    assert [row[1:3] for row in shown(second)] == [("修建堤路", "≥5公里"), ("架设护栏", "3处"), ("栽树", "90株")]
    place = second.ledger[-1].place
    assert (place.line, place.column) == (8, 4)


def test_a_row_under_an_unknown_heading() -> None:
    """It is a further cell of each indicator, and the heading is reported; words for a grade are values."""
    reading = read_form(text("三级指标|清淤河段|河岸整洁", "指标值|≥7公里|良好", "协办股室|工程科|河长办"))

    assert [(row.name, [tuple(extra) for extra in row.extra]) for row in reading.document.indicators] == [
        ("清淤河段", [("协办股室", "工程科")]),
        ("河岸整洁", [("协办股室", "河长办")]),
    ]
    assert sorted(finding.code for finding in reading.findings) == ["heading-unknown", "table-turned"]


@pytest.mark.parametrize(
    "rows",
    [
        ("三级指标|清淤河段", "指标值|≥7公里"),
        ("三级指标|清淤河段|清运淤泥", "指标值|尽快|尽多"),
        ("三级指标|清淤河段|清运淤泥", "指标值|≥7公里|900立方米", "|甲|乙"),
        ("三级指标|清淤河段|清运淤泥", "指标值|≥7公里|900立方米|3处"),
        ("三级指标|清淤河段|清运淤泥", "指标值|≥7公里|900立方米", "一级指标|河道|淤泥"),
        ("三级指标|清淤河段|分值|5", "指标值|≥7公里|得分|3"),
        ("三级指标|≥7公里|95%", "指标值|≥7公里|95%"),
        ("三级指标|清淤河段|清运淤泥|清障", "指标值|≥7公里||"),
        ("二级指标|数量指标|质量指标", "指标值|≥7公里|100%"),
    ],
)
def test_where_it_is_not_sure_it_is_refused(rows: tuple[str, ...]) -> None:
    """The message says that the table is turned, and what to do."""
    with pytest.raises(FormError, match="turned") as caught:
        read_form(text(*HEAD, *rows))

    assert caught.value.code == "table-missing"
    assert "transpose" in str(caught.value)


def grid(*cells: tuple[int, int, str] | tuple[int, int, str, int]) -> Grid:
    """A table of cells, each with its row, its column, its text and over how many rows it reaches."""
    return Grid(cells=[Cell(row=row, column=at, text=said, row_span=(*more, 1)[0]) for row, at, said, *more in cells])


BESIDE = ((2, 2, "三级指标"), (2, 3, "清淤河段"), (2, 4, "清运淤泥"), (3, 2, "指标值"), (3, 3, "≥7公里"), (3, 4, "9件"))


def test_a_cell_that_reaches_into_the_table_from_above() -> None:
    """A blank cell in the table is nothing; a merged cell from above leaves open what it says, and is refused."""
    reading = read_form(grid((1, 2, "项目名称"), (1, 3, "河道清淤"), *BESIDE, (3, 1, " ")))
    assert [row.name for row in reading.document.indicators] == ["清淤河段", "清运淤泥"]

    with pytest.raises(FormError, match="turned"):
        read_form(
            grid((1, 1, "绩效", 4), (1, 2, "项目名称"), (1, 3, "河道清淤"), *BESIDE, (4, 2, "备注"), (4, 3, "无"))
        )


NAMES = ("清淤河段", "清运淤泥", "受益村庄", "沿岸绿化", "水质监测")
VALUES = ("≥7公里", "900立方米", "12个", "≥95%", "2024年6月底前", "得到改善")


@given(
    columns=st.lists(
        st.tuples(
            st.sampled_from(NAMES), st.sampled_from(VALUES), st.sampled_from(("10", "20")), st.sampled_from(VALUES)
        ),
        min_size=2,
        max_size=5,
        unique_by=lambda column: column[0],
    ),
    order=st.permutations((0, 1, 2, 3)),
)
def test_turned_and_upright_say_the_same(columns: list[tuple[str, ...]], order: list[int]) -> None:
    """A table and the same table turned give the same indicators, in whatever order the headings stand."""
    assume(any("≥" in column[1] for column in columns))
    heads = ("三级指标", "指标值", "分值", "实际完成值")
    upright = ["|".join(heads[at] for at in order), *("|".join(column[at] for at in order) for column in columns)]
    across = ["|".join((heads[at], *(column[at] for column in columns))) for at in order]
    found, wanted = (read_form(text(*HEAD, *rows)).document for rows in (across, upright))

    assert [evolve(row, place=None) for row in found.indicators] == [
        evolve(row, place=None) for row in wanted.indicators
    ]


def test_a_table_that_stands_is_not_turned() -> None:
    """A heading row whose first cells below are headings too stays as it is."""
    reading = read_form(text("三级指标|指标值|分值", "指标值公开率|100%|5", "清淤河段|≥7公里|5"))

    assert [row.name for row in reading.document.indicators] == ["指标值公开率", "清淤河段"]
    assert reading.findings == ()
