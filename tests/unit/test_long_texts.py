"""Long cells cost no more than they are long: each of these took minutes when the cost grew with the square."""

import pytest

from perfmodel import Statement, Unread, read_actual, read_target


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
