"""The parts of an OpenDocument package as lxml's trees, none before it was looked over."""

from typing import TYPE_CHECKING

from perfmodel.errors import FormError, MissingExtraError
from perfmodel.forms.files.package import check_xml, library

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage] - lxml has no other name for it

_EXTRA = ("odf", "lxml")
_PAGES = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}master-styles"
_ROOT_TAG, _PAGES_TAG = b"<office:document-styles", b"<office:master-styles"


def tree(name: str, data: bytes, /) -> "Element":
    """
    A part as lxml's tree.

    Raises:
        FormError: As :func:`~perfmodel.forms.files.package.check_xml`, or ``file-unreadable``.

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


def pages_tree(name: str, data: bytes, /) -> "Element":
    """
    The styles of pages, which stand last in the part of all styles, with their headers and footers.

    What stands before them, nearly all of the part, is about looks: it is parsed only where the pages cannot be told
    apart from it.

    Raises:
        FormError: As :func:`tree`.

        MissingExtraError: As :func:`tree`.
    """
    root, begin = data.find(_ROOT_TAG), data.rfind(_PAGES_TAG)
    # without comments and the like each tag is what it looks like; a root that is cut wrong gives no XML
    if 0 <= root < begin and b"!" not in data:
        head = data[: data.find(b">", root) + 1]
        try:
            found = tree(name, head + data[begin:])
        except FormError:
            # the whole part says what is wrong with it
            return tree(name, data)
        if [child.tag for child in found] == [_PAGES]:
            return found
    return tree(name, data)
