"""English sentences as cells: what is read, what is left to the reader of cells, and what is refused."""

from datetime import date
from typing import cast

import pytest
from attrs import evolve

from perfmodel import (
    Comparison,
    Composite,
    Deadline,
    Frequency,
    Grade,
    Quantity,
    Rank,
    Relative,
    Statement,
    Target,
    Threshold,
    Unread,
    Unstated,
    YesNo,
    describe,
    explain_reading,
    format_target,
    judge,
    parse_quantity,
    parse_target,
    read_actual,
    read_target,
)
from perfmodel.display._language import tongue_of
from perfmodel.targets import Claim
from perfmodel.targets import _english_words as english_words
from perfmodel.targets._english_words import MONTHS
from perfmodel.values import MonthDay, YearlessSpan
from perfmodel.values._period import DateSpan, Period, PeriodUnit


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("at least 800,000 person-visits", "≥800000人次"),
        ("at most 1 person", "≤1人"),
        ("about 85%", "约85%"),
        ("at least about 3 units (台)", "≥约3台"),
        ("from 60% to 80%", "60%至80%"),
        ("more than 85%, up to 90%", "85%（不含）至90%"),
        ("one issue every six months", "每半年1期"),
        ("twice every month", "每月2次"),
        ("at least 12 times every two weeks", "每2周≥12次"),
        ("by 31 December 2023", "2023年12月31日前"),
        ("due 31 December 2023", "2023年12月31日"),
        ("between 1 January 2023 and 31 December 2023", "2023年1月1日至2023年12月31日"),
        ("by 31 August; whether until 30 September is left open", "9月前"),
        ("by 31 March of the next year", "次年3月31日前"),
        ("among the first 10", "前10名"),
        ("the first place of 全省", "全省前1名"),
        ("“良好” or better", "≥良好"),
        ("水质: at least 95%", "【水质】≥95%"),
        ("at most 10% of “概算”", "≤概算的10%"),
        ("5% more than “上年”", "较上年提高5%"),
        ("at least 5% less than “上年”", "较上年降低≥5%"),
        ("from 5% to 8% more than “上年”", "较上年提高5%至8%"),
        ("5% more than the year before", "较上年提高5%"),
        ("at most 10% of the budget", "≤预算的10%"),
        ("at least the level of last year", "≥去年水平"),
        ("1/3 more than the year before", "较上年提高1/3"),
        ("1/3 of the year before", "上年的1/3"),
        ("exactly 1/20", "=1/20"),
        ("about 2024", "约2024"),
        ("2024; and the words “疏浚沟渠”", "2024；疏浚沟渠"),
        ("up by 2.4 percentage points (提高)", "提高2.4个百分点"),
        ("down by at least 3% (压减)", "压减≥3%"),
        ("up by from 5% to 8% (增长)", "增长5%-8%"),
        ("yes", "是"),
        ("  at least 5 kilometres\n", "≥5km"),
        ("the words “持续提高”", "持续提高"),
        ("at least 10 copies; and at most 20 copies", "≥10份；≤20份"),
        ("at least 5 articles; or at least 1 book", "≥5篇或≥1本"),
        ("no target is stated", "/"),
    ],
)
def test_sentences(text: str, canonical: str) -> None:
    """Each shape comes out as the Chinese cell that says the same."""
    target = parse_target(text)

    assert target == read_target(canonical)
    assert isinstance(target, Statement) or target.text == text


def test_long_periods() -> None:
    """A thousand days, and half years that are more months than a period has."""
    days, halves = read_target("three every 1,000 days"), read_target("three every 6,000 months")

    assert days == Frequency(comparison=Comparison.STATED, count=Quantity(3, ""), per=Period(1000, PeriodUnit.DAY))
    assert halves == Frequency(
        comparison=Comparison.STATED, count=Quantity(3, ""), per=Period(1000, PeriodUnit.HALF_YEAR)
    )


@pytest.mark.parametrize(
    "text",
    [
        "by 31 June 2023",
        "by 30 Brumaire 2023",
        "from 8% to 5%",
        "from 5% to 8 persons",
        "from 5 kg to 8 kg",
        "twice every fortnight",
        "five kg every month",
        "between 1 May and 1 June 2024",
        "between 1 June and 1 May",
        "by 1 May; whether until 1 June 2024 is left open",
        "by 1 May; whether until 1 June of the next year is left open",
        "5 kg more than “上年”",
        "5 kg more than the year before",
        "up by 5% (压减)",
        "up by 5% (高)",
        "5 kg of “上年”",
        "at least “a” or better",
        "among the first 0",
        "at least 5 persons; and at least 6 persons; or at least 7 persons",
        "水质: (at least 5 persons)",
        "水质: (at least 5 persons; and kg)",
        "the words “甲",
        "the words “甲””",
        "once every 2,000 weeks",
        "one money every month",
        "at least 3 metres per",
        "at least 3 metres per kg",
        "at least 3 metres wide",
        "at least 3 “a b”",
        "at least 10,00 persons",
        "at least 3 metres per day" + " per day" * 200,
    ],
)
def test_what_is_no_sentence_is_no_value(text: str) -> None:
    """A sentence with a content that cannot be, or half of one, never gives a value in silence."""
    assert isinstance(read_target(text), Statement | Unread)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“持续提高”", Statement),
        ("“100%”", Threshold),
        ("no more than 5%", Threshold),
        ("within 24小时", Threshold),
        ("合格率: 95%", Threshold),
        ("≥: 5%", Threshold),
    ],
)
def test_other_cells_stay_as_they_were(text: str, expected: type) -> None:
    """A text in quotes keeps them, and signs and Chinese words are read as ever."""
    target = read_target(text)

    assert isinstance(target, expected)
    assert target.text == text


@pytest.mark.parametrize("text", ["page 1", "article 3", "table 2, page 1"])
def test_the_end_of_a_word_compares_nothing(text: str) -> None:
    """An abbreviation such as ge is a word of its own."""
    assert isinstance(read_target(text), Statement)


def test_a_word_of_the_form_in_front_of_the_colon_is_no_name() -> None:
    """目标值 says what stands behind it; in quotes it is the name of something."""
    assert read_target("目标值: at least 95%") == read_target("≥95%")
    assert read_target("“目标值”: at least 95%").subject == "目标值"
    assert read_target("水质: “Ⅲ类” or better").subject == "水质"


def test_names_that_would_be_read_as_something_else_stand_in_quotes() -> None:
    """A sign as a name, a unit of no table where no English word is."""
    sign = Threshold(comparison=Comparison.STATED, quantity=Quantity(5, "%"), subject="≥")
    unknown = Quantity(5, "筒")

    assert describe(sign, locale="en") == "“≥”: 5%"
    assert read_target("“≥”: 5%") == sign
    assert describe(unknown, locale="en") == "5 “筒”"
    assert parse_quantity("5 “筒”") == unknown


def test_names_with_quotes_of_their_own() -> None:
    """Pairs stay; a lone one gets a backslash, so that two targets never share a sentence."""
    pair, lone = Statement(text="开展“双创”活动"), Statement(text="a” or better; and b “c")

    assert describe(pair, locale="en") == "the words “开展“双创”活动”"
    assert describe(lone, locale="en") == r"the words “a\” or better; and b \“c”"
    assert read_target(describe(pair, locale="en")) == pair
    assert read_target(describe(lone, locale="en")) == lone


def test_amounts_with_too_many_digits() -> None:
    """What has more digits than a number holds in its base unit is written in its author's."""
    for unit in ("亿元", "百公里"):
        quantity = Quantity("9" * 58, unit)
        assert read_target(f"at least {describe(quantity, locale='en')}") == Threshold(
            comparison=Comparison.GE, quantity=quantity
        )
    assert isinstance(read_target(f"at least {'9' * 58} “a b”"), Statement | Unread)
    assert isinstance(read_target("at least 5 三"), Statement | Unread)


def test_one_sentence_one_target() -> None:
    """Targets that said the same in English are told apart."""
    day, days = DateSpan(None, date(2024, 6, 30)), DateSpan(date(2024, 1, 1), date(2024, 6, 30))
    one_day = DateSpan(date(2024, 6, 30), date(2024, 6, 30))
    amounts = [Threshold(comparison=Comparison.GE, quantity=Quantity(number, "人")) for number in (5, 6)]
    first = Threshold(comparison=Comparison.GE, quantity=Quantity(5, "人"), subject="甲")
    targets: list[Target] = [
        Statement(text="优秀"),
        *(Grade(comparison=comparison, grade="优秀") for comparison in Comparison),
        *(Relative(comparison=comparison, reference="优秀") for comparison in Comparison),
        *(Deadline(span=span, comparison=comparison) for span in (day, days, one_day) for comparison in Comparison),
        Composite(clauses=amounts, subject="甲"),
        Composite(clauses=[first, amounts[1]]),
    ]
    sentences = [describe(target, locale="en") for target in targets]

    assert len(set(sentences)) == len(sentences)
    assert [read_target(sentence) for sentence in sentences] == targets


def test_what_could_not_be_read() -> None:
    """The sentence gives back the cell with its own reason; one that could be read is no such cell."""
    found = read_target("“≥95%%” cannot be read")

    assert found == read_target("≥95%%")
    assert describe(found, locale="en") == "“≥95%%” cannot be read"
    assert isinstance(read_target("“≥95%” cannot be read"), Unread)


def test_the_fiscal_year() -> None:
    """Days without a year take it; each day of a span its own."""
    found = read_target("between 1 October of the year before and 31 March", fiscal_year=2024)

    assert isinstance(found, Deadline)
    assert found.span == DateSpan(date(2023, 10, 1), date(2024, 3, 31))


def test_a_doubt_that_the_year_leaves_no_day_for() -> None:
    """28 and 29 February are one day in 2023."""
    doubtful = Deadline(
        span=YearlessSpan(None, MonthDay(2, 28)), comparison=Comparison.LE, doubtful_until=MonthDay(2, 29)
    )
    for text in (describe(doubtful, locale="en"), "期限≤〖../--02-28〗存疑至〖--02-29〗"):
        assert read_target(text) == doubtful
        found = read_target(text, fiscal_year=2023)
        assert isinstance(found, Deadline)
        assert (found.span.latest, found.doubtful_until) == (date(2023, 2, 28), None)


class TestComparisons:
    """English comparisons that ``describe`` does not write."""

    @pytest.mark.parametrize("less", ["less", "fewer", "lower", "smaller"])
    @pytest.mark.parametrize(
        "form", ["{} than or equal to", "{} than or equal", "{} or equal to", "equal to or {} than", "equal or {} than"]
    )
    def test_with_the_bound_included(self, less: str, form: str) -> None:
        """Less than or equal to 5% was =5% of something called less than or."""
        words = form.format(less)
        more = form.format({"fewer": "more", "lower": "higher", "smaller": "larger"}.get(less, "greater"))

        for text, expected in ((words, "≤5%"), (more, "≥5%")):
            for written in (text, text.upper(), text.capitalize(), f"error rate {text}"):
                assert format_target(evolve(threshold(f"{written} 5%"), subject=None)) == expected
            assert read_target("5%", operator=text) == read_target(expected)

    @pytest.mark.parametrize(
        "text", ["at least or equal to 5", "AT MOST AND =5%", "or ≥5%", "error rate but 5% or more"]
    )
    def test_a_name_ends_in_no_joining_word(self, text: str) -> None:
        """What stands in front of it says something of the value that nobody has read."""
        found = read_target(text)

        assert isinstance(found, Unread)
        assert found.error.code == "words-unknown"

    def test_a_name_may_end_in_the_same_letters(self) -> None:
        """Labor and Brand do."""
        assert [threshold(f"{name} ≥5").subject for name in ("Labor", "Brand")] == ["Labor", "Brand"]


def threshold(text: str) -> Threshold:
    """The bound that a text says."""
    found = read_target(text)
    assert isinstance(found, Threshold)
    return found


class TestWordsBehindAValue:
    """English that goes on behind a value and that nobody reads."""

    @pytest.mark.parametrize(
        "text",
        [
            "5% more than 上年",
            "5% more than “上年",
            "5% higher than “上年”",
            "at most 10% of 概算",
            "5% increase over last year",
            "≥3次，5% increase over last year",
            "at least 5% or at most 3%",
            "at least 5% and at most 10%",
        ],
    )
    def test_is_refused(self, text: str) -> None:
        """It may turn the value round: no value in silence."""
        found = read_target(text)

        assert isinstance(found, Unread)
        assert found.error.code == "words-unknown"
        assert text[found.error.span.start :].strip().startswith(("more", "higher", "of", "increase", "or", "and"))

    @pytest.mark.parametrize(
        "text", ["≥3次 APP更新", "水质 5km；good water", "good water 95%，ok then", "good，better"]
    )
    def test_other_words_are_words(self, text: str) -> None:
        """A name in capitals, words behind a mark of their own, words in front."""
        found = read_target(text)

        assert not isinstance(found, Unread) or found.error.code != "words-unknown"


class TestBesideColumns:
    """The columns of a form for unit and operator."""

    @pytest.mark.parametrize(
        ("text", "unit", "operator", "expected"),
        [
            ("at least 5", "%", None, "≥5%"),
            ("at least 5 kilometres", "公里", None, "≥5km"),
            ("7,303,500 yuan", "万元", "≥", "≥7303500元"),
            ("from 60% to 80%", "%", None, "60%至80%"),
            ("one issue every six months", "期", None, "每半年1期"),
            ("5% more than “上年”", "%", "≥", "较上年提高≥5%"),
            ("from 5% to 8% more than “上年”", "%", None, "较上年提高5%至8%"),
            ("at least 5 copies; and at most 8 copies", "份", None, "≥5份；≤8份"),
            ("by 30 June 2024", "/", "≤", "2024年6月30日前"),
            ("“良好” or better", "级", None, "≥良好"),
            ("no target is stated", "%", "≥", "/"),
        ],
    )
    def test_that_agree(self, text: str, unit: str, operator: str | None, expected: str) -> None:
        """What the columns say is in the sentence, or goes with it."""
        assert read_target(text, unit=unit, operator=operator) == read_target(expected)

    @pytest.mark.parametrize(
        ("text", "unit", "operator", "code"),
        [
            ("5% more than “上年”", "项", None, "unit-conflict"),
            ("at least 5 kilometres", "吨", None, "unit-conflict"),
            ("from 60% to 80%", "项", None, "unit-conflict"),
            ("from 5% to 8% more than “上年”", "项", None, "unit-conflict"),
            ("at least 5 copies; and at most 8 persons", "份", None, "unit-conflict"),
            ("at least 5 kilometres", "1,2", None, "unit-conflict"),
            ("at least 5 kilometres", None, "≤", "operators-conflict"),
            ("from 5% to 8% more than “上年”", None, "≥", "operators-conflict"),
            ("yes", None, "≥", "operators-conflict"),
            ("at least 5 kilometres", None, "约", "operators-conflict"),
            ("at least 5 kilometres", None, "大概也许", "operator-unknown"),
        ],
    )
    def test_that_contradict(self, text: str, unit: str | None, operator: str | None, code: str) -> None:
        """The cell is refused, and no side of it believed."""
        found = read_target(text, unit=unit, operator=operator)

        assert isinstance(found, Unread)
        assert found.error.code == code


class TestActuals:
    """Reported values in English."""

    def test_compare_where_they_say_so(self) -> None:
        """At least 5 is a bound and no value, with a unit in its column too."""
        assert read_actual("at least 5 copies").said == read_target("≥5份")
        assert read_actual("at least 5").said == read_target("≥5")
        assert read_actual("no more than 5", unit="%").said == read_target("≤5%")
        assert read_actual("at least 5; and at most 8 copies").said == read_target("≥5；≤8份")

    def test_a_day_alone_is_that_day(self) -> None:
        """As in Chinese, with the fiscal year."""
        assert read_actual("due 30 June", fiscal_year=2024) == read_actual("2024年6月30日")
        assert read_actual("on 30 June 2024").said == read_actual("2024年6月30日").said
        assert read_actual("by 30 June 2024").said == read_target("2024年6月30日前")

    def test_of_another_year_are_words(self) -> None:
        """A value that is named after another year reports nothing of this one."""
        assert isinstance(read_actual("2021年水质: at least 5 copies", fiscal_year=2024).said, Threshold | Statement)

    def test_ranks(self) -> None:
        """One of the first ten is known no better; the first place is."""
        assert read_actual("among the first 10") == read_actual("前10名")
        assert read_actual("the first place of 前海").within_only is False
        assert isinstance(read_actual("the first place").said, Rank)

    def test_words_claim_and_names_do_not(self) -> None:
        """未完成 as words is a claim; as the name of a thing it is none."""
        assert read_actual("the words “未完成”").claim is Claim.NOT_DONE
        assert read_actual("未完成: at least 5 copies").claim is None

    def test_judged(self) -> None:
        """English on both sides meets as Chinese does."""
        assert judge(read_target("at least 95%"), "exactly 93%").verdict is judge(read_target("≥95%"), "=93%").verdict
        assert isinstance(read_actual("yes").said, YesNo)
        assert isinstance(read_actual("no target is stated").said, Unstated)
        assert isinstance(read_actual("5% more than 上年").said, Unread)
        assert isinstance(read_actual("5% more than “上年”", unit="项").said, Unread)


class TestExplained:
    """What each part of a reading is."""

    @pytest.mark.parametrize(
        ("text", "roles"),
        [
            ("at least 800,000 person-visits", ["quoted"]),
            ("by 30 June", ["quoted"]),
            ("at least 5%", ["comparison", "blank", "number", "unit"]),
            ("“≥” cannot be read", ["unread"]),
            ("管道5km", ["subject", "number", "unit"]),
        ],
    )
    def test_a_sentence_is_one_part(self, text: str, roles: list[str]) -> None:
        """It has none of the signs and words that the parts are; what is read without it has them."""
        assert [part.role.value for part in explain_reading(text)] == roles

    def test_one_that_cannot_be_read(self) -> None:
        """English words that no reader knows have the parts that were seen."""
        parts = explain_reading("5% more than 上年")

        assert "".join("5% more than 上年"[part.span.start : part.span.stop] for part in parts) == "5% more than 上年"


class TestTables:
    """The sentences and the catalogue, the months and Babel."""

    def test_english_says_the_sentences_as_they_are(self) -> None:
        """What the reader takes is what the English catalogue says."""
        tongue = tongue_of("en")
        tables: list[object] = [value for name, value in vars(english_words).items() if name.isupper()]
        sentences = [
            sentence
            for table in tables
            for sentence in (cast("dict[object, object]", table).values() if isinstance(table, dict) else (table,))
            if isinstance(sentence, str)
        ]

        assert "at least {amount}" in sentences
        assert [tongue.texts.gettext(sentence) for sentence in sentences] == sentences

    def test_months(self) -> None:
        """The names that Babel writes."""
        assert [tongue_of("en").day(date(2024, month, 1)) for month in range(1, 13)] == [
            f"1 {name} 2024" for name in MONTHS
        ]


def test_canonical_text_is_no_english() -> None:
    """Words that are a sentence are written so that they stay words."""
    words = Statement(text="at least 5 copies")

    assert read_target(format_target(words)) == words
