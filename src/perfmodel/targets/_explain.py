"""
What each character of a cell says: the parts of a reading in order, each with its role, meaning and source.

The lexemes of a text in the places of its author: what other rules ask instead of scanning again.
"""

from functools import cache
from typing import NamedTuple, final

from attrs import frozen

from perfmodel._arguments import Choice, typed
from perfmodel.lexicon import _comparison_words as comparing
from perfmodel.lexicon import _remarks as remarks
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._rows import PROJECT, WordRow
from perfmodel.source import Citation, Span
from perfmodel.targets._amounts import Amount
from perfmodel.targets._cell import Cell
from perfmodel.targets._comparisons import column_comparison
from perfmodel.targets._grammar import plan_of
from perfmodel.targets._lexemes import Kind, Lexeme
from perfmodel.targets._read import MAY_BE_ENGLISH, read_signs, read_target, without_quotes
from perfmodel.targets._shapes import Statement, Target, Threshold, Unread, Unstated, YesNo
from perfmodel.targets._skeleton import offsets_of, skeleton_of
from perfmodel.targets._terms import BROKEN
from perfmodel.targets._unit_words import column_unit
from perfmodel.values._period import FiscalYear


@final
class Role(Choice):
    """What a stretch of a cell does in its reading."""

    COMPARISON = "comparison"
    NUMBER = "number"
    UNIT = "unit"
    PERIOD = "period"
    DATE = "date"
    RANK = "rank"
    GRADE = "grade"
    SHARE = "share"
    SIGN = "sign"
    RANGE = "range"
    APPROXIMATION = "approximation"
    INCLUSION = "inclusion"
    CHANGE = "change"
    REFERENCE = "reference"
    NEGATION = "negation"
    PLAN = "plan"
    LEAD = "lead"
    CONDITION = "condition"
    NAME = "name"
    SUBJECT = "subject"
    OBJECT = "object"
    CONJUNCTION = "conjunction"
    ALTERNATIVE = "alternative"
    SEPARATOR = "separator"
    FILLER = "filler"
    NOTE = "note"
    BASELINE = "baseline"
    POINTS = "points"
    ANSWER = "answer"
    BLANK = "blank"
    WORDS = "words"
    QUOTED = "quoted"
    UNREAD = "unread"


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Part:
    """
    A stretch of a cell with what it says.

    Attributes:
        span: Where it stands in the text as written.

        role: What it does in the reading.

        meaning: What it means: ``ge`` for 不低于, the number in digits, the unit; else the characters themselves.

        rule: Where that meaning comes from.
    """

    span: Span
    role: Role
    meaning: str
    rule: Citation


_ROLES: dict[str, Role] = {
    "front": Role.COMPARISON,
    "short": Role.COMPARISON,
    "weak": Role.COMPARISON,
    "reach": Role.COMPARISON,
    "behind": Role.COMPARISON,
    "lead": Role.LEAD,
    "about": Role.APPROXIMATION,
    "around": Role.APPROXIMATION,
    "mark": Role.INCLUSION,
    "minus": Role.SIGN,
    "plus": Role.SIGN,
    "plus-minus": Role.SIGN,
    "dash": Role.RANGE,
    "between": Role.RANGE,
    "amid": Role.RANGE,
    "negation": Role.NEGATION,
    "plan": Role.PLAN,
    "filler": Role.FILLER,
    "shared": Role.FILLER,
    "and": Role.CONJUNCTION,
    "or": Role.ALTERNATIVE,
    "against": Role.REFERENCE,
    "with": Role.REFERENCE,
    "beside": Role.REFERENCE,
    "level": Role.REFERENCE,
    "move": Role.CHANGE,
    "turn": Role.CHANGE,
    "every": Role.PERIOD,
    "apiece": Role.PERIOD,
    "until": Role.DATE,
    "before": Role.DATE,
    "after": Role.DATE,
    "day": Role.DATE,
    "clock": Role.DATE,
    "rank": Role.RANK,
    "grade": Role.GRADE,
    "step": Role.GRADE,
    "half": Role.SHARE,
    "vague": Role.NUMBER,
    "name": Role.NAME,
    "note": Role.NOTE,
    "baseline": Role.BASELINE,
    "unit": Role.UNIT,
    "points": Role.POINTS,
    "separator": Role.SEPARATOR,
    "enumerator": Role.SEPARATOR,
    "punctuation": Role.FILLER,
    "blank": Role.BLANK,
    "bad": Role.UNREAD,
}
_OPEN = frozenset(
    {
        "word",
        "lead",
        "about",
        "behind",
        "around",
        "dash",
        "between",
        "amid",
        "plan",
        "filler",
        "shared",
        "and",
        "or",
        "with",
        "level",
        "short",
        "weak",
        "reach",
        "until",
        "before",
        "after",
        "punctuation",
    }
)
"""Lexemes that are only part of a word where no operand stands beside them: 内 in 市内."""


@cache
def _citations() -> dict[str, Citation]:
    rows: tuple[WordRow, ...] = (
        *comparing.BEFORE, *comparing.BETTER, *comparing.LATER,
        *comparing.SHORT, comparing.REACH, comparing.RISEN, comparing.FALLEN, comparing.HOLD,
        comparing.LEAD,
        *comparing.BEHIND, *comparing.NEAR_BEFORE, comparing.NEAR_BEHIND, comparing.AND, comparing.OR,
        comparing.SHARED, comparing.MOVE_UP, comparing.MOVE_DOWN, comparing.AGAINST, comparing.WITH, comparing.LEVEL,
        comparing.NEGATORS, comparing.PLANS, comparing.UNREACHED, remarks.FILLERS, remarks.POINTS, remarks.BASELINES,
        *comparing.SCALES_OF_GRADES, *comparing.STEPS, *remarks.HALVES,
    )  # fmt: skip
    return {word: row.citation for row in rows for word in row.words.split()}


def explain_reading(
    text: str, /, *, unit: str | None = None, operator: str | None = None, fiscal_year: FiscalYear | int | None = None
) -> tuple[Part, ...]:
    """
    What each character of a cell says, in order: the parts tile the text, and no character is left out.

    >>> [(part.role.value, part.meaning) for part in explain_reading("合格率不低于95%")]
    [('subject', '合格率'), ('comparison', 'ge'), ('number', '95'), ('unit', '%')]

    Args:
        text: The cell, as written.

        unit: The cell of the column 度量单位, where the form has one.

        operator: The cell of the column 指标性质, where the form has one.

        fiscal_year: The year that days without a year belong to.

    Raises:
        WrongTypeError: When an argument is no text (or the year no number).
    """
    target = read_target(text, unit=unit, operator=operator, fiscal_year=fiscal_year)
    if not text:
        return ()
    whole = _whole(text, target) or _sentence(text, target, unit, operator)
    if whole is not None:
        return (Part(span=Span(0, len(text)), role=whole, meaning=text, rule=PROJECT),)
    skeleton, numbers = skeleton_of(fold(text))
    bare = without_quotes(skeleton)
    cell = Cell(
        bare if isinstance(target, Threshold) else skeleton,
        None if unit is None else column_unit(fold(unit)),
        column_comparison(operator),
    )
    parts = _Parts(text, numbers, cell)
    plan_of(cell)
    fault = target.error.span if isinstance(target, Unread) else None
    for at, lexeme in enumerate(cell.lexemes):
        minus = lexeme.kind == "dash" and cell.said(lexeme) == "-" and _is_minus(cell.lexemes, at)
        parts.add(lexeme, Role.SIGN if minus else _role_of(lexeme, cell.roles.get(lexeme.start)))
    return parts.finished(fault)


def _is_minus(lexemes: list[Lexeme], at: int) -> bool:
    """Whether a dash stands in front of a number and behind none: ≥-6%."""
    before = lexemes[at - 1].kind if at else ""
    return at + 1 < len(lexemes) and lexemes[at + 1].kind == "amount" and before not in {"amount", "day", "mark"}


def _whole(text: str, target: Target) -> Role | None:
    """The role of a cell that is one thing: an answer, nothing, words, or a spelling in quotes."""
    if isinstance(target, YesNo):
        return Role.ANSWER
    if isinstance(target, Unstated):
        return Role.BLANK
    if isinstance(target, Statement):
        return Role.WORDS
    if not isinstance(target, Unread) and ("〖" in text or text.startswith("【")):
        return Role.QUOTED
    return Role.UNREAD if BROKEN.search(text) is not None else None


def _sentence(text: str, target: Target, unit: str | None, operator: str | None) -> Role | None:
    """The role of a sentence in English, which has no parts that signs or Chinese words would have."""
    if MAY_BE_ENGLISH.search(text) is None:
        return None
    if isinstance(target, Unread):
        return None if target.text == text else Role.UNREAD
    from perfmodel.targets._english import english_cell  # noqa: PLC0415 - few texts are English

    if english_cell(text, unit, operator, None) is None or read_signs(text, unit, operator, None) == target:
        return None
    return Role.QUOTED


def _role_of(lexeme: Lexeme, place: str | None) -> Role:
    if place == "condition" and lexeme.kind not in {"name", "word"}:
        return Role.CONDITION
    if lexeme.kind == "amount":
        return Role.NUMBER
    if lexeme.kind == "punctuation" and place != "words":
        return Role.FILLER
    if place is not None and lexeme.kind in _OPEN:
        return {
            "subject": Role.SUBJECT,
            "condition": Role.SUBJECT,
            "object": Role.OBJECT,
            "words": Role.WORDS,
            "reference": Role.REFERENCE,
        }[place]
    if lexeme.kind == "word":
        return Role.WORDS
    return _ROLES[lexeme.kind]


class _Parts:
    """Parts as they are put together, in the places of the author's text."""

    def __init__(self, text: str, numbers: list[str], cell: Cell) -> None:
        self.text, self.offsets, self.cell = text, offsets_of(numbers), cell
        self.found: list[Part] = []

    def add(self, lexeme: Lexeme, role: Role) -> None:
        amount = lexeme.value
        if role is Role.NUMBER and isinstance(amount, Amount) and lexeme.start < amount.number_stop < lexeme.stop:
            self._add(lexeme.start, amount.number_stop, Role.NUMBER, None)
            self._add(amount.number_stop, lexeme.stop, Role.UNIT, None)
            return
        self._add(lexeme.start, lexeme.stop, role, lexeme)

    def _add(self, start: int, stop: int, role: Role, lexeme: Lexeme | None) -> None:
        begin, end = self.cell.cut(start, stop).span(self.offsets)
        last = self.found[-1] if self.found else None
        at = 0 if last is None else last.span.stop
        if at < begin:
            self._put(at, begin, Role.BLANK, None)
            last = self.found[-1]
        if (
            last is not None
            and last.role is role
            and role in {Role.SUBJECT, Role.OBJECT, Role.WORDS, Role.CONDITION, Role.REFERENCE}
        ):
            self.found.pop()
            begin = last.span.start
        self._put(begin, end, role, lexeme)

    def _put(self, start: int, stop: int, role: Role, lexeme: Lexeme | None) -> None:
        text = self.text[start:stop]
        known = lexeme is not None and role is Role.COMPARISON and isinstance(lexeme.value, str)
        meaning = str(lexeme.value) if known and lexeme is not None else text
        rule = PROJECT if lexeme is None else _citations().get(self.cell.said(lexeme), PROJECT)
        self.found.append(Part(span=Span(start, stop), role=role, meaning=meaning, rule=rule))

    def finished(self, fault: Span | None) -> tuple[Part, ...]:
        """All parts; those that the fault of an unread cell touches say so."""
        if fault is None:
            return tuple(self.found)
        return tuple(_marked(part, fault) for part in self.found)


def _marked(part: Part, fault: Span) -> Part:
    touched = part.span.start < fault.stop and fault.start < part.span.stop
    return Part(span=part.span, role=Role.UNREAD, meaning=part.meaning, rule=part.rule) if touched else part


class Said(NamedTuple):
    """
    A lexeme of a text as written.

    Attributes:
        kind: What it is.

        start: Where it begins in the text.

        stop: Where it ends.

        value: What it means.
    """

    kind: Kind
    start: int
    stop: int
    value: object


def said_in(text: str, /) -> tuple[Said, ...]:
    """
    The lexemes of a text, in order.

    >>> [said.kind for said in said_in("不低于95%")]
    ['front', 'amount']
    """
    skeleton, numbers = skeleton_of(fold(text))
    cell = Cell(skeleton, None, None)
    offsets = offsets_of(numbers)
    return tuple(
        Said(lexeme.kind, *cell.cut(lexeme.start, lexeme.stop).span(offsets), lexeme.value) for lexeme in cell.lexemes
    )
