"""Laws of review: total on every document, in one order, each rule for itself, and changes that change nothing."""

from collections import Counter
from random import Random

import pyarrow as pa
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import (
    DepartmentObjectives,
    Finding,
    Indicator,
    ProjectObjectives,
    Target,
    Unread,
    apply_changes,
    read_target,
    review,
)
from perfmodel.interop.arrow import TARGET_TYPE, review_columns, targets_of
from perfmodel.lexicon._comparison_words import BEFORE, BEHIND, FIGURES
from perfmodel.lexicon._rows import words_of
from perfmodel.reviewing import REVIEW_RULES, LeftReason, RuleScope
from perfmodel.serializers._target_columns import row_of
from perfmodel.testing import any_text, documents, indicators, targets

Objectives = DepartmentObjectives | ProjectObjectives
CODES = [rule.code for rule in REVIEW_RULES]
NUMBERS = st.sampled_from(
    "95% 万分之五 十二场 60万元 89.974万元 98百分比 9成 2次/年 1份/人 6月底 2024年内 20余人 半年 上年".split()
)
WORDS = st.sampled_from([*words_of(*BEFORE, *BEHIND), *FIGURES, "每月", "较上年提高", "满意度", "响应", "；", ""])
WRITTEN = st.lists(WORDS | NUMBERS, min_size=1, max_size=4).map("".join)
"""Cells as people write them, most of which say something."""


def one(target: Target, category: str = "benefit.social") -> DepartmentObjectives:
    """A plan of one row."""
    return DepartmentObjectives(
        department="市图书馆", indicators=[Indicator(name="事项", target=target, category=category)]
    )


def last_year(document: Objectives) -> Objectives:
    """The same document as that of the year before."""
    return evolve(document, fiscal_year=None)


class TestTotal:
    """Review says something or nothing, and never fails on what a document says."""

    @given(documents(), st.booleans())
    def test_every_document_can_be_reviewed(self, document: Objectives, again: bool) -> None:  # noqa: FBT001 - drawn
        """Each finding is of a known rule and row, the same each time, in the order of the rows and codes."""
        previous = last_year(document) if again else None
        found = review(document, previous=previous)
        places = {indicator.id: place for place, indicator in enumerate(document.indicators)}
        keys = [(-1 if item.indicator is None else places[item.indicator], item.code) for item in found]

        assert keys == sorted(keys)
        assert {code for _, code in keys} <= set(CODES)
        assert found == review(document, previous=previous)
        assert all(item.message for item in found)

    @given(any_text(), any_text().filter(str.strip))
    def test_every_text_can_be_reviewed(self, cell: str, name: str) -> None:
        """Whatever stands in a cell or a name, halves of characters among it."""
        row = Indicator(name=name, target=read_target(cell), category="output.quantity")

        assert isinstance(review(DepartmentObjectives(department=name, overall=cell, indicators=[row])), tuple)

    @given(documents())
    def test_a_plan_is_never_far_from_itself(self, document: Objectives) -> None:
        """The same document as last year's asks for no less."""
        drifts = review(
            evolve(document, indicators=_unreported(document)), rules=["PM167"], previous=last_year(document)
        )
        reported = {indicator.id for indicator in document.indicators if indicator.result is not None}

        assert {finding.indicator for finding in drifts} <= reported


def _unreported(document: Objectives) -> list[Indicator]:
    return [evolve(indicator, result=None) for indicator in document.indicators]


class TestEachRuleAlone:
    """Leaving out a rule removes its findings and no others."""

    @given(documents(), st.sets(st.sampled_from(CODES)))
    def test_leaving_out_rules(self, document: Objectives, left_out: set[str]) -> None:
        """The rest stays as it is."""
        rest = review(document, rules=[code for code in CODES if code not in left_out])

        assert rest == tuple(finding for finding in review(document) if finding.code not in left_out)


class TestChanges:
    """A change is another text for the same target."""

    @given(targets() | WRITTEN.map(read_target) | any_text().map(read_target))
    def test_changes_read_back_equal(self, target: Target) -> None:
        """For every target that can be drawn or written."""
        for finding in review(one(target)):
            if finding.change is not None:
                assert read_target(finding.change) == target
                assert finding.change != target.text
                assert not isinstance(target, Unread)

    @given(WRITTEN.map(read_target))
    def test_a_change_is_not_suggested_again(self, target: Target) -> None:
        """What was changed as suggested is no longer found by the same rule."""
        for finding in review(one(target)):
            if finding.change is not None:
                again = review(one(read_target(finding.change)), rules=[finding.code])
                assert [item.change for item in again] in ([], [None])


CELLS = WRITTEN.map(read_target)


class TestApplied:
    """What ``apply_changes`` makes of the findings of a review."""

    @given(st.lists(CELLS, max_size=4), st.randoms(use_true_random=False))
    def test_what_was_applied_is_mended(self, cells: list[Target], order: Random) -> None:
        """In whatever order, the new document is equal, each finding is in one place, and no applied one is left."""
        rows = [Indicator(name=f"事项{place}", target=cell) for place, cell in enumerate(cells)]
        draft = DepartmentObjectives(department="市图书馆", indicators=rows)
        findings = list(review(draft))
        order.shuffle(findings)
        made = apply_changes(draft, findings)
        after = {(finding.code, finding.indicator) for finding in review(made.document)}

        assert made.document == draft
        applied = [finding for each in made.applied for finding in (each.finding, *each.also)]
        assert Counter([*applied, *(each.finding for each in made.left)]) == Counter(findings)
        assert after.isdisjoint((finding.code, finding.indicator) for finding in applied)
        assert len({each.finding.indicator for each in made.applied}) == len(made.applied)
        changed = {row.id for row in draft.indicators if made.document[row.id].target.text != row.target.text}
        assert changed == {each.finding.indicator for each in made.applied}
        assert all(each.after.text == each.finding.change for each in made.applied)
        assert apply_changes(made.document, review(made.document)).document == draft

    @given(documents())
    def test_any_document_can_be_mended(self, document: Objectives) -> None:
        """It equals what it was."""
        made = apply_changes(document, review(document))

        assert made.document == document
        assert all((each.finding.change is None) == (each.reason is LeftReason.NO_CHANGE) for each in made.left)


class TestColumns:
    """Columns are reviewed as rows are."""

    @given(st.lists(indicators(), max_size=4))
    def test_columns_say_what_a_document_of_one_row_says(self, rows: list[Indicator]) -> None:
        """The rules that look at one row find the same in both."""
        column = pa.array([row_of(row.target) for row in rows], TARGET_TYPE)
        rows = [evolve(row, target=target or row.target) for row, target in zip(rows, targets_of(column), strict=True)]
        found = review_columns(
            column,
            pa.array([row.name for row in rows], pa.string()),
            pa.array([row.category and row.category.id for row in rows], pa.string()),
            definition=pa.array([row.definition for row in rows], pa.string()),
            weight=pa.array([None if row.weight is None else str(row.weight) for row in rows], pa.string()),
            polarity=pa.array([row.polarity and row.polarity.value for row in rows], pa.string()),
        ).to_pylist()

        assert found == [[_fields(finding) for finding in _alone(row)] for row in rows]


def _alone(row: Indicator) -> list[Finding]:
    bare = Indicator(
        name=row.name,
        category=row.category,
        target=row.target,
        weight=row.weight,
        polarity=row.polarity,
        definition=row.definition,
    )
    scopes = {rule.code: rule.scope for rule in REVIEW_RULES}
    found = review(DepartmentObjectives(department="", indicators=[bare]))
    return [finding for finding in found if scopes[finding.code] is RuleScope.INDICATOR]


def _fields(finding: Finding) -> dict[str, str | None]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "change": finding.change,
    }
