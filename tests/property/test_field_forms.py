"""Laws of real forms: whatever stands around a table and however it is copied, an indicator in its columns stays."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import NamedTuple

from hypothesis import assume, given, note
from hypothesis import strategies as st
from openpyxl import Workbook

from perfmodel import Grid, Reading, read_actual, read_forms, read_target
from perfmodel.files import Cell
from perfmodel.taxonomy import match_category

LEVELS: tuple[tuple[str, tuple[tuple[str, str | None], ...]], ...] = (
    (
        "产出指标",
        (
            ("数量指标", "output.quantity"),
            ("质量指标", "output.quality"),
            ("时效指标", "output.timeliness"),
            ("能力建设", "output"),
        ),
    ),
    (
        "效益指标",
        (("社会效益指标", "benefit.social"), ("带动就业", "benefit"), ("可持续影响指标", "benefit.sustainability")),
    ),
    ("满意度指标", (("服务对象满意度指标", "satisfaction.beneficiary"), ("公众评价", "satisfaction"))),
)
NAMES = (
    "改造泵站",
    "1.更换水泵",
    "指标1：疏浚河道",
    "服务对象满意度",
    "成本",
    "供水管网漏损率（城区）",
    "3号闸门检修",
    "群众满意度",
    "2024年巡查次数",
    "联系电话畅通率",
    "水质达标情况",
)
VALUES = (
    "≥4座",
    "95%",
    "12",
    "满意",
    "较高",
    "2024年底前",
    "≤30万元",
    "不断提高",
    "是",
    "预算内",
    "1.5万亩",
    "90%以上",
)
ACTUALS = ("5座", "96%", "12", "满意", "达成预期指标", "2024年11月", "是", "已完成")
NUMBERS = ("4", "12.5", "95", "1500", "0")
UNITS = ("座", "%", "万元", "人次", "公里")
SIGNS = ("≥", "≤", "=", "＞")
HEADINGS: dict[str, tuple[str, ...]] = {
    "side": ("绩效指标", "绩效指标完成情况", "当年绩效目标", "年度指标完成情况"),
    "level_1": ("一级指标", "一级"),
    "level_2": ("二级指标", "二级"),
    "name": ("三级指标", "指标名称", "三级绩效指标"),
    "value": ("指标值", "年度指标值", "年初目标值（A）", "预期指标值(包含数字及文字描述)", "绩效目标值"),
    "actual": ("实际完成值", "全年实际完成值（B）", "实际完成指标值", "完成值"),
    "weight": ("分值", "权重", "指标分值（分）"),
    "score": ("得分", "自评得分"),
    "reason": ("偏差原因分析及改进措施", "未完成原因和改进措施", "偏差原因"),
    "operator": ("指标性质", "绩效指标性质", "关系符号", "符号"),
    "unit": ("度量单位", "目标值单位", "计量单位"),
    "note": ("备注", "归口科室"),
}
PROSE = (
    "本单位认真组织开展绩效自评工作，各项目标任务均按计划推进，现将有关情况公开如下。",
    "三、其他情况说明，本部分没有需要公开的内容，特此说明。",
)
TAILS = (
    ("偏差大或目标未完成原因分析", "雨季较长，部分工程顺延。"),
    ("改进措施及结果应用方案", "无"),
    ("注：1.定性指标分三档评分。",),
    ("填表人：李工",),
    ("联系电话", "0000"),
    ("名词解释：绩效目标是指计划达到的产出和效果。",),
)


class Row(NamedTuple):
    """One indicator: its labels, and its cells by the kind of column."""

    first: str
    second: str
    category: str
    cells: dict[str, str]


class Table(NamedTuple):
    """A table: its columns with their headings from left to right, and its rows."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]


@st.composite
def tables(draw: st.DrawFn, *, known: bool = False, anywhere: bool = False) -> Table:
    """A table of any layout: columns in any order, labels known and unknown, blank last cells.

    The labels stand left of the name, or *anywhere*.
    """
    apart = draw(st.booleans())
    reported = draw(st.booleans())
    behind = ["value", *(("operator", "unit") if apart else ())]
    behind += (
        ["actual", "weight", "score", "reason"]
        if reported
        else draw(st.lists(st.sampled_from(("weight", "note")), unique=True))
    )
    labels = ["level_1", "level_2", "name"]
    order = draw(st.permutations([*labels, *behind])) if anywhere else [*labels, *draw(st.permutations(behind))]
    side = ["side"] if draw(st.booleans()) else []
    kinds = [*side, *order]
    columns = tuple((kind, draw(st.sampled_from(HEADINGS[kind]))) for kind in kinds)
    rows = list[Row]()
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=8, unique=True))
    for first, seconds in LEVELS:
        for second, category in seconds:
            if not names or category is None or (known and match_category(second) is None):
                continue
            for _ in range(draw(st.integers(0, 2))):
                if names:
                    rows.append(Row(first, second, category, draw(_cells(names.pop(), apart=apart))))
    if not rows:
        rows.append(Row("产出指标", "数量指标", "output.quantity", draw(_cells("改造泵站", apart=apart))))
    return Table(columns, tuple(rows))


@st.composite
def _cells(draw: st.DrawFn, name: str, *, apart: bool) -> dict[str, str]:
    weight = draw(st.integers(1, 20))
    value = draw(st.sampled_from(NUMBERS if apart else VALUES))
    return {
        "name": name,
        "value": value,
        "operator": draw(st.sampled_from(SIGNS)),
        "unit": draw(st.sampled_from(UNITS)),
        "actual": draw(st.sampled_from(ACTUALS)),
        "weight": str(weight),
        "score": str(draw(st.integers(0, weight))),
        "reason": draw(st.sampled_from(("", "", "无", "雨季顺延"))),
        "note": draw(st.sampled_from(("", "东片", "西片"))),
    }


# --- how a table is drawn ---------------------------------------------------------------------------------------------


def texts(table: Table, row: Row, index: int) -> list[str]:
    """The cells of a row, all labels printed."""
    side = table.columns[0][1] if table.columns[0][0] == "side" and index == 0 else ""
    labels = {"side": side, "level_1": row.first, "level_2": row.second}
    return [labels[kind] if kind in labels else row.cells[kind] for kind, _ in table.columns]


def headings(table: Table) -> list[str]:
    """The heading row."""
    return [heading for _, heading in table.columns]


def _new(table: Table, index: int, kind: str) -> bool:
    """Whether a label begins with a row."""
    rows = table.rows
    first = index == 0 or rows[index].first != rows[index - 1].first
    return first if kind == "level_1" else first or rows[index].second != rows[index - 1].second


def repeated(table: Table) -> list[list[str]]:
    """Each row with all its labels, the label beside the table in the heading row alone."""
    rows = [texts(table, row, index) for index, row in enumerate(table.rows)]
    for row in rows:
        if table.columns[0][0] == "side":
            row[0] = ""
    return [headings(table), *rows]


def blanked(table: Table) -> list[list[str]]:
    """Labels in the first row of each group alone, blank cells below them, as spreadsheets copy merged cells."""
    found = repeated(table)
    for index, row in enumerate(found[1:]):
        for at, (kind, _) in enumerate(table.columns):
            if kind in {"level_1", "level_2"} and not _new(table, index, kind):
                row[at] = ""
    return found


def trimmed(table: Table) -> list[list[str]]:
    """Blank cells at the end of each row left out, as editors do that strip blanks."""
    found = blanked(table)
    for row in found:
        while row and not row[-1]:
            del row[-1]
    return found


def pasted(table: Table) -> list[list[str]]:
    """Merged cells left out, as browsers copy them: each row is as much shorter as it has labels above it."""
    found = [headings(table)]
    for index, row in enumerate(repeated(table)[1:]):
        kept = [
            text
            for (kind, _), text in zip(table.columns, row, strict=True)
            if kind != "side" and (kind not in {"level_1", "level_2"} or _new(table, index, kind))
        ]
        found.append(kept)
    return found


def text_of(rows: Sequence[Sequence[str]]) -> str:
    """Rows as tab-separated text."""
    return "\n".join("\t".join(row) for row in rows) + "\n"


def merged(table: Table) -> Grid:
    """A grid with labels merged over their rows."""
    cells = [Cell(row=1, column=at, text=text) for at, text in enumerate(headings(table), start=1)]
    if table.columns[0][0] == "side":
        cells[0] = Cell(row=1, column=1, text=cells[0].text, row_span=len(table.rows) + 1)
    for index, row in enumerate(repeated(table)[1:]):
        for at, ((kind, _), text) in enumerate(zip(table.columns, row, strict=True), start=1):
            if kind == "side" or (kind in {"level_1", "level_2"} and not _new(table, index, kind)):
                continue
            height = 1
            while (
                kind in {"level_1", "level_2"}
                and index + height < len(table.rows)
                and not _new(table, index + height, kind)
            ):
                height += 1
            if text or height > 1:
                cells.append(Cell(row=index + 2, column=at, text=text, row_span=height))
    return Grid(cells=cells)


def widened(table: Table) -> Grid:
    """The same on a finer grid: every other column reaches over two columns of the grid."""
    starts = [1 + at + at // 2 for at in range(len(table.columns) + 1)]
    return Grid(
        cells=[
            Cell(
                row=cell.row,
                column=starts[cell.column - 1],
                text=cell.text,
                row_span=cell.row_span,
                column_span=starts[cell.column] - starts[cell.column - 1],
            )
            for cell in merged(table).cells
        ]
    )


# --- what has to come out ---------------------------------------------------------------------------------------------


def wanted(table: Table, year: int | None) -> list[tuple[object, ...]]:
    """Category, name, target, weight, actual and score of each row."""
    kinds = {kind for kind, _ in table.columns}
    found = list[tuple[object, ...]]()
    for row in table.rows:
        cells = row.cells
        unit, sign = (cells["unit"], cells["operator"]) if "unit" in kinds else (None, None)
        target = read_target(cells["value"], unit=unit, operator=sign, fiscal_year=year)
        actual = read_actual(cells["actual"], unit=unit, fiscal_year=year) if "actual" in kinds else None
        weight = cells["weight"] if "weight" in kinds else None
        score = cells["score"] if "score" in kinds else None
        found.append((row.category, key(cells["name"]), target, weight, actual, score))
    return found


def key(name: str) -> str:
    """A name without the ordinal in front."""
    return name.removeprefix("1.").removeprefix("指标1：")


def got(reading: Reading) -> list[tuple[object, ...]]:
    """The same of what was read."""
    return [
        (
            row.category and row.category.id,
            row.name,
            row.target,
            None if row.weight is None else str(row.weight),
            None if row.result is None else row.result.actual,
            None if row.result is None or row.result.score is None else str(row.result.score),
        )
        for row in reading.document.indicators
    ]


DRAWN: tuple[Callable[[Table], str | Grid], ...] = (
    lambda table: text_of(repeated(table)),
    lambda table: text_of(blanked(table)),
    lambda table: text_of(trimmed(table)),
    merged,
    widened,
)


@given(table=tables() | tables(anywhere=True), draw=st.sampled_from(DRAWN))
def test_a_row_that_stands_in_its_columns_is_read_there(table: Table, draw: Callable[[Table], str | Grid]) -> None:
    """Whatever its labels, names and values are, and whichever last cells are blank."""
    source = draw(table)
    note(str(source))
    (reading,) = read_forms([source])

    assert got(reading) == wanted(table, None)
    assert not [finding for finding in reading.findings if finding.code in {"row-moved", "row-unplaced", "cell-stray"}]


@given(table=tables())
def test_a_paste_without_merged_cells_is_put_back_or_named(table: Table) -> None:
    """A row of a browser's paste is read as it was, or its finding is a warning or an error at its line."""
    source = text_of(pasted(table))
    note(source)
    (reading,) = read_forms([source])

    places = {finding.place and finding.place.line for finding in reading.findings if finding.severity.value != "note"}
    found = {row[1]: row for row in got(reading)}
    names = [key(row.cells["name"]) for row in table.rows]
    for line, want in enumerate(wanted(table, None), start=2):
        assert found.get(want[1]) == want or line in places, want
    assert len(found) <= len(names)


@st.composite
def surroundings(draw: st.DrawFn) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Rows above and below a table: prose, other tables, title, year and names; sums, tails, notes, other tables."""
    above = list[tuple[str, ...]]()
    if draw(st.booleans()):
        above.append((draw(st.sampled_from(PROSE)),))
    if draw(st.booleans()):
        above += [("部门收支预算表",), ("科目", "预算数（万元）"), ("基本支出", "282"), ("项目支出", "308")]
    if draw(st.booleans()):
        above.append(("附件2",))
    above += [
        ("项目支出绩效自评表",),
        ("（2024年度）",),
        ("项目名称", "泵站改造"),
        ("主管部门", "市水务局", "实施单位", "泵站"),
    ]
    below = list[tuple[str, ...]]()
    below += draw(st.lists(st.sampled_from(TAILS), unique=True, max_size=4))
    if draw(st.booleans()):
        below.append((draw(st.sampled_from(PROSE)),))
    if draw(st.booleans()):
        below += [
            ("序号", "支出项目", "数量", "单价", "金额"),
            ("1", "水泵", "3", "2", "6"),
            ("2", "阀门", "4", "1", "4"),
        ]
    return above, below


@given(
    table=tables() | tables(anywhere=True), around=surroundings(), draw=st.sampled_from((repeated, blanked, trimmed))
)
def test_what_stands_around_a_table_makes_no_indicators(
    table: Table,
    around: tuple[list[tuple[str, ...]], list[tuple[str, ...]]],
    draw: Callable[[Table], list[list[str]]],
) -> None:
    """Prose, tails, sums and other tables change no row, no name and no year."""
    above, below = around
    source = text_of([*above, *draw(table), *below])
    note(source)
    (reading,) = read_forms([source])

    assert got(reading) == wanted(table, 2024)
    assert getattr(reading.document, "project", None) == "泵站改造"
    assert reading.document.title == "项目支出绩效自评表"


@given(table=tables(), before=st.booleans(), named=st.booleans())
def test_other_sheets_give_nothing_to_a_form(table: Table, *, before: bool, named: bool) -> None:
    """Lists, covers and reports on other sheets are named once and read into nothing."""
    top = [["项目支出绩效自评表"], ["（2024年度）"]] if named else []
    other = [
        ["批复年份", "2019"],
        ["序号", "支出项目", "数量", "单价"],
        ["1", "水泵", "3", "2"],
        ["2", "阀门", "4", "1"],
    ]
    form = ("目标表", [*top, *blanked(table)])
    sheets = [("支出明细", other), form] if before else [form, ("支出明细", other)]
    (reading,) = read_forms([workbook(sheets)])

    assert got(reading) == wanted(table, 2024 if named else None)
    assert [finding.code for finding in reading.findings].count("part-other") == 1


def workbook(sheets: list[tuple[str, list[list[str]]]]) -> bytes:
    """A workbook with rows of text on its sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row, texts in enumerate(rows, start=1):
            for column, text in enumerate(texts, start=1):
                if text:
                    cell = sheet.cell(row=row, column=column, value=text)
                    cell.data_type = "s"
    data = BytesIO()
    book.save(data)
    return data.getvalue()


@given(table=tables() | tables(anywhere=True), data=st.data())
def test_a_blank_cell_changes_its_row_alone(table: Table, data: st.DataObject) -> None:
    """A cell that is missing from a document leaves every other row as it was, and its own without that cell alone."""
    index = data.draw(st.integers(0, len(table.rows) - 1))
    kinds = [kind for kind, _ in table.columns if kind in {"actual", "weight", "score", "reason", "note"}]
    assume(kinds)
    kind = data.draw(st.sampled_from(kinds))
    order = [kind for kind, _ in table.columns]
    assume(not (kind == "weight" and order[order.index("weight") - 1].startswith("level")))
    rows = list(table.rows)
    rows[index] = rows[index]._replace(cells={**rows[index].cells, kind: ""})
    draw = data.draw(st.sampled_from(DRAWN))
    (reading,) = read_forms([draw(table._replace(rows=tuple(rows)))])

    want, found = wanted(table, None), got(reading)
    assert [*found[:index], *found[index + 1 :]] == [*want[:index], *want[index + 1 :]]
    assert found[index][:2] == want[index][:2]


@given(table=tables(), data=st.data())
def test_a_cell_that_a_text_lost_is_reported(table: Table, data: st.DataObject) -> None:
    """The cells behind it stand one to the left: the row is read as it was, or a warning stands at its line.

    A text from which editors have stripped all blanks at the ends of lines does not show it.  Where signs come to stand
    in half of the cells below a heading that nobody knows, all rows are undecided, and an error says so.
    """
    rows = repeated(table)
    index = data.draw(st.integers(1, len(table.rows)))
    at = data.draw(st.integers(1 if table.columns[0][0] == "side" else 0, len(rows[index]) - 1))
    lost, kept = table.columns[at][0], any(row[-1] == "" for row in rows)
    del rows[index][at]
    source = text_of(rows)
    note(source)
    (reading,) = read_forms([source])

    want, found = wanted(table, None), {row[1]: row for row in got(reading)}
    lines = {finding.place and finding.place.line for finding in reading.findings if finding.severity.value != "note"}
    undecided = any(finding.code == "column-unread" for finding in reading.findings)
    for number, row in enumerate(want, start=1):
        if number == index:
            assert found.get(row[1]) == row or index + 1 in lines or lost in {"reason", "note"} or not kept
        else:
            assert found.get(row[1]) == row or undecided


@given(parts=st.lists(tables(), min_size=2, max_size=3), repeat=st.booleans())
def test_a_list_of_projects_is_the_forms_of_its_projects(parts: list[Table], *, repeat: bool) -> None:
    """The rows of each project are those of a form of its own, whether its name stands in each row or in the first."""
    columns = [column for column in parts[0].columns if column[0] != "side"]
    listed = [table._replace(columns=tuple(columns)) for table in parts]
    rows = [["项目名称", *headings(listed[0])]]
    for index, table in enumerate(listed):
        for at, row in enumerate(blanked(table)[1:]):
            rows.append([f"{'甲乙丙'[index]}站改造" if repeat or at == 0 else "", *row])
    source = text_of(rows)
    note(source)
    readings = list(read_forms([source]))

    assert [getattr(reading.document, "project", None) for reading in readings] == [
        f"{name}站改造" for name in "甲乙丙"[: len(parts)]
    ]
    assert [got(reading) for reading in readings] == [wanted(table, None) for table in listed]
