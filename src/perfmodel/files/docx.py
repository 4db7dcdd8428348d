"""
Word documents: read as one grid a table with the lines of text around it; written from grids.

Reading and writing need python-docx (extra ``docx``).

Each table is written on A4, with merged cells and headings that repeat on every page.  python-docx brings the package
and its styles; the table itself is written as XML in one go, since cell by cell it takes ten times as long.  Word
repeats only the first rows of a table, so a table whose headings stand further down is parted above them and the second
part is marked as going on (``CONTINUED``).
"""

from functools import cache
from html import escape
from io import BytesIO

from perfmodel.errors import MissingExtraError
from perfmodel.files._docx_read import CONTINUED, read
from perfmodel.files._drawing import (
    BARE,
    FONT,
    FONT_ALIAS,
    TITLE_FONT,
    TITLE_FONT_ALIAS,
    Look,
    Plan,
    line_look,
    looks,
    plan,
    prepared,
)
from perfmodel.files._grid import Cell, Grid
from perfmodel.files._package import settled

_EXTRA = ("docx", "python-docx")
_UNIT = 105
"""A half width in twentieths of a point, at 10.5 points."""

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PAGE = {False: (11906, 16838, ""), True: (16838, 11906, ' w:orient="landscape"')}
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_OPEN_BORDERS = _BORDERS.replace('bottom w:val="single"', 'bottom w:val="nil"')
_NO_BORDERS = '<w:tcBorders><w:top w:val="nil"/><w:left w:val="nil"/>{bottom}<w:right w:val="nil"/></w:tcBorders>'
_LINE = '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
_THIN = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>'
    "{section}</w:pPr></w:p>"
)
_RUNS: dict[Look, str] = {
    Look.TITLE: (
        f'<w:rPr><w:rFonts w:ascii="{TITLE_FONT}" w:hAnsi="{TITLE_FONT}" w:eastAsia="{TITLE_FONT}"/>'
        '<w:sz w:val="36"/></w:rPr>'
    ),
    Look.SUBTITLE: '<w:rPr><w:sz w:val="24"/></w:rPr>',
    Look.NOTE: '<w:rPr><w:sz w:val="18"/></w:rPr>',
    Look.HEADING: "<w:rPr><w:b/></w:rPr>",
}
_SINGLE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
_ACROSS = {Look.TEXT: "left", Look.NOTE: "left", Look.UNIT: "right"}
_SPACING = {Look.TITLE: ' w:before="120" w:after="120"', Look.SUBTITLE: ' w:before="0" w:after="60"'}
_FONT_TABLE = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {_NAMESPACE}>'
    + "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{alias}"/><w:panose1 w:val="{panose}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, alias, panose, family in (
            (FONT, FONT_ALIAS, "02010600030101010101", "auto"),
            (TITLE_FONT, TITLE_FONT_ALIAS, "02010609060101010101", "modern"),
        )
    )
    + "</w:fonts>"
).encode()
_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)


def write(grids: tuple[Grid, ...], /) -> bytes:
    """
    A document with a page for each table that has a cell; equal tables give equal bytes.

    The lines above and below a table become paragraphs, its name the title of the table (its alternative text).

    Raises:
        InvalidValueError: ``grids-missing`` or ``text-unwritable``.

        MissingExtraError: Without python-docx.
    """
    tables = prepared(grids)
    template = _template()
    plans = [plan(table) for table in tables]
    pieces = [_table_xml(table, layout) for table, layout in zip(tables, plans, strict=True)]
    breaks = [_THIN.format(section=_section_xml(layout)) for layout in plans[:-1]]
    content = "".join(piece + end for piece, end in zip(pieces, [*breaks, _THIN.format(section="")], strict=True))
    main = f"{_HEAD}<w:document {_NAMESPACE}><w:body>{content}{_section_xml(plans[-1])}</w:body></w:document>"
    return settled(template, {"word/document.xml": main.encode()})


@cache
def _template() -> bytes:
    """An empty document of python-docx in our fonts; it is the same each time, so it is made once."""
    try:
        from docx import Document  # noqa: PLC0415 - an optional package
        from docx.oxml import parse_xml  # noqa: PLC0415 - as above
    except ImportError as error:
        raise MissingExtraError(*_EXTRA) from error
    document = Document()
    style = document.styles.element.xpath("w:style[@w:styleId='Normal']")[0]
    for item in list(style)[1:]:
        style.remove(item)
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="Times New Roman"/>'
    for xml in (
        f"<w:qFormat {_NAMESPACE}/>",
        f'<w:pPr {_NAMESPACE}><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>{_SINGLE}</w:pPr>',
        f'<w:rPr {_NAMESPACE}>{fonts}<w:sz w:val="21"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr>',
    ):
        style.append(parse_xml(xml))
    target = BytesIO()
    document.save(target)
    return settled(target.getvalue(), {"docProps/core.xml": _PROPERTIES, "word/fontTable.xml": _FONT_TABLE})


def _section_xml(layout: Plan) -> str:
    wide, high, turned = _PAGE[layout.landscape]
    return (
        f'<w:sectPr><w:pgSz w:w="{wide}" w:h="{high}"{turned}/><w:pgMar w:top="1247" w:right="1134" w:bottom="1134" '
        'w:left="1134" w:header="680" w:footer="680" w:gutter="0"/></w:sectPr>'
    )


def _table_xml(grid: Grid, layout: Plan) -> str:
    above = "".join(_paragraph(line, line_look(line, first=index == 0)) for index, line in enumerate(grid.above))
    below = "".join(_paragraph(line, Look.NOTE) for line in grid.below)
    parting = _parting(grid, layout)
    ranges = [(1, grid.rows)] if parting is None else [(1, parting - 1), (parting, grid.rows)]
    drawer = _Drawer(grid, layout)
    parts = [drawer.part(first, last, name=grid.name, continued=first > 1) for first, last in ranges]
    return above + _THIN.format(section="").join(parts) + below


def _parting(grid: Grid, layout: Plan) -> int | None:
    """The heading row above which the table can be parted: no cell reaches across."""
    if layout.repeated is None or layout.repeated[0] == 1:
        return None
    first = layout.repeated[0]
    crossed = any(cell.row < first < cell.row + cell.row_span for cell in grid.cells)
    return None if crossed else first


class _Drawer:
    """The rows of one table as XML."""

    def __init__(self, grid: Grid, layout: Plan) -> None:
        self._layout = layout
        self._looks = looks(grid)
        self._covered = {position: cell for cell in grid.cells for position in cell.positions}
        self._columns, self._rows = grid.columns, grid.rows

    def part(self, first: int, last: int, *, name: str, continued: bool) -> str:
        """The rows from *first* to *last* as a table."""
        widths = [units * _UNIT for units in self._layout.widths]
        borders = _BORDERS if last == self._rows else _OPEN_BORDERS
        caption = f"<w:tblCaption w:val={_quoted(name)}/>" if name and not continued else ""
        description = f'<w:tblDescription w:val="{CONTINUED}"/>' if continued else ""
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        rows = "".join(self._row(row) for row in range(first, last + 1))
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{borders}'
            '</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="75" w:type="dxa"/>'
            f'<w:right w:w="75" w:type="dxa"/></w:tblCellMar>{caption}{description}</w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
        )

    def _row(self, row: int) -> str:
        cells: list[str] = []
        column = 1
        while column <= self._columns:
            cell = self._covered.get((row, column))
            if cell is None:
                cells.append(self._cell_xml(self._layout.widths[column - 1], "", "", Look.TEXT))
                column += 1
                continue
            cells.append(self._merged_xml(cell, row))
            column = cell.column + cell.column_span
        repeated = self._layout.repeated
        heading = "<w:tblHeader/>" if repeated is not None and repeated[0] <= row <= repeated[1] else ""
        properties = f'<w:trPr><w:cantSplit/><w:trHeight w:val="440" w:hRule="atLeast"/>{heading}</w:trPr>'
        return f"<w:tr>{properties}{''.join(cells)}</w:tr>"

    def _merged_xml(self, cell: Cell, row: int) -> str:
        units = sum(self._layout.widths[cell.column - 1 : cell.column - 1 + cell.column_span])
        span = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
        down = ""
        if cell.row_span > 1:
            down = '<w:vMerge w:val="restart"/>' if row == cell.row else "<w:vMerge/>"
        return self._cell_xml(units, span + down, cell.text if row == cell.row else "", self._looks[cell])

    def _cell_xml(self, units: int, merges: str, text: str, look: Look) -> str:
        borders = _NO_BORDERS.format(bottom=_LINE) if look in BARE else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{units * _UNIT}" w:type="dxa"/>{merges}{borders}<w:vAlign w:val="center"/>'
            f"</w:tcPr>{_paragraph(text, look)}</w:tc>"
        )


def _paragraph(text: str, look: Look) -> str:
    across, spacing = _ACROSS.get(look, "center"), _SPACING.get(look, "")
    space = f"<w:spacing{spacing}/>" if spacing else ""
    properties = f'<w:pPr>{space}<w:jc w:val="{across}"/></w:pPr>'
    if not text:
        return f"<w:p>{properties}</w:p>"
    return f"<w:p>{properties}<w:r>{_RUNS.get(look, '')}{_run_text(text)}</w:r></w:p>"


def _run_text(text: str) -> str:
    lines = ("<w:tab/>".join(map(_plain, line.split("\t"))) for line in text.split("\n"))
    return "<w:br/>".join(lines)


def _plain(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t>' if text else ""


def _quoted(text: str) -> str:
    """A text as the value of an attribute."""
    from xml.sax.saxutils import quoteattr  # noqa: PLC0415 - it loads half of the network, which reading has no use for

    return quoteattr(text)


KIND = "docx"
SUFFIXES = (".docx", ".docm", ".dotx")

__all__ = ["KIND", "SUFFIXES", "read", "write"]
