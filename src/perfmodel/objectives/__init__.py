"""Objectives of a department or a project: what is to be reached, with which money, measured how."""

from perfmodel._facade import lazy_names

__all__, __getattr__, __dir__ = lazy_names(
    __name__,
    {
        "_comparison": "DocumentComparison FieldChange MoneyChange RowComparison compare_documents",
        "_documents": "DepartmentObjectives ProjectObjectives Task",
        "_indicator": "Extra Indicator Standard Term",
        "_report": "Budget BudgetPart Execution Report Result",
    },
)
