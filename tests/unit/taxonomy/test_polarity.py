"""Which side is better: by the name, from its end; else, for plain counts and money, by the category."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import Polarity, PolarityEvidence, Unit, polarity_of
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.lexicon._polarity_deeds import DEALINGS
from perfmodel.lexicon._polarity_roles import EARNINGS, GOVERN, KINDLY, LESSEN, PolarityRow, Role, words_of
from perfmodel.lexicon._polarity_words import ROWS, roles
from perfmodel.source import Standing
from perfmodel.targets import EvidenceSource
from perfmodel.testing import any_text

HIGH, LOW, NEUTRAL = Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER, Polarity.NEUTRAL
LABELS = {"higher": HIGH, "lower": LOW, "neutral": NEUTRAL, "open": None}
FOLDER = Path(__file__).parents[2] / "fixtures" / "polarity"


class Labelled(NamedTuple):
    """A name that was labelled before the first run, with its category."""

    name: str
    category: str
    polarity: Polarity | None


def _lot(path: Path) -> list[Labelled]:
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [
        Labelled(name, category, LABELS[polarity]) for name, category, polarity in (line.split("\t") for line in lines)
    ]


LOTS = [pytest.param(_lot(path), id=path.stem) for path in sorted(FOLDER.glob("*.tsv"))]


def by_name(name: str) -> Polarity | None:
    """What the name alone says."""
    found = polarity_of(name)
    return None if found is None else found.polarity


@pytest.mark.parametrize("lot", LOTS)
def test_labelled_names(lot: list[Labelled]) -> None:
    """Health, schools, traffic, police, farming, money, housing: none turned round, each found."""
    found = {row: polarity_of(row.name, category=row.category) for row in lot}

    assert {row.name for row in lot if (found[row] and found[row].polarity) != row.polarity} == set()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "polarity", "word"),
    [
        ("群众投诉率", LOW, "投诉"),
        ("群众投诉处理率", HIGH, "处理"),
        ("投诉下降率", HIGH, "下降"),
        ("投诉增长率", LOW, "增长"),
        ("居民收入下降率", LOW, "下降"),
        ("失业人员再就业率", HIGH, "再就业"),
        ("补助标准", NEUTRAL, "标准"),
        ("补助标准执行率", HIGH, "执行"),
        ("未按期整改率", LOW, "整改"),
        ("逾期还款率", LOW, "还款"),
        ("工单超时办结率", LOW, "办结"),
        ("超预算支付率", LOW, "支付"),
        ("逾期贷款催收率", HIGH, "催收"),
        ("超时提醒率", HIGH, "提醒"),
        ("控辍保学率", HIGH, "控辍保学"),
        ("违规用地查处率", HIGH, "查处"),
        ("不合格率", LOW, "不合格"),
        ("无故障运行时间", HIGH, "无故障运行"),
        ("零投诉", HIGH, "投诉"),
        ("平均办理时限", LOW, "时限"),
        ("窗口审批时间", LOW, "审批"),
        ("展厅开放时间", HIGH, "开放"),
        ("提前交付天数", HIGH, "提前"),
        ("总磷浓度", LOW, "总磷"),
        ("平均浓度", LOW, "浓度"),
        ("溶解氧浓度", HIGH, "溶解氧"),
        ("成本节约率", HIGH, "节约"),
        ("人员成本控制率", LOW, "控制"),
        ("火灾控制率", HIGH, "控制"),
        ("事故死亡率控制", LOW, "死亡"),
        ("旱灾损失占产值比重", LOW, "损失"),
        ("占道经营发生率", LOW, "发生"),
        ("化解矛盾纠纷数", HIGH, "化解"),
        ("有效降低企业用电成本", HIGH, "降低"),
        ("挪用专款金额", LOW, "挪用"),
        ("违规捕捞数", LOW, "违规"),
        ("档案错装率", LOW, "错装"),
        ("村级防蝗次数", HIGH, "防蝗"),
        ("安全事件数", LOW, "安全事件"),
        ("三公经费变动率", LOW, "三公经费"),
        ("农药用量", LOW, "农药"),
        ("困难学生补助人数", HIGH, "补助"),
    ],
)
def test_the_word_that_decides(name: str, polarity: Polarity, word: str) -> None:
    """The head noun at the end, then its modifier; the evidence names it and cites its row."""
    found = polarity_of(name)

    assert found is not None
    assert (found.polarity, found.word, found.source) == (polarity, word, EvidenceSource.NAME)
    assert found.citation in {row.citation for row in ROWS}


@pytest.mark.parametrize(
    "name",
    [
        "某某率",
        "某某时间",
        "某某浓度",
        "降低投诉率",  # the rate that is left, or what it fell by
        "防止返贫率",
        "防范事故数",
        "某某下降率",
        "某某控制率",
        "人口自然增长率",
        "贫困户数",
        "",
        "★",
        "某" * 300,
    ],
)
@pytest.mark.parametrize("category", [None, "output.quality", "cost.economic"])
def test_what_stays_open(name: str, category: str | None) -> None:
    """A word that no table knows, or one of which both sides are met; the category decides no rate and no time."""
    found = polarity_of(name, category=category)

    assert found is None or (name in {"", "★", "某" * 300} and found.source is EvidenceSource.CATEGORY)


@pytest.mark.parametrize(
    ("name", "category", "unit", "polarity"),
    [
        ("长椅", "output.quantity", "张", HIGH),
        ("长椅", "output.quantity", None, HIGH),
        ("长椅", "cost.economic", Unit("万元"), LOW),
        ("长椅", "output.quality", "", HIGH),
        ("长椅", "output.quality", "%", None),  # a rate
        ("长椅", "output.timeliness", "天", None),  # a time
        ("长椅", "benefit.ecological", "mg/L", None),  # a concentration
        ("长椅", None, "张", None),
        ("残破长椅", "output.quality", "张", None),  # it sounds ill, and is filed as a quality
        ("残破长椅", "output.quantity", "张", HIGH),
        ("残破长椅", "cost.economic", "张", LOW),
        ("生活补助", None, "元", None),  # paid out: neither side by the name
        ("生活补助", "cost.economic", "元", LOW),
        ("长椅投诉", "output.quantity", "件", LOW),  # never against the name
        ("减少长椅", "output.quantity", "张", None),
    ],
)
def test_the_category_is_weak(
    name: str, category: str | None, unit: Unit | str | None, polarity: Polarity | None
) -> None:
    """It decides for a plain count or money, and never against the name; its evidence cites the rule of its side."""
    found = polarity_of(name, category=category, unit=unit)

    assert (found and found.polarity) == polarity
    if found is not None and found.source is EvidenceSource.CATEGORY:
        assert found.word == category
        assert found.citation.standing is Standing.DESIGN
        assert ("cost" in str(found.citation.note)) is (polarity is LOW)


@pytest.mark.parametrize("category", ["cost", "cost.economic", "cost.unspecified", "cost.environmental"])
@pytest.mark.parametrize(
    ("name", "unit", "polarity"),
    [
        ("设备安装", "万元", LOW),
        ("道路建设", "万元", LOW),
        ("道路建设费", "万元", LOW),
        ("违建拆除", "元", LOW),
        ("治理水土流失", "万元", LOW),
        ("环境提升", "万元", LOW),
        ("人均培训", "元/人", LOW),
        ("某某", "元/人", LOW),
        ("绿化养护", "万元/公里", LOW),
        ("设备安装", "", None),  # a number without a unit may be money
        ("税收宣传", "万元", None),
        ("缓解企业负担", "万元", None),
        ("偿还债务", "万元", None),  # the money may be the debt
        ("设备安装", "台", HIGH),
        ("节约成本", "万元", HIGH),
        ("农户增收", "元", HIGH),
        ("门票收入", "万元", HIGH),
        ("门票收入增加", "万元", HIGH),
        ("追回损失", "万元", HIGH),
        ("成本节约率", "%", HIGH),
        ("预算执行率", "%", HIGH),
        ("补助标准", "元/人", NEUTRAL),
    ],
)
def test_money_under_cost_is_what_the_work_costs(
    name: str, category: str, unit: str, polarity: Polarity | None
) -> None:
    """Whatever work its name speaks of; money that comes in or is saved, and shares, go by the name."""
    found = polarity_of(name, category=category, unit=unit)

    assert (found and found.polarity) == polarity


@given(
    work=st.sampled_from(sorted(word for word, row in roles().items() if row.role in {Role.GOOD, Role.MEND})),
    thing=st.sampled_from(["", "道路", "设备", "某某"]),
    unit=st.sampled_from(["万元", "元", "元/人"]),
)
def test_no_work_makes_a_cost_the_better_the_higher(work: str, thing: str, unit: str) -> None:
    """But what brings money in."""
    found = polarity_of(f"{thing}{work}", category="cost.economic", unit=unit)

    earned = any(word in f"{thing}{work}" for word in EARNINGS.words.split())
    assert earned or found is None or found.polarity is not HIGH or found.word != work


@pytest.mark.parametrize(
    ("name", "unit", "timely", "elsewhere"),
    [
        ("资金拨付", "个工作日", LOW, LOW),
        ("审批办结", "天", LOW, LOW),
        ("故障修复", "小时", LOW, LOW),
        ("主体工程竣工", "日历天", LOW, LOW),
        ("厂房完工", "个月", LOW, LOW),
        ("企业开办", "天", LOW, None),
        ("植树", "天", LOW, None),
        ("恢复供电", "小时", LOW, LOW),
        ("提前完工", "天", HIGH, HIGH),
        ("展厅开放", "天", HIGH, HIGH),
        ("设备质保", "年", HIGH, None),
        ("教师培训", "天", None, HIGH),  # of three days it may be one that lasts or one that takes them
        ("路灯维护", "天", None, HIGH),
        ("名单公示", "天", None, None),
        ("某某", "天", None, None),
        ("工期", "天", LOW, LOW),
        ("拨付及时率", "%", HIGH, HIGH),
        ("资金拨付", "次", HIGH, HIGH),
    ],
)
def test_a_duration_beside_work_is_the_time_it_takes(
    name: str, unit: str, timely: Polarity | None, elsewhere: Polarity | None
) -> None:
    """Read as the name of a time; what may last stays open among the rows of timeliness, and goes by the name else."""
    found = [polarity_of(name, category=each, unit=unit) for each in ("output.timeliness", "output.quantity")]

    assert [each and each.polarity for each in found] == [timely, elsewhere]


def test_notes_blanks_and_wide_letters_do_not_count() -> None:
    """投诉 率（％） is 投诉率."""
    assert polarity_of(" 投诉 率（％）") == polarity_of("投诉率")
    assert polarity_of("ＰＭ２．５浓度") == polarity_of("pm2.5浓度") != None  # noqa: E711 - both are evidence


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"name": 3}, "expected name as text, found int; hand in the name of a row: row.name"),
        ({"name": None}, "expected name as text, found None; hand in the name of a row: row.name"),
        (
            {"name": "投诉率", "category": 3},
            "found int; hand in the id of a category: row.category.id",
        ),
        (
            {"name": "投诉率", "unit": 3},
            "found int; hand in a Unit or its text: '万元'",
        ),
    ],
)
def test_wrong_types_are_named(arguments: dict[str, Any], words: str) -> None:
    """Each argument of another type, with what to hand in."""
    with pytest.raises(WrongTypeError, match=words):
        polarity_of(**arguments)


def test_unknown_categories_and_units_are_refused() -> None:
    """The id of a category, not its label; a text that can be a unit."""
    with pytest.raises(InvalidValueError, match="数量指标"):
        polarity_of("投诉率", category="数量指标")
    with pytest.raises(InvalidValueError, match="张 张"):
        polarity_of("投诉率", unit="张 张")


def _words(*wanted: Role) -> list[str]:
    return sorted(word for word, row in roles().items() if row.role in wanted)


ills = st.sampled_from(_words(Role.EVENT, Role.FAULT))
goods = st.sampled_from(_words(Role.GOOD))
works = st.sampled_from(_words(Role.MEND))


class TestKinds:
    """Any word of a role, in the compounds that the role is made for."""

    @given(ill=ills, work=works)
    def test_an_ill_is_low_and_work_on_it_high(self, ill: str, work: str) -> None:
        """投诉率 low, 投诉处理率 high, of each ill and each work."""
        assert by_name(f"{ill}率") is LOW
        assert by_name(f"{ill}{work}率") is HIGH
        assert by_name(f"{ill}{work}件数") is HIGH

    @pytest.mark.parametrize("head", ["", "人数", "面积", "金额", "户数", "率"])
    @pytest.mark.parametrize("dealing", DEALINGS, ids=[verbs.words.split()[0] for verbs, _ in DEALINGS])
    def test_work_on_an_ill_is_no_ill(self, dealing: tuple[PolarityRow, PolarityRow], head: str) -> None:
        """培训失业人员, 偿还债务金额: each verb of a table before each ill of its own; open of a share."""
        verbs, things = (row.words.split() for row in dealing)
        things = [
            thing for thing in things if len(thing) > 1 and roles().keys().isdisjoint((thing + head, thing[-1] + head))
        ]
        found = {name: by_name(name) for verb in verbs for thing in things for name in [f"{verb}{thing}{head}"]}

        assert {name for name, side in found.items() if side is LOW} == set()
        assert head == "率" or {name for name, side in found.items() if side is None} == set()

    @given(
        work=st.sampled_from(["参与", "发生", "收到", "出现", "产生", "施工", *_words(Role.GOOD)]),
        ill=ills,
        head=st.sampled_from(["", "人数", "件数", "率"]),
    )
    def test_an_ill_behind_work_that_does_not_mend_it_is_no_good(self, work: str, ill: str, head: str) -> None:
        """参与赌博人数, 服务投诉件数: low, or open where the work may be aimed at it."""
        dealt = any(work in verbs.words.split() and ill in things.words.split() for verbs, things in DEALINGS)
        verb = words_of(GOVERN, LESSEN, *(verbs for verbs, _ in DEALINGS)).beginning(work + ill)

        cut_through = work[-1] in KINDLY.words  # 巡护乱占 is read as 护乱
        assert dealt or verb or cut_through or by_name(f"{work}{ill}{head}") is not HIGH

    @given(ill=ills)
    def test_a_fall_turns_and_a_rise_keeps(self, ill: str) -> None:
        """投诉下降率 high, 投诉增长率 low, 零投诉 high."""
        assert by_name(f"{ill}下降率") is HIGH
        assert by_name(f"{ill}增长率") is LOW
        assert by_name(f"零{ill}") is HIGH

    @given(good=goods)
    def test_a_good_is_high_and_its_denial_low(self, good: str) -> None:
        """合格率 high, 未合格率 low, 合格率下降 low."""
        assert by_name(f"{good}率") is HIGH
        assert by_name(f"未{good}率") is LOW
        assert by_name(f"{good}率下降") is LOW

    @given(word=st.sampled_from(sorted(roles())))
    def test_a_standard_has_no_better_side(self, word: str) -> None:
        """Whatever it is a standard of."""
        assert by_name(f"{word}发放标准") is NEUTRAL

    @given(text=any_text(), category=st.none() | st.sampled_from(["output.quality", "cost.social"]))
    def test_any_text_has_an_answer(self, text: str, category: str | None) -> None:
        """Evidence or none, never an error, and the same each time."""
        found = polarity_of(text, category=category)

        assert found is None or isinstance(found, PolarityEvidence)
        assert polarity_of(text, category=category) == found


def test_each_word_stands_in_one_row() -> None:
    """No word has two roles, and each row says where it comes from."""
    words = [word.casefold() for row in ROWS for word in row.words.split()]

    assert len(words) == len(set(words))
    assert all(row.citation.source for row in ROWS)
