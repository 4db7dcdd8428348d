"""How targets are written: plainly where that reads back, quoted where it does not, as the author wrote on demand."""

from datetime import date
from typing import Any, cast

import pytest

from perfmodel import (
    Comparison,
    Composite,
    DateSpan,
    Deadline,
    FiscalYear,
    Frequency,
    Grade,
    Interval,
    Period,
    Quantity,
    Range,
    Rank,
    Relative,
    Span,
    Statement,
    Target,
    Threshold,
    Unread,
    Unstated,
    YesNo,
    format_target,
    parse_target,
    read_target,
)
from perfmodel.errors import InvalidValueError
from perfmodel.targets import Direction, ReadError
from perfmodel.values import Bound, MonthDay, PeriodUnit, YearlessSpan

GE, LE, STATED = Comparison.GE, Comparison.LE, Comparison.STATED


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("不低于百分之九十五", "≥95%"),
        ("控制在60.50万元以内", "≤60.50万元"),
        ("约3万册", "约3万册"),
        ("到馆人次不少于5万人次", "【到馆人次】≥5万人次"),
        ("60%－80%（不含）", "60%至80%（不含）"),
        ("每半年1期", "每半年1期"),
        ("每半年印制1期", "【印制】每半年1期"),
        ("每两个月不少于3次", "每2个月≥3次"),
        ("2024年6月30日前", "2024年6月30日前"),
        ("2024年3月-8月", "2024年3月1日至2024年8月31日"),
        ("6月底前", "6月30日前"),
        ("次年3月底前", "次年3月31日前"),
        ("上半年", "1月1日至6月30日"),
        ("9月前", "9月前"),
        ("2024年9月前", "2024年9月前"),
        ("2024年1月前", "2024年1月前"),
        ("1月前", "1月前"),
        ("次年1月前", "次年1月前"),
        ("第三季度前", "第三季度前"),
        ("2024年下半年前", "2024年下半年前"),
        ("下半年前", "下半年前"),
        ("2024年前", "2024年前"),
        ("全省前三", "全省前3名"),
        ("良好及以上", "≥良好"),
        ("不超过预算", "≤预算"),
        ("较上年降低3个百分点以上", "较上年降低≥3个百分点"),
        ("与上年持平", "=上年"),
        ("是/否", "是"),
        ("否", "否"),
        ("持续改善水质", "持续改善水质"),
        ("抽检≥40批次；合格率≥97%", "【抽检】≥40批次；【合格率】≥97%"),
        ("——", "/"),
        ("≥95%%", "≥95%%"),
    ],
)
def test_plain_texts(text: str, canonical: str) -> None:
    """Each wording has one canonical spelling, which reads back to the same target."""
    target = read_target(text)

    assert format_target(target) == canonical
    assert read_target(canonical) == target
    assert format_target(target, style="as_written") == text


@pytest.mark.parametrize(
    ("target", "canonical"),
    [
        (Threshold(comparison=GE, quantity=Quantity(5, "以上"), approximate=True), "≥约5〖以上〗"),
        (Threshold(comparison=GE, quantity=Quantity(5, "〖个〗\\")), r"≥5〖\〖个\〗\\〗"),
        (
            Range(interval=Interval(Bound(Quantity(1, "年级")), Bound(Quantity(2, "年级"), inclusive=False))),
            "1〖年级〗至2〖年级〗（不含）",
        ),
        (
            Frequency(comparison=GE, count=Quantity(3, "至"), per=Period(7, PeriodUnit.HALF_YEAR), subject="是"),
            "【是】每〖7半年〗≥3〖至〗",
        ),
        (
            Deadline(span=YearlessSpan(None, MonthDay(6, 30), year_offset=3), comparison=GE),
            "期限≥〖../--06-30+3〗",
        ),
        (
            Deadline(span=DateSpan(date(1, 1, 1), date(9999, 12, 31)), comparison=STATED),
            "期限〖0001-01-01/9999-12-31〗",
        ),
        (
            Deadline(
                span=DateSpan(None, date(2024, 6, 30)), comparison=LE, doubtful_until=date(2024, 7, 4), subject="验收"
            ),
            "【验收】期限≤〖../2024-06-30〗存疑至〖2024-07-04〗",
        ),
        (Rank(within=3, scope="5个县"), "〖5个县〗前3名"),
        (Grade(comparison=GE, grade="甲", scale="水质"), "≥〖甲〗等次〖水质〗"),
        (Grade(comparison=STATED, grade="5%"), "〖5%〗等次"),
        (Relative(comparison=LE, reference="批复（2023）的5个县"), "≤〖批复（2023）的5个县〗"),
        (Relative(comparison=STATED, reference="5"), "为〖5〗"),
        (
            Relative(
                comparison=GE, reference="≥", change=Quantity(5, "%"), direction=Direction.INCREASE, subject="产量"
            ),
            "【产量】较〖≥〗提高≥5〖%〗",
        ),
        (YesNo(expected=False, subject="公开"), "【公开】否"),
        (Statement(text="≥95%"), "〖≥95%〗"),
        (Statement(text="a〖b】\n\\", subject="水质"), "【水质】〖a\\〖b\\】\n\\\\〗"),
        (
            Composite(clauses=[YesNo(expected=True), Statement(text="〖是〗")], subject="服务"),
            r"【服务】〖是〗；〖\〖\\\〖是\\\〗\〗〗",
        ),
    ],
)
def test_quoted_texts(target: Target, canonical: str) -> None:
    """What no plain words say is quoted, one form for each shape."""
    assert format_target(target) == canonical
    assert parse_target(canonical) == target
    assert parse_target(canonical).text in {canonical, getattr(target, "text", "")}


def test_quoted_days_take_the_fiscal_year() -> None:
    """Quoted days without a year take the year that the caller gives, like plain ones, in composites too."""
    span = YearlessSpan(MonthDay(1, 1), MonthDay(12, 31), year_offset=-1)
    deadline = Deadline(span=span, comparison=GE, doubtful_until=MonthDay(1, 31), subject="验收")
    dated = Deadline(
        span=DateSpan(date(2022, 1, 1), date(2022, 12, 31)),
        comparison=GE,
        doubtful_until=date(2023, 1, 31),
        subject="验收",
    )
    both = Composite(clauses=[deadline, dated, YesNo(expected=True)])

    assert read_target(format_target(deadline), fiscal_year=2023) == dated
    assert read_target(format_target(dated), fiscal_year=FiscalYear(2030)) == dated
    assert read_target(format_target(both), fiscal_year=2023) == Composite(clauses=[dated, dated, YesNo(expected=True)])
    open_start = Deadline(span=YearlessSpan(None, MonthDay(2, 29)), comparison=GE)
    assert read_target(format_target(open_start), fiscal_year=2023) == Deadline(
        span=DateSpan(None, date(2023, 2, 28)), comparison=GE
    )


@pytest.mark.parametrize(
    "text",
    [
        "期限〖../2023-02-30〗",
        "期限〖--01-01/2023-02-20〗",
        "期限〖2023-01-01/2023-02-20+1〗",
        "≥〖 〗",
        "≥5〖a b〗",
        "2〖人〗至1〖人〗",
        "2〖人〗至3〖元〗",
        "每〖0年〗5〖次〗",
        "每〖1年〗5〖元〗",
        "〖前0名〗；〖是〗",
        "〖期限〖../2023-02-30〗〗；〖是〗",
        "【】是",
        "〖〗",
        "前000000名",
        "【a【b】是",
    ],
)
def test_what_only_looks_quoted_is_read_as_any_text(text: str) -> None:
    """A content that cannot be is no error of its own: the text is read, and kept, like any other."""
    target = read_target(text)

    assert target.text == text
    assert read_target(format_target(target)) == target


def test_as_written_falls_back_to_canonical() -> None:
    """A target that was not read has no text of its own; an empty cell has, and it is empty."""
    assert format_target(Threshold(comparison=GE, quantity=Quantity(5, "人")), style="as_written") == "≥5人"
    assert format_target(read_target(""), style="as_written") == ""
    assert format_target(Unstated()) == "/"


def test_unread_text_stays() -> None:
    """What could not be read is written as it stands, in both styles."""
    target = Unread(text="≥", error=ReadError("value-missing", Span(1, 1)))

    assert format_target(target) == format_target(target, style="as_written") == "≥"


def test_synonyms_are_written_in_one_spelling() -> None:
    """A unit that reading spells in another way is written that way, so that writing again changes nothing."""
    text = format_target(Threshold(comparison=GE, quantity=Quantity(5, "百分比")))

    assert text == "≥5%"
    assert format_target(parse_target(text)) == text


def test_other_styles_are_refused() -> None:
    """The message names the two that there are."""
    with pytest.raises(InvalidValueError, match="'canonical' or 'as_written'") as caught:
        format_target(YesNo(expected=True), style=cast("Any", "pretty"))
    assert caught.value.code == "style-unknown"
