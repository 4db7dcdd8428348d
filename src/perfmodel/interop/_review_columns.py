"""
Columns of indicators under the rules of review that look at one row: each distinct row is reviewed once.

A row that makes no indicator (no name, a weight that is none) has a finding with the code of the error; it never ends
the batch.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any, TypeAlias

import pyarrow as pa

from perfmodel._finding import Severity
from perfmodel.display._language import Tongue
from perfmodel.display._messages import error_words, message_words
from perfmodel.errors import InvalidValueError, PerfModelError
from perfmodel.interop._column_inputs import column_of, text_column, weight_column
from perfmodel.interop._column_pairs import Cells, Refused, Side, each_pair, refusal
from perfmodel.interop._column_reader import Companion, column_or_text
from perfmodel.interop._explain_columns import known_tongue, tongue_side
from perfmodel.interop._target_rows import code_of
from perfmodel.objectives._documents import DepartmentObjectives, with_one_row
from perfmodel.objectives._indicator import Indicator
from perfmodel.reviewing._completeness import TOP_LEVEL
from perfmodel.reviewing._draft import Draft
from perfmodel.reviewing._draft import Row as DraftRow
from perfmodel.reviewing._review import chosen_rules
from perfmodel.reviewing._rule import Check, EachRow, RowCheck, Rule, RuleScope
from perfmodel.reviewing._rules import ALL
from perfmodel.serializers._target_columns import VERSION, Row
from perfmodel.targets._terms import BROKEN, Polarity
from perfmodel.taxonomy._category import CATEGORIES, Category
from perfmodel.taxonomy._category_labels import match_category

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
    target: object,
    name: object,
    category: object,
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
        target: What ``read_targets`` gave.

        name: The names of the indicators, as texts.

        category: Ids of categories (``output.quantity``) or printed labels (数量指标); null where there is none.

        definition: The column 指标解释, or one text for all rows.

        weight: The column 分值: texts, whole numbers or decimals; or one text for all rows.

        polarity: A column of ``higher_is_better``, ``lower_is_better`` or ``neutral``, or one ``Polarity``.

        scheme: A column of ids of schemes, or one for all rows.

        rules: The rules or their codes; those that look at a whole document have nothing to look at, and say nothing.

        locale: The language of the messages, ``zh_Hans``, ``zh_Hant`` or ``en``; for all rows, or a column, in
            which a null is ``en``.  What a caller's own rule says stays as it is.

    Returns:
        A column of ``REVIEW_TYPE``; chunked as *target* is.

    Raises:
        DocumentError: When *target* has not the published schema, or a later one (``schema-newer``).

        WrongTypeError: (``column-type``) for a column of another type.

        InvalidValueError: (``column-length``) for columns of different lengths, (``rule-unknown``),
            (``rule-doubled``) as ``perfmodel.review()`` does, (``locale-unknown``).
    """
    chosen = tuple(rule for rule in chosen_rules(rules) if rule.scope is RuleScope.INDICATOR)
    column = column_of(target, "target")
    sense = column_or_text(polarity.value if isinstance(polarity, Polarity) else polarity, "polarity")
    beside = [
        Side({"name": text_column(name, "name")}, _text),
        Side({"category": text_column(category, "category")}, _category),
        Side({"definition": column_or_text(definition, "definition")}, _text),
        Side({"weight": _weights(weight)}, _text),
        Side({"polarity": sense}, _polarity),
        Side({"scheme": column_or_text(scheme, "scheme")}, _text),
        tongue_side(locale, "en"),
    ]
    parts = each_pair(column, beside, partial(_rows, chosen), _ROW_TYPE)
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
    return weight_column(value, "weight")


_AT_ONCE = 256
"""How many rows are looked at rule by rule, which is quicker than row by row; more of them live too long."""


def _rows(rules: tuple[Rule, ...], pairs: Iterator[tuple[Any, ...]]) -> pa.StructArray:
    found, documents = list[Row | None](), dict[str | None, DepartmentObjectives]()
    while some := list(islice(pairs, _AT_ONCE)):
        rows = _reviewed(rules, some, documents)
        found += [None if row is None else {"findings": sorted(row, key=_code)} for row in rows]
    return pa.array(found, _ROW_TYPE)


def _reviewed(
    rules: tuple[Rule, ...], pairs: list[tuple[Any, ...]], documents: dict[str | None, DepartmentObjectives]
) -> list[list[Row] | None]:
    """The findings on some rows, rule by rule."""
    rows, drafts = list[list[Row] | None](), dict[str, _Drafts]()
    for *pair, tongue in pairs:
        known = known_tongue(tongue)
        draft = None if pair[0] is None else _draft(pair, documents)
        if isinstance(draft, Draft):
            found, scheme = list[Row](), draft.objectives.scheme
            drafts.setdefault("" if scheme is None else scheme.id, []).append((found, known, draft.rows[0], draft))
            rows.append(found)
        elif draft is None:
            rows.append(None)
        else:
            rows.append([_fields(draft.code, Severity.ERROR, error_words(known, draft.error), None)])
    for some in drafts.values():
        _look(rules, some)
    return rows


_Drafts: TypeAlias = list[tuple[list[Row], Tongue, DraftRow, Draft]]
"""Documents of one row: where their findings go, the language of these, the row, and the document."""


def _look(rules: tuple[Rule, ...], drafts: _Drafts) -> None:
    """What the rules say of documents of one scheme, rule by rule."""
    document = drafts[0][-1].objectives
    for rule in rules:
        if not rule.applies_to(document):
            continue
        check = rule.check
        look = check.check if isinstance(check, EachRow) else _whole(check)
        for found, tongue, row, draft in drafts:
            for item in look(row, draft):
                found.append(_fields(rule.code, rule.severity, message_words(tongue, item.message), item.change))


def _whole(check: Check) -> RowCheck:
    """A check of a document of one row as one of the row."""
    return lambda _, draft: check(draft)


def _code(row: Row) -> str:
    code: str = row["code"]
    return code


def _fields(code: str, severity: Severity, message: str, change: str | None) -> Row:
    text = message.encode("utf-8", "backslashreplace").decode()
    return {"code": code, "severity": severity.value, "message": text, "change": change}


def _draft(pair: Sequence[Any], documents: dict[str | None, DepartmentObjectives]) -> Draft | Refused:
    """The row as a document of one indicator, or its first fault; *documents* keeps a blank one of each scheme."""
    target, name, category, definition, weight, polarity, scheme = pair
    if Refused in map(type, pair):
        faults = [value for value in (*pair[1:], target) if isinstance(value, Refused)]
        # Half a character comes first, then the target, then a polarity that is none.
        return next((fault for fault in faults if fault.code == "encoding-invalid"), faults[-1])
    try:
        indicator = Indicator(
            name=name or "",
            target=target,
            weight=weight,
            polarity=polarity,
            definition=definition,
            **_filed(category),
        )
        if scheme not in documents:
            documents[scheme] = DepartmentObjectives(department="", scheme=scheme)
        return Draft(with_one_row(documents[scheme], indicator))
    except PerfModelError as error:
        return refusal(error)


def _filed(category: Category | str | None) -> dict[str, Any]:
    """The fields of a row for its category; the text of one that nothing knows is kept as a form's is."""
    return {"extra": ((TOP_LEVEL, category),)} if isinstance(category, str) else {"category": category}


def _text(cells: Cells) -> Any:  # noqa: ANN401 - a text, a number or nothing
    """
    The one cell of a side.

    Raises:
        InvalidValueError: (``encoding-invalid``) for a text with a byte that is not UTF-8.
    """
    ((name, value),) = cells.items()
    if isinstance(value, str) and BROKEN.search(value) is not None:
        message = f"expected text in UTF-8 in the column {name}; write the file again as UTF-8"
        raise InvalidValueError(message, code="encoding-invalid")
    return value


def _polarity(cells: Cells) -> Polarity | None:
    value = _text(cells)
    return None if value is None else code_of(Polarity, value)


def _category(cells: Cells) -> Category | str | None:
    """The category of an id or a label; the text of one that nothing knows."""
    text: str | None = _text(cells)
    return None if text is None else CATEGORIES.get(text) or match_category(text) or text.strip() or None
