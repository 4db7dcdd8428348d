"""
Which row of one document is which row of another: by category and name, by name, by a name that is nearly the same.

Nothing is guessed: where several rows of one name are left and nothing tells them apart, or two names are as near,
none of them is matched.  Rows of another term or place are other rows.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from perfmodel.lexicon.names import same_name
from perfmodel.objectives.indicator import Indicator
from perfmodel.objectives.likeness import nearest_pairs, telling
from perfmodel.targets.polarity import polarity_by_name

_Rows: TypeAlias = dict[str, Indicator]
"""The rows that are left, by their ids."""

_ONE = Fraction(1)


class Match(NamedTuple):
    """A row of each document, and how alike their names are: 1 for the same name."""

    before: Indicator
    after: Indicator
    likeness: Fraction


def match_rows(before: Sequence[Indicator], after: Sequence[Indicator], /) -> list[Match]:
    """The rows that are the same in two documents, each at most once; in no order."""
    olds, news = {row.id: row for row in before}, {row.id: row for row in after}
    found = list[Match]()
    for find in (_filed_alike, _named_alike, _nearly_named):
        for match in list(find(olds, news)):
            del olds[match.before.id], news[match.after.id]
            found.append(match)
    return found


def _filed_alike(olds: _Rows, news: _Rows) -> Iterator[Match]:
    """Rows of one category and name; of several, those that are equal, then those of one printed number."""
    for ones, others in _groups(olds, news, lambda row: (_category(row), same_name(row.name))):
        for one, other in _apart(ones, others):
            yield Match(one, other, _ONE)


def _named_alike(olds: _Rows, news: _Rows) -> Iterator[Match]:
    """Rows of one name, where each document has one of them left."""
    for ones, others in _groups(olds, news, lambda row: same_name(row.name)):
        if len(ones) == len(others) == 1:
            yield Match(ones[0], others[0], _ONE)


def _nearly_named(olds: _Rows, news: _Rows) -> Iterator[Match]:
    """Rows of one category whose names are each other's nearest, and tell of no two things by what they hold."""
    for ones, others in _groups(olds, news, lambda row: (_category(row), telling(row.name))):
        for first, second, likeness in nearest_pairs([row.name for row in ones], [row.name for row in others]):
            if _same_side(ones[first].name, others[second].name):
                yield Match(ones[first], others[second], likeness)


def _category(row: Indicator) -> str:
    return "" if row.category is None else row.category.id


def _same_side(first: str, second: str) -> bool:
    """Whether two names leave it open that more, or less, is better of both."""
    one, other = polarity_by_name(first), polarity_by_name(second)
    return one is None or other is None or one.polarity is other.polarity


_Group: TypeAlias = tuple[list[Indicator], list[Indicator]]


def _groups(olds: _Rows, news: _Rows, key: Callable[[Indicator], Hashable]) -> Iterator[_Group]:
    """The rows of both documents that share a key, and the term and the place that they are for."""
    groups = defaultdict[Hashable, _Group](lambda: ([], []))
    for place, rows in enumerate((olds, news)):
        for row in rows.values():
            groups[key(row), row.term, row.scope][place].append(row)
    return (group for group in groups.values() if all(group))


def _apart(ones: list[Indicator], others: list[Indicator]) -> Iterator[tuple[Indicator, Indicator]]:
    """The pairs of a group of one name: equal rows, rows of one printed number, and the one that is left in each."""
    if len(ones) == len(others) == 1:
        yield ones[0], others[0]
        return
    equal = defaultdict[Indicator, list[Indicator]](list)
    for other in reversed(others):
        equal[other].append(other)
    rest = list[Indicator]()
    for one in ones:
        if equal.get(one):
            yield one, equal[one].pop()
        else:
            rest.append(one)
    yield from _by_number(rest, [row for rows in equal.values() for row in rows])


def _by_number(ones: list[Indicator], others: list[Indicator]) -> Iterator[tuple[Indicator, Indicator]]:
    """Rows of one printed number, and the one that is left in each."""
    numbers = _unique(ones), _unique(others)
    shared = [number for number in numbers[0] if number in numbers[1]]
    for number in shared:
        yield numbers[0][number], numbers[1][number]
    rest = [[row for row in rows if row.number not in shared] for rows in (ones, others)]
    if len(rest[0]) == len(rest[1]) == 1:
        yield rest[0][0], rest[1][0]


def _unique(rows: Iterable[Indicator]) -> dict[str, Indicator]:
    """The rows by the printed numbers that one of them has alone."""
    found = defaultdict[str, list[Indicator]](list)
    for row in rows:
        if row.number is not None:
            found[row.number].append(row)
    return {number: each[0] for number, each in found.items() if len(each) == 1}
