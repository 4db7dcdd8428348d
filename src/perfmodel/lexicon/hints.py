"""
Whether a text can say anything but words: a look for the characters and words that every expression needs.

Most cells that are no expression hold none of them, and need no scan to be told apart.

Needs: ``lexicon``, ``values.number``.  Used by: ``target.cells``.
"""

import re
from functools import cache

from perfmodel.lexicon.words import BEFORE, BEHIND, HOLD, REACH, SCALES_OF_GRADES, SHORT, words_of
from perfmodel.values.number import CHINESE_NUMERAL_CHARACTERS

_CHARACTERS = frozenset(
    f"0123456789{CHINESE_NUMERAL_CHARACTERS}半年达超内≥≤<>=《》≠±+-¥$€%‰‱〖【ABCDEIVⅠⅡⅢⅣⅤⅥ是否无空略./*_\\|~·…"
)


@cache
def _hint() -> "re.Pattern[str]":
    words = [word for word in words_of(*BEFORE, *SHORT, HOLD, REACH, *BEHIND, *SCALES_OF_GRADES) if len(word) > 1]
    rest = ["持平", "岁末", "不适用", *(word for word in words if _CHARACTERS.isdisjoint(word))]
    by_first = {word[0]: "|".join(other[1:] for other in rest if other[0] == word[0]) for word in rest}
    grouped = "|".join(f"{first}(?:{others})" for first, others in by_first.items())
    return re.compile(rf"[{re.escape(''.join(sorted(_CHARACTERS)))}\ud800-\udfff]|[优良中差好](?:等|$)|{grouped}")


def may_say_more(folded: str, /) -> bool:
    """
    Whether a folded text may hold an expression; ``False`` where it holds words only.

    >>> may_say_more("持续改善水质"), may_say_more("水质不断改善,供水稳定"), may_say_more("不低于上年")
    (False, False, True)
    """
    return _hint().search(folded) is not None
