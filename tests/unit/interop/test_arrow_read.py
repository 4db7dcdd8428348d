"""Columns of texts to columns of targets: what comes out, and what bad input does."""

from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest

from perfmodel import FiscalYear, PerfModelError, format_target, read_target
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.interop._column_reader import TargetReader
from perfmodel.interop.arrow import SCHEMA_VERSION, TARGET_TYPE, read_targets, targets_of

TEXTS = [
    "≥80万人次",
    "不低于95.5%",
    "约3万册",
    "60%至80%（不含）",
    "500m-1km",
    "每半年印制1期",
    "2023年内",
    "6月底前",
    "9月前",
    "2023年9月前",
    "次年3月底前",
    "下半年",
    "全市前5名",
    "良好及以上",
    "较上年提高5%",
    "不超过预算",
    "是",
    "持续改善",
    "抽检≥40批次；合格率≥97%",
    "/",
    "≥95%%",
    None,
]


def row(text: str, **beside: object) -> dict[str, object]:
    """The one row of one cell, without its nulls."""
    (found,) = read_targets(pa.array([text]), **beside).to_pylist()
    return {name: value for name, value in found.items() if value is not None}


def test_every_shape_comes_back_from_its_row() -> None:
    """What the columns hold is the whole target."""
    column = read_targets(pa.array(TEXTS))

    assert column.type.equals(TARGET_TYPE)
    assert targets_of(column) == [None if text is None else read_target(text) for text in TEXTS]


def test_the_version_travels_with_a_bare_array() -> None:
    """The metadata stand on the field kind, so that no table is needed."""
    metadata = read_targets(pa.array(["是"])).type.field("kind").metadata

    assert metadata == {b"perfmodel.schema": str(SCHEMA_VERSION).encode()}


def test_amounts_are_decimals_in_the_authors_unit() -> None:
    """Value and unit as written; no float anywhere."""
    assert row("≥80万人次") == {
        "kind": "threshold",
        "text": "≥80万人次",
        "comparison": "ge",
        "approximate": False,
        "value": Decimal(80),
        "unit": "万人次",
        "out_of_range": False,
    }


def test_amounts_come_back_without_the_zeros_of_the_column() -> None:
    """The column has 18 places; the quantity prints as a person would write it."""
    found = targets_of(read_targets(pa.array(["≥80万人次", "0.50%", "100人"])))

    assert [format_target(target) for target in found if target is not None] == ["≥80万人次", "0.5%", "100人"]


def test_both_ends_of_a_range_stand_in_one_unit() -> None:
    """From 500 m to 1 km is 500 to 1000 m."""
    found = row("500m-1km")

    assert (found["lower"], found["upper"], found["unit"]) == (Decimal(500), Decimal(1000), "m")
    assert found["lower_inclusive"] is True
    assert "value" not in found


def test_ends_that_only_the_upper_unit_can_say_stand_in_it() -> None:
    """A 亩 has no end as a decimal of 公顷, but 0.05 公顷 are 0.75 亩."""
    found = row("0.05公顷-1亩")

    assert (found["lower"], found["upper"], found["unit"]) == (Decimal("0.75"), Decimal(1), "亩")


def test_days_with_and_without_a_year() -> None:
    """Days with a year are dates; days without one are texts of month and day."""
    dated, yearless = row("2023年9月前"), row("次年3月底前")

    assert (dated["latest"], dated["doubtful_until"]) == (date(2023, 8, 31), date(2023, 9, 30))
    assert (yearless["yearless_latest"], yearless["year_offset"]) == ("--03-31", 1)
    assert row("6月底前", fiscal_year=2024)["latest"] == date(2024, 6, 30)


def test_a_composite_has_its_clauses_as_rows() -> None:
    """Each clause has the fields of a target of its own."""
    (found,) = read_targets(pa.array(["抽检≥40批次；合格率≥97%"])).to_pylist()
    clauses = found["clauses"]

    assert [(clause["subject"], clause["value"], clause["unit"]) for clause in clauses] == [
        ("抽检", Decimal(40), "批次"),
        ("合格率", Decimal(97), "%"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "≥0.1234567890123456789%",
        "≥123456789012345678901人",
        "≥100000000000000000000人；合格率≥97%",
        "0.1234567890123456789%-1%",
    ],
)
def test_numbers_out_of_range_are_flagged_and_kept(text: str) -> None:
    """The decimal column is null, and the exact JSON beside it gives the number back."""
    column = read_targets(pa.array([text, "≥1%"]))

    assert column.field("out_of_range").to_pylist() == [True, False]
    assert targets_of(column)[0] == read_target(text)


def test_zeros_beyond_the_scale_do_not_put_a_number_out_of_range() -> None:
    """A value that fits is kept, however it was written."""
    assert row("≥1.5000000000000000000%")["value"] == Decimal("1.5")
    assert row("≥12345678901234567890人")["value"] == Decimal(12345678901234567890)


def test_neighbours_as_columns_and_as_one_value() -> None:
    """Unit, operator and year say for each row, or for all rows, what the cell leaves open."""
    texts = pa.array(["95", "3", "6月底前"])
    units, operators = pa.array(["%", "天", None]), pa.array(["≥", "≤", None])
    found = read_targets(texts, unit=units, operator=operators, fiscal_year=pa.array([2023, 2023, 2024], pa.int16()))

    assert targets_of(found) == [
        read_target("95", unit="%", operator="≥", fiscal_year=2023),
        read_target("3", unit="天", operator="≤", fiscal_year=2023),
        read_target("6月底前", fiscal_year=2024),
    ]
    assert targets_of(read_targets(pa.array(["95"]), unit="%", operator="≥", fiscal_year=FiscalYear(2023))) == [
        read_target("95", unit="%", operator="≥")
    ]


def test_chunks_of_different_lengths_meet() -> None:
    """The columns of a table may be cut at different rows; the result is cut as the texts are."""
    texts = pa.chunked_array([["95"], [], ["3", "4"]])
    units = pa.chunked_array([["%", "天"], ["人"]])
    found = read_targets(texts, unit=units)

    assert [len(chunk) for chunk in found.chunks] == [1, 2]
    assert [target["unit"] for target in found.to_pylist()] == ["%", "天", "人"]


def test_dictionaries_with_unused_doubled_and_null_entries() -> None:
    """Only what the rows point at counts."""
    words = pa.array(["≥1人", "≥95%%", None, "≥1人", "≥2人"])
    column = pa.DictionaryArray.from_arrays(pa.array([3, 0, 2, None, 4], pa.int8()), words)

    assert [found and found["value"] for found in read_targets(column).to_pylist()] == [1, 1, None, None, 2]


@pytest.mark.parametrize("column", [pa.array([], pa.string()), pa.nulls(3), pa.array([None], pa.string_view())])
def test_columns_without_texts(column: pa.Array) -> None:
    """Nothing in, nothing out, and nulls stay nulls."""
    found = read_targets(column)

    assert found.type.equals(TARGET_TYPE)
    assert found.null_count == len(found) == len(column)


def test_an_empty_chunked_column() -> None:
    """No chunks in, no chunks out, and the type is there."""
    found = read_targets(pa.chunked_array([], pa.string()))

    assert found.type.equals(TARGET_TYPE)
    assert len(found) == 0


def test_bytes_that_are_not_utf8_become_an_unread_row() -> None:
    """The row says so, with every byte and the place of the first bad one; its neighbours are read."""
    found = read_targets(pa.array(["≥".encode() + b"\xff9", "≥1人".encode()])).to_pylist()

    assert [row["kind"] for row in found] == ["unread", "threshold"]
    assert (found[0]["text"], found[0]["error_code"]) == ("≥\\xff9", "encoding-invalid")
    assert (found[0]["error_start"], found[0]["error_stop"]) == (1, 5)


@pytest.mark.parametrize("beside", ["unit", "operator"])
def test_neighbours_that_are_not_utf8_make_their_row_unread(beside: str) -> None:
    """One bad cell of a companion never ends the batch."""
    given: dict[str, object] = {beside: pa.array([b"\xff", None])}
    found = read_targets(pa.array(["95%", "95%"]), **given).to_pylist()

    assert [row["error_code"] for row in found] == ["encoding-invalid", None]


def test_a_year_that_is_none_makes_its_row_unread() -> None:
    """The row says ``year-invalid``; the others are read."""
    found = read_targets(pa.array(["6月底前", "6月底前"]), fiscal_year=pa.array([23, 2023])).to_pylist()

    assert [row["error_code"] for row in found] == ["year-invalid", None]
    assert found[1]["latest"] == date(2023, 6, 30)


@pytest.mark.parametrize(
    ("call", "code", "words"),
    [
        (lambda: read_targets(["≥1人"]), "column-type", "column text, found list"),
        (lambda: read_targets(pa.array([None, 1.5])), "column-type", "found double (first value in row 2)"),
        (lambda: read_targets(pa.nulls(2, pa.int32())), "column-type", "found int32; cast"),
        (lambda: read_targets(pa.array(["1"]), unit=pa.array([1])), "column-type", "the column unit"),
        (lambda: read_targets(pa.array(["1"]), unit=5), "column-type", "the column unit, found int"),
        (lambda: read_targets(pa.array(["1"]), fiscal_year=pa.array(["2023"])), "column-type", "column fiscal_year"),
        (lambda: read_targets(pa.array(["1"]), fiscal_year="2023"), "column-type", "column fiscal_year, found str"),
        (lambda: read_targets(pa.array(["1"]), fiscal_year=23), "year-invalid", "1900 to 2200"),
        (
            lambda: read_targets(pa.array(["1", "2"]), operator=pa.array(["≥"])),
            "column-length",
            "2 rows in the column operator, found 1; row 2 has no partner",
        ),
    ],
)
def test_columns_that_do_not_fit_are_refused(call: object, code: str, words: str) -> None:
    """The error names the column, what it holds, and the first row."""
    assert callable(call)
    with pytest.raises(PerfModelError) as caught:
        call()

    assert caught.value.code == code
    assert words in str(caught.value)
    assert isinstance(caught.value, WrongTypeError | InvalidValueError)


def test_what_hands_out_arrow_is_taken() -> None:
    """Objects of the Arrow C interface need no conversion."""

    class Handed:
        """An array of someone else."""

        def __arrow_c_array__(self, requested_schema: object | None = None) -> object:
            return pa.array(["≥1人"]).__arrow_c_array__()

    class HandedInChunks:
        """A chunked array of someone else."""

        def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
            return pa.chunked_array([["≥1人"], ["≥2人"]]).__arrow_c_stream__()

    assert read_targets(Handed()).to_pylist()[0]["value"] == 1
    assert read_targets(HandedInChunks()).to_pylist()[1]["value"] == 2


@pytest.mark.parametrize("kept", [(1,), (2,), (3,), (4,), (5,), (5, 0), (5, 900)])
def test_what_a_reader_remembers_changes_nothing(kept: tuple[int, ...]) -> None:
    """With little memory or much, all distinct or not, each batch reads as it would alone."""
    batches = [
        pa.array(words) for words in (["1人", "2人", "3人", "4人"], ["3人", "5人"], ["5人", "1人", "5人", "2人"])
    ]
    units = pa.array(["人", None, "次", None])
    reader = TargetReader(*kept)

    for batch in batches:
        beside = (units.slice(0, len(batch)), None, None)
        assert targets_of(reader.read(batch, beside)) == targets_of(read_targets(batch, unit=beside[0]))


def test_more_text_than_one_array_holds_is_refused() -> None:
    """Three thousand rows of a megabyte are past 2 GiB: the error says what to do instead."""
    long = pa.DictionaryArray.from_arrays(pa.array([0] * 3000, pa.int32()), pa.array(["续" * 350_000]))

    with pytest.raises(InvalidValueError, match=r"2 GiB of text in the field text.*read it in chunks") as caught:
        read_targets(long)
    assert caught.value.code == "column-long"
