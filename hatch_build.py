"""Compiles the message catalogues when the package is built, so that the wheel holds the .mo files."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Each ``perfmodel.po`` gets its ``perfmodel.mo`` beside it; the sources stay in the package."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - as hatchling calls it
        """Compile before the files are collected; ``artifacts`` in pyproject.toml takes the ignored files in."""
        for source in sorted(Path(self.root, "src", "perfmodel", "locale").glob("*/LC_MESSAGES/*.po")):
            with source.open("rb") as text, source.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(text))
