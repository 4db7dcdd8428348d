"""
What the words beside a reported value say of it: that it is only planned, not reached, or no level but a difference.

A number in such words is never the value that was reached: 计划建设5个 reports nothing, 没有达到95% is less than 95%,
5个未完成 is what is missing, 超支5万元 is a difference.  Words of the target as a whole (达成年度指标) are
:mod:`perfmodel.lexicon._whole_or_part`.
"""

import re
from typing import NamedTuple

from perfmodel._patterns import regex
from perfmodel.source import Citation, Standing

RESULT_WORDS = Citation("perfmodel", clause="docs/comparing.md, what a result says", standing=Standing.DESIGN)


class Words(NamedTuple):
    """
    Words that say one thing of a reported value.

    Attributes:
        words: The spellings, parted by blanks; each is a pattern, so that what may not follow stands with it.

        citation: Where the meaning comes from.
    """

    words: str
    citation: Citation

    @property
    def pattern(self) -> str:
        """All spellings as one alternation, longest first."""
        return "|".join(sorted(self.words.split(), key=lambda word: (-len(word), word)))


PLANS = Words(
    "预计 预估 有望 力争 力求 打算 尚需 还需 仍需 下一步 争取(?!到|上级|中央|资金|项目|专项|外部) "
    "预期(?!目标|指标|效果|成果|效益|收益|成效) (?<![模虚比草])拟(?![定订合态人]) "
    "(?<![期等招接看对])待(?=建|完|验|实|开|拨|支) "
    "将(?![军近来]) 应(?=为|完成|达|建成|开展) 需(?=完成|达到) "
    "正在 在建(?!筑) (?:建设|进行|实施|推进|施工|办理|审批|招标|开展|编制|整改)中(?![心央级学小国医])",
    RESULT_WORDS,
)
"""Words of what is to be, or is still going on, wherever they stand."""

PLAN_STARTS = Words(
    "计划(?!生育|单列|[内外数的已书表率]|完成率|执行率|全部|指标|目标|任务|要求|进度) 目标值?[为是:]?(?=[≥≤<>=约]?\\d) "
    "暂定 暂估 初步(?:统计|核算|估算|测算)(?=[约为达共]*\\d) 规划(?=[^\\d]{0,3}\\d) 确保(?!了) "
    "目标值?(?!任务|完成率|达成)(?=[^\\d]{1,4}\\d) 要求(?=[^\\d]{0,3}\\d) 安排(?=在|于|建) 准备(?=在|于|建)",
    RESULT_WORDS,
)
"""Words of what is to be where a phrase begins; further inside they name a thing (年度计划, 按计划)."""

RESULTS = Words("已 现 完成 达到 累计", RESULT_WORDS)
"""Words that tell the result from what is planned or missing in the same cell."""

REALLY = Words("实际 实为 实有 实完成", RESULT_WORDS)
"""The same, and what stands beside it in the cell is not the result: 6月底前完成，实际7月."""

STARTS = Words("开工 动工 启动 开始 立项 进场 招标", RESULT_WORDS)
"""Words of a beginning: a day on which a thing was begun says nothing of the day on which it was done."""

GROWTHS = Words("增长 增速 增幅 涨幅 上涨 递增 净增 增收", RESULT_WORDS)
"""Words of change whose number is itself what is measured; 提高2% and 增加20人 may be the change of a level."""

LEVELLED = Words("提高 提升 增加 上升 升高 扩大 延长 下降 降低 减少 缩短 压缩 缩减 下调 减轻 回落", RESULT_WORDS)
"""Words of change as the whole end of a name, in answer to which a level may be reported: 每人每月增加10元 | 150元."""

NEGATORS = Words(
    "未能够? 没能够? 没有 未有 未曾 不曾 从未 无法 不能 未 (?<![沉淹埋出吞])没(?!收) 不(?=达)", RESULT_WORDS
)
NAMED = Words("未成年 未来 未婚 未就业 未利用 未脱贫 未参保 未升学 未登记 未确权", RESULT_WORDS)
"""Names of things that begin as a negation does: 未成年人保护率95%."""

_STILL = "(?:[尚还仍暂均都并也]|目前|至今|一直)*"
_HOW = "(?:按时|按期|如期|按计划|及时|真正|有效|顺利|全部|完全|全面|能)*"

RISING = Words(
    "达到 达成 达 完成 实现 做到 建成 满 到(?![场岗位课会校账期货]) 超过 超出 突破 超 高于 多于 提高到 提高至 提升到 "
    "提升至 增加到 增加至 增长到 增长至",
    RESULT_WORDS,
)
"""Verbs of reaching from below: what is not reached is less."""

FALLING = Words(
    "控制在 控制到 控制至 控制 限制在 压减到 压缩到 压缩至 降至 降到 降低到 降低至 下降到 下降至 减少到 减少至 "
    "低于 少于 小于 缩短到 缩短至",
    RESULT_WORDS,
)
"""Verbs of staying below: what is not kept to is more."""

DONE = Words(
    "完成 完工 建成 竣工 交付 达到 达标 达成 实现 到位 开工 启动 实施 落实 执行 验收 通过 拨付 支付 发放 投入 投产 "
    "解决 整改 开展 结束 办结 入住 使用 安装 采购 到货",
    RESULT_WORDS,
)
"""Verbs that say of what stands before them whether it is done: 5个未完成."""

NEARLY = Words("基本上? 大体上? 大致上? 总体上? 整体上? 原则上 初步 接近 近乎 差不多 几乎", RESULT_WORDS)
"""Words that leave open how far from the number the result is: 基本达到95%."""

DIFFERENCES = Words(
    "超支 透支 结余 节余 结转 剩余 缺口 短缺 相差 逾期 超期 延期 延误 延迟 推迟 滞后 提前 超出 超时 "
    "(?:流失|剔除|报名|应到|申报|停工|废止|撤销|退回|报废|损坏|故障|闲置|已?订购|取消|暂停|欠缴|节支)(?!率|比例|比率) "
    "追加 追减 核增 核减 调增 调减 超额 超额完成 缺编 缺岗 缺员 缺席 缺勤 尚欠 尚缺 还差 尚差 还剩 尚余 仅剩 尚剩",
    RESULT_WORDS,
)
"""What a difference is called, no level: 超支5万元, 逾期2天."""

SHORTFALLS = Words(
    "[少多欠差缺](?:完成|建设?|办|做|支出?|收|花|用|拨付?|发|培训|开展|举办|组织|安排|生产|种植)?", RESULT_WORDS
)
"""What a difference is called in front of the thing itself, as the whole of the words: 少建2套, 多支3万元."""

BESIDE_PLAN = Words(
    "[比较](?:计划|预算|概算|目标|任务|年初|预期|要求|合同|批复)(?:目标|指标|任务|数|值)?", RESULT_WORDS
)
"""What a difference may be stated against: 比计划多办2场."""

OWED = Words("欠 欠付 尚欠 还欠 未付 待付 缺口 尚需", RESULT_WORDS)
"""How the name of what is still to be paid ends, beside what was paid: 已支付98万元，尚欠10万元."""

DOUBTS = Words(
    "(?:预计|预估|拟|暂定|暂估|暂|估算|估计|测算|推算|初步|初步统计|初步核算|快报)(?:数据|数字|数|值|完成)? "
    "(?:数据|结果|数字)?[尚仍有暂]?待(?:定|核|查|审|验|确定) "
    "(?:[尚还仍暂均]?(?:未经?|没有?经?过?|未能?通过|未完成)|[有尚还仍]?待|正在?)[^，、]{0,6}"
    "(?:验收|审计|审核|核实|核查|核定|确认|认定|复核|评审|评估|审定|审批)(?:中|通过)?",
    RESULT_WORDS,
)
"""Notes beside a number that leave it open whether it holds, each as the whole of a phrase: 未经验收, 含预计."""

OTHERS = Words(
    "上年 去年 上一年 上年度 以前年度 往年 历年 前年 上期 前期 跨年 "
    "预计 预估 拟 计划(?!生育|内) 在建(?!筑) 正在 待 未(?=经|完|验|建|审|实)",
    RESULT_WORDS,
)
"""What a number holds that is not yet, or no longer, of its period, behind 含 or 其中: 含上年20人."""

GOING_ON = Words("在建(?!筑) 正在 拟 待(?=建|验|审|核|完)", RESULT_WORDS)
"""What part of a number is, behind it, that does not count yet: 3个在建."""

PART_OF_IT = Words("其中", RESULT_WORDS)
"""The word before a number that makes it a part of another one: 其中财政80万元."""

OTHER_YEARS = Words("上年度? 去年度? 上一年度? 前年 往年 历年 以前年度", RESULT_WORDS)
"""Years in front of a number that are not the one that is judged: 去年102人."""

AVERAGES = Words("[日周月季年人户次场]均 平均每?[日天周月季人户次场个]", RESULT_WORDS)
"""Words in front of a count that make an average of it: 月均12次."""

PARTS_OF_YEAR = Words(
    "前[一二三两123]个?季度 (?:第?[一1](?:季度)?[-~至到、])?第?[一二三123]季度 第?[四4]季度 [上下]半年 "
    "前?(?:[一二两三四五六七八九十]|十一|[1-9]|1[01])个月 "
    "(?:[1-9]|1[0-2])(?:月份?)?[-~至到](?:[1-9]|1[01])月 (?:[2-9]|1[0-2])(?:月份?)?[-~至到]12月 "
    "(?:[一二三四五六七八九十]|十[一二]|[1-9]|1[0-2])月份?",
    RESULT_WORDS,
)
"""Spans within a year in front of a number: 第一季度96% says nothing of the other three."""

CHANGE_TAILS = Words("率 幅度 幅 度 额 量 速度 速 值 数", RESULT_WORDS)
"""How the name of a change may go on behind its word: 增长率, 降低幅度, 减少额."""


SINCE = Words("以来 以后 之后 至今 起", RESULT_WORDS)
"""What goes on behind a year that begins a span of several: 2019年以来."""

_BREAK = regex(r"[;；。、()（）\s]+|(?<!\d)[,，]|[,，](?!\d)")
NUMERAL = "[0-9零〇一二三四五六七八九十百千万亿半两]"
"""A pattern of one character of a number, in digits or in words."""
_NUMERAL = regex(NUMERAL)
_RATES = "率|比例|比率|占比|比重|数|量|额"
"""Behind a verb that is denied these make a name of the two: 未完成率60% is no 完成率 below it."""
_NEGATION = f"{_STILL}(?:{NEGATORS.pattern}){_HOW}"
_SMALL_SHARE = r"[0-4]?\d(?:\.\d+)?\s*[%‰]"
_LEFT_OVER = (
    rf"(?:完成|达标|达成|实现|做到|建成)(?:了|的)?\s*(?:[^\d]{{0,6}}?{_SMALL_SHARE}|\d[\d.,]*(?![\d.,]|\s*[%‰]))"
)
"""未完成20件 may say that 20 are left, or that it were fewer than 20, 未完成5% that 95% are done."""
_DENIED = regex(
    rf"[^\d]{{0,14}}?{_NEGATION}(?P<rest>(?:(?P<falls>{FALLING.pattern})|(?!{_LEFT_OVER})(?:{RISING.pattern})(?!标?(?:{_RATES}))|[在于](?=\d)).*{NUMERAL}.*)"
)
_LEFT = regex(rf"(?P<rest>.*{NUMERAL}.*?){_NEGATION}(?:{DONE.pattern})")
_LEFT_ENDS = regex(rf"(?=({_NEGATION}(?:{DONE.pattern})))")
_SOMEHOW = regex(rf"(?=.*{NUMERAL})(?P<rest>.*?(?!{NAMED.pattern}){_NEGATION})")
_PLANNED = regex(rf"{PLANS.pattern}|^(?:项目|[现原今明本全后当][年月日期]?|.{{1,4}}[年月日])?(?:{PLAN_STARTS.pattern})")
_REALLY = regex(REALLY.pattern)
_RESULT = regex(rf"{REALLY.pattern}|{RESULTS.pattern}")
_STARTS = regex(STARTS.pattern)
_GROWTHS = regex(GROWTHS.pattern)
_OWED = tuple(OWED.words.split())
_LEVELLED = frozenset(LEVELLED.words.split())
_NEARLY = regex(rf"(?:{NEARLY.pattern})(?={RISING.pattern}|{FALLING.pattern}|保持)")
_DIFFERENCE = regex(
    rf"(?:.*(?P<word>{DIFFERENCES.pattern})(?:预算|概算|计划|目标|标准|工期|批复|指标|成本|期限|规定|时限|合同)?(?:率|额|金额|资金|天数|时间|数量|数)?|(?:{BESIDE_PLAN.pattern})?(?P<short>{SHORTFALLS.pattern}))[了约共]?",
    re.DOTALL,
)
_HELD = r"(?:其中:?)?(?:已|均)?(?:含|包含|包括)了?"
_DOUBT = regex(
    rf"(?:{_HELD})?部?分?(?:{DOUBTS.pattern})|(?:{_HELD}|其中:?)[^\d]{{0,6}}?(?:{OTHERS.pattern}).*"
    rf"|[\d.,]+[^\d]{{1,4}}?(?:{GOING_ON.pattern}).*",
    re.DOTALL,
)
_OTHER_MEASURE = regex(rf"(?:{OTHER_YEARS.pattern}|{PART_OF_IT.pattern})|.*(?:{AVERAGES.pattern})", re.DOTALL)
_PART_OF_YEAR = regex(rf"(?:[0-9]{{4}}年|[今本当]年|截[至止]到?|[自从]年初至)?(?P<part>{PARTS_OF_YEAR.pattern})")
_HINTS = regex("[总整原接近乎确含其暂估测推初快正未没不无拟预计目标力争求打将应需待有划规安准基大差几后外正在中实]")


class Denied(NamedTuple):
    """
    What a part of a cell denies.

    Attributes:
        start: Where the words start that hold what is denied: 达到95% of 没有达到95%, 5个 of 5个未完成.

        stop: Where they stop.

        before: Whether the negation stands before them.

        falls: Whether they speak of staying below (控制在5%以内).
    """

    start: int
    stop: int
    before: bool
    falls: bool


def may_qualify(folded: str, /) -> bool:
    """Whether a text can hold a word of this table at all; most values hold none."""
    return not folded.isascii() and _HINTS.search(folded) is not None


def parts_of(folded: str, /) -> tuple[tuple[int, int], ...]:
    """
    The places of the phrases of a cell, as its marks and blanks part them.

    >>> text = "计划改造1,200米，实际改造900米"
    >>> [text[start:stop] for start, stop in parts_of(text)]
    ['计划改造1,200米', '实际改造900米']
    """
    found, start = list[tuple[int, int]](), 0
    for mark in _BREAK.finditer(folded):
        found.append((start, mark.start()))
        start = mark.end()
    found.append((start, len(folded)))
    return tuple((first, last) for first, last in found if first < last)


def is_planned(part: str, /) -> bool:
    """
    Whether a phrase speaks of what is to be.

    >>> is_planned("拟建5个"), is_planned("按计划完成5个"), is_planned("模拟演练5次")
    (True, False, False)
    """
    return _PLANNED.search(part) is not None


def is_result(part: str, /) -> bool:
    """Whether a phrase says that it is the result: 实际完成12个."""
    return _RESULT.search(part) is not None


def is_real(part: str, /) -> bool:
    """Whether a phrase tells what really was from what stands beside it: 实际7月."""
    return _REALLY.search(part) is not None


def real_start(part: str, /) -> int:
    """Where what really was begins in a phrase: 2 in 实际7月; 0 where nothing says it."""
    match = _REALLY.match(part)
    return 0 if match is None else match.end()


def is_start(folded: str, /) -> bool:
    """Whether a text speaks of a beginning: 2023年5月开工."""
    return _STARTS.search(folded) is not None


def may_tell_level(word: str, /) -> bool:
    """Whether an amount behind a word of change may be the level that was reached: 增加, but not 增加额 or 净增."""
    return word in _LEVELLED


def is_growth(words: str, /) -> bool:
    """Whether words of change name what is itself measured: 增长12%, but not 提高2%."""
    return _GROWTHS.search(words) is not None


def denied_in(part: str, /) -> Denied | None:
    """
    What a phrase with a number denies, or ``None`` where it denies nothing.

    Of a negation whose verb is not known (没有招满40人) only that it denies is said: nothing stands before it.

    >>> denied_in("没有达到95%"), denied_in("5个未完成"), denied_in("未成年人保护率95%")
    (Denied(start=2, stop=7, before=True, falls=False), Denied(start=0, stop=2, before=False, falls=False), None)
    """
    match = _DENIED.fullmatch(part)
    if match is not None:
        return Denied(*match.span("rest"), before=True, falls=match["falls"] is not None)
    ends = [found.end(1) for found in _LEFT_ENDS.finditer(part)]  # the pattern reads no further than it has to
    match = (_LEFT.match(part, 0, ends[-1]) if ends else None) or _SOMEHOW.match(part)
    return None if match is None else Denied(*match.span("rest"), before=False, falls=False)


def holds_number(part: str, /) -> bool:
    """Whether a phrase holds a numeral, in digits or in words."""
    return _NUMERAL.search(part) is not None


_DONE_BEHIND = regex(r"\((?:实际(?:值|数|完成|完成值|完成数|情况)?|已?(?:完成|实现|达到|达成))\)\s*$")


def end_of_reported(text: str, /) -> int:
    """Where the words of a result end, without a bracket that only says it is one: 102人 of 102人（实际）."""
    found = _DONE_BEHIND.search(text)
    return len(text) if found is None else len(text[: found.start()].rstrip())


def is_nearly(part: str, /) -> bool:
    """Whether a phrase leaves open how far from its number the result is: 基本达到95%, but not 基本医疗参保率95%."""
    return _NEARLY.search(part) is not None


def difference_in(name: str | None, /) -> str | None:
    """
    The word by which the words before a number name a difference, or ``None``.

    >>> difference_in("项目超支"), difference_in("比计划少建"), difference_in("少年宫")
    ('超支', '少建', None)
    """
    match = None if name is None else _DIFFERENCE.fullmatch(name)
    return None if match is None else match["word"] or match["short"]


def is_owed(name: str | None, /) -> bool:
    """Whether the words before a number name what is still to be paid."""
    return name is not None and name.endswith(_OWED)


def is_doubt(part: str, /) -> bool:
    """
    Whether a phrase leaves open whether the number beside it holds, or says that part of it belongs elsewhere.

    >>> is_doubt("未经验收"), is_doubt("含上年20人"), is_doubt("含税")
    (True, True, False)
    """
    return _DOUBT.fullmatch(part) is not None


def other_measure_in(name: str | None, /) -> str | None:
    """
    The words before a number that make it that of another year, or an average.

    >>> other_measure_in("去年"), other_measure_in("月均"), other_measure_in("培训")
    ('去年', '月均', None)
    """
    match = None if name is None else _OTHER_MEASURE.match(name)
    return None if match is None else match[0]


def part_of_year_in(name: str | None, /) -> str | None:
    """
    The span within a year that the words before a number begin with.

    >>> part_of_year_in("2024年第一季度"), part_of_year_in("1-12月")
    ('第一季度', None)
    """
    match = None if name is None else _PART_OF_YEAR.match(name)
    return None if match is None else match["part"]


_YEARS = regex(
    r"(?<!\d)(?P<first>(?:19|20)\d\d)(?:年?[-~—至到](?P<last>(?:19|20)\d\d))?学?年(?!以来|以后|以前|之后|之前|起)"
)


def years_in(name: str | None, /) -> frozenset[int]:
    """
    The years that the words before a number name, a span with all of its years.

    >>> sorted(years_in("2021-2023年累计")), sorted(years_in("2020年以来")), sorted(years_in(None))
    ([2021, 2022, 2023], [], [])
    """
    found = set[int]()
    for match in _YEARS.finditer(name or ""):
        first = int(match["first"])
        found.update(range(first, int(match["last"] or first) + 1))
    return frozenset(found)


def year_begun_with(name: str | None, /) -> frozenset[int]:
    """The years that the words before a number begin with: of 2022年96%, but not of 完成2022年结转项目5个."""
    match = None if name is None else _YEARS.match(name)
    return years_in(None if match is None else match[0])
