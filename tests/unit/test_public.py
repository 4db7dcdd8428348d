"""The public names: one list, documented, typed, the same in the three places of the façade."""

import ast
import inspect
import re
from pathlib import Path

import pytest

import perfmodel

SOURCE = Path(perfmodel.__file__ or "")
TREE = ast.parse(SOURCE.read_text(encoding="utf-8"))
UNIONS = {"Target"}


def _checked_names() -> dict[str, str]:
    """Each name of the TYPE_CHECKING block with the module that it comes from."""
    block = next(node for node in TREE.body if isinstance(node, ast.If))
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    assert len(imports) == len(block.body)
    return {alias.name: node.module or "" for node in imports for alias in node.names}


def _lazy_names() -> dict[str, str]:
    """Each name of the lazy table with the module that it comes from."""
    table = next(
        node.value
        for node in TREE.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "_ROOMS"
    )
    rooms: dict[str, str] = ast.literal_eval(table)
    return {name: f"perfmodel.{room}" for room, names in rooms.items() for name in names.split()}


def test_the_three_places_agree() -> None:
    """Checkers, the lazy table and ``__all__`` name the same things from the same modules."""
    assert _checked_names() == _lazy_names()
    assert set(_lazy_names()) == set(perfmodel.__all__)
    assert len(set(perfmodel.__all__)) == len(perfmodel.__all__)


def test_dir_lists_the_public_names() -> None:
    """``dir()`` shows what users may use."""
    assert set(dir(perfmodel)) == {*perfmodel.__all__, "__version__"}


def test_names_are_loaded_once() -> None:
    """A second look finds the same object; a name that is not there is an AttributeError."""
    assert perfmodel.Quantity is perfmodel.Quantity
    assert re.fullmatch(r"\d+\.\d+\.\d+", str(perfmodel.__version__))
    with pytest.raises(AttributeError, match="Quantify"):
        getattr(perfmodel, "Quantify")  # noqa: B009 - checkers know that it is not there


@pytest.mark.parametrize("name", perfmodel.__all__)
def test_each_name_is_documented_and_typed(name: str) -> None:
    """Classes, functions and public methods have a docstring, and each parameter and result a type."""
    value = inspect.unwrap(getattr(perfmodel, name))
    if not isinstance(value, type) and not inspect.isfunction(value):
        assert name.isupper() or name in UNIONS
        return
    assert inspect.getdoc(value)
    methods = [item for word, item in vars(value).items() if inspect.isfunction(item) and not word.startswith("_")]
    for function in methods if isinstance(value, type) else [value]:
        signature = inspect.signature(function)
        parameters = [item for word, item in signature.parameters.items() if word != "self"]
        assert function.__doc__
        assert signature.return_annotation is not inspect.Signature.empty
        assert all(item.annotation is not inspect.Parameter.empty for item in parameters)
