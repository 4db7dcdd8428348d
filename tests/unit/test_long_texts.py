"""Long cells cost no more than they are long: each of these took minutes when the cost grew with the square."""

import pytest
from attrs import evolve

from perfmodel import Actual, Statement, Unread, explain_reading, read_actual, read_target


@pytest.mark.parametrize(
    "text",
    [
        "-" + "1" * 60_000 + "-1分标",
        "计划" + "80万" * 30_000 + "吨标准煤中等",
        "未完成" + "5个" * 30_000,
        "5个" * 30_000 + "未完",
        "实际" + " " * 60_000 + "值",
        "(实际)" * 20_000 + "值",
    ],
    ids=lambda text: text[:8],
)
def test_a_long_reported_value(text: str) -> None:
    """It is words, or unread, and the whole of it is kept."""
    found = read_actual(text)

    assert isinstance(found.said, Statement | Unread)
    assert found.text == text


@pytest.mark.parametrize("text", ["，至少" + "至少" * 15_000 + "+1迟于"], ids=["comparisons"])
def test_a_long_target(text: str) -> None:
    """The same for targets."""
    assert read_target(text).text == text


@pytest.mark.parametrize(
    ("head", "piece", "tail"),
    [
        ("≤=", "两", "建成总量"),
        ("同比保持在=", "持续", "指导价%%%"),
        ("完成", "{\n大致", ""),
        ("分贝", "12月31日hrs低于", ""),
        ("0-20分", " 公斤二氧化碳丙级", "≤3"),
        ("", "-11；", ""),
    ],
)
def test_a_cell_of_pages_is_words_or_unread(head: str, piece: str, tail: str) -> None:
    """No value is made of sixty thousand characters, and each of them has its part."""
    text = head + piece * (60_000 // len(piece)) + tail

    assert isinstance(read_target(text), Statement | Unread)
    assert "".join(text[part.span.start : part.span.stop] for part in explain_reading(text)) == text


@pytest.mark.parametrize(
    "text", ["目标\udfff完成-0场次", "增长率预估；Infinity\x1c12月31日争取", "培训\x1c100人", "\x85培训\u2028≥5人"]
)
def test_a_reported_value_with_odd_characters_is_read_or_kept(text: str) -> None:
    """Half a character or a separator beside a name once ended in an error of the value made of it."""
    actual = read_actual(text)

    assert actual.text == text
    assert _made_again(actual) == actual


def _made_again(actual: Actual) -> Actual:
    """The same by the constructors, which refuse what is no name."""
    return evolve(actual, said=evolve(actual.said))


def test_a_long_line_is_no_torn_name() -> None:
    """A name that a line's end tears is short; a long line above a value is its name as a whole."""
    line = "规模以上工业企业研发经费投入强度以及其他相关内容的详细说明"
    text = f"{line}\n工业增加值增长7%"

    assert read_target(text).text == text
    assert "".join(text[part.span.start : part.span.stop] for part in explain_reading(text)) == text


@pytest.mark.parametrize(
    "text", ["3吨CO210", "-3吨CO210", "12次（每月十余次）", "95%以上（≥10^2）", "12次（每月1个半小时）"]
)
def test_brackets_that_repeat_no_plain_amount_are_refused(text: str) -> None:
    """Nothing says that they agree with the value before them."""
    assert isinstance(read_target(text), Unread)
