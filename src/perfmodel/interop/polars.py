"""
Targets in Polars: importing this module gives expressions, frames and lazy frames the namespace ``perf``.

>>> import polars as pl
>>> import perfmodel.interop.polars
>>> frame = pl.DataFrame({"指标值": ["≥95", "≤3"], "度量单位": ["%", "天"], "实际完成值": ["94", "2"]})
>>> frame.select(pl.col("指标值").perf.read_target(unit="度量单位").struct.field("unit")).to_series().to_list()
['%', '天']
>>> frame.perf.judge("指标值", "实际完成值", unit="度量单位")["judgement"].struct.field("verdict").to_list()
['missed', 'met']
>>> print(frame.perf.explain("指标值", "实际完成值", unit="度量单位", locale="en")["explanation"][0])
the actual value 94% falls short of the target ≥95% by 1 percentage point (98.9% of the target)
"""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, final

from perfmodel._arguments import require
from perfmodel.errors import MissingExtraError

try:
    import polars as pl
except ModuleNotFoundError as _missing:
    raise MissingExtraError("polars", "polars") from _missing  # noqa: EM101 - names, no message

import pyarrow as pa

from perfmodel.interop._column_inputs import check_name, named_column
from perfmodel.interop._column_reader import TargetReader
from perfmodel.interop._engine_functions import EXPLAIN, JUDGE, READ, REVIEW, Call, Given
from perfmodel.interop._explain_columns import LOCALE, locale_column
from perfmodel.interop._frame_functions import FrameFunctions
from perfmodel.interop._judge_columns import JUDGEMENT_TYPE
from perfmodel.interop._review_columns import REVIEW_TYPE
from perfmodel.reviewing._review import chosen_rules
from perfmodel.reviewing._rule import Rule
from perfmodel.reviewing._rules import ALL
from perfmodel.serializers._target_columns import TARGET_TYPE
from perfmodel.targets._terms import Polarity
from perfmodel.values._period import FiscalYear

if TYPE_CHECKING:
    from polars._typing import PolarsDataType


def _dtype(kind: pa.DataType) -> "PolarsDataType":
    return pl.Series(pa.chunked_array([], kind)).dtype


TARGET_DTYPE = _dtype(TARGET_TYPE)
"""The published struct of a target as Polars names it."""

JUDGEMENT_DTYPE = _dtype(JUDGEMENT_TYPE)
"""The struct of a judgement as Polars names it."""

REVIEW_DTYPE = _dtype(REVIEW_TYPE)
"""The list of the findings on a row as Polars names it."""

_MARK = "perf: "
"""Before the names of the columns beside the first one, which keeps its own name, and gives it to the result."""


@pl.api.register_expr_namespace("perf")
@final
class PerfNamespace:
    """
    What this library adds to an expression.

    What a row cannot be is said on collecting, by an error of our class and words, which Polars makes anew: its code is
    that of the class.  The functions over a ``DataFrame`` keep the code.
    """

    def __init__(self, expression: pl.Expr) -> None:
        require(expression, pl.Expr, "expression")
        self._expression = expression

    def read_target(
        self,
        *,
        unit: pl.Expr | str | None = None,
        operator: pl.Expr | str | None = None,
        fiscal_year: pl.Expr | FiscalYear | str | int | None = None,
    ) -> pl.Expr:
        """
        The targets that the texts of this expression say, as a struct; nulls stay null.

        Args:
            unit: The column 度量单位, by name or as an expression (``pl.lit("%")`` for one text).

            operator: The column 指标性质 or 计算符号, by name or as an expression.

            fiscal_year: A column of whole numbers, by name or as an expression, or one year.

        Raises:
            WrongTypeError: (``column-type``) on collecting, when a column holds something else.
        """
        return self._called(READ, {"unit": unit, "operator": operator}, fiscal_year)

    def judge(  # noqa: PLR0913 - what a judgement may need
        self,
        actual: pl.Expr | str,
        *,
        unit: pl.Expr | str | None = None,
        operator: pl.Expr | str | None = None,
        fiscal_year: pl.Expr | FiscalYear | str | int | None = None,
        polarity: pl.Expr | Polarity | str | None = None,
        reference: pl.Expr | str | None = None,
        name: pl.Expr | str | None = None,
    ) -> pl.Expr:
        """
        Judge reported values against the targets of this expression, as a struct; a null target gives null.

        This expression is what ``read_target`` gives, or texts, which are read with the unit, the operator and the
        year beside them.  Each column goes by name or as an expression.

        Args:
            actual: The column 实际完成值.

            unit: The column 度量单位 of the actuals, and of targets that are texts.

            operator: The column 指标性质 of targets that are texts.

            fiscal_year: A column of whole numbers, or one year.

            polarity: A column of ``higher_is_better``, ``lower_is_better`` or ``neutral``, or one ``Polarity``.

            reference: A column with the figure that a relative target names.

            name: The column 三级指标, whose names say which side of a bare value is better (投诉率 5%).

        Raises:
            WrongTypeError: (``column-type``) on collecting, when a column holds something else.

            InvalidValueError: (``column-unused``) on collecting, for an operator beside targets that are read already.
        """
        others = {"actual": actual, "unit": unit, "operator": operator, "reference": reference, "name": name}
        return self._called(JUDGE, others, fiscal_year, polarity)

    def explain(  # noqa: PLR0913 - what a judgement may need
        self,
        actual: pl.Expr | str,
        *,
        locale: str = LOCALE,
        unit: pl.Expr | str | None = None,
        operator: pl.Expr | str | None = None,
        fiscal_year: pl.Expr | FiscalYear | str | int | None = None,
        polarity: pl.Expr | Polarity | str | None = None,
        reference: pl.Expr | str | None = None,
        name: pl.Expr | str | None = None,
    ) -> pl.Expr:
        """
        Say in a sentence what ``judge`` finds; the other arguments are as there.

        Args:
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
        require(locale, str, "locale")
        locale_column(locale)
        others = {"actual": actual, "unit": unit, "operator": operator, "reference": reference, "name": name}
        return self._called(EXPLAIN, others, fiscal_year, polarity, {"locale": locale})

    def review(  # noqa: PLR0913 - the columns of a table of indicators
        self,
        name: pl.Expr | str,
        category: pl.Expr | str,
        *,
        locale: str = "en",
        unit: pl.Expr | str | None = None,
        operator: pl.Expr | str | None = None,
        fiscal_year: pl.Expr | FiscalYear | str | int | None = None,
        definition: pl.Expr | str | None = None,
        weight: pl.Expr | str | None = None,
        polarity: pl.Expr | Polarity | str | None = None,
        scheme: pl.Expr | str | None = None,
        rules: Iterable[Rule | str] = ALL,
    ) -> pl.Expr:
        """
        Review rows of indicators by the rules that look at one row, as lists of findings; a null target gives null.

        This expression is what ``read_target`` gives, or texts.  Each column goes by name or as an expression.

        Args:
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

            rules: The rules or their codes.

        Raises:
            InvalidValueError: (``locale-unknown``), (``rule-unknown``), (``rule-doubled``) as ``perfmodel.review()``.
        """
        require(locale, str, "locale")
        locale_column(locale)
        given = {"name": name, "category": category, "unit": unit, "operator": operator}
        others = {**given, "definition": definition, "weight": weight, "scheme": scheme}
        return self._called(REVIEW, others, fiscal_year, polarity, {"locale": locale, "rules": chosen_rules(rules)})

    def _called(
        self,
        call: Call,
        others: Mapping[str, pl.Expr | str | None],
        fiscal_year: pl.Expr | FiscalYear | str | int | None,
        polarity: pl.Expr | Polarity | str | None = None,
        fixed: Given | None = None,
    ) -> pl.Expr:
        """The function over this expression and the columns beside it."""
        for name, value in others.items():
            kind = pl.Expr | str if name in call.needed else pl.Expr | str | None
            require(value, kind, name, "hand in the name of a column, or an expression: pl.lit('%')")
        require(
            fiscal_year,
            pl.Expr | FiscalYear | str | int | None,
            "fiscal_year",
            "hand in a year, a column's name or an expression",
        )
        require(
            polarity,
            pl.Expr | Polarity | str | None,
            "polarity",
            "hand in a Polarity, a column's name or an expression",
        )
        year = FiscalYear(fiscal_year) if isinstance(fiscal_year, int) else fiscal_year
        beside = {
            name: _expression(value)
            for name, value in {**others, "fiscal_year": year, "polarity": polarity}.items()
            if value is not None
        }
        return _applied(call, self._expression, beside, fixed or {})


@pl.api.register_dataframe_namespace("perf")
@final
class FrameNamespace(FrameFunctions[pl.DataFrame]):
    """What this library adds to a frame."""

    def __init__(self, frame: pl.DataFrame) -> None:
        require(frame, pl.DataFrame, "frame")
        self._frame = frame

    def _names(self) -> list[str]:
        return self._frame.columns

    def _with(self, call: Call, into: str, columns: Mapping[str, str], fixed: Given) -> pl.DataFrame:
        given = {name: named_column(self._frame[column], name, column) for name, column in columns.items()}
        return self._frame.with_columns(pl.Series(into, call.work({**given, **fixed}, TargetReader())))


@pl.api.register_lazyframe_namespace("perf")
@final
class LazyNamespace(FrameFunctions[pl.LazyFrame]):
    """What this library adds to a lazy frame; the work is done, and rows are refused, on collecting."""

    def __init__(self, frame: pl.LazyFrame) -> None:
        require(frame, pl.LazyFrame, "frame")
        self._frame = frame

    def _names(self) -> list[str]:
        return self._frame.collect_schema().names()

    def _with(self, call: Call, into: str, columns: Mapping[str, str], fixed: Given) -> pl.LazyFrame:
        first, *others = columns.items()
        beside = {name: pl.col(column) for name, column in others}
        return self._frame.with_columns(_applied(call, pl.col(first[1]), beside, fixed).alias(into))


def _applied(call: Call, first: pl.Expr, beside: Mapping[str, pl.Expr], fixed: Given) -> pl.Expr:
    """The function over an expression and those beside it."""
    cells = pl.struct(first, *(other.alias(_MARK + name) for name, other in beside.items()))
    return cells.map_batches(partial(_work, call, fixed), return_dtype=_dtype(call.type), is_elementwise=True)


def _expression(value: pl.Expr | FiscalYear | Polarity | str) -> pl.Expr:
    if isinstance(value, str):
        check_name(value)
        return pl.col(value)
    if isinstance(value, pl.Expr):
        return value
    return pl.lit(value.year if isinstance(value, FiscalYear) else value.value)


def _work(call: Call, fixed: Given, cells: pl.Series) -> pl.Series:
    first, *_ = cells.struct.fields
    columns = {name: pa.chunked_array(cells.struct.field(name)) for name in cells.struct.fields}
    given = {name: columns[_MARK + name] for name in call.names if _MARK + name in columns}
    found = call.work({call.needed[0]: columns[first], **given, **fixed}, TargetReader())
    return pl.Series(cells.name, found)
