"""
The Parquet format: one document a file, typed columns to be queried, the exact document beside them.

The table is that of ``perfmodel.interop.arrow.documents_to_table``, with the schema version in the file's metadata.
Before anything is unpacked, what the file claims to hold is held against bounds that no form reaches.
"""

from collections.abc import Generator
from contextlib import contextmanager
from io import BytesIO
from typing import IO, cast

from perfmodel._arguments import require
from perfmodel._base_errors import excerpt
from perfmodel.errors import MissingExtraError, WrongTypeError
from perfmodel.objectives._documents import Objectives

try:
    import pyarrow as pa
except ModuleNotFoundError as _missing:
    raise MissingExtraError("arrow", "pyarrow") from _missing  # noqa: EM101 - names, no message

import pyarrow.compute as pc
import pyarrow.parquet as pq

from perfmodel.serializers._document_tables import DOCUMENT_SCHEMA, check_schema, documents_to_table, table_to_documents
from perfmodel.serializers._parquet_claims import check_claims, check_size, read_footer, refuse
from perfmodel.serializers.json import Given

FORMAT = "parquet"

LOST: tuple[str, ...] = ()
"""Fields that this format cannot carry: none; what has no column of its own is in ``exact``."""

_HEAD = [name for name in DOCUMENT_SCHEMA.names if name not in {"indicators", "exact"}]
"""The columns that engines choose files by; statistics of the others would repeat the whole document."""


def dump(document: Given, file: IO[bytes], /) -> None:
    """Write a document to an open binary file; see :func:`write`."""
    file.write(write(document))


def load(file: IO[bytes], /) -> Objectives:
    """Read a document from an open binary file; see :func:`read`."""
    return read(file.read())


_NOT_HERE = "write it as json, or findings and an assessment as tables, with perfmodel.interop.arrow"


def write(document: Given, /) -> bytes:
    """
    The document as the bytes of a Parquet file with one row and a checksum on each page.

    Raises:
        WrongTypeError: For any other value: an assessment, a target, a quantity.

        InvalidValueError: (``text-invalid``) when a text of the document holds half a character.
    """
    require(document, Objectives, "the value to write as parquet", _NOT_HERE)
    file = BytesIO()
    pq.write_table(
        documents_to_table((cast("Objectives", document),)), file, write_statistics=_HEAD, write_page_checksum=True
    )
    return file.getvalue()


def read(data: str | bytes, /) -> Objectives:
    """
    The one document that a Parquet file holds.

    Raises:
        DocumentError: With every fault and its path: bytes that are no Parquet file, or a damaged one
            (``parquet-invalid``, ``parquet-unsupported``); no document or several (``documents-none``,
            ``documents-several``); more than a form can be (``file-bomb``); and all that
            ``perfmodel.interop.arrow.table_to_documents`` refuses.

        WrongTypeError: For text.
    """
    if isinstance(data, str):
        message = "expected the bytes of a Parquet file, found text; read the file as bytes"
        raise WrongTypeError(message)
    footer = read_footer(data)
    with _refusing():
        file = pq.ParquetFile(pa.BufferReader(data))
        check_schema(file.schema_arrow, DOCUMENT_SCHEMA)
        check_claims(data, footer)
        table = _texts_once(data, file.metadata)
    return table_to_documents(table)[0]


@contextmanager
def _refusing() -> Generator[None]:
    """What pyarrow raises on a file that is damaged is refused."""
    try:
        yield
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        refuse(excerpt(str(error), 200))


def _texts_once(data: bytes, claimed: pq.FileMetaData) -> pa.Table:
    """The table with each distinct text of a column held once, so that a long one repeated does not fill the memory."""
    texts = [column.path for column in claimed.schema if column.physical_type == "BYTE_ARRAY"]
    file = pq.ParquetFile(
        pa.BufferReader(data), metadata=claimed, read_dictionary=texts, page_checksum_verification=True
    )
    table = file.read()
    check_size(sum(_spread(chunk) for column in table.columns for chunk in column.chunks), len(data))
    return table


def _spread(cells: pa.Array) -> int:
    """The bytes that cells take once each of their texts stands by itself."""
    if isinstance(cells, pa.StructArray):
        return sum(_spread(part) for part in cells.flatten())
    if isinstance(cells, pa.ListArray | pa.LargeListArray):
        return _spread(cells.values)
    if isinstance(cells, pa.DictionaryArray):
        found: int | None = pc.sum(pc.binary_length(cells.dictionary).take(cells.indices)).as_py()
        return found or 0
    return cells.nbytes
