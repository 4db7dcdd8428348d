"""What the tables have in common: numbers that fit or are named, places, labels, evidence, amounts."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from perfmodel.serializers._tables.rows import Row, fitting
from perfmodel.source import Citation, Place
from perfmodel.targets.actual import Actual
from perfmodel.targets.exact import round_half_up
from perfmodel.targets.polarity import PolarityEvidence
from perfmodel.targets.render import format_target
from perfmodel.taxonomy.category import CATEGORIES, Category
from perfmodel.values.quantity import Quantity
from perfmodel.values.unit import Unit

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


def place_row(place: Place | None, /) -> Row:
    """Where something stands: in words, and part by part."""
    if place is None:
        return {}
    return {
        "place": stored(str(place)),
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


def evidence_row(evidence: PolarityEvidence | None, /) -> Row:
    """Which side is better, and what says so."""
    if evidence is None:
        return {}
    return {
        "evidence_polarity": evidence.polarity.value,
        "evidence_source": evidence.source.value,
        "evidence_word": evidence.word,
        "evidence_citation": cited(evidence.citation),
    }


def cited(citation: Citation, /) -> str:
    """A citation in one text."""
    return citation.source if citation.clause is None else f"{citation.source}, {citation.clause}"


def reported(actual: Actual | None, /) -> str | None:
    """A reported value as written, or in its canonical spelling where a program made it."""
    return None if actual is None else actual.text or format_target(actual.said)


def stored(text: str, /) -> str:
    """A text as a column can hold it: half a character is spelled out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
