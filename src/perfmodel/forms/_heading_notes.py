"""What stands in the brackets of a heading, and the unit that it names there or behind a slash."""

from perfmodel._patterns import kept, regex
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._heading_words import NO_NOTES, NOTE_MARKS
from perfmodel.targets._noted_units import is_unit, noted_unit

NOTE = regex(r"\(([^()]*)\)|【([^】]*)】|\[([^\]]*)\]")
"""A note in brackets."""

_MARKS, _NO_NOTES = frozenset(NOTE_MARKS.words.split()), tuple(NO_NOTES.words.split())
_LONGEST = 100


@kept
def note_of(text: str, /) -> str | None:
    """
    What stands in brackets in a heading and is more than a mark such as (A), (必填), (或计划水平), or ``None``.

    >>> note_of("目标值（东区）"), note_of("指标值(A)")
    ('东区', None)
    """
    return next((note for note in notes_in(text) if _says_more(note)), None)


def _says_more(note: str) -> bool:
    """Whether a note in brackets is more than a mark, the unit or other words for the same."""
    if len(note) <= 1 or note in _MARKS or note.startswith(_NO_NOTES):
        return False
    return not is_unit(note)


@kept
def unit_in(heading: str, /) -> str | None:
    """
    The unit that a heading of values names in brackets or behind a slash, but for points, or ``None``.

    >>> unit_in("年初目标值（%）"), unit_in("指标值/件"), unit_in("指标值（A）"), unit_in("评价标准（分）")
    ('%', '件', None, None)
    """
    parts = (*notes_in(heading), heading.rpartition("/")[2]) if len(heading) <= _LONGEST else ()
    units = map(noted_unit, parts)
    return next((unit for unit in units if unit is not None and unit != "分"), None)


def notes_in(text: str, /) -> list[str]:
    """What stands in the brackets of a text."""
    return [part.strip() for match in NOTE.findall(fold(text[:_LONGEST])) for part in match if part.strip()]
