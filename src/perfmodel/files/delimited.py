"""
Tables as text: columns between tabs (as pasted from a document), pipes (Markdown) or commas (CSV).

What is written opens safely in a spreadsheet and comes back as it was: a cell that a spreadsheet would run as a formula
(``=1+1``, ``@SUM``) gets an apostrophe in front, which reading takes away again.
"""

import re
from html import unescape

from perfmodel._finding import Finding, Severity
from perfmodel._patterns import regex
from perfmodel.errors import FormError
from perfmodel.files._drawing import refuse_text
from perfmodel.files._grid import Cell, Grid, ordered_grid, plain_cell
from perfmodel.files._sheets import MAX_CELLS, MAX_COLUMNS, MAX_TEXT, Sheets, most_cells, too_large
from perfmodel.source import Place

KIND = "text"
SUFFIXES = (".tsv", ".txt", ".csv", ".tab")

_BREAK, _ANY_BREAK = regex(r"\r\n|[\r\n]"), regex(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
"""Rows end at the first kind; other breaks are those of a cell, but for a text that has no others between its lines."""

_RULE = regex(r"\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?")
_PIPE, _ESCAPED = regex(r"(?<!\\)\|"), regex(r"\\([\\|`*_<>\[\]~#+-])")
_STRONG = regex(r"(\*\*|__|\*|`)((?:(?!\1).)+)(?<!\\)\1(?=$|[(\uff08])")
_ENTITY = regex(r"(?<!\\)&(?:#\d{1,7}|[a-zA-Z]{2,8});")
"""A line of a cell in bold, in italics or as code, but for points in brackets behind it: **一、产出指标**（50分）."""

_LINE_BREAK, _HEADLINE, _BOLD = regex(r"<br ?/?>"), regex(r"^#{1,6}\s+"), regex(r"\*\*([^*]+)\*\*")
_FORMULA = regex(r"'*[=+\-@＝＋－＠\t\r\n].", re.DOTALL)  # noqa: RUF001 - signs that spreadsheets take for a formula
"""A text that a spreadsheet takes for a formula, or that would be one without apostrophes."""

_PLAIN_NUMBER = regex(r"[+-]\d[\d,]*(?:\.\d+)?%?", re.ASCII)
_QUOTED = regex(r"^\s*[<{%]|[\t\"\r\n\x0b\x0c\x85\u2028\u2029\ufeff]")
_FIELDS = {
    delimiter: regex(rf'(?:"([^"]*(?:""[^"]*)*)"|((?!")[^{delimiter}\r\n]*))({delimiter}|\r\n|[\r\n]|\Z)')
    for delimiter in "\t,"
}
"""A cell and what ends it."""

_LETTER = regex(r"[A-Za-z]")
_UNSTORABLE = regex("[\0\ud800-\udfff]")
_ASSUMED = {"gb18030": "GB 18030 (GBK)", "big5hkscs": "Big5"}
_PAIR, _LOOKED_AT = regex(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]"), 2**16
"""A character of two bytes, in either encoding."""

_MOST_PARTS = 1_000_000
"""Rows and cells, blank ones counted: more are refused before the text is divided."""

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read(data: bytes, /) -> Sheets:
    """
    The one table of a text, decoded as UTF-8, by its byte order mark, or as GB 18030 (GBK) or Big5 by its bytes.

    Raises:
        FormError: (``encoding-unknown``) when it is none of these.
    """
    text, encoding = decode(data)
    findings = list[Finding]()
    if encoding in _ASSUMED:
        message = f"the text is not UTF-8 and was read as {_ASSUMED[encoding]}; save it as UTF-8 to be sure"
        findings.append(Finding(code="encoding-assumed", severity=Severity.NOTE, message=message))
    return Sheets((parse(text),), findings)


def decode(data: bytes, /) -> tuple[str, str]:
    """
    The text of some bytes, and the encoding that was used.

    Raises:
        FormError: (``encoding-unknown``) when no encoding in use for such files fits.
    """
    marked = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)
    chinese = ("big5hkscs", "gb18030") if _is_big5(data) else ("gb18030",)
    for encoding in (marked,) if marked is not None else ("utf-8-sig", *chinese):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.removeprefix("\ufeff"), encoding
    message = "expected text in UTF-8, UTF-16 with its mark, or GB 18030, found bytes that are none of them"
    raise FormError(message, code="encoding-unknown", hint="save the table as UTF-8 text, XLSX or DOCX")


def _is_big5(data: bytes) -> bool:
    """
    Whether bytes are rather Big5 than GBK: of the pairs of each, nine in ten are its common characters.

    The common characters of GB 2312 (level 1) lie at B0A1 to D7FE, those of Big5 at A440 to C67E.
    """
    pairs: list[bytes] = _PAIR.findall(data[:_LOOKED_AT])
    simple = sum(0xB0 <= first <= 0xD7 and second >= 0xA1 for first, second in pairs)  # noqa: PLR2004 - the table above
    other = sum(0xA4 <= first <= 0xC6 for first, _ in pairs)  # noqa: PLR2004 - as above
    return other * 10 >= len(pairs) * 9 and simple * 10 < len(pairs) * 7


def is_utf8(data: bytes, /) -> bool:
    """Whether bytes are UTF-8 throughout."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def parse(text: str, /) -> Grid:
    r"""
    The table of a text; rows are counted as lines.

    >>> [(cell.row, cell.column, cell.text) for cell in parse("部门名称\t市图书馆\n\n三级指标\t指标值").cells][2:]
    [(3, 1, '三级指标'), (3, 2, '指标值')]
    """
    _check_size(text)
    lines = (_BREAK if _BREAK.search(text.strip()) else _ANY_BREAK).split(text)
    if _is_stroked(text, lines):
        return _grid([(number, _piped(line)) for number, line in enumerate(lines, start=1)])
    rows = _parted(text, lines)
    return _grid([(number, [unmarked(value) for value in values]) for number, values in rows] if "'" in text else rows)


def _is_stroked(text: str, lines: list[str]) -> bool:
    """Whether columns are between pipes: two in two lines or more, and no tab."""
    return "\t" not in text and sum(line.count("|") > 1 for line in lines) > 1


def _parted(text: str, lines: list[str]) -> list[tuple[int, list[str]]]:
    """The rows between tabs or commas; a text whose quotes are those of its sentences has commas of sentences too."""
    tabs = "\t" in text
    rows = _quoted(text, "\t" if tabs else ",") if '"' in text or not tabs else None
    return [(number, line.split("\t")) for number, line in enumerate(lines, start=1)] if rows is None else rows


def _check_size(text: str) -> None:
    """
    Look at how much a text can hold before it is divided.

    Raises:
        FormError: ``table-too-large``.
    """
    breaks = sum(map(text.count, "\n\r\x0b\x0c\x85\u2028\u2029"))
    if len(text) > MAX_TEXT or max(map(text.count, "\t,|")) + breaks > _MOST_PARTS:
        raise too_large()


def unmarked(value: str, /) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it; the way back from :func:`marked`."""
    return value[1:] if value[:1] == "'" and _FORMULA.match(value) else value


def _grid(rows: list[tuple[int, list[str]]]) -> Grid:
    """
    The cells of numbered rows that are not blank.

    Raises:
        FormError: ``table-too-large``.
    """
    widths = _widths(rows)
    if max(widths, default=0) > MAX_COLUMNS or sum(widths) > MAX_CELLS:
        _count(rows)
    cells = [
        plain_cell(number, column, value)
        for number, values in rows
        for column, value in enumerate(values, start=1)
        if value.strip()
    ]
    return ordered_grid(tuple(cells), widths)


def _count(rows: list[tuple[int, list[str]]]) -> None:
    """Look at each row of a large table, as :func:`_grid` does."""
    filled, most = 0, most_cells(sum(sum(map(len, values)) for _, values in rows))
    for number, values in rows:
        filled += sum(map(bool, values))
        if len(values) > MAX_COLUMNS or filled > most:
            raise too_large(Place(line=number))


def _piped(line: str) -> list[str]:
    """The cells of a line between pipes; the line of dashes below a heading has none."""
    if "|" not in line:
        return [_BOLD.sub(r"\1", _HEADLINE.sub("", line.strip()))]
    if _RULE.fullmatch(line.strip()) is not None:
        return []
    bare = line.strip().removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return [_plain(cell.strip()) for cell in _PIPE.split(bare)]


def _plain(cell: str) -> str:
    """What a cell between pipes shows."""
    shown = "\n".join(map(_shown, _LINE_BREAK.split(cell)))
    return _ENTITY.sub(lambda found: unescape(found[0]), shown).strip()


def _shown(line: str) -> str:
    """A line of such a cell without the marks around it."""
    strong = _STRONG.match(line)
    return _ESCAPED.sub(r"\1", line if strong is None else strong[2] + line[strong.end() :])


def _widths(rows: list[tuple[int, list[str]]]) -> tuple[int, ...]:
    """How many cells each row has, by its number."""
    widths = dict.fromkeys(range(1, rows[-1][0] + 1), 0) if rows else {}
    widths.update((number, len(values)) for number, values in rows)
    return tuple(widths.values())


def _quoted(text: str, delimiter: str) -> list[tuple[int, list[str]]] | None:
    """
    The rows of text with quoted cells, each with its first line; ``None`` where the quotes are others.

    The reader of the ``csv`` module takes no cell of more than 131,072 characters.
    """
    found, values, line, place = list[tuple[int, list[str]]](), list[str](), 1, 0
    first = line
    while place < len(text) or values:
        match = _FIELDS[delimiter].match(text, place)
        if match is None:
            return None
        quoted, plain, end = match.groups()
        values.append(plain if quoted is None else quoted.replace('""', '"'))
        line += 0 if quoted is None else len(_BREAK.findall(quoted))
        place = match.end()
        if end != delimiter:
            found.append((first, values))
            values, line = [], line + 1
            first = line
    return found


def write(grids: tuple[Grid, ...], /) -> bytes:
    r"""
    Tab-separated text in UTF-8 that a spreadsheet opens without running any of it; reading gives back each cell.

    >>> from perfmodel.files import Cell
    >>> write((Grid(cells=[Cell(row=1, column=1, text="=100%"), Cell(row=1, column=2, text="-5")]),)).decode()
    "'=100%\t-5\n"

    Raises:
        InvalidValueError: (``text-unwritable``) for a character that no text file holds: NUL, half a character.
    """
    rows = list[list[str]]()
    for grid in grids:
        found = _rows_of(grid)
        rows += [[""], *found] if rows else found
    written = [[_written(text) for text in texts] for texts in rows]
    if written and _LETTER.match(written[0][0]):
        # files of other kinds are known by their first letters
        written[0][0] = f'"{written[0][0]}"'
    return "".join("\t".join(texts) + "\n" for texts in written).encode()


def _rows_of(grid: Grid) -> list[list[str]]:
    """The lines above a table, its rows and the lines below it, each as wide as the table."""
    # without any tab, commas would divide the cells
    width = max(grid.columns, 2)
    cells = grid.by_row()
    body = (_row(cells.get(row, []), grid.columns) for row in range(1, grid.rows + 1))
    lines = (*([text] for text in grid.above), *body, *([text] for text in grid.below))
    return [[*texts, *[""] * (width - len(texts))] for texts in lines]


def marked(text: str, /) -> str:
    """
    A text with an apostrophe in front where a spreadsheet would run it.

    >>> marked("=1+1"), marked("-5%"), unmarked(marked("'@SUM(A1)"))
    ("'=1+1", '-5%', "'@SUM(A1)")

    Raises:
        InvalidValueError: (``text-unwritable``) for a character that no text file holds: NUL, half a character.
    """
    if _UNSTORABLE.search(text):
        refuse_text(text, None)
    return f"'{text}" if _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text) else text


def _written(text: str) -> str:
    """A cell, marked where a spreadsheet would run it, and quoted where it would not come back as it stands."""
    text = marked(text)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def _row(cells: list[Cell], columns: int) -> list[str]:
    values = [""] * columns
    for cell in cells:
        values[cell.column - 1] = cell.text
    return values
