"""Numerals: every way of writing a number, exactly, and nothing that is none."""

from decimal import Decimal

import pytest

from perfmodel import Quantity, Statement, Unread, read_actual, read_target
from perfmodel.errors import InvalidValueError
from perfmodel.values import parse_number
from perfmodel.values._number import SCALES, chinese_integer, numeral_or_none, parse_numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("1,250", "1250"),
        ("12.50", "12.50"),
        ("-3", "-3"),
        ("３，４００．５", "3400.5"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("一百二", "120"),
        ("两千", "2000"),
        ("三千五", "3500"),
        ("三万五千", "35000"),
        ("三万五", "35000"),
        ("一亿零五", "100000005"),
        ("一亿二千万", "120000000"),
        ("二亿三千万五千", "230005000"),
        ("一千二百三十四万五千六百七十八", "12345678"),
        ("三万亿", "3000000000000"),
        ("二〇二四", "2024"),
        ("一〇五", "105"),
        ("叁拾", "30"),
        ("伍佰萬", "5000000"),
        ("壹億", "100000000"),
        ("半", "0.5"),
        ("三点一四", "3.14"),
        ("80万", "800000"),
        ("1.2亿", "120000000"),
        ("3百", "300"),
        ("五万", "50000"),
        ("百分之五", "0.05"),
        ("千分之二点五", "0.0025"),
        ("万分之五", "0.0005"),
        ("四分之三", "0.75"),
    ],
)
def test_numerals(text: str, value: str) -> None:
    """The value is exact, scale and fraction included."""
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("characters", "value"),
    [
        ("〇○零", 0),
        ("一壹", 1),
        ("二贰貳两兩", 2),
        ("三叁", 3),
        ("四肆", 4),
        ("五伍", 5),
        ("六陆陸", 6),
        ("七柒", 7),
        ("八捌", 8),
        ("九玖", 9),
    ],
)
def test_each_digit(characters: str, value: int) -> None:
    """Plain, financial and traditional characters, and the circles that people type for 〇."""
    for character in characters:
        assert parse_number(f"一千{character}百" if value else f"二{character}二四") == (
            1000 + 100 * value if value else 2024
        )


@pytest.mark.parametrize(
    ("scale", "value"),
    [
        ("百", "250"),
        ("千", "2500"),
        ("万", "25000"),
        ("百万", "2500000"),
        ("千万", "25000000"),
        ("亿", "250000000"),
        ("百亿", "25000000000"),
        ("千亿", "250000000000"),
        ("万亿", "2500000000000"),
    ],
)
def test_each_scale(scale: str, value: str) -> None:
    """The word between a number and its unit, as a number and in a quantity."""
    assert parse_number(f"2.5{scale}") == Decimal(value)
    assert Quantity("2.5", f"{scale}元") == Quantity(value, "元")


@pytest.mark.parametrize(
    ("characters", "value"),
    [("十拾", 10), ("百佰", 100), ("千仟", 1000), ("万萬", 10**4), ("亿億", 10**8)],
)
def test_each_place(characters: str, value: int) -> None:
    """The word behind a digit, plain, financial and traditional."""
    assert [parse_number(f"三{character}") for character in characters] == [3 * value] * len(characters)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "三五",
        "两三",
        "十四五",
        "十十",
        "二十百",
        "百",
        "万",
        "万亿",
        "万千",
        "一百亿万亿",
        "亿",
        "三亿十四五",
        "百万二三",
        "三万十四五",
        "1e5",
        "NaN",
        "1,23",
        "1.2.3",
        "三点",
        "三点十",
        "点五",
        "分之五",
        "零分之一",
        "一分之五",
        "三分之",
        "x万",
        "9" * 61,
        "一点" + "一" * 60,
        "一亿点" + "一" * 58,
        "一" * 121,
        "九" * 61,
    ],
)
def test_no_numerals(text: str) -> None:
    """What says no one number is refused, with its code: 三五 means three to five, 十四五 is a plan."""
    assert numeral_or_none(text) is None
    with pytest.raises(InvalidValueError, match="at most 60 digits") as caught:
        parse_number(text)
    assert caught.value.code == "number-invalid"


def test_a_third_has_no_decimal() -> None:
    """三分之一 is kept as a fraction, and refused as a decimal."""
    numeral = parse_numeral("三分之一")
    assert (numeral.value, numeral.parts) == (Decimal(1), 3)
    with pytest.raises(InvalidValueError, match="parse_quantity") as caught:
        parse_number("三分之一")
    assert caught.value.code == "number-inexact"


@pytest.mark.parametrize(("scale", "factor"), SCALES.items())
def test_the_scale_stays_apart(scale: str, factor: int) -> None:
    """Each scale word behind digits is kept as the author wrote it."""
    numeral = parse_numeral(f"7.5{scale}")
    assert (numeral.value, numeral.scale) == (Decimal("7.5"), scale)
    assert parse_number(f"7.5{scale}") == Decimal("7.5") * factor


def test_digits_one_by_one_need_four_or_a_zero() -> None:
    """Digits without places are a number only where they cannot be a guess at two."""
    assert [chinese_integer(text) for text in ("九", "三五", "二三四", "二零", "一二三四")] == [9, None, None, 20, 1234]


@pytest.mark.parametrize("text", ["一点" + "一" * 100, "一亿点" + "一" * 58])
def test_a_decimal_in_words_that_is_too_long_is_read_as_words(text: str) -> None:
    """A reader of cells raises nothing and makes no value, however many characters follow the point."""
    assert isinstance(read_target(f"{text}人"), Statement | Unread)
    assert isinstance(read_actual(f"{text}人").said, Statement | Unread)
    assert numeral_or_none(text) is None
    assert numeral_or_none("一点" + "一" * 58) is not None
