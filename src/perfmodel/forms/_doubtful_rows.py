"""
Rows among those of a table that are no indicators, or that are read and stay in doubt.

None are lines of text, headings, labels with a value, dashes; doubtful are several indicators in one row, half a name,
an example.
"""

import re
from collections.abc import Sequence
from typing import final

from attrs import evolve

from perfmodel._finding import Severity
from perfmodel._patterns import regex
from perfmodel.files._grid import Cell
from perfmodel.forms._cell_texts import has_letters, is_expression, is_label, lacks_unit, split_ordinal
from perfmodel.forms._columns import VALUES, Slot, Table
from perfmodel.forms._layouts import Column, column_of
from perfmodel.forms._ledger import Ledger
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_marks import is_blank, is_example, is_repeated, is_template
from perfmodel.targets._comparisons import SIDES
from perfmodel.targets._shapes import Target, Threshold
from perfmodel.values._unit import RATIO

_LINE_ENDS = ("。", ".", "；", ";")  # noqa: RUF001 - as printed


@final
class Repeats:
    """The rows of a table, in which a mark (同上, 〃) says what the cell above it says; in a name it stays as it is."""

    def __init__(self, table: Table, ledger: Ledger) -> None:
        self._table, self._ledger = table, ledger
        self._above: dict[int, Cell] = {}

    def said(self, row: list[Cell]) -> list[Cell]:
        """The next row, with the words of the cells right above in place of such marks."""
        cells = [self._as_above(cell) if is_repeated(cell.text) else cell for cell in row]
        self._above.update((cell.column, cell) for cell in cells)
        return cells

    def _as_above(self, cell: Cell) -> Cell:
        if self._table.at(cell) is self._table.name:
            return cell
        above = self._above.get(cell.column)
        if above is None or above.row + above.row_span < cell.row or is_repeated(above.text):
            message = "a mark that repeats the cell above, where none stands; it is read as it is"
            self._ledger.find("cell-repeated", message, cell)
            return cell
        message = "a mark that repeats the cell above; it is read as that"
        self._ledger.find("cell-repeated", message, cell, severity=Severity.NOTE)
        return evolve(cell, text=above.text)


def is_bare(cells: list[Cell], *, alone: bool) -> bool:
    """Whether a row is one text which nothing shows to be an indicator; a number does not where the line has no tab."""
    number, rest = split_ordinal(cells[0].text)
    line = alone and (rest.endswith(_LINE_ENDS) or ":" in fold(rest))
    return len(cells) == 1 and (number is None or line) and not is_label(cells[0])


def is_pair(cells: list[Cell]) -> bool:
    """Whether a row is a label with a sentence, as tails have: no number in front, no level beside it."""
    named = split_ordinal(cells[0].text)[0] is None and not is_label(cells[0])
    return len(cells) == 2 and named and cells[-1].text.rstrip().endswith("。")  # noqa: PLR2004


def are_headings(cells: list[Cell]) -> bool:
    """Whether most cells of a row are headings: what a copy has left of a further heading row."""
    return len(cells) > 2 and sum(column_of(cell.text) is not None for cell in cells) * 2 >= len(cells)  # noqa: PLR2004


def is_unfilled(cells: list[Cell], short: int | None) -> bool:
    """Whether a row is one that a template numbers and nobody filled in: 指标3：, or a dash in a short line."""
    first = cells[0]
    if len(cells) > 1 or first.row_span > 1 or not is_template(first.text):
        return False
    return not is_blank(first.text) or (short is not None and short > 0)


def is_line(cells: list[Cell]) -> bool:
    """Whether a row is one text in the first column that is no label."""
    return len(cells) == 1 and cells[0].column == 1 and not is_label(cells[0])


def is_label_with_value(cells: list[Cell]) -> bool:
    """Whether a row is two cells, the first neither numbered nor the label of a level: 联系电话 | 83210000."""
    return len(cells) == 2 and not is_label(cells[0]) and split_ordinal(cells[0].text)[0] is None  # noqa: PLR2004


_KINDS = (
    r"[①-⑳](?=\s*[^①-⑳\s、])",
    r"指标\s*[\d一二三四五六七八九十]{1,2}\s*[:：.、]",  # noqa: RUF001 - as printed
    r"[(（]\d{1,2}[)）]",  # noqa: RUF001 - as printed
    r"^[^\S\n]*\d{1,2}[^\S\n]*(?:[.、．](?!\d)|(?=[^\d\s.%]))",  # noqa: RUF001 - as printed
)
"""How a name or a line of it may be numbered; no two begin alike."""

_NUMBERS = tuple(regex(kind, re.MULTILINE) for kind in _KINDS)
_NUMBER = regex("|".join(f"({kind})" for kind in _KINDS), re.MULTILINE)
_NEXT = regex(
    r"[；;。，,\n][^\S\n]*[(（]?(?:[2-9]|1\d|[二三四五六七八九十])(?:[)）]|[.、．](?!\d))"  # noqa: RUF001 - as printed
    r"|[；;。\n][^\S\n]*(?:(?:[2-9]|1\d)[^\S\n]+(?=[^\d\s%])|[二三]是|[②③])|①[^①②]{0,60}②"  # noqa: RUF001 - as printed
)
"""How the second of several begins in one cell of values: ≥4座；2.巡查≥12次."""

_EXAMPLE = "an example that the template gave; delete it, or write the name of an indicator"
_SEVERAL = "several numbered names or lines with a value each in one row; they are read as one indicator"


def find_doubts(name: Cell, cells: Sequence[tuple[Slot[Column], Cell]], ledger: Ledger, /) -> None:
    """Make a finding of what makes the row of a name doubtful, by its values among the other cells."""
    values = [cell.text for slot, cell in cells if slot.field in VALUES]
    if is_example(name.text):
        ledger.find("name-placeholder", _EXAMPLE, name)
    lines = name.text.splitlines()
    paired = len(lines) > 1 and any(_are_paired(_filled(lines), value) for value in values)
    if paired or _is_numbered(name.text) or any(map(_NEXT.search, values)):
        ledger.find("indicators-several", _SEVERAL, name)


def find_other_score(
    scores: Sequence[Slot[Column]], cells: Sequence[tuple[Slot[Column], Cell]], ledger: Ledger, /
) -> None:
    """Make a finding of a score below a second heading, where that of the first is blank: 自评得分 | 评价得分."""
    filled = [(slot, cell) for slot, cell in cells if slot.field is Column.SCORE and not is_blank(cell.text)]
    if filled and all(slot.heading != scores[0].heading for slot, _ in filled):
        slot, cell = filled[0]
        ledger.find("points-several", f"{scores[0].heading} is blank; the points of {slot.heading} are read", cell)


def find_small_share(target: Target, cell: Cell, ledger: Ledger, /) -> None:
    """
    Make a finding of a number of at most 1 beside %, which may be a share of one: 0.95 for 95%.

    Below a ceiling so few percent are usual: 投诉率 | ≤ | 0.5 | %.
    """
    if not isinstance(target, Threshold) or SIDES.get(target.comparison) == -1 or target.quantity.unit.kind != RATIO:
        return
    if 0 < target.quantity.value <= 1 and lacks_unit(cell.text):
        ledger.find("share-unsure", f"read as {target.quantity}; a share of one is written with its sign, as 95%", cell)


def is_half(name: Cell, above: Cell, /, *, labelled: bool) -> bool:
    """Whether a name with a value goes on with the one right above it that had none, below the same label."""
    below = name.row == above.row + above.row_span and name.column == above.column
    return below and not labelled


def _is_numbered(text: str) -> bool:
    """Whether a name begins with a number, and has another of the same kind in it."""
    if "\n" not in text and text[:1].isdecimal():
        return False  # 3 座位: digits alone count lines
    begun = _NUMBER.match(text.strip())
    kind = None if begun is None else _NUMBERS[(begun.lastindex or 1) - 1]
    return kind is not None and len(kind.findall(text)) > 1


def _are_paired(names: list[str], value: str) -> bool:
    """Whether a name of several lines has a value of as many, each of which is a value by itself."""
    values = _filled(value.splitlines())
    paired = 1 < len(names) == len(values)
    return paired and all(map(is_expression, values)) and all(map(has_letters, names))


def _filled(lines: list[str]) -> list[str]:
    """The lines that are not blank."""
    return [line for line in lines if not is_blank(line)]
