"""
Which of several values in a part is its point, and where it stands, with the words around it.

Which of several values in a part is its point, and which only name what is measured.
"""

from perfmodel._patterns import regex
from perfmodel.lexicon._comparison_words import HARD_FRONTS, RATES, WHOLE
from perfmodel.lexicon._remarks import NAMED_TIMES
from perfmodel.lexicon._things import PEOPLE_UNITS
from perfmodel.targets._amounts import Amount
from perfmodel.targets._bounds import Bound, Core
from perfmodel.targets._cell import Cell
from perfmodel.targets._lexemes import EACH, Kind, Lexeme
from perfmodel.targets._lexer import all_of, any_of, kind_at
from perfmodel.targets._making import Unreadable, Words
from perfmodel.values._unit import kind_of

_DUE = frozenset({"before", "until"})


def main_of(lexemes: list[Lexeme], cores: list[Core], at: int, cell: Cell) -> int:
    """Which core is the point of the clause that begins with core *at*: those before it are its conditions."""
    while at + 1 < len(cores) and _is_condition(lexemes, cores[at], cores[at + 1], cell):
        at += 1
    return at


def _is_condition(lexemes: list[Lexeme], core: Core, following: Core, cell: Cell) -> bool:
    """
    Whether a core only names what the next one measures: 60岁以上 in 60岁以上老年人体检≥1200人.

    A day is the time of what follows, unless it is a term (12月底前, 年内), which is a clause of its own.
    """
    if core.kind in {"day", "days"}:
        return _is_time(lexemes, core, following)
    if core.kind in {"grade", "rank"}:
        return _is_named_step(lexemes, core, following)
    between = lexemes[core.last : following.first]
    if not between:
        return _is_adjacent(lexemes, core, following, cell)
    return _is_condition_apart(lexemes, core, following, cell)


def _is_condition_apart(lexemes: list[Lexeme], core: Core, following: Core, cell: Cell) -> bool:
    """Whether an amount with words or marks between it and the next value only belongs to the name of that."""
    between = lexemes[core.last : following.first]
    if all_of(between, "punctuation", "with"):
        return not _is_shared(lexemes, core) and _is_name_of_amount(lexemes, core, following)
    if _is_parted(lexemes, core, between[0], cell) or any_of(
        lexemes[core.last : following.bounds[0].operand], "against", "beside", "with"
    ):
        return False
    if _is_fronted(lexemes, core):
        return _refuse_fronted(lexemes, core, following, cell)
    return _is_part_of_name(lexemes, core, following, cell)


def _is_named_step(lexemes: list[Lexeme], core: Core, following: Core) -> bool:
    """Whether a grade or a rank only says of what the next value is: 三级医院 in 三级医院达标率≥90%."""
    gap = lexemes[core.last : following.bounds[0].operand]
    if core.kind == "rank" and not gap:
        raise Words  # 前10名3
    return any_of(gap, "filler", "word") or _is_compared(lexemes, following) or not _is_fronted(lexemes, core)


def _is_shared(lexemes: list[Lexeme], core: Core) -> bool:
    """Whether 分别 stands in front of a value, so that the next in the list is one of its own: 分别为90%、80%."""
    return any_of(lexemes[: core.bounds[0].operand], "shared")


def _is_parted(lexemes: list[Lexeme], core: Core, mark: Lexeme, cell: Cell) -> bool:
    """Whether a mark right behind a value parts it from the next: 造林2亩（成活率≥85%）."""
    if mark.kind == "punctuation" and cell.said(mark) in {":", ")"}:
        return True
    return cell.said(mark) == "(" and _is_named_measure(lexemes, core)


def _is_adjacent(lexemes: list[Lexeme], core: Core, following: Core, cell: Cell) -> bool:
    """Whether a core right in front of the next is its condition (80-89岁每人每月50元), or else a count of its own."""
    if _is_age_of_each(lexemes, core, following):
        return True
    if _is_count_of_people(lexemes, core, following, cell):
        return False  # 培训3期300人次
    return _is_name_of_amount(lexemes, core, following)


def _is_age_of_each(lexemes: list[Lexeme], core: Core, following: Core) -> bool:
    """Whether a core says how old those are of whom each gets the next value."""
    said = _units_of(lexemes, core) - {""}
    return bool(said) and all(kind_of(unit) == "age" for unit in said) and any_of(_fronts_of(lexemes, following), *EACH)


def _fronts_of(lexemes: list[Lexeme], core: Core) -> list[Lexeme]:
    """What stands in front of the first operand of a core and belongs to it."""
    return lexemes[core.first : core.bounds[0].operand]


def _is_count_of_people(lexemes: list[Lexeme], core: Core, following: Core, cell: Cell) -> bool:
    """Whether a named count is followed by how many people it is for: 培训3期共300人."""
    if core.kind != "amount" or following.kind != "amount" or cell.column is not None:
        return False
    return (
        _is_bare_behind_name(lexemes, core)
        and all_of(_fronts_of(lexemes, following), "filler")
        and _is_people_of(_units_of(lexemes, core), _units_of(lexemes, following))
    )


def _is_bare_behind_name(lexemes: list[Lexeme], core: Core) -> bool:
    """Whether an amount with nothing around it stands right behind words: 培训3期."""
    return core.last == core.first + 1 and kind_at(lexemes, core.first - 1) == "word"


def _is_people_of(counted: set[str], people: set[str]) -> bool:
    """Whether one unit counts something else than people, and the other counts people."""
    return people <= PEOPLE_UNITS and all(kind_of(unit) == "count" and unit not in PEOPLE_UNITS for unit in counted)


def _is_compared_with(lexemes: list[Lexeme], core: Core) -> bool:
    """Whether 与 stands in front of a day, and 相比 behind it."""
    before = lexemes[core.first - 1].kind == "with"
    return before and core.last < len(lexemes) and lexemes[core.last].kind == "against"


def _is_time(lexemes: list[Lexeme], core: Core, following: Core) -> bool:
    """Whether a day is only the time of what follows."""
    if core.first > 0 and (lexemes[core.first - 1].kind == "against" or _is_compared_with(lexemes, core)):
        return True  # 较2020年底提高5%, 与2020年底相比下降3%
    term = _is_term(lexemes, core)
    if term and core.last == following.first and following.kind == "amount" and _is_measure(lexemes, following):
        raise Words  # 年底前1个月
    return not term


def _is_fronted(lexemes: list[Lexeme], core: Core) -> bool:
    """Whether a comparison stands in front of a value."""
    return any(any_of(lexemes[bound.first : bound.operand], "front", "short") for bound in core.bounds)


def _refuse_fronted(lexemes: list[Lexeme], core: Core, following: Core, cell: Cell) -> bool:
    """A value with a comparison in front of it is no condition: a clause of its own (``False``), or a sentence."""
    compared = any_of(_fronts_of(lexemes, following), "front", "short")
    if compared and _is_ratio(lexemes, core) and lexemes[core.last].kind != "filler":
        return False
    fronts = [lexeme for bound in core.bounds for lexeme in lexemes[bound.first : bound.operand]]
    if any(cell.said(front)[0] in "≥≤<>=" for front in fronts):
        raise Unreadable(lexemes[core.first].start, lexemes[following.last - 1].stop, code="words-unknown")
    raise Words


def _is_part_of_name(lexemes: list[Lexeme], core: Core, following: Core, cell: Cell) -> bool:
    """Whether a value without a comparison in front of it only belongs to the name of the next one."""
    if _is_bounded(lexemes, core):
        return _is_bounded_name(lexemes, core, following)
    if _is_how_far(lexemes, core, following, cell):
        return False  # 5个县接入实现100%: how many, and how far
    if _is_named_measure(lexemes, core):
        raise Words  # 河道清淤15公里达标率100%: how much, and how well
    if _is_measure(lexemes, core):
        _refuse_named_time(lexemes, core, following, cell)
        names = _is_time_of_rate(lexemes, core, following) or _is_compared(lexemes, following)
    else:
        names = _is_plain(lexemes, core) and _is_compared(lexemes, following)
    if not names:
        raise Words
    return True


def _is_bounded(lexemes: list[Lexeme], core: Core) -> bool:
    """Whether a value is a range, or has a comparison behind it: 6-14岁, 60岁以上."""
    return core.kind == "range" or any_of(lexemes[core.bounds[-1].operand : core.last], "behind")


def _is_bounded_name(lexemes: list[Lexeme], core: Core, following: Core) -> bool:
    """Whether a value with 以上 behind it, or a range, belongs to the name of the next: 60岁以上, 6-14岁."""
    if _is_ratio(lexemes, core) or _is_second_of_kind(lexemes, core, following):
        raise Words  # 城市5分钟内农村15分钟内
    return True


def _is_second_of_kind(lexemes: list[Lexeme], core: Core, following: Core) -> bool:
    """Whether the next value is of the same unit and stands alone: 15分钟内 behind 5分钟内."""
    return _units_of(lexemes, core) == _units_of(lexemes, following) and not _is_fronted(lexemes, following)


def _is_how_far(lexemes: list[Lexeme], core: Core, following: Core, cell: Cell) -> bool:
    """Whether the next value says of how many of those counted here something is reached: 5个县接入实现100%."""
    led = any_of(_fronts_of(lexemes, following), "lead", "reach")
    counted = led and core.kind == "amount" and not _is_plain(lexemes, core)
    if not counted or not _is_ratio(lexemes, following):
        return False
    if _is_scope(lexemes, core, cell) and _is_named_rate(lexemes, following, cell):
        start, stop = lexemes[core.first].start, lexemes[following.last - 1].stop
        raise Unreadable(start, stop, code="words-unknown")
    return True


def _is_scope(lexemes: list[Lexeme], core: Core, cell: Cell) -> bool:
    """Whether no deed stands in front of what is counted: 5个社区, 全县156个村, but not 培训300人."""
    before = "".join(cell.said(lexeme) for lexeme in lexemes[: core.first]).strip()
    return _SCOPE.fullmatch(before) is not None


def _is_named_rate(lexemes: list[Lexeme], core: Core, cell: Cell) -> bool:
    """Whether words in front of a value name a rate, of which what is counted is the scope: 5个社区参与率达到80%."""
    words = [lexeme for lexeme in lexemes[: core.bounds[0].operand] if lexeme.kind in {"word", "name"}]
    return bool(words) and cell.said(words[-1]).rstrip().endswith(RATES)


def _refuse_named_time(lexemes: list[Lexeme], core: Core, following: Core, cell: Cell) -> None:
    """Refuse a value with another behind it where the name of a time right in front says what it is: 保修期2年."""
    before = cell.said(lexemes[core.first - 1]) if core.first > 0 else ""
    if before.rstrip(" :").endswith(NAMED_TIMES):
        raise Unreadable(lexemes[core.first].start, lexemes[following.last - 1].stop, code="words-unknown")


def _is_time_of_rate(lexemes: list[Lexeme], core: Core, following: Core) -> bool:
    """Whether an amount that is no share stands in the name of a rate: 3个月就业率80%."""
    named = lexemes[following.first - 1].kind == "word" and not _is_ratio(lexemes, core)
    return named and _is_ratio(lexemes, following) and core.kind == "amount"


_SCOPE = regex(WHOLE)
_SIZES = frozenset({"length", "area", "volume", "mass"})


def _is_named_measure(lexemes: list[Lexeme], core: Core) -> bool:
    """Whether a size has a name of its own in front, so that it is no part of the name of the next value."""
    sized = all(kind_of(unit) in _SIZES for unit in _units_of(lexemes, core))
    return sized and core.kind == "amount" and kind_at(lexemes, core.first - 1) in {"word", "name"}


def _is_name_of_amount(lexemes: list[Lexeme], core: Core, following: Core) -> bool:
    """Refuse two values side by side of which neither can name the other: 95%90%; some such pairs are words."""
    if not {"words", "sum", "turn"}.isdisjoint({core.kind, following.kind}):
        raise Words
    if any_of(lexemes[following.first : following.last], "lead", "reach", "weak"):
        raise Words  # 由85%提高到90%
    raise Unreadable(lexemes[core.first].start, lexemes[following.last - 1].stop, code="expression-incomplete")


def _is_term(lexemes: list[Lexeme], core: Core) -> bool:
    """Whether a day is a term of its own and no mere time: 12月底前, 年内, 截至6月."""
    around = {lexeme.kind for bound in core.bounds for lexeme in lexemes[bound.first : bound.last]}
    if not around.isdisjoint(_DUE):
        return True
    day = lexemes[core.bounds[-1].operand].value
    return bool(getattr(day, "at_end", False) or getattr(day, "exact", False) or _is_inside(lexemes, core))


def _is_inside(lexemes: list[Lexeme], core: Core) -> bool:
    """Whether a whole year has 内 behind it: 2024年内."""
    bound = core.bounds[-1]
    bare = getattr(lexemes[bound.operand].value, "bare", "")
    return bare in {"whole", "year"} and any_of(lexemes[bound.operand : bound.last], "behind")


def _is_plain(lexemes: list[Lexeme], core: Core) -> bool:
    """Whether a number has no unit at all, so that in front of words it is part of a name: 110接处警满意度≥95%."""
    amount = lexemes[core.bounds[0].operand].value
    return core.kind == "amount" and isinstance(amount, Amount) and amount.plain and not amount.scale


def _is_compared(lexemes: list[Lexeme], core: Core) -> bool:
    kinds = {lexeme.kind for bound in core.bounds for lexeme in lexemes[bound.first : bound.last]}
    return core.kind in {"range", "sides", "tolerance", "turned"} or not kinds.isdisjoint(
        {"front", "short", "weak", "reach", "behind", "lead", "about"}
    )


def _units_of(lexemes: list[Lexeme], core: Core) -> set[str]:
    return {str(getattr(lexemes[bound.operand].value, "unit", None) or "") for bound in core.bounds}


def _is_ratio(lexemes: list[Lexeme], core: Core) -> bool:
    return not _units_of(lexemes, core).isdisjoint({"%", "‰", "个百分点", "百分点"})


def _is_measure(lexemes: list[Lexeme], core: Core) -> bool:
    """Whether a bare amount is a time, an age or a size, which may be part of a name: 24小时值守岗位≥5个."""
    return all(
        kind_of(unit) in {"time", "calendar", "age", "length", "area", "workday", "volume"}
        for unit in _units_of(lexemes, core)
    )


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
    if strict:
        _refuse_stolen(found, place, cell)
    if len({lexeme.value for lexeme in found}) > 1:
        raise Unreadable(found[0].start, found[-1].stop, code="operators-conflict")
    return found[-1:]


def _refuse_stolen(fronts: list[Lexeme], place: Place, cell: Cell) -> None:
    """Refuse a comparison that may belong to a figure between it and the number: 高于全省0.5个百分点."""
    for front in fronts:
        if cell.said(front) not in HARD_FRONTS and _reaches_noun(place, front):
            raise Unreadable(front.start, place.lexemes[place.core.last - 1].stop, code="figure-ambiguous")


def _reaches_noun(place: Place, front: Lexeme) -> bool:
    """Whether words between a comparison and its number may be a figure of their own: 高于全省0.5个百分点."""
    before = place.lexemes[place.start : place.core.bounds[0].operand]
    return any_of((lexeme for lexeme in before if lexeme.start >= front.stop), "word", "name", "move")
