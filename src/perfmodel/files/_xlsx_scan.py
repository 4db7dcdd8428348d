"""
What openpyxl does not tell of a sheet that it reads as a stream: merged areas, hidden parts, formulas without a value.

openpyxl gives merged areas and hidden rows only when it holds a whole sheet in memory, where a million empty cells with
a format take more than a GiB; as a stream it passes by cells that stand out of order.  So each sheet is looked over
once before, in bounded memory, which also finds document types.
"""

import re
from typing import final
from xml.parsers import expat

from perfmodel._finding import Finding, Severity
from perfmodel._patterns import regex
from perfmodel.errors import FormError
from perfmodel.files._package import Package, scan
from perfmodel.files._sheets import MAX_CELLS, MAX_COLUMNS, margin, margin_text, too_large
from perfmodel.files._worksheet import hidden_parts
from perfmodel.source import Place

MAX_ROWS = 1_048_576
MAX_PASSED = 50_000_000
"""openpyxl fills each row up to its last cell: more positions than this before a filled cell take minutes."""

_REFERENCE = regex(r"([A-Z]{1,3})(0*[1-9][0-9]{0,8})", re.ASCII)
_CONSTANT = regex(r"=\d{1,9}(?:\.\d{1,9})?%?")
"""A formula that is one number, as programs write the target =100%."""

_ROW = regex(r"[0-9]{1,9}", re.ASCII)
_CODES = regex(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d+|.)', re.DOTALL)
"""What a header says of its place, its font and its fields: &C, &"宋体", &12, &P."""

_MARGINS = frozenset(f"{which}{what}" for which in ("odd", "even", "first") for what in ("Header", "Footer"))
_TRUE = frozenset(("1", "true"))


class _Said:
    """What a cell says: its kind, its values, its texts of its own and the texts in them; these may be struck."""

    __slots__ = ("inlines", "is_struck", "kind", "pieces", "texts", "valued", "values")

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.values = self.inlines = self.texts = 0
        self.valued = self.is_struck = False
        self.pieces: dict[bool, list[str]] = {False: [], True: []}

    @property
    def unclear(self) -> bool:
        """Whether programs differ in which of it they show."""
        several = self.values > 1 or self.inlines > 1 or self.texts > 1
        return several or (self.valued if self.kind == "inlineStr" else self.inlines > 0)


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
        self.struck: dict[tuple[int, int], tuple[str, str]] = {}
        self.last_row = 0
        self.findings: list[Finding] = []
        self._hidden: dict[str, list[str]] = {"rows": [], "columns": []}
        self._row, self._column, self._filled, self._passed = 0, 0, 0, 0
        self._formula: list[str] | None = None
        self._valued, self._inside = False, ""
        self._path: list[str] = []
        self._said = _Said("n")
        self._margins: list[str] = []
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._characters
        with package.open(part) as stream:
            scan(part, stream, parser)

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

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._inside = tag.rpartition(":")[2]
        if self._path and self._path[-1] == "v":
            raise self._damaged()
        self._path.append(self._inside)
        match self._inside:
            case "c":
                self._start_cell(attributes)
            case "f":
                self._formula = []
            case "v":
                self._said.values += 1
            case "is":
                self._valued = True
                self._said.inlines += 1
            case "t" | "r" | "strike":
                self._start_text(attributes)
            case "row":
                self._start_row(attributes)
            case "mergeCell":
                self._add_merged(attributes.get("ref", ""))
            case "col" if attributes.get("hidden") in _TRUE:
                self._hidden["columns"].append(f"{attributes.get('min', '')}–{attributes.get('max', '')}")  # noqa: RUF001 - from column to column
            case _:
                pass

    def _start_text(self, attributes: dict[str, str]) -> None:
        """A text in a cell, a run of such a text, or that a line goes through the run."""
        if self._inside == "t":
            self._said.texts += self._path[-2:-1] == ["is"]
        else:
            self._said.is_struck = self._inside == "strike" and attributes.get("val", "1") in _TRUE

    def _start_row(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r", "")
        if "r" in attributes and not _ROW.fullmatch(reference):
            # openpyxl takes 5.0 for row 5
            raise self._misplaced(reference)
        row = int(reference) if reference else self._row + 1
        self._passed += self._column
        self._move(row, 0, reference)
        if attributes.get("hidden") in _TRUE:
            self._hidden["rows"].append(str(row))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r", "")
        row, column = position(reference) if reference else (self._row, self._column + 1)
        if row != self._row:
            raise self._misplaced(reference)
        self._move(row, column, reference)
        self._formula, self._said = None, _Said(attributes.get("t", "n"))
        self._valued = self._said.kind == "str"

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
        if self._inside == "v":
            self._valued = self._said.valued = True
        elif self._inside == "t":
            self._said.pieces[self._said.is_struck].append(text)
        elif self._inside in _MARGINS:
            self._margins.append(text)
        elif self._inside == "f" and self._formula is not None:
            self._formula.append(text)

    def _end(self, tag: str) -> None:
        self._inside = ""
        self._path.pop()
        if tag.rpartition(":")[2] != "c":
            return
        if self._said.unclear:
            raise self._damaged()
        kept, gone = self._said.pieces[False], self._said.pieces[True]
        if gone:
            self.struck[self._row, self._column] = "".join(kept), "".join(gone)
        if self._valued:
            self._fill()
        elif self._formula is not None:
            self._take_formula("=" + "".join(self._formula))

    def _fill(self) -> None:
        self.last_row = self._row
        self._filled += 1
        if self._filled > MAX_CELLS or self._passed > MAX_PASSED:
            raise too_large(self._place())

    def _take_formula(self, text: str) -> None:
        """A formula without a stored value: one number is what somebody typed (=100%), any other is not worked out."""
        if _CONSTANT.fullmatch(text):
            self._fill()
            self.typed.append((self._row, self._column, text))
            return
        message = "a formula without a stored value; open the file in Excel and save it again"
        self.findings.append(self._finding("formula-without-value", message, text, place=self._place()))

    def _add_merged(self, reference: str) -> None:
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
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column
