"""
From a joined skeleton to lexemes: each is decided by its own characters and what must not follow, not by what precedes.

The rules of a character stand together: patterns first (days, amounts, negated comparisons), then the words of the
lexicon, longest first.  What no rule takes is part of a word.  Remarks in brackets are read here, since what they
hold is split into lexemes itself.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property
from typing import Literal

from perfmodel._patterns import alternation, regex
from perfmodel.lexicon import _comparison_words as comparing
from perfmodel.lexicon import _remarks as remarks
from perfmodel.lexicon._beside_values import FIGURE_TAILS, INCLUDING, LEAVING_OUT
from perfmodel.lexicon._rows import any_word, words_of
from perfmodel.targets import _amounts as amounts
from perfmodel.targets import _days as days
from perfmodel.targets import _lexemes as lexemes
from perfmodel.targets._lexemes import ENUMERATED, ENUMERATOR, WORDS, Kind, Lexeme, Rule, Word, rule, words_rule
from perfmodel.targets._skeleton import CLASSES, N
from perfmodel.targets._unit_ends import known_end, thing_end, word_end
from perfmodel.targets._unit_words import SCALE_START
from perfmodel.values._number import CHINESE_NUMERAL_CHARACTERS, SCALES
from perfmodel.values._unit import kind_of

BLANKS = " \t\n\r\f\v"

# --- remarks in brackets ----------------------------------------------------------------------------------------------

_ITSELF = (
    r"\s?(?:(?:本|该|此)?(?:数|级|日|天|月|年|值)|当[日天月年]|等于"
    rf"|(?:{N}|[{CHINESE_NUMERAL_CHARACTERS}]{{1,6}})[^(){CLASSES}]{{0,6}})?\s?"
)
"""What （含） and （不含） may speak of: the number itself; （含税） and （含志愿者20人） say nothing about it."""

_NOTE_START = alternation(words_of(remarks.POINTS))
_BASELINE = alternation(words_of(remarks.BASELINES))
_BEHINDS = words_of(*comparing.BEHIND)
_NO_NOTE = frozenset(
    (
        "front short weak behind about around negation move minus every apiece day clock half "
        "turn vague bad rank until before after plus plus-minus dash or against beside"
    ).split()
)
"""Kinds of lexemes that make more of what stands in brackets than a remark."""

_LEFT_OUT = regex(rf"不{any_word(LEAVING_OUT)}(?:[^\x00-\x7f]{{2,20}})$")
_NEVER_NOTES = frozenset({*words_of(remarks.PLACEHOLDERS), *SCALES, *remarks.TURNING_TAILS, *remarks.NO_REMARKS})
_EACH = tuple(remarks.EACH)
_OTHER_TIME = regex(rf"(?:{_BASELINE}){any_word(FIGURE_TAILS)}*")
_ASIDES = frozenset(remarks.ASIDES.split())


def _says_value(word: str) -> bool:
    """Whether words in brackets say what the value beside them is, or another one: 上年值, 负, 人均, 五人, SCI3篇."""
    if word in _NEVER_NOTES or _OTHER_TIME.fullmatch(word) or word.startswith(_EACH):
        return True
    if all(kind_of(unit) is not None for unit in word.split("、")):
        return True
    first, *rest = lexemes_of(word)
    if isinstance(first.value, amounts.Amount):
        return not rest and _counts(first.value.unit)
    return first.kind == "name" and _is_counted(word, first.stop)


def _counts(unit: str | None) -> bool:
    """Whether an amount with this unit counts something, and no unit of it is one of several: 五人, but 一期."""
    return unit is not None and unit not in remarks.ORDINALS


def _is_counted(word: str, at: int) -> bool:
    """Whether a name ends with a number and a unit is all that stands behind it: SCI3篇."""
    return word[at - 1].isdigit() and at < word_end(word, at) == len(word)


def _note(text: str) -> str | None:
    """A remark in brackets; ``None`` where it holds a word that changes what stands beside it: （以上）, （未完成）."""
    word = text.strip()
    if _is_aside(word):
        return word
    kinds = {lexeme.kind for lexeme in lexemes_of(word)}
    if "/" in word or word.startswith(remarks.TURNING_WORDS) or _says_value(word):
        return None
    return word if kinds.isdisjoint(_NO_NOTE) and any(map(str.isalnum, word)) else None


def _is_aside(word: str) -> bool:
    """Whether words in brackets only say what a value holds or leaves out: 含税, 不含志愿者, 含志愿者."""
    if word in _ASIDES or _LEFT_OUT.match(word) is not None:
        return True
    return word.startswith("含") and all(lexeme.kind not in _NO_NOTE for lexeme in lexemes_of(word))


def _enclosed(text: str) -> object:
    """What a comparison alone in brackets means: （不低于）, 【≥】; ``None`` for all else (未达到)."""
    lexemes = lexemes_of(text) if text[0] not in "未没尚" else []
    return lexemes[0].value if len(lexemes) == 1 and lexemes[0].kind == "front" else None


def _unit_inside(text: str) -> str | None:
    """A unit in brackets: 经费（万元）, 完成率（%）."""
    bare = SCALE_START.sub("", text, count=1)
    return text if bare and known_end(bare, 0) == len(bare) else None


NOTE_RULES = (
    rule("mark", "(", rf"\({any_word(INCLUDING)}{_ITSELF}\)", lambda _: "in"),
    rule("mark", "(", rf"\(不{any_word(INCLUDING)}{_ITSELF}\)", lambda _: "out"),
    rule("points", "(", rf"\((?:(?:本项|该项|每项)?(?:{_NOTE_START}):?{N}分?|{N}分)\)"),
    rule(
        "baseline",
        "(",
        rf"\((?=[^()]*[{CLASSES}])(?![^()]*(?:前\)|底|末|以?内\)|提高|增长|下降|降低))"
        rf"[^()≥≤]{{0,20}}?(?:{_BASELINE}|[{CLASSES}]年)[^()≥≤<>]{{0,30}}\)",
    ),
    rule("unit", "(", r"\((?:单位:?)?(?P<inside>[^()\s]{1,12})\)", lambda match: _unit_inside(match["inside"])),
    rule(
        "behind",
        "(",
        rf"\((?P<behind>{alternation(words_of(*comparing.BEHIND))})\)",
        lambda match: _BEHINDS[match["behind"]],
    ),
    rule("around", "(", rf"\({alternation(words_of(comparing.NEAR_BEHIND, *comparing.NEAR_BEFORE))}\)"),
    rule(
        "front",
        "(【[",
        rf"[(【\[](?P<enclosed>[^()【】\[\]{CLASSES}]{{1,8}})[)】\]](?=\s?[{CLASSES}])",
        lambda match: _enclosed(match["enclosed"]),
    ),
    rule("name", "【", r"【(?P<subject>[^】]{1,200})】", lambda match: None if _enclosed(match["subject"]) else match),
    rule("note", "(", rf"\((?!其中|每)(?P<note>[^(){CLASSES}%≥≤<>=±]{{1,80}})\)", lambda match: _note(match["note"])),
    rule("minus", "(", rf"\((?=[-]{N})", None),
)


# --- the walk through a text ------------------------------------------------------------------------------------------


class _Tried:
    """
    A rule as it is tried: its kind, what a match means, and its pattern, compiled when it is first asked.

    With *some* it is the pattern of any of them; where that finds nothing, the *rest* is tried.
    """

    def __init__(
        self,
        kind: Kind,
        pattern: str,
        value: Callable[[re.Match[str]], object] | None,
        some: "tuple[_Tried, ...]" = (),
        rest: "tuple[_Tried, ...]" = (),
    ) -> None:
        self.kind: Kind = kind
        self.pattern, self.value, self.some, self.rest = pattern, value, some, rest

    @cached_property
    def match(self) -> Callable[[str, int], re.Match[str] | None]:
        """What tries the compiled pattern at a place of a text."""
        return _compiled(self.pattern).match


_MANY_RULES = 4
_MOST_CHARACTERS = 20_000
"""For how many characters the rules are kept: more than any text of the field has."""


class _Rules(dict[str, tuple[_Tried, ...]]):
    """
    The rules of lexemes that begin with a character, in the order in which they are tried.

    Where a character begins many, a pattern that is any of them comes first, so that most places are passed at once.
    It leaves out those that stand apart, such as that of a number.
    """

    def __missing__(self, character: str) -> tuple[_Tried, ...]:
        rules = _rules_of().get(character, ())
        tried = tuple(_Tried(rule_.kind, rule_.pattern, rule_.value) for rule_ in rules)
        if len(rules) > _MANY_RULES:
            rest = tuple(one for one, rule_ in zip(tried, rules, strict=True) if rule_.apart)
            union = "|".join(_NAMED_GROUP.sub("(?:", rule_.pattern) for rule_ in rules if not rule_.apart)
            tried = (_Tried("any", union, None, tried, rest),)
        if len(self) < _MOST_CHARACTERS:
            self[character] = tried
        return tried


_NAMED_GROUP = regex(r"\(\?P<\w+>")
_RULES = _Rules()


_compiled = cache(re.compile)


@cache
def _rules_of() -> dict[str, tuple[Rule, ...]]:
    """The rules of each character that begins a lexeme."""
    found: dict[str, list[Rule]] = {}
    for rule_ in (
        *lexemes.STEP_RULES, *lexemes.SEPARATOR_RULES, *lexemes.COMPARISON_RULES, *days.RULES, *lexemes.RANK_RULES,
        *lexemes.NAME_RULES, *NOTE_RULES, *lexemes.GRADE_RULES, *lexemes.WORDED_RULES, *amounts.RULES,
    ):  # fmt: skip
        for character in dict.fromkeys(rule_.starts):
            found.setdefault(character, []).append(rule_)
    by_first: dict[str, list[str]] = {}
    for word in WORDS:
        by_first.setdefault(word[0], []).append(word)
    for first, words in by_first.items():
        _add_words(found.setdefault(first, []), first, words)
    return {first: tuple(rules) for first, rules in found.items()}


def _add_words(rules: list[Rule], first: str, words: list[str]) -> None:
    """Put the words of a character among its rules: ordinary ones right behind the steps, all others at the end."""
    ordinary = [word for word in words if WORDS[word].kind == "word"]
    others = [word for word in words if WORDS[word].kind != "word"]
    if ordinary:
        steps = sum(1 for rule_ in rules if rule_.kind == "step")
        rules.insert(steps, words_rule(first, ordinary))
    if others:
        rules.append(words_rule(first, others))


def lexemes_of(text: str, /) -> list[Lexeme]:
    """
    The lexemes of a joined skeleton, in their order; together they cover it.

    >>> [lexeme.kind for lexeme in lexemes_of("不低于一半")]
    ['front', 'half']
    """
    found: list[Lexeme] = []
    words = at = 0
    size = len(text)
    while at < size:
        character = text[at]
        if character in ENUMERATED and words == at and _begins_item(found):
            enumerator = ENUMERATOR.match(text, at)
            if enumerator is not None:
                words = at = enumerator.end()
                found.append(Lexeme("enumerator", enumerator.start(), at))
                continue
        if character in BLANKS and character not in "\n\r":
            lexeme: Lexeme | None = Lexeme("blank", at, _end_of_blanks(text, at))
        else:
            tried = _RULES[character]
            if tried and tried[0].some:
                tried = tried[0].some if tried[0].match(text, at) is not None else tried[0].rest
            lexeme = _lexeme_at(text, at, tried) if tried else None
        if lexeme is None or lexeme.kind == "word":
            at = at + 1 if lexeme is None else lexeme.stop
            continue
        if words < at:
            found.append(Lexeme("word", words, at))
        found.append(lexeme)
        words = at = lexeme.stop
    if words < size:
        found.append(Lexeme("word", words, size))
    return found


def _begins_item(found: list[Lexeme]) -> bool:
    """Whether the next lexeme may be the number of an item: at the start, behind a mark, a blank behind 1、 too."""
    if not found or found[-1].kind == "separator":
        return True
    return found[-1].kind == "blank" and found[0].kind == "enumerator"


def _end_of_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in BLANKS and text[at] not in "\n\r":
        at += 1
    return at


def _end_of_thing(text: str, at: int) -> int:
    """Where the thing behind 每 ends: 每人, 每人·天."""
    thing = thing_end(text, at)
    return max(thing, known_end(text, at + 1)) if text[thing : thing + 1] in {"·", "*", "/"} else thing


def _lexeme_at(text: str, at: int, rules: tuple[_Tried, ...]) -> Lexeme | None:
    """What the first of some rules that takes the characters at a place makes of them."""
    for rule_ in rules:
        match = rule_.match(text, at)
        if match is None or match.end() == at:
            continue
        if rule_.kind == "word":
            known = _word_of(match[0])
            return Lexeme(known.kind, at, match.end(), known.value)
        if rule_.kind == "apiece":
            thing = _end_of_thing(text, at)
            if thing > at + 1:
                return Lexeme("apiece", at, thing, text[at + 1 : thing])
            continue
        value = match if rule_.value is None else rule_.value(match)
        if value is not None:
            return Lexeme(rule_.kind, at, value.stop if isinstance(value, amounts.Amount) else match.end(), value)
    return None


def _word_of(text: str) -> Word:
    """The word that some characters are, of a word of change without its tail: 增长 of 增长率."""
    known = WORDS.get(text)
    return known or next(WORDS[text[:end]] for end in range(len(text) - 1, 0, -1) if text[:end] in WORDS)


# --- lexemes of a kind among others -----------------------------------------------------------------------------------


def any_of(lexemes: Iterable[Lexeme], *kinds: Kind) -> bool:
    """Whether one of some lexemes is of one of these kinds."""
    return first_of(lexemes, *kinds) is not None


def first_of(lexemes: Iterable[Lexeme], *kinds: Kind) -> Lexeme | None:
    """The first of some lexemes that is of one of these kinds."""
    return next((lexeme for lexeme in lexemes if lexeme.kind in kinds), None)


def last_before(lexemes: Sequence[Lexeme], start: int, stop: int, *kinds: Kind) -> int | None:
    """Where the last lexeme of these kinds stands in a stretch."""
    return next((at for at in range(stop - 1, start - 1, -1) if lexemes[at].kind in kinds), None)


def all_of(lexemes: Iterable[Lexeme], *kinds: Kind) -> bool:
    """Whether all of some lexemes are of these kinds."""
    return all(lexeme.kind in kinds for lexeme in lexemes)


def kind_at(lexemes: Sequence[Lexeme], at: int) -> Kind | Literal[""]:
    """The kind of the lexeme at a place, an empty text in front of the first and behind the last."""
    return lexemes[at].kind if 0 <= at < len(lexemes) else ""
