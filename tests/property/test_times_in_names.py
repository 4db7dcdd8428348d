"""Times in the names of indicators: of presence long, of procedures short, of what has its proper time neither."""

from hypothesis import given
from hypothesis import strategies as st

from perfmodel import Polarity, polarity_of
from perfmodel.lexicon._polarity_roles import LASTING, LENGTHS, LESSEN, PROCEDURES, REPEATED, UNTIMED

HIGH, LOW = Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER
FRONTS = st.sampled_from(["", "平均", "协警", "教师"])


def side(name: str) -> Polarity | None:
    """The better side by the name alone."""
    found = polarity_of(name)
    return None if found is None else found.polarity


@given(front=FRONTS, work=st.sampled_from(LASTING.words.split()), head=st.sampled_from([*LENGTHS, "时间"]))
def test_presence_and_service_are_better_long(front: str, work: str, head: str) -> None:
    """出勤天数, 巡逻时长: nobody wishes for less of them."""
    assert side(f"{front}{work}{head}") is HIGH


@given(front=FRONTS, work=st.sampled_from(UNTIMED.words.split()), head=st.sampled_from(["天数", "时长", "时间"]))
def test_what_has_its_proper_time_is_open(front: str, work: str, head: str) -> None:
    """公示天数 is set by law."""
    assert side(f"{front}{work}{head}") is None


@given(work=st.sampled_from(PROCEDURES.words.split()), head=st.sampled_from([*LENGTHS, "时限"]))
def test_procedures_are_better_short(work: str, head: str) -> None:
    """办理天数, 拨付天数, never the other way round."""
    assert side(f"{work}{head}") in {LOW, None}
    assert side(f"办理{head}") is LOW


@given(
    verb=st.sampled_from(
        [word for word in LESSEN.words.split() if word in "压缩 缩短 减少 压减 缩减 降低 削减".split()]
    ),
    low=st.sampled_from(["办理时限", "办理时间", "审批时间", "工期", "办理环节", "审批环节", "办理环节数", "拨付时间"]),
)
def test_less_of_what_is_better_low_is_wished(verb: str, low: str) -> None:
    """压缩办理时限50% is better the more it is, while 办理时限 and 办理环节 themselves are better low."""
    assert side(low) is LOW
    assert side(f"{verb}{low}") is HIGH


@given(work=st.sampled_from(REPEATED.words.split()))
def test_how_often_work_comes_again_is_open(work: str) -> None:
    """Of 检查周期 either may be wished."""
    assert side(f"{work}周期") is None


def test_single_names_that_were_read_the_wrong_way() -> None:
    """Fees that fall, funds that last, work that is done twice."""
    assert [side(name) for name in ("降费额", "降费率", "社保降费")] == [HIGH] * 3
    assert [side(name) for name in ("基金累计结余", "收支结余", "编制使用率", "阅卷时长")] == [None] * 4
    assert side("基金可支付月数") is HIGH
    assert side("项目资金结余率") is LOW
    assert side("重复检查率") is LOW
    assert side("日常检查率") is HIGH
