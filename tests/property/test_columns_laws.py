"""Laws of columns: a column reads as its cells do, however it is laid out, and nothing is lost on the way back."""

from itertools import chain
from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import Judgement, Polarity, Quantity, Target, explain, judge, parse_quantity, read_actual, read_target
from perfmodel.interop._column_reader import Cells, TargetReader, read_cells
from perfmodel.interop.arrow import (
    TARGET_TYPE,
    explain_columns,
    judge_columns,
    read_target_stream,
    read_targets,
    targets_of,
)
from perfmodel.serializers._target_columns import fitting, row_of
from perfmodel.testing import any_text, targets
from perfmodel.values._exact import round_half_up

WHOLE_TEXT = any_text().filter(lambda text: text.isprintable())
CELLS = st.lists(WHOLE_TEXT | st.none(), max_size=8)

CELLS_OF_FORMS = [
    *("≥95", "≤0", "100%", "≥80万元", "≥1亩", "不超过上年", "较上年提高5%", "6月底前", "每半年1次", "前10名", "良好"),
    *("≥-3", "≥12345678901234567890123人", "≥0.1234567890123456789元", "60%-80%", "≥3次；合格率≥97%", "持续改善", "≥"),
]
REPORTED = [
    *(
        "94",
        "0",
        "-3",
        "78.5万元",
        "785000.5元",
        "666平方米",
        "667平方米",
        "1/3",
        "5人",
        "6月20日",
        "每季度1次",
        "已完成",
    ),
    *("第3名", "优秀", "99999999999999999999999人", "0.0000000000000000001元", "71%", "提高6%", "下降3%"),
]

FRONTS = ["", *"≥ 不低于 合格率≥ 第 每年不少于 较上年提高 上年的 控制在 PM RMB A- - — １ 约 发放 “ 于".split()]  # noqa: RUF001 - a full-width digit
BETWEEN = "- %- ~ 万元以上，不超过 年培训≥ ；合格率≥ . ， 个月 / 万 年 元至 人，其中 ±".split()
BEHIND = [
    "",
    *"% 人 万元以内 次/月 元/人·月 批河段水质持续改善 %以上 个工作日内 月底前 名 次（每月1次） . G 倍".split(),
]
ALIKE = st.lists(
    st.tuples(st.sampled_from(FRONTS), st.sampled_from(BEHIND))
    | st.tuples(st.sampled_from(FRONTS), st.sampled_from(BETWEEN), st.sampled_from(BEHIND))
    | st.tuples(WHOLE_TEXT, WHOLE_TEXT),
    min_size=1,
    max_size=3,
)
"""The words of cells, between which numbers are put."""

NUMBERS = st.lists(
    st.sampled_from(["0", "0.00", "007", "1.2.3", "5.", "202406", "20240631", "2024", "12.31", "1,200", "9" * 19, "95"])
    | st.from_regex(r"[1-9][0-9]{0,20}(\.[0-9]{1,20})?", fullmatch=True, alphabet="0123456789.")
    | st.integers(1, 130).map(str),
    min_size=2,
    max_size=6,
)


def read(cells: list[str | None]) -> list[Target | None]:
    """What the single path says."""
    return [None if cell is None else read_target(cell) for cell in cells]


class TestEachCellAlone:
    """A row of a column depends on its own cells only."""

    @given(CELLS)
    def test_a_column_reads_as_its_cells_do(self, cells: list[str | None]) -> None:
        """The targets of the column are those of ``read_target``, text included, and nulls stay nulls."""
        rows = read_targets(pa.array(cells, pa.string()))
        found = targets_of(rows)

        assert found == read(cells)
        assert [target and target.text for target in found] == cells
        assert isinstance(rows, pa.StructArray)
        assert all(
            [cell for place, cell in enumerate(rows.field(name).to_pylist()) if cells[place] is None]
            == [None] * cells.count(None)
            for name in (field.name for field in TARGET_TYPE)
        )

    @given(
        ALIKE, NUMBERS, st.sampled_from([None, "%", "万元", "个", "日", "元/人"]), st.sampled_from([None, "≥", "约"])
    )
    def test_cells_like_others_read_as_alone(
        self, shapes: list[tuple[str, ...]], numbers: list[str], unit: str | None, operator: str | None
    ) -> None:
        """Cells that differ in their numbers alone have the rows that each of them has when it is read alone."""
        cells = [
            "".join(chain.from_iterable(zip(shape, (*(numbers[place:] + numbers)[: len(shape) - 1], ""), strict=True)))
            for shape in shapes
            for place in range(len(numbers))
        ]
        given = Cells.of(pa.array(cells, pa.string()), unit, operator, 2024)
        found = read_cells(given, TargetReader(fewest=0))

        assert found.to_pylist() == read_cells(given, TargetReader(fewest=len(cells) + 1)).to_pylist()
        assert targets_of(found) == [
            read_target(cell, unit=unit, operator=operator, fiscal_year=2024) for cell in cells
        ]

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

        assert found == [row_of_judgement(judge(target, actual)) for target, actual in pairs]

    @given(
        st.lists(
            st.tuples(
                any_text().filter(lambda text: text.isprintable()) | st.sampled_from(CELLS_OF_FORMS),
                st.sampled_from([None, *REPORTED]) | any_text().filter(lambda text: text.isprintable()),
                st.sampled_from([None, "%", "亩", "万元", "天"]),
                st.sampled_from([None, 2023, 2024]),
                st.sampled_from([None, *Polarity]),
                st.sampled_from([None, "5人", "100万元"]),
                st.sampled_from([None, "投诉率", "能耗降低率", "整治面积"]),
            ),
            max_size=6,
        )
    )
    def test_random_texts_are_judged_as_one_by_one(
        self,
        rows: list[tuple[str, str | None, str | None, int | None, Polarity | None, str | None, str | None]],
    ) -> None:
        """With all that may stand beside them; the sentences too."""
        columns: list[list[Any]] = [[row[place] for row in rows] for place in range(7)]
        cells, done, units, years, senses, last, names = columns
        targets = read_targets(pa.array(cells, pa.string()), unit=pa.array(units, pa.string()))
        beside: dict[str, pa.Array] = {
            "unit": pa.array(units, pa.string()),
            "fiscal_year": pa.array(years, pa.int32()),
            "polarity": pa.array([sense and sense.value for sense in senses], pa.string()),
            "reference": pa.array(last, pa.string()),
            "name": pa.array(names, pa.string()),
        }

        expected = [
            judge(
                read_target(cell, unit=unit),
                read_actual(actual or "", unit=unit, fiscal_year=year),
                polarity=polarity,
                reference=None if reference is None else parse_quantity(reference),
                name=name,
            )
            for cell, actual, unit, year, polarity, reference, name in rows
        ]
        column = pa.array(done, pa.string())
        assert judge_columns(targets, column, **beside).to_pylist() == [row_of_judgement(each) for each in expected]
        assert explain_columns(targets, column, **beside).to_pylist() == [explain(each) for each in expected]


def row_of_judgement(found: Judgement) -> dict[str, object]:
    """A judgement as the documentation has its row, from its own properties."""

    def amount(name: str, quantity: Quantity | None) -> dict[str, object]:
        if quantity is None:
            return {name: None, f"{name}_unit": None}
        return {name: fitting(quantity.value), f"{name}_unit": quantity.unit.symbol}

    return {
        "verdict": found.verdict.value,
        "reason": found.reason.code,
        "assumptions": [assumption.code for assumption in found.assumptions],
        "ratio": None if found.ratio is None else fitting(round_half_up(found.ratio, 18)),
        "ratio_fraction": None if found.ratio is None else str(found.ratio),
        **amount("gap", found.gap),
        **amount("reached", found.reached),
        **amount("bound", found.bound),
        "error_code": None,
    }
