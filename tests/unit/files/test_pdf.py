"""PDF files: the tables that a person sees on the paper, whatever rules draw them and wherever the page ends."""

import re
import sys
import zlib
from collections.abc import Iterable
from typing import cast

import pytest

from perfmodel.errors import FormError, MissingExtraError
from perfmodel.files import _pdf_child as pdf_child
from perfmodel.files import _pdf_pages as pdf_pages
from perfmodel.files import pdf
from perfmodel.files._grid import Grid
from perfmodel.files._pdf_pages import Glyph, Page, Rule
from perfmodel.files._pdf_tables import turned
from perfmodel.files._pdf_text import lines_of, struck_out
from perfmodel.files._sheets import Sheets

_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
    (
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/W[1 95 500]/FontDescriptor 5 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>"
    ),
    (
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880"
        b"/Descent -120/CapHeight 880/StemV 90>>"
    ),
)
_IMAGE = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    b"stream\n\x80\nendstream"
)


class Paper:
    """
    Writes PDF files by hand; places are points from the upper left corner.

    With a *descent* the font says that so much of a character stands below its line, and digits are of another font.
    """

    def __init__(self, descent: int | None = None) -> None:
        self._pages: list[tuple[list[str], int, int, int]] = []
        self._font = _FONT if descent is None else tuple(part.replace(b"-120", b"%d" % descent) for part in _FONT)
        self._fonts = "F" if descent is None else "FG"

    def page(self, width: int = 600, height: int = 800, rotate: int = 0) -> "Paper":
        """Begin a page."""
        self._pages.append(([], width, height, rotate))
        return self

    def text(  # noqa: PLR0913 - what a line is drawn by
        self, x: float, y: float, text: str, *, size: float = 10, turn: str = "1 0 0 1", gray: float = 0
    ) -> "Paper":
        """Write a line whose upper left corner is given."""
        down = self._pages[-1][2] - y - 0.88 * size
        runs = re.findall(r"[ -~]+|[^ -~]+", text) if "G" in self._fonts else [text]
        shown = [
            f"/G {size} Tf <{run.encode().hex()}> Tj"
            if "G" in self._fonts and run.isascii()
            else f"/F {size} Tf <{run.encode('utf-16-be').hex()}> Tj"
            for run in runs
        ]
        self._draw(f"BT {gray} g {turn} {x} {down} Tm {' '.join(shown)} ET")
        return self

    def rule(self, x: float, y: float, to_x: float, to_y: float, *, gray: float = 0) -> "Paper":
        """Draw a line."""
        height = self._pages[-1][2]
        self._draw(f"{gray} G 0.5 w {x} {height - y} m {to_x} {height - to_y} l S")
        return self

    def area(self, x: float, y: float, width: float, height: float, *, gray: float = 0) -> "Paper":
        """Fill an area, as Word draws rules."""
        self._draw(f"{gray} g {x} {self._pages[-1][2] - y - height} {width} {height} re f")
        return self

    def image(self, x: float, y: float, width: float, height: float) -> "Paper":
        """Put a picture."""
        self._draw(f"q {width} 0 0 {height} {x} {self._pages[-1][2] - y - height} cm /I Do Q")
        return self

    def raw(self, code: str) -> "Paper":
        """Write drawing code as it is."""
        self._draw(code)
        return self

    def _draw(self, code: str) -> None:
        self._pages[-1][0].append(code)

    def table(  # noqa: C901, PLR0913 - all that a table may have
        self,
        x: float,
        y: float,
        widths: list[float],
        rows: list[list[str]],
        *,
        high: float = 20,
        skip: Iterable[str] = (),
    ) -> "Paper":
        """
        A ruled table; a cell that is "<" belongs to the one at its left, one that is "^" to the one above.

        ``skip`` names rules that are left out: top, bottom, left, right.
        """
        left_out = set(skip)
        edges = [x + sum(widths[:at]) for at in range(len(widths) + 1)]
        last_row, last_column = len(rows), len(widths)
        for row, texts in enumerate(rows):
            top = y + row * high
            for column, text in enumerate(texts):
                if text not in {"<", "^"}:
                    for at, line in enumerate(text.split("\n")):
                        self.text(edges[column] + 4, top + 3 + 11 * at, line)
        for row in range(last_row + 1):
            for column in range(last_column):
                inside = 0 < row < last_row and rows[row][column] == "^"
                edge = (row == 0 and "top" in left_out) or (row == last_row and "bottom" in left_out)
                if not (inside or edge):
                    self.rule(edges[column], y + row * high, edges[column + 1], y + row * high)
        for column in range(last_column + 1):
            for row in range(last_row):
                inside = 0 < column < last_column and rows[row][column] == "<"
                edge = (column == 0 and "left" in left_out) or (column == last_column and "right" in left_out)
                if not (inside or edge):
                    self.rule(edges[column], y + row * high, edges[column], y + (row + 1) * high)
        return self

    def __bytes__(self) -> bytes:
        """The file."""
        first = 7
        kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(self._pages)))
        objects = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Kids[{kids}]/Count {len(self._pages)}>>".encode(),
            *self._font,
            _IMAGE,
        ]
        for at, (code, width, height, rotate) in enumerate(self._pages):
            objects.append(
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Rotate {rotate}"
                f"/Contents {first + 2 * at + 1} 0 R"
                f"/Resources<</Font<</F 3 0 R/G<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
                f"/XObject<</I 6 0 R>>>>>>".encode()
            )
            content = "\n".join(code).encode()
            objects.append(f"<</Length {len(content)}>>stream\n".encode() + content + b"\nendstream")
        return written(objects)


def written(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A file of some objects."""
    out, places = b"%PDF-1.7\n", list[int]()
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(out)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table)
    return out + b"trailer<</Root 1 0 R/Size %d%b>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start)


def read(paper: Paper) -> Sheets:
    """What is read of a paper."""
    return pdf.read(bytes(paper))


def rows(grid: Grid) -> list[list[str]]:
    """The texts by row."""
    return [[cell.text for cell in cells] for cells in grid.by_row().values()]


def codes(sheets: Sheets) -> list[tuple[str, str]]:
    """The findings by code and text."""
    return [(finding.code, finding.text) for finding in sheets.findings]


FORM = [["一级指标", "三级指标", "指标值"], ["产出指标", "养护面积", "≥95%"], ["^", "清运次数", "120次"]]
WIDTHS = [100.0, 150.0, 100.0]


def test_a_ruled_table_with_its_lines() -> None:
    """Cells, merged cells, lines above and below, the place of the table."""
    paper = Paper().page().text(250, 60, "绩效目标表").table(100, 100, WIDTHS, FORM).text(100, 200, "注：略")

    (grid,) = read(paper).grids

    assert rows(grid) == [["一级指标", "三级指标", "指标值"], ["产出指标", "养护面积", "≥95%"], ["清运次数", "120次"]]
    assert [(cell.text, cell.row_span) for cell in grid.cells if cell.row_span > 1] == [("产出指标", 2)]
    assert (grid.name, grid.above, grid.below) == ("page 1, table 1", ("绩效目标表",), ("注：略",))


@pytest.mark.parametrize(
    "skip",
    [("left", "right"), ("top",), ("bottom",), ("top", "left"), ("right",)],
    ids=["307-1157", "160-1240", "1024-1370", "339-114", "118"],
)
def test_rules_that_are_missing(skip: tuple[str, ...]) -> None:
    """Reports on pdfplumber: outer rules that are not drawn cost no row and no column."""
    plain = [["三级指标", "指标值", "备注"], ["养护面积", "≥95%", "无"], ["清运次数", "120次", "无"]]

    (grid,) = read(Paper().page().table(100, 100, WIDTHS, plain, skip=skip)).grids

    assert rows(grid) == plain


def test_guide_lines_and_thin_areas() -> None:
    """Reports 285, 311 and 488: white lines cut no cell; rules may be thin areas in pieces, twice beside each other."""
    paper = (
        Paper().page().text(104, 104, "三级指标").text(204, 104, "指标值").text(104, 124, "养护").text(104, 136, "面积")
    )
    paper.rule(100, 134, 300, 134, gray=1).area(100, 131, 200, 0.5, gray=0.995)
    for y in (100, 120, 150):
        paper.area(100, y, 60, 0.5).area(160.4, y, 140, 0.5).area(100, y + 1.4, 200, 0.5)
    for x in (100, 200, 300):
        paper.area(x, 100, 0.5, 20).area(x, 120.5, 0.5, 30)
    paper.text(204, 124, "≥95%").area(100, 100, 200, 20, gray=0.9)

    (grid,) = read(paper).grids

    assert rows(grid) == [["三级指标", "指标值"], ["养护\n面积", "≥95%"]]


def test_tables_frames_and_lines_of_one_page() -> None:
    """Report 871: tables below each other are two; a frame, a line under a title and a slanting one are none."""
    paper = Paper().page().rule(50, 50, 550, 50).rule(50, 50, 50, 700).rule(550, 50, 550, 700).rule(50, 700, 550, 700)
    paper.rule(100, 92, 300, 92).rule(100, 300, 300, 500).text(250, 80, "绩效目标表")
    paper.table(100, 100, WIDTHS, FORM).table(100, 200, WIDTHS, FORM)

    grids = read(paper).grids

    assert [grid.name for grid in grids] == ["page 1, table 1", "page 1, table 2"]
    assert [rows(grid) for grid in grids] == [rows(grids[0])] * 2


def test_a_scale_beside_a_table() -> None:
    """One line that short ones cross, as a scale or a bracket is drawn, is no table, upright or level."""
    paper = Paper().page().table(100, 100, WIDTHS, FORM)
    paper.rule(500, 100, 500, 160).rule(100, 300, 160, 300)
    for at in range(3):
        paper.rule(498, 100 + 30 * at, 502.5, 100 + 30 * at).rule(100 + 30 * at, 298, 100 + 30 * at, 302.5)

    (grid,) = read(paper).grids

    assert [cell.text for cell in grid.cells] == [text for row in FORM for text in row if text != "^"]


def test_texts_of_cells() -> None:
    """Wrapped lines and labels that are written downwards are joined, lines that end early are not; bold is one."""
    cells = [["绩\n效\n指\n标", "城区主干道日常清\n扫保洁作业面积", "改造。\n新增。", "ISO standard of\nquality"]]
    paper = Paper().page().table(100, 100, [60, 95, 120, 90], cells, high=60).text(104.2, 103, "绩")

    (grid,) = read(paper).grids

    assert rows(grid) == [["绩效指标", "城区主干道日常清扫保洁作业面积", "改造。\n新增。", "ISO standard of quality"]]


def cut(first: list[list[str]], second: list[list[str]], *, above: str = "", y: float = 50) -> Sheets:
    """A table that stands at the end of a page, and one that begins the next."""
    paper = Paper().page().table(100, 760 - 20 * len(first), WIDTHS, first).page()
    if above:
        paper.text(100, 30, above)
    return read(paper.table(100, y, WIDTHS, second))


class TestPages:
    """Reports 142, 550 and 922: tables go on on the next page."""

    def test_a_heading_is_repeated_and_a_label_is_cut(self) -> None:
        """The heading stands once, the label reaches over all its rows."""
        more = [FORM[0], ["", "投诉办结率", "≥98%"], ["效益指标", "受益人数", "9万人"]]

        sheets = cut(FORM, more)

        (grid,) = sheets.grids
        assert grid.name == "pages 1-2, table 1"
        assert [cell.text for cell in grid.cells if cell.column == 2] == [
            "三级指标",
            "养护面积",
            "清运次数",
            "投诉办结率",
            "受益人数",
        ]
        assert [(cell.text, cell.row_span) for cell in grid.cells if cell.column == 1][1:] == [
            ("产出指标", 3),
            ("效益指标", 1),
        ]
        assert codes(sheets) == []

    def test_a_row_is_cut(self) -> None:
        """The parts of its texts are one again, and a finding says so."""
        first = [*FORM, ["^", "城区主干道日常清扫保洁作业", "≥35公里"]]

        sheets = cut(first, [["", "面积", ""], ["效益指标", "受益人数", "9万人"]])

        (grid,) = sheets.grids
        assert rows(grid)[3:] == [["城区主干道日常清扫保洁作业面积", "≥35公里"], ["效益指标", "受益人数", "9万人"]]
        assert codes(sheets) == [("row-joined", "城区主干道日常清扫保洁作业面积")]

    def test_a_full_row_is_followed_by_a_new_one(self) -> None:
        """A row whose name fills its cell stays apart from the next one."""
        first = [*FORM, ["^", "城区主干道日常清扫保洁作业", "≥35公里"]]

        (grid,) = cut(first, [["", "年度预算执行进度", "≥98%"]]).grids

        assert rows(grid)[3:] == [["城区主干道日常清扫保洁作业", "≥35公里"], ["年度预算执行进度", "≥98%"]]

    def test_another_table_begins(self) -> None:
        """A table with a line above it, with room on the page before, or that begins like the first, is another one."""
        other = [["一级指标", "序号", "说明"], ["效益指标", "受益人数", "9万人"]]

        assert len(cut(FORM, FORM[1:], above="绩效目标表").grids) == 2
        assert len(cut(FORM, other).grids) == 2
        assert (
            len(
                read(
                    Paper()
                    .page()
                    .table(100, 100, WIDTHS, FORM)
                    .text(100, 700, "略")
                    .page()
                    .table(100, 50, WIDTHS, [["效益", "受益", "9"]])
                ).grids
            )
            == 2
        )
        assert len(cut(FORM, [["效益", "受益", "9"]]).grids) == 1

    def test_a_wide_sheet(self) -> None:
        """What stands on the page beside belongs to the same rows, a title across both is one cell."""
        left = [["项目支出绩效目标表", "<"], ["一级指标", "三级指标"], ["产出指标", "养护面积"], ["^", "清运次数"]]
        right = [["", "<"], ["指标值", "权重"], ["≥95%", "10"], ["120次", "5"]]
        paper = Paper().page().table(100, 100, [200, 200], left, skip=()).page().table(50, 100, [150, 80], right)

        (grid,) = read(paper).grids

        assert rows(grid)[1:] == [
            ["一级指标", "三级指标", "指标值", "权重"],
            ["产出指标", "养护面积", "≥95%", "10"],
            ["清运次数", "120次", "5"],
        ]


def test_headers_page_numbers_and_watermarks() -> None:
    """What stands on each page beside the text is left out, and said once."""
    paper = Paper()
    for number in (1, 2):
        paper.page().text(100, 30, f"某局{number}月预算公开").text(280, 770, f"— {number} —")
        paper.text(150, 400, "内部资料", size=40, turn="0.7 0.7 -0.7 0.7", gray=0.7).text(
            150, 500, "样张", size=60, gray=0.8
        )
        paper.text(270, 85, "绩效目标表").table(100, 100, WIDTHS, FORM)

    sheets = read(paper)

    assert [(grid.above, grid.below) for grid in sheets.grids] == [(("绩效目标表",), ())] * 2
    assert codes(sheets) == [("page-furniture", "某局1月预算公开"), ("page-furniture", "内部资料样张")]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_turned_pages(rotate: int) -> None:
    """A page that is shown turned reads as it is shown; what is drawn sideways is turned so that it can be read."""
    drawn = Page(number=1, width=6000, height=8000)
    glyphs = [Glyph(sign, 1000 + 100 * at, 1000, 1100 + 100 * at, 1100, 0) for at, sign in enumerate("指标值")]
    whole = Page(number=1, width=6000, height=8000, glyphs=tuple(glyphs), rules=(Rule(900, 900, 2000, 900),))

    assert turned(whole, 4) == whole
    assert drawn.width == 6000
    paper = Paper().page(rotate=rotate).table(100, 100, WIDTHS, FORM).text(100, 200, "注：略")

    sheets = read(paper)

    assert rows(sheets.grids[0])[1] == ["产出指标", "养护面积", "≥95%"]


def test_a_table_that_is_drawn_sideways() -> None:
    """All text runs up the page: the table reads as when the paper is turned."""
    paper = Paper().page()
    for x in (100, 130, 160):
        paper.rule(x, 100, x, 400)
    for y in (100, 250, 400):
        paper.rule(100, y, 160, y)
    for x, y, text in ((105, 390, "三级指标"), (105, 240, "指标值"), (135, 390, "养护面积"), (135, 240, "≥95%")):
        paper.text(x + 8.8, y - 8.8, text, turn="0 1 -1 0")

    (grid,) = read(paper).grids

    assert rows(grid) == [["三级指标", "指标值"], ["养护面积", "≥95%"]]


def test_pages_that_are_pictures() -> None:
    """Some are a finding with their numbers; a file of pictures alone says that OCR is needed."""
    paper = Paper().page().table(100, 100, WIDTHS, FORM)
    for _ in range(3):
        paper.page().image(0, 0, 600, 800)
    paper.page().text(100, 100, "略")

    assert [str(finding.place) for finding in read(paper).findings if finding.code == "page-picture"] == [
        "table pages 2-4"
    ]
    with pytest.raises(FormError, match="OCR") as caught:
        read(Paper().page().image(0, 0, 600, 800))
    assert caught.value.code == "file-pictures"


def test_pages_without_rules() -> None:
    """A page with the words of a form is named; a file without any table is refused."""
    loose = Paper().page().text(100, 100, "三级指标 指标值").page().table(100, 100, WIDTHS, FORM)

    assert codes(read(loose)) == [("table-unruled", "三级指标")]
    assert read(loose).grids[0].above == ("三级指标 指标值",)
    with pytest.raises(FormError, match="without rules") as caught:
        read(Paper().page().text(100, 100, "三级指标 指标值"))
    assert caught.value.code == "table-missing"


def test_texts_beyond_their_cells() -> None:
    """A text that runs over the rules is read in the cell around it, with a finding; one beside the table is named."""
    paper = (
        Paper().page().table(100, 100, [150.0, 100.0], [["三级指标", "指标值"], ["", "≥95%"], ["清运次数", "120次"]])
    )
    paper.text(104, 115, "城区主干道日常清扫垃圾分类").text(104, 131, "作业面积").text(400, 123, "多余").text(
        400, 143, "次数"
    )

    sheets = read(paper)

    assert rows(sheets.grids[0])[1:] == [["城区主干道日常清扫垃圾分类作业面积", "≥95%"], ["清运次数", "120次"]]
    assert codes(sheets) == [("text-over-rule", "城区主干道日常清扫垃圾分类作业面积"), ("text-beside-table", "多余")]


def test_texts_that_are_cut_off() -> None:
    """What a cell cuts off belongs to it, what the end of the printed area cuts off is no text."""
    paper = Paper().page().table(100, 100, [100.0, 100.0], [["三级指标", "指标值"], ["", "≥95%"]])
    clipped = "城区主干道日常清扫保洁作业面积".encode("utf-16-be").hex()
    paper.raw(f"q 100 660 100 20 re W n BT /F 10 Tf 104 667 Td <{clipped}> Tj ET Q")
    paper.raw(f"q 0 400 600 300 re W n BT /F 10 Tf 104 200 Td <{clipped}> Tj ET Q")

    (grid,) = read(paper).grids
    page = list(pdf_child.records(bytes(paper)))[1]

    assert rows(grid)[1] == ["城区主干道日常清扫保洁作业面积", "≥95%"]
    assert grid.below == ()
    assert page["clips"] == [(1000, 1200, 2000, 1400), (0, 1000, 6000, 4000)]


def test_texts_of_rows_that_the_end_of_a_page_cuts() -> None:
    """The text of a merged cell is drawn on both pages; of each only that counts which the shown rows let be seen."""
    paper = Paper().page().table(100, 100, [100.0, 100.0], [["三级指标", "指标值"], ["", "≥95%"]])
    code = "保洁面积".encode("utf-16-be").hex()
    for left, line in ((104, 672), (104, 692)):
        paper.raw(f"q 98 660 204 20 re W n BT /F 10 Tf {left} {line} Td <{code}> Tj ET Q")

    (grid,) = read(paper).grids

    assert rows(grid) == [["三级指标", "指标值"], ["保洁面积", "≥95%"]]


def test_title_rows_that_each_page_repeats() -> None:
    """A sheet is printed with its title and headings on each page: it is one table, and nothing is reported twice."""
    heads = ["二级指标", "三级指标", "指标值"]
    paper = Paper().page().text(250, 660, "道路养护绩效目标表").text(100, 680, "单位：万元")
    paper.table(100, 700, WIDTHS, [heads, ["数量指标", "养护面积", "≥35公里"], ["质量指标", "完好率", "≥95%"]])
    paper.page().text(250, 60, "道路养护绩效目标表").text(100, 80, "单位：万元")
    paper.table(100, 100, WIDTHS, [heads, ["时效指标", "完成时间", "11月"]])

    (grid,) = read(paper).grids

    assert grid.name == "pages 1-2, table 1"
    assert grid.above == ("道路养护绩效目标表", "单位：万元")
    assert [row[0] for row in rows(grid)] == ["二级指标", "数量指标", "质量指标", "时效指标"]


def test_marks_of_footnotes() -> None:
    """A small raised number behind a word is left out and reported; a power, and a number as large as a word, stay."""
    paper = (
        Paper().page().table(100, 100, [100.0, 100.0], [["三级指标", "指标值"], ["保洁面积", "≥9km"], ["第", "3次"]])
    )
    paper.text(144, 121, "2", size=6).text(230, 121, "2", size=6).text(114, 143, "2")

    sheets = read(paper)

    assert rows(sheets.grids[0])[1:] == [["保洁面积", "≥9km2"], ["第2", "3次"]]
    assert codes(sheets) == [("footnote-mark", "保洁面积2")]


def test_marks_of_footnotes_on_a_page_with_few_other_digits() -> None:
    """The marks themselves are no measure of how high a digit is; a full-width one is a mark as well."""
    words = (
        Paper().page().table(100, 100, [100.0, 100.0], [["三级指标", "指标值"], ["保洁面积", "全部"], ["制度", "健全"]])
    )
    words.text(144, 121, "2", size=6).text(124, 141, "３", size=6)  # noqa: RUF001 - full width

    sheets = read(words)

    assert rows(sheets.grids[0])[1:] == [["保洁面积", "全部"], ["制度", "健全"]]
    assert [code for code, _ in codes(sheets)] == ["footnote-mark", "footnote-mark"]


@pytest.mark.parametrize(
    ("turn", "rotate", "most"),
    [("1 0 0 1", 0, 110), ("-1 0 0 -1", 180, 110), ("0 1 -1 0", 90, 110), ("0.7 0.7 -0.7 0.7", 0, 210)],
)
def test_such_fonts_on_turned_pages(turn: str, rotate: int, most: int) -> None:
    """A page that is drawn turned and shown upright reads as any other; slanting text is no text of a table."""
    plain = Paper(descent=-1050).page(rotate=rotate).table(100, 100, WIDTHS, FORM)
    for y, text in ((400, "2024年7月底前"), (450, "≤8小时")):
        plain.text(300, y, text, turn=turn)

    signs = cast("list[tuple[str, int, int, int, int]]", list(pdf_child.records(bytes(plain)))[1]["glyphs"])
    drawn = [sign[:5] for sign in signs if sign[0] in "年月底小时"]

    assert {sign for sign, *_ in drawn} == set("年月底小时")
    sizes = [size for _, left, top, right, bottom in drawn for size in (bottom - top, right - left)]
    assert most - 20 < max(sizes) + 10 <= most + 10


def test_a_digit_of_full_size_beside_a_larger_character_is_none() -> None:
    """Characters and digits of two fonts differ in height: what is as high as the other digits of a page is a digit."""
    paper = Paper().page().table(100, 100, [100.0, 100.0], [["三级指标", "指标值"], ["", "2024年底前"], ["", "≥95%"]])
    paper.text(104, 122, "第", size=14).text(118, 122, "7").text(124, 122, "号泵站", size=14)

    sheets = read(paper)

    assert rows(sheets.grids[0])[1] == ["第7号泵站", "2024年底前"]
    assert codes(sheets) == []


def test_radicals_behind_the_page_are_the_characters_that_are_seen() -> None:
    """Browsers print ⼈ and ⻔ for 人 and 门, which a font draws alike: labels, names and units are read as seen."""
    drawn = [["⼀级指标", "三级指标", "指标值"], ["产出指标", "⻔诊⼈次", "≥470⼈次"]]

    (grid,) = read(Paper().page().table(100, 100, WIDTHS, drawn)).grids

    assert rows(grid) == [["一级指标", "三级指标", "指标值"], ["产出指标", "门诊人次", "≥470人次"]]


def test_fonts_that_give_their_characters_twice_their_height() -> None:
    """Some fonts reach a whole character below the line, into the next row: no value moves there, no digit is lost."""
    heads = ["二级指标", "三级指标", "指标值"]
    body = [
        ["时效指标", "完成时间", "2024年7月底前"],
        ["时效指标", "办结时限", "≤8小时"],
        ["成本指标", "单位成本", "≤26元/亩"],
    ]
    paper = Paper(descent=-1050).page().table(100, 100, [80.0, 80.0, 120.0], [heads, *body], high=17)

    sheets = read(paper)

    assert rows(sheets.grids[0]) == [heads, *body]
    assert codes(sheets) == []


def test_text_that_stands_apart_or_runs_up() -> None:
    """A wide gap is a blank, letters apart are words, text that runs up or down a narrow cell is a line of its own."""
    paper = Paper().page().table(100, 100, [200.0, 30.0, 60.0], [["", "", "指标值"]], high=80)
    paper.text(104, 110, "甲").text(160, 110, "乙").text(104, 130, "ISO").text(140, 130, "code")
    paper.text(320, 175, "产出指标", turn="0 1 -1 0").text(308, 105, "数量", turn="0 -1 1 0")

    (grid,) = read(paper).grids

    assert rows(grid)[0][0].split("\n") == ["甲 乙", "ISO code"]
    assert sorted(rows(grid)[0][1].replace("\n", "")) == sorted("产出指标数量")


def test_side_rules_that_stick_out() -> None:
    """What side rules enclose above the first rule and below the last one is no row where nothing stands in it."""
    paper = Paper().page().table(100, 100, WIDTHS, FORM)
    for x in (100, 450):
        paper.rule(x, 90, x, 180)
    paper.rule(150, 100, 150, 128)

    (grid,) = read(paper).grids

    assert (grid.rows, grid.cells[0].text) == (3, "一级指标")


def test_fonts_that_do_not_say_their_characters() -> None:
    """A page whose characters are unknown is named."""
    content = "BT /F 10 Tf 1 0 0 1 104 685 Tm <0001000200030004> Tj ET"
    plain = Paper().page().table(100, 100, [100.0, 100.0], [["", ""], ["", ""]]).raw(content)
    data = (
        bytes(plain)
        .replace(b"/UniGB-UCS2-H", b"/Identity-H")
        .replace(b"/STSong-Light", b"/Unknown")
        .replace(b"(GB1)", b"(Identity)")
    )

    assert "text-unreadable" in {code for code, _ in codes(pdf.read(data))}


def test_text_upside_down() -> None:
    """A page that is shown upside down, and a line of it in a cell that is not."""
    glyphs = [Glyph(sign, 500 - 100 * at, 0, 600 - 100 * at, 100, 180) for at, sign in enumerate("指标值")]

    assert [line.text for line in lines_of(glyphs)] == ["指标值"]


@pytest.mark.parametrize("width", [500, 278, 222])
def test_doubled_letters_that_are_narrow_stay_two(width: int) -> None:
    """Letters of a font that is not in the file, as narrow as those of Arial: III is no II printed in bold."""
    paper = Paper().page().table(100, 100, [120, 120], [["III类水质", "illicit"]])
    data = bytes(paper).replace(b"W[1 95 500]", f"W[1 95 {width}]".encode())

    (grid,) = pdf.read(data).grids

    assert rows(grid) == [["III类水质", "illicit"]]


def test_a_tall_and_wide_sheet() -> None:
    """Four pages, first down and then to the right, are one table."""
    top = [["绩效目标", "<"], ["级", "名"], ["产出", "里程"]]
    paper = Paper().page().table(100, 700, [200, 200], top, skip=("right",)).rule(500, 720, 500, 760)
    paper.page().table(100, 50, [200, 200], [["^", "面积"]] * 2).page().rule(100, 720, 100, 760)
    paper.table(100, 700, [150, 80], [["", "<"], ["值", "注"], ["9", "略"]], skip=("left",)).page()
    paper.table(100, 50, [150, 80], [["8", "无"]] * 2)

    (grid,) = read(paper).grids

    assert grid.name == "pages 1-4, table 1"
    assert rows(grid)[1:] == [
        ["级", "名", "值", "注"],
        ["产出", "里程", "9", "略"],
        ["面积", "8", "无"],
        ["面积", "8", "无"],
    ]


def test_a_process_that_ends_early(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an error of the library, whatever ended it."""
    monkeypatch.setattr(pdf_pages, "_PROGRAM", "raise SystemExit(3)")
    with pytest.raises(FormError) as caught:
        pdf.read(b"%PDF-1.7" + bytes(2_000_000))
    assert caught.value.code == "file-bomb"


def test_the_hyphen_that_ends_a_line() -> None:
    """PDFium gives it as a control character; halves of characters are unknown ones."""
    assert [pdf_child._sign(code) for code in (2, 0x6307, 0xD800)] == ["-", "指", "\ufffd"]  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - of the other process


class TestHostile:
    """Files that do harm or are none end in an error with what to do."""

    def test_a_password(self) -> None:
        """An encrypted file says so."""
        lock = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(" + b"a" * 32 + b")/U(" + b"b" * 32 + b")>>/ID[(a)(b)]"
        objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]

        with pytest.raises(FormError, match="password") as caught:
            pdf.read(written(objects, lock))
        assert caught.value.code == "file-encrypted"

    def test_rubbish_and_half_a_file(self) -> None:
        """A damaged file says so."""
        for data in (b"%PDF-1.7\nrubbish", bytes(Paper().page().table(100, 100, WIDTHS, FORM))[:300]):
            with pytest.raises(FormError) as caught:
                pdf.read(data)
            assert caught.value.code in {"file-unreadable", "table-missing"}

    def test_a_page_without_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Forms that draw each other sixteen times over take ages: the page is given up in time."""
        monkeypatch.setattr(pdf_pages, "PAGE_SECONDS", 0.5)
        again = b"/A Do " * 16
        head = b"<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Length %d/Resources<</XObject<</A %d 0 R>>>>>>"
        form = head + b"stream\n%b\nendstream"
        objects = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</A 5 0 R>>>>>>",
            b"<</Length %d>>stream\n%b\nendstream" % (len(again), again),
            *(form % (len(again), number, again) for number in range(6, 14)),
        ]

        with pytest.raises(FormError, match="page 1") as caught:
            pdf.read(written(objects))
        assert caught.value.code == "file-bomb"

    def test_too_many_pages_and_parts(self) -> None:
        """A file of too many pages is refused, a page of too many parts is left out with a finding."""
        kids = b"3 0 R " * 6000
        objects = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%b]/Count 6000>>" % kids,
            b"<</Type/Page/MediaBox[0 0 9 9]>>",
        ]

        with pytest.raises(FormError, match="5,000") as caught:
            pdf.read(written(objects))
        assert caught.value.code == "file-too-long"
        paper = Paper().page().table(100, 100, WIDTHS, FORM).page()
        for at in range(110):
            paper.text(0, 7 * at, "多" * 1000, size=1)
        assert ("page-drawing", "") in codes(read(paper))

    def test_a_page_that_is_none(self) -> None:
        """A page that cannot be loaded is named."""
        whole = bytes(Paper().page().table(100, 100, WIDTHS, FORM).page())
        broken = whole.replace(b"/Kids[7 0 R 9 0 R]", b"/Kids[7 0 R 99 0 R]")

        assert ("page-unreadable", "") in codes(pdf.read(broken))

    def test_without_the_package(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The error names the extra."""
        monkeypatch.setitem(sys.modules, "pypdfium2", None)
        with pytest.raises(MissingExtraError, match=r"perfmodel\[pdf\]"):
            read(Paper().page())


def test_compressed_pages_and_forms_inside() -> None:
    """Content that is packed, or drawn by a form with a matrix of its own, reads like any other."""
    plain = bytes(Paper().page().table(100, 100, WIDTHS, FORM))
    content = plain.split(b">>stream\n")[2].split(b"\nendstream")[0]
    packed = zlib.compress(content)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[7 0 R]/Count 1>>",
        *_FONT,
        b"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Matrix[1 0 0 1 0 -50]/Resources<</Font<</F 3 0 R>>>>"
        b"/Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(packed), packed),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 8 0 R/Resources<</XObject<</A 6 0 R>>>>>>",
        b"<</Length 5>>stream\n/A Do\nendstream",
    ]

    data = written(objects)

    assert pdf.read(data).grids == pdf.read(plain).grids
    assert len(list(pdf_child.records(data))) == 2


def everything() -> Paper:
    """A page with whatever a page may be drawn of."""
    paper = (
        Paper().page(rotate=90).table(100, 100, WIDTHS, FORM).image(300, 300, 20, 20).area(10, 10, 300, 200, gray=0.9)
    )
    paper.text(100, 400, "内部资料", size=40, turn="0.7 0.7 -0.7 0.7").text(100, 600, "样张", size=60, gray=0.8)
    paper.area(10, 300, 300, 1)
    paper.raw("0 0 1 RG 40 w 10 10 m 500 10 l S 1 w 0 G 10 10 m 20 20 30 30 40 10 c 90 10 l h S 10 50 m 90 95 l S")
    paper.raw("q 100 100 300 20 re W n BT /F 10 Tf 1 0 0 1 110 105 Tm <51855BB9> Tj ET Q n")
    return paper.raw("1 g 10 700 m 10 701 l 300 701 l h f").page().text(50, 50, "略")


def test_what_the_process_writes_is_what_the_reader_gets() -> None:
    """The lines of the other process say what the same program says in this one."""
    data = bytes(everything())

    records, pages = list(pdf_child.records(data))[1:], list(pdf_pages.pages_of(data))

    assert len(pages) == len(records) == 2
    for record, page in zip(records, pages, strict=True):
        assert (record["width"], record["height"], record.get("text", "")) == (page.width, page.height, page.text)
        assert [list(glyph) for glyph in record.get("glyphs", [])] == [list(glyph) for glyph in page.glyphs]  # type: ignore[attr-defined] # pyright: ignore[reportGeneralTypeIssues, reportUnknownVariableType] - JSON
        assert record.get("rules", []) == [place for rule in page.rules for place in rule]


def test_faults_of_files_and_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program of the process says of a file or a page that it gives up."""
    kids = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[99 0 R]/Count 1>>"]

    assert list(pdf_child.records(b"rubbish")) == [{"error": "damaged"}]
    assert list(pdf_child.records(written(kids)))[1:] == [{"error": "page"}]
    for name, bound, data in (
        ("MAX_PAGES", 1, bytes(everything())),
        ("MAX_PARTS", 3, bytes(everything())),
        ("MAX_GLYPHS", 3, bytes(everything())),
        ("MAX_RULES", 2, bytes(everything())),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(pdf_child, name, bound)
            assert {"error": "pages" if name == "MAX_PAGES" else "drawing"} in list(pdf_child.records(data))


def test_what_the_process_writes() -> None:
    """The program of the process gives a line for the file and one for each page."""
    found = list(pdf_child.records(bytes(Paper().page().table(100, 100, WIDTHS, FORM).page().text(50, 50, "略"))))

    assert found[0] == {"pages": 2}
    assert (found[1]["width"], found[1]["height"], found[2]["text"]) == (6000, 8000, "略")


def test_struck_text() -> None:
    """What has a line through it is not read, and told; an underline and a rule through a whole cell strike nothing."""
    paper = (
        Paper()
        .page()
        .table(50, 100, [150, 150], [["指标", "指标值"], ["新增座位", "旧80新120"], ["更换灯具", "≥90盏"]])
    )
    paper.rule(204, 128, 224, 128)  # through 旧80, 10 points high from 123
    paper.rule(54, 153, 94, 153)  # below 更换灯具
    read = pdf.read(bytes(paper))

    assert [cell.text for cell in read.grids[0].cells] == ["指标", "指标值", "新增座位", "新120", "更换灯具", "≥90盏"]
    assert [(finding.code, finding.text) for finding in read.findings] == [("text-struck", "旧80")]


def test_a_struck_row() -> None:
    """A line through the texts of a row, each by itself, leaves the row empty, and is no rule of the table."""
    paper = Paper().page().table(50, 100, [60, 150], [["指标", "指标值"], ["新增座位", "≥80个"], ["更换灯具", "≥90盏"]])
    paper.rule(54, 128, 94, 128).rule(114, 128, 144, 128)
    read = pdf.read(bytes(paper))

    assert [cell.text for cell in read.grids[0].cells if cell.text] == ["指标", "指标值", "更换灯具", "≥90盏"]
    assert [(finding.code, finding.text) for finding in read.findings] == [("text-struck", "新增座位 ≥80个")]


def test_a_drawing_of_many_lines_strikes_nothing() -> None:
    """So many level lines beside each other are no lines through texts; an upright one is none."""
    glyphs = [Glyph("值", 100 * at, 0, 100 * at + 100, 100, 0) for at in range(3)]
    line, upright = Rule(0, 48, 300, 53), Rule(148, 0, 152, 100)

    assert len(struck_out(glyphs, [upright, line])[0]) == 3
    assert struck_out(glyphs, [Rule(900, 48, 990, 53)] * 200 + [line])[0] == frozenset()
