"""JSON of targets and quantities: exact, strict, all faults at once."""

from pathlib import Path

import pytest

from perfmodel import DocumentError, Quantity, dump, dumps, load, loads, read_target
from perfmodel.errors import InvalidValueError


@pytest.mark.parametrize(
    "text",
    [
        "不低于90%",
        "约3万册",
        "60%至80%（不含）",
        "每半年印制1期",
        "9月前",
        "次年3月底前",
        "2024年6月30日前",
        "全市前5名",
        "达良好及以上",
        "较上年提高5%",
        "不超过预算",
        "是",
        "持续改善",
        "抽检≥40批次；合格率≥97%",
        "/",
        "≥95%%",
    ],
)
def test_each_shape_comes_back_equal_with_its_text(text: str, tmp_path: Path) -> None:
    """Nothing is lost on the way out and back, in text and in a file."""
    target = read_target(text)
    path = tmp_path / "target.json"
    dump(target, path)

    assert loads(dumps(target, "json"), "json") == target
    again = load(path)
    assert again == target
    assert getattr(again, "text", None) == text


def test_the_wire_form_is_the_contract() -> None:
    """The keys are those of the design."""
    text = "".join(dumps(read_target("≥80万人次"), "json").split())

    assert text == '{"kind":"threshold","comparison":"ge","quantity":{"value":"80","unit":"万人次"},"text":"≥80万人次"}'


def test_all_faults_come_at_once_with_their_paths() -> None:
    """Three faults, three places."""
    data = '{"kind": "threshold", "comparison": "ga", "quantity": {"value": 1.5, "unit": "件", "x": 1}}'

    with pytest.raises(DocumentError) as caught:
        loads(data, "json")
    assert [(problem.code, problem.path) for problem in caught.value.problems] == [
        ("code-unknown", "$.comparison"),
        ("type-wrong", "$.quantity.value"),
        ("key-unknown", "$.quantity.x"),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("{", "json-invalid"),
        ("[]", "kind-missing"),
        (b"\xff\xfe", "encoding-invalid"),
        ("[" * 100_000, "json-deep"),
        ('{"kind": "unstated", "kind": "unstated"}', "key-doubled"),
        ('{"value": NaN, "unit": ""}', "json-invalid"),
        ('{"kind": "other"}', "kind-unknown"),
        ('{"kind": "rank", "within": true, "scope": null}', "type-wrong"),
        ('{"kind": "rank", "within": 0, "scope": null}', "rank-invalid"),
        ('{"kind": "deadline", "comparison": "le", "earliest": null, "latest": "2023-02-30"}', "date-invalid"),
        ('{"kind": "threshold", "comparison": "ge"}', "key-missing"),
    ],
)
def test_bad_data_is_named(data: str | bytes, code: str) -> None:
    """Each fault has a stable code."""
    with pytest.raises(DocumentError) as caught:
        loads(data, "json")
    assert caught.value.problems[0].code == code


def test_unknown_formats_are_refused() -> None:
    """The error lists the formats."""
    with pytest.raises(InvalidValueError, match="json"):
        dumps(Quantity(1, "件"), "yaml")
