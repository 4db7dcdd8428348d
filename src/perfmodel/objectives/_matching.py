"""
Which row of one document is which row of another: by category and name, by name, by a name that is nearly the same.

Nothing is guessed: where several rows of one name are left and nothing tells them apart, or two names are as near, none
of them is matched.  Rows of another term or place are other rows.

Two names are as alike as the longest run of characters that both have in their order, against their lengths: 1 for the
same name, 0 for names without a common character.  It is the measure of ``difflib``, in a form that does not depend on
which name stands first.  Years do not count, as in ``2023年培训人次`` and ``2024年培训人次``.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain, pairwise
from typing import NamedTuple, TypeAlias

from perfmodel.lexicon._fold import TELLING, body_name, same_name
from perfmodel.objectives._indicator import Indicator
from perfmodel.targets._polarity import polarity_by_name
from perfmodel.values._number import CHINESE_NUMERAL_CHARACTERS

BOUND = Fraction(4, 5)
"""Names that are less alike are two names."""

_SHARED = BOUND / (2 - BOUND)
"""The least part of its characters that a name shares with another one within the bound."""


def telling(name: str, /) -> str:
    """
    What tells a name from others of its kind: its numerals, its letters, and words such as 东 and 西, 上 and 下.

    >>> telling("2024年3号楼一期改造"), telling("东区ABC中心")
    ('3一', '东区abc中')
    """
    return "".join(sign for sign in body_name(name) if _tells(sign))


def _tells(sign: str) -> bool:
    return sign in TELLING or sign in CHINESE_NUMERAL_CHARACTERS or sign.isdecimal() or sign.isascii()


def _places(text: str) -> Mapping[str, int]:
    """Each character of a text with a bit for each of its places."""
    places: dict[str, int] = {}
    for place, sign in enumerate(text):
        places[sign] = places.get(sign, 0) | 1 << place
    return places


def _common(length: int, places: Mapping[str, int], other: str) -> int:
    """The length of the longest common subsequence, a row of the usual table at once as the bits of a number."""
    whole = (1 << length) - 1
    row = whole
    for sign in other:
        met = row & places.get(sign, 0)
        row = ((row + met) | (row - met)) & whole
    return length - row.bit_count()


class Alike(NamedTuple):
    """A name of each list, by its place, and how alike they are."""

    first: int
    second: int
    likeness: Fraction


def nearest_pairs(firsts: Sequence[str], seconds: Sequence[str], /) -> Iterator[Alike]:
    """
    The names of two lists that are each other's only nearest, within the bound; of two as near, neither is taken.

    >>> list(nearest_pairs(["新增图书数量"], ["新增图书册数", "讲座场次"]))
    [Alike(first=0, second=0, likeness=Fraction(5, 6))]
    >>> list(nearest_pairs(["新增图书数"], ["新增图书册数", "新增图书种数"]))
    []
    """
    ones, others = _placed(firsts), _placed(seconds)
    best_one: dict[str, _Best] = {}
    best_other: dict[str, _Best] = {}
    for one, other, found in _within(list(ones), list(others)):
        best_one[one] = _better(best_one.get(one), found, other)
        best_other[other] = _better(best_other.get(other), found, one)
    for name, best in best_one.items():
        if best.name is None or best_other[best.name].name != name:
            continue
        if len(ones[name]) == len(others[best.name]) == 1:
            yield Alike(ones[name][0], others[best.name][0], best.likeness)


class _Best(NamedTuple):
    """The nearest name so far; ``None`` where two are as near."""

    likeness: Fraction
    name: str | None


def _better(best: _Best | None, found: Fraction, name: str) -> _Best:
    if best is None or found > best.likeness:
        return _Best(found, name)
    return best if found < best.likeness else _Best(found, None)


def _placed(names: Sequence[str]) -> Mapping[str, list[int]]:
    """The places of each name, in one spelling and without years."""
    placed = defaultdict[str, list[int]](list)
    for place, name in enumerate(names):
        placed[body_name(name)].append(place)
    return placed


class _Sketch(NamedTuple):
    """What of a name tells quickly that another one is out of bounds: its characters, and its pairs, as bits."""

    name: str
    length: int
    signs: int
    pairs: int
    rarest: tuple[int, ...]


def _within(ones: Sequence[str], others: Sequence[str]) -> Iterator[tuple[str, str, Fraction]]:
    """
    The pairs within the bound.

    Two names of together n characters that have r = BOUND · n / 2 of them in one order share r characters, two thirds
    of each name, so that one of the rarest third of each is the same; and 3r - n - 1 pairs of characters, since one
    that is struck breaks two pairs and one that is put in breaks one.  The rest is not looked at.
    """
    sketches = _sketches([*ones, *others])
    index = defaultdict[int, list[_Sketch]](list)
    for sketch in sketches[len(ones) :]:
        for sign in sketch.rarest:
            index[sign].append(sketch)
    for one in sketches[: len(ones)]:
        places = _places(one.name)
        seen = set[str]()
        for sign in one.rarest:
            for other in index.get(sign, ()):
                length = one.length + other.length
                least = -(-length * BOUND.numerator // (2 * BOUND.denominator))
                if (one.signs & other.signs).bit_count() < least or other.name in seen:
                    continue
                seen.add(other.name)
                if (one.pairs & other.pairs).bit_count() < 3 * least - length - 1:
                    continue
                common = _common(one.length, places, other.name)
                if common >= least:
                    yield one.name, other.name, Fraction(2 * common, length)


def _sketches(names: Sequence[str]) -> list[_Sketch]:
    signs = [_numbered(name) for name in names]
    pairs = [_numbered(map("".join, pairwise(name))) for name in names]
    by_rarity, by_turn = _by_rarity(signs), _by_turn(pairs)
    return [
        _Sketch(
            name, len(name), _bits(each, by_rarity), _bits(two, by_turn), _rarest(by_rarity[token] for token in each)
        )
        for name, each, two in zip(names, signs, pairs, strict=True)
    ]


_Token = tuple[str, int]


def _by_rarity(names: Iterable[list[_Token]]) -> dict[_Token, int]:
    """A place for each token, the rarest first."""
    count = Counter(chain.from_iterable(names))
    return {token: place for place, (token, _) in enumerate(reversed(count.most_common()))}


def _by_turn(names: Iterable[list[_Token]]) -> dict[_Token, int]:
    """A place for each token, in the order in which they are met."""
    return {token: place for place, token in enumerate(dict.fromkeys(chain.from_iterable(names)))}


def _numbered(parts: Iterable[str]) -> list[_Token]:
    """The parts of a name, each with the number of its turn, so that what stands there twice counts twice."""
    turns = Counter[str]()
    found: list[_Token] = []
    for part in parts:
        turns[part] += 1
        found.append((part, turns[part]))
    return found


def _bits(tokens: Iterable[_Token], places: Mapping[_Token, int]) -> int:
    return sum(1 << places[token] for token in tokens)


def _rarest(places: Iterable[int]) -> tuple[int, ...]:
    ordered = sorted(places)
    shared = -(-len(ordered) * _SHARED.numerator // _SHARED.denominator)
    return tuple(ordered[: len(ordered) - shared + 1])


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
