"""
What a sheet of a workbook holds: its cells as they are stored, merged areas, hidden parts, formulas without a value.

openpyxl gives merged areas and hidden rows only when it holds a whole sheet in memory, where a million empty cells with
a format take more than a GiB; as a stream it passes by cells that stand out of order, and takes twice the time.  So
each sheet is passed once, in bounded memory, which also finds document types.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, final
from xml.parsers import expat

from perfmodel._finding import Finding, Severity
from perfmodel._patterns import regex
from perfmodel.errors import FormError
from perfmodel.files._package import Package, check_root, scan
from perfmodel.files._sheets import MAX_CELLS, MAX_COLUMNS, MAX_TEXT, margin, margin_text, too_large
from perfmodel.files._worksheet import hidden_parts
from perfmodel.source import Place

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_ROWS = 1_048_576
_REFERENCE = regex(r"([A-Z]{1,3})(0*[1-9][0-9]{0,8})", re.ASCII)
_CONSTANT = regex(r"=\d{1,9}(?:\.\d{1,9})?%?")
"""A formula that is one number, as programs write the target =100%."""

_ROW = regex(r"[0-9]{1,9}", re.ASCII)
_CODES = regex(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d+|.)', re.DOTALL)
"""What a header says of its place, its font and its fields: &C, &"宋体", &12, &P."""

_MARGINS = frozenset(f"{which}{what}" for which in ("odd", "even", "first") for what in ("Header", "Footer"))
_TRUE = frozenset(("1", "true"))
_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
"""What stands before the names of elements that are of the sheet; others say nothing of its cells."""

_OF_TEXT = frozenset("vt")
_LONGEST_FORMULA = 32
"""No more of a piece of a formula is kept: only one that is a number (=100%) is looked at."""


def _nothing(_: dict[str, str]) -> None:
    """The beginning of a header or footer, whose text alone is taken."""


class Struck(NamedTuple):
    """The pieces of a cell's own text that have a line through them, and the whole text."""

    pieces: str
    whole: str


class Stored(NamedTuple):
    """A cell as it is stored: ``kind`` is its type (n, s, b, e, d, inlineStr, all else is text), ``style`` a number."""

    row: int
    column: int
    kind: str
    text: str
    style: str
    struck: Struck | None = None


class _Said:
    """What a cell says: its values, its texts of its own and the texts in them; these may be struck."""

    __slots__ = ("inlines", "is_struck", "numbers", "pieces", "texts", "values")

    def __init__(self) -> None:
        self.values = self.inlines = self.texts = 0
        self.is_struck = False
        self.numbers: list[str] = []
        self.pieces: list[tuple[bool, str]] = []

    def is_unclear(self, kind: str) -> bool:
        """Whether programs differ in which of it they show, in a cell of a kind."""
        several = self.values > 1 or self.inlines > 1 or self.texts > 1
        return several or (bool(self.numbers) if kind == "inlineStr" else self.inlines > 0)

    def pieces_that_are(self, *, struck: bool) -> str:
        """The pieces of its own text with a line through them, or without."""
        return "".join(text for is_struck, text in self.pieces if is_struck is struck)


@final
class Outline:
    """
    The outline of one sheet.

    Raises:
        FormError: ``cell-misplaced``, ``cell-damaged``, ``table-too-large``, or as :func:`scan`.
    """

    def __init__(self, name: str, part: str, package: Package) -> None:
        self.name = name
        self.merged: list[tuple[int, int, int, int]] = []
        self.typed: list[tuple[int, int, str]] = []
        self.cells: list[Stored] = []
        self.findings: list[Finding] = []
        self._hidden: dict[str, list[str]] = {"rows": [], "columns": []}
        self._row, self._column, self._filled, self._size = 0, 0, 0, 0
        self._kind = self._style = self._inside = ""
        self._said: _Said | None = None
        self._is_open = self._is_inline = False
        self._formula: str | None = None
        self._run = ""  # r or rPh, a run of a text or how it is spoken, while one is open
        self._margins: list[str] = []
        self._root = ""
        self._begun: dict[str, Callable[[dict[str, str]], None]] = {
            "c": self._start_cell,
            "f": self._start_formula,
            "v": self._start_value,
            "is": self._start_inline,
            "t": self._start_text,
            "r": self._start_run,
            "rPh": self._start_run,
            "strike": self._start_strike,
            "row": self._start_row,
            "mergeCell": self._add_merged,
            "col": self._start_columns,
            **dict.fromkeys(_MARGINS, _nothing),
        }
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._start_root, self._end
        self._parser.CharacterDataHandler = self._characters
        with package.open(part) as stream:
            scan(part, stream, self._parser)
        check_root(self._root, f"{_SPACE}worksheet", "a workbook")

    @property
    def filled(self) -> int:
        """How many cells hold something."""
        return self._filled

    def margins(self) -> list[Finding]:
        """The note on headers and footers that say more than the number of the page."""
        text = margin_text(_CODES.sub(" ", " ".join(self._margins)))
        return [margin(self.name, text)] if text else []

    def hidden(self) -> list[Finding]:
        """The notes on hidden rows and columns."""
        return [hidden_parts(self.name, what, found) for what, found in self._hidden.items() if found]

    def _finding(
        self, code: str, message: str, text: str, *, place: Place | None = None, severity: Severity = Severity.WARNING
    ) -> Finding:
        return Finding(code=code, severity=severity, message=message, place=place or Place(table=self.name), text=text)

    def _place(self) -> Place:
        return Place(line=self._row or None, column=self._column or None, table=self.name)

    def _start_root(self, tag: str, _: dict[str, str]) -> None:
        self._root = tag
        self._parser.StartElementHandler = self._start

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag[len(_SPACE) :] if tag.startswith(_SPACE) else ""
        if self._inside in _OF_TEXT or (not name and self._is_inline):
            raise self._damaged()
        begin = self._begun.get(name)
        self._inside = "" if begin is None else name
        if begin is not None:
            begin(attributes)

    def _spoken(self) -> _Said:
        """What the open cell says so far."""
        self._said = self._said or _Said()
        return self._said

    def _start_formula(self, _: dict[str, str]) -> None:
        self._formula = ""

    def _start_value(self, _: dict[str, str]) -> None:
        self._spoken().values += 1

    def _start_inline(self, _: dict[str, str]) -> None:
        self._is_inline = True
        self._spoken().inlines += 1

    def _start_text(self, _: dict[str, str]) -> None:
        if not self._run:
            self._spoken().texts += 1

    def _start_run(self, _: dict[str, str]) -> None:
        self._run = self._inside
        self._spoken().is_struck = False

    def _start_strike(self, attributes: dict[str, str]) -> None:
        self._spoken().is_struck = attributes.get("val", "1") in _TRUE

    def _start_columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in _TRUE:
            self._hidden["columns"].append(f"{attributes.get('min', '')}–{attributes.get('max', '')}")  # noqa: RUF001 - from column to column

    def _start_row(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r", "")
        if "r" in attributes and not _ROW.fullmatch(reference):
            # openpyxl takes 5.0 for row 5
            raise self._misplaced(reference)
        row = int(reference) if reference else self._row + 1
        self._move(row, 0, reference)
        if attributes.get("hidden") in _TRUE:
            self._hidden["rows"].append(str(row))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if self._is_open:
            raise self._damaged()
        self._is_open = True
        reference = attributes.get("r", "")
        row, column = position(reference) if reference else (self._row, self._column + 1)
        if row != self._row:
            raise self._misplaced(reference)
        self._move(row, column, reference)
        self._formula = self._said = None
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")

    def _move(self, row: int, column: int, reference: str) -> None:
        """Go on to a row or to a cell; openpyxl would pass by what stands behind its place."""
        if (row, column) <= (self._row, self._column):
            raise self._misplaced(reference)
        self._row, self._column = row, column
        if row > MAX_ROWS or column > MAX_COLUMNS:
            raise too_large(self._place())

    def _misplaced(self, reference: str) -> FormError:
        message = f"expected cells row by row from the left, found {reference[:20]!r}"
        hint = "open the file in Excel and save it again"
        return FormError(message, code="cell-misplaced", place=self._place(), hint=hint)

    def _damaged(self) -> FormError:
        message = "expected a cell with one value, found one that says several things"
        hint = "open the file in Excel and save it again"
        return FormError(message, code="cell-damaged", place=self._place(), hint=hint)

    def _characters(self, text: str) -> None:
        if self._inside in _OF_TEXT:
            self._take_text(text)
        elif self._inside == "f" and self._formula is not None:
            self._formula += text[:_LONGEST_FORMULA]
        elif self._inside in _MARGINS:
            self._margins.append(text)

    def _take_text(self, text: str) -> None:
        said = self._spoken()
        self._size += len(text)
        if self._size > MAX_TEXT:
            raise too_large(self._place())
        if self._inside == "v":
            said.numbers.append(text)
        elif self._run != "rPh":
            said.pieces.append((said.is_struck, text))

    def _end(self, tag: str) -> None:
        self._inside = ""
        name = tag[len(_SPACE) :] if tag.startswith(_SPACE) else ""
        if name == "c" and self._is_open:
            self._end_cell()
        elif name == "is":
            self._is_inline = False
        elif name == self._run:
            self._run = ""

    def _end_cell(self) -> None:
        said, self._is_open = self._said, False
        if said is not None and said.is_unclear(self._kind):
            raise self._damaged()
        if said is not None and (said.numbers or said.inlines):
            self._fill()
            self._store(said)
        elif self._kind == "str":
            self._fill()
        elif self._formula is not None:
            self._take_formula(f"={self._formula}")

    def _fill(self) -> None:
        self._filled += 1
        if self._filled > MAX_CELLS:
            raise too_large(self._place())

    def _store(self, said: _Said) -> None:
        """Keep what the cell holds; its struck pieces are apart."""
        text = said.pieces_that_are(struck=False) if self._kind == "inlineStr" else "".join(said.numbers)
        gone = said.pieces_that_are(struck=True)
        struck = Struck(gone, "".join(piece for _, piece in said.pieces)) if gone else None
        self.cells.append(Stored(self._row, self._column, self._kind, text, self._style, struck))

    def _take_formula(self, text: str) -> None:
        """A formula without a stored value: one number is what somebody typed (=100%), any other is not worked out."""
        if _CONSTANT.fullmatch(text):
            self._fill()
            self.typed.append((self._row, self._column, text))
            return
        message = "a formula without a stored value; open the file in Excel and save it again"
        self.findings.append(self._finding("formula-without-value", message, text, place=self._place()))

    def _add_merged(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("ref", "")
        first, _, last = reference.partition(":")
        start, stop = position(first), position(last or first)
        if (0, 0) in {start, stop} or stop < start or stop[1] < start[1]:
            self.findings.append(self._finding("merge-ignored", "a merged cell that is none", reference))
        elif start != stop:
            self.merged.append((*start, *stop))


def position(reference: str, /) -> tuple[int, int]:
    """
    Row and column of a reference, or two zeros.

    >>> position("B3"), position("A0")
    ((3, 2), (0, 0))
    """
    match = _REFERENCE.fullmatch(reference)
    return (0, 0) if match is None else (int(match[2]), _column_of(match[1]))


@lru_cache(maxsize=1024)
def _column_of(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column
