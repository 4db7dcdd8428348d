"""
Hostile and unlucky files, each small: what a person sees is what is read, nothing is lost, and nothing takes minutes.

Where a file once took minutes the test is of that size: it would not come to its end.
"""

import io
import random
import re
import tempfile
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from perfmodel import FormError, ProjectObjectives, Reading, dumps, read_form, read_forms
from perfmodel.errors import InvalidValueError
from perfmodel.files import delimited, docx, html, xlsx
from perfmodel.files._detect import read_file
from perfmodel.files._grid import Cell, Grid
from perfmodel.files._worksheet import pattern

ROWS = (("项目名称", "阅览室改造"), ("三级指标", "指标值"), ("新增座位", "≥80个"), ("完成时间", "6月底前"))
FORM = Grid(
    cells=[
        Cell(row=row, column=column, text=text)
        for row, texts in enumerate(ROWS, 1)
        for column, text in enumerate(texts, 1)
    ]
)
TABLE = "<table>" + "".join(f"<tr><td>{label}<td>{value}" for label, value in ROWS) + "</table>"
Changes: TypeAlias = dict[str, Callable[[bytes], bytes] | bytes]
SHEET, STYLES, DOCUMENT = "xl/worksheets/sheet1.xml", "xl/styles.xml", "word/document.xml"


def repacked(data: bytes, changes: Changes) -> bytes:
    """A package with some parts changed or added."""
    target, left = io.BytesIO(), dict(changes)
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as result:
        for name in source.namelist():
            part, change = source.read(name), left.pop(name, None)
            result.writestr(name, part if change is None else change if isinstance(change, bytes) else change(part))
        for name, added in left.items():
            assert isinstance(added, bytes)
            result.writestr(name, added)
    return target.getvalue()


def book(changes: Changes) -> bytes:
    """A workbook with some parts changed."""
    return repacked(xlsx.write((FORM,)), changes)


def word(change: Callable[[bytes], bytes]) -> bytes:
    """A Word document with its main part changed."""
    return repacked(docx.write((FORM,)), {DOCUMENT: change})


def code_of(data: bytes) -> str:
    """The code that a file is refused with."""
    with pytest.raises(FormError) as caught:
        read_form(data)
    return caught.value.code


def texts(grids: tuple[Grid, ...]) -> list[tuple[int, str]]:
    """The column and the text of each cell; a row of a text has the number of its line."""
    return [(cell.column, cell.text) for grid in grids for cell in grid.cells]


def project_of(reading: Reading) -> str:
    """The project that a form names."""
    assert isinstance(reading.document, ProjectObjectives)
    return reading.document.project


def everything(reading: Reading) -> str:
    """All texts of the ledger and of the findings."""
    return " ".join([entry.text for entry in reading.ledger] + [finding.text for finding in reading.findings])


_RELATION = '<Relationship Id="{}" Type="x/sharedStrings" Target="{}"/></Relationships>'
_OTHER_TEXTS = _RELATION.format("other", "other.xml").encode()
_MERGED = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr><w:p/></w:tc>"


def _texts(text: str, name: str = "sharedStrings.xml") -> Changes:
    """The changes that give a workbook a part with a text that its cells share."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/{name}" ContentType="{kind}"/></Types>'.encode()
    return {
        f"xl/{name}": f'<sst xmlns="{space}"><si><t>{text}</t></si></sst>'.encode(),
        "xl/_rels/workbook.xml.rels": lambda part: part.replace(
            b"</Relationships>", _RELATION.format("t", name).encode()
        ),
        "[Content_Types].xml": lambda part: part.replace(b"</Types>", override),
    }


class TestNothingIsLost:
    """Every text that a person sees is in the document, the ledger or a finding."""

    @pytest.mark.parametrize(
        "between", ['<w:p><w:r><w:br w:type="page"/></w:r></w:p>', "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"]
    )
    def test_lines_behind_the_last_page_or_section_of_word(self, between: str) -> None:
        """They stand below the last table."""
        line = f"{between}<w:p><w:r><w:t>年度总体目标：建成阅览室3个</w:t></w:r></w:p>"
        reading = read_form(word(lambda part: part.replace(b"</w:tbl>", b"</w:tbl>" + line.encode(), 1)))

        assert reading.document.overall == "建成阅览室3个"

    @pytest.mark.parametrize("line", ["<hr><p>{}", "<section><p>{}</section>", "<article>{}</article><hr>"])
    def test_lines_behind_the_last_section_of_a_page(self, line: str) -> None:
        """As in Word, behind a rule and in sections of their own."""
        page = TABLE + line.format("年度总体目标：建成阅览室3个") + "<section><p>尾行</p></section>"
        reading = read_form(page.encode())

        assert reading.document.overall == "建成阅览室3个"
        assert "尾行" in everything(reading)

    def test_the_caption_of_a_table(self) -> None:
        """It is a line above the table: title and year."""
        page = TABLE.replace("<table>", "<table><caption>2024年度项目支出绩效目标表（市图书馆）</caption>")
        document = read_form(page.encode()).document

        assert document.title == "2024年度项目支出绩效目标表（市图书馆）"
        assert str(document.fiscal_year) == "2024年度"

    def test_a_table_that_is_never_closed(self) -> None:
        """What stands in it is read."""
        assert project_of(read_form(TABLE.removesuffix("</table>").encode())) == "阅览室改造"

    def test_margins_and_comments_of_word(self) -> None:
        """Headers and footers that say more than the number of the page, comments and footnotes are reported."""
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        line = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
        remark = line.format("实为≥50个")
        parts = {
            "header": f"<w:hdr {space}><w:p><w:r><w:t>市图书馆</w:t></w:r></w:p></w:hdr>",
            "footer": f"<w:ftr {space}><w:p><w:r><w:t>第 1 页，共 2 页</w:t></w:r></w:p></w:ftr>",
            "comments": f"<w:comments {space}><w:comment>{remark}</w:comment><w:comment/></w:comments>",
            "footnotes": f"<w:footnotes {space}><w:footnote>{line.format('含分馆')}</w:footnote></w:footnotes>",
        }
        links = "".join(f'<Relationship Id="x{word}" Type="a/{word}" Target="{word}9.xml"/>' for word in parts)
        links += '<Relationship Id="y" Type="a/hyperlink" Target="http://example.org" TargetMode="External"/>'
        data = repacked(
            docx.write((FORM,)),
            {
                **{f"word/{word}9.xml": part.encode() for word, part in parts.items()},
                "word/_rels/document.xml.rels": lambda part: part.replace(
                    b"</Relationships>", links.encode() + b"</Relationships>"
                ),
            },
        )

        assert sorted((finding.code, finding.text) for finding in read_form(data).findings) == [
            ("comment-ignored", "实为≥50个"),
            ("page-furniture", "市图书馆"),
            ("text-beside-table", "含分馆"),
        ]

    def test_margins_comments_and_drawings_of_excel(self) -> None:
        """A comment says where it stands; a header says its text without codes; a shape is reported."""
        links = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            b'<Relationship Id="a" Type="x/comments" Target="../comments1.xml"/>'
            b'<Relationship Id="d" Type="x/printerSettings" Target="../comments1.xml"/>'
            b'<Relationship Id="b" Type="x/drawing" Target="../drawings/drawing1.xml"/>'
            b'<Relationship Id="c" Type="x/hyperlink" Target="http://example.org" TargetMode="External"/>'
            b"</Relationships>"
        )
        comments = (
            '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><commentList>'
            '<comment ref="B3"><text><r><t>实为</t></r><r><t>≥50个</t></r></text></comment><comment ref="B4"/>'
            "</commentList></comments>"
        )
        space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        drawing = f"<x {space}><a:p><a:r><a:t>草稿</a:t></a:r></a:p><a:p/></x>"
        margin = "<oddHeader>&amp;C&amp;&quot;宋体,常规&quot;&amp;12市图书馆&amp;P</oddHeader>"
        data = book(
            {
                SHEET: lambda part: re.sub(rb"<oddFooter>", margin.encode() + b"<oddFooter>", part),
                "xl/worksheets/_rels/sheet1.xml.rels": links,
                "xl/comments1.xml": comments.encode(),
                "xl/drawings/drawing1.xml": drawing.encode(),
            }
        )
        found = {finding.code: (finding.text, str(finding.place)) for finding in read_form(data).findings}

        assert found["comment-ignored"] == ("实为≥50个", "table 表1, line 3, column 2")
        assert found["text-beside-table"][0] == "草稿"
        assert found["page-furniture"][0].startswith("市图书馆")

    def test_margins_and_comments_of_open_documents(self) -> None:
        """Those of a text lie in its styles."""
        office = "urn:oasis:names:tc:opendocument:xmlns:"
        names = f'xmlns:o="{office}office:1.0" xmlns:t="{office}table:1.0" '
        names += f'xmlns:x="{office}text:1.0" xmlns:s="{office}style:1.0"'
        cells = "".join(f"<t:table-cell><x:p>{text}</x:p></t:table-cell>" for text in ("三级指标", "指标值"))
        line = "<x:p>目标<o:annotation><x:p>批注</x:p></o:annotation></x:p>"
        body = f"{line}<t:table><t:table-row>{cells}</t:table-row></t:table>"
        margins = "<s:header><x:p>市图书馆</x:p></s:header><s:footer><x:p>第1页</x:p></s:footer>"
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as package:
            package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            package.writestr("content.xml", f"<o:d {names}><o:body><o:text>{body}</o:text></o:body></o:d>")
            package.writestr("styles.xml", f"<o:d {names}>{margins}</o:d>")
        sheets = read_file(target.getvalue())

        assert sheets.grids[0].above == ("目标",)
        assert [(finding.code, finding.text) for finding in sheets.findings] == [
            ("comment-ignored", "批注"),
            ("page-furniture", "市图书馆"),
        ]

    @pytest.mark.parametrize("row", ["5.0", " 5", "+5", "5e0", ""])
    def test_numbers_of_rows_that_programs_read_differently(self, row: str) -> None:
        """One program takes 5.0 for row 5."""

        def change(part: bytes) -> bytes:
            bare = re.sub(rb'<c r="[AB][34]"', b"<c", part)
            return bare.replace(b'<row r="3"', f'<row r="{row}"'.encode()).replace(b'<row r="4"', b"<row")

        assert code_of(book({SHEET: change})) == "cell-misplaced"

    @pytest.mark.parametrize(
        "cell",
        [
            '<c r="B3" t="inlineStr"><v>8</v></c>',
            '<c r="B3"><is><t>8</t></is></c>',
            '<c r="B3" t="inlineStr"><is><t>8</t><t>9</t></is></c>',
            '<c r="B3"><v>8</v><v>9</v></c>',
            '<c r="B3" t="str"><v>8<x/>9</v></c>',
        ],
    )
    def test_cells_that_say_several_things(self, cell: str) -> None:
        """Each program shows another one."""
        assert code_of(book({SHEET: lambda part: re.sub(rb'<c r="B3".*?</c>', cell.encode(), part)})) == "cell-damaged"


_TWO: list[tuple[str, Callable[[bytes], bytes]]] = [
    (
        "[Content_Types].xml",
        lambda part: part.replace(
            b"<Override",
            b'<Override PartName="/xl2/workbook.xml" ContentType="application/vnd.openxmlformats-'
            b'officedocument.spreadsheetml.sheet.main+xml"/><Override',
            1,
        ),
    ),
    (
        "_rels/.rels",
        lambda part: part.replace(
            b"</Relationships>",
            b'<Relationship Id="z" Type="x/officeDocument" Target="xl/b.xml"/></Relationships>',
        ),
    ),
    ("xl/_rels/workbook.xml.rels", lambda part: part.replace(b"styles.xml", b"other.xml")),
    ("xl/_rels/workbook.xml.rels", lambda part: part.replace(b"</Relationships>", _OTHER_TEXTS)),
    ("xl/_rels/workbook.xml.rels", lambda part: re.sub(rb'Id="rId\d"', b'Id="rId1"', part)),
]


class TestOneFileSaysOneThing:
    """What one program shows and another one reads is refused; so is what defines entities."""

    @pytest.mark.parametrize(("part", "change"), _TWO)
    def test_two_workbooks_texts_or_styles(self, part: str, change: Callable[[bytes], bytes]) -> None:
        """The part that openpyxl takes is not the one that the workbook names."""
        assert code_of(repacked(book(_texts("甲")), {part: change})) == "file-other-kind"

    def test_two_parts_of_one_name(self) -> None:
        """Also where the names differ by the case of their letters."""
        assert code_of(book({"XL/Workbook.xml": b"<x/>"})) == "file-other-kind"

    @pytest.mark.parametrize("name", ["strings.bin", "strings.XML", "strings"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_entities_in_a_part_of_any_name(self, name: str, encoding: str) -> None:
        """The name of the part with the texts is free."""
        texts = (
            f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE sst [<!ENTITY x "扩展">]>'
            '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>甲&x;</t></si></sst>'
        )
        shared = '<row r="9"><c r="A9" t="s"><v>0</v></c></row></sheetData>'
        changes: Changes = {SHEET: lambda part: part.replace(b"</sheetData>", shared.encode())}

        assert "扩展" in everything(read_form(book({**_texts("扩展", name), **changes})))
        assert code_of(book({**_texts("", name), **changes, f"xl/{name}": texts.encode(encoding)})) == "xml-forbidden"

    @pytest.mark.parametrize(
        "named", "undefined idna punycode unicode_escape utf-7 rot13 hex utf-16 cp037 iso-8859-1".split()
    )
    @pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
    def test_pages_that_lie_about_their_encoding(self, named: str, encoding: str) -> None:
        """Another encoding is found by the bytes, and reported, whatever the page says and however long it is."""
        for end in ("", "x", "\\ud800+2AA-"):
            page = f"<html><meta charset={named}>{TABLE.replace('≥', '=')}{end}"
            reading = read_form(page.encode(encoding))

            assert project_of(reading) == "阅览室改造"
            assert "encoding-wrong" in {finding.code for finding in reading.findings}

    def test_pages_in_the_encoding_that_they_say(self) -> None:
        """GBK and Big5 as they say; UTF-8 that says GBK or Big5 is UTF-8."""
        page = "<html><meta charset={}><table><tr><td>項目名稱</table>"
        for named, encoding, codes in (
            ("big5", "big5", []),
            ("gbk", "gb18030", []),
            ("gbk", "utf-8", ["encoding-wrong"]),
            ("big5", "utf-8", ["encoding-wrong"]),
            ("utf-8", "gb18030", ["encoding-wrong"]),
        ):
            sheets = read_file(page.format(named).encode(encoding))

            assert sheets.grids[0].cells[0].text == "項目名稱"
            assert [finding.code for finding in sheets.findings] == codes

    def test_a_merged_area_above_the_first_row(self) -> None:
        """It is reported, as other areas that are none."""
        merged = b'</sheetData><mergeCells><mergeCell ref="A0:B1"/></mergeCells>'
        reading = read_form(book({SHEET: lambda part: part.replace(b"</sheetData>", merged)}))

        assert [finding.code for finding in reading.findings] == ["merge-ignored"]

    def test_a_damaged_part_of_another_kind(self) -> None:
        """A part that is no XML is looked at too, as far as that goes."""
        data = bytearray(book({"xl/other.bin": random.Random(2).randbytes(500)}))  # noqa: S311 - what packs badly
        place = data.index(b"xl/other.bin") + len("xl/other.bin")
        data[place : place + 400] = bytes(400)

        assert code_of(bytes(data)) == "file-truncated"

    def test_damaged_styles_print_nothing(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A library that we call would say so on the screen."""
        data = book({STYLES: lambda part: re.sub(rb'xfId="\d+"', b'xfId="77"', part)})

        assert code_of(data) == "file-unreadable"
        assert capsys.readouterr() == ("", "")


class TestTextComesBack:
    """Text between tabs gives back what was written, and opens safely in a spreadsheet."""

    @pytest.mark.parametrize(
        "sign", ["\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\r\n", "\t", '"', "\ufeff", "，,|"]
    )
    def test_breaks_and_signs_in_cells(self, sign: str) -> None:
        """Each is quoted where it has to be; in one column as in two."""
        for columns in (1, 2):
            table = Grid(cells=[Cell(row=row, column=columns, text=f"{sign}三级{sign}指标") for row in (1, 2, 3)])

            assert texts(delimited.read(delimited.write((table,))).grids) == texts((table,))

    @pytest.mark.parametrize("sign", ["\0", "\ud800"])
    def test_what_no_text_holds_is_named(self, sign: str) -> None:
        """NUL and half a character are refused, as in the other formats."""
        with pytest.raises(InvalidValueError) as caught:
            delimited.write((Grid(cells=[Cell(row=1, column=1, text=f"甲{sign}")]),))
        assert caught.value.code == "text-unwritable"

    def test_a_long_cell_in_quotes(self) -> None:
        """Longer than the csv module takes."""
        table = Grid(cells=[Cell(row=1, column=1, text="甲\n" * 100_000), Cell(row=2, column=1, text="乙")])

        assert texts(delimited.read(delimited.write((table,))).grids) == texts((table,))

    def test_breaks_of_cells_in_text_of_others(self) -> None:
        """A soft break of Word inside a line is no row."""
        reading = read_form("三级指标\t指标值\n新增\u2028座位\t≥5个\n新增\x0b书架\t≥6个")

        assert len(reading.document.indicators) == 2

    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("=100%", "'=100%"),
            ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("+1+1", "'+1+1"),
            ("-甲", "'-甲"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("-5", "-5"),
            ("+1,200.5%", "+1,200.5%"),
            ("-", "-"),
            ("'甲", "'甲"),
        ],
    )
    def test_formulas_are_marked(self, text: str, written: str) -> None:
        """What a spreadsheet would run gets an apostrophe, which reading takes away; numbers and words get none."""
        table = Grid(cells=[Cell(row=1, column=1, text="指标值"), Cell(row=2, column=1, text=text)])
        data = delimited.write((table,))

        assert data.decode().split("\n")[1].split("\t")[0] == written
        assert delimited.read(data).grids == (table,)

    @pytest.mark.parametrize(
        "first", ["<table>", "{\\rtf1", "%PDF-1.4", "GIF89a", "MIME-Version: 1", "BMx", " <html>", "Rar!"]
    )
    def test_text_that_begins_like_a_file_of_another_kind(self, first: str) -> None:
        """It is reported for text all the same."""
        table = Grid(cells=[Cell(row=1, column=1, text=first), Cell(row=2, column=1, text="甲")])

        assert read_file(delimited.write((table,))).grids == (table,)

    def test_writing_needs_no_temporary_folder(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """A folder that is full or missing does not matter."""
        document = read_form(xlsx.write((FORM,))).document
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
        for name in ("xlsx", "docx", "html", "tsv", "parquet", "json"):
            assert dumps(document, name)


class TestSmallFilesStayCheap:
    """Inputs that took minutes or gigabytes."""

    def test_many_areas_that_meet(self) -> None:
        """10,000 merged areas over the same two million positions."""
        merged = "".join(f'<mergeCell ref="A{row}:XFD120"/>' for row in range(5, 115)) * 100
        row = '<row r="120"><c r="XFD120" t="str"><v>x</v></c></row>'
        end = f"{row}</sheetData><mergeCells>{merged}</mergeCells>"
        sheets = xlsx.read(book({SHEET: lambda part: part.replace(b"</sheetData>", end.encode())}))

        assert ("cell-covered", "x") in {(finding.code, finding.text) for finding in sheets.findings}

    def test_many_cells_that_are_merged_down(self) -> None:
        """Two rows of 16,000 cells."""
        rows = "".join(
            f"<w:tr>{cell * 16_000}</w:tr>" for cell in (_MERGED.format(' w:val="restart"'), _MERGED.format(""))
        )
        table = f"<w:tbl>{rows}</w:tbl><w:tbl>".encode()

        assert len(docx.read(word(lambda part: part.replace(b"<w:tbl>", table, 1))).grids) == 2

    def test_many_empty_blocks_in_a_cell(self) -> None:
        """200,000 paragraphs."""
        page = f"<table><tr><td>甲{'<p></p>' * 200_000}乙</table>"

        assert html.read(page.encode()).grids[0].cells[0].text == "甲\n乙"

    @pytest.mark.parametrize(
        "before",
        [
            f"<style>{'a' * 60_000}</style>",
            f"<style>.x{{{'text-decoration' * 12_000}}}</style>",
            f'<p style="{"text-decoration" * 20_000}">x</p>',
        ],
    )
    def test_styles_without_end(self, before: str) -> None:
        """A style sheet without a rule, and the same half of a declaration over and over."""
        assert html.read((before + TABLE).encode()).grids[0].cells[1].text == "阅览室改造"

    def test_many_columns_taken_from_above(self) -> None:
        """Each of 10,000 rows steps over 16,000 columns."""
        page = "<table><tr>" + "<td colspan=1000 rowspan=0>a" * 16 + "<tr><td>x" * 10_000 + "</table>"

        assert code_of(page.encode()) == "table-too-large"

    def test_many_empty_tables(self) -> None:
        """200,000 of them."""
        page = "<table></table>" * 200_000 + TABLE

        assert html.read(page.encode()).grids[0].cells[1].text == "阅览室改造"

    @pytest.mark.parametrize("code", ["[" * 60_000, "0" * 100_000, "d" * 300])
    def test_formats_longer_than_excel_takes(self, code: str) -> None:
        """They are refused before openpyxl looks at them."""
        numbers = f'<numFmts count="1"><numFmt numFmtId="200" formatCode="{code}"/></numFmts><fonts'
        data = book(
            {
                STYLES: lambda part: re.sub(rb"<numFmts.*?(?:</numFmts>|/>)", b"", part).replace(
                    b"<fonts", numbers.encode(), 1
                )
            }
        )

        assert code_of(data) == "file-unreadable"
        assert not pattern(code).understood

    @pytest.mark.parametrize(
        "text", ["三级指标\t指标值\n" + "x\t" * 20_000, "三级指标\t指标值\n" + "x\n" * 260_000, "\t" * 1_100_000]
    )
    def test_text_beyond_the_bounds(self, text: str) -> None:
        """Too many columns, cells or positions, as in workbooks."""
        with pytest.raises(FormError) as caught:
            read_form(text)
        assert caught.value.code == "table-too-large"

    def test_blank_cells_of_a_text_are_none(self) -> None:
        """A sheet that was copied with all its columns: 300,000 positions, and three cells that say something."""
        blank = "\t" * 15_000 + "\n"

        assert [row.name for row in read_form("三级指标\t指标值\n座位\t≥3张" + blank * 20).document.indicators] == [
            "座位"
        ]

    @pytest.mark.parametrize(
        "data",
        [
            f"{TABLE}{'<p>x</p>' * 100_001}".encode(),
            f"{'<p>x</p>' * 100_001}{TABLE}".encode(),
            f"<table><tr><td>{'x' * 16_000_001}</table>".encode(),
            f"<p>{'<b>' * 22_000_000}".encode(),
            ("<table>" + "<tr><td>x" * 250_001 + "</table>").encode(),
            (("<table>" + "<tr><td>x" * 50_000 + "</table>") * 6).encode(),
        ],
        ids=["lines", "lines above", "characters", "tags", "cells", "cells of all tables"],
    )
    def test_pages_beyond_the_bounds(self, data: bytes) -> None:
        """Too many lines, characters, tags or cells."""
        assert code_of(data) == "table-too-large"

    def test_tags_without_end(self) -> None:
        """Each one stands in the one before; lxml alone would take minutes."""
        assert code_of(f"{TABLE}{'<p></p><table><td></p>' * 400_000}".encode()) == "xml-large"

    def test_too_many_lines_of_word(self) -> None:
        """As on pages."""
        lines = b"<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 100_001

        assert code_of(word(lambda part: part.replace(b"<w:tbl>", lines + b"<w:tbl>", 1))) == "table-too-large"

    def test_too_many_lines_of_an_open_document(self) -> None:
        """As on pages."""
        office = "urn:oasis:names:tc:opendocument:xmlns:"
        names = f'xmlns:o="{office}office:1.0" xmlns:x="{office}text:1.0"'
        lines = "<x:p>x</x:p>" * 100_001
        flat = f'<?xml version="1.0"?><o:document {names}><o:body><o:text>{lines}</o:text></o:body></o:document>'

        assert code_of(flat.encode()) == "table-too-large"

    def test_cells_that_share_a_long_text(self) -> None:
        """The file is small, what it shows is not."""
        rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(10, 600))
        data = book(
            {**_texts("x" * 30_000), SHEET: lambda part: part.replace(b"</sheetData>", rows.encode() + b"</sheetData>")}
        )

        assert code_of(data) == "table-too-large"

    def test_a_million_cells_in_many_sheets(self) -> None:
        """The bound is one of the file."""
        cells = '<c t="str"><v>x</v></c>' * 1_000
        rows = f"<row>{cells}</row>" * 130

        def change(part: bytes) -> bytes:
            return re.sub(
                rb"<sheetData>.*</sheetData>", f"<sheetData>{rows}</sheetData>".encode(), part, flags=re.DOTALL
            )

        data = repacked(xlsx.write((FORM, FORM)), {SHEET: change, "xl/worksheets/sheet2.xml": change})

        assert code_of(data) == "table-too-large"

    def test_repeated_cells_of_open_documents(self) -> None:
        """A long text, 16,000 times."""
        office = "urn:oasis:names:tc:opendocument:xmlns:"
        flat = (
            f'<?xml version="1.0"?><o:document xmlns:o="{office}office:1.0" xmlns:t="{office}table:1.0" '
            f'xmlns:p="{office}text:1.0"><o:body>'
            '<o:spreadsheet><t:table><t:table-row><t:table-cell t:number-columns-repeated="16000">'
            f"<p:p>{'x' * 2_000}</p:p></t:table-cell></t:table-row></t:table></o:spreadsheet></o:body></o:document>"
        )

        assert code_of(flat.encode()) == "table-too-large"

    def test_pictures_are_not_loaded(self) -> None:
        """Five pictures of 40 MiB each take no memory."""
        names = [f"p{number}.png" for number in range(5)]
        links = "".join(f'<Relationship Id="x{name}" Type="x/image" Target="media/{name}"/>' for name in names)
        picture = (random.Random(1).randbytes(8_000) + bytes(1 << 20)) * 40  # noqa: S311 - what packs badly
        data = repacked(
            docx.write((FORM,)),
            {
                **{f"word/media/{name}": picture for name in names},
                "word/_rels/document.xml.rels": lambda part: part.replace(
                    b"</Relationships>", links.encode() + b"</Relationships>"
                ),
            },
        )
        del picture
        tracemalloc.start()
        try:
            assert project_of(read_form(data)) == "阅览室改造"
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()

        assert most < 50 << 20


@pytest.mark.parametrize("text", ["=" * 20_000, "60%%≥" * 4_000, "新增座位" + "≥80个" * 4_000])
def test_sentences_full_of_signs(text: str) -> None:
    """The rest was read anew behind each sign; all of it is in the finding."""
    reading = read_form(f"数量指标：{text}\n")

    assert text in everything(reading)


def test_a_name_that_is_none_over_several_rows() -> None:
    """A placeholder merged over rows with values: reported, and no batch ends by it."""
    for name in ("指标1", "1", "（1）"):
        page = f"<table><tr><td>三级指标<td>指标值<tr><td rowspan=3>{name}<td rowspan=2>/<tr><tr><td>≥6个</table>"
        readings = list(read_forms(page.encode()))

        assert {finding.code for reading in readings for finding in reading.findings} & {
            "name-placeholder",
            "name-missing",
        }
