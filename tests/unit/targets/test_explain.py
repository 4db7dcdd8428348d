"""The parts of a reading: which role each stretch has, what it means, and where that comes from."""

import pytest

from perfmodel import Part, explain_reading, read_target
from perfmodel.lexicon._rows import CIVIL_CODE, FORMS, SIGNS
from perfmodel.source import Span, Standing
from perfmodel.targets import Role


def roles(text: str, **cells: str) -> list[tuple[str, str]]:
    """The roles of a text with their characters."""
    parts = explain_reading(text, **cells)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - cells
    assert "".join(part.span.of(text) for part in parts) == text
    return [(part.role.value, part.span.of(text)) for part in parts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("是", "answer:是"),
        ("/", "blank:/"),
        ("持续改善", "words:持续改善"),
        ("〖甲〗≥5%", "quoted:〖甲〗≥5%"),
        ("回收率不低于95%", "subject:回收率 comparison:不低于 number:95 unit:%"),
        ("每月2次", "period:每月 number:2 unit:次"),
        ("±3%", "sign:± number:3 unit:%"),
        ("前10名", "rank:前10名"),
        ("优良", "grade:优良"),
        ("过半", "share:过半"),
        ("6月底前", "date:6月底 date:前"),
        ("5-8%", "number:5 range:- number:8 unit:%"),
        ("约5人左右", "approximation:约 number:5 unit:人 approximation:左右"),
        ("≥95%（含）", "comparison:≥ number:95 unit:% inclusion:（含）"),
        ("≥95%（基准值85%）", "comparison:≥ number:95 unit:% baseline:（基准值85%）"),
        ("≥95%（得10分）", "comparison:≥ number:95 unit:% points:（得10分）"),
        ("≥5人（含税）", "comparison:≥ number:5 unit:人 note:（含税）"),
        ("不超过预算", "comparison:不超过 reference:预算"),
        ("较上年增长5%", "reference:较上年 change:增长 number:5 unit:%"),
        ("计划完成5人", "plan:计划 lead:完成 number:5 unit:人"),
        ("60岁以上老年人≥9人", "condition:60岁以上 subject:老年人 comparison:≥ number:9 unit:人"),
        (
            "≥3个或≥500亩",
            "comparison:≥ number:3 unit:个 alternative:或 comparison:≥ number:500 unit:亩",
        ),
        ("①5人；②6人", "separator:① number:5 unit:人 separator:； separator:② number:6 unit:人"),
        ("PM2.5浓度≤35", "name:PM2.5 subject:浓度 comparison:≤ number:35"),
        ("\ud800", "unread:\ud800"),
        ("不低\n于95%", "comparison:不低\n于 number:95 unit:%"),
    ],
)
def test_roles(text: str, expected: str) -> None:
    """Each stretch of a cell has the role that a reader would give it."""
    assert roles(text) == [tuple(part.split(":", 1)) for part in expected.split(" ") if part]


def test_blanks_are_parts_too() -> None:
    """No character is left out, blanks in front and behind included."""
    assert roles(" ≥ 95% ") == [
        ("blank", " "),
        ("comparison", "≥"),
        ("blank", " "),
        ("number", "95"),
        ("unit", "%"),
        ("blank", " "),
    ]


def test_meanings_and_sources() -> None:
    """A part says what it means, and which row of which table says so."""
    comparison, number, _, behind = explain_reading("最多47人以下")

    assert (comparison.meaning, comparison.rule) == ("le", FORMS)
    assert (number.meaning, number.span) == ("47", Span(2, 4))
    assert (behind.meaning, behind.rule) == ("le", CIVIL_CODE)
    assert explain_reading("≥5")[0].rule == SIGNS
    assert explain_reading("低于5")[0].rule.standing is Standing.SEEN


def test_columns() -> None:
    """Columns decide what a cell is, and take no place in it."""
    assert roles("95", unit="%", operator="≥") == [("number", "95")]


def test_the_place_of_a_fault() -> None:
    """What is refused is marked where it stands."""
    parts = explain_reading("讲座≤95%以上")

    assert {part.role for part in parts[1:]} == {Role.UNREAD}
    assert parts[0] == Part(span=Span(0, 2), role=parts[0].role, meaning="讲座", rule=parts[0].rule)


@pytest.mark.parametrize("text", ["收入增长-6%", "≥-6%", "气温-5℃"])
def test_a_minus_is_a_sign(text: str) -> None:
    """A dash that makes a number negative is a sign, and joins no range."""
    assert ("sign", "-") in roles(text)


@pytest.mark.parametrize("text", ["书屋：≥5间", "书屋 ≥5间", "书屋的面积≥5亩", "1.书屋≥5间"])
def test_the_subject_part_is_the_subject(text: str) -> None:
    """The parts of a subject spell the subject of the value."""
    target = read_target(text)

    assert "".join(word for role, word in roles(text) if role == "subject") == target.subject
