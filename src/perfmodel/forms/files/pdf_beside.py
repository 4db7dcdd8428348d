"""Parts of a sheet that is wider than the paper, printed on pages one behind the other, as one table."""

from attrs import evolve

from perfmodel.forms.files.pdf_tables import Box, Table, near
from perfmodel.forms.files.pdf_text import glued
from perfmodel.lexicon.marks import is_title

_LONGEST_REST = 12
"""The rest of a title that a page has cut is shorter than one: 效自评表."""


def join_beside(table: Table, more: Table, /) -> Table | None:
    """A table with the columns that its sheet has on the next page, or ``None`` where that is another table."""
    if len(table.heights) != len(more.heights) or not all(map(near, table.heights, more.heights)):
        return None
    heads, others = (_first_column(part) for part in (table, more))
    if heads & others or not (table.open_right or others):
        return None
    shift = table.right - more.left
    moved = [evolve(box, left=box.left + shift, right=box.right + shift) for box in more.boxes]
    rest = {(box.top, box.bottom): box for box in moved if near(box.left, table.right)}
    boxes = list[Box]()
    taken = set[Box]()
    for box in table.boxes:
        other = rest.get((box.top, box.bottom))
        if other is None or not near(box.right, table.right) or box.top not in table.open_right:
            boxes.append(box)
        else:
            taken.add(other)
            boxes.append(evolve(box, right=other.right, text=_overlapped(box.text, other.text)))
    return evolve(
        table,
        pages=(table.pages[0], more.pages[1]),
        right=more.right + shift,
        boxes=(*boxes, *(box for box in moved if box not in taken)),
        open_right=more.open_right,
        above=_lines_above(table.above, more.above),
        below=(*table.below, *more.below),
    )


def _lines_above(lines: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """The lines above both parts: what stands above the second goes on with a title that the page has cut, if any."""
    found = list(lines)
    for text in more:
        at = next((at for at, line in enumerate(found) if _is_cut(line, text)), None)
        if at is None:
            found.append(text)
        else:
            found[at] += text
    return tuple(found)


def _is_cut(line: str, text: str) -> bool:
    """Whether a line is the first part of a title and the other its rest: 项目支出绩 and 效自评表; a label is none."""
    short = len(text) <= _LONGEST_REST and not any(sign in line for sign in ":：()（）")  # noqa: RUF001 - as printed
    return short and not is_title(line) and is_title(line + text)


def _overlapped(text: str, more: str) -> str:
    """Two parts of a text that stands across two pages: what is on both counts once."""
    for length in range(min(len(text), len(more)), 0, -1):
        if text.endswith(more[:length]) and length > 1:
            return text + more[length:]
    return text if more and more in text else glued(text, more)


def _first_column(table: Table) -> set[str]:
    return {box.text for box in table.boxes if near(box.left, table.left) and box.text}
