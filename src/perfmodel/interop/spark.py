"""
Targets on Spark 4, as a column for a data frame or a function for expressions and SQL, and the rows of whole files.

All hand record batches to the same reader, without pandas in between.  The workers need perfmodel and pyarrow too.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, cast, final

from perfmodel._arguments import require
from perfmodel.errors import MissingExtraError

try:
    from pyspark.sql import Column, DataFrame, SparkSession
    from pyspark.sql.functions import col, lit
    from pyspark.sql.pandas.functions import arrow_udf
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema
    from pyspark.sql.types import DataType, StructField, StructType
except ModuleNotFoundError as _missing:
    raise MissingExtraError("spark", "pyspark") from _missing  # noqa: EM101 - names, no message

import pyarrow as pa

from perfmodel.files._detect import Converter, check_converter
from perfmodel.forms._many_files import check_limits
from perfmodel.interop._engine_functions import EXPLAIN, JUDGE, READ, REVIEW, SPARK, Call, Given, only_rows
from perfmodel.interop._explain_columns import LOCALE, locale_column
from perfmodel.interop._frame_functions import FrameFunctions
from perfmodel.interop._streams import FORM_SCHEMA, FilePlan, Plan, form_rows, with_targets
from perfmodel.reviewing._review import chosen_rules
from perfmodel.reviewing._rule import Rule
from perfmodel.reviewing._rules import ALL
from perfmodel.serializers._target_columns import TARGET_TYPE
from perfmodel.targets._terms import Polarity
from perfmodel.values._period import FiscalYear, fiscal_year_of

TARGET_DDL = SPARK.spell(TARGET_TYPE)
"""The published struct as Spark writes it."""


def read_targets(  # noqa: PLR0913 - the columns of a form
    frame: DataFrame,
    /,
    text: str,
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

        text: The name of the column of target texts.

        into: The name of the new column.

        unit: The name of the column 度量单位.

        operator: The name of the column 指标性质 or 计算符号.

        fiscal_year: The name of a column of years, or one year for all rows.

    Raises:
        InvalidValueError: (``column-missing``, ``column-doubled``) for a name that is not there, or there already.

        WrongTypeError: (``column-type``) for a column of another type.
    """
    for name, title in (("text", text), ("into", into)):
        require(title, str, name, "hand in the name of a column")
    for name, value in (("unit", unit), ("operator", operator)):
        require(value, str | None, name, "hand in the name of a column")
    require(fiscal_year, str | int | FiscalYear | None, "fiscal_year", "hand in a year, or the name of a column")
    require(frame, DataFrame, "frame")
    plan = Plan(column=text, into=into, unit=unit, operator=operator, fiscal_year=fiscal_year)
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
        col(_quoted(name)).alias(alias) for name, alias in ((content, "content"), (path, "path")) if name is not None
    ]
    return frame.select(*chosen).mapInArrow(partial(form_rows, plan), from_arrow_schema(FORM_SCHEMA))


def read_target(
    text: Column | str,
    *,
    unit: Column | str | None = None,
    operator: Column | str | None = None,
    fiscal_year: Column | FiscalYear | str | int | None = None,
) -> Column:
    """
    The targets of a column as an expression (an Arrow-native function, pandas-free).

    Args:
        text: The texts, by name or as a column.

        unit: The column 度量单位, by name or as a column (``lit("%")`` for one text).

        operator: The column 指标性质 or 计算符号, by name or as a column.

        fiscal_year: A column of whole numbers, by name or as a column, or one year.
    """
    return _called(READ, {"text": text, "unit": unit, "operator": operator}, fiscal_year)


def judge(  # noqa: PLR0913 - what a judgement may need
    target: Column | str,
    actual: Column | str,
    *,
    unit: Column | str | None = None,
    operator: Column | str | None = None,
    fiscal_year: Column | FiscalYear | str | int | None = None,
    polarity: Column | Polarity | str | None = None,
    reference: Column | str | None = None,
    name: Column | str | None = None,
) -> Column:
    """
    Judge reported values against targets, as a struct; a null target gives null.

    Each column goes by name or as a column.

    Args:
        target: What ``read_target`` gives, or texts, which are read with the unit, the operator and the year.

        actual: The column 实际完成值.

        unit: The column 度量单位 of the actuals, and of targets that are texts.

        operator: The column 指标性质 of targets that are texts.

        fiscal_year: A column of whole numbers, or one year.

        polarity: A column of ``higher_is_better``, ``lower_is_better`` or ``neutral``, or one ``Polarity``.

        reference: A column with the figure that a relative target names.

        name: The column 三级指标, whose names say which side of a bare value is better (投诉率 5%).
    """
    others = {"unit": unit, "operator": operator, "reference": reference, "name": name}
    return _called(JUDGE, {"target": target, "actual": actual, **others}, fiscal_year, polarity)


def explain(  # noqa: PLR0913 - what a judgement may need
    target: Column | str,
    actual: Column | str,
    *,
    locale: str = LOCALE,
    unit: Column | str | None = None,
    operator: Column | str | None = None,
    fiscal_year: Column | FiscalYear | str | int | None = None,
    polarity: Column | Polarity | str | None = None,
    reference: Column | str | None = None,
    name: Column | str | None = None,
) -> Column:
    """
    Say in a sentence what ``judge`` finds; the other arguments are as there.

    Args:
        target: What ``read_target`` gives, or texts.

        actual: The column 实际完成值.

        locale: The language, ``zh_Hans``, ``zh_Hant`` or ``en``, or a locale of one of them; none is read from the
            machine.

        unit: As for ``judge``, and so are the others.

        operator: As for ``judge``.

        fiscal_year: As for ``judge``.

        polarity: As for ``judge``.

        reference: As for ``judge``.

        name: As for ``judge``.

    Raises:
        InvalidValueError: (``locale-unknown``) for another language.
    """
    others = {"unit": unit, "operator": operator, "reference": reference, "name": name}
    given = {"target": target, "actual": actual, "locale": _locale(locale), **others}
    return _called(EXPLAIN, given, fiscal_year, polarity)


def review(  # noqa: PLR0913 - the columns of a table of indicators
    target: Column | str,
    name: Column | str,
    category: Column | str,
    *,
    locale: str = "en",
    unit: Column | str | None = None,
    operator: Column | str | None = None,
    fiscal_year: Column | FiscalYear | str | int | None = None,
    definition: Column | str | None = None,
    weight: Column | str | None = None,
    polarity: Column | Polarity | str | None = None,
    scheme: Column | str | None = None,
    rules: Iterable[Rule | str] = ALL,
) -> Column:
    """
    Review rows of indicators by the rules that look at one row, as lists of findings; a null target gives null.

    Each column goes by name or as a column.

    Args:
        target: What ``read_target`` gives, or texts, which are read with the unit, the operator and the year.

        name: The column 三级指标.

        category: A column of ids of categories (``output.quantity``) or printed labels (数量指标).

        locale: The language of the messages, ``zh_Hans``, ``zh_Hant`` or ``en``.

        unit: The column 度量单位 of targets that are texts.

        operator: The column 指标性质 of targets that are texts.

        fiscal_year: A column of whole numbers, or one year, for targets that are texts.

        definition: The column 指标解释.

        weight: The column 分值: texts, whole numbers or decimals.

        polarity: A column of polarities, or one ``Polarity``.

        scheme: A column of ids of schemes.

        rules: The rules or their codes; a rule of a caller's own has to be there on the workers.

    Raises:
        InvalidValueError: (``locale-unknown``), (``rule-unknown``), (``rule-doubled``) as ``perfmodel.review()`` does.
    """
    given = {"target": target, "name": name, "category": category, "locale": _locale(locale)}
    others = {"unit": unit, "operator": operator, "definition": definition, "weight": weight, "scheme": scheme}
    return _called(REVIEW, {**given, **others}, fiscal_year, polarity, {"rules": chosen_rules(rules)})


@final
class SparkFunctions(FrameFunctions[DataFrame]):
    """The functions over a frame of Spark, as expressions of it."""

    def __init__(self, frame: DataFrame) -> None:
        require(frame, DataFrame, "frame")
        self._frame = frame

    def _names(self) -> list[str]:
        return self._frame.columns

    def _with(self, call: Call, into: str, columns: Mapping[str, str], fixed: Given) -> DataFrame:
        values = dict(fixed)
        given: dict[str, Any] = {name: col(_quoted(column)) for name, column in columns.items()}
        given |= {name: values.pop(name) for name in ("fiscal_year", "polarity") if name in values}
        if "locale" in values:
            given["locale"] = lit(values.pop("locale"))
        year, polarity = given.pop("fiscal_year", None), given.pop("polarity", None)
        return self._frame.withColumn(into, _called(call, given, year, polarity, values))


def _quoted(name: str) -> str:
    """A name as Spark takes it where it has a dot in it."""
    return f"`{name.replace('`', '``')}`"


def _locale(locale: str) -> Column:
    require(locale, str, "locale")
    locale_column(locale)
    return lit(locale)


_OF_A_FRAME = "hand a frame to perf(frame) of perfmodel.interop.frames, with the names of its columns"


def _called(
    call: Call,
    columns: Mapping[str, Column | str | None],
    fiscal_year: Column | FiscalYear | str | int | None,
    polarity: Column | Polarity | str | None = None,
    fixed: Given | None = None,
) -> Column:
    """The function over columns; those that are left out are columns of nulls."""
    for name, value in columns.items():
        kind = Column | str if name in call.needed else Column | str | None
        whole = isinstance(value, DataFrame)
        require(value, kind, name, _OF_A_FRAME if whole else "hand in the name of a column, or a column: lit('%')")
    require(fiscal_year, Column | FiscalYear | str | int | None, "fiscal_year", "hand in a year, or a column")
    require(polarity, Column | Polarity | str | None, "polarity", "hand in a Polarity, or a column")
    year = fiscal_year.year if isinstance(fiscal_year, FiscalYear) else fiscal_year
    given: dict[str, Column | str | None] = {
        **columns,
        "fiscal_year": lit(FiscalYear(year).year) if isinstance(year, int) else year,
        "polarity": lit(polarity.value) if isinstance(polarity, Polarity) else polarity,
    }
    found: Column = _function(call, fixed or {})(*(_column(given.get(name), name) for name in call.names))
    return found


def _column(value: Column | str | None, name: str) -> Column | str:
    return lit(None).cast("int" if name == "fiscal_year" else "string") if value is None else value


def register(session: SparkSession, /) -> None:
    """
    Add the SQL functions to a session, with arguments as in DuckDB; one that is null says nothing.

    - ``perf_read_target(text [, unit [, operator [, fiscal_year]]])``
    - ``perf_judge(target, actual [, unit [, operator [, fiscal_year [, polarity [, reference [, name]]]]]])``
    - ``perf_explain(target, actual [, locale [, unit …]])``
    - ``perf_review(target, name, category [, locale [, unit [, operator [, fiscal_year [, definition …]]]]])``
    """
    require(session, SparkSession, "session")
    for call in (READ, JUDGE, EXPLAIN, REVIEW):
        session.udf.register(f"perf_{call.name}", _function(call, {}))


def _function(call: Call, fixed: Given) -> Any:  # noqa: ANN401 - PySpark types its decorators only for decorating
    work: Any = partial(only_rows, call, fixed)
    work.__annotations__ = {"batches": Iterator[tuple[pa.Array, ...]], "return": Iterator[pa.Array]}  # for PySpark
    return cast("Any", arrow_udf)(work, SPARK.spell(call.type))
