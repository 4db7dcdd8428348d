"""Checks of what a target says: whether it can be measured at all, and against what."""

import re
from collections.abc import Iterator

from perfmodel.errors import excerpt
from perfmodel.lexicon.names import pairs_of, same_name
from perfmodel.review.draft import Draft, Row
from perfmodel.review.rule import Remark
from perfmodel.review.words import (
    BANDS,
    BUDGETS,
    DEGREE_GRADES,
    OPEN_ENDED,
    QUANTIFIABLE,
    REPEATED,
    SHORTEST_REPEAT,
)
from perfmodel.targets.judge import is_one_figure
from perfmodel.targets.shapes import Composite, Grade, Relative, Statement, Unread, YesNo
from perfmodel.values.number import CHINESE_NUMERAL_CHARACTERS

_NUMBER = re.compile(rf"\d|[{CHINESE_NUMERAL_CHARACTERS}Ⅰ-Ⅻ]")


def unquantified(row: Row, _draft: Draft) -> Iterator[Remark]:
    """
    The name asks for a number, and the value is words.

    Goes by the end of the name (率, 人数, 面积, 满意度 …) and by money saved; does not see other things that could be
    counted.  A text with any number in it is left alone.
    """
    in_words = isinstance(row.target, Statement | Grade | YesNo) and _NUMBER.search(row.target.text) is None
    if in_words and QUANTIFIABLE.search(row.name) is not None:
        yield Remark(
            "the name asks for a number, and the value is words; state a number with its unit", text=_text(row)
        )


def _text(row: Row) -> str:
    return row.target.text


def repeats_name(row: Row, draft: Draft) -> Iterator[Remark]:
    """
    The value says what the name, or a task, says already.

    Compares pairs of characters with the name, and whole texts with the names of tasks; does not see synonyms.
    """
    if not isinstance(row.target, Statement) or _NUMBER.search(row.target.text) is not None:
        return
    said = pairs_of(row.target.text)
    repeated = len(said & pairs_of(row.indicator.name))
    if len(said) >= SHORTEST_REPEAT and repeated >= REPEATED.value * len(said):
        yield Remark("the value repeats the name; state what will be different, and by how much", text=_text(row))
    elif same_name(row.target.text) in draft.task_names:
        yield Remark("the value repeats a task; state what will be different, and by how much", text=_text(row))


def open_ended(row: Row, _draft: Draft) -> Iterator[Remark]:
    """The value is a word of degree alone (持续提高, 长期, 中等及以上); longer sentences are not looked into."""
    target = row.target
    words = isinstance(target, Statement) and OPEN_ENDED.fullmatch(same_name(target.text)) is not None
    if words or (isinstance(target, Grade) and target.scale is None and target.grade in DEGREE_GRADES):
        yield Remark("the value is a word of degree; say what counts as reached", text=_text(row))


def bands_missing(row: Row, _draft: Draft) -> Iterator[Remark]:
    """A value in words does not say what counts as reached in part, which the three bands (达成, 部分达成) need."""
    if not isinstance(row.target, Statement) or row.indicator.standards:
        return
    texts = (row.target.text, row.indicator.definition or "", *(extra.text for extra in row.indicator.extra))
    if not any(BANDS.search(text) is not None for text in texts):
        yield Remark("a value in words is graded in three bands; say what counts as reached in part", text=_text(row))


def unreadable(row: Row, _draft: Draft) -> Iterator[Remark]:
    """The value starts as an expression and cannot be read, or is words beside a sign in a column of its own."""
    if isinstance(row.target, Unread):
        error = row.target.error
        hint = f"; {error.hint}" if error.hint else ""
        expected = error.expected or "a value"
        yield Remark(f"expected {expected} at character {error.span.start + 1} of the value{hint}", text=_text(row))
    elif isinstance(row.target, Statement) and (sign := row.sign()) is not None:
        yield Remark(f"a sign ({sign}) stands beside words; write a number, or 定性 for the sign", text=_text(row))


def several_numbers(row: Row, _draft: Draft) -> Iterator[Remark]:
    """One cell states several targets; two bounds of one figure (≥10个且≤20个) are one target."""
    target = row.target
    if isinstance(target, Composite) and len(row.amounts) > 1 and not is_one_figure(target):
        yield Remark("the cell states several targets; give each a row of its own", text=_text(row))


def unnamed_figure(row: Row, draft: Draft) -> Iterator[Remark]:
    """
    The value stands in a figure that the form does not state.

    Silent on the budget, on a form that states the earlier value, and where last year's document has the row.
    """
    figures = [part.reference for part in row.clauses if isinstance(part, Relative) and part.change is None]
    outside = [name for name in figures if BUDGETS.search(name) is None]
    if outside and not row.has_baseline and draft.earlier(row.indicator) is None:
        yield Remark(
            f"the value stands in a figure that the form does not state: {excerpt(outside[0])}; write it",
            text=_text(row),
        )
