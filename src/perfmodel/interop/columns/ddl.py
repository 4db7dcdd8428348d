"""The published type in the words of SQL engines."""

from typing import final

import pyarrow as pa
from attrs import frozen


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
