# Written by docs/make_facades.py from the table in __init__.py.

from perfmodel.targets._acceptance import accepts as accepts
from perfmodel.targets._acceptance import intersect as intersect
from perfmodel.targets._actual import Actual as Actual
from perfmodel.targets._actual import Claim as Claim
from perfmodel.targets._actual import parse_actual as parse_actual
from perfmodel.targets._actual import read_actual as read_actual
from perfmodel.targets._compare import Drift as Drift
from perfmodel.targets._compare import compare as compare
from perfmodel.targets._compare import implies as implies
from perfmodel.targets._explain import Part as Part
from perfmodel.targets._explain import Role as Role
from perfmodel.targets._explain import explain_reading as explain_reading
from perfmodel.targets._judge import judge as judge
from perfmodel.targets._polarity import EvidenceSource as EvidenceSource
from perfmodel.targets._polarity import PolarityEvidence as PolarityEvidence
from perfmodel.targets._read import parse_quantity as parse_quantity
from perfmodel.targets._read import parse_target as parse_target
from perfmodel.targets._read import read_target as read_target
from perfmodel.targets._render import format_target as format_target
from perfmodel.targets._shapes import Composite as Composite
from perfmodel.targets._shapes import Deadline as Deadline
from perfmodel.targets._shapes import Frequency as Frequency
from perfmodel.targets._shapes import Grade as Grade
from perfmodel.targets._shapes import Range as Range
from perfmodel.targets._shapes import Rank as Rank
from perfmodel.targets._shapes import Relative as Relative
from perfmodel.targets._shapes import Statement as Statement
from perfmodel.targets._shapes import Target as Target
from perfmodel.targets._shapes import Threshold as Threshold
from perfmodel.targets._shapes import Unread as Unread
from perfmodel.targets._shapes import Unstated as Unstated
from perfmodel.targets._shapes import YesNo as YesNo
from perfmodel.targets._terms import Comparison as Comparison
from perfmodel.targets._terms import Direction as Direction
from perfmodel.targets._terms import Polarity as Polarity
from perfmodel.targets._terms import ReadError as ReadError
from perfmodel.targets._verdict import Assumption as Assumption
from perfmodel.targets._verdict import Judgement as Judgement
from perfmodel.targets._verdict import Reason as Reason
from perfmodel.targets._verdict import Verdict as Verdict

__all__ = [
    "Actual",
    "Assumption",
    "Claim",
    "Comparison",
    "Composite",
    "Deadline",
    "Direction",
    "Drift",
    "EvidenceSource",
    "Frequency",
    "Grade",
    "Judgement",
    "Part",
    "Polarity",
    "PolarityEvidence",
    "Range",
    "Rank",
    "ReadError",
    "Reason",
    "Relative",
    "Role",
    "Statement",
    "Target",
    "Threshold",
    "Unread",
    "Unstated",
    "Verdict",
    "YesNo",
    "accepts",
    "compare",
    "explain_reading",
    "format_target",
    "implies",
    "intersect",
    "judge",
    "parse_actual",
    "parse_quantity",
    "parse_target",
    "read_actual",
    "read_target",
]
