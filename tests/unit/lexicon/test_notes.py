"""What a note in brackets behind a reported value says of it."""

import pytest

from perfmodel.lexicon._notes import is_quiet
from perfmodel.lexicon._work_words import asked_by


@pytest.mark.parametrize(
    ("note", "quiet"),
    [
        ("A", True),
        ("累计", True),
        ("因暴雨", True),
        ("因暴雨取消", False),
        ("受疫情影响", True),
        ("计划", False),
        ("培训人数", True),
    ],
)
def test_quiet_notes(note: str, quiet: bool) -> None:  # noqa: FBT001 - a column of the table
    """Letters of a unit, the words that were asked for and causes leave a value what it is; what undoes it does not."""
    assert is_quiet(note, asked_by("（培训人数）")) is quiet
