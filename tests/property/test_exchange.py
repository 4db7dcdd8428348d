"""Laws of exchange: JSON holds every shape, its text included, and refuses all else by name."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import (
    Actual,
    DepartmentObjectives,
    DocumentError,
    ProjectObjectives,
    Quantity,
    Target,
    dumps,
    loads,
    read_target,
)
from perfmodel.errors import InvalidValueError, Problem
from perfmodel.testing import actuals, any_text, documents, quantities, targets

_JOINED = re.compile(r"[\ud800-\udbff][\udc00-\udfff]")
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | any_text(),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(any_text(), parts, max_size=3),
    max_leaves=8,
)


def _problems(data: str) -> tuple[Problem, ...]:
    try:
        loads(data, "json")
    except DocumentError as error:
        return error.problems
    return ()


class TestRoundTrip:
    """``loads(dumps(x)) == x`` for every target and quantity, with the text and the amount as written."""

    @given(target=targets())
    def test_targets(self, target: Target) -> None:
        """Each shape comes back equal, with its text, as UTF-8 bytes too."""
        text = dumps(target, "json")
        again = loads(text.encode("utf-8"), "json")

        assert again == target
        assert getattr(again, "text", None) == target.text
        assert dumps(again, "json") == text

    @given(value=targets() | documents())
    def test_the_text_is_laid_out_as_the_standard_library_does(
        self, value: Target | DepartmentObjectives | ProjectObjectives
    ) -> None:
        """A line for each field, one blank for each level; nothing between brackets that hold nothing."""
        text = dumps(value, "json")

        assert text.rstrip("\n") == json.dumps(json.loads(text), ensure_ascii=False, indent=1)

    @given(text=any_text())
    def test_any_cell(self, text: str) -> None:
        """What was read from any cell comes back, halves of characters too; two halves that JSON joins are refused."""
        target = read_target(text)
        if _JOINED.search(text) is None:
            assert loads(dumps(target, "json").encode("utf-8"), "json") == target
            return
        with pytest.raises(InvalidValueError) as caught:
            dumps(target, "json")
        assert caught.value.code == "text-invalid"

    @given(quantity=quantities())
    def test_quantities(self, quantity: Quantity) -> None:
        """The amount and the unit come back as they were written."""
        again = loads(dumps(quantity, "json"), "json")

        assert isinstance(again, Quantity)
        assert str(again.value) == str(quantity.value)
        assert again.unit.symbol == quantity.unit.symbol

    @given(document=documents())
    def test_documents(self, document: DepartmentObjectives | ProjectObjectives) -> None:
        """A whole document comes back equal, with the ids of its rows and the text of its targets."""
        again = loads(dumps(document, "json"), "json")

        assert again == document
        assert isinstance(again, DepartmentObjectives | ProjectObjectives)
        assert [row.id for row in again.indicators] == [row.id for row in document.indicators]
        assert dumps(again, "json") == dumps(document, "json")

    @given(actual=actuals())
    def test_actuals(self, actual: Actual) -> None:
        """A reported value comes back equal, with its text."""
        again = loads(dumps(actual, "json"), "json")

        assert again == actual
        assert getattr(again, "text", None) == actual.text


class TestStrict:
    """Whatever stands in a file, it is a value or a ``DocumentError`` with codes and paths."""

    @given(data=anything)
    def test_any_json(self, data: object) -> None:
        """Data of any form is refused with at least one problem at a path."""
        with pytest.raises(DocumentError) as caught:
            loads(json.dumps(data), "json")
        assert all(problem.path.startswith("$") and problem.code for problem in caught.value.problems)

    @given(target=targets(), data=anything, place=st.integers(0, 9))
    def test_any_field_replaced(self, target: Target, data: object, place: int) -> None:
        """One field of a good target replaced by anything gives a good value or problems below ``$``."""
        good = json.loads(dumps(target, "json"))
        key = list(good)[place % len(good)]
        problems = _problems(json.dumps({**good, key: data}))
        assert all(problem.path.startswith("$") and len(str(problem)) < 1000 for problem in problems)

    @given(target=targets(), key=any_text())
    def test_a_key_more_is_refused(self, target: Target, key: str) -> None:
        """A key that no shape has is named with its path."""
        good = json.loads(dumps(target, "json"))
        with pytest.raises(DocumentError) as caught:
            loads(json.dumps({**good, key + "?": 1}), "json")
        assert "key-unknown" in {problem.code for problem in caught.value.problems}
