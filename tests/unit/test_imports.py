"""What is loaded when: nothing on import, no optional or heavy package for a first target."""

import subprocess
import sys

import pytest

HEAVY = ("attrs", "attr", "pint", "babel", "cattrs", "importlib.metadata", "hypothesis", "decimal", "perfmodel.errors")
LATER = ("pint", "babel", "cattrs", "importlib.metadata", "hypothesis", "numpy", "pyarrow")


def _loaded(code: str, names: tuple[str, ...]) -> list[str]:
    """Which of the modules a fresh interpreter holds after the code."""
    script = f"import sys\n{code}\nprint(*(name for name in {names!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-I", "-c", _path(script)], capture_output=True, text=True, check=True)  # noqa: S603 - our own script
    return done.stdout.split()


def _path(script: str) -> str:
    """The script with this process's module path, which an isolated interpreter does not take from the environment."""
    return f"import sys; sys.path[:] = {sys.path!r}\n{script}"


def _before(names: tuple[str, ...]) -> set[str]:
    """What the interpreter's own start-up loads, editable installs included."""
    return set(_loaded("", names))


def test_importing_the_package_loads_nothing() -> None:
    """``import perfmodel`` loads neither attrs nor pint nor Babel nor cattrs nor importlib.metadata."""
    assert set(_loaded("import perfmodel\ndir(perfmodel)", HEAVY)) <= _before(HEAVY)


@pytest.mark.parametrize(
    "code",
    [
        "from perfmodel import parse_target; parse_target('不低于80万人次')",
        "from perfmodel import format_target, read_target; format_target(read_target('每半年1期'))",
        "from perfmodel import Quantity; Quantity('1.5', '万元').to('元')",
    ],
)
def test_a_first_target_loads_no_heavy_package(code: str) -> None:
    """Reading, writing and converting load attrs alone."""
    assert set(_loaded(code, LATER)) <= _before(LATER)


def test_the_public_functions_load_what_they_need() -> None:
    """Pint and cattrs come with their first use, and only the one that is used."""
    assert "pint" in _loaded("from perfmodel import Quantity; Quantity(1, '元').pint", LATER)
    exchange = _loaded("from perfmodel import Quantity, dumps; dumps(Quantity(1, '元'), 'json')", LATER)
    assert "cattrs" in exchange
    assert not {"pint", "pyarrow"} & set(exchange)
