"""Laws of the English sentences: what ``describe`` writes is read back, and as nothing else."""

import json
from pathlib import Path
from typing import cast

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import (
    Comparison,
    Composite,
    DateSpan,
    Deadline,
    Grade,
    Quantity,
    Rank,
    Relative,
    Statement,
    Target,
    Threshold,
    Unread,
    describe,
    read_actual,
    read_target,
)
from perfmodel.lexicon._comparison_words import MORE_BEHIND, NEAR_BEFORE, NEAR_BEHIND
from perfmodel.lexicon._rows import words_of
from perfmodel.targets import Direction
from perfmodel.targets._quoted import dated
from perfmodel.targets._shapes import Clause
from perfmodel.testing import any_text, names, quantities, targets
from perfmodel.values import YearlessSpan
from perfmodel.values._unit import KNOWN_SYMBOLS

CORPUS = [
    json.loads(row)
    for row in (Path(__file__).parents[1] / "corpus" / "expressions.jsonl").read_text("utf-8").splitlines()
]

SAID = (
    "threshold",
    "range",
    "frequency",
    "deadline",
    "rank",
    "grade",
    "relative",
    "yes_no",
    "statement",
    "composite",
    "unstated",
)
"""The shapes of which a sentence says all; of what could not be read it does not say why."""


def as_said(target: Target) -> Target:
    """The target with its words on one line, as a sentence holds them."""
    if isinstance(target, Composite):
        clauses = [as_said(clause) for clause in target.clauses]
        return evolve(target, clauses=clauses)
    return evolve(target, text=" ".join(target.text.split())) if isinstance(target, Statement) else target


def english(target: Target) -> str:
    """The sentence of a target."""
    return describe(target, locale="en")


def clauses(kind: str) -> st.SearchStrategy[Clause]:
    """Targets of one of the shapes that a clause can have."""
    return cast("st.SearchStrategy[Clause]", targets(kind=kind))


def named(clause: Clause, name: str) -> Clause:
    """The clause with that subject."""
    found: Clause = evolve(cast("Threshold", clause), subject=name)
    return found


class TestTargets:
    """``read_target(describe(t, locale="en")) == t``."""

    @pytest.mark.parametrize("kind", SAID)
    def test_are_read_back(self, kind: str) -> None:
        """Each shape, whatever its names, units and days; and again in the same words."""

        @given(target=targets(kind=kind))
        def law(target: Target) -> None:
            found = read_target(english(target))

            assert found == as_said(target)
            assert english(found) == english(target)

        law()

    @given(target=targets(kind="deadline"), year=st.integers(1900, 2200))
    def test_days_without_a_year_take_the_one_named(self, target: Deadline, year: int) -> None:
        """The fiscal year of the reading, as for any other text."""
        assert read_target(english(target), fiscal_year=year) == dated(target, year)

    @given(target=targets())
    def test_nothing_is_read_as_another_target(self, target: Target) -> None:
        """What is written is read as that, or refused."""
        found = read_target(english(target))

        assert found == as_said(target) or isinstance(found, Unread)

    @given(text=any_text())
    def test_what_was_read_is_read_back(self, text: str) -> None:
        """The targets of any text on one line, also those that could not be read."""
        target = read_target(" ".join(text.split()))
        found = read_target(english(target))

        assert english(found) == english(target)
        assert isinstance(target, Unread) == isinstance(found, Unread)


def test_the_corpus_is_read_back_and_shares_no_sentence() -> None:
    """What comparing.md promises, of each text: but for why a cell could not be read, and blanks in words."""
    said = dict[str, Target]()
    for row in CORPUS:
        target = read_target(row["text"], fiscal_year=row.get("fiscal_year"))
        sentence = english(target)
        if isinstance(target, Unread):
            assert isinstance(read_target(sentence), Unread)
        else:
            assert read_target(sentence) == as_said(target) == said.setdefault(sentence, as_said(target))


class TestAbout:
    """Which way a value lies from its number is said in both languages, and is read back."""

    @given(
        front=st.sampled_from(["", *words_of(*NEAR_BEFORE)]),
        back=st.sampled_from(["", *words_of(NEAR_BEHIND, MORE_BEHIND)]),
        number=st.integers(1, 9_999),
        unit=st.sampled_from(["人", "万元", "公里", "个百分点"]),
    )
    def test_each_word_says_which_way(self, front: str, back: str, number: int, unit: str) -> None:
        """Two words that do not agree leave about; a value without a word is exact."""
        meanings = words_of(*NEAR_BEFORE, NEAR_BEHIND, MORE_BEHIND)
        said = {meanings[word] for word in (front, back) if word}
        first, chinese = IN_WORDS[min(said)] if len(said) == 1 else IN_WORDS["about"] if said else (str(number)[:1], "")
        target = read_target(f"{front}{number}{back}{unit}" if "more" in said else f"{front}{number}{unit}{back}")
        found = read_target(english(target))

        assert english(target).startswith(first)
        assert describe(target) == f"{chinese}{number}{unit}"
        assert (found, english(found)) == (target, english(target))
        assert describe(found).startswith(chinese)


IN_WORDS = {"about": ("about ", "约"), "nearly": ("nearly ", "近"), "more": ("somewhat more than ", "略多于")}


class TestNames:
    """Names that look like parts of a sentence."""

    ODD = st.sampled_from(
        (
            "a; and b",
            "5: 6",
            "at least 5%",
            "“甲”",
            "甲”",
            "“",
            "a\\",
            "\\“",
            "“甲”; or 5",
            "(甲)",
            "5%",
            "x more than “y”",
            "x” of “y",
            "by 30 June",
            "yes",
        )
    )

    @given(name=ODD | names(), other=ODD, left=st.sampled_from(SAID[:9]).flatmap(clauses), right=clauses("statement"))
    def test_stay_names(self, name: str, other: str, left: Clause, right: Clause) -> None:
        """In front of a target, and of all of several."""
        first, second = named(left, name), named(right, other)

        assert read_target(english(first)) == as_said(first)
        for several in (
            Composite(clauses=[first, second]),
            Composite(clauses=[first, second], subject=other),
            Composite(clauses=[second, first], subject=name, any=True),
        ):
            assert read_target(english(several)) == as_said(several)

    @given(name=ODD | names(), other=ODD | names(), comparison=st.sampled_from(Comparison))
    def test_inside_a_sentence(self, name: str, other: str, comparison: Comparison) -> None:
        """The name of a figure, a grade, a scale, of those among whom a rank counts."""
        for target in (
            Relative(comparison=comparison, reference=name),
            Relative(comparison=comparison, reference=name, share=Quantity(5, "%")),
            Relative(comparison=comparison, reference=name, change=Quantity(5, "%"), direction=Direction.DECREASE),
            Grade(comparison=comparison, grade=name, scale=other),
            Rank(within=3, scope=name, subject=other),
            Statement(text=name, subject=other),
        ):
            assert read_target(english(target)) == as_said(target)


class TestQuantities:
    """Amounts with their units."""

    @given(quantity=quantities())
    def test_are_read_back(self, quantity: Quantity) -> None:
        """In the base unit, which is the same amount."""
        found = read_target("at least " + describe(quantity, locale="en"))

        assert getattr(found, "quantity", None) == quantity

    @pytest.mark.parametrize("many", [1, 2])
    def test_each_unit_of_the_table(self, many: int) -> None:
        """In the singular and the plural."""
        for symbol in KNOWN_SYMBOLS:
            quantity = Quantity(many, symbol)
            text = describe(quantity, locale="en")

            assert getattr(read_target(f"at most {text}"), "quantity", None) == quantity
            assert "“" not in text

    @given(left=quantities(), right=quantities())
    def test_two_amounts_have_two_names(self, left: Quantity, right: Quantity) -> None:
        """No two units share a name."""
        assert left == right or describe(left, locale="en") != describe(right, locale="en")


class TestActuals:
    """Reported values in English."""

    @given(target=targets())
    def test_are_read_as_said(self, target: Target) -> None:
        """As the target is; a day alone is that day, as in Chinese."""
        found = read_actual(english(target)).said

        assert found == on_the_day(as_said(target)) or isinstance(found, Unread)


def on_the_day(target: Target) -> Target:
    """The target with days alone as those days."""
    if isinstance(target, Composite):
        clauses = [on_the_day(clause) for clause in target.clauses]
        return evolve(target, clauses=clauses)
    if not isinstance(target, Deadline) or target.comparison is not Comparison.STATED or target.span.earliest:
        return target
    span = target.span
    if isinstance(span, YearlessSpan):
        return evolve(target, span=evolve(span, earliest=span.latest))
    return evolve(target, span=DateSpan(span.latest, span.latest))
