"""The safe changes of findings, made in a new document."""

from typing import Any

import pytest
from attrs import evolve

from perfmodel import (
    Citation,
    Finding,
    Indicator,
    ProjectObjectives,
    Severity,
    apply_changes,
    explain,
    read_target,
    review,
)
from perfmodel.errors import WrongTypeError
from perfmodel.reviewing import AppliedChanges, EachRow, LeftReason, Remark, Rule, RuleHead, RuleScope
from perfmodel.source import Standing


def plan(*targets: str) -> ProjectObjectives:
    """A project with one row for each target."""
    rows = [
        Indicator(name=f"事项{place}", target=read_target(target), weight=9) for place, target in enumerate(targets)
    ]
    return ProjectObjectives(project="阅览室改造", indicators=rows)


def texts(document: Any) -> list[str]:  # noqa: ANN401 - a document of either kind
    """The targets as they are written."""
    return [row.target.text for row in document.indicators]


def reasons(made: AppliedChanges) -> list[tuple[str, LeftReason]]:
    """What was left, and why."""
    return [(each.finding.code, each.reason) for each in made.left]


def suggestion(document: ProjectObjectives, change: str | None, **fields: Any) -> Finding:  # noqa: ANN401 - any field
    """A finding of a rule of one's own on the first row."""
    row = document.indicators[0]
    values: dict[str, Any] = {"indicator": row.id, "text": row.target.text, "code": "CITY1"} | fields
    return Finding(severity=Severity.NOTE, message="m", change=change, **values)


def test_a_draft_is_mended() -> None:
    """Words become signs, Chinese numbers digits; what was changed stands beside what was; the draft stays."""
    draft = plan("不少于80个", "百分之九十", "≥12场")
    findings = review(draft, rules=["PM125", "PM129"])
    made = apply_changes(draft, findings)

    assert texts(made.document) == ["≥80个", "90%", "≥12场"]
    assert texts(draft) == ["不少于80个", "百分之九十", "≥12场"]
    assert made.document == draft
    assert [(each.finding, each.before.text, each.after.text) for each in made.applied] == [
        (findings[0], "不少于80个", "≥80个"),
        (findings[1], "百分之九十", "90%"),
    ]
    assert review(made.document, rules=["PM125", "PM129"]) == ()
    assert made.document.indicators[0].weight == 9


def test_two_findings_may_rest_on_one_change() -> None:
    """Words and a Chinese number in one cell: both are mended by the same text, and it is one change with both."""
    draft = plan("不少于八十个")
    made = apply_changes(draft, review(draft, rules=["PM125", "PM129"]))
    (change,) = made.applied

    assert [each.code for each in (change.finding, *change.also)] == ["PM125", "PM129"]
    assert explain(made) == "已修改1处；留待处理的问题0条"
    assert [explain(change).count(code) for code in ("PM125", "PM129")] == [1, 1]
    assert texts(made.document) == ["≥80个"]


def test_of_two_texts_for_one_target_the_first_is_written() -> None:
    """The other is left, whichever stands first; a second review finds it again."""
    draft = plan("不超过89.974万元")
    signs, digits = review(draft, rules=["PM125", "PM163"])
    first, other = apply_changes(draft, [signs, digits]), apply_changes(draft, [digits, signs])

    assert signs.change != digits.change
    assert texts(first.document) == [signs.change]
    assert reasons(first) == [("PM163", LeftReason.CONFLICT)]
    assert texts(other.document) == [digits.change]
    assert reasons(other) == [("PM125", LeftReason.CONFLICT)]


def test_what_carries_no_change_is_left() -> None:
    """A finding on the document, and one on a row that only a person can mend."""
    draft = plan("≥3")
    made = apply_changes(draft, review(draft, rules=["PM101", "PM113"]))

    assert reasons(made) == [("PM101", LeftReason.NO_CHANGE), ("PM113", LeftReason.NO_CHANGE)]
    assert made.document == draft
    assert made.applied == ()


def test_findings_of_another_document_are_left() -> None:
    """The row is not there, or its target was written anew since."""
    draft = plan("不少于80个", "不少于12场")
    findings = review(draft, rules=["PM125"])
    since = draft.replace("unclassified/1", target=read_target("不少于60个"))

    assert reasons(apply_changes(since, findings)) == [("PM125", LeftReason.OTHER_DOCUMENT)]
    assert texts(apply_changes(since, findings).document) == ["不少于60个", "≥12场"]
    assert reasons(apply_changes(plan("不少于80个"), findings)) == [("PM125", LeftReason.OTHER_DOCUMENT)]
    nowhere = evolve(findings[0], indicator=None)
    assert reasons(apply_changes(draft, [nowhere])) == [("PM125", LeftReason.OTHER_DOCUMENT)]


def test_a_change_of_meaning_is_not_made() -> None:
    """A rule of one's own may suggest what it likes: only what says the same is safe."""
    draft = plan("不少于80个")

    assert reasons(apply_changes(draft, [suggestion(draft, "≥60个")])) == [("CITY1", LeftReason.OTHER_MEANING)]
    assert texts(apply_changes(draft, [suggestion(draft, "≥80个")]).document) == ["≥80个"]


def test_a_rule_of_ones_own() -> None:
    """Its remark may leave out the text of the cell: the finding then has the name of the row."""

    def check(row: Any, _draft: Any) -> list[Remark]:  # noqa: ANN401 - as rules have it
        return [Remark("shorter", change="80个以上")] if row.target.text.startswith("不少于") else []

    ours = Rule(
        code="CITY2",
        severity=Severity.NOTE,
        head=RuleHead.APPROPRIATENESS,
        scope=RuleScope.INDICATOR,
        statement="short",
        citation=Citation("our notice", standing=Standing.DESIGN),
        check=EachRow(check),
    )
    draft = plan("不少于80个")

    assert texts(apply_changes(draft, review(draft, rules=[ours])).document) == ["80个以上"]


def test_a_change_that_mends_nothing_is_not_made() -> None:
    """The rule would find the same fault in the new text; another change of that row gets its turn."""
    draft = plan("80个以上")
    same = suggestion(draft, "不低于80个", code="PM125")
    good = suggestion(draft, "≥80个")

    assert reasons(apply_changes(draft, [same])) == [("PM125", LeftReason.NOT_MENDED)]
    assert texts(apply_changes(draft, [same]).document) == ["80个以上"]
    assert reasons(apply_changes(draft, [same, good])) == [("PM125", LeftReason.NOT_MENDED)]
    assert texts(apply_changes(draft, [same, good]).document) == ["≥80个"]


@pytest.mark.parametrize("findings", ["PM125", None, [3]])
def test_what_is_no_finding_is_refused(findings: Any) -> None:  # noqa: ANN401 - the mistake
    """A code, nothing, a number."""
    with pytest.raises(WrongTypeError):
        apply_changes(plan("≥3个"), findings)
