"""
Columns of targets against columns of reported values, in sentences: each distinct pair is judged and said once.

A row that cannot be judged says why, with the code of the error; it never ends the batch.
"""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from perfmodel.display._assessments import judgement_sentence
from perfmodel.display._language import Tongue, tongue_of
from perfmodel.display._messages import error_sentence
from perfmodel.errors import PerfModelError
from perfmodel.interop._column_inputs import column_of, text_column
from perfmodel.interop._column_pairs import Cells, Refused, Side, each_pair
from perfmodel.interop._column_reader import Companion
from perfmodel.interop._judge_columns import fault, sides
from perfmodel.serializers._target_columns import Row
from perfmodel.targets._judge import judge

LOCALE = "zh_Hans"
"""The language of a sentence where nothing else is said, as for ``perfmodel.explain()``."""

_ROW_TYPE = pa.struct([pa.field("sentence", pa.string())])


def explain_columns(  # noqa: PLR0913 - what a judgement may need
    target: object,
    actual: object,
    *,
    locale: object = LOCALE,
    unit: object = None,
    fiscal_year: object = None,
    polarity: object = None,
    reference: object = None,
    name: object = None,
) -> pa.Array | pa.ChunkedArray:
    """
    Say in a sentence how each reported value stands to its target: ``explain(judge(target, actual), locale=…)``.

    A null target gives null.  A row that ``judge_columns`` leaves undecided with an ``error_code`` says that error.

    >>> import pyarrow as pa
    >>> from perfmodel.interop.arrow import read_targets
    >>> targets = read_targets(pa.array(["≥95%", None]))
    >>> explain_columns(targets, pa.array(["94%", "1"]), locale="en").to_pylist()
    ['the actual value 94% falls short of the target ≥95% by 1 percentage point (98.9% of the target)', None]

    Args:
        target: What ``read_targets`` gave.

        actual: The column of reported values, as texts.

        locale: The language, ``zh_Hans``, ``zh_Hant`` or ``en``, or a locale of one of them; for all rows, or a
            column, in which a null is ``zh_Hans``.  None is read from the machine.

        unit: As for ``judge_columns``, and so are the others.

        fiscal_year: A column of years, or one year for all rows.

        polarity: A column of ``higher_is_better``, ``lower_is_better`` or ``neutral``, or one ``Polarity``.

        reference: A column of texts with the figure that a relative target names, or one text.

        name: The column 三级指标, what the form calls the indicator, or one text; as for ``judge_columns``.

    Returns:
        A column of texts; chunked as *target* is.

    Raises:
        DocumentError: When *target* has not the published schema, or a later one (``schema-newer``).

        WrongTypeError: (``column-type``) for a column of another type.

        InvalidValueError: (``locale-unknown``) for another language, (``column-length``) for columns of different
            lengths, (``column-long``) when one chunk gives more than 2 GiB of text.
    """
    column = column_of(target, "target")
    beside = sides(actual, unit, fiscal_year, polarity, reference, name)
    parts = each_pair(column, [*beside, tongue_side(locale, LOCALE)], _rows, _ROW_TYPE)
    found = [part.flatten()[0] for part in parts]
    return found[0] if isinstance(column, pa.Array) else pa.chunked_array(found, type=pa.string())


def locale_column(value: object, /) -> Companion:
    """
    A companion of locales.

    Raises:
        WrongTypeError: (``column-type``) for what is neither a text nor a column of texts.

        InvalidValueError: (``locale-unknown``) for one text that names no language of ours.
    """
    if not isinstance(value, str):
        return text_column(value, "locale")
    tongue_of(value)
    return value.encode("utf-8", "surrogatepass")


def tongue_side(value: object, usual: str, /) -> Side[Tongue]:
    """
    The side of the languages, one for all rows or a column, in which a null is the *usual* one.

    Raises:
        WrongTypeError: (``column-type``) for what is neither a text nor a column of texts.

        InvalidValueError: (``locale-unknown``) for one text that names no language of ours.
    """

    def tongue(cells: Cells) -> Tongue:
        return tongue_of(usual if cells["locale"] is None else cells["locale"])

    return Side({"locale": locale_column(value)}, tongue)


def known_tongue(found: Tongue | Refused, /) -> Tongue:
    """
    The language of a row.

    Raises:
        InvalidValueError: (``locale-unknown``) for a cell that names none of ours: no row can say in words what is
            wrong with it.
    """
    if isinstance(found, Refused):
        raise found.error
    return found


def _rows(pairs: Iterator[tuple[Any, ...]]) -> pa.StructArray:
    rows = list[Row | None]()
    for target, actual, polarity, reference, name, tongue in pairs:
        known = known_tongue(tongue)
        if target is None:
            rows.append(None)
            continue
        try:
            found = judge(target, actual, polarity=polarity, reference=reference, name=name)
            sentence = judgement_sentence(known, found)
        except PerfModelError as error:
            sentence = error_sentence(known, fault(error, actual, polarity, reference, target).error)
        rows.append({"sentence": sentence.encode("utf-8", "backslashreplace").decode()})
    return pa.array(rows, _ROW_TYPE)
