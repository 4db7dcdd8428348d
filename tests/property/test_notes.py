"""Notes in brackets, labels, other years, numbers beside a claim: what may take a value back leaves it open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import Threshold, Unread, Verdict, judge, read_actual, read_target
from perfmodel.lexicon._notes import LABEL_TAILS, LABELS, QUIET, REACHED
from perfmodel.lexicon._whole_or_part import claim_in

VALUES = st.sampled_from(
    [
        ("≥90人", "95人"),
        ("≥90人", "80人"),
        ("≤90万元", "85万元"),
        ("≥90%", "96.5%"),
        ("2022年11月底前", "2022年10月"),
        ("前6名", "第2名"),
        ("良好", "良好"),
        ("≥4次/年", "每季度1次"),
    ]
)
BRACKETS = st.sampled_from(["（{}）", "({})", " （{}）"])  # noqa: RUF001 - as written
TAKING_BACK = st.sampled_from(
    "计划 年初目标 指标值 任务数 考核指标 应到 预测数 待统计 待发放 在建 在训 在办 建设中 自评 自查 模拟 仅城区 "
    "其中乡镇 限一季度 整改后 补考后 合同约定 主体 部分 一期 初验 申报 三年累计 历年合计 近五年 除学生".split()
)
NUMBERS = st.integers(1, 90)


@given(pair=VALUES, bracket=BRACKETS, note=TAKING_BACK)
def test_a_note_that_no_table_knows_as_harmless_leaves_a_value_open(
    pair: tuple[str, str], bracket: str, note: str
) -> None:
    """95人（计划） reports nothing that was done; without the note the value is decided."""
    target, value = pair

    assert judge(read_target(target), value).verdict is not Verdict.UNDECIDED
    assert judge(read_target(target), value + bracket.format(note)).verdict is Verdict.UNDECIDED


@given(
    pair=VALUES, bracket=BRACKETS, note=st.sampled_from([word for word in QUIET.words.split() if not claim_in(word)])
)
def test_a_harmless_note_changes_no_verdict(pair: tuple[str, str], bracket: str, note: str) -> None:
    """95人（累计） is 95人."""
    target, value = pair
    noted = read_actual(value + bracket.format(note))
    verdict = judge(read_target(target), noted).verdict

    assert verdict in {judge(read_target(target), value).verdict, Verdict.UNDECIDED}
    if isinstance(noted.said, Threshold) and noted.claim is None and not noted.said.approximate:
        assert verdict is judge(read_target(target), value).verdict


@pytest.mark.parametrize("note", ["上年98人", "详见附件", "得10分", "全部完成", "2021年为98人", "计划80人", "人次"])
def test_what_only_explains_leaves_the_value(note: str) -> None:
    """A cause, a place to look, points, another figure with its own number."""
    assert judge(read_target("≥90人"), f"95人（{note}）").verdict is Verdict.MET  # noqa: RUF001 - as written


def test_a_part_that_is_too_much_is_one_of_too_much() -> None:
    """One slight accident is more than none; that there was no grave one says nothing of the others."""
    assert judge(read_target("0起"), "1起（轻微）").verdict is not Verdict.MET  # noqa: RUF001 - as written
    assert judge(read_target("≤1起"), "2起（轻微）").verdict is Verdict.MISSED  # noqa: RUF001 - as written
    assert judge(read_target("≤1起"), "0起（重大）").verdict is Verdict.UNDECIDED  # noqa: RUF001 - as written


def test_letters_in_brackets_belong_to_the_unit() -> None:
    """dB(A) is a unit."""
    assert judge(read_target("≤60dB(A)"), "57dB(A)").verdict is Verdict.MET


# --- labels -----------------------------------------------------------------------------------------------------------


@given(
    front=st.sampled_from(["", "年度", "全年", "本年度"]),
    label=st.sampled_from(LABELS.words.split()),
    tail=st.sampled_from(["", *LABEL_TAILS]),
    mark=st.sampled_from(["", "：", "为"]),  # noqa: RUF001 - as written
    unit=st.sampled_from(["人", "%", "万元"]),
    number=NUMBERS,
)
def test_a_number_that_is_called_the_target_is_no_result(  # noqa: PLR0913, PLR0917 - all that is recombined
    front: str, label: str, tail: str, mark: str, unit: str, number: int
) -> None:
    """年度目标值120人 is what was asked for."""
    actual = f"{front}{label}{tail}{mark}{number}{unit}"

    assert judge(read_target(f"≥{number}{unit}"), actual, name="培训情况").verdict is not Verdict.MET


@pytest.mark.parametrize("verb", ["完成", "达到", "落实", "已完成", "圆满完成", "累计完成"])
@pytest.mark.parametrize("label", ["任务", "年度任务", "指标任务"])
def test_a_verb_in_front_makes_a_result_of_it(verb: str, label: str) -> None:
    """完成任务95人 was done, and 标准 is no label where it is what was asked for."""
    assert any(verb.endswith(word) for word in REACHED.words.split())
    assert judge(read_target("≥90人"), f"{verb}{label}95人").verdict is Verdict.MET
    assert judge(read_target("≥500元"), "补助标准500元", name="补助标准").verdict is Verdict.MET


# --- other years ------------------------------------------------------------------------------------------------------


@given(year=st.integers(2015, 2021), number=NUMBERS, unit=st.sampled_from(["人", "%", "个"]), data=st.data())
def test_other_years_that_are_counted_in_leave_it_open(year: int, number: int, unit: str, data: st.DataObject) -> None:
    """Of 2022, neither a sum of years nor the figure of another one says anything."""
    value = f"{number}{unit}"
    wordings = [
        f"{value}（{year}年数据）",  # noqa: RUF001 - as written
        f"{value}（含{year}年）",  # noqa: RUF001 - as written
        f"{value}（{year}-2022年）",  # noqa: RUF001 - as written
        f"{value}（截至2023年3月）",  # noqa: RUF001 - as written
        f"{year}-2022年{value}",
        f"{year}年和2022年共{value}",
        f"{year}年以来{value}",
        f"自{year}年以来{value}",
        f"{year}年底{value}",
        f"{year}年末{value}",
    ]
    wording = data.draw(st.sampled_from(wordings))
    actual = read_actual(wording, fiscal_year=2022)

    assert judge(read_target(f"≥{value}", fiscal_year=2022), actual).verdict is Verdict.UNDECIDED


def test_the_own_year_is_heard() -> None:
    """A note of the fiscal year changes nothing; without one the year of the value is assumed."""
    target = read_target("≥90人")

    for wording in ("95人（2022年数据）", "2022年95人", "2022年以来培训95人", "2022年底95人"):  # noqa: RUF001 - as written
        assert judge(target, read_actual(wording, fiscal_year=2022)).verdict is Verdict.MET, wording
    assumed = judge(target, "95人（2021年数据）").assumptions  # noqa: RUF001 - as written
    assert [(item.code, item.field("year")) for item in assumed] == [("year-from-actual", "2021")]
    assert judge(read_target("2020-2022年≥90人"), "2020-2022年95人").verdict is Verdict.MET


# --- numbers beside a claim -------------------------------------------------------------------------------------------

CLAIMS = st.sampled_from(["完成", "已完成", "达成", "全部完成", "基本达成"])
BETWEEN = st.sampled_from(["{claim}，{said}", "{claim} {said}", "{claim}（{said}）", "{claim}；{said}"])  # noqa: RUF001


@given(
    claim=CLAIMS,
    between=BETWEEN,
    said=st.sampled_from(["60%", "0%", "99.9%", "3项", "0", "完成率80%", "差错率100%", "逾期3个月", "超期10天", "3/5"]),
)
def test_a_number_beside_a_claim_leaves_it_open_unless_it_is_all(claim: str, between: str, said: str) -> None:
    """完成，60% is not done."""
    verdict = judge(read_target("完成整改"), between.format(claim=claim, said=said)).verdict

    assert verdict is not Verdict.MET


@pytest.mark.parametrize("actual", ["完成，100%", "已完成100%", "达成（100%）", "完成，完成率100%"])  # noqa: RUF001 - as written
def test_all_of_it_keeps_the_claim(actual: str) -> None:
    """Only the whole says no more than the words."""
    assert judge(read_target("完成整改"), actual).verdict is Verdict.MET


@pytest.mark.parametrize("how", ["按时", "按期", "如期"])
def test_what_was_not_done_in_time_may_be_done(how: str) -> None:
    """未按时完成 is no 未完成."""
    target = read_target("完成整改")

    assert judge(target, f"未{how}完成").verdict is Verdict.UNDECIDED
    assert judge(target, "未完成").verdict is Verdict.MISSED


@given(share=st.integers(1, 49), verb=st.sampled_from(["完成", "实现", "达成"]))
def test_a_small_share_that_is_not_done_may_be_what_is_left(share: int, verb: str) -> None:
    """未完成5% may be 95% done."""
    assert judge(read_target("≥60%"), f"未{verb}{share}%", name="完成率").verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("text", ["96.5% （应到）", "第2名 （近五年）", "95人 （限一季度）"])  # noqa: RUF001 - as written
def test_a_bracket_behind_a_blank_that_no_table_knows(text: str) -> None:
    """What it says may take the value back."""
    assert isinstance(read_target(text), Unread)
