"""
Whether a text can say anything but words: a look for the characters and words that every expression needs.

Most cells that are no expression hold none of them, and need no scan to be told apart.

Needs: ``fold``, ``lexicon``, ``values.number``.  Used by: ``target.read``.
"""

import re

from perfmodel.text.fold import spellings
from perfmodel.text.lexicon import BEFORE, BEHIND, HOLD, REACH, SCALES_OF_GRADES, SHORT, words_of
from perfmodel.values.number import CHINESE_NUMERAL_CHARACTERS

_CHARACTERS = "0123456789" + CHINESE_NUMERAL_CHARACTERS + "半年≥≤<>=《》≠±+-¥$€%‰‱〖【ABCDEIVⅠⅡⅢⅣⅤⅥ" + "是否无空略./*_\\|~·…"
_WORDS = [word for word in words_of(*BEFORE, *SHORT, HOLD, REACH, *BEHIND, *SCALES_OF_GRADES) if len(word) > 1]
_SINGLE = "达超内"
_LONG = [word for word in _WORDS if not set(word) & set(_CHARACTERS + _SINGLE)]


def _spelled(word: str) -> str:
    return "".join(f"[{re.escape(spellings(character))}]" for character in word)


_HINT = re.compile(
    rf"[{re.escape(spellings(_CHARACTERS + _SINGLE))}\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
    rf"|{'|'.join(map(_spelled, ['持平', '岁末', '不适用', *sorted(_LONG)]))}|[{re.escape(spellings('优良中差好'))}](?:[等]|$)"
)


def may_say_more(text: str, /) -> bool:
    """
    Whether a text may hold an expression; ``False`` where it holds words only.

    >>> may_say_more("持续改善水质"), may_say_more("水质不断改善，供水稳定"), may_say_more("不低于上年")
    (False, False, True)
    """
    return _HINT.search(text) is not None
