"""The parts of an OpenDocument package as lxml's trees, none before it was looked over."""

from typing import TYPE_CHECKING

from perfmodel.errors import MissingExtraError
from perfmodel.forms.files.package import check_xml, library

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage] - lxml has no other name for it

_EXTRA = ("odf", "lxml")


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
