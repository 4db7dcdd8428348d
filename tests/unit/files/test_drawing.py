"""How tables are laid on the page: widths, turning, headings that repeat, rows high enough."""

import pytest

from perfmodel.errors import InvalidValueError
from perfmodel.files import markdown, xlsx
from perfmodel.files._drawing import LANDSCAPE, PORTRAIT, Look, looks, plan, prepared, width, with_lines
from perfmodel.files._grid import Cell, Grid, Role


def _row(*texts: str, row: int = 1, role: Role = Role.TEXT) -> list[Cell]:
    return [Cell(row=row, column=column, text=text, role=role) for column, text in enumerate(texts, 1)]


def test_widths_fill_the_page() -> None:
    """Narrow columns get what they need, the wide one takes the rest, and no column is wider than the page."""
    layout = plan(Grid(cells=_row("1", "很长的说明" * 30, "≥95%")))

    assert PORTRAIT - 3 <= sum(layout.widths) <= PORTRAIT
    assert layout.widths[1] > layout.widths[0]
    assert layout.widths[1] > layout.widths[2]
    assert not layout.landscape


def test_short_tables_are_stretched() -> None:
    """A small table is as wide as the page."""
    assert sum(plan(Grid(cells=_row("甲", "乙"))).widths) in range(PORTRAIT - 2, PORTRAIT + 1)


def test_wide_tables_are_turned() -> None:
    """When the wide columns would get too little, the page is turned."""
    layout = plan(Grid(cells=_row(*["很长的说明文字" * 5] * 8)))

    assert layout.landscape
    assert sum(layout.widths) <= LANDSCAPE


def test_labels_break_into_two_lines() -> None:
    """A long label of a merged block does not widen its column; a long word does not break."""
    layout = plan(
        Grid(
            cells=[
                *_row("可持续影响指标", role=Role.LABEL),
                Cell(row=1, column=2, text="ABCDEFGHIJKLMN"),
                Cell(row=1, column=3, text="文" * 200),
            ]
        )
    )

    assert layout.widths[0] == 11
    assert layout.widths[1] >= 17


def test_columns_of_labels_are_not_stretched() -> None:
    """What is to spare on the page goes to the text, so that labels keep breaking into two even lines."""
    labels = [Cell(row=1, column=1, text="年度绩效指标", row_span=2, role=Role.LABEL), Cell(row=1, column=2, text="甲")]

    assert plan(Grid(cells=labels)).widths == (11, PORTRAIT - 11)
    assert sum(plan(Grid(cells=labels[:1])).widths) == PORTRAIT


def test_cells_over_the_same_columns_in_many_rows_widen_them() -> None:
    """A name that stands over two columns all the way down has room for its text."""
    rows = [
        cell
        for row in range(1, 4)
        for cell in (
            Cell(row=row, column=1, text="巡查河道并按月归档的次数", column_span=2),
            Cell(row=row, column=3, text="≥12次" * 20),
        )
    ]
    layout = plan(Grid(cells=rows))

    assert sum(layout.widths[:2]) >= 24
    assert layout.lines == (2, 2, 2)


def test_a_long_line_over_columns_does_not_widen_them() -> None:
    """One long text across the table breaks where the columns end."""
    rows = [cell for row in range(2, 9) for cell in _row("甲", "乙", "很长的说明" * 5, row=row)]
    layout = plan(Grid(cells=[Cell(row=1, column=1, text="总体目标" * 20, column_span=2), *rows]))

    assert max(layout.widths[:2]) < layout.widths[2] // 2


def test_rows_are_high_enough() -> None:
    """A row has room for its longest cell; a merged cell's lines count for all its rows together."""
    cells = [
        Cell(row=1, column=1, text="一\n二\n三\n四", row_span=2),
        Cell(row=1, column=2, text="甲"),
        Cell(row=2, column=2, text="乙"),
        Cell(row=3, column=1, text="", column_span=2),
    ]

    assert plan(Grid(cells=cells)).lines == (1, 3, 1)


@pytest.mark.parametrize(
    ("rows", "repeated"),
    [
        ([], None),
        ([2], (2, 2)),
        ([2, 3], (2, 3)),
        ([1, 3], (3, 3)),
    ],
)
def test_heading_rows_repeat(rows: list[int], repeated: tuple[int, int] | None) -> None:
    """The last run of heading rows repeats on each page."""
    cells = [
        cell
        for row in range(1, 5)
        for cell in _row("一", "二", "三", row=row, role=Role.HEADING if row in rows else Role.TEXT)
    ]

    assert plan(Grid(cells=cells)).repeated == repeated


def test_a_heading_beside_text_is_no_heading_row() -> None:
    """Headings repeat only where the whole row is headings."""
    cells = [*_row("一", "二", "三", role=Role.HEADING), Cell(row=1, column=4, text="文")]

    assert plan(Grid(cells=cells)).repeated is None


def test_looks_of_title_rows() -> None:
    """The first title is large, the next small, the unit stands on the right, what follows the table is a note."""
    grid = with_lines(Grid(cells=_row("甲"), above=["标题", "（2023年度）", "金额单位：万元"], below=["注"]))

    assert [looks(grid)[cell] for cell in grid.cells] == [Look.TITLE, Look.SUBTITLE, Look.UNIT, Look.TEXT, Look.NOTE]


def test_widths_of_text() -> None:
    """Chinese characters take two half widths."""
    assert (width(""), width("≥95%"), width("人\nabc")) == (0, 5, 3)


def test_line_ends_are_mended() -> None:
    """All line ends are written as one."""
    grid = Grid(cells=_row("一\r\n二\r三"))

    assert prepared((grid, Grid(cells=[])))[0].cells[0].text == "一\n二\n三"


def test_control_characters_are_refused_with_their_place() -> None:
    """A character that no file can hold is refused, and the cell is named."""
    with pytest.raises(InvalidValueError, match="line 1, column 2"):
        prepared((Grid(cells=_row("甲", "乙\x00")),))
    with pytest.raises(InvalidValueError) as caught:
        prepared((Grid(cells=_row("甲"), below=["\x1f"]),))
    assert caught.value.code == "text-unwritable"


def test_gaps_have_borders() -> None:
    """A position that no cell covers is drawn as a blank cell."""
    grid = Grid(cells=[Cell(row=1, column=2, text="甲"), Cell(row=2, column=1, text="乙")])

    assert xlsx.read(xlsx.write((grid,))).grids[0].cells == grid.cells


def test_markdown_is_one_pipe_table() -> None:
    """Every row has all columns, signs of Markdown are escaped, lines around the table stand around it."""
    grid = Grid(
        cells=[
            Cell(row=1, column=1, text="甲|乙", column_span=2),
            Cell(row=2, column=2, text="*一*\n二 &amp;"),
            Cell(row=3, column=1, text="# <b>"),
        ],
        above=["标题", "（2023年度）"],
        below=["- 注"],
    )

    assert markdown.write((grid,)).decode().split("\n") == [
        "## 标题",
        "",
        "（2023年度）",
        "",
        "| 甲\\|乙 |  |",
        "|---|---|",
        "|  | \\*一\\*<br>二 \\&amp; |",
        "| \\# \\<b\\> |  |",
        "",
        "\\- 注",
        "",
    ]
