"""Points as cells print them: 10, 10分, （7.5）."""

import re
from decimal import Decimal
from functools import lru_cache

from perfmodel.lexicon.fold import fold
from perfmodel.values.number import numeral_or_none

_POINTS = re.compile(r"\(?\s*得?\s*([\d.]+)\s*[分%]?\s*\)?")
_FULL, _LONGEST = 100, 40


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
    return numeral.value if numeral is not None and 0 <= numeral.value <= _FULL else None
