"""Levels that are reached (提高到95%, 降至5%): the way says the side, and a level answers no wished change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import Comparison, Threshold, Unread, Verdict, judge, read_actual, read_target
from perfmodel.lexicon._comparison_words import FALLEN, RISEN
from perfmodel.lexicon._rows import words_of

RISING, FALLING = sorted(words_of(RISEN)), sorted(words_of(FALLEN))
ABOVE, BELOW = ("以上", "及以上", "或以上", "之上"), ("以下", "以内", "及以下", "之内", "之下")
FLOORS, CEILINGS = ("不低于", "不少于", "至少", "≥"), ("不高于", "不超过", "最多", "≤")
NAMES = ("", "覆盖率", "平均候诊时间", "渠道漏损率")
VALUES = ("5%", "95%", "3天", "12.5元/人")

Way = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""A verb with what agrees with it behind and before a number, and with what doesn't."""

WAYS: list[Way] = [(verb, ABOVE, FLOORS, BELOW, CEILINGS) for verb in RISING] + [
    (verb, BELOW, CEILINGS, ABOVE, FLOORS) for verb in FALLING
]
drawn = pytest.mark.parametrize("name", NAMES)


@drawn
@given(way=st.sampled_from(WAYS), value=st.sampled_from(VALUES), data=st.data())
def test_a_sign_for_the_other_side_is_refused(
    name: str,
    way: Way,
    value: str,
    data: st.DataObject,
) -> None:
    """降低到5%以上, 提升至不超过95%; beside an operator column as well."""
    verb, _, _, behind, before = way
    sign = data.draw(st.sampled_from(before))
    texts = [f"{name}{verb}{value}{data.draw(st.sampled_from(behind))}", f"{name}{verb}{sign}{value}"]
    found = [read_target(text) for text in texts]
    found.append(read_target(f"{name}{verb}{value}", operator="≤" if verb in RISING else "≥"))

    assert [target.error.code for target in found if isinstance(target, Unread)] == ["operators-conflict"] * 3


@drawn
@given(way=st.sampled_from(WAYS), value=st.sampled_from(VALUES), data=st.data())
def test_a_sign_for_the_same_side_is_taken(
    name: str,
    way: Way,
    value: str,
    data: st.DataObject,
) -> None:
    """降低到5%以下, 提升至不低于95%, or no sign at all."""
    verb, behind, before, _, _ = way
    text = data.draw(
        st.sampled_from(
            [f"{name}{verb}{value}{one}" for one in ("", *behind)] + [f"{name}{verb}{one}{value}" for one in before]
        )
    )
    target = read_target(text)

    assert isinstance(target, Threshold)
    assert target.comparison is (Comparison.GE if verb in RISING else Comparison.LE)
    assert target.quantity == read_target(value).quantity  # type: ignore[union-attr]


@given(
    name=st.sampled_from(("收入", "游客量", "产值")),
    change=st.sampled_from(("增长", "提高", "下降", "减少")),
    sign=st.sampled_from(("≥", "")),
    verb=st.sampled_from(RISING + FALLING),
    said=st.sampled_from(("", "收入", "游客量", "产值")),
)
def test_a_level_answers_no_wished_change(name: str, change: str, sign: str, verb: str, said: str) -> None:
    """收入增长≥5% is neither met nor missed by 收入提高到6%, which may be what the income is now."""
    target = read_target(f"{name}{change}{sign}5%")

    assert judge(target, read_actual(f"{said}{verb}6%")).verdict is Verdict.UNDECIDED


@given(verb=st.sampled_from(RISING + FALLING))
def test_a_rate_of_change_has_a_level(verb: str) -> None:
    """A rate may itself rise to a level: 增长率提高到6%."""
    assert judge(read_target("收入增长率≥5%"), read_actual(f"{verb}6%")).verdict is Verdict.MET
