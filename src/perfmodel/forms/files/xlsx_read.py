"""
From a workbook to grids: what each sheet shows, read as a stream of events.

Sheets are read without building them in memory, so a million empty formatted cells cost their time alone; merged cells,
 hidden rows, formulas without a value and error values are seen on the way, which no single mode of openpyxl gives
together.  Formulas are never run: the value that the last program stored is taken.

Needs: ``errors``, ``grid``, ``kinds``, ``package``, ``shown``, ``spans``.  Used by: ``xlsx``.
"""

import re
from datetime import date
from typing import IO, final
from xml.etree import ElementTree as ET
from xml.parsers import expat

from perfmodel.errors import FormError
from perfmodel.forms.files.kinds import Sheets
from perfmodel.forms.files.package import Package, scan
from perfmodel.forms.files.shown import BUILT_IN, GENERAL, Pattern, date_text, number_text, pattern
from perfmodel.forms.files.spans import MAX_CELLS, MAX_COLUMNS, merged_cells, no_table, too_large
from perfmodel.forms.grid import Grid
from perfmodel.objectives.finding import Finding, Severity
from perfmodel.source import Place

MAX_ROWS = 1_048_576
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T00:00:00(?:\.0+)?Z?)?")

_Area = tuple[int, int, int, int]


def read(data: bytes, /) -> Sheets:
    """
    The sheets of a workbook that have a cell, hidden ones too, each as a grid with the sheet's own row numbers.

    Numbers are read as shown (95% for 0.95 under 0%, 2023年7月1日 for a day), exact to the 15 digits that Excel keeps.

    Raises:
        FormError: When the bytes are no workbook, a hostile one, or one without any cell; with what to do.
    """
    package = Package(data)
    main = package.main_part("a workbook")
    book = package.tree(main)
    if _local(book) != "workbook":
        message = "expected a workbook, found another kind of file"
        raise FormError(message, code="file-other-kind", hint="give its own suffix, .docx for a Word file")
    relations = package.relations(main)
    patterns = _patterns(package, relations)
    strings = _strings(package, relations)
    from_1904 = any(_local(item) == "workbookPr" and item.get("date1904") in {"1", "true"} for item in book)
    findings = list(package.findings())
    grids: list[Grid] = []
    for name, part, hidden in _sheets(book, relations):
        reader = _SheetReader(name, strings, patterns, from_1904=from_1904)
        with package.open(part) as stream:
            reader.run(part, stream)
        grid = reader.grid()
        if not grid.cells:
            continue
        grids.append(grid)
        findings += reader.findings
        if hidden:
            findings.append(_note("sheet-hidden", "a hidden sheet was read like the others", Place(table=name)))
    if not grids:
        raise no_table(kind="workbook")
    return Sheets(grids, findings)


def _local(item: ET.Element) -> str:
    return item.tag.rpartition("}")[2]


def _note(code: str, message: str, place: Place, text: str = "") -> Finding:
    return Finding(code=code, severity=Severity.NOTE, message=message, place=place, text=text)


def _warning(code: str, message: str, place: Place, text: str = "") -> Finding:
    return Finding(code=code, severity=Severity.WARNING, message=message, place=place, text=text)


def _sheets(book: ET.Element, relations: dict[str, tuple[str, str, bool]]) -> list[tuple[str, str, bool]]:
    """Name, part and hiddenness of each sheet with cells; charts have none."""
    found: list[tuple[str, str, bool]] = []
    for item in book.iter():
        if _local(item) != "sheet":
            continue
        key = next((value for name, value in item.attrib.items() if name.rpartition("}")[2] == "id"), "")
        word, part, outside = relations.get(key, ("", "", True))
        if word == "worksheet" and not outside:
            found.append((item.get("name", ""), part, item.get("state", "visible") != "visible"))
    return found


def _target(relations: dict[str, tuple[str, str, bool]], kind: str) -> str | None:
    return next((target for word, target, outside in relations.values() if word == kind and not outside), None)


def _strings(package: Package, relations: dict[str, tuple[str, str, bool]]) -> list[str]:
    part = _target(relations, "sharedStrings")
    if part is None or part not in package.names:
        return []
    return [_unescaped(_rich_text(item)) for item in package.tree(part) if _local(item) == "si"]


def _rich_text(item: ET.Element) -> str:
    """The runs of a text, without its reading aids."""
    pieces: list[str] = []
    for child in item:
        if _local(child) == "t":
            pieces.append(child.text or "")
        elif _local(child) == "r":
            pieces += [part.text or "" for part in child if _local(part) == "t"]
    return "".join(pieces)


def _unescaped(text: str) -> str:
    """Characters that XML cannot hold stand as _x000D_ in a workbook."""
    if "_x" in text:
        text = _ESCAPE.sub(_character, text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if 0xD800 <= code <= 0xDFFF else chr(code)  # noqa: PLR2004 - half of a pair is no character


def _patterns(package: Package, relations: dict[str, tuple[str, str, bool]]) -> list[Pattern]:
    """The number format of each cell style."""
    part = _target(relations, "styles")
    if part is None or part not in package.names:
        return []
    codes = dict(BUILT_IN)
    found: list[Pattern] = []
    for block in package.tree(part):
        if _local(block) == "numFmts":
            codes |= {_whole(item.get("numFmtId", "")): item.get("formatCode", "") for item in block}
        elif _local(block) == "cellXfs":
            found = [pattern(codes.get(_whole(item.get("numFmtId", "")), "General")) for item in block]
    return found


def _whole(text: str) -> int:
    """A number as files count with it, or -1."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else -1  # noqa: PLR2004


def _position(reference: str) -> tuple[int, int] | None:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    return (row, column) if 1 <= row <= MAX_ROWS and column <= MAX_COLUMNS else None


@final
class _SheetReader:
    """The events of one sheet, gathered into its cells, merged areas and findings."""

    def __init__(self, name: str, strings: list[str], patterns: list[Pattern], *, from_1904: bool) -> None:
        self.findings: list[Finding] = []
        self._name, self._strings, self._patterns, self._from_1904 = name, strings, patterns, from_1904
        self._texts: dict[tuple[int, int], str] = {}
        self._merged: list[_Area] = []
        self._hidden_rows: list[int] = []
        self._hidden_columns: list[str] = []
        self._row, self._column, self._kind, self._style = 0, 0, "", ""
        self._value: list[str] | None = None
        self._formula: list[str] | None = None
        self._sink: list[str] | None = None
        self._aside = 0

    def run(self, part: str, stream: IO[bytes]) -> None:
        """Read the part."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        scan(part, stream, parser)

    def grid(self) -> Grid:
        """The cells, with blank merged areas cut at the last row and column in which anything stands."""
        filled = [area for area in self._merged if area[:2] in self._texts]
        bottom = max([row for row, _ in self._texts] + [area[2] for area in filled], default=0)
        right = max([column for _, column in self._texts] + [area[3] for area in filled], default=0)
        areas = [
            (top, left, min(last, bottom), min(width, right), self._texts.pop((top, left), ""))
            for top, left, last, width in self._merged
            if top <= bottom and left <= right
        ]
        areas += [(row, column, row, column, text) for (row, column), text in sorted(self._texts.items())]
        cells, findings = merged_cells(areas, name=self._name)
        self.findings += findings
        for numbers, what in ((self._hidden_rows, "rows"), (self._hidden_columns, "columns")):
            if numbers:
                text = ", ".join(map(str, numbers[:20])) + (" …" if len(numbers) > 20 else "")  # noqa: PLR2004
                self.findings.append(
                    _note(f"{what}-hidden", f"hidden {what} were read like the others", self._place(None), text)
                )
        return Grid(cells=cells, name=self._name)

    def _place(self, row: int | None, column: int | None = None) -> Place:
        return Place(line=row, column=column, table=self._name)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        match tag.rpartition(":")[2]:
            case "c":
                self._start_cell(attributes)
            case "v":
                self._value = self._sink = []
            case "f":
                self._formula = self._sink = []
            case "t" if self._kind == "inlineStr" and not self._aside:
                self._value = self._sink = self._value or []
            case "rPh":
                self._aside += 1
            case "row":
                self._start_row(attributes)
            case "mergeCell":
                self._add_merged(attributes.get("ref", ""))
            case "col" if attributes.get("hidden") in {"1", "true"}:
                self._hidden_columns.append(f"{attributes.get('min', '')}–{attributes.get('max', '')}")  # noqa: RUF001
            case _:
                pass

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = _whole(attributes.get("r", ""))
        self._row = number if number > 0 else self._row + 1
        self._column = 0
        if attributes.get("hidden") in {"1", "true"}:
            self._hidden_rows.append(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        position = _position(attributes.get("r", ""))
        self._row, self._column = position if position is not None else (self._row, self._column + 1)
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "0")
        self._value = self._formula = None

    def _characters(self, text: str) -> None:
        if self._sink is not None:
            self._sink.append(text)

    def _end(self, tag: str) -> None:
        match tag.rpartition(":")[2]:
            case "v" | "f" | "t":
                self._sink = None
            case "rPh":
                self._aside -= 1
            case "c":
                self._end_cell()
            case _:
                pass

    def _end_cell(self) -> None:
        if self._value is None and self._formula is None:
            return
        raw = "".join(self._value or ())
        text = self._shown(raw) if raw else ""
        if self._formula is not None and not self._value and self._kind != "str":
            message = "a formula without a stored value; open the file in Excel and save it again"
            self.findings.append(
                _warning(
                    "formula-without-value", message, self._place(self._row, self._column), "=" + "".join(self._formula)
                )
            )
        if text:
            if len(self._texts) >= MAX_CELLS or self._column > MAX_COLUMNS or self._row > MAX_ROWS:
                raise too_large(self._place(self._row, self._column))
            kept = self._texts.setdefault((self._row, self._column), text)
            if kept != text:
                message = "a second cell at one position is not shown"
                self.findings.append(_warning("cell-covered", message, self._place(self._row, self._column), text))

    def _shown(self, raw: str) -> str:
        match self._kind:
            case "s":
                return self._shared(raw)
            case "b":
                return {"1": "TRUE", "0": "FALSE"}.get(raw, raw)
            case "e":
                message = "an error value in place of a result; mend the formula"
                self.findings.append(_warning("cell-error", message, self._place(self._row, self._column), raw))
                return raw
            case "n":
                return self._number(raw)
            case "d":
                return _iso_day(raw)
            case _:
                return _unescaped(raw)

    def _shared(self, raw: str) -> str:
        if 0 <= _whole(raw) < len(self._strings):
            return self._strings[_whole(raw)]
        message = f"expected one of the {len(self._strings)} texts of the workbook, found number {raw[:20]!r}"
        hint = "open the file in Excel and save it again"
        raise FormError(message, code="text-missing", place=self._place(self._row, self._column), hint=hint)

    def _number(self, raw: str) -> str:
        index = _whole(self._style)
        shape = self._patterns[index] if 0 <= index < len(self._patterns) else GENERAL
        text = date_text(raw, shape.parts, from_1904=self._from_1904) if shape.parts else number_text(raw, shape)
        if text is not None and shape.understood:
            return text
        plain = number_text(raw, GENERAL)
        if plain is not None:
            message = "a number whose format is not understood is read as the plain number"
            self.findings.append(_note("format-unread", message, self._place(self._row, self._column), plain))
        return raw if plain is None else plain

    def _add_merged(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, stop = _position(first), _position(last or first)
        if start is None or stop is None or stop < start or stop[1] < start[1]:
            self.findings.append(_warning("merge-ignored", "a merged cell that is none", self._place(None), reference))
        elif start != stop:
            self._merged.append((*start, *stop))


def _iso_day(raw: str) -> str:
    """A day stored as text (strict workbooks), as a Chinese date."""
    match = _ISO_DAY.fullmatch(raw)
    try:
        day = date(*map(int, match.groups())) if match is not None else None
    except ValueError:
        day = None
    return raw if day is None else f"{day.year}年{day.month}月{day.day}日"
