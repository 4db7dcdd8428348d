"""Where a rule comes from, in words."""

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


def citation_words(tongue: Tongue, citation: Citation, /) -> str:
    """The source, its clause, how sure that is, and the note, as the source's own language has them."""
    standing = tongue.say(STANDINGS[citation.standing])
    if citation.clause is None:
        words = tongue.say(WHOLE, source=citation.source, standing=standing)
    else:
        words = tongue.say(PLACE, source=citation.source, clause=citation.clause, standing=standing)
    return words if citation.note is None else words + tongue.say(NOTE, note=citation.note)


def rule_words(tongue: Tongue, rule: str, citation: Citation, /) -> str:
    """The id of a rule and where it comes from."""
    return tongue.say(RULE, rule=rule, source=citation_words(tongue, citation))
