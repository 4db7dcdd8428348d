"""
What an OpenDocument file says: its parts as trees, its cells and paragraphs, its headers and footers.

No part becomes a tree of lxml before it was looked over.  A file keeps the text that was shown beside the value; the
value is exact where the shown text hides digits, as for the other kinds of workbooks: 0.9567 under 0% is 95.67%.
Headers and footers stand among the styles.
"""

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from perfmodel._patterns import regex
from perfmodel.errors import FormError, MissingExtraError
from perfmodel.files._package import check_xml, library
from perfmodel.files._sheets import margin, margin_text
from perfmodel.files._worksheet import GENERAL, Pattern, number_text
from perfmodel.values._number import EXACT, GROUPED, ungrouped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage] - lxml has no other name for it

    from perfmodel._finding import Finding

_EXTRA = ("odf", "lxml")


def tree(name: str, data: bytes, /) -> "Element":
    """
    A part as lxml's tree.

    Raises:
        FormError: As :func:`~perfmodel.files._package.check_xml`, or ``file-unreadable``.

        MissingExtraError: Without lxml.
    """
    try:
        from lxml import etree  # noqa: PLC0415 - an optional package
    except ImportError as error:
        raise MissingExtraError(*_EXTRA) from error
    check_xml(name, data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    with library("lxml"):
        return etree.fromstring(data, parser)


TEXT, TABLE, OFFICE, STYLE, CALC = (
    f"{{urn:{name}}}"
    for name in (
        "oasis:names:tc:opendocument:xmlns:text:1.0",
        "oasis:names:tc:opendocument:xmlns:table:1.0",
        "oasis:names:tc:opendocument:xmlns:office:1.0",
        "oasis:names:tc:opendocument:xmlns:style:1.0",
        "org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    )
)
PARAGRAPHS = frozenset((f"{TEXT}p", f"{TEXT}h"))
NESTED = f"{TABLE}table"
COMMENT, NOTE = f"{OFFICE}annotation", f"{TEXT}note"
_LEFT_OUT = frozenset((COMMENT, NOTE, f"{TEXT}ruby-text", f"{TEXT}tracked-changes", f"{OFFICE}forms", NESTED))
_WRAPPERS = frozenset(
    f"{TEXT}{name}"
    for name in "section list list-item list-header table-of-content index-body index-title numbered-paragraph".split()
)
_MOST_BLANKS = 1_000
VALUE_TYPE = f"{OFFICE}value-type".encode()
KINDS = frozenset(("float", "percentage", "currency", "date", "boolean"))
"""The kinds of values that a cell may say in another way than it shows them."""

_BLANKS = regex(r"[ \t\r\n]+")
_NUMBER = regex(rf"-?(?:{GROUPED}|[0-9]+)(?:\.[0-9]+)?", re.ASCII)
_DAY = regex(r"(-?\d{1,6})-(\d\d)-(\d\d)(?:T(\d\d:\d\d)(:\d\d)?)?")
_CLOCK = regex(r"\d{1,2}:\d\d(?P<seconds>:\d\d)?")


def flow(item: "Element", /) -> "Iterator[Element]":
    """The paragraphs and tables of a text, seen through sections and lists."""
    for child in item:
        if child.tag in _WRAPPERS:
            yield from flow(child)
        else:
            yield child


def text_of(item: "Element", /) -> str:
    """The text of a paragraph, or of all paragraphs under an element, with tabs and breaks."""
    if len(item) == 0:
        text = item.text or ""
        # nearly no text has a blank or a break; looked for so, it takes a third of the time
        return text if " " not in text and text.isprintable() else _plain(text).lstrip(" ")
    pieces = list[str]()
    _collect(item, pieces)
    return "".join(pieces)


def _collect(item: "Element", pieces: list[str]) -> None:
    pieces.append(_plain(item.text) if any(pieces) else _plain(item.text).lstrip(" "))
    for child in item:
        name = str(child.tag)
        if name in PARAGRAPHS:
            pieces.append("\n" if any(pieces) else "")
            _collect(child, pieces)
        elif name == f"{TEXT}s":
            pieces.append(" " * min(times_of(child.get(f"{TEXT}c")), _MOST_BLANKS))
        elif name == f"{TEXT}tab":
            pieces.append("\t")
        elif name == f"{TEXT}line-break":
            pieces.append("\n")
        elif name not in _LEFT_OUT:
            _collect(child, pieces)
        pieces.append(_plain(child.tail))


def _plain(text: str | None) -> str:
    """Breaks and blanks in a row are one blank, as in all XML for text."""
    if not text:
        return ""
    # looked for one by one, since nearly no text has any: a pattern takes three times as long
    return _BLANKS.sub(" ", text) if "  " in text or "\n" in text or "\t" in text or "\r" in text else text


def times_of(said: str | None, /) -> int:
    """
    A number of at least 1 that an attribute gives; what is none is 1.

    >>> times_of("3"), times_of("0"), times_of("-2"), times_of(None)
    (3, 1, 1, 1)
    """
    if said is None or not (said.isascii() and said.isdigit() and len(said) <= 9):  # noqa: PLR2004 - no table repeats more
        return 1
    return max(int(said), 1)


def value_text(cell: "Element", kind: str | None, shown: str, /) -> str:
    """What a cell of a workbook shows, with all digits of its value of some kind."""
    match kind:
        case "float" | "percentage" | "currency":
            return exact(shown.strip(), cell.get(f"{OFFICE}value", ""))
        case "date":
            return day(shown, cell.get(f"{OFFICE}date-value", ""))
        case "boolean":
            return cell.get(f"{OFFICE}boolean-value", shown).upper()
        case _:
            return shown


def exact(shown: str, value: str, /) -> str:
    """
    The shown text of a number, with the digits that it hides.

    >>> exact("96%", "0.9567"), exact("1,235人", "1234.5"), exact("95.0", "95"), exact("1.2E+05", "123456")
    ('95.67%', '1,234.5人', '95.0', '123456')
    """
    numbers = _NUMBER.findall(shown)
    try:
        kept = Decimal(value)
    except InvalidOperation:
        return shown
    if len(numbers) != 1 or not kept.is_finite():
        return number_text(value, GENERAL) or shown
    before, _, behind = shown.partition(numbers[0])
    percent = "%" in before + behind
    if Decimal(ungrouped(numbers[0])) == (EXACT.scaleb(kept, 2) if percent else kept):
        return shown
    shape = Pattern(
        before=before.removesuffix("-"),
        behind=behind,
        decimals=len(numbers[0].partition(".")[2]),
        grouped="," in numbers[0],
        percent=percent,
    )
    return number_text(value, shape) or shown


def day(shown: str, value: str, /) -> str:
    """
    A day as the other kinds of files give it, with the parts that the shown text has.

    >>> day("2022/9/30", "2022-09-30"), day("2022年9月", "2022-09-01"), day("9-30 8:05", "2022-09-30T08:05:00")
    ('2022年9月30日', '2022年9月', '9月30日 08:05')
    """
    match = _DAY.fullmatch(value.partition(".")[0])
    if match is None:
        return shown
    clock = _CLOCK.search(shown)
    parts = _parts(_CLOCK.sub("", shown))
    words = {"y": f"{int(match[1])}年", "m": f"{int(match[2])}月", "d": f"{int(match[3])}日"}
    text = "".join(words[part] for part in parts)
    seconds = match[5] or ":00" if clock is not None and clock["seconds"] else ""
    return f"{text} {match[4] or '00:00'}{seconds}" if clock is not None else text


def _parts(shown: str) -> str:
    """Which of year, month and day a text shows: said by its words, else by its numbers."""
    said = "".join(part for part, word in (("y", "年"), ("m", "月"), ("d", "日")) if word in shown)
    numbers = re.findall(r"\d+", shown)
    if said:
        return said
    if len(numbers) == 2:  # noqa: PLR2004 - year and month, or month and day
        return "ym" if max(map(len, numbers)) > 2 else "md"  # noqa: PLR2004 - the digits of a year
    return "ymd"


_PAGES = f"{OFFICE}master-styles"
_ROOT_TAG, _PAGES_TAG = b"<office:document-styles", b"<office:master-styles"


def margins_of(name: str, data: bytes, /) -> "Iterator[Finding]":
    """
    The headers and footers in the part of all styles.

    Raises:
        FormError: As :func:`~perfmodel.files._odf_content.tree`.

        MissingExtraError: Without lxml.
    """
    return margins_in(_pages_tree(name, data))


def margins_in(styles: "Element", /) -> "Iterator[Finding]":
    """The headers and footers of pages that say more than the number of the page."""
    for place in ("header", "footer"):
        for item in styles.iter(f"{STYLE}{place}"):
            if text := margin_text(
                "\n".join("".join(map(str, line.itertext(with_tail=False))) for line in item.iter(*PARAGRAPHS))
            ):
                yield margin("", text)


def _pages_tree(name: str, data: bytes, /) -> "Element":
    """
    The styles of pages, which stand last in the part of all styles, with their headers and footers.

    What stands before them, nearly all of the part, is about looks: it is parsed only where the pages cannot be known
    apart from it.
    """
    root, begin = data.find(_ROOT_TAG), data.find(_PAGES_TAG)
    # without comments and the like each tag is what it looks like; a root that is cut wrong gives no XML
    if 0 <= root < begin == data.rfind(_PAGES_TAG) and b"!" not in data:
        head = data[: data.find(b">", root) + 1]
        try:
            found = tree(name, head + data[begin:])
        except FormError:
            # the whole part says what is wrong with it
            return tree(name, data)
        if [child.tag for child in found] == [_PAGES]:
            return found
    return tree(name, data)
