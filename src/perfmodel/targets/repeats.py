"""
What brackets behind a value say once more: how a total spreads over the year (每月1次), or the same bound (≥95%).

They are remarks where they agree with the value; where they don't, or nobody can tell, the value is refused.
"""

from decimal import Decimal
from typing import NamedTuple

from perfmodel.targets.amounts import Amount
from perfmodel.targets.lexeme import Lexeme, matched
from perfmodel.targets.terms import Comparison
from perfmodel.values.number import chinese_integer

_A_YEAR = {"年": 1, "年度": 1, "半年": 2, "季": 4, "季度": 4, "月": 12, "周": 52}
_PLAIN = frozenset({"number", "chinese"})


class Spread(NamedTuple):
    """A count for each period of the year, and how many such periods a year has."""

    said: Amount
    times: int

    def agrees(self, total: Decimal, amount: Amount, _comparison: Comparison, number: str) -> bool:
        """Whether the counts of a year make the total: 12次（每月1次）; *number* is the count where it is in digits."""
        count = chinese_integer(self.said.text) if self.said.form == "chinese" else Decimal(number)
        same = amount.unit == self.said.unit and not (amount.scale or self.said.scale)
        return same and count is not None and total == count * self.times


class Again(NamedTuple):
    """A bound, written once more."""

    said: Amount
    comparison: Comparison

    def agrees(self, value: Decimal, amount: Amount, comparison: Comparison, number: str) -> bool:
        """Whether it is the bound beside it: 95%以上（≥95%）."""
        same = amount.unit == self.said.unit and amount.scale == self.said.scale
        return same and comparison is self.comparison and value == Decimal(number)


def with_repeats(lexemes: list[Lexeme], text: str) -> list[Lexeme]:
    """The lexemes with what brackets right behind an amount repeat of it as one remark each."""
    found: list[Lexeme] = []
    at = 0
    while at < len(lexemes):
        repeated = _repeated(lexemes, at, text) if found and text[lexemes[at].start] == "(" else None
        before = next((lexeme for lexeme in reversed(found) if lexeme.kind != "behind"), None)
        if repeated is None or before is None or before.kind != "amount":
            found.append(lexemes[at])
            at += 1
            continue
        found.append(Lexeme("note", lexemes[at].start, lexemes[at + 3].stop, repeated))
        at += 4
    return found


def _repeated(lexemes: list[Lexeme], at: int, text: str) -> Spread | Again | None:
    """What four lexemes say: a bracket, 每 with its period or a sign, an amount, and the end of the bracket."""
    if at + 3 >= len(lexemes) or lexemes[at + 2].kind != "amount" or text[lexemes[at + 3].start] != ")":
        return None
    first, amount = lexemes[at + 1], lexemes[at + 2].value
    if not isinstance(amount, Amount) or amount.form not in _PLAIN or amount.tail or amount.half or amount.power:
        return None
    if first.kind == "front" and first.value in {"ge", "gt", "le", "lt", "eq"}:
        return Again(amount, Comparison(str(first.value)))
    each = matched(first) if first.kind == "every" else None
    if each is None or each["every"] or each["each"] not in _A_YEAR:
        return None
    return Spread(amount, _A_YEAR[each["each"]])
