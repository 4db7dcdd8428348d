"""Laws of JSON Schema: what ``dumps`` writes is valid, and what ``loads`` takes is, whatever is put into a place."""

import json
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from perfmodel import (
    Actual,
    DepartmentObjectives,
    DocumentError,
    ProjectObjectives,
    Quantity,
    Target,
    assess,
    dumps,
    loads,
)
from perfmodel.serializers import json_schema
from perfmodel.testing import actuals, any_text, documents, quantities, targets

SCHEMAS: dict[str, Any] = {
    kind: Draft202012Validator(json_schema(kind))
    for kind in ("value", "document", "assessment", "actual", "target", "quantity")
}
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | any_text()
    | st.sampled_from(["0", "-0.0", "100.00", "2024-02-29", "--06-30"]),
    lambda parts: st.lists(parts, max_size=2) | st.dictionaries(any_text(), parts, max_size=2),
    max_leaves=4,
)


def data_of(value: Any) -> Any:  # noqa: ANN401 - any exchanged value
    """What stands in the file."""
    return json.loads(dumps(value, "json"))


def places(data: object) -> list[tuple[Any, Any]]:
    """Every key and item of the data, with what holds it."""
    found = list[tuple[Any, Any]]()
    left = [data]
    while left:
        holder: Any = left.pop()
        named = isinstance(holder, dict)
        keys: list[Any] = list(cast("dict[str, Any]", holder)) if named else list(range(len(holder)))
        found += [(holder, key) for key in keys]
        left += [holder[key] for key in keys if isinstance(holder[key], dict | list)]
    return found


@given(document=documents())
def test_documents(document: DepartmentObjectives | ProjectObjectives) -> None:
    """Every document, and its assessment."""
    assert SCHEMAS["document"].is_valid(data_of(document))
    assert SCHEMAS["assessment"].is_valid(data_of(assess(document, policy="mof2020")))


@given(target=targets(), actual=actuals(), quantity=quantities())
def test_single_values(target: Target, actual: Actual, quantity: Quantity) -> None:
    """Every target, reported value and quantity, each of its own kind and of all together."""
    for kind, value in (("target", target), ("actual", actual), ("quantity", quantity)):
        data = data_of(value)
        assert SCHEMAS[kind].is_valid(data)
        assert SCHEMAS["value"].is_valid(data)


@given(document=documents(), value=anything, draw=st.data())
def test_nothing_else_is_loaded(
    document: DepartmentObjectives | ProjectObjectives, value: object, draw: st.DataObject
) -> None:
    """Whatever is put into a place: what the schema refuses, ``loads`` refuses."""
    data = data_of(document)
    holder, key = draw.draw(st.sampled_from(places(data)))
    holder[key] = value
    if not SCHEMAS["document"].is_valid(data):
        assert not is_loaded(data)


@given(document=documents(), draw=st.data())
def test_a_key_less_or_more(document: DepartmentObjectives | ProjectObjectives, draw: st.DataObject) -> None:
    """An unknown key is refused by both; a key left out by both or by neither, save where two keys go together."""
    data = data_of(document)
    objects: list[dict[str, object]] = [holder for holder, _ in places(data) if isinstance(holder, dict)]
    holder = draw.draw(st.sampled_from(objects))
    holder["colour?"] = 1
    assert not SCHEMAS["document"].is_valid(data)
    assert not is_loaded(data)
    del holder["colour?"]
    del holder[draw.draw(st.sampled_from(sorted(holder)))]
    if not SCHEMAS["document"].is_valid(data):
        assert not is_loaded(data)


def is_loaded(data: object) -> bool:
    """Whether ``loads`` takes the data."""
    try:
        loads(json.dumps(data), "json")
    except DocumentError:
        return False
    return True
