"""Errors: a stable code, the place marked in the text, short, and able to cross processes."""

import copy
import pickle
from typing import cast

import pytest

from perfmodel import (
    DocumentError,
    FormError,
    IncompatibleUnitsError,
    MissingExtraError,
    PerfModelError,
    Place,
    Span,
    TargetSyntaxError,
    loads,
    parse_target,
)
from perfmodel._base_errors import excerpt
from perfmodel.errors import InexactConversionError, InvalidValueError, Problem, WrongTypeError

ALL = (
    PerfModelError("nothing fits"),
    PerfModelError("nothing fits", code="of-its-own"),
    InvalidValueError("expected a day", code="date-invalid"),
    WrongTypeError("expected text"),
    IncompatibleUnitsError("元", "人"),
    InexactConversionError("亩", "平方米", message="no end"),
    TargetSyntaxError("≥95%%", Span(4, 5), code="expression-incomplete", expected="the end", hint="strike the rest"),
    FormError("no table", code="table-missing", place=Place(line=3, column=2), hint="paste the table"),
    DocumentError((Problem("key-missing", "this key is missing", "$.unit"),)),
    MissingExtraError("testing", "hypothesis"),
)


@pytest.mark.parametrize("error", ALL, ids=lambda error: type(error).__name__)
def test_errors_cross_processes(error: PerfModelError) -> None:
    """A copy has the type, code, message and all attributes, notes included."""
    error.add_note("row 7")
    for again in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):  # noqa: S301 - our own bytes
        assert type(again) is type(error)
        assert (again.code, str(again), vars(again)) == (error.code, str(error), vars(error))


@pytest.mark.parametrize("error", ALL, ids=lambda error: type(error).__name__)
def test_errors_are_caught_as_the_standard_kind(error: PerfModelError) -> None:
    """Code that catches ValueError, TypeError or ImportError catches ours."""
    assert isinstance(error, (ValueError, TypeError, ImportError)) or type(error) is PerfModelError
    assert error.code == error.code.lower()


def test_a_code_is_given_by_name_only() -> None:
    """A second positional argument is refused, so that codes stay readable at the call."""
    with pytest.raises(TypeError):
        PerfModelError("nothing fits", "code")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue] - the point


@pytest.mark.parametrize(
    ("text", "span", "message"),
    [
        ("≥95%%", (4, 5), "expected a unit, found '%', at character 5: ≥95%⟦%⟧; do so"),
        ("≥", (1, 1), "expected a unit, found the end of the text, at character 2: ≥⟦⟧; do so"),
        ("", (0, 0), "expected a unit, found the end of the text, at character 1: ⟦⟧; do so"),
        ("不低于80万", (3, 6), "expected a unit, found '80万', at characters 4–6: 不低于⟦80万⟧; do so"),
        ("a\nb\x00c", (2, 3), r"expected a unit, found 'b', at character 3: a\n⟦b⟧\x00c; do so"),
    ],
)
def test_the_place_is_marked_in_the_text(text: str, span: tuple[int, int], message: str) -> None:
    """What was expected, what stood there, where, what to do."""
    error = TargetSyntaxError(text, Span(*span), code="unit-missing", expected="a unit", hint="do so")

    assert str(error) == message


@pytest.mark.parametrize("text", ["9" * 100_000 + "人", "≥" + "\x00" * 100_000, "≥\ud800" + "x" * 100_000])
def test_hostile_texts_make_short_errors(text: str) -> None:
    """An error never prints a hundred thousand characters, nor characters that a terminal would act on."""
    with pytest.raises(TargetSyntaxError) as caught:
        parse_target(text)
    message = str(caught.value)
    assert len(message) < 1500
    assert message.isprintable()
    assert message.encode("utf-8")
    assert caught.value.text == text


def test_text_far_from_the_place_is_left_out() -> None:
    """The place stays in view in a long text."""
    error = TargetSyntaxError("甲" * 500 + "%%" + "乙" * 500, Span(500, 502), code="unit-missing", expected="a unit")

    assert f"…{'甲' * 30}⟦%%⟧{'乙' * 30}…" in str(error)


def test_excerpts() -> None:
    """Long texts are cut in the middle, short ones stay."""
    assert excerpt("水务局") == "水务局"
    assert excerpt("a" * 50 + "b" * 50, 10) == "aaaaa…bbbbb"
    assert excerpt("\u202e\t") == r"\u202e\t"


def test_units_are_named_in_both_directions() -> None:
    """The plain number has a name in messages."""
    assert "'a plain number'" in str(IncompatibleUnitsError("", "人"))
    assert "'元' and '人'" in str(IncompatibleUnitsError("元", "人"))


def test_problems_beyond_a_hundred_are_counted() -> None:
    """The last problem says how many more there are."""
    problems = [Problem("key-unknown", f"unknown key {number}", f"$.k{number}") for number in range(250)]
    error = DocumentError(problems)

    assert len(error.problems) == 101
    assert str(error.problems[-1]) == "and 150 more @ $"
    assert str(error).startswith("250 problems in the document\n    unknown key 0 @ $.k0\n")
    assert str(DocumentError(problems[:1])).startswith("1 problem in the document\n")
    assert DocumentError(problems[:100]).problems == tuple(problems[:100])


def test_form_errors_name_the_place() -> None:
    """Line and column are in the message, and at hand."""
    error = FormError("no column for targets", code="column-missing", place=Place(line=4), hint="add 指标值")

    assert str(error) == "no column for targets (line 4); add 指标值"
    assert error.place == Place(line=4)
    assert str(FormError("no table", code="table-missing")) == "no table"


def test_a_missing_extra_says_how_to_install_it() -> None:
    """The message is the command."""
    error = MissingExtraError("testing", "hypothesis")

    assert "pip install 'perfmodel[testing]'" in str(error)
    assert (error.extra, error.package) == ("testing", "hypothesis")


def test_bytes_are_many() -> None:
    """The message said that “a bytes” was expected."""
    with pytest.raises(WrongTypeError, match="expected data as text or bytes, found int; open the file"):
        loads(cast("str", 5), "json")
