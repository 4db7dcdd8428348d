"""
Reading the English that ``describe`` writes: at least 800,000 person-visits, one issue every six months.

It takes whole sentences and nothing else: a text that is not one of them, from its first character to its last, says
nothing here and goes to the reader of cells.  The sentences stand in :mod:`perfmodel.targets._english_words`, the
names of units in :mod:`perfmodel.values._english_units`.  Numbers, days and names are those of the locale ``en``.

An English sentence in a cell, beside the columns that a form has for unit and operator.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from attrs import evolve

from perfmodel._patterns import regex
from perfmodel.errors import InvalidValueError
from perfmodel.lexicon._fold import fold
from perfmodel.targets._comparisons import sure_comparison
from perfmodel.targets._english_operands import (
    ANYTHING,
    REFERENCE,
    amount_in,
    compared,
    count_in,
    deadline_in,
    interval_in,
    moved_in,
    period_in,
    reference_in,
)
from perfmodel.targets._english_words import (
    ALL,
    ANY,
    APPROXIMATE,
    EVERY,
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
from perfmodel.targets._making import Unreadable, unread
from perfmodel.targets._quoted import dated
from perfmodel.targets._shapes import (
    Clause,
    Composite,
    Frequency,
    Grade,
    Range,
    Rank,
    Relative,
    Statement,
    Target,
    Threshold,
    Unstated,
    YesNo,
)
from perfmodel.targets._terms import Comparison
from perfmodel.targets._unit_words import column_unit
from perfmodel.values._english_units import QUOTED, from_quotes, name_of
from perfmodel.values._interval import Bound, Interval
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import PLAIN, Unit, parse_unit

_WORD = regex("[a-z]{2}")
_WELL_FORMED = regex(rf"(?:[^“”]|{QUOTED})*+")
_NUMBER_ALONE = regex(r"[0-9/]{3,5}")
"""A fraction or a year alone, which is no English yet."""

_JOINTS = regex(rf"{QUOTED}|: |{ALL}|{ANY}")
_NAME = regex(QUOTED)
_INSIDE = QUOTED.removeprefix("“").removesuffix("”")
_ABOUT = regex(f"(?:{'|'.join(words.removesuffix('{amount}') for words in APPROXIMATE.values())})")
_EVERY = pattern_of(EVERY, amount=ANYTHING, period="[a-z0-9, ]+")
_RANK = pattern_of(RANK, within=r"\d{1,6}")
_SCOPE = pattern_of(SCOPE, rank=rf"{FIRST}|{RANK.removesuffix('{within}')}\d{{1,6}}", scope=".+")
_SCALE = pattern_of(SCALE, grade=ANYTHING, scale=_INSIDE)
_GRADES = [(comparison, pattern_of(sentence, grade=_INSIDE)) for comparison, sentence in GRADES.items()]
_FIGURE, _STATED_FIGURE = regex(REFERENCE), pattern_of(STATED_FIGURE, reference=_INSIDE)
_SHARE = pattern_of(SHARE, share=ANYTHING, reference=REFERENCE)
_MOVES = [
    (direction, pattern_of(sentence, amount=ANYTHING, reference=REFERENCE)) for direction, sentence in MOVES.items()
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
    if _WELL_FORMED.fullmatch(sentence) is None or _NUMBER_ALONE.fullmatch(sentence) is not None:
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
    """One target, with its subject if it has one: in front of a colon, or the word of a change behind."""
    subject, rest = moved_in(text) or _subject(text)
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
        return Relative(comparison=comparison, reference=reference_in(match[0]))
    match = _SHARE.fullmatch(rest)
    share = None if match is None else amount_in(match["share"])
    if match is None or share is None:
        return None
    return Relative(comparison=comparison, reference=reference_in(match["reference"]), share=share)


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
            reference = reference_in(match["reference"])
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
    about = _ABOUT.match(rest)
    amount = amount_in(rest if about is None else rest[about.end() :])
    approximate = about is not None
    return None if amount is None else Threshold(comparison=comparison, quantity=amount, approximate=approximate)


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


__all__ = ["english_cell", "may_be_named", "refuse_rest", "said_unread"]


def english_cell(text: str, unit: str | None, operator: str | None, year: int | None, /) -> Target | None:
    """
    What a cell with an English sentence says, or ``None`` where the reader of cells is to read it.

    A number alone (at least 5) takes its unit from the column as any other; an amount in another unit than the column's
    is refused, and so is a comparison beside another one.
    """
    found = read_english(text, year)
    if found is None or isinstance(found, Unstated) or (unit is None and operator is None):
        return found
    if isinstance(found, Threshold) and found.quantity.unit == PLAIN:
        return None
    if unit is not None and not _fits_column(found, unit):
        return unread(text, "unit-conflict", 0, len(text))
    try:
        comparison = sure_comparison(operator)
    except Unreadable as error:
        return unread(text, error.code, 0, len(text))
    held = None if isinstance(comparison, str) else _held(found, comparison)
    return unread(text, "operators-conflict", 0, len(text)) if held is None else held


def _fits_column(target: Clause | Composite, unit: str) -> bool:
    """Whether all amounts of a target may stand under a unit in a column of its own."""
    column = column_unit(fold(unit))
    return column is None or all(_is_named(amount.unit, column) for amount in _amounts(target))


def may_be_named(sentence: Target, text: str, /) -> bool:
    """
    Whether the reader of cells may know better what stands in front of the colon: 目标值: at least 95%.

    It reads such a cell with a word such as at least by itself; a name in quotes is a name.
    """
    return isinstance(sentence, Threshold) and sentence.subject is not None and not text.lstrip().startswith("“")


_ENGLISH_WORD = regex(r"[a-z]{2,}(?=\s|\Z)")


def refuse_rest(target: Target, /) -> Target:
    """
    The target, refused where English words go on behind a value and nobody knows what they say of it.

    5% more than planned is no value of 5% beside some words.
    """
    if not isinstance(target, Composite):
        return target
    start = 0
    for clause, following in pairwise(target.clauses):
        start = target.text.find(clause.text, start) + len(clause.text)
        rest = target.text[start:]
        goes_on = isinstance(following, Statement) and rest.lstrip().startswith(following.text)
        if goes_on and not isinstance(clause, Statement) and _ENGLISH_WORD.match(following.text) is not None:
            return unread(target.text, "words-unknown", start, len(target.text))
    return target


def _is_named(unit: Unit, column: str) -> bool:
    """Whether an amount in a unit is one in the unit that a column names."""
    try:
        return unit.converts_to(parse_unit(column))
    except InvalidValueError:
        return False


def _amounts(target: Clause | Composite) -> Iterator[Quantity]:
    """The amounts that a target says: both ends of a range, those of all its clauses."""
    match target:
        case Composite():
            for clause in target.clauses:
                yield from _amounts(clause)
        case Threshold():
            yield target.quantity
        case Frequency():
            yield target.count
        case Range():
            yield from _quantities(target.ends)
        case Relative(change=Quantity() as change):
            yield change
        case Relative(change=Interval() as change):
            yield from _quantities((change.lower, change.upper))
        case _:
            pass


def _quantities(ends: Iterable[Bound | None]) -> Iterator[Quantity]:
    """The quantities of some ends, where there is an end: 3% of up to 3%."""
    return (end.quantity for end in ends if end is not None)


def _held(target: Clause | Composite, comparison: Comparison | None) -> Clause | Composite | None:
    """The target as the comparison of a column has it, or ``None`` where it says another one itself."""
    if comparison is None or getattr(target, "comparison", None) is comparison:
        return target
    if isinstance(target, Relative) and isinstance(target.change, Interval):
        return None
    if isinstance(target, Threshold | Frequency | Relative) and target.comparison is Comparison.STATED:
        return evolve(target, comparison=comparison)
    return None
