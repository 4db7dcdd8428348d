"""Alternatives, shares and changes with two ends, judged and related."""

import pytest

from perfmodel import (
    Composite,
    Polarity,
    Quantity,
    Target,
    Verdict,
    format_target,
    implies,
    intersect,
    judge,
    read_actual,
    read_target,
)
from perfmodel.errors import InvalidValueError

HIGH = Polarity.HIGHER_IS_BETTER


@pytest.mark.parametrize(
    ("target", "actual", "verdict"),
    [
        ("≥5篇", "≥5篇或≥6篇", Verdict.MET),
        ("≥6篇", "=5篇或=6篇", Verdict.UNDECIDED),
        ("≥7篇", "=5篇或=6篇", Verdict.MISSED),
        ("≥5篇且≤9篇", "=5篇或=6篇", Verdict.MET),
        ("≥6篇且≤9篇", "=5篇或=6篇", Verdict.UNDECIDED),
        ("≥3个或≥500亩", "2个", Verdict.UNDECIDED),
        ("≥3个或≥500亩", "600亩", Verdict.MET),
    ],
)
def test_one_of_several(target: str, actual: str, verdict: Verdict) -> None:
    """A result that leaves open which value it is decides where all of them agree; one alternative is enough."""
    assert judge(read_target(target), actual, polarity=HIGH).verdict is verdict


@pytest.mark.parametrize(
    ("target", "actual", "verdict"),
    [
        ("较上年增长5%-8%", "较上年增长6%-7%", Verdict.MET),
        ("较上年增长≥5%", "较上年增长6%-7%", Verdict.MET),
        ("较上年增长≥5%", "较上年增长4%-7%", Verdict.UNDECIDED),
        ("较上年增长≥5%", "较上年增长6人-7人", Verdict.UNDECIDED),
        ("不低于上年", "较上年提高2个百分点", Verdict.MET),
        ("不低于上年", "较上年下降2个百分点", Verdict.MISSED),
        ("不低于上年", "较上年下降≥2个百分点", Verdict.MISSED),
        ("不低于上年", "较上年提高≤2个百分点", Verdict.UNDECIDED),
        ("不低于上年", "较上年提高0个百分点", Verdict.MET),
        ("不低于上年", "上年的1.2倍", Verdict.MET),
        ("不低于上年", "上年的95%", Verdict.MISSED),
        ("≥上年的95%", "上年的9成", Verdict.MISSED),
    ],
)
def test_changes_against_changes(target: str, actual: str, verdict: Verdict) -> None:
    """A change answers a change of the same figure; another unit says at least which way it went."""
    assert judge(read_target(target), actual, polarity=HIGH).verdict is verdict


@pytest.mark.parametrize("target", ["不低于上年的95%", "较上年增长5%-8%"])
def test_a_figure_of_zero(target: str) -> None:
    """A share of nothing, and a growth from nothing, can't be judged."""
    judged = judge(read_target(target), "190人", reference=Quantity(0, "人"))

    assert judged.verdict is Verdict.UNDECIDED
    assert judged.reason.code == "reference-not-positive"


def test_a_share_and_a_change_of_a_known_figure() -> None:
    """95% of 200 is 190, and 5% to 8% more than 200 is 210 to 216."""
    for actual, share, change in (("190人", "met", "missed"), ("189人", "missed", "missed"), ("212人", "met", "met")):
        for text, verdict in (("不低于上年的95%", share), ("较上年增长5%-8%", change)):
            assert judge(read_target(text), actual, reference=Quantity(200, "人")).verdict.value == verdict, text


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        ("≥3个或≥500亩", "≥2个或≥400亩", True),
        ("≥3个或≥5个", "≥2个", True),
        ("≥3个", "≥2个或≥500亩", True),
        ("≥5个且≤3个", "≥3个或≥5个", True),
        ("≥3个或≥500亩", "持续改善", None),
        ("持续改善", "≥3个或≥5个", None),
        ("≥3个或≥500亩", "/", None),
        ("/", "≥3个或≥500亩", None),
        ("≥", "≥3个或≥5个", None),
    ],
)
def test_what_alternatives_imply(first: str, second: str, answer: bool | None) -> None:  # noqa: FBT001 - the answer
    """Alternatives imply what each of them implies."""
    assert implies(read_target(first), read_target(second)) is answer


def test_what_alternatives_share() -> None:
    """Alternatives of one figure have a stretch in common, or none; of two figures they are kept apart."""
    both = intersect(read_target("≥3个或≥5个"), read_target("≤9个"))

    assert both == read_target("3-9个")
    assert intersect(read_target("≥3个或≥5个"), read_target("≤2个")) is None
    with pytest.raises(InvalidValueError) as error:
        intersect(read_target("≥3个或≥500亩"), read_target("≤9个"))
    assert error.value.code == "alternatives-nested"


def test_a_share_that_no_growth_says() -> None:
    """A share of sixty digits has no exact growth: it still implies itself, and another unit answers nothing."""
    share = read_target(f"不低于上年的0.{'1' * 59}%")

    assert implies(share, share) is True
    assert judge(read_target("不低于上年"), f"上年的0.{'1' * 59}%", polarity=HIGH).verdict is not Verdict.MET


def either(*texts: str) -> Target:
    """Alternatives of some targets."""
    return Composite(clauses=tuple(map(read_target, texts)), any=True)


def test_alternatives_that_stay_apart() -> None:
    """Below 3 or above 9, within 20 still leaves two."""
    found = intersect(either("≤3个", "≥9个"), read_target("≤20个"))

    assert isinstance(found, Composite)
    assert found.any
    assert set(found.clauses) == {read_target("≤3个"), read_target("9-20个")}


def test_days_of_two_years_in_words() -> None:
    """A span from last year to this one is written so that it reads back."""
    target = read_target("去年10月至今年3月")

    assert "今年" in format_target(target)
    assert read_target(format_target(target)) == target


def test_a_day_that_is_denied() -> None:
    """6月底前未完成 says that it was later, with a year or without one."""
    for text, wanted in (("6月底前未完成", "6月底前"), ("2024年6月底前未完成", "2024年6月底前")):
        assert judge(read_target(wanted), read_actual(text)).verdict is Verdict.MISSED
