"""Lexemes: longest words first, everyday words before closed ones, notes only where they change nothing."""

import pytest

from perfmodel import Grade, Rank, Statement, Threshold, Unread, read_target
from perfmodel.lexicon._comparison_words import ORDINARY_WORDS
from perfmodel.targets._explain import said_in


def kinds(text: str) -> list[str]:
    """The kinds of lexemes in a text."""
    return [str(said.kind) for said in said_in(text)]


@pytest.mark.parametrize("word", ORDINARY_WORDS)
def test_everyday_words_hold_no_closed_word(word: str) -> None:
    """Within an everyday word nothing compares, denies or counts."""
    assert kinds(word) in (["word"], ["name"])


@pytest.mark.parametrize("note", ["含税", "不含税", "首次", "不含志愿者", "线上线下", "含食宿"])
def test_remarks_that_change_nothing(note: str) -> None:
    """A remark in brackets leaves the value."""
    assert read_target(f"≥95人（{note}）") == read_target("≥95人")


@pytest.mark.parametrize(
    "note", ["以上", "减少", "每年", "未完成", "非", "负", "约", "封顶", "倍", "待定", "下降", "或", "之前", "除外"]
)
def test_remarks_that_change_all(note: str) -> None:
    """A word in brackets that would change the value is never passed over."""
    assert read_target(f"95人（{note}）") != read_target("95人")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("第一时间", Statement),
        ("第3届图书节", Statement),
        ("第三", Rank),
        ("前三", Rank),
        ("Top10", Rank),
        ("Ⅲ类", Grade),
        ("三级及以上", Grade),
        ("甲等以上", Grade),
        ("三级响应", Statement),
        ("7×24小时", Statement),
        ("“六无”平安村", Statement),
        ("12345热线", Statement),
        ("GB/T 17775标准", Statement),
        ("#DIV/0!", Unread),
        ("#N/A", Unread),
        ("≠5", Unread),
        ("!=5", Unread),
        ("≥&nbsp;5", Threshold),
        ("≥<b>5</b>", Threshold),
        ("&#8805;5", Threshold),
        ("&eacute;5", Unread),
    ],
)
def test_kinds_of_cells(text: str, kind: type) -> None:
    """Ordinals, grades, standards, codes of spreadsheets and of web pages are what they are."""
    assert isinstance(read_target(text), kind)


def test_places_in_the_authors_text() -> None:
    """Lexemes stand where the author wrote them."""
    assert [(said.start, said.stop) for said in said_in("不低 于 1,200 人")] == [(0, 4), (5, 12)]
