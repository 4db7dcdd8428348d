"""Numbers and days as spreadsheets show them."""

import pytest

from perfmodel.files._worksheet import BUILT_IN, GENERAL, date_text, number_text, pattern


@pytest.mark.parametrize(
    ("raw", "code", "shown"),
    [
        ("0.95", "0%", "95%"),
        ("0.95000000000000007", "0%", "95%"),
        ("0.95", "0.00%", "95.00%"),
        ("0.9567", "0%", "95.67%"),
        ("1", "0%", "100%"),
        ("60", "General", "60"),
        ("60.0", "General", "60"),
        ("4490.15", "#,##0.00", "4,490.15"),
        ("4490.1", "0.00", "4490.10"),
        ("1234567", "#,##0", "1,234,567"),
        ("-5", "0.0", "-5.0"),
        ("-5", "0_);(0)", "-5"),
        ("0", '#,##0.00;-#,##0.00;"-"', "0.00"),
        ("12", '0"人"', "12人"),
        ("12", "0\\人", "12人"),
        ("12", "0!人", "12人"),
        ("95", '"≥"0"%"', "≥95%"),
        ("7", "000", "007"),
        ("12.5", "[$￥-804]#,##0.00", "￥12.50"),
        ("12.5", "[Red]0.0", "12.5"),
        ("3", "_ * #,##0_ ", "3"),
        ("5", "@", "5"),
        ("5", 'General"次"', "5次"),
        ("0.0005", "0.00E+00", "0.0005"),
        ("1E-3", "General", "0.001"),
        ("123456789012345678", "General", "123456789012345678"),
        ("0.1234567890123456789", "General", "0.123456789012346"),
        (".5", "General", "0.5"),
        ("5", "#", "5"),
        ("5", '""', "5"),
    ],
)
def test_numbers_are_read_as_shown(raw: str, code: str, shown: str) -> None:
    """The text is what the reader of the sheet sees, and no digit that the sheet holds is lost."""
    assert number_text(raw, pattern(code)) == shown


@pytest.mark.parametrize("code", ["# ?/?", "[>=1]0", "0%%", "0.00,", '"文"', "mm:ss", "[h]:mm", "0.0,,"])
def test_formats_that_are_not_understood_say_so(code: str) -> None:
    """A format with fractions, conditions or scales is no reason to guess."""
    assert not pattern(code).understood
    assert number_text("0.5", GENERAL) == "0.5"


@pytest.mark.parametrize("raw", ["", "x", "NaN", "Infinity", "1E+999", "1E-999"])
def test_what_is_no_number_stays_as_it_is(raw: str) -> None:
    """A text in a number cell is not read as a number."""
    assert number_text(raw, GENERAL) is None


@pytest.mark.parametrize(
    ("raw", "code", "shown"),
    [
        ("45108", "yyyy/m/d", "2023年7月1日"),
        ("45108", 'yyyy"年"m"月"', "2023年7月"),
        ("45108", "mmm-yy", "2023年7月"),
        ("45108", 'm"月"d"日"', "7月1日"),
        ("45108", "yyyy", "2023年"),
        ("45108.5", "yyyy/m/d h:mm", "2023年7月1日 12:00"),
        ("45108.9999999", "yyyy/m/d h:mm:ss", "2023年7月2日 00:00:00"),
        ("0.375", "h:mm", "09:00"),
        ("0.375", "h:mm:ss", "09:00:00"),
        ("1", "d-mmm-yy", "1900年1月1日"),
        ("59", "d-mmm-yy", "1900年2月28日"),
        ("60", "d-mmm-yy", "1900年3月1日"),
        ("61", "d-mmm-yy", "1900年3月1日"),
        ("2958465", "yyyy/m/d", "9999年12月31日"),
    ],
)
def test_days_are_chinese_dates(raw: str, code: str, shown: str) -> None:
    """A day shows the parts that its format shows, in the spelling that targets are read in."""
    assert date_text(raw, pattern(code).parts) == shown


def test_days_since_1904() -> None:
    """Workbooks of old Macs count their days four years later."""
    assert date_text("43646", "ymd", from_1904=True) == "2023年7月1日"


@pytest.mark.parametrize("raw", ["-1", "x", "2958466", "NaN", "2958465.99999999"])
def test_no_day_is_no_date(raw: str) -> None:
    """A number outside the calendar of spreadsheets is no date."""
    assert date_text(raw, "ymd") is None


def test_built_in_formats() -> None:
    """A file names the common formats by number alone."""
    assert pattern(BUILT_IN[9]).percent
    assert pattern(BUILT_IN[31]).parts == "ymd"
    assert pattern(BUILT_IN[57]).parts == "ym"
    assert not pattern(BUILT_IN[12]).understood
