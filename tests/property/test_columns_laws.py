"""Laws of columns: a column reads as its cells do, however it is laid out, and nothing is lost on the way back."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import Target, judge, read_target
from perfmodel.interop.arrow import TARGET_TYPE, judge_columns, read_target_stream, read_targets, targets_of
from perfmodel.serializers._tables.rows import row_of
from perfmodel.testing import any_text, targets

CELLS = st.lists(any_text().filter(lambda text: text.isprintable()) | st.none(), max_size=8)


def read(cells: list[str | None]) -> list[Target | None]:
    """What the single path says."""
    return [None if cell is None else read_target(cell) for cell in cells]


class TestEachCellAlone:
    """A row of a column depends on its own cells only."""

    @given(CELLS)
    def test_a_column_reads_as_its_cells_do(self, cells: list[str | None]) -> None:
        """The targets of the column are those of ``read_target``, text included, and nulls stay nulls."""
        found = targets_of(read_targets(pa.array(cells, pa.string())))

        assert found == read(cells)
        assert [target and target.text for target in found] == cells

    @given(CELLS, st.integers(0, 8))
    def test_chunks_change_nothing(self, cells: list[str | None], cut: int) -> None:
        """Cut anywhere, the rows are the same."""
        column = pa.array(cells, pa.string())
        chunked = pa.chunked_array([column.slice(0, cut), column.slice(cut)], pa.string())

        assert read_targets(chunked).to_pylist() == read_targets(column).to_pylist()

    @given(
        CELLS, st.sampled_from([pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(), pa.binary_view()])
    )
    def test_layouts_change_nothing(self, cells: list[str | None], kind: pa.DataType) -> None:
        """Every layout of texts, and a dictionary of them, reads the same."""
        column = pa.array(cells, pa.string())
        expected = read_targets(column)

        assert read_targets(column.cast(kind)).equals(expected)
        assert read_targets(column.dictionary_encode()).equals(expected)

    @given(CELLS, st.integers(1, 4))
    def test_a_stream_reads_as_the_column_does(self, cells: list[str | None], rows: int) -> None:
        """Batches of any length give the rows of the whole."""
        column = pa.array(cells, pa.string())
        batches = [pa.RecordBatch.from_arrays([column.slice(at, rows)], ["cell"]) for at in range(0, len(cells), rows)]
        source = pa.RecordBatchReader.from_batches(pa.schema([("cell", pa.string())]), batches)

        found = read_target_stream(source, "cell").read_all()
        assert found.column("target").to_pylist() == read_targets(column).to_pylist()


class TestRoundTrip:
    """The published row is complete: the target comes back from it."""

    @given(st.lists(targets(), max_size=4))
    def test_every_target_comes_back(self, given_targets: list[Target]) -> None:
        """Also numbers that no Arrow decimal holds, several clauses, and shapes that no one would write."""
        column = pa.array([row_of(target) for target in given_targets], TARGET_TYPE)

        assert targets_of(column) == given_targets


class TestJudging:
    """Columns are judged as single values are."""

    @given(st.lists(st.tuples(targets(), st.sampled_from(["95%", "3", "2023年6月", "良好", "", "完成"])), max_size=5))
    def test_columns_are_judged_as_their_pairs_are(self, pairs: list[tuple[Target, str]]) -> None:
        """Verdict, reason and exact ratio are those of ``judge``."""
        column = pa.array([row_of(target) for target, _ in pairs], TARGET_TYPE)
        found = judge_columns(column, pa.array([actual for _, actual in pairs], pa.string())).to_pylist()

        expected = [judge(target, actual) for target, actual in pairs]
        assert [(row["verdict"], row["reason"]) for row in found] == [
            (judgement.verdict.value, judgement.reason.code) for judgement in expected
        ]
        assert [row["ratio_fraction"] for row in found] == [
            None if judgement.ratio is None else str(judgement.ratio) for judgement in expected
        ]
