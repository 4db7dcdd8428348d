"""Laws of reading: total on any text, nothing lost, the same in every thread."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import FiscalYear, Quantity, TargetSyntaxError, Unread, dumps, format_target, parse_target, read_target
from perfmodel.testing import any_text, quantities
from perfmodel.text.lexicon import (
    BEFORE,
    BEHIND,
    HOLD,
    LEAD,
    MOVE_DOWN,
    MOVE_UP,
    NEAR_BEFORE,
    NEAR_BEHIND,
    REACH,
    words_of,
)


class TestTotal:
    """``read_target`` never raises on any ``str`` and loses no character."""

    @given(
        text=any_text(), unit=st.none() | any_text(), operator=st.none() | any_text(), year=st.none() | st.just(2024)
    )
    def test_any_text_with_any_columns(
        self, text: str, unit: str | None, operator: str | None, year: int | None
    ) -> None:
        """Whatever stands in the three cells, a target comes back that keeps the text."""
        target = read_target(text, unit=unit, operator=operator, fiscal_year=year)

        assert target.text == text
        assert read_target(text, unit=unit, operator=operator, fiscal_year=year) == target

    @pytest.mark.parametrize("frame", ["{}", "{}5%", "5%{}", "水质{}", "{}水质", "{0}5%{0}", "较上年{}5%"])
    def test_each_word_of_the_tables(self, frame: str) -> None:
        """Each comparing word may stand anywhere, alone too, in the cell and in the column."""
        for word in words_of(*BEFORE, *BEHIND, HOLD, REACH, LEAD, MOVE_UP, MOVE_DOWN, NEAR_BEFORE, NEAR_BEHIND):
            text = frame.format(word)

            assert read_target(text).text == text
            assert read_target("5%", operator=text).text == "5%"

    @given(text=any_text())
    def test_errors_lie_inside_the_text(self, text: str) -> None:
        """What cannot be read says where, within the text, and ``parse_target`` raises the same."""
        target = read_target(text)
        if not isinstance(target, Unread):
            assert parse_target(text) == target
            return
        assert 0 <= target.error.span.start <= target.error.span.stop <= len(text)
        with pytest.raises(TargetSyntaxError) as caught:
            parse_target(text)
        error = caught.value
        assert (error.code, error.span, error.text) == (target.error.code, target.error.span, text)
        assert str(error).isprintable()
        assert len(str(error)) < 2000

    @given(text=any_text(), year=st.integers(1900, 2200))
    def test_a_year_as_a_number_or_a_value(self, text: str, year: int) -> None:
        """A fiscal year may be given either way."""
        assert read_target(text, fiscal_year=year) == read_target(text, fiscal_year=FiscalYear(year))


class TestThreads:
    """All values are safe to share between threads; no global state changes a result."""

    @given(texts=st.lists(any_text(), min_size=8, max_size=8), quantity=quantities())
    def test_eight_threads_agree(self, texts: list[str], quantity: Quantity) -> None:
        """The same work in eight threads at once gives what one thread gives."""

        def work(text: str) -> tuple[object, str, str, Quantity]:
            target = read_target(text)
            return target, format_target(target), dumps(quantity, "json"), Quantity.from_pint(quantity.pint)

        with ThreadPoolExecutor(8) as pool:
            together = [list(pool.map(work, texts)) for _ in range(2)]
        assert together == [[work(text) for text in texts]] * 2
