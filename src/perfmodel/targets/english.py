"""
Reading the English that ``describe`` writes: at least 800,000 person-visits, one issue every six months.

It takes whole sentences and nothing else: a text that is not one of them, from its first character to its last, says
nothing here and goes to the reader of cells.  The sentences stand in :mod:`perfmodel.targets.english_words`, the names
of units in :mod:`perfmodel.values.english_units`.  Numbers, days and names are those of the locale ``en``.
"""

import re
from collections.abc import Callable

from attrs import evolve

from perfmodel.targets.dated import dated
from perfmodel.targets.english_amounts import ANYTHING, amount_in, compared, count_in, interval_in, period_in
from perfmodel.targets.english_days import deadline_in
from perfmodel.targets.english_words import (
    ABOUT,
    ALL,
    ANY,
    EVERY,
    FIGURE,
    FIRST,
    GRADES,
    MOVES,
    NO,
    RANK,
    SCALE,
    SCOPE,
    SHARE,
    STATED_FIGURE,
    UNREAD,
    UNSTATED,
    WORDS,
    YES,
    pattern_of,
)
from perfmodel.targets.shapes import (
    Clause,
    Composite,
    Frequency,
    Grade,
    Range,
    Rank,
    Relative,
    Statement,
    Threshold,
    Unstated,
    YesNo,
)
from perfmodel.targets.terms import Comparison
from perfmodel.values.quotes import QUOTED, from_quotes, name_of

_WORD = re.compile("[a-z]{2}")
_WELL_FORMED = re.compile(rf"(?:[^“”]|{QUOTED})*+")
_JOINTS = re.compile(rf"{QUOTED}|: |{ALL}|{ANY}")
_NAME = re.compile(QUOTED)
_INSIDE = QUOTED.removeprefix("“").removesuffix("”")
_ABOUT = ABOUT.removesuffix("{amount}")
_EVERY = pattern_of(EVERY, amount=ANYTHING, period="[a-z0-9, ]+")
_RANK = pattern_of(RANK, within=r"\d{1,6}")
_SCOPE = pattern_of(SCOPE, rank=rf"{FIRST}|{RANK.removesuffix('{within}')}\d{{1,6}}", scope=".+")
_SCALE = pattern_of(SCALE, grade=ANYTHING, scale=_INSIDE)
_GRADES = [(comparison, pattern_of(sentence, grade=_INSIDE)) for comparison, sentence in GRADES.items()]
_FIGURE, _STATED_FIGURE = (pattern_of(sentence, reference=_INSIDE) for sentence in (FIGURE, STATED_FIGURE))
_SHARE = pattern_of(SHARE, share=ANYTHING, reference=_INSIDE)
_MOVES = [
    (direction, pattern_of(sentence, amount=ANYTHING, reference=_INSIDE)) for direction, sentence in MOVES.items()
]
_WORDS, _UNREAD = pattern_of(WORDS, words=_INSIDE), pattern_of(UNREAD, text=_INSIDE)


def read_english(text: str, year: int | None, /) -> Clause | Composite | Unstated | None:
    """
    The target that an English sentence says, or ``None`` where the text is none.

    >>> read_english("at least 800,000 person-visits", None).quantity
    Quantity('800000', '人次')

    Args:
        text: The cell, as written; blanks around the sentence are passed over.

        year: The fiscal year that days without a year belong to, if any.
    """
    sentence = text.strip()
    if _WELL_FORMED.fullmatch(sentence) is None:
        return None
    if sentence == UNSTATED:
        return Unstated(text=text)
    try:
        found = _together(sentence)
    except ValueError:  # a sentence that is right with a content that cannot be: 31 June, from 5% to 3%
        return None
    if found is None:
        return None
    found = found if year is None else dated(found, year)
    return found if isinstance(found, Statement) else evolve(found, text=text)


def said_unread(text: str, /) -> str | None:
    """
    The text that a sentence says could not be read, or ``None``.

    >>> said_unread("“≥” cannot be read")
    '≥'
    """
    match = _UNREAD.fullmatch(text.strip())
    return None if match is None else from_quotes(match["text"])


# --- subjects and several targets -------------------------------------------------------------------------------------


def _together(text: str) -> Clause | Composite | None:
    """One target or several; a subject of all of them stands in front of brackets."""
    subject, rest = _subject(text)
    if subject is not None and rest.startswith("(") and rest.endswith(")"):
        found = _several(rest[1:-1])
        return None if found is None else evolve(found, subject=name_of(subject))
    if subject is not None and not subject.startswith("“") and _WORD.search(rest) is None:
        return None  # a cell with a colon, as Chinese forms have them
    return _several(text) or _named(text)


def _subject(text: str) -> tuple[str | None, str]:
    """The name in front of a colon, and what stands behind it."""
    quoted = _NAME.match(text)
    if quoted is not None:
        after = text.startswith(": ", quoted.end())
        return (quoted[0], text[quoted.end() + 2 :]) if after else (None, text)
    for mark in _JOINTS.finditer(text):
        if mark[0] == ": ":
            return text[: mark.start()], text[mark.end() :]
        if not mark[0].startswith("“"):
            break
    return None, text


def _several(text: str) -> Composite | None:
    """The targets of a sentence with one kind of joint; ``None`` where it has no joint, or both."""
    clauses, start, joints = list[Clause | None](), 0, set[str]()
    for mark in _JOINTS.finditer(text):
        if mark[0] in {ALL, ANY}:
            clauses.append(_named(text[start : mark.start()]))
            joints.add(mark[0])
            start = mark.end()
    clauses.append(_named(text[start:]))
    known = [clause for clause in clauses if clause is not None]
    if len(joints) != 1 or len(known) < len(clauses):
        return None
    return Composite(clauses=known, any=joints == {ANY})


def _named(text: str) -> Clause | None:
    """One target, with its subject if it has one."""
    subject, rest = _subject(text)
    found = next((clause for read in _SHAPES if (clause := read(rest)) is not None), None)
    if found is None:
        return None
    named = found if subject is None else evolve(found, subject=name_of(subject))
    return named if isinstance(named, Statement) else evolve(named, text=text)


# --- the shapes -------------------------------------------------------------------------------------------------------


def _answer(text: str) -> Clause | None:
    return YesNo(expected=text == YES) if text in {YES, NO} else None


def _statement(text: str) -> Clause | None:
    match = _WORDS.fullmatch(text)
    return None if match is None else Statement(text=from_quotes(match["words"]))


def _rank(text: str) -> Clause | None:
    scoped = _SCOPE.fullmatch(text)
    rank = text if scoped is None else scoped["rank"]
    match = _RANK.fullmatch(rank)
    if match is None and rank != FIRST:
        return None
    scope = None if scoped is None else name_of(scoped["scope"])
    return Rank(within=1 if match is None else int(match["within"]), scope=scope)


def _grade(text: str) -> Clause | None:
    scaled = _SCALE.fullmatch(text)
    for comparison, pattern in _GRADES:
        match = pattern.fullmatch(text if scaled is None else scaled["grade"])
        if match is not None:
            scale = None if scaled is None else from_quotes(scaled["scale"])
            return Grade(comparison=comparison, grade=from_quotes(match["grade"]), scale=scale)
    return None


def _figure(text: str) -> Clause | None:
    """A figure, or a share of it: at most “预算”, exactly 95% of “上年”."""
    stated = _STATED_FIGURE.fullmatch(text)
    if stated is not None:
        return Relative(comparison=Comparison.STATED, reference=from_quotes(stated["reference"]))
    comparison, rest = compared(text)
    match = _FIGURE.fullmatch(rest)
    if match is not None and comparison is not Comparison.STATED:
        return Relative(comparison=comparison, reference=from_quotes(match["reference"]))
    match = _SHARE.fullmatch(rest)
    share = None if match is None else amount_in(match["share"])
    if match is None or share is None:
        return None
    return Relative(comparison=comparison, reference=from_quotes(match["reference"]), share=share)


def _change(text: str) -> Clause | None:
    """A change against a figure: at least 5% more than “上年”."""
    for direction, pattern in _MOVES:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        comparison, rest = compared(match["amount"])
        between, amount = interval_in(match["amount"]), amount_in(rest)
        change = between or amount
        if change is not None:
            held = Comparison.STATED if amount is None else comparison
            reference = from_quotes(match["reference"])
            return Relative(comparison=held, reference=reference, change=change, direction=direction)
    return None


def _frequency(text: str) -> Clause | None:
    match = _EVERY.fullmatch(text)
    if match is None:
        return None
    comparison, rest = compared(match["amount"])
    count, period = count_in(rest), period_in(match["period"])
    return None if count is None or period is None else Frequency(comparison=comparison, count=count, per=period)


def _range(text: str) -> Clause | None:
    found = interval_in(text)
    return None if found is None else Range(interval=found)


def _threshold(text: str) -> Clause | None:
    comparison, rest = compared(text)
    about = rest.startswith(_ABOUT)
    amount = amount_in(rest.removeprefix(_ABOUT))
    return None if amount is None else Threshold(comparison=comparison, quantity=amount, approximate=about)


_SHAPES: tuple[Callable[[str], Clause | None], ...] = (
    _answer,
    _statement,
    _rank,
    _grade,
    deadline_in,
    _figure,
    _change,
    _frequency,
    _range,
    _threshold,
)
"""The reader of each shape; no sentence is one of two shapes."""
