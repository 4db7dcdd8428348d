"""
What the reader makes: targets put together without the initializer, in half the time, and refusals.

The reader knows what its patterns have bounded: there is nothing left to check, and no check runs twice.

Why an expression cannot be read: the reasons, with what was expected and what to do.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from perfmodel._patterns import regex
from perfmodel.errors import TargetSyntaxError
from perfmodel.source import Span
from perfmodel.targets._shapes import Deadline, Statement, Threshold, Unread
from perfmodel.targets._terms import Comparison, ReadError
from perfmodel.values._period import DateSpan, MonthDay, YearlessSpan
from perfmodel.values._quantity import Quantity

_Setter: TypeAlias = Callable[[object, object], None]

_new: Callable[[type[object]], Any] = object.__new__
_set_comparison: _Setter = Threshold.__dict__["comparison"].__set__
_set_quantity: _Setter = Threshold.__dict__["quantity"].__set__
_set_approximate: _Setter = Threshold.__dict__["approximate"].__set__
_set_subject: _Setter = Threshold.__dict__["subject"].__set__
_set_text: _Setter = Threshold.__dict__["text"].__set__
_set_words: _Setter = Statement.__dict__["text"].__set__
_set_about: _Setter = Statement.__dict__["subject"].__set__
_set_span: _Setter = Deadline.__dict__["span"].__set__
_set_when: _Setter = Deadline.__dict__["comparison"].__set__
_set_doubt: _Setter = Deadline.__dict__["doubtful_until"].__set__
_set_task: _Setter = Deadline.__dict__["subject"].__set__
_set_days: _Setter = Deadline.__dict__["text"].__set__
_set_first: _Setter = YearlessSpan.__dict__["earliest"].__set__
_set_last: _Setter = YearlessSpan.__dict__["latest"].__set__
_set_offset: _Setter = YearlessSpan.__dict__["year_offset"].__set__
_set_first_offset: _Setter = YearlessSpan.__dict__["stated_first_offset"].__set__


def plain_threshold(comparison: Comparison, quantity: Quantity, text: str, /) -> Threshold:
    """A sharp threshold without a subject."""
    threshold: Threshold = _new(Threshold)
    _set_comparison(threshold, comparison)
    _set_quantity(threshold, quantity)
    _set_approximate(threshold, False)  # noqa: FBT003 - the setter of a slot
    _set_subject(threshold, None)
    _set_text(threshold, text)
    return threshold


def checked_threshold(
    comparison: Comparison, quantity: Quantity, text: str, /, *, approximate: bool, subject: str | None
) -> Threshold:
    """A threshold whose subject is known to be a name."""
    threshold = plain_threshold(comparison, quantity, text)
    _set_approximate(threshold, approximate)
    _set_subject(threshold, subject)
    return threshold


def plain_statement(text: str, /) -> Statement:
    """A statement of a text that is known to hold words, and no half of a character."""
    statement: Statement = _new(Statement)
    _set_words(statement, text)
    _set_about(statement, None)
    return statement


def checked_deadline(
    span: DateSpan | YearlessSpan,
    comparison: Comparison,
    doubtful_until: date | MonthDay | None,
    text: str,
    /,
    *,
    subject: str | None,
) -> Deadline:
    """A deadline with a last day, whose doubtful day lies behind it, and whose subject is known to be a name."""
    deadline: Deadline = _new(Deadline)
    _set_span(deadline, span)
    _set_when(deadline, comparison)
    _set_doubt(deadline, doubtful_until)
    _set_task(deadline, subject)
    _set_days(deadline, text)
    return deadline


def until_day(latest: MonthDay, offset: int, /) -> YearlessSpan:
    """All days up to one, so many years behind the plan's own: a goal for 2035 may lie farther than a text can say."""
    span: YearlessSpan = _new(YearlessSpan)
    _set_first(span, None)
    _set_last(span, latest)
    _set_offset(span, offset)
    _set_first_offset(span, None)
    return span


REASONS: dict[str, tuple[str, str]] = {
    "value-missing": ("a value after the comparison", "write the number and its unit, for example ≥95%"),
    "number-invalid": ("one number", "write it once, for example 1,200 or 9.5"),
    "comparison-unknown": ("one of ≥ > ≤ < =", "say it with one of these, or in words"),
    "number-long": ("a number of at most 60 digits", "check the cell for pasted text"),
    "unit-invalid": ("a unit such as 元/人·年", "mend the unit column, or write the unit behind the number"),
    "unit-conflict": (
        "one unit for the number",
        "write the unit and its 万 once, with the value or in the unit column",
    ),
    "date-invalid": ("a day of the calendar", "write a day that exists, for example 2月28日"),
    "span-invalid": ("an end after the start", "exchange the two days"),
    "span-undated": ("a year for days of more than one year", "write the years, or name the fiscal year when reading"),
    "interval-empty": ("the lower end first", "exchange the two ends"),
    "units-incompatible": ("two ends in one unit", "write both ends in the same unit"),
    "operators-conflict": ("one comparison", "strike one of the two"),
    "figure-ambiguous": (
        "a share of the figure, or a change against it",
        "write 不超过预算的5%, or 较预算增长≤5%",
    ),
    "expression-incomplete": ("an expression that ends here", "strike the rest, or put words around it"),
    "quantity-expected": ("one exact amount with its unit", "write the amount alone, for example 120万元"),
    "words-unknown": (
        "a value and words that are known beside it",
        "write each value in a clause of its own, or put the rest in brackets",
    ),
    "unit-unknown-rest": ("a unit that ends here", "write the unit as one word, or the rest behind a comma"),
    "ratio-ambiguous": (
        "a share, or a number for each",
        "write 每18名学生1名教师, or 5.6%: of 1:18 nobody can tell which side is better",
    ),
    "unit-shared": ("the whole unit of each value", "write each value with its own, for example 650元/生·年"),
    "sign-ambiguous": (
        "a minus or a dash that can't be taken for the other",
        "write 降低3%, 零下3℃ or ≥-3%, or leave the dash out",
    ),
    "number-ambiguous": (
        "a number or a month that can't be taken for the other",
        "write 2023年12月, or the unit behind the number",
    ),
    "text-escaped": ("plain characters", "unescape the text, for example with html.unescape"),
    "cell-error": ("a value", "mend the formula of the cell in the spreadsheet"),
    "operator-unknown": ("one comparison in the operator column", "write ≥, ≤, >, < or = there"),
    "rank-share": ("a rank as a count of places", "write 前10名, or the share in words"),
    "rank-from-end": ("a rank from the top", "write 前10名"),
    "period-unknown": ("a period of whole years, months, weeks or days", "write 每月2次, or 每10天1次"),
    "days-apart": ("one day or one span of days", "write each day with its value in a row of its own"),
    "values-apart": (
        "one value, or of each value what it belongs to",
        "write each value in a row of its own, or with its subject in front: 小学≥95%，初中≥98%",
    ),
    "rank-invalid": ("a rank from 1", "write 前10名"),
    "text-invalid": ("text that can be stored", "remove the broken character"),
    "statement-empty": ("words", "write the target"),
}
"""Code, what was expected, what to do."""


class Seen(NamedTuple):
    """What is wrong with a text that stopped the reading, where that can be seen: more than its code says."""

    code: str
    pattern: re.Pattern[str]
    expected: str
    hint: str


_ONE, _VALUE = REASONS["number-invalid"][0], REASONS["value-missing"][0]
_READING, _WHOLE = REASONS["number-ambiguous"][0], REASONS["expression-incomplete"][0]
_LETTERS = regex(r"\d[OoQIl|]|[OoQIl|]\d")
_NO_LETTERS = "write 0 and 1 as digits, not as the letters O and l"
_COMMAS = "write a comma before every three digits, as in 1,200, and a point before decimals, as in 3.5"
_NO_DIGIT = regex(r"^\D*[^\W\d]\D*$|^[/_]+%?$")
_A_DAY = "write the day by which it is due, for example 2024年12月底前"
_NO_POINT = "write 1200 where the point parts thousands, else 1.2"
_A_SHARE = "write a share in %, or the time of day in words"
SEEN = (
    Seen("number-invalid", _LETTERS, _ONE, _NO_LETTERS),  # 1OO%
    Seen("number-invalid", regex("[,，﹐]\\d|\\d[,，﹐]"), _ONE, _COMMAS),  # noqa: RUF001 - 3,5万元
    Seen("value-missing", _LETTERS, _VALUE, _NO_LETTERS),  # l00人
    Seen("number-invalid", regex(r"\d\s|\s\d"), _ONE, "leave out the blanks inside the number"),  # 98. 5%
    Seen("value-missing", regex("^[\"'“”‘’「」].*\\d"), _VALUE, "leave out the quotation marks"),  # noqa: RUF001 - as written
    Seen("value-missing", regex(r"^(?:19|20)\d\d\s*\w{1,2}$"), _VALUE, _A_DAY),
    Seen("value-missing", _NO_DIGIT, "a value", "put it in its place, for example ≥95%"),  # 待定
    Seen("number-ambiguous", regex("\\d[:：]\\d"), _READING, _A_SHARE),  # noqa: RUF001 - as written
    Seen("number-ambiguous", regex(r"\d\.\d{3}(?!\d)"), _ONE, _NO_POINT),
    Seen("expression-incomplete", regex("[≥≤<>=][^≥≤<>=]+[≥≤<>=]"), _WHOLE, REASONS["values-apart"][1]),
)
"""The first that is seen in the text where the reading stopped says what was expected, and what to do."""


class Unreadable(Exception):  # noqa: N818 - a signal inside this package, never seen outside
    """Stops the reading of one expression; carries the code and the place."""

    def __init__(self, start: int = -1, stop: int = -1, *, code: str) -> None:
        super().__init__(code)
        self.code = code
        self.start = start
        self.stop = stop


class Words(Exception):  # noqa: N818 - as above
    """Ends the reading of a cell as words: what stands in it says no value that could be held against another."""


def unread(text: str, code: str, start: int, stop: int) -> Unread:
    """The expression as :class:`Unread`, with its reason."""
    begin = start if start >= 0 else len(text)
    expected, hint = REASONS.get(code, REASONS["expression-incomplete"])
    seen = next((seen for seen in SEEN if seen.code == code and seen.pattern.search(text[begin:stop])), None)
    if seen is not None:
        expected, hint = seen.expected, seen.hint
    error = ReadError(code, Span(begin, max(stop, begin)), expected=expected, hint=hint)
    return Unread(text=text, error=error)


def as_error(found: Unread) -> TargetSyntaxError:
    """The same as an error to raise."""
    error = found.error
    return TargetSyntaxError(found.text, error.span, code=error.code, expected=error.expected, hint=error.hint)
