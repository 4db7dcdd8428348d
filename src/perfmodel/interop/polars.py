"""
Targets in Polars: importing this module gives every expression the namespace ``perf``.

>>> import polars as pl
>>> import perfmodel.interop.polars
>>> frame = pl.DataFrame({"指标值": ["≥95", "≤3"], "度量单位": ["%", "天"]})
>>> frame.select(pl.col("指标值").perf.read_target(unit="度量单位").struct.field("unit")).to_series().to_list()
['%', '天']
"""

from typing import TYPE_CHECKING, final

from perfmodel.arguments import require
from perfmodel.errors import MissingExtraError

try:
    import polars as pl
except ModuleNotFoundError as missing:
    raise MissingExtraError("polars", "polars") from missing  # noqa: EM101 - names, no message

import pyarrow as pa

from perfmodel.interop.columns.cells import NAMES, Cells
from perfmodel.interop.columns.inputs import check_name
from perfmodel.interop.columns.reader import TargetReader
from perfmodel.serializers._tables.schema import TARGET_TYPE
from perfmodel.values.period import FiscalYear

if TYPE_CHECKING:
    from polars._typing import PolarsDataType

TARGET_DTYPE: "PolarsDataType" = pl.Series(pa.chunked_array([], TARGET_TYPE)).dtype
"""The published struct as Polars names it."""

_MARK = "perf: "
"""Before the names of the columns beside the texts, which keep their own name, and give it to the result."""


@pl.api.register_expr_namespace("perf")
@final
class PerfNamespace:
    """What this library adds to an expression."""

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
        for name, value in (("unit", unit), ("operator", operator)):
            require(value, pl.Expr | str | None, name, "hand in the name of a column, or an expression: pl.lit('%')")
        require(
            fiscal_year,
            pl.Expr | FiscalYear | str | int | None,
            "fiscal_year",
            "hand in a year, a column's name or an expression",
        )
        year = _expression(FiscalYear(fiscal_year) if isinstance(fiscal_year, int) else fiscal_year)
        others = dict(zip(NAMES[1:], (_expression(unit), _expression(operator), year), strict=True))
        beside = [other.alias(_MARK + name) for name, other in others.items() if other is not None]
        cells = pl.struct(self._expression, *beside)
        return cells.map_batches(_read, return_dtype=TARGET_DTYPE, is_elementwise=True)


def _expression(value: pl.Expr | FiscalYear | str | None) -> pl.Expr | None:
    if isinstance(value, str):
        check_name(value)
        return pl.col(value)
    return pl.lit(value.year) if isinstance(value, FiscalYear) else value


def _read(cells: pl.Series) -> pl.Series:
    texts, *others = cells.struct.fields
    beside = {name: pa.chunked_array(cells.struct.field(name)) for name in others}
    checked = Cells.of(pa.chunked_array(cells.struct.field(texts)), *(beside.get(_MARK + name) for name in NAMES[1:]))
    reader = TargetReader()
    parts = [reader.read(texts, beside) for texts, beside in checked.parts()]
    return pl.Series(cells.name, pa.chunked_array(parts, TARGET_TYPE))
