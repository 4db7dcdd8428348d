"""
Findings in words: what was noticed, where, by which rule, and what would mend it.

A finding carries its message in English.  Here each message is a sentence with fields: the message is held against the
sentences, and what stands in place of a field is put into the sentence of the other language.  What no sentence knows
(the remark of a caller's own rule) stays as it is.
"""

import re
from functools import cache
from typing import NamedTuple

from perfmodel.display.citations import citation_words
from perfmodel.display.messages import assessment, errors, forms, phrases, review
from perfmodel.display.tongue import N_, Tongue
from perfmodel.objectives.finding import Finding, Severity
from perfmodel.source import Place

SEVERITIES = {
    Severity.ERROR: N_("error {code}"),
    Severity.WARNING: N_("warning {code}"),
    Severity.NOTE: N_("note {code}"),
}
"""How much it matters."""

HEADED = N_("{severity}: {sentence}")
PLACED = N_("{sentence} ({place})")
TABLE, LINE, COLUMN = N_("table {table}"), N_("line {line}"), N_("column {column}")
QUOTED = N_("{sentence}: “{text}”")
CHANGED = N_("{sentence}; write “{change}”")
RULED = N_("{sentence}; the rule: {source}")

MESSAGES = (*assessment.MESSAGES, *review.MESSAGES, *forms.MESSAGES)
"""Every message of a finding, as a sentence with fields."""

POINTS = N_("{low} to {high}")
"""Points that wait for somebody, in a field of a message."""

_FIELD = re.compile(r"\{(\w+)\}")
_POINTS = re.compile(r"(?P<low>-?\d+(?:\.\d+)?) to (?P<high>-?\d+(?:\.\d+)?)", re.ASCII)
_MOST_NESTED = 3
"""How deep a message may stand in a field of another one."""


class Sentence(NamedTuple):
    """A message as a sentence, and what stands in its fields."""

    text: str
    fields: dict[str, str]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The sentences with fields, those with the most words of their own first."""
    asked = sorted((text for text in MESSAGES if _FIELD.search(text)), key=lambda text: -len(_FIELD.sub("", text)))
    return tuple((text, _pattern(text)) for text in asked)


def _pattern(text: str) -> re.Pattern[str]:
    pieces = _FIELD.split(text)
    parts = (f"(?P<{piece}>.+?)" if at % 2 else re.escape(piece) for at, piece in enumerate(pieces))
    return re.compile("".join(parts), re.DOTALL)


_FIXED = frozenset(text for text in (*MESSAGES, *phrases.PHRASES, *errors.PHRASES) if _FIELD.search(text) is None)


@cache
def sentence_of(message: str, /) -> Sentence | None:
    """
    The sentence that a message is, or ``None`` where no sentence is known to say it.

    >>> sentence_of("expected points from 0 to 10, found 12")
    Sentence(text='expected points from 0 to {weight}, found {score}', fields={'weight': '10', 'score': '12'})
    """
    if message in _FIXED:
        return Sentence(message, {})
    for text, pattern in _patterns():
        match = pattern.fullmatch(message)
        if match is not None:
            return Sentence(text, match.groupdict())
    return None


def message_words(tongue: Tongue, message: str, /, *, nested: int = 0) -> str:
    """A message in the language asked for."""
    found = None if tongue.is_english or nested > _MOST_NESTED else sentence_of(message)
    if found is None:
        return message
    inside = {name: _field_words(tongue, name, value, nested + 1) for name, value in found.fields.items()}
    return tongue.say(found.text, **inside)


def _field_words(tongue: Tongue, name: str, value: str, nested: int) -> str:
    """What stands in a field: a message of its own, points from one number to another, or a text as it is."""
    points = _POINTS.fullmatch(value)
    if points is not None:
        return tongue.say(POINTS, **points.groupdict())
    return message_words(tongue, value, nested=nested) if name == "message" or value in _FIXED else value


def finding_sentence(tongue: Tongue, finding: Finding, /) -> str:
    """What was noticed, its place, the text of the cell, a safe change, and the rule."""
    sentence = message_words(tongue, finding.message)
    if finding.place is not None:
        sentence = tongue.say(PLACED, sentence=sentence, place=place_words(tongue, finding.place))
    if finding.text:
        sentence = tongue.say(QUOTED, sentence=sentence, text=" ".join(finding.text.split()))
    if finding.change is not None:
        sentence = tongue.say(CHANGED, sentence=sentence, change=finding.change)
    if finding.rule is not None:
        sentence = tongue.say(RULED, sentence=sentence, source=citation_words(tongue, finding.rule))
    severity = tongue.say(SEVERITIES[finding.severity], code=finding.code)
    return tongue.say(HEADED, severity=severity, sentence=sentence)


def severity_word(tongue: Tongue, severity: Severity, /) -> str:
    """How much a finding matters, in a word."""
    return tongue.say(SEVERITIES[severity], code="").strip()


def place_words(tongue: Tongue, place: Place, /) -> str:
    """Where something stands."""
    parts = ((TABLE, "table", place.table), (LINE, "line", place.line), (COLUMN, "column", place.column))
    return tongue.listed(tongue.say(text, **{name: part}) for text, name, part in parts if part is not None)
