"""The headers and footers of an OpenDocument file, which stand among its styles."""

from typing import TYPE_CHECKING

from perfmodel.errors import FormError
from perfmodel.forms.files.furniture import margin, margin_text
from perfmodel.forms.files.odf_tree import tree
from perfmodel.forms.files.odf_value import OFFICE, PARAGRAPHS, STYLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage] - lxml has no other name for it

    from perfmodel.objectives.finding import Finding

_PAGES = f"{OFFICE}master-styles"
_ROOT_TAG, _PAGES_TAG = b"<office:document-styles", b"<office:master-styles"


def margins_of(name: str, data: bytes, /) -> "Iterator[Finding]":
    """
    The headers and footers in the part of all styles.

    Raises:
        FormError: As :func:`~perfmodel.forms.files.odf_tree.tree`.

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

    What stands before them, nearly all of the part, is about looks: it is parsed only where the pages cannot be told
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
