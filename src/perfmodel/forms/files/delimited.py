"""
Tables as text: columns between tabs (as pasted from a document), upright strokes (Markdown) or commas (CSV).

Needs: ``grid``, ``kinds``.  Used by: ``forms.sources``.
"""

import csv
import io
import re

from perfmodel.errors import FormError
from perfmodel.forms.files.kinds import Sheets
from perfmodel.forms.grid import Grid, plain_cell
from perfmodel.objectives.finding import Finding, Severity

KIND = "text"
SUFFIXES = (".tsv", ".txt", ".csv", ".tab")

_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_RULE = re.compile(r"\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?")
_STROKE, _ESCAPED = re.compile(r"(?<!\\)\|"), re.compile(r"\\([\\|`*_<>\[\]~#+-])")
_LINE_BREAK, _HEADLINE = re.compile(r"<br ?/?>"), re.compile(r"^#{1,6}\s+|^\*\*|\*\*$")
_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read(data: bytes, /) -> Sheets:
    """
    The one table of a text, decoded as UTF-8, by its byte order mark, or as GB 18030 (GBK).

    Raises:
        FormError: (``encoding-unknown``) when it is none of these.
    """
    text, encoding = decode(data)
    findings = list[Finding]()
    if encoding == "gb18030":
        message = "no UTF-8 text; read as GB 18030 (GBK): save it as UTF-8 to be sure"
        findings.append(Finding(code="encoding-assumed", severity=Severity.NOTE, message=message))
    return Sheets((parse(text),), findings)


def decode(data: bytes, /) -> tuple[str, str]:
    """
    The text of some bytes, and the encoding that was used.

    Raises:
        FormError: (``encoding-unknown``) when no encoding in use for such files fits.
    """
    marked = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)
    for encoding in (marked,) if marked is not None else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.removeprefix("\ufeff"), encoding
    message = "expected text in UTF-8, UTF-16 with its mark, or GB 18030, found bytes that are none of them"
    raise FormError(message, code="encoding-unknown", hint="save the table as UTF-8 text, XLSX or DOCX")


def parse(text: str, /) -> Grid:
    r"""
    The table of a text; rows are counted as lines.

    >>> [(cell.row, cell.column, cell.text) for cell in parse("部门名称\t市图书馆\n\n三级指标\t指标值").cells][2:]
    [(3, 1, '三级指标'), (3, 2, '指标值')]
    """
    lines = _BREAK.split(text)
    tabs = any("\t" in line for line in lines)
    if not tabs and sum(line.count("|") > 1 for line in lines) > 1:
        return _grid([(number, _stroked(line)) for number, line in enumerate(lines, start=1)])
    rows = _quoted(text, "\t" if tabs else ",") if '"' in text or not tabs else None
    if rows is None:
        rows = [(number, line.split("\t") if tabs else [line]) for number, line in enumerate(lines, start=1)]
    return _grid(rows)


def _grid(rows: list[tuple[int, list[str]]]) -> Grid:
    """The cells of numbered rows that are not blank."""
    return Grid(
        cells=tuple(
            plain_cell(number, column, value)
            for number, values in rows
            for column, value in enumerate(values, start=1)
            if value.strip()
        ),
        widths=_widths(rows),
    )


def _stroked(line: str) -> list[str]:
    """The cells of a line between upright strokes; the line of dashes below a heading has none."""
    if "|" not in line:
        return [_HEADLINE.sub("", line.strip())]
    if _RULE.fullmatch(line.strip()) is not None:
        return []
    bare = line.strip().removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return [_LINE_BREAK.sub("\n", _ESCAPED.sub(r"\1", cell.strip())) for cell in _STROKE.split(bare)]


def _widths(rows: list[tuple[int, list[str]]]) -> tuple[int, ...]:
    """How many cells each row has, by its number."""
    widths = dict.fromkeys(range(1, rows[-1][0] + 1), 0) if rows else {}
    widths.update((number, len(values)) for number, values in rows)
    return tuple(widths.values())


def _quoted(text: str, delimiter: str) -> list[tuple[int, list[str]]] | None:
    """The rows of text with quoted cells, each with its first line; ``None`` where the quotes are others."""
    found, line = list[tuple[int, list[str]]](), 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for values in reader:
            found.append((line, values))
            line = reader.line_num + 1
    except csv.Error:
        return None
    return found


def write(grids: tuple[Grid, ...], /) -> bytes:
    """Tab-separated text in UTF-8; a cell with a tab, a line break or a quote is quoted."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    for index, grid in enumerate(grids):
        if index:
            out.write("\n")
        for line in grid.above:
            writer.writerow([line])
        for row in range(1, grid.rows + 1):
            writer.writerow(_row(grid, row))
        for line in grid.below:
            writer.writerow([line])
    return out.getvalue().encode()


def _row(grid: Grid, row: int) -> list[str]:
    values = [""] * grid.columns
    for cell in grid.by_row().get(row, []):
        values[cell.column - 1] = cell.text
    return values
