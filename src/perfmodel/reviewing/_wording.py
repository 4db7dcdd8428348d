"""
Checks of what a target says: whether it can be measured at all and against what, and whether it fits its name.

The name tells which side is good, what a percentage can be, and whom a unit counts.
"""

from collections.abc import Iterator

from perfmodel._base_errors import excerpt
from perfmodel._patterns import regex
from perfmodel.lexicon._fold import pairs_of, same_name
from perfmodel.lexicon._review_words import (
    BANDS,
    BEYOND_WHOLE,
    BUDGETS,
    CONVERTED,
    DEGREE_GRADES,
    OPEN_ENDED,
    PASS_MARK,
    QUANTIFIABLE,
    REPEATED,
    RISES,
    SATISFACTION,
    SERVED,
    SHORTEST_REPEAT,
    VISITED,
)
from perfmodel.reviewing._draft import PERSON, VISIT, Bounded, Draft, Row, is_count, is_plain, is_rate
from perfmodel.reviewing._rule import Remark
from perfmodel.targets._compare import is_one_figure
from perfmodel.targets._shapes import Composite, Grade, Range, Relative, Statement, Threshold, Unread, YesNo
from perfmodel.targets._terms import Comparison
from perfmodel.values._number import CHINESE_NUMERAL_CHARACTERS

_NUMBER = regex(rf"\d|[{CHINESE_NUMERAL_CHARACTERS}Ⅰ-Ⅻ]")


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


_NO_SIGN = "operator-unknown"
_SIGN_WISHED = (
    "expected one comparison in the operator column, found another sign or words; write ≥, ≤, >, < or = there"
)


def unreadable(row: Row, _draft: Draft) -> Iterator[Remark]:
    """The value starts as an expression and cannot be read, or is words beside a sign in a column of its own."""
    if isinstance(row.target, Unread):
        error = row.target.error
        if error.code == _NO_SIGN:
            yield Remark(_SIGN_WISHED, text="".join(row.operators()) or _text(row))
            return
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


_UP, _DOWN = frozenset((Comparison.GE, Comparison.GT)), frozenset((Comparison.LE, Comparison.LT))


def wrong_side(row: Row, _draft: Draft) -> Iterator[Remark]:
    """
    The sign of comparison goes against the name: ≥ for an error rate, ≤ for a pass rate.

    Goes by the name as judging does, so that 投诉办结率 is good; silent on names that leave the side open (降低投诉率),
    and on upper bounds of amounts, which may be limits of what is spent or done.
    """
    target = row.target
    if not isinstance(target, Threshold):
        return
    if target.comparison in _UP and row.is_better_low:
        yield Remark(
            "less of it is better by its name, and the value is a lower bound; check the sign", text=target.text
        )
    elif target.comparison in _DOWN and row.is_better_high and _is_share(target):
        yield Remark(
            "more of it is better by its name, and the value is an upper bound; check the sign", text=target.text
        )


def _is_share(target: Threshold) -> bool:
    """Whether a value is a rate, or a plain number that may be one."""
    return is_rate(target.quantity.unit) or is_plain(target.quantity)


def _is_satisfaction(row: Row) -> bool:
    return row.top == "satisfaction" or SATISFACTION.search(row.name) is not None


def _rates(row: Row) -> list[Bounded]:
    return [bound for bound in row.levels if is_rate(bound.quantity.unit)]


def beyond_whole(row: Row, _draft: Draft) -> Iterator[Remark]:
    """A percentage lies above 100 or below 0.  Silent on growth, completion, deviation, ±, and satisfaction (PM152)."""
    if _is_satisfaction(row) or any(BEYOND_WHOLE.search(text) is not None for text in (row.name, row.target.text)):
        return
    around = isinstance(row.target, Range) and row.target.ends[0].quantity == -row.target.ends[1].quantity
    odd = [bound.quantity for bound in _rates(row) if not 0 <= bound.quantity.exact <= 1]
    if odd and not around:
        yield Remark(f"{odd[0]} lies outside 0 to 100%; check the number and its unit", text=row.target.text)


def satisfaction_out_of_bounds(row: Row, _draft: Draft) -> Iterator[Remark]:
    """
    A target of satisfaction lies below the pass mark or above 100%.

    Does not look at points, nor at rows of which less is better (不满意度, 投诉率).
    """
    if not _is_satisfaction(row) or row.is_better_low:
        return
    odd = [
        bound.quantity
        for bound in _rates(row)
        if bound.quantity.exact > 1 or (bound.comparison not in _DOWN and bound.quantity.exact < PASS_MARK.value)
    ]
    if odd:
        mark = int(PASS_MARK.value * 100)
        yield Remark(f"{odd[0]} lies outside {mark}% to 100%; check the target", text=row.target.text)


def rise_as_level(row: Row, _draft: Draft) -> Iterator[Remark]:
    """The name of a satisfaction speaks of a rise, and the value is a level."""
    if _is_satisfaction(row) and RISES.search(row.name) is not None and _rates(row):
        message = "the name speaks of a rise, and the value is a level; drop the word, or state the rise"
        yield Remark(message, text=row.target.text)


def people_or_visits(row: Row, _draft: Draft) -> Iterator[Remark]:
    """
    人次 counts what happens to people once (转化, 就业), 人 counts visits (接待, 走访), or the name says the other one.

    Training and service may be counted either way, so they are left alone unless the name says which.
    """
    dimensions = {bound.quantity.unit.dimension for bound in row.amounts}
    if VISIT in dimensions:
        if _counts_people(row.name):
            yield Remark("people are counted, and the unit is 人次; write 人, or count visits", text=row.target.text)
    elif PERSON in dimensions and _counts_visits(row.name):
        yield Remark("visits are counted, and the unit is 人; write 人次, or count people", text=row.target.text)


def _counts_people(name: str) -> bool:
    """Whether a name counts each person once: 培训人数, 就业转化; 就业培训 may be attended often."""
    once = CONVERTED.search(name) is not None and SERVED.search(name) is None
    return "人数" in name or (once and "人次" not in name)


def _counts_visits(name: str) -> bool:
    """Whether a name counts a person each time: 接待人次, 走访慰问; 走访人员 names the people."""
    often = VISITED.search(name) is not None and "人数" not in name and "人员" not in name
    return "人次" in name or often


def exactly(row: Row, _draft: Draft) -> Iterator[Remark]:
    """A count that may be exceeded has to be exactly so many (＝12项).  Silent on zero, rates and amounts of money."""
    target = row.target
    if not isinstance(target, Threshold) or target.comparison is not Comparison.EQ:
        return
    if target.quantity.value > 0 and is_count(target.quantity.unit):
        yield Remark("＝ asks for exactly so many; write ≥ where more is as good", text=target.text)  # noqa: RUF001 - as forms have it
