"""Values beside the answer that may take something from it, recombined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import Verdict, judge, read_target

UNITS = st.sampled_from(["人", "次", "场", "台", "件"])
LOST = st.sampled_from("缺勤 缺席 流失 退回 核减 扣减 剔除 减少 取消 因故取消 未到场 重复 作废 撤销".split())
LOST_PART = st.sampled_from("不合格 缺勤 重复 未结业 退回 取消 2021年 结转 虚报 淘汰".split())
GROUP = st.sampled_from("女性 线上 线下 教师 本科 县级".split())
ORDER = st.sampled_from(["{answer}，{other}", "{other}，{answer}"])  # noqa: RUF001 - as written


@given(unit=UNITS, bound=st.integers(1, 90), over=st.integers(0, 20), less=st.integers(1, 50), word=LOST, order=ORDER)
def test_what_may_be_taken_away_leaves_it_open(  # noqa: PLR0913, PLR0917 - all that is recombined
    unit: str, bound: int, over: int, less: int, word: str, order: str
) -> None:
    """14次，取消3次 may be 11."""
    answer = order.format(answer=f"{bound + over}{unit}", other=f"{word}{less}{unit}")

    assert judge(read_target(f"≥{bound}{unit}"), answer).verdict is not Verdict.MET


@given(unit=UNITS, bound=st.integers(1, 90), over=st.integers(0, 20), less=st.integers(1, 50), word=LOST_PART)
def test_a_part_that_was_lost_leaves_it_open(unit: str, bound: int, over: int, less: int, word: str) -> None:
    """120人，其中不合格30人 may be 90."""
    answer = f"{bound + over}{unit}，其中{word}{less}{unit}"  # noqa: RUF001 - as written

    assert judge(read_target(f"≥{bound}{unit}"), answer).verdict is not Verdict.MET


@given(unit=UNITS, bound=st.integers(1, 90), over=st.integers(-1, 20), less=st.integers(1, 50), word=GROUP)
def test_a_group_takes_nothing_away(unit: str, bound: int, over: int, less: int, word: str) -> None:
    """120人，其中女性30人 are 120."""
    answer = f"{bound + over}{unit}，其中{word}{less}{unit}"  # noqa: RUF001 - as written
    verdict = judge(read_target(f"≥{bound}{unit}"), answer).verdict

    assert verdict is (Verdict.MISSED if over < 0 else Verdict.MET)


@pytest.mark.parametrize(
    ("target", "actual", "verdict"),
    [
        ("≥95%", "98%，扣除结转为90%", Verdict.UNDECIDED),  # noqa: RUF001 - as written
        ("满意度≥90%", "满意度95%，不满意5%", Verdict.MET),  # noqa: RUF001 - as written
        ("≤100万元", "支出98万元，核减5万元", Verdict.MET),  # noqa: RUF001 - as written
        ("培训≥90人", "培训95人，流失10人", Verdict.UNDECIDED),  # noqa: RUF001 - as written
        ("培训≥90人", "培训95人，男性40人", Verdict.MET),  # noqa: RUF001 - as written
        ("≥4次/年", "每季度1次，取消3次", Verdict.UNDECIDED),  # noqa: RUF001 - as written
        ("≥90人", "95人至99人，其中女性40人", Verdict.MET),  # noqa: RUF001 - as written
        ("≥90人", "95人至99人，其中缺勤40人", Verdict.UNDECIDED),  # noqa: RUF001 - as written
        ("合格及以上", "优秀，取消3次", Verdict.MET),  # noqa: RUF001 - as written
        ("增长≥5%", "同比增长6%，取消3次", Verdict.MET),  # noqa: RUF001 - as written
        ("≥90%", "要求95%", Verdict.UNDECIDED),
    ],
)
def test_where_something_is_taken(target: str, actual: str, verdict: Verdict) -> None:
    """From a rate what is left out, from a ceiling nothing that matters."""
    assert judge(read_target(target), actual).verdict is verdict
