"""Laws of two documents: nothing lost, nothing twice, the same from both sides."""

from typing import Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import DepartmentObjectives, Drift, Indicator, ProjectObjectives, compare_documents, read_target
from perfmodel.objectives import DocumentComparison, RowComparison
from perfmodel.objectives._matching import BOUND, nearest_pairs
from perfmodel.testing import documents

Objectives = DepartmentObjectives | ProjectObjectives
NAMES = st.text("新增图书座位册数量的一二东不率", min_size=1, max_size=8).filter(str.strip)
"""Names that are often near to each other."""

TARGETS = [read_target(text) for text in ("≥80个", "≥90个", "90个", "≤3万元", "2024年6月底前", "持续改善", "/", "≥")]
ROWS = st.lists(
    st.builds(
        Indicator,
        name=NAMES,
        target=st.sampled_from(TARGETS),
        number=st.none() | st.sampled_from("12"),
        category=st.sampled_from((None, "output.quantity", "output.quality")),
    ),
    max_size=5,
)
DOCUMENTS = documents()
MIRRORED = {Drift.STRICTER: Drift.LOOSER, Drift.LOOSER: Drift.STRICTER}


@st.composite
def two_documents(draw: st.DrawFn) -> tuple[Objectives, Objectives]:
    """A document, and one that was made from it: rows kept, changed, struck, put in, and in another order."""
    first, second = draw(DOCUMENTS), draw(DOCUMENTS)
    if type(first) is not type(second):
        second = evolve(first, fiscal_year=draw(st.sampled_from((None, 2023, 2024))))
    rows = [*first.indicators, *draw(ROWS)]
    kept = draw(st.permutations(rows))[: draw(st.integers(0, 6))]
    changed = [evolve(row, name=draw(NAMES)) if draw(st.booleans()) else row for row in kept]
    return evolve(first, indicators=rows), evolve(second, indicators=[*changed, *draw(ROWS)])


def ids(rows: tuple[Indicator, ...]) -> list[str]:
    """The ids of rows."""
    return [row.id for row in rows]


def facts(found: DocumentComparison) -> set[tuple[str, str, Drift, object]]:
    """The matched rows without their order."""
    return {(row.before.id, row.after.id, row.drift, row.likeness) for row in found.matched}


def mirrored(row: RowComparison) -> tuple[str, str, Drift, object]:
    """A matched row as the other side has it."""
    return row.after.id, row.before.id, MIRRORED.get(row.drift, row.drift), row.likeness


@given(two_documents())
def test_a_document_has_not_changed_against_itself(both: tuple[Objectives, Objectives]) -> None:
    """Every row is matched with its own, and nothing is said."""
    document = both[1]
    found = compare_documents(document, document)

    assert not found.is_changed
    assert [(row.before.id, row.after.id) for row in found.matched] == [(row.id, row.id) for row in document.indicators]


@given(two_documents())
def test_each_row_is_in_one_place(both: tuple[Objectives, Objectives]) -> None:
    """Of both documents, in their order."""
    before, after = both
    found = compare_documents(before, after)

    assert sorted([row.before.id for row in found.matched] + ids(found.dropped)) == sorted(ids(before.indicators))
    assert sorted([row.after.id for row in found.matched] + ids(found.added)) == sorted(ids(after.indicators))
    places = [after.indicators.index(after[row.after.id]) for row in found.matched]
    assert [row.after for row in found.matched] == [after.indicators[place] for place in places]


@given(two_documents())
def test_what_is_said_is_what_differs(both: tuple[Objectives, Objectives]) -> None:
    """Documents are equal when nothing is said; the changes of a row make the one of the other."""
    before, after = both
    found = compare_documents(before, after)

    assert found.is_changed == (before != after)
    for row in found.matched:
        changes: Any = {change.field: change.after for change in row.changes}
        assert evolve(row.before, **changes) == row.after
        assert row.before.term is row.after.term
        assert (row.likeness == 1) or row.is_renamed
    for change in found.head:
        assert getattr(before, change.field) == change.before != change.after == getattr(after, change.field)
    assert bool(found.money) <= (before.budget != after.budget)


@given(two_documents())
def test_the_other_way_round(both: tuple[Objectives, Objectives]) -> None:
    """What was added is dropped, what was stricter is looser, and the same rows are matched."""
    before, after = both
    found, back = compare_documents(before, after), compare_documents(after, before)

    assert facts(back) == {mirrored(row) for row in found.matched}
    assert (ids(back.added), ids(back.dropped)) == (ids(found.dropped), ids(found.added))
    assert [(change.field, change.after, change.before) for change in back.head] == [
        (change.field, change.before, change.after) for change in found.head
    ]
    assert {(change.field, change.name, change.after, change.before) for change in back.money} == {
        (change.field, change.name, change.before, change.after) for change in found.money
    }
    assert back.is_reordered == found.is_reordered


def common(one: str, other: str) -> int:
    """The length of the longest common subsequence, by the table of the textbook."""
    line = [0] * (len(other) + 1)
    for sign in one:
        before = line
        line = [0]
        for place, theirs in enumerate(other):
            line.append(before[place] + 1 if sign == theirs else max(before[place + 1], line[place]))
    return line[-1]


@given(st.lists(NAMES, max_size=8, unique=True), st.lists(NAMES, max_size=8, unique=True))
def test_near_names_are_those_that_a_look_at_all_finds(ones: list[str], others: list[str]) -> None:
    """Nothing is passed over by the short cut: the pairs are the mutual and only nearest of all."""
    alike = {
        (a, b): 2 * common(one, other) / (len(one) + len(other))
        for a, one in enumerate(ones)
        for b, other in enumerate(others)
        if 10 * common(one, other) >= 4 * (len(one) + len(other))
    }
    expected = {
        (a, b)
        for (a, b), value in alike.items()
        if all(value > less for (c, d), less in alike.items() if (c, d) != (a, b) and (c == a or d == b))
    }

    assert {(found.first, found.second) for found in nearest_pairs(ones, others)} == expected
    assert all(found.likeness >= BOUND for found in nearest_pairs(ones, others))
