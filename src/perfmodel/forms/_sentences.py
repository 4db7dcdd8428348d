"""
Forms without a table: indicators in sentences, as in 数量指标：配备无人机≥6架，实际6架.

A sentence is read where it starts with the label of a category and a colon; each of its parts has a name, a value and
perhaps an actual value.
"""

from collections.abc import Iterator
from itertools import islice

from perfmodel._patterns import regex
from perfmodel.files._grid import Cell
from perfmodel.forms._cell_texts import split_ordinal
from perfmodel.forms._ledger import Ledger
from perfmodel.lexicon._comparison_words import COMPARED, HOLD, REACH
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._heading_words import REACHED, SET
from perfmodel.lexicon._rows import any_word
from perfmodel.objectives._indicator import Indicator
from perfmodel.objectives._report import Result
from perfmodel.targets._actual import read_actual
from perfmodel.targets._read import read_target
from perfmodel.targets._shapes import Statement, Target, Unread, Unstated
from perfmodel.taxonomy._category import Category
from perfmodel.taxonomy._category_labels import match_category
from perfmodel.values._period import FiscalYear

_SENTENCE = regex(rf"\s*(?:{any_word(SET)}\s*\d+\s*[条个项])?([^:,;。]{{2,20}}):\s*(\S[\s\S]*)")
_PARTS = regex(r"[;。\n]+|[,、]")
_COMMAS = frozenset((",", "、"))
_LABEL = regex(r"\s*([^:,;。、]{2,20}):\s*(?=\S)")
_ACTUAL = regex(rf"[,、\s(]*{any_word(REACHED)}[为是:]?\s*([^)]+)\)?$")
_SIGN = regex(rf"[≥≤=><]|{COMPARED}|{any_word(REACH, HOLD)}|\d")

_MOST_SIGNS, _LONGEST = 32, 2_000
"""Behind each sign the rest is read as a value: no indicator has more of them before its value, or is longer."""


def sentence(cell: Cell, /) -> tuple[Category, str] | None:
    """
    The category that a sentence starts with, and what it says of it, or ``None``.

    >>> sentence(Cell(row=1, column=1, text="设1条数量指标：新增座位≥80个"))[1]
    '新增座位≥80个'
    """
    match = _SENTENCE.fullmatch(fold(cell.text))
    category = match_category(match[1]) if match is not None else None
    return None if match is None or category is None else (category, cell.text[match.start(2) :].strip())


def indicators_of(
    category: Category, text: str, cell: Cell, ledger: Ledger, year: FiscalYear | None, /
) -> Iterator[Indicator]:
    """The indicators of one sentence; the sentence itself goes into a finding, so that no word of it is lost."""
    ledger.find("prose-read", "a sentence was read as indicators; compare them", cell)
    start = 0
    for stop, following in _cuts(fold(text)):
        part, start = text[start:stop].strip(), following
        label = _LABEL.match(fold(part))
        named = None if label is None else match_category(label[1])
        if label is not None and named is not None:
            category, part = named, part[label.end() :].strip()
        if not part.strip("、,，. "):
            continue
        actual = _ACTUAL.search(fold(part))
        stated = part if actual is None else part[: actual.start()]
        number, stated = split_ordinal(stated)
        name, target = _divided(stated, year) if stated else (part, Unstated())
        result = None if actual is None else Result(actual=read_actual(part[slice(*actual.span(1))], fiscal_year=year))
        yield Indicator(
            number=number,
            name=name,
            category=category,
            target=target,
            result=result,
            place=ledger.place(cell),
        )


def _cuts(folded: str) -> Iterator[tuple[int, int]]:
    """Where each part ends, and where the next one starts: behind a stop, or at a comma before a further label."""
    for match in _PARTS.finditer(folded):
        label = _LABEL.match(folded, match.end()) if match[0].strip() in _COMMAS else None
        if match[0].strip() not in _COMMAS or (label is not None and match_category(label[1]) is not None):
            yield match.span()
    yield len(folded), len(folded)


def _divided(text: str, year: FiscalYear | None) -> tuple[str, Target]:
    """A name and the value behind it; a text without a value is all name."""
    signs = islice(_SIGN.finditer(fold(text)), _MOST_SIGNS) if len(text) <= _LONGEST else ()
    for match in signs:
        name = text[: match.start()].rstrip(":：为是,， ")
        target = read_target(text[match.start() :].strip(), fiscal_year=year)
        if name and not isinstance(target, Statement | Unread | Unstated):
            return name, target
    return text, Unstated()
