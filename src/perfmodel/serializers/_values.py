"""
Any exchangeable value to plain data and back.

Needs: ``_shape``.  Used by: the rooms.
"""

from typing import Any, TypeAlias, cast, get_args

from perfmodel.errors import DocumentError, Problem, WrongTypeError
from perfmodel.serializers._shape import converter, structure
from perfmodel.target.shapes import Target
from perfmodel.values.quantity import Quantity

Value: TypeAlias = Target | Quantity

_VALUES: tuple[type, ...] = get_args(Value)


def to_data(value: Value, /) -> Any:  # noqa: ANN401 - plain data
    """
    The value as plain data.

    Raises:
        WrongTypeError: When it is none of the values that are exchanged.
    """
    if not isinstance(value, _VALUES):
        message = f"expected a target or a quantity, found {type(value).__name__}"
        raise WrongTypeError(message)
    return converter().unstructure(value)


def from_data(data: object, /) -> Value:
    """
    The value that plain data says.

    Raises:
        DocumentError: With every fault and its path.
    """
    keys = _keys(data)
    if "kind" in keys or {"value", "unit"} <= keys:
        found: Value = structure(data, Target if "kind" in keys else Quantity)
        return found
    raise DocumentError((Problem("kind-missing", "expected an object with a kind, or a quantity", "$"),))


def _keys(data: object) -> set[str]:
    return set(cast("dict[str, object]", data)) if isinstance(data, dict) else set()
