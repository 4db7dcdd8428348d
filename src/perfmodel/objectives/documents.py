"""The two documents: objectives of a whole department, and of one project."""

from collections.abc import Iterable
from importlib import import_module
from typing import TypeAlias, final

from attrs import field, fields, frozen

from perfmodel.arguments import listed, typed
from perfmodel.objectives.budget import Budget
from perfmodel.objectives.indicator import Extra, Indicator, as_extras, numbered
from perfmodel.objectives.lookup import Lookups
from perfmodel.objectives.report import Report
from perfmodel.taxonomy.scheme import Scheme, scheme
from perfmodel.values.period import FiscalYear, fiscal_year_of


def _scheme(value: Scheme | str | None) -> Scheme | None:
    return scheme(value) if isinstance(value, str) else value


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class Task:
    """
    One of the year's main tasks (年度主要任务).

    Attributes:
        name: 任务名称.

        content: 主要内容, or an empty text.

        budget: The money of this task alone, where the form has it.
    """

    name: str
    content: str = ""
    budget: Budget | None = None


def _tasks(tasks: Iterable[Task]) -> tuple[Task, ...]:
    return listed(tasks, "tasks")


def _as_html(document: "Objectives") -> str:
    """The official table as a part of a page; drawing lies above the documents, so it is looked up when one asks."""
    grid = import_module("perfmodel.forms.write").write_form(document)
    html: str = import_module("perfmodel.forms.files.html").fragment(grid)
    return html


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class DepartmentObjectives(Lookups):
    """
    The objectives of a department's or unit's overall spending (部门整体支出绩效目标).

    >>> document = DepartmentObjectives(department="市图书馆", fiscal_year=2024)
    >>> document.fiscal_year, document.indicators
    (FiscalYear(year=2024), ())

    Attributes:
        department: 部门名称, or an empty text where the form names none.

        fiscal_year: The budget year (an int is taken too), or ``None`` where the form names none.

        tasks: 年度主要任务.

        budget: 预算金额.

        overall: 年度总体目标, or an empty text.

        indicators: The rows, each with an id that is unique here.

        scheme: The tree that the form's labels follow (an id is taken too), or ``None``.

        overall_medium: 中期总体目标, or an empty text.

        title: The title as printed, or an empty text.

        report: What a self-evaluation or monitoring form reports, or ``None``.

        extra: Further cells of the head with their labels.

    Raises:
        InvalidValueError: (``scheme-unknown``) for an id that no scheme has, (``year-invalid``) outside 1900 to 2200.
    """

    department: str
    fiscal_year: FiscalYear | None = field(default=None, converter=fiscal_year_of)
    tasks: tuple[Task, ...] = field(default=(), converter=_tasks)
    budget: Budget = field(factory=Budget)
    overall: str = ""
    indicators: tuple[Indicator, ...] = field(default=(), converter=numbered)
    scheme: Scheme | None = field(default=None, converter=_scheme)
    overall_medium: str = ""
    title: str = ""
    report: Report | None = None
    extra: tuple[Extra, ...] = field(default=(), converter=as_extras)

    def _repr_html_(self) -> str:
        """The official table, as notebooks show it."""
        return _as_html(self)


_COPIED = tuple(field.name for field in fields(DepartmentObjectives) if field.name != "indicators")


def with_one_row(objectives: DepartmentObjectives, indicator: Indicator, /) -> DepartmentObjectives:
    """
    The document with one row without a number in place of its own; what is known to be right is not checked again.

    >>> from perfmodel.targets.read import read_target
    >>> row = Indicator(name="讲座", category="output.quantity", target=read_target("≥12场"))
    >>> with_one_row(DepartmentObjectives(department="市图书馆"), row) == DepartmentObjectives(
    ...     department="市图书馆", indicators=[row]
    ... )
    True
    """
    found = object.__new__(DepartmentObjectives)
    for name in _COPIED:
        object.__setattr__(found, name, getattr(objectives, name))
    object.__setattr__(found, "indicators", (indicator,))  # its id is that of the first row of its category
    return found


@final
@frozen(kw_only=True, weakref_slot=False, field_transformer=typed)
class ProjectObjectives(Lookups):
    """
    The objectives of one project (项目支出绩效目标).

    Attributes:
        project: 项目名称, or an empty text where the form names none.

        department: 主管部门, or an empty text.

        unit: 实施单位, or an empty text.

        fiscal_year: The budget year (an int is taken too), or ``None`` where the form names none.

        budget: 项目资金.

        overall: 年度总体目标, or an empty text.

        indicators: The rows, each with an id that is unique here.

        scheme: The tree that the form's labels follow (an id is taken too), or ``None``.

        overall_medium: 中期目标, 项目总目标, or an empty text.

        title: The title as printed, or an empty text.

        report: What a self-evaluation or monitoring form reports, or ``None``.

        extra: Further cells of the head with their labels (项目属性, 项目期 …).

    Raises:
        InvalidValueError: (``scheme-unknown``) for an id that no scheme has, (``year-invalid``) outside 1900 to 2200.
    """

    project: str
    department: str = ""
    unit: str = ""
    fiscal_year: FiscalYear | None = field(default=None, converter=fiscal_year_of)
    budget: Budget = field(factory=Budget)
    overall: str = ""
    indicators: tuple[Indicator, ...] = field(default=(), converter=numbered)
    scheme: Scheme | None = field(default=None, converter=_scheme)
    overall_medium: str = ""
    title: str = ""
    report: Report | None = None
    extra: tuple[Extra, ...] = field(default=(), converter=as_extras)

    def _repr_html_(self) -> str:
        """The official table, as notebooks show it."""
        return _as_html(self)


Objectives: TypeAlias = DepartmentObjectives | ProjectObjectives
"""A document of either kind."""
