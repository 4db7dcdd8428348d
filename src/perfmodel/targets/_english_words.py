"""
The English of targets: the sentences that ``describe`` writes and :mod:`perfmodel.targets._english` reads.

They are the ids of the catalogues' messages as well, which say the same in Chinese.  No two targets have one
sentence: a word in front tells a grade, a figure and words apart, where only their quotes would be left.
"""

import re
from decimal import Decimal

from perfmodel.lexicon import _comparison_words as words
from perfmodel.lexicon._rows import N_
from perfmodel.targets._terms import Comparison, Direction
from perfmodel.values._period import PeriodUnit

NAMED = N_("{subject}: {target}")
NAMED_TOGETHER = N_("{subject}: ({target})")
"""A subject of one target, and of all that follow."""

MOVED = {
    Direction.INCREASE: N_("up by {target} ({subject})"),
    Direction.DECREASE: N_("down by {target} ({subject})"),
}
"""A target whose subject is a word of change and nothing else (提高2.4个百分点), with that word."""

CHANGING = {word: Direction(way) for word, way in words.CHANGING.items()}
"""Such words, and which way they go."""

AMOUNTS = {
    Comparison.GE: N_("at least {amount}"),
    Comparison.GT: N_("more than {amount}"),
    Comparison.LE: N_("at most {amount}"),
    Comparison.LT: N_("less than {amount}"),
    Comparison.EQ: N_("exactly {amount}"),
    Comparison.STATED: N_("{amount}"),
}
"""How an amount is held against its bound."""

APPROXIMATE = {
    0: N_("about {amount}"),
    1: N_("somewhat more than {amount}"),
    -1: N_("nearly {amount}"),
}
"""A value that is no exact one, by which way it lies from its number where that is said."""

BETWEEN = {
    (True, True): N_("from {lower} to {upper}"),
    (True, False): N_("from {lower} to less than {upper}"),
    (False, True): N_("more than {lower}, up to {upper}"),
    (False, False): N_("more than {lower} and less than {upper}"),
}
"""Two ends, by whether each is included."""

EVERY = N_("{amount} every {period}")
DAYS = {
    Comparison.LE: N_("by {last}"),
    Comparison.STATED: N_("due {last}"),
    Comparison.LT: N_("before {last}"),
    Comparison.GT: N_("after {last}"),
    Comparison.GE: N_("on {last} or later"),
    Comparison.EQ: N_("exactly on {last}"),
}
"""When something is to be done, where no first day is named."""

SPANS = {
    Comparison.STATED: N_("between {first} and {last}"),
    Comparison.LE: N_("from {first}, by {last}"),
    Comparison.LT: N_("from {first}, before {last}"),
    Comparison.GT: N_("outside {first} to {last}"),
    Comparison.GE: N_("from {first}, on {last} or later"),
    Comparison.EQ: N_("exactly between {first} and {last}"),
}
"""The same with a first day."""

ON_DAY = N_("on {last}")
"""A first day that is the last one too."""

DOUBT = N_("{days}; whether until {until} is left open")
YEARS = {
    -1: N_("{day} of the year before"),
    0: N_("{day}"),
    1: N_("{day} of the next year"),
}
"""A day of the plan's own year, or of one beside it."""

FARTHER = N_("{day} of the year {offset} years off")
RANK = N_("among the first {within}")
FIRST = N_("the first place")
SCOPE = N_("{rank} of {scope}")
GRADES = {
    Comparison.GE: N_("“{grade}” or better"),
    Comparison.GT: N_("better than “{grade}”"),
    Comparison.LE: N_("“{grade}” or worse"),
    Comparison.LT: N_("worse than “{grade}”"),
    Comparison.EQ: N_("exactly the grade “{grade}”"),
    Comparison.STATED: N_("the grade “{grade}”"),
}
"""A step of a scale."""

SCALE = N_("{grade} on the scale “{scale}”")
STATED_FIGURE = N_("the figure “{reference}”")
SHARE = N_("{share} of {reference}")
MOVES = {
    Direction.INCREASE: N_("{amount} more than {reference}"),
    Direction.DECREASE: N_("{amount} less than {reference}"),
}
"""A change against a figure."""

YES, NO = N_("yes"), N_("no")
WORDS = N_("the words “{words}”")
ALL, ANY = N_("; and "), N_("; or ")
UNSTATED = N_("no target is stated")
UNREAD = N_("“{text}” cannot be read")

COUNTS: dict[Decimal, str] = {
    Decimal(number): word
    for number, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)
}
"""English words of small counts."""

TIMES: dict[Decimal, str] = {Decimal(1): "once", Decimal(2): "twice"}
"""English words of how often."""

PERIODS = {
    PeriodUnit.YEAR: (1, "year", "years"),
    PeriodUnit.HALF_YEAR: (6, "month", "months"),
    PeriodUnit.QUARTER: (1, "quarter", "quarters"),
    PeriodUnit.MONTH: (1, "month", "months"),
    PeriodUnit.WEEK: (1, "week", "weeks"),
    PeriodUnit.DAY: (1, "day", "days"),
    PeriodUnit.TERM: (1, "term", "terms"),
}
"""English names of periods, with how many of them one is."""

MONTHS = "January February March April May June July August September October November December".split()
"""English names of months."""


def pattern_of(sentence: str, /, **fields: str) -> "re.Pattern[str]":
    """
    What matches a sentence whose fields match these patterns, each as a group of its name.

    >>> pattern_of(APPROXIMATE[0], amount=".+").fullmatch("about 5%")["amount"]
    '5%'
    """
    parts = re.split(r"\{(\w+)\}", sentence)
    found = "".join(f"(?P<{part}>{fields[part]})" if at % 2 else re.escape(part) for at, part in enumerate(parts))
    return re.compile(found, re.DOTALL | re.ASCII)
