"""The parts of a cell: where a mark, 且, 或, a break or a blank ends one and begins the next."""

from typing import NamedTuple

from perfmodel.lexicon._comparison_words import ON_BASE
from perfmodel.lexicon._remarks import DONE
from perfmodel.targets._amounts import Amount
from perfmodel.targets._bounds import OPERANDS
from perfmodel.targets._cell import Cell
from perfmodel.targets._days import Moment
from perfmodel.targets._lexemes import EACH, Lexeme
from perfmodel.targets._lexer import kind_at
from perfmodel.targets._making import Unreadable
from perfmodel.targets._skeleton import NUMBER_SIGNS
from perfmodel.values._unit import kind_of


class Part(NamedTuple):
    """A stretch of lexemes that says one thing, and what joins it to the part before it."""

    lexemes: list[Lexeme]
    joint: str


_ENDS_BOUND = frozenset(
    {"amount", "day", "rank", "grade", "half", "behind", "around", "mark", "note", "before", "baseline", "points"}
)


_SIGNLESS = frozenset(
    {
        "word",
        "name",
        "front",
        "weak",
        "reach",
        "day",
        "grade",
        "every",
        "against",
        "beside",
        "move",
        "plan",
        "filler",
        "lead",
        "negation",
        "step",
        "rank",
        "about",
        "punctuation",
    }
)


class _Growing:
    """
    A part that lexemes are still added to.

    Attributes:
        lexemes: Those that it has, without blanks.

        has_operand: Whether a value is among them.
    """

    __slots__ = ("_counted", "_kinds", "has_operand", "lexemes")

    def __init__(self) -> None:
        """A part without a lexeme."""
        self.lexemes: list[Lexeme] = []
        self.has_operand = False
        self._kinds, self._counted = set[str](), 0

    @property
    def kinds(self) -> set[str]:
        """The kinds of its lexemes, which may be many: counted where somebody asks, each lexeme once."""
        self._kinds.update([lexeme.kind for lexeme in self.lexemes[self._counted :]])
        self._counted = len(self.lexemes)
        return self._kinds

    def take(self, lexemes: list[Lexeme], at: int) -> None:
        """Add the lexeme at a place among those of the cell."""
        if lexemes[at].kind != "blank":
            self.lexemes.append(lexemes[at])
            self.has_operand = self.has_operand or _is_operand(lexemes, at)


def parts_of(cell: Cell) -> list[Part]:
    """The parts of a cell."""
    found: list[Part] = []
    part, joint = _Growing(), ""
    lexemes = cell.lexemes
    for at, lexeme in enumerate(lexemes):
        kind = _joint_of(cell, at, part) if lexeme.kind in _JOINING else None
        if kind is None:
            part.take(lexemes, at)
            continue
        if _waits(cell, part, kind) and _goes_on(cell, part, at, kind):
            continue
        if part.lexemes:
            found.append(Part(part.lexemes, joint))
        if part.lexemes or kind in {"or", "and"}:
            joint = kind
        part = _Growing()
    if part.lexemes:
        found.append(Part(part.lexemes, joint))
    elif found and joint in {"and", "or"}:
        raise Unreadable(lexemes[-1].start, lexemes[-1].stop, code="expression-incomplete")
    return found


def _is_operand(lexemes: list[Lexeme], at: int) -> bool:
    """Whether a lexeme is an operand, and no Chinese digit that begins a word: 万元 in 万元增加值能耗."""
    amount = lexemes[at].value
    if isinstance(amount, Amount) and amount.form == "chinese" and at + 1 < len(lexemes):
        return lexemes[at + 1].kind not in {"word", "name"}
    return lexemes[at].kind in OPERANDS


_OPEN_ENDED = frozenset(
    {
        "front",
        "short",
        "weak",
        "reach",
        "about",
        "negation",
        "dash",
        "minus",
        "every",
        "apiece",
        "against",
        "with",
        "move",
        "until",
        "amid",
        "plus-minus",
    }
)
"""Lexemes that can't end a part: what they belong to stands behind the comma or the break."""


_YEAR_COMPARED = frozenset({"against", "with", "day", "word", "filler"})
"""What words hold that only name a year as the figure of a change behind them: 与2020年相比，下降5%."""


def _waits(cell: Cell, part: _Growing, kind: str) -> bool:
    """Whether a part has words without a value, or a value that only names the figure of what stands behind a mark."""
    return bool(part.lexemes) and (not part.has_operand or _awaits(cell, part, kind))


def _awaits(cell: Cell, part: _Growing, kind: str) -> bool:
    """Whether words with an operand among them wait for what stands behind a mark: 以2020年为基期，下降18%."""
    current, kinds = part.lexemes, part.kinds
    if {"against", "day"} <= kinds <= _YEAR_COMPARED:
        return True
    if kind != "line":
        return cell.text.endswith(ON_BASE, current[0].start, current[-1].stop)
    compares = "against" in kinds and "amount" not in kinds  # 较2020年下降⏎5%
    return compares or _is_torn_name(cell, current)


_WAITING = EACH | {"front", "weak", "reach"}
"""What waits for its value on the next line: 每万人拥有⏎公交车12标台."""


def _is_open(cell: Cell, part: _Growing) -> bool:
    """Whether words wait for a change, behind whatever mark: 与上年相比, 在上年基础上, 下降，5%."""
    current, kinds = part.lexemes, part.kinds
    if current[-1].kind in _OPEN_ENDED or not kinds.isdisjoint({"against", "beside"}):
        return True
    stop = current[-1].stop
    on_base = cell.text[max(current[0].start, stop - _LONGEST_BASE) : stop].rstrip().endswith(ON_BASE)
    return on_base or kinds == {"move"}


_LONGEST_BASE = 20
"""How many characters are looked at for 基础上 at the end of words, blanks behind it among them."""


_VALUE_STARTS = frozenset({"front", "short", "weak", "reach", "lead", "about", "amount"})


def _goes_on(cell: Cell, part: _Growing, at: int, kind: str) -> bool:
    """
    Whether words without a value go on behind a mark or a break: 与上年相比，增长5%; 满意度⏎不低于95%.

    Words that compare with a figure wait for their change, a name at a line's end for its value.
    """
    mark = cell.lexemes[at]
    if kind in {"and", "or", "list"} or mark.kind == "enumerator" or cell.said(mark) in "|;。":
        return False
    if _is_open(cell, part) or cell.text.startswith("的", mark.stop):
        return True
    return kind == "line" and _line_goes_on(cell, part, at)


def _line_goes_on(cell: Cell, part: _Growing, at: int) -> bool:
    """Whether a line waits for the value on the next, or for the rest of its name: 满意度⏎不低于95%, 零⏎就业家庭."""
    kinds = part.kinds
    if not kinds.isdisjoint(_WAITING):
        return True
    following = next((lexeme.kind for lexeme in cell.lexemes[at + 1 : at + 3] if lexeme.kind != "blank"), "")
    if following == "word" and _is_torn_name(cell, part.lexemes):
        return True
    return following in _VALUE_STARTS and kinds.isdisjoint({"negation", "grade"})


_LONGEST_TORN = 4
"""How many characters a line has at the most that is only the beginning of a name: 规模以上⏎工业增加值增长7%."""


def _is_torn_name(cell: Cell, current: list[Lexeme]) -> bool:
    """Whether a line without a digit or a mark is the beginning of the name on the next: 零⏎就业家庭, 限额以上⏎企业."""
    if current[-1].stop - current[0].start > _LONGEST_BASE:
        return False
    text = cell.text[current[0].start : current[-1].stop].strip()
    kinds = {lexeme.kind for lexeme in current}
    return (
        len(text) <= _LONGEST_TORN
        and kinds <= {"word", "behind", "amount", "name"}
        and all(character.isalpha() and character not in NUMBER_SIGNS for character in text)
    )


_JOINING = frozenset({"separator", "enumerator", "blank", "punctuation", "and", "or", "with"})


def _joint_of(cell: Cell, at: int, part: _Growing) -> str | None:
    """What a lexeme joins two parts by, or ``None`` where the part goes on."""
    lexeme = cell.lexemes[at]
    match lexeme.kind:
        case "separator" | "enumerator":
            return _joint_of_mark(cell, at)
        case "blank":
            return _joint_of_blank(cell, at, part)
        case "and":
            return _joint_of_and(cell, at, part)
        case "or":
            return _joint_of_or(part)
        case _:
            return "list" if part.has_operand and _lists(cell, at) else None


def _joint_of_blank(cell: Cell, at: int, part: _Growing) -> str | None:
    """A blank between a value and words of their own (≥95% 满意度); two numbers in a row say nothing: 5 6人."""
    lexemes = cell.lexemes
    before, behind = kind_at(lexemes, at - 1), kind_at(lexemes, at + 1)
    start = lexemes[at].start
    if behind == "amount" and before in {"amount", "rank", "day"} and cell.text[start - 1] in NUMBER_SIGNS:
        raise Unreadable(start, lexemes[at + 1].stop, code="number-invalid")
    if not part.has_operand or before not in _ENDS_BOUND or behind not in _SIGNLESS:
        return None
    return "blank" if _stands_alone(part) else None


def _joint_of_and(cell: Cell, at: int, part: _Growing) -> str | None:
    """且 behind a value; behind words that follow it only where another value comes: 95%合格且投诉≤3起."""
    if not part.lexemes:
        return "and"
    ended = part.lexemes[-1].kind not in {"word", "lead"}
    return "and" if part.has_operand and (ended or _operand_follows(cell, at + 1)) else None


def _joint_of_or(part: _Growing) -> str | None:
    """或 behind a value, or in front of a part; within words it only joins two of them: 省级或市级奖项."""
    return "or" if part.has_operand or not part.lexemes else None


def _lists(cell: Cell, at: int) -> bool:
    """Whether a lexeme behind a value joins another to it: 5月底和11月底前, 道路5公里、桥梁2座."""
    lexeme = cell.lexemes[at]
    if lexeme.kind == "with":
        return _is_between_days(cell, at)
    return cell.said(lexeme) in {"、", "!"} and _operand_follows(cell, at + 1)


def _is_between_days(cell: Cell, at: int) -> bool:
    """
    Whether 和 stands between two days that are due, each by itself: 5月底和11月底前.

    Not where both have one end (5月和11月底前), and not in names: 2022年和2023年平均.
    """
    before = [lexeme for lexeme in _inked(cell.lexemes[max(at - 3, 0) : at]) if lexeme.kind != "before"]
    behind = _inked(cell.lexemes[at + 1 : at + 5])
    if not (before and behind and _is_due(before[-1]) and _is_due(behind[0])):
        return False
    return _ends_with_day(cell, behind)


def _ends_with_day(cell: Cell, said: list[Lexeme]) -> bool:
    """Whether a clause that begins with a day says no more than what is done by then: 11月底前, 11月底前办结."""
    rest = said[2:] if kind_at(said, 1) == "before" else said[1:]
    return not rest or rest[0].kind == "separator" or _says_done(cell, rest[0])


def _inked(lexemes: list[Lexeme]) -> list[Lexeme]:
    """Some lexemes without the blanks among them."""
    return [lexeme for lexeme in lexemes if lexeme.kind != "blank"]


def _says_done(cell: Cell, word: Lexeme) -> bool:
    """Whether a word behind a day says what is finished by then, and the cell names no rate of it: 办结, not 办结率."""
    return cell.text.startswith(tuple(DONE), word.start) and not cell.text.rstrip().endswith("率")


def _is_due(lexeme: Lexeme) -> bool:
    """Whether a lexeme is a day, or the end of a month or a year."""
    return isinstance(lexeme.value, Moment) and (lexeme.value.exact or lexeme.value.at_end)


def _joint_of_mark(cell: Cell, at: int) -> str | None:
    if cell.said(cell.lexemes[at]) not in {"\n", "\r"}:
        return "separator"
    return None if _is_only_each(cell.lexemes, at) else "line"


def _is_only_each(lexemes: list[Lexeme], at: int) -> bool:
    """Whether a line says of the value before it only what it is for each of: 4次⏎每年."""
    rest = [lexeme.kind for lexeme in lexemes[at + 1 : at + 4] if lexeme.kind != "blank"]
    alone = len(rest) > 0 and rest[0] in EACH and EACH.union({"separator"}).issuperset(rest[:2])
    return alone and at > 0 and lexemes[at - 1].kind == "amount"


def _stands_alone(part: _Growing) -> bool:
    """Whether a blank behind a value ends its part: with a sign in front, or a percentage, it names nothing behind."""
    operand = next(lexeme for lexeme in reversed(part.lexemes) if lexeme.kind in OPERANDS)
    amount = operand.value
    ratio = isinstance(amount, Amount) and kind_of(amount.unit or "") in {"ratio", "points"}
    return ratio or not part.kinds.isdisjoint({"front", "short"}) or operand.kind in {"half", "rank"}


def _operand_follows(cell: Cell, at: int) -> bool:
    """Whether an operand stands before the next mark that parts clauses."""
    for lexeme in cell.lexemes[at:]:
        if lexeme.kind == "separator" or (lexeme.kind == "punctuation" and cell.said(lexeme) == "、"):
            return False
        if lexeme.kind in OPERANDS:
            return True
    return False
