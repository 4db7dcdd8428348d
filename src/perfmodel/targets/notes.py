"""The notes in brackets behind a reported value."""

import re

from perfmodel.lexicon.fold import fold
from perfmodel.lexicon.notes import years_in_note
from perfmodel.targets.shapes import Composite, Statement, Target, Unread, Unstated, YesNo
from perfmodel.values.unit import kind_of

_NOTE = re.compile(r"(?<=[^\s])\s*[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
_WORDLESS = (Composite, Statement, Unread, Unstated, YesNo)
"""What has no value of its own that a note could speak of; the values of a composite are asked one by one."""


def notes_of(said: Target, /) -> tuple[str, ...]:
    """
    What stands in brackets behind a value and is neither part of its name nor a unit.

    >>> from perfmodel.targets.actual import read_actual
    >>> notes_of(read_actual("120人（计划）").said), notes_of(read_actual("20台（套）").said)
    (('计划',), ())
    """
    if isinstance(said, _WORDLESS):
        return ()
    text, subject = fold(said.text), fold(said.subject or "")
    found = [match for match in _NOTE.finditer(text) if not _holds_value(text, match)]
    notes = (match[1].strip() for match in found)
    return tuple(note for note in notes if note and f"({note})" not in subject and kind_of(note) is None)


_DIGIT = re.compile(r"\d")


def _holds_value(text: str, bracket: re.Match[str]) -> bool:
    """Whether the value itself stands in brackets: 达成（100%）."""
    return _DIGIT.search(bracket[1]) is not None and _DIGIT.search(text, 0, bracket.start()) is None


def years_noted(said: Target, /) -> frozenset[int]:
    """The years that the notes of a value name: 2021 of 95%（2021年数据）."""
    return frozenset[int]().union(*map(years_in_note, notes_of(said)))
