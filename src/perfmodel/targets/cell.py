"""A cell as the grammar sees it: its lexemes, the columns beside it, and where things stand in the author's text."""

from bisect import bisect_left

from perfmodel.targets.amounts import Amount
from perfmodel.targets.days import Moment
from perfmodel.targets.joining import join
from perfmodel.targets.lexeme import Kind, Lexeme
from perfmodel.targets.lexer import lexemes_of
from perfmodel.targets.plan import Cut, Hole
from perfmodel.targets.repeats import with_repeats
from perfmodel.targets.skeleton import A_NUMBER, STAMP_DAY, STAMP_MONTH, YEAR, YEAR_MONTH
from perfmodel.targets.terms import Comparison
from perfmodel.targets.unit_words import NO_UNIT
from perfmodel.values.unit import kind_of

_DATE_COLUMNS: dict[str, frozenset[str]] = {
    **dict.fromkeys(STAMP_DAY, frozenset("日 号 日期 时间 年月日".split())),
    **dict.fromkeys(STAMP_MONTH + YEAR_MONTH, frozenset("月 月份 年月 日期 时间".split())),
}
"""The unit columns beside which a number of each class is a date: 20231231 under 日."""


def _beside(lexeme: Lexeme, column: str | None) -> Lexeme:
    """
    A number that may be a date, beside a unit or an operator in a column of its own.

    Under 日期 it is one; under 万元 it is none (2023.12 万元).  Eight digits of a date are no count of days either.
    """
    moment = lexeme.value
    if not isinstance(moment, Moment) or not moment.doubt:
        return lexeme
    sign = moment.sign
    named = "" if column is None else column.removeprefix(NO_UNIT)
    if named in _DATE_COLUMNS.get(sign, ()):
        return lexeme._replace(value=moment._replace(doubt=False))
    timed = not named or kind_of(named) in {"calendar", "time"}
    if lexeme.stop > lexeme.start + 1 or (timed and sign in {STAMP_DAY, STAMP_MONTH}):
        return lexeme
    return Lexeme(
        "amount", lexeme.start, lexeme.stop, Amount("number", sign, lexeme.stop, start=lexeme.start, stop=lexeme.stop)
    )


def _as_year(lexeme: Lexeme) -> Lexeme:
    """A number such as 2024 beside a unit column 年 is that year, alone or in 2024-2026."""
    amount = lexeme.value
    if not isinstance(amount, Amount) or not amount.plain or amount.scale or amount.text != YEAR:
        return lexeme
    return Lexeme("day", lexeme.start, lexeme.stop, Moment(year=Hole(0), bare="year"))


class Cell:
    """
    The lexemes of one cell.

    Attributes:
        text: The joined skeleton.

        lexemes: What stands in it, in order.

        kinds: The kinds of its lexemes: a rule about one that does not occur need not look for it.

        column: The unit of the column beside it, or ``None``.

        operator: The comparison of the column beside it, or ``None``.

        roles: What the grammar makes of a lexeme that may be part of a name, by its place in the joined skeleton:
            ``subject``, ``object``, ``condition``, ``reference`` or ``words``.
    """

    __slots__ = ("_holes", "_where", "column", "kinds", "lexemes", "operator", "roles", "text")

    def __init__(self, skeleton: str, column: str | None, operator: Comparison | None) -> None:
        """Join and lex a skeleton."""
        self.text, self._where = join(skeleton)
        lexemes = lexemes_of(self.text)
        sure = column is not None or operator is not None
        self.lexemes: list[Lexeme] = [_beside(lexeme, column) for lexeme in lexemes] if sure else lexemes
        if column == "年":
            self.lexemes = [_as_year(lexeme) for lexeme in self.lexemes]
        if "(" in self.text:
            self.lexemes = with_repeats(self.lexemes, self.text)
        self.kinds: frozenset[Kind] = frozenset([lexeme.kind for lexeme in self.lexemes])
        self.column, self.operator = column, operator
        self.roles: dict[int, str] = {}
        self._holes = [match.start() for match in A_NUMBER.finditer(self.text)]

    def holes_before(self, at: int) -> int:
        """How many numbers stand before a place."""
        return bisect_left(self._holes, at)

    def cut(self, start: int, stop: int) -> Cut:
        """A stretch of the joined skeleton as one of the skeleton."""
        first, last = self.holes_before(start), self.holes_before(stop)
        if self._where is None:
            return Cut(start, first, stop, last)
        end = self._where[stop - 1] + 1 if stop > start else self._where[start]
        return Cut(self._where[start], first, end, last)

    @property
    def whole(self) -> Cut:
        """All of the text."""
        return self.cut(0, len(self.text)) if self.text else Cut(0, 0, 0, 0)

    def said(self, lexeme: Lexeme) -> str:
        """The characters of a lexeme."""
        return self.text[lexeme.start : lexeme.stop]
