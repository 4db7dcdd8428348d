"""From a web page to grids: tables with rowspan and colspan, and the lines of text around them."""

import re
from typing import TYPE_CHECKING, Any, cast, final

from attrs import evolve

from perfmodel._finding import Finding, Severity
from perfmodel._patterns import regex
from perfmodel.errors import FormError, MissingExtraError
from perfmodel.files._grid import Grid, with_lines
from perfmodel.files._html_table import LINE, WebTable, flowed
from perfmodel.files._sheets import MAX_LINES, MAX_TEXT, Sheets, nested_note, no_table, struck, too_large
from perfmodel.files.delimited import decode, is_utf8
from perfmodel.source import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

_EXTRA = ("html", "lxml")
_CHARSET = regex(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,40})|<\?xml[^>]{0,100}?encoding=["']([\w-]{1,40})""",
    re.IGNORECASE,
)
_ENCODINGS = {
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8"), "utf-8"),
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "gb2312-80", "cp936", "ms936"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cn-big5", "csbig5", "big-5", "cp950"), "big5hkscs"),
    **dict.fromkeys(("ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252"), "ascii"),
}
"""The encodings that a page may name; those of Western pages hold no Chinese, so only their plain letters count."""

_BLOCKS = frozenset(
    "address article aside blockquote center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li "
    "main nav ol p section ul".split()
)
_HIDDEN = frozenset(("script", "style", "template", "noscript", "title", "head"))
_SECTIONS = frozenset(("section", "hr", "article"))
_STRUCK = frozenset(("s", "strike", "del"))
_LINE_THROUGH = regex(r"text-decoration[^;]{0,80}line-through", re.IGNORECASE)
_UNSEEN = regex(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_CLASS = regex(r"\.([A-Za-z_][\w-]*)")
_SPACE = regex(r"[ \t\n\r\f]+")
_MOST_MARKUP = 4
"""How much of a page may be tags, as a multiple of its text."""

_GROUPS = frozenset(("thead", "tbody", "tfoot"))
_OURS = "perfmodel-table"
"""The class of sections that this library writes: their caption is the name of the table and stands above it too."""

_PIECE, _DEEPEST = 2**16, 10_000
"""How much is fed at once; how deep tags may be nested, since lxml takes longer for each the deeper it stands."""


def read(data: bytes, /) -> Sheets:
    """
    The tables of a page in their order; a table inside a cell is a grid of its own behind the outer one.

    Raises:
        FormError: ``encoding-unknown``, ``table-missing`` for a page or fragment without a table, ``table-too-large``,
            ``xml-large`` for tags that are nested without end.

        MissingExtraError: Without lxml.
    """
    try:
        from lxml import etree  # noqa: PLC0415 - an optional package
    except ImportError as error:
        raise MissingExtraError(*_EXTRA) from error
    text, findings = _decoded(data)
    if len(text) > _MOST_MARKUP * MAX_TEXT:
        raise too_large()
    reader = _PageReader()
    target = cast("Any", reader)  # the names and texts of a page are text, where the types of lxml have bytes too
    parser = etree.HTMLParser(target=target, encoding="utf-8", no_network=True, huge_tree=False)
    for start in range(0, max(len(text), 1), _PIECE):
        # an error of the reader ends the page behind the piece that is being fed
        parser.feed(text[start : start + _PIECE].encode())
    parser.close()
    grids = reader.finish()
    if not grids:
        raise no_table(kind="page")
    return Sheets(grids, (*findings, *reader.findings))


def _decoded(data: bytes) -> tuple[str, list[Finding]]:
    """
    The text of a page, decoded as it says, unless its bytes show that it says wrong.

    What is not ASCII and yet UTF-8 throughout is UTF-8: texts in other encodings are not, but for a few letters.
    """
    named = _named(data)
    if not named:
        return decode(data)[0], []
    encoding = _ENCODINGS.get(named, "")
    if encoding and (encoding == "utf-8" or data.isascii() or not is_utf8(data)):
        try:
            return data.decode(encoding), []
        except UnicodeDecodeError:
            pass
    message = f"the page says that it is {named}, and it is not; another encoding was found by its bytes"
    finding = Finding(code="encoding-wrong", severity=Severity.WARNING, message=message, text=named)
    return decode(data)[0], [finding]


def _named(data: bytes) -> str:
    """The encoding that a page names at its beginning; none where a byte order mark says more."""
    match = _CHARSET.search(data[:4096])
    if match is None or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return ""
    return (match[1] or match[2]).decode().lower()


@final
class _PageReader:
    """The tables of a page as its tags come; lxml hands it the events."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._grids: list[Grid | None] = []
        self._stack: list[WebTable] = []
        self._lines: list[str] = []
        self._line: list[str] = []
        self._gone: list[str] = []
        self._hidden = 0
        self._last: int | None = None
        self._preformatted: int = 0
        self._depth: int = 0
        self._struck_from: int | None = None
        self._styles: list[str] = []
        self._in_style = False
        self._struck: frozenset[str] = frozenset()
        self._unseen: frozenset[str] = frozenset()
        self._ours = False

    def comment(self, text: str) -> None:
        """A remark, which nobody sees."""

    def close(self) -> None:
        """The end of the page."""

    def finish(self) -> list[Grid]:
        """The tables that have a cell; lines behind the last one stand below it, in whatever section."""
        self._close()
        last = max((index for index, grid in enumerate(self._grids) if grid is not None), default=None)
        if last is not None and self._lines:
            self._below(last)
        return [grid for grid in self._grids if grid is not None]

    def start(self, tag: str, attributes: "Mapping[str, str]") -> None:
        """A tag that opens."""
        self._go_down(tag, attributes)
        self._end_group(tag)
        self._hidden += tag in _HIDDEN
        table = self._stack[-1] if self._stack else None
        self._in_style = tag == "style"
        match tag:
            case "td" | "th" if table is not None:
                table.start_cell(attributes, hidden=self._is_hidden(attributes))
            case "tr" if table is not None:
                table.start_row(hidden=self._is_hidden(attributes))
            case "table":
                self._start_table()
            case "caption" if table is not None:
                table.start_caption()
            case "br":
                self._write("\n")
            case "pre" | "textarea":
                self._preformatted += 1
                self._break()
            case "input" if attributes.get("type", "text") == "text":
                self._write(attributes.get("value", ""))
            case _ if tag in _BLOCKS:
                self._start_block(tag, attributes)
            case _:
                pass

    def _start_block(self, tag: str, attributes: "Mapping[str, str]") -> None:
        if tag == "section":
            self._ours = attributes.get("class") == _OURS
        self._break(section=tag in _SECTIONS)

    def _end_group(self, tag: str) -> None:
        """A group of rows ends where its tag closes, and where that of another opens."""
        if tag in _GROUPS and self._stack:
            self._stack[-1].end_group()

    def _go_down(self, tag: str, attributes: "Mapping[str, str]") -> None:
        """One tag deeper; what one holds that strikes its text through, or hides it in a cell, is kept apart."""
        self._depth += 1
        if self._struck_from is None and (
            self._is_struck(tag, attributes) or (self._is_in_cell() and self._is_hidden(attributes))
        ):
            self._struck_from = self._depth
        if self._depth > _DEEPEST:
            message = f"expected tags at most {_DEEPEST:,} deep, found deeper ones"
            raise FormError(message, code="xml-large", hint="copy the form alone into a new file")

    def _is_hidden(self, attributes: "Mapping[str, str]") -> bool:
        """Whether a tag says that browsers do not show its text, by itself, its style or its class."""
        return "hidden" in attributes or _is_styled(attributes, self._unseen, _UNSEEN)

    def _is_struck(self, tag: str, attributes: "Mapping[str, str]") -> bool:
        """Whether a tag draws a line through its text, by itself, its style or its class."""
        return tag in _STRUCK or _is_styled(attributes, self._struck, _LINE_THROUGH)

    def _is_in_cell(self) -> bool:
        """Whether a cell is open: what hides whole tables or rows may be shown by a click."""
        return bool(self._stack) and self._stack[-1].pieces is not None

    def end(self, tag: str) -> None:
        """A tag that closes."""
        self._go_up(tag)
        self._end_group(tag)
        self._hidden -= tag in _HIDDEN
        table = self._stack[-1] if self._stack else None
        match tag:
            case "td" | "th" | "caption" if table is not None:
                table.end_cell()
            case "tr" if table is not None:
                table.end_row()
            case "table" if table is not None:
                self._end_table()
            case "pre" | "textarea":
                self._preformatted -= 1
                self._break()
            case _ if tag in _BLOCKS:
                self._break(section=tag in _SECTIONS)
            case _:
                pass

    def _go_up(self, tag: str) -> None:
        """Out of a tag, and of what it struck or styled."""
        if self._struck_from == self._depth:
            self._struck_from = None
        if tag == "style":
            self._read_styles()
        self._depth -= 1

    def _read_styles(self) -> None:
        """The classes that a style sheet of the page strikes through or hides."""
        self._in_style = False
        sheet = "".join(self._styles)
        self._struck, self._unseen = _classes(sheet, _LINE_THROUGH), _classes(sheet, _UNSEEN)

    def data(self, text: str) -> None:
        """Text."""
        if self._in_style:
            self._styles.append(text)
        if not self._hidden:
            self._write(text.replace(" ", "\xa0") if self._preformatted else _SPACE.sub(" ", text))

    def _write(self, text: str) -> None:
        table = self._stack[-1] if self._stack else None
        if table is None or table.pieces is None:
            shown, gone = self._line, self._gone
        else:
            shown, gone = table.pieces, table.gone
        (shown if self._struck_from is None else gone).append(text)

    def _break(self, *, section: bool = False) -> None:
        """Begin a new line unless one has just begun."""
        pieces = self._stack[-1].pieces if self._stack else None
        if pieces is not None:
            pieces.append(LINE)
            return
        self._flush()
        if section and not self._stack:
            self._close()

    def _flush(self) -> None:
        text = flowed(self._line)
        if gone := flowed(self._gone):
            self.findings.append(struck(Place(), gone))
        self._line, self._gone = [], []
        if text.strip():
            self._lines.append(text)
        if len(self._lines) > MAX_LINES:
            raise too_large()

    def _close(self) -> None:
        """Give the lines that wait to the table before them."""
        self._flush()
        if self._last is not None:
            self._below(self._last)
        self._last = None

    def _below(self, index: int) -> None:
        """Put the lines that wait below a table."""
        grid = cast("Grid", self._grids[index])
        self._grids[index] = with_lines(grid, above=grid.above, below=(*grid.below, *self._lines))
        self._lines = []

    def _start_table(self) -> None:
        self._flush()
        above: list[str] = []
        if not self._stack:
            above, self._lines, self._last = self._lines, [], None
        table = WebTable(above)
        table.index = len(self._grids)
        if self._stack:
            self._stack[-1].hold(table.index)
        self._grids.append(None)
        self._stack.append(table)

    def _give_on(self, frame: WebTable) -> None:
        """Give the lines before a table that only frames others to the first table inside it."""
        grid = self._grids[frame.inside[0]] if frame.inside else None
        if grid is None:
            frame.above += self._lines  # in place: thousands of empty tables hand the same lines on
            self._lines = frame.above
            return
        self._grids[frame.inside[0]] = with_lines(grid, above=(*frame.above, *grid.above), below=grid.below)
        self._last = frame.inside[-1]

    def _unframed(self, frame: WebTable, grid: Grid) -> Grid:
        """Give the lines in the cells of a frame to the tables that they stand around."""
        for held in frame.framed.values():
            for index, lines in zip(held.tables, held.before, strict=True):
                self._add_lines(index, above=lines)
            self._add_lines(held.tables[-1], below=held.behind)
        return evolve(grid, cells=[cell for cell in grid.cells if (cell.row, cell.column) not in frame.framed])

    def _add_lines(self, index: int, *, above: tuple[str, ...] = (), below: tuple[str, ...] = ()) -> None:
        grid = self._grids[index]
        if grid is None:
            self._lines += (*above, *below)
        else:
            self._grids[index] = with_lines(grid, above=(*above, *grid.above), below=(*grid.below, *below))

    def _end_table(self) -> None:
        table = self._stack.pop()
        table.end_cell()
        self._flush()
        if table.caption and not self._ours:
            table.above.append(table.caption)
        grid, findings = table.flow.grid(name=table.caption)
        self.findings += findings
        self.findings += table.noticed()
        if table.frames(grid, [self._grids[index] for held in table.framed.values() for index in held.tables]):
            grid = self._unframed(table, grid)
        self._put_inside((table.index, *table.inside) if grid.cells else table.inside)
        if not grid.cells:
            self._give_on(table)
            return
        self._grids[table.index] = with_lines(grid, above=table.above, below=grid.below)
        if not self._stack:
            self._last = table.index
        else:
            self.findings.append(nested_note(grid.name or f"{table.index + 1}"))

    def _put_inside(self, tables: tuple[int, ...]) -> None:
        """Tell the outer table, if any, the first and the last of the tables inside it."""
        if self._stack and tables:
            both = (*self._stack[-1].inside, *tables)
            self._stack[-1].inside = min(both), max(both)


def _is_styled(attributes: "Mapping[str, str]", classes: frozenset[str], way: re.Pattern[str]) -> bool:
    """Whether a tag has one of some classes, or says the same in its own style."""
    by_class = bool(classes) and not classes.isdisjoint(attributes.get("class", "").split())
    return by_class or ("style" in attributes and way.search(attributes["style"]) is not None)


def _classes(sheet: str, way: re.Pattern[str]) -> frozenset[str]:
    """The classes of a style sheet whose rules say something."""
    rules = (rule.rpartition("{") for rule in sheet.split("}"))
    return frozenset(name for names, _, said in rules if way.search(said) is not None for name in _CLASS.findall(names))
