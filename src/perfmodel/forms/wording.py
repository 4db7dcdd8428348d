"""How a value is written into a cell so that reading the cell gives the value back."""

from decimal import Decimal

from perfmodel.errors import IncompatibleUnitsError
from perfmodel.forms.looks import split_ordinal
from perfmodel.lexicon.comparisons import DIRECTIONS
from perfmodel.objectives.indicator import Indicator
from perfmodel.targets.actual import Actual, read_actual
from perfmodel.targets.read import read_target
from perfmodel.targets.render import format_target
from perfmodel.targets.shapes import Target
from perfmodel.targets.terms import Polarity
from perfmodel.taxonomy.category import Category
from perfmodel.taxonomy.scheme import SCHEMES, Scheme
from perfmodel.values.number import EXACT
from perfmodel.values.period import FiscalYear
from perfmodel.values.quantity import Quantity
from perfmodel.values.spell import spell_amount, spell_quantity

NOTHING = "/"
"""What people write into a cell to say that nothing belongs there."""

_CENTS = Decimal("0.01")
_ORDINALS = ("{} {}", "{}、{}", "（{}）{}")
POLARITIES = {Polarity(row.meaning): row.words.split()[0] for row in DIRECTIONS}


def target_text(target: Target, year: FiscalYear | None, /) -> str:
    """The author's own words where they say the target alone, else the canonical ones."""
    written = format_target(target, style="as_written")
    return written if read_target(written, fiscal_year=year) == target else format_target(target)


def actual_text(actual: Actual | None, year: FiscalYear | None, /) -> str:
    """The reported value as it was written, or in canonical words where its unit stood in another column."""
    if actual is None:
        return ""
    written = actual.text if read_actual(actual.text, fiscal_year=year) == actual else format_target(actual.said)
    return written.strip() or NOTHING


def money_text(amount: Quantity | None, /) -> str:
    """
    An amount of money in 万元 with two decimals, or with as many as it needs; another currency keeps its unit.

    >>> money_text(Quantity("3268.4", "万元")), money_text(Quantity(12, "元")), money_text(None)
    ('3268.40', '0.0012', '')
    """
    if amount is None:
        return ""
    try:
        value = amount.to("万元").value
    except IncompatibleUnitsError:
        return spell_quantity(amount)
    rounded = value.quantize(_CENTS, context=EXACT)
    return spell_amount(rounded if rounded == value else value)


def points_text(points: Decimal | None, /) -> str:
    """Points as digits, or an empty text."""
    return "" if points is None else spell_amount(points)


def name_texts(indicator: Indicator, /) -> tuple[str, str]:
    """
    The cell of the column of ordinals, mostly blank, and the cell of the name with the ordinal in front.

    A name that would read as one with an ordinal gets a stroke, for none, in a column of its own.

    >>> from perfmodel.targets.shapes import Unstated
    >>> name_texts(Indicator(number="2", name="馆藏更新", target=Unstated()))
    ('', '2 馆藏更新')
    >>> name_texts(Indicator(name="1、检修泵站", target=Unstated()))
    ('/', '1、检修泵站')
    """
    number, name = indicator.number, indicator.name
    written = (name,) if number is None else tuple(form.format(number, name) for form in _ORDINALS)
    found = next((text for text in written if split_ordinal(text) == (number, name)), None)
    return (number or NOTHING, name) if found is None else ("", found)


def level_labels(category: Category | None, scheme: Scheme | None, /) -> tuple[str, str]:
    """
    The labels of the first and the second level that a category stands under.

    >>> from perfmodel.taxonomy.category import category
    >>> level_labels(category("cost.economic"), None), level_labels(category("output"), None)
    (('成本指标', '经济成本指标'), ('产出指标', ''))
    """
    if category is None:
        return "", ""
    trees = (*([scheme] if scheme is not None else []), SCHEMES["mof2015"], SCHEMES["mof2021"])
    path = next((path for tree in trees if (path := tree.labels(category))), ())
    first = path[0] if path else category.label
    return first, path[1] if len(path) > 1 else ""
