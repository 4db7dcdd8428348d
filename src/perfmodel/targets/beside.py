"""Words beside a reported value that may make it the value of something else: 流失100人, 12个开工, 自评95%."""

from perfmodel.lexicon.claims import difference_in
from perfmodel.lexicon.doing import Asked, asked_by, is_early, says_more
from perfmodel.lexicon.fold import fold
from perfmodel.lexicon.names import bare
from perfmodel.lexicon.notes import is_part, is_quiet, label_in
from perfmodel.lexicon.rates import is_of_money, is_other_rate, narrower_in
from perfmodel.targets.change_words import move_in
from perfmodel.targets.explain import Role, explain_reading
from perfmodel.targets.notes import notes_of
from perfmodel.targets.polarity import polarity_by_name
from perfmodel.targets.shapes import (
    Composite,
    Frequency,
    Grade,
    Relative,
    Statement,
    Target,
    Threshold,
    Unread,
    Unstated,
    YesNo,
)
from perfmodel.targets.terms import Comparison, Direction, Polarity

_LONGEST = 200
"""So many characters of a target and of a name are asked for words to share."""
_NAMING = frozenset((Role.OBJECT, Role.GRADE, Role.NAME, Role.CONDITION))
"""What may stand beside a value and name another thing: 12个开工, 12个省级."""
_CLOSING = frozenset(")）]】〕")  # noqa: RUF001 - as written
_WORDLESS = (Statement, Unread, Unstated, YesNo)


def other_words(target: Target, said: Target, polarity: Polarity | None, name: str | None) -> str | None:
    """
    The words beside a reported value, where they may name something that the target does not ask for, or ``None``.

    Those of the target and of the name of the indicator are known, as are those of :mod:`perfmodel.lexicon.doing`.
    """
    if isinstance(said, _WORDLESS):
        return None
    found = [] if said.subject is None or said.subject == target.subject else [said.subject]
    notes = list[str]()
    if isinstance(said, Composite):
        notes = [clause.text.strip() for clause in said.clauses if isinstance(clause, Statement)]
    elif not (isinstance(said, Grade) or ends_in_value(said)):
        parts = [(part.role, said.text[part.span.start : part.span.stop]) for part in explain_reading(said.text)]
        found += [words for role, words in parts if role in _NAMING]
        notes = [words.strip("()（）[]【】 ") for role, words in parts if role is Role.NOTE]  # noqa: RUF001 - as written
    if not found and not notes:
        return None
    asked = asked_of(target, name)
    label = label_in(_before_number(said.text), asked) or _other_figure(said.subject, target.subject or name)
    if label is not None:
        return label
    floor = _is_floor(target, polarity)
    others = [words for words in found if _says_more(words, asked, floor=floor)]
    others += [words for words in notes if _turns(words, asked, floor=floor)]
    return others[0] if others else None


def _other_figure(said: str | None, wished: str | None) -> str | None:
    """The words before a value, where they name another rate, or what was paid for the work that is asked for."""
    if said is None or wished is None or move_in(said) is not None:
        return None
    words, figure = fold(said), bare(wished)
    return said if is_other_rate(words, figure) or is_of_money(words, figure) else None


def narrower_ill(target: Target, said: Target, name: str | None) -> str | None:
    """The name of a part of an ill, where a target asks for few of all: 死亡事故 in answer to 安全事故≤2起."""
    words = None if said.subject is None else narrower_in(fold(said.subject))
    known = words is None or (target.subject is None and name is None)
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
    told = difference_in(words) is not None or is_early(words)
    return told or (floor and _sense(words) is Polarity.LOWER_IS_BETTER)


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


def _sense(words: str) -> Polarity | None:
    evidence = polarity_by_name(words)
    return None if evidence is None else evidence.polarity
