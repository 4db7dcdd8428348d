"""What makes a row of a table doubtful, though it is read: several indicators in it, half a name, an example."""

import re
from collections.abc import Sequence

from perfmodel.forms.grid import Cell
from perfmodel.forms.ledger import Ledger
from perfmodel.forms.looks import has_letters, is_expression
from perfmodel.lexicon.marks import is_blank, is_example

_NUMBERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[①-⑳](?=\s*[^①-⑳\s、])",
        r"指标\s*[\d一二三四五六七八九十]{1,2}\s*[:：.、]",  # noqa: RUF001 - as printed
        r"[(（]\d{1,2}[)）]",  # noqa: RUF001 - as printed
        r"(?m)^[^\S\n]*\d{1,2}[^\S\n]*(?:[.、．](?!\d)|(?=[^\d\s.%]))",  # noqa: RUF001 - as printed
    )
)
_EXAMPLE = "an example that the template gave; delete it, or write the name of an indicator"
_SEVERAL = "several numbered names or lines with a value each in one row; they are read as one indicator"


def find_doubts(name: Cell, values: Sequence[Cell], ledger: Ledger, /) -> None:
    """Make a finding of what makes the row of a name doubtful."""
    if is_example(name.text):
        ledger.find("name-placeholder", _EXAMPLE, name)
    if _is_numbered(name.text) or any(_are_paired(name.text, value.text) for value in values):
        ledger.find("indicators-several", _SEVERAL, name)


def is_half(name: Cell, above: Cell, /, *, labelled: bool) -> bool:
    """Whether a name with a value goes on with the one right above it that had none, below the same label."""
    below = name.row == above.row + above.row_span and name.column == above.column
    return below and not labelled


def _is_numbered(text: str) -> bool:
    """Whether a name begins with a number, and has another of the same kind in it."""
    return any(len(found.findall(text)) > 1 and found.match(text.strip()) is not None for found in _NUMBERS)


def _are_paired(name: str, value: str) -> bool:
    """Whether a name has several lines, and its value as many, each of which is a value by itself."""
    names, values = ([line for line in text.splitlines() if not is_blank(line)] for text in (name, value))
    return len(names) == len(values) > 1 and all(map(is_expression, values)) and all(map(has_letters, names))
