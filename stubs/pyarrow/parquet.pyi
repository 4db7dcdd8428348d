from collections.abc import Iterator, Mapping, Sequence
from os import PathLike
from typing import IO

from pyarrow import BufferReader, Schema, Table

class ColumnSchema:
    path: str
    physical_type: str
    logical_type: object
    max_definition_level: int
    max_repetition_level: int

class ParquetSchema:
    def __iter__(self) -> Iterator[ColumnSchema]: ...

class FileMetaData:
    metadata: dict[bytes, bytes] | None
    schema: ParquetSchema

class ParquetFile:
    metadata: FileMetaData
    schema_arrow: Schema
    def __init__(
        self,
        source: BufferReader | IO[bytes] | str | PathLike[str],
        *,
        metadata: FileMetaData | None = None,
        read_dictionary: Sequence[str] | None = None,
        page_checksum_verification: bool = False,
    ) -> None: ...
    def read(self) -> Table: ...

def write_table(
    table: Table,
    where: str | PathLike[str] | IO[bytes],
    *,
    compression: str = "snappy",
    use_dictionary: bool = True,
    data_page_version: str = "1.0",
    column_encoding: Mapping[str, str] | None = None,
    write_page_checksum: bool = False,
    write_statistics: bool | Sequence[str] = True,
) -> None: ...
def read_table(source: str | PathLike[str] | IO[bytes]) -> Table: ...
def read_schema(where: str | PathLike[str] | IO[bytes]) -> Schema: ...
