"""Parts beside their whole, and names that say of which time a number is: neither answers the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import Drift, Verdict, compare, implies, judge, read_target

PARTS = st.sampled_from(["其中女性", "其中核心", "含乡村", "核心类", "其中财政资金", "包括贫困村"])
UNITS = st.sampled_from(["人", "篇", "公里", "万元", "张"])
WHOLES = st.integers(20, 90)
LESS = st.integers(1, 19)


@given(part=PARTS, unit=UNITS, whole=WHOLES, less=LESS, over=st.integers(0, 50), mark=st.sampled_from("，；"))  # noqa: RUF001
def test_the_whole_answers_no_part(part: str, unit: str, whole: int, less: int, over: int, mark: str) -> None:  # noqa: PLR0913, PLR0917 - all that is recombined
    """However many there were, nothing is said of the part; too few of all are too few."""
    target = read_target(f"≥{whole}{unit}{mark}{part}≥{less}{unit}")

    assert judge(target, f"{whole + over}{unit}").verdict is Verdict.UNDECIDED
    assert judge(target, f"{whole - 1}{unit}").verdict is Verdict.MISSED
    assert (
        judge(read_target(f"≤{whole}{unit}{mark}{part}≤{less}{unit}"), f"{whole}{unit}").verdict is not Verdict.MISSED
    )


@given(unit=UNITS, whole=WHOLES, less=LESS, over=st.integers(0, 50), short=st.integers(-1, 1))
def test_a_part_is_answered_by_its_own_value(unit: str, whole: int, less: int, over: int, short: int) -> None:
    """Both are reported, each by its own."""
    target = read_target(f"≥{whole}{unit}，其中核心≥{less}{unit}")  # noqa: RUF001 - as written
    found = judge(target, f"{whole + over}{unit}，其中核心{less + short}{unit}")  # noqa: RUF001 - as written

    assert found.verdict is (Verdict.MISSED if short < 0 else Verdict.MET)


@given(part=PARTS, unit=UNITS, whole=WHOLES, less=LESS, more=st.integers(1, 9))
def test_the_bound_of_a_part_counts_in_a_drift(part: str, unit: str, whole: int, less: int, more: int) -> None:
    """A higher bound on the part is stricter, a part that falls away looser."""

    def wished(bound: int) -> str:
        return f"≥{whole}{unit}，{part}≥{bound}{unit}"  # noqa: RUF001 - as written

    before, after, alone = (read_target(text) for text in (wished(less), wished(less + more), f"≥{whole}{unit}"))

    assert compare(before, after) is Drift.STRICTER
    assert compare(after, before) is Drift.LOOSER
    assert compare(before, alone) is Drift.LOOSER
    assert implies(before, alone) is True
    assert implies(alone, before) is False


def test_a_part_is_never_more_than_its_whole() -> None:
    """So a whole below the bound of the part leaves nothing to be said against it."""
    both, whole = read_target("≤90万元，其中财政≤80万元"), read_target("≤70万元")  # noqa: RUF001 - as written

    assert implies(whole, both) is None
    assert implies(read_target("≤90万元"), both) is False
    assert implies(whole, read_target("≤90万元，其中财政=80万元")) is False  # noqa: RUF001 - as written


@given(
    scope=st.sampled_from(["上半年", "1-6月", "第一季度", "前三季度", "三年", "日均", "人均", "其中财政资金"]),
    number=st.integers(1, 90),
    more=st.integers(0, 5),
    unit=st.sampled_from(["次", "%", "元"]),
)
def test_a_time_or_an_average_is_another_figure(scope: str, number: int, more: int, unit: str) -> None:
    """Neither target says anything of the other; two of the same time compare as ever."""
    bounded, plain = read_target(f"{scope}≥{number}{unit}"), read_target(f"≥{number + more}{unit}")

    assert implies(bounded, plain) is None
    assert implies(plain, bounded) is None
    assert compare(bounded, plain) in {Drift.UNKNOWN, Drift.DIFFERENT}
    assert compare(bounded, read_target(f"{scope}≥{number + 1}{unit}")) is Drift.STRICTER


@pytest.mark.parametrize(("actual", "verdict"), [("8个", Verdict.MISSED), ("12个", Verdict.MET)])
def test_the_alternative_with_the_unit_is_the_one_that_is_answered(actual: str, verdict: Verdict) -> None:
    """个 may stand for 项 only where nothing asks for 个."""
    assert judge(read_target("≥10个或≥5项"), actual).verdict in {verdict, Verdict.UNDECIDED}
