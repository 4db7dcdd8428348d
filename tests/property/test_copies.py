"""Laws of copying: all values are immutable, hashable, picklable."""

import copy
import pickle
from typing import Any

import pytest
from attrs import asdict
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import Citation, FiscalYear, Place, Polarity, Span, TargetSyntaxError, Unread, judge
from perfmodel.errors import Problem
from perfmodel.forms import Entry
from perfmodel.source import Standing
from perfmodel.taxonomy import CATEGORIES, SCHEMES
from perfmodel.testing import (
    actuals,
    any_text,
    date_spans,
    documents,
    indicators,
    intervals,
    month_days,
    periods,
    quantities,
    targets,
    units,
    yearless_spans,
)


def places() -> st.SearchStrategy[Place]:
    """Places with any of their parts."""
    number = st.none() | st.integers(1, 9)
    return st.builds(Place, line=number, column=number, table=st.none() | any_text())


VALUES = {
    "unit": units(),
    "quantity": quantities(),
    "interval": intervals(),
    "date span": date_spans(),
    "yearless span": yearless_spans(),
    "month and day": month_days(),
    "period": periods(),
    "target": targets(),
    "fiscal year": st.builds(FiscalYear, st.integers(1900, 2200)),
    "span": st.builds(Span, st.just(2), st.integers(2, 9)),
    "place": places(),
    "entry": st.builds(Entry, places(), any_text(), any_text()),
    "citation": st.builds(Citation, any_text(), clause=st.none() | any_text(), standing=st.sampled_from(Standing)),
    "actual": actuals(),
    "indicator": indicators(),
    "document": documents(),
    "category": st.sampled_from(tuple(CATEGORIES.values())),
    "scheme": st.sampled_from(tuple(SCHEMES.values())),
    "judgement": st.builds(judge, targets(), actuals(), polarity=st.none() | st.sampled_from(Polarity)),
    "problem": st.builds(Problem, any_text(), any_text(), any_text()),
}


class TestCopies:
    """Every value survives copy, deep copy and pickling, equal and with equal hash and spelling."""

    @pytest.mark.parametrize("kind", VALUES)
    def test_come_back_equal(self, kind: str) -> None:
        """The copy equals the value, hashes like it and prints like it; the value refuses to be changed."""

        @given(value=VALUES[kind])
        def law(value: Any) -> None:  # noqa: ANN401 - each kind in turn
            for again in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):  # noqa: S301 - our own bytes
                assert again == value
                assert hash(again) == hash(value)
                assert repr(again) == repr(value)
            with pytest.raises(FrozenInstanceError):
                setattr(value, next(iter(asdict(value, recurse=False))), None)

        law()

    @given(target=targets(kind="unread"))
    def test_errors_too(self, target: Unread) -> None:
        """A syntax error comes back with its text, place, code and message."""
        error = TargetSyntaxError(target.text, target.error.span, code=target.error.code, expected="a value")
        for again in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):  # noqa: S301 - our own bytes
            assert type(again) is TargetSyntaxError
            assert str(again) == str(error)
            assert (again.text, again.span, again.code) == (error.text, error.span, error.code)
