"""Word documents: tables as Word shows them come out as grids, and what is drawn comes back."""

import io
import sys
import zipfile
from collections.abc import Mapping

import pytest
from docx import Document

from perfmodel import FormError, MissingExtraError
from perfmodel.files import _sheets as sheets
from perfmodel.files import docx
from perfmodel.files._grid import Cell, Grid, Role
from perfmodel.files._sheets import Sheets

_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
    'PartName="/word/document.xml" ContentType="application/{}.main+xml"/></Types>'
)
_ORDINARY = "vnd.openxmlformats-officedocument.wordprocessingml.document"


def _file(parts: Mapping[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return target.getvalue()


def _read(body: str, kind: str = _ORDINARY) -> Sheets:
    return docx.read(
        _file(
            {
                "[Content_Types].xml": _TYPES.format(kind),
                "_rels/.rels": _RELS,
                "word/document.xml": f"<w:document {_W}>{body and f'<w:body>{body}</w:body>'}</w:document>",
            }
        )
    )


def _p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{_p(text)}</w:tc>"


def _tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def _shape(sheets: Sheets, index: int = 0) -> list[tuple[int, int, str, int, int]]:
    return [(cell.row, cell.column, cell.text, cell.row_span, cell.column_span) for cell in sheets.grids[index].cells]


def _codes(sheets: Sheets) -> list[str]:
    return [finding.code for finding in sheets.findings]


def test_a_document_of_python_docx() -> None:
    """Merged cells, titles and notes of an ordinary document are read."""
    document = Document()
    document.add_paragraph("绩效目标表")
    document.add_paragraph("（2023年度）")
    document.add_paragraph(" ")
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "产出指标"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "数量指标"
    table.cell(1, 1).text = "≥95%"
    table.cell(1, 2).add_paragraph("第二段")
    document.add_paragraph("注：按年填报")
    target = io.BytesIO()
    document.save(target)
    read = docx.read(target.getvalue())

    assert _shape(read) == [
        (1, 1, "产出指标", 2, 1),
        (1, 2, "数量指标", 1, 2),
        (2, 2, "≥95%", 1, 1),
        (2, 3, "\n第二段", 1, 1),
    ]
    assert read.grids[0].above == ("绩效目标表", "（2023年度）")
    assert read.grids[0].below == ("注：按年填报",)


def test_spans_both_ways() -> None:
    """A cell over two rows and two columns is one cell; one that goes on under other columns is its own."""
    wide, on = '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/><w:vMerge/>'
    read = _read(
        _tbl(
            _tr(_tc("甲", wide), _tc("一")),
            _tr(_tc("", on), _tc("二")),
            _tr(_tc("乙", "<w:vMerge/>"), _tc("丙", "<w:vMerge w:val='continue'/>"), _tc("三")),
            _tr(_tc("藏", "<w:vMerge/>"), _tc("丁"), _tc("四", '<w:gridSpan w:val="0"/>')),
        )
    )

    assert _shape(read) == [
        (1, 1, "甲", 2, 2),
        (1, 3, "一", 1, 1),
        (2, 3, "二", 1, 1),
        (3, 1, "乙", 2, 1),
        (3, 2, "丙", 1, 1),
        (3, 3, "三", 1, 1),
        (4, 2, "丁", 1, 1),
        (4, 3, "四", 1, 1),
    ]
    assert [(finding.code, finding.text) for finding in read.findings] == [("cell-covered", "藏")]


@pytest.mark.parametrize("properties", ['<w:gridSpan w:val="x"/>', "<w:gridSpan/>"])
def test_what_python_docx_cannot_read(properties: str) -> None:
    """A span that is no number is a damaged file, and refused."""
    with pytest.raises(FormError, match="docx") as caught:
        _read(_tbl(_tr(_tc("甲", properties))))
    assert caught.value.code == "file-unreadable"
    assert caught.value.hint


@pytest.mark.parametrize(
    "kind",
    [
        "vnd.ms-word.document.macroEnabled",
        "vnd.ms-word.template.macroEnabledTemplate",
        "vnd.openxmlformats-officedocument.wordprocessingml.template",
    ],
)
def test_documents_with_macros_and_templates(kind: str) -> None:
    """Documents that python-docx refuses by their name alone are read like others."""
    assert _shape(_read(_tbl(_tr(_tc("甲"))), kind)) == [(1, 1, "甲", 1, 1)]


def test_a_tall_merged_cell() -> None:
    """A cell merged over a thousand rows and more is read without climbing from row to row."""
    rows = [_tr(_tc("甲", '<w:vMerge w:val="restart"/>')), *[_tr(_tc("", "<w:vMerge/>"), _tc("乙"))] * 1500]
    assert _shape(_read(_tbl(*rows)))[0] == (1, 1, "甲", 1501, 1)


def test_old_merges_across() -> None:
    """The merge that old programs write cell by cell is one cell with the texts of all."""
    read = _read(
        _tbl(
            _tr(_tc("甲", '<w:hMerge w:val="restart"/>'), _tc("乙", "<w:hMerge/>"), _tc("丙")),
            _tr(_tc("丁", "<w:hMerge/>")),
        )
    )

    assert _shape(read) == [(1, 1, "甲\n乙", 1, 2), (1, 3, "丙", 1, 1), (2, 1, "丁", 1, 1)]


def test_ragged_rows() -> None:
    """Rows that begin late or end early keep their columns."""
    read = _read(
        _tbl(
            _tr(_tc("甲"), _tc("乙"), _tc("丙")), _tr(_tc("丁"), properties='<w:gridBefore w:val="2"/>'), _tr(_tc("戊"))
        )
    )

    assert _shape(read)[3:] == [(2, 3, "丁", 1, 1), (3, 1, "戊", 1, 1)]


def test_a_table_in_a_cell() -> None:
    """A nested table is a table of its own; an outer one that only frames it gives its title to it."""
    inner = f"<w:tc>{_tbl(_tr(_tc('内')))}<w:p/></w:tc>"
    framed = _read(_p("标题") + _tbl(_tr(inner)))
    read = _read(_tbl(_tr(_tc("外"), inner)))

    assert [grid.cells[0].text for grid in read.grids] == ["外", "内"]
    assert _codes(read) == ["table-nested"]
    assert [(grid.cells[0].text, grid.above) for grid in framed.grids] == [("内", ("标题",))]


def test_all_kinds_of_text() -> None:
    """Breaks, tabs, symbols, formulas, insertions, links and text boxes are read; deletions and field codes are not."""
    runs = (
        "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>"
        "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:br w:type='column'/><w:noBreakHyphen/></w:r>"
        "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom><w:Choice><w:r><w:t>图</w:t></w:r></w:Choice>"
        "<w:Fallback><w:r><w:t>图</w:t></w:r></w:Fallback>"
        "<w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r>"
        '<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="?"/>'
        '<w:sym w:char="D800"/></w:r>'
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    )
    read = _read(_tbl(_tr(f"<w:tc><w:p>{runs}</w:p><w:p/></w:tc>")))

    assert read.grids[0].cells[0].text == "甲\t乙\n-新图链≥\uf0fc\ufffd\ufffd\n框"


def test_content_controls_are_seen_through() -> None:
    """Rows, cells and tables inside content controls are read like others."""

    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    row = control(_tr(control(_tc("甲"))))
    read = _read(control(_tbl(row, "<w:bookmarkStart/>")))

    assert _shape(read) == [(1, 1, "甲", 1, 1)]


def test_lines_between_tables() -> None:
    """Lines before a table are its own, unless a page or section ended behind them."""
    page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    section = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
    read = _read(
        page
        + _p("一")
        + _tbl(_tr(_tc("甲")))
        + _p("二")
        + _tbl(_tr(_tc("乙")))
        + _p("注")
        + page
        + _p("三")
        + _tbl(_tr(_tc("丙")))
        + section
        + _tbl(_tr(_tc("丁")))
    )

    assert [(grid.above, grid.below) for grid in read.grids] == [
        (("一",), ()),
        (("二",), ("注",)),
        (("三",), ()),
        ((), ()),
    ]


def test_a_table_in_three_parts() -> None:
    """Tables that are marked as going on are one table with the one before, unless text stands between them."""
    on = '<w:tbl><w:tblPr><w:tblDescription w:val="续表"/></w:tblPr>{}</w:tbl>'
    parts = [_tr(_tc(text)) for text in "甲乙丙丁"]
    read = _read(_tbl(parts[0]) + "<w:p/>" + on.format(parts[1]) + on.format(parts[2]) + _p("题") + on.format(parts[3]))

    assert _shape(read) == [(1, 1, "甲", 1, 1), (2, 1, "乙", 1, 1), (3, 1, "丙", 1, 1)]
    assert read.grids[1].above == ("题",)


def test_no_line_before_a_table_is_lost() -> None:
    """A table at the end of a long report has the lines of the report above it."""
    read = _read("".join(_p(f"{number}") for number in range(500)) + _tbl(_tr(_tc("甲"))))

    assert read.grids[0].above == tuple(map(str, range(500)))


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("", "table-missing"),
        (_tbl(_tr(_tc(" "))), "table-missing"),
        ("<w:sdt>" * 500 + "</w:sdt>" * 500, "file-unreadable"),
    ],
)
def test_documents_without_a_table(body: str, code: str) -> None:
    """A document without a filled table is refused, and so is one that is deeper than any form."""
    with pytest.raises(FormError) as caught:
        _read(body)
    assert caught.value.code == code


def test_deep_runs_are_refused() -> None:
    """Elements inside each other without end are no text."""
    with pytest.raises(FormError) as caught:
        _read("<w:p>" + "<w:r>" * 500 + "</w:r>" * 500 + "</w:p>")
    assert caught.value.code == "file-unreadable"


def test_too_wide_and_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table beyond all bounds is refused with its place."""
    with pytest.raises(FormError, match="line 1") as caught:
        _read(_tbl(_tr(*[_tc("甲", '<w:gridSpan w:val="16000"/>')] * 2)))
    assert caught.value.code == "table-too-large"
    monkeypatch.setattr(sheets, "MAX_POSITIONS", 10)
    assert _codes(_read(_tbl(_tr(_tc("甲", '<w:gridSpan w:val="16000"/>'))))) == ["merge-ignored"]


def test_another_kind_of_package() -> None:
    """A package whose main part is another one is no Word document."""
    parts = {"[Content_Types].xml": _TYPES.format(_ORDINARY), "_rels/.rels": _RELS, "word/document.xml": "<workbook/>"}
    with pytest.raises(FormError) as caught:
        docx.read(_file(parts))
    assert caught.value.code == "file-other-kind"


_FORM = Grid(
    cells=[
        Cell(row=1, column=1, text="部门名称", role=Role.LABEL),
        Cell(row=1, column=2, text="市图书馆", column_span=3),
        Cell(row=2, column=1, text="绩效指标", row_span=3, role=Role.LABEL),
        *(
            Cell(row=2, column=column, text=text, role=Role.HEADING)
            for column, text in ((2, "一级指标"), (3, "三级指标"), (4, "指标值"))
        ),
        Cell(row=3, column=2, text="产出指标", row_span=2, role=Role.LABEL),
        Cell(row=3, column=3, text="1 新增图书\t<册>"),
        Cell(row=3, column=4, text="≥80&册\n以上"),
        Cell(row=4, column=4, text=" =100% "),
    ],
    name='绩效"目标"表',
    above=["部门整体支出绩效目标表", "（2023年度）", "单位：万元"],
    below=["注：一式两份"],
)


def test_headings_repeat_on_every_page() -> None:
    """Word repeats the first rows of a table only, so the table is parted above its headings, and read back as one."""
    data = docx.write((_FORM,))
    tables = Document(io.BytesIO(data)).tables

    assert [len(table.rows) for table in tables] == [1, 3]
    assert "cantSplit" in tables[0].rows[0]._tr.xml  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - as below
    assert "tblHeader" in tables[1].rows[0]._tr.xml  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - no public name
    assert docx.read(data).grids == (_FORM,)


def test_a_cell_across_the_headings_keeps_the_table_whole() -> None:
    """Where a cell reaches across the headings the table is not parted."""
    crossed = Grid(cells=[Cell(row=1, column=5, text="跨行", row_span=2), *_FORM.cells])

    assert len(Document(io.BytesIO(docx.write((crossed,)))).tables) == 1


def test_titles_inside_the_table() -> None:
    """A title row of the table has no borders and comes back as a cell."""
    grid = Grid(
        cells=[Cell(row=1, column=1, text="标题", column_span=2, role=Role.TITLE), Cell(row=2, column=2, text="甲")]
    )

    assert docx.read(docx.write((grid,))).grids == (grid,)


def test_several_tables_on_pages_of_their_own() -> None:
    """Each table has its page, turned where it is wide, and keeps its notes."""
    wide = Grid(
        cells=[Cell(row=1, column=column, text="很长的一段说明文字" * 4) for column in range(1, 9)], above=["宽表"]
    )
    data = docx.write((_FORM, wide, _FORM))

    assert docx.read(data).grids == (_FORM, wide, _FORM)
    assert [
        section.page_width > section.page_height
        for section in Document(io.BytesIO(data)).sections
        if section.page_width and section.page_height
    ] == [False, True, False]


def test_equal_tables_give_equal_bytes() -> None:
    """A file written twice is the same file."""
    assert docx.write((_FORM,)) == docx.write((_FORM,))


def test_without_python_docx(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading and writing name the extra that brings python-docx."""
    data = docx.write((_FORM,))
    monkeypatch.setitem(sys.modules, "docx", None)
    docx._template.cache_clear()  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - as in a new process

    with pytest.raises(MissingExtraError, match="docx"):
        docx.read(data)
    with pytest.raises(MissingExtraError, match="docx"):
        docx.write((_FORM,))


@pytest.mark.parametrize("line", ["<w:strike/>", '<w:dstrike w:val="true"/>', "<w:vanish/>"])
def test_struck_runs(line: str) -> None:
    """A run with a line through it, or hidden, is not read, in a cell and in a line of text, and is told."""
    struck = f"<w:r><w:rPr>{line}</w:rPr><w:t>甲</w:t></w:r>"
    kept = '<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>乙</w:t></w:r>'
    body = f"<w:p>{struck}{kept}</w:p>{_tbl(_tr(_tc('一'), f'<w:tc><w:p>{struck}{kept}</w:p></w:tc>'))}"
    read = _read(body)

    assert read.grids[0].above == ("乙",)
    assert [cell.text for cell in read.grids[0].cells] == ["一", "乙"]
    told = [(finding.code, finding.text, str(finding.place)) for finding in read.findings]
    assert told == [("text-struck", "甲", ""), ("text-struck", "甲", "table 1, line 1, column 2")]


def test_a_struck_mark_of_a_paragraph() -> None:
    """The mark at the end of a paragraph may be struck; its text is not, nor that of the run around a text box."""
    paragraph = "<w:p><w:pPr><w:rPr><w:strike/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>"
    box = f"<w:p><w:r><w:t>乙</w:t><w:txbxContent>{paragraph}</w:txbxContent></w:r></w:p>"
    read = _read(_tbl(_tr(f"<w:tc>{paragraph}</w:tc>", f"<w:tc>{box}</w:tc>")))

    assert [cell.text for cell in read.grids[0].cells] == ["甲", "乙\n甲"]
    assert read.findings == ()


def _style(name: str, properties: str, base: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:styleId="{name}">{based}<w:rPr>{properties}</w:rPr></w:style>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_struck_styles(encoding: str) -> None:
    """A style may strike its text through, of a run or of a whole paragraph, and so does one that stands on it."""
    styles = (
        _style("lined", "<w:strike/>")
        + _style("upon", "", "lined")
        + _style("plain", '<w:strike w:val="0"/>', "lined")
        + _style("old", "<w:vanish/>")
        + _style("round", "", "round")
    )
    named = {"甲": "lined", "乙": "upon", "丙": "plain", "丁": "round", "戊": "none"}
    runs = "".join(
        f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:t>{text}</w:t></w:r>' for text, style in named.items()
    )
    old = '<w:p><w:pPr><w:pStyle w:val="old"/></w:pPr><w:r><w:t>旧</w:t></w:r></w:p>'
    body = _tbl(_tr(f"<w:tc><w:p>{runs}</w:p></w:tc>", f"<w:tc>{old}{_p('新')}</w:tc>"))
    target = _RELS.replace("officeDocument", "styles").replace("word/document.xml", "styles.xml")
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES.format(_ORDINARY),
        "_rels/.rels": _RELS,
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": target.replace("styles/2006", "officeDocument/2006"),
        "word/styles.xml": f'<?xml version="1.0" encoding="{encoding}"?><w:styles {_W}>{styles}</w:styles>'.encode(
            encoding
        ),
    }
    read = docx.read(_file(parts))

    assert [cell.text.strip() for cell in read.grids[0].cells] == ["丙丁戊", "新"]
    assert [finding.text for finding in read.findings if finding.code == "text-struck"] == ["甲乙", "旧"]
