"""Clauses without a number: held against a figure (不超过预算, 与上年持平), or lacking the value they wait for."""

from itertools import dropwhile, takewhile
from typing import NamedTuple

from perfmodel._patterns import regex
from perfmodel.lexicon._beside_values import CONTRACT_TERMS, EXTENTS, MAJORITIES, UNNAMED
from perfmodel.lexicon._comparison_words import (
    BESIDE,
    CHANGES,
    DEGREES,
    FIGURES,
    HOLD,
    PLANNED,
    REFERENCES,
    SHARED_SUMS,
)
from perfmodel.lexicon._remarks import DUE_NAMES, ENDED_TAILS, PLACEHOLDERS
from perfmodel.lexicon._rows import any_word
from perfmodel.targets._bounds import COMPARING
from perfmodel.targets._cell import Cell
from perfmodel.targets._clause_plans import ClausePlan, RelativePlan
from perfmodel.targets._comparisons import comparison_of
from perfmodel.targets._cores import Place
from perfmodel.targets._days import Moment
from perfmodel.targets._lexemes import Kind, Lexeme
from perfmodel.targets._lexer import any_of, first_of
from perfmodel.targets._making import Unreadable, Words
from perfmodel.targets._skeleton import A_NUMBER, CLASSES, Cut
from perfmodel.targets._subjects import cut_of, subject_up_to, words_in
from perfmodel.targets._terms import Comparison
from perfmodel.targets._unit_ends import A_HAN, known_end
from perfmodel.values._number import PARTS_OF
from perfmodel.values._unit import kind_of

FIGURE_ENDS, REFERENCE_ENDS = tuple(FIGURES), tuple(REFERENCES)


YEAR_FIGURES = (*FIGURE_ENDS, "水平")
_CHANGES = tuple(CHANGES)
_ANY_ENDS = (*YEAR_FIGURES, *REFERENCE_ENDS, *SHARED_SUMS, *_CHANGES)
"""How the words of a figure end, whichever: 预算, 平均水平, 标准, 上年度支出, GDP增速."""


BESIDE_NUMBER = (*YEAR_FIGURES, *PLANNED)


def reference_cut(cell: Cell, lexemes: list[Lexeme]) -> Cut | None:
    """The words of a figure as its name, without 的 and marks around it."""
    if not lexemes:
        return None
    closed = next((lexeme for lexeme in lexemes if lexeme.kind in _CLOSED), None)
    if _PLACEHOLDER.search(cell.text[lexemes[0].start : lexemes[-1].stop]) is not None:
        raise Unreadable(lexemes[0].start, lexemes[-1].stop, code="value-missing")
    if closed is not None:
        raise Unreadable(closed.start, closed.stop, code="words-unknown")
    start, stop = lexemes[0].start, lexemes[-1].stop
    text = cell.text[start:stop]
    bare = text.strip(" ,:。、的分别")
    bare = bare if bare.endswith(FIGURE_ENDS) else _without_degree(bare)
    if not bare:
        return None
    start += text.index(bare)
    start, stop = inner(cell.text, start, start + len(bare))
    return cell.cut(start, stop) if start < stop else None


_PLACEHOLDER = regex(rf"^[\s()（）….*_]+|^某|{any_word(UNNAMED, PLACEHOLDERS)}")  # noqa: RUF001
_CLOSED = frozenset({"front", "negation", "bad", "minus", "plus", "plus-minus", "half", "turn", "vague"})


_DEGREES = tuple(sorted(DEGREES, key=len, reverse=True))


def _without_degree(text: str) -> str:
    """The words without those of degree at their end: 稳步, 稳步地, 持续稳步."""
    bare = text.removesuffix("地")
    stop = len(bare)
    while (degree := next((word for word in _DEGREES if bare.endswith(word, 0, stop)), None)) is not None:
        stop -= len(degree)
    return text if stop == len(bare) else bare[:stop]


_TERM = regex(r"(?:的|了|于|在|到|至)+")


_RANGE = regex(f"{any_word(EXTENTS)}$")


def inner(text: str, start: int, stop: int) -> tuple[int, int]:
    """Where a figure's own name begins and ends: without 于 or 的 in front of it, and without 范围 behind it."""
    begun = _TERM.match(text, start, stop)
    if begun is not None and begun.end() < stop:
        start = begun.end()
    ended = _RANGE.search(text[start:stop])
    return start, stop if ended is None or not ended.start() else start + ended.start()


_HOLD_WORDS = frozenset(HOLD.words.split())


_LONGEST, LONGEST_ALONE, _LONGEST_MARK = 30, 12, 2


_NO_FIGURE = regex(rf"[XxNn*×_]|{any_word(MAJORITIES)}$|.{{0,28}}{any_word(CONTRACT_TERMS)}$")


_PROSE_WORDS = frozenset(
    (
        "不足 不满 至少 最少 至多 最多 最低 最高 突破 好于 达到 达 短于 不亚于 未达 未达到 不到 达不到 "
        "高于 超过 低于 少于 优于 超 逾 限 最大 最小 最长 最短"
    ).split()
)

_EQ = Comparison.EQ


def without_number(lexemes: list[Lexeme], cell: Cell) -> ClausePlan | None:
    """A part without a number: 不超过预算, 控制在预算内, 预算以内, 与上年持平."""
    level = _level(lexemes, cell)
    if level is not None:
        return level
    if any(lexeme.kind == "negation" for lexeme in lexemes):
        return None
    return _against(lexemes, cell)


def _level(lexemes: list[Lexeme], cell: Cell) -> ClausePlan | None:
    """与上年持平, 同比持平: as much as a figure; nothing where the words may say more (持平或增长)."""
    if not _says_only_level(lexemes, cell):
        return None
    mark = first_of(lexemes[:-1], "with", "against", "beside")
    if mark is None:
        return None
    if mark.kind == "beside":
        return RelativePlan(_EQ, BESIDE[cell.said(mark)])
    words = [lexeme for lexeme in lexemes[:-1] if lexeme.start > mark.start and not _is_mark_of_figure(lexeme, cell)]
    reference = reference_cut(cell, words)
    return None if reference is None else RelativePlan(_EQ, reference)


def _says_only_level(lexemes: list[Lexeme], cell: Cell) -> bool:
    """Whether a part ends with 持平 and, with the column beside it, says nothing else: not 持平或增长, nor ≥."""
    return lexemes[-1].kind == "level" and not any_of(lexemes, "or", "move") and cell.operator in {None, _EQ}


def _is_mark_of_figure(lexeme: Lexeme, cell: Cell) -> bool:
    """Whether a word only stands beside the name of a figure: 的, 相比."""
    return lexeme.kind in {"filler", "against"} and len(cell.said(lexeme)) <= _LONGEST_MARK


_PASSED = frozenset({"filler", "and", "punctuation", "plan", "shared"})


class _Bounded(NamedTuple):
    """The words of a figure with those that bound it: 支出, 不超过 and 预算; 预算 and 以内."""

    subject: list[Lexeme]
    fronts: list[Lexeme]
    words: list[Lexeme]
    behinds: list[Lexeme]


def _bounded(lexemes: list[Lexeme]) -> _Bounded:
    """A part by its first comparison; without one all of it is the figure."""
    said = list(dropwhile(lambda lexeme: lexeme.kind in _PASSED, lexemes))
    behinds = [lexeme for lexeme in said[-1:] if lexeme.kind == "behind"]
    said = said[: len(said) - len(behinds)]
    begin = next((at for at, lexeme in enumerate(said) if lexeme.kind in COMPARING), 0)
    fronts = list(takewhile(lambda lexeme: lexeme.kind in COMPARING, said[begin:]))
    return _Bounded(said[:begin], fronts, said[begin + len(fronts) :], behinds)


_NO_NAME: tuple[Kind, ...] = ("front", "bad", "move", "level", "against", "and", "or")
"""What the name of a figure does not hold."""


def _against(lexemes: list[Lexeme], cell: Cell) -> ClausePlan | None:
    """不超过预算, 控制在预算内: a bound that another figure is."""
    subject, fronts, words, behinds = _bounded(lexemes)
    named = _without_change(words, cell)
    if not named or any_of(named, *_NO_NAME):
        return None
    reference = reference_cut(cell, words)
    if reference is None:
        return None
    said = [cell.said(lexeme) for lexeme in fronts]
    text = _bare(cell.text[words[0].start : words[-1].stop])
    if not _is_reference(text, said, behind=bool(behinds), column=cell.operator is not None):
        return None
    if not fronts and words[0].kind == "lead":
        return None
    comparison = comparison_of(fronts, behinds, cell)
    return RelativePlan(comparison, reference, subject=cut_of(subject, cell))


def _without_change(words: list[Lexeme], cell: Cell) -> list[Lexeme]:
    """The words of a figure without the name of a change at their end, a noun behind what changes: GDP增速."""
    said = cell.text[words[0].start : words[-1].stop] if words else ""
    change = next((end for end in _CHANGES if said.endswith(end)), "")
    return [lexeme for lexeme in words if lexeme.stop <= words[-1].stop - len(change)]


def _bare(text: str) -> str:
    bare = text.strip(" ,:。、的")
    start, stop = inner(bare, 0, len(bare))
    return bare[start:stop]


_FIGURE = regex("|".join(FIGURE_ENDS))
_NUMBERED = regex(rf"[{CLASSES}]|[A-Za-z]{{1,2}}(?:\d|.{{1,2}}$)")
"""What is or may be a number, and no figure: 不少于100工程, 不少于l200人, 不少于Z次."""
_TAKEN_BACK = regex(rf"\((?:{'|'.join(ENDED_TAILS)})")


def _is_reference(reference: str, words: list[str], *, behind: bool, column: bool) -> bool:
    """Whether the words after a comparison name another figure, rather than go on with the sentence."""
    if not _may_be_figure(reference):
        return False
    if not words:
        return _is_reference_alone(reference, behind=behind, column=column)
    if any(word[0] in _SIGNS for word in words):
        return reference.endswith(_ANY_ENDS)
    if not _PROSE_WORDS.isdisjoint(words):
        return _is_sure_figure(reference)
    if not _HOLD_WORDS.isdisjoint(words):
        return reference.endswith(REFERENCE_ENDS)
    return not reference.startswith("的") and "问题" not in reference


def _is_reference_alone(reference: str, *, behind: bool, column: bool) -> bool:
    """Whether all that a part says is the name of a figure: 预算以内, and 平均水平 beside a column that compares."""
    if len(reference) > LONGEST_ALONE:
        return False
    return (behind and reference.endswith(REFERENCE_ENDS)) or (column and reference.endswith(FIGURE_ENDS))


def _may_be_figure(reference: str) -> bool:
    """Whether words have the form of a figure's name: no unit, no number (不少于100工程), nothing that goes on."""
    if len(reference) > _LONGEST or A_HAN.search(reference) is None or _NO_FIGURE.match(reference):
        return False
    is_unit = known_end(reference, 0) == len(reference) and not reference.endswith(REFERENCE_ENDS)
    if is_unit or _goes_on(reference):
        return False
    return reference.endswith(_ANY_ENDS) or _NUMBERED.match(reference) is None


def _is_sure_figure(reference: str) -> bool:
    """Whether words name a figure beyond doubt, even behind words of prose: 平均水平, 2023年水平."""
    if reference.endswith(FIGURE_ENDS):
        return True
    return reference.endswith("水平") and A_NUMBER.search(reference) is not None


def _goes_on(reference: str) -> bool:
    """Whether words hold a figure and go on behind it, or hold a share: 不超过预算扣分."""
    if "/" in reference or PARTS_OF in reference or reference.endswith(ENDED_TAILS) or _TAKEN_BACK.search(reference):
        return True
    return not reference.endswith(_ANY_ENDS) and _FIGURE.search(reference) is not None


def of_year(place: Place, cell: Cell) -> ClausePlan | None:
    """
    The clause where a year names a figure to compare with, and no time.

    不低于2023年水平, 高于2023年; but not 不晚于2023年建成.
    """
    lexemes, bound = place.lexemes, place.core.bounds[0]
    if not _is_bare_year(lexemes[bound.operand].value):
        return None
    if bound.first > place.start and lexemes[bound.first - 1].kind == "against":
        raise Words
    fronts = [lexeme for lexeme in place.fronts(bound) if lexeme.kind == "front"]
    if not fronts or any(_compares_times(lexeme, cell) for lexeme in fronts):
        return None
    if place.tail:
        text = cell.text[lexemes[bound.operand].start : lexemes[place.end - 1].stop].strip()
        if not text.endswith(REFERENCE_ENDS):
            return None
    elif not _compares_height(fronts[-1], cell):
        _refuse_year_of_name(place, cell)
        return None
    reference = reference_cut(cell, lexemes[bound.operand : place.end])
    subject = subject_up_to(place, cell, bound.first)
    return None if reference is None else RelativePlan(comparison_of(fronts, [], cell), reference, subject=subject)


def _is_bare_year(day: object) -> bool:
    """Whether a day is a year in digits and nothing more: 2023年."""
    return isinstance(day, Moment) and day.bare == "year" and day.year is not None


def _compares_times(front: Lexeme, cell: Cell) -> bool:
    """Whether a word compares times: 不晚于, 迟于."""
    return not _TIMES.isdisjoint(cell.said(front))


_TIMES = frozenset("晚迟")


def _compares_height(front: Lexeme, cell: Cell) -> bool:
    """Whether a word compares how high something is, and not when it is: 高于, 不高于, 超过; but not 不超过, ≥."""
    word = cell.said(front)
    return word[0].isalpha() and (front.value in {"ge", "gt"} or not _HEIGHTS.isdisjoint(word))


_HEIGHTS = frozenset("高低多少大小优劣差")


def _refuse_year_of_name(place: Place, cell: Cell) -> None:
    """Refuse a year that bounds a figure rather than a day: 死亡人数不超过2022年; but 完成时间不晚于2022年."""
    head = words_in(place.head)
    if head and not cell.said(head[-1]).endswith(DUE_NAMES):
        last = place.lexemes[place.core.last - 1]
        raise Unreadable(place.lexemes[place.start].start, last.stop, code="figure-ambiguous")


_SIGNS = frozenset("≥≤<>=≯≮》《±+&")


_EMPTY = regex(r"[\sXxNn*×_%‰/()（）.。…?？-]*")  # noqa: RUF001 - as written


def missing_value(cell: Cell) -> Cut | None:
    """Where a cell lacks the value that its words wait for: ≥, ≥XX%, 不低于人; ``None`` where they wait for none."""
    for at, lexeme in enumerate(cell.lexemes):
        sign = lexeme.kind in _SIGNED and cell.said(lexeme)[0] in _SIGNS
        if sign or (at == 0 and lexeme.kind in COMPARING and _names_no_more(cell.text[lexeme.stop :].strip())):
            return cell.cut(lexeme.stop, len(cell.text))
    return None


_SIGNED = COMPARING | {"plus-minus"}


def _names_no_more(rest: str) -> bool:
    """Whether what stands behind a comparison is a unit alone, or a place to be filled in: 人, XX%, ___."""
    if _EMPTY.fullmatch(rest) is not None:
        return True
    return known_end(rest, 0) == len(rest) and (kind_of(rest) != "count" or len(rest) == 1)
