"""Columns of distinct cells that differ in their numbers alone: they read as each of them does."""

from decimal import Decimal
from itertools import product

import pyarrow as pa
import pytest

from perfmodel import read_target
from perfmodel.interop._cells_alike import together
from perfmodel.interop._column_reader import FEWEST, Cells, TargetReader, read_cells
from perfmodel.interop.arrow import TARGET_TYPE, read_targets, targets_of
from perfmodel.targets._read import read_afresh
from perfmodel.targets._shapes import Target

ONE_NUMBER = [
    *("≥{}%", "{}", "发放{}册", "{}次/月", "每年不少于{}次", "每{}年1次", "每人每月{}元", "较上年提高{}%", "上年的{}%"),
    *(
        "三至{}家",
        "全年至少放映{}场电影",
        "增加至少{}个档位",
        "{}至五家",
        "one issue every {} months",
        "-{}",
        "—{}",
        "PM{}",
        "RMB{}万元",
        "第{}批改造三处",
        "前{}名",
        "{}月底前",
        "≥{}%%",
        "１{}人",
        "{}．",
    ),
    *(
        "12次（每月{}次）",
        "{}岁以上老人满意率高",
        "“≥{}%”",
        "at least {} days",
        "第{}小学办学条件不断改善",
        "{}/月",
        "约{}人",
    ),
]
TWO_NUMBERS = [
    *(
        "{}-{}",
        "{}%～{}%",
        "较上年增长{}%-{}%",
        "不超过{}万元不低于{}万元",
        "第{}批改造{}处",
        "{}年≥{}家",
        "{}次（每月{}次）",
    ),
    *(
        "{},{}人",
        "{}，{}人",
        "{}．{}人",
        "抽检≥{}批；合格率≥{}%",
        "每{}年{}次",
        "{}万元-{}元",
        "{}±{}",
        "{}G网络覆盖{}村",
    ),
]
NUMBERS = [
    *(
        "0",
        "1",
        "2",
        "5",
        "10",
        "12",
        "13",
        "24",
        "25",
        "31",
        "32",
        "95",
        "120",
        "999",
        "1999",
        "2024",
        "3000",
        "12345678",
    ),
    *(
        "0.5",
        "95.25",
        "12.31",
        "1.31",
        "6.30",
        "9.5",
        "3.1",
        "5.1",
        "01",
        "09",
        "007",
        "00",
        "0001",
        "202406",
        "202411",
    ),
    *("20240631", "20240630", "9" * 21, "8" * 21, "0.1234567", "2023.5", "2024.12", "100.5", "10.25", "0." + "1" * 19),
]
"""Two or more of each class."""


def cells() -> list[str]:
    """Each shape with each number, or each two of them."""
    alone = [shape.format(number) for shape in ONE_NUMBER for number in NUMBERS]
    return alone + [shape.format(*two) for shape in TWO_NUMBERS for two in product(NUMBERS, repeat=2)]


def as_read_alone(
    texts: list[str | None], units: list[str | None] | None = None, years: list[int | None] | None = None
) -> list[Target | None]:
    """What the reader of one cell says."""
    beside = zip(texts, units or [None] * len(texts), years or [None] * len(texts), strict=True)
    return [None if text is None else read_target(text, unit=unit, fiscal_year=year) for text, unit, year in beside]


def test_a_long_column_reads_as_its_cells_do() -> None:
    """More cells than :data:`FEWEST`, of all shapes, with nulls and doubled cells among them."""
    texts: list[str | None] = [None, *cells(), *cells()[:50], None]
    texts += [f"≥{count}人" for count in range(FEWEST)]
    rows = read_targets(pa.array(texts))
    found = targets_of(rows)

    assert isinstance(rows, pa.StructArray)
    assert {rows.field(field.name)[0].as_py() for field in TARGET_TYPE} == {None}
    assert found == as_read_alone(texts)
    assert [target and target.text for target in found] == texts


def test_what_stands_beside_counts() -> None:
    """The same texts beside other units and years are other cells."""
    texts: list[str | None] = [cell for cell in cells()[:3000] for _ in range(6)]
    units = (["%", None, "万元"] * len(texts))[: len(texts)]
    years = ([2024, 2023] * len(texts))[: len(texts)]
    given = Cells.of(pa.array(texts), pa.array(units), None, pa.array(years))

    found = targets_of(read_cells(given, TargetReader(fewest=0)))

    assert found == as_read_alone(texts, units, list(years))


@pytest.mark.parametrize("broken", ["text", "unit"])
def test_bytes_that_are_no_text_change_no_other_cell(broken: str) -> None:
    """A cell that is not UTF-8, and a unit that is none, are refused as ever; the cells beside them are read."""
    texts = [f"≥{count}人".encode() for count in range(8)]
    units: list[bytes | None] = [None] * 8
    if broken == "text":
        texts[5] = b"\xff5"
    else:
        units[5:7] = [b"\xff"] * 2
    given = Cells.of(pa.array(texts, pa.binary()), pa.array(units, pa.binary()))

    rows = read_cells(given, TargetReader(fewest=0)).to_pylist()

    assert rows == read_cells(given, TargetReader(fewest=100)).to_pylist()
    assert [row["value"] for row in rows[:5]] == [0, 1, 2, 3, 4]
    assert rows[5]["error_code"] == "encoding-invalid"


def test_numbers_keep_all_their_digits() -> None:
    """Eighteen digits on each side of the point."""
    texts = [f"≥{whole}.{'123456789' * 2}万元" for whole in ("1" * 18, "9" * 18, "7")]
    rows = read_cells(Cells.of(pa.array(texts)), TargetReader(fewest=0)).to_pylist()

    assert [row["value"] for row in rows] == [Decimal(text[1:-2]) for text in texts]


def test_one_of_many_is_read() -> None:
    """Of ten thousand thresholds, and of as many ranges in order, the reader sees one for each class of numbers."""
    texts = [f"≥{count}.125公里" for count in range(10_000)] + [
        f"{count}-{count + 1}.5%" for count in range(30_000, 40_000)
    ]
    seen = list[str]()

    def read(text: bytes, unit: bytes | None, operator: bytes | None, year: int | None) -> Target:
        assert (unit, operator, year) == (None, None, None)
        seen.append(text.decode())
        return read_afresh(text.decode(), None, None, None)

    found = together(pa.array(texts), [None, None, None], read)

    assert len(seen) < 5
    assert found.codes.null_count < len(texts) / 2


def test_a_count_whose_point_may_part_thousands_is_read_alone() -> None:
    """0.125人 and 10000.125人 are counts, the numbers between them are refused, however many cells are like them."""
    texts = [f"≥{count}.125人" for count in (0, *range(1, 9), 999, 1000, 10000)]
    rows = read_cells(Cells.of(pa.array(texts)), TargetReader(fewest=0)).to_pylist()

    assert [row["error_code"] for row in rows] == [None, *["number-ambiguous"] * 9, None, None]
