"""Names of rates beside each other: whether the one that is reported is the one that is asked for."""

import re
from functools import cache
from itertools import takewhile

from perfmodel.lexicon.deviations import KINDS
from perfmodel.lexicon.doing import DOING, DOING_WORDS, REPORTING
from perfmodel.lexicon.polarity.roles import Role
from perfmodel.lexicon.polarity.table import ROWS
from perfmodel.lexicon.rows import WordRow

QUALITIES = WordRow(
    "quality",
    "及时 按时 按期 如期 准时 限时 当场 即时 首次 一次 一次性 优良 优秀 有效 准确 规范 足额 全额 提前 满负荷 当年 当日",
    DOING_WORDS,
)
"""How a work is done, of which the rate of the work alone says nothing: 拨付率 is no 拨付及时率."""

NARROWER = WordRow("narrower", "有效 重复 死亡 亡人 责任 主责 实名 集体 越级 群体性 刑事 查实 属实", DOING_WORDS)
"""How the name of a part of an ill begins, beside the kinds of accidents."""

WORK_RATES = ("完成", "达成", "实现")
"""What a rate is of that speaks of the work, which money paid for it does not say."""


@cache
def _heads() -> tuple[str, ...]:
    words = {word for row in ROWS if row.role is Role.SHARE for word in row.words.split()}
    return tuple(sorted(words, key=len, reverse=True))


@cache
def _reporting() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(REPORTING.words.split(), key=len, reverse=True)))
    return re.compile(rf"(?:(?:19|20)\d\d年度?|{words})+")


def rate_of(name: str | None, /) -> str | None:
    """
    What the name of a rate is the rate of, or ``None`` where it is no rate.

    >>> rate_of("群众满意度"), rate_of("验收合格率"), rate_of("培训人数")
    ('群众满意', '验收合格', None)
    """
    head = None if name is None else next((head for head in _heads() if name.endswith(head)), None)
    return None if name is None or head is None else name.removesuffix(head)


def is_other_rate(said: str, wished: str, /) -> bool:
    """
    Whether two names of rates name different ones: each has a word that the other lacks, or the said one a quality.

    >>> [is_other_rate(said, "拨付及时率") for said in ("拨付率", "资金拨付及时率", "支出率")]
    [True, False, True]
    """
    one, other = rate_of(said), rate_of(wished)
    if not one or not other:
        return False
    one, other = _without_front(one, other)
    one, other = (words[::-1] for words in _without_front(one[::-1], other[::-1]))
    if not one:
        return any(word in other for word in QUALITIES.words.split())
    return bool(other) and _reporting().fullmatch(one) is None


def _without_front(one: str, other: str) -> tuple[str, str]:
    """Two names without the characters that both begin with."""
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return one[alike:], other[alike:]


@cache
def _money() -> re.Pattern[str]:
    any_work = frozenset(DOING[0].words.split())
    rows = (row for row in DOING if row.meaning in {"pay", "spend", "be in hand"})
    words = {word for row in rows for word in row.words.split()} - any_work - {"建设", "建成"}
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


def is_of_money(words: str, wished: str, /) -> bool:
    """
    Whether words report what was paid, in answer to a rate of work.

    >>> is_of_money("资金支付", "项目完成率"), is_of_money("资金支付", "资金支付率")
    (True, False)
    """
    work = rate_of(wished)
    found = _money().search(words)
    return work is not None and work.endswith(WORK_RATES) and found is not None and found[0] not in wished


@cache
def _narrower() -> re.Pattern[str]:
    words = "|".join(sorted(NARROWER.words.split(), key=len, reverse=True))
    return re.compile(rf"(?:{words}|{KINDS.pattern})")


def narrower_in(words: str, /) -> str | None:
    """
    The word by which a name is that of a part of an ill, or ``None``.

    >>> narrower_in("死亡事故"), narrower_in("投诉")
    ('死亡', None)
    """
    match = _narrower().match(words)
    return None if match is None else match[0]
