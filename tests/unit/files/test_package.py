"""Packages: what is broken, locked or hostile is refused with what to do, before it can do harm."""

import io
import zipfile
from collections.abc import Mapping

import pytest

from perfmodel import FormError, explain
from perfmodel.files import _package as package
from perfmodel.files import docx, xlsx
from perfmodel.files._grid import Cell, Grid

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_RELS = _RELATIONS.format(f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>')
_SHEETS = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="s"/></sheets></workbook>'
)
_SHEET_RELS = _RELATIONS.format(f'<Relationship Id="s" Type="{_OFFICE}/worksheet" Target="s.xml"/>')
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    'PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_GRID = (Grid(cells=[Cell(row=1, column=1, text="甲")]),)


def _file(parts: Mapping[str, bytes | str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return target.getvalue()


def _workbook(sheet: bytes | str, **parts: str) -> bytes:
    return _file(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELS,
            "xl/workbook.xml": _SHEETS,
            "xl/_rels/workbook.xml.rels": _SHEET_RELS,
            "xl/s.xml": sheet,
        }
        | parts
    )


def _code(data: bytes) -> str:
    with pytest.raises(FormError) as caught:
        xlsx.read(data)
    assert caught.value.hint
    return caught.value.code


@pytest.mark.parametrize("keep", [4, 30, 200, 1000, -1])
def test_a_truncated_file(keep: int) -> None:
    """Half of a download is told from a form."""
    for kind in (xlsx, docx):
        with pytest.raises(FormError) as caught:
            kind.read(kind.write(_GRID)[:keep])
        assert caught.value.code == "file-truncated"
        assert "文件应完整，实际已损坏或不全；请重新复制或下载" in explain(caught.value)  # it was no archive


def test_a_damaged_part() -> None:
    """A part whose bytes do not unpack to what they were is named."""
    data = bytearray(
        _workbook("<worksheet>" + "".join(f"<c><v>{number}</v></c>" for number in range(3000)) + "</worksheet>")
    )
    start = data.index(b"xl/s.xml")
    data[start + 1000 : start + 1040] = bytes(40)

    assert _code(bytes(data)) == "file-truncated"


def test_a_damaged_main_part() -> None:
    """A part that is read at once is checked like those that are read as streams."""
    data = bytearray(
        _file({"_rels/.rels": _RELS, "xl/workbook.xml": "<workbook>" + "".join(map(str, range(3000))) + "</workbook>"})
    )
    start = data.index(b"xl/workbook.xml")
    data[start + 1000 : start + 1040] = bytes(40)

    assert _code(bytes(data)) == "file-truncated"


def test_a_part_that_is_not_there() -> None:
    """A sheet that the workbook names and does not bring is named."""
    assert (
        _code(_file({"_rels/.rels": _RELS, "xl/workbook.xml": _SHEETS, "xl/_rels/workbook.xml.rels": _SHEET_RELS}))
        == "part-missing"
    )


def test_an_archive_with_a_password() -> None:
    """A locked archive is told from a broken one."""
    data = bytearray(_workbook("<worksheet/>"))
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(magic)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(magic, at + 4)

    assert _code(bytes(data)) == "file-encrypted"


def test_a_part_packed_in_an_unknown_way() -> None:
    """A part that this Python cannot unpack is a broken file."""
    data = bytearray(_workbook("<worksheet/>"))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 10] = 99
        at = data.find(b"PK\x01\x02", at + 4)

    assert _code(bytes(data)) == "file-truncated"


def test_bombs_are_refused_unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes and ratios that no form has are refused by what the archive declares."""
    zeros = _workbook(b"0" * (package.FREE_SIZE + 1))
    assert _code(zeros) == "file-bomb"
    monkeypatch.setattr(package, "MAX_TOTAL", 1000)
    assert _code(_workbook(b"0" * 2000)) == "file-bomb"
    monkeypatch.undo()
    monkeypatch.setattr(package, "MAX_PARTS", 2)
    assert _code(_workbook("<worksheet/>")) == "file-bomb"


def test_trees_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is held in memory at once has a bound; a sheet, which is read as a stream, has none."""
    monkeypatch.setattr(package, "MAX_TAGS", 40)
    many = "<c><v>1</v></c>" * 30
    assert _code(_workbook("<worksheet/>", **{"xl/workbook.xml": f"<workbook>{many}</workbook>"})) == "xml-large"
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData><row>{many}</row></sheetData></worksheet>'
    assert len(xlsx.read(_workbook(sheet)).grids[0].cells) == 30


_LAUGHS = (
    '<!DOCTYPE worksheet [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    "<worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>"
)
_OUTSIDE = '<!DOCTYPE worksheet SYSTEM "http://example.org/x.dtd"><worksheet/>'


@pytest.mark.parametrize("text", [_LAUGHS, _OUTSIDE])
def test_document_types_are_refused(text: str) -> None:
    """No entity is defined and no address is opened, in a part that is streamed or in one that is read at once."""
    assert _code(_workbook(text)) == "xml-forbidden"
    assert (
        _code(_workbook("<worksheet/>", **{"xl/workbook.xml": text.replace("worksheet", "workbook")}))
        == "xml-forbidden"
    )
    assert _code(_workbook(text.encode("utf-16"))) == "xml-forbidden"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<worksheet>",
        "<worksheet>&b;</worksheet>",
        '<?xml version="1.0" encoding="gbk"?><worksheet/>',
        '<?xml version="1.0" encoding="?"?><worksheet/>',
        "\x00",
    ],
)
def test_what_is_no_xml(text: str) -> None:
    """A part that is no XML is refused with its name and place."""
    assert _code(_workbook(text)) in {"xml-broken", "file-truncated"}


def test_a_prefix_without_a_name() -> None:
    """XML that is none only by its prefixes is refused like other."""
    book = _SHEETS.replace(f'xmlns:r="{_OFFICE}"', 'xmlns:r=""')
    assert _code(_workbook("<worksheet/>", **{"xl/workbook.xml": book})) == "xml-broken"


@pytest.mark.parametrize(
    "rels",
    [
        "<Relationships/>",
        '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="none.xml"/></Relationships>',
        _RELS.replace("/>", ' TargetMode="External"/>'),
    ],
)
def test_a_package_of_nothing(rels: str) -> None:
    """An archive whose main part is missing or lies outside is another kind of file."""
    assert _code(_file({"_rels/.rels": rels, "xl/a": "b"})) == "file-other-kind"
    assert _code(_file({"甲.txt": "乙"})) == "file-other-kind"


@pytest.mark.parametrize(
    ("name", "target", "found"),
    [
        ("xl/worksheets/a.xml", "../b.xml", "xl/b.xml"),
        ("a.xml", "../../b.xml", "b.xml"),
        ("xl/a.xml", "./b.xml", "xl/b.xml"),
    ],
)
def test_parts_stay_inside(name: str, target: str, found: str) -> None:
    """A path that climbs out of the package ends inside it."""
    assert package.resolve(name, target) == found
