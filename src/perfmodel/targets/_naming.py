"""
What the name of an indicator says about which side is better.

A Chinese name is read from its end.  Heads (率, 件数, 时间) and nouns that carry no sense (人员, 项目) are taken off,
and the last word that is left decides by its role in :mod:`perfmodel.lexicon._polarity_roles`:

- an ill or a cost is better low (投诉率, 单位能耗), a good is better high (合格率, 覆盖率);
- work on an ill is better high, whatever the ill (投诉处理率, 差错纠正率), and so is a saving (成本节约率);
- a fall turns round what stands before it (投诉下降率), a rise keeps it (成本增长率);
- a denial turns round what stands behind it (未完成率, 无故障, 零投诉);
- of a time, work is better short and service long (办理时限, 开放时间); of a concentration, a known substance is low;
- 标准 and its kin have no better side.

What is spent and what it costs has no side of its own, nor has its rise (支出增幅); what is taken out of use is an
ill as a rate and may be a task as a number (报废车辆数).

A verb in front governs the ill behind it where an amount is counted (化解矛盾纠纷数, 降低企业成本, 培训失业人员).  A
word that no table knows ends the reading without an answer; a verb that may act on the ill or not (接待上访) has none.
"""

from typing import NamedTuple

from perfmodel._patterns import regex
from perfmodel.lexicon._fold import bare
from perfmodel.lexicon._polarity_deeds import AGAINST, LURES, PASSIVE, PURSUITS, TAKEN_UP, Ill, without_leads
from perfmodel.lexicon._polarity_roles import (
    ABSENT,
    DENIALS,
    DISPOSALS,
    FAULTY,
    GOVERN,
    GRANTS,
    ILL_ACTS,
    KINDLY,
    LACKS,
    LASTING,
    LATE,
    LENGTHS,
    LESSEN,
    LIMITED,
    OVERSIGHT,
    PREVENT,
    PROCEDURES,
    REPEATED,
    RESERVES,
    RESUMED,
    REVOKED,
    RISING,
    SLOW,
    SUBSTANCES,
    UNTIMED,
    PolarityRow,
    Role,
    words_of,
)
from perfmodel.lexicon._polarity_words import ROWS, roles
from perfmodel.targets._terms import Polarity

_HIGH, _LOW, _NEUTRAL = Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER, Polarity.NEUTRAL
_TURNED = {_HIGH: _LOW, _LOW: _HIGH, _NEUTRAL: None}
_ILL = frozenset((Role.EVENT, Role.FAULT, Role.COST))
_KEPT = frozenset((*_ILL, Role.MEND, Role.SAVE))
_WORK = frozenset((Role.GOOD, Role.MEND))
_MOVES = frozenset((Role.UP, Role.DOWN, Role.KEEP, Role.CONTROL))
_HEADS = frozenset((Role.SHARE, Role.TIME, Role.DENSITY, Role.AMOUNT))
_SENSELESS = frozenset((*_HEADS, Role.LEVEL, Role.CARRIER))
"""What is taken off the end of a name to find the word that has a sense."""
_COUNTED = frozenset((None, Role.AMOUNT))
_SAVINGS = frozenset(word for word, row in roles().items() if row.role is Role.SAVE)
_LONGEST_NAME = 200
_ABSENT, _DENIALS, _LACKS, _LATE = map(words_of, (ABSENT, DENIALS, LACKS, LATE))
_GOVERN, _LESSEN, _PREVENT = map(words_of, (GOVERN, LESSEN, PREVENT))
_LASTING, _RESUMED, _SLOW, _UNTIMED = map(words_of, (LASTING, RESUMED, SLOW, UNTIMED))
_DISPOSALS, _GRANTS, _RESERVES, _REVOKED = map(words_of, (DISPOSALS, GRANTS, RESERVES, REVOKED))
_LIMITED, _PROCEDURES, _REPEATED, _RISING = map(words_of, (LIMITED, PROCEDURES, REPEATED, RISING))
_AGAINST, _LURES, _PURSUITS, _TAKEN_UP = map(words_of, (AGAINST, LURES, PURSUITS, TAKEN_UP))
_ILL_ACTS, _OVERSIGHT, _SUBSTANCES = map(words_of, (ILL_ACTS, OVERSIGHT, SUBSTANCES))
_ILLS = words_of(*(row for row in ROWS if row.role in _ILL), least=2)
_WORDS = words_of(*ROWS)


class Named(NamedTuple):
    """
    What a name says.

    Its polarity and the word that decided, or ``None``; what kind of head it has; whether it speaks of something that
    forbids to go by the category.
    """

    polarity: Polarity | None
    word: str = ""
    row: PolarityRow | None = None
    head: Role | None = None
    forbids: bool = False


def read_name(name: str, /) -> Named:
    """
    What a name says of its better side.

    >>> read_name("差错纠正率").word, read_name("城镇登记失业率").word, read_name("某某率").polarity
    ('纠正', '失业', None)
    """
    text = bare(name).casefold()
    return Named(None) if len(text) > _LONGEST_NAME else _whole(text)


_PART_OF = regex("(?P<part>.{2,})(?<![挤侵抢霸])占(?![用地道比压补线])(?P<whole>.{2,}?)(?<![率重比度例])")
"""A part of a whole with no head behind it: 完成投资占总投资 speaks of the part."""


def _whole(text: str) -> Named:
    """By the end of the name, and by a verb in front where that leaves an ill or nothing."""
    part = _PART_OF.fullmatch(text)
    found = _timed(text, _tail(text, None) if part is None else _tail(part["part"], Role.SHARE))
    open_ = found.polarity is None or _is_ill(found)
    disposed = found.head in _COUNTED and (_DISPOSALS if open_ else _REVOKED).beginning(text)
    if disposed:
        return Named(None, disposed, DISPOSALS, found.head, forbids=True)
    return _governed(text, found) if open_ or found.head is Role.TIME else found


def _open(found: Named) -> Named:
    return Named(None, head=found.head, forbids=True)


def _is_ill(found: Named) -> bool:
    """Whether a name ends in an ill or a cost, less of which is better: 违法案件数."""
    return found.polarity is _LOW and found.row is not None and found.row.role in _ILL


def _timed(text: str, found: Named) -> Named:
    """A time of work is better short, but of work that comes again, or of a work that no table knows as a procedure."""
    if found.head is not Role.TIME or found.row is None:
        return found
    again = text.endswith("周期") and found.word in _REPEATED.all
    unknown = text.endswith(LENGTHS) and found.row.role is Role.GOOD and found.word not in _PROCEDURES.all
    open_ = again or (unknown and found.polarity is _LOW)
    return Named(None, found.word, found.row, found.head, forbids=True) if open_ else found


def _tail(text: str, head: Role | None) -> Named:
    """The last word that has a sense, once heads and carriers are off."""
    while True:
        special = _by_head(text, head)
        if special is not None:
            return special
        word, row = _last(text)
        if row is None:
            return _by_first(text, head)
        rest = text.removesuffix(word)
        if row.role is Role.SHARE and word[0] in "比百":
            rest = _part_of(rest)
        if row.role not in _SENSELESS:
            return _sense(word, row, rest, head)
        if head is None and row.role in _HEADS:
            head = row.role
        text = rest


def _part_of(text: str) -> str:
    """The part in 损失占产值 (比重): what stands before 占."""
    place = text.rfind("占")
    return text[:place] if place > 1 else text


def _by_first(text: str, head: Role | None) -> Named:
    """An unknown word of two by its first character, or by how it is done: 错发, 防火, 违规捕捞."""
    word = text[-2:]
    badly = _LATE.ending(text[:-2])
    if badly:
        return Named(_LOW, badly, ILL_ACTS, head)
    for row, sense in ((FAULTY, _LOW), (KINDLY, _HIGH)):
        if len(word) > 1 and word[0] in row.words:
            return Named(sense, word, row, head)
    return Named(None, head=head, forbids=bool(_ILLS.within(text)))


def _last(text: str) -> tuple[str, PolarityRow | None]:
    """
    The word of the table at the end: the longest, unless a head of one character leaves more that is known.

    退件数 ends in 数 behind 退件, and 清退件数 in 件数 behind 清退.
    """
    table = roles()
    word, head = _WORDS.ending(text), text[-1:]
    if len(word) > 1 and head in table and table[head].role in _HEADS:
        before, across = _WORDS.ending(text.removesuffix(word)), _WORDS.ending(text[:-1])
        if (len(across) + 1, len(across)) > (len(before) + len(word), len(word)):
            word = head
    return word, table.get(word)


def _by_head(text: str, head: Role | None) -> Named | None:
    """What a time or a concentration says by tables of its own."""
    if head is Role.TIME:
        return _of_time(text)
    return _of_substance(text) if head is Role.DENSITY else None


def _of_time(text: str) -> Named | None:
    """Whether what takes a time is better long or short, by the word of what it takes: 开放天数, 候诊时间, 公示天数."""
    untimed = _UNTIMED.ending(text)
    if untimed:
        return Named(None, untimed, UNTIMED, Role.TIME, forbids=True)
    for row, words, sense in ((LASTING, _LASTING, _HIGH), (SLOW, _SLOW, _LOW)):
        word = words.ending(text)
        if word:
            resumed = _RESUMED.beginning(text) if row is LASTING else ""
            return Named(_LOW, resumed, RESUMED, Role.TIME) if resumed else Named(sense, word, row, Role.TIME)
    return Named(_HIGH, "提前", LASTING, Role.TIME) if "提前" in text else None


def _of_substance(text: str) -> Named | None:
    """Of a known substance, or of none that is named, a low concentration is better: PM2.5浓度."""
    word = _SUBSTANCES.ending(text)
    return Named(_LOW, word or "浓度", SUBSTANCES, Role.DENSITY) if word or not text else None


def _sense(word: str, row: PolarityRow, rest: str, head: Role | None) -> Named:
    """The sense of the deciding word, turned round by what denies it."""
    role = row.role
    bad = _of_ill(word, rest, head)
    if bad is not None:
        return bad
    if role in _MOVES:
        return _moved(word, row, _tail(rest, None), rest)._replace(head=head)
    if head is None and word in _GRANTS.all:
        return Named(None)
    sideless = _sideless_by(word, rest, head)
    if sideless is not None:
        return Named(None, word, sideless, head, forbids=True)
    return Named(_side(word, role, rest, head), word, row, head, forbids=role is Role.OPEN)


def _of_ill(word: str, rest: str, head: Role | None) -> Named | None:
    """What is as bad as what is taken up (钓鱼邮件点击率), and what is done to those who did wrong (被执行人数)."""
    if word in _PURSUITS.all and rest.endswith(PASSIVE):
        return Named(_LOW, PASSIVE + word, PURSUITS, head)
    taken = _tail(rest, None) if word in _TAKEN_UP.all else None
    if taken is None or taken.word not in _LURES.all or taken.polarity is not _LOW:
        return None
    return None if _AGAINST.ending(rest[: rest.rfind(taken.word)]) else taken._replace(head=head)


def _sideless_by(word: str, rest: str, head: Role | None) -> PolarityRow | None:
    """The table by which an amount has no better side: what is taken out of use, what a fund keeps (基金累计结余)."""
    if head is Role.AMOUNT and word in _DISPOSALS.all:
        return DISPOSALS
    reserve = word == "结余" and head in _COUNTED and _RESERVES.ending(rest)
    return RESERVES if reserve else None


def _side(word: str, role: Role, rest: str, head: Role | None) -> Polarity | None:
    """Which side is better of a word in its role, by what stands before it."""
    if role in _ILL:
        return _HIGH if _is_absent(rest) else _LOW
    if role in _WORK:
        done = _LOW if head is Role.TIME else _HIGH
        return _TURNED[done] if _is_denied(rest, word, role) else done
    if role is Role.SAVE:
        return _HIGH
    return _NEUTRAL if role is Role.NEUTRAL and head is None else None


def _moved(word: str, row: PolarityRow, before: Named, rest: str) -> Named:
    """A rise, a fall, a change, a control: by the sense of what it happens to."""
    if row.role is Role.UP:
        return _risen(word, row, before)
    if row.role is Role.DOWN:
        turned = None if before.polarity is None else _TURNED[before.polarity]
        return Named(turned, word, row, forbids=True)
    kind = _kind(before)
    if row.role is Role.KEEP:
        return _kept(word, before, kind)
    return before if before.head is Role.SHARE else _controlled(word, row, kind, rest)


def _risen(word: str, row: PolarityRow, before: Named) -> Named:
    """A rise keeps the sense of what rises; of what has none, or is unknown and forbids nothing, it is a good."""
    sense = before.polarity
    unknown = sense is None and not before.forbids and before.word not in _RISING.all
    return Named(_HIGH if unknown or sense is _NEUTRAL else sense, word, row, forbids=sense is None)


def _kept(word: str, before: Named, kind: Role | None) -> Named:
    """A change keeps the sense of what is better low, of work and of savings; of all else nobody can tell."""
    kept = before.polarity if before.polarity is _LOW or kind in _KEPT else None
    rising = kept is None and word in _RISING.all
    return Named(kept, word if rising else before.word, before.row, forbids=before.forbids)


def _controlled(word: str, row: PolarityRow, kind: Role | None, rest: str) -> Named:
    """What is held: an ill is held down, a cost or a number of posts within its limit (成本控制率)."""
    if kind in {Role.EVENT, Role.FAULT}:
        return Named(_HIGH, word, row)
    limited = kind is Role.COST or _LIMITED.ending(rest)
    return Named(_LOW if limited else None, word, row, forbids=True)


def _is_absent(rest: str) -> bool:
    """Whether an ill is said not to be there: 零投诉, 未发生事故."""
    while True:
        if _ABSENT.ending(rest):
            return True
        word, row = _last(rest)
        if row is None or (row.role not in _ILL and row.role is not Role.CARRIER):
            return False
        rest = rest.removesuffix(word)


def _is_denied(rest: str, word: str, role: Role) -> bool:
    """Whether a work or a good is said not to be done, or done badly: 未按期完成, 不合格, 逾期还款."""
    if role is Role.GOOD and _is_done_badly(rest, word):
        return True
    while True:
        if _DENIALS.ending(rest):
            return True
        word, row = _last(rest)
        if row is None or row.role not in _WORK:
            return False
        rest = rest.removesuffix(word)


def _is_done_badly(rest: str, word: str) -> bool:
    """Whether a good is lacking, late or done twice; but what looks into the late is not: 逾期检查."""
    late = _LATE.ending(rest)
    return bool(_LACKS.ending(rest)) or late == "重复" or (late != "" and word not in _OVERSIGHT.all)


def _governed(text: str, found: Named) -> Named:
    """A verb in front that deals with the ill behind it: 查处违法案件数, 减少排放量."""
    done, text = _done_on(text, found), without_leads(text)
    if _PREVENT.beginning(text):
        return _open(found)
    found = _or_ill_act(text, found)
    return done or _done_on(text, found) or _dealt_with(text, found)


def _or_ill_act(text: str, found: Named) -> Named:
    """What is done badly anywhere in a name of which nothing else is known: 拖欠工资, but not work that comes again."""
    unknown = found.polarity is None and found.forbids and found.head in _COUNTED and not _REPEATED.ending(text)
    acts = _ILL_ACTS.within(text) if unknown else ""
    return Named(_LOW, acts, ILL_ACTS, found.head) if acts else found


def _done_on(text: str, found: Named) -> Named | None:
    """
    What a verb in front surely does to the ill behind it: 培训失业人员.

    Of a share it may be that which is dealt with or that which is left.
    """
    ill = _ill_behind(text, found)
    verb = "" if ill is None else ill.surely_dealt_with()
    done = Named(_HIGH, verb, roles().get(verb) or GOVERN, found.head) if found.head in _COUNTED else _open(found)
    return done if verb else None


def _ill_behind(text: str, found: Named) -> Ill | None:
    """The ill that a name ends in, if something stands before it; none of a time."""
    place = text.rfind(found.word) if found.word else 0
    if place <= 0 or found.row is None or found.head is Role.TIME:
        return None
    return Ill(text[:place], found.word, found.row.role, found.row is FAULTY)


def _dealt_with(text: str, found: Named) -> Named:
    """What a verb in front makes of a name: less of an ill, of a cost or of a time is better, and so is a saving."""
    lessens = _LESSEN.beginning(text)
    verb = lessens or _GOVERN.beginning(text)
    if not verb or found.word == verb:
        return _or_unsure(text, found)
    better = Named(_HIGH, verb, roles().get(verb) or GOVERN, found.head)
    if found.head in _COUNTED:
        good = _is_good_to_deal_with(found, verb, lessens=bool(lessens))
        return better if good else found._replace(forbids=found.forbids or bool(lessens))
    return _dealt_with_otherwise(found, better, lessens=bool(lessens))


def _or_unsure(text: str, found: Named) -> Named:
    ill = _ill_behind(text, found) if found.head in _COUNTED else None
    return found if ill is None or not ill.may_be_dealt_with() else _open(found)


def _dealt_with_otherwise(found: Named, better: Named, *, lessens: bool) -> Named:
    """A time is shortened; of a share of an ill it may be that which is left: 整治投诉率."""
    if found.head is Role.TIME:
        return found if not lessens else better if found.polarity is _LOW else _open(found)
    return _open(found) if lessens or _kind(found) is Role.EVENT else found


def _is_good_to_deal_with(found: Named, verb: str, *, lessens: bool) -> bool:
    """Whether a verb saves, deals with an event (查处违法案件数), or lessens an ill (减少排放量)."""
    if found.polarity is None and verb in _SAVINGS:
        return True
    return _kind(found) is Role.EVENT or (lessens and _kind(found) in _ILL)


def _kind(found: Named) -> Role | None:
    return None if found.row is None else found.row.role
