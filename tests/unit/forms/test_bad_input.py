"""Files that are damaged, foreign or huge: a clear refusal or a reading, never a traceback from inside."""

from pathlib import Path

import pytest

from perfmodel import FormError, read_form, read_target
from perfmodel.errors import WrongTypeError
from perfmodel.files.delimited import parse, read

FORM = "项目名称\t泵站改造\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t改造泵站\t≥4座\n"


def refused(source: str | bytes | Path) -> FormError:
    """The refusal of a source; it says what was expected, and what to do."""
    with pytest.raises(FormError) as caught:
        read_form(source)
    assert "expected" in str(caught.value)
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\0\0\0"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    """Nothing but blanks, a mark or zeros."""
    assert refused(data).code == "form-empty"


@pytest.mark.parametrize("text", ["", "  ", "\u3000"])
def test_a_blank_text_is_refused(text: str) -> None:
    """It is neither a path nor a table; it was taken for a path at which no file is."""
    error = refused(text)

    assert (error.code, error.hint) == ("form-empty", "hand in the path of a file, or the text of the table")


@pytest.mark.parametrize(
    "text",
    [
        "\n\n\t\n",
        "项目名称\t泵站改造\n",
        "三级指标\t备注\n改造泵站\t无\n",
        "指标值\t备注\n≥4座\t无\n",
        "改造泵站\t≥4座\n更换水泵\t12台\n",
    ],
)
def test_a_form_without_names_or_without_values_is_no_table(text: str) -> None:
    """Only a heading of names beside one of values makes a table."""
    assert refused(text).code == "table-missing"


@pytest.mark.parametrize(
    ("magic", "word"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls"),
        (b"\x89PNG\r\n", "picture"),
        (b"Rar!\x1a\x07", "archive"),
    ],
)
def test_other_kinds_of_files_are_named(magic: bytes, word: str) -> None:
    """The refusal says what the file is."""
    error = refused(magic + b"\x01" * 40)

    assert error.code == "kind-unknown"
    assert word in str(error)


def test_a_missing_file_and_a_line_of_text() -> None:
    """A text without a line break is taken for a path, and the refusal says so."""
    error = refused("改造泵站 ≥4座")

    assert error.code == "file-missing"
    assert "line breaks" in error.hint


def test_an_argument_of_another_type() -> None:
    """Neither path, bytes nor text."""
    with pytest.raises(WrongTypeError):
        read_form(7)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - what is tested


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gbk", "gb18030"])
def test_encodings_in_use(encoding: str, tmp_path: Path) -> None:
    """A table reads the same in every encoding that such files come in, as bytes and from a path."""
    path = tmp_path / "form.tsv"
    path.write_bytes(FORM.encode(encoding))

    assert read_form(path.read_bytes()).document == read_form(FORM).document
    assert read_form(path).document == read_form(str(path)).document == read_form(FORM).document


def test_an_assumed_encoding_is_named() -> None:
    """GBK has no mark: that it was assumed is a finding."""
    assert [finding.code for finding in read_form(FORM.encode("gbk")).findings] == ["encoding-assumed"]


def test_text_in_big5() -> None:
    """Traditional characters in the encoding of Taiwan and Hong Kong are read as such, and reported."""
    text = "項目名稱\t閱覽室改造\n三級指標\t指標值\n新增座位\t大於80個\n"
    sheets = read(text.encode("big5"))

    assert [cell.text for cell in sheets.grids[0].cells] == text.split()
    assert [finding.code for finding in sheets.findings] == ["encoding-assumed"]
    assert "Big5" in sheets.findings[0].message


@pytest.mark.parametrize("text", ["囍", "镕喆堃", "①②③㈠", "≥80个，％", "项目支出绩效目标表"])
def test_text_in_gbk_is_no_big5(text: str) -> None:
    """Short texts and rare characters too."""
    assert read(f"{text}\n".encode("gbk")).grids[0].cells[0].text == text


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x80\x81\xff\xff", bytes(range(256)), b"a\0b\tc"])
def test_bytes_of_no_encoding_are_refused(data: bytes) -> None:
    """Binary rubbish, an odd number of bytes, zeros between letters."""
    assert refused(data).code == "encoding-unknown"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\u2028"])
def test_line_ends(end: str) -> None:
    """Whatever a line ends with."""
    assert read_form(FORM.replace("\n", end)).document == read_form(FORM).document


def test_a_mark_in_front_of_text() -> None:
    """A byte order mark that a caller left in the text."""
    assert read_form("\ufeff" + FORM).document == read_form(FORM).document


def test_commas_between_the_cells() -> None:
    """CSV, with quoted commas and line breaks."""
    head = '项目名称,"泵站改造，一期"\n一级指标,二级指标,三级指标,"年度\n指标值"\n'
    text = head + '"产出指标",数量指标,"改造泵站,含小型",≥4座\n'
    document = read_form(text).document

    assert [item.name for item in document.indicators] == ["改造泵站,含小型"]
    assert [item.place and item.place.line for item in document.indicators] == [4]


def test_quoted_cells_between_tabs() -> None:
    """A pasted cell with a line break in quotes is one cell; a row keeps the number of its line."""
    text = FORM.replace("改造泵站", '"改造泵站\n（一期）"') + '\t\t更换水泵\t"12台"\n'
    reading = read_form(text)

    assert [item.name for item in reading.document.indicators] == ["改造泵站\n（一期）", "更换水泵"]
    assert [entry.place.line for entry in reading.ledger][-2:] == [5, 5]


def test_quotes_inside_words_are_letters() -> None:
    """A name in quotation marks inside a cell is kept as it stands."""
    text = FORM + '\t\t"蓝天"行动\t≥2次\n\t\t5"管道\t3根\n'

    assert [item.name for item in read_form(text).document.indicators][1:] == ['"蓝天"行动', '5"管道']


def test_the_year_of_the_caller() -> None:
    """It holds where the form has none; where the form has another, the form's holds, with a finding."""
    rows = FORM + "\t时效指标\t完工\t6月底前\n"
    dated = "（2023年度）\n" + rows

    assert str(read_form(rows, fiscal_year=2024).document.fiscal_year) == "2024年度"
    assert str(read_form(dated, fiscal_year=2024).document.fiscal_year) == "2023年度"
    assert [finding.code for finding in read_form(dated, fiscal_year=2024).findings] == ["year-conflict"]
    assert read_form(dated, fiscal_year=2023).findings == ()


def test_years_that_contradict() -> None:
    """The first year is kept, the other named with its place."""
    reading = read_form("项目支出绩效目标表（2023年度）\n预算年度\t二〇二四\n" + FORM)

    assert str(reading.document.fiscal_year) == "2023年度"
    assert [(finding.code, finding.severity.value) for finding in reading.findings] == [("year-conflict", "error")]


def test_many_rows() -> None:
    """Every row is read, with an id of its own."""
    rows = "".join(f"\t\t{number} 泵站{number}\t≥{number}座\n" for number in range(1, 30_000))
    indicators = read_form(FORM + rows).document.indicators

    assert len(indicators) == 30_000
    assert len({indicator.id for indicator in indicators}) == 30_000
    assert indicators[-1].target == read_target("≥29999座")


def test_numbers_that_start_again_in_each_part() -> None:
    """Rows of one number and one category get ids of their own, in the order of the form."""
    rows = "".join(f"\t\t1 泵站{number}\t≥{number}座\n" for number in range(20_000))
    ids = [indicator.id for indicator in read_form(FORM + rows).document.indicators]

    assert len(set(ids)) == 20_001
    assert ids[1:4] == ["output.quantity/1#2", "output.quantity/1#3", "output.quantity/1#4"]


def test_one_huge_cell() -> None:
    """Ten million characters in one cell are kept as they are."""
    name = "泵" * 10_000_000

    assert read_form(FORM.replace("改造泵站", name)).document.indicators[0].name == name


def test_thousands_of_columns() -> None:
    """Each unknown column is kept as an extra; one finding names all their headings."""
    reading = read_form(
        "\t".join(("三级指标", "指标值", *(f"科室{number}号" for number in range(5000))))
        + "\n"
        + "\t".join(("改造泵站", "≥4座", *("办" for _ in range(5000))))
        + "\n"
    )

    assert len(reading.document.indicators[0].extra) == 5000
    (finding,) = reading.findings
    assert (finding.code, finding.text.count("科室")) == ("heading-unknown", 5000)


def test_blank_cells_are_no_cells() -> None:
    """Only what is written is in the grid."""
    assert [cell.text for cell in parse("a\t\t \tb\n\n").cells] == ["a", "b"]
