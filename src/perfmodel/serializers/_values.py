"""
Any exchangeable value to plain data and back.

A target and a quantity are plain objects; all else carries its ``kind``, a document or an assessment its ``schema``.
"""

from typing import Any, TypeAlias, cast

from perfmodel.arguments import kind_of, require
from perfmodel.assessment.audited import AuditedForm
from perfmodel.assessment.result import Assessment
from perfmodel.errors import DocumentError, Problem
from perfmodel.objectives.documents import DepartmentObjectives, ProjectObjectives
from perfmodel.objectives.finding import Finding
from perfmodel.objectives.indicator import Indicator
from perfmodel.serializers import _assessments as marks
from perfmodel.serializers._documents import DOCUMENTS, SCHEMA
from perfmodel.serializers._shape import converter, said, structure
from perfmodel.targets.actual import Actual
from perfmodel.targets.shapes import Target
from perfmodel.values.quantity import Quantity

Findings: TypeAlias = tuple[Finding, ...]
Value: TypeAlias = (
    DepartmentObjectives
    | ProjectObjectives
    | Assessment
    | AuditedForm
    | Finding
    | Findings
    | Indicator
    | Actual
    | Target
    | Quantity
)
"""What is exchanged; findings of a review or an audit go out together, or one by one."""

Given: TypeAlias = Value | list[Finding]
"""What is written: a list of findings is taken for a tuple of them."""

_VALUE = kind_of(Value)
WHOLE: dict[type, str] = {**DOCUMENTS, **marks.TAGS}
"""What is exchanged as a document of its own, with a schema."""

TAGS: dict[type, str] = {**WHOLE, Finding: "finding", Indicator: "indicator", Actual: "actual"}
"""The tag in ``kind`` of what carries one, beside the shapes of targets."""

_TAGGED = {tag: kind for kind, tag in TAGS.items()}


def to_data(value: Given, /) -> Any:  # noqa: ANN401 - plain data
    """
    The value as plain data.

    Raises:
        WrongTypeError: When it is none of the values that are exchanged.
    """
    given = _whole(value)
    data = converter().unstructure(given)
    tag = TAGS.get(type(given))
    if tag is None:
        return data
    head = {"schema": SCHEMA, "kind": tag} if type(given) in WHOLE else {"kind": tag}
    return {**head, **data}


def _whole(value: object) -> object:
    """The value that goes out: findings as one object."""
    given = tuple(cast("list[object]", value)) if isinstance(value, list) else value
    require(given, _VALUE, "value")
    return marks.FindingList(cast("Findings", given)) if isinstance(given, tuple) else given


def from_data(data: object, /) -> Value:
    """
    The value that plain data says.

    Raises:
        DocumentError: With every fault and its path; (``schema-newer``) for a document of a newer schema.
    """
    given = cast("dict[str, object]", data) if isinstance(data, dict) else {}
    tag = given.get("kind")
    kind = _TAGGED.get(tag) if isinstance(tag, str) else None
    found: Value
    if kind is not None:
        whole = _tagged(given, kind)
        found = whole.findings if kind is marks.FindingList else whole
    elif "kind" in given or {"value", "unit"} <= given.keys():
        found = structure(given, Target if "kind" in given else Quantity)
    else:
        raise DocumentError((Problem("kind-missing", "expected an object with a kind, or a quantity", "$"),))
    return found


def _tagged(given: dict[str, object], kind: type) -> Any:  # noqa: ANN401 - any class of the table
    rest = {key: value for key, value in given.items() if key != "kind"}
    if kind not in WHOLE:
        return structure(rest, kind)
    schema = rest.pop("schema", None)
    if type(schema) is int and schema > SCHEMA:
        message = f"expected schema {SCHEMA}, found the newer {schema}; update perfmodel to read it"
        raise DocumentError((Problem("schema-newer", message, "$.schema"),))
    if type(schema) is int and schema == SCHEMA:
        return structure(rest, kind)
    problem = Problem("schema-invalid", f"expected schema {SCHEMA}, found {said(schema)}", "$.schema")
    try:
        structure(rest, kind)
    except DocumentError as error:
        raise DocumentError((problem, *error.problems)) from error
    raise DocumentError((problem,))
