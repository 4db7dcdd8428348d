"""
Columns of indicators under the rules of review that look at one row: each distinct row is reviewed once.

A row that makes no indicator (no name, a weight that is none) has a finding with the code of the error; it never ends
the batch.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import accumulate, islice
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias, final

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
from perfmodel.objectives._indicator import Indicator, weight_of
from perfmodel.reviewing._completeness import TOP_LEVEL
from perfmodel.reviewing._draft import Draft
from perfmodel.reviewing._draft import Row as DraftRow
from perfmodel.reviewing._review import chosen_rules
from perfmodel.reviewing._rule import Check, EachRow, RowCheck, Rule, RuleScope
from perfmodel.reviewing._rules import ALL
from perfmodel.serializers._target_columns import VERSION
from perfmodel.targets._terms import BROKEN, Polarity
from perfmodel.taxonomy._category import CATEGORIES, Category
from perfmodel.taxonomy._category_labels import match_category

_FIELDS = [
    pa.field("code", pa.string(), metadata=VERSION),
    pa.field("severity", pa.string()),
    pa.field("message", pa.large_string()),
    pa.field("change", pa.large_string()),
]
REVIEW_TYPE = pa.list_(pa.struct(_FIELDS))
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
        Side({"weight": _weights(weight)}, _weight),
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


_AT_ONCE = 128
"""How many rows are looked at rule by rule, which is quicker than row by row; more of them live too long."""


def _rows(rules: tuple[Rule, ...], pairs: Iterator[tuple[Any, ...]]) -> pa.StructArray:
    reviewer, found = _Reviewer(rules), [pa.array([], REVIEW_TYPE)]
    while some := list(islice(pairs, _AT_ONCE)):
        found.append(reviewer.column(some))
    return pa.StructArray.from_arrays([pa.concat_arrays(found)], fields=list(_ROW_TYPE))


class _Form(NamedTuple):
    """What rows of one scheme share: a document without rows, and the rules that are for it, as checks of a row."""

    blank: DepartmentObjectives
    checks: list[tuple[Rule, RowCheck]]


class _Found(NamedTuple):
    """A finding on a row, and where the row stands among those that are looked at; then the fields of the column."""

    row: int
    code: str
    severity: str
    message: str
    change: str | None = None


_Drafts: TypeAlias = list[tuple[int, Tongue, DraftRow, Draft]]
"""Documents of one row: where it stands, the language of its findings, the row, and the document."""


@final
class _Reviewer:
    """Looks at rows, each as a document of its own."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        self._forms: dict[str | None, _Form] = {}

    def column(self, pairs: list[tuple[Any, ...]]) -> pa.ListArray:
        """The findings on some rows, those of a row in the order of their codes."""
        found = sorted(self._findings(pairs), key=_order)
        ends = [0] * (len(pairs) + 1)
        for one in found:
            ends[one.row + 1] += 1
        columns = [pa.array([one[place] for one in found], field.type) for place, field in enumerate(_FIELDS, 1)]
        return pa.ListArray.from_arrays(
            pa.array(accumulate(ends), pa.int32()),
            pa.StructArray.from_arrays(columns, fields=_FIELDS),
            REVIEW_TYPE,
            mask=pa.array([target is None for target, *_ in pairs], pa.bool_()),
        )

    def _findings(self, pairs: list[tuple[Any, ...]]) -> Iterator[_Found]:
        """The findings on some rows, rule by rule."""
        drafts = defaultdict[str | None, _Drafts](list)
        for row, (*pair, tongue) in enumerate(pairs):
            known = known_tongue(tongue)
            draft = None if pair[0] is None else self._draft(pair)
            if isinstance(draft, Draft):
                drafts[pair[-1]].append((row, known, draft.rows[0], draft))
            elif draft is not None:
                yield _Found(row, draft.code, Severity.ERROR.value, _stored(error_words(known, draft.error)))
        for scheme, some in drafts.items():
            for rule, check in self._forms[scheme].checks:
                code, severity = rule.code, rule.severity.value
                for row, known, looked_at, draft in some:
                    for item in check(looked_at, draft):
                        message = _stored(message_words(known, item.message))
                        yield _Found(row, code, severity, message, item.change)

    def _draft(self, pair: Sequence[Any]) -> Draft | Refused:
        """A row as a document of one indicator, or its first fault."""
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
            form = self._forms.get(scheme) or self._form(scheme)
        except PerfModelError as error:
            return refusal(error)
        return Draft(with_one_row(form.blank, indicator))

    def _form(self, scheme: str | None) -> _Form:
        """
        What rows of a scheme share.

        Raises:
            InvalidValueError: (``scheme-unknown``) for an id that no scheme has.
        """
        blank = DepartmentObjectives(department="", scheme=scheme)
        checks = [(rule, _of_row(rule.check)) for rule in self._rules if rule.applies_to(blank)]
        form = self._forms[scheme] = _Form(blank, checks)
        return form


_order = itemgetter(0, 1)


def _of_row(check: Check) -> RowCheck:
    """A check of a document as one of the row that it has."""
    return check.check if isinstance(check, EachRow) else lambda _, draft: check(draft)


def _stored(message: str) -> str:
    r"""A message as a column holds it: half a character is spelled out (``\ud83d``)."""
    return message.encode("utf-8", "backslashreplace").decode()


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


def _weight(cells: Cells) -> Decimal | None:
    return weight_of(_text(cells))


def _category(cells: Cells) -> Category | str | None:
    """The category of an id or a label; the text of one that nothing knows."""
    text: str | None = _text(cells)
    return None if text is None else CATEGORIES.get(text) or match_category(text) or text.strip() or None
