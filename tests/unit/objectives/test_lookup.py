"""Rows looked up by id and name, and others put in their place, in documents of both kinds."""

import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import DepartmentObjectives, Indicator, PerfModelError, ProjectObjectives, read_target
from perfmodel.errors import InvalidValueError, UnknownIndicatorError, WrongTypeError
from perfmodel.testing import documents, names

Objectives = DepartmentObjectives | ProjectObjectives
SEATS = Indicator(name="改造座位", category="output.quantity", target=read_target("≥80个"), weight=50)
SHELVES = Indicator(name="新增书架", category="output.quantity", target=read_target("≥12组"), weight=10)
READERS = Indicator(name="读者满意度", category="satisfaction", target=read_target("≥90%"), weight=30)
ROWS = [SEATS, SHELVES, READERS]
BOTH = [
    DepartmentObjectives(department="市图书馆", indicators=ROWS),
    ProjectObjectives(project="阅览室改造", indicators=ROWS),
]


@pytest.mark.parametrize("document", BOTH)
class TestOne:
    """What a user writes, on a document of either kind."""

    def test_rows_are_found_by_their_ids(self, document: Objectives) -> None:
        """The id of the category and the ordinal; ``in`` asks whether there is one."""
        assert document["output.quantity/2"].name == "新增书架"
        assert "satisfaction/1" in document
        assert "satisfaction/2" not in document

    def test_an_unknown_id_names_close_ones(self, document: Objectives) -> None:
        """It is a KeyError and one of ours, says itself without quotation marks, and crosses processes."""
        with pytest.raises(KeyError) as caught:
            document["output.quantiti/2"]
        error: Any = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes

        assert isinstance(error, UnknownIndicatorError)
        assert isinstance(error, PerfModelError)
        assert (error.code, error.identifier) == ("indicator-unknown", "output.quantiti/2")
        assert error.close[0] == "output.quantity/2"
        assert str(error).startswith("expected the id of an indicator, found 'output.quantiti/2'; close to it: output")

    def test_an_id_like_none_names_none(self, document: Objectives) -> None:
        """What has nothing to do with the document is not put beside one of its ids."""
        with pytest.raises(UnknownIndicatorError, match="no id of the document is like it") as caught:
            document["文字"]
        assert caught.value.close == ()

    def test_rows_have_no_ordinal(self, document: Objectives) -> None:
        """A document is no list: its rows are."""
        wrong: Any = 0
        rows: Any = document
        for act in (lambda: document[wrong], lambda: wrong in document, lambda: list(rows)):
            with pytest.raises(WrongTypeError, match="the id of an indicator as text"):
                act()

    def test_a_changed_row_leaves_the_document_as_it_was(self, document: Objectives) -> None:
        """The new document differs in the one field of the one row."""
        eased = document.replace("output.quantity/1", target=read_target("≥60个"))

        assert type(eased) is type(document)
        assert eased["output.quantity/1"].target == read_target("≥60个")
        assert document["output.quantity/1"].target == read_target("≥80个")
        assert eased.indicators[1:] == document.indicators[1:]
        assert eased.replace("output.quantity/1", target=read_target("≥80个")) == document

    def test_a_row_takes_the_place_of_that_of_its_id(self, document: Objectives) -> None:
        """Handed in as a whole, changes beside it count too."""
        row = Indicator(number="2", name="新增展架", category="output.quantity", target=read_target("≥3组"))

        assert document.replace(row).named("新增展架")[0].id == "output.quantity/2"
        assert document.replace(row, weight=5)["output.quantity/2"].weight == 5
        assert not document.replace(row).named("新增书架")

    def test_another_category_gives_another_id(self, document: Objectives) -> None:
        """Ids stay unique, and rows without a printed number move up."""
        moved = document.replace("output.quantity/1", category="output.quality")

        assert [row.id for row in moved.indicators] == ["output.quality/1", "output.quantity/1", "satisfaction/1"]

    @pytest.mark.parametrize(
        ("changes", "code"),
        [({"wieght": 3}, "field-unknown"), ({"id": "cost/1"}, "field-unknown"), ({"target": "≥3"}, "type-wrong")],
    )
    def test_wrong_fields_are_refused(self, document: Objectives, changes: dict[str, Any], code: str) -> None:
        """A misspelt field, the id, and a text in place of a target."""
        with pytest.raises(WrongTypeError) as caught:
            document.replace("output.quantity/1", **changes)
        assert caught.value.code == code

    def test_a_field_refuses_what_it_always_refuses(self, document: Objectives) -> None:
        """Points beyond a hundred."""
        with pytest.raises(InvalidValueError, match="0 to 100"):
            document.replace("output.quantity/1", weight=500)

    def test_a_row_of_another_document_is_no_row(self, document: Objectives) -> None:
        """Its id is looked for like any other."""
        with pytest.raises(UnknownIndicatorError):
            document.replace(Indicator(name="成本", category="cost.economic", target=read_target("≤3万元")))


@pytest.mark.parametrize("name", ["actual", "score", "reason"])
def test_what_stands_in_the_result_is_looked_for_there(name: str) -> None:
    """The value that was reported is one of the result, and the refusal says so."""
    row = Indicator(name="讲座", category="output.quantity", target=read_target("≥5场"))
    document = ProjectObjectives(project="夜校", indicators=[row])

    with pytest.raises(
        WrongTypeError, match=r"which is one of its result; hand results to assess\(document, actuals\)"
    ):
        document.replace(row.id, **{name: "5场"})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - on purpose


def test_names_are_found_in_any_spelling() -> None:
    """Blanks, marks and full-width characters don't count, brackets do; two rows of one name are both found."""
    rows = [
        Indicator(name="培训（线上）", target=read_target("≥3次")),
        Indicator(name="培训(线下)", target=read_target("≥4次")),
        Indicator(name="培训 （线上）", target=read_target("≥5次")),
    ]
    document = ProjectObjectives(project="培训", indicators=rows)

    assert [row.id for row in document.named("培训(线上)")] == ["unclassified/1", "unclassified/3"]
    assert document.named("培训") == ()


@given(documents())
def test_every_row_is_found_and_kept(document: Objectives) -> None:
    """By its id, by its name, and put in its own place nothing changes."""
    for row in document.indicators:
        assert document[row.id] is row
        assert row in document.named(row.name)
        assert document.replace(row) == document == document.replace(row.id)


@given(documents(), names(), st.data())
def test_a_new_name_is_found(document: Objectives, name: str, data: st.DataObject) -> None:
    """One row has it, and all others are what they were."""
    if not document.indicators:
        return
    place = data.draw(st.integers(0, len(document.indicators) - 1))
    renamed = document.replace(document.indicators[place].id, name=name)

    assert renamed.indicators[place] in renamed.named(name)
    assert [*renamed.indicators[:place], *renamed.indicators[place + 1 :]] == [
        *document.indicators[:place],
        *document.indicators[place + 1 :],
    ]
