"""Where a core stands in its part, with the words around it."""

from perfmodel.lexicon.comparisons import HARD_FRONTS
from perfmodel.targets.bounds import Bound, Core
from perfmodel.targets.cell import Cell
from perfmodel.targets.faults import Unreadable
from perfmodel.targets.lexeme import Kind, Lexeme


class Place:
    """
    Where a core stands in its part.

    Attributes:
        lexemes: Those of the part.

        start: Where its own words begin, behind the core before it.

        core: The core.

        end: Where its words end.

        conditions: Cores in front of it that only name what it measures.

        head: The lexemes in front of it.

        tail: The lexemes behind it.

        kinds: The kinds of all its lexemes: a rule about one that does not occur need not look for it.
    """

    __slots__ = ("conditions", "core", "end", "head", "kinds", "lexemes", "start", "tail")

    def __init__(self, lexemes: list[Lexeme], start: int, core: Core, end: int, conditions: tuple[Core, ...]) -> None:
        """*core* with the words between *start* and *end*."""
        self.lexemes, self.start, self.core, self.end, self.conditions = lexemes, start, core, end, conditions
        self.head = lexemes[start : core.first]
        self.tail = lexemes[core.last : end]
        self.kinds: frozenset[Kind] = frozenset([lexeme.kind for lexeme in lexemes[start:end]])

    def fronts(self, bound: Bound) -> list[Lexeme]:
        """What stands in front of an operand of it and belongs to it."""
        return self.lexemes[bound.first : bound.operand]

    def behinds(self, bound: Bound) -> list[Lexeme]:
        """What stands behind an operand of it and belongs to it."""
        return self.lexemes[bound.operand + 1 : bound.last]


def text_before(place: Place, cell: Cell) -> str:
    """The characters of the words in front of it."""
    return cell.text[place.lexemes[place.start].start : place.lexemes[place.core.first].start]


def own_head(place: Place) -> list[Lexeme]:
    """The head without the conditions in it."""
    if not place.conditions:
        return place.head
    return place.lexemes[place.conditions[-1].last : place.core.first]


def far_front(place: Place, cell: Cell, *, strict: bool = True) -> list[Lexeme]:
    """
    A comparison that other words part from its number: 至少组织培训3期.

    Only an adverb may stand so far off: between any other and a number the words may be a figure of their own, which
    *strict* refuses (高于全省0.5个百分点).
    """
    if "front" not in place.kinds:
        return []
    found = [lexeme for lexeme in own_head(place) if lexeme.kind == "front"]
    stolen = next(
        (
            lexeme
            for lexeme in found
            if strict and cell.said(lexeme) not in HARD_FRONTS and _reaches_noun(place, lexeme)
        ),
        None,
    )
    if stolen is not None:
        raise Unreadable(stolen.start, place.lexemes[place.core.last - 1].stop, code="figure-ambiguous")
    if len({lexeme.value for lexeme in found}) > 1:
        raise Unreadable(found[0].start, found[-1].stop, code="operators-conflict")
    return found[-1:]


def _reaches_noun(place: Place, front: Lexeme) -> bool:
    """Whether words between a comparison and its number may be a figure of their own: 高于全省0.5个百分点."""
    between = [
        lexeme for lexeme in place.lexemes[place.start : place.core.bounds[0].operand] if lexeme.start >= front.stop
    ]
    return any(lexeme.kind in {"word", "name", "move"} for lexeme in between)
