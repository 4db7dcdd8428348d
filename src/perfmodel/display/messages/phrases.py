"""Phrases that stand inside messages."""

from perfmodel.display.tongue import N_

PHRASES = (
    N_("executed amount"),
    N_("budget"),
    N_("the initial budget"),
    N_("the document's budget"),
    N_("those of the form's blocks"),
    N_("the policy's"),
    N_("the policy states none for its block"),
    N_("the printed points leave none in its block"),
    N_("no grade"),
    N_("actual"),
    N_("share"),
    N_("reference"),
    N_("exclusion"),
    N_("rows"),
    N_("columns"),
    N_("met"),
    N_("partly_met"),
    N_("missed"),
    N_("undecided"),
    N_("output"),
    N_("benefit"),
    N_("satisfaction"),
    N_("cost"),
    N_("indicators"),
    N_("an old Word file"),
)
