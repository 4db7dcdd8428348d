"""
Targets in pandas: importing this module gives series and frames the accessor ``perf``; results are Arrow-backed.

>>> import pandas as pd
>>> import perfmodel.interop.pandas
>>> frame = pd.DataFrame({"指标值": ["≥80万人次", "2023年内"], "实际完成值": ["78.5万人次", "2023年6月"]})
>>> frame["指标值"].perf.read_target().struct.field("kind").tolist()
['threshold', 'deadline']
>>> frame.perf.judge("指标值", "实际完成值")["judgement"].struct.field("verdict").tolist()
['missed', 'met']
>>> frame["指标值"].perf.explain(frame["实际完成值"])[0]
'实际值 78.5万人次 未达到目标 ≥80万人次，差 1.5万人次（为目标值的98.1%）'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, final

from perfmodel._arguments import require
from perfmodel.errors import InvalidValueError, MissingExtraError

try:
    import pandas as pd
except ModuleNotFoundError as _missing:
    raise MissingExtraError("pandas", "pandas") from _missing  # noqa: EM101 - names, no message

import pyarrow as pa

from perfmodel.interop._column_inputs import named_column, title_of, unfit
from perfmodel.interop._column_reader import TargetReader
from perfmodel.interop._engine_functions import EXPLAIN, JUDGE, READ, REVIEW, Call, Given
from perfmodel.interop._explain_columns import LOCALE
from perfmodel.interop._frame_functions import FrameFunctions
from perfmodel.reviewing._rules import ALL
from perfmodel.targets._terms import BROKEN, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfmodel.reviewing._rule import Rule
    from perfmodel.values._period import FiscalYear

    _Beside: TypeAlias = pd.Series[Any] | FiscalYear | Polarity | str | int | None


def read_targets(
    text: pd.Series[Any],
    *,
    unit: pd.Series[Any] | str | None = None,
    operator: pd.Series[Any] | str | None = None,
    fiscal_year: pd.Series[Any] | FiscalYear | int | None = None,
) -> pd.Series[Any]:
    """
    Read a series of target expressions; missing values stay missing.

    Args:
        text: Texts, of any dtype that holds them (``str``, ``object``, ``category``, Arrow-backed).

        unit: The column 度量单位 with the same index, or one text for all rows.

        operator: The column 指标性质 or 计算符号 with the same index, or one text for all rows.

        fiscal_year: A column of whole numbers with the same index, or one year for all rows.

    Returns:
        A series of ``ArrowDtype``, whose ``.struct.field(…)`` gives the published fields.

    Raises:
        WrongTypeError: (``column-type``) when a series holds something else; with its name and the first such row.

        InvalidValueError: (``column-index``) for series with different indexes.
    """
    require(text, pd.Series, "text", "hand in a column of a frame")
    return _called(READ, text, {"unit": unit, "operator": operator, "fiscal_year": fiscal_year})


@pd.api.extensions.register_series_accessor("perf")
@final
class SeriesAccessor:
    """What this library adds to a series; columns beside it are series with its index, or one value for all rows."""

    def __init__(self, series: pd.Series[Any]) -> None:
        require(series, pd.Series, "series")
        self._series = series

    def read_target(
        self,
        *,
        unit: pd.Series[Any] | str | None = None,
        operator: pd.Series[Any] | str | None = None,
        fiscal_year: pd.Series[Any] | FiscalYear | int | None = None,
    ) -> pd.Series[Any]:
        """As :func:`read_targets`: the targets that the texts of this series say."""
        return read_targets(self._series, unit=unit, operator=operator, fiscal_year=fiscal_year)

    def judge(  # noqa: PLR0913 - what a judgement may need
        self,
        actual: pd.Series[Any],
        *,
        unit: pd.Series[Any] | str | None = None,
        operator: pd.Series[Any] | str | None = None,
        fiscal_year: pd.Series[Any] | FiscalYear | int | None = None,
        polarity: pd.Series[Any] | Polarity | str | None = None,
        reference: pd.Series[Any] | str | None = None,
        name: pd.Series[Any] | str | None = None,
    ) -> pd.Series[Any]:
        """
        Judge reported values against the targets of this series; a missing target has no judgement.

        This series is what ``read_target`` gave, or texts, which are read with the unit, the operator and the year
        beside them.

        Args:
            actual: The column 实际完成值.

            unit: The column 度量单位 of the actuals, and of targets that are texts.

            operator: The column 指标性质 of targets that are texts.

            fiscal_year: A column of whole numbers, or one year.

            polarity: A column of ``higher_is_better``, ``lower_is_better`` or ``neutral``, or one ``Polarity``.

            reference: A column with the figure that a relative target names.

            name: The column 三级指标, whose names say which side of a bare value is better (投诉率 5%).

        Returns:
            A series of ``ArrowDtype``, whose ``.struct.field("verdict")`` gives the verdicts.

        Raises:
            WrongTypeError: (``column-type``) when a series holds something else.

            InvalidValueError: (``column-index``) for series with different indexes, (``column-unused``) for an operator
                beside targets that are read already.
        """
        given: dict[str, _Beside] = {"actual": actual, "unit": unit, "operator": operator, "fiscal_year": fiscal_year}
        return _called(JUDGE, self._series, {**given, "polarity": polarity, "reference": reference, "name": name})

    def explain(  # noqa: PLR0913 - what a judgement may need
        self,
        actual: pd.Series[Any],
        *,
        locale: str = LOCALE,
        unit: pd.Series[Any] | str | None = None,
        operator: pd.Series[Any] | str | None = None,
        fiscal_year: pd.Series[Any] | FiscalYear | int | None = None,
        polarity: pd.Series[Any] | Polarity | str | None = None,
        reference: pd.Series[Any] | str | None = None,
        name: pd.Series[Any] | str | None = None,
    ) -> pd.Series[Any]:
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
            InvalidValueError: (``locale-unknown``) for another language, and as ``judge`` does.
        """
        given: dict[str, _Beside] = {"actual": actual, "unit": unit, "operator": operator, "fiscal_year": fiscal_year}
        given |= {"polarity": polarity, "reference": reference, "name": name}
        require(locale, str, "locale")
        return _called(EXPLAIN, self._series, given, {"locale": locale})

    def review(  # noqa: PLR0913 - the columns of a table of indicators
        self,
        name: pd.Series[Any],
        category: pd.Series[Any],
        *,
        locale: str = "en",
        unit: pd.Series[Any] | str | None = None,
        operator: pd.Series[Any] | str | None = None,
        fiscal_year: pd.Series[Any] | FiscalYear | int | None = None,
        definition: pd.Series[Any] | str | None = None,
        weight: pd.Series[Any] | str | None = None,
        polarity: pd.Series[Any] | Polarity | str | None = None,
        scheme: pd.Series[Any] | str | None = None,
        rules: Iterable[Rule | str] = ALL,
    ) -> pd.Series[Any]:
        """
        Review rows of indicators by the rules that look at one row; a missing target has no list of findings.

        This series is what ``read_target`` gave, or texts.

        Args:
            name: The column 三级指标.

            category: A column of ids of categories (``output.quantity``) or printed labels (数量指标).

            locale: The language of the messages, ``zh_Hans``, ``zh_Hant`` or ``en``.

            unit: The column 度量单位 of targets that are texts.

            operator: The column 指标性质 of targets that are texts.

            fiscal_year: A column of whole numbers, or one year, for targets that are texts.

            definition: The column 指标解释.

            weight: The column 分值: texts, whole numbers or decimals; never floats.

            polarity: A column of polarities, or one ``Polarity``.

            scheme: A column of ids of schemes, or one for all rows.

            rules: The rules or their codes.

        Returns:
            A series of ``ArrowDtype`` with lists of findings.

        Raises:
            WrongTypeError: (``column-type``) when a series holds something else.

            InvalidValueError: (``column-index``), (``locale-unknown``), and as ``perfmodel.review()`` for *rules*.
        """
        given: dict[str, _Beside] = {"name": name, "category": category, "fiscal_year": fiscal_year}
        given |= {"unit": unit, "operator": operator}
        require(locale, str, "locale")
        given |= {"definition": definition, "weight": weight, "polarity": polarity, "scheme": scheme}
        return _called(REVIEW, self._series, given, {"locale": locale, "rules": rules})


@pd.api.extensions.register_dataframe_accessor("perf")
@final
class FrameAccessor(FrameFunctions[pd.DataFrame]):
    """What this library adds to a frame."""

    def __init__(self, frame: pd.DataFrame) -> None:
        require(frame, pd.DataFrame, "frame")
        self._frame = frame

    def _names(self) -> list[object]:
        return list(self._frame.columns)

    def _with(self, call: Call, into: str, columns: Mapping[str, str], fixed: Given) -> pd.DataFrame:
        first, *others = ((name, self._frame[column]) for name, column in columns.items())
        return self._frame.assign(**{into: _called(call, first[1], dict(others), fixed)})


def _called(
    call: Call, first: pd.Series[Any], others: Mapping[str, _Beside], fixed: Given | None = None
) -> pd.Series[Any]:
    """The function over a series and the series beside it, with the index and the name of the first."""
    for name in call.needed[1:]:
        require(others[name], pd.Series, name, "hand in a column of a frame")
    columns = {name: _beside(value, first, name) for name, value in others.items()}
    given = {call.needed[0]: _column(first, call.needed[0]), **columns, **(fixed or {})}
    found = call.work(given, TargetReader())
    return pd.Series(pd.arrays.ArrowExtensionArray(found), index=first.index, name=first.name)


def _beside(value: _Beside, first: pd.Series[Any], name: str) -> object:
    if not isinstance(value, pd.Series):
        return value
    if not value.index.equals(first.index):
        message = f"expected the index of the texts for the column {name}, found another; take both from one frame"
        raise InvalidValueError(message, code="column-index")
    return _column(value, name)


def _column(series: pd.Series[Any], role: str) -> pa.Array | pa.ChunkedArray:
    if len(series) and bool(series.isna().all()):
        return pa.nulls(len(series))
    try:
        return named_column(pa.array(series, from_pandas=True), role, series.name)
    except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError) as error:
        row, value = next(
            (row, value)
            for row, value in enumerate(series, 1)
            if not (_is_text(value) or (pd.api.types.is_scalar(value) and pd.isna(value)))
        )
        raise unfit(title_of(role, series.name), row, value) from error


def _is_text(value: object) -> bool:
    return isinstance(value, str) and BROKEN.search(value) is None
