"""Spans, places and citations."""

import pytest

from perfmodel import Citation, Place, Span
from perfmodel.errors import InvalidValueError
from perfmodel.source import Standing


def test_a_span_covers_its_characters() -> None:
    """Half open, in code points of the author's text."""
    assert Span(1, 3).of("≥80人") == "80"
    assert Span(4, 4).of("≥80人") == ""


@pytest.mark.parametrize(("start", "stop"), [(-1, 2), (3, 2)])
def test_impossible_spans_are_refused(start: int, stop: int) -> None:
    """A span starts in the text and ends after its start."""
    with pytest.raises(InvalidValueError) as caught:
        Span(start, stop)
    assert caught.value.code == "span-invalid"


def test_places_read_as_people_count() -> None:
    """Only what is known is said."""
    assert str(Place(line=7, column=3)) == "line 7, column 3"
    assert str(Place(column=3)) == "column 3"
    assert str(Place()) == ""


def test_a_citation_says_how_sure_it_is() -> None:
    """The standing is asked for; clause and note are not."""
    citation = Citation("forms", standing=Standing.SEEN)

    assert (citation.clause, citation.note, citation.standing.value) == (None, None, "seen")
    with pytest.raises(TypeError):
        Citation("forms")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue] - the point
