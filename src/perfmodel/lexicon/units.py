"""
Where a unit ends: from the place behind a number to the end of the unit that stands there.

``元/人·月``, ``次每年``, ``元/(人·天)`` and ``元/100km`` are one unit each.  A word of the unit table counts
as a unit unless it begins a longer word (一次性, 3年级); a word that no table knows counts where the clause ends behind
it.

All steps look at a bounded number of characters, so the scan stays linear.

Needs: ``values.unit``.  Used by: ``tokens``.
"""

import re

from perfmodel.values.unit import KNOWN_SYMBOLS

HAN = r"^\x00-\u02ff\u2000-\u303f\U00010000-\U0010ffff"
"""
A class of characters that begins with ``^``: all but Latin, punctuation, signs and pictures, which leaves Han.

Written by what it leaves out, since a regex compiler walks through each character of a range: a tenth of the time.
"""

SCALE = r"(?:万亿|千亿|百亿|亿|千万|百万|万|千(?![米克瓦伏分])|百(?!分))"
"""A scale word in front of a unit; 千米 and 百分点 are units of their own."""

_LONGER_WORDS: dict[str, str] = {
    "次": "性数序",
    "年": "级",
    "方": "面案法式向针",
    "成": "功立果员本效为熟绩",
    "体": "系",
    "部": "分",
    "站": "式",
    "件": "套",
    "度": "假日过",
    "分": "之类级析期布别工配管局数明解散子流",
    "口": "径岸碑头罩语号",
    "家": "庭长属园具企",
    "门": "户",
    "条": "件例",
    "面": "向对积貌",
    "点": "五六七八九",
    "人": "才信",
    "本": "地市级县区省科年",
    "名": "录单称",
}
"""A measure word before one of these characters begins a longer word and counts nothing."""

_SIZES: dict[str, list[int]] = {}
"""How long the words of the unit table are, by their first character, longest first."""
for _symbol in KNOWN_SYMBOLS:
    if len(_symbol) not in _SIZES.setdefault(_symbol[0], []):
        _SIZES[_symbol[0]].append(len(_symbol))

_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
_NEVER_BEFORE = {
    symbol: _LETTERS if symbol[-1] in _LETTERS else frozenset(_LONGER_WORDS.get(symbol[-1], ""))
    for symbol in KNOWN_SYMBOLS
}
"""Each word of the unit table with the characters that no unit stands before."""

_BEHIND_PER = r"(?=$|[/·.*,;。、)\s]|每|以上|以下|以内|及以|左右)"
_GOING_ON = frozenset("·*/每 \t\n\r\f\v")
_PER_HEAD = re.compile(rf"(?:\d{{1,4}}|[一两二三四五六])?(?P<scale>{SCALE})?", re.ASCII)
_PER_OPEN = re.compile(rf"[{HAN}]{{1,4}}?{_BEHIND_PER}|[A-Za-z]{{1,4}}[23²³]?(?![A-Za-z0-9])", re.ASCII)
_PER_MARK = re.compile(r"\s?(?:[/·.*•]\s?每?|每)", re.ASCII)
_PER_SLASH = re.compile(r"\s?/\s?(?P<open>\()?每?", re.ASCII)
_PER_LAST = re.compile(rf"(?:公里|年|月|天|日|学期|次)(?![{HAN}])")
_PER_ASIDE = re.compile(r"\((?:年|月|日|天|季度?|学期|次)\)")
_MANY = 4

_NO_UNIT = (
    r"(?!以|及|或|每|几|左右|上下|至|到|内|之|且|前|后|多|余|不|与|和|等|为|含|底|末|起步|[零〇一二三四五六七八九十百千万亿点]"
    r"|提|增|下|降|达|超|完成)"
)
_OPEN = re.compile(
    rf"(?:{_NO_UNIT}[{HAN}]{{1,3}}?|[A-Za-zμΩ]{{1,5}})"
    r"(?=\s*+(?:$|[,;。、)/(·]|以上|以下|以内|及以|左右|上下|之间|[-~至到]|[≥≤<>=]))",
    re.ASCII,
)


def word_end(text: str, at: int, /) -> int:
    """Where the longest word of the unit table that stands at a place ends; the place itself where there is none."""
    for size in _SIZES.get(text[at : at + 1], ()):
        never = _NEVER_BEFORE.get(text[at : at + size])
        if never is not None and text[at + size : at + size + 1] not in never:
            return min(at + size, len(text))
    return at


def known_end(text: str, at: int, /) -> int:
    """Where a unit of known words ends: 元/人·月, 人·次; the place itself where there is none."""
    stop = word_end(text, at)
    if stop == at:
        return at
    if text[stop : stop + 1] not in _GOING_ON:
        return stop
    for _ in range(2):
        if text[stop : stop + 1] not in {"·", "*"} or (longer := word_end(text, stop + 1)) == stop + 1:
            break
        stop = longer
    return _per_end(text, stop)


def unit_end(text: str, at: int, /) -> int:
    """Where a unit ends, known or not; the place itself where there is none."""
    stop = known_end(text, at)
    if stop > at:
        return stop
    if text[at : at + 1] in _LETTERS or all(
        text[at : at + size] not in _NEVER_BEFORE for size in _SIZES.get(text[at : at + 1], ())
    ):
        opened = _OPEN.match(text, at)
        if opened is not None:
            return _per_end(text, opened.end())
    return _per_end(text, at) if text.startswith(("/", "每"), at) else at


def _per_end(text: str, at: int) -> int:
    """Where the denominators behind a unit end: /人·月, 每人每月, /(人·天), /人(月)."""
    if text[at : at + 1] == "每":
        return _further(text, at, _MANY - 1)
    slash = _PER_SLASH.match(text, at)
    if slash is None:
        return _spaced(text, at)
    first = _per_word_end(text, slash.end())
    if first == slash.end():
        return at
    if slash["open"] is not None:
        stop = _further(text, first, _MANY - 1)
        return stop + 1 if text[stop : stop + 1] == ")" else at
    aside = _PER_ASIDE.match(text, first)
    if aside is not None:
        return aside.end()
    stop = _further(text, first, _MANY - 1)
    last = _PER_LAST.match(text, stop)
    return stop if last is None else last.end()


def _spaced(text: str, at: int) -> int:
    """As 每人 behind a blank."""
    stop = _further(text, at + 1, _MANY - 1) if text.startswith(" 每", at) else at + 1
    return at if stop == at + 1 else stop


def _further(text: str, at: int, most: int) -> int:
    """Where up to *most* further denominators end, each behind a mark or 每."""
    for _ in range(most):
        mark = _PER_MARK.match(text, at)
        if mark is None or (stop := _per_word_end(text, mark.end())) == mark.end():
            break
        at = stop
    return at


def _per_word_end(text: str, at: int) -> int:
    """Where one denominator ends: 人, 万车, 100km, 2年."""
    head = _PER_HEAD.match(text, at)
    start = at if head is None else head.end()
    found = _word_or_open(text, start)
    if found == start and head is not None and head["scale"] is not None:
        start = head.start("scale")
        found = _word_or_open(text, start)
    return at if found == start else found


def _word_or_open(text: str, at: int) -> int:
    stop = word_end(text, at)
    if stop > at:
        return stop
    opened = _PER_OPEN.match(text, at)
    return at if opened is None else opened.end()
