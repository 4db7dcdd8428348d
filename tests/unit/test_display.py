"""Judgements in words, and the catalogues that hold the words."""

import io
import re
import shutil
import string
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from decimal import ROUND_CEILING, localcontext
from gettext import GNUTranslations
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import perfmodel
from perfmodel import Actual, Comparison, Judgement, Quantity, Threshold, Verdict, explain, judge, read_target
from perfmodel.display._assessments import ASSUMPTIONS, DAYS, GAPS, PART, RATIO
from perfmodel.display._language import ENGLISH, LANGUAGES, catalogue
from perfmodel.errors import InvalidValueError
from perfmodel.targets import Reason
from perfmodel.targets._verdict import REASONS, Assumption, AssumptionCode, ReasonCode

PACKAGE = Path(perfmodel.__file__ or "").parent
ROOT = Path(__file__).parents[2]


def source_of(language: str) -> Path:
    """The source of a catalogue."""
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "perfmodel.po"


def messages(language: str) -> Catalog:
    """The messages of a catalogue."""
    with source_of(language).open("rb") as file:
        return read_po(file)


def fields_of(text: str) -> set[str]:
    """The placeholders of a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize(
    ("target", "actual", "chinese", "english"),
    [
        (
            "≥80万立方米",
            "78.5万立方米",
            "实际值 78.5万立方米 未达到目标 ≥80万立方米，差 1.5万立方米（为目标值的98.1%）",
            (
                "the actual value 78.5万立方米 [785,000 cubic metres] falls short of the target ≥80万立方米 "
                "[at least 800,000 cubic metres] by 15,000 cubic metres (98.1% of the target)"
            ),
        ),
        (
            "≤60万元",
            "612345.5元",
            "实际值 612345.5元 超出目标 ≤60万元，多 1.23455万元（为上限的102.1%）",
            (
                "the actual value 612345.5元 [612,345.5 yuan] exceeds the target ≤60万元 [at most 600,000 yuan] "
                "by 12,345.5 yuan (102.1% of the maximum)"
            ),
        ),
        (
            "≥95%",
            "95%",
            "实际值 95% 达到目标 ≥95%（为目标值的100%）",
            "the actual value 95% meets the target ≥95% (100% of the target)",
        ),
        (
            "≥2000000册",
            "7册",
            "实际值 7册 未达到目标 ≥2000000册，差 1999993册（为目标值的0.0004%）",
            (
                "the actual value 7册 [7 volumes] falls short of the target ≥2000000册 [at least 2,000,000 volumes] "
                "by 1,999,993 volumes (0.0004% of the target)"
            ),
        ),
        (
            "2024年6月底前",
            "2024年7月10日",
            "实际时间 2024年7月10日，未按目标时间 2024年6月底前 完成，晚 10 天",
            (
                "the actual date 2024年7月10日 [on 10 July 2024] is after the target date 2024年6月底前 "
                "[by 30 June 2024], 10 days late"
            ),
        ),
        (
            "甲馆≥30万元，乙馆≥50万元",
            "甲馆29万元，乙馆50万元",
            (
                "实际值 甲馆29万元，乙馆50万元 未达到目标 甲馆≥30万元，乙馆≥50万元（“甲馆”部分），"
                "差 1万元（为目标值的96.7%）"
            ),
            (
                "the actual value 甲馆29万元，乙馆50万元 [甲馆: 290,000 yuan; and 乙馆: 500,000 yuan] falls "
                "short of the target 甲馆≥30万元，乙馆≥50万元 [甲馆: at least 300,000 yuan; and 乙馆: at least 500,000 "
                "yuan] (in its part “甲馆”) by 10,000 yuan (96.7% of the target)"
            ),
        ),
        (
            "≥5项",
            "6",
            "实际值 6 达到目标 ≥5项（为目标值的120%）；按目标的单位 项 计",
            (
                "the actual value 6 meets the target ≥5项 [at least 5 items (项)] (120% of the target); "
                "the bare number is taken in the target's unit 项"
            ),
        ),
        (
            "≥2000",
            "2100册",
            "实际值 2100册 与目标 ≥2000 的单位不可比（册 与 无单位），无法判断；请按目标的口径和单位填报一个数值",
            (
                "the actual value 2100册 [2,100 volumes] and the target ≥2000 do not compare: 册 against no unit; "
                "to settle it, report one value that says what the target measures, in its unit"
            ),
        ),
        (
            "第7名",
            "全省第8名",
            "实际值 全省第8名 未达到目标 第7名",
            "the actual value 全省第8名 [place 8 of 全省] falls short of the target 第7名 [among the first 7]",
        ),
        (
            "总分前3名",
            "总分第2名",
            "实际值 总分第2名 达到目标 总分前3名",
            "the actual value 总分第2名 [总分: place 2] meets the target 总分前3名 [总分: among the first 3]",
        ),
        (
            "前3名",
            "第1名",
            "实际值 第1名 达到目标 前3名",
            "the actual value 第1名 [the first place] meets the target 前3名 [among the first 3]",
        ),
        (
            "前20名",
            "前10名",
            "实际值 前10名 达到目标 前20名",
            "the actual value 前10名 [among the first 10] meets the target 前20名 [among the first 20]",
        ),
        (
            "较上年增长3%",
            "上升3.2%",
            (
                "实际值 上升3.2% 达到目标 较上年增长3%（为目标值的106.7%）；"
                "目标值按“不低于”理解，数值按与“上年”相比的变化理解"
            ),
            (
                "the actual value 上升3.2% [up by 3.2%] meets the target 较上年增长3% [3% more than the year before] "
                "(106.7% of the target); the target's bare value is taken as a minimum, "
                "the value is taken as the change against “上年”"
            ),
        ),
        ("≥95%", "", "目标 ≥95% 未填报实际值", "no actual value is reported for the target ≥95%"),
    ],
)
def test_sentences(target: str, actual: str, chinese: str, english: str) -> None:
    """One sentence, with the author's own words, in English with what they mean, the gap and the ratio."""
    found = judge(read_target(target), actual)

    assert explain(found) == explain(found, locale="zh_Hans") == chinese
    assert explain(found, locale="en") == english


@pytest.mark.parametrize(
    ("actual", "percent"),
    [("99.97%", "99.97%"), ("99.9999%", "99.9999%"), ("0.003%", "0.003%"), ("0%", "0%"), ("99.95%", "99.95%")],
)
def test_a_missed_target_never_looks_met(actual: str, percent: str) -> None:
    """The percentage has more digits where one would round to 100% or to 0%."""
    assert f"（为目标值的{percent}）" in explain(judge(read_target("≥100%"), actual))


def test_a_percentage_says_what_it_is_of() -> None:
    """Of the target; of a range of the end that the actual lies beyond."""
    above, below = (judge(read_target("300-350人"), actual) for actual in ("362人", "270人"))

    assert explain(above).endswith("（为350人的103.4%）")
    assert explain(below).endswith("（为300人的90%）")
    assert explain(below, locale="en").endswith(" (90% of 300 persons)")


@pytest.mark.parametrize(
    ("target", "actual"), [("≤24小时", "20小时"), ("≤5件", "0件"), ("＜2次/月", "每月1次"), ("≤60万元", "70万元")]
)
def test_a_part_of_a_ceiling_is_no_part_that_was_reached(target: str, actual: str) -> None:
    """0件 of ≤5件 is 0 % of what may be, and no failure."""
    assert "（为上限的" in explain(judge(read_target(target), actual))
    assert "为目标值的" not in explain(judge(read_target(target), actual))
    assert "% of the maximum)" in explain(judge(read_target(target), actual), locale="en")


def test_a_quantity_without_a_text() -> None:
    """An actual or a target that no text was read from is written out."""
    target = Threshold(comparison=Comparison.GE, quantity=Quantity(7, "件"))

    assert explain(judge(target, Quantity(5, "件"))) == "实际值 5件 未达到目标 ≥7件，差 2件（为目标值的71.4%）"


def test_line_breaks_do_not_break_the_sentence() -> None:
    """A cell of two lines is shown on one."""
    assert "\n" not in explain(judge(read_target("运行\n平稳"), "有\n改善"))


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        *((name, "zh_Hans") for name in ("zh", "zh-CN", "zh_SG", "zh_Hans_CN", "zh_Hans_HK", "zh_CN.UTF-8")),
        *((name, "zh_Hant") for name in ("zh_Hant", "zh-Hant", "zh_TW", "zh-HK", "zh_MO", "ZH_hant_tw", "zh_TW.UTF-8")),
        *((name, "en") for name in ("en", "en_GB", "en-US", "EN_us")),
    ],
)
def test_locales_of_the_languages(locale: str, language: str) -> None:
    """Any locale of Chinese or of English will do; the place of a Chinese one says which characters."""
    found = judge(read_target("≥95%"), "96%")
    sentences = {name: explain(found, locale=name) for name in LANGUAGES}

    assert explain(found, locale=locale) == sentences[language]
    assert len(set(sentences.values())) == len(LANGUAGES)


@pytest.mark.parametrize(
    "locale",
    [
        *(
            "zh_Hant_CN",
            "zh_Hans_TW",
            "zh_XX",
            "zh_Latn_CN",
            "fr",
            "xx",
            "",
            "not a locale",
            "english",
            "en_",
            "en_XX",
            "en_999",
        ),
        *("C", "c", "POSIX", "C.UTF-8", "C.utf8", "en_US_POSIX", "en-US-POSIX", "en_US@posix", "root", "und"),
    ],
)
def test_other_languages_are_refused(locale: str) -> None:
    """Never a silent fall-back to another language."""
    with pytest.raises(InvalidValueError) as error:
        explain(judge(read_target("≥95%"), "96%"), locale=locale)

    assert error.value.code == "locale-unknown"


def test_each_english_that_is_taken_is_known_to_babel() -> None:
    """The list of places names none that the installed Babel has no English of."""
    found = judge(read_target("≥95%"), "94%")

    assert all("95%" in explain(found, locale=f"en_{place}") for place in ENGLISH)


def test_a_decimal_context_changes_nothing() -> None:
    """Babel rounds in the current context; a sentence does not."""
    found = judge(read_target("≥123456789元"), "123456780.25元")
    sentence = explain(found)

    with localcontext(prec=2, rounding=ROUND_CEILING):
        assert explain(found) == sentence
    assert "差 8.75元" in sentence


def codes() -> Iterator[tuple[str, str]]:
    """Each code with its kind."""
    yield from (("reason", code) for code in get_args(ReasonCode))
    yield from (("assumption", code) for code in get_args(AssumptionCode))


def test_the_codes_are_the_sentences() -> None:
    """No code lacks its sentence, no sentence its code."""
    assert set(REASONS) == set(get_args(ReasonCode))
    assert set(ASSUMPTIONS) == set(get_args(AssumptionCode))
    assert set(GAPS) <= set(REASONS)


@pytest.mark.parametrize(("kind", "code"), list(codes()))
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_code_has_words(kind: str, code: ReasonCode, language: str) -> None:
    """Each reason and each assumption makes a sentence in each language, with all its fields in it."""
    text = REASONS[code] if kind == "reason" else ASSUMPTIONS[code]  # type: ignore[index]  # pyright: ignore[reportArgumentType] - the kind says which
    values = tuple((name, f"⟨{name}⟩") for name in sorted(fields_of(text) - {"actual", "target", "marked"}))
    found = Judgement(
        verdict=Verdict.UNDECIDED,
        reason=Reason(code, values) if kind == "reason" else Reason("reached"),
        assumptions=() if kind == "reason" else (Assumption(code, values),),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - as above
        target=read_target("≥95%"),
        actual=Actual.of(Quantity(90, "%")),
    )
    sentence = explain(found, locale=language)

    assert all(value in sentence for _, value in values)
    assert "{" not in sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogues_are_complete(language: str) -> None:
    """Each sentence of the source is translated, none is left over, none is fuzzy."""
    extracted = {
        message
        for path in PACKAGE.rglob("*.py")
        for _, message, _, _ in extract_from_file("python", path, keywords={"N_": None})
    }
    catalog = messages(language)
    translated = {message.id: message.string for message in catalog if message.id}

    assert extracted == set(translated)
    assert all(translated.values())
    assert not any(message.fuzzy for message in catalog)


@pytest.mark.parametrize(("language", "term"), [("zh_Hans", "计分办法"), ("zh_Hant", "計分辦法")])
def test_a_policy_has_one_name_in_chinese(language: str, term: str) -> None:
    """The name of the glossary: a reader of two sentences would take two names for two things."""
    spoken = {str(message.id): str(message.string) for message in messages(language) if message.id}
    of_policies = {text for key, text in spoken.items() if re.search(r"\b(a|this|the|scoring|same|one) policy\b", key)}

    assert len(of_policies) > 10
    assert {text for text in of_policies if term not in text} == {spoken[NOT_OF_SCORING]}
    assert not [text for text in spoken.values() if re.search("[评評]分[规規办辦][则則法]", text)]


NOT_OF_SCORING = "an audit tool lets it pass where a policy words it so"
"""What a government's policy says of itself, which is no way to score."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_agree(language: str) -> None:
    """A translation uses the fields of its sentence and no other."""
    for message in messages(language):
        assert isinstance(message.id, str)
        assert isinstance(message.string, str)
        assert fields_of(message.id) == fields_of(message.string) or not message.id


def test_the_marks_hold_their_fields() -> None:
    """The parts that are added to a sentence have one field each."""
    assert fields_of(DAYS) == {"days"}
    assert fields_of(RATIO) == {"ratio"}
    assert fields_of(PART) == {"part"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_and_source_say_the_same(language: str, tmp_path: Path) -> None:
    """A built package reads the compiled catalogue, a source tree that was never built its source."""
    source = source_of(language).read_bytes()
    (tmp_path / "perfmodel.po").write_bytes(source)
    from_source = catalogue(tmp_path)
    with (tmp_path / "perfmodel.mo").open("wb") as file:
        write_mo(file, read_po(io.BytesIO(source)))
    (tmp_path / "perfmodel.po").unlink()
    compiled = catalogue(tmp_path)

    for text in (*REASONS.values(), *ASSUMPTIONS.values()):
        assert from_source.gettext(text) == compiled.gettext(text)
    assert (from_source.gettext(REASONS["reached"]) == REASONS["reached"]) is (language == "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_compiled_catalogue_is_stale(language: str) -> None:
    """A .mo beside its source says what the source says; build the package again if it does not."""
    found = catalogue(source_of(language).parent)

    assert all(found.gettext(str(message.id)) == message.string for message in messages(language) if message.id)


def test_the_wheel_holds_the_catalogues(tmp_path: Path) -> None:
    """A wheel that is built from the tree has each catalogue compiled."""
    tree = tmp_path / "tree"
    shutil.copytree(ROOT / "src", tree / "src", ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tree)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=tree, check=True, capture_output=True)  # noqa: S603 - our own command
    (wheel,) = tmp_path.glob("*.whl")

    with zipfile.ZipFile(wheel) as archive:
        for language in LANGUAGES:
            data = archive.read(f"perfmodel/locale/{language}/LC_MESSAGES/perfmodel.mo")
            assert "{actual}" in GNUTranslations(io.BytesIO(data)).gettext(REASONS["reached"])
