"""A reading in a few numbers, for a person who wants to know whether to look."""

from collections import Counter
from typing import final

from attrs import frozen

from perfmodel.arguments import typed
from perfmodel.forms.ledger import Entry
from perfmodel.objectives.documents import Objectives
from perfmodel.objectives.finding import Finding
from perfmodel.targets.shapes import Unread


@final
@frozen(weakref_slot=False, field_transformer=typed)
class Summary:
    """
    A reading in a few numbers.

    Attributes:
        read: The indicators of the document.

        moved: The rows that stood beside their columns and were put back.

        undecided: The indicators whose target cannot be read.

        unread: The rows that were not read.

        unplaced: For each part of the file, by the name of its table or an empty text, the cells that no field took.
    """

    read: int
    moved: int
    undecided: int
    unread: int
    unplaced: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        rows = f"{self.read} row{'' if self.read == 1 else 's'} read"
        parts = ", ".join(f"{count} in {name or 'the form'}" for name, count in self.unplaced)
        rest = f"cells that no field took: {parts}" if parts else "every cell has its place"
        return f"{rows}, {self.moved} put back, {self.undecided} undecided, {self.unread} not read; {rest}"


def summary_of(document: Objectives, findings: tuple[Finding, ...], ledger: tuple[Entry, ...], /) -> Summary:
    """The summary of a reading."""
    codes = Counter(finding.code for finding in findings)
    unplaced = Counter(entry.place.table or "" for entry in ledger if entry.use.startswith("finding:"))
    return Summary(
        read=len(document.indicators),
        moved=codes["row-moved"],
        undecided=sum(isinstance(row.target, Unread) for row in document.indicators),
        unread=codes["row-unplaced"],
        unplaced=tuple(sorted(unplaced.items())),
    )
