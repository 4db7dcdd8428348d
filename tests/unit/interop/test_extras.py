"""Packages that are not there: the error names the extra that brings them."""

import importlib
import sys

import pytest

from perfmodel import MissingExtraError


@pytest.mark.parametrize(
    ("module", "blocked", "extra"),
    [
        ("perfmodel.serializers.parquet", "pyarrow", "arrow"),
        ("perfmodel.interop", "pyarrow", "arrow"),
        ("perfmodel.interop.pandas", "pandas", "pandas"),
        ("perfmodel.interop.polars", "polars", "polars"),
        ("perfmodel.interop.duckdb", "duckdb", "duckdb"),
        ("perfmodel.interop.spark", "pyspark.sql", "spark"),
        ("perfmodel.plot", "matplotlib", "plot"),
    ],
)
def test_a_missing_package_names_its_extra(
    module: str, blocked: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Importing the module says what to install."""
    monkeypatch.setitem(sys.modules, blocked, None)
    monkeypatch.delitem(sys.modules, module, raising=False)

    with pytest.raises(MissingExtraError, match=rf"pip install 'perfmodel\[{extra}\]'") as caught:
        importlib.import_module(module)
    assert (caught.value.extra, caught.value.package) == (extra, blocked.partition(".")[0])
