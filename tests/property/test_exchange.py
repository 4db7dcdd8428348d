"""Laws of exchange: JSON holds every shape, its text included, and refuses all else by name."""

import json
import re
import sys
from collections.abc import Callable
from importlib import util
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from perfmodel import (
    Actual,
    DepartmentObjectives,
    DocumentError,
    ProjectObjectives,
    Quantity,
    Target,
    Unread,
    dumps,
    loads,
    read_target,
)
from perfmodel.errors import InvalidValueError, PerfModelError, Problem
from perfmodel.serializers import json as json_format
from perfmodel.serializers.json import Value
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

    @given(value=targets() | documents(), indent=st.integers(0, 16))
    def test_the_text_is_laid_out_as_the_standard_library_does(
        self, value: Target | DepartmentObjectives | ProjectObjectives, indent: int
    ) -> None:
        """On one line without blanks; with an indent a line for each field, and nothing between empty brackets."""
        text = dumps(value, "json")
        data = json.loads(text)

        assert text == json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        assert dumps(value, "json", indent=indent) == json.dumps(data, ensure_ascii=False, indent=indent)
        assert loads(dumps(value, "json", indent=indent), "json") == value

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


def _without_orjson() -> Any:  # noqa: ANN401 - a module
    """The module of JSON as it is where orjson is not installed."""
    spec = util.find_spec(json_format.__name__)
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "orjson", None)
        spec.loader.exec_module(module)
    return module


PLAIN = _without_orjson()


def _outcome(call: Callable[[], object]) -> object:
    """What a call gives, or all that its error says."""
    try:
        return call()
    except DocumentError as error:
        return error.problems
    except PerfModelError as error:
        return type(error), error.code, str(error)


class TestWithoutOrjson:
    """Where orjson is not installed, all is the same."""

    @given(value=targets() | documents() | actuals() | quantities())
    def test_the_bytes_are_the_same(self, value: Value) -> None:
        """What is written is, byte for byte; what is read from it is the value."""
        text = dumps(value, "json")

        assert PLAIN.write(value) == text
        assert PLAIN.read(text) == PLAIN.read(text.encode()) == value

    @given(text=any_text() | st.text(st.characters(categories=["Cc", "Cs", "Co", "So", "Zl", "Zp"])))
    @example(text='"\\/\b\f\n\r\t\x00\x1f\x7f\x85\u2028<>&')
    @example(text="😀𠮷")
    @example(text="\ud83d")
    @example(text="\ud83d\ude00")
    def test_any_character(self, text: str) -> None:
        """Control characters, marks, characters beyond the first plane and halves of some, which are refused alike."""
        error = read_target("≥95%%")
        assert isinstance(error, Unread)
        target = attrs.evolve(error, text="≥95%%" + text)
        written = _outcome(lambda: dumps(target, "json"))

        assert written == _outcome(lambda: PLAIN.write(target))
        if isinstance(written, str):
            assert "\n" not in written
            assert PLAIN.read(written) == loads(written, "json") == target

    @given(target=targets(), data=anything, place=st.integers(0, 9), key=any_text())
    def test_what_is_refused_is_the_same(self, target: Target, data: object, place: int, key: str) -> None:
        """One field replaced by anything, and a key more, in the form that is written: the same faults in both."""
        good = json.loads(dumps(target, "json"))
        place_of = list(good)[place % len(good)]
        for wrong in ({**good, place_of: data}, {**good, key: data}):
            text = json.dumps(wrong, separators=(",", ":"), ensure_ascii=place % 2 == 0)
            assert _outcome(lambda text=text: loads(text, "json")) == _outcome(lambda text=text: PLAIN.read(text))  # type: ignore[misc]

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            ('{"kind":"unstated","kind":"unstated"}', "key-doubled"),
            ('{"kind":"rank","within":3,"scope":null,"within":3}', "key-doubled"),
            ('{"value":"1","unit":"件","value":"2"}', "key-doubled"),
            ('{"kind":"rank","within":1234567890123456789,"scope":null}', "number-long"),
            ('{"kind":"rank","within":-12345678901234567890,"scope":null}', "number-long"),
            ('{"kind":"rank","within":99999999999999999999999,"scope":null}', "number-long"),
            ('{"value":NaN,"unit":""}', "json-invalid"),
            ('{"value":1E400,"unit":""}', "type-wrong"),
            ('{"value":0.1,"unit":""}', "type-wrong"),
            ('{"value":true,"unit":"件"}', "type-wrong"),
            ("[" * 100_000 + "]" * 100_000, "json-deep"),
            ('{"kind":"statement","text":"\\ud800"}', "text-invalid"),
            (b'{"value":"1","unit":"\xff"}', "encoding-invalid"),
        ],
    )
    def test_what_a_faster_parser_would_pass_by(self, data: str | bytes, code: str) -> None:
        """Doubled keys, long numbers, halves of characters: each has its code, with orjson and without."""
        for read in (lambda: loads(data, "json"), lambda: PLAIN.read(data)):
            with pytest.raises(DocumentError) as caught:
                read()
            assert caught.value.problems[0].code == code


def _look_through(value: object) -> None:
    """Ask each part of a value whether it holds what its class asks of it."""
    if isinstance(value, tuple):
        for item in value:  # pyright: ignore[reportUnknownVariableType]
            _look_through(item)  # pyright: ignore[reportUnknownArgumentType]
    elif attrs.has(type(value)):
        attrs.validate(value)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        for item in attrs.fields(type(value)):  # type: ignore[arg-type]
            _look_through(getattr(value, item.name))


class TestWhole:
    """What is read is made without a constructor, and is what the constructor makes."""

    @given(value=targets() | documents() | actuals() | quantities())
    def test_each_part_holds_what_its_class_asks(self, value: Value) -> None:
        """Every field is of its type, and a row made anew of its fields is equal, under the id of a row alone."""
        again = loads(dumps(value, "json"), "json")

        _look_through(again)
        for row in getattr(again, "indicators", ()):
            alone = loads(dumps(row, "json"), "json")
            assert alone == row
            assert getattr(alone, "id", None) == attrs.evolve(row, id="").id


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
