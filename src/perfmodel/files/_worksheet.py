"""
The cells of a worksheet as a grid, whatever kind of workbook they come from: numbers and days as they are shown.

0.95 under 0% is 95%, 45108 under yyyy"年"m"月"d"日" is 2023年7月1日.  The value stays exact to the 15 digits that
spreadsheets keep: a format that shows fewer decimals takes none away.  Words in a format (0"人") belong to the text.  A
format that is not understood leaves the plain number.

Source of the built-in formats: ECMA-376 part 1, section 18.8.30 (the Chinese ones from its table for zh-cn).
"""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple, final

from attrs import frozen

from perfmodel._finding import Finding, Severity
from perfmodel._patterns import regex
from perfmodel.files._grid import Grid, plain_grid
from perfmodel.files._sheets import file_note, file_warning, merged_cells
from perfmodel.lexicon._printed_marks import COLOURS, GENERAL_WORDS, HALF_DAYS, NUMBERED_COLOUR
from perfmodel.lexicon._rows import words_of
from perfmodel.source import Place
from perfmodel.values._number import exact_context

BUILT_IN: dict[int, str] = {
    number: code
    for numbers, code in (
        ((0, 49), "General"),
        ((1,), "0"),
        ((2,), "0.00"),
        ((3, 37, 38, 41, 42), "#,##0"),
        ((4, 39, 40, 43, 44), "#,##0.00"),
        ((9,), "0%"),
        ((10,), "0.00%"),
        ((11, 48), "0.00E+00"),
        ((12, 13), "# ?/?"),
        ((14, 15, 30, 31), 'yyyy"年"m"月"d"日"'),
        ((17, 27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
        ((16, 28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
        ((18, 20, 32, 34, 55), "h:mm"),
        ((19, 21, 33, 35, 56), "h:mm:ss"),
        ((22,), "yyyy/m/d h:mm"),
        ((45, 46, 47), "mm:ss"),
    )
    for number in numbers
}
"""The formats that a file names by number alone; two digits of a year are shown as four."""

_GENERAL, _HALF_DAY = ("|".join(words_of(*rows)) for rows in (GENERAL_WORDS, HALF_DAYS))
_TOKEN = regex(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|(?P<skip>[_*].)|\[\$(?P<money>[^\]-]*)(?:-[^\]]*)?\]|\[(?P<bracket>[^\]]*)\]'
    rf"|(?P<general>{_GENERAL})|(?P<scientific>E[+-]0+)|(?P<digits>[0#?][0#?,]*(?:\.[0#?]*,*)?|\.[0#?]+)|(?P<percent>%)"
    rf"|(?P<date>[yYmMdDhHsSeE]+|{_HALF_DAY}|[aA]{{3,4}}|b{{2,4}})|(?P<literal>.)",
    re.DOTALL,
)
_KEPT = exact_context(15)
_LONGEST = 255
"""The characters that Excel lets a format have."""

_MAX_POWER = 400
_WIDE = exact_context(3 * _MAX_POWER)
_COLOURS = regex(rf"(?i){'|'.join(words_of(*COLOURS))}|color ?\d+|{NUMBERED_COLOUR}\d+|DBNum\d")


@final
@frozen(kw_only=True, weakref_slot=False)
class Pattern:
    """
    What a number format shows.

    Attributes:
        before: Words before the number.

        behind: Words behind it.

        whole: The least digits before the point.

        decimals: The least digits behind it.

        grouped: Whether thousands are set apart.

        percent: Whether the value is shown in hundredths.

        parts: For a date the parts shown (``ymd``, ``h``, ``hs``), else empty.

        understood: Whether the format was read; if not, the plain number is shown.
    """

    before: str = ""
    behind: str = ""
    whole: int = 1
    decimals: int = 0
    grouped: bool = False
    percent: bool = False
    parts: str = ""
    understood: bool = True


GENERAL = Pattern()
_UNREAD = Pattern(understood=False)


def pattern(code: str, /) -> Pattern:
    """
    The pattern of a number format; only its first section counts, since a sign is shown as one.

    >>> pattern('0.00"万元"').behind, pattern("yyyy/m/d").parts, pattern("# ?/?").understood
    ('万元', 'ymd', False)
    """
    return _pattern(code) if len(code) <= _LONGEST else _UNREAD


@lru_cache(maxsize=1024)
def _pattern(code: str) -> Pattern:
    tokens = _first_section(code)
    for kind, text in tokens:
        if kind == "scientific":
            return GENERAL
        if kind == "bracket" and not _COLOURS.fullmatch(text):
            return _UNREAD
    dates = "".join(text for kind, text in tokens if kind == "date")
    return _dated(dates) if dates else _numeric(tokens)


def _numeric(tokens: list[tuple[str, str]]) -> Pattern:
    """What a format shows of a number: its digits, and the words before and behind them."""
    kinds = [kind for kind, _ in tokens]
    digits = [text for kind, text in tokens if kind == "digits"]
    numbers = len(digits) + ("general" in kinds)
    percents = kinds.count("percent")
    if percents > 1 or numbers > 1 or any(map(_is_scaled, digits)):
        return _UNREAD
    at = next((at for at, kind in enumerate(kinds) if kind in _NUMBERS), len(kinds))
    before, behind = _words_in(tokens[:at]), _words_in(tokens[at:])
    if not numbers:
        return _UNREAD if before else GENERAL
    whole, _, decimals = "".join(digits).partition(".")
    return Pattern(
        before=before,
        behind=behind,
        whole=max(whole.count("0"), 1),
        decimals=decimals.count("0"),
        grouped="," in whole,
        percent=percents == 1,
    )


_NUMBERS = frozenset(("digits", "general"))
_WORDS = frozenset(("quoted", "escaped", "money", "literal", "percent"))
"""The tokens that are shown as they are."""


def _words_in(tokens: list[tuple[str, str]]) -> str:
    return "".join(text for kind, text in tokens if kind in _WORDS)


def _is_scaled(digits: str) -> bool:
    """Whether a comma ends the digits of a format (``#,##0,``), which shows thousands or millions."""
    return digits.rstrip(".").endswith(",")


def _first_section(code: str) -> list[tuple[str, str]]:
    """The tokens of a format as far as its first semicolon, each with its kind."""
    tokens = takewhile(lambda token: token["literal"] != ";", _TOKEN.finditer(code))
    return [(str(token.lastgroup), token[str(token.lastgroup)]) for token in tokens]


def _dated(letters: str) -> Pattern:
    """Which parts a date format shows; m beside hours alone is minutes, and seconds need their hours."""
    low = letters.lower().replace("e", "y")
    clock, days = "h" in low, "y" in low or "d" in low
    if "s" in low and not clock:
        return _UNREAD
    shown = "y" * ("y" in low) + "m" * ("m" in low and (days or not clock)) + "d" * ("d" in low)
    return Pattern(parts=shown + "h" * clock + "s" * ("s" in low))


def number_text(raw: str, shape: Pattern, /) -> str | None:
    """
    A stored number under a pattern, or ``None`` where it is no number.

    >>> [number_text(raw, pattern("0%")) for raw in ("0.95000000000000007", "0.9567", "1")]
    ['95%', '95.67%', '100%']
    """
    try:
        value = Decimal(raw)
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value.adjusted()) > _MAX_POWER:
        return None
    value = value if raw.lstrip("-").isdigit() else _KEPT.plus(value)
    sized = value.copy_abs()
    exact = f"{_WIDE.scaleb(sized, 2) if shape.percent else sized:f}"
    whole, _, decimals = exact.partition(".")
    decimals = decimals.rstrip("0").ljust(shape.decimals, "0")
    whole = (whole.lstrip("0") or "0").rjust(shape.whole, "0")
    if shape.grouped:
        whole = f"{int(whole):,}"
    sign = "-" if value < 0 else ""
    return f"{sign}{shape.before}{whole}{'.' + decimals if decimals else ''}{shape.behind}"


def date_text(raw: str, parts: str, /, *, from_1904: bool = False) -> str | None:
    """
    A stored day number as a Chinese date with the parts that its format shows, or ``None`` where it is none.

    >>> date_text("45108", "ymd"), date_text("45108", "ym"), date_text("45108.5", "ymdh"), date_text("0.375", "h")
    ('2023年7月1日', '2023年7月', '2023年7月1日 12:00', '09:00')
    """
    try:
        days = Decimal(raw)
    except InvalidOperation:
        return None
    if not (days.is_finite() and 0 <= days < 2_958_466):  # noqa: PLR2004 - the day behind 9999-12-31
        return None
    seconds = int(_WIDE.multiply(_WIDE.remainder(days, 1), 86_400).to_integral_value(ROUND_HALF_EVEN))
    whole, seconds = int(days) + seconds // 86_400, seconds % 86_400
    clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}" if "h" in parts else ""
    clock += f":{seconds % 60:02}" if "s" in parts else ""
    if parts in {"h", "hs"}:
        return clock
    try:
        day = _day(whole, from_1904=from_1904)
    except OverflowError:
        return None
    shown = {"y": f"{day.year}年", "m": f"{day.month}月", "d": f"{day.day}日"}
    return " ".join(filter(None, ("".join(shown.get(part, "") for part in parts), clock)))


def _day(number: int, *, from_1904: bool) -> date:
    """Day 60 of the older count is a 29 February 1900 that never was; before it the count is one ahead."""
    if from_1904:
        return date(1904, 1, 1) + timedelta(days=number)
    return date(1899, 12, 30) + timedelta(days=number if number > 60 else number + 1)  # noqa: PLR2004 - see above


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
        texts[value.row, value.column], finding = shown(value, name, from_1904=from_1904)
        findings += [] if finding is None else [finding]
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
    return plain_grid(cells, name), [*findings, *noticed]


def shown(value: Value, name: str, *, from_1904: bool) -> tuple[str, Finding | None]:
    """What a cell shows, and what was noticed about it."""
    raw = value.raw
    if value.kind not in {"n", "d", "e"}:
        return raw, None
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
    return plain, file_note(
        "format-unread", "a number whose format is not understood is read as the plain number", place, plain
    )


def hidden_sheet(name: str, /) -> Finding:
    """The warning of a hidden sheet: nobody sees a form there."""
    return file_warning("sheet-hidden", "a hidden sheet was read like the others", Place(table=name))


def hidden_parts(name: str, what: str, parts: list[str], /) -> Finding:
    """What is said of hidden columns, and as a warning of hidden rows: nobody sees an indicator there."""
    listed = ", ".join(parts[:_LISTED]) + (" …" if len(parts) > _LISTED else "")
    say = file_warning if what == "rows" else file_note
    return say(f"{what}-hidden", f"hidden {what} were read like the others", Place(table=name), listed)
