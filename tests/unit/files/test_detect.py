"""The kind of a file is known by its bytes; what cannot be read is refused with what to do."""

import io
import zipfile

import pytest

from perfmodel import FormError, read_form
from perfmodel.files import delimited, docx, html, xlsx
from perfmodel.files._detect import REFUSED, read_file
from perfmodel.files._grid import Cell, Grid

_TITLES = ("部门整体支出绩效目标表", "（2023年度）")
_ROWS = (
    ("部门名称", "市水务局", "", ""),
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "巡查河道次数", "≥12次"),
    ("", "质量指标", "水质达标率", "≥95%"),
)
_FORM = Grid(
    cells=[
        Cell(row=row, column=column, text=text)
        for row, texts in enumerate(_ROWS, 1)
        for column, text in enumerate(texts, 1)
        if text
    ],
    above=_TITLES,
    below=["备注：无"],
)


def _zip(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return target.getvalue()


@pytest.mark.parametrize("kind", [xlsx, docx, html, delimited])
def test_one_form_in_every_kind_of_file(kind: object) -> None:
    """The same form reads the same from a workbook, a document, a page and a text."""
    write = getattr(kind, "write")  # noqa: B009 - a module has no type of its own
    document = read_form(write((_FORM,))).document

    assert [(item.category.id if item.category else None, item.name) for item in document.indicators] == [
        ("output.quantity", "巡查河道次数"),
        ("output.quality", "水质达标率"),
    ]
    assert document.fiscal_year is not None
    assert document.fiscal_year.year == 2023


@pytest.mark.parametrize(
    "head", ["<html><body>", "\n<!DOCTYPE html>", "<table class=x>", "<!-- 导出 -->", "\ufeff<div>"]
)
def test_pages_by_their_tags(head: str) -> None:
    """A page is known by its first tag, whatever the file is called."""
    assert read_file(f"{head}<table><tr><td>甲</td></tr></table>".encode()).grids[0].cells[0].text == "甲"


def test_a_page_in_utf_16() -> None:
    """The first tag is found in two-byte text too."""
    assert read_file("<table><tr><td>甲".encode("utf-16")).grids[0].cells[0].text == "甲"


def test_text_that_begins_like_something_else() -> None:
    """A comparison sign is no tag and two letters are no picture."""
    assert read_file("<10%\t甲\n".encode()).grids[0].cells[0].text == "<10%"
    assert read_file(b"BMI\t25\n").grids[0].cells[0].text == "BMI"


def test_a_bitmap() -> None:
    """Known by the zeros in its head: two letters are none."""
    with pytest.raises(FormError, match="picture"):
        read_file(b"BM\x46\x01\x00\x00\x00\x00\x00\x00\x36" + bytes(60))


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row.what)
def test_kinds_that_are_not_read(row: object) -> None:
    """Each kind is refused with what to do."""
    with pytest.raises(FormError) as caught:
        read_file(getattr(row, "magic") + b"\x00\xff" * 40)  # noqa: B009 - the rows have a private shape in tests
    assert (caught.value.code, caught.value.hint) == ("kind-unknown", getattr(row, "hint"))  # noqa: B009 - as above


@pytest.mark.parametrize(
    ("stream", "code", "advice"),
    [
        ("EncryptedPackage", "file-encrypted", "password"),
        ("WordDocument", "kind-unknown", "libreoffice"),
        ("Workbook", "file-unreadable", "olefile"),
        ("Book", "file-unreadable", "olefile"),
        ("Else", "kind-unknown", ".xlsx or .docx"),
    ],
)
def test_old_office_files(stream: str, code: str, advice: str) -> None:
    """Old files and files with a password are told apart, each with its advice."""
    raw = stream.encode("utf-16-le")
    entry = raw.ljust(64, b"\0") + (len(raw) + 2).to_bytes(2, "little")
    with pytest.raises(FormError, match=advice) as caught:
        read_file(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + entry + bytes(100), converter=None)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("names", "advice"),
    [
        (("[Content_Types].xml", "xl/workbook.bin"), ".xlsx"),
        (("OFD.xml", "Doc_0/Document.xml"), "PDF"),
        (("[Content_Types].xml", "ppt/presentation.xml"), "copy the table"),
        (("甲.xlsx", "乙.xlsx"), "read_forms"),
    ],
)
def test_archives_of_other_kinds(names: tuple[str, ...], advice: str) -> None:
    """Binary workbooks, OFD files, slides and plain archives are refused with what to do."""
    with pytest.raises(FormError, match=advice) as caught:
        read_file(_zip(*names))
    assert caught.value.code == "kind-unknown"


def test_workbooks_in_xml_of_2003() -> None:
    """The XML that old Excel saved is told from a page."""
    with pytest.raises(FormError, match="2003"):
        read_file(b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>')


@pytest.mark.parametrize(
    "head",
    [
        "MIME-Version: 1.0",
        "mime-version: 1.0",
        "\ufeffMIME-Version: 1.0",
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://example.org/\r\nMIME-Version: 1.0",
        "From: a\nContent-Type: multipart/related;\n\ttype=text/html;\n\tboundary=x\nMIME-Version: 1.0",
    ],
)
@pytest.mark.parametrize("page", ["<table><tr><td>三级指标</td><td>指标值</td></tr></table>", "三级指标\t指标值\n"])
def test_saved_pages(head: str, page: str) -> None:
    """A page that a browser or Word saved as one file is named as such, whoever stands before its version."""
    with pytest.raises(FormError, match="saved web archive") as caught:
        read_file(f"{head}\r\nContent-Type: text/html\r\n\r\n{page}".encode())
    assert caught.value.code == "kind-unknown"
    assert ".html" in caught.value.hint


def test_text_with_a_colon_is_no_saved_page() -> None:
    """Lines before a table may look like the head of a mail."""
    assert read_file("Unit: a\nYear: 2023\n\n三级指标\t指标值\nMIME-Version: 1\t2\n".encode()).grids
