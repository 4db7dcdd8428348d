"""Targets as text: str and format, the same for each shape."""

import pickle

import pytest
from hypothesis import given

from perfmodel import Target, Unread, Unstated, format_target, parse_target, read_target
from perfmodel.errors import InvalidValueError
from perfmodel.testing import targets


@given(target=targets())
def test_a_target_as_text_is_canonical(target: Target) -> None:
    """``str`` and ``format`` are the text that reads back to an equal target."""
    assert str(target) == f"{target}" == f"{target:canonical}" == format_target(target)
    assert f"{target:as_written}" == format_target(target, style="as_written")
    if not isinstance(target, Unread):
        assert read_target(str(target)) == target or isinstance(target, Unstated)
    assert pickle.loads(pickle.dumps(target)) == target  # noqa: S301 - our own bytes


def test_other_styles_are_refused() -> None:
    """A width is no style."""
    with pytest.raises(InvalidValueError) as error:
        format(parse_target("≥95%"), ">20")

    assert error.value.code == "style-unknown"


def test_shapes_stay_small() -> None:
    """No shape has a dict of its own."""
    assert not any(hasattr(read_target(text), "__dict__") for text in ("≥95%", "是", "持续提高", "", "≥", "前三"))
