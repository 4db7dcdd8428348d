"""
Targets on Spark 4, as a column for a data frame or a function for expressions and SQL, and the rows of whole files.

All hand record batches to the same reader, without pandas in between.  The workers need perfmodel and pyarrow too.
"""

from functools import partial
from typing import Any, cast

from perfmodel.arguments import require
from perfmodel.errors import MissingExtraError

try:
    from pyspark.sql import Column, DataFrame, SparkSession
    from pyspark.sql.functions import col, lit
    from pyspark.sql.pandas.functions import arrow_udf
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema
    from pyspark.sql.types import DataType, StructField, StructType
except ModuleNotFoundError as missing:
    raise MissingExtraError("spark", "pyspark") from missing  # noqa: EM101 - names, no message


from perfmodel.forms.convert import Converter, check_converter
from perfmodel.forms.many import check_limits
from perfmodel.interop.columns.ddl import SPARK
from perfmodel.interop.columns.files import FORM_SCHEMA, FilePlan, form_rows
from perfmodel.interop.columns.stream import Plan, only_targets, with_targets
from perfmodel.serializers._tables.schema import TARGET_TYPE
from perfmodel.values.period import FiscalYear, fiscal_year_of

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


def read_forms(  # noqa: PLR0913 - keywords, each with a sensible default
    frame: DataFrame,
    content: str = "content",
    /,
    *,
    path: str | None = "path",
    fiscal_year: FiscalYear | int | None = None,
    converter: Converter | None = "libreoffice",
    seconds: float = 120,
    memory: int | None = None,
) -> DataFrame:
    """
    A frame with a row for each indicator of the files in a frame, as ``spark.read.format("binaryFile")`` gives them.

    The columns are those of ``perfmodel.interop.arrow.indicators_to_table`` with ``file``, ``form`` and ``place`` in
    front, in place of ``document``, and ``actual`` (the reported value) and ``findings`` behind: the first row of a
    form has its findings.  A file that cannot be read is one row with ``file`` and the reason as a finding of the
    severity ``error``; it ends no job.

    Args:
        frame: The frame; an archive is opened, and its members are files of their own.

        content: The name of the column of bytes.

        path: The name of the column of paths; ``None`` where there is none.

        fiscal_year: The year of forms that name none.

        converter: As for ``perfmodel.read_form``; ``None`` on workers without LibreOffice refuses old Word files early.

        seconds: How long a file may take, where *memory* is given.

        memory: How many bytes a process that reads may take.  With it each task reads in a process of its own, so that
            a file that hangs or crashes costs itself alone.

    Raises:
        InvalidValueError: (``column-missing``) for a name that is not there.

        WrongTypeError: (``column-type``) for a column of another type.
    """
    require(frame, DataFrame, "frame")
    require(content, str, "content", "hand in the name of a column")
    require(path, str | None, "path", "hand in the name of a column")
    check_limits(workers=1, seconds=seconds, memory=memory)
    check_converter(converter)
    year = fiscal_year_of(fiscal_year)
    names = [name for name in (content, path) if name is not None]
    given = to_arrow_schema(StructType([field for field in frame.schema.fields if field.name in names]))
    FilePlan(content=content, path=path).check(given)
    plan = FilePlan(
        content="content",
        path=None if path is None else "path",
        fiscal_year=year,
        converter=converter,
        seconds=seconds,
        memory=memory,
    )
    # mapInArrow finds no column with a dot in its name
    chosen = [
        col(f"`{name.replace('`', '``')}`").alias(alias)
        for name, alias in ((content, "content"), (path, "path"))
        if name is not None
    ]
    return frame.select(*chosen).mapInArrow(partial(form_rows, plan), from_arrow_schema(FORM_SCHEMA))


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
