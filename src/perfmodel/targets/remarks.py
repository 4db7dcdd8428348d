"""Which words behind a value are only a remark on it."""

from perfmodel.lexicon.remarks import CIRCUMSTANCES, REMARK_ENDS, REMARK_STARTS, UNIT_HEADING
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
