"""
Laws of reading: total, nothing lost, every character accounted for, synonyms alike, linear in the text.

Two of them run over many texts made at random: ``PERFMODEL_TEXTS`` says how many of each kind (by the profile 1,000,
10,000 or, at night, 100,000).
"""

import os
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import (
    Comparison,
    Composite,
    Frequency,
    Quantity,
    Range,
    Relative,
    Statement,
    Target,
    Threshold,
    Unread,
    explain_reading,
    format_target,
    read_target,
)
from perfmodel.lexicon import _comparison_words as comparing
from perfmodel.lexicon import _remarks as remarks
from perfmodel.lexicon._comparison_words import ORDINARY_WORDS
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._rows import WordRow, words_of
from perfmodel.targets import Direction
from perfmodel.targets._explain import Part, Role
from perfmodel.targets._read import plan_for, read_afresh
from perfmodel.targets._skeleton import skeleton_of
from perfmodel.values import parse_unit
from perfmodel.values._unit import KNOWN_SYMBOLS, kind_of

# --- texts ------------------------------------------------------------------------------------------------------------

SAID: tuple[WordRow, ...] = (
    *(
        *comparing.BEFORE,
        *comparing.SHORT,
        comparing.REACH,
        comparing.HOLD,
        comparing.LEAD,
    ),
    *(
        comparing.NUMBER_LEAD,
        *comparing.BEHIND,
        *comparing.NEAR_BEFORE,
        comparing.NEAR_BEHIND,
    ),
    *(
        comparing.AND,
        comparing.OR,
        comparing.SHARED,
        comparing.MOVE_UP,
        comparing.MOVE_DOWN,
        *comparing.TURNS,
    ),
    *(
        comparing.AGAINST,
        comparing.WITH,
        comparing.LEVEL,
        comparing.NEGATORS,
        comparing.UNREACHED,
        comparing.PLANS,
    ),
    *(
        remarks.FILLERS,
        remarks.POINTS,
        remarks.BASELINES,
        *remarks.HALVES,
        *comparing.SCALES_OF_GRADES,
        *comparing.STEPS,
    ),
)
WORDS = (*words_of(*SAID), *comparing.DENIALS.words.split())
NAMES = "合格率 完成率 培训 收入 满意度 就业 水质 事故 学校 老年人 图书 项目 投诉 企业 PM2.5 不动产".split()
NUMBERS = "95% 3 12 2023年 12月 3.5 100人 5万元 10 2小时 60岁 0 1.2 三成 一半 第1 前10名 5-8 -3".split()
MARKS = (
    "≥",
    "≤",
    ">",
    "=",
    "±",
    "+",
    "-",
    "~",
    "、",
    "，",
    "；",
    "。",
    "（",
    "）",
    "/",
    "：",
    " ",
    "\n",
    "〖",
    "〗",
    "|",
    "A",
    "\u200b",
)
PIECES = (*WORDS, *KNOWN_SYMBOLS, *MARKS * 12, *NAMES * 25, *NUMBERS * 25)
"""Half of what a piece can be is a word of the tables, half is what a clerk writes in most cells."""

SENTENCE = (
    ("", "全年", "2023年", "第1、", "为保证供水，", "60岁以上", *comparing.NEGATORS.words.split()),
    NAMES,
    (
        "",
        *comparing.DENIALS.words.split(),
        *comparing.PLANS.words.split(),
        *remarks.FILLERS.words.split(),
    ),
    ("", *words_of(*comparing.BEFORE, *comparing.SHORT, comparing.HOLD, comparing.REACH)),
    ("", "", "-", "－", "±", "约", "每年", "较上年增长"),
    ("95", "3", "1,200", "0.5", "三", "过半", "2023", "12月底前"),
    ("", "%", "人", "万元", "次/年", "个百分点", "小时", *KNOWN_SYMBOLS),
    ("", "", *words_of(*comparing.BEHIND), "左右", "前", "内", "（含）"),
    ("", "", "", *NAMES, "未完成", "，且无投诉", "（得10分）", "\n", "的"),
)
"""What may stand in each place of a sentence about a value."""

snippets = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
sentences = st.tuples(*map(st.sampled_from, SENTENCE)).map("".join)
columns = st.fixed_dictionaries(
    {},
    optional={
        "unit": st.sampled_from(
            ["%", "人", "万元", "次/年", "元/人·月", "个（套）", "单位：%", "(", "", "无", "%以上"]
        ),
        "operator": st.sampled_from(["≥", "大于等于", "正向", "≤", "=", "定性", "", "≠", "大于等于（≥）"]),
        "fiscal_year": st.sampled_from([1900, 2023, 2024, 2200]),
    },
)

TEXTS = int(
    os.environ.get("PERFMODEL_TEXTS")
    or {"ci": 10_000, "night": 100_000}.get(os.environ.get("HYPOTHESIS_PROFILE", "dev"), 1_000)
)
CHARACTERS = "".join((*"".join(WORDS), *map(chr, range(32, 127)), *"≥≤±～—％（）〖〗\n\t\u200b\u2212\ue001\U0001f600"))


def at_random(rng: random.Random) -> str:
    """A text of any characters, mostly of those that mean something."""
    if rng.random() < 0.2:
        return "".join(
            chr(rng.choice((rng.randrange(0x20, 0x3000), rng.randrange(0x110000)))) for _ in range(rng.randrange(12))
        )
    return "".join(rng.choices(CHARACTERS, k=rng.randrange(20)))


def recombined(rng: random.Random) -> str:
    """A text of words and numbers: any of them in a row, or one for each place of a sentence."""
    if rng.random() < 0.5:
        return "".join(rng.choices(PIECES, k=rng.randint(1, 8)))
    return "".join(map(rng.choice, SENTENCE))


# --- what the laws ask ------------------------------------------------------------------------------------------------

DENYING = (comparing.NEGATORS, comparing.UNREACHED, comparing.DENIALS)
COMPARING = (*comparing.SIGN_ROWS, *comparing.BASES, comparing.FLOORS, comparing.CEILINGS)
CLOSED = re.compile(
    r"[0-9]|±|[+-](?=[0-9]|$)|"
    + "|".join(map(re.escape, sorted(words_of(*DENYING, *COMPARING), key=len, reverse=True)))
)
"""Negators, signs, digits, comparisons: what no name of anything holds; but 线上+线下 and 政务-服务 are names."""

LATIN = re.compile(r"[A-Za-z]+-?\d[\d.]*")
"""Names with digits: PM2.5, GB3838."""

ORDINARY = re.compile("|".join(map(re.escape, (*ORDINARY_WORDS, *words_of(remarks.FILLERS)))))
"""Everyday words that hold one of these by chance: 不动产, 占比, 不断."""

OPEN_ROLES = {Role.SUBJECT, Role.OBJECT, Role.NOTE}
NAMED = {Role.NAME, Role.CONDITION, Role.DATE, Role.GRADE}
"""Parts of a subject that hold words of their own: PM2.5, 60岁以上, 2023年, 一级."""


def closed_word(text: str) -> str | None:
    """The first word of a closed table that a text holds, if it holds any."""
    found = CLOSED.search(ORDINARY.sub("·", LATIN.sub("·", fold(text))))
    return None if found is None else found[0]


def clauses_of(target: Target) -> tuple[Target, ...]:
    """The clauses of a target."""
    return target.clauses if isinstance(target, Composite) else (target,)


def broken_laws(text: str) -> Iterator[str]:
    """What a reading leaves out, or lets pass in a name."""
    target, parts = read_target(text), explain_reading(text)
    quoted = isinstance(target, Statement) and text == f"〖{target.text}〗"  # the words are what is kept
    if target.text != text and not quoted:
        yield "the target keeps another text"
    if "".join(part.span.of(text) for part in parts) != text or [part.span.start for part in parts[1:]] != [
        part.span.stop for part in parts[:-1]
    ]:
        yield "the parts do not tile the text"
    if isinstance(target, Unread):
        if target.error.span.stop > len(text):
            yield "the place of the error lies outside"
        return
    for part in parts:
        word = closed_word(part.span.of(text)) if part.role in OPEN_ROLES else None
        if word is not None and word not in {"+", "-"}:  # 互联⏎网+政务 falls into parts; its edges are looked at below
            yield f"{word!r} stands in the {part.role.value} {part.span.of(text)!r}"
    yield from closed_in_names(text, target, parts)


def closed_in_names(text: str, target: Target, parts: tuple[Part, ...]) -> Iterator[str]:
    """Closed words in the subject of a value, but for those of a condition in it."""
    named = sorted((part.span.of(text) for part in parts if part.role in NAMED), key=len, reverse=True)
    for clause in clauses_of(target):
        subject = getattr(clause, "subject", None)
        if subject is None:
            continue
        bare = subject
        for word in named:
            bare = bare.replace(word, "·").replace("".join(word.split()), "·")
        if (found := closed_word(bare)) is not None:
            yield f"{found!r} stands in the subject {subject!r}"


@pytest.mark.parametrize("make", [at_random, recombined])
def test_every_character_has_a_role(make: Callable[[random.Random], str]) -> None:
    """The parts tile any text; no open role of a value holds a negator, a sign, a digit or a comparison."""
    rng = random.Random(20_24 if os.environ.get("HYPOTHESIS_PROFILE") != "night" else None)  # noqa: S311 - texts, no secrets
    broken = list[tuple[str, str]]()
    for _ in range(TEXTS):
        text = make(rng)
        broken += [(text, law) for law in broken_laws(text)]
    assert broken[:10] == []


@pytest.mark.parametrize("text", ["/cm增加第1项目缩短至1.2", "(%)≤=", "最低3为(%)"])
def test_texts_that_once_raised(text: str) -> None:
    """A text that was found to raise is read, and explained."""
    assert read_target(text).text == text
    assert "".join(part.span.of(text) for part in explain_reading(text)) == text


class TestTotal:
    """``read_target`` never raises on any text and loses no character (docs/design.md, section 3)."""

    @given(text=st.text(alphabet=st.characters(), max_size=30))
    def test_any_text(self, text: str) -> None:
        """Any text at all, surrogates included, gives a target that keeps it."""
        assert list(broken_laws(text)) == []

    @given(text=snippets | sentences, cells=columns)
    def test_pieces_of_expressions(self, text: str, cells: dict[str, str]) -> None:
        """Pieces in any order, with any columns beside them, give a target that keeps the text."""
        target = read_target(text, **cells)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - drawn
        parts = explain_reading(text, **cells)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - drawn

        assert target.text == text
        assert "".join(part.span.of(text) for part in parts) == text
        if isinstance(target, Unread):
            assert target.error.span.stop <= len(text)

    @given(text=st.text(max_size=40))
    def test_folding_keeps_places(self, text: str) -> None:
        """Folding exchanges one character for one, and folding again changes nothing."""
        assert len(fold(text)) == len(text)
        assert fold(fold(text)) == fold(text)

    @given(text=sentences)
    def test_canonical_text_is_a_fixed_point(self, text: str) -> None:
        """What a sentence says is written so that it reads back."""
        target = read_target(text)
        written = format_target(target)

        assert read_target(written) == target
        assert format_target(read_target(written)) == written


# --- skeletons --------------------------------------------------------------------------------------------------------

CLASSES = (
    "0",
    "1",
    "2 5 9",
    "10 11 12",
    "13 17 24",
    "25 28 31",
    "32 60 99",
    "100 365 999",
    "1998 2023 2050",
    "3000 50000",
)
CLASS_OF = {number: row.split() for row in CLASSES for number in row.split()}
DECIMALS = ["0.5", "98.6", "99.99"]


@given(data=st.data(), text=snippets | sentences)
def test_a_plan_serves_all_texts_of_its_skeleton(data: st.DataObject, text: str) -> None:
    """A plan that one text made says of another's numbers what that text says when it is read first."""
    other = re.sub(
        r"(?<![A-Za-z#.,\d-])\d+(?:\.\d+)?(?![\d.,])",
        lambda match: data.draw(
            st.sampled_from(CLASS_OF.get(match[0], DECIMALS if match[0] in DECIMALS else [match[0]]))
        ),
        text,
    )
    assert skeleton_of(fold(other))[0] == skeleton_of(fold(text))[0]
    plan_for.cache_clear()
    read_afresh(text, None, None, 2024)
    planned = read_afresh(other, None, None, 2024)
    plan_for.cache_clear()

    assert planned == read_afresh(other, None, None, 2024)
    assert planned.text == other


@given(text=snippets, cells=columns)
def test_what_is_kept_is_what_is_read(text: str, cells: dict[str, str]) -> None:
    """A text read again gives what a first reading gives."""
    found = [read_target(text, **cells) for _ in range(2)]  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - drawn
    plan_for.cache_clear()
    afresh = read_afresh(text, cells.get("unit"), cells.get("operator"), cells.get("fiscal_year"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - drawn

    assert found == [afresh, afresh]
    assert found[1].text == text


# --- words of one row -------------------------------------------------------------------------------------------------


def each(rows: Iterable[WordRow], frames: Iterable[str]) -> list[tuple[str, str]]:
    """Each word of some rows in each frame, with what the row means."""
    return [(frame.format(word), row.meaning) for row in rows for word in row.words.split() for frame in frames]


AHEAD = ("{}47个", "回收率{}47%", "回收率 {} 47%", "共{}47万元", "全年新建书屋{}47间", "回收率应{}47%")
BY_SIGN = ("（{}）47%", "{}47万元/年", "{}47小时")


@pytest.mark.parametrize(("text", "meaning"), each((*comparing.BEFORE, *comparing.SHORT), AHEAD))
def test_words_before_a_number(text: str, meaning: str) -> None:
    """A word in front of a number compares as its row says, wherever in the sentence it stands."""
    found = read_target(text)

    assert isinstance(found, Threshold)
    assert (found.comparison, found.quantity.value, found.approximate) == (Comparison(meaning), Decimal(47), False)


@pytest.mark.parametrize(("text", "meaning"), each(comparing.SIGN_ROWS, BY_SIGN))
def test_signs_before_a_number(text: str, meaning: str) -> None:
    """A sign compares in brackets too, and before a rate or a time."""
    found = read_target(text)

    assert isinstance(found, Threshold | Frequency)
    assert found.comparison is Comparison(meaning)


@pytest.mark.parametrize(
    ("text", "meaning"),
    each(comparing.BEHIND, ("47家{}", "回收率47%{}", "回收率47%（{}）", "书屋47间{}", "约有书屋47 间{}")),
)
def test_words_behind_a_number(text: str, meaning: str) -> None:
    """A word behind a number compares as its row says (Civil Code, article 1259)."""
    found = read_target(text)

    assert isinstance(found, Threshold)
    assert (found.comparison, found.quantity.value) == (Comparison(meaning), Decimal(47))


@pytest.mark.parametrize(
    ("text", "meaning"),
    each(
        (comparing.MOVE_UP, comparing.MOVE_DOWN),
        ("较上年{}6%", "进馆人次较上年{}6%", "与上年相比{}6%", "比上年{} 6%", "同比{}6%"),
    ),
)
def test_words_of_change(text: str, meaning: str) -> None:
    """A word of change gives a relative target its direction, whatever compares it with the figure."""
    found = read_target(text)

    assert isinstance(found, Relative)
    assert (found.direction, found.change) == (Direction(meaning), Quantity(6, "%"))


@pytest.mark.parametrize(("text", "_"), each(comparing.NEAR_BEFORE, ("{}47个", "新书{}47册", "新书{}47 册")))
def test_words_for_about(text: str, _: str) -> None:
    """A word for about makes a value approximate."""
    found = read_target(text)

    assert isinstance(found, Threshold)
    assert (found.approximate, found.quantity.value) == (True, Decimal(47))


@pytest.mark.parametrize("word", comparing.AGAINST.words.split())
def test_words_that_compare_with_a_figure(word: str) -> None:
    """Each word that compares with a figure names the same figure."""
    found = read_target(f"{word}上年增长6%")

    assert isinstance(found, Relative)
    assert (found.reference, found.direction) == ("上年", Direction.INCREASE)


@pytest.mark.parametrize(
    "word",
    sorted(
        words_of(
            *comparing.BEFORE,
            *comparing.SHORT,
            comparing.HOLD,
            comparing.REACH,
            comparing.LEAD,
        )
    ),
)
@pytest.mark.parametrize("sign", ["-", "－", "\u2212", "负"])
def test_a_sign_survives_any_front(word: str, sign: str) -> None:
    """No word in front of a negative number makes it positive; what nobody can tell is refused."""
    found = read_target(f"{word}{sign}6%")

    if isinstance(found, Unread | Statement):
        assert word in comparing.LEAD.words or sign == "负"
    else:
        assert isinstance(found, Threshold)
        assert found.quantity == Quantity(-6, "%")


# --- what stands in front ---------------------------------------------------------------------------------------------

CORES = (
    *("≥95%", "不低于95%", "47册以上", "不超过3.5万元", "5%-8%", "±3%", "每月2次", "≥4次/年", "不低于良好"),
    *("较上年提高6%", "3个工作日以内", "约47人", "≥-6%", "1小时30分以内"),
)
IN_FRONT = (
    "全年",
    "回收率",
    "图书馆的读者满意度",
    "为保障读者权益，",
    "1.",
    "（1）",
    "一、",
    "①",
    "1、",
    "【时效】",
    "新增书屋 ",
    "不动产登记",
)


def value_of(target: Target) -> object:
    """A target without its subject."""
    written: Any = target
    return evolve(written, subject=None) if hasattr(target, "subject") else target


@pytest.mark.parametrize("front", IN_FRONT)
@pytest.mark.parametrize("core", CORES)
def test_words_in_front_change_the_subject_alone(front: str, core: str) -> None:
    """A subject, 全年, a phrase before a comma or a number of a list in front leaves the value as it is."""
    if front in {"1.", "1、"} and core[0].isdigit():
        return  # 1.47 is a number, and 1、47 may be one of two
    alone, found = read_target(core), read_target(front + core)
    assert value_of(found) == value_of(alone), found


# --- breaks -----------------------------------------------------------------------------------------------------------


def broken(word: str, frame: str, gaps: tuple[str, ...] = ("\n", " ")) -> Iterator[tuple[str, str]]:
    """A frame with a word, and the same with a break at each place in the word."""
    for place in range(1, len(word)):
        for gap in gaps:
            yield frame.format(word), frame.format(word[:place] + gap + word[place:])


UNITS = [symbol for symbol in KNOWN_SYMBOLS if kind_of(symbol) not in {"ratio", "points"} and "(" not in symbol]
HAN = re.compile(r"[\u4e00-\u9fff]+")
TORN = (
    *comparing.BASES,
    comparing.FLOORS,
    comparing.CEILINGS,
    comparing.HOLD,
    comparing.REACH,
)
BREAKS = [
    *(pair for word in words_of(*TORN) for pair in broken(word, "{}47%")),
    *(pair for word in words_of(*comparing.BASES) for pair in broken(f"不{word}", "回收率{}47%")),
    *(pair for word in words_of(*comparing.BEHIND) for pair in broken(word, "47家{}")),
    *(pair for word in words_of(*comparing.NEAR_BEFORE) if HAN.fullmatch(word) for pair in broken(word, "{}47家")),
    *(pair for word in words_of(comparing.MOVE_UP, comparing.MOVE_DOWN) for pair in broken(word, "较上年{}6%")),
    *(pair for word in words_of(*remarks.HALVES) for pair in broken(word, "座位使用率{}")),
    *(pair for word in words_of(comparing.UNREACHED) for pair in broken(word, "{}47%")),
    *(pair for symbol in UNITS if HAN.fullmatch(symbol) for pair in broken(symbol, "≥47{}")),
]  # fmt: skip


def said(text: str) -> object:
    """What a text says: its target, or why it has none."""
    found = read_target(text)
    return found.error.code if isinstance(found, Unread) else None if isinstance(found, Statement) else found


def test_a_break_in_a_known_word_changes_nothing() -> None:
    """A line break or a blank in a word of the tables, or in a unit, is none: narrow columns have them."""
    assert [pair for pair in BREAKS if said(pair[0]) != said(pair[1])] == []


def test_the_words_that_a_break_is_tried_in_are_many() -> None:
    """The tables are whole."""
    assert len(BREAKS) > 900


# --- negation ---------------------------------------------------------------------------------------------------------

TURNED = {"gt": "le", "lt": "ge", "ge": "lt", "le": "gt"}
COMPARED = [(word, meaning) for word, meaning in words_of(*comparing.BASES, comparing.REACH).items() if meaning != "eq"]


@pytest.mark.parametrize("denial", [word for word in comparing.DENIALS.words.split() if word != "未达标准"])
def test_a_denied_comparison_is_turned_round(denial: str) -> None:
    """Not more is at most, not less at least; of every denial and every comparison, alone and behind a name."""
    wrong = [
        (frame.format(denial, word), read_target(frame.format(denial, word)))
        for word, meaning in COMPARED
        if word not in {"高达", "达至"}  # nobody denies them
        for frame in ("{}{}47%", "回收率{}{}47%", "回收率 {}{} 47%")
        if getattr(read_target(frame.format(denial, word)), "comparison", None) is not Comparison(TURNED[meaning])
    ]
    assert wrong == []


@pytest.mark.parametrize("negator", comparing.NEGATORS.words.split())
def test_no_negator_is_passed_over(negator: str) -> None:
    """A comparison behind any word that denies is turned round or says no value; it never stays what it was."""
    wrong = [
        text
        for word, meaning in COMPARED
        for text in (
            f"{negator}{word}47%",
            f"回收率{negator}{word}47%",
            f"{negator}书屋{word}47间",
            f"回收率{word}{negator}47%",
        )
        if getattr(read_target(text), "comparison", None) in {Comparison(meaning), Comparison.STATED}
    ]
    assert wrong == []


# --- units ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("frame", ["≥47{}", "≥47 {}", "不少于47{}以上", "47{}", "书屋面积47{}"])
def test_every_unit_is_read_whole(frame: str) -> None:
    """A unit of the table is the unit of its number, and no part of it."""
    wrong = [
        (symbol, found)
        for symbol in UNITS
        if (symbol != "G" or frame.startswith(("≥", "不")))  # 5G is a net
        and symbol not in {"W", "M"}  # W may be 万, M a million or a speed: they want a name that settles it
        and (
            not isinstance(found := read_target(frame.format(symbol)), Threshold)
            or found.quantity.unit.dimension != parse_unit(symbol).dimension
            or found.quantity.unit.factor != parse_unit(symbol).factor
            or found.quantity.value != 47
        )  # noqa: PLR2004 - of the frame
    ]
    assert wrong == []


def _apart(symbol: str) -> str:
    """A unit behind 元/, where 人月 is each person and month."""
    return f"{symbol[0]}·{symbol[1:]}" if kind_of(symbol) == "labour" else symbol


@pytest.mark.parametrize(
    ("letter", "name", "other"), [("W", "功率", "浏览量"), ("w", "装机容量", "粉丝数"), ("M", "路面宽度", "带宽")]
)
@pytest.mark.parametrize("frame", ["≥50{}", "50{}", "30-50{}", "不少于50{}", "50{}/年"])
def test_a_letter_alone_wants_a_name_that_settles_it(letter: str, name: str, other: str, frame: str) -> None:
    """带宽100M is no length and 浏览量50W no power; without a name nobody knows."""
    text = frame.format(letter)

    assert [isinstance(read_target(front + text), Unread) for front in ("", other, name)] == [True, True, False]


@pytest.mark.parametrize("per", ["户", "平方米", "人·月"])
def test_every_unit_is_read_whole_per_another(per: str) -> None:
    """So it is in front of a slash and behind one."""
    wrong = [
        (text, found)
        for symbol in UNITS
        for text, wanted in ((f"≥47{symbol}/{per}", f"{symbol}/{per}"), (f"≥47元/{symbol}", f"元/{_apart(symbol)}"))
        if "/" not in symbol
        and symbol not in {"平台", "活动", "W", "M"}  # 12平台 is a name, W and M want one that settles them
        and (
            not isinstance(found := read_target(text), Threshold)
            or found.quantity.unit.dimension != parse_unit(wanted).dimension
        )
    ]
    assert wrong == []


def _without_texts(target: Target) -> Target:
    """A target without its subject and its text: what it says of values."""
    return evolve(target, text="", subject=None) if isinstance(target, (Range, Threshold)) else target


@pytest.mark.parametrize(
    "value", ["5", "≥5", "不少于5", "5以上", "约5", "5-8", "5～8", "5至8", "5±1", "≥5万", "5万以上"]
)
def test_a_unit_in_brackets_is_that_of_a_column(value: str) -> None:
    """A unit in brackets at a name says what it says in a column beside the value, or no value is stated."""
    pairs = [
        (symbol, read_target(f"数量（{symbol}）{value}"), read_target(value, unit=symbol))
        for symbol in (*UNITS, "%", "‰")
        if kind_of(symbol) != "calendar" and symbol != "单位"  # 5 beside 月 may be May; 单位 is the heading of units
    ]
    stated = [pair for pair in pairs if isinstance(pair[1], (Range, Threshold))]
    assert [pair for pair in stated if _without_texts(pair[1]) != _without_texts(pair[2])] == []
    assert len(stated) > 0.9 * len(pairs)


@pytest.mark.parametrize("share", ["百分之九十五", "三分之二", "1/3", "百分之百"])
def test_a_share_in_words_keeps_its_own_unit_beside_one_in_brackets(share: str) -> None:
    """What is written as parts of a whole takes no unit from the name."""
    assert _without_texts(read_target(f"完成率（%）{share}")) == _without_texts(read_target(share))


# --- cost -------------------------------------------------------------------------------------------------------------


class TestLinear:
    """Reading is linear in the text by construction: each look goes a bounded way (issue 2)."""

    @pytest.mark.parametrize(
        "piece",
        [
            *(
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
            ),
            *(
                "9-",
                "a",
                "不",
                "一",
                "≥9",
                "9\n",
                "9个",
                "。",
                "且9人",
                "或",
                "增长",
                "2023.",
                "（含）",
                "9/9",
                "“",
                "半",
            ),
        ],
    )
    def test_steps_grow_with_the_text(self, piece: str) -> None:
        """Twice the text takes about twice the steps of the interpreter, not four times."""
        short, long = (piece * (size // len(piece)) for size in (1500, 3000))
        read_target(short)
        read_target(long)

        assert steps_of(long) < 2.6 * steps_of(short) + 500

    def test_a_cell_of_many_clauses(self) -> None:
        """All clauses of a long list come out."""
        target = read_target("，".join(f"第{n}所学校{n}人" for n in range(1, 400)))

        assert isinstance(target, Composite)
        assert len(target.clauses) == 399  # noqa: PLR2004 - as written


def steps_of(text: str) -> int:
    """How many lines of Python run while a text is read."""
    count = 0

    def tracer(_frame: object, event: str, _argument: object) -> object:
        nonlocal count
        count += event == "line"
        return tracer

    plan_for.cache_clear()
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
        assert sum(map(sys.getsizeof, parts)) <= 500  # noqa: PLR2004 - the bound

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
