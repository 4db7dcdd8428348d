"""
Damaged files of every kind that is read, and damaged documents in JSON and Parquet.

Whatever a file holds, reading it ends in a document or in an error of the library, in time and in memory.
"""

import io
import shutil
import warnings
import zipfile
from random import Random

from fuzz.counts import MOST_SECONDS, Counts, Span, fresh, seeds
from fuzz.samples import repacked, sample
from perfmodel import ProjectObjectives, dumps, loads, parse_target, read_forms
from perfmodel.errors import InvalidValueError
from perfmodel.objectives._indicator import Indicator

_FIXED, _PLAIN = {"xls", "et", "pdf", "doc", "converted", "parquet"}, {"html", "tsv", "fods", "json"}
_LETTERS = b"<>/=\"' 0123456789abcxyz&;,.-\t\n|"
KINDS = (
    *("xlsx", "docx", "html", "tsv", "ods", "odt", "fods", "xls", "et", "pdf", "doc", "converted", "zip"),
    *("json", "parquet"),
)
_SELDOM = {"pdf": 0.3, "converted": 0.003}
"""A PDF file takes a process of its own and an old Word file LibreOffice, so they come less often than others."""

_SECONDS = {"pdf": 6.0, "converted": 130.0}
"""What a page of a PDF file and LibreOffice may take, and a second more."""

_PUT = (
    b"", b"\0", b"0", b"-1", b"99999999999", b"A0", b"1e9", b"<c/>", b"\xff\xfe", b"&x;", b"\"", b"'", b"<", b">", b"]]>",
    b'r="0"', b'r="5.0"', b't="inlineStr"', b"<!DOCTYPE a>", b"rowspan=0", b"colspan=1000", b"<table>", b"</table>", b"<hr>",
    b'w:val="continue"', b"mergeCell", b'ref="A0:B1"', b'ref="A1:XFD9999"', b"\xe4\xb8\x89", b"null", b"[]", b"{}", b"\r", b"\t",
)  # fmt: skip


def run(rng: Random, span: Span, *, each: int | None = None) -> Counts:
    """Damage files for a span, or until *each* kind was tried so often (LibreOffice a hundredth)."""
    counts = Counts()
    kinds = [kind for kind in KINDS if kind != "converted" or shutil.which("soffice")]
    for kind in kinds:
        for data in seeds(kind):
            _try(counts, kind, data)
        for _ in range(0 if each is None else each // 100 if kind == "converted" else each):
            _try(counts, kind, damaged(kind, fresh(rng)))
    while each is None and span.more():
        one = fresh(rng)
        kind = one.choice([kind for kind in kinds if one.random() < _SELDOM.get(kind, 1)])
        _try(counts, kind, damaged(kind, one))
    return counts


def _try(counts: Counts, kind: str, data: bytes) -> None:
    def work() -> str:
        if kind in {"json", "parquet"}:
            again = loads(data, kind)
            return "read" if loads(dumps(again, kind), kind) == again else "lost: what was read is not what is written"
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            source = io.BytesIO(data) if kind == "zip" else data
            readings = list(read_forms(source, converter="libreoffice" if kind == "converted" else None))
        return "read with findings" if any(reading.findings for reading in readings) else "read"

    counts.trial(kind, data, work, seconds=_SECONDS.get(kind, MOST_SECONDS), refused=(InvalidValueError,))


def damaged(kind: str, rng: Random) -> bytes:
    """A file of a kind with bytes changed, cut, doubled or put in; in packages also within their parts."""
    data = _whole(kind, rng)
    if zipfile.is_zipfile(io.BytesIO(data)) and rng.random() < 0.8:
        victim = rng.choice(zipfile.ZipFile(io.BytesIO(data)).namelist())
        how = rng.random()

        def change(name: str, part: bytes) -> bytes | None:
            if name != victim:
                return part
            return None if how < 0.05 else _changed(part, rng, plain=rng.random() < 0.7)

        data = repacked(data, change)
        if how < 0.9:
            return data
    if kind in _FIXED and rng.random() < 0.7:
        return _overwritten(data, rng)
    return _changed(data, rng, plain=kind in _PLAIN)


def _whole(kind: str, rng: Random) -> bytes:
    if kind in {"json", "parquet"}:
        words = ("≥80个", "6月底前", "90%以上", "较上年增长5%", "优", "1-3次/月")
        indicators = [
            Indicator(name=f"指标{at}", target=parse_target(rng.choice(words))) for at in range(rng.randint(0, 3))
        ]
        written = dumps(ProjectObjectives(project="阅览室改造", indicators=indicators), kind)
        return written if isinstance(written, bytes) else written.encode()
    return sample(kind, rng)


def _overwritten(data: bytes, rng: Random) -> bytes:
    """Bytes changed in their places: in these kinds everything lies at a place that is stated elsewhere."""
    whole = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        at = rng.randrange(len(whole))
        put = rng.choice(
            (rng.randbytes(1), rng.randbytes(4), b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x01\0", b"9999", b"-1")
        )
        whole[at : at + len(put)] = put
    return bytes(whole)


def _changed(data: bytes, rng: Random, *, plain: bool) -> bytes:
    """Bytes put in, left out and doubled; *plain* ones are letters, so that a text stays a text."""
    whole = bytearray(data or b" ")
    for _ in range(rng.randint(1, 5)):
        at, size = rng.randrange(len(whole) + 1), rng.choice((0, 1, 1, 2, 5, 30, 200))
        match rng.randrange(5):
            case 0:
                whole[at : at + size] = b""
            case 1:
                whole[at : at + size] = bytes(rng.choices(_LETTERS, k=size)) if plain else rng.randbytes(size)
            case 2:
                whole[at:at] = whole[at : at + size] * rng.choice((1, 2, 50))
            case 3:
                whole[at : at + rng.choice((0, size))] = rng.choice(_PUT)
            case _:
                other = rng.randrange(len(whole) + 1)
                whole[at:at] = whole[other : other + size]
    if rng.random() < 0.1:
        del whole[rng.randrange(len(whole) + 1) :]
    return bytes(whole)
