"""Whether words around a count say what is done and to what: 培训500名教师, which says the same as 培训教师500名."""

import re

from perfmodel.lexicon.remarks import DONE, TURNING_WORDS
from perfmodel.lexicon.things import NOUNS, SCOPES, VERBS
from perfmodel.targets.amounts import Amount
from perfmodel.targets.cell import Cell
from perfmodel.targets.place import Place
from perfmodel.values.unit import kind_of


def _any_of(words: frozenset[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_DEED = re.compile(rf"(?:{_any_of(VERBS)}){{1,3}}(?:{_any_of(SCOPES)})?")
_FINISHED = re.compile("|".join((*DONE, *TURNING_WORDS)))
_LONGEST_OBJECT = 16
_LONGEST_NOUN = max(map(len, NOUNS))
_AROUND_DEED = frozenset({"word", "filler", "plan"})


def is_deed(place: Place, cell: Cell) -> bool:
    """
    Whether a bare count stands between a verb of the table and a known noun, and nothing else.

    落实20项措施 is a sentence, and so is what ends in a verb: 保障126名职工工资发放.
    """
    operand = place.lexemes[place.core.first]
    amount = operand.value
    if place.core.kind != "amount" or not isinstance(amount, Amount) or amount.form != "number" or place.conditions:
        return False
    if kind_of(amount.unit or "") != "count" or not place.head or not place.tail:
        return False
    return _is_verb(place, cell) and _is_object(place, cell)


def _is_verb(place: Place, cell: Cell) -> bool:
    words = [lexeme for lexeme in place.head if lexeme.kind == "word"]
    known = len(words) == 1 and all(lexeme.kind in _AROUND_DEED for lexeme in place.head)
    return known and _DEED.fullmatch(cell.said(words[0]).strip()) is not None


def _is_object(place: Place, cell: Cell) -> bool:
    if any(lexeme.kind not in {"word", "name"} for lexeme in place.tail):
        return False
    said = cell.text[place.tail[0].start : place.tail[-1].stop].strip()
    return len(said) <= _LONGEST_OBJECT and ends_in_noun(said) and _FINISHED.search(said) is None


def ends_in_noun(words: str) -> bool:
    """Whether words end in a noun of the table."""
    return any(words[-size:] in NOUNS for size in range(1, min(_LONGEST_NOUN, len(words)) + 1))
