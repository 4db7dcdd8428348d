"""Words beside a reported number: what no table knows meets nothing, and words of one meaning decide alike."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from perfmodel import Polarity, Verdict, judge, read_actual, read_target
from perfmodel.lexicon._claims import DIFFERENCES
from perfmodel.lexicon._rows import WordRow
from perfmodel.lexicon._work_words import ANY_WORK, DOING, EARLY, FINISHED, OTHER_WORK, asked_by, says_more

OTHERS = (
    "流失 报废 申报 撤销 取消 报名 停工 欠缴 搁置 终止 中断 辞退 劝退 请假 空置 转让 赊欠 冻结 挪用 沉淀 自评 自查 "
    "全省 全国 省级 外省 男生 女性 理论 上级 兄弟 因疫情 由于 应到 退货 滞销 失联 注销 弃置 停用 封存 借出 外包 "
    "延后 缓建 停办 流标 废标 撤回 驳回 落选 未获批 待岗 在途 在册 退出 关停 开工 招标 立项 预约 登门 对方 竞争对手 "
    "同类地区 上届 首轮 抽样 自测 口头 书面 名义 账面 备选 候补"
).split()
"""Words that make a number that of something else; some are in tables of other rules, and most are in none."""
UNITS = st.sampled_from(["人", "台", "个", "次", "万元", "公里", "亩", "%", "户", "场"])
FLOORS = st.sampled_from(["≥{}{}", "不少于{}{}", "{}{}以上", "至少{}{}", "大于{}{}"])
PLACES = st.sampled_from(
    ["{word}{number}{unit}", "共{word}{number}{unit}", "{word}了{number}{unit}", "实际{word}{number}{unit}"]
)
CHARACTERS = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=6)
WORKS = st.sampled_from([row for row in DOING if row.meaning != ANY_WORK])


@given(
    word=st.one_of(st.sampled_from(OTHERS), CHARACTERS),
    place=PLACES,
    unit=UNITS,
    floor=FLOORS,
    bound=st.integers(1, 90),
    more=st.integers(0, 9),
)
def test_words_that_no_table_knows_meet_nothing(  # noqa: PLR0913, PLR0917 - all that is recombined
    word: str, place: str, unit: str, floor: str, bound: int, more: int
) -> None:
    """Whatever else stands in front of a number, it does not count; without it the number does."""
    assume(says_more(word, asked_by(""), ills=False))
    target = read_target(floor.format(bound, unit))
    actual = read_actual(place.format(word=word, number=bound + more + 1, unit=unit))
    assume(actual.said.subject is not None and word in actual.said.subject)

    assert judge(target, f"{bound + more + 1}{unit}").verdict is Verdict.MET
    assert judge(target, actual).verdict is not Verdict.MET
    assert judge(target, actual, polarity=Polarity.HIGHER_IS_BETTER).verdict is not Verdict.MET


@pytest.mark.parametrize("word", OTHERS)
def test_each_of_the_words_leaves_a_number_open(word: str) -> None:
    """In front of the number or behind it, and of a target that has a name of its own as well."""
    for target in ("≥10个", "道路建设≥10个"):
        for actual in (f"{word}12个", f"12个{word}"):
            assert judge(read_target(target), actual).verdict is Verdict.UNDECIDED, (target, actual)


@given(row=WORKS, data=st.data(), bound=st.integers(1, 500), over=st.integers(-1, 1))
def test_words_of_one_work_decide_alike(row: WordRow, data: st.DataObject, bound: int, over: int) -> None:
    """Which of its words a report uses makes no difference: 参训120人 is 培训120人."""
    words = [word for word in row.words.split() if judge(read_target("≥1户"), f"{word}1户").verdict is Verdict.MET]
    one, other = data.draw(st.sampled_from(words)), data.draw(st.sampled_from(words))
    target = read_target(f"≥{bound}户")

    found = [judge(target, f"{word}{bound + over}户") for word in (one, other, f"共{one}", f"全年{other}")]

    assert {judgement.verdict for judgement in found} == {Verdict.MISSED if over < 0 else Verdict.MET}


@given(row=WORKS, other=WORKS, data=st.data())
def test_one_work_answers_no_other(row: WordRow, other: WordRow, data: st.DataObject) -> None:
    """慰问120户 says nothing of 培训100户, whose name it does not have, nor of an indicator of that name."""
    word, said = data.draw(st.sampled_from(row.words.split())), data.draw(st.sampled_from(other.words.split()))
    assume(not set(row.words.split()) & set(other.words.split()))
    assume(says_more(said, asked_by(word), ills=False))

    assert judge(read_target("≥100户"), f"{said}120户", name=f"{word}户数").verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("word", EARLY.words.split())
def test_what_was_only_begun_meets_its_own_name(word: str) -> None:
    """申报12个 meets ≥10个 of 申报数量, and of nothing else."""
    assert judge(read_target("≥10个"), f"{word}12个").verdict is Verdict.UNDECIDED
    if judge(read_target("≥10个"), f"{word}12个").reason.code == "subject-unmatched":
        assert judge(read_target("≥10个"), f"{word}12个", name=f"项目{word}数量").verdict is Verdict.MET


def test_the_losses_of_another_table_are_in_none_of_these() -> None:
    """What is called a difference is no word of doing, but for how a work was done."""
    differences = [word for word in DIFFERENCES.words.split() if word.isalpha()]

    assert [word for word in differences if not says_more(word, asked_by(""), ills=False)] == [
        "提前",
        "超额",
        "超额完成",
    ]


@pytest.mark.parametrize(
    ("target", "actual", "name", "verdict"),
    [
        ("≥95%", "96%（调查问卷）", None, Verdict.MET),
        ("≥100人", "100人（流失）", None, Verdict.UNDECIDED),
        ("≥100人", f"120人{'参加培训' * 20}", None, Verdict.UNDECIDED),
        ("≥100人", "培训（教师）120人", None, Verdict.MET),
        ("≥10台", "12台，报废", None, Verdict.UNDECIDED),
        ("≥10台", "12台，已完成", None, Verdict.MET),
        ("≥10台", "12台（损坏）", "设备损坏数", Verdict.MET),
        ("≥10人", "12人（死亡）", None, Verdict.UNDECIDED),
        ("≤10人", "8人死亡", None, Verdict.MET),
        ("≥90%", "隐患整改率92%", None, Verdict.MET),
        ("≥90%", "投诉率92%", None, Verdict.UNDECIDED),
        ("合格率≥95%", "验收合格率96%", None, Verdict.MET),
        ("项目完成率≥95%", "完成率98%", None, Verdict.MET),
        ("≥95%", "满意度96%，完成率99%", "群众满意度", Verdict.UNDECIDED),
        ("≥95%", "1-12月满意度96%", None, Verdict.MET),
        ("≥95%", "2024年度满意度96%", None, Verdict.MET),
        ("≥100人", "我校培训120人", None, Verdict.MET),
        ("同比增长5%", "收入同比增长6%", None, Verdict.MET),
        ("同比增长5%", "成本同比增长6%", None, Verdict.UNDECIDED),
        ("≥60%", "未完成率60%", None, Verdict.UNDECIDED),
        ("≥4次/年", "每季度取消1次", None, Verdict.UNDECIDED),
        ("合格", "经考核为合格", None, Verdict.MET),
        ("前3名", "综合排名第2名", None, Verdict.MET),
        ("60%-80%", "完成率70%", None, Verdict.MET),
        ("60%-80%", "全省70%", None, Verdict.UNDECIDED),
    ],
)
def test_places_and_shapes(target: str, actual: str, name: str | None, verdict: Verdict) -> None:
    """In notes, behind the value, in several values, and in every shape."""
    assert judge(read_target(target), actual, name=name).verdict is verdict


def test_marks_between_words_are_no_words() -> None:
    """教师、学生 are two things, and 全省、学生 are not."""
    assert not says_more("教师、学生", asked_by(""), ills=False)
    assert says_more("全省、学生", asked_by(""), ills=False)


WORKS_OF_ALL = [word for row in DOING if row.meaning == ANY_WORK for word in row.words.split()]
"""Words of any work, which report what is asked for also as a part of another: 组织开展."""


@given(
    asked=st.sampled_from(OTHER_WORK.words.split()),
    row=st.sampled_from([row for row in DOING if row.meaning != ANY_WORK]),
    data=st.data(),
)
def test_work_without_a_row_is_reported_by_its_own_word(asked: str, row: WordRow, data: st.DataObject) -> None:
    """排查120处 says nothing of 消除隐患100处; 完成120处 and 消除120处 do."""
    said = data.draw(st.sampled_from(row.words.split()))
    assume(said not in asked and asked not in said and not any(word in said for word in WORKS_OF_ALL))
    target = read_target("≥100户")

    assert judge(target, f"{said}120户", name=f"{asked}户数").verdict is Verdict.UNDECIDED
    assert judge(target, f"完成{asked}120户", name=f"{asked}户数").verdict is not Verdict.MISSED
    assert judge(target, "完成120户", name=f"{asked}户数").verdict is Verdict.MET


@given(end=st.sampled_from(sorted(FINISHED)), begun=st.sampled_from("新建 改造 维修 安装 铺设".split()))
def test_an_end_answers_a_work_and_not_the_reverse(end: str, begun: str) -> None:
    """竣工12个 are 新建12个; of 新建12个 nobody knows whether they are finished."""
    target = read_target("≥10个")

    assert judge(target, f"{end}12个", name=f"{begun}项目数").verdict is Verdict.MET
    assert judge(target, f"{begun}12个", name=f"{end}项目数").verdict is Verdict.UNDECIDED
