"""What is no value: each fault with its code and path, none a traceback from inside."""

import io
import json
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from perfmodel import DocumentError, Quantity, dump, dumps, load, loads, read_target
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.serializers import json as json_format
from perfmodel.serializers.json import to_data

QUANTITY = '{"value": "1", "unit": "件"}'
EVERY = '"per": {"value": "1.5", "unit": "年"}'
THRESHOLD = '"kind": "threshold", "comparison": "ge"'


def _first(data: str | bytes) -> tuple[str, str]:
    with pytest.raises(DocumentError) as caught:
        loads(data, "json")
    problem = caught.value.problems[0]
    return problem.code, problem.path


@pytest.mark.parametrize(
    ("data", "code", "path"),
    [
        ("", "json-invalid", "$"),
        (b"", "json-invalid", "$"),
        (" \n", "json-invalid", "$"),
        ('{"kind": "unst', "json-invalid", "$"),
        ("null", "kind-missing", "$"),
        ("3", "kind-missing", "$"),
        ('"≥95%"', "kind-missing", "$"),
        ("{}", "kind-missing", "$"),
        ('{"value": "1"}', "kind-missing", "$"),
        ('{"kind": null}', "kind-unknown", "$"),
        ('{"kind": ["threshold"]}', "kind-unknown", "$"),
        ('{"kind": "thresholds"}', "kind-unknown", "$"),
        ("[" * 200_000 + "]" * 200_000, "json-deep", "$"),
        ('{"a":' * 100_000, "json-deep", "$"),
        ('{"value": -Infinity, "unit": "件"}', "json-invalid", "$"),
        ('{"value": 1e400, "unit": "件"}', "type-wrong", "$.value"),
        ('{"value": 0.5, "unit": "件"}', "type-wrong", "$.value"),
        ('{"value": null, "unit": "件"}', "type-wrong", "$.value"),
        ('{"value": {"a": 1}, "unit": "件"}', "type-wrong", "$.value"),
        ('{"value": "一", "unit": "件"}', "number-invalid", "$.value"),
        ('{"value": "1e5", "unit": "件"}', "number-invalid", "$.value"),
        ('{"value": " 1", "unit": "件"}', "number-invalid", "$.value"),
        ('{"value": "NaN", "unit": "件"}', "number-invalid", "$.value"),
        (f'{{"value": "{"9" * 61}", "unit": "件"}}', "amount-invalid", "$"),
        (f'{{"value": "{"9" * 5000}", "unit": "件"}}', "number-invalid", "$.value"),
        ('{"value": "1", "unit": "a b"}', "unit-invalid", "$"),
        ('{"value": "1", "unit": 7}', "type-wrong", "$.unit"),
        ('{"value": "1", "unit": "件", "units": "件"}', "key-unknown", "$.units"),
        (f'{{"kind": "rank", "within": {"9" * 5000}, "scope": null}}', "number-long", "$"),
        ('{"kind": "rank", "within": "3", "scope": null}', "type-wrong", "$.within"),
        ('{"kind": "rank", "within": 1000000, "scope": null}', "rank-invalid", "$"),
        ('{"kind": "rank", "within": 3}', "key-missing", "$"),
        ('{"kind": "yes_no", "expected": "true"}', "type-wrong", "$.expected"),
        ('{"kind": "statement", "text": " "}', "statement-empty", "$"),
        ('{"kind": "unstated", "subject": "水质"}', "key-unknown", "$.subject"),
        (f'{{{THRESHOLD}, "quantity": [1, 2]}}', "type-wrong", "$.quantity"),
        (f'{{{THRESHOLD}, "quantity": {QUANTITY}, "subject": "a\\nb"}}', "name-invalid", "$"),
        (f'{{"kind": "threshold", "comparison": ["ge"], "quantity": {QUANTITY}}}', "code-unknown", "$.comparison"),
        (f'{{"kind": "range", "lower": {QUANTITY}, "upper": {QUANTITY}}}', "key-missing", "$.lower"),
        ('{"kind": "composite", "clauses": "是否"}', "type-wrong", "$.clauses"),
        ('{"kind": "composite", "clauses": [{"kind": "yes_no", "expected": true}]}', "composite-invalid", "$"),
        ('{"kind": "composite", "clauses": [{"kind": "unstated"}]}', "kind-unknown", "$.clauses[0]"),
        (
            '{"kind": "composite", "clauses": [{"kind": "yes_no", "expected": 1}]}',
            "type-wrong",
            "$.clauses[0].expected",
        ),
        ('{"kind": "unread", "text": "≥", "error": {"code": "x", "start": 1, "stop": 2}}', "span-invalid", "$"),
        ('{"kind": "unread", "text": "≥", "error": {"code": "x", "start": 2, "stop": 1}}', "span-invalid", "$.error"),
        ('{"kind": "deadline", "comparison": "le", "earliest": null, "latest": 2023}', "type-wrong", "$.latest"),
        (
            '{"kind": "deadline", "comparison": "le", "earliest": null, "latest": "20230630"}',
            "date-invalid",
            "$.latest",
        ),
        ('{"kind": "deadline", "comparison": "le", "earliest": null, "latest": "--06-31"}', "date-invalid", "$.latest"),
        (
            '{"kind": "deadline", "comparison": "le", "earliest": "--01-01", "latest": "2023-06-30"}',
            "span-invalid",
            "$",
        ),
        (
            f'{{"kind": "frequency", "comparison": "gt", "count": {QUANTITY}, {EVERY}}}',
            "period-invalid",
            "$.per",
        ),
    ],
)
def test_each_fault_has_its_code_and_path(data: str | bytes, code: str, path: str) -> None:
    """The first problem names the fault and the place."""
    found_code, found_path = _first(data)

    assert found_code == code
    assert found_path.startswith(path)


def test_faults_come_in_the_order_of_the_fields() -> None:
    """Keys that may be left out, keys that may not, and one that is none: all are named, as the class lists them."""
    row = {"name": 1, "initial": 2, "adjusted": None, "weight": 3, "score": "x", "odd": 4}
    report = {"execution": [row], "total": "9" * 61}
    text = json.dumps({"schema": 1, "kind": "project_objectives", "project": "阅览室改造", "report": report})
    with pytest.raises(DocumentError) as caught:
        loads(text, "json")

    inside = "$.report.execution[0]"
    assert [(problem.code, problem.path) for problem in caught.value.problems if problem.path.startswith(inside)] == [
        ("type-wrong", f"{inside}.name"),
        ("type-wrong", f"{inside}.initial"),
        ("key-missing", f"{inside}.executed"),
        ("type-wrong", f"{inside}.weight"),
        ("number-invalid", f"{inside}.score"),
        ("key-unknown", f"{inside}.odd"),
    ]


def test_a_missing_key_does_not_hide_a_wrong_one() -> None:
    """An object with as many keys as it should have is looked at as closely as any."""
    with pytest.raises(DocumentError) as caught:
        loads('{"kind": "rank", "within": 3, "scop": null}', "json")

    assert [(problem.code, problem.path) for problem in caught.value.problems] == [
        ("key-missing", "$.scope"),
        ("key-unknown", "$.scop"),
    ]


def test_a_number_that_is_too_long_is_refused_wherever_it_stands() -> None:
    """The points of a result are looked at as those of a row are."""
    row = {"number": None, "name": "讲座", "category": None, "target": {"kind": "unstated"}, "weight": None}
    result = {"actual": None, "score": "9" * 61}
    with pytest.raises(DocumentError) as caught:
        loads(json.dumps({"kind": "indicator", **row, "polarity": None, "result": result}), "json")

    assert [(problem.code, problem.path) for problem in caught.value.problems] == [("amount-invalid", "$.result")]


def test_the_first_key_that_comes_again_is_named() -> None:
    """Of several, the one whose second place is the first."""
    for text in ('{"a": 1, "b": 1, "b": 2, "a": 2}', '{"a":1,"b":1,"b":2,"a":2}'):
        with pytest.raises(DocumentError, match="the key 'b' stands twice"):
            loads(text, "json")


def test_amounts_that_are_equal_stay_as_they_were_written() -> None:
    """One value has many spellings; none takes the place of another, and what is no text is no number."""
    read = [loads(f'{{"value":"{amount}","unit":"万元"}}', "json") for amount in ("1", "1.0", "1.00", "1")]

    assert [str(getattr(quantity, "value", None)) for quantity in read] == ["1", "1.0", "1.00", "1"]
    assert _first('{"value":1,"unit":"万元"}') == ("type-wrong", "$.value")


def test_long_texts_stay_out_of_messages() -> None:
    """Ten megabytes in the wrong place are refused in few words."""
    long = "9" * 10_000_000
    for data in (
        f'{{"value": "{long}", "unit": "件"}}',
        f'{{"kind": "{long}"}}',
        f'{{"kind": "unstated", "{long}": 1}}',
        f'{{"{long}": 1, "{long}": 2}}',
        f'{{"kind": "rank", "within": "{long}", "scope": null}}',
    ):
        with pytest.raises(DocumentError) as caught:
            loads(data, "json")
        assert len(str(caught.value)) < 1000


def test_a_long_statement_is_a_statement() -> None:
    """Size alone is no fault."""
    text = "改善水质" * 500_000
    found = loads(json.dumps({"kind": "statement", "text": text}), "json")

    assert getattr(found, "text", None) == text


def test_many_faults_are_counted() -> None:
    """A hundred problems are listed, and a last one says how many more."""
    clauses = [{"kind": "yes_no", "expected": number} for number in range(300)]
    with pytest.raises(DocumentError) as caught:
        loads(json.dumps({"kind": "composite", "clauses": clauses}), "json")
    problems = caught.value.problems

    assert [problem.path for problem in problems[:2]] == ["$.clauses[0].expected", "$.clauses[1].expected"]
    assert (len(problems), problems[100].code, problems[100].message) == (101, "problems-more", "and 200 more")


def test_all_faults_of_an_object_come_at_once() -> None:
    """Unknown, missing and wrong keys of one object are named together."""
    data = '{"kind": "relative", "comparison": "xx", "change": {"value": 1}, "more": 1}'
    with pytest.raises(DocumentError) as caught:
        loads(data, "json")

    assert {(problem.code, problem.path) for problem in caught.value.problems} >= {
        ("code-unknown", "$.comparison"),
        ("type-wrong", "$.change.value"),
        ("key-unknown", "$.more"),
    }


def test_a_mark_in_front_is_no_fault() -> None:
    """Files that other programs saved with a byte order mark are read."""
    assert loads(b"\xef\xbb\xbf" + QUANTITY.encode(), "json") == Quantity(1, "件")
    assert loads("\ufeff" + QUANTITY, "json") == Quantity(1, "件")


def test_half_a_character_survives_in_a_file() -> None:
    """Broken text that could not be read is kept through UTF-8; two halves that JSON would join are refused."""
    target = read_target("≥\ud83d人")
    again = loads(dumps(target, "json").encode("utf-8"), "json")
    assert again == target

    with pytest.raises(InvalidValueError) as caught:
        dumps(read_target("≥\ud83d\ude00人"), "json")
    assert caught.value.code == "text-invalid"


@pytest.mark.parametrize("data", [None, 3, ["{}"]])
def test_what_is_no_text_is_refused(data: object) -> None:
    """``loads`` takes text or bytes."""
    with pytest.raises(WrongTypeError):
        loads(data, "json")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType] - the point


def test_what_is_not_exchanged_is_refused() -> None:
    """A value of another class is named by its class."""
    with pytest.raises(WrongTypeError, match="date"):
        to_data(date(2024, 1, 1))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point


def test_open_files(tmp_path: Path) -> None:
    """The module itself writes to and reads from open files, as the json module does."""
    file = io.StringIO()
    json_format.dump(Quantity(1, "件"), file)
    assert json_format.load(io.StringIO(file.getvalue())) == Quantity(1, "件")
    assert json_format.load(io.BytesIO(file.getvalue().encode())) == Quantity(1, "件")
    assert json_format.LOST == ()

    path = tmp_path / "quantity.JSON"
    dump(Quantity(1, "件"), path)
    assert load(path) == load(str(path)) == Quantity(1, "件")
    with pytest.raises(InvalidValueError) as caught:
        load(tmp_path / "quantity.txt.yaml")
    assert caught.value.code == "format-unknown"


@pytest.mark.parametrize("item", ["0", "{}", '{"target": 1}'])
def test_a_list_of_faults_has_an_end(item: str) -> None:
    """Of a million faults a hundred are reported, and the list says where it was left."""
    text = '{"schema": 1, "kind": "project_objectives", "indicators": [' + ",".join([item] * 200_000) + "]}"
    tracemalloc.start()
    try:
        with pytest.raises(DocumentError) as caught:
            loads(text, "json")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert any(problem.path.startswith("$.indicators[0]") for problem in caught.value.problems)
    assert most < 200 << 20
