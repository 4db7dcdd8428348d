"""The parts of a cell: where a mark, 且, 或, a break or a blank ends one and begins the next."""

from typing import NamedTuple

from perfmodel.lexicon._comparison_words import ON_BASE
from perfmodel.lexicon._remarks import DONE
from perfmodel.targets._amounts import Amount
from perfmodel.targets._bounds import OPERANDS
from perfmodel.targets._cell import Cell
from perfmodel.targets._days import Moment
from perfmodel.targets._lexemes import EACH, Lexeme
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


def parts_of(cell: Cell) -> list[Part]:
    """The parts of a cell."""
    found: list[Part] = []
    current: list[Lexeme] = []
    kinds = set[str]()  # those of the current lexemes, which may be many; looked at where a mark may end them
    counted, joint = 0, ""
    has_operand = False
    lexemes = cell.lexemes
    for at, lexeme in enumerate(lexemes):
        kind = None
        if lexeme.kind in _JOINING:
            kinds.update([other.kind for other in current[counted:]])
            counted = len(current)
            kind = _joint_of(cell, at, current, kinds, has_operand=has_operand)
        waits = not has_operand or (kind is not None and _awaits(cell, current, kinds, kind))
        if kind is not None and current and waits and _goes_on(cell, current, kinds, at, kind):
            continue
        if kind is None:
            if lexeme.kind != "blank":
                current.append(lexeme)
                has_operand = has_operand or _is_operand(lexemes, at)
            continue
        if current:
            found.append(Part(current, joint))
        current, kinds, counted, joint = [], set[str](), 0, kind if current or kind in {"or", "and"} else joint
        has_operand = False
    if current:
        found.append(Part(current, joint))
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


def _awaits(cell: Cell, current: list[Lexeme], kinds: set[str], kind: str) -> bool:
    """Whether words with an operand among them wait for what stands behind a mark: 以2020年为基期，下降18%."""
    if current and {"against", "day"} <= kinds <= _YEAR_COMPARED:
        return True  # 与2020年相比，下降5%
    if not current or kind != "line":
        return bool(current) and cell.text.endswith(ON_BASE, current[0].start, current[-1].stop)
    compares = "against" in kinds and "amount" not in kinds  # 较2020年下降⏎5%
    return compares or _is_torn_name(cell, current)


_WAITING = EACH | {"front", "weak", "reach"}
"""What waits for its value on the next line: 每万人拥有⏎公交车12标台."""


def _is_open(cell: Cell, current: list[Lexeme], kinds: set[str]) -> bool:
    """Whether words wait for a change, behind whatever mark: 与上年相比, 在上年基础上, 下降，5%."""
    if current[-1].kind in _OPEN_ENDED or not kinds.isdisjoint({"against", "beside"}):
        return True
    stop = current[-1].stop
    on_base = cell.text[max(current[0].start, stop - _LONGEST_BASE) : stop].rstrip().endswith(ON_BASE)
    return on_base or kinds == {"move"}


_LONGEST_BASE = 20
"""How many characters are looked at for 基础上 at the end of words, blanks behind it among them."""


_VALUE_STARTS = frozenset({"front", "short", "weak", "reach", "lead", "about", "amount"})


def _goes_on(cell: Cell, current: list[Lexeme], kinds: set[str], at: int, kind: str) -> bool:
    """
    Whether words without a value go on behind a mark or a break: 与上年相比，增长5%; 满意度⏎不低于95%.

    Words that compare with a figure wait for their change, a name at a line's end for its value.
    """
    if kind in {"and", "or", "list"} or cell.lexemes[at].kind == "enumerator" or cell.said(cell.lexemes[at]) in "|;。":
        return False
    if _is_open(cell, current, kinds) or (kind == "line" and not kinds.isdisjoint(_WAITING)):
        return True
    if cell.text.startswith("的", cell.lexemes[at].stop):
        return True
    following = next((lexeme.kind for lexeme in cell.lexemes[at + 1 : at + 3] if lexeme.kind != "blank"), "")
    if kind == "line" and following == "word" and _is_torn_name(cell, current):
        return True
    return kind == "line" and following in _VALUE_STARTS and kinds.isdisjoint({"negation", "grade"})


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


def _joint_of(cell: Cell, at: int, current: list[Lexeme], kinds: set[str], *, has_operand: bool) -> str | None:
    """What a lexeme joins two parts by, or ``None`` where the part goes on."""
    lexemes = cell.lexemes
    lexeme = lexemes[at]
    if lexeme.kind in {"separator", "enumerator"}:
        return _joint_of_mark(cell, at)
    if lexeme.kind == "blank":
        before = lexemes[at - 1].kind if at else ""
        behind = lexemes[at + 1].kind if at + 1 < len(lexemes) else ""
        if before in {"amount", "rank", "day"} and behind == "amount" and cell.text[lexeme.start - 1] in NUMBER_SIGNS:
            raise Unreadable(lexeme.start, lexemes[at + 1].stop, code="number-invalid")
        parted = before in _ENDS_BOUND and behind in _SIGNLESS and has_operand
        return "blank" if parted and _stands_alone(current, kinds) else None
    if lexeme.kind == "punctuation" and cell.said(lexeme) in {"、", "!"}:
        return "list" if has_operand and _operand_follows(cell, lexemes, at + 1) else None
    if lexeme.kind == "and":
        ended = not current or current[-1].kind in _ENDS_BOUND or current[-1].kind not in {"word", "lead"}
        return "and" if (has_operand and (ended or _operand_follows(cell, lexemes, at + 1))) or not current else None
    if lexeme.kind == "or":
        return "or" if has_operand or not current else None
    return "list" if lexeme.kind == "with" and has_operand and _is_between_days(cell, at) else None


def _is_between_days(cell: Cell, at: int) -> bool:
    """
    Whether 和 stands between two days that are due, each by itself: 5月底和11月底前.

    Not where both have one end (5月和11月底前), and not in names: 2022年和2023年平均.
    """
    lexemes = cell.lexemes
    before = [lexeme for lexeme in lexemes[max(at - 3, 0) : at] if lexeme.kind not in {"blank", "before"}]
    behind = [lexeme for lexeme in lexemes[at + 1 : at + 5] if lexeme.kind != "blank"]
    if not (before and behind and _is_due(before[-1]) and _is_due(behind[0])):
        return False
    rest = behind[1:] if behind[1:2] and behind[1].kind != "before" else behind[2:]
    if not rest or rest[0].kind == "separator":
        return True
    return cell.text.startswith(tuple(DONE), rest[0].start) and not cell.text.rstrip().endswith("率")


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


def _stands_alone(current: list[Lexeme], kinds: set[str]) -> bool:
    """Whether a blank behind a value ends its part: with a sign in front, or a percentage, it names nothing behind."""
    operand = next(lexeme for lexeme in reversed(current) if lexeme.kind in OPERANDS)
    amount = operand.value
    ratio = isinstance(amount, Amount) and kind_of(amount.unit or "") in {"ratio", "points"}
    return ratio or not kinds.isdisjoint({"front", "short"}) or operand.kind in {"half", "rank"}


def _operand_follows(cell: Cell, lexemes: list[Lexeme], at: int) -> bool:
    """Whether an operand stands before the next mark that parts clauses."""
    for lexeme in lexemes[at:]:
        if lexeme.kind == "separator" or (lexeme.kind == "punctuation" and cell.said(lexeme) == "、"):
            return False
        if lexeme.kind in OPERANDS:
            return True
    return False
