"""
Any exchangeable value to plain data and back.

Needs: ``_shape``, ``_targets``.  Used by: the rooms.
"""

from typing import TypeAlias

from perfmodel.errors import DocumentError, Problem, WrongTypeError
from perfmodel.serializers import _targets as wire
from perfmodel.serializers._shape import converter, structure
from perfmodel.target import shapes
from perfmodel.target.shapes import Target
from perfmodel.values.quantity import Quantity

Value: TypeAlias = Target | Quantity

_TARGETS = (
    shapes.Threshold,
    shapes.Range,
    shapes.Frequency,
    shapes.Deadline,
    shapes.Rank,
    shapes.Grade,
    shapes.Relative,
    shapes.YesNo,
    shapes.Statement,
    shapes.Composite,
    shapes.Unstated,
    shapes.Unread,
)


def to_data(value: Value, /) -> object:
    """
    The value as plain data.

    Raises:
        WrongTypeError: When it is none of the values that are exchanged.
    """
    if isinstance(value, Quantity):
        return converter().unstructure(wire.QuantityData.of(value))
    if isinstance(value, _TARGETS):
        return converter().unstructure(wire.target_data(value))
    message = f"expected a target or a quantity, found {type(value).__name__}"
    raise WrongTypeError(message)


def from_data(data: object, /) -> Value:
    """
    The value that plain data says.

    Raises:
        DocumentError: With every fault and its path.
    """
    if isinstance(data, dict) and "kind" in data:
        return structure(data, wire.TargetData, _target)
    if isinstance(data, dict) and {"value", "unit"} <= set(data):
        return structure(data, wire.QuantityData, wire.QuantityData.build)
    raise DocumentError((Problem("kind-missing", "expected an object with a kind, or a quantity", "$"),))


def _target(found: wire.TargetData) -> Target:
    return found.build()
