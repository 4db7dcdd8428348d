"""Clauses whose point is no amount: held against a figure (不超过预算), a place in an order, a step on a scale."""

from perfmodel._patterns import regex
from perfmodel.lexicon._comparison_words import (
    BESIDE,
    DEGREES,
    FIGURES,
    GRADE_ENDS,
    GRADES_ALONE,
    HOLD,
    PLANNED,
    REFERENCES,
)
from perfmodel.lexicon._remarks import DUE_NAMES, ENDED_TAILS, PLACEHOLDERS
from perfmodel.lexicon._rows import words_of
from perfmodel.targets import _subjects as subjects
from perfmodel.targets._bounds import COMPARING
from perfmodel.targets._cell import Cell
from perfmodel.targets._clause_plans import ClausePlan, GradePlan, RankPlan, RelativePlan
from perfmodel.targets._comparisons import comparison_of, is_approximate
from perfmodel.targets._cores import Place, far_front
from perfmodel.targets._days import Moment
from perfmodel.targets._lexemes import Lexeme, matched
from perfmodel.targets._lexer import lexemes_of
from perfmodel.targets._making import Unreadable, Words
from perfmodel.targets._skeleton import A_NUMBER, CLASSES, Cut, Hole
from perfmodel.targets._subjects import cut_of, subject_up_to, words_in
from perfmodel.targets._terms import Comparison
from perfmodel.targets._unit_ends import A_HAN, known_end
from perfmodel.values._number import chinese_integer
from perfmodel.values._unit import kind_of

FIGURE_ENDS, REFERENCE_ENDS = tuple(FIGURES), tuple(REFERENCES)


YEAR_FIGURES = (*FIGURE_ENDS, "水平")


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


_PLACEHOLDER = regex(rf"^[\s()（）….*_]+|若干|^某|{'|'.join(words_of(PLACEHOLDERS))}")  # noqa: RUF001
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


_RANGE = regex(r"(?:水平)?范围$")


def inner(text: str, start: int, stop: int) -> tuple[int, int]:
    """Where a figure's own name begins and ends: without 于 or 的 in front of it, and without 范围 behind it."""
    begun = _TERM.match(text, start, stop)
    if begun is not None and begun.end() < stop:
        start = begun.end()
    ended = _RANGE.search(text[start:stop])
    return start, stop if ended is None or not ended.start() else start + ended.start()


_HOLD_WORDS = frozenset(HOLD.words.split())


_LONGEST, LONGEST_ALONE, _LONGEST_MARK = 30, 12, 2


_NO_FIGURE = regex(r"[XxNn*×_]|(?:半|多|少|大多)数$|.{0,28}合同期$")


_PROSE_WORDS = frozenset(
    (
        "不足 不满 至少 最少 至多 最多 最低 最高 突破 好于 达到 达 短于 不亚于 未达 未达到 不到 达不到 "
        "高于 超过 低于 少于 优于 超 逾 限 最大 最小 最长 最短"
    ).split()
)

_EQ, _STATED = Comparison.EQ, Comparison.STATED


def without_number(lexemes: list[Lexeme], cell: Cell) -> ClausePlan | None:
    """A part without a number: 不超过预算, 控制在预算内, 预算以内, 与上年持平."""
    level = _level(lexemes, cell)
    if level is not None:
        return level
    if any(lexeme.kind == "negation" for lexeme in lexemes):
        return None
    return _against(lexemes, cell)


def _level(lexemes: list[Lexeme], cell: Cell) -> ClausePlan | None:
    if (
        lexemes[-1].kind != "level"
        or any(lexeme.kind in {"or", "move"} for lexeme in lexemes)
        or cell.operator not in {None, _EQ}
    ):
        return None
    at = next((at for at in range(len(lexemes) - 1) if lexemes[at].kind in {"with", "against", "beside"}), None)
    if at is None:
        return None
    if lexemes[at].kind == "beside":
        return RelativePlan(_EQ, BESIDE[cell.said(lexemes[at])])
    words = [
        lexeme
        for lexeme in lexemes[at + 1 : -1]
        if lexeme.kind not in {"filler", "against"} or len(cell.said(lexeme)) > _LONGEST_MARK
    ]
    reference = reference_cut(cell, words)
    return None if reference is None else RelativePlan(_EQ, reference)


_PASSED = frozenset({"filler", "and", "punctuation", "plan", "shared"})


def _against(lexemes: list[Lexeme], cell: Cell) -> ClausePlan | None:
    begin = next((at for at, lexeme in enumerate(lexemes) if lexeme.kind not in _PASSED), len(lexemes))
    inner = lexemes[begin:]
    at = next((at for at, lexeme in enumerate(inner) if lexeme.kind in COMPARING), None)
    behind = [lexeme for lexeme in inner[-1:] if lexeme.kind == "behind"]
    words = inner if at is None else inner[at + 1 :]
    words = words[: len(words) - len(behind)]
    fronts = [] if at is None else [inner[at]]
    first = next((at for at, lexeme in enumerate(words) if lexeme.kind not in COMPARING), len(words))
    fronts, words = [*fronts, *words[:first]], words[first:]
    if not words or any(lexeme.kind in {"front", "bad", "move", "level", "against", "and", "or"} for lexeme in words):
        return None
    reference = reference_cut(cell, words)
    said = [cell.said(lexeme) for lexeme in fronts]
    text = "" if reference is None else _bare(cell.text[words[0].start : words[-1].stop])
    if reference is None or not _is_reference(text, said, behind=bool(behind), column=cell.operator is not None):
        return None
    if at is None and inner[0].kind == "lead":
        return None
    comparison = comparison_of(fronts, behind, cell)
    subject = cut_of(inner[:at], cell) if at else None
    return RelativePlan(comparison, reference, subject=subject)


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
    is_unit = known_end(reference, 0) == len(reference) and not reference.endswith(REFERENCE_ENDS)
    known = reference.endswith((*YEAR_FIGURES, *REFERENCE_ENDS))
    numbered = not known and _NUMBERED.match(reference) is not None
    if (
        is_unit
        or numbered  # 不少于100工程
        or _goes_on(reference)
        or len(reference) > _LONGEST
        or A_HAN.search(reference) is None
        or _NO_FIGURE.match(reference)
    ):
        return False
    if any(word[0] in _SIGNS for word in words):
        return reference.endswith((*YEAR_FIGURES, *REFERENCE_ENDS))
    if not words:
        known = behind and reference.endswith(REFERENCE_ENDS)
        return (known or (column and reference.endswith(FIGURE_ENDS))) and len(reference) <= LONGEST_ALONE
    if not _PROSE_WORDS.isdisjoint(words):
        return reference.endswith(FIGURE_ENDS) or (
            reference.endswith("水平") and A_NUMBER.search(reference) is not None
        )
    if not _HOLD_WORDS.isdisjoint(words):
        return reference.endswith(REFERENCE_ENDS)
    return not reference.startswith("的") and "问题" not in reference


def _goes_on(reference: str) -> bool:
    """Whether words hold a figure and go on behind it, or hold a share: 不超过预算扣分."""
    if "/" in reference or "分之" in reference or reference.endswith(ENDED_TAILS) or _TAKEN_BACK.search(reference):
        return True
    return not reference.endswith((*YEAR_FIGURES, *REFERENCE_ENDS)) and _FIGURE.search(reference) is not None


def of_year(place: Place, cell: Cell) -> ClausePlan | None:
    """
    The clause where a year names a figure to compare with, and no time.

    不低于2023年水平, 高于2023年; but not 不晚于2023年建成.
    """
    lexemes, core = place.lexemes, place.core
    bound = core.bounds[0]
    day = lexemes[bound.operand].value
    fronts = [lexeme for lexeme in place.fronts(bound) if lexeme.kind == "front"]
    against = lexemes[bound.first - 1] if bound.first > place.start else None
    if not isinstance(day, Moment) or day.bare != "year" or day.year is None:
        return None
    if against is not None and against.kind == "against":
        raise Words
    if not fronts or any("晚" in cell.said(lexeme) or "迟" in cell.said(lexeme) for lexeme in fronts):
        return None
    text = cell.text[lexemes[bound.operand].start : lexemes[place.end - 1].stop].strip()
    if place.tail and not text.endswith(REFERENCE_ENDS):
        return None
    if not place.tail and not _compares_height(fronts[-1], cell):
        _refuse_year_of_name(place, cell)
        return None
    reference = reference_cut(cell, lexemes[bound.operand : place.end])
    subject = subject_up_to(place, cell, bound.first)
    return None if reference is None else RelativePlan(comparison_of(fronts, [], cell), reference, subject=subject)


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
    end = len(cell.text)
    for at, lexeme in enumerate(cell.lexemes):
        sign = cell.said(lexeme)[0] in _SIGNS
        if sign and lexeme.kind in COMPARING | {"plus-minus"}:
            return cell.cut(lexeme.stop, end)
        if lexeme.kind in COMPARING and at == 0:
            rest = cell.text[lexeme.stop :].strip()
            bare = known_end(rest, 0) == len(rest) and (kind_of(rest) != "count" or len(rest) == 1)
            if bare or _EMPTY.fullmatch(rest):
                return cell.cut(lexeme.stop, end)
    return None


_SCOPE = regex(
    r"((?:全|本|同)[省市国县区州盟镇乡街系行校球旗](?:[市县区]州?|同类[^ ,;。]{0,6})?"
    r"|(?:同类|同级)[^ ,;。]{0,6})(?:排名|排位|位次|综合|考核)*$"
)

_GT, _LE, _LT = Comparison.GT, Comparison.LE, Comparison.LT


def rank_clause(place: Place, cell: Cell) -> ClausePlan:
    """The clause of a place in an order, with the scope in front of it: 全省前三."""
    bound = place.core.bounds[0]
    lexeme = place.lexemes[bound.operand]
    match = matched(lexeme)
    said = comparison_of([*far_front(place, cell, strict=False), *place.fronts(bound)], place.behinds(bound), cell)
    if said in {_GT, _LT} or (said is _LE and any(cell.said(behind).endswith("下") for behind in place.behinds(bound))):
        raise Unreadable(lexeme.start, place.lexemes[bound.last - 1].stop, code="rank-invalid")
    if is_approximate(place.fronts(bound), place.behinds(bound)):
        raise Words
    if place.tail and "名" not in match[0] and "位" not in match[0]:
        raise Words
    text = match["rank"]
    place_of_number = cell.holes_before(lexeme.start) + len(A_NUMBER.findall(match[0])) - 1
    within: int | Hole = Hole(place_of_number) if A_NUMBER.match(text) else chinese_integer(text) or 0
    begin: int | Hole = 1
    if match.re.groupindex.get("best") and match["best"]:
        begin = Hole(cell.holes_before(lexeme.start))
    head = cell.text[place.lexemes[place.start].start : lexeme.start] if place.start < bound.operand else ""
    scope = _SCOPE.search(head)
    far = far_front(place, cell, strict=False)
    subject = subjects.subject_of(place, cell, far[0] if far else None)
    if scope is None:
        return RankPlan(within, None, subject, begin)
    start = lexeme.start - len(head) + scope.start(1)
    return RankPlan(
        within, cell.cut(start, start + len(scope[1])), None if far else subjects.outside(place, cell, start), begin
    )


def grade_clause(place: Place, cell: Cell) -> ClausePlan:
    """The clause of a step on a scale: 中等及以上."""
    bound = place.core.bounds[0]
    lexeme = place.lexemes[bound.operand]
    word = cell.said(lexeme).removesuffix("等次").removesuffix("等级")
    fronts, behinds = place.fronts(bound), place.behinds(bound)
    _refuse_second_grade(behinds, cell)
    far = far_front(place, cell, strict=False)
    if is_approximate(fronts, behinds):
        raise Words
    if not _grade_stands(place, cell, word, fronts=[*far, *fronts], behinds=behinds):
        raise Words
    comparison = comparison_of([*far, *fronts], behinds, cell)
    subject = subjects.subject_of(place, cell, far[0] if far else None)
    return GradePlan(comparison, word, cell.holes_before(lexeme.start), subject)


def _refuse_second_grade(behinds: list[Lexeme], cell: Cell) -> None:
    """Refuse another step in brackets: 优秀（良好）."""
    for note in behinds:
        if note.kind == "note" and any(said.kind == "grade" for said in lexemes_of(cell.said(note)[1:-1])):
            raise Unreadable(note.start, note.stop, code="words-unknown")


_NEARLY = frozenset({"基本", "一般", "总体", "原则上"})
"""Words that make another step of a grade: 基本合格 is less than 合格."""


def _grade_stands(place: Place, cell: Cell, word: str, *, fronts: list[Lexeme], behinds: list[Lexeme]) -> bool:
    kinds = {lexeme.kind for lexeme in (*fronts, *behinds)}
    if any(lexeme.kind == "filler" and cell.said(lexeme) in _NEARLY for lexeme in fronts):
        return False
    head, tail = bool(subjects.words_in(place.head)), "".join(map(cell.said, place.tail)).strip()
    numbered = place.lexemes[place.core.bounds[0].operand].kind == "grade" and word.endswith(
        ("级", "类", "A", "B", "C")
    )
    ended = not tail or tail in GRADE_ENDS
    if not kinds.isdisjoint({"front", "short", "behind"}):
        led = not kinds.isdisjoint({"lead", "reach"})  # 实现中等及以上经济效益
        return (ended or led) and kinds.isdisjoint({"about", "around"})
    if not head and not tail and cell.operator is not None:
        return True
    named = word in GRADES_ALONE
    if "reach" in kinds:
        return (named or numbered) and ended
    if fronts:
        return "lead" in kinds and named and not tail
    return not head and ended and (named or numbered or word.endswith("等"))
