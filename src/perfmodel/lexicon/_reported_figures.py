"""
What the name of a reported figure, its number and its measure word say of its value.

Names of a deviation or of a change, and reports in words that are a zero.

Of a deviation the size counts; 未发生 and 无 say that nothing was there to count, 持平 that nothing changed.

Names of figures that can't be just any number: shares of a whole, and what is never below zero.

Names of rates beside each other: whether the one that is reported is the one that is asked for.

Measure words that count the same things: 12场次 of performances are 12场.
"""

import re
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from perfmodel._patterns import alternation, regex
from perfmodel.lexicon._claims import RESULT_WORDS, Words
from perfmodel.lexicon._polarity_roles import Role
from perfmodel.lexicon._polarity_words import ROWS
from perfmodel.lexicon._rows import WordRow
from perfmodel.lexicon._work_words import DOING, DOING_WORDS, REPORTING
from perfmodel.source import Citation, Standing

_DESIGN = Citation("perfmodel", clause="docs/comparing.md, choices", standing=Standing.DESIGN)

DEVIATIONS = Words("偏差 误差 差异 离差 偏离 温差 色差 公差 高差 时差 压差 极差", _DESIGN)
"""How far a figure is from another one, whichever way: a bound on it (偏差率≤10%) bounds both sides."""

DEVIATION_TAILS = Words("率 值 度 额 量 数 幅度 幅 系数 比例 比率 程度 范围", _DESIGN)
"""How the name of a deviation may go on behind its word: 偏差率, 误差值."""

NOTHING = Words(
    "无 没有 [零无未]发生 未发生过 从未发生 没有发生过? [未无]出现 未出现过 没有出现过? 未发现 没有发现", _DESIGN
)
"""The whole of a report that says, where none were to be, that there were none."""

HAPPENS_NOT = Words(
    "[零无未]发生过? [未无]出现过? 未曾?发生过? 从未发生过? 没有发生过? 没有出现过? 不再?发生 不出现 未发现 没有发现 "
    "杜绝",
    _DESIGN,
)
"""What says that something did not happen, or must not: alone, or in front of its name or behind it."""

ABSENT = Words("[未没]有?[收接]到 零 无 没有 0", _DESIGN)
"""How else words begin that say that there was, or has to be, none of an ill: 零投诉, but not 无障碍."""

ABSENT_BEHIND = Words("零报告 为零 零", _DESIGN)
"""How they end, behind the ill: 安全事故零报告."""

NONE_WISHED = Words("确保 力争 坚决", _DESIGN)
"""What stands in front where it is only wished, and nothing is reported."""

NONE_FRONT = Words(
    "实现 做到 保持 年度?内 期间 项目 活动 运行 建设 施工 服务 [全本我][市县区校院局省] 安全生产",
    _DESIGN,
)
"""What may stand in front of that and adds nothing, beside the words for the whole year."""

WHOLE_YEAR = Words("[全本当]年度?", _DESIGN)
"""How words begin that say that a count is of the whole year: 全年共检查52次, 本年度巡查52次."""

YEAR_ALONE = Words("年度 年度内 年内", _DESIGN)
"""What says so where it stands alone: 年度累计52次; 年度考核2次 names the work."""

NOT_OF_YEAR = Words("平均 计划 预计 目标 至今 截至 截止 [月季旬周日] 半年", _DESIGN)
"""What beside such a count says that it is another: an average, a plan, one of a part of the year."""

EVENTS = frozenset("起 次 件 例 个 宗 项".split())
"""Measure words of what happens: one of them is one too many of what was to be none."""

HAPPENED = ("共发生", "发生", "出现", "发现")
"""What stands before the number of what happened."""

KINDS = Words("重大 较大 特大 一般 轻微 严重 恶性 规模性 有影响 责任 群体 典型", _DESIGN)
"""How the name of a part of an ill begins: that there was no 重大事故 leaves open whether there was a lesser one."""

CHANGES_EITHER_WAY = Words("变动 变化 增减 涨跌 波动 变幅 升降", _DESIGN)
"""Words of a change that may go either way, beside those of a rise and of a fall: 变动率, 增减幅度."""

STEADY = Words("持平 零增长 零变动 [无未]变[化动] 没有变[化动]", _DESIGN)
"""The whole of a report that says, of a change, that there was none: 持平, 与上年持平, but not 基本持平."""


def deviation_in(name: str | None, /) -> str | None:
    """
    The word of a deviation that a name ends in: its head, as Chinese names have it.

    >>> deviation_in("部门预算偏差率"), deviation_in("偏差整改率"), deviation_in(None)
    ('偏差率', None, None)
    """
    match = None if name is None else _deviation().search(name)
    return None if match is None else match[0]


@cache
def _deviation() -> re.Pattern[str]:
    return re.compile(rf"(?:{DEVIATIONS.pattern})(?:{DEVIATION_TAILS.pattern})?(?:控制)?$")


def is_nothing(words: str, /) -> bool:
    """Whether words say that there was none, and nothing else: 未发生, 全年未发生, but not 未发生重大事故."""
    return _nothing().fullmatch(words) is not None


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{WHOLE_YEAR.pattern})?(?:{NOTHING.pattern})[。.]?\s*")


class Absence(NamedTuple):
    """
    What words say that there is none of, and nothing else.

    Attributes:
        thing: Its name; what kind of thing it is, the words do not say.  Empty where none is named: 不发生.

        happens: Whether it is something that happens: of 不发生断电, but not of 零距离.
    """

    thing: str
    happens: bool


def absence_in(words: str, /, *, wished: bool = False) -> Absence | None:
    """
    What words say that there was none of, or where it is *wished*, that there has to be none of.

    >>> [absence_in(words).thing for words in ("零投诉", "全年未发生安全事故。", "安全事故零发生")]
    ['投诉', '安全事故', '安全事故']
    >>> absence_in("力争零投诉"), absence_in("确保不发生", wished=True)
    (None, Absence(thing='', happens=True))
    """
    match = _absence(wished=wished).fullmatch(words.strip())
    if match is None:
        return None
    return Absence(match["behind"] or match["thing"] or "", any(match[name] for name in ("alone", "before", "after")))


@cache
def _absence(*, wished: bool) -> re.Pattern[str]:
    thing, verb = r"[^\W\d_零无未没不]{2,12}?", r"(?:发生|出现)?"
    alone = rf"(?P<alone>{HAPPENS_NOT.pattern}){verb}"
    front = rf"(?:(?P<before>{HAPPENS_NOT.pattern}){verb}|{ABSENT.pattern})(?:任何|一[起例次件个])?"
    before = rf"{front}(?P<behind>{thing})(?:的?(?:发生|现象|情况|情形))?"
    after = rf"(?P<thing>{thing})(?:(?P<after>{HAPPENS_NOT.pattern})|{ABSENT_BEHIND.pattern})"
    lead = "|".join(words.pattern for words in (WHOLE_YEAR, NONE_FRONT, *([NONE_WISHED] if wished else [])))
    return re.compile(rf"(?:{lead}|[,，])*(?:{alone}|{before}|{after})(?:目标)?[。.]?")  # noqa: RUF001 - as written


def is_of_whole_year(subject: str | None, text: str, /) -> bool:
    """
    Whether a count, by its name and by its own text, is that of a whole year.

    The text has to begin so: in 本年截至6月底30次 the words belong to the day.

    >>> [is_of_whole_year(words, f"{words}52次") for words in ("全年", "全年检查", "年度", "年度考核", "全年平均")]
    [True, True, True, False, False]
    """
    if subject is None or not text.lstrip().startswith(subject[:2]) or re.search(NOT_OF_YEAR.pattern, text) is not None:
        return False
    return re.fullmatch(rf"(?:{WHOLE_YEAR.pattern}).*|(?:{YEAR_ALONE.pattern})", subject) is not None


def says_happened(words: str, /) -> bool:
    """Whether words say that nothing happened, rather than that nothing is reported: 未发生, but not 无."""
    return is_nothing(words) and any(verb in words for verb in HAPPENED)


def is_kind(thing: str, /) -> bool:
    """Whether an ill is named as a part of a greater one: 重大事故."""
    return re.match(KINDS.pattern, thing) is not None


def changes_either_way(name: str | None, /) -> bool:
    """Whether a name ends in a word of a change that may go either way: 三公经费变动率."""
    return name is not None and _either_way().search(name) is not None


@cache
def _either_way() -> re.Pattern[str]:
    return re.compile(rf"(?:{CHANGES_EITHER_WAY.pattern})(?:{DEVIATION_TAILS.pattern})?$")


def is_steady(words: str, /) -> bool:
    """Whether words say that nothing changed, and nothing else: 与上年持平, but not 基本持平."""
    return _steady().fullmatch(words) is not None


@cache
def _steady() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:[与较比同和][上去]年度?(?:同期)?)?(?:{STEADY.pattern})[。.]?\s*")


SHARES = Words(
    "满意 合格 覆盖 优良 优秀 良好 出勤 到岗 在岗 达标 及格 知晓 知晓度 完好 准确 正确 及时 按时 按期 失业 投诉 差错 "
    "故障 死亡 病死 发病 感染 结余 结转 结转结余 成活 存活 保存 治愈 好转 普及 公开 通过 录取 升学 辍学 巩固 缺勤 "
    "旷课 逾期 空置 空编 优良天数 达标天数 重复 返工 违约 违规 退货 破损 损坏 绿化 森林覆盖 污染 超标",
    RESULT_WORDS,
)
"""What stands before 率 or 度 in the name of a share, which is from 0 to 100 %; a 完成率 or 使用率 may be more."""

EITHER_WAY = Words("波动 调整 调剂 变更 出入 浮动 起伏 振荡 摆动", RESULT_WORDS)
"""Words of a change whose size counts whichever way it goes: 预算调整率; of a 变动率 a fall may be wished."""

SIGNED = Words(
    "净 差(?!错|评) 赤字 超支 结余 结转 利(?!用|民) 盈 亏 增 减 升(?!学) 降 涨 跌 变 温 余缺 顺 逆 缺口 收益 回报 贡献",
    RESULT_WORDS,
)
"""What in a name says that its figure may be below zero."""


@cache
def _share() -> re.Pattern[str]:
    return re.compile(rf"(?:{SHARES.pattern})(?:率|度|比例|比率|占比|比重|百分比)$|满意度?$|占比$")


def is_share(name: str | None, /) -> bool:
    """
    Whether a name is that of a share of a whole, which is never more than all of it.

    >>> is_share("群众满意度"), is_share("预算执行率"), is_share(None)
    (True, False, False)
    """
    return name is not None and _share().search(name) is not None


@cache
def _either() -> re.Pattern[str]:
    return re.compile(rf"(?:{EITHER_WAY.pattern})(?:{DEVIATION_TAILS.pattern})?$")


def is_either_way(name: str | None, /) -> bool:
    """
    Whether a name ends in a word of a change of which the size counts.

    >>> is_either_way("预算调整率"), is_either_way("增长率")
    (True, False)
    """
    return name is not None and _either().search(name) is not None


@cache
def _signed() -> re.Pattern[str]:
    return re.compile(SIGNED.pattern)


def may_be_negative(name: str, /) -> bool:
    """Whether something in a name says that its figure may lie below zero: 净流出, 赤字率, 气温."""
    return _signed().search(name) is not None


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


_YEAR = regex(r"(?:19|20)\d\d年")
_REPORTING = tuple(REPORTING.words.split())


def _behind(words: str, lead: tuple[str, ...]) -> list[int]:
    """Where what stands behind words of reporting may begin, however these are parted: 全年度 is 全 and 年度 too."""
    places = {0}
    for at in range(len(words)):
        if at in places:
            places.update(at + len(word) for word in lead if words.startswith(word, at))
            places.update(year.end() for year in [_YEAR.match(words, at)] if year is not None)
    return sorted(places)


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
    return bool(other) and len(one) not in _behind(one, _REPORTING)


def _without_front(one: str, other: str) -> tuple[str, str]:
    """Two names without the characters that both begin with."""
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return one[alike:], other[alike:]


@cache
def _money() -> re.Pattern[str]:
    any_work = frozenset(DOING[0].words.split())
    rows = (row for row in DOING if row.meaning in {"pay", "spend", "be in hand"})
    words = {word for row in rows for word in row.words.split()} - any_work - {"建设", "建成"}
    return re.compile(alternation(words))


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
    return re.compile(rf"(?:{alternation(NARROWER.words.split())}|{KINDS.pattern})")


def narrower_in(words: str, /) -> str | None:
    """
    The word by which a name is that of a part of an ill, behind words of reporting or not, or ``None``.

    >>> narrower_in("死亡事故"), narrower_in("全年发生死亡事故"), narrower_in("投诉")
    ('死亡', '死亡', None)
    """
    found = (_narrower().match(words, at) for at in _behind(words, (*_REPORTING, *HAPPENED)))
    return next((match[0] for match in found if match is not None), None)


_LOOSE_CLASSIFIER = Citation("perfmodel", clause="docs/comparing.md, loose-classifier", standing=Standing.DESIGN)

ALIKE: tuple[Words, ...] = (
    Words("场 场次", _LOOSE_CLASSIFIER),
    Words("期 期次", _LOOSE_CLASSIFIER),
    Words("批 批次", _LOOSE_CLASSIFIER),
)
"""Each row counts one kind of thing; 人 and 人次, 件 and 件次 do not, since one of them may count several times."""

_ROWS = tuple(frozenset(row.words.split()) for row in ALIKE)


def count_alike(one: str, other: str, /) -> bool:
    """
    Whether two measure words count the same.

    >>> count_alike("场", "场次"), count_alike("人", "人次")
    (True, False)
    """
    return any(one in row and other in row for row in _ROWS)
