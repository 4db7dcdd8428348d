"""What belongs to which value, where a cell says several: periods, units, days, names; over whole tables of words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import Composite, Deadline, Frequency, Range, Rank, Threshold, Unread, read_target
from perfmodel.lexicon import _comparison_words as comparing
from perfmodel.lexicon._comparison_words import AHEAD, MOVE_DOWN, MOVE_UP
from perfmodel.lexicon._remarks import DUE_NAMES
from perfmodel.lexicon._rows import words_of

NAMES = st.sampled_from("山林巡护 河道清理 图书借阅 老年课堂 路灯检修".split())
THINGS = st.sampled_from("人 户 亩 村 床 餐 网格".split())
NUMBERS = st.integers(2, 99)
MONTHS = st.integers(1, 12)
MOVES = st.sampled_from([word for word in f"{MOVE_UP.words} {MOVE_DOWN.words}".split() if len(word) == 2])


@given(THINGS, MOVES, NUMBERS)
def test_a_change_for_each_is_told_from_a_level(thing: str, move: str, number: int) -> None:
    """每人增加10元 is no 10元/人: the word of change stays in what is measured."""
    target = read_target(f"每{thing}{move}{number}元")

    assert not isinstance(target, Threshold) or (target.subject or "").endswith(move)


@given(NAMES, THINGS, NUMBERS, NUMBERS, st.sampled_from("，、；和"))
def test_a_unit_for_each_is_not_lost_on_the_second(name: str, thing: str, first: int, second: int, mark: str) -> None:
    """小学每生650元，初中850元: nobody knows whether 850 is for each as well."""
    target = read_target(f"{name}每{thing}{first}元{mark}其他{second}元")

    assert isinstance(target, Unread)
    assert target.error.code == "unit-shared"


@given(NAMES, st.tuples(MONTHS, MONTHS), st.tuples(NUMBERS, NUMBERS), st.sampled_from(["", "达到", "≥"]))
def test_days_with_values_of_their_own_are_refused(
    name: str, months: tuple[int, int], numbers: tuple[int, int], lead: str
) -> None:
    """6月底达到50%，12月底达到100% is no date and no percentage of the whole year."""
    target = read_target(
        "，".join(f"{name}{month}月底{lead}{number}%" for month, number in zip(months, numbers, strict=True))
    )

    assert isinstance(target, Unread)
    assert target.error.code == "days-apart"


TITLES = "《》"
"""Two of them together are the marks of a title; alone they are what some type for ≤ and ≥."""

FRONTS = ("", *(word for word in comparing.COMPARATORS if word[0] not in TITLES), *words_of(*comparing.NEAR_BEFORE))
BEHINDS = tuple(words_of(*comparing.BEHIND, comparing.NEAR_BEHIND))
VALUES = st.one_of(
    st.builds("{}{}{{}}".format, st.sampled_from(FRONTS), NUMBERS),
    st.builds("{}{{}}{}".format, NUMBERS, st.sampled_from(BEHINDS)),
)
"""Values with a sign or a word of the tables, or without one, and a place for the unit."""


@pytest.mark.parametrize("mark", ["、", "，", ",", "和", "与", "及", "；", ";", "且", "以及", "|"])
def test_two_values_are_both_kept_or_refused_with_their_reason(mark: str) -> None:
    """≥95%、98%: which is of what? Never words without a reason, nor one of the two alone."""

    @given(VALUES, VALUES, st.sampled_from(["%", "人", "万元", "次", "公里"]), st.sampled_from(["", "合格率"]))
    def law(first: str, second: str, unit: str, name: str) -> None:
        one, other = (value.format(unit) for value in (first, second))
        target = read_target(f"{name}{one}{mark}{other}")

        if isinstance(target, Composite):
            assert target.clauses == (read_target(f"{name}{one}"), read_target(other))
        else:
            assert isinstance(target, Unread)
            assert target.error.code == "values-apart"

    law()


@pytest.mark.parametrize("mark", ["、", "/", "，", ",", "和", "及", " "])
@pytest.mark.parametrize("second", ["", "≥", "不低于"])
@pytest.mark.parametrize("first", ["≥", "不低于", ">", "超过"])
def test_two_values_on_one_side_say_what_to_write(first: str, second: str, mark: str) -> None:
    """The code, its place, and the mend."""
    target = read_target(f"合格率{first}95%{mark}{second}98%")

    assert isinstance(target, Unread)
    assert target.error.code == "values-apart"
    assert target.text[target.error.span.start :] == f"{first}95%{mark}{second}98%"
    assert isinstance(read_target(target.error.hint.rpartition(": ")[2]), Composite)


@given(NAMES, MONTHS, NUMBERS)
def test_a_name_before_a_day_names_the_value_behind_it_too(name: str, month: int, number: int) -> None:
    """支出进度9月底前达到100%: both the day and the percentage are of 支出进度."""
    target = read_target(f"{name}{month}月底前达到{number}%")

    assert isinstance(target, Composite)
    assert [clause.subject for clause in target.clauses] == [name, name]


@given(st.lists(NAMES, min_size=2, max_size=4, unique=True), st.data())
def test_names_in_a_list_go_to_the_values_in_theirs(names: list[str], data: st.DataObject) -> None:
    """甲、乙分别为3个、5个; a list that does not pair with the values names none."""
    numbers = data.draw(st.lists(NUMBERS, min_size=2, max_size=4))
    target = read_target(f"{'、'.join(names)}分别为{'、'.join(f'{number}个' for number in numbers)}")

    if len(names) == len(numbers):
        assert isinstance(target, Composite)
        said = [
            (clause.subject, int(clause.quantity.value)) for clause in target.clauses if isinstance(clause, Threshold)
        ]
        assert said == list(zip(names, numbers, strict=True))
    else:
        assert not isinstance(target, Threshold | Composite)


@given(NAMES, NAMES, st.sampled_from("每月 每季度 每半年 每周".split()), st.sampled_from("每年 每季度 每月".split()))
def test_one_value_for_two_periods_is_refused(one: str, other: str, first: str, second: str) -> None:
    """重点场所每月、一般场所每季度检查1次 is neither once a month nor once a quarter."""
    target = read_target(f"{one}{first}、{other}{second}检查1次")

    assert not isinstance(target, Threshold | Frequency)


@given(st.sampled_from(DUE_NAMES), st.sampled_from(["：", "", ":"]), st.integers(2016, 2030), MONTHS)
def test_a_month_behind_the_name_of_a_date_is_that_date(name: str, mark: str, year: int, month: int) -> None:
    """完成时间：2023年12月 is a date, though nothing compares it."""
    target = read_target(f"完成{name}{mark}{year}年{month}月")

    assert isinstance(target, Deadline)
    assert target.span.earliest == date(year, month, 1)


@given(NAMES, st.sampled_from(AHEAD), NUMBERS)
def test_a_distance_of_which_nobody_knows_the_way_is_refused(name: str, word: str, number: int) -> None:
    """快于序时进度5个百分点 is no 5个百分点."""
    assert isinstance(read_target(f"{word}{name}{number}个百分点"), Unread)


@given(st.sampled_from("排名 位次 名次".split()), st.sampled_from(["", "：", "≤", "≥", "为"]), NUMBERS)
def test_a_number_behind_a_word_of_rank_is_no_amount(word: str, sign: str, number: int) -> None:
    """排名≥3 may be the third place or better, or worse."""
    assert not isinstance(read_target(f"{word}{sign}{number}"), Threshold | Range | Rank)


@given(NAMES, st.sampled_from("万元 公里 平方米 吨标准煤 亩 %".split()), st.sampled_from(["：", "", "≥"]), NUMBERS)
def test_a_unit_at_the_end_of_a_name_is_not_dropped(name: str, unit: str, sign: str, number: int) -> None:
    """金额万元：500 is no bare 500."""
    target = read_target(f"{name}{unit}{sign}{number}")

    assert isinstance(target, Unread)
