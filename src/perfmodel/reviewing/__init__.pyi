# Written by docs/make_facades.py from the table in __init__.py.

from perfmodel.reviewing._draft import Draft as Draft
from perfmodel.reviewing._draft import Row as Row
from perfmodel.reviewing._review import AppliedChange as AppliedChange
from perfmodel.reviewing._review import AppliedChanges as AppliedChanges
from perfmodel.reviewing._review import LeftFinding as LeftFinding
from perfmodel.reviewing._review import LeftReason as LeftReason
from perfmodel.reviewing._review import apply_changes as apply_changes
from perfmodel.reviewing._review import review as review
from perfmodel.reviewing._rule import EachRow as EachRow
from perfmodel.reviewing._rule import Remark as Remark
from perfmodel.reviewing._rule import Rule as Rule
from perfmodel.reviewing._rule import RuleHead as RuleHead
from perfmodel.reviewing._rule import RuleScope as RuleScope
from perfmodel.reviewing._rules import REVIEW_RULES as REVIEW_RULES

__all__ = [
    "AppliedChange",
    "AppliedChanges",
    "Draft",
    "EachRow",
    "LeftFinding",
    "LeftReason",
    "REVIEW_RULES",
    "Remark",
    "Row",
    "Rule",
    "RuleHead",
    "RuleScope",
    "apply_changes",
    "review",
]
