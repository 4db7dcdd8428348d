"""
Which side of an indicator is better: by its name, else by its category.

The category is weak evidence: it decides for a plain count or an amount of money only, and never against the name.  A
rate, a time or a concentration that no table knows stays open, since 合格率 and 差错率 stand in one category.

An amount of money under cost is what a work costs, whatever work the name speaks of (设备安装), unless it speaks of
money that comes in or is saved.
"""

from perfmodel._arguments import require
from perfmodel.lexicon._fold import bare, fold
from perfmodel.lexicon._polarity_deeds import DEBTS, IDLES
from perfmodel.lexicon._polarity_roles import CAUTION, EARNINGS, LESSEN, Role, words_of
from perfmodel.targets._naming import Named, read_name
from perfmodel.targets._polarity import EvidenceSource, PolarityEvidence, evidence_beside, evidence_from
from perfmodel.targets._terms import Polarity
from perfmodel.taxonomy._category import COST_IS_LOW, OTHERS_ARE_HIGH, Category
from perfmodel.taxonomy._category import category as category_of
from perfmodel.values._unit import Unit, parse_unit

_COUNTED = frozenset(("count", "number", "money"))
_PLAIN = frozenset(("output", "output.quantity"))
_NEVER = frozenset((Role.SHARE, Role.TIME, Role.DENSITY))
_SAVED = frozenset((Role.SAVE, Role.DOWN))
_CAUTION, _EARNINGS, _LESSEN = map(words_of, (CAUTION, EARNINGS, LESSEN))
_OWED = words_of(DEBTS, IDLES, least=2)
_MONEY = Unit("元")
TIMELY = "output.timeliness"


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
    found = evidence_beside(name, measured, timely=category == TIMELY)
    if top is not None and measured is not None and _is_cost_of_work(named, top, measured):
        return _cost_of(named, name, top, measured)
    if found is not None or top is None or named.forbids or named.head in _NEVER:
        return found
    if measured is not None and not _is_counted(measured, top):
        return None
    if top.id not in _PLAIN and top.polarity is Polarity.HIGHER_IS_BETTER and not _CAUTION.all.isdisjoint(fold(name)):
        return None
    return _by_category(top)


def _by_category(top: Category) -> PolarityEvidence:
    low = top.polarity is Polarity.LOWER_IS_BETTER
    return PolarityEvidence(top.polarity, top.id, EvidenceSource.CATEGORY, COST_IS_LOW if low else OTHERS_ARE_HIGH)


def _is_counted(unit: Unit, top: Category) -> bool:
    """Whether a category may speak of a value in a unit: of a count or of money, of cost also of money for each."""
    return unit.kind in _COUNTED or (top.top == "cost" and _is_money(unit))


def _is_money(unit: Unit) -> bool:
    """Whether a unit is of money, or of money for each of something: 万元, 元/人."""
    return unit.kind == "money" or any(base == _MONEY.dimension[0][0] and power > 0 for base, power in unit.dimension)


def _is_cost_of_work(named: Named, top: Category, unit: Unit) -> bool:
    """Whether a value is, or for want of a unit may be, the cost of work that its name calls good: 设备安装120万元."""
    if top.top != "cost" or named.polarity is not Polarity.HIGHER_IS_BETTER or named.row is None:
        return False
    plain = unit.kind == "number" and named.head is None
    if not (plain or _is_money(unit)) or named.head in _NEVER:
        return False
    return named.row.role not in _SAVED and named.word not in _EARNINGS.all


def _cost_of(named: Named, name: str, top: Category, unit: Unit) -> PolarityEvidence | None:
    """
    The side of what a work costs; none of a number without a unit, or where the name speaks of money besides.

    What rises may be the money (收入增长), and what is lessened or looked into too (化解债务, 税收宣传).
    """
    text = bare(name)
    earned = _EARNINGS.within(text) or _OWED.within(text)
    if earned and named.row is not None and named.row.role is Role.UP:
        return evidence_from(named)
    doubtful = earned or unit.kind == "number" or _LESSEN.beginning(text) == named.word
    return None if doubtful else _by_category(top)
