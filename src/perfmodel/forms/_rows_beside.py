"""Which rows among those of a table are none of it: lines of text, headings, labels with a value, dashes."""

from perfmodel.files._grid import Cell
from perfmodel.forms._cell_texts import is_label, split_ordinal
from perfmodel.forms._layouts import column_of
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_marks import is_blank, is_template

_LINE_ENDS = ("。", ".", "；", ";")  # noqa: RUF001 - as printed


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
