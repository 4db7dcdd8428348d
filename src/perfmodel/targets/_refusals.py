"""
What behind a value refuses it: a sign that belongs to nothing, a rest of a unit, a word that denies.

Which words behind a value are only a remark on it.

Several values side by side of which nobody can tell which belongs to what.
"""

from perfmodel._patterns import regex
from perfmodel.lexicon._remarks import (
    CIRCUMSTANCES,
    DAYS_OFF,
    ENDED_TAILS,
    IN_PART,
    KEEPING_TAILS,
    OF_A_YEAR,
    OUTCOMES,
    PLACEHOLDERS,
    REMARK_ENDS,
    REMARK_STARTS,
    TURNING_TAILS,
    UNIT_HEADING,
)
from perfmodel.lexicon._rows import words_of
from perfmodel.targets._amounts import Amount
from perfmodel.targets._cell import Again, Cell, Spread
from perfmodel.targets._cores import Place
from perfmodel.targets._lexemes import EACH, Kind, Lexeme
from perfmodel.targets._making import Unreadable, Words
from perfmodel.targets._refused_fronts import is_bare_number
from perfmodel.targets._skeleton import CLASSES, N
from perfmodel.targets._unit_words import TIMES
from perfmodel.values._number import SCALES
from perfmodel.values._unit import kind_of

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


_DENYING = EACH | {"negation", "minus", "plus", "half", "vague", "beside"}


_BOUNDING = frozenset({"behind", "around", "about", "before", "after", "until", "weak", "reach", "move", "mark"})


def _is_number(place: Place) -> bool:
    return place.core.kind not in {"day", "days", "grade"}


_TAILLESS = frozenset({"range", "sides", "turned", "tolerance", "rank", "sum", "turn"})


_LOOSE = regex(r"\s*(?:[.。]\s*)?[〖〗²³⁰¹⁴⁵⁶⁷⁸⁹%‰‱/·*^+±~≈×#@'\"′″]")


_LETTERS = regex(r"\s*(?:\.\S|[A-Za-z])")


def _refuse_unit_in_word(place: Place, cell: Cell) -> None:
    """Two ends without a unit right in front of a word: the word is the unit, or holds it (6-59月龄)."""
    amount = place.lexemes[place.core.bounds[-1].operand].value
    tail = place.tail
    if isinstance(amount, Amount) and amount.unit is None and amount.form == "number" and cell.column is None and tail:
        raise Unreadable(tail[0].start, tail[-1].stop, code="unit-unknown-rest")


_LOOSE_QUOTES = frozenset("'\"")


def _refuse_mark(place: Place, cell: Cell, at: int) -> None:
    """Refuse a mark behind a value that leaves it open, or is its unit: 95%?, 30", 12人、次."""
    tail = place.tail
    if _is_before_second_unit(place, cell, at):
        raise Unreadable(tail[at].start, tail[-1].stop, code="unit-unknown-rest")
    if cell.said(tail[at]) == "?" or (at == 0 and _is_loose_quote(place, cell)):
        raise Unreadable(tail[at].start, tail[-1].stop, code="expression-incomplete")


def _is_before_second_unit(place: Place, cell: Cell, at: int) -> bool:
    """Whether a mark of a list parts two units of one value: 12人、次."""
    listed = cell.said(place.tail[at]) == "、" and at + 1 < len(place.tail)
    return listed and kind_of(cell.said(place.tail[at + 1])) is not None


def _is_loose_quote(place: Place, cell: Cell) -> bool:
    """Whether a quote right behind a number without a unit closes nothing: 30"."""
    said = cell.said(place.tail[0])
    opened = any(cell.said(lexeme) == said for lexeme in place.head)
    return said in _LOOSE_QUOTES and not opened and is_bare_number(place)


_TURNING = frozenset(TURNING_TAILS) - frozenset("个间里级型代")
"""Words that are units and turn a value as well: 起 in 100人（起）; 间 in 500套（间） is a unit."""


_DAYS_OFF = regex("|".join(DAYS_OFF))
_ITS_YEAR = regex(rf"\([{CLASSES}]年(?:{'|'.join(OF_A_YEAR)})*\)")


def _refuse_turning(place: Place, cell: Cell) -> None:
    """Refuse in brackets a second unit, another year, and which days count: 100人（起）, 5天（不含周末）."""
    if place.kinds.isdisjoint({"baseline", "unit", "note"}):
        return
    for bound in place.core.bounds:
        unit = getattr(place.lexemes[bound.operand].value, "unit", None)
        for lexeme in place.behinds(bound):
            if _turns(place, cell, lexeme, unit):
                raise Unreadable(lexeme.start, lexeme.stop, code="words-unknown")


def _turns(place: Place, cell: Cell, lexeme: Lexeme, unit: str | None) -> bool:
    """Whether brackets behind a value in a *unit* make another value of it, or hold a second tolerance."""
    if isinstance(lexeme.value, Spread | Again) and place.core.kind != "amount":
        return True
    if lexeme.kind == "baseline":
        return _ITS_YEAR.fullmatch(cell.said(lexeme)) is not None
    if lexeme.kind == "unit":
        return lexeme.value in _TURNING and unit is not None
    timed = lexeme.kind == "note" and kind_of(unit or "") in {"calendar", "time"}
    return timed and _DAYS_OFF.search(cell.said(lexeme)) is not None


def refuse_tail(place: Place, cell: Cell) -> None:
    """Refuse what stands behind a value and belongs to nothing: a sign, a second number, a rest of a unit."""
    _refuse_turning(place, cell)
    _refuse_shape(place, cell)
    tail = place.tail
    for at, lexeme in enumerate(tail):
        if lexeme.kind == "punctuation":
            _refuse_mark(place, cell, at)
        else:
            _refuse_behind(place, cell, at)
    if tail and cell.said(tail[0]) == "(" and any(cell.said(lexeme) == ")" for lexeme in tail):
        raise Unreadable(tail[0].start, tail[-1].stop, code="words-unknown")


def _refuse_shape(place: Place, cell: Cell) -> None:
    """Refuse words that no value of this shape has behind it."""
    if not place.tail:
        return
    if _is_ended(place, cell) or _is_time_in_part(place, cell):
        raise Words
    if place.core.kind in {"range", "sides", "turned", "tolerance"}:
        _refuse_unit_in_word(place, cell)
    if _is_with_object(place, cell) or _TURNED_BEHIND.match(cell.text, place.tail[0].start) is not None:
        raise Words


def _is_ended(place: Place, cell: Cell) -> bool:
    """Whether a second value stands behind it, or a word that takes back or blurs any value: ≥20万吨级."""
    return any(lexeme.kind == "amount" for lexeme in place.tail) or cell.said(place.tail[0]).startswith(ENDED_TAILS)


def _is_time_in_part(place: Place, cell: Cell) -> bool:
    """Whether only a part is done in a time: 5天内大部分完成."""
    if kind_of(_unit(place) or "") not in TIMES:
        return False
    return is_in_part(cell.text[place.tail[0].start : place.tail[-1].stop].strip())


def _is_with_object(place: Place, cell: Cell) -> bool:
    """Whether words stand behind a shape that takes none but those that say that it is kept: 前10名缺口."""
    first = place.tail[0]
    return place.core.kind in _TAILLESS and first.kind == "word" and not cell.said(first).startswith(KEEPING_TAILS)


def _unit(place: Place) -> str | None:
    return getattr(place.lexemes[place.core.bounds[-1].operand].value, "unit", None)


def _refuse_behind(place: Place, cell: Cell, at: int) -> None:
    tail = place.tail
    lexeme = tail[at]
    if cell.column is None and is_bare_number(place):
        _refuse_parted_unit(place, cell, at)
    if lexeme.kind == "word":
        _refuse_word(cell, lexeme, tail[-1].stop)
        return
    if _is_of_sentence(place, cell, at):
        raise Words
    if at == 0 and lexeme.kind == "name" and cell.said(lexeme)[0].isascii():
        raise Unreadable(lexeme.start, lexeme.stop, code="unit-unknown-rest")
    _refuse_sign(cell, lexeme, tail[-1].stop)


def _is_of_sentence(place: Place, cell: Cell, at: int) -> bool:
    """Whether what stands behind a value denies it, bounds it once more, or makes a sentence of it."""
    lexeme = place.tail[at]
    if lexeme.kind in _DENYING or (lexeme.kind == "against" and place.core.kind == "amount"):
        return True
    if lexeme.kind in _BOUNDING:
        return _is_number(place) and _is_at_edge(place.tail, at)
    return at == 0 and _goes_on(place, cell, lexeme)


def _is_at_edge(tail: list[Lexeme], at: int) -> bool:
    """Whether it stands first or last, or behind a mark."""
    return at in {0, len(tail) - 1} or tail[at - 1].kind == "punctuation"


def _goes_on(place: Place, cell: Cell, lexeme: Lexeme) -> bool:
    """Whether what stands right behind a value goes on from it: 100人的, 95分优."""
    if lexeme.kind in {"grade", "step"}:
        return _unit(place) == "分"
    return lexeme.kind == "filler" and cell.said(lexeme) == "的"


_BRACKETS = '【】《》“”"()'  # noqa: RUF001 - as written


_TURNED_BEHIND = regex(rf"\((?:[负正减增降升或]|{'|'.join(words_of(PLACEHOLDERS))})\)")


def _refuse_parted_unit(place: Place, cell: Cell, at: int) -> None:
    """Refuse a unit that a word or a bracket parts from its number: 100万左右元, （≥3）期, 3等."""
    if any(lexeme.kind != "punctuation" for lexeme in place.tail[:at]):
        return
    lexeme = place.tail[at]
    said = cell.said(lexeme)
    parted = lexeme.kind == "name" or lexeme.start > place.lexemes[place.core.bounds[-1].operand].stop
    if (parted and kind_of(said.strip(_BRACKETS)) is not None) or said == "等":
        raise Unreadable(lexeme.start, lexeme.stop, code="unit-unknown-rest")


def _refuse_sign(cell: Cell, lexeme: Lexeme, stop: int) -> None:
    """Refuse a comparison behind a value that has none of its own, and a sign that nothing follows."""
    worded = cell.said(lexeme)[0].isalpha()
    if lexeme.kind in {"front", "short"}:
        if worded:
            raise Words
        raise Unreadable(lexeme.start, lexeme.stop, code="value-missing")
    if lexeme.kind in {"minus", "plus-minus"} or (lexeme.kind == "dash" and not worded):
        raise Unreadable(lexeme.start, stop, code="expression-incomplete")


def _refuse_word(cell: Cell, lexeme: Lexeme, stop: int) -> None:
    """Refuse a word behind a value that begins with a rest of its unit, or with a sign."""
    said = cell.said(lexeme)
    if said in SCALES or _is_parted(cell, lexeme) or _LETTERS.match(said):
        raise Unreadable(lexeme.start, stop, code="unit-unknown-rest")
    if said.strip() and (_LOOSE.match(said) or not any(map(str.isalnum, said))):
        raise Unreadable(lexeme.start, stop, code="expression-incomplete")


def _is_parted(cell: Cell, lexeme: Lexeme) -> bool:
    """Whether it is a unit that a blank or a bracket parts from what it goes on: 5（个）工作日."""
    before = cell.text[lexeme.start - 1] if lexeme.start > 0 else ""
    return (before.isspace() or before == ")") and kind_of(cell.said(lexeme).strip()) is not None


_TORN = regex(rf"{N},{N}|(?:^|[≥≤<>=±])\s?,{N}")


def refuse_torn(cell: Cell) -> None:
    """Refuse a number whose commas part no groups of three, in a lexeme or across some: 前12,00名, ¥12,00, ≥,200."""
    if "," not in cell.text:
        return
    for torn in _TORN.finditer(cell.text):
        named = [one for one in cell.lexemes if one.kind in _NOT_NUMBERS and one.start <= torn.start() < one.stop]
        if not named:
            raise Unreadable(torn.start(), torn.end(), code="number-invalid")


_NOT_NUMBERS = frozenset({"name", "note", "baseline"})

_SHAPE = regex("[hjks]*(?P<values>f*(?P<tolerance>t?)ab*(?:[jks]+f*(?P=tolerance)ab*)+)")
_ROLES: dict[Kind, str] = {
    **dict.fromkeys(("word", "name", "filler"), "h"),
    **dict.fromkeys(("front", "short", "weak", "reach", "lead", "about", "minus", "plus"), "f"),
    **dict.fromkeys(("behind", "around", "mark", "note"), "b"),
    "blank": "j",
    "separator": "k",
    "amount": "a",
    "plus-minus": "t",
}
_JOINTS = {**dict.fromkeys("、和与及", "k"), "/": "s"}
_COMPARED, _JOINED = regex("[fbt]"), regex("[ks]")


def values_apart(cell: Cell, *, read: bool) -> tuple[int, int] | None:
    """
    Where several values stand of which nobody can tell which belongs to what, in a cell of nothing else: ≥95%/98%.

    One of two numbers (3、4家) is no such cell: each value has its unit, or one has a comparison; nor is what is done
    within a time (100%/2小时).  Where all was *read* as one value, a mark or a word joins them (90公里及≥80公里): a
    blank may join the two ends of a range.
    """
    found = _SHAPE.fullmatch("".join(_letter_of(lexeme, cell) for lexeme in cell.lexemes))
    if found is None:
        return None
    letters, values = found["values"], cell.lexemes[found.start("values") :]
    apart = _JOINED.search(letters) is not None or not read
    return (values[0].start, values[-1].stop) if apart and not _is_one_value(letters, values) else None


def _letter_of(lexeme: Lexeme, cell: Cell) -> str:
    """What a lexeme does among values side by side."""
    return _JOINTS.get(cell.said(lexeme)) or _ROLES.get(lexeme.kind, "x")


def _is_one_value(letters: str, values: list[Lexeme]) -> bool:
    """Whether values side by side may be one: 3、4家, 100%/2小时."""
    units = {one.value.unit for one in values if isinstance(one.value, Amount)}
    return (len(units) > 1 and "s" in letters) or (None in units and _COMPARED.search(letters) is None)
