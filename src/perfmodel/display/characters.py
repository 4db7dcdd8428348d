"""Words of the library's own tables (units, periods, categories, policies) in traditional characters."""

from perfmodel.lexicon.fold import TRADITIONAL

KEPT = "制台厘系御症注舍谷"
"""Characters that a traditional text has as well (制度, 厘米, 系統): in our tables they stay."""

CHOSEN = {"历": "曆", "发": "發", "复": "複", "并": "並", "为": "為", "钟": "鐘"}
"""The simplified characters that have several traditional forms, with the one that our tables mean."""

_TABLE = str.maketrans(
    {
        **{simplified: traditional for traditional, simplified in TRADITIONAL.items()},
        **CHOSEN,
        **{letter: letter for letter in KEPT},
    }
)


def in_traditional(word: str, /) -> str:
    """
    A word of our own tables in traditional characters; no author's text goes through here.

    >>> in_traditional("万立方米"), in_traditional("数量指标"), in_traditional("厘米")
    ('萬立方米', '數量指標', '厘米')
    """
    return word.translate(_TABLE)
