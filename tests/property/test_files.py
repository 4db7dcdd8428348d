"""Tables survive every kind of file that is read and written; a damaged file meets an error of the library."""

import io
from pathlib import Path
from types import ModuleType

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import PerfModelError
from perfmodel.files import docx, html, xlsx
from perfmodel.files._detect import read_file
from perfmodel.files._drawing import with_lines
from perfmodel.files._grid import Cell, Grid, Role
from perfmodel.files.xlsx import sheet_names

_CHARACTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\xa0\ufeff") | st.sampled_from(
    "指标值≥95%=<&\"'_x0041_ \n"
)
_TEXTS = st.text(_CHARACTERS, max_size=12)
_FILLED = _TEXTS.filter(str.strip)
_NAMES = st.text(st.sampled_from("部门绩效目标表2023()-"), max_size=10)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Tables with merged cells that do not meet, blank positions, and lines around them."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    free = {(row, column) for row in range(1, rows + 1) for column in range(1, columns + 1)}
    cells: list[Cell] = []
    for row, column in sorted(free):
        if (row, column) not in free or draw(st.booleans()):
            continue
        cell = Cell(
            row=row,
            column=column,
            text="",
            row_span=draw(st.integers(1, 3)),
            column_span=draw(st.integers(1, 3)),
            role=draw(st.sampled_from(Role)),
        )
        if not free.issuperset(cell.positions):
            cell = evolve(cell, row_span=1, column_span=1)
        free.difference_update(cell.positions)
        cells.append(evolve(cell, text=draw(_FILLED)))
    if not cells:
        cells.append(Cell(row=1, column=1, text=draw(_FILLED)))
    return Grid(
        cells=cells,
        name=draw(_NAMES),
        above=draw(st.lists(_FILLED, max_size=3)),
        below=draw(st.lists(_FILLED, max_size=2)),
    )


_TABLES = st.lists(grids(), min_size=1, max_size=3).map(tuple)


class TestRoundTrip:
    """What is drawn comes back as it was: cells, spans, texts, names and the lines around the table."""

    @given(tables=_TABLES)
    def test_word(self, tables: tuple[Grid, ...]) -> None:
        """A document gives back each table with its name and lines."""
        assert docx.read(docx.write(tables)).grids == tables

    @given(tables=_TABLES)
    def test_web(self, tables: tuple[Grid, ...]) -> None:
        """A page gives back each table with its caption and lines."""
        assert html.read(html.write(tables)).grids == tables

    @given(tables=_TABLES)
    def test_excel(self, tables: tuple[Grid, ...]) -> None:
        """A workbook gives back each table, its lines as rows and its name as Excel takes it."""
        expected = tuple(
            evolve(with_lines(table), name=name) for table, name in zip(tables, sheet_names(tables), strict=True)
        )

        assert xlsx.read(xlsx.write(tables)).grids == expected

    @given(tables=_TABLES)
    def test_nothing_was_noticed(self, tables: tuple[Grid, ...]) -> None:
        """Files of our own bring no findings."""
        for kind in (docx, html, xlsx):
            assert not kind.read(kind.write(tables)).findings


_SAMPLE = (
    Grid(
        cells=[
            Cell(row=1, column=1, text="部门名称", row_span=2),
            Cell(row=1, column=2, text="指标值"),
            Cell(row=2, column=2, text="≥95%"),
        ]
    ),
)


@pytest.mark.parametrize("kind", [docx, xlsx, html], ids=lambda kind: kind.KIND)
@given(data=st.data())
def test_damaged_files(kind: ModuleType, data: st.DataObject) -> None:
    """A file with some bytes changed, cut or doubled reads, or is refused by an error of the library."""
    whole = bytearray(kind.write(_SAMPLE))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(0, len(whole)) | st.just(len(whole)))])
    try:
        kind.read(cut)
    except PerfModelError as error:
        assert error.code  # noqa: PT017 - either outcome is fine, a foreign error is not


@pytest.mark.parametrize("kind", [docx, xlsx], ids=lambda kind: kind.KIND)
@given(data=st.data())
def test_damaged_parts(kind: ModuleType, data: st.DataObject) -> None:
    """A package whose parts hold other XML than they should reads, or is refused by an error of the library."""
    from zipfile import ZipFile  # noqa: PLC0415 - used here alone

    source = ZipFile(io.BytesIO(kind.write(_SAMPLE)))
    victim = data.draw(st.sampled_from([name for name in source.namelist() if not name.startswith("docProps")]))
    target = io.BytesIO()
    with ZipFile(target, "w") as changed:
        for name in source.namelist():
            content = source.read(name)
            if name == victim:
                text = content.decode()
                start = data.draw(st.integers(0, len(text)))
                stop = data.draw(st.integers(start, min(start + 30, len(text))))
                content = (
                    text[:start]
                    + data.draw(st.sampled_from(["", "0", "-1", "99999999999", "A0", "x", "<c/>"]))
                    + text[stop:]
                ).encode()
            changed.writestr(name, content)
    try:
        kind.read(target.getvalue())
    except PerfModelError as error:
        assert error.code  # noqa: PT017 - as above


_FIXTURES = Path(__file__).parents[1] / "fixtures" / "files"
_FLAT = (
    '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    '<office:body><office:spreadsheet><table:table table:name="表"><table:table-row table:number-rows-repeated="2">'
    '<table:table-cell table:number-rows-spanned="2" office:value-type="percentage" office:value="0.95">'
    "<text:p>95%</text:p>"
    "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document>"
).encode()


@pytest.mark.parametrize("kind", ["xls", "pdf", "fods"])
@given(data=st.data())
def test_damaged_files_that_are_read_only(kind: str, data: st.DataObject) -> None:
    """A file with bytes changed, cut out, put in or doubled reads, or is refused by an error of the library."""
    sample = _FLAT if kind == "fods" else (_FIXTURES / f"sample.{kind}").read_bytes()
    whole = bytearray(sample)
    for _ in range(data.draw(st.integers(1, 6))):
        at, size = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.integers(0, 30))
        put = data.draw(st.binary(max_size=20) | st.just(bytes(whole[at : at + 30])))
        whole[at : at + size] = put or b" "
    cut = bytes(whole[: data.draw(st.just(len(whole)) | st.integers(0, len(whole)))])
    try:
        read_file(cut, converter=None)
    except PerfModelError as error:
        assert error.code  # noqa: PT017 - either outcome is fine, a foreign error is not
