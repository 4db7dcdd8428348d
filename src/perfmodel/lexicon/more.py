"""A number that is passed by something that is left: 100余人, 3万多人次."""

import re

from perfmodel.lexicon.claims import NUMERAL

_PASSED = re.compile(rf"{NUMERAL}[余多](?!{NUMERAL})")
_ABOUT = re.compile("[约近]|左右|上下|大概|大约|差不多|接近|不到|几")


def is_more(folded: str, /) -> bool:
    """
    Whether a number is said to be passed by something that is left: 100余人, but not 约100人 or 100人左右.

    >>> is_more("100余人"), is_more("3万多人次"), is_more("约100余人"), is_more("近100人")
    (True, True, False, False)
    """
    return _PASSED.search(folded) is not None and _ABOUT.search(folded) is None
