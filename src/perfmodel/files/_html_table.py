"""One table of a web page while its tags come: its rows, its cells, and the tables inside these."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, final

from perfmodel._finding import Finding
from perfmodel._patterns import regex
from perfmodel.files._grid import Grid
from perfmodel.files._sheets import Flow, struck
from perfmodel.files._worksheet import hidden_parts
from perfmodel.source import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

LINE = "\x00"
"""A break that counts only between lines that have text: a block begins or ends here."""

_MOST_SPAN = {"colspan": 1000, "rowspan": 65_534}


@final
class WebTable:
    """A table that is being read."""

    def __init__(self, above: list[str]) -> None:
        self.flow = Flow()
        self.above = above
        self.caption = ""
        self.index = -1
        self.inside: tuple[int, ...] = ()
        self.unseen: list[str] = []
        self.struck: list[tuple[int, int, str]] = []
        self._spans = (1, 1)
        self._in_row = False
        self.pieces: list[str] | None = None
        self.gone: list[str] = []
        self._hidden = False
        self.in_caption = False
        self.framed: dict[tuple[int, int], Framed] = {}
        self._inner: list[tuple[int, int]] = []

    def hold(self, index: int) -> None:
        """A table begins inside the open cell."""
        if self.pieces is not None and not self.in_caption:
            self._inner.append((index, len(self.pieces)))

    def start_row(self, *, hidden: bool = False) -> None:
        """End the cell that is open and go on to the next row; one that browsers do not show is kept in mind."""
        self.end_cell()
        self.flow.start_row()
        if hidden:
            self.unseen.append(str(self.flow.row))
        self._in_row = True

    def end_row(self) -> None:
        """End the row; a cell behind it begins another, as browsers have it."""
        self.end_cell()
        self._in_row = False

    def end_group(self) -> None:
        """End the row and the group of rows (thead, tbody, tfoot) that is open; where none is, nothing changes."""
        self.end_row()
        self.flow.end_group()

    def start_cell(self, attributes: "Mapping[str, str]", *, hidden: bool = False) -> None:
        """End the cell that is open and begin the next; one that is hidden takes no column, as in browsers."""
        self.end_cell()
        self._hidden = hidden
        if not self._in_row:
            self.start_row()
        self._spans = _span(attributes, "rowspan"), max(_span(attributes, "colspan"), 1)
        self.pieces = []

    def start_caption(self) -> None:
        """Begin the caption."""
        self.end_cell()
        self.pieces, self.in_caption = [], True

    def end_cell(self) -> None:
        """Put the open cell into its place."""
        if self.pieces is None:
            return
        text, gone, place = flowed(self.pieces), flowed(self.gone) if self.gone else "", (self.flow.row, 0)
        if self.in_caption:
            self.caption, self.in_caption = text.strip(), False
        elif self._hidden:
            gone = "\n".join(filter(None, (text.strip(), gone)))
        else:
            place = self.flow.add(text, row_span=self._spans[0], column_span=self._spans[1])
            if self._inner:
                self.framed[place] = Framed.of(self.pieces, self._inner)
        if gone:
            self.struck.append((*place, gone))
        self.pieces, self._inner, self.gone, self._hidden = None, [], [], False

    def noticed(self) -> list[Finding]:
        """What is struck through in it, and the rows that browsers do not show."""
        found, name = list[Finding](), self.caption or None
        for row, column, text in self.struck:
            found.append(struck(Place(line=row or None, column=column or None, table=name), text))
        if self.unseen:
            found.append(hidden_parts(name or f"{self.index + 1}", "rows", self.unseen))
        return found

    def frames(self, grid: Grid, inner: Sequence[Grid | None]) -> bool:
        """Whether a table is there to place others on the page: they are tables proper, of more cells than its own."""
        own = sum((cell.row, cell.column) not in self.framed for cell in grid.cells)
        return sum(len(table.cells) for table in inner if table is not None and _is_proper(table)) > own


def _is_proper(table: Grid) -> bool:
    """Whether a table has more than one row and more than one column."""
    return table.rows > 1 and table.columns > 1


class Framed(NamedTuple):
    """The tables inside a cell, the lines before each of them, and those behind the last."""

    tables: tuple[int, ...]
    before: tuple[tuple[str, ...], ...]
    behind: tuple[str, ...]

    @classmethod
    def of(cls, pieces: list[str], inner: list[tuple[int, int]]) -> "Framed":
        """The text of a cell, parted at its tables."""
        cuts = [0, *(at for _, at in inner), len(pieces)]
        texts = (flowed(pieces[start:stop]) for start, stop in pairwise(cuts))
        *before, behind = (tuple(line for line in text.split("\n") if line.strip()) for text in texts)
        return cls(tuple(index for index, _ in inner), tuple(before), behind)


def _span(attributes: "Mapping[str, str]", name: str) -> int:
    text = attributes.get(name)
    if text is None:
        return 1
    text = text.strip()
    return min(int(text), _MOST_SPAN[name]) if text.isascii() and text.isdigit() and len(text) <= 9 else 1  # noqa: PLR2004 - no table spans more


def flowed(pieces: list[str]) -> str:
    """The text as a browser flows it: blanks folded, blocks on lines of their own; a hard blank is a plain one."""
    text = "".join(pieces)
    if _LOOSE.search(text) is None:  # one line of words, as in most cells
        return text.strip(" ")
    text = _BLANKS.sub(" ", text)
    text = _AROUND.sub(r"\1", text).strip(" ")
    text = _LINES.sub("\n", _BREAKS.sub("\x00", text)).strip("\x00")
    return text.replace("\x00", "\n").replace("\xa0", " ")


_LOOSE = regex(r" {2}|[\n\x00\xa0]")
_BLANKS = regex(r" {2,}")
_AROUND = regex(r" ?([\n\x00]) ?")
_BREAKS = regex(r"\x00+")
_LINES = regex(r"\x00?\n\x00?")
