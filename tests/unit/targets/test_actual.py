"""What reported values say."""

from datetime import date

import pytest

from perfmodel import (
    Actual,
    Comparison,
    Composite,
    DateSpan,
    Deadline,
    FiscalYear,
    Frequency,
    Grade,
    Quantity,
    Rank,
    Statement,
    TargetSyntaxError,
    Threshold,
    Unread,
    YesNo,
    dumps,
    loads,
    parse_actual,
    read_actual,
)
from perfmodel.errors import WrongTypeError
from perfmodel.targets import Claim
from perfmodel.values import MonthDay, YearlessSpan


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("37.5万立方米", "37.5", "万立方米"),
        ("96%", "96", "%"),
        ("达到96%", "96", "%"),
        ("实际完成12场", "12", "场"),
        ("0", "0", ""),
        ("-2.5%", "-2.5", "%"),
    ],
)
def test_a_plain_value(text: str, value: str, unit: str) -> None:
    """One number comes out as it was written, and 达到 does not make it a bound."""
    actual = parse_actual(text)

    assert actual.quantity == Quantity(value, unit)
    assert isinstance(actual.said, Threshold)
    assert actual.said.comparison is Comparison.STATED
    assert actual.text == text


@pytest.mark.parametrize(("text", "comparison"), [("≥96%", "ge"), ("=96%", "eq"), ("96%以上", "ge"), ("＜4%", "lt")])
def test_an_operator_is_kept(text: str, comparison: str) -> None:
    """An actual that repeats an operator still says so."""
    said = parse_actual(text).said

    assert isinstance(said, Threshold)
    assert said.comparison is Comparison(comparison)


def test_the_columns_beside_it() -> None:
    """The unit column and the fiscal year complete what the cell leaves out."""
    assert parse_actual("37.5", unit="万册").quantity == Quantity("37.5", "万册")

    for year in (2024, FiscalYear(2024)):
        said = parse_actual("7月", fiscal_year=year).said
        assert isinstance(said, Deadline)
        assert said.span == DateSpan(date(2024, 7, 1), date(2024, 7, 31))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024年7月15日", "2024-07-15", "2024-07-15"),
        ("2024年7月", "2024-07-01", "2024-07-31"),
        ("2024年7月底", "2024-07-31", "2024-07-31"),
        ("2024年7月15日前", None, "2024-07-15"),
        ("2024年3月至2024年5月", "2024-03-01", "2024-05-31"),
    ],
)
def test_days(text: str, earliest: str | None, latest: str) -> None:
    """A day is that day, a month its days; only 前 leaves the beginning open."""
    said = parse_actual(text).said

    assert isinstance(said, Deadline)
    assert said.span == DateSpan(None if earliest is None else date.fromisoformat(earliest), date.fromisoformat(latest))


def test_a_day_without_a_year_stays_without() -> None:
    """Nothing fills in the year."""
    said = parse_actual("7月15日").said

    assert isinstance(said, Deadline)
    assert said.span == YearlessSpan(MonthDay(7, 15), MonthDay(7, 15))


@pytest.mark.parametrize(
    ("text", "within_only"), [("第3名", False), ("第三", False), ("前10名", True), ("全市前三", True)]
)
def test_ranks(text: str, *, within_only: bool) -> None:
    """第3名 is one place, 前10名 is somewhere among ten."""
    actual = parse_actual(text)

    assert isinstance(actual.said, Rank)
    assert actual.within_only is within_only


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("良好", Grade),
        ("达到三级", Grade),
        ("每季度1期", Frequency),
        ("是", YesNo),
        ("运行平稳", Statement),
        ("是/否", Statement),
    ],
)
def test_other_kinds(text: str, kind: type) -> None:
    """Grades, rates, answers and prose keep their shape; 是/否 is a choice that nobody made."""
    actual = parse_actual(text)

    assert isinstance(actual.said, kind)
    assert actual.quantity is None
    assert actual.reported


@pytest.mark.parametrize("text", ["", "  ", "/", "—", "无"])
def test_nothing_reported(text: str) -> None:
    """A blank cell reports nothing, and is no zero."""
    actual = parse_actual(text)

    assert not actual.reported
    assert actual.quantity is None


def test_several_values() -> None:
    """Each value keeps its label, and 达到 binds none of them."""
    said = parse_actual("甲馆达到30万元，乙馆50万元").said

    assert isinstance(said, Composite)
    assert [clause.subject for clause in said.clauses] == ["甲馆", "乙馆"]
    assert all(isinstance(clause, Threshold) and clause.comparison is Comparison.STATED for clause in said.clauses)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("达成年度指标", Claim.ACHIEVED),
        ("达成预期指标", Claim.ACHIEVED),
        ("已达成目标", Claim.ACHIEVED),
        ("达成", Claim.ACHIEVED),
        ("达标", Claim.ACHIEVED),
        ("完成预期目标。", Claim.ACHIEVED),
        ("全部或基本达成预期指标", Claim.BASICALLY_ACHIEVED),
        ("基本达到", Claim.BASICALLY_ACHIEVED),
        ("部分达成年度指标并具有一定效果", Claim.PARTLY_ACHIEVED),
        ("部分达成目标，并且具有一定效果", Claim.PARTLY_ACHIEVED),
        ("未完全达到", Claim.PARTLY_ACHIEVED),
        ("未达成年度指标且效果较差", Claim.NOT_ACHIEVED),
        ("未完成预期指标且效果差", Claim.NOT_ACHIEVED),
        ("未达标", Claim.NOT_ACHIEVED),
        ("完成", Claim.DONE),
        ("已完成", Claim.DONE),
        ("按期完成年度任务", Claim.DONE),
        ("已完成100%", Claim.DONE),
        ("基本完成", Claim.BASICALLY_DONE),
        ("部分完成", Claim.PARTLY_DONE),
        ("未全部完成", Claim.PARTLY_DONE),
        ("尚未完成", Claim.NOT_DONE),
        ("完成80%", None),
        ("好", None),
        ("完成了两座泵站的大修", None),
        ("已" * 50 + "完成", None),
    ],
)
def test_claims(text: str, claim: Claim | None) -> None:
    """The three bands and their shorter forms are told apart, and what is more than a claim is none."""
    assert parse_actual(text).claim is claim


def test_what_cannot_be_read() -> None:
    """It is kept with its reason, or raised with its place."""
    kept = read_actual("≥95%%")

    assert isinstance(kept.said, Unread)
    assert kept.said.text == "≥95%%"
    with pytest.raises(TargetSyntaxError) as error:
        parse_actual("≥95%%")
    assert error.value.code == kept.said.error.code


def test_a_float_is_no_text() -> None:
    """A number from a spreadsheet has to be made text first."""
    with pytest.raises(WrongTypeError):
        parse_actual(0.95)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point of the test


@pytest.mark.parametrize("text", ["95%", "at least 95%", "≥"])
def test_a_number_is_no_unit(text: str) -> None:
    """Whatever the language of the value: beside English it was an error of Python's."""
    with pytest.raises(WrongTypeError, match="unit"):
        read_actual(text, unit=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point of the test


def test_equality_goes_by_meaning() -> None:
    """The text takes no part: 80万元 and 800000元 report the same."""
    assert parse_actual("80万元") == parse_actual("800000元") == Actual.of(Quantity(800000, "元"))
    assert hash(parse_actual("80万元")) == hash(parse_actual("800000元"))


def test_actuals_from_values() -> None:
    """A quantity, a day and a span make the actual that their text makes."""
    assert Actual.of(Quantity(12, "场")) == parse_actual("12场")
    assert Actual.of(date(2024, 7, 15)) == parse_actual("2024年7月15日")
    assert Actual.of(DateSpan(date(2024, 7, 1), date(2024, 7, 31))) == parse_actual("2024年7月")


@pytest.mark.parametrize("text", ["78.5万册", "≥95%", "前10名", "部分达成", "2024年7月", "/", "≥", "甲馆3件，乙馆5件"])
def test_actuals_are_exchanged(text: str) -> None:
    """JSON gives back an equal actual with its text."""
    actual = read_actual(text)
    back = loads(dumps(actual, "json"), "json")

    assert back == actual
    assert isinstance(back, Actual)
    assert back.text == text


@pytest.mark.parametrize("said", ["实际", "实际完成", "实际值", "已完成", "完成"])
def test_a_bracket_that_says_it_is_the_result(said: str) -> None:
    """（实际） behind a reported value adds nothing, while （上年） and （负） keep it from being one."""
    found = read_actual(f"41株（{said}）")
    assert found.said == read_actual("41株").said
    assert found.text == f"41株（{said}）"
    assert isinstance(read_actual("41株（上年）").said, Unread)
    assert isinstance(read_actual("41株（负）").said, Unread | Statement)
