"""Which words behind a value are only a remark on it."""

from perfmodel.lexicon.remarks import CIRCUMSTANCES, IN_PART, OUTCOMES, REMARK_ENDS, REMARK_STARTS, UNIT_HEADING
from perfmodel.targets.cell import Cell
from perfmodel.targets.lexeme import Lexeme

_STARTS, _ENDS, _CIRCUMSTANCES = REMARK_STARTS, REMARK_ENDS, (*CIRCUMSTANCES, UNIT_HEADING)


def is_remark(cell: Cell, lexemes: list[Lexeme], *, first: bool) -> bool:
    """
    Whether words only say how a value is to be taken: 以实际招生人数为准, 详见附件.

    The *first* words of a cell may also say why or when: 受疫情影响.
    """
    text = cell.text[lexemes[0].start : lexemes[-1].stop].strip(" 。.;")
    if first:
        return text.startswith(_CIRCUMSTANCES) or text.endswith(_ENDS)
    return text.startswith(_STARTS) or text.endswith(_ENDS)


def says_how_far(words: str) -> bool:
    """
    Whether words behind a day or a time say how much or how well is done, so that the day alone would lose it.

    They begin or end with it, where in the middle they only name what is done: 部分建成, 完成主体, 验收合格; but
    完成主体工程建设, 完成县级验收.
    """
    return is_in_part(words) or words.endswith(OUTCOMES)


def is_in_part(words: str) -> bool:
    """Whether words say that not all is done: 大部分完成."""
    return words.startswith(IN_PART) or words.endswith(IN_PART)
