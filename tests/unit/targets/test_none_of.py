"""That there be none of an ill, in words, against numbers and against words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import Verdict, judge, read_actual, read_target
from perfmodel.lexicon._claims import Words
from perfmodel.lexicon._reported_figures import (
    HAPPENS_NOT,
    KINDS,
    NARROWER,
    NONE_WISHED,
    NOTHING,
    WHOLE_YEAR,
    narrower_in,
)

ILLS = st.sampled_from(["投诉", "安全事故", "差错", "返贫", "火灾", "欠薪", "群体性事件", "故障", "上访"])
WISHES = st.sampled_from(["零{}", "不发生{}", "未发生{}", "无{}", "杜绝{}", "确保零{}", "{}零发生"])
REPORTS = st.sampled_from(["零{}", "未发生{}", "无{}", "没有发生{}", "全年未发生{}。", "{}零发生"])
MEASURES = st.sampled_from(["起", "次", "件", "例", "个"])


@given(ill=ILLS, wish=WISHES, measure=MEASURES, number=st.integers(1, 99))
def test_one_is_too_many(ill: str, wish: str, measure: str, number: int) -> None:
    """Zero meets it, every number above misses it, named or not."""
    target = read_target(wish.format(ill))

    for words in ("", ill, "发生", f"发生{ill}"):
        assert judge(target, f"{words}0{measure}").verdict is Verdict.MET
        found = judge(target, f"{words}{number}{measure}")
        assert (found.verdict, found.reason.code) == (Verdict.MISSED, "exceeded")


@given(ill=ILLS, other=ILLS, wish=WISHES, report=REPORTS, bound=st.integers(0, 9), measure=MEASURES)
def test_none_in_words(ill: str, other: str, wish: str, report: str, bound: int, measure: str) -> None:  # noqa: PLR0913, PLR0917 - all that is recombined
    """It is none of that ill and of no other, whether the target is in words or a number."""
    said = report.format(other)
    verdict = Verdict.MET if ill == other else Verdict.UNDECIDED

    assert judge(read_target(wish.format(ill)), said).verdict is verdict
    assert judge(read_target(f"{ill}≤{bound}{measure}"), said).verdict is verdict
    assert judge(read_target(f"≤{bound}{measure}"), said, name=f"{ill}数").verdict is verdict


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("零投诉", "培训1次"),
        ("零投诉", "5人"),
        ("零投诉", "0万元"),
        ("零投诉", "约1次"),
        ("零投诉", "≤2次"),
        ("零投诉", "及时处理"),
        ("零距离", "0次"),
        ("无障碍", "0个"),
        ("不发生安全事故", "未发生重大安全事故"),
        ("0起", "未发生重大事故"),
        ("≥2起", "未发生"),
        ("<0起", "未发生"),
        ("≥2起", "未发生事故"),
        ("投诉2次", "无投诉"),
        ("≤0次", "培训"),
        ("安全事故≤2起", "无"),
        ("≤-2起", "未发生"),
        ("≤2起", "未发生"),
        ("培训≤2次", "未发生"),
        ("5万元", "无投诉"),
    ],
)
def test_what_says_nothing_of_it(target: str, actual: str) -> None:
    """Another measure, an open number, a part of the ill, and nothing at all."""
    assert judge(read_target(target), read_actual(actual)).verdict is Verdict.UNDECIDED


def test_a_lesser_ill_is_in_the_whole() -> None:
    """None at all is none of the worse kind."""
    assert judge(read_target("不发生重大安全事故"), "未发生安全事故").verdict is Verdict.MET
    assert judge(read_target("零投诉"), "无").verdict is Verdict.MET
    assert judge(read_target("事故<2起"), "未发生").verdict is Verdict.MET


def spellings(words: Words) -> list[str]:
    """What the patterns of a table spell: 零发生 and 零发生过 of [零无未]发生过?."""
    found: list[str] = []
    for pattern in words.words.split():
        parts = [""]
        for piece, optional in re.findall(r"(\[[^\]]+\]|.)(\??)", pattern):
            choices = [*piece.strip("[]"), *([""] if optional else [])]
            parts = [part + choice for part in parts for choice in choices]
        found += parts
    return found


EVENTS = st.sampled_from(spellings(HAPPENS_NOT))
NONE = st.sampled_from(spellings(NOTHING))
WISHED = st.sampled_from(["", *spellings(NONE_WISHED), *spellings(WHOLE_YEAR)])
YEARS = st.sampled_from(["", *spellings(WHOLE_YEAR)])
KIND = st.sampled_from([kind for kind in (*spellings(KINDS), *NARROWER.words.split()) if kind not in "群体性事件"])
NAMES = st.sampled_from([None, "{}", "{}发生次数", "全市{}数"])


@given(front=WISHED, event=EVENTS, none=NONE, year=YEARS, name=NAMES, ill=ILLS)
def test_what_must_not_happen_is_met_where_it_did_not(  # noqa: PLR0913, PLR0917 - all that is recombined
    front: str, event: str, none: str, year: str, name: str | None, ill: str
) -> None:
    """不发生 is answered by 未发生, whatever the row calls what would happen, and by a bare zero."""
    target, named = read_target(f"{front}{event}"), name and name.format(ill)

    for said in (none, f"{year}{none}。", "0", "零", "发生0起"):
        assert judge(target, said, name=named).verdict is Verdict.MET


@given(front=WISHED, event=EVENTS, measure=MEASURES, number=st.integers(1, 99), name=NAMES, ill=ILLS)
def test_what_must_not_happen_is_missed_where_it_did(  # noqa: PLR0913, PLR0917 - all that is recombined
    front: str, event: str, measure: str, number: int, name: str | None, ill: str
) -> None:
    """One is one too many; under a name of its own it has to be that of the row."""
    target, named = read_target(f"{front}{event}"), name and name.format(ill)

    for verb in ("", "发生", "共发生"):
        found = judge(target, f"{verb}{number}{measure}", name=named)
        assert (found.verdict, found.reason.code) == (Verdict.MISSED, "exceeded")
    found = judge(target, f"发生{ill}{number}{measure}", name=named)
    assert found.verdict is (Verdict.MISSED if named else Verdict.UNDECIDED)


@given(event=EVENTS, report=REPORTS, ill=ILLS, other=ILLS, name=NAMES)
def test_a_named_report_answers_the_event_of_the_row_alone(
    event: str, report: str, ill: str, other: str, name: str | None
) -> None:
    """That there was no fire says nothing of complaints, nor of a row whose name nobody hands in."""
    target, named = read_target(event), name and name.format(ill)
    verdict = Verdict.MET if named and ill == other else Verdict.UNDECIDED

    assert judge(target, report.format(other), name=named).verdict is verdict
    assert judge(target, f"{other}0起", name=named).verdict is verdict


@given(event=EVENTS, ill=ILLS, kind=KIND, number=st.integers(0, 9))
def test_a_kind_of_an_event_is_another_event(event: str, ill: str, kind: str, number: int) -> None:
    """None of the worse leaves the lesser open, one of the lesser is none of the worse; none at all is none of it."""
    for target, name in (
        (read_target(f"{event}{ill}"), None),
        (read_target(event), f"{ill}数"),
        (read_target("0起"), None),
    ):
        for said in (f"未发生{kind}{ill}", f"{kind}{ill}0起", f"全年发生{kind}{ill}0起"):
            if target.text != "0起" or said.startswith("未"):
                assert judge(target, said, name=name).verdict is Verdict.UNDECIDED
    worse = read_target(f"{event}{kind}{ill}")
    assert judge(worse, f"{ill}{number}起").verdict is (Verdict.UNDECIDED if number else Verdict.MET)
    assert judge(worse, f"未发生{ill}").verdict is Verdict.MET


@given(
    wish=st.sampled_from(spellings(NONE_WISHED)),
    event=EVENTS,
    ill=ILLS,
    target=st.sampled_from(["0起", "≤2起", "零{}", "不发生{}"]),
)
def test_a_wish_reports_nothing(wish: str, event: str, ill: str, target: str) -> None:
    """力争零投诉 is a plan, in whatever column it stands."""
    for said in (f"{wish}{event}{ill}", f"{wish}{event}", f"{wish}零{ill}"):
        assert judge(read_target(target.format(ill)), said, name=f"{ill}数").verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("thing", ["培训", "降价", "改线", "搬迁"])
def test_what_must_not_happen_need_be_no_ill(thing: str) -> None:
    """The verb says that it would happen; of what is there or not, the tables have to know that it is an ill."""
    assert judge(read_target(f"不发生{thing}"), f"未发生{thing}").verdict is Verdict.MET
    assert judge(read_target(f"{thing}不发生"), f"{thing}0次").verdict is Verdict.MET
    assert judge(read_target(f"不发生{thing}"), f"发生{thing}2次").verdict is Verdict.MISSED
    assert judge(read_target(f"零{thing}"), f"未发生{thing}").verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("target", "actual", "name"),
    [
        ("不发生事故", "未发生，2起在处理", None),
        ("零投诉", "无，3件待核实", None),
        ("零投诉", "投诉处理0件", None),
        ("零投诉", "投诉整改0件", None),
        ("不发生", "检查0次", "安全检查及事故次数"),
        ("不发生", "约0起", None),
        ("不发生", "0万元", None),
        ("不发生", "基本未发生", None),
        ("不发生", "上半年未发生", None),
        ("不发生", "不出现", None),
        ("不发生", "/", None),
        ("没有", "未发生", None),
    ],
)
def test_what_leaves_open_whether_it_happened(target: str, actual: str, name: str | None) -> None:
    """What is still being looked at, work on it, another measure, a part of the year, another wish."""
    assert judge(read_target(target), read_actual(actual), name=name).verdict is Verdict.UNDECIDED


def test_a_lesser_event_beside_the_words_for_none_is_no_part_of_it() -> None:
    """It has a name of its own."""
    said = "未发生重大事故，发生一般事故1起"  # noqa: RUF001 - as written

    assert judge(read_target("不发生重大事故"), said).verdict is Verdict.MET
    assert judge(read_target("不发生事故"), said).verdict is not Verdict.MET


def test_words_of_reporting_in_front_of_a_kind_are_passed_in_any_number() -> None:
    """Words that can be parted in several ways (全年度, 全 and 年度) don't multiply."""
    assert narrower_in("全年度" * 500 + "死亡事故") == "死亡"
    assert narrower_in("全年度" * 500 + "事故") is None


@pytest.mark.parametrize("target", ["0亩", "=0万元", "0", "0起", "0元/户"])
def test_nothing_where_zero_was_wished_of_whatever(target: str) -> None:
    """A clerk who writes 无 for 欠薪金额 or 耕地流出面积 wrote something; of a share or a ceiling 无 may be a blank."""
    assert judge(read_target(target), "无").verdict is Verdict.MET
    assert judge(read_target(target), "／").reason.code == "actual-missing"
    assert {judge(read_target(other), "无").verdict for other in ("≤5%", "0%")} == {Verdict.UNDECIDED}
