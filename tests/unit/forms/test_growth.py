"""Twice the rows are twice the work: counted in calls and not in time, so that the machine plays no part."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from perfmodel import Indicator, ProjectObjectives, dumps, loads, read_form, read_target

_ROWS = 400
_MOST = 2.3
"""Twice the rows may cost so many times the calls: a step that looks at all rows for each row costs four times."""


def _document(rows: int) -> ProjectObjectives:
    indicators = [
        Indicator(
            name=f"新增座位数{row}",
            number=str(row),
            category="output.quantity",
            target=read_target(f"≥{row}个"),
            weight=1,
        )
        for row in range(1, rows + 1)
    ]
    return ProjectObjectives(project="阅览室改造", fiscal_year=2024, indicators=indicators)


def _bytes(written: str | bytes) -> bytes:
    return written.encode() if isinstance(written, str) else written


def _calls(work: Callable[[], object]) -> int:
    """How many functions are called, those of libraries included."""
    number = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal number
        number += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return number


@pytest.mark.parametrize("kind", ["json", "parquet", "tsv", "html", "md", "xlsx", "docx"])
def test_writing_grows_with_the_rows(kind: str) -> None:
    """Drawing 4,000 rows of text between tabs once took 20 s."""
    small, large = _document(_ROWS), _document(2 * _ROWS)
    dumps(large, kind)  # what is done once is not counted

    assert _calls(lambda: dumps(large, kind)) <= _MOST * _calls(lambda: dumps(small, kind))


@pytest.mark.parametrize("kind", ["tsv", "html", "xlsx", "docx"])
def test_reading_grows_with_the_rows(kind: str) -> None:
    """The way back, of every kind that is read."""
    small, large = _bytes(dumps(_document(_ROWS), kind)), _bytes(dumps(_document(2 * _ROWS), kind))
    read_form(large)  # what is done once, or kept, is not counted

    assert _calls(lambda: read_form(large)) <= _MOST * _calls(lambda: read_form(small))


@pytest.mark.parametrize("kind", ["json", "parquet"])
def test_loading_grows_with_the_rows(kind: str) -> None:
    """Documents that programs hand on."""
    small, large = dumps(_document(_ROWS), kind), dumps(_document(2 * _ROWS), kind)
    loads(large, kind)

    assert _calls(lambda: loads(large, kind)) <= _MOST * _calls(lambda: loads(small, kind))
