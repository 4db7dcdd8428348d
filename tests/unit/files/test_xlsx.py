"""Workbooks: what a sheet shows comes out as a grid, and what is drawn comes back."""

import datetime as dt
import io
import sys
import zipfile
from collections.abc import Mapping

import pytest
from openpyxl import Workbook, load_workbook

from perfmodel import FormError, MissingExtraError
from perfmodel.errors import InvalidValueError
from perfmodel.files import _sheets as sheets
from perfmodel.files import _xlsx_scan as xlsx_scan
from perfmodel.files import xlsx
from perfmodel.files._drawing import with_lines
from perfmodel.files._grid import Cell, Grid, Role
from perfmodel.files._sheets import Sheets

_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATION = '<Relationship Id="{}" Type="' + _TYPE + '{}" Target="{}"/>'
_SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_OFFICE}sheet.main+xml"/>{{}}</Types>'
)
_NO_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def _file(parts: Mapping[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return target.getvalue()


def _workbook(
    sheet: str, *, strings: str = "", styles: str = "", book: str = "", extra: Mapping[str, str] | None = None
) -> bytes:
    """A workbook of one sheet, written by hand."""
    targets = _RELATION.format("r1", "worksheet", "worksheets/a.xml") + _RELATION.format("r9", "x", "none.xml")
    types = f'<Override PartName="/xl/s.xml" ContentType="{_OFFICE}sharedStrings+xml"/>' if strings else ""
    parts = {
        "[Content_Types].xml": _TYPES.format(types),
        "_rels/.rels": _RELATIONS.format(_RELATION.format("r1", "officeDocument", "xl/workbook.xml")),
    }
    if strings:
        parts["xl/s.xml"] = f"<sst {_SPACE}>{strings}</sst>"
        targets += _RELATION.format("r2", "sharedStrings", "s.xml")
    if styles:
        parts["xl/styles.xml"] = f"<styleSheet {_SPACE}>{styles}</styleSheet>"
        targets += _RELATION.format("r3", "styles", "/xl/styles.xml")
    parts["xl/_rels/workbook.xml.rels"] = _RELATIONS.format(targets)
    parts["xl/workbook.xml"] = (
        f'<workbook {_SPACE} xmlns:r="{_TYPE[:-1]}">{book}<sheets><sheet name="表" sheetId="1" r:id="r1"/>'
        '<sheet name="图" sheetId="2" r:id="r9"/></sheets></workbook>'
    )
    parts["xl/worksheets/a.xml"] = f"<worksheet {_SPACE}>{sheet}</worksheet>"
    return _file({**parts, **(extra or {})})


def _data(cells: str) -> bytes:
    return _workbook(f'<sheetData><row r="1">{cells}</row></sheetData>')


def _saved(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _texts(sheets: Sheets) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): cell.text for cell in sheets.grids[0].cells}


def _codes(sheets: Sheets) -> list[str]:
    return [finding.code for finding in sheets.findings]


def test_values_of_excel_are_read_as_shown() -> None:
    """Percents, days, whole numbers, truth and text come out as a person sees them."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([0.95, dt.date(2023, 7, 1), 60.0, 4490.15, True, "一行\n两行", "=1+1", "#DIV/0!"])
    sheet["A1"].number_format = "0%"
    sheet["B1"].number_format = 'yyyy"年"m"月"d"日"'

    read = xlsx.read(_saved(book))

    assert list(_texts(read).values()) == ["95%", "2023年7月1日", "60", "4490.15", "TRUE", "一行\n两行", "#DIV/0!"]
    assert _codes(read) == ["formula-without-value", "cell-error"]
    assert read.findings[0].text == "=1+1"
    assert (read.findings[0].place, read.findings[1].place) != (None, None)


@pytest.mark.parametrize("typed", ["=100%", "=95", "=0.5%"])
def test_a_formula_that_is_one_number_is_what_was_typed(typed: str) -> None:
    """Programs write the target =100% as a formula, without a stored value; it is in the last row here."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["合格率", typed])

    read = xlsx.read(_saved(book))

    assert (list(_texts(read).values()), _codes(read)) == (["合格率", typed], [])


@pytest.mark.parametrize("formula", ["=50%+50%", "=A1", "=SUM(A1:A2)", "=-1%%", "=1e9"])
def test_other_formulas_are_not_worked_out(formula: str) -> None:
    """Without a stored value nobody sees a number."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["合格率", formula])

    assert _codes(xlsx.read(_saved(book))) == ["formula-without-value"]


def test_a_formula_counts_by_its_stored_value() -> None:
    """A formula is never run; what the last program stored is what the sheet shows."""
    cells = (
        '<c r="A1"><f>B1*2</f><v>8</v></c><c r="B1" t="str"><f>"甲"</f><v>甲</v></c>'
        '<c r="C1" t="str"><f>""</f><v></v></c>'
    )
    read = xlsx.read(_data(cells))

    assert _texts(read) == {(1, 1): "8", (1, 2): "甲"}
    assert not read.findings


def test_merged_cells_are_one_cell() -> None:
    """A merged area is one cell with spans, cut where the table ends, and a text hidden under it is named."""
    read = xlsx.read(
        _workbook(
            '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c>'
            '<c r="B1" t="inlineStr"><is><t>藏</t></is></c></row>'
            '<row r="2"><c r="C2"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/>'
            '<mergeCell ref="C1:C1"/><mergeCell ref="D9:E9"/><mergeCell ref="C1:XFD1"/><mergeCell ref="B1:A1"/>'
            '<mergeCell ref="?"/></mergeCells>'
        )
    )

    assert read.grids[0].cells == (
        Cell(row=1, column=1, text="甲", row_span=2, column_span=2),
        Cell(row=2, column=3, text="1"),
    )
    assert [(finding.code, finding.text) for finding in read.findings] == [
        ("merge-ignored", "B1:A1"),
        ("merge-ignored", "?"),
        ("cell-covered", "藏"),
    ]


def test_overlapping_and_endless_merges(monkeypatch: pytest.MonkeyPatch) -> None:
    """A merged area that meets another, or one without bounds, loses its spans and keeps its text."""
    sheet = (
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="D1"><v>4</v></c></row>'
        '<row r="3"><c r="D3"><v>9</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="B1:C1"/><mergeCell ref="A1:C1"/><mergeCell ref="D1:D3"/></mergeCells>'
    )
    monkeypatch.setattr(sheets, "MAX_POSITIONS", 4)
    read = xlsx.read(_workbook(sheet))

    assert [(cell.text, cell.column_span, cell.row_span) for cell in read.grids[0].cells] == [
        ("1", 1, 1),
        ("2", 2, 1),
        ("4", 1, 1),
        ("9", 1, 1),
    ]
    assert _codes(read) == ["merge-ignored", "merge-ignored"]


def test_texts_of_all_kinds() -> None:
    """Shared, rich and inline texts, without reading aids, with escaped characters and line ends mended."""
    read = xlsx.read(
        _workbook(
            '<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c>'
            '<c t="inlineStr"><is><r><t>内</t></r><rPh sb="0" eb="1"><t>nei</t></rPh><r><t>联</t></r></is></c>'
            '<c t="d"><v>2023-07-01T00:00:00</v></c><c t="b"><v>0</v></c></row>'
            "<row><c/><c><v>5</v></c></row></sheetData>",
            strings="<si><t>_x000D_\n甲_xD800_</t></si>"
            '<si><r><t>乙</t></r><rPh sb="0" eb="1"><t>yi</t></rPh><r><t>丙</t></r></si>',
        )
    )

    assert list(_texts(read).items()) == [
        ((1, 1), "\n甲_xD800_"),
        ((1, 2), "乙丙"),
        ((1, 3), "内联"),
        ((1, 4), "2023年7月1日"),
        ((1, 5), "FALSE"),
        ((2, 2), "5"),
    ]


def test_printed_marks_of_the_workbook() -> None:
    """A format of the workbook's own is followed; one that is not understood gives the number and a note."""
    read = xlsx.read(
        _workbook(
            '<sheetData><row><c s="0"><v>12</v></c><c s="1"><v>0.5</v></c>'
            '<c s="2"><v>43646</v></c><c s="3"><v>43646</v></c></row></sheetData>',
            styles='<numFmts><numFmt numFmtId="164" formatCode="0&quot;人&quot;"/>'
            '<numFmt numFmtId="165" formatCode="# ?/?"/></numFmts>'
            '<fonts/><cellXfs><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="57"/></cellXfs>',
            book='<workbookPr date1904="1"/>',
        )
    )

    assert list(_texts(read).values()) == ["12人", "0.5", "2023年7月1日", "2023年7月"]
    assert _codes(read) == ["format-unread"]


def test_a_date_beyond_the_calendar_is_a_number() -> None:
    """A number in a date format that is no day stays the number, and a note says so."""
    read = xlsx.read(
        _workbook(
            '<sheetData><row><c s="0"><v>-3</v></c></row></sheetData>', styles='<cellXfs><xf numFmtId="14"/></cellXfs>'
        )
    )

    assert _texts(read) == {(1, 1): "-3"}
    assert _codes(read) == ["format-unread"]


def test_hidden_parts_are_read_and_named() -> None:
    """Hidden rows, columns and sheets are no loss, and the reader learns of them."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["A2"] = "甲", "乙"
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["A"].hidden = True
    other = book.create_sheet("存档")
    other.sheet_state = "veryHidden"
    other["B2"] = "丙"
    book.create_sheet("空")

    read = xlsx.read(_saved(book))

    assert [grid.name for grid in read.grids] == ["Sheet", "存档"]
    assert {"rows-hidden", "columns-hidden", "sheet-hidden"} == set(_codes(read))


def test_many_hidden_rows_are_listed_in_short() -> None:
    """The note names the first hidden rows and says that there are more."""
    rows = "".join(f'<row r="{number}" hidden="true"><c r="A{number}"><v>1</v></c></row>' for number in range(1, 31))
    note = xlsx.read(_workbook(f"<sheetData>{rows}</sheetData>")).findings[0]

    assert note.text.startswith("1, 2, 3")
    assert note.text.endswith("…")


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        '<row r="0"><c><v>1</v></c></row>',
        '<row r="1"><c r="?"><v>1</v></c></row>',
    ],
)
def test_cells_out_of_order(rows: str) -> None:
    """A stream of openpyxl passes by a cell behind its place, so such a file is refused and nothing is lost."""
    with pytest.raises(FormError, match="found") as caught:
        xlsx.read(_workbook(f"<sheetData>{rows}</sheetData>"))
    assert caught.value.code == "cell-misplaced"


def test_a_file_may_say_that_it_ends_early() -> None:
    """The size that a sheet declares is not believed."""
    sheet = '<dimension ref="A1"/><sheetData><row r="3"><c r="C3"><v>1</v></c></row></sheetData>'
    assert _texts(xlsx.read(_workbook(sheet))) == {(3, 3): "1"}


@pytest.mark.parametrize("place", ['<row r="99999999"><c>', '<row><c r="XFE1">'])
def test_a_sheet_beyond_all_bounds(place: str) -> None:
    """A sheet beyond all bounds is refused."""
    with pytest.raises(FormError) as caught:
        xlsx.read(_workbook(f"<sheetData>{place}<v>1</v></c></row></sheetData>"))
    assert caught.value.code == "table-too-large"


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cells beyond the bound are refused before they are held in memory."""
    monkeypatch.setattr(xlsx_scan, "MAX_CELLS", 2)
    with pytest.raises(FormError) as caught:
        xlsx.read(_data("<c><v>1</v></c>" * 3))
    assert caught.value.code == "table-too-large"


def test_rows_wide_and_empty() -> None:
    """Rows whose last cell stands far to the right, with nothing in it, take no longer than their cells."""
    wide = "".join(f'<row><c r="XFD{row}"/></row>' for row in range(1, 5_000))
    sheet = f'<sheetData>{wide}<row r="5000"><c r="A5000"><v>1</v></c></row></sheetData>'

    assert _texts(xlsx.read(_workbook(sheet))) == {(5000, 1): "1"}


@pytest.mark.parametrize(
    "cell",
    [
        '<c t="s"><v>7</v></c>',
        '<c s="x"><v>1</v></c>',
        '<c s="9"><v>1</v></c>',
        "<c><v>约60</v></c>",
        "<c><v> </v></c>",
        '<c t="d"><v>2023-02-30</v></c>',
    ],
)
def test_what_openpyxl_cannot_read(cell: str) -> None:
    """A text or style that is not there, a word in place of a number or a day: the file is damaged, and refused."""
    with pytest.raises(FormError, match="openpyxl") as caught:
        xlsx.read(_data(cell))
    assert caught.value.code == "file-unreadable"
    assert caught.value.hint


def test_a_package_without_types() -> None:
    """A package that does not say what its parts are is refused."""
    with pytest.raises(FormError) as caught:
        xlsx.read(_workbook("<sheetData/>", extra={"[Content_Types].xml": _NO_TYPES}))
    assert caught.value.code == "file-unreadable"


def test_two_sheets_of_one_name() -> None:
    """Sheets that cannot be told apart are refused."""
    twice = '<sheets><sheet name="表" sheetId="7" r:id="r1"/></sheets>'
    with pytest.raises(FormError) as caught:
        xlsx.read(_workbook("<sheetData/>", book=twice))
    assert caught.value.code == "sheet-twice"


def test_a_day_beyond_the_calendar() -> None:
    """A number that no calendar has a day for is kept, with a finding: Excel shows ####, and somebody typed it."""
    read = xlsx.read(
        _workbook(
            '<sheetData><row><c s="0"><v>20230701</v></c></row></sheetData>',
            styles='<cellXfs><xf numFmtId="14"/></cellXfs>',
        )
    )

    assert [(finding.code, finding.text) for finding in read.findings] == [("format-unread", "20230701")]


def test_macros_and_links_are_not_followed() -> None:
    """Macros and links to other files are left alone and named; a hyperlink is no link to a file."""
    link = '<Relationship Id="e1" Type="' + _TYPE + '{}" Target="{}" TargetMode="External"/>'
    extra = {
        "xl/vbaProject.bin": "x",
        "xl/externalLinks/_rels/e.xml.rels": _RELATIONS.format(link.format("externalLinkPath", "file:///其他.xlsx")),
        "xl/worksheets/_rels/a.xml.rels": _RELATIONS.format(link.format("hyperlink", "https://example.org")),
    }
    read = xlsx.read(_workbook("<sheetData><row><c><v>1</v></c></row></sheetData>", extra=extra))

    assert [(finding.code, finding.text) for finding in read.findings] == [
        ("external-link-ignored", "file:///其他.xlsx"),
        ("macros-ignored", "xl/vbaProject.bin"),
    ]


@pytest.mark.parametrize("sheet", ["", "<sheetData><row><c t='str'><v> </v></c><c s='1'/></row></sheetData>"])
def test_a_workbook_without_a_cell(sheet: str) -> None:
    """Sheets on which nothing stands are no table."""
    with pytest.raises(FormError) as caught:
        xlsx.read(_workbook(sheet))
    assert caught.value.code == "table-missing"


def test_another_kind_of_package() -> None:
    """A Word document is not read as a workbook."""
    parts = {
        "_rels/.rels": _RELATIONS.format(_RELATION.format("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": "<document/>",
    }
    with pytest.raises(FormError) as caught:
        xlsx.read(_file(parts))
    assert caught.value.code == "file-other-kind"


def test_a_million_empty_cells_take_no_memory() -> None:
    """Cells with a format and no value are passed by."""
    row = "<row>" + '<c s="3"/>' * 100 + "</row>"
    read = xlsx.read(_workbook(f"<sheetData>{row * 500}<row><c><v>1</v></c></row></sheetData>"))

    assert _texts(read) == {(501, 1): "1"}


def _grid(*rows: tuple[str, ...], role: Role = Role.TEXT, name: str = "") -> Grid:
    return Grid(
        cells=[
            Cell(row=row, column=column, text=text, role=role)
            for row, texts in enumerate(rows, 1)
            for column, text in enumerate(texts, 1)
        ],
        name=name,
    )


def test_texts_like_formulas_stay_texts() -> None:
    """=100% is a target, no formula: nothing that is written is ever run."""
    grid = _grid(("=100%", "=1+1", "-5", "@SUM(1)", "_x0041_"), name="目标")
    data = xlsx.write((grid,))
    sheet = load_workbook(io.BytesIO(data))["目标"]

    assert xlsx.read(data).grids == (grid,)
    assert {cell.data_type for cell in sheet[1]} == {"s"}


@pytest.mark.parametrize("text", ["4490.15", "1,234.50", "0", "-0.5", "100", "0.00"])
def test_numbers_are_numbers_in_excel(text: str) -> None:
    """A number cell holds a number that can be summed, and shows the digits as they were written."""
    data = xlsx.write((_grid((text,), role=Role.NUMBER),))
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]

    assert sheet["A1"].data_type == "n"
    assert xlsx.read(data).grids[0].cells[0].text == text


@pytest.mark.parametrize("text", ["007", "-0.00", "1,23", "1234567890123456", "≥95%", "12项"])
def test_what_a_number_would_change_stays_text(text: str) -> None:
    """Leading zeros, more digits than Excel keeps and whatever is no number are written as text."""
    data = xlsx.write((_grid((text,), role=Role.NUMBER),))

    assert load_workbook(io.BytesIO(data)).worksheets[0]["A1"].data_type == "s"
    assert xlsx.read(data).grids[0].cells[0].text == text


def test_print_set_up() -> None:
    """The sheet prints on A4, its heading rows repeat, and a wide table is turned."""
    headings = tuple(Cell(row=2, column=column, text="指标值说明", role=Role.HEADING) for column in range(1, 5))
    narrow = Grid(
        cells=[Cell(row=1, column=1, text="名称", column_span=4, role=Role.LABEL), *headings],
        above=["绩效目标表", "单位：万元"],
        below=["注：甲"],
    )
    wide = Grid(cells=[Cell(row=1, column=column, text="很长的一段说明文字" * 4) for column in range(1, 9)])
    data = xlsx.write((narrow, wide))
    first, second = load_workbook(io.BytesIO(data)).worksheets

    assert (first.page_setup.paperSize, first.page_setup.orientation, second.page_setup.orientation) == (
        9,
        "portrait",
        "landscape",
    )
    assert first.print_title_rows == "$4:$4"
    assert second.print_title_rows is None
    assert xlsx.read(data).grids[0].cells == with_lines(narrow).cells


def test_sheets_have_names_that_excel_takes() -> None:
    """Names are cut, freed of forbidden signs and made different."""
    one = _grid(("甲",), name="绩效目标表[2023]/汇总" + "一" * 30)
    names = [grid.name for grid in xlsx.read(xlsx.write((one, one, _grid(("乙",))))).grids]

    assert len(set(names)) == 3
    assert max(map(len, names)) <= 31
    assert names[2] == "表3"


def test_equal_tables_give_equal_bytes() -> None:
    """A file written twice is the same file."""
    assert xlsx.write((_grid(("甲",)),)) == xlsx.write((_grid(("甲",)),))


@pytest.mark.parametrize(
    ("grids", "code"),
    [
        ((), "grids-missing"),
        ((Grid(cells=[]),), "grids-missing"),
        ((_grid(("\x07",)),), "text-unwritable"),
        ((_grid(("甲",), name="\ud800"),), "text-unwritable"),
        ((_grid(("甲" * 32_768,)),), "text-too-long"),
        ((Grid(cells=[Cell(row=1_048_577, column=1, text="甲")]),), "grid-too-large"),
    ],
)
def test_what_a_workbook_cannot_hold(grids: tuple[Grid, ...], code: str) -> None:
    """What would be cut or lost in silence is refused."""
    with pytest.raises(InvalidValueError) as caught:
        xlsx.write(grids)
    assert caught.value.code == code


def test_without_openpyxl(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading and writing name the extra that brings openpyxl."""
    data = xlsx.write((_grid(("甲",)),))
    monkeypatch.setitem(sys.modules, "openpyxl", None)

    with pytest.raises(MissingExtraError, match="xlsx"):
        xlsx.read(data)
    with pytest.raises(MissingExtraError, match="xlsx"):
        xlsx.write((_grid(("甲",)),))


_PIECES = '<r><rPr><strike/></rPr><t>≥90%</t></r><r><rPr><strike val="0"/></rPr><t>≥95%</t></r><r><t>以上</t></r>'
_FONTS = (
    "<fonts><font/><font><strike/></font></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders>"
    '<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>'
)


@pytest.mark.parametrize(
    ("cell", "strings"),
    [
        (f'<c r="B1" t="inlineStr"><is>{_PIECES}</is></c>', "<si><t>x</t></si>"),
        ('<c r="B1" t="s"><v>0</v></c>', f"<si>{_PIECES}</si>"),
    ],
)
def test_struck_pieces_of_a_text(cell: str, strings: str) -> None:
    """What has a line through it in a text, of a cell's own or shared, is not read, and is told."""
    read = xlsx.read(_workbook(f'<row r="1"><c r="A1"><v>1</v></c>{cell}</row>', strings=strings))

    assert [(at.column, at.text) for at in read.grids[0].cells] == [(1, "1"), (2, "≥95%以上")]
    told = [(finding.code, finding.text, str(finding.place)) for finding in read.findings]
    assert told == [("text-struck", "≥90%", "table 表, line 1, column 2")]


def test_struck_numbers_are_told_as_they_are_shown() -> None:
    """A reader of the finding looks for what the sheet shows: 95%, a day, TRUE."""
    cells = '<c s="2"><v>0.95</v></c><c s="3"><v>45108</v></c><c s="1" t="b"><v>1</v></c><c><v>3</v></c>'
    formats = "".join(f'<xf fontId="1" numFmtId="{number}"/>' for number in (9, 14))
    styles = _FONTS.replace("</cellXfs>", f"{formats}</cellXfs>")
    read = xlsx.read(_workbook(f"<sheetData><row>{cells}</row></sheetData>", styles=styles))

    assert [finding.text for finding in read.findings] == ["95%", "2023年7月1日", "TRUE"]
    assert _texts(read) == {(1, 4): "3"}


def test_struck_cells() -> None:
    """A cell whose font has a line through it is not there, a text that is struck as a whole neither."""
    inline = '<c r="C1" t="inlineStr"><is><r><rPr><strike/></rPr><t>甲</t></r></is></c>'
    sheet = f'<row r="1">\n<c r="A1" s="1"><v>7</v></c>\n<c r="B1" s="0"><v>8</v></c>\n{inline}</row>'
    read = xlsx.read(_workbook(sheet, styles=_FONTS))

    assert [(at.column, at.text) for at in read.grids[0].cells] == [(2, "8")]
    assert [(finding.code, finding.text) for finding in read.findings] == [("text-struck", "7"), ("text-struck", "甲")]


def test_a_struck_cell_is_told_with_all_of_its_text() -> None:
    """A line through a cell and through pieces of its text takes all of it away, and none without a word."""
    rich = "<r><rPr><strike/></rPr><t>受训</t></r><r><t>人数</t></r>"
    cells = f'<c s="1" t="inlineStr"><is>{rich}</is></c><c s="1" t="s"><v>0</v></c><c><v>3</v></c>'
    sheet = f"<sheetData><row>{cells}</row></sheetData>"
    read = xlsx.read(_workbook(sheet, strings=f"<si>{rich}</si>", styles=_FONTS))

    assert [finding.text for finding in read.findings] == ["受训人数", "受训人数"]


def test_a_long_value_is_refused_while_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A value of any length takes time in proportion, and no more of it is held than a table may have."""
    monkeypatch.setattr(xlsx_scan, "MAX_TEXT", 100_000)
    for value in (f"<v>{'1' * 200_000}</v>", f"<is><t>{'甲' * 200_000}</t></is>"):
        with pytest.raises(FormError) as caught:
            xlsx.read(_data(f'<c t="{"inlineStr" if "is" in value else "str"}">{value}</c>'))
        assert caught.value.code == "table-too-large"


@pytest.mark.parametrize("other", ['<y:c r="B1"><y:v>777</y:v></y:c>', '<y:row r="1"><y:c><y:v>7</y:v></y:c></y:row>'])
def test_elements_of_other_kinds_are_no_cells(other: str) -> None:
    """What programs add under names of their own is nothing of the sheet, in a row or behind the table."""
    own = '<c r="A1"><v>1</v></c>'
    inside = f'<sheetData xmlns:y="urn:y"><row r="1">{own}{other}</row></sheetData>'
    behind = f'<sheetData><row r="1">{own}</row></sheetData><extLst xmlns:y="urn:y"><ext>{other}</ext></extLst>'

    assert [_texts(xlsx.read(_workbook(sheet))) for sheet in (inside, behind)] == [{(1, 1): "1"}] * 2


@pytest.mark.parametrize(
    "cell",
    [
        '<c t="inlineStr"><is><m:A xmlns:m="urn:m"><m:B><r><t>1</t></r></m:B></m:A></is></c>',
        '<c t="inlineStr"><is><t>预算<m:x xmlns:m="urn:m"/>100</t></is></c>',
        '<c r="A1"><v>1</v><c r="B1"><v>2</v></c></c>',
        "<c><v>1<m:x xmlns:m='urn:m'/>2</v></c>",
    ],
)
def test_a_cell_that_programs_show_in_two_ways(cell: str) -> None:
    """Alternatives, breaks in a text and cells in cells leave it open what is shown: the cell is refused."""
    with pytest.raises(FormError) as caught:
        xlsx.read(_data(cell))
    assert caught.value.code == "cell-damaged"


def test_a_sheet_of_another_kind() -> None:
    """A part that calls itself a worksheet and is none is refused."""
    data = _workbook("", extra={"xl/worksheets/a.xml": f"<other {_SPACE}><sheetData/></other>"})
    with pytest.raises(FormError) as caught:
        xlsx.read(data)
    assert caught.value.code == "file-other-kind"


def test_no_shared_text_is_counted_from_the_end() -> None:
    """-1 is no number of a text."""
    with pytest.raises(FormError) as caught:
        xlsx.read(_workbook('<sheetData><row><c t="s"><v>-1</v></c></row></sheetData>', strings="<si><t>甲</t></si>"))
    assert caught.value.code == "file-unreadable"
