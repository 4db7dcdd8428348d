"""Where a unit ends behind a number."""

import pytest

from perfmodel import Quantity, Statement, Threshold, read_target
from perfmodel.targets._skeleton import skeleton_of
from perfmodel.targets._unit_ends import known_end, unit_end, word_end


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("人次以上", "人次"),
        ("次性通过", ""),
        ("年级学生", ""),
        ("个人才", "个"),
        ("km长", "km"),
        ("kmh", "kmh"),
        ("元/人·月", "元/人·月"),
        ("元/人.每天", "元/人.每天"),
        ("元/人每月,", "元/人每月"),
        ("元每人每月", "元每人每月"),
        ("元 每人", "元 每人"),
        ("元 每", "元"),
        ("元/(人·天)", "元/(人·天)"),
        ("元/(人·天", "元"),
        ("元/人(月)", "元/人(月)"),
        ("元/吨公里", "元/吨公里"),
        ("元/100km", "元/100km"),
        ("人/万车", "人/万车"),
        ("人/百姓", "人/百姓"),
        ("元/万,", "元/万"),
        ("元/千瓦时", "元/千瓦时"),
        ("mg/Nm3", "mg/Nm3"),
        ("元/人·月·次·户·村", "元/人·月·次·户"),
        ("人·次/天", "人·次/天"),
        ("人·次·天·户", "人·次·天"),
        ("人·好", "人"),
        ("元/", "元"),
        ("/株", "/株"),
        ("筒,", "筒"),
        ("筒/人", "筒/人"),
        ("以上", ""),
        ("", ""),
        ("每", ""),
    ],
)
def test_where_a_unit_ends(text: str, unit: str) -> None:
    """The unit goes as far as it is one, and no further."""
    skeleton, _ = skeleton_of(text)

    assert text[: unit_end(skeleton, 0) + len(text) - len(skeleton)] == unit if unit else unit_end(skeleton, 0) == 0


def test_known_words_only() -> None:
    """Behind a Chinese numeral only words of the table count: 三类, but not 三令."""
    assert (known_end("令五申", 0), known_end("类", 0), word_end("类", 0)) == (0, 1, 1)


@pytest.mark.parametrize("period", ["双周", "隔周", "两周", "2周"])
def test_two_weeks_behind_a_slash(period: str) -> None:
    """双 and 隔 are two, behind a slash as in front of a count."""
    assert read_target(f"≥3次/{period}") == read_target("每2周≥3次")


@pytest.mark.parametrize("text", ["≥500人（次）", "≥五百人（次）"])
def test_times_in_brackets_belong_to_the_unit(text: str) -> None:
    """人（次） is 人次, whichever way its number is written."""
    target = read_target(text)
    assert isinstance(target, Threshold)
    assert target.quantity == Quantity("500", "人次")


@pytest.mark.parametrize("text", ["五人多", "五人余以上"])
def test_more_behind_a_unit_of_people_makes_no_amount(text: str) -> None:
    """三十多人 is an amount of about thirty; 五人多 is none, so that nothing is compared with 5."""
    assert isinstance(read_target(text), Statement)
