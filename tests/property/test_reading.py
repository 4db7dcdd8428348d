"""Laws of reading: total, nothing lost, the short ways give what the long way gives."""

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import Composite, Frequency, Statement, Target, Threshold, Unread, read_target
from perfmodel.lexicon.fold import fold
from perfmodel.lexicon.hints import may_say_more
from perfmodel.lexicon.rules import RULES
from perfmodel.lexicon.tokens import PLAIN_NUMBER, pattern_at, scan
from perfmodel.lexicon.words import COMPARATORS, COMPARATORS_BEHIND, SCALES_OF_GRADES
from perfmodel.lexicon.words import words_of as words_of_rows
from perfmodel.targets import grammar
from perfmodel.targets.cells import read_cell
from perfmodel.targets.clauses import Context
from perfmodel.targets.plain import read_plain
from perfmodel.targets.plain_days import read_days
from perfmodel.targets.read import read_afresh
from perfmodel.values.unit import KNOWN_SYMBOLS

PIECES = (
    *COMPARATORS,
    *COMPARATORS_BEHIND,
    *"≥≤<>=《》±-+~、，；。.%‰（）()【】/·*:：| 0123456789",
    *"年月日号季度底前内末每第名位级类星较比同与持平提高下降约左右且或和",
    *"一二三十百千万亿两半分之次人元个期天小时公里合格优良中差达到控制在为是否无",
    "二〇二三年",
    "2023年",
    "百分之",
    "上年",
    "预算",
    "〖",
    "〗",
    "\u200b",
    "\u202e",
    "A",
    "PM2.5",
)
snippets = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
CALENDAR = (
    "年",
    "年度",
    "年内",
    "月",
    "月底",
    "日",
    "日前",
    "时",
    "点",
    "天内",
    "类",
    "星",
    "星级",
    "强",
    "季度",
    "个月",
    "个季度",
)
days = st.tuples(
    st.sampled_from(["", "", "2023年", "2024年", "1999年", "2023.", "2023-", "2024/"]),
    st.sampled_from(["", "1月", "2月", "06月", "12月", "13月", "0月", "3", "11月份", "12."]),
    st.sampled_from(["", "", "1日", "29日", "31日", "0日", "15"]),
).map("".join)
columns = st.fixed_dictionaries(
    {},
    optional={
        "unit": st.sampled_from(["%", "人", "万元", "次/年", "元/人·月", "个（套）", "单位：%", "(", "", "无"]),
        "operator": st.sampled_from(["≥", "大于等于", "正向", "≤", "=", "定性", ""]),
        "fiscal_year": st.sampled_from([1900, 2023, 2024, 2200]),
    },
)


def words_of(target: Target) -> str:
    """The text that a target keeps."""
    return target.text


class TestTotal:
    """``read_target`` never raises on any text and loses no character (docs/design.md, section 3)."""

    @given(text=st.text(alphabet=st.characters(), max_size=30))
    def test_any_text(self, text: str) -> None:
        """Any text at all, surrogates included, gives a target that keeps it."""
        assert words_of(read_target(text)) == text

    @given(text=snippets.filter(lambda text: "〖" not in text), cells=columns)
    def test_pieces_of_expressions(self, text: str, cells: dict[str, str]) -> None:
        """Pieces in any order, with any columns beside them, give a target that keeps the text."""
        target = read_target(text, **cells)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - drawn

        assert words_of(target) == text

    @given(text=snippets)
    def test_places_of_errors_lie_in_the_text(self, text: str) -> None:
        """The span of what cannot be read never leaves the text."""
        target = read_target(text)

        if isinstance(target, Unread):
            assert target.error.span.stop <= len(text)

    @given(text=snippets)
    def test_tokens_stand_in_order(self, text: str) -> None:
        """Tokens follow each other without overlap, and only blanks lie between them."""
        folded = fold(text)
        _, tokens = scan(folded)

        end = 0
        for _, start, stop, _ in tokens:
            assert start < stop
            assert folded[end:start].strip() == ""
            end = stop
        assert folded[end:].strip() == ""

    @given(text=st.text(max_size=40))
    def test_folding_keeps_places(self, text: str) -> None:
        """Folding exchanges one character for one, and folding again changes nothing."""
        assert len(fold(text)) == len(text)
        assert fold(fold(text)) == fold(text)


class TestShortWays:
    """The one-step reading of plain cells and the look for hints are no second set of rules."""

    @given(
        parts=st.tuples(
            st.sampled_from(["", *COMPARATORS, "完成", "为", "±", "≧", "≥ ", " "]),
            st.from_regex(r"[0-9]{1,5}(\.[0-9]{1,3})?", fullmatch=True) | st.integers(0, 99).map(str),
            st.sampled_from(["", "", "万", "百"]),
            st.sampled_from(["", *KNOWN_SYMBOLS, "元/人·月", "次/年", "筒", "级", "号", "hm2"])
            | st.sampled_from(CALENDAR),
            st.sampled_from(["", "", *COMPARATORS_BEHIND, "左右", "前", "底"]),
        ),
        cells=columns,
    )
    def test_plain_cells(self, parts: tuple[str, ...], cells: dict[str, str]) -> None:
        """What is read in one step is what the grammar reads."""
        text = "".join(parts)
        columns_ = (cells.get("unit"), cells.get("operator"))

        short = read_plain(text, *columns_)

        if short is not None:
            long = read_cell(text, *columns_, None)
            assert short == long
            assert short.text == long.text == text

    @given(
        first=days,
        second=st.none() | st.tuples(st.sampled_from(["-", "--", "~", "至", "到", "—"]), days).map("".join),
        tail=st.sampled_from(
            ["", "", "底", "末", "前", "之前", "底前", "内", "度", "全年", "完成", "前完成", "内竣工", "以后", "起"]
        ),
        year=st.none() | st.integers(1900, 2200),
    )
    def test_plain_days(self, first: str, second: str | None, tail: str, year: int | None) -> None:
        """Days that are read in one step are what the grammar reads."""
        text = first + (second or "") + tail

        short = read_days(text, text, year)

        if short is not None:
            long = grammar.read(text, Context(text, text, None, None, year))
            assert short == long
            assert short.text == long.text == text

    @pytest.mark.parametrize("word", sorted(words_of_rows(*SCALES_OF_GRADES)))
    def test_steps_alone(self, word: str) -> None:
        """A step of a scale alone is what the grammar reads."""
        assert read_cell(word, None, None, None) == grammar.read(word, Context(word, word, None, None, None))

    @given(
        number=st.from_regex(r"[0-9]{1,5}(\.[0-9]{1,2})?", fullmatch=True),
        behind=st.text(st.sampled_from(PIECES).filter(lambda piece: len(piece) == 1) | st.characters(), max_size=4),
    )
    def test_plain_numbers(self, number: str, behind: str) -> None:
        """A number that is told without the rules of other kinds is an amount by all of them."""
        text = fold(number + behind)
        plain = PLAIN_NUMBER.match(text)
        if plain is not None:
            match = pattern_at(text[0]).match(text)
            assert match is not None
            assert (match.lastgroup, match["num"], match["num_scale"] or "") == ("Q", *plain.groups())

    @given(text=snippets, cells=columns)
    def test_what_is_kept_is_what_is_read(self, text: str, cells: dict[str, str]) -> None:
        """A text read again gives what a first reading gives."""
        found = [read_target(text, **cells) for _ in range(2)]  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - drawn
        afresh = read_afresh(text, cells.get("unit"), cells.get("operator"), cells.get("fiscal_year"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - drawn

        assert found == [afresh, afresh]
        assert found[1].text == text

    @given(text=snippets)
    def test_words_without_a_hint_are_words(self, text: str) -> None:
        """A text without a hint is words to the grammar too."""
        folded = fold(text)
        if folded.strip() and not may_say_more(folded):
            assert grammar.read(text, Context(text, folded, None, None, None)) == Statement(text=text)


class TestLinear:
    """Reading is linear in the text by construction: each look goes a bounded way (issue 2)."""

    def test_patterns_have_no_open_repetition(self) -> None:
        """Each repetition in a rule is bounded or possessive, so no match backs off over more than a few characters."""
        for _, rules in RULES:
            for rule in rules:
                bare = re.sub(r"\\.|\[[^\]]*\]", "x", rule.pattern)
                assert re.search(r"[*+](?!\+)", re.sub(r"(?:[*+?]|\})\+", "", bare)) is None, rule.pattern
                assert re.search(r"\{\d*,\}", bare) is None, rule.pattern

    @pytest.mark.parametrize(
        "piece",
        [
            "万",
            "（",
            "不低于",
            "9",
            "至",
            "每",
            "〖",
            " ",
            "9人，",
            "小学5人，",
            "第1",
            "较上年",
            "与",
            "12月底前，",
            "9-",
            "a",
        ],
    )
    def test_steps_grow_with_the_text(self, piece: str) -> None:
        """Twice the text takes about twice the steps of the interpreter, not four times."""
        short, long = (piece * (size // len(piece)) for size in (1500, 3000))
        read_target(short)
        read_target(long)

        assert steps_of(long) < 3 * steps_of(short) + 500

    def test_a_cell_of_many_clauses(self) -> None:
        """All clauses of a long list come out."""
        target = read_target("，".join(f"第{n}所学校{n}人" for n in range(1, 400)))

        assert isinstance(target, Composite)
        assert len(target.clauses) == 399


def steps_of(text: str) -> int:
    """How many lines of Python run while a text is read."""
    count = 0

    def tracer(_frame: object, event: str, _argument: object) -> object:
        nonlocal count
        count += event == "line"
        return tracer

    before = sys.gettrace()
    sys.settrace(tracer)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - a minimal tracer
    try:
        read_target(text)
    finally:
        sys.settrace(before)
    return count


class TestCost:
    """What a value takes, and what a first use loads (issue 2)."""

    @pytest.mark.parametrize("text", ["≥730.35万元", "12项", "控制在60万元以内"])
    def test_a_threshold_is_small(self, text: str) -> None:
        """A parsed threshold with its quantity takes at most 500 bytes beside its text, with shared units."""
        target, other = read_target(text), read_target(text)

        assert isinstance(target, Threshold)
        assert isinstance(other, Threshold)
        assert target.quantity.unit is other.quantity.unit
        parts = (target, target.quantity, target.quantity.value)
        assert sum(map(sys.getsizeof, parts)) <= 500

    @pytest.mark.parametrize("text", ["≥95%", "2023年12月底前完成", "较上年提高5%", "持续改善水质"])
    def test_a_first_reading_loads_little(self, text: str) -> None:
        """A fresh interpreter reads without pint, Babel, cattrs, importlib.metadata or the forms."""
        code = (
            "import sys, perfmodel; perfmodel.read_target(sys.argv[1]); "
            "print(sorted({name.split('.')[0] for name in sys.modules} & {'pint', 'babel', 'cattrs'}), "
            "'importlib.metadata' in sys.modules, 'perfmodel.forms' in sys.modules)"
        )

        found = subprocess.run([sys.executable, "-c", code, text], check=True, capture_output=True, text=True)  # noqa: S603 - this interpreter

        assert found.stdout.strip() == "[] False False"


def test_rates_share_their_units() -> None:
    """Two readings of a rate hold one and the same unit."""
    first, second = read_target("≥4次/年"), read_target("≥9次/年")

    assert isinstance(first, Frequency)
    assert isinstance(second, Frequency)
    assert first.count.unit is second.count.unit
