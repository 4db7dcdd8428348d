"""
A printed label to its category: 数量 指标, 一、产出指标（50分）, ２．社会效益.

A label is folded (full width, traditional characters), freed of blanks, a leading ordinal, a note of points or of
obligation behind it and a trailing 指标 or 目标, and looked up in the wordings.  What no wording knows has no
category: the reader keeps it as printed.
"""

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from perfmodel._arguments import require
from perfmodel._patterns import regex
from perfmodel.lexicon._fold import TRADITIONAL, fold
from perfmodel.lexicon._printed_marks import KINDS, OBLIGATIONS, POINT_WORDS
from perfmodel.lexicon._rows import any_word
from perfmodel.taxonomy._category import BY_LEVEL, CATEGORIES, WORDINGS, Category
from perfmodel.taxonomy._scheme import Scheme, SchemeKind

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLANKS = regex(r"[\s\u200b-\u200d\u2060\ufeff]+")
_ORDINAL = regex(
    r"\s*(?:\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)|[①-⑳㈠-㈩⑴-⒇⒈-⒛]"
    r"|(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[IVX]{1,4}|[Ⅰ-Ⅻ])\s*[、.:,)\s]|\d{1,2}(?=\D))"
)
_FIGURE = "[0-9０-９]{1,4}(?:[.．][0-9０-９]{1,3})?"
_POINTS = regex(
    rf"(?:[(（\[【]\s*(?:{any_word(POINT_WORDS)}\s*[:：]?\s*)?(?P<inside>{_FIGURE})\s*分\s*[)）\]】]"
    rf"|(?P<bare>{_FIGURE})\s*分)\s*$"
)
_POINT_RANGE = regex(r"(?:\(\d+(?:\.\d+)?[-~至]\d+(?:\.\d+)?(?:分\)|\)分?)|(?<!\d)\d+[-~]\d+分)$")
_OBLIGATION = regex(rf"\({any_word(OBLIGATIONS)}\)$")
_KIND_WORD = regex(rf"{any_word(KINDS)}等?$")
_INDEX: "Mapping[str, str]" = {word: row.meaning for row in WORDINGS for word in row.words.split()}


def _last_letters() -> "re.Pattern[str]":
    """One letter that ends a known wording: a text without any names no category, which is cheap to tell."""
    last = {word[-1] for word in (*_INDEX, *BY_LEVEL)}
    written = {letter for letter, simplified in TRADITIONAL.items() if simplified in last}
    return re.compile("[" + "".join(map(re.escape, sorted(last | written))) + "]")


_LAST_LETTER = _last_letters()


def split_points(label: str, /) -> tuple[str, Decimal | None]:
    """
    A label and the points that are printed behind it; the label stays as it is where there are none.

    A range of points (0-20分) is no number of points: it stays in the label.

    >>> split_points("产出指标（50分）"), split_points("成本指标(0-20)分")
    (('产出指标', Decimal('50')), ('成本指标(0-20)分', None))
    """
    require(label, str, "label")
    match = _POINTS.search(label)
    name = "" if match is None else label[: match.start()].rstrip()
    if match is None or not name.strip() or name[-1] in "-~—～－0123456789":  # noqa: RUF001 - as forms have it
        return label, None
    return name, Decimal(fold(match["inside"] or match["bare"]))


def _bare(text: str) -> str:
    """The wording alone, as the tables print it."""
    folded = fold(split_points(text)[0])
    ordinal = _ORDINAL.match(folded)
    label = _BLANKS.sub("", folded if ordinal is None else folded[ordinal.end() :])
    label = _OBLIGATION.sub("", _POINT_RANGE.sub("", label)).rstrip(":.;、")
    return _KIND_WORD.sub("", label) or label


def match_category(text: str, /, *, level: int | None = None, scheme: Scheme | None = None) -> Category | None:
    r"""
    The category that a printed label names, or ``None`` where no wording knows it.

    Two labels stand on both levels, 成本指标 and 满意度指标.  For them the *level* of the column decides (1 or 2), else
    the *scheme* when its tree prints only one of the two, else 成本 is ``cost.unspecified`` and 满意度 is
    ``satisfaction``.
    For every other label the level makes no difference: rows drift, the wording does not.
    The labels of an evaluation frame name no category, so with such a *scheme* the answer is always ``None``.

    >>> match_category("数量 \n指标").id, match_category("一、成本指标（20分）", level=1).id, match_category("投入")
    ('output.quantity', 'cost', None)
    """
    require(text, str, "text")
    require(level, int | None, "level")
    require(scheme, Scheme | None, "scheme")
    if scheme is not None and scheme.kind is SchemeKind.EVALUATION_FRAME:
        return None
    if _LAST_LETTER.search(fold(text)) is None:
        return None
    word = _bare(text)
    if word in BY_LEVEL:
        return CATEGORIES[_by_level(word, level, scheme)]
    identifier = _INDEX.get(word)
    return None if identifier is None else CATEGORIES[identifier]


def _by_level(word: str, level: int | None, scheme: Scheme | None) -> str:
    first, second, default = BY_LEVEL[word]
    if level is not None:
        return first if level == 1 else second
    printed = [item.id for item in scheme.categories if item.id in {first, second}] if scheme is not None else []
    return printed[0] if len(printed) == 1 else default
