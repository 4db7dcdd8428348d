# Written by docs/make_facades.py from the table in __init__.py.

from perfmodel.scoring._assess import assess as assess
from perfmodel.scoring._audit import audit as audit
from perfmodel.scoring._formula import Formula as Formula
from perfmodel.scoring._formula import FormulaKind as FormulaKind
from perfmodel.scoring._monitor import Lamp as Lamp
from perfmodel.scoring._monitor import LampLine as LampLine
from perfmodel.scoring._monitor import Monitoring as Monitoring
from perfmodel.scoring._monitor import monitor as monitor
from perfmodel.scoring._policy import EqualSense as EqualSense
from perfmodel.scoring._policy import GradeScale as GradeScale
from perfmodel.scoring._policy import OverFulfilment as OverFulfilment
from perfmodel.scoring._policy import RoundedAt as RoundedAt
from perfmodel.scoring._policy import Rounding as Rounding
from perfmodel.scoring._policy import ScoringPolicy as ScoringPolicy
from perfmodel.scoring._policy import Weights as Weights
from perfmodel.scoring._policy_text import load_policy as load_policy
from perfmodel.scoring._ratio_rules import AllOrNothing as AllOrNothing
from perfmodel.scoring._ratio_rules import InverseRatio as InverseRatio
from perfmodel.scoring._ratio_rules import Mirror as Mirror
from perfmodel.scoring._ratio_rules import PassMark as PassMark
from perfmodel.scoring._ratio_rules import Proportional as Proportional
from perfmodel.scoring._ratio_rules import Step as Step
from perfmodel.scoring._ratio_rules import Steps as Steps
from perfmodel.scoring._result import AssessedExecution as AssessedExecution
from perfmodel.scoring._result import AssessedLine as AssessedLine
from perfmodel.scoring._result import Assessment as Assessment
from perfmodel.scoring._result import LineStatus as LineStatus
from perfmodel.scoring._result import Total as Total
from perfmodel.scoring._result import WeightSource as WeightSource
from perfmodel.scoring._rollup import RolledUp as RolledUp
from perfmodel.scoring._rollup import UnitReport as UnitReport
from perfmodel.scoring._rollup import roll_up as roll_up
from perfmodel.scoring._rules import Band as Band
from perfmodel.scoring._rules import Bands as Bands
from perfmodel.scoring._rules import ByEnds as ByEnds
from perfmodel.scoring._rules import Late as Late
from perfmodel.scoring._rules import OnTime as OnTime
from perfmodel.scoring._rules import SatisfactionLinear as SatisfactionLinear
from perfmodel.scoring._self_evaluation import AuditedForm as AuditedForm
from perfmodel.scoring._self_evaluation import audit_form as audit_form
from perfmodel.scoring._self_evaluation import fill_form as fill_form
from perfmodel.scoring._shipped_policies import GRADES as GRADES
from perfmodel.scoring._shipped_policies import POLICIES as POLICIES
from perfmodel.scoring._shipped_policies import policy as policy

__all__ = [
    "AllOrNothing",
    "AssessedExecution",
    "AssessedLine",
    "Assessment",
    "AuditedForm",
    "Band",
    "Bands",
    "ByEnds",
    "EqualSense",
    "Formula",
    "FormulaKind",
    "GRADES",
    "GradeScale",
    "InverseRatio",
    "Lamp",
    "LampLine",
    "Late",
    "LineStatus",
    "Mirror",
    "Monitoring",
    "OnTime",
    "OverFulfilment",
    "POLICIES",
    "PassMark",
    "Proportional",
    "RolledUp",
    "RoundedAt",
    "Rounding",
    "SatisfactionLinear",
    "ScoringPolicy",
    "Step",
    "Steps",
    "Total",
    "UnitReport",
    "WeightSource",
    "Weights",
    "assess",
    "audit",
    "audit_form",
    "fill_form",
    "load_policy",
    "monitor",
    "policy",
    "roll_up",
]
