"""
The two documents: objectives of a whole department, and of one project.

Looking rows up in a document, and putting others in their place, is the same for documents of both kinds.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from difflib import get_close_matches
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn, Self, TypeAlias, TypedDict, Unpack, cast, final

from attrs import evolve, field, fields, fields_dict, frozen

from perfmodel._arguments import listed, require, typed
from perfmodel._base_errors import excerpt
from perfmodel.errors import UnknownIndicatorError, WrongTypeError
from perfmodel.lexicon._fold import same_name
from perfmodel.objectives._indicator import Extra, Indicator, Standard, Term, as_extras, numbered
from perfmodel.objectives._report import Budget, Report, Result
from perfmodel.source import Place
from perfmodel.targets._shapes import Target
from perfmodel.targets._terms import Polarity
from perfmodel.taxonomy._category import Category
from perfmodel.taxonomy._scheme import Scheme, scheme
from perfmodel.values._period import FiscalYear, fiscal_year_of


class IndicatorChanges(TypedDict, total=False):
    """The fields of an indicator that :meth:`Lookups.replace` sets: all but the id, which follows from the others."""

    number: str | None
    name: str
    category: Category | str | None
    target: Target
    weight: Decimal | int | str | None
    polarity: Polarity | None
    definition: str | None
    adjusted: Target | None
    term: Term
    scope: str | None
    standards: "Iterable[Standard]"
    result: Result | None
    extra: "Iterable[Extra | tuple[str, str]]"
    place: Place | None


class Lookups:
    """
    A document whose rows are found by id and by name.

    >>> from perfmodel import ProjectObjectives, read_target
    >>> rows = [
    ...     Indicator(name="改造座位", category="output.quantity", target=read_target("≥80个"), weight=50),
    ...     Indicator(name="读者满意度", category="satisfaction", target=read_target("≥90%"), weight=40),
    ... ]
    >>> plan = ProjectObjectives(project="阅览室改造", indicators=rows)
    >>> plan["satisfaction/1"].name, "satisfaction/2" in plan
    ('读者满意度', False)
    >>> [row.id for row in plan.named("改造 座位")]
    ['output.quantity/1']
    >>> plan.replace("satisfaction/1", weight=30)["satisfaction/1"].weight, plan["satisfaction/1"].weight
    (Decimal('30'), Decimal('40'))
    """

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def indicators(self) -> tuple[Indicator, ...]:
            """The rows, which each kind of document has."""
            raise NotImplementedError

    def __getitem__(self, indicator_id: str, /) -> Indicator:
        """
        The row of an id.

        Raises:
            UnknownIndicatorError: (``indicator-unknown``) when no row has it; a ``KeyError`` that names close ids.

            WrongTypeError: For what is no text; ``indicators`` has the rows by their order.
        """
        require(indicator_id, str, "the id of an indicator", "look at document.indicators for rows by their order")
        for row in self.indicators:
            if row.id == indicator_id:
                return row
        close = close_ids({row.id: row.name for row in self.indicators}, indicator_id)
        raise UnknownIndicatorError(indicator_id, close=close)

    def __contains__(self, indicator_id: object, /) -> bool:
        """Whether a row has this id."""
        require(indicator_id, str, "the id of an indicator")
        return any(row.id == indicator_id for row in self.indicators)

    def named(self, name: str, /) -> tuple[Indicator, ...]:
        """
        The rows of a name, in their order; none where there is none.

        Names are compared without blanks and marks, in one spelling of their characters; what stands in brackets
        counts.

        Args:
            name: What is measured, without its ordinal.

        Raises:
            WrongTypeError: For what is no text.
        """
        require(name, str, "name")
        wanted = same_name(name)
        return tuple(row for row in self.indicators if same_name(row.name) == wanted)

    def replace(self, indicator: Indicator | str, /, **changes: Unpack[IndicatorChanges]) -> Self:
        """
        A new document with another row in the place of one; this one stays as it is.

        Another category, number, term or scope gives the row another id, and may give another to the rows behind it
        that have no printed number.

        Args:
            indicator: The id of the row that is changed; or the new row, which takes the place of the row of its id.

            changes: Fields of the row with their new values.

        Raises:
            UnknownIndicatorError: (``indicator-unknown``) when no row has that id.

            WrongTypeError: (``field-unknown``) for a field that an indicator does not have, and for ``id``, which
                follows from category, number, term and scope; (``type-wrong``) for a value of another type.

            InvalidValueError: For a value that the field refuses, as :class:`Indicator` does.
        """
        require(indicator, Indicator | str, "indicator", "hand in an id of the document, or a new row")
        unknown = next((name for name in changes if name not in _CHANGEABLE), None)
        if unknown is not None:
            _refuse_field(unknown)
        row = indicator if isinstance(indicator, Indicator) else self[indicator]
        old = self[row.id]
        new = evolve(row, **changes) if changes else row
        rows = [new if each is old else each for each in self.indicators]
        return cast("Self", evolve(cast("Any", self), indicators=rows))


_CHANGEABLE = tuple(field.name for field in fields(Indicator) if field.name != "id")


def _refuse_field(name: str) -> NoReturn:
    if name == "id":
        message = "expected a field of an indicator, found id; it follows from category, number, term and scope"
    elif name in fields_dict(Result):
        message = (
            f"expected a field of an indicator, found '{name}', which is one of its result; "
            "hand results to assess(document, actuals), or replace the whole result"
        )
    else:
        close = get_close_matches(name[:_LONGEST], _CHANGEABLE, n=1, cutoff=0)[0]
        message = f"expected a field of an indicator, found '{excerpt(name)}'; the nearest is {close}"
    raise WrongTypeError(message, code="field-unknown")


_LONGEST = 60
"""More of a wrong name tells nothing more."""

_CLOSE, _MOST = 3, 200
"""So many ids of one category are looked at, so that a wrong id costs little in a large document."""


def close_ids(names: Mapping[str, str], wanted: str, /) -> tuple[str, ...]:
    """Up to three ids, each with its name, that may be meant: of rows of that name, of the category, of one like it."""
    same = same_name(wanted)
    if named := [identity for identity, name in names.items() if same_name(name) == same]:
        return tuple(named[:_CLOSE])
    stems = dict.fromkeys(identity.partition("/")[0] for identity in names)
    wanted = wanted[:_LONGEST]
    stem = get_close_matches(wanted.partition("/")[0], stems, n=1, cutoff=0.5)
    members = [identity for identity in names if identity.partition("/")[0] in stem][:_MOST]
    return tuple(get_close_matches(wanted, members, n=_CLOSE, cutoff=0))


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
    grid = import_module("perfmodel.forms._write").write_form(document)
    html: str = import_module("perfmodel.files.html").fragment(grid)
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

    >>> from perfmodel import read_target
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


def body_of(objectives: Objectives, /) -> str:
    """Whose objectives they are: the name of the project, or of the department."""
    return objectives.project if isinstance(objectives, ProjectObjectives) else objectives.department
