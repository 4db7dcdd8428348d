"""The cells of a worksheet as a grid, whatever kind of workbook they come from: numbers and days as they are shown."""

from typing import NamedTuple

from perfmodel.forms.files.shown import BUILT_IN, GENERAL, date_text, number_text, pattern
from perfmodel.forms.files.spans import merged_cells
from perfmodel.forms.grid import Grid
from perfmodel.objectives.finding import Finding, Severity
from perfmodel.source import Place

_LISTED = 20


class Value(NamedTuple):
    """
    One cell that holds something.

    ``kind`` is n for a number, d for a day (both as the text of the number), e for an error value, else the raw text
    is what the cell shows.
    """

    row: int
    column: int
    kind: str
    raw: str
    format_number: int = 0
    format_code: str = "General"


def grid_of(
    values: list[Value], merged: list[tuple[int, int, int, int]], name: str, *, from_1904: bool
) -> tuple[Grid, list[Finding]]:
    """
    The grid of a sheet, and what was noticed about its cells.

    Blank merged areas are cut at the last row and column in which anything stands.

    Args:
        values: The cells that hold something.

        merged: First row, first column, last row and last column of merged areas, from 1.

        name: The name of the sheet.

        from_1904: Whether days are counted from 1904, as old Macs did.
    """
    texts = dict[tuple[int, int], str]()
    findings = list[Finding]()
    for value in values:
        if value.kind in {"n", "d", "e"}:
            text, finding = _shown(value, name, from_1904)
            findings += [] if finding is None else [finding]
        else:
            text = value.raw
        texts[value.row, value.column] = text
    filled = [area for area in merged if area[:2] in texts]
    bottom = max([row for row, _ in texts] + [area[2] for area in filled], default=0)
    right = max([column for _, column in texts] + [area[3] for area in filled], default=0)
    areas = [
        (top, left, min(last, bottom), min(width, right), texts.pop((top, left), ""))
        for top, left, last, width in merged
        if top <= bottom and left <= right
    ]
    areas += [(row, column, row, column, text) for (row, column), text in sorted(texts.items())]
    cells, noticed = merged_cells(areas, name=name)
    return Grid(cells=cells, name=name), [*findings, *noticed]


def _shown(value: Value, name: str, from_1904: bool) -> tuple[str, Finding | None]:  # noqa: FBT001 - one call
    """What a number, a day or an error value shows, and what was noticed about it."""
    raw = value.raw
    if value.kind == "e":
        place = Place(line=value.row, column=value.column, table=name)
        message = "an error value in place of a result; mend the formula"
        return raw, Finding(code="cell-error", severity=Severity.WARNING, message=message, place=place, text=raw)
    # no library knows the formats that Chinese Excel names by number alone (31: a day, 57: a month)
    shape = pattern(BUILT_IN.get(value.format_number, value.format_code))
    parts = "ymd" if value.kind == "d" and shape == GENERAL else shape.parts
    text = date_text(raw, parts, from_1904=from_1904) if parts else number_text(raw, shape)
    if text is not None and shape.understood:
        return text, None
    plain, place = number_text(raw, GENERAL) or raw, Place(line=value.row, column=value.column, table=name)
    return plain, _note(
        "format-unread", "a number whose format is not understood is read as the plain number", place, plain
    )


def hidden_sheet(name: str, /) -> Finding:
    """The note on a hidden sheet."""
    return _note("sheet-hidden", "a hidden sheet was read like the others", Place(table=name))


def hidden_parts(name: str, what: str, parts: list[str], /) -> Finding:
    """The note on hidden rows or columns."""
    listed = ", ".join(parts[:_LISTED]) + (" …" if len(parts) > _LISTED else "")
    return _note(f"{what}-hidden", f"hidden {what} were read like the others", Place(table=name), listed)


def _note(code: str, message: str, place: Place, text: str = "") -> Finding:
    return Finding(code=code, severity=Severity.NOTE, message=message, place=place, text=text)
