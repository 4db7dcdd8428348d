"""Clauses of a place in an order (全省前三) and of a step on a scale (中等及以上)."""

from perfmodel._patterns import regex
from perfmodel.lexicon._beside_values import ORDER_TAILS, PEERS, SAME_KIND
from perfmodel.lexicon._comparison_words import GRADE_ENDS, GRADES_ALONE
from perfmodel.lexicon._rows import any_word
from perfmodel.targets import _subjects as subjects
from perfmodel.targets._cell import Cell
from perfmodel.targets._clause_plans import ClausePlan, GradePlan, RankPlan
from perfmodel.targets._comparisons import comparison_of, is_approximate
from perfmodel.targets._cores import Place, far_front
from perfmodel.targets._lexemes import Kind, Lexeme, matched
from perfmodel.targets._lexer import lexemes_of
from perfmodel.targets._making import Unreadable, Words
from perfmodel.targets._skeleton import A_NUMBER, Hole
from perfmodel.targets._subjects import words_in
from perfmodel.targets._terms import Comparison
from perfmodel.values._number import chinese_integer

_SCOPE = regex(
    rf"((?:全|本|同)[省市国县区州盟镇乡街系行校球旗](?:[市县区]州?|{SAME_KIND}[^ ,;。]{{0,6}})?"
    rf"|{any_word(PEERS)}[^ ,;。]{{0,6}}){any_word(ORDER_TAILS)}*$"
)

_GT, _LE, _LT = Comparison.GT, Comparison.LE, Comparison.LT


def rank_clause(place: Place, cell: Cell) -> ClausePlan:
    """The clause of a place in an order, with the scope in front of it: 全省前三."""
    bound = place.core.bounds[0]
    lexeme = place.lexemes[bound.operand]
    fronts, behinds = place.fronts(bound), place.behinds(bound)
    far = far_front(place, cell, strict=False)
    if _is_backwards(comparison_of([*far, *fronts], behinds, cell), behinds, cell):
        raise Unreadable(lexeme.start, place.lexemes[bound.last - 1].stop, code="rank-invalid")
    if is_approximate(fronts, behinds) or (place.tail and _A_PLACE.search(matched(lexeme)[0]) is None):
        raise Words
    begin, within = _places(lexeme, cell)
    head = cell.text[place.lexemes[place.start].start : lexeme.start] if place.start < bound.operand else ""
    scope = _SCOPE.search(head)
    subject = subjects.subject_of(place, cell, far[0] if far else None)
    if scope is None:
        return RankPlan(within, None, subject, begin)
    start = lexeme.start - len(head) + scope.start(1)
    outside = None if far else subjects.outside(place, cell, start)
    return RankPlan(within, cell.cut(start, start + len(scope[1])), outside, begin)


_A_PLACE = regex("[名位]")
"""What says that a number is a place, and so may have words behind it: 前三名的企业."""


def _is_backwards(said: Comparison, behinds: list[Lexeme], cell: Cell) -> bool:
    """Whether a comparison leaves open which places are meant: 高于第3名, 前3名以下."""
    return said in {_GT, _LT} or (said is _LE and any(cell.said(behind).endswith("下") for behind in behinds))


def _places(lexeme: Lexeme, cell: Cell) -> tuple[int | Hole, int | Hole]:
    """The first and the last place that a rank names: 1 and 3 of 前三, both numbers of 前1-3."""
    match = matched(lexeme)
    first = cell.holes_before(lexeme.start)
    begin = Hole(first) if match.re.groupindex.get("best") and match["best"] else 1
    if A_NUMBER.match(match["rank"]) is None:
        return begin, chinese_integer(match["rank"]) or 0
    return begin, Hole(first + len(A_NUMBER.findall(match[0])) - 1)


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
    """Whether a step is the point of its part: compared (中等及以上), reached (达到优秀), or alone (二级)."""
    if _is_nearly_reached(fronts, cell):
        return False
    kinds: set[Kind] = {lexeme.kind for lexeme in (*fronts, *behinds)}
    tail = "".join(map(cell.said, place.tail)).strip()
    if not kinds.isdisjoint(_COMPARED):
        return _stands_compared(kinds, tail)
    if _is_compared_by_column(place, cell, tail):
        return True
    if "reach" in kinds:
        return _leaves_grade(tail) and _is_sure_step(place, word)
    if fronts:
        return _is_sum_of_sentence(kinds, word, tail)
    return _stands_alone(place, word, tail)


_COMPARED: frozenset[Kind] = frozenset({"front", "short", "behind"})
"""What says from which step on or up to which: 不低于, 未达, 及以上."""


def _is_nearly_reached(fronts: list[Lexeme], cell: Cell) -> bool:
    """Whether a word in front of a step says that it is not quite reached: 基本合格."""
    return any(lexeme.kind == "filler" and cell.said(lexeme) in _NEARLY for lexeme in fronts)


def _is_compared_by_column(place: Place, cell: Cell, tail: str) -> bool:
    """Whether a step is all that a cell says, and a column beside it compares: 二级 beside ≥."""
    return cell.operator is not None and not tail and not words_in(place.head)


def _is_sum_of_sentence(kinds: set[Kind], word: str, tail: str) -> bool:
    """Whether a sentence leads to a step and ends with it: 考核结果为优秀."""
    return "lead" in kinds and not tail and word in GRADES_ALONE


def _stands_alone(place: Place, word: str, tail: str) -> bool:
    """Whether a step without any words in front of it is one: 优等, 二级, Ⅲ类水质."""
    if words_in(place.head) or not _leaves_grade(tail):
        return False
    return word.endswith("等") or _is_sure_step(place, word)


def _stands_compared(kinds: set[Kind], tail: str) -> bool:
    """Whether a step with a comparison is no mere part of a sentence: 中等及以上, 实现中等及以上经济效益."""
    exact = kinds.isdisjoint({"about", "around"})
    return exact and (_leaves_grade(tail) or not kinds.isdisjoint({"lead", "reach"}))


def _leaves_grade(tail: str) -> bool:
    """Whether nothing stands behind a step, or what leaves it one: 优秀等次, Ⅲ类水质."""
    return not tail or tail in GRADE_ENDS


def _is_sure_step(place: Place, word: str) -> bool:
    """Whether a word is a step on a scale without a comparison beside it: 优秀, 二级, AA."""
    numbered = place.lexemes[place.core.bounds[0].operand].kind == "grade"
    return word in GRADES_ALONE or (numbered and word.endswith(("级", "类", "A", "B", "C")))
