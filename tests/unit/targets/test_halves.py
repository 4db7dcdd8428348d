"""Halves behind a unit: 3天半 is 3.5天, in every unit and under every sign; what may mean two things is refused."""

from fractions import Fraction

import pytest

from perfmodel import Comparison, Statement, Threshold, Unread, read_target

_UNITS = ("个", "天", "倍", "公里", "年", "小时", "亩", "吨", "场", "元")
_WORDS_BEHIND = ("月", "小时", "工作日", "百分点", "星期")


@pytest.mark.parametrize("unit", _UNITS)
@pytest.mark.parametrize(
    ("front", "behind", "comparison"),
    [
        ("", "", Comparison.STATED),
        ("≤", "", Comparison.LE),
        ("≥", "", Comparison.GE),
        ("", "以内", Comparison.LE),
        ("不少于", "", Comparison.GE),
    ],
)
def test_a_half_behind_a_unit_counts(unit: str, front: str, behind: str, comparison: Comparison) -> None:
    """Nothing of 5个半 is dropped, whatever the unit and the sign."""
    target = read_target(f"{front}3{unit}半{behind}")

    assert isinstance(target, Threshold)
    assert (target.quantity.exact / target.quantity.unit.factor, target.comparison) == (Fraction(7, 2), comparison)


@pytest.mark.parametrize("word", _WORDS_BEHIND)
@pytest.mark.parametrize("number", ["3", "三"])
def test_a_half_between_the_classifier_and_its_word(word: str, number: str) -> None:
    """3个半工作日 is three and a half."""
    target = read_target(f"{number}个半{word}")

    assert isinstance(target, Threshold)
    assert str(target.quantity.value) == "3.5"


@pytest.mark.parametrize("text", ["5万元半", "5万半", "3万人次半", "3.5天半", "2.5倍半", "1百万元半"])
def test_a_half_of_what_is_refused(text: str) -> None:
    """5万元半 may be 55,000 or 50,000.5 yuan, and 3.5天半 is no number."""
    assert isinstance(read_target(text), Unread)


@pytest.mark.parametrize("text", ["每2天半1次", "每两年半1次", "每3周半2次"])
def test_half_days_make_no_period(text: str) -> None:
    """The half is never dropped from a period."""
    assert isinstance(read_target(text), Unread)


@pytest.mark.parametrize("text", ["五万元半", "三百人半", "5月半", "2024年上半"])
def test_other_halves_are_words(text: str) -> None:
    """No value is made of them."""
    assert isinstance(read_target(text), Statement)
