"""Laws of Parquet: each document comes back, and no bytes give anything but a document or an error of ours."""

import io

import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from perfmodel import Budget, DepartmentObjectives, DocumentError, Indicator, Quantity, Task, dumps, loads, read_target
from perfmodel.interop.arrow import documents_to_table, table_to_documents
from perfmodel.objectives._documents import Objectives
from perfmodel.serializers._parquet_claims import Compact
from perfmodel.serializers.json import Value
from perfmodel.testing import documents

BUREAU = DepartmentObjectives(
    department="市水务局",
    fiscal_year=2024,
    tasks=[Task(name="河道清淤", content="清淤12公里")],
    budget=Budget(total=Quantity("1.5", "万元")),
    indicators=[
        Indicator(name="清淤长度", target=read_target("≥12公里")),
        Indicator(name="满意度", target=read_target("≥90%；投诉≤3起")),
    ],
)
FILE = dumps(BUREAU, "parquet")
FEW = settings(max_examples=50)


def outcome(data: bytes) -> Value | DocumentError:
    """What bytes say, or what they are refused with."""
    try:
        return loads(data, "parquet")
    except DocumentError as error:
        return error


def refused(data: bytes) -> bool:
    """Whether bytes are refused, with every fault at a path, in few words."""
    found = outcome(data)
    if not isinstance(found, DocumentError):
        return False
    assert all(problem.path.startswith("$") and problem.code for problem in found.problems)
    assert len(str(found)) < 50_000
    return True


class TestRoundTrip:
    """``loads(dumps(x)) == x``, and of many at once."""

    @given(document=documents())
    @FEW
    def test_documents(self, document: Objectives) -> None:
        """A whole document comes back equal, to the letter of its JSON."""
        again = loads(dumps(document, "parquet"), "parquet")

        assert again == document
        assert dumps(again, "json") == dumps(document, "json")

    @given(given_documents=st.lists(documents(), max_size=3))
    @FEW
    def test_many_documents(self, given_documents: list[Objectives]) -> None:
        """A table of them in a file comes back in their order."""
        file = io.BytesIO()
        pq.write_table(documents_to_table(given_documents), file)

        assert table_to_documents(pq.read_table(io.BytesIO(file.getvalue()))) == tuple(given_documents)


class TestStrict:
    """Whatever the bytes are, they give the document that was written, or an error of ours."""

    @given(place=st.integers(0, len(FILE) - 1), bits=st.integers(1, 255))
    @FEW
    def test_a_byte_changed(self, place: int, bits: int) -> None:
        """A damaged file never gives another document."""
        data = FILE[:place] + bytes((FILE[place] ^ bits,)) + FILE[place + 1 :]

        assert refused(data) or outcome(data) == BUREAU

    @given(stop=st.integers(0, len(FILE) - 1))
    def test_a_file_cut_off(self, stop: int) -> None:
        """However much is missing at its end or its start."""
        assert refused(FILE[:stop])
        assert refused(FILE[len(FILE) - stop :])

    @given(body=st.binary(max_size=40), footer=st.binary(max_size=40))
    def test_any_bytes(self, body: bytes, footer: bytes) -> None:
        """Also between the words that a Parquet file begins and ends with."""
        assert refused(body)
        assert refused(b"PAR1" + body + footer + len(footer).to_bytes(4, "little") + b"PAR1")

    @given(data=st.binary())
    def test_any_head(self, data: bytes) -> None:
        """A head is read to its end, or refused."""
        reader = Compact(data, 0, len(data))
        try:
            found = reader.struct()
        except DocumentError:
            return
        assert data[reader.place - 1] == 0
        assert all(isinstance(number, int) for number in found)
