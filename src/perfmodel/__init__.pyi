# Written by docs/make_facades.py from the table in __init__.py.

from perfmodel._finding import Finding as Finding
from perfmodel._finding import Severity as Severity
from perfmodel.display._describe import describe as describe
from perfmodel.display._explain import explain as explain
from perfmodel.errors import DocumentError as DocumentError
from perfmodel.errors import FormError as FormError
from perfmodel.errors import IncompatibleUnitsError as IncompatibleUnitsError
from perfmodel.errors import MissingExtraError as MissingExtraError
from perfmodel.errors import PerfModelError as PerfModelError
from perfmodel.errors import TargetSyntaxError as TargetSyntaxError
from perfmodel.exchange import dump as dump
from perfmodel.exchange import dumps as dumps
from perfmodel.exchange import load as load
from perfmodel.exchange import loads as loads
from perfmodel.files._grid import Grid as Grid
from perfmodel.forms._many_files import read_forms as read_forms
from perfmodel.forms._read import Reading as Reading
from perfmodel.forms._read import read_form as read_form
from perfmodel.objectives._comparison import compare_documents as compare_documents
from perfmodel.objectives._documents import DepartmentObjectives as DepartmentObjectives
from perfmodel.objectives._documents import ProjectObjectives as ProjectObjectives
from perfmodel.objectives._documents import Task as Task
from perfmodel.objectives._indicator import Indicator as Indicator
from perfmodel.objectives._report import Budget as Budget
from perfmodel.objectives._report import Report as Report
from perfmodel.reviewing._review import apply_changes as apply_changes
from perfmodel.reviewing._review import review as review
from perfmodel.scoring._assess import assess as assess
from perfmodel.scoring._audit import audit as audit
from perfmodel.scoring._monitor import monitor as monitor
from perfmodel.scoring._policy_text import load_policy as load_policy
from perfmodel.scoring._result import Assessment as Assessment
from perfmodel.scoring._shipped_policies import policy as policy
from perfmodel.source import Citation as Citation
from perfmodel.source import Place as Place
from perfmodel.source import Span as Span
from perfmodel.targets._acceptance import accepts as accepts
from perfmodel.targets._acceptance import intersect as intersect
from perfmodel.targets._actual import Actual as Actual
from perfmodel.targets._actual import parse_actual as parse_actual
from perfmodel.targets._actual import read_actual as read_actual
from perfmodel.targets._compare import Drift as Drift
from perfmodel.targets._compare import compare as compare
from perfmodel.targets._compare import implies as implies
from perfmodel.targets._explain import Part as Part
from perfmodel.targets._explain import explain_reading as explain_reading
from perfmodel.targets._judge import judge as judge
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
from perfmodel.targets._terms import Polarity as Polarity
from perfmodel.targets._verdict import Judgement as Judgement
from perfmodel.targets._verdict import Verdict as Verdict
from perfmodel.taxonomy._category import Category as Category
from perfmodel.taxonomy._category import category as category
from perfmodel.taxonomy._polarity import polarity_of as polarity_of
from perfmodel.taxonomy._scheme import Scheme as Scheme
from perfmodel.taxonomy._scheme import scheme as scheme
from perfmodel.values._interval import Interval as Interval
from perfmodel.values._period import DateSpan as DateSpan
from perfmodel.values._period import FiscalYear as FiscalYear
from perfmodel.values._period import Period as Period
from perfmodel.values._quantity import Quantity as Quantity
from perfmodel.values._unit import Unit as Unit

__version__: str

__all__ = [
    "Actual",
    "Assessment",
    "Budget",
    "Category",
    "Citation",
    "Comparison",
    "Composite",
    "DateSpan",
    "Deadline",
    "DepartmentObjectives",
    "DocumentError",
    "Drift",
    "Finding",
    "FiscalYear",
    "FormError",
    "Frequency",
    "Grade",
    "Grid",
    "IncompatibleUnitsError",
    "Indicator",
    "Interval",
    "Judgement",
    "MissingExtraError",
    "Part",
    "PerfModelError",
    "Period",
    "Place",
    "Polarity",
    "PolarityEvidence",
    "ProjectObjectives",
    "Quantity",
    "Range",
    "Rank",
    "Reading",
    "Relative",
    "Report",
    "Scheme",
    "Severity",
    "Span",
    "Statement",
    "Target",
    "TargetSyntaxError",
    "Task",
    "Threshold",
    "Unit",
    "Unread",
    "Unstated",
    "Verdict",
    "YesNo",
    "accepts",
    "apply_changes",
    "assess",
    "audit",
    "category",
    "compare",
    "compare_documents",
    "describe",
    "dump",
    "dumps",
    "explain",
    "explain_reading",
    "format_target",
    "implies",
    "intersect",
    "judge",
    "load",
    "load_policy",
    "loads",
    "monitor",
    "parse_actual",
    "parse_quantity",
    "parse_target",
    "polarity_of",
    "policy",
    "read_actual",
    "read_form",
    "read_forms",
    "read_target",
    "review",
    "scheme",
]
