"""Sentences in traditional characters: the catalogue ``zh_Hant``, and the words of our own tables beside it."""

import re
from collections import Counter
from itertools import product
from pathlib import Path

import pytest
from attrs import evolve
from babel.messages.pofile import read_po

import perfmodel
from perfmodel import (
    Comparison,
    Drift,
    Frequency,
    Indicator,
    ProjectObjectives,
    Quantity,
    TargetSyntaxError,
    Threshold,
    category,
    compare,
    describe,
    explain,
    explain_reading,
    judge,
    parse_target,
    policy,
    read_target,
    review,
)
from perfmodel.display import explain_policy
from perfmodel.display._language import CHOSEN, KEPT, in_traditional
from perfmodel.display._value_words import POINTS
from perfmodel.errors import InvalidValueError
from perfmodel.interop._result_tables import findings_to_table
from perfmodel.lexicon._fold import TRADITIONAL, fold
from perfmodel.scoring import POLICIES
from perfmodel.taxonomy import CATEGORIES
from perfmodel.values import PeriodUnit
from perfmodel.values._number import SCALES
from perfmodel.values._period import Period
from perfmodel.values._unit import MAIN_SYMBOLS, Unit

HAN = re.compile(r"[\u4e00-\u9fff]+")
SIMPLIFIED = set(TRADITIONAL.values()) - set(KEPT) - {"只", "干"}
"""The simplified characters of the table that no traditional text has; 只 and 若干 are words there too."""

OWN_WORDS = (
    *MAIN_SYMBOLS,
    *SCALES,
    *POINTS.values(),
    *(unit.value for unit in PeriodUnit),
    *(item.label for item in CATEGORIES.values()),
    *(item.title for item in POLICIES.values()),
)


def messages(language: str) -> dict[str, str]:
    """The sentences of a catalogue by their ids."""
    path = Path(perfmodel.__file__ or "").parent / "locale" / language / "LC_MESSAGES" / "perfmodel.po"
    with path.open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


SAID, WRITTEN = messages("zh_Hans"), messages("zh_Hant")


def is_traditional(text: str) -> bool:
    """No character that only simplified texts have, by our table and by Big5, which knows nothing of it."""
    try:
        text.encode("big5")
    except UnicodeEncodeError:
        return False
    return SIMPLIFIED.isdisjoint(text)


def own_words(text: str, key: str) -> str:
    """The Chinese words of a sentence without those that its English sentence quotes."""
    for quoted in sorted(HAN.findall(key), key=len, reverse=True):
        text = text.replace(quoted, " ")
    return "".join(HAN.findall(text))


class TestCatalogue:
    """The sentences."""

    def test_both_say_the_same(self) -> None:
        """Read in simplified characters each sentence is that of zh_Hans: none was left behind when one changed."""
        assert {key: fold(text) for key, text in WRITTEN.items()} == {key: fold(text) for key, text in SAID.items()}

    def test_no_simplified_character_is_left(self) -> None:
        """But in what is to be typed, or a document has, as the English sentence has it too."""
        left = {key: text for key, text in WRITTEN.items() if not is_traditional(own_words(text, key))}

        assert left == {}

    @pytest.mark.parametrize(
        ("simplified", "traditional"),
        [
            ("之后", "之後"),
            ("合并", "合併"),
            ("并且", "並且"),
            ("复制", "複製"),
            ("重复", "重複"),
            ("限制", "限制"),
            ("关系", "關係"),
            ("体系", "體系"),
            ("只取", "只取"),
            ("标准", "標準"),
            ("日历", "日曆"),
            ("若干", "若干"),
            ("宽松", "寬鬆"),
            ("表头", "表頭"),
            ("采用", "採用"),
            ("计划", "計劃"),
            ("四舍五入", "四捨五入"),
            ("周期", "週期"),
            ("核对", "核對"),
            ("公布", "公布"),
            ("系数", "係數"),
            ("其余", "其餘"),
            ("标签", "標籤"),
        ],
    )
    def test_one_character_of_two(self, simplified: str, traditional: str) -> None:
        """Where a simplified character stands for several, the word decides."""
        found = [(text, WRITTEN[key]) for key, text in SAID.items() if simplified in text]

        assert found
        assert all(written.count(traditional) == text.count(simplified) for text, written in found)


class TestOwnWords:
    """Units, periods, categories and titles: characters by a table."""

    @pytest.mark.parametrize("word", OWN_WORDS)
    def test_each_is_written_and_read(self, word: str) -> None:
        """A new unit whose characters the table lacks is found here."""
        written = in_traditional(word)

        assert is_traditional("".join(HAN.findall(written)))
        assert fold(written) == fold(word)

    def test_a_choice_is_made_where_there_are_several(self) -> None:
        """And none where there is one."""
        several = {letter for letter, count in Counter(TRADITIONAL.values()).items() if count > 1}

        assert set(CHOSEN) == several
        assert all(TRADITIONAL[chosen] == letter for letter, chosen in CHOSEN.items())
        assert set(KEPT) <= set(TRADITIONAL.values())

    @pytest.mark.parametrize(
        ("word", "written"),
        [
            ("公顷", "公頃"),
            ("万元/人·年", "萬元/人·年"),
            ("只", "隻"),
            ("台套", "台套"),
            ("厘米", "厘米"),
            ("工作日", "工作日"),
            ("日历天", "日曆天"),
            ("分钟", "分鐘"),
            ("周", "週"),
            ("干部", "幹部"),
            ("制度", "制度"),
            ("系统", "系統"),
            ("标准箱", "標準箱"),
            ("海里", "海里"),
            ("面", "面"),
        ],
    )
    def test_units(self, word: str, written: str) -> None:
        """As people write them in Taipei and in Hong Kong."""
        assert describe(Quantity(3, word), locale="zh_Hant") == f"3{written}"

    def test_each_unit_reads_back(self) -> None:
        """With each scale word in front: 至少7萬畝 is the target that 至少7万亩 is."""
        units = [
            Unit(scale + word)
            for scale, word in product(("", *SCALES), MAIN_SYMBOLS)
            if not (scale and word.endswith("分之"))
        ]
        found = [Threshold(comparison=Comparison.GE, quantity=Quantity(7, unit)) for unit in units if unit.known]
        again = [target for target in found if read_target(describe(target)) == target]

        assert len(again) > len(units) / 2
        assert [read_target(describe(target, locale="zh_Hant")) for target in again] == again

    @pytest.mark.parametrize("unit", PeriodUnit)
    @pytest.mark.parametrize("value", [1, 3])
    def test_each_period_reads_back(self, unit: PeriodUnit, value: int) -> None:
        """每學期2節, 每3個季度2節."""
        target = Frequency(comparison=Comparison.STATED, count=Quantity(2, "节"), per=Period(value, unit))

        assert parse_target(describe(target, locale="zh_Hant")) == target

    def test_what_no_table_knows_stays(self) -> None:
        """A unit, a name, a reference and a grade in their author's characters."""
        assert describe(Quantity(3, "万个筒头"), locale="zh_Hant") == "3万个筒头"
        assert describe(read_target("发放数较预算增长5%"), locale="zh_Hant").endswith("較“预算”提高5%")
        assert describe(read_target("优良以上"), locale="zh_Hant") == "“优良”及以上"

    def test_own_titles_and_no_others(self) -> None:
        """The title of a shipped policy is ours; that of a county's own policy is the county's."""
        ours = evolve(policy("hubei2020"), name="county", title="本县计分办法", title_en="Ours")

        assert explain_policy("hubei2020", locale="zh_Hant").startswith("hubei2020：項目支出績效自評表評分說明（湖北，")
        assert explain_policy(ours, locale="zh_Hant").startswith("county：本县计分办法 ")


class TestCalls:
    """What each function that takes a locale says."""

    def test_described(self) -> None:
        """A target, a quantity and a category."""
        assert describe(read_target("≥80万人次"), locale="zh_Hant") == "至少80萬人次"
        assert describe(read_target("每半年1期"), locale="zh_TW") == "每半年1期"
        assert describe(Quantity("2.5", "万元/户"), locale="zh_HK") == "2.5萬元/戶"
        assert describe(category("output.quantity"), locale="zh_Hant") == "數量指標（產出指標）"

    def test_explained(self) -> None:
        """The author's words stay as they are written."""
        found = judge(read_target("≥80万人次"), "78.5万人次")

        assert (
            explain(found, locale="zh_Hant")
            == "實際值 78.5万人次 未達到目標 ≥80万人次，差 1.5万人次（為目標值的98.1%）"
        )
        assert explain(judge(read_target("≥95%"), "93%"), locale="zh_Hant").endswith("差 2個百分點（為目標值的97.9%）")
        assert explain(compare(read_target("≥95%"), read_target("≥90%")), locale="zh_Hant") == explain(
            Drift.LOOSER, locale="zh_Hant"
        )
        assert explain(explain_reading("≥95%")[0], locale="zh_Hant").startswith("第1個字符是比較方式：“至少”")

    def test_a_policy(self) -> None:
        """Its rules and its sources; the number of a document is as it is printed."""
        text = explain_policy("mof2020", locale="zh_Hant").splitlines()[1]

        assert text.startswith("- 分值：預算執行 10，產出指標 50，效益指標 30，滿意度 10 [财预〔2020〕10号，默認分值，")

    def test_findings_and_their_table(self) -> None:
        """Both say what was noticed."""
        row = Indicator(name="培训人数", category="output.quantity", target=read_target("若干"))
        found = review(ProjectObjectives(project="培训", indicators=[row]))
        said = [explain(finding, locale="zh_Hant") for finding in found]

        table = findings_to_table(found, locale="zh_Hant")
        missing = "缺少年度總體目標；請用文字填寫"

        assert any(missing in text for text in said)
        assert missing in table.column("message").to_pylist()

    def test_an_error(self) -> None:
        """With its parts and its hint."""
        with pytest.raises(TargetSyntaxError) as caught:
            parse_target("≥95%%")

        assert explain(caught.value, locale="zh_Hant") == (
            "錯誤 expression-incomplete：應為到此為止的表達式，實為'%'，"
            "在第5個字符：≥95%⟦%⟧；請刪去其餘部分，或寫成語句"
        )

    def test_what_is_typed_stays(self) -> None:
        """A hint names a unit that the constructor knows."""
        with pytest.raises(InvalidValueError) as caught:
            Quantity(1, "元//人")

        assert "如元/人·年或万人次" in explain(caught.value, locale="zh_Hant")
        assert Unit("万人次").known
