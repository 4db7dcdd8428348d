"""
Labels and the values behind them, and which number of a row of sums is the points given.

Amounts may stand with their labels in one cell: 预算资金：30万元，其中：财政拨款20，其他资金10.
"""

from typing import NamedTuple

from perfmodel._patterns import regex
from perfmodel.files._grid import Cell
from perfmodel.forms._cell_texts import FULL_POINTS, is_label, points_of
from perfmodel.forms._columns import Table
from perfmodel.forms._layouts import PAIR, Column, Head, Money, column_of, head_of, is_goal, key, money_of
from perfmodel.forms._money import SOURCES, is_number, is_unit_line
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_labels import NO_PROJECTS, SCORE_LABELS, UNIT, is_long_term
from perfmodel.lexicon._form_marks import is_annex
from perfmodel.lexicon._heading_words import GOAL, GOAL_KINDS, INDICATOR, NAMED, WITHIN
from perfmodel.lexicon._rows import any_word

GOALS = frozenset((Head.OVERALL, Head.OVERALL_MEDIUM, Head.OVERALL_ACTUAL))
SCORED = frozenset(SCORE_LABELS.words.split())
_NO_PROJECTS = frozenset(NO_PROJECTS.words.split())
_NUMBER = regex(rf"\(?(?:{any_word(GOAL_KINDS)}*{GOAL})?\s*(\d{{1,2}}|[一二三四五六七八九十])\s*[).、:]?")
_NUMERALS = "一二三四五六七八九十"
_ITEM = regex(r"\d{1,2}")
_LONGEST_LABEL = 20


def points_given(cells: list[Cell], numbers: list[Cell], table: Table) -> Cell | None:
    """Which of the numbers in a row of sums is the points given; the full points alone are none."""
    scored = next((cell for cell in cells[1:] if key(cell.text) in SCORED), None)
    if scored is not None:
        return next((cell for cell in numbers if cell.column > scored.column), None)
    below = next((cell for cell in numbers if _field(cell, table) is Column.SCORE), None)
    return _given_by_count(numbers, table) if below is None else below


def _field(cell: Cell, table: Table) -> Column | None:
    slot = table.columns.at(cell)
    return None if slot is None else slot.field


def _given_by_count(numbers: list[Cell], table: Table) -> Cell | None:
    """Of two numbers the second, where the table has points given; one alone, where it is not the full points."""
    if len(numbers) == 2 and any(slot.field is Column.SCORE for slot in table.slots):  # noqa: PLR2004 - full, given
        return numbers[1]
    if len(numbers) != 1 or _is_full(numbers[0], table):
        return None
    return numbers[0]


def _is_full(number: Cell, table: Table) -> bool:
    """Whether a number is the full points: 100, or any below the heading of these."""
    return points_of(number.text) == FULL_POINTS or _field(number, table) is Column.WEIGHT


def value_of_label(cells: list[Cell], index: int) -> Cell | None:
    """
    The value behind a label, or ``None`` where it is blank.

    A cell that does not stand right behind the label is a label of its own where it ends in a colon, or where a value
    stands right behind it.
    """
    label, (value, after) = cells[index], (*cells[index + 1 : index + 3], None, None)[:2]
    if value is None or _is_no_value(label, value, after):
        return None
    if value.column == label.column + label.column_span:
        return value
    return None if _is_label_of(value, after) else value


def _is_no_value(label: Cell, value: Cell, after: Cell | None) -> bool:
    """Whether what stands behind a label is never its value: 产出指标 behind 项目, a goal's number, another label."""
    head = head_of(label.text)
    if head is Head.PROJECT and (key(value.text) in _NO_PROJECTS or _is_level(label, value)):
        return True
    if head in GOALS and is_number_of_goals(value):
        return True
    return is_goal(value.text) or (is_of_form(value) and not _is_word(label, value, after))


def _is_level(label: Cell, value: Cell) -> bool:
    """Whether what stands behind a project's label is a level's: 产出指标; 生态效益 behind 项目名称 may be one."""
    return is_label(value) and (key(value.text).endswith(INDICATOR) or not key(label.text).endswith(NAMED))


def _is_label_of(cell: Cell, after: Cell | None) -> bool:
    """Whether a cell is a label of its own: 县级预算：, or a short text with a value right behind it."""
    if cell.text.rstrip().endswith((":", "：")):  # noqa: RUF001 - as printed
        return True
    beside = after is not None and after.column == cell.column + cell.column_span and not is_of_form(after)
    return beside and len(cell.text) <= _LONGEST_LABEL


def _is_word(label: Cell, value: Cell, after: Cell | None) -> bool:
    """Whether a word that is a source of money elsewhere (其他) is the value right behind a label of the head."""
    headed = head_of(label.text) not in {None, Head.MONEY, *GOALS} and head_of(value.text) is None
    beside = value.column == label.column + label.column_span and value.row_span == label.row_span
    return headed and beside and (after is None or is_of_form(after))


def is_label_alone(text: str) -> bool:
    """Whether what stands behind a colon is a label of its own."""
    bare = text.strip()
    return bare.endswith((":", "：")) and len(bare) <= _LONGEST_LABEL  # noqa: RUF001 - as printed


def is_of_form(cell: Cell) -> bool:
    """Whether a cell is a label of the head or of money."""
    return head_of(cell.text) is not None or money_of(cell.text) is not None


def is_value(cell: Cell, behind: Cell) -> bool:
    """Whether a cell is no label of the one behind it: a number, but for that of an item before its text."""
    return is_number(cell) and (is_number(behind) or _ITEM.fullmatch(cell.text.strip()) is None)


def number_of(cell: Cell) -> int | None:
    """The number of a goal where a cell says nothing else, or ``None``."""
    match = _NUMBER.fullmatch(fold(cell.text).strip())
    if match is None:
        return None
    return int(match[1]) if match[1].isdigit() else _NUMERALS.index(match[1]) + 1


def is_number_of_goals(cell: Cell) -> bool:
    """Whether a cell beside the label of goals is the number of one, or the heading of such numbers."""
    return number_of(cell) is not None or column_of(cell.text) is Column.NUMBER


def money_beside(label: Cell, value: Cell | None) -> Money | None:
    """What a label of money says; 预算数 right beside an amount is the total."""
    money = money_of(label.text)
    return Money.TOTAL if money is Money.INITIAL and value is not None and is_number(value) else money


def is_labelled(cell: Cell) -> bool:
    """Whether a cell is a label of the head that speaks of no money."""
    return head_of(cell.text) not in {None, Head.MONEY} and money_of(cell.text) is None


def is_beside_year(text: str) -> bool:
    """Whether a cell may stand beside the year above a table: the unit of amounts, an annex, a label with a value."""
    return is_unit_line(text) or is_annex(text) or PAIR.fullmatch(text) is not None


_BETWEEN = regex(r"\s*(?:[;。\n()]|,(?!\d{3}(?!\d))|(?<=[\d元])[ \t]+(?=\D))\s*")
_UNIT = r"(?:万|亿|千)?元|万|亿"
_PIECE = regex(
    rf"(?:{WITHIN}[:-]?)?\s*(?P<label>[^\d:;,()]{{2,16}}?(?:\((?:{UNIT}:)?(?:{_UNIT})\))?)?\s*[:为]?\s*"
    rf"[¥]?(?P<amount>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>{_UNIT})?"
)
_UNIT_BEHIND = regex(rf"(?<=\d)\s*\(\s*({_UNIT})\s*\)")
_UNIT_OF_LABEL = regex(rf"\(((?:{UNIT}:)?(?:{_UNIT}))\)")
_MONEY = regex(rf"\d\s*(?:{_UNIT})|^\s*\d[\d,.]*(?!\d*\s*%)")
_LONGEST = 200


class Labelled(NamedTuple):
    """An amount in a text: its label, what it is of the money, the amount with the unit that is printed behind it."""

    label: str
    field: Money
    amount: str


def field_of(label: str, /) -> Money | None:
    """
    What an amount behind a label is of the money of its form; the label of the whole block has its total.

    >>> [field_of(label) for label in ("项目资金", "年初预算数", "财政")] == [Money.TOTAL, Money.TOTAL, Money.FISCAL]
    True
    """
    money = money_of(label) or money_of(f"{label}资金")
    whole = money is Money.INITIAL or (head_of(label) is Head.MONEY and money is not Money.RATE)
    return money if money in SOURCES else Money.TOTAL if whole else None


def amounts_in(text: str, /, *, label: str = "") -> tuple[Labelled, ...]:
    """
    The amounts that a text says with their labels; none where it says anything else.

    Args:
        text: A text of pieces between commas, stops, brackets or breaks, each an amount behind its label.

        label: The label beside the text, that of a first amount without one.

    >>> [(item.label, item.amount) for item in amounts_in("总额：100万元（其中：财政拨款80万元，其他资金20万元）")]
    [('总额', '100万元'), ('财政拨款', '80万元'), ('其他资金', '20万元')]
    >>> amounts_in("30", label="预算资金"), amounts_in("每户补助30元，按月发放", label="预算资金")
    ((Labelled(label='预算资金', field=<Money.TOTAL: 'total'>, amount='30'),), ())
    """
    if len(text) > _LONGEST:
        return ()
    found = list[Labelled]()
    for piece in _pieces(text):
        item = _amount_in(piece, "" if found else label)
        if item is None:
            return ()
        found.append(item)
    several_terms = len(found) > 1 and any(is_long_term(item.label) for item in found)
    return () if several_terms else tuple(found)


def _amount_in(piece: str, label: str) -> Labelled | None:
    """The amount that a piece is behind its own label, or behind that beside it; ``None`` for any other text."""
    match = _PIECE.fullmatch(piece)
    if match is None:
        return None
    named = (match["label"] or "").strip() or label
    field = field_of(named) if named else None
    return None if field is None else Labelled(named, field, match["amount"] + (match["unit"] or ""))


def speaks_of_money(text: str, /) -> bool:
    """
    Whether a text says an amount of money somewhere.

    >>> speaks_of_money("共30万元，分两年"), speaks_of_money("按季度拨付"), speaks_of_money("98%")
    (True, False, False)
    """
    return _MONEY.search(fold(text)) is not None


def _pieces(text: str) -> list[str]:
    """The text between its commas, stops, brackets and breaks; brackets around a unit alone are none of them."""
    bare = _UNIT_BEHIND.sub(r"\1", fold(text).strip())
    kept = _UNIT_OF_LABEL.sub(r"【\1】", bare)
    pieces = (piece.replace("【", "(").replace("】", ")").strip() for piece in _BETWEEN.split(kept))
    return [piece for piece in pieces if piece and piece not in {WITHIN, f"{WITHIN}:"}]
