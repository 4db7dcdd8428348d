"""
Columns of indicators under the rules of review that look at one row: each distinct row is reviewed once.

A row that makes no indicator (no name, a weight that is none) has a finding with the code of the error; it never ends
the batch.
"""

from collections.abc import Iterable
from functools import partial

import pyarrow as pa

from perfmodel.display.findings import message_words
from perfmodel.display.tongue import Tongue, tongue_of
from perfmodel.errors import DocumentError, InvalidValueError, PerfModelError, WrongTypeError
from perfmodel.interop.columns.back import code_of, target_of
from perfmodel.interop.columns.cells import Companion, column_or_text
from perfmodel.interop.columns.explain import locale_column
from perfmodel.interop.columns.inputs import Column, column_of, first_row, is_text, text_column
from perfmodel.interop.columns.pairs import Pair, each_pair
from perfmodel.objectives.documents import DepartmentObjectives
from perfmodel.objectives.finding import Severity
from perfmodel.objectives.indicator import Indicator
from perfmodel.review.draft import Draft
from perfmodel.review.rule import Rule, RuleScope
from perfmodel.review.rules import ALL
from perfmodel.review.run import chosen_rules, remarks
from perfmodel.serializers._tables.rows import Row
from perfmodel.serializers._tables.schema import VERSION
from perfmodel.targets.terms import BROKEN, Polarity
from perfmodel.taxonomy.category import CATEGORIES, Category
from perfmodel.taxonomy.labels import match_category

REVIEW_TYPE = pa.list_(
    pa.struct(
        [
            pa.field("code", pa.string(), metadata=VERSION),
            pa.field("severity", pa.string()),
            pa.field("message", pa.large_string()),
            pa.field("change", pa.large_string()),
        ]
    )
)
"""The findings on a row, in the order of their codes; none is an empty list, and a null target is null."""

_ROW_TYPE = pa.struct([pa.field("findings", REVIEW_TYPE)])


def review_columns(  # noqa: PLR0913 - the columns of a table of indicators
    targets: object,
    names: object,
    categories: object,
    /,
    *,
    definition: object = None,
    weight: object = None,
    polarity: object = None,
    scheme: object = None,
    rules: Iterable[Rule | str] = ALL,
    locale: object = "en",
) -> pa.Array | pa.ChunkedArray:
    """
    Review columns of indicators by the rules that look at one row, as ``perfmodel.review()`` does in a document.

    >>> import pyarrow as pa
    >>> from perfmodel.interop.arrow import read_targets
    >>> targets = read_targets(pa.array(["不低于95%", "≥12场", None]))
    >>> names, categories = pa.array(["办结率", "讲座", "/"]), pa.array(["数量指标", "output.quantity", None])
    >>> [row and [found["code"] for found in row] for row in review_columns(targets, names, categories).to_pylist()]
    [['PM125', 'PM140'], [], None]

    Args:
        targets: What ``read_targets`` gave.

        names: The names of the indicators, as texts.

        categories: Ids of categories (``output.quantity``) or printed labels (数量指标); null where there is none.

        definition: The column 指标解释, or one text for all rows.

        weight: The column 分值: texts, whole numbers or decimals; or one text for all rows.

        polarity: A column of ``higher_is_better``, ``lower_is_better`` or ``neutral``, or one ``Polarity``.

        scheme: A column of ids of schemes, or one for all rows.

        rules: The rules or their codes; those that look at a whole document have nothing to look at, and say nothing.

        locale: The language of the messages, ``zh_Hans`` or ``en``; for all rows, or a column, in which a null is
            ``en``.  What a caller's own rule says stays as it is.

    Returns:
        A column of ``REVIEW_TYPE``; chunked as *targets* is.

    Raises:
        DocumentError: When *targets* has not the published schema, or a later one (``schema-newer``).

        WrongTypeError: (``column-type``) for a column of another type.

        InvalidValueError: (``column-length``) for columns of different lengths, (``rule-unknown``),
            (``rule-doubled``) as ``perfmodel.review()`` does, (``locale-unknown``).
    """
    chosen = tuple(rule for rule in chosen_rules(rules) if rule.scope is RuleScope.INDICATOR)
    column = column_of(targets, "targets")
    beside: dict[str, Companion] = {
        "names": text_column(names, "names"),
        "categories": text_column(categories, "categories"),
        "definition": column_or_text(definition, "definition"),
        "weight": _weights(weight),
        "polarity": column_or_text(polarity.value if isinstance(polarity, Polarity) else polarity, "polarity"),
        "scheme": column_or_text(scheme, "scheme"),
        "locale": locale_column(locale),
    }
    parts = each_pair(column, beside, partial(_row, chosen), _ROW_TYPE)
    found = [part.flatten()[0] for part in parts]
    return found[0] if isinstance(column, pa.Array) else pa.chunked_array(found, type=REVIEW_TYPE)


def _weights(value: object) -> Companion:
    """
    A companion of points.

    Raises:
        WrongTypeError: (``column-type``) for floats and other columns that hold no exact numbers.
    """
    if value is None or isinstance(value, str):
        return column_or_text(value, "weight")
    column: Column = column_of(value, "weight")
    if not (is_text(column.type) or pa.types.is_integer(column.type) or pa.types.is_decimal(column.type)):
        message = (
            f"expected exact numbers or texts in the column weight, found {column.type}{first_row(column)}; "
            "cast it to decimal128"
        )
        raise WrongTypeError(message, code="column-type")
    return column


def _row(rules: tuple[Rule, ...], pair: Pair) -> Row | None:
    tongue = tongue_of("en" if pair["@locale"] is None else pair["@locale"])
    if pair["kind"] is None:
        return None
    try:
        draft = _draft(pair)
    except DocumentError as error:
        return {"findings": [_refusal(tongue, error.problems[0].code, error.problems[0].message)]}
    except PerfModelError as error:
        return {"findings": [_refusal(tongue, error.code, str(error))]}
    found = [
        _fields(rule.code, rule.severity, message_words(tongue, item.message), item.change)
        for rule, item in remarks(draft, rules)
    ]
    return {"findings": sorted(found, key=_code)}


def _code(row: Row) -> str:
    code: str = row["code"]
    return code


def _refusal(tongue: Tongue, code: str, message: str) -> Row:
    return _fields(code, Severity.ERROR, message_words(tongue, message), None)


def _fields(code: str, severity: Severity, message: str, change: str | None) -> Row:
    text = message.encode("utf-8", "backslashreplace").decode()
    return {"code": code, "severity": severity.value, "message": text, "change": change}


def _draft(pair: Pair) -> Draft:
    """The row as a document of one indicator."""
    for name, value in pair.items():
        if name.startswith("@") and isinstance(value, str) and BROKEN.search(value) is not None:
            message = f"expected text in UTF-8 in the column {name[1:]}; write the file again as UTF-8"
            raise InvalidValueError(message, code="encoding-invalid")
    indicator = Indicator(
        name=pair["@names"] or "",
        category=_category(pair["@categories"]),
        target=target_of(pair),
        weight=pair["@weight"],
        polarity=None if pair["@polarity"] is None else code_of(Polarity, pair["@polarity"]),
        definition=pair["@definition"],
    )
    return Draft(DepartmentObjectives(department="", indicators=[indicator], scheme=pair["@scheme"]))


def _category(text: str | None) -> Category | None:
    """The category of an id or a label; one that nothing knows is none, as in a form."""
    return None if text is None else CATEGORIES.get(text) or match_category(text)
