"""
The order of grades: which step is better, on the scales that have a known order.

Each row lists its steps from the best to the worst; words of one step are joined by ``=``.  Two grades compare when
they stand on one scale.  The levels 一级, 二级, 三级 are in no row: the first is the best for roads and the third
for hospitals, so they meet each other only when they are equal.
"""

from typing import NamedTuple

from perfmodel.lexicon.fold import fold
from perfmodel.source import Citation, Standing


class Scale(NamedTuple):
    """One ordered scale: its name, its steps from the best to the worst, and where the order comes from."""

    name: str
    steps: str
    citation: Citation


_USAGE = Citation("perfmodel", clause="docs/comparing.md", standing=Standing.DESIGN)
_FOUR = Citation("forms", clause="优 良 中 差 as four columns of thresholds", standing=Standing.SEEN)
_WATER = Citation("GB 3838-2002", clause="classes of surface water", standing=Standing.MEMORY)
_SCENIC = Citation("GB/T 17775", clause="grades of scenic areas, AAAAA the best", standing=Standing.MEMORY)
_HOTELS = Citation("GB/T 14308", clause="stars of hotels", standing=Standing.MEMORY)

SCALES: tuple[Scale, ...] = (
    Scale("quality", "优秀=优=优等 良好=良=良等 中等=中 差=差等", _FOUR),
    Scale("degree", "好 较好 一般 较差", _USAGE),
    Scale("pass", "合格=及格 不合格=不及格", _USAGE),
    Scale("stems", "甲等=甲级 乙等=乙级 丙等=丙级", _USAGE),
    Scale("letters", "AAAAA级=5A级 AAAA级=4A级 AAA级=3A级 AA级=2A级 A级=1A级 B级 C级 D级 E级", _SCENIC),
    Scale("water", "Ⅰ类=一类=1类 Ⅱ类=二类=2类 Ⅲ类=三类=3类 Ⅳ类=四类=4类 Ⅴ类=五类=5类", _WATER),
    Scale(
        "stars", "五星级=5星级=五星 四星级=4星级=四星 三星级=3星级=三星 二星级=2星级=二星 一星级=1星级=一星", _HOTELS
    ),
)
"""The scales whose order is known; a word stands on one of them at most."""

_BETWEEN = {"优良": ("优", "良")}
"""Words that mean two steps: the better and the worse of them."""

_PLACES: dict[str, tuple[str, int]] = {
    word: (scale.name, -index)
    for scale in SCALES
    for index, step in enumerate(scale.steps.split())
    for word in step.split("=")
}


def place_of(grade: str, /) -> tuple[str, int, int] | None:
    """
    The scale of a grade, and the worst and the best step that it may mean: 0 is the top, -1 the next.

    >>> place_of("优良"), place_of("中等"), place_of("三级")
    (('quality', -1, 0), ('quality', -2, -2), None)
    """
    word = fold(grade).strip()
    best, worst = (_PLACES.get(step) for step in _BETWEEN.get(word, (word, word)))
    return None if best is None or worst is None else (best[0], worst[1], best[1])
