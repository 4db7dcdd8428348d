"""The strategies for users: what they draw is what they promise."""

import sys

import pytest
from hypothesis import find, given

from perfmodel import DateSpan, Interval, MissingExtraError, Quantity, Target, Unit, dumps
from perfmodel.errors import InvalidValueError
from perfmodel.lexicon._comparison_words import BEFORE
from perfmodel.lexicon._rows import words_of
from perfmodel.serializers._targets import KINDS
from perfmodel.testing import any_text, date_spans, intervals, quantities, targets, units


@pytest.mark.parametrize(("shape", "kind"), KINDS.items())
def test_targets_of_one_kind(shape: type, kind: str) -> None:
    """The kind is the name in JSON, and only that shape is drawn."""

    @given(target=targets(kind=kind))
    def law(target: Target) -> None:
        assert type(target) is shape

    law()


def test_unknown_kinds_are_refused() -> None:
    """The message lists the kinds."""
    with pytest.raises(InvalidValueError, match="threshold, range") as caught:
        targets(kind="thresholds")
    assert caught.value.code == "kind-unknown"


@given(quantity=quantities(units=["元", "万元"]), other=quantities(units=units()))
def test_quantities_in_chosen_units(quantity: Quantity, other: Quantity) -> None:
    """Units may be given as symbols or as a strategy."""
    assert quantity.unit in {Unit("元"), Unit("万元")}
    assert dumps(other, "json")


@given(interval=intervals(both=True), span=date_spans(latest=True))
def test_ends_on_demand(interval: Interval, span: DateSpan) -> None:
    """Both ends, or the latest day, are there where they are asked for."""
    assert interval.lower is not None
    assert interval.upper is not None
    assert span.latest is not None


def test_open_ends_are_drawn_too() -> None:
    """Without asking, each end may be absent."""
    assert find(intervals(), lambda interval: interval.lower is None).lower is None
    assert find(date_spans(), lambda span: span.latest is None).earliest is not None


def test_any_text_reaches_far() -> None:
    """Halves of characters, control characters and words of the tables are all drawn."""
    assert find(any_text(), lambda text: any("\ud800" <= sign <= "\udfff" for sign in text))
    words = [word for word in words_of(*BEFORE) if len(word) > 2]
    assert find(any_text(), lambda text: any(word in text for word in words))


def test_shrinking_ends_in_something_plain() -> None:
    """A failing example is small enough to read."""
    plain = find(targets(), lambda target: target.subject is not None)

    assert len(repr(plain)) < 250
    assert len(plain.subject or "") < 4


def test_without_hypothesis_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The module can be imported without it; each strategy names the extra."""
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    for strategy in (any_text, units, quantities, intervals, date_spans, targets):
        with pytest.raises(MissingExtraError, match=r"perfmodel\[testing\]") as caught:
            strategy()
        assert caught.value.package == "hypothesis"
