"""
What the text of a cell can be: a level label, a name, a sign, a unit, points.

It says in which column the cell can stand.  Points are printed as 10, 10分 or （7.5）; the rows of an objective
should add up to those that it prints.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from perfmodel._patterns import kept, regex
from perfmodel.files._grid import Cell
from perfmodel.forms._layouts import key
from perfmodel.lexicon._comparison_words import BEHIND, COMPARED, DIRECTIONS, TYPES
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_marks import is_blank, names_work
from perfmodel.lexicon._heading_words import DIVISION, INDICATOR
from perfmodel.lexicon._rows import any_word
from perfmodel.objectives._indicator import Indicator, Term
from perfmodel.targets._comparisons import sure_comparison
from perfmodel.targets._making import Unreadable
from perfmodel.targets._terms import Polarity
from perfmodel.taxonomy._category import NO_COUNTERPART, Category
from perfmodel.taxonomy._category_labels import match_category
from perfmodel.values._exact import add
from perfmodel.values._number import numeral_or_none

_POINTS = regex(r"\(?\s*得?\s*([\d.]+)\s*[分%]?\s*\)?")
_LONGEST = 40
FULL_POINTS = 100
POINTS_UNREAD = "expected points from 0 to 100; kept as text"


def points_of(text: str, /) -> Decimal | None:
    """
    The points that a cell says, from 0 to 100, or ``None``.

    >>> points_of("10分"), points_of("（7.5）"), points_of("得8分"), points_of("一般")
    (Decimal('10'), Decimal('7.5'), Decimal('8'), None)
    """
    return _points(text) if len(text) <= _LONGEST or len(text := text.strip()) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _points(text: str) -> Decimal | None:
    match = _POINTS.fullmatch(fold(text).strip())
    numeral = numeral_or_none(match[1]) if match is not None else None
    return numeral.value if numeral is not None and 0 <= numeral.value <= FULL_POINTS else None


class Block(NamedTuple):
    """The label of an objective with points of its own (年度绩效目标1（40分）); its rows stand beside or below it."""

    cell: Cell
    label: str
    points: Decimal


def block_differences(blocks: Sequence[Block], rows: Sequence[tuple[int, Indicator]], /) -> Iterator[tuple[Block, str]]:
    """The objectives whose rows, each with the number of its row, do not add up to the points that the form prints."""
    starts = [block.cell.row for block in blocks]
    for block, (start, stop) in zip(blocks, pairwise([*starts, 1 << 30]), strict=True):
        own = [row for at, row in rows if start <= at < stop and row.term is Term.ANNUAL]
        message = _difference(block.points, own)
        if message is not None:
            yield block, message


def _difference(points: Decimal, rows: Sequence[Indicator]) -> str | None:
    """What the rows of an objective have instead of its points; given ones count where no row prints its own."""
    weights = [row.weight for row in rows if row.weight is not None]
    if not weights:
        return _given_above(points, rows)
    if len(weights) < len(rows) or add(weights) == points:
        return None
    return f"the form prints {points} points for it, and its rows add up to {add(weights)}"


def _given_above(points: Decimal, rows: Sequence[Indicator]) -> str | None:
    """How many points the rows of an objective are given, where these are more than it has."""
    scores = [row.result.score for row in rows if row.result is not None and row.result.score is not None]
    if scores and add(scores) > points:
        return f"the form prints {points} points for it, and its rows are given {add(scores)}"
    return None


_ORDINAL = regex(
    rf"\s*(?:(?:{INDICATOR}\s*)?"
    r"[(\[]?\s*(\d{1,3}(?:[.-]\d{1,2}){0,2}|[一二三四五六七八九十]{1,3}(?=\s*[)、.:])|[①-⑳⑴-⒇⒈-⒛])"
    r"\s*(?:[)\].、:]\s*(?!\d)|\s+|(?<=[①-⑳⑴-⒇⒈-⒛])|$))"
)
_HEADED = regex(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3}"
    rf"{DIVISION})"
)
_DOTTED = regex(r"^\s*(?:\d{1,2}(?:[.．]\d{1,2}){1,3}[.．、]?|[A-Z]\d{0,3}[.．、]?(?=[\s\u4e00-\u9fff]))\s*")  # noqa: RUF001 - as printed
_LONGEST_LABEL, _LONGEST_LEVEL, _LONGEST_UNIT, _LONGEST_NUMBER = 60, 20, 10, 3
_DIRECTION = regex(any_word(*DIRECTIONS, TYPES))
_VALUE_START = regex(r"[\d≥≤=><±.+-]")
_POLARITIES = {word: Polarity(row.meaning) for row in DIRECTIONS for word in row.words.split()}
_BETWEEN_WORDS, _KIND_OF = regex(r"[\s/|、,，;；:：()（）]+"), regex(rf"[型性]?(?:{INDICATOR})?$")  # noqa: RUF001 - as printed
_LONGEST_SAID = 100
_YES_NO = frozenset(("是", "否", "是/否", "有", "√"))
_EXPRESSION = regex(rf"\s*(?:[≥≤=><±]|{COMPARED}\s*\d|[\d.,]+\s*(?:[%‰]|$))")
_BARE = regex(
    rf"\s*(?:[≥≤=><]|{COMPARED})*\s*"
    rf"[\d.,]+(?:\s*[-~至]\s*[\d.,]+)?\s*{any_word(*BEHIND)}?\s*"
)
_LONGEST_BARE = 100
_WITHOUT_CATEGORY = frozenset(word for row in NO_COUNTERPART for word in row.words.split())
_LAST_LETTER = regex("[" + "".join(sorted({word[-1] for word in _WITHOUT_CATEGORY})) + "]")
_LETTER = regex("[\u4e00-\u9fff\u3400-\u4dbfA-Za-zＡ-Ｚａ-ｚ]")


def split_ordinal(text: str, /) -> tuple[str | None, str]:
    """
    The printed ordinal of a name, and the name without it.

    >>> split_ordinal("3 新增馆藏"), split_ordinal("（2）满意度"), split_ordinal("2024年馆藏"), split_ordinal("7")
    (('3', '新增馆藏'), ('2', '满意度'), (None, '2024年馆藏'), ('7', ''))
    """
    number, stop = _ordinal(text[:_LONGEST_LABEL])
    return number, text[stop:].strip()


@lru_cache(maxsize=4096)
def _ordinal(text: str) -> tuple[str | None, int]:
    match = _ORDINAL.match(fold(text))
    return (None, 0) if match is None else (match[1], match.end())


@kept
def is_headed(text: str, /) -> bool:
    """
    Whether a text begins with the numeral of a heading.

    >>> is_headed("三、名词解释"), is_headed("（一）数量"), is_headed("第二部分 决算表"), is_headed("3.改造泵站")
    (True, True, True, False)
    """
    return _HEADED.match(fold(text[:_LONGEST_LABEL])) is not None


def is_caption(text: str, /) -> bool:
    """
    Whether a line is the name of a project behind the numeral of a heading.

    >>> is_caption("二、堤防加固工程"), is_caption("二、产出指标"), is_caption("堤防加固工程")
    (True, False, False)
    """
    return is_headed(text) and names_work(text.strip()) and split_ordinal(text)[1] not in {"", "项目"}


def is_expression(text: str, /) -> bool:
    """
    Whether a cell starts as a value does: with a sign, with 不低于 before a number, or as a number.

    >>> is_expression("≥80个"), is_expression("不少于3次"), is_expression("95%"), is_expression("2024年")
    (True, True, True, False)
    """
    return _EXPRESSION.match(fold(text[:_LONGEST_LABEL])) is not None


def begins_as_value(text: str, /) -> bool:
    """
    Whether a cell starts as a value does, one without a sign and with any unit too, and is no year.

    >>> begins_as_value("12所"), begins_as_value("≥80个"), begins_as_value("2024年目标"), begins_as_value("含续建")
    (True, True, False, False)
    """
    return is_expression(text) or (text.lstrip()[:1].isdecimal() and "年" not in text[:_LONGEST_LEVEL])


def lacks_unit(text: str, /) -> bool:
    """
    Whether a value is a number without a unit, with what compares it.

    >>> lacks_unit("≥80"), lacks_unit("不少于80"), lacks_unit("80-90"), lacks_unit("80以上"), lacks_unit("80个")
    (True, True, True, True, False)
    """
    return _BARE.fullmatch(fold(text[:_LONGEST_BARE])) is not None


def label_category(text: str, /, *, level: int | None = None) -> Category | None:
    """
    The category of a label, as :func:`~perfmodel.taxonomy.match_category` has it; notes in brackets say nothing of it.

    >>> label_category("数量指标（必填硬性指标）").id, label_category("1.2质量指标").id, label_category("新增座位")
    ('output.quantity', 'output.quality', None)
    >>> label_category("C1数量").id, label_category("D效益（30分）").id
    ('output.quantity', 'benefit')
    """
    return _category(text, level) if len(text) <= _LONGEST_LABEL else None


def labels_in(cells: Iterable[Cell], /) -> list[tuple[Cell, Category]]:
    """The cells that are labels that a category knows, with these."""
    labels = [cell for cell in cells if len(cell.text) <= _LONGEST_LABEL and _is_label(cell.text)]
    return [(cell, label) for cell in labels if (label := _category(cell.text, None)) is not None] if labels else []


@lru_cache(maxsize=4096)
def _category(text: str, level: int | None) -> Category | None:
    found = match_category(_DOTTED.sub("", text), level=level)
    if found is None and text.rstrip().endswith((")", "）")):  # noqa: RUF001 - as printed
        bare = _BRACKETS.sub("", fold(text))
        found = match_category(bare, level=level) if bare else None
    return found


_BRACKETS = regex(r"\s*\([^()]*\)\s*$")


def is_label(cell: Cell, /) -> bool:
    """Whether a cell is the label of a level that was met, with a category here or without (投入, 过程)."""
    return _is_label(cell.text) if len(cell.text) <= _LONGEST_LABEL else _without_category(cell.text)


def says_label(text: str, /) -> bool:
    """Whether a text is such a label."""
    return _is_label(text) if len(text) <= _LONGEST_LABEL else _without_category(text)


@lru_cache(maxsize=8192)
def _is_label(text: str) -> bool:
    return _category(text, None) is not None or _without_category(text)


def _without_category(text: str) -> bool:
    return _LAST_LETTER.search(text) is not None and key(text).removesuffix("指标") in _WITHOUT_CATEGORY


def is_level(cell: Cell, /) -> bool:
    """Whether a cell can be the label of a level, known or not: merged down, a dash, or short and no value."""
    text = "".join(cell.text.split()) if len(cell.text) <= _LONGEST_LABEL else ""
    return cell.row_span > 1 or is_blank(cell.text) or (0 < len(text) <= _LONGEST_LEVEL and _words_alone(text))


def is_numbered_level(cell: Cell, /) -> bool:
    """Whether a cell can be the label of a level behind the numeral of a heading: （三）能力建设, 1.3 能力建设."""
    text = cell.text.strip()
    bare = _DOTTED.sub("", text) if _DOTTED.match(text) else split_ordinal(text)[1] if is_headed(text) else ""
    return 0 < len(bare) <= _LONGEST_LEVEL and _words_alone(bare)


def is_words(cell: Cell, /) -> bool:
    """Whether a cell is words that cannot be the number of a row: letters without a digit, and no label."""
    text = cell.text.strip()
    short = len(text) <= _LONGEST_NUMBER or any(sign.isdigit() for sign in text[:_LONGEST_LABEL])
    return not short and has_letters(text) and not is_label(cell) and cell.row_span == 1


@lru_cache(maxsize=8192)
def _words_alone(text: str) -> bool:
    """Whether a short text is words: no ordinal, sign, number, yes or no in front."""
    return (
        split_ordinal(text)[0] is None
        and _LETTER.search(text) is not None
        and text not in _YES_NO
        and _VALUE_START.match(fold(text)) is None
        and not is_expression(text)
    )


def has_letters(text: str, /) -> bool:
    """Whether a text has a letter of any script."""
    return _LETTER.search(text[:_LONGEST_LABEL]) is not None


def polarity_of(text: str, /) -> Polarity | None:
    """The direction that a cell says in a word of its own, or ``None``: 越大越好/越小越好 is a template's choice."""
    words = _BETWEEN_WORDS.split(text[:_LONGEST_SAID])
    said = {_POLARITIES.get(word) or _POLARITIES.get(_KIND_OF.sub("", word, count=1)) for word in words} - {None}
    return said.pop() if len(said) == 1 else None


def is_sign(text: str, /) -> bool:
    """
    Whether a cell says how a value is compared: a sign, words for one, a direction.

    >>> is_sign("≥"), is_sign("大于等于"), is_sign("正向指标"), is_sign("80")
    (True, True, True, False)
    """
    return len(text) <= _LONGEST_LEVEL and (compares(text) or _DIRECTION.search(text) is not None)


def compares(text: str, /) -> bool:
    """
    Whether a cell is a comparison, by a sign or in words.

    >>> compares("≥"), compares("正向指标")
    (True, False)
    """
    try:
        return sure_comparison(text) is not None
    except Unreadable:
        return False


def can_be_points(text: str, /) -> bool:
    """Whether a cell can be points: a number, or nothing."""
    return points_of(text) is not None or is_blank(text)


def can_be_unit(text: str, /) -> bool:
    """Whether a cell can be a unit: short, and no value."""
    bare = "".join(text[:_LONGEST_LABEL].split())
    return len(bare) <= _LONGEST_UNIT and not is_expression(bare)
