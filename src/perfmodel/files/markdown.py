"""Markdown: tables for readmes and chats; written only, since merged cells do not come back."""

import re

from perfmodel._patterns import regex
from perfmodel.files._drawing import prepared
from perfmodel.files._grid import Grid

KIND = "markdown"
SUFFIXES = (".md", ".markdown")

_SPECIAL = regex(r"[\\|`*_<>\[\]~]|^(?=[#+-])|&(?=#?\w+;)", re.MULTILINE)


def write(grids: tuple[Grid, ...], /) -> bytes:
    r"""
    The tables as pipe tables in UTF-8; a merged cell stands at its upper left corner, the first row is the heading.

    >>> from perfmodel.files import Cell
    >>> print(write((Grid(cells=[Cell(row=1, column=1, text="指标值"), Cell(row=2, column=1, text="≥95%")]),)).decode())
    | 指标值 |
    |---|
    | ≥95% |
    <BLANKLINE>

    Raises:
        InvalidValueError: ``grids-missing`` or ``text-unwritable``.
    """
    return "\n".join(_table(grid) for grid in prepared(grids)).encode()


def _table(grid: Grid) -> str:
    rows = grid.by_row()
    lines: list[str] = []
    for row in range(1, grid.rows + 1):
        texts = [""] * grid.columns
        for cell in rows.get(row, []):
            texts[cell.column - 1] = _escaped(cell.text)
        lines.append("| " + " | ".join(texts) + " |")
    lines.insert(1, "|" + "---|" * grid.columns)
    above = [f"{'## ' if index == 0 else ''}{_escaped(line)}\n" for index, line in enumerate(grid.above)]
    below = [f"\n{_escaped(line)}" for line in grid.below]
    return "\n".join((*above, *lines, *below)) + "\n"


def _escaped(text: str) -> str:
    return "<br>".join(_SPECIAL.sub(lambda match: "\\" + match[0], line) for line in text.split("\n"))
