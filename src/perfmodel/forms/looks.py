"""
What a cell looks like (a level label, a name, a sign, points), by which rows that slipped are told from those in place.

Needs: ``grid``, ``layouts``, ``taxonomy.labels``, ``target``.  Used by: ``rows``, ``indicators``, ``fields``.
"""

import re
from functools import lru_cache

from perfmodel.forms.grid import Cell
from perfmodel.forms.layouts import Column, key
from perfmodel.forms.points import points_of
from perfmodel.lexicon.fold import fold
from perfmodel.targets.comparisons import column_comparison
from perfmodel.taxonomy.category import Category
from perfmodel.taxonomy.labels import match_category
from perfmodel.taxonomy.wordings import NO_COUNTERPART

_ORDINAL = re.compile(
    r"\s*(?:(?:指标\s*)?[(\[]?\s*(\d{1,3}(?:[.-]\d{1,2}){0,2}|[一二三四五六七八九十]{1,3}(?=\s*[)、.:])|[①-⑳⑴-⒇⒈-⒛])"
    r"\s*(?:[)\].、:]\s*(?!\d)|\s+|(?<=[①-⑳⑴-⒇⒈-⒛])|$))"
)
_LONGEST_LABEL, _LONGEST_LEVEL, _LONGEST_UNIT = 60, 20, 10
_PLACEHOLDER = re.compile(r"[\s.…·*＊_—。等-]*")
_NOTHING = re.compile(r"[\s/\\|*\-—.…]*|无")
_DIRECTION = re.compile("正向|反向|负向|逆向|中性|定性|定量|区间|是/否")
_EXPRESSION = re.compile(
    r"\s*(?:[≥≤=><±]|(?:不低于|不少于|不高于|不超过|大于|小于|高于|低于|至少)\s*\d|[\d.,]+\s*(?:[%‰]|$))"
)
_WITHOUT_CATEGORY = frozenset(word for row in NO_COUNTERPART for word in row.words.split())
_LAST_LETTER = re.compile("[" + "".join(sorted({word[-1] for word in _WITHOUT_CATEGORY})) + "]")
_LETTER = re.compile("[\u4e00-\u9fff\u3400-\u4dbfA-Za-zＡ-Ｚａ-ｚ]")


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


def is_placeholder(text: str, /) -> bool:
    """Whether a name is only what a template prints: dots, a dash, stars."""
    return _PLACEHOLDER.fullmatch(text) is not None


def is_nothing(text: str, /) -> bool:
    """Whether a cell says that nothing stands here: /, —, 无."""
    return _NOTHING.fullmatch(fold(text).strip()) is not None


def is_expression(text: str, /) -> bool:
    """
    Whether a cell starts as a value does: with a sign, with 不低于 before a number, or as a number.

    >>> is_expression("≥80个"), is_expression("不少于3次"), is_expression("95%"), is_expression("2024年")
    (True, True, True, False)
    """
    return _EXPRESSION.match(fold(text[:_LONGEST_LABEL])) is not None


def label_category(text: str, /, *, level: int | None = None) -> Category | None:
    """The category of a label, as :func:`~perfmodel.match_category` has it; a long text is no label."""
    return _category(text, level) if len(text) <= _LONGEST_LABEL else None


@lru_cache(maxsize=4096)
def _category(text: str, level: int | None) -> Category | None:
    return match_category(text, level=level)


def is_label(cell: Cell, /) -> bool:
    """Whether a cell is the label of a level that was met, with a category here or without (投入, 过程)."""
    return _is_label(cell.text) if len(cell.text) <= _LONGEST_LABEL else _without_category(cell.text)


@lru_cache(maxsize=8192)
def _is_label(text: str) -> bool:
    return match_category(text) is not None or _without_category(text)


def _without_category(text: str) -> bool:
    return _LAST_LETTER.search(text) is not None and key(text).removesuffix("指标") in _WITHOUT_CATEGORY


def is_level(cell: Cell, /) -> bool:
    """Whether a cell can be the label of a level, known or not: merged down, a stroke, or short without an ordinal."""
    text = "".join(cell.text.split()) if len(cell.text) <= _LONGEST_LABEL else ""
    return (
        cell.row_span > 1
        or is_nothing(cell.text)
        or (
            split_ordinal(cell.text)[0] is None
            and len(text) <= _LONGEST_LEVEL
            and _LETTER.search(text) is not None
            and not is_expression(text)
        )
    )


def odd_name(cell: Cell, *, has_value: bool) -> int | None:
    """How odd a cell is as a name, or ``None`` where it is none: a label alone, an expression."""
    if is_label(cell):
        return 1 if has_value else None
    if split_ordinal(cell.text)[0] is not None:
        return 0
    return None if is_expression(cell.text) else 0 if _LETTER.search(cell.text) is not None else 1


def can_stand(field: Column, cell: Cell, /) -> bool:
    """Whether a cell can stand in a column of names, points, signs or units: those say what their cells look like."""
    if field is Column.NAME:
        return not is_label(cell) or cell.row_span > 1
    if field in {Column.WEIGHT, Column.SCORE}:
        return points_of(cell.text) is not None or is_nothing(cell.text)
    if field is Column.OPERATOR:
        return (
            column_comparison(cell.text) is not None
            or _DIRECTION.search(cell.text) is not None
            or is_nothing(cell.text)
        )
    bare = "".join(cell.text[:_LONGEST_LABEL].split())
    return len(bare) <= _LONGEST_UNIT and not is_expression(bare)
