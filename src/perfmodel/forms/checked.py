"""What those who check a self-evaluation write beside it: their points, the difference, and what they say."""

from collections.abc import Mapping
from typing import NamedTuple


class Checked(NamedTuple):
    """The texts beside one row: 复核得分, 差异, 复核意见."""

    score: str
    difference: str
    opinion: str


class Checks(NamedTuple):
    """The texts beside a form: those of its rows by their ids, of the money, of the sum, and the grade."""

    rows: Mapping[str, Checked]
    execution: Checked
    total: Checked
    grade: str


BLANK = Checked("", "", "")
SCORE, SELF_SCORE = "得分", "自评得分"
OPINION = "复核意见"
HEADINGS = ("复核得分", "差异", OPINION)
"""What the columns of :class:`Checked` are called."""
