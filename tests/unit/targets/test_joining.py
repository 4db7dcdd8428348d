"""Blanks and breaks: left out where they cut a word, a unit or a date, and kept where they part clauses."""

import pytest

from perfmodel import Composite, Deadline, Statement, Threshold, Unread, read_target

CUT = [
    ("≥\n95%", "≥95%"),
    ("≥ 95 %", "≥95%"),
    ("95\n%", "95%"),
    ("不低于\n95%", "不低于95%"),
    ("2023 年 12 月 31 日 前", "2023年12月31日前"),
    ("2023年\n12月底前", "2023年12月底前"),
    ("3000人\n次", "3000人次"),
    ("5万\n元", "5万元"),
    ("5 万 元", "5万元"),
    ("三 月底前", "三月底前"),
    ("60%\n-80%", "60%-80%"),
    ("60 - 80%", "60-80%"),
    ("5人 以上", "5人以上"),
    ("5人\n以上", "5人以上"),
    ("（ 5人 ）", "（5人）"),
    ("3 个工作日 内", "3个工作日内"),
    ("第 一", "第一"),
    ("每 月 2 次", "每月2次"),
    ("水质达到I\nI类", "水质达到II类"),
]


@pytest.mark.parametrize(("text", "whole"), CUT)
def test_a_cut_word_is_whole(text: str, whole: str) -> None:
    """A cell reads as it would without the break."""
    found = read_target(text, fiscal_year=2023)

    assert found == read_target(whole, fiscal_year=2023)
    assert not isinstance(found, Unread | Statement)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("≥95%\n≥3次", 2),
        ("书屋≥5间 座位≥9个", 2),
        ("书屋5间\n座位9个\n讲座3场", 3),
        ("≥95%\r\n≥3次", 2),
        ("≥95% \n\n ≥3次", 2),
    ],
)
def test_a_break_between_clauses_parts_them(text: str, count: int) -> None:
    """Two values in two lines are two."""
    found = read_target(text)

    assert isinstance(found, Composite)
    assert len(found.clauses) == count


@pytest.mark.parametrize("text", ["≥95\n87%", "1 200人", "≥9 5%"])
def test_a_break_between_numbers_is_no_join(text: str) -> None:
    """Two numbers never become one."""
    assert isinstance(read_target(text), Unread)


def test_places_are_those_of_the_text() -> None:
    """The place of a fault is where its author wrote it, blanks included."""
    found = read_target("  ≤ 95 % 以上")

    assert isinstance(found, Unread)
    assert found.error.span.of("  ≤ 95 % 以上").strip() == "≤ 95 % 以上"


DAYS = [
    ("5月底", "2023-05-31"),
    ("6月30日", "2023-06-30"),
    ("2023年9月底", "2023-09-30"),
    ("2023年4月15日", "2023-04-15"),
]
SECONDS = [("11月底前", "2023-11-30"), ("12月31日", "2023-12-31"), ("2024年1月底前完成", "2024-01-31")]


@pytest.mark.parametrize(("first", "day"), DAYS)
@pytest.mark.parametrize(("second", "latest"), SECONDS)
@pytest.mark.parametrize("word", ["和", "与", "同"])
def test_days_that_a_word_joins_are_two(first: str, day: str, word: str, second: str, latest: str) -> None:
    """5月底和11月底前 is two days, as 5月底、11月底前 is: the second was lost."""
    found = read_target(f"{first}{word}{second}", fiscal_year=2023)

    assert isinstance(found, Composite)
    assert [str(clause.latest) for clause in found.clauses if isinstance(clause, Deadline)] == [day, latest]


@pytest.mark.parametrize(
    "text",
    [
        "5月和11月底前",
        "2024年和2025年底前",
        "3月和9月前",
        "6月和12月",
        "5月底和11月",
        "3月1日和5月1日之间",
        "介于5月1日和6月1日间",
        "5月底和11月底前支付率",
    ],
)
def test_days_that_share_an_end_are_words(text: str) -> None:
    """底 and 前 are those of both, or the two are the ends of one time: no day is read alone."""
    assert read_target(text, fiscal_year=2024) == Statement(text=text)


def test_years_that_a_word_joins_to_a_name_are_no_days() -> None:
    """The word joins two years of one name there."""
    found = read_target("2022年和2023年平均增长5%", fiscal_year=2023)

    assert not isinstance(found, Composite)


def test_what_a_value_is_counted_per_waits_for_it_on_the_next_line() -> None:
    """A line that ends in 每万人拥有 has its value below."""
    broken, whole = read_target("每万人拥有\n公交车≥12标台"), read_target("每万人拥有公交车≥12标台")

    assert isinstance(broken, Threshold)
    assert isinstance(whole, Threshold)
    assert broken.quantity == whole.quantity
