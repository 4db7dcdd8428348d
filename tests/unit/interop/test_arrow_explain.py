"""Columns of targets against columns of reported values, in sentences."""

import pyarrow as pa
import pytest

from perfmodel import DocumentError, PerfModelError, explain, judge, parse_quantity, read_target
from perfmodel.interop.arrow import TARGET_TYPE, explain_columns, read_targets, review_columns


def said(target: str, actual: str | None, **beside: object) -> str:
    """The sentence of one pair."""
    (sentence,) = explain_columns(
        read_targets(pa.array([target])), pa.array([actual], pa.string()), **beside
    ).to_pylist()
    assert isinstance(sentence, str)
    return sentence


@pytest.mark.parametrize("locale", ["zh_Hans", "zh_TW", "en", "en_GB"])
def test_a_row_says_what_explain_says_of_the_judgement(locale: str) -> None:
    """With all that stands beside it."""
    found = judge(read_target("不超过上年"), "5人", reference=parse_quantity("6人"))

    assert said("不超过上年", "5人", reference="6人", locale=locale) == explain(found, locale=locale)


def test_the_name_of_the_indicator_decides_as_in_judge() -> None:
    """A reported change answers a rate of change."""
    named = judge(read_target("≥3%"), "下降3.5%", name="能耗降低率")

    assert said("≥3%", "下降3.5%", name=pa.array(["能耗降低率"])) == explain(named)
    assert said("≥3%", "下降3.5%") != explain(named)


def test_the_language_may_differ_from_row_to_row() -> None:
    """A null is Chinese, as without a word of it; chunks stay chunks."""
    targets = pa.chunked_array([["≥95%"] * 2, ["≥95%", None]])
    found = explain_columns(
        read_targets(targets), pa.array(["96%"] * 4), locale=pa.array(["en", None, "zh_Hans", "en"])
    )

    assert isinstance(found, pa.ChunkedArray)
    assert found.to_pylist() == [
        "the actual value 96% meets the target ≥95% (101.1% of the target)",
        *["实际值 96% 达到目标 ≥95%（为目标值的101.1%）"] * 2,
        None,
    ]


@pytest.mark.parametrize("locale", ["fr", "C", pa.array(["POSIX"]), 3, None, pa.array([3])])
def test_other_languages_are_refused(locale: object) -> None:
    """They are no fault of a row, so the batch ends; one text is refused also where there are no rows."""
    codes = "locale-unknown" if isinstance(locale, str) or locale == pa.array(["POSIX"]) else "column-type"
    for work in (
        lambda: said("≥95%", "96%", locale=locale),
        lambda: review_columns(
            read_targets(pa.array(["≥95%"])), pa.array(["办结率"]), pa.array(["质量指标"]), locale=locale
        ),
    ):
        with pytest.raises(PerfModelError) as caught:
            work()
        assert caught.value.code == codes
    if isinstance(locale, str):
        with pytest.raises(PerfModelError):
            explain_columns(pa.array([], TARGET_TYPE), pa.array([], pa.string()), locale=locale)


def test_a_row_that_cannot_be_judged_says_the_error() -> None:
    """With its code, in the language asked for."""
    polarity = pa.array(["正向"])

    assert said("100%", "98%", polarity=polarity).startswith("错误 code-unknown：")
    assert said("100%", "98%", polarity=polarity, locale="en").startswith(
        "error code-unknown: expected one of higher_is_better"
    )


def test_a_row_that_makes_no_target_says_so() -> None:
    """Changed columns say what is wrong, row by row."""
    rows = read_targets(pa.array(["≥1人", "≥2人"])).to_pylist()
    rows[0]["exact"] = "{"

    found = explain_columns(pa.array(rows, TARGET_TYPE), pa.array(["3人"] * 2), locale="en").to_pylist()
    assert found[0].startswith("error json-invalid: ")
    assert (
        found[1] == "the actual value 3人 [3 persons] meets the target ≥2人 [at least 2 persons] (150% of the target)"
    )


def test_bytes_that_are_not_utf8_are_shown() -> None:
    """The sentence is text in UTF-8."""
    (found,) = explain_columns(read_targets(pa.array(["≥1人"])), pa.array([b"\xff9"]), locale="en").to_pylist()

    assert found == r"the actual “\udcff9” cannot be read; to settle it, remove the broken character"


def test_targets_must_be_targets() -> None:
    """Texts are to be read first."""
    with pytest.raises(DocumentError):
        explain_columns(pa.array(["≥1人"]), pa.array(["1人"]))


def test_reviews_in_chinese() -> None:
    """Messages and errors of rows; codes and changes stay."""
    targets = read_targets(pa.array(["不低于95%", "≥1人"]))
    names, categories = pa.array(["办结率", None]), pa.array(["质量指标", "数量指标"])
    english = review_columns(targets, names, categories).to_pylist()
    chinese = review_columns(targets, names, categories, locale=pa.array(["zh_Hans", None])).to_pylist()

    assert chinese[0][0] == {**english[0][0], "message": "比较方式用文字书写；请写符号：≥95%"}
    assert chinese[1] == english[1]
