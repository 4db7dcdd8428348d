"""Looking rows up in a document, and putting others in their place: the same for documents of both kinds."""

from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NoReturn, Self, TypedDict, Unpack, cast

from attrs import evolve, fields

from perfmodel.arguments import require
from perfmodel.errors import UnknownIndicatorError, WrongTypeError, excerpt
from perfmodel.lexicon.names import same_name
from perfmodel.objectives.indicator import Extra, Indicator, Standard, Term
from perfmodel.objectives.report import Result
from perfmodel.source import Place
from perfmodel.targets.shapes import Target
from perfmodel.targets.terms import Polarity
from perfmodel.taxonomy.category import Category

if TYPE_CHECKING:
    from collections.abc import Iterable


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
        raise UnknownIndicatorError(indicator_id, close=close_ids([row.id for row in self.indicators], indicator_id))

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
    else:
        close = get_close_matches(name[:_LONGEST], _CHANGEABLE, n=1, cutoff=0)[0]
        message = f"expected a field of an indicator, found '{excerpt(name)}'; the nearest is {close}"
    raise WrongTypeError(message, code="field-unknown")


_LONGEST = 60
"""More of a wrong name tells nothing more."""

_MOST = 200
"""So many ids of one category are looked at, so that a wrong id costs little in a large document."""


def close_ids(ids: list[str], wanted: str, /) -> tuple[str, ...]:
    """Up to three ids that may be meant: of the category that is written, else of the one most like it."""
    stems = dict.fromkeys(identity.partition("/")[0] for identity in ids)
    wanted = wanted[:_LONGEST]
    stem = get_close_matches(wanted.partition("/")[0], stems, n=1, cutoff=0.5)
    members = [identity for identity in ids if identity.partition("/")[0] in stem][:_MOST]
    return tuple(get_close_matches(wanted, members, n=3, cutoff=0))
