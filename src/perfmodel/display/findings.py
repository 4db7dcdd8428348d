"""Findings in words: what was noticed, where, by which rule, and what would mend it."""

from perfmodel.display.citations import citation_words
from perfmodel.display.sentences import message_words
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
    """A place as its table, line and column, as far as it has them."""
    parts = ((TABLE, "table", place.table), (LINE, "line", place.line), (COLUMN, "column", place.column))
    return tongue.listed(tongue.say(text, **{name: part}) for text, name, part in parts if part is not None)
