"""
The parts of a workbook: which of them openpyxl reads, and what stands beside the cells.

A file can hold two workbooks, or texts and styles in two places, of which each program shows another one: such a file
is refused.  Comments and drawings are named, since they may contradict a cell.
"""

from typing import TYPE_CHECKING

from perfmodel.errors import FormError
from perfmodel.forms.files.furniture import remark, shape
from perfmodel.forms.files.outline import position
from perfmodel.forms.files.package import Package, several
from perfmodel.source import Place

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from perfmodel.objectives.finding import Finding

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_BOOK, _TEXTS = ".main+xml", ".sharedStrings+xml"
_USUAL_BOOK, _USUAL_STYLES = "xl/workbook.xml", "xl/styles.xml"
LONGEST_FORMAT = 255
"""The characters that Excel lets a format of numbers have; openpyxl takes minutes over very long ones."""


def check_parts(package: Package, main: str, kind: str, /) -> None:
    """
    Look whether the parts that openpyxl takes by their kind are those that the workbook refers to.

    Raises:
        FormError: ``file-other-kind``.
    """
    kinds = package.kinds()
    books = {name for name, found in kinds.items() if found.endswith(_BOOK)} or {_USUAL_BOOK}
    texts = {name for name, found in kinds.items() if found.endswith(_TEXTS)}
    named = dict[str, set[str]]()
    for word, target, _ in package.relations(main).values():
        named.setdefault(word, set()).add(target)
    if (
        books != {main}
        or len(texts) > 1
        or (texts and texts != named.get("sharedStrings"))
        or named.get("styles", {_USUAL_STYLES}) != {_USUAL_STYLES}
    ):
        raise several(kind)


def check_styles(package: Package, /) -> None:
    """
    Look whether the styles are such as openpyxl reads in good time, and without printing.

    Raises:
        FormError: ``file-unreadable``.
    """
    if _USUAL_STYLES not in package.names:
        return
    styles = package.tree(_USUAL_STYLES)
    shapes = len(styles.findall(f"{SPACE}cellStyleXfs/{SPACE}xf"))
    named = (item.get("xfId", "0") for item in styles.iter(f"{SPACE}cellStyle"))
    long = any(len(item.get("formatCode", "")) > LONGEST_FORMAT for item in styles.iter(f"{SPACE}numFmt"))
    if long or any(not (number.isdecimal() and int(number[:9]) < shapes) for number in named):
        message = "expected a workbook with whole styles, found damaged ones"
        hint = "open it in Excel or WPS and save it as an ordinary .xlsx"
        raise FormError(message, code="file-unreadable", hint=hint)


def beside(package: Package, part: str, name: str, /) -> "list[Finding]":
    """The comments and the texts in drawings of a sheet, each with a warning."""
    found = list["Finding"]()
    for word, target, outside in package.relations(part).values():
        if outside or target not in package.names:
            continue
        if word == "comments":
            for item in package.tree(target).iter(f"{SPACE}comment"):
                row, column = position(item.get("ref", ""))
                text = _text(item, f"{SPACE}t")
                found += [remark(Place(line=row or None, column=column or None, table=name), text)] if text else []
        elif word == "drawing":
            paragraphs = (_text(item, f"{_DRAWING}t") for item in package.tree(target).iter(f"{_DRAWING}p"))
            found += [shape(Place(table=name), text) for text in paragraphs if text]
    return found


def _text(item: "ET.Element", tag: str) -> str:
    return "".join(part.text or "" for part in item.iter(tag)).strip()
