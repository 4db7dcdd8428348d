"""Names of indicators as rules compare them."""

import re

from perfmodel.lexicon.fold import fold

_NOTE = re.compile(r"\([^()]{0,60}\)|\[[^\[\]]{0,60}\]|【[^【】]{0,60}】")
_MARKS = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d年?度?", re.ASCII)


def bare(name: str, /) -> str:
    """
    A name without notes in brackets, blanks and marks, in one spelling; what is nothing but marks stays.

    >>> bare("读者 满意度（%）"), bare("“六无”平安村"), bare("★")
    ('读者满意度', '六无平安村', '★')
    """
    folded = fold(name)
    return _MARKS.sub("", _NOTE.sub("", folded)) or folded


def same_name(name: str, /) -> str:
    """
    A name as duplicates are told: folded, without blanks and marks; what stands in brackets counts.

    >>> same_name("培训（线上）") == same_name("培训(线上)"), same_name("培训（线上）") == same_name("培训（线下）")
    (True, False)
    """
    folded = fold(name)
    return _MARKS.sub("", folded).casefold() or folded


def body_name(name: str, /) -> str:
    """
    The name of a department or project without a year, so that two years compare.

    >>> body_name("2023年阅览室改造") == body_name("阅览室改造（2024年度）")
    True
    """
    return same_name(_YEAR.sub("", fold(name)))


def heading_of(heading: str, /) -> str:
    """
    The heading of a further cell: the lowest of several rows, without notes and blanks.

    >>> heading_of("指标值/上年实际"), heading_of("评（扣分标准）"), heading_of("设置 依据")
    ('上年实际', '评', '设置依据')
    """
    return bare(heading.rpartition("/")[2] or heading)


def pairs_of(text: str, /) -> frozenset[str]:
    """
    Each two characters that stand together in the words of a text: what stands for its nouns.

    >>> sorted(pairs_of("水质、水量"))
    ['水质', '水量']
    """
    parts = _MARKS.split(fold(text))
    return frozenset(part[place : place + 2] for part in parts for place in range(len(part) - 1))
