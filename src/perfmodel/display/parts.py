"""The parts of a reading in words: what a stretch of a cell does, and what it means."""

from perfmodel.display.citations import citation_words
from perfmodel.display.tongue import N_, Tongue
from perfmodel.targets.explain import Part, Role
from perfmodel.targets.terms import Comparison

PART = N_("characters {start} to {stop} are {role}: “{meaning}” ({source})")
ONE = N_("character {start} is {role}: “{meaning}” ({source})")

ROLES = {
    Role.COMPARISON: N_("a comparison"),
    Role.NUMBER: N_("a number"),
    Role.UNIT: N_("a unit"),
    Role.PERIOD: N_("a period"),
    Role.DATE: N_("a day or a span of days"),
    Role.RANK: N_("a rank"),
    Role.GRADE: N_("a grade"),
    Role.SHARE: N_("a share"),
    Role.SIGN: N_("the sign of a number"),
    Role.RANGE: N_("the mark between the ends of a range"),
    Role.APPROXIMATION: N_("a word for about"),
    Role.INCLUSION: N_("a remark on whether the end is included"),
    Role.CHANGE: N_("a word of change"),
    Role.REFERENCE: N_("the figure that is referred to"),
    Role.NEGATION: N_("a negation"),
    Role.PLAN: N_("a word of planning"),
    Role.LEAD: N_("a word that leads to the value"),
    Role.CONDITION: N_("a condition"),
    Role.NAME: N_("a name"),
    Role.SUBJECT: N_("what is measured"),
    Role.OBJECT: N_("what is counted"),
    Role.CONJUNCTION: N_("a word for and"),
    Role.ALTERNATIVE: N_("a word for or"),
    Role.SEPARATOR: N_("a separator"),
    Role.FILLER: N_("a word without weight"),
    Role.NOTE: N_("a remark"),
    Role.BASELINE: N_("an earlier value"),
    Role.POINTS: N_("points"),
    Role.ANSWER: N_("an answer"),
    Role.BLANK: N_("blank"),
    Role.WORDS: N_("words"),
    Role.QUOTED: N_("a spelling in marks"),
    Role.UNREAD: N_("not understood"),
}
"""What each role is called."""

COMPARISONS: dict[str, str] = {
    Comparison.GE.value: N_("at least"),
    Comparison.GT.value: N_("more than"),
    Comparison.LE.value: N_("at most"),
    Comparison.LT.value: N_("less than"),
    Comparison.EQ.value: N_("exactly"),
    Comparison.STATED.value: N_("the value itself"),
}
"""What the meaning of a comparison is called."""


def part_sentence(tongue: Tongue, part: Part, /) -> str:
    """Where it stands, what it does, what it means, and where that comes from."""
    start, stop = part.span.start + 1, part.span.stop
    meaning = part.meaning
    if part.role is Role.COMPARISON and meaning in COMPARISONS:
        meaning = tongue.say(COMPARISONS[meaning])
    role, source = tongue.say(ROLES[part.role]), citation_words(tongue, part.rule)
    return tongue.say(PART if stop > start else ONE, start=start, stop=stop, role=role, meaning=meaning, source=source)
