"""What targets accept, as intervals and spans."""

from datetime import date

import pytest

from perfmodel import DateSpan, Interval, Polarity, Quantity, accepts, read_target
from perfmodel.values import Bound


def interval(lower: tuple[str, str] | None, upper: tuple[str, str] | None, *, closed: bool = True) -> Interval:
    """An interval of two ends in the manner of a target."""
    ends = [None if end is None else Bound(Quantity(*end), closed) for end in (lower, upper)]
    return Interval(ends[0], ends[1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("≥95%", interval(("95", "%"), None)),
        ("<60万元", interval(None, ("60", "万元"), closed=False)),
        ("=12项", interval(("12", "项"), ("12", "项"))),
        ("12项", interval(("12", "项"), ("12", "项"))),
        ("约12项", interval(("12", "项"), ("12", "项"))),
        ("60%-80%", interval(("60", "%"), ("80", "%"))),
        ("≥10个且≤20个", interval(("10", "个"), ("20", "个"))),
        ("每半年1期", interval(("2", "期/年"), None)),
        ("前10名", interval(("1", ""), ("10", ""))),
        ("2024年6月底前", DateSpan(None, date(2024, 6, 30))),
        ("2024年内", DateSpan(None, date(2024, 12, 31))),
        ("2024年9月前", DateSpan(None, date(2024, 8, 31))),
    ],
)
def test_what_is_accepted(text: str, expected: Interval | DateSpan) -> None:
    """The values that surely meet a target."""
    assert accepts(read_target(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "运行平稳",
        "是",
        "良好",
        "6月底前",
        "不超过预算",
        "/",
        "≥",
        "甲馆≥30万元，乙馆≥50万元",
        "≥20个且≤10个",
        "200余人",
    ],
)
def test_what_no_interval_says(text: str) -> None:
    """Words, answers, grades, days without a year, several figures and what is somewhat more than 200 have none."""
    assert accepts(read_target(text)) is None


@pytest.mark.parametrize(
    ("polarity", "expected"),
    [
        (Polarity.HIGHER_IS_BETTER, interval(("12", "项"), None)),
        (Polarity.LOWER_IS_BETTER, interval(None, ("12", "项"))),
        (Polarity.NEUTRAL, interval(("12", "项"), ("12", "项"))),
    ],
)
def test_polarity(polarity: Polarity, expected: Interval) -> None:
    """A bare value opens to the better side."""
    assert accepts(read_target("12项"), polarity=polarity) == expected


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [("200余人", 300, 200), ("近200人", 200, 100), ("250余人", 260, 250), ("2多人", 3, 2), ("200人左右", 200, 200)],
)
def test_what_surely_meets_an_approximate_value(text: str, least: int, most: int) -> None:
    """On the side where the value lies, the next number as round as its own."""
    target = read_target(text)

    assert accepts(target, polarity=Polarity.HIGHER_IS_BETTER) == interval((str(least), "人"), None)
    assert accepts(target, polarity=Polarity.LOWER_IS_BETTER) == interval(None, (str(most), "人"))


def test_a_number_of_sixty_digits_and_more_is_met_by_none() -> None:
    """What would surely meet it has more digits than a quantity holds."""
    assert accepts(read_target(f"{'9' * 60}余人"), polarity=Polarity.HIGHER_IS_BETTER) is None


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("不超过预算", ("100", "万元"), interval(None, ("100", "万元"))),
        ("较上年提高5%", ("100", "万元"), interval(("105", "万元"), None)),
        ("比上年降低2个百分点", ("10", "%"), interval(None, ("8", "%"))),
        ("较上年提高5%", ("0", "万元"), None),
    ],
)
def test_a_reference_makes_a_level(text: str, reference: tuple[str, str], expected: Interval | None) -> None:
    """A relative target accepts levels once its figure is known."""
    assert accepts(read_target(text), reference=Quantity(*reference)) == expected
