"""OpenDocument reads as Excel and Word do: shown values, repeated and merged cells, lines around tables."""

import gc
import io
import sys
from zipfile import ZipFile

import pytest

from perfmodel.errors import FormError, MissingExtraError
from perfmodel.files import odf
from perfmodel.files._detect import read_file
from perfmodel.files._sheets import Sheets

_SPACES = " ".join(
    f'xmlns:{prefix}="urn:{name}:1.0"'
    for prefix, name in (
        ("office", "oasis:names:tc:opendocument:xmlns:office"),
        ("table", "oasis:names:tc:opendocument:xmlns:table"),
        ("text", "oasis:names:tc:opendocument:xmlns:text"),
        ("style", "oasis:names:tc:opendocument:xmlns:style"),
        ("fo", "oasis:names:tc:opendocument:xmlns:xsl-fo-compatible"),
        ("calcext", "org:documentfoundation:names:experimental:calc:xmlns:calcext"),
    )
)


def document(body: str, styles: str = "") -> bytes:
    """A document in one piece."""
    head = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    text = f"<office:document {_SPACES}>{head}<office:body>{body}</office:body></office:document>"
    return f'<?xml version="1.0" encoding="UTF-8"?>{text}'.encode()


def workbook(rows: str, *, styles: str = "", attributes: str = "") -> Sheets:
    """What is read of a workbook of one sheet."""
    sheet = f'<table:table table:name="表" {attributes}>{rows}</table:table>'
    return read_file(document(f"<office:spreadsheet>{sheet}</office:spreadsheet>", styles))


def text(body: str, styles: str = "") -> Sheets:
    """What is read of a text."""
    return read_file(document(f"<office:text>{body}</office:text>", styles))


def cell(shown: str, attributes: str = "") -> str:
    """A cell of a sheet."""
    return f"<table:table-cell {attributes}><text:p>{shown}</text:p></table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    """A row."""
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def package(content: bytes, manifest: bytes = b"<m/>", **parts: str) -> bytes:
    """The same in a package, with other parts in XML."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
        for name, part in parts.items():
            archive.writestr(f"{name}.xml", part)
    return out.getvalue()


@pytest.mark.parametrize(
    ("attributes", "shown", "expected"),
    [
        ('office:value-type="percentage" office:value="0.9567"', "96%", "95.67%"),
        ('office:value-type="percentage" office:value="0.95"', "95%", "95%"),
        ('office:value-type="float" office:value="1234.5"', "1,235人次", "1,234.5人次"),
        ('office:value-type="float" office:value="-3"', "-3", "-3"),
        ('office:value-type="float" office:value="-2.57"', "-2.6", "-2.57"),
        ('office:value-type="float" office:value="123456"', "1.2E+05", "123456"),
        ('office:value-type="float" office:value="NaN"', "错", "错"),
        ('office:value-type="float" office:value="x"', "9", "9"),
        ('office:value-type="currency" office:value="12"', "￥12.00", "￥12.00"),
        ('office:value-type="date" office:date-value="2023-09-30"', "23-9-30", "2023年9月30日"),
        ('office:value-type="date" office:date-value="2023-09-01"', "2023年9月", "2023年9月"),
        ('office:value-type="date" office:date-value="2023-09-01"', "2023.9", "2023年9月"),
        ('office:value-type="date" office:date-value="2023-09-30T08:05:30"', "9-30 08:05:30", "9月30日 08:05:30"),
        ('office:value-type="date" office:date-value="2023-09-30"', "9-30 08:05", "9月30日 00:00"),
        ('office:value-type="date" office:date-value="x"', "某日", "某日"),
        ('office:value-type="boolean" office:boolean-value="true"', "真", "TRUE"),
        ('office:value-type="string"', "框<text:span><text:p>内</text:p></text:span>", "框\n内"),
        ('office:value-type="string"', "≥<text:s text:c='2'/>95<text:tab/>%<text:line-break/>以上", "≥  95\t%\n以上"),
    ],
)
def test_values(attributes: str, shown: str, expected: str) -> None:
    """Numbers keep the digits that are not shown, days their parts."""
    assert workbook(row(cell(shown, attributes))).grids[0].cells[0].text == expected


def test_repeated_and_merged_cells() -> None:
    """Repeated cells stand at each place, a million blank ones at none; merged ones have spans."""
    blank = '<table:table-cell table:number-columns-repeated="16000"/>'
    merged = cell("产出指标", 'table:number-rows-spanned="900" table:number-columns-spanned="2"')
    rows = (
        row(cell("甲", 'table:number-columns-repeated="2"'), blank, attributes='table:number-rows-repeated="2"'),
        row(blank, attributes='table:number-rows-repeated="1000000"'),
        f"<table:table-header-rows>{row(merged, '<table:covered-table-cell/>', cell('乙'))}</table:table-header-rows>",
        row(
            "<table:covered-table-cell><text:p>丙</text:p></table:covered-table-cell>",
            "<table:covered-table-cell/>",
            cell("丁"),
        ),
    )

    sheets = workbook("".join(rows))

    cells = [(item.row, item.column, item.row_span, item.column_span, item.text) for item in sheets.grids[0].cells]
    last = 1_000_003
    assert cells[:4] == [(1, 1, 1, 1, "甲"), (1, 2, 1, 1, "甲"), (2, 1, 1, 1, "甲"), (2, 2, 1, 1, "甲")]
    assert cells[4:] == [(last, 1, 900, 2, "产出指标"), (last, 3, 1, 1, "乙"), (last + 1, 3, 1, 1, "丁")]
    assert [(finding.code, finding.text) for finding in sheets.findings] == [("cell-covered", "丙")]


def test_bounds() -> None:
    """What repeats beyond all bounds is refused before it is laid out."""
    assert workbook("<office:forms/>" + row("<office:annotation/>", cell("甲"))).grids[0].cells[0].column == 1
    for rows in (
        row(cell("甲", 'table:number-columns-repeated="99999"')),
        row(cell("甲", 'table:number-columns-repeated="1000"'), attributes='table:number-rows-repeated="999999999"'),
        row('<table:table-cell table:number-columns-repeated="999999999"/>', cell("甲")),
        row("<table:table-cell/>", attributes='table:number-rows-repeated="999999999"') * 1_100 + row(cell("甲")),
    ):
        with pytest.raises(FormError) as caught:
            workbook(rows)
        assert caught.value.code == "table-too-large"


def test_hidden_parts_and_errors() -> None:
    """Hidden sheets, rows and columns are read and said, an error value is a warning."""
    hidden = '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>'
    columns = '<table:table-column table:visibility="collapse"/><table:table-column table:number-columns-repeated="2"/>'
    rows = (
        row(cell("甲")),
        row(cell("乙"), attributes='table:visibility="filter" table:number-rows-repeated="2"'),
        row(cell("#DIV/0!", 'calcext:value-type="error" office:value-type="string"')),
    )

    sheets = workbook(columns + "".join(rows), styles=hidden, attributes='table:style-name="ta1"')

    assert [(finding.code, finding.text) for finding in sheets.findings] == [
        ("cell-error", "#DIV/0!"),
        ("rows-hidden", "2–3"),
        ("columns-hidden", "1"),
        ("sheet-hidden", ""),
    ]


def test_lines_around_tables() -> None:
    """Lines before a table belong to it, those behind it where a page ends or none follows; lists are seen through."""
    table = f'<table:table table:name="Table1">{row(cell("三级指标"), cell("指标值"))}</table:table>'
    page = (
        '<style:style style:name="P9"><style:paragraph-properties fo:break-before="page"/></style:style>'
        '<style:style style:name="P8" style:master-page-name="Landscape"/>'
    )
    body = (
        "<office:forms/><text:p/><text:section><text:p>绩效目标表</text:p></text:section>"
        "<text:list><text:list-item><text:p>年度<office:annotation><text:p>批注</text:p></office:annotation></text:p></text:list-item></text:list>"
        f'{table}<text:p>注：略</text:p><text:p text:style-name="P9">第二张</text:p>{table}<text:p>完</text:p>'
        '<table:shapes/><text:p text:style-name="P8">其他</text:p>'
    )

    grids = text(body, page).grids

    assert [(grid.above, grid.below) for grid in grids] == [
        (("绩效目标表", "年度"), ("注：略",)),
        (("第二张",), ("完", "其他")),
    ]


def test_tables_inside() -> None:
    """A table in a cell or in a frame is one of its own; a cell keeps its paragraphs as lines."""
    inner = f"<table:table>{row(cell('内'))}</table:table>"
    outer = row(f"<table:table-cell><text:p>甲</text:p><text:p>乙</text:p>{inner}</table:table-cell>")

    sheets = text(f"<table:table>{outer}</table:table><text:p>框<text:span>{inner}</text:span></text:p><table:table/>")

    assert [[item.text for item in grid.cells] for grid in sheets.grids] == [["甲\n乙"], ["内"], ["内"]]
    assert [finding.code for finding in sheets.findings] == ["table-nested"]


def test_packages() -> None:
    """A package reads like one piece; a password, another kind and one without a table are refused."""
    content = document(
        f'<office:spreadsheet><table:table table:name="表">{row(cell("甲"))}</table:table></office:spreadsheet>'
    )

    assert read_file(package(content)).grids == odf.read_flat(content).grids
    for data, code in (
        (package(content, b"<manifest:encryption-data/>"), "file-encrypted"),
        (package(document("<office:drawing/>")), "kind-unknown"),
        (package(b"<x/>"), "kind-unknown"),
        (package(document("<office:text><text:p>略</text:p></office:text>")), "table-missing"),
        (package(document('<office:spreadsheet><table:table table:name="空"/></office:spreadsheet>')), "table-missing"),
        (package(b"<!DOCTYPE x><x/>"), "xml-forbidden"),
        (package(content[:-9]), "file-unreadable"),
    ):
        with pytest.raises(FormError) as caught:
            odf.read(data)
        assert caught.value.code == code


@pytest.mark.parametrize(
    ("before", "pages", "expected"),
    [
        ("<office:styles/>", "", "市水务局"),
        ('<office:styles style:name="&lt;office:master-styles>"/>', "", "市水务局"),
        ("<!-- <office:master-styles> --><office:styles/>", "", "市水务局"),
        ("<office:styles>", "</office:styles>", "市水务局"),
        ("<office:styles/>", "<office:styles/>", "市水务局"),
        ("", "<office:master-styles/>", "市水务局"),
    ],
)
@pytest.mark.parametrize("attribute", ["", " style:name='a>b'"])
def test_headers_of_pages(before: str, pages: str, expected: str, attribute: str) -> None:
    """The header of the pages is reported, wherever the styles of pages stand among all styles."""
    content = document(
        f'<office:spreadsheet><table:table table:name="表">{row(cell("甲"))}</table:table></office:spreadsheet>'
    )
    header = (
        "<style:header><text:p>市水务局</text:p></style:header><style:footer><text:p>第 1 页</text:p></style:footer>"
    )
    styles = (
        f"<office:document-styles {_SPACES}{attribute}>{before}<office:master-styles><style:master-page>{header}"
        f"</style:master-page></office:master-styles>{pages}</office:document-styles>"
    )

    for part in (styles, f'<?xml version="1.0"?>{styles}', styles.replace("office:", "o:").replace(":office", ":o")):
        found = read_file(package(content, styles=part)).findings
        assert [(finding.code, finding.text) for finding in found] == [("page-furniture", expected)]


def test_headers_in_one_piece() -> None:
    """A document in one piece of XML holds the styles of its pages too."""
    header = "<style:header><text:p>市水务局</text:p></style:header>"
    pages = f"<office:master-styles><style:master-page>{header}</style:master-page></office:master-styles>"
    content = document(f"<office:text><table:table>{row(cell('甲'))}</table:table></office:text>")

    found = read_file(content.replace(b"<office:body>", f"{pages}<office:body>".encode())).findings

    assert [(finding.code, finding.text) for finding in found] == [("page-furniture", "市水务局")]


def test_broken_styles_of_pages() -> None:
    """Styles of pages that are no XML are a damaged file."""
    content = document(
        f'<office:spreadsheet><table:table table:name="表">{row(cell("甲"))}</table:table></office:spreadsheet>'
    )
    styles = f"<office:document-styles {_SPACES}><office:styles/><office:master-styles></office:document-styles>"

    with pytest.raises(FormError) as caught:
        read_file(package(content, styles=styles))
    assert caught.value.code == "file-unreadable"


def test_parts_that_nobody_parses() -> None:
    """OpenOffice leaves empty parts, which are none of the tables; they keep nothing from being read."""
    content = document(
        f'<office:spreadsheet><table:table table:name="表">{row(cell("甲"))}</table:table></office:spreadsheet>'
    )

    for data in (package(content, accelerators=""), package(content, accelerators="<!DOCTYPE x><x/>")):
        assert [item.text for item in read_file(data).grids[0].cells] == ["甲"]


def test_attributes_of_many_names() -> None:
    """What an attribute says is heard after thousands of cells whose attributes say nothing, in any order."""
    covered, blank = "<table:covered-table-cell/>", cell(" ", 'table:number-columns-repeated="2"')
    styled = [row(cell(f"{number}", f'table:style-name="ce{number}"')) for number in range(1_200)]
    rows = (
        row(cell("甲", 'table:style-name="3"'), cell("乙")),
        row(
            cell("丙", 'table:style-name="ce1" table:number-columns-repeated="3"'), cell("丁", 'table:style-name="ce1"')
        ),
        row(
            cell("96%", 'office:value="0.9567" table:style-name="float" office:value-type="percentage"'),
            cell(" "),
            blank,
        ),
        row('<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"/>', covered, cell("戊")),
        row(covered, covered, "<table:table-cell/>", cell("己")),
    )

    grid = workbook("".join((*styled, *rows, *styled[:1]))).grids[0]

    cells = [(item.row - 1_200, item.column, item.row_span, item.text) for item in grid.cells[1_200:]]
    assert cells[:6] == [
        (1, 1, 1, "甲"),
        (1, 2, 1, "乙"),
        (2, 1, 1, "丙"),
        (2, 2, 1, "丙"),
        (2, 3, 1, "丙"),
        (2, 4, 1, "丁"),
    ]
    assert cells[6:] == [(3, 1, 1, "95.67%"), (4, 1, 2, ""), (4, 3, 1, "戊"), (5, 4, 1, "己"), (6, 1, 1, "0")]


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_of_the_caller(on: bool) -> None:  # noqa: FBT001 - each of both
    """Whether Python looks for circles of objects is as the caller had it, behind a file and behind a refusal."""
    before = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        workbook(row(cell("甲")))
        with pytest.raises(FormError):
            workbook("")
        assert gc.isenabled() is on
    finally:
        (gc.enable if before else gc.disable)()


def test_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the extra."""
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(MissingExtraError, match=r"perfmodel\[odf\]"):
        odf.read_flat(document(""))


def test_struck_text() -> None:
    """Text, paragraphs and cells whose styles have a line through them are not read, whatever value they say."""
    line = '<style:text-properties style:text-line-through-style="{}"/>'
    styles = "".join(
        f'<style:style style:name="{name}">{line.format(kind)}</style:style>'
        for name, kind in (("gone", "solid"), ("kept", "none"))
    )
    gone = '<text:span text:style-name="gone">≥90%</text:span>'
    kept = '<text:span text:style-name="kept">≥95%</text:span>'
    number = 'table:style-name="gone" office:value-type="float" office:value="7"'
    paragraph = '<table:table-cell><text:p text:style-name="gone">旧</text:p><text:p>新</text:p></table:table-cell>'
    sheets = workbook(row(cell(f"{gone}{kept}"), cell("7", number), paragraph), styles=styles)

    assert [(at.column, at.text.strip()) for at in sheets.grids[0].cells] == [(1, "≥95%"), (3, "新")]
    assert [(finding.code, finding.text) for finding in sheets.findings] == [
        ("text-struck", "≥90%"),
        ("text-struck", "7"),
        ("text-struck", "旧"),
    ]


def test_struck_and_hidden_styles() -> None:
    """A line is said by its type alone too; hidden text, and a style that stands on one with a line, are not read."""
    ways = ('style:text-line-through-type="single"', 'text:display="none"', 'text:display="true"')
    styles = "".join(
        f'<style:style style:name="s{at}"><style:text-properties {way}/></style:style>' for at, way in enumerate(ways)
    )
    styles += '<style:style style:name="s3" style:parent-style-name="s0"/>'
    none = '<style:text-properties style:text-line-through-style="none"/>'
    styles += f'<style:style style:name="s4" style:parent-style-name="s0">{none}</style:style>'
    pieces = "".join(f'<text:span text:style-name="s{at}">{at}</text:span>' for at in range(5))
    pieces += '<text:span text:style-name="s0"/>'
    sheets = workbook(row(cell(f"{pieces}件")), styles=styles)

    assert [at.text for at in sheets.grids[0].cells] == ["24件"]
    assert [finding.text for finding in sheets.findings] == ["0", "1", "3"]
