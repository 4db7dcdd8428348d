"""Laws of exchange: JSON holds every shape, its text included, and refuses all else by name."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import DocumentError, InvalidValueError, Problem, Quantity, Target, dumps, loads
from perfmodel.testing import any_text, quantities, targets

_JOINED = re.compile("[\ud800-\udbff][\udc00-\udfff]")
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | any_text(),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(any_text(), parts, max_size=3),
    max_leaves=8,
)


def _written(target: Target) -> str | None:
    """The target as JSON, or ``None`` where a text holds the two halves of one character apart."""
    try:
        return dumps(target, "json")
    except InvalidValueError:
        return None


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
        text = _written(target)
        if text is None:
            assert _JOINED.search(target.text)
            return
        again = loads(text.encode("utf-8"), "json")

        assert again == target
        assert getattr(again, "text", None) == target.text
        assert dumps(again, "json") == text

    @given(quantity=quantities())
    def test_quantities(self, quantity: Quantity) -> None:
        """The amount and the unit come back as they were written."""
        again = loads(dumps(quantity, "json"), "json")

        assert isinstance(again, Quantity)
        assert str(again.value) == str(quantity.value)
        assert again.unit.symbol == quantity.unit.symbol


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
        good = json.loads(_written(target) or '{"kind": "unstated"}')
        key = list(good)[place % len(good)]
        problems = _problems(json.dumps({**good, key: data}))
        assert all(problem.path.startswith("$") and len(str(problem)) < 1000 for problem in problems)

    @given(target=targets(), key=any_text())
    def test_a_key_more_is_refused(self, target: Target, key: str) -> None:
        """A key that no shape has is named with its path."""
        good = json.loads(_written(target) or '{"kind": "unstated"}')
        with pytest.raises(DocumentError) as caught:
            loads(json.dumps({**good, key + "?": 1}), "json")
        assert "key-unknown" in {problem.code for problem in caught.value.problems}
