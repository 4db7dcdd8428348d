"""One rule of commas in numbers, in each place where a number is read: between groups of three, or no number."""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfmodel import Quantity, Range, Target, Threshold, Unread, parse_actual, parse_quantity, read_form, read_target
from perfmodel.errors import DocumentError, InvalidValueError, TargetSyntaxError
from perfmodel.interop.arrow import indicators_to_table
from perfmodel.interop.csv import dump_csv, load_csv
from perfmodel.values import parse_number

WIDE = str.maketrans("0123456789,", "０１２３４５６７８９，")  # noqa: RUF001 - full-width forms

DIGITS = st.lists(st.text("0123456789", min_size=1, max_size=5), min_size=2, max_size=4)
GROUPS = st.tuples(st.integers(1, 999), st.lists(st.integers(0, 999).map("{:03}".format), min_size=1, max_size=3)).map(
    lambda parts: [str(parts[0]), *parts[1]]
)
NUMBERS = st.builds(
    "{}{}".format, st.one_of(DIGITS, GROUPS).map(",".join), st.sampled_from(["", "", ".5", ".25", ".0"])
)
"""Digits with commas among them, in groups of three or otherwise."""


def expected(text: str) -> Decimal | None:
    """What the rule makes of a number with commas, said another way: each group but the first has three digits."""
    whole, point, decimals = text.partition(".")
    first, *groups = whole.split(",")
    if len(first) > 3 or first.startswith("0") or any(len(group) != 3 for group in groups):
        return None
    return Decimal("".join([first, *groups]) + point + decimals)


def or_code(read: Callable[[], Decimal]) -> Decimal | str:
    """What was read, or the code of the refusal."""
    try:
        return read()
    except (InvalidValueError, TargetSyntaxError) as error:
        return error.code


def _said(found: Target, text: str) -> Target:
    """The target that was read, or its error."""
    if isinstance(found, Unread):
        raise TargetSyntaxError(text, found.error.span, code=found.error.code, expected="", hint="")
    return found


def _value(text: str, *, unit: str | None = None) -> Decimal:
    found = _said(read_target(text, unit=unit), text)
    assert isinstance(found, Threshold)
    return found.quantity.value


def _upper(text: str) -> Decimal:
    found = _said(read_target(f"1至{text}元"), text)
    assert isinstance(found, Range)
    return found.ends[1].quantity.value


def _reported(text: str) -> Decimal:
    said = parse_actual(f"{text}人").said
    assert isinstance(said, Threshold)
    return said.quantity.value


PLACES: dict[str, Callable[[str], Decimal]] = {
    "number": parse_number,
    "quantity": lambda text: Quantity(text, "元").value,
    "amount": lambda text: parse_quantity(f"{text}万元").value,
    "money": lambda text: parse_quantity(f"¥{text}").value,
    "share": lambda text: parse_quantity(f"百分之{text}").value,
    "target": lambda text: _value(f"≥{text}人"),
    "bare target": _value,
    "named target": lambda text: _value(f"培训{text}人"),
    "column": lambda text: _value(text, unit="元"),
    "range": _upper,
    "actual": _reported,
}
"""Each way to read a number of an expression."""


@pytest.mark.parametrize("place", PLACES)
def test_an_expression_reads_commas_by_the_one_rule(place: str) -> None:
    """1,200 is 1200 wherever it stands; 12,00 and 0,200 are refused as no number, never cut or joined."""

    @given(text=NUMBERS, wide=st.booleans())
    def law(text: str, wide: bool) -> None:  # noqa: FBT001 - drawn
        written = text.translate(WIDE) if wide else text
        wished = expected(text)

        assert or_code(lambda: PLACES[place](written)) == ("number-invalid" if wished is None else wished)

    law()


FORM = """项目支出绩效自评表
项目名称\t社区书屋建设
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
项目资金（万元）\t年度资金总额\t72\t{money}\t70.2\t10\t97.5%\t9.75
一级指标\t二级指标\t三级指标\t指标值\t实际完成值\t分值\t得分
产出指标\t数量指标\t新建书屋\t≥{target}间\t{target}间\t{points}\t20
产出指标\t质量指标\t新书上架合格率\t≥98%\t96%\t15\t15"""


@given(text=NUMBERS)
def test_cells_of_a_form_read_commas_by_the_one_rule(text: str) -> None:
    """Money, targets, results and points: the same number, or a finding that names the cell."""
    wished = expected(text)
    reading = read_form(FORM.format(money=text, target=text, points=text))
    (row, _), report = reading.document.indicators, reading.document.report
    told = {(finding.code, finding.text) for finding in reading.findings}

    assert report is not None
    assert row.weight == (wished if wished is not None and wished <= 100 else None)
    assert row.weight is not None or ("points-unread", text) in told
    adjusted = report.execution[0].adjusted
    assert adjusted == (None if wished is None else Quantity(wished, "万元"))
    assert adjusted is not None or ("amount-unread", text) in told
    if wished is None:
        assert isinstance(row.target, Unread)
        assert row.target.error.code == "number-invalid"
    else:
        assert isinstance(row.target, Threshold)
        assert row.target.quantity == Quantity(wished, "间")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=NUMBERS, wide=st.booleans())
def test_a_csv_file_reads_commas_by_the_one_rule(tmp_path: Path, text: str, wide: bool) -> None:  # noqa: FBT001 - drawn
    """A table that went through a spreadsheet: the same number, or a refusal with row and column."""
    path, written = tmp_path / "indicators.csv", text.replace(",", "，") if wide else text  # noqa: RUF001 - full-width
    dump_csv(indicators_to_table([read_form(FORM.format(money="72", target="12", points="31"))]), path)
    path.write_text(path.read_text(encoding="utf-8").replace(",31,", f',"{written}",', 1), encoding="utf-8")
    wished = expected(text)

    if wished is None:
        with pytest.raises(DocumentError) as caught:
            load_csv(path)
        assert [(each.code, each.path) for each in caught.value.problems] == [("number-invalid", "$[0].weight")]
    else:
        assert load_csv(path).column("weight")[0].as_py() == wished


@given(year=st.integers(1900, 2099), behind=st.sampled_from(["年", "年度", "年底前", "年6月底前"]), wide=st.booleans())
def test_a_year_has_no_comma(year: int, behind: str, wide: bool) -> None:  # noqa: FBT001 - drawn
    """2,024年 is neither the year nor so many years; a form says so where it prints it."""
    written = f"{year:,}"
    written = written.translate(WIDE) if wide else written
    target = read_target(f"{written}{behind}")
    titled = read_form(f"项目支出绩效目标表（{written}年度）\n{FORM.partition(chr(10))[2]}")
    labelled = read_form(FORM.replace("社区书屋建设", f"社区书屋建设\t预算年度\t{written}"))

    assert isinstance(target, Unread)
    assert target.error.code == "number-ambiguous"
    for reading in (titled, labelled):
        assert reading.document.fiscal_year is None
        assert "year-unread" in {finding.code for finding in reading.findings}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("前12,00名", "12,00"),
        ("第1,20名", "1,20"),
        ("¥12,00", "12,00"),
        ("≥,200元", ",200"),
        (",200", ",200"),
        ("全省前0,012名", "0,012"),
    ],
)
def test_a_comma_across_signs_and_words_is_seen(text: str, place: str) -> None:
    """前12,00名 was the first 12 places, and ,200 was 200: the refusal names the place."""
    target = read_target(text)

    assert isinstance(target, Unread)
    assert target.error.code == "number-invalid"
    assert re.sub("^[≥≤]", "", text[target.error.span.start : target.error.span.stop]) == place
