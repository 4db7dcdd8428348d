"""What a file room gives: the grids of one file, with the findings made on the way."""

from collections.abc import Iterable
from typing import Protocol, final

from attrs import field, frozen

from perfmodel.forms.files.spans import MAX_LINES, MAX_TEXT, most_cells, too_large
from perfmodel.forms.grid import Grid
from perfmodel.objectives.finding import Finding


def _grids(grids: Iterable[Grid]) -> tuple[Grid, ...]:
    return tuple(grids)


def _findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(findings)


@final
@frozen(weakref_slot=False)
class Sheets:
    """
    The tables of one file, in their order.

    Attributes:
        grids: One for each table or sheet that has a cell.

        findings: What a room had to leave or change: a formula without a cached value, an error value, a hidden sheet.

    Raises:
        FormError: (``table-too-large``) when the file holds more than any form.
    """

    grids: tuple[Grid, ...] = field(converter=_grids)
    findings: tuple[Finding, ...] = field(default=(), converter=_findings)

    def __attrs_post_init__(self) -> None:
        lines = [line for grid in self.grids for line in (*grid.above, *grid.below)]
        texts = [cell.text for grid in self.grids for cell in grid.cells]
        size = sum(map(len, lines)) + sum(map(len, texts))
        if len(texts) > most_cells(size) or len(lines) > MAX_LINES or size > MAX_TEXT:
            raise too_large()


class FileRoom(Protocol):
    """The verbs of a room; a kind that is only written has no ``read``."""

    KIND: str
    SUFFIXES: tuple[str, ...]

    def read(self, data: bytes, /) -> Sheets:
        """
        The tables of a file.

        Raises:
            FormError: When the bytes are no file of this kind, or a hostile one; with what to do.
        """
        ...

    def write(self, grids: tuple[Grid, ...], /) -> bytes:
        """The file that holds the tables."""
        ...
