"""
What cells have in common that differ in their numbers alone.

Cells of one skeleton have one plan (``targets._skeleton``).  Where that plan puts single numbers of the text into
single fields of the row, and nothing else depends on them, the row of one such cell is that of all the others, these
fields and the text apart.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from perfmodel.lexicon._fold import fold
from perfmodel.serializers._target_columns import Row, row_of
from perfmodel.targets._clause_plans import ClausePlan, Every, RangePlan, RatePlan, RelativePlan, ThresholdPlan
from perfmodel.targets._grammar import CellPlan
from perfmodel.targets._operand_plans import AmountPlan
from perfmodel.targets._read import plan_for
from perfmodel.targets._shapes import Composite, Target, Unread
from perfmodel.targets._skeleton import A_NUMBER, Cut, Joined, Name, skeleton_of

Neighbours: TypeAlias = tuple[bytes | None, bytes | None, int | None]
"""What stands beside a cell: its unit, its operator and its year."""

Read: TypeAlias = Callable[[bytes, bytes | None, bytes | None, int | None], Target]
"""What reads one cell beside its neighbours."""

Fields: TypeAlias = dict[str, int]
"""The fields that numbers of the text fill, and which number each of them is."""

_ENDS = {"lower", "upper"}


class Alike(NamedTuple):
    """
    Cells that are like one another.

    Attributes:
        row: The row of one of them.

        fields: The fields that differ, beside the text.
    """

    row: Row
    fields: Fields


def alike(pieces: list[str], beside: Neighbours, read: Read, /) -> Alike | None:
    """
    What cells of these words and of numbers of these classes have in common; ``None`` where each has to be read alone.

    Args:
        pieces: One of the cells, cut into words and numbers in turn, words first and last.

        beside: What stands beside all of them.

        read: What reads one cell.
    """
    skeleton = _skeleton(pieces)
    plan = None if skeleton is None else _plan_beside(skeleton, *beside[:2])
    fields = None if plan is None else _fields(plan)
    if fields is None:
        return None
    target = read("".join(pieces).encode(), *beside)
    row = row_of(target)
    here = {name: index for name, index in fields.items() if row.get(name) is not None}
    same = all(row[name] == Decimal(pieces[2 * index + 1]) for name, index in here.items())
    return Alike(row, here) if same and not isinstance(target, Unread | Composite) else None


def _skeleton(pieces: list[str]) -> str | None:
    """The skeleton of a cell; ``None`` where other numbers of the same classes may give another."""
    between = [fold(word) for word in pieces[2:-1:2]]
    if any(word[0] in ".," or word[-1] in ".," for word in between):  # 1,200 is one number, and 1,20 two
        return None
    skeleton, numbers = skeleton_of(fold("".join(pieces)))
    return skeleton if numbers == pieces[1::2] else None


def _plan_beside(skeleton: str, unit: bytes | None, operator: bytes | None) -> CellPlan | None:
    """The plan of a skeleton; ``None`` beside bytes that are no text."""
    try:
        return plan_for(skeleton, *(None if other is None else other.decode() for other in (unit, operator)))
    except UnicodeDecodeError:
        return None


def _fields(plan: CellPlan) -> Fields | None:
    """The fields that numbers of a text fill; ``None`` where more than that depends on them."""
    if plan.spelled or plan.fault is not None or len(plan.clauses) > 1:
        return None
    return _fields_of_clause(plan.clauses[0][0]) if plan.clauses else {}


def _fields_of_clause(said: ClausePlan) -> Fields | None:
    match said:
        case ThresholdPlan(again=None):
            return _filled([said.subject, said.counted], value=said.amount)
        case RatePlan():
            return _filled([said.subject, said.counted, *said.every], value=said.amount)
        case RangePlan():
            return _filled([said.subject, *said.every], **_ends(said))
        case RelativePlan(change=change):
            ends = _ends(change) if isinstance(change, RangePlan) else {"value": change}
            return _filled([said.subject, said.reference], share=said.share, **ends)
        case _:
            return None


def _ends(said: RangePlan) -> dict[str, AmountPlan]:
    first, second = (said.second, said.first) if said.turned else (said.first, said.second)
    return {"lower": first, "upper": second}


def _filled(parts: Iterable[Name | Every | str | None], **amounts: AmountPlan | None) -> Fields | None:
    """The fields of some amounts; ``None`` where another part of the plan holds a number."""
    given = {name: amount for name, amount in amounts.items() if amount is not None}
    return None if any(map(_holds_number, parts)) else _holes(given)


def _holes(amounts: dict[str, AmountPlan]) -> Fields | None:
    """The numbers of some amounts; ``None`` where one is worked on, or where only one end of two is a number."""
    if any(amount.hole < 0 and amount.fixed is None for amount in amounts.values()):
        return None
    found = {name: amount.hole for name, amount in amounts.items() if amount.hole >= 0}
    return None if len(found.keys() & _ENDS) == 1 else found


def _holds_number(part: Name | Every | str | None) -> bool:
    match part:
        case Every():
            return A_NUMBER.search(part.number + part.word) is not None
        case Joined(cuts=cuts):
            return any(map(_holds_number, cuts))
        case Cut():
            return part.holes != part.holes_in
        case _:
            return False
