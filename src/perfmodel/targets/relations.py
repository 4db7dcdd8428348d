"""
Clauses that name another figure: 较上年提高5%, 高于全省平均水平2个百分点, 与上年持平, 不超过预算.

Needs: ``amounts``, ``clauses``, ``comparisons``, ``faults``, ``places``, ``shapes``, ``text``.  Used by: ``grammar``.
"""

import re

from perfmodel.lexicon.tokens import Token, groups_of
from perfmodel.lexicon.units import HAN, known_end
from perfmodel.lexicon.words import FIGURES, HOLD, MOVES, REFERENCES
from perfmodel.targets.amounts import quantity_of
from perfmodel.targets.clauses import Context, Frame, amount_in, comparison_of
from perfmodel.targets.comparisons import SIDES, comparator
from perfmodel.targets.faults import Unreadable
from perfmodel.targets.places import Place
from perfmodel.targets.shapes import Clause, Relative
from perfmodel.targets.terms import Comparison, Direction

_HOLD_WORDS = frozenset(HOLD.words.split())
_TERMS = re.compile(r"^(?:的|了|于|在|到|至|全年|年度)+|(?:水平)?范围$")
_TERM_STARTS = frozenset("的了于在到至全年")


def relative(tokens: list[Token], context: Context, frame: Frame) -> Clause | None:
    """``R … U … Q s?``: 较上年提高5个百分点, 同比增长≥8%."""
    word = context.folded[tokens[0][1] : tokens[0][2]]
    at = next(index for index, token in enumerate(tokens) if token[0] == "U")
    move = tokens[at]
    direction = Direction(MOVES[_move_word(context.folded[move[1] : move[2]])])
    reference = context.folded[tokens[0][2] : move[1]].strip(" ,的")
    reference = _COMPARED.sub("", reference).strip(" ,的")
    reference = _bare(_COMPARED_WITH.get(word, reference))
    if not reference:
        return None
    rest = tokens[at + 1 :]
    return Relative(
        comparison=comparison_of(rest, context),
        reference=reference,
        change=quantity_of(amount_in(rest), context.unit),
        direction=direction,
        text=frame.text,
        subject=frame.subject,
    )


_COMPARED_WITH = {"同比": "上年同期", "环比": "上期"}
_COMPARED = re.compile(r"(?:相比|比较|相较)较?$")


def apart(tokens: list[Token], context: Context, frame: Frame) -> Clause | None:
    """``o Y? W Q s?``: 高于全省平均水平2个百分点以上, 高于2023年水平5%."""
    at = next(index for index, token in enumerate(tokens) if token[0] == "Q")
    sign, rest = tokens[0], tokens[at:]
    comparison = comparator(context.folded[sign[1] : sign[2]])
    reference = context.folded[sign[2] : tokens[at][1]].strip()
    named = reference.endswith(FIGURE_ENDS) or tokens[1][0] == "Y"
    if comparison not in _APART or not named:
        return None
    return Relative(
        comparison=comparison_of(rest, context),
        reference=reference,
        change=quantity_of(amount_in(rest), context.unit),
        direction=_APART[comparison],
        text=frame.text,
        subject=frame.subject,
    )


_APART = {Comparison.GT: Direction.INCREASE, Comparison.LT: Direction.DECREASE}
"""The comparisons behind which a number is surely a distance from the figure, and which way."""


def _move_word(text: str) -> str:
    while text not in MOVES:
        text = text[:-1]
    return text


def level(tokens: list[Token], context: Context, frame: Frame) -> Clause | None:
    """``L``: 与上年持平, 同比持平."""
    groups = groups_of(tokens[0])
    reference = _COMPARED_WITH.get(groups.get("level1") or "") or _bare(groups["level"] or "")
    if not reference or context.operator not in {None, Comparison.EQ}:
        return None
    return Relative(comparison=Comparison.EQ, reference=reference, text=frame.text, subject=frame.subject)


def against(tokens: list[Token], context: Context, frame: Frame) -> Clause | None:
    """``o W`` and ``W s``: 不超过预算, 小于生均教育成本, 控制在预算内, 预算以内."""
    inner = [token for token in tokens if token[0] not in "oces"]
    text = context.folded
    reference = _bare(text[inner[0][1] : inner[-1][2]])
    words = [text[token[1] : token[2]] for token in tokens if token[0] in "oce"]
    if not _is_reference(reference, words, behind=tokens[-1][0] == "s", column=context.operator is not None):
        return None
    return Relative(
        comparison=comparison_of(tokens, context), reference=reference, text=frame.text, subject=frame.subject
    )


_HAN = re.compile(f"[{HAN}]")
_NO_FIGURE = re.compile(r"[XxNn*×_]|[\d.]+\s?:|(?:半|多|少|大多)数$|.{0,28}合同期$")
_PROSE_WORDS = frozenset(
    ("不足 不满 至少 最少 至多 最多 最低 最高 突破 好于 达到 达 短于 不亚于 未达 未达到 不到 达不到").split()
)
_LONGEST, _LONGEST_ALONE = 30, 12
FIGURE_ENDS, _REFERENCES = tuple(FIGURES), tuple(REFERENCES)


def _is_reference(reference: str, words: list[str], *, behind: bool, column: bool) -> bool:
    """Whether the words after a comparison name another figure, rather than go on with the sentence."""
    if len(reference) > _LONGEST or _HAN.search(reference) is None or _NO_FIGURE.match(reference):
        return False
    if known_end(reference, 0) == len(reference) and not reference.endswith(_REFERENCES):
        return False
    if not words:
        known = behind and reference.endswith(_REFERENCES)
        return (known or (column and reference.endswith(FIGURE_ENDS))) and len(reference) <= _LONGEST_ALONE
    if not _PROSE_WORDS.isdisjoint(words):
        return reference.endswith(FIGURE_ENDS)
    if not _HOLD_WORDS.isdisjoint(words):
        return reference.endswith(_REFERENCES)
    return not reference.startswith("的") and "问题" not in reference


def _bare(reference: str) -> str:
    word = reference.strip(" ,:。、的")
    return _TERMS.sub("", word).strip(" ,:。、的") if word[:1] in _TERM_STARTS or word.endswith("范围") else word


def figure_of_year(kinds: str, tokens: list[Token], first: int, last: int, folded: str) -> tuple[str, int] | None:
    """
    The core, and its end, where a year names a figure to compare with, and no time.

    不低于2023年水平, 高于2023年, 不低于2023年的95%, 高于2023年水平5%; but not 不晚于2023年建成.
    """
    behind = _BEHIND_YEAR.match(kinds, last) if kinds[first:last] == "oY" else None
    if behind is None:
        return None
    sign = folded[tokens[first][1] : tokens[first][2]]
    if behind.end() == last:
        return ("against", last) if SIDES[comparator(sign)] > 0 and _HAN.match(sign) is not None else None
    words = folded[tokens[last][1] : tokens[last][2]].strip()
    if behind["value"] is None:
        return ("against", last + 1) if words.endswith(_REFERENCES) else None
    name = "threshold" if words.endswith("的") else "apart" if words.endswith(_YEAR_FIGURES) else ""
    if name == "apart" and comparator(sign) not in _APART:
        raise Unreadable(tokens[first][1], tokens[behind.end() - 1][2], code="figure-ambiguous")
    return (name, behind.end()) if name else None


_BEHIND_YEAR = re.compile("W(?P<value>Q[szix]{0,4})|W?(?=[kj]|$)")
_YEAR_FIGURES = (*FIGURE_ENDS, "水平")


def refuse_figure(place: Place, folded: str) -> None:
    """Refuse a number behind a comparison with a figure: 不高于上年5% may be 5 % of last year, or above it."""
    at = place.first - 2
    if at < place.start or not place.kinds.startswith("oW", at) or place.kinds[place.first] == "o":
        return
    (_, start, _, _), (_, first, last, _) = place.tokens[at : at + 2]
    if folded[first:last].rstrip().endswith(FIGURE_ENDS) and _HAN.match(folded, start) is not None:
        raise Unreadable(start, place.core[-1][2], code="figure-ambiguous")
