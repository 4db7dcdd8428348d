"""
What every engine offers: the columns that a function takes by name, the type that it gives, and the work.

Targets may be what ``read_targets`` gave, or texts, which are read first with the unit, the operator and the year
beside them.  The type is given in the words of SQL engines too.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, cast, final

import pyarrow as pa
from attrs import frozen

from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.interop._column_inputs import Column, column_of, is_text
from perfmodel.interop._column_reader import NAMES, Cells, TargetReader, read_cells
from perfmodel.interop._explain_columns import LOCALE, explain_columns
from perfmodel.interop._judge_columns import JUDGEMENT_TYPE, judge_columns
from perfmodel.interop._review_columns import REVIEW_TYPE, review_columns
from perfmodel.reviewing._rules import ALL
from perfmodel.serializers._target_columns import TARGET_TYPE

Given: TypeAlias = Mapping[str, object]
"""Columns, or one value for all rows, by the names of a call; what is left out, or ``None``, says nothing."""


@final
@frozen(kw_only=True, weakref_slot=False)
class Call:
    """
    A function over columns.

    Attributes:
        name: What it is called: ``judge``; in SQL ``perf_judge``.

        needed: The columns that it cannot do without, in their order.

        beside: Those that may be left out, in their order.

        type: The type of the column that it gives.

        work: The function, with the reader of targets that remembers cells from before; it gives a column chunked as
            the first one needed is.
    """

    name: str
    needed: tuple[str, ...]
    beside: tuple[str, ...]
    type: pa.DataType
    work: Callable[[Given, TargetReader], Column]

    @property
    def names(self) -> tuple[str, ...]:
        """All columns, in their order."""
        return (*self.needed, *self.beside)

    def given(self, columns: Sequence[object], /) -> dict[str, object]:
        """
        The columns of a call in SQL by their names; the later ones may be left out.

        Raises:
            WrongTypeError: (``arguments-count``) for too few or too many.
        """
        if not len(self.needed) <= len(columns) <= len(self.names):
            message = f"expected perf_{self.name}({', '.join(self.names)}), found {len(columns)} arguments"
            raise WrongTypeError(message, code="arguments-count")
        return dict(zip(self.names, columns, strict=False))


def _read(given: Given, reader: TargetReader) -> Column:
    return read_cells(Cells.of(*(given.get(name) for name in NAMES)), reader)


def _judge(given: Given, reader: TargetReader) -> Column:
    targets = _targets(given, reader, spent=("operator",))
    return judge_columns(targets, given["actual"], **_some(given, _JUDGED))


def _explain(given: Given, reader: TargetReader) -> Column:
    targets = _targets(given, reader, spent=("operator",))
    locale = _or(given.get("locale"), LOCALE)
    return explain_columns(targets, given["actual"], locale=locale, **_some(given, _JUDGED))


def _review(given: Given, reader: TargetReader) -> Column:
    targets = _targets(given, reader, spent=_READ)
    return review_columns(
        targets,
        given["name"],
        given["category"],
        rules=cast("tuple[Any, ...]", given.get("rules", ALL)),
        locale=_or(given.get("locale"), "en"),
        **_some(given, _REVIEWED),
    )


def _or(value: object, usual: str) -> object:
    return usual if value is None else value


def _some(given: Given, names: Sequence[str]) -> dict[str, object]:
    return {name: given.get(name) for name in names}


def _targets(given: Given, reader: TargetReader, *, spent: Sequence[str]) -> Column:
    """
    The targets of a call.

    Raises:
        InvalidValueError: (``column-unused``) for what stands beside targets that are read already, and would be lost.
    """
    column = column_of(given["target"], "target")
    if is_text(column.type):
        return read_cells(Cells.of(column, *(given.get(name) for name in _READ), names=("target", *_READ)), reader)
    for name in spent:
        other = given.get(name)
        if other is not None and not _is_blank(other):
            message = (
                f"expected no column {name} beside targets that are read already, found one; "
                "hand it in where the texts are read"
            )
            raise InvalidValueError(message, code="column-unused")
    return column


def _is_blank(value: object) -> bool:
    return isinstance(value, pa.Array | pa.ChunkedArray) and value.null_count == len(value)


_READ = NAMES[1:]
_JUDGED = ("unit", "fiscal_year", "polarity", "reference", "name")
_REVIEWED = ("definition", "weight", "polarity", "scheme")

READ = Call(name="read_target", needed=NAMES[:1], beside=_READ, type=TARGET_TYPE, work=_read)
JUDGE = Call(
    name="judge",
    needed=("target", "actual"),
    beside=(*_READ, "polarity", "reference", "name"),
    type=JUDGEMENT_TYPE,
    work=_judge,
)
EXPLAIN = Call(
    name="explain",
    needed=("target", "actual"),
    beside=("locale", *JUDGE.beside),
    type=pa.string(),
    work=_explain,
)
REVIEW = Call(
    name="review",
    needed=("target", "name", "category"),
    beside=("locale", *_READ, *_REVIEWED),
    type=REVIEW_TYPE,
    work=_review,
)


def only_rows(call: Call, fixed: Given, batches: Iterator[tuple[pa.Array, ...] | pa.Array], /) -> Iterator[pa.Array]:
    """
    What *call* gives for batches of its columns, the later ones left out or not; *fixed* holds for all rows.

    Spark hands in one column alone as it is, not as a tuple of one.
    """
    reader = TargetReader()
    for batch in batches:
        columns = batch if isinstance(batch, tuple) else (batch,)
        found = call.work({**call.given(columns), **fixed}, reader)
        yield cast("pa.Array", found)


@final
@frozen(kw_only=True, weakref_slot=False)
class Dialect:
    """
    How an engine spells types.

    Attributes:
        names: Arrow's name of a plain type to the engine's.

        field: A field of a struct, with ``{name}`` and ``{type}``.

        struct: A struct, with ``{fields}``.

        list: A list, with ``{type}``.
    """

    names: dict[str, str]
    field: str
    struct: str
    list: str

    def spell(self, kind: pa.DataType, /) -> str:
        """
        A type as the engine writes it.

        >>> SPARK.spell(pa.struct([("value", pa.decimal128(38, 18))]))
        'STRUCT<`value`: DECIMAL(38,18)>'
        """
        if pa.types.is_list(kind):
            return self.list.format(type=self.spell(kind.value_type))
        if not pa.types.is_struct(kind):
            return self.names[str(kind)]
        fields = [kind.field(index) for index in range(kind.num_fields)]
        spelled = ", ".join(self.field.format(name=field.name, type=self.spell(field.type)) for field in fields)
        return self.struct.format(fields=spelled)


_NUMBER = {"decimal128(38, 18)": "DECIMAL(38,18)"}
DUCKDB = Dialect(
    names={
        "string": "VARCHAR",
        "large_string": "VARCHAR",
        "bool": "BOOLEAN",
        "int32": "INTEGER",
        "date32[day]": "DATE",
        **_NUMBER,
    },
    field='"{name}" {type}',
    struct="STRUCT({fields})",
    list="{type}[]",
)
SPARK = Dialect(
    names={
        "string": "STRING",
        "large_string": "STRING",
        "bool": "BOOLEAN",
        "int32": "INT",
        "date32[day]": "DATE",
        **_NUMBER,
    },
    field="`{name}`: {type}",
    struct="STRUCT<{fields}>",
    list="ARRAY<{type}>",
)
