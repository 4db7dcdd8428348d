"""How a target moved from one year to the next, in words."""

from perfmodel.display.tongue import N_
from perfmodel.targets.compare import Drift

DRIFTS = {
    Drift.SAME: N_("the target asks for the same as before"),
    Drift.STRICTER: N_("the target asks for more than before: what meets it would have met the old one too"),
    Drift.LOOSER: N_("the target asks for less than before: what met the old one meets it too"),
    Drift.DIFFERENT: N_("the target asks for something else than before"),
    Drift.UNKNOWN: N_("whether the target asks for more than before is unknown: one of the two leaves it open"),
}
"""The sentence of each drift."""
