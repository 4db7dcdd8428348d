"""
Tokens to target: what a target expression says, and nothing it does not say.

The grammar is small and closed.  Each core is a pattern over the kinds of the tokens (:data:`CORES`); a text may hold
one core, several, or none.  One core with words around it is that target when the words leave no doubt that the
number is the point; several cores make a composite; none makes a statement, or an unread text where it starts like
an expression.

What it never does: fill in a year, guess a unit, or drop a character.

Needs: ``clauses``, ``places``, ``shapes``, ``text``.  Used by: ``cells``.
"""

import re
from typing import NamedTuple

from attrs import evolve

from perfmodel.errors import IncompatibleUnitsError, InvalidValueError
from perfmodel.lexicon.tokens import Token, amount_of, scan
from perfmodel.lexicon.units import HAN, known_end
from perfmodel.lexicon.words import DONE
from perfmodel.targets import clauses, ranges, relations
from perfmodel.targets.clauses import Context, Frame, amount_in
from perfmodel.targets.faults import Unreadable, unread
from perfmodel.targets.places import Place, frame_of, place_of
from perfmodel.targets.shapes import Clause, Composite, Statement, Target, Threshold
from perfmodel.targets.terms import Comparison
from perfmodel.values.number import numeral_or_none
from perfmodel.values.unit import kind_of

_DATE = "(?:Y(?:h|H|y|K|MD?)?|K|H|h|y|MD?|T)E?"
CORES = re.compile(
    "|".join(
        (
            r"(?P<relative>R[WYMHhGQyndR]{0,4}?U[WvoacehU]{0,3}?Q[szix]{0,4})",
            r"(?P<level>L)",
            r"(?P<yearly>[oacev]h[oacev]{0,4}Q[szix]{0,4})",
            rf"(?P<due>P?[oce]?u?f?(?:{_DATE}r(?:{_DATE}|D)|Y?Qr[YM][MDE]{{0,2}}|{_DATE})[ix]?[sBb]?(?!Q))",
            r"(?P<rates>[Pt]{1,2}[Wvoace]{0,4}?QrQs?)",
            r"(?P<frequency>[oae]{0,2}[Pt]{1,4}[WvoaceGhUHYj]{0,6}?Q[szixb]{0,4}|[oacev]{0,4}QsP(?=[kj]|$))",
            r"(?P<tolerance>[oacev]{0,4}(?:Qp|p)[oace]?Q[szb]{0,3})",
            r"(?P<between>QoWoQ)",
            r"(?P<range>[oacev]{0,4}f?[acv]{0,2}Q[ix]?rQ[ix]?[zb]?s?|f?Q[ix]?dQ[ix]?b|fQ[ix]?dQ[ix]?)",
            r"(?P<both>oa?Q[ixz]{0,2}oa?Q[ixzs]{0,3}|Q[ix]?s[ix]?Q[ix]?s[ix]?)",
            r"(?P<apart>oWQ[szix]{0,4})",
            r"(?P<rank>[ocev]{0,4}A)",
            r"(?P<grade>[ocev]{0,4}Gs?)",
            r"(?P<threshold>[oacevu]{0,6}Q[szix]{0,4})",
            r"(?P<against>[oce]{1,3}[WYMHhGyEd]{1,5}?s?(?=[kj]|$)|Ws(?=[kj]|$))",
        )
    )
)
"""The cores over token kinds, in the order in which they are tried at each place."""

_HAN = re.compile(f"[{HAN}]")


class Core(NamedTuple):
    """One core: its clause, the span of its tokens, whether words of its segment stand behind it."""

    clause: Clause
    first: int
    last: int
    tail: bool


def read(text: str, context: Context) -> Target:
    """The target that a text says; never raises on text."""
    kinds, tokens = scan(context.folded)
    try:
        cores = _cores(text, kinds, tokens, context)
        if not cores:
            return _without_core(text, kinds, tokens, context)
        _refuse_remains(text, kinds, tokens, cores)
        if len(cores) > 1:
            return Composite(clauses=tuple(core.clause for core in cores), text=text)
        return _single(text, kinds, tokens, cores[0], context)
    except Unreadable as error:
        return unread(text, error.code, error.start, error.stop)
    except (InvalidValueError, IncompatibleUnitsError) as error:
        return unread(text, error.code, 0, len(text))


def _cores(text: str, kinds: str, tokens: list[Token], context: Context) -> list[Core]:
    found, passed = list[Core](), list[Token]()
    segment = position = checked = 0
    match = CORES.search(kinds)
    while match is not None:
        first, last = match.span()
        name = match.lastgroup or ""
        if name == "threshold" and _has_adverb(kinds, tokens, first, position, context):
            first -= 2
        if name == "due":
            name, last = relations.figure_of_year(kinds, tokens, first, last, context.folded) or (name, last)
        segment = max(segment, kinds.rfind("k", checked, first) + 1, kinds.rfind("j", checked, first) + 1)
        checked = max(checked, first)
        place = place_of(max(segment, position), first, last, kinds, tokens, text)
        following = CORES.search(kinds, last)
        if name == "due" and kinds[first:last] == "Y" and _is_prose_date(place, context):
            match = following  # by far the commonest date in prose, and one that nothing can be wrong with
            continue
        clause = _build(name, place, context, alone=following is None and not found)
        if clause is None and name in _RETRIED:
            match = CORES.search(kinds, match.start() + 1)
            continue
        match = following
        if clause is None:
            continue
        if not _is_prose(clause, name, place, context):
            position = segment = last
            found.append(Core(clause, first, last, place.tail))
        elif name == "threshold":
            amount = amount_in(place.core)
            passed += [place.core[0]] if amount.form == "num" and amount.unit is not None else []
    return [] if _is_some_of_many(found, passed, kinds, tokens, context) else found


def _is_some_of_many(cores: list[Core], passed: list[Token], kinds: str, tokens: list[Token], context: Context) -> bool:
    """
    Whether bare values stand beside others that only words make of, so that none of them is the point.

    培训3期（春季1期、夏季2期） is words; a comma parts what is said of each: 落实20项措施，完成率100%.
    """
    if not passed or any(
        not isinstance(core.clause, Threshold) or core.clause.comparison is not _STATED or kinds[core.first] == "v"
        for core in cores
    ):
        return False
    places = [tokens[core.first][1] for core in cores]
    return any(
        _PARTED.search(context.folded, min(place, other[1]), max(place, other[1])) is None
        for place in places
        for other in passed[:_MOST_PASSED]
    )


_STATED = Comparison.STATED
_MOST_PASSED = 8
_PARTED = re.compile(r"[,;。\n]")


_RETRIED = frozenset({"apart", "relative", "frequency", "rates", "grade", "against"})


_FAR, _NEAR = 24, 8
_ADVERBS = {
    **dict.fromkeys(("至少", "最少", "至多", "最多"), _FAR),
    **dict.fromkeys(("不少于", "不低于", "不多于", "不超过"), _NEAR),
}
"""How many characters may part a comparison from its number: 至少 belongs to the number, 不低于 to what follows it."""


def _has_adverb(kinds: str, tokens: list[Token], first: int, position: int, context: Context) -> bool:
    """Whether a verb parts a comparison from its number, or what that is a share of: 至少组织2次, 不高于标准的80%."""
    if first - 2 < position or kinds[first - 2 : first] != "oW":
        return False
    verb = _of(tokens[first - 1], context.folded)
    if verb.endswith("的"):
        return len(verb) <= _FAR and _HAN.match(_of(tokens[first - 2], context.folded)) is not None
    return len(verb) <= _ADVERBS.get(_of(tokens[first - 2], context.folded), 0) and not verb.endswith(
        relations.FIGURE_ENDS
    )


def _build(name: str, place: Place, context: Context, *, alone: bool) -> Clause | None:
    tokens, frame, here = place.core, frame_of(place, alone=alone), place.kinds[place.first : place.last]
    if "Q" in here and _has_no_numeral(tokens):
        return None
    if name == "due":
        return clauses.due(tokens, here, context, frame)
    if name == "rank":
        lead = "" if len(tokens) == 1 else context.folded[tokens[0][1] : tokens[-1][1]]
        return clauses.rank(tokens, place.head_text + lead, frame)
    if name == "grade":
        return clauses.grade(tokens, context, frame, head=place.head, tail=place.tail_text)
    return _BUILDERS[name](tokens, context, frame)


def _has_no_numeral(tokens: list[Token]) -> bool:
    """Whether some characters of numerals are a word of another kind: 十四五, 万千."""
    for token in tokens:
        if token[0] == "Q":
            amount = amount_of(token)
            if amount.form == "cn" and numeral_or_none(amount.number) is None:
                return True
    return False


_BUILDERS = {
    "relative": relations.relative,
    "level": relations.level,
    "frequency": clauses.frequency,
    "rates": ranges.range_of_rates,
    "tolerance": ranges.tolerance,
    "range": ranges.span_of_values,
    "between": ranges.between,
    "both": ranges.both_bounds,
    "apart": relations.apart,
    "threshold": clauses.threshold,
    "yearly": clauses.threshold,
    "against": relations.against,
}


def _is_prose(clause: Clause, name: str, place: Place, context: Context) -> bool:
    """Whether what looks like a core is only a word of a sentence: 三个规定, 2022年工作, 第一时间."""
    if name == "due":
        return _is_prose_date(place, context)
    last = _of(place.core[-1], context.folded)
    if name == "rank":
        return place.tail and "名" not in last and "位" not in last
    if name == "grade":
        follows = place.first == place.start > 0 and place.kinds[place.first - 1] not in "kj" and len(place.core) == 1
        return follows or (place.tail and "Q" in place.behind)
    if name == "frequency":
        return place.tail_text.startswith("各")
    return name == "threshold" and _is_prose_value(clause, place, context)


def _is_prose_value(clause: Clause, place: Place, context: Context) -> bool:
    relations.refuse_figure(place, context.folded)
    if not isinstance(clause, Threshold) or clause.comparison is not _STATED or clause.approximate:
        return False
    return _is_prose_number(clause, place, context)


def _is_prose_date(place: Place, context: Context) -> bool:
    here = place.kinds[place.first : place.last]
    if here[-1] == "h" and _of(place.core[-1], context.folded).endswith("内"):
        return False
    if here == "h":
        return place.head or place.tail
    if here[-1] == "s" or not _FIRM.isdisjoint(here) or not (place.head or place.tail):
        return False
    return (here == "Y" and "Q" in place.behind) or not _is_done(place.tail_text, only=here == "Y")


_FIRM = frozenset("BEDTruoy")


def _is_prose_number(clause: Threshold, place: Place, context: Context) -> bool:
    """A bare number in a sentence: its words on both sides, or what stands beside it, say that it is no target."""
    kinds, head, tail = place.kinds, place.head, place.tail
    led = kinds[place.first] == "v"
    if (
        place.head_text.endswith(("各", "前"))
        or (led and place.head_text.endswith(("不", "非", "未")))
        or (kinds.startswith("r", place.last) and place.last + 1 < len(kinds))
        or _is_either(place, context)
        or _is_sentence(place, context)
    ):
        return True
    amount = amount_in(place.core)
    plain = clause.quantity.unit.symbol == "" and context.unit is None
    if amount.form == "cn" and not (amount.number == "零" and not tail and (led or not head)):
        lone = plain and len(amount.number) == 1 and not led
        return (plain and (tail or head)) or tail or (head and not led) or lone
    tail = tail and place.tail_text.strip(" )）") != ""  # noqa: RUF001 - as written
    return (head and tail and not led) or (plain and tail and _HAN.match(place.tail_text) is not None)


def _is_sentence(place: Place, context: Context) -> bool:
    """Whether 至少 or its like stands among the words before it, too far off: 至少在全市范围内举办2场."""
    at = place.kinds.rfind("o", place.start, place.first)
    return at >= 0 and _ADVERBS.get(_of(place.tokens[at], context.folded)) == _FAR


def _is_either(place: Place, context: Context) -> bool:
    """Whether it is one of two numbers of which the text leaves open which: 3、4家, 3或4家."""
    for first in (place.first - 2, place.last - 1):
        if first >= 0 and place.kinds[first : first + 3] in {"QkQ", "QWQ", "QdQ"}:
            amount = amount_of(place.tokens[first])
            bare = amount.unit is None and not amount.scale
            between = _of(place.tokens[first + 1], context.folded).strip()
            if between in {"或", "或者"} or (bare and between in {"、", "和", "与"}):
                return True
    return False


def _of(token: Token, folded: str) -> str:
    return folded[token[1] : token[2]]


_DONE_WORD = re.compile("|".join(DONE))
_DONE = re.compile(rf"[内中]?(?:全部|全面|按期|按时|如期|及时|基本|正式|顺利|任务)*(?:{'|'.join(DONE)})")


def _is_done(rest: str, *, only: bool) -> bool:
    """Whether the words behind a date say that something is finished; behind a bare year they say it at once."""
    return _DONE.match(rest) is not None if only else _DONE_WORD.search(rest, 0, 12) is not None


_LOOSE = re.compile(r"\s*[%‰‱/·*^+±]")


def _refuse_remains(text: str, kinds: str, tokens: list[Token], cores: list[Core]) -> None:
    """Refuse a sign that no core has taken: ≥ before a word, %% behind a value, 80%-90%-100%."""
    taken = 0 if "o" in kinds else len(tokens)
    for core in cores:
        _refuse_loose_signs(text, tokens[taken : core.first])
        taken = max(taken, core.last)
        behind = tokens[core.last][1] if core.last < len(tokens) else len(text)
        dash = kinds.startswith("r", core.last) and kinds[core.last + 1 : core.last + 2] in {"", "Q"}
        joined = _is_number(core.clause) and kinds.startswith(("o", "Q"), core.last) and not _HAN.match(text, behind)
        if dash or joined or (core.tail and _LOOSE.match(text, behind)):
            raise Unreadable(behind, len(text), code="expression-incomplete")
        if core.first and isinstance(core.clause, Threshold) and _LEADING.fullmatch(text, 0, tokens[core.first - 1][2]):
            raise Unreadable(0, tokens[core.first][1], code="expression-incomplete")
    _refuse_loose_signs(text, tokens[taken:])


_LEADING = re.compile(r"\s*[%‰‱^~～-]+\s*")


def _is_number(clause: Clause) -> bool:
    """Whether it is a number without a unit, which no sign and no second number can follow: 5=90%, 1 200."""
    return isinstance(clause, Threshold) and not clause.quantity.unit.symbol


def _refuse_loose_signs(text: str, tokens: list[Token]) -> None:
    for kind, start, stop, _ in tokens:
        if kind == "o" and not _HAN.match(text, start):
            raise Unreadable(stop, max(stop, len(text)), code="value-missing")


def _single(text: str, kinds: str, tokens: list[Token], core: Core, context: Context) -> Target:
    clause = core.clause
    rest = kinds[: core.first] + kinds[core.last :]
    if "X" in rest:
        raise _not_a_number(text, tokens[kinds.index("X")])
    behind = context.folded[tokens[core.last - 1][2] :]
    if core.tail and not _HAN.search(behind) and behind.strip(" .。;,!)"):
        raise Unreadable(tokens[core.last - 1][2], len(text), code="expression-incomplete")
    return clause if clause.text == text else evolve(clause, text=text)


def _not_a_number(text: str, token: Token) -> Unreadable:
    unknown = text[token[1] : token[2]] == "≠"
    return Unreadable(token[1], token[2], code="comparison-unknown" if unknown else "number-invalid")


_NUMERIC = re.compile(r"[\d.,\s≥≤<>=]+|万|亿", re.ASCII)


def _is_bare_unit(word: str) -> bool:
    """Whether a word is a unit and no name: %, 个, 公顷, but not 标准."""
    kind = kind_of(word)
    return kind is not None and (kind != "count" or len(word) == 1)


def _is_measure(rest: str) -> bool:
    """Whether nothing but a unit is left beside the digits of a broken number."""
    return known_end(rest, 0) == len(rest)


def _without_core(text: str, kinds: str, tokens: list[Token], context: Context) -> Target:
    if (
        kinds == "W"
        and context.operator is not None
        and (named := relations.against(tokens, context, Frame(text, None))) is not None
    ):
        return named
    if kinds in {"oW", "cW"} and _is_bare_unit(context.folded[tokens[1][1] : tokens[1][2]].strip()):
        raise Unreadable(tokens[1][1], tokens[1][1], code="value-missing")
    if "X" in kinds and _is_measure(_NUMERIC.sub("", context.folded)):
        raise _not_a_number(text, tokens[kinds.index("X")])
    sign = kinds[0] in "oXrp" and context.folded[tokens[0][1]] in "≥≤<>=》《±-+.,0123456789"
    if sign or (set(kinds) <= set("ocers") and "o" in kinds) or ("X" in kinds and not _HAN.search(text)):
        place = tokens[-1][2] if kinds in {"o", "oo"} else tokens[0][1]
        code = "value-missing" if kinds[0] == "o" and "X" not in kinds else "expression-incomplete"
        bad = next((token for token in tokens if token[0] == "X"), None)
        if bad is not None:
            raise _not_a_number(text, bad)
        raise Unreadable(place, max(place, len(text)), code=code)
    return Statement(text=text)
