"""What makes a reported value the value of another thing: words and values beside it, another measure."""

from typing import NamedTuple

from perfmodel.lexicon._claims import difference_in, is_owed, other_measure_in, years_in
from perfmodel.lexicon._fold import bare, fold
from perfmodel.lexicon._notes import EXCLUDING, GROUPS, LOSSES, is_part, is_quiet, label_in
from perfmodel.lexicon._remarks import FRAGMENTS
from perfmodel.lexicon._reported_figures import is_of_money, is_of_whole_year, is_other_rate, narrower_in
from perfmodel.lexicon._things import AVERAGE
from perfmodel.lexicon._work_words import Asked, asked_by, is_early, says_more
from perfmodel.targets._days import MONTHS_A_YEAR
from perfmodel.targets._explain import Role, explain_reading
from perfmodel.targets._extent import region_of
from perfmodel.targets._measures import Case
from perfmodel.targets._polarity import is_rise, move_in, polarity_by_name
from perfmodel.targets._reported import notes_of
from perfmodel.targets._reported_amounts import Measured, is_average_asked, is_average_of_each, unit_said
from perfmodel.targets._shapes import (
    Clause,
    Composite,
    Deadline,
    Frequency,
    Grade,
    Range,
    Relative,
    Statement,
    Target,
    Threshold,
    Unread,
    Unstated,
    YesNo,
)
from perfmodel.targets._terms import Comparison, Direction, Polarity
from perfmodel.targets._verdict import Judgement, Verdict
from perfmodel.values._quantity import Quantity
from perfmodel.values._unit import Unit

_LONGEST = 200
"""So many characters of a target and of a name are asked for words to share."""
_NAMING = frozenset((Role.OBJECT, Role.GRADE, Role.NAME, Role.CONDITION))
"""What may stand beside a value and name another thing: 12个开工, 12个省级."""
_CLOSING = frozenset(")）]】〕")  # noqa: RUF001 - as written
_WORDLESS = (Statement, Unread, Unstated, YesNo)


def other_words(target: Target, said: Target, polarity: Polarity | None, name: str | None) -> str | None:
    """
    The words beside a reported value, where they may name something that the target does not ask for, or ``None``.

    Those of the target and of the indicator's name are known, as are those of :mod:`perfmodel.lexicon._work_words`.
    """
    if isinstance(said, _WORDLESS):
        return None
    names, notes = _words_beside(target, said)
    if not names and not notes:
        return None
    asked = asked_of(target, name)
    label = label_in(_before_number(said.text), asked) or _other_figure(said.subject, target.subject or name)
    if label is not None:
        return label
    return _first_other(names, notes, asked, floor=_is_floor(target, polarity))


def _first_other(names: list[str], notes: list[str], asked: Asked, *, floor: bool) -> str | None:
    """The first of the words beside a value that may name something else."""
    others = [words for words in names if _says_more(words, asked, floor=floor)]
    others += [words for words in notes if _turns(words, asked, floor=floor)]
    return others[0] if others else None


class _Beside(NamedTuple):
    """What stands beside a value: what may name another thing (开工 of 12个开工), and notes in brackets."""

    names: list[str]
    notes: list[str]


def _words_beside(target: Target, said: Target) -> _Beside:
    """The words of a cell beside its value, with its name where the target does not bear the same."""
    subject = [] if said.subject is None or said.subject == target.subject else [said.subject]
    if isinstance(said, Composite):
        return _Beside(subject, [clause.text.strip() for clause in said.clauses if isinstance(clause, Statement)])
    if isinstance(said, Grade) or ends_in_value(said):
        return _Beside(subject, [])
    names, notes = _explained(said.text)
    return _Beside(subject + names, notes)


def _explained(text: str) -> _Beside:
    """The names and notes of a text, by the roles of its parts."""
    parts = [(part.role, text[part.span.start : part.span.stop]) for part in explain_reading(text)]
    return _Beside(
        [words for role, words in parts if role in _NAMING],
        [words.strip("()（）[]【】 ") for role, words in parts if role is Role.NOTE],  # noqa: RUF001 - as written
    )


def _other_figure(said: str | None, wished: str | None) -> str | None:
    """The words before a value, where they name another rate, or what was paid for the work that is asked for."""
    if said is None or wished is None or move_in(said) is not None:
        return None
    words, figure = fold(said), bare(wished)
    return said if is_other_rate(words, figure) or is_of_money(words, figure) else None


def narrower_ill(target: Target, said: Target, name: str | None) -> str | None:
    """The name of a part of an ill, where a target asks for few of all: 死亡事故 in answer to 安全事故≤2起."""
    words = None if said.subject is None else narrower_in(fold(said.subject))
    known = words is None or (target.subject is None and name is None and not isinstance(target, Statement))
    return None if known or (words or "") in asked_of(target, name).text else said.subject


def loud_note(target: Target, said: Target, name: str | None) -> str | None:
    """The note in brackets behind a value that may take it back, or ``None``: 计划 of 120人（计划）."""
    notes = notes_of(said)
    if not notes:
        return None
    asked = asked_of(target, name)
    return next((note for note in notes if not is_quiet(note, asked)), None)


def asked_of(target: Target, name: str | None) -> Asked:
    """What a target and the name of its indicator speak of."""
    return asked_by(fold(f"{target.text[:_LONGEST]} {target.subject or ''} {(name or '')[:_LONGEST]}"))


def _before_number(text: str) -> str:
    """The words in front of the first number, folded."""
    folded = fold(text)
    return folded[: next((at for at, character in enumerate(folded) if character.isdigit()), 0)]


def ends_in_value(said: Target) -> bool:
    """Whether nothing stands behind a number but its unit, as in most cells: a word has two characters or more."""
    text = said.text
    if isinstance(said, Composite):
        return False
    if not text or text[-2:-1].isdigit() or text[-1:].isdigit():
        return text[-1:] not in _CLOSING
    unit = said.quantity.unit.symbol if isinstance(said, Threshold) else ""
    return bool(unit) and text.endswith(unit)


def _turns(note: str, asked: Asked, *, floor: bool) -> bool:
    """Whether a note says by itself that what was counted was undone, is an ill, or only begun: 100人（流失）."""
    words = fold(note)
    if is_part(words):
        return True
    if not _says_more(words, asked, floor=floor):
        return False
    undone = difference_in(words) is not None or is_early(words)
    return undone or (floor and _sense(words) is Polarity.LOWER_IS_BETTER)


def _says_more(words: str, asked: Asked, *, floor: bool) -> bool:
    """Whether words say more; in answer to a least no ill may be named, unless work on it is (隐患整改率)."""
    ills = not floor or _sense(words) is Polarity.HIGHER_IS_BETTER
    return all(says_more(fold(part), asked, ills=ills) for part in (words, _without_move(words)))


def _without_move(subject: str) -> str:
    """What stands before a word of change, of which other rules tell what it means."""
    move = move_in(subject)
    return subject if move is None else subject.removesuffix(move.word)


def _is_floor(target: Target, polarity: Polarity | None) -> bool:
    """Whether more of it is wished: by the comparison, or of a bare value by the polarity."""
    if isinstance(target, Relative):
        return target.direction is Direction.INCREASE and polarity is not Polarity.LOWER_IS_BETTER
    if not isinstance(target, Threshold | Frequency):
        return False
    bare = target.comparison is Comparison.STATED and polarity is Polarity.HIGHER_IS_BETTER
    return bare or target.comparison in {Comparison.GE, Comparison.GT}


def _sense(words: str | None) -> Polarity | None:
    """Which side is better of a name, where it says so."""
    evidence = None if words is None else polarity_by_name(words)
    return None if evidence is None else evidence.polarity


_PART = "其中"
_GROUPS = frozenset(GROUPS.words.split())
_LOSSES = tuple(LOSSES.words.split())


def is_not_all(target: Clause, chosen: Judgement, said: Composite, case: Case) -> bool:
    """Whether other values of the cell may take from the one that answers."""
    return _is_net(target, chosen, said) or _is_less(target, chosen, said, case)


def _is_net(target: Clause, chosen: Judgement, said: Composite) -> bool:
    """
    Whether what came in stands beside what went out, or what was paid beside what is owed, so that neither is all.

    新增102人，减少20人 answers no ≥100人, and 已支付98万元，尚欠10万元 no ≤100万元.
    """
    if any(is_owed(part.subject) for part in said.clauses):
        return region_of(target, None).sure.low is None
    if is_rise(target.subject) or not is_rise(chosen.actual.said.subject):
        return False
    moves = [move_in(part.subject) for part in said.clauses]
    return any(move is not None and move.direction is Direction.DECREASE for move in moves)


def _is_less(target: Clause, chosen: Judgement, said: Composite, case: Case) -> bool:
    """Whether less may count than the value that reaches a target."""
    if chosen.verdict is not Verdict.MET or region_of(target, case.polarity).sure.high is not None:
        return False
    answer = chosen.actual.said
    named = answer.subject is not None and answer.subject == target.subject
    return _takes_away(answer, said, asked_of(target, case.name), named=named)


def _takes_away(answer: Target, said: Composite, asked: Asked, *, named: bool) -> bool:
    """
    Whether a value in the unit of the *answer* stands beside it under a name that may say what is not counted.

    Behind 其中 a name is that of a part, unless it speaks of an ill, of a loss or of another year; else it has to be
    known, or the answer to bear the target's own name (*named*), beside which a fall is told apart.  A rate beside a
    rate is one of its own, unless it says that something is left out (扣除结转为90%).
    """
    unit = _unit_of(answer)
    if unit is None:
        return False
    others = (part for part in said.clauses if isinstance(part, Threshold) and part.text != answer.text)
    return any(
        part.subject is not None
        and part.quantity.unit.dimension == unit.dimension
        and (_excludes(part.subject) if unit.kind == "ratio" else _may_take(fold(part.subject), asked, named=named))
        for part in others
    )


def _unit_of(answer: Target) -> Unit | None:
    if isinstance(answer, Frequency):
        return answer.count.unit
    if isinstance(answer, Range):
        return answer.ends[0].quantity.unit
    return answer.quantity.unit if isinstance(answer, Threshold) else None


def _excludes(name: str) -> bool:
    return any(word in name for word in EXCLUDING)


def _may_take(name: str, asked: Asked, *, named: bool) -> bool:
    words = name.removeprefix(_PART).lstrip(" :")
    return _is_part_apart(words) if _PART in name else _is_no_group(words, asked, named=named)


def _is_part_apart(words: str) -> bool:
    """Whether a part may not be counted in: an ill, a loss, what is only begun, or of another year (其中流失5人)."""
    if any(word in words for word in _LOSSES) or words[:1] in FRAGMENTS or difference_in(words) is not None:
        return True
    return _sense(words) is Polarity.LOWER_IS_BETTER or is_early(words) or bool(years_in(f"{words}年"))


def _is_no_group(words: str, asked: Asked, *, named: bool) -> bool:
    """Whether a name is that of a loss, or of nothing that is known to be counted in: 流失5人, but not 教师5人."""
    lost = words.startswith(_LOSSES) and words not in asked.text
    if lost and not (named and move_in(words) is not None):
        return True
    return not named and words not in _GROUPS and says_more(words, asked, ills=False)


def is_other_measure(target: Measured, said: Measured, name: str | None) -> bool:
    """
    Whether a reported value is a difference, an average, a part, or that of another year, and the target is not.

    The target, or the name of the indicator, has to use the same word: 结余率≤5% says nothing of 超支4%.  What one of
    each costs at most is an average of itself, so that 人均438元 answers ≤450元/人, as is what a period has of a count
    (日均310人次); 日均8小时 says nothing of each day.
    """
    unit, asked = unit_said(target), words_asked(target, name)
    if is_average_of_each(said, unit) and AVERAGE not in asked:
        return True
    if is_average_asked(said, unit, ceiling=_is_ceiling(target)):
        return False
    words = (difference_in(said.subject), other_measure_in(said.subject))
    return any(word is not None and word not in asked for word in words)


def _is_ceiling(target: Measured) -> bool:
    return isinstance(target, Threshold) and target.comparison in _CEILINGS


def words_asked(target: Target, name: str | None) -> str:
    """What a target and its name say, folded."""
    return fold(f"{target.text} {target.subject or ''} {name or ''}")


def is_opposite(target: Measured, said: Measured, name: str | None) -> bool:
    """
    Whether a reported share is that of the other side: 不满意5% in answer to 满意度≥95%, or to a bare ≥95%.

    The names of the two tell it: of the one more is better, of the other less.  A target without one tells it by its
    bound: 合格率99% is no answer to a bare ≤2%.
    """
    if not isinstance(said, Threshold | Range) or _kind_of(said) != "ratio":
        return False
    side = _sense(said.subject)
    if side is None:
        return False
    wished = _sense(target.subject or name)
    return side is _side_left_out(target) if wished is None else {side, wished} == _SIDES


def _side_left_out(target: Measured) -> Polarity | None:
    """Of which side no share answers a bound without a name: an ill no floor, a good no ceiling below the whole."""
    if not isinstance(target, Threshold | Frequency):
        return None
    if target.comparison in _FLOORS:
        return Polarity.LOWER_IS_BETTER
    capped = isinstance(target, Threshold) and target.comparison in _CEILINGS and _is_part(target.quantity)
    return Polarity.HIGHER_IS_BETTER if capped else None


def _is_part(quantity: Quantity) -> bool:
    """Whether a share is less than the whole: 预算执行率98% answers ≤100%, which holds of any rate."""
    return quantity.unit.dimension == _WHOLE_SHARE.unit.dimension and quantity < _WHOLE_SHARE


_FLOORS = {Comparison.GE, Comparison.GT}
_CEILINGS = {Comparison.LE, Comparison.LT}
_WHOLE_SHARE = Quantity("100", "%")

_SIDES = {Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER}


def _kind_of(said: Threshold | Range) -> str:
    return said.quantity.unit.kind if isinstance(said, Threshold) else said.ends[0].quantity.unit.kind


def is_as_of(said: Composite) -> bool:
    """Whether a cell says up to which day before the end of a year its values count: 截至9月底85%, 6月底前全年30次."""
    of_year = any(
        isinstance(part, Threshold) and is_of_whole_year(part.subject, fold(part.text)) for part in said.clauses
    )
    return any(
        isinstance(part, Deadline)
        and (of_year or fold(part.text).strip().startswith("截"))
        and part.span.latest is not None
        and part.span.latest.month < MONTHS_A_YEAR
        for part in said.clauses
    )


def leaves_undone(said: Composite) -> bool:
    """Whether a cell says beside its day how much of the work was done by then: 6月20日完成60%."""
    return any(
        isinstance(part, Threshold)
        and part.quantity.unit.kind == "ratio"
        and part.quantity.exact < 1
        and (part.subject is None or part.subject.endswith(_PROGRESS))
        for part in said.clauses
    )


_PROGRESS = ("进度", "完成", "完成率", "完成量", "比例")
