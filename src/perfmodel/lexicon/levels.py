"""Words that bring a figure down, or up, to a level: 差错率降低到5%."""

import re

from perfmodel.lexicon.claims import Words
from perfmodel.source import Citation, Standing

_DESIGN = Citation("perfmodel", clause="docs/comparing.md, which side is better", standing=Standing.DESIGN)

LEVEL_FALLS = Words(
    "控制[在到至] 压[减缩降][到至] 缩短[到至] 降[到至] 降低[到至] 下降[到至] "
    "减少[到至] 减至 减到 缩减[到至] 下调[到至]",
    _DESIGN,
)
LEVEL_RISES = Words("提高[到至] 提升[到至] 增加[到至] 增长[到至] 上升[到至] 扩大[到至] 增至 升至 延长[到至]", _DESIGN)
"""How a figure is brought down, or up, to a level: the words themselves say which side of it is better."""

_NUMBER = "[0-9零〇一二三四五六七八九十百千万亿半两]"
_LEVEL = re.compile(rf"(?:(?P<falls>{LEVEL_FALLS.pattern})|(?:{LEVEL_RISES.pattern}))[约为:]?(?={_NUMBER})")


def level_wished(folded: str, /) -> tuple[str, bool] | None:
    """
    The word that brings a figure to a level, and whether downwards.

    >>> level_wished("差错率降低到5%"), level_wished("提高到95%"), level_wished("降低5%")
    (('降低到', True), ('提高到', False), None)
    """
    match = _LEVEL.search(folded)
    return None if match is None else (match[0].rstrip("约为:"), match["falls"] is not None)
