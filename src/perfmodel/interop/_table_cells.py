"""
What the tables have in common: what callers hand in to fill them, and cells that every table has.

Callers hand in documents and readings, one or several, each with the file and form that it stands in.  Cells are
numbers that fit or are named, places, labels, evidence, amounts.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias, cast, get_args

from perfmodel._arguments import listed, require
from perfmodel.display._citations import BRIEF, place_words, said_of
from perfmodel.display._language import Tongue
from perfmodel.errors import WrongTypeError
from perfmodel.forms._read import Reading
from perfmodel.objectives._documents import Objectives
from perfmodel.serializers._target_columns import Row, fitting
from perfmodel.source import Citation, Place
from perfmodel.targets._actual import Actual
from perfmodel.targets._polarity import PolarityEvidence
from perfmodel.targets._render import format_target
from perfmodel.taxonomy._category import CATEGORIES, Category
from perfmodel.values._exact import round_half_up
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import Unit

_PLACES = 18


def numbers(values: Mapping[str, Decimal | Fraction | None], /) -> Row:
    """
    Numbers as their columns hold them; ``out_of_range`` names those that no column holds.

    >>> numbers({"score": Decimal("9.5"), "weight": Decimal(10) ** 20, "ratio": None})
    {'score': Decimal('9.5'), 'weight': None, 'ratio': None, 'out_of_range': ['weight']}
    """
    row: Row = {name: _held(value) for name, value in values.items()}
    beyond = [name for name, value in values.items() if value is not None and row[name] is None]
    return {**row, "out_of_range": beyond}


def _held(value: Decimal | Fraction | None) -> Decimal | None:
    if isinstance(value, Fraction):
        whole = value * 10**_PLACES
        return fitting(Decimal(f"{whole.numerator}E-{_PLACES}")) if whole.denominator == 1 else None
    return None if value is None else fitting(value)


def rounded(value: Fraction | None, /) -> Decimal | None:
    """A ratio at the places of its column; the exact one stands beside it as text."""
    return None if value is None else round_half_up(value, _PLACES)


def written(value: Fraction | None, /) -> str | None:
    """A fraction as text."""
    return None if value is None else str(value)


def base_symbol(unit: Unit, /) -> str:
    """
    The base unit that a unit is a multiple of.

    >>> [base_symbol(Unit(symbol)) for symbol in ("万元", "元/人·年", "%", "亩")]
    ['元', '元/人·月', '倍', 'm·m']
    """
    up = [name for name, power in unit.dimension for _ in range(power)]
    down = [name for name, power in unit.dimension for _ in range(-power)]
    return "·".join(up) + ("/" + "·".join(down) if down else "")


def amount(quantity: Quantity | None, /) -> Row | None:
    """An amount of ``AMOUNT_TYPE``."""
    if quantity is None:
        return None
    return {
        "value": fitting(quantity.value),
        "unit": quantity.unit.symbol,
        "base_value": _held(quantity.exact),
        "base_unit": base_symbol(quantity.unit),
        "text": str(quantity),
    }


def place_row(place: Place | None, tongue: Tongue, /) -> Row:
    """Where something stands: in words of a language, and part by part."""
    if place is None:
        return {}
    return {
        "place": stored(str(place) if tongue.is_english else place_words(tongue, place)),
        "place_table": None if place.table is None else stored(place.table),
        "place_line": place.line,
        "place_column": place.column,
    }


def labels(category: Category | None, /) -> Row:
    """The labels of a category and the block that it belongs to."""
    if category is None:
        return {}
    return {"category_label": category.label, "category_label_en": category.label_en, "block": category.top}


def category_of(identifier: str | None, /) -> Category | None:
    """The category of an id; an id that this release does not know has no labels."""
    return None if identifier is None else CATEGORIES.get(identifier)


def evidence_row(evidence: PolarityEvidence | None, tongue: Tongue, /) -> Row:
    """Which side is better, and what says so."""
    if evidence is None:
        return {}
    return {
        "evidence_polarity": evidence.polarity.value,
        "evidence_source": evidence.source.value,
        "evidence_word": evidence.word,
        "evidence_citation": cited(evidence.citation, tongue),
    }


def cited(citation: Citation, tongue: Tongue, /) -> str:
    """A citation in one text."""
    source, clause = said_of(tongue, citation.source), citation.clause
    return source if clause is None else tongue.say(BRIEF, source=source, clause=said_of(tongue, clause))


def reported(actual: Actual | None, /) -> str | None:
    """A reported value as written, or in its canonical spelling where a program made it."""
    return None if actual is None else actual.text or format_target(actual.said)


def stored(text: str, /) -> str:
    """A text as a column can hold it: half a character is spelled out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


Read: TypeAlias = Objectives | Reading
"""A document, or the reading that it came from, which adds the file."""


def several(values: object, name: str, kinds: tuple[type, ...], hint: str, /) -> tuple[Any, ...]:
    """
    The items handed in; one alone is taken for a list of one.

    Raises:
        WrongTypeError: With the place of the first item of another type.
    """
    if isinstance(values, kinds):
        return (values,)
    found = listed(cast("Iterable[object]", values), name)
    for place, item in enumerate(found, 1):
        if not isinstance(item, kinds):
            message = f"expected {name}, found {type(item).__name__} in place {place}; {hint}"
            raise WrongTypeError(message)
    return found


def documents_of(values: Read | Iterable[Read], /) -> Iterator[tuple[int, Row, Objectives]]:
    """
    The documents, counted from 0, each with the columns of its file.

    Raises:
        WrongTypeError: When one of them is neither a document nor a reading.
    """
    given: tuple[Read, ...] = several(values, "documents", get_args(Read), "read them with read_form")
    for index, item in enumerate(given):
        if isinstance(item, Reading):
            yield index, source_row(item), item.document
        else:
            yield index, {}, item


def source_row(reading: Reading | None, /) -> Row:
    """
    The file and the form of a reading; text, bytes and tables have no file.

    Raises:
        WrongTypeError: For anything else.
    """
    if reading is None:
        return {}
    require(reading, Reading, "reading", "hand in what read_form gave")
    return {"file": stored(reading.source.file) or None, "form": reading.source.index}
