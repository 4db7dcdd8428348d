"""Clauses of places in an order and of steps on a scale."""

import re

from perfmodel.lexicon.grades import GRADE_ENDS, GRADES_ALONE
from perfmodel.targets import subjects
from perfmodel.targets.cell import Cell
from perfmodel.targets.comparing import comparison_of, is_approximate
from perfmodel.targets.faults import Unreadable, Words
from perfmodel.targets.lexeme import Lexeme, matched
from perfmodel.targets.lexer import lexemes_of
from perfmodel.targets.place import Place, far_front
from perfmodel.targets.plan import Hole
from perfmodel.targets.plans import ClausePlan, GradePlan, RankPlan
from perfmodel.targets.skeleton import A_NUMBER
from perfmodel.targets.terms import Comparison
from perfmodel.values.number import chinese_integer

_SCOPE = re.compile(
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
