"""
Folding: one character to one character, so that places in the folded text are places in the author's.

Full-width forms, look-alike signs and a few traditional characters get one spelling; nothing is dropped or joined.
(NFKC over the whole text would turn ㎡ into m2 and ① into 1, and leave ≧ alone.)

Needs: nothing.  Used by: ``tokens``, ``target``, ``taxonomy``, ``forms``.
"""

import re
from functools import cache

_SIGNS = {
    "≧": "≥",
    "⩾": "≥",
    "≦": "≤",
    "⩽": "≤",
    "﹥": ">",
    "〉": ">",
    "﹤": "<",
    "〈": "<",
    "﹦": "=",
    "═": "=",
    "﹪": "%",
    "﹣": "-",
    "−": "-",  # noqa: RUF001 - the minus sign
    "‐": "-",
    "‑": "-",
    "–": "-",  # noqa: RUF001 - the en dash
    "—": "-",
    "―": "-",
    "─": "-",
    "～": "~",  # noqa: RUF001 - the full-width tilde
    "〜": "~",
    "∼": "~",  # noqa: RUF001 - the tilde operator
    "｡": "。",
    "､": "、",
    "︰": ":",
    "∶": ":",  # noqa: RUF001 - the ratio sign
    "〔": "(",
    "〕": ")",
    "﹙": "(",
    "﹚": ")",
    "•": "·",
    "・": "·",
    "∙": "·",
    "⋅": "·",
    "µ": "μ",
    "￥": "¥",
    **dict.fromkeys(
        map(chr, (0x85, 0x1680, *range(0x2000, 0x2010), *range(0x2028, 0x2030), *range(0x205F, 0x206A))), " "
    ),
    "\ufeff": " ",
    "\u3000": " ",
    "\u00a0": " ",
}
_TRADITIONAL = dict(
    zip(
        "萬億個於達為時內間畝噸斷條場務數對總與較減縮壓佔後週級兩約餘過項戶處種類優際輛隻頭張冊課節號層棟點滿標準預實長縣鄉鎮區國質評價產業專題訓驗發問環",
        "万亿个于达为时内间亩吨断条场务数对总与较减缩压占后周级两约余过项户处种类优际辆只头张册课节号层栋点满标准预实长县乡镇区国质评价产业专题训验发问环",
        strict=True,
    )
)
_WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_TABLE = str.maketrans({**_WIDE, **_TRADITIONAL, **_SIGNS})


@cache
def _foldable() -> "re.Pattern[str]":
    return re.compile("[" + "".join(re.escape(chr(code)) for code in _TABLE) + "]")


def fold(text: str, /) -> str:
    """
    The text in one spelling, of the same length.

    >>> fold("≧９５％，不少於350萬")
    '≥95%,不少于350万'
    """
    return text if text.isascii() or _foldable().search(text) is None else text.translate(_TABLE)
