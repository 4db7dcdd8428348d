"""Old workbooks read as they are shown; the sample was made with LibreOffice from a table of our own."""

import re
import sys
from pathlib import Path

import pytest

from perfmodel.errors import FormError, MissingExtraError
from perfmodel.files import xls
from perfmodel.files._detect import read_file

_FOLDER = Path(__file__).parents[2] / "fixtures" / "files"
SAMPLE = (_FOLDER / "sample.xls").read_bytes()


def test_numbers_as_they_are_shown() -> None:
    """Percents keep the digits that the format hides; days, words of a format and truth values are texts."""
    sheets = read_file(SAMPLE)

    assert [(grid.name, grid.rows, grid.columns) for grid in sheets.grids] == [("目标表", 8, 4), ("底稿", 1, 1)]
    values = {(cell.row, cell.column): cell.text for cell in sheets.grids[0].cells}
    assert [values[row, 3] for row in range(3, 9)] == ["95.67%", "95%", "2023年9月30日", "1,200人次", "12.50", "1201"]
    assert (values[6, 4], values[7, 4]) == ("TRUE", "#DIV/0!")


def test_merged_cells_and_hidden_parts() -> None:
    """Merged cells have spans; what is hidden, wrong or not understood is said."""
    sheets = xls.read(SAMPLE)

    spans = [
        (cell.text, cell.row_span, cell.column_span)
        for cell in sheets.grids[0].cells
        if cell.row_span + cell.column_span > 2
    ]
    assert spans == [("项目支出绩效目标表", 1, 4), ("质量指标", 2, 1)]
    assert [(finding.code, finding.text) for finding in sheets.findings] == [
        ("cell-error", "#DIV/0!"),
        ("format-unread", "1201"),
        ("rows-hidden", "8"),
        ("columns-hidden", "4"),
        ("sheet-hidden", ""),
    ]


def test_comments() -> None:
    """A comment is reported with its place, as in the other kinds; an empty one says nothing."""
    commented = (_FOLDER / "comment.xls").read_bytes()
    text = "请核对".encode("utf-16-le")
    assert commented.count(text) == 1

    found = xls.read(commented).findings

    assert [(finding.code, finding.text, str(finding.place)) for finding in found] == [
        ("comment-ignored", "请核对", "table Sheet, line 1, column 1")
    ]
    assert xls.read(commented.replace(text, "   ".encode("utf-16-le"))).findings == ()


def test_a_password() -> None:
    """A record of a password in place of that of the author."""
    locked = SAMPLE.replace(b"\x5c\x00\x70\x00", b"\x2f\x00\x70\x00")

    assert locked != SAMPLE
    with pytest.raises(FormError, match="password") as caught:
        xls.read(locked)
    assert caught.value.code == "file-encrypted"


def test_a_stream_larger_than_the_file() -> None:
    """A stream that says it has a gigabyte is not followed in circles until it does."""
    entry = SAMPLE.index("Workbook".encode("utf-16-le")) + 120
    said = int.from_bytes(SAMPLE[entry : entry + 4], "little")
    assert 0 < said < len(SAMPLE)
    lying = SAMPLE[:entry] + (1 << 30).to_bytes(4, "little") + SAMPLE[entry + 4 :]

    with pytest.raises(FormError, match="found none in the file") as caught:
        xls.read(lying)
    assert caught.value.code == "file-unreadable"


def test_damaged_and_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a file, one beyond the bounds and one without a cell are refused."""
    with pytest.raises(FormError) as caught:
        xls.read(SAMPLE[:3000])
    assert caught.value.code == "file-unreadable"
    for name, bound in (("MAX_CELLS", 10), ("MAX_SIZE", 100)):
        with monkeypatch.context() as patch:
            patch.setattr(xls, name, bound)
            with pytest.raises(FormError) as caught:
                xls.read(SAMPLE)
        assert caught.value.code == "table-too-large"


@pytest.mark.parametrize("stream", ["Workbook", "Other"])
def test_old_files_of_other_kinds(stream: str) -> None:
    """A file without a workbook in it, or with one that is none, says so."""
    name, other = "Workbook".encode("utf-16-le"), stream.encode("utf-16-le").ljust(16, b"\0")
    renamed = SAMPLE.replace(name, other)
    start = renamed.index(b"\x09\x08\x10\x00")
    data = renamed[:start] + b"\xd0\xcf\x11\xe0" + renamed[start + 4 :]

    with pytest.raises(FormError) as caught:
        xls.read(data)
    assert caught.value.code == ("file-unreadable" if stream == "Workbook" else "file-other-kind")


def test_a_workbook_of_no_kind() -> None:
    """What begins like no workbook is refused."""
    with pytest.raises(FormError, match="xlrd") as caught:
        xls.read(SAMPLE.replace(b"\x09\x08\x10\x00\x00\x06", b"\x00\x00\x10\x00\x00\x06"))
    assert caught.value.code == "file-unreadable"


def test_a_workbook_without_a_cell() -> None:
    """Only the records of cells are gone."""
    blank = SAMPLE
    for record in (b"\xfd\x00", b"\x03\x02", b"\x7e\x02", b"\x06\x00", b"\x05\x02", b"\xbe\x00"):
        for size in range(8, 60):
            blank = blank.replace(record + size.to_bytes(2, "little"), b"\xff\x7f" + size.to_bytes(2, "little"))

    with pytest.raises(FormError) as caught:
        xls.read(blank)
    assert caught.value.code == "table-missing"


def test_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the extra."""
    monkeypatch.setitem(sys.modules, "xlrd", None)
    with pytest.raises(MissingExtraError, match=r"perfmodel\[xls\]"):
        xls.read(SAMPLE)


def test_struck_cells() -> None:
    """A cell whose font has a line through it is not read, and is told with its place."""
    fonts = re.sub(rb"(\x31\x00\x1e\x00\xdc\x00)\x00", lambda match: match[1] + b"\x08", SAMPLE, count=1)
    read = xls.read(fonts)

    texts = [cell.text for cell in read.grids[0].cells]
    assert "验收合格率" in texts
    assert not [text for text in texts if text[:1].isdigit()]
    told = [(finding.text, str(finding.place)) for finding in read.findings if finding.code == "text-struck"]
    assert told[:2] == [("0.9567", "table 目标表, line 3, column 3"), ("0.95", "table 目标表, line 4, column 3")]
