"""The functions over frames, once for every kind of frame: columns go in by name, a new one comes out behind."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, Protocol, TypedDict, TypeVar, Unpack

import pyarrow as pa

from perfmodel._arguments import require
from perfmodel._base_errors import excerpt
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.interop._column_inputs import check_name, check_there
from perfmodel.interop._engine_functions import EXPLAIN, JUDGE, READ, REVIEW, Call
from perfmodel.interop._explain_columns import LOCALE, locale_column
from perfmodel.reviewing._review import chosen_rules
from perfmodel.reviewing._rule import Rule
from perfmodel.reviewing._rules import ALL
from perfmodel.targets._terms import Polarity
from perfmodel.values._period import FiscalYear

Frame = TypeVar("Frame")
"""The kind of a frame that goes in, and comes out."""


class _WithColumns(Protocol):
    """What frames, tables and relations have in common."""

    @property
    def columns(self) -> object:
        """The columns, or their names."""


Columned = TypeVar("Columned", bound=_WithColumns)
"""A frame for type checkers, which see its kind come back."""


class ReadBeside(TypedDict, total=False):
    """
    What stands beside the texts of targets.

    Attributes:
        unit: The name of the column 度量单位.

        operator: The name of the column 指标性质 or 计算符号.

        fiscal_year: The name of a column of years, or one year for all rows.
    """

    unit: str | None
    operator: str | None
    fiscal_year: str | int | FiscalYear | None


class JudgeBeside(ReadBeside, total=False):
    """
    What a judgement may need.

    Attributes:
        polarity: The name of a column of ``higher_is_better``, ``lower_is_better`` or ``neutral``, or one ``Polarity``.

        reference: The name of a column with the figure that a relative target names (last year's value).

        name: The name of the column 三级指标, whose names say which side of a bare value is better.
    """

    polarity: str | Polarity | None
    reference: str | None
    name: str | None


class ReviewBeside(ReadBeside, total=False):
    """
    What a review may look at.

    Attributes:
        definition: The name of the column 指标解释.

        weight: The name of the column 分值.

        polarity: The name of a column of polarities, or one ``Polarity``.

        scheme: The name of a column of ids of schemes.
    """

    definition: str | None
    weight: str | None
    polarity: str | Polarity | None
    scheme: str | None


class FrameFunctions(ABC, Generic[Frame]):
    """
    The functions over one frame; each column by its name, by place or by keyword.

    Columns that they do not name are left as they are, and so is the order of the rows.
    """

    def read_target(self, text: str, *, into: str = "target", **beside: Unpack[ReadBeside]) -> Frame:
        """
        The frame with the targets of a column behind, as structs of the published schema.

        Args:
            text: The name of the column 指标值.

            into: The name of the new column.

            **beside: The names of the columns ``unit``, ``operator`` and ``fiscal_year``, or one year for all rows.

        Raises:
            InvalidValueError: (``column-missing``, ``column-doubled``) for a name that is not there, or there already.

            WrongTypeError: (``column-type``) for a column of another type; a lazy frame says so on collecting.
        """
        return self._called(READ, into, {"text": text, **beside})

    def judge(self, target: str, actual: str, *, into: str = "judgement", **beside: Unpack[JudgeBeside]) -> Frame:
        """
        The frame with the judgements of reported values behind, as structs; a null target has none.

        Args:
            target: The name of the column of targets: what ``read_target`` gave, or texts, which are read with the
                unit, the operator and the year beside them.

            actual: The name of the column 实际完成值.

            into: The name of the new column.

            **beside: The names of the columns ``unit``, ``operator``, ``fiscal_year`` (or one year), ``polarity`` (or
                one ``Polarity``), ``reference`` and ``name`` (三级指标, whose names say which side of a bare value is
                better).

        Raises:
            InvalidValueError: (``column-missing``, ``column-doubled``) as ``read_target``, (``column-unused``) for an
                operator beside targets that are read already.

            WrongTypeError: (``column-type``) for a column of another type; a lazy frame says so on collecting.
        """
        return self._called(JUDGE, into, {"target": target, "actual": actual, **beside})

    def explain(
        self,
        target: str,
        actual: str,
        *,
        locale: str = LOCALE,
        into: str = "explanation",
        **beside: Unpack[JudgeBeside],
    ) -> Frame:
        """
        The frame with a sentence for each judgement behind.

        Args:
            target: The name of the column of targets, read or as texts.

            actual: The name of the column 实际完成值.

            locale: The language, ``zh_Hans``, ``zh_Hant`` or ``en``, or a locale of one of them; none is read from the
                machine.

            into: The name of the new column.

            **beside: As for ``judge``.

        Raises:
            InvalidValueError: (``locale-unknown``) for another language, and as ``judge`` does.
        """
        return self._called(EXPLAIN, into, {"target": target, "actual": actual, **beside}, locale=locale)

    def review(  # noqa: PLR0913 - the columns of a table of indicators
        self,
        target: str,
        name: str,
        category: str,
        *,
        locale: str = "en",
        into: str = "findings",
        rules: Iterable[Rule | str] = ALL,
        **beside: Unpack[ReviewBeside],
    ) -> Frame:
        """
        The frame with the findings on each row behind, as lists; a null target has none.

        Args:
            target: The name of the column of targets, read or as texts.

            name: The name of the column 三级指标.

            category: The name of a column of ids of categories (``output.quantity``) or printed labels (数量指标).

            locale: The language of the messages, ``zh_Hans``, ``zh_Hant`` or ``en``.

            into: The name of the new column.

            rules: The rules or their codes; those that look at a whole document say nothing.

            **beside: The names of the columns ``unit``, ``operator``, ``fiscal_year`` (or one year) of targets that are
                texts, of ``definition``, ``weight``, ``polarity`` (or one ``Polarity``) and ``scheme``.

        Raises:
            InvalidValueError: (``locale-unknown``), (``rule-unknown``), (``rule-doubled``) as ``perfmodel.review()``;
                (``column-missing``, ``column-doubled``, ``column-unused``) as ``judge``.

            WrongTypeError: (``column-type``) for a column of another type; a lazy frame says so on collecting.
        """
        given = {"target": target, "name": name, "category": category, **beside}
        return self._called(REVIEW, into, given, locale=locale, rules=chosen_rules(rules))

    @abstractmethod
    def _names(self) -> Sequence[object]:
        """The names of the columns that are there."""

    @abstractmethod
    def _with(self, call: Call, into: str, columns: Mapping[str, str], fixed: Mapping[str, object]) -> Frame:
        """The frame with what *call* gives for its columns behind, as *into*; *fixed* holds for all rows."""

    def _called(self, call: Call, into: str, given: Mapping[str, object], **fixed: object) -> Frame:
        names = self._names()
        columns, values = dict[str, str](), dict[str, object](fixed)
        for name, value in given.items():
            _check_keyword(call, name, value)
            if isinstance(value, str):
                check_there(value, names)
                columns[name] = value
            elif value is not None:
                values[name] = FiscalYear(value) if isinstance(value, int) else value
        require(into, str, "into", "hand in the name of the new column")
        check_name(into)
        if into in names:
            message = f"expected a new name for the column, found {into!r}, which is there; give another as into"
            raise InvalidValueError(message, code="column-doubled")
        if "locale" in fixed:
            require(fixed["locale"], str, "locale")
            locale_column(fixed["locale"])
        return self._with(call, into, columns, values)


def _check_keyword(call: Call, name: str, value: object) -> None:
    if name not in call.names:
        message = f"expected keywords among {', '.join(call.beside)} in {call.name}, found {excerpt(name)}; strike it"
        raise WrongTypeError(message, code="arguments-unknown")
    kinds = {"fiscal_year": str | int | FiscalYear | None, "polarity": str | Polarity | None}
    kind = str if name in call.needed else kinds.get(name, str | None)
    require(value, kind, name, "hand in the name of a column")


def no_frame(frame: object, /) -> WrongTypeError:
    """The error of what is no frame."""
    message = (
        f"expected a frame, a table or a mapping of names to columns, found {type(frame).__name__}; "
        "hand columns to judge(…) without a frame"
    )
    return WrongTypeError(message, code="frame-type")


def table_of(frame: object, /) -> pa.Table:
    """The table that a stream of Arrow batches gives; one of values that are no rows is refused (``frame-type``)."""
    try:
        return pa.RecordBatchReader.from_stream(frame).read_all()
    except (pa.ArrowException, TypeError) as error:
        raise no_frame(frame) from error
