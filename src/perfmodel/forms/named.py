"""The name of a row: its cell, its printed number, the category that stands before it."""

import re
from typing import NamedTuple

from perfmodel.forms.grid import Cell
from perfmodel.forms.looks import label_category, split_ordinal
from perfmodel.lexicon.marks import is_blank
from perfmodel.taxonomy.category import Category

_KIND = re.compile(
    r"(?:([^:：]{2,20})[:：]|[【\[]([^】\]]{2,20})[】\]]|([^-—－–]{2,20}指标)\s*[-—－–]{1,2})\s*(?=\S)"  # noqa: RUF001 - as printed
)
_NOTED = re.compile(r"([^()（）]{2,20}指标)\s*[(（][^()（）]+[)）]")  # noqa: RUF001 - as printed


class Name(NamedTuple):
    """A name with its cell and its printed number."""

    cell: Cell
    number: str | None
    text: str

    def numbered(self, printed: str | None) -> "Name":
        """With the number of a column of its own; what stands before the name and is another belongs to the name."""
        if printed is None or printed == self.number:
            return self
        number = None if is_blank(printed) else printed
        return Name(self.cell, number, self.text if self.number is None else self.cell.text.strip())


def named_by(cell: Cell, /) -> Name:
    """The name in a cell, parted from its number."""
    return Name(cell, *split_ordinal(cell.text))


def kind_in_name(name: Name, above: Category | None, /) -> tuple[Category | None, Name]:
    """
    The category that a name begins with, below that *above* it.

    It stands before a colon or a dash (数量指标：座位) or in brackets; before brackets it stays in the name.
    """
    match = _KIND.match(name.text) or _NOTED.fullmatch(name.text)
    category = None if match is None else label_category(next(filter(None, match.groups())))
    if match is None or category is None or not _is_below(category, above):
        return above, name
    return category, name if match.re is _NOTED else name._replace(text=name.text[match.end() :].strip())


def _is_below(category: Category, above: Category | None) -> bool:
    """Whether a kind stands below a level; the forms up to 2020 print 成本指标 below 产出指标."""
    return above is None or category.parent == above.id or (category.parent, above.id) == ("cost", "output")
