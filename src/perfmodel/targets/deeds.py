"""Whether words around a count say what is done and to what: 培训500名教师, which says the same as 培训教师500名."""

import re

from perfmodel.lexicon.remarks import DONE, TURNING_WORDS
from perfmodel.lexicon.things import NOUNS, SCOPES, VERBS
from perfmodel.targets.amounts import Amount
from perfmodel.targets.cell import Cell
from perfmodel.targets.lexeme import Lexeme
from perfmodel.targets.place import Place
from perfmodel.values.unit import kind_of


def _any_of(words: frozenset[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_DEED = re.compile(rf"(?:{_any_of(VERBS)}){{1,3}}(?:{_any_of(SCOPES)})?")
_FINISHED = re.compile("|".join((*DONE, *TURNING_WORDS)))
_LONGEST_OBJECT = 16
_NOUNS_BY_END = {end: tuple(noun for noun in NOUNS if noun[-1] == end) for end in {noun[-1] for noun in NOUNS}}
"""The nouns by their last character, which most sentences end without."""
_AROUND_DEED = frozenset({"word", "filler", "plan"})


def is_deed(place: Place, cell: Cell) -> bool:
    """
    Whether a bare count stands between a verb of the table and a known noun, and nothing else.

    落实20项措施 is a sentence, and so is what ends in a verb: 保障126名职工工资发放.
    """
    head, tail = place.head, place.tail
    if not head or not tail or not ends_in_noun(cell.text[tail[0].start : tail[-1].stop]):
        return False
    return _is_count(place) and _is_verb(head, cell) and _is_object(tail, cell)


def _is_count(place: Place) -> bool:
    """Whether the value is a number of things in digits, and no condition stands before it."""
    amount = place.lexemes[place.core.first].value
    plain = isinstance(amount, Amount) and amount.form == "number" and kind_of(amount.unit or "") == "count"
    return plain and place.core.kind == "amount" and not place.conditions


def _is_verb(head: list[Lexeme], cell: Cell) -> bool:
    words = [lexeme for lexeme in head if lexeme.kind == "word"]
    known = len(words) == 1 and all(lexeme.kind in _AROUND_DEED for lexeme in head)
    return known and _DEED.fullmatch(cell.said(words[0]).strip()) is not None


def _is_object(tail: list[Lexeme], cell: Cell) -> bool:
    said = cell.text[tail[0].start : tail[-1].stop]
    known = all(lexeme.kind in {"word", "name"} for lexeme in tail)
    return known and len(said) <= _LONGEST_OBJECT and _FINISHED.search(said) is None


def is_sentence(lexemes: list[Lexeme], cell: Cell) -> bool:
    """Whether a part is one number amid words and surely no deed, the commonest of sentences: 落实20项专项整治."""
    if [lexeme.kind for lexeme in lexemes[:4]] != _SENTENCE:
        return False
    amount = lexemes[1].value
    return isinstance(amount, Amount) and amount.form == "number" and not ends_in_noun(cell.said(lexemes[2]))


_SENTENCE = ["word", "amount", "word"]


def ends_in_noun(words: str) -> bool:
    """Whether words end in a noun of the table."""
    return words.endswith(_NOUNS_BY_END.get(words[-1], ()))
