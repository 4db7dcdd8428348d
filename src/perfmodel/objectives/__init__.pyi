# Written by docs/make_facades.py from the table in __init__.py.

from perfmodel.objectives._comparison import DocumentComparison as DocumentComparison
from perfmodel.objectives._comparison import FieldChange as FieldChange
from perfmodel.objectives._comparison import MoneyChange as MoneyChange
from perfmodel.objectives._comparison import RowComparison as RowComparison
from perfmodel.objectives._comparison import compare_documents as compare_documents
from perfmodel.objectives._documents import DepartmentObjectives as DepartmentObjectives
from perfmodel.objectives._documents import ProjectObjectives as ProjectObjectives
from perfmodel.objectives._documents import Task as Task
from perfmodel.objectives._indicator import Extra as Extra
from perfmodel.objectives._indicator import Indicator as Indicator
from perfmodel.objectives._indicator import Standard as Standard
from perfmodel.objectives._indicator import Term as Term
from perfmodel.objectives._report import Budget as Budget
from perfmodel.objectives._report import BudgetPart as BudgetPart
from perfmodel.objectives._report import Execution as Execution
from perfmodel.objectives._report import Report as Report
from perfmodel.objectives._report import Result as Result

__all__ = [
    "Budget",
    "BudgetPart",
    "DepartmentObjectives",
    "DocumentComparison",
    "Execution",
    "Extra",
    "FieldChange",
    "Indicator",
    "MoneyChange",
    "ProjectObjectives",
    "Report",
    "Result",
    "RowComparison",
    "Standard",
    "Task",
    "Term",
    "compare_documents",
]
