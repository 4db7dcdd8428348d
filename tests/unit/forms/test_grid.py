"""Grids: their cells, and what no grid can be; the text that a grid is written as."""

import pytest

from perfmodel.errors import InvalidValueError
from perfmodel.files import delimited
from perfmodel.files._grid import Cell, Grid


@pytest.mark.parametrize("wrong", [(0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 0, 1), (1, 1, 1, -1)])
def test_places_and_spans_start_at_one(wrong: tuple[int, int, int, int]) -> None:
    """A cell outside the table, or over nothing, is refused."""
    with pytest.raises(InvalidValueError, match="from 1"):
        Cell(text="", row=wrong[0], column=wrong[1], row_span=wrong[2], column_span=wrong[3])


def test_two_cells_at_one_place_are_refused() -> None:
    """A span that reaches over another cell."""
    with pytest.raises(InvalidValueError, match="row 2, column 1"):
        Grid(cells=[Cell(row=1, column=1, text="a", row_span=2), Cell(row=2, column=1, text="b")])
    with pytest.raises(InvalidValueError, match="row 2, column 3"):
        Grid(cells=[Cell(row=2, column=3, text="a"), Cell(row=1, column=1, text="b"), Cell(row=2, column=3, text="c")])


def test_a_cell_knows_its_place() -> None:
    """For findings."""
    assert str(Cell(row=3, column=2, text="").place) == "line 3, column 2"


def test_a_written_text_reads_back() -> None:
    """Tabs, line breaks and quotes in cells; lines above and below; two tables."""
    cells = [
        Cell(row=1, column=1, text="三级\n指标"),
        Cell(row=1, column=3, text='指标"值"'),
        Cell(row=3, column=2, text="a\tb"),
    ]
    first = Grid(cells=cells, above=["题目"], below=["注：无"])
    data = delimited.write((first, Grid(cells=[Cell(row=1, column=1, text="x")])))
    (again,) = delimited.read(data).grids

    assert [cell.text for cell in again.cells] == ["题目", "三级\n指标", '指标"值"', "a\tb", "注：无", "x"]
    assert [cell.column for cell in again.cells] == [1, 1, 3, 2, 1, 1]
