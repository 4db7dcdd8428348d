"""Intervals across units, with open, closed and absent ends."""

import pytest

from perfmodel import IncompatibleUnitsError, Interval, Quantity
from perfmodel.errors import InvalidValueError
from perfmodel.values import Bound
from perfmodel.values._interval import unite


def bound(text: str) -> Bound | None:
    """``[60`` and ``60]`` hold their number, ``(60`` and ``60)`` do not, ``-`` is no end."""
    digits = text.strip("[]()")
    return None if digits == "-" else Bound(Quantity(digits, "%"), inclusive="[" in text or "]" in text)


def span(text: str) -> Interval:
    """An interval of percentages as mathematicians write it: ``[60, 80)``."""
    lower, upper = text.split(", ")
    return Interval(bound(lower), bound(upper))


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("[60, 80]", "60 70 80", "59.9 80.1"),
        ("(60, 80)", "60.1 79.9", "60 80"),
        ("[60, -)", "60 1000", "59"),
        ("(-, 80)", "-5 79", "80"),
        ("(-, -)", "-5 0 5", ""),
        ("[5, 5]", "5", "4 6"),
    ],
)
def test_membership(text: str, inside: str, outside: str) -> None:
    """An end belongs to the interval exactly when it is closed."""
    interval = span(text)

    assert all(Quantity(value, "%") in interval for value in inside.split())
    assert not any(Quantity(value, "%") in interval for value in outside.split())


@pytest.mark.parametrize("text", ["[80, 60]", "(60, 60]", "[60, 60)", "(60, 60)"])
def test_an_empty_interval_is_refused(text: str) -> None:
    """Ends with nothing between them make no interval."""
    with pytest.raises(InvalidValueError) as error:
        span(text)

    assert error.value.code == "interval-empty"


def test_ends_of_two_measures_are_refused() -> None:
    """人 and 元 are no ends of one interval."""
    with pytest.raises(IncompatibleUnitsError):
        Interval(Bound(Quantity(1, "人")), Bound(Quantity(2, "元")))


@pytest.mark.parametrize(
    ("left", "right", "both"),
    [
        ("[60, 80]", "[70, 90]", "[70, 80]"),
        ("[60, 80)", "[60, 80]", "[60, 80)"),
        ("(60, 80]", "[60, 80]", "(60, 80]"),
        ("[60, -)", "(-, 80]", "[60, 80]"),
        ("(-, -)", "[60, 80]", "[60, 80]"),
        ("[60, 70]", "[70, 80]", "[70, 70]"),
    ],
)
def test_intersection(left: str, right: str, both: str) -> None:
    """The stricter end wins on each side, and an open end is stricter than a closed one."""
    assert span(left).intersection(span(right)) == span(both)
    assert span(right).intersection(span(left)) == span(both)


@pytest.mark.parametrize(("left", "right"), [("[1, 2]", "[3, 4]"), ("[1, 2)", "[2, 4]"), ("(-, 2]", "(2, -)")])
def test_an_empty_intersection_is_none(left: str, right: str) -> None:
    """Two intervals without a common quantity have no intersection."""
    assert span(left).intersection(span(right)) is None


@pytest.mark.parametrize(
    ("left", "right", "together"),
    [
        ("[1, 2]", "[3, 4]", ["[1, 2]", "[3, 4]"]),
        ("[3, 4]", "[1, 2]", ["[1, 2]", "[3, 4]"]),
        ("[1, 2)", "(2, 4]", ["[1, 2)", "(2, 4]"]),
        ("[1, 2)", "[2, 4]", ["[1, 4]"]),
        ("[1, 3]", "(1, 4)", ["[1, 4)"]),
        ("(-, 2]", "(2, -)", ["(-, -)"]),
        ("(1, 4]", "[1, 4)", ["[1, 4]"]),
    ],
)
def test_union(left: str, right: str, together: list[str]) -> None:
    """Intervals that meet become one; the others stay, the lower first."""
    assert span(left).union(span(right)) == tuple(span(text) for text in together)


def test_unite_many() -> None:
    """A late interval may join several earlier ones, and the rest keep their order."""
    parts = [span(text) for text in ("[9, 10]", "[1, 2]", "[5, 6]", "[2, 5]")]

    assert unite(parts) == (span("[1, 6]"), span("[9, 10]"))
    assert unite([]) == ()


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("[60, 80)", ["(-, 60)", "[80, -)"]),
        ("(60, -)", ["(-, 60]"]),
        ("(-, 80]", ["(80, -)"]),
        ("(-, -)", []),
    ],
)
def test_complement(text: str, outside: list[str]) -> None:
    """What lies outside starts where the interval ends, with the end on the other side."""
    assert span(text).complement() == tuple(span(part) for part in outside)


@pytest.mark.parametrize(
    ("outer", "inner", "holds"),
    [
        ("[60, 80]", "[60, 80]", True),
        ("[60, 80]", "(60, 80)", True),
        ("(60, 80)", "[60, 80]", False),
        ("[60, -)", "[60, 80]", True),
        ("[60, 80]", "[60, -)", False),
        ("[60, 80]", "[90, 95]", False),
        ("(-, -)", "[60, -)", True),
    ],
)
def test_containment(outer: str, inner: str, *, holds: bool) -> None:
    """One interval encloses another when no quantity of the other lies outside."""
    assert span(outer).encloses(span(inner)) is holds


def test_algebra_works_across_units() -> None:
    """1 万元 and 10000 元 are one end."""
    above = Interval(Bound(Quantity("1.5", "万元")))
    below = Interval(None, Bound(Quantity(20000, "元")))

    assert above.intersection(below) == Interval(Bound(Quantity(15000, "元")), Bound(Quantity(2, "万元")))
    assert above.union(below) == (Interval(),)


@pytest.mark.parametrize("method", ["intersection", "union", "encloses"])
def test_algebra_of_two_measures_is_refused(method: str) -> None:
    """Percent and percentage points share no line, even where one end is absent."""
    left, right = Interval(Bound(Quantity(1, "%"))), Interval(None, Bound(Quantity(1, "个百分点")))

    with pytest.raises(IncompatibleUnitsError):
        getattr(left, method)(right)


@pytest.mark.parametrize("text", ["[60, 80]", "(60, 80)", "[60, ∞)", "(-∞, 80)", "(-∞, 80]", "(-∞, ∞)", "[5, 5]"])
def test_an_interval_prints_as_it_is_written(text: str) -> None:
    """Brackets hold their end, parentheses don't, and an end that is not there is infinite."""
    shown = str(span(text.replace("-∞", "-").replace("∞", "-")))

    assert shown.replace("%", "") == text
