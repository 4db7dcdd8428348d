"""Words of a name that say of which part, which time or what average its number is: 上半年, 日均, 其中财政资金."""

import re
from functools import cache

from perfmodel.lexicon.claims import AVERAGES, PARTS_OF_YEAR, RESULT_WORDS, Words

SEVERAL_YEARS = Words(
    "(?:近|前|后|这|共|连续)?(?:[两二三四五六七八九十]|[2-9]|10)年(?![级制内来]) "
    "(?:19|20)\\d\\d年?[-~至到](?:19|20)\\d\\d年 历年 多年",
    RESULT_WORDS,
)
"""Several years together."""

PART = Words("其中 含(?!税) 包括 仅", RESULT_WORDS)
"""How the name of a part begins, behind the value of the whole or alone."""


@cache
def _scope() -> re.Pattern[str]:
    year = r"(?:(?:[0-9]{4}|[今本当])年)?"
    parts = f"{AVERAGES.pattern}|{PARTS_OF_YEAR.pattern}|{SEVERAL_YEARS.pattern}"
    return re.compile(rf"{year}(?P<time>{parts})|(?P<part>(?:{PART.pattern}).*)|.+?(?P<mean>{AVERAGES.pattern})")


def scope_in(name: str | None, /) -> str | None:
    """
    The words by which a name bounds what its number is of, or ``None``.

    >>> scope_in("上半年"), scope_in("其中财政资金"), scope_in("培训日均"), scope_in("培训")
    ('上半年', '其中财政资金', '日均', None)
    """
    match = None if name is None else _scope().match(name)
    return None if match is None else match["time"] or match["part"] or match["mean"]


def is_of_part(name: str | None, /) -> bool:
    """Whether a name begins as that of a part: 其中女性."""
    return name is not None and re.match(PART.pattern, name) is not None
