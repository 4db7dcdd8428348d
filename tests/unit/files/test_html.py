"""Web pages: tables as browsers show them come out as grids, and what is drawn comes back."""

import re
import sys

import pytest

from perfmodel import FormError, MissingExtraError, ProjectObjectives, dumps, read_form
from perfmodel.files import _sheets as sheets
from perfmodel.files import html
from perfmodel.files._grid import Cell, Grid, Role
from perfmodel.files._sheets import Sheets


def _read(page: str) -> Sheets:
    return html.read(page.encode())


def _shape(page: str, index: int = 0) -> list[tuple[int, int, str, int, int]]:
    return [
        (cell.row, cell.column, cell.text, cell.row_span, cell.column_span) for cell in _read(page).grids[index].cells
    ]


def test_spans_both_ways() -> None:
    """A cell that spans rows pushes the cells below to the right; a span of 0 reaches to the end."""
    page = (
        "<table><tr><th rowspan=2 colspan=2>甲</th><td rowspan=0>乙</td></tr><tr><td>丙</td></tr>"
        "<tr><td>丁<td>戊<td>己</table>"
    )

    assert _shape(page) == [
        (1, 1, "甲", 2, 2),
        (1, 3, "乙", 3, 1),
        (2, 4, "丙", 1, 1),
        (3, 1, "丁", 1, 1),
        (3, 2, "戊", 1, 1),
        (3, 4, "己", 1, 1),
    ]


def test_missing_end_tags() -> None:
    """A page that leaves end tags out is read as a browser reads it."""
    assert _shape("<table><caption>表<tr><td>甲<td>乙<tr><td rowspan=x>丙") == [
        (1, 1, "甲", 1, 1),
        (1, 2, "乙", 1, 1),
        (2, 1, "丙", 1, 1),
    ]
    assert _read("<table><caption>表<tr><td>甲").grids[0].name == "表"
    assert _shape("<table><td>甲</td><td>乙</td>") == [(1, 1, "甲", 1, 1), (1, 2, "乙", 1, 1)]


def test_overlaps_and_spans_beyond_the_table() -> None:
    """A span ends with the table; one that runs into a cell from above loses its width and says so."""
    assert _shape("<table><tr><td rowspan=99>甲</td><td>乙</td></tr></table>") == [
        (1, 1, "甲", 1, 1),
        (1, 2, "乙", 1, 1),
    ]
    read = _read("<table><tr><td>甲<td rowspan=2>乙<tr><td colspan=3>丙</table>")
    assert [(cell.text, cell.column_span) for cell in read.grids[0].cells] == [("甲", 1), ("乙", 1), ("丙", 1)]
    assert [finding.code for finding in read.findings] == ["merge-ignored"]


def test_a_group_of_rows_ends_all_cells_that_reach_beyond_it() -> None:
    """As in browsers: a tbody, whether or not it is closed, and a span to the end of the table (0) ends there too."""
    rows = "<tr><td rowspan=5>产出指标</td><td>4座</td></tr><tr><td>5座</td></tr>"
    for page in (
        f"<table><tbody>{rows}</tbody><tbody><tr><td>效益指标</td><td>6座</td></tr></tbody></table>",
        f"<table><thead>{rows.replace('5>', '0>')}<tbody><tr><td>效益指标<td>6座</table>",
    ):
        (grid,) = _read(page).grids
        assert [(cell.row, cell.column, cell.text, cell.row_span) for cell in grid.cells] == [
            *((1, 1, "产出指标", 2), (1, 2, "4座", 1), (2, 2, "5座", 1)),
            *((3, 1, "效益指标", 1), (3, 2, "6座", 1)),
        ]


def test_a_corner_under_another_cell() -> None:
    """A text whose place is taken by wide cells from two sides is named in a finding."""
    areas = [(1, 1, 2, 2, "甲"), (2, 2, 2, 2, "藏"), (1, 2, 1, 2, " ")]
    cells, findings = sheets.merged_cells([*areas, (2, 1, 2, 2, "")], name="表")

    assert [cell.text for cell in cells] == ["甲"]
    assert [(finding.code, finding.text) for finding in findings] == [("cell-covered", "藏")]


def test_text_as_browsers_flow_it() -> None:
    """Blanks fold, blocks and breaks make lines, hard blanks are blanks, hidden parts are no text."""
    cell = (
        " 甲\n  乙 <b>丙</b><br> 丁<p>戊</p><p>己</p><div></div><script>x()</script>"
        "<template>t</template><style>y</style>&nbsp;<!-- z -->"
        "<input value=庚><input type=checkbox value=on><pre>a  b\n c</pre>"
    )

    assert _shape(f"<table><tr><td>{cell}</td></tr></table>")[0][2] == "甲 乙 丙\n丁\n戊\n己\n 庚\na  b\n c"


def test_tables_inside_cells() -> None:
    """A nested table is a table of its own; an outer one that only frames it gives its lines to it."""
    inner = "<table><tr><td>内</td></tr></table>"
    read = _read(f"<table><tr><td>外{inner}</td></tr></table>")
    framed = _read(f"<h1>标题</h1><table><tr><td>{inner}</td></tr></table><p>注")

    assert [grid.cells[0].text for grid in read.grids] == ["外", "内"]
    assert [finding.code for finding in read.findings] == ["table-nested"]
    assert [(grid.cells[0].text, grid.above, grid.below) for grid in framed.grids] == [("内", ("标题",), ("注",))]
    assert _read("<h1>标题</h1><table></table><table><td>甲</table>").grids[0].above == ("标题",)


def test_lines_around_tables() -> None:
    """Lines before a table are its own, lines at the end of a section or page belong to the table before them."""
    page = (
        "<title>无</title><h1>一</h1>行<br>二<table><tr><td>甲</table><section><p>三<table>散<p>乱</p><tr><td>乙</table>注</section><hr>"
        "<p>四</p><table><tr><td>丙</table><div>尾"
    )

    assert [(grid.above, grid.below) for grid in _read(page).grids] == [
        (("一", "行\n二"), ()),
        (("三",), ("散", "乱", "注")),
        (("四",), ("尾",)),
    ]


@pytest.mark.parametrize(
    "page", ["只有文字", "<p>段落</p>", "<table></table>", "<table><tr><td> </td></tr></table>", "<td>甲</td>"]
)
def test_pages_without_a_table(page: str) -> None:
    """A page or a fragment without a filled table is refused."""
    with pytest.raises(FormError) as caught:
        _read(page)
    assert caught.value.code == "table-missing"


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        ('<meta charset="gb2312"><table><td>绩效朤</table>'.encode("gb18030"), []),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=big5"><table><td>績效</table>'.encode("big5"),
            [],
        ),
        ('<?xml version="1.0" encoding="gbk"?><table><td>绩效</td></table>'.encode("gbk"), []),
        ('<meta charset="utf-8"><table><td>绩效</table>'.encode("gbk"), ["encoding-wrong"]),
        ('<meta charset="klingon"><table><td>绩效</table>'.encode(), ["encoding-wrong"]),
        ('<meta charset="gbk"><table><td>绩效</table>'.encode("utf-8-sig"), []),
        ("<table><td>绩效</table>".encode("utf-16"), []),
        ("<table><td>绩效</table>".encode("gbk"), []),
    ],
)
def test_encodings(data: bytes, codes: list[str]) -> None:
    """The page is read in the encoding that it names, or in the one that its bytes show."""
    read = html.read(data)

    assert read.grids[0].cells[0].text[:2] in {"绩效", "績效"}
    assert [finding.code for finding in read.findings] == codes


def test_endless_spans_are_refused() -> None:
    """Spans that add up beyond all bounds are refused; a single wide one loses its width."""
    with pytest.raises(FormError) as caught:
        _read("<table><tr>" + '<td colspan="1000">甲</td>' * 20)
    assert caught.value.code == "table-too-large"
    tall = _read("<table><tr><td colspan=1000 rowspan=65534>甲</td></tr>" + "<tr></tr>" * 3000 + "<tr><td>乙")
    assert [finding.code for finding in tall.findings] == ["merge-ignored"]


def test_hostile_pages_take_linear_time() -> None:
    """Unfinished tags, comments and attributes in their thousands are read and refused at once."""
    for piece in ("<", "<!--", "<a a=", "<a b='", "<table>", "<div>"):
        with pytest.raises(FormError):
            _read(piece * 3_000)


_FORM = Grid(
    cells=[
        Cell(row=1, column=1, text="绩效指标", row_span=3, role=Role.LABEL),
        Cell(row=1, column=2, text="三级指标", column_span=2, role=Role.HEADING),
        Cell(row=1, column=4, text="指标值", role=Role.HEADING),
        Cell(row=2, column=2, text="数量", role=Role.LABEL),
        Cell(row=2, column=3, text="  新增  图书 <册> &amp; "),
        Cell(row=2, column=4, text="≥80册\n\n以上", role=Role.NUMBER),
        Cell(row=3, column=4, text="=100%"),
    ],
    name="绩效<目标>表",
    above=["部门整体支出绩效目标表", "（2023年度）", "单位：万元"],
    below=["注：一式两份", "第二行"],
)


def test_what_is_drawn_comes_back() -> None:
    """Tables, captions and the lines around them survive a page."""
    assert html.read(html.write((_FORM, _FORM))).grids == (_FORM, _FORM)


def test_the_page_is_one_table_for_people_and_screen_readers() -> None:
    """Real spans, scopes and a caption stand in the page, and nothing is loaded from elsewhere."""
    page = html.write((_FORM,)).decode()

    assert page.count("<table") == 1
    assert '<th class="label" scope="rowgroup" rowspan="3">' in page
    assert '<th class="heading" scope="colgroup" colspan="2">' in page
    assert '<th class="label" scope="row">' in page
    assert "<caption>绩效&lt;目标&gt;表</caption>" in page
    assert '<p class="unit">单位：万元</p>' in page
    assert not re.search(r"https?:|src=|@import|<script", page)


def test_notebooks_show_the_table_and_keep_their_page() -> None:
    """A document shows as its official table, a part of the page whose styles touch nothing else."""
    shown = ProjectObjectives(project="阅览室改造")._repr_html_()  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - what notebooks call

    assert "<caption>项目支出绩效目标表</caption>" in shown
    assert "<html" not in shown
    style = shown[shown.index("<style>") + 7 : shown.index("</style>")]
    assert all(".perfmodel-table" in rule.split("{")[0] for rule in style.split("}") if rule.strip())


def test_a_wide_page_is_turned() -> None:
    """A table that is too wide for a page upright is printed across."""
    wide = Grid(cells=[Cell(row=1, column=column, text="很长的一段说明文字" * 4) for column in range(1, 9)])

    assert "A4 landscape" in html.write((wide,)).decode()
    assert "A4;" in html.write((_FORM,)).decode()


def test_without_lxml(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading names the extra that brings lxml; writing needs none."""
    monkeypatch.setitem(sys.modules, "lxml", None)
    data = html.write((_FORM,))

    with pytest.raises(MissingExtraError, match="html"):
        html.read(data)


@pytest.mark.parametrize("mark", ['style="color:red;DISPLAY : none"', "hidden"])
def test_a_row_that_browsers_do_not_show_is_told(mark: str) -> None:
    """What nobody sees on the page is read, with a warning that says which rows."""
    page = f"<table><tr><td>三级指标<td>指标值<tr {mark}><td>旧沟渠<td>≥2条<tr><td>沟渠<td>≥4条</table>"
    read = html.read(page.encode())

    assert [(found.code, found.severity.value, found.text) for found in read.findings] == [
        ("rows-hidden", "warning", "2")
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<s>", "</s>"),
        ("<STRIKE>", "</STRIKE>"),
        ("<del>", "</del>"),
        ('<span style="color: red; text-decoration: line-through">', "</span>"),
        ("<b><s><i>", "</i></s></b>"),
    ],
)
def test_struck_text(before: str, after: str) -> None:
    """What has a line through it is not read, in a cell and in a line, and is told; what stands behind it is."""
    page = f"<p>{before}甲局{after}乙局</p><table><tr><td>{before}≥90%<br>旧{after}≥95%</td><td>件</td></tr></table>"
    read = _read(page)

    assert read.grids[0].above == ("乙局",)
    assert [cell.text for cell in read.grids[0].cells] == ["≥95%", "件"]
    told = [(finding.code, finding.text, str(finding.place)) for finding in read.findings]
    assert told == [("text-struck", "甲局", ""), ("text-struck", "≥90%\n旧", "line 1, column 1")]


def test_a_struck_row() -> None:
    """A row with a line through it is none; inside struck text another tag ends nothing."""
    row = '<tr style="text-decoration:line-through"><td>甲<s>乙</s>丙</td><td>1</td></tr>'
    read = _read(f"<table>{row}<tr><td>丁</td></tr></table>")

    assert [cell.text for cell in read.grids[0].cells] == ["丁"]
    assert [finding.text for finding in read.findings] == ["甲乙丙", "1"]


@pytest.mark.parametrize(
    "how",
    ["hidden", 'style="display:none"', 'style="visibility: hidden"', 'style="mso-hide:all"', 'class="a y"'],
)
def test_hidden_text_in_a_cell(how: str) -> None:
    """Digits that no browser shows belong to no number; a table in a part that is hidden as a whole is read."""
    styles = "<style>td, p.x, .y { color: red; display: none }</style>"
    page = f"{styles}<div {how}>甲<table><tr><td>≥3<span {how}>00</span>公里</td><td>件</td></tr></table></div>"
    read = _read(page)

    assert read.grids[0].above == ("甲",)
    assert [cell.text for cell in read.grids[0].cells] == ["≥3公里", "件"]
    assert [(finding.code, finding.text) for finding in read.findings] == [("text-struck", "00")]


def test_text_in_a_part_of_no_size_is_shown() -> None:
    """Editors give whole cells no size, and each piece of text its own."""
    page = '<table><tr><td><p style="font-size:0"><span style="font-size:14px">5套</span></p></td></tr></table>'

    assert _shape(page)[0][2] == "5套"


def test_a_class_that_strikes_through() -> None:
    """Excel writes a line through text as a class of the page's own style sheet."""
    page = (
        "<style>.font5{text-decoration:line-through;}\n.font6 {text-decoration:none}</style><table><tr><td>"
        '≥<font class="font5">9</font><font class="font6">8</font>套</td></tr></table>'
    )
    read = _read(page)

    assert [cell.text for cell in read.grids[0].cells] == ["≥8套"]
    assert [(finding.code, finding.text) for finding in read.findings] == [("text-struck", "9")]


@pytest.mark.parametrize("how", ["hidden", 'style="display:none"'])
def test_a_hidden_cell_takes_no_column(how: str) -> None:
    """The cells behind it stand where browsers have them; what it says is told."""
    read = _read(
        f"<table><tr><td>甲</td><td {how}>9<s>1</s></td><td>5</td></tr><tr><td {how}></td><td>乙</td></tr></table>"
    )

    assert [(cell.row, cell.column, cell.text) for cell in read.grids[0].cells] == [
        (1, 1, "甲"),
        (1, 2, "5"),
        (2, 1, "乙"),
    ]
    told = [(finding.code, finding.text, str(finding.place)) for finding in read.findings]
    assert told == [("text-struck", "9\n1", "line 1")]


def test_struck_text_beside_cells() -> None:
    """In a caption, and between the cells, it is told too."""
    read = _read("<table><caption>表<s>旧</s></caption><s>漏</s><tr><td>甲</td></tr></table>")

    assert (read.grids[0].name, [cell.text for cell in read.grids[0].cells]) == ("表", ["甲"])
    assert sorted((finding.code, finding.text) for finding in read.findings) == [
        ("text-struck", "旧"),
        ("text-struck", "漏"),
    ]


@pytest.mark.parametrize("how", ["hidden", 'style="display: none"', 'class="off"'])
def test_a_hidden_row_is_told_whatever_hides_it(how: str) -> None:
    """By itself, by its style or by a class of the page's own style sheet."""
    read = _read(f"<style>.off {{display:none}}</style><table><tr><td>甲</td></tr><tr {how}><td>乙</td></tr></table>")

    assert [(finding.code, finding.text) for finding in read.findings] == [("rows-hidden", "2")]


@pytest.mark.parametrize("front", ["", "\ufeff", "\n  "])
def test_the_text_of_a_page_is_read_as_the_page(front: str) -> None:
    """What ``dumps`` gives goes back in as it is, whatever charset a page says that it once had."""
    table = "项目名称\t夜校\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t讲座\t≥5场\n"
    document = read_form(table).document
    page = dumps(document, "html")
    assert isinstance(page, str)

    assert read_form(front + page).document.indicators == document.indicators
    assert read_form(front + page.replace("utf-8", "gbk")).document.indicators == document.indicators
    assert read_form(front + page.replace("\n", " ")).document.indicators == document.indicators
    broken = read_form(front + page.replace("讲座", "讲\ud800座")).document
    assert broken.indicators[0].target == document.indicators[0].target


@pytest.mark.parametrize(
    "front", ["", "<?xml version='1.0'?>", "<!-- 表 -->", "<div class='a'>", "<SECTION>", " <body>"]
)
def test_a_part_of_a_page_in_one_line_is_no_path(front: str) -> None:
    """A table cut out of a page was looked for as a file of that name."""
    table = "<table><tr><td>三级指标</td><td>指标值</td></tr><tr><td>讲座</td><td>≥5场</td></tr></table>"

    assert [row.name for row in read_form(front + table).document.indicators] == ["讲座"]
