"""Skeletons: what two texts share when they say the same of other numbers."""

import pytest

from perfmodel import Unread, read_target
from perfmodel.lexicon._fold import fold
from perfmodel.targets._read import plan_for
from perfmodel.targets._skeleton import skeleton_of


def classes(text: str) -> str:
    """The skeleton of a text."""
    return skeleton_of(fold(text))[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("≥95%", "≥87%"),
        ("2023年9月30日前", "2024年3月25日前"),
        ("5人和300元", "7人和999元"),
        ("0.5万元", "98.75万元"),
        ("1.31前", "12.31前"),
        ("1,200人", "99,999人"),
    ],
)
def test_texts_that_differ_in_numbers_alone(one: str, other: str) -> None:
    """Numbers of one class leave one skeleton, so that one plan serves both."""
    assert classes(one) == classes(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("9月", "13月"),
        ("2023年", "2203年"),
        ("1月1日", "1月32日"),
        ("202312", "202313"),
        ("1.31前", "1.35前"),
        ("20231201", "20231301"),
        ("05", "5"),
        ("005", "5"),
        ("2023.12", "2023.13"),
        ("9" * 61, "9" * 60),
    ],
)
def test_what_a_number_can_be_is_seen(one: str, other: str) -> None:
    """A month is no 13, a year no 2203: what the grammar may ask of a number stands in its class."""
    assert classes(one) != classes(other)


@pytest.mark.parametrize("text", ["PM2.5", "GB3838-2002", "m2", "A1#", "CO2当量"])
def test_digits_at_letters_are_names(text: str) -> None:
    """Digits behind letters belong to a name and are no numbers."""
    assert skeleton_of(text) == (text, [])


def test_numbers_beside_names() -> None:
    """A number that only stands in one text with a name is a number; so it is behind the letters of a currency."""
    assert skeleton_of("PM2.5浓度≤35")[1] == ["35"]
    assert skeleton_of("RMB50万元，A1馆")[1] == ["50"]
    assert skeleton_of("Top10，A1馆")[1] == ["10"]


def test_many_numbers_keep_the_memory_bounded() -> None:
    """Numbers of any length are read, the long ones without being kept."""
    for size in (1, 7, 30, 60):
        assert not isinstance(read_target(f"≥{'7' * size}元"), Unread)
    huge = read_target(f"≥{'7' * 61}元")
    assert isinstance(huge, Unread)
    assert huge.error.code == "number-long"


def test_plans_are_shared() -> None:
    """Two numbers, one plan."""
    plan_for.cache_clear()
    for number in range(32, 99):
        read_target(f"图书编目≥{number}册（新）")

    assert plan_for.cache_info().currsize == 1
