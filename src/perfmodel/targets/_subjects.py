"""
The subject of a clause: what its own words say is measured, and what is done to it.

Whether words around a count say what is done and to what: 培训500名教师, which says the same as 培训教师500名.
"""

from collections.abc import Iterable
from itertools import groupby, pairwise
from operator import itemgetter

from perfmodel._patterns import alternation, regex
from perfmodel.lexicon._comparison_words import BASES, COMPARATORS, HARD_FRONTS, NUMBER_LEAD
from perfmodel.lexicon._remarks import DONE, FILLERS, PLAN_NAMES, RATE_NAMES, TURNING_WORDS
from perfmodel.lexicon._rows import words_of
from perfmodel.lexicon._things import NOUNS, PEOPLE_UNITS, SCOPES, VERBS, WRITTEN
from perfmodel.targets._amounts import Amount
from perfmodel.targets._cell import Cell
from perfmodel.targets._cores import Place
from perfmodel.targets._lexemes import EACH, Lexeme
from perfmodel.targets._making import Unreadable, Words
from perfmodel.targets._naming import read_name
from perfmodel.targets._skeleton import NUMBER_SIGNS, Cut, Name, joined
from perfmodel.targets._terms import QUOTES, Polarity
from perfmodel.targets._unit_words import TIMES
from perfmodel.values._unit import kind_of

_LONGEST = 60
_PASSED = frozenset({"filler", "punctuation", "plan", "lead", "shared", "about", "and", "until", "amid", "unit"})
"""What may stand between a subject and its value, and belongs to neither."""

_WORDY = frozenset(
    {
        "word",
        "name",
        "move",
        "against",
        "with",
        "beside",
        "level",
        "or",
        "and",
        "before",
        "behind",
        "dash",
        "day",
        "amount",
        "grade",
        "step",
        "rank",
        "short",
        "weak",
        "reach",
        "lead",
        "plan",
        "note",
    }
)
_STRIPPED = " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029\u3000:：,，、;；。.(（)）"  # noqa: RUF001 - as written
_INSIDE_NO_NAME = frozenset("±=")
_EDGES = frozenset("+-±~≥≤<>=")
_NO_NAMES = frozenset((*words_of(FILLERS, NUMBER_LEAD), "务必", "人民币", "自", "从"))
_FRONTS = tuple(f"不{word}" for word in words_of(*BASES))
_QUOTED = regex(f"[{QUOTES}]")
_JOINING = regex(r"(?<![A-Za-z])(?i:and|or|but)\Z")
"""An English word behind which something goes on: no name ends in it, nor is it one."""


def words_in(lexemes: list[Lexeme]) -> list[Lexeme]:
    """Those lexemes that are words: not a period, a filler or a mark."""
    return [lexeme for lexeme in lexemes if lexeme.kind in _WORDY]


def subject_of(place: Place, cell: Cell, far: Lexeme | None, *, past_every: bool = False) -> Name | None:
    """
    The words in front of a value as its subject, where they are a name of at most 60 characters.

    A comparison that other words part from its value (*far*) ends them, or stands in front of them: 至少组织培训3期.
    """
    start, stop = place.start, _name_stop(place, cell)
    if start > 0 and stop > start + 1 and place.lexemes[start].kind == "with":
        start += 1  # 完成率98%和合格率95%
    marks = [] if past_every else _eaches(place.lexemes, start, stop)
    if far is not None:
        at = place.lexemes.index(far, start, stop)
        if cell.said(far) in HARD_FRONTS:
            marks = sorted((*marks, at))
        else:
            stop = at
    return _between(place, cell, [start - 1, *(mark for mark in marks if mark < stop), stop])


def _eaches(lexemes: list[Lexeme], start: int, stop: int) -> list[int]:
    """Where 每 and its kin stand."""
    return [at for at in range(start, stop) if lexemes[at].kind in EACH]


def _name_stop(place: Place, cell: Cell) -> int:
    """Where the words in front of a value end; a word that leads to it may still be of them: 补助比例不超过30%."""
    stop = place.core.first
    if stop <= place.start:
        return stop
    said = cell.said(place.lexemes[stop])
    named = said in RATE_NAMES or (said in PLAN_NAMES and _is_plan_of(place, stop, cell))
    return stop + 1 if named else stop


def _between(place: Place, cell: Cell, marks: list[int]) -> Name | None:
    """The words beside 每 with its thing, and beside 至少, as one name: 基础养老金每人每月增加10元, 全年至少召开2次."""
    found: list[Cut | None] = []
    for before, end in pairwise(marks):
        first = before + 1
        while before in marks[1:] and first < end and not words_in([place.lexemes[first]]):
            first += 1
        refuse_closed(place, first, end)
        found.append(cut_of(place.lexemes[first:end], cell))
    return joined(*found)


_UNCOUNTED = frozenset({"ratio", "points", "temperature", "speed", *TIMES})
"""Kinds of units behind which words say what is done, and count nothing: 24小时内响应, 100%覆盖."""
_OBJECT = frozenset("word name with filler punctuation note grade step behind rank unit".split())
_OBJECT_STARTS = frozenset({"word", "name", "grade", "step", "rank"})


def with_object(place: Place, cell: Cell, subject: Name | None, unit: str | None) -> tuple[Name | None, Cut | None]:
    """
    The subject of a value, and what the words behind it say is counted: 企业 in ≥20家企业.

    A name that is a count says it itself (覆盖村数≥20个村); a word of change stays the end of its name (提高1个等级).
    """
    counted = _object_behind(place, cell, unit)
    if subject is None:
        return _named_behind(place, cell, counted, unit)
    words = words_in(place.head)
    if counted is None or not words or cell.said(words[-1]).rstrip(_STRIPPED).endswith(_COUNTS):
        return subject, None
    return (joined(counted, subject), None) if words[-1].kind == "move" else (subject, counted)


def _named_behind(place: Place, cell: Cell, counted: Cut | None, unit: str | None) -> tuple[Name | None, Cut | None]:
    """What only words behind a value name: a time (30分钟内响应，4小时内修复), an ill, else what is counted."""
    if kind_of(unit or "") in TIMES and _is_of_several(cell):
        return cut_of(words_in(place.tail), cell), None
    ill = ill_behind(place, cell)
    return (None, counted) if ill is None else (ill, None)


def _is_of_several(cell: Cell) -> bool:
    """Whether a cell has several amounts, so that what each is for tells them apart."""
    return sum(lexeme.kind == "amount" for lexeme in cell.lexemes) > 1


def _is_plan_of(place: Place, at: int, cell: Cell) -> bool:
    """Whether 计划 or 规划 ends a name, behind its words and before what counts it: 采购计划10个, 编制规划1项."""
    before, plan, behind = place.lexemes[at - 1 : at + 2]
    said = cell.said(before)
    if before.kind in {"word", "lead"} and said.rstrip().endswith(_WRITTEN):
        return True
    if cell.said(plan) == "目标" or behind.kind not in {"amount", "front"} or not _counts_things(place):
        return False
    return before.kind == "word" and before.stop == plan.start and not said.endswith(_COUNTS)


def _counts_things(place: Place) -> bool:
    """Whether a value counts things and no people: 10个, but not 100人."""
    unit = getattr(place.lexemes[place.core.bounds[0].operand].value, "unit", None)
    return unit is not None and kind_of(unit) == "count" and unit not in PEOPLE_UNITS


_WRITTEN = tuple(words_of(WRITTEN))
_COUNTS = ("数", "量", "率", "额")
"""How a name ends that is itself a number."""


def _object_behind(place: Place, cell: Cell, unit: str | None) -> Cut | None:
    tail = place.tail
    if not tail:
        return None
    if _is_numeral(cell.text[tail[0].start]):
        raise Unreadable(tail[0].start, tail[0].stop, code="words-unknown")  # 3吨CO210
    kinds = {lexeme.kind for lexeme in tail}
    if unit is None:
        _refuse_scaled(place, cell)
        return None
    counted = kind_of(unit) not in _UNCOUNTED and kinds <= _OBJECT and tail[0].kind in _OBJECT_STARTS
    return _counted(tail, cell) if counted else None


def _refuse_scaled(place: Place, cell: Cell) -> None:
    """Words behind a scale that are neither a unit nor what is counted make a sentence: 300万高标准农田."""
    if cell.column is None and _has_scale(place) and any(lexeme.kind in _OBJECT_STARTS for lexeme in place.tail):
        raise Words


def _is_numeral(character: str) -> bool:
    """Whether it is a digit, or the sign of a number in a skeleton."""
    return character.isdigit() or character in NUMBER_SIGNS


def _counted(tail: list[Lexeme], cell: Cell) -> Cut | None:
    """The words behind a value up to a note, with the brackets that belong to them: 20个村（社区）."""
    end = next((at for at, lexeme in enumerate(tail) if lexeme.kind == "note"), len(tail))
    return _cut(tail[:end], cell) if tail[end - 1].kind == "unit" else cut_of(tail[:end], cell)


def _has_scale(place: Place) -> bool:
    return bool(getattr(place.lexemes[place.core.bounds[-1].operand].value, "scale", ""))


def ill_behind(place: Place, cell: Cell) -> Cut | None:
    """The words behind a value where they name an ill that is counted: 5人死亡, which is not what 5人 says."""
    words = words_in(place.tail)
    if not words or read_name(cell.text[words[0].start : words[-1].stop]).polarity is not Polarity.LOWER_IS_BETTER:
        return None
    return cut_of(words, cell)


def refuse_closed(place: Place, start: int, stop: int) -> None:
    """Refuse a comparison, a negation or a sign among the words of a name, outside its conditions."""
    at = _closed_in(place, start, stop)
    if at is None and "name" in place.kinds:
        at = _value_of_name_in(place.lexemes, start, stop)
    if at is not None:
        raise Unreadable(place.lexemes[at].start, place.lexemes[at].stop, code="words-unknown")


def _closed_in(place: Place, start: int, stop: int) -> int | None:
    """Where the first lexeme stands that no name holds, or ``None``."""
    conditions = {at for core in place.conditions for at in range(core.first, core.last)}
    places = (at for at in range(start, stop) if place.lexemes[at].kind in _CLOSED)
    return next((at for at in places if at not in conditions), None)


def _value_of_name_in(lexemes: list[Lexeme], start: int, stop: int) -> int | None:
    return next((at for at in range(start + 1, stop) if _is_value_of_name(lexemes[at - 1], lexemes[at])), None)


def _is_value_of_name(name: Lexeme, amount: Lexeme) -> bool:
    """Whether a unit or a numeral touches a name that ends in a number, which may be its value: sec3.55万元."""
    return name.kind == "name" and amount.kind == "amount" and name.stop == amount.start


def subject_up_to(place: Place, cell: Cell, stop: int) -> Cut | None:
    """The words of a part in front of a place in it."""
    refuse_closed(place, place.start, stop)
    return cut_of(place.lexemes[place.start : stop], cell)


def cut_of(lexemes: list[Lexeme], cell: Cell) -> Cut | None:
    """
    Some words as a subject, without the fillers around them.

    No name holds a comparison, a negation or a sign, but where it belongs to a condition (60岁以上, 达到或优于Ⅲ类).
    """
    lexemes = _without_front(lexemes)
    stop = len(lexemes)
    while stop and lexemes[stop - 1].kind in _PASSED and not _ends_name(lexemes, stop, cell):
        stop -= 1
    return _cut(lexemes[:stop], cell) if stop else None


def _without_front(lexemes: list[Lexeme]) -> list[Lexeme]:
    """Words without the marks in front of them, nor a 约 that says nothing of a name: 约增长5%."""
    begin = next((at for at, lexeme in enumerate(lexemes) if lexeme.kind not in {"punctuation", "and"}), len(lexemes))
    rest = lexemes[begin:]
    about = len(rest) > 1 and rest[0].kind == "about" and rest[1].kind in {"word", "move"}
    return rest[1:] if about else rest


def _ends_name(lexemes: list[Lexeme], stop: int, cell: Cell) -> bool:
    """Whether a filler or a word of the plan is the end of a name: 补助比例, 全国平均, 千人计划."""
    said, before = cell.said(lexemes[stop - 1]), lexemes[stop - 2] if stop > 1 else None
    if before is None:
        return False
    if said in RATE_NAMES:
        return before.kind in _WORDY
    return before.kind == "word" and lexemes[stop - 1].kind == "plan" and said in PLAN_NAMES


_CLOSED = frozenset(
    {"front", "negation", "around", "bad", "minus", "plus", "plus-minus", "half", "turn", "vague", "level"}
)
"""What no name holds: a comparison, a negation, a sign, another figure."""


def _cut(lexemes: list[Lexeme], cell: Cell) -> Cut | None:
    if not words_in(lexemes):
        return None
    first, last = lexemes[0].start, lexemes[-1].stop
    if len(lexemes) == 1 and cell.text.startswith("【", first) and cell.text[last - 1] == "】":
        return cell.cut(first + 1, last - 1)
    start, stop = _stripped(cell.text, first, last)
    word = cell.text[start:stop]
    if _is_more(word, lexemes[0]):
        raise Unreadable(start, stop, code="words-unknown")
    joint = len(lexemes) == 1 and lexemes[0].kind == "with"
    return cell.cut(start, stop) if _is_name(word) and not joint else None


def _stripped(text: str, first: int, last: int) -> tuple[int, int]:
    """The place of some words without the blanks and marks around, but with the bracket that closes one of theirs."""
    words = text[first:last]
    start = first + len(words) - len(words.lstrip(_STRIPPED))
    stop = start + len(words.strip(_STRIPPED))
    closed = "(" in text[start:stop] and text[stop : stop + 1] == ")"
    return start, stop + 1 if closed else stop


def _is_name(word: str) -> bool:
    """Whether words may be what is measured: neither a filler nor a comparison, without a quote, with a letter."""
    if word in _NO_NAMES or word in COMPARATORS or not 0 < len(word) <= _LONGEST:
        return False
    return _QUOTED.search(word) is None and any(map(str.isalpha, word))


def _is_more(word: str, first: Lexeme) -> bool:
    """Whether words say more than what is measured, so that the value behind them may be another one."""
    signed = word != "" and (word[0] in _EDGES or word[-1] in _EDGES or not _INSIDE_NO_NAME.isdisjoint(word))
    each = word.startswith("每") and first.kind == "word"  # 每购置图书3万册
    compared = word.startswith(_FRONTS)  # 不低于2022年90%
    joining = _JOINING.search(word) is not None  # at least or equal to 5
    return signed or each or compared or joining or word.count("(") != word.count(")")  # 24小时内响应（注1）


def outside(place: Place, cell: Cell, scope: int) -> Cut | None:
    """What the words in front of a rank say besides the scope: 考核 in 考核位居全市前3名."""
    first = place.lexemes[place.start].start
    word = cell.text[first:scope].rstrip("排名位居列在进入保持 ，,:：")  # noqa: RUF001 - as written
    word = word.lstrip(_STRIPPED)
    if not word or word in COMPARATORS or not any(map(str.isalpha, word)):
        return None
    return cell.cut(cell.text.index(word, first), cell.text.index(word, first) + len(word))


_DEED = regex(rf"{alternation(VERBS)}{{1,3}}{alternation(SCOPES)}?")
_FINISHED = regex("|".join((*DONE, *TURNING_WORDS)))
_LONGEST_OBJECT = 16


def _by_end(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    return {end: tuple(group) for end, group in groupby(sorted(words, key=_END), key=_END)}


_END = itemgetter(-1)
_NOUNS_BY_END = _by_end(NOUNS)
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
