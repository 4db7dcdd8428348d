"""Laws of canonical text, as DESIGN section 3 states them."""

import pytest
from hypothesis import given

from perfmodel import Target, Unread, format_target, parse_target, read_target
from perfmodel.testing import any_text, targets

WRITABLE = (
    "threshold",
    "range",
    "frequency",
    "deadline",
    "rank",
    "grade",
    "relative",
    "yes_no",
    "statement",
    "composite",
    "unstated",
)


class TestFixedPoint:
    """Canonical text is a fixed point: ``parse_target(format_target(t)) == t`` for every ``t``."""

    @pytest.mark.parametrize("kind", WRITABLE)
    def test_of_any_target(self, kind: str) -> None:
        """Each shape comes back equal, whatever names, units and days it holds."""

        @given(target=targets(kind=kind))
        def law(target: Target) -> None:
            text = format_target(target)
            again = parse_target(text)

            assert again == target
            assert hash(again) == hash(target)
            assert format_target(again) == text

        law()

    @given(text=any_text())
    def test_of_any_text(self, text: str) -> None:
        """What was read is written so that it reads back; what was not read keeps its text."""
        target = read_target(text)
        written = format_target(target)

        assert read_target(written) == target
        assert format_target(read_target(written)) == written
        assert isinstance(target, Unread) == (written == text and isinstance(read_target(written), Unread))


class TestAsWritten:
    """``as_written`` gives the author's own text."""

    @given(text=any_text())
    def test_is_the_cell(self, text: str) -> None:
        """No character of the cell is lost or changed."""
        target = read_target(text)

        assert target.text == text
        assert format_target(target, style="as_written") == text
