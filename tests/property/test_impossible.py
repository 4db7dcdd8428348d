"""Numbers that cannot be, indices, slips of scale and signs: recombined from the tables of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import Verdict, judge, read_actual, read_target
from perfmodel.lexicon._reported_figures import EITHER_WAY, SHARES

GOOD_SHARES = st.sampled_from("满意 合格 覆盖 优良 出勤 达标 知晓 完好 准确 普及 成活".split())
FRONTS = st.sampled_from(["", "群众", "设备", "项目"])


@given(front=FRONTS, share=st.sampled_from(SHARES.words.split()), over=st.integers(1, 900), bound=st.integers(50, 100))
def test_no_share_is_more_than_all(front: str, share: str, over: int, bound: int) -> None:
    """满意度 150% is a slip; 完成率 150% is none."""
    target, actual = read_target(f"≥{bound}%"), f"{100 + over}%"

    assert judge(target, actual, name=f"{front}{share}率").verdict is Verdict.UNDECIDED
    assert judge(target, "100%", name=f"{front}{share}率").verdict is Verdict.MET
    assert judge(target, actual, name="投资完成率").verdict is Verdict.MET
    assert judge(target, actual).verdict is Verdict.MET


@given(share=st.sampled_from("投诉 差错 失业 故障 逾期 发病".split()), size=st.integers(1, 9))
def test_no_share_is_below_zero(share: str, size: int) -> None:
    """投诉率 -2% meets no ceiling; a growth below zero does."""
    target = read_target("≤10%")

    assert judge(target, f"-{size}%", name=f"{share}率").verdict is Verdict.UNDECIDED
    assert judge(target, f"-{size}%", name="成本增长率").verdict is Verdict.MET
    assert judge(target, f"-{size}%", name="赤字率").verdict is Verdict.MET
    assert judge(target, f"-{size}%", name="某某").verdict is Verdict.MET


@given(word=st.sampled_from(EITHER_WAY.words.split()), tail=st.sampled_from(["率", "幅度"]), size=st.integers(1, 30))
def test_the_size_of_a_change_either_way_counts(word: str, tail: str, size: int) -> None:
    """预算调整率 -15% may break ≤10%, -5% does not whichever way it is read."""
    verdict = judge(read_target("≤10%"), f"-{size}%", name=f"预算{word}{tail}").verdict

    assert verdict is (Verdict.MET if size <= 10 else Verdict.UNDECIDED)
    assert judge(read_target("≥-20%"), "-5%", name=f"预算{word}{tail}").verdict is Verdict.MET
    assert judge(read_target("-10%至10%"), "-5%", name=f"预算{word}{tail}").verdict is not Verdict.MISSED


@given(
    name=st.sampled_from(["收入增长率", "GDP增速", "物价涨幅", "能耗降低率"]),
    bound=st.integers(1, 10),
    index=st.integers(90, 115),
    column=st.booleans(),
)
def test_a_bare_index_is_no_change(name: str, bound: int, index: int, *, column: bool) -> None:
    """103 for ≥5% may be a growth of 3%, with the unit in a column of the form or in the target."""
    unit = "%" if column else None
    target = read_target(f"≥{bound}" if column else f"≥{bound}%", unit=unit)

    assert judge(target, read_actual(str(index), unit=unit), name=name).verdict is Verdict.UNDECIDED
    assert judge(read_target(f"≥{bound}"), str(index), name=name).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("target", "unit", "actual", "verdict"),
    [
        ("≥12公里", None, "11500", Verdict.UNDECIDED),
        ("≥12公里", None, "12500", Verdict.MET),
        ("≥12", "公里", "11500", Verdict.UNDECIDED),
        ("≥5公顷", None, "49000", Verdict.UNDECIDED),
        ("≥12000", "人", "1.3", Verdict.UNDECIDED),
        ("≥12000", "人", "1.1", Verdict.MISSED),
        ("≤1%", None, "0.02", Verdict.UNDECIDED),
        ("≥90", "%", "9.5", Verdict.UNDECIDED),
        ("≥90%", None, "9.55", Verdict.UNDECIDED),
        ("≥90%", None, "89", Verdict.MISSED),
        ("≤8%", None, "0", Verdict.MET),
    ],
)
def test_slips_of_scale(target: str, unit: str | None, actual: str, verdict: Verdict) -> None:
    """A bare number that may be of a smaller unit, of ten, or a fraction decides only where all readings agree."""
    assert judge(read_target(target, unit=unit), read_actual(actual, unit=unit)).verdict is verdict


@given(share=GOOD_SHARES)
def test_a_least_share_of_one_percent_was_a_fraction(share: str) -> None:
    """A cell that kept 95% as 0.95 asks for no 0.95%."""
    target = read_target("≥0.95", unit="%")

    assert judge(target, read_actual("96", unit="%"), name=f"{share}率").verdict is Verdict.UNDECIDED
    assert judge(target, read_actual("96", unit="%")).verdict is Verdict.MET
