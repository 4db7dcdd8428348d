"""What a Parquet file claims of itself: held against bounds before a byte is unpacked."""

from collections.abc import Callable
from typing import Any, cast

import pytest

from perfmodel import DocumentError
from perfmodel.serializers._parquet_claims import (
    FREE_SIZE,
    MAX_CELLS,
    MAX_FOOTER,
    MAX_NODES,
    MAX_TOTAL,
    Compact,
    check_claims,
    check_size,
    read_footer,
)


def number(value: int) -> bytes:
    """A number without a sign, seven bits a byte."""
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes((*found, value))


def encoded(value: object) -> tuple[int, bytes]:
    """The kind and the bytes of a value in Thrift's compact protocol."""
    match value:
        case bool():
            return (1 if value else 2), b""
        case int():
            return 6, number(value << 1 if value >= 0 else (-value << 1) - 1)
        case float():
            return 7, bytes(8)
        case bytes():
            return 8, number(len(value)) + value
        case list():
            items: list[Any] = value  # pyright: ignore[reportUnknownVariableType] - a pattern says no more
            kind, count = encoded(items[0])[0] if items else 3, len(items)
            head = bytes((count << 4 | kind,)) if count < 15 else bytes((15 << 4 | kind,)) + number(count)
            bools = (bytes((encoded(item)[0],)) if kind in {1, 2} else encoded(item)[1] for item in items)
            return 9, head + b"".join(bools)
        case _:
            return 12, struct(cast("dict[int, Any]", value))


def struct(fields: dict[int, Any]) -> bytes:
    """The bytes of a struct, each field with its number in full."""
    found = b""
    for field, value in fields.items():
        kind, data = encoded(value)
        found += bytes((kind,)) + encoded(field)[1] + data
    return found + b"\0"


def page(cells: int = 1, *, size: int = 8, packed: int = 8, head: int = 5, encoding: int = 0) -> bytes:
    """A page with a head of that kind, and eight bytes behind it."""
    inner = {1: cells, 4 if head == 8 else 2: encoding}
    return struct({1: 0, 2: size, 3: packed, head: inner}) + bytes(8)


def file(*chunks: bytes, cells: int = 1, rows: int = 1, parts: tuple[int, ...] = (1,)) -> bytes:
    """A file of some chunks in its first row group, with the footer that fits, or says something else."""
    body, columns = b"PAR1", list[dict[int, Any]]()
    for chunk in chunks:
        columns.append({3: {5: cells, 7: len(chunk), 9: len(body)}})
        body += chunk
    groups = [{1: columns if place == 0 else [], 3: part} for place, part in enumerate(parts)]
    return closed(body, struct({1: 2, 2: [{4: b"schema"}], 3: rows, 4: groups}))


def closed(body: bytes, footer: bytes) -> bytes:
    """A body with a footer behind it."""
    return body + footer + len(footer).to_bytes(4, "little") + b"PAR1"


def check(data: bytes) -> None:
    """Read the claims of a file, and hold them against the bounds."""
    check_claims(data, read_footer(data))


def refused(data: bytes, look: Callable[[bytes], object] = check) -> tuple[str, str]:
    """The code that a file is refused with, and the message."""
    with pytest.raises(DocumentError) as caught:
        look(data)
    (problem,) = caught.value.problems
    assert problem.path == "$"
    return problem.code, problem.message


def test_heads_of_every_kind_are_read() -> None:
    """Both layouts of numbers and lists, and the kinds that no claim needs."""
    value = {1: True, 2: False, 3: -70000, 4: b"text", 5: list(range(20)), 6: [], 7: {1: [{9: 1}]}, 300: 1.5}
    short = bytes.fromhex("15 02 19 00 11 22 13 07 00".replace(" ", ""))

    assert Compact(struct(value), 0, 999).struct() == {**value, 300: bytes(8)}
    assert Compact(struct({1: [True, False]}), 0, 99).struct() == {1: [b"\1", b"\2"]}
    assert Compact(short, 0, len(short)).struct() == {1: 1, 2: [], 3: True, 5: False, 6: b"\7"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (struct({1: 5})[:-1], "end too early"),
        (b"\x18\x05ab", "end too early"),
        (b"\x16" + b"\xff" * 12, "no end"),
        (b"\x1b\x00", "unknown kind 11"),
        (b"\x19\xfc\xff\xff\x7f", "longer than the file"),
        (struct({1: 5})[:-1] + struct({1: 6}), "stands twice"),
        (b"\x1c" * 40, "nested too deeply"),
    ],
)
def test_broken_heads_are_refused(data: bytes, message: str) -> None:
    """A head that does not end, that nests without end, or is of a kind that Parquet has none of."""
    code, said = refused(data, lambda given: Compact(given, 0, len(given)).struct())

    assert code == "parquet-invalid"
    assert message in said


def test_a_file_that_keeps_its_word_passes() -> None:
    """Both kinds of data pages, a dictionary before them, a part without rows, a column without pages."""
    dictionary, data = page(3, head=7), page(1) + page(0, head=8)
    check(file(dictionary + data))
    check(file(data, data, parts=(1, 0)))
    body = b"PAR1" + dictionary + data
    column = {5: 1, 7: len(dictionary + data), 9: 4 + len(dictionary), 11: 4}
    check(closed(body, struct({2: [{4: b"a"}], 3: 1, 4: [{1: [{3: column}], 3: 1}]})))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PAR1",
        b"PAR1PAR1",
        b"PAR1\xff\xff\xff\x7fPAR1",
        b"PARE" + file(page())[4:],
        file(page())[:-1],
        b"department\tunit\n" * 9,
    ],
)
def test_other_files_are_known_by_their_ends(data: bytes) -> None:
    """No magic word, or a footer that would begin before the file does."""
    code, message = refused(data)

    assert code == "parquet-invalid"
    assert message == (
        "expected a Parquet file, found one that cannot be read (it does not begin and end as one); "
        "write or copy the file again"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (closed(b"PAR1", struct({3: 1, 4: []})), "the field 2 of a head is missing or no list of heads"),
        (closed(b"PAR1", struct({2: [1], 3: 1, 4: []})), "the field 2 of a head is missing or no list of heads"),
        (closed(b"PAR1", struct({2: [], 3: b"1", 4: []})), "the field 3 of a head is missing or no number"),
        (
            closed(b"PAR1", struct({2: [], 3: 1, 4: [{1: [{2: 4}], 3: 1}]})),
            "the field 3 of a head is missing or no head",
        ),
        (file(page(), rows=2), "do not have the rows"),
        (file(page(), rows=-1, parts=(-1,)), "do not have the rows"),
        (file(page(), parts=(2, -1)), "do not have the rows"),
        (file(page(), cells=2), "has not the cells"),
        (file(page(60_000_000)), "has not the cells"),
        (file(page(2) + page(-1)), "negative"),
        (file(page(size=-1)), "negative"),
        (file(page(packed=-8)), "negative"),
        (file(page(packed=9)), "longer than its column"),
        (file(page(0)), "has not the cells"),
    ],
)
def test_files_that_contradict_themselves_are_refused(data: bytes, message: str) -> None:
    """A footer that says something else than the heads of the pages is how a small file fills the memory."""
    code, said = refused(data)

    assert code == "parquet-invalid"
    assert message in said


@pytest.mark.parametrize("place", [{9: -1}, {9: 10_000}, {7: -1}, {7: 10_000}, {11: -5}])
def test_columns_outside_of_the_file_are_refused(place: dict[int, int]) -> None:
    """Wherever a column is said to begin or to end."""
    column = {5: 1, 7: len(page()), 9: 4, **place}
    data = closed(b"PAR1" + page(), struct({2: [{4: b"a"}], 3: 1, 4: [{1: [{3: column}], 3: 1}]}))

    assert "outside" in refused(data)[1]


@pytest.mark.parametrize("head", [5, 8])
def test_encodings_without_a_bound_are_refused(head: int) -> None:
    """A page of shared beginnings is small and unpacks to anything; the message says how to write it again."""
    check(file(page(head=head, encoding=8)))
    code, message = refused(file(page(head=head, encoding=7)))

    assert code == "parquet-unsupported"
    assert message.endswith(
        "found the encoding 7 of the Parquet format; write the file again with pyarrow.parquet.write_table"
    )


def test_the_count_of_documents() -> None:
    """One is read; the message for several says how."""
    assert refused(file(rows=0, parts=()))[0] == "documents-none"
    code, message = refused(file(rows=5000, parts=(2000, 3000)))
    assert code == "documents-several"
    assert "found 5,000; read them with pyarrow.parquet.read_table and" in message
    assert "table_to_documents" in message


@pytest.mark.parametrize(
    "data",
    [
        file(page(MAX_CELLS + 1), cells=MAX_CELLS + 1),
        file(page(MAX_CELLS, head=7) + page()),
        file(page(size=2**31 - 1)),
        file(*[page(size=FREE_SIZE // 4)] * 5),
        closed(b"PAR1", struct({2: [{4: b"a"}] * (MAX_NODES + 1), 3: 1, 4: []})),
        closed(b"PAR1", bytes(MAX_FOOTER + 1)),
    ],
)
def test_bombs_are_refused(data: bytes) -> None:
    """Too many cells, entries of a dictionary, bytes in one page or in all, columns, or bytes of the footer."""
    code, message = refused(data)

    assert code == "file-bomb"
    assert "no form is like that" in message


def test_how_much_a_file_may_unpack_to() -> None:
    """A small file to a little, a large one to 200 times its size, none to more than a gibibyte."""
    check_size(FREE_SIZE, 10)
    check_size(200 * FREE_SIZE // 100, FREE_SIZE // 100 + 1)
    check_size(MAX_TOTAL, MAX_TOTAL)
    for unpacked, packed in ((FREE_SIZE + 1, 10), (2 * FREE_SIZE, FREE_SIZE // 100), (MAX_TOTAL + 1, MAX_TOTAL)):
        with pytest.raises(DocumentError, match="unpack to"):
            check_size(unpacked, packed)
