"""The public names: what a package hands out, documented, typed, and the same for readers and for type checkers."""

import importlib.util
import inspect
import re
import tomllib
import warnings
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import perfmodel

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
UNIONS = {"Target", "Source"}
MOST_AT_THE_TOP, MOST_MODULES = 80, 40
"""How many names at the top, and how many modules, a user can hold in the head."""


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FACADES = _script("make_facades")
MODULES: list[Path] = FACADES.modules()
NAMES = [
    (".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"), name)
    for path in MODULES
    for name in FACADES.table_of(path)
]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_checkers_see_the_names_of_the_table(module: Path) -> None:
    """The stub beside each module is what the generator writes."""
    assert module.with_suffix(".pyi").read_text(encoding="utf-8") == FACADES.stub_of(module)


@pytest.mark.parametrize(("module", "name"), NAMES)
def test_each_name_is_where_the_table_says(module: str, name: str) -> None:
    """All of them load, and are listed."""
    assert getattr(import_module(module), name) is not None
    assert name in dir(import_module(module))


def test_a_name_has_one_home() -> None:
    """What is at the top is the object of the package below it."""
    below = [(package, name) for package, name in NAMES if package != "perfmodel" and name in perfmodel.__all__]

    assert len(below) > MOST_AT_THE_TOP // 2
    assert all(getattr(import_module(package), name) is getattr(perfmodel, name) for package, name in below)


def test_what_is_public_can_be_held_in_the_head() -> None:
    """Few names at the top, few modules whose path has no underscore."""
    modules = [path for path in SOURCE.rglob("*.py") if not re.search(r"/_(?!_init__)", path.as_posix())]

    assert len(set(perfmodel.__all__)) == len(perfmodel.__all__) <= MOST_AT_THE_TOP
    assert len(modules) <= MOST_MODULES


def test_dir_lists_the_public_names() -> None:
    """``dir()`` shows what users may use."""
    assert set(dir(perfmodel)) == {*perfmodel.__all__, "__version__"}
    assert "Band" in dir(import_module("perfmodel.scoring"))


def test_names_are_loaded_once() -> None:
    """A second look finds the same object; a name that is not there is an AttributeError."""
    assert perfmodel.Quantity is perfmodel.Quantity
    assert re.fullmatch(r"\d+\.\d+\.\d+", str(perfmodel.__version__))
    for package in ("perfmodel", "perfmodel.scoring"):
        with pytest.raises(AttributeError, match=rf"'{package}'.*Quantify"):
            getattr(import_module(package), "Quantify")  # noqa: B009 - checkers know that it is not there


def test_a_name_that_moved_is_still_found() -> None:
    """With a warning that says where it is now."""
    with pytest.warns(DeprecationWarning, match=r"perfmodel\.scoring\.Band now") as warned:
        moved = getattr(perfmodel, "Band")  # noqa: B009 - checkers know that it is not there
    assert moved is import_module("perfmodel.scoring").Band
    assert warned[0].filename == __file__


def test_each_name_that_moved_is_where_the_warning_says() -> None:
    """No row of the table points at nothing."""
    homes: dict[str, str] = vars(import_module("perfmodel._moved"))["_NOW"]
    for home, names in homes.items():
        for name in names.split():
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)
                assert getattr(perfmodel, name) is getattr(import_module(f"perfmodel.{home}"), name)


@pytest.mark.parametrize(("package", "name"), NAMES)
def test_each_name_is_documented_and_typed(package: str, name: str) -> None:
    """Classes, functions and public methods have a docstring, and each parameter and result a type."""
    value = inspect.unwrap(getattr(import_module(package), name))
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


def test_all_is_every_extra_for_users() -> None:
    """``perfmodel[all]`` holds each extra but those of our own tests and measurements, and the README names them."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    wanted = extras.keys() - {"all", "test", "dev", "peers"}

    assert set(extras["all"][0].removeprefix("perfmodel[").removesuffix("]").split(",")) == wanted
    named = (ROOT / "README.md").read_text(encoding="utf-8").split("need an extra each:")[1].split("(")[0]
    assert set(re.findall("`([a-z]+)`", named)) == {*wanted, "all"}
