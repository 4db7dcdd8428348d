"""Where a rule comes from, in words."""

from perfmodel.display.messages.citations import CITATIONS
from perfmodel.display.tongue import N_, Tongue
from perfmodel.source import Citation, Standing

STANDINGS = {
    Standing.SEEN: N_("seen"),
    Standing.MEMORY: N_("from memory"),
    Standing.DESIGN: N_("this project's choice"),
}
"""How sure a source is."""

RULE = N_("by rule {rule} ({source})")
PLACE = N_("{source}, {clause}; {standing}")
WHOLE = N_("{source}; {standing}")
NOTE = N_(" ({note})")


_KNOWN = frozenset(CITATIONS)


def citation_words(tongue: Tongue, citation: Citation, /) -> str:
    """
    The source, its clause, how sure that is, and the note.

    What the rules that the library ships say is said in the language asked for; what a caller's own rules say stays.
    """
    source, standing = _said(tongue, citation.source), tongue.say(STANDINGS[citation.standing])
    if citation.clause is None:
        words = tongue.say(WHOLE, source=source, standing=standing)
    else:
        words = tongue.say(PLACE, source=source, clause=_said(tongue, citation.clause), standing=standing)
    return words if citation.note is None else words + tongue.say(NOTE, note=_said(tongue, citation.note))


def _said(tongue: Tongue, text: str) -> str:
    return tongue.say(text) if text in _KNOWN else text


def rule_words(tongue: Tongue, rule: str, citation: Citation, /) -> str:
    """The id of a rule and where it comes from."""
    return tongue.say(RULE, rule=rule, source=citation_words(tongue, citation))
