"""
Web pages: one grid a table, with rowspan and colspan; written as one table for people and screen readers.

Reading needs lxml (extra ``html``), whose parser puts missing end tags where a browser puts them and takes hostile
pages in linear time; nothing is fetched and no script is run.  Writing needs no package beside this one: one table with
real spans, scopes and a caption, ready to print and for notebooks.
"""

import re
from html import escape

from perfmodel.files._drawing import WEB_FONTS, WEB_TITLE_FONTS, Look, line_look, looks, plan, prepared
from perfmodel.files._grid import Cell, Grid
from perfmodel.files._html_read import read


def write(grids: tuple[Grid, ...], /) -> bytes:
    """
    A page in UTF-8 with each table that has a cell, ready to print on A4.

    Raises:
        InvalidValueError: ``grids-missing`` or ``text-unwritable``.
    """
    tables = prepared(grids)
    title = escape(tables[0].name or next(iter(tables[0].above), ""))
    turned = " landscape" if any(plan(table).landscape for table in tables) else ""
    sections = "\n".join(fragment(table) for table in tables)
    page = (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>@page {{ size: A4{turned}; margin: 20mm; }} body {{ margin: 20mm auto; max-width: 60em; }} "
        "@media print { body { margin: 0; } }</style>\n"
        f"</head>\n<body>\n{sections}\n</body>\n</html>\n"
    )
    return page.encode()


_STYLE = (
    f".perfmodel-table {{ font-family: {WEB_FONTS}; font-size: 14px; color: #000; background: #fff; }}"
    ".perfmodel-table p { margin: .3em 0; text-align: center; }"
    ".perfmodel-table p.note { text-align: left; font-size: 12px; }"
    ".perfmodel-table p.unit { text-align: right; }"
    f".perfmodel-table .title {{ font-family: {WEB_TITLE_FONTS}; font-size: 24px; margin: .4em 0; }}"
    ".perfmodel-table table { border-collapse: collapse; width: 100%; margin: 0; }"
    f".perfmodel-table caption {{ font-family: {WEB_TITLE_FONTS}; padding: .3em; color: #000; }}"
    ".perfmodel-table table.titled caption { position: absolute; width: 1px; height: 1px; "
    "overflow: hidden; padding: 0; }"
    ".perfmodel-table th, .perfmodel-table td { border: 1px solid #000; padding: .35em .5em; vertical-align: middle; "
    "text-align: center; font-weight: normal; background: #fff; }"
    ".perfmodel-table th.heading { font-weight: bold; } .perfmodel-table td.text { text-align: left; }"
    ".perfmodel-table td.title, .perfmodel-table td.subtitle, .perfmodel-table td.unit, .perfmodel-table td.note "
    "{ border: 0; } .perfmodel-table td.unit { text-align: right; } .perfmodel-table td.note { text-align: left; }"
    ".perfmodel-table tr { break-inside: avoid; }"
)


def fragment(grid: Grid, /) -> str:
    """
    One table as a fragment of a page, style included; notebooks show it.

    >>> "<th" in fragment(Grid(cells=[Cell(row=1, column=1, text="指标值")]))
    False
    """
    layout, styled = plan(grid), looks(grid)
    above = "".join(_line_html(line, line_look(line, first=index == 0)) for index, line in enumerate(grid.above))
    below = "".join(_line_html(line, Look.NOTE) for line in grid.below)
    total = sum(layout.widths)
    columns = "".join(f'<col style="width: {units * 100 / total:.1f}%">' for units in layout.widths)
    rows = grid.by_row()
    body = "\n".join(f"<tr>{_row_html(rows.get(row, []), free, styled)}</tr>" for row, free in _blank(grid).items())
    caption = f"<caption>{_text_html(grid.name)}</caption>" if grid.name else ""
    kind = ' class="titled"' if grid.above else ""
    return (
        f'<section class="perfmodel-table">\n<style>{_STYLE}</style>\n{above}<table{kind}>{caption}\n'
        f"<colgroup>{columns}</colgroup>\n<tbody>\n{body}\n</tbody>\n</table>\n{below}</section>"
    )


def _blank(grid: Grid) -> dict[int, list[int]]:
    """The columns of each row that no cell covers."""
    covered = {position for cell in grid.cells for position in cell.positions}
    columns = range(1, grid.columns + 1)
    return {row: [column for column in columns if (row, column) not in covered] for row in range(1, grid.rows + 1)}


def _line_html(line: str, look: Look) -> str:
    return f'<p class="{look.value}">{_text_html(line)}</p>\n'


def _row_html(cells: list[Cell], blank: list[int], styled: dict[Cell, Look]) -> str:
    """The cells of a row with a blank one at each position that nothing covers."""
    placed = {cell.column: _cell_html(cell, styled[cell]) for cell in cells} | dict.fromkeys(
        blank, '<td class="text"></td>'
    )
    return "".join(placed[column] for column in sorted(placed))


def _cell_html(cell: Cell, look: Look) -> str:
    spans = "".join(
        f' {name}="{span}"' for name, span in (("rowspan", cell.row_span), ("colspan", cell.column_span)) if span > 1
    )
    scope = {
        Look.HEADING: "colgroup" if cell.column_span > 1 else "col",
        Look.LABEL: "rowgroup" if cell.row_span > 1 else "row",
    }.get(look)
    tag = "td" if scope is None else "th"
    scoped = "" if scope is None else f' scope="{scope}"'
    return f'<{tag} class="{look.value}"{scoped}{spans}>{_text_html(cell.text)}</{tag}>'


def _text_html(text: str) -> str:
    """The text with its line breaks; blanks that a browser would fold become hard ones."""
    return "<br>".join(_hard(escape(line.replace("\t", " "), quote=False)) for line in text.split("\n"))


def _hard(line: str) -> str:
    return re.sub(r"^ +| +$| {2,}", lambda match: "\xa0" * len(match[0]), line)


KIND = "html"
SUFFIXES = (".html", ".htm", ".xhtml")

__all__ = ["KIND", "SUFFIXES", "fragment", "read", "write"]
