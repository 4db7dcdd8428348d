"""
Which side of an indicator is better: by its name, else by its category.

The category is weak evidence: it decides for a plain count or an amount of money only, and never against the name.  A
rate, a time or a concentration that no table knows stays open, since 合格率 and 差错率 stand in one category.
"""

from perfmodel._arguments import require
from perfmodel.lexicon._polarity_roles import Role
from perfmodel.targets._naming import read_name, sounds_ill
from perfmodel.targets._polarity import EvidenceSource, PolarityEvidence, evidence_from
from perfmodel.targets._terms import Polarity
from perfmodel.taxonomy._category import COST_IS_LOW, OTHERS_ARE_HIGH
from perfmodel.taxonomy._category import category as category_of
from perfmodel.values._unit import Unit, parse_unit

_COUNTED = frozenset(("count", "number", "money"))
_PLAIN = frozenset(("output", "output.quantity"))
_NEVER = frozenset((Role.SHARE, Role.TIME, Role.DENSITY))


def polarity_of(name: str, *, category: str | None = None, unit: Unit | str | None = None) -> PolarityEvidence | None:
    """
    Which side of an indicator is better, and the word that says so.

    >>> polarity_of("投诉率").word, polarity_of("投诉处理率").polarity.value
    ('投诉', 'higher_is_better')
    >>> polarity_of("补助标准", category="cost.economic").polarity.value
    'neutral'
    >>> polarity_of("长椅", category="output.quantity", unit="张").source.value
    'category'
    >>> polarity_of("某某率", category="output.quantity") is None
    True

    Args:
        name: What is measured, as a form prints it; notes in brackets do not count.

        category: The id of its category (``output.quality``), or ``None``.

        unit: The unit of its value, or ``None`` where it is not known.

    Returns:
        The evidence, or ``None`` where neither decides: the name is of no known word, and the value is no plain count
        or money, or there is no category, or the name sounds ill and is filed as a quality or a benefit.

    Raises:
        InvalidValueError: (``category-unknown``) when no category has that id; (``unit-invalid``) when a text cannot be
            a unit.

        WrongTypeError: For an argument of another type.
    """
    require(name, str, "name", "hand in the name of a row: row.name")
    require(category, str | None, "category", "hand in the id of a category: row.category.id")
    require(unit, Unit | str | None, "unit", "hand in a Unit or its text: '万元'")
    top = None if category is None else category_of(category)
    measured = parse_unit(unit) if isinstance(unit, str) else unit
    named = read_name(name)
    found = evidence_from(named)
    if found is not None or top is None or named.forbids or named.head in _NEVER:
        return found
    if measured is not None and measured.kind not in _COUNTED:
        return None
    if top.id not in _PLAIN and top.polarity is Polarity.HIGHER_IS_BETTER and sounds_ill(name):
        return None
    low = top.polarity is Polarity.LOWER_IS_BETTER
    return PolarityEvidence(top.polarity, top.id, EvidenceSource.CATEGORY, COST_IS_LOW if low else OTHERS_ARE_HIGH)
