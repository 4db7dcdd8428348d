"""
Targets on Spark 4: a column of targets for a data frame, and an Arrow-native function for expressions and SQL.

Both hand record batches to the same reader, without pandas in between.  The workers need perfmodel and pyarrow too.
"""

from functools import partial
from typing import Any, cast

from perfmodel.arguments import require
from perfmodel.errors import MissingExtraError

try:
    from pyspark.sql import Column, DataFrame, SparkSession
    from pyspark.sql.functions import lit
    from pyspark.sql.pandas.functions import arrow_udf
    from pyspark.sql.pandas.types import to_arrow_schema
    from pyspark.sql.types import DataType, StructField, StructType
except ModuleNotFoundError as missing:
    raise MissingExtraError("spark", "pyspark") from missing  # noqa: EM101 - names, no message


from perfmodel.interop.columns.ddl import SPARK
from perfmodel.interop.columns.stream import Plan, only_targets, with_targets
from perfmodel.serializers._tables.schema import TARGET_TYPE
from perfmodel.values.period import FiscalYear

TARGET_DDL = SPARK.spell(TARGET_TYPE)
"""The published struct as Spark writes it."""


def read_targets(  # noqa: PLR0913 - the columns of a form
    frame: DataFrame,
    column: str,
    /,
    *,
    into: str = "target",
    unit: str | None = None,
    operator: str | None = None,
    fiscal_year: str | int | FiscalYear | None = None,
) -> DataFrame:
    """
    The frame with a column of targets behind, read partition by partition in constant memory (``mapInArrow``).

    Args:
        frame: The frame.

        column: The name of the column of target texts.

        into: The name of the new column.

        unit: The name of the column 度量单位.

        operator: The name of the column 指标性质 or 计算符号.

        fiscal_year: The name of a column of years, or one year for all rows.

    Raises:
        InvalidValueError: (``column-missing``, ``column-doubled``) for a name that is not there, or there already.

        WrongTypeError: (``column-type``) for a column of another type.
    """
    for name, text in (("column", column), ("into", into)):
        require(text, str, name, "hand in the name of a column")
    for name, value in (("unit", unit), ("operator", operator)):
        require(value, str | None, name, "hand in the name of a column")
    require(fiscal_year, str | int | FiscalYear | None, "fiscal_year", "hand in a year, or the name of a column")
    require(frame, DataFrame, "frame")
    plan = Plan(column=column, into=into, unit=unit, operator=operator, fiscal_year=fiscal_year)
    plan.check_names(frame.columns)
    plan.schema(to_arrow_schema(StructType([frame.schema[name] for name in plan.names])))
    schema = StructType([*frame.schema.fields, StructField(into, DataType.fromDDL(TARGET_DDL))])
    return frame.mapInArrow(partial(with_targets, plan), schema)


def read_target(
    column: Column | str,
    /,
    *,
    unit: Column | str | None = None,
    operator: Column | str | None = None,
    fiscal_year: Column | FiscalYear | str | int | None = None,
) -> Column:
    """
    The targets of a column as an expression (an Arrow-native function, pandas-free).

    Args:
        column: The texts, by name or as a column.

        unit: The column 度量单位, by name or as a column (``lit("%")`` for one text).

        operator: The column 指标性质 or 计算符号, by name or as a column.

        fiscal_year: A column of whole numbers, by name or as a column, or one year.
    """
    require(column, Column | str, "column", "hand in the name of a column, or a column")
    for name, value in (("unit", unit), ("operator", operator)):
        require(value, Column | str | None, name, "hand in the name of a column, or a column: lit('%')")
    require(fiscal_year, Column | FiscalYear | str | int | None, "fiscal_year", "hand in a year, or a column")
    year = fiscal_year.year if isinstance(fiscal_year, FiscalYear) else fiscal_year
    beside = (
        _column(unit, "string"),
        _column(operator, "string"),
        lit(year) if isinstance(year, int) else _column(year, "int"),
    )
    found: Column = _function()(column, *beside)
    return found


def _column(value: Column | str | None, kind: str) -> Column | str:
    return lit(None).cast(kind) if value is None else value


def register(session: SparkSession, /) -> None:
    """Add the SQL function ``perf_read_target(text [, unit [, operator [, fiscal_year]]])`` to a session."""
    require(session, SparkSession, "session")
    session.udf.register("perf_read_target", _function())


def _function() -> Any:  # noqa: ANN401 - PySpark types its decorators only for decorating
    return cast("Any", arrow_udf)(only_targets, TARGET_DDL)
