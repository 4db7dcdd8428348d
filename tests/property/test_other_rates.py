"""Rates and ills beside each other: one answers another only where its name says the same."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from perfmodel import Polarity, Verdict, judge, polarity_of, read_target
from perfmodel.lexicon._reported_figures import NARROWER, QUALITIES, is_other_rate, narrower_in
from perfmodel.lexicon._work_words import REPORTING

GROUPS = st.sampled_from("群众 企业 患者 职工 学生 家长 游客 门诊".split())
HIGH = Polarity.HIGHER_IS_BETTER


@given(asked=GROUPS, said=GROUPS, rate=st.sampled_from(["满意度", "满意率", "参与率"]), number=st.integers(90, 100))
def test_the_rate_of_one_group_is_not_that_of_another(asked: str, said: str, rate: str, number: int) -> None:
    """职工满意度 says nothing of 患者满意度; 满意度 and 综合满意度 do."""
    target, name = read_target("≥90%"), f"{asked}{rate}"
    verdict = judge(target, f"{said}{rate}{number}%", name=name, polarity=HIGH).verdict

    assert verdict is (Verdict.MET if said == asked else Verdict.UNDECIDED)
    assert judge(target, f"{rate}{number}%", name=name, polarity=HIGH).verdict is Verdict.MET
    assert judge(target, f"综合{rate}{number}%", name=name, polarity=HIGH).verdict is Verdict.MET


@given(quality=st.sampled_from(QUALITIES.words.split()), work=st.sampled_from("拨付 办结 发放 处置 上报".split()))
def test_the_rate_of_a_work_is_not_that_of_how_it_is_done(quality: str, work: str) -> None:
    """拨付率 100% leaves open whether all was paid in time."""
    target = read_target("100%")

    for name in (f"{work}{quality}率", f"{quality}{work}率"):
        assert judge(target, f"{work}率100%", name=name, polarity=HIGH).verdict is Verdict.UNDECIDED
    assert judge(target, f"{work}及时率100%", name=f"{work}及时率", polarity=HIGH).verdict is Verdict.MET


@pytest.mark.parametrize(
    ("name", "actual", "verdict"),
    [
        ("政府采购执行率", "预算执行率98%", Verdict.UNDECIDED),
        ("公共机构节能率", "公共机构节水率98%", Verdict.UNDECIDED),
        ("设备验收合格率", "工程验收合格率98%", Verdict.UNDECIDED),
        ("设备验收合格率", "验收合格率98%", Verdict.MET),
        ("合格率", "验收合格率98%", Verdict.MET),
        ("项目完成率", "资金支付98%", Verdict.UNDECIDED),
        ("项目完成率", "已完成98%", Verdict.MET),
        ("资金支付率", "已支付98%", Verdict.MET),
    ],
)
def test_rates_by_example(name: str, actual: str, verdict: Verdict) -> None:
    """Each name with a word that the other lacks is another one."""
    assert judge(read_target("≥95%"), actual, name=name).verdict is verdict


@given(
    part=st.sampled_from(NARROWER.words.split()), ill=st.sampled_from("事故 投诉 信访".split()), few=st.integers(0, 2)
)
def test_few_of_one_kind_are_not_few_of_all(part: str, ill: str, few: int) -> None:
    """死亡事故0起 leaves open how many others there were; too many of a kind are too many."""
    target, name = read_target("≤2件"), f"{ill}件数"
    evidence = polarity_of(name)
    assume(evidence is not None)

    assert judge(target, f"{part}{ill}{few}件", name=name).verdict is Verdict.UNDECIDED
    assert judge(target, f"{part}{ill}{few}件", name=f"{part}{name}").verdict is Verdict.MET
    assert judge(target, f"{part}{ill}3件", name=name).verdict is not Verdict.MET


@given(
    words=st.lists(
        st.sampled_from(["全年度", "仅有", "有效", "2024年", "2024年度", *REPORTING.words.split()]),
        min_size=1,
        max_size=60,
    )
)
def test_words_of_reporting_name_no_other_rate_however_many(words: list[str]) -> None:
    """They are the same rate, in time, however the words can be parted (全年度, 全 and 年度)."""
    lead = "".join(words)

    assert not is_other_rate(f"{lead}满意率", "教师满意率")
    assert is_other_rate(f"{lead}游客满意率", "教师满意率")
    assert narrower_in(f"{lead}死亡事故") is not None
