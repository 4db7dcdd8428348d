"""What stands in pictures: titles, names of axes and columns, and what colours mean."""

from perfmodel.display.tongue import N_

ATTAINMENT = N_("Points earned by category")
TITLED = N_("{title} ({grade})")
SHARE = N_("Part of the full points")
EARNED, OPEN, LOST = N_("earned"), N_("still open"), N_("not earned")
RATE, POINTS, FULL = N_("Rate"), N_("Points earned"), N_("Full points")
WITHOUT_POINTS = N_("without points")
NOT_APPLICABLE = N_("not applicable")

SCORES = N_("Scores by grade")
SCORE, DOCUMENTS = N_("Total points, in steps of {step}"), N_("Documents")
GRADE = N_("{grade} (from {low}): {count}")
NO_GRADE = N_("no grade (below 0): {count}")
SHOWN = N_("{shown} of {count} documents are shown")
MEDIAN = N_("the median is {median} points")
WAITING = N_("left out, since points are still open: {count}")
OTHER_SCALE = N_("left out, since the full points are not 100: {count}")
NOTHING = N_("No document has a final score")
