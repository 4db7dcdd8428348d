"""
Tokens to target: what a target expression says, and nothing it does not say.

The grammar is small and closed.  Each core is a pattern over the kinds of the tokens (:data:`CORES`); a text may hold
one core, several, or none.  One core with words around it is that target when the words leave no doubt that the
number is the point; several cores make a composite; none makes a statement, or an unread text where it starts like
an expression.

What it never does: fill in a year, guess a unit, or drop a character.

Needs: ``clauses``, ``shapes``, ``text``.  Used by: ``read``.
"""

import re
from typing import NamedTuple

from attrs import evolve

from perfmodel.errors import InvalidValueError
from perfmodel.target import clauses
from perfmodel.target.clauses import Context
from perfmodel.target.faults import Unreadable, unread
from perfmodel.target.shapes import Clause, Comparison, Composite, Statement, Target, Threshold
from perfmodel.text.lexicon import DONE
from perfmodel.text.tokens import Token, scan
from perfmodel.values.number import numeral_or_none

_DATE = "(?:Y(?:h|H|y|K|MD?)?|K|H|h|y|MD?|T)E?"
CORES = re.compile(
    "|".join(
        (
            r"(?P<relative>R[WYMHhGQyn]{0,4}?U[WvoacehU]{0,3}?Q[szix]*)",
            r"(?P<level>L)",
            rf"(?P<due>P?[oce]?u?f?(?:{_DATE}r(?:{_DATE}|D)|Y?Qr[YM][MDE]*|{_DATE})[sBb]?(?!Q))",
            r"(?P<frequency>P+[WvoaceGhUHYj]{0,6}?Q[szixb]*)",
            r"(?P<tolerance>[oacev]*(?:Qp|p)Q[szb]*)",
            r"(?P<range>[oacev]*f?[acv]*Q[ix]*rQ[ix]*[zb]?s?)",
            r"(?P<both>oa?Q[ixz]*oa?Q[ixzs]*)",
            r"(?P<rank>[ocev]*A)",
            r"(?P<grade>[ocev]*Gs?)",
            r"(?P<threshold>[oacevu]*[oacev]*Q[szix]*)",
            r"(?P<against>[oce]+[WYMHhGyE]{1,5}?s?(?=[kj]|$)|[oce]Ns?|vN|Ws(?=[kj]|$))",
        )
    )
)
"""The cores over token kinds, in the order in which they are tried at each place."""

_HEAD_END = re.compile(
    r"[\s:：,，、]*(?:预计|预期|力争|确保|应当|应|将|需|要|须|可|共|共计|累计|总计|合计|严格|均|全部|平均|的|比例)*[\s:：]*$"
)  # noqa: RUF001
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LONGEST_SUBJECT = 60


class Core(NamedTuple):
    """One core: its clause, the span of its tokens, whether words of its segment stand before and behind it."""

    clause: Clause
    first: int
    last: int
    head: bool
    tail: bool


def read(text: str, context: Context) -> Target:
    """The target that a text says; never raises on text."""
    kinds, tokens = scan(context.folded)
    try:
        cores = _cores(text, kinds, tokens, context)
        if not cores:
            return _without_core(text, kinds, tokens, context)
        if len(cores) > 1:
            return Composite(clauses=tuple(core.clause for core in cores), text=text)
        return _single(text, kinds, tokens, cores[0], context)
    except Unreadable as error:
        return unread(text, error.code, error.start, error.stop)
    except InvalidValueError as error:
        return unread(text, error.code, 0, len(text))


def _cores(text: str, kinds: str, tokens: list[Token], context: Context) -> list[Core]:
    found = list[Core]()
    segment_start, position = 0, 0
    for match in CORES.finditer(kinds):
        first, last = match.span()
        if match.lastgroup == "threshold" and _has_adverb(kinds, tokens, first, position, context):
            first -= 2
        separator = max(kinds.rfind("k", position, first), kinds.rfind("j", position, first))
        if separator >= 0:
            segment_start = separator + 1
        head_from = max(segment_start, position)
        position = last
        head = any(kind not in "PufSn" for kind in kinds[head_from:first])
        tail = last < len(kinds) and kinds[last] not in "kj"
        name = match.lastgroup or ""
        clause = _build(
            name, tokens[first:last], match[0], context, _between(text, tokens, head_from, first), head=head, tail=tail
        )
        if clause is None or _is_prose(clause, name, kinds, tokens, (first, last), context, head=head, tail=tail):
            position = head_from
            continue
        segment_start = last
        found.append(Core(_dressed(clause, text, tokens, (head_from, first, last)), first, last, head, tail))
    return found


_ADVERBS = frozenset(["至少", "最少", "至多", "最多", "不少于", "不低于", "不多于", "不超过"])


def _has_adverb(kinds: str, tokens: list[Token], first: int, position: int, context: Context) -> bool:
    """Whether a verb stands between the comparison and its number: 至少组织2次."""
    if first - 2 < position or kinds[first - 2 : first] != "oW":
        return False
    verb = _of(tokens[first - 1], context.folded)
    return _of(tokens[first - 2], context.folded) in _ADVERBS and len(verb) <= 8  # noqa: PLR2004 - a verb, no sentence


def _between(text: str, tokens: list[Token], first: int, last: int) -> str:
    return text[tokens[first][1] : tokens[last - 1][2]] if first < last else ""


def _build(  # noqa: PLR0913 - the builders share one table
    name: str, tokens: list[Token], kinds: str, context: Context, head_text: str, *, head: bool, tail: bool
) -> Clause | None:
    if any(kind == "Q" and match is not None and _is_no_numeral(match) for kind, _, _, match in tokens):
        return None
    if name == "due":
        return clauses.due(tokens, kinds, context)
    if name == "rank":
        return clauses.rank(tokens, context, head_text + _lead_text(tokens, context))
    if name == "grade":
        return clauses.grade(tokens, context, whole=not head and not tail)
    return _BUILDERS[name](tokens, context)


def _is_no_numeral(match: "re.Match[str]") -> bool:
    """Characters of numerals that are a word of another kind: 十四五, 万千."""
    return match["cn"] is not None and numeral_or_none(match["cn"]) is None


def _lead_text(tokens: list[Token], context: Context) -> str:
    return "" if len(tokens) == 1 else context.folded[tokens[0][1] : tokens[-1][1]]


_BUILDERS = {
    "relative": clauses.relative,
    "level": clauses.level,
    "frequency": clauses.frequency,
    "tolerance": clauses.tolerance,
    "range": clauses.span_of_values,
    "both": clauses.both_bounds,
    "threshold": clauses.threshold,
    "against": clauses.against,
}


def _is_prose(  # noqa: PLR0913 - the place of a core has many sides
    clause: Clause,
    name: str,
    kinds: str,
    tokens: list[Token],
    place: tuple[int, int],
    context: Context,
    *,
    head: bool,
    tail: bool,
) -> bool:
    """Whether what looks like a core is only a word of a sentence: 三个规定, 2022年工作, 第一时间."""
    first, last = place
    here = kinds[first:last]
    if name == "due":
        firm = any(kind in here for kind in "BEDTruoy") or (here[-1] == "s")
        if here == "h":
            return head or tail
        return not firm and (head or tail) and not _is_done(tokens, last, context.folded)
    if name == "rank":
        return (
            tail
            and "名" not in _of(tokens[last - 1], context.folded)
            and "位" not in _of(tokens[last - 1], context.folded)
        )
    if (
        name != "threshold"
        or not isinstance(clause, Threshold)
        or clause.comparison is not Comparison.STATED
        or clause.approximate
    ):
        return False
    match = tokens[next(index for index in range(first, last) if kinds[index] == "Q")][3]
    if match is not None and match["cn"] is not None:
        return (clause.quantity.unit.symbol == "" and context.unit is None) or tail or (head and here[0] not in "v")
    return head and tail and here[0] != "v"


def _of(token: Token, folded: str) -> str:
    return folded[token[1] : token[2]]


def _is_done(tokens: list[Token], last: int, folded: str) -> bool:
    rest = folded[tokens[last - 1][2] : tokens[last - 1][2] + 12]
    return bool(rest) and any(word in rest for word in DONE)


def _dressed(clause: Clause, text: str, tokens: list[Token], place: tuple[int, int, int]) -> Clause:
    """The clause with its own text and the subject that stands in front of it."""
    head_from, first, last = place
    named = tokens[head_from][3] if head_from < first else None
    if named is not None and named.lastgroup == "n" and named["subject"] is not None:
        subject: str | None = named["subject"]
    else:
        subject = _subject(_between(text, tokens, head_from, first), clause)
    start = tokens[min(first, head_from)][1]
    return evolve(clause, text=text[start : tokens[last - 1][2]].strip(), subject=subject)


def _subject(head: str, clause: Clause) -> str | None:
    word = _HEAD_END.sub("", head).strip(" \t\r\n\u3000:：,，、;；。")  # noqa: RUF001
    scope = getattr(clause, "scope", None)
    if scope is not None:
        word = word.split(scope)[0].rstrip("排名位居列在〖")
    usable = (
        0 < len(word) <= _LONGEST_SUBJECT
        and not any(mark in word for mark in "【】〖〗")
        and len(word.splitlines()) == 1
    )
    return word if (usable and _HAN.search(word)) or (usable and word.isalnum()) else None


def _single(text: str, kinds: str, tokens: list[Token], core: Core, context: Context) -> Target:
    clause = core.clause
    rest = kinds[: core.first] + kinds[core.last :]
    if "X" in rest:
        bad = tokens[kinds.index("X")]
        raise Unreadable("number-invalid", bad[1], bad[2])
    behind = context.folded[tokens[core.last - 1][2] :]
    if core.tail and not _HAN.search(behind) and behind.strip(" .。;;,!)"):
        raise Unreadable("expression-incomplete", tokens[core.last - 1][2], len(text))
    others = any(kind not in "kS" for kind in _elsewhere(kinds, core))
    stated = isinstance(clause, Threshold) and clause.comparison is Comparison.STATED and context.operator is None
    if others and stated and not kinds[: core.first].strip("k") == "":
        return Statement(text=text)
    return evolve(clause, text=text)


def _elsewhere(kinds: str, core: Core) -> str:
    """The kinds of the other segments."""
    start, stop = kinds.rfind("k", 0, core.first) + 1, kinds.find("k", core.last)
    return kinds[:start] + (kinds[stop:] if stop >= 0 else "")


def _without_core(text: str, kinds: str, tokens: list[Token], context: Context) -> Target:
    if kinds == "N":
        match = tokens[0][3]
        assert match is not None  # noqa: S101 - an N token always carries its match
        return Statement(text=match["name"])
    sign = kinds[0] in "oXrp" and context.folded[tokens[0][1]] in "≥≤<>=》《±-+.,0123456789"
    if sign or (kinds.strip("ocers") == "" and "o" in kinds) or ("X" in kinds and not _HAN.search(text)):
        place = tokens[-1][2] if kinds in {"o", "oo"} else tokens[0][1]
        code = "value-missing" if kinds[0] == "o" and "X" not in kinds else "expression-incomplete"
        bad = next((token for token in tokens if token[0] == "X"), None)
        if bad is not None:
            raise Unreadable("number-invalid", bad[1], bad[2])
        raise Unreadable(code, place, max(place, len(text)))
    return Statement(text=text)
