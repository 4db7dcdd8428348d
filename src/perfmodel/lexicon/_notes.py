"""
What stands beside a reported value: notes that leave it what it is, and values that take from it.

Notes in brackets behind a reported value: which of them leave it the value that it is.

There is no end to what a note may take back (计划, 在建, 一期, 自评, 三年累计), so the harmless ones stand here, and
all others leave the value open.

Names of values beside the answer to a target: of groups of what was counted, and of what was not.
"""

import re
from functools import cache

from perfmodel._patterns import alternation, regex
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._remarks import BASELINES, REMARK_ENDS, REMARK_STARTS, YES
from perfmodel.lexicon._reported_figures import is_kind
from perfmodel.lexicon._rows import PROJECT, WordRow
from perfmodel.lexicon._whole_or_part import claim_in
from perfmodel.lexicon._work_words import DOING_WORDS, Asked, says_more

QUIET = WordRow(
    "quiet",
    "累计 合计 共计 总计 小计 约 左右 含 含本数 含税 不含税 税前 税后 含住宿 小写 大写 全年 全年累计 全年合计 本年 "
    "本年度 当年 年度 全市 全县 全区 全州 全镇 全乡 全街道 全校 全院 全局 全系统 全域 线上 线下 线上线下 现场 按时 "
    "按期 如期 准时 提前 及时 超额 达标 合格 良好 优秀 优 良 满意 非常满意 较好 四舍五入 保留整数 折算 折合 实际 "
    "实际值 实际数 实测 实测值 实有 终验 已验收 验收合格 已通过验收 决算 决算数 审定 审定数 审计 已审计 已核实 "
    "经核实 第三方 第三方测评 第三方评估 第三方检测 问卷 问卷调查 电话回访 抽样调查 抽查 随机 去重 已去重 "
    "不重复 无重复 全覆盖 全部 全员 男女 已公示 平均 综合 平均值 综合得分 百分制",
    DOING_WORDS,
)
"""Notes that change nothing of a value: of the whole, of the result, of how it was written."""

PARTS = WordRow("part", "其中 仅 只 限 除 部分 含 包括 包含 不含 不包括", DOING_WORDS)
"""How notes begin that say of which part a value is, or what it holds."""

LABELS = WordRow(
    "label",
    "目标 指标 任务 计划 规划 预算 考核 要求 标准 名额 定额 指标任务 目标任务 合同 方案 批复 概算 基准 同比 环比",
    PROJECT,
)
"""Words right in front of a number that make it the one that was asked for, or that of another time, and no result."""

LABEL_TAILS = ("值", "数", "量", "数量", "任务", "人数", "额", "数值")
"""How they may go on: 目标值, 任务数."""

REACHED = WordRow(
    "reached",
    "完成 达成 达到 达 实现 超过 超额 超 突破 高于 落实 兑现 执行 满足 符合 按 按照 对照 修订 制定 编制 发布 起草 出台 "
    "制订 下达 分解 印发 签订 优于 低于 未达",
    DOING_WORDS,
)
"""Verbs in front of them that make a result of the two again: 完成任务120人, 达到标准95%, 制定标准3项."""

CAUSES = WordRow("cause", "因 受 由于 鉴于", DOING_WORDS)
"""How notes begin that only say why, where they undo nothing."""

_UNDOING = regex("[未不没无停缓消撤退返]|计划|目标|预[计估测]")
_POINTS = regex(r"(?:得|计|扣|记|加|满分|分值|权重)[为:]?[\d.]+分")
_TAILS = alternation(LABEL_TAILS)
_STRIPPED = " ,，.。;；:：、'\""  # noqa: RUF001 - as written
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")


_LONGEST = 40
"""So many characters in front of a number are asked for a label and its verb."""


@cache
def _label() -> re.Pattern[str]:
    labels = alternation(LABELS.words.split())
    return re.compile(rf"(?P<word>{labels}{_TAILS}?)(?:为|是|约|[:：])?\s*$")  # noqa: RUF001 - as written


@cache
def _reached() -> re.Pattern[str]:
    """A verb anywhere, one of a single character only where the words begin."""
    words = REACHED.words.split()
    return re.compile(rf"{alternation(word for word in words if len(word) > 1)}|^{alternation(words)}")


def label_in(words: str, asked: Asked, /) -> str | None:
    """
    The word by which words in front of a number say that it is the one that was asked for, and no result.

    >>> from perfmodel.lexicon._work_words import asked_by
    >>> label_in("年度目标值", asked_by("培训人数")), label_in("完成年度任务", asked_by("培训人数"))
    ('目标值', None)
    >>> label_in("补助标准", asked_by("补助标准"))
    """
    words = words[-_LONGEST:]
    match = _label().search(words)
    if match is None or match["word"] in asked.text or _reached().search(words[: match.start()]) is not None:
        return None
    return match["word"]


@cache
def _figure() -> re.Pattern[str]:
    words = alternation((*BASELINES.words.split(), *LABELS.words.split()))
    return re.compile(rf"(?:{words}|(?:19|20)\d\d年(?:度|底|末)?)[^\d、,，含]{{0,6}}\d.*")  # noqa: RUF001 - as written


def years_in_note(note: str, /) -> frozenset[int]:
    """
    The years that a note names as those of the value, not of another figure beside it.

    >>> sorted(years_in_note("2020-2022年")), sorted(years_in_note("2021年为98人"))
    ([2020, 2022], [])
    """
    words = fold(note)
    return frozenset() if _figure().fullmatch(words) is not None else frozenset(map(int, _YEAR.findall(words)))


def is_part(note: str, /) -> bool:
    """Whether words say by themselves of which part a value is: 其中乡镇, 仅城区."""
    return note.startswith(tuple(PARTS.words.split())) and note not in _quiet_words()


def is_quiet(note: str, asked: Asked, /) -> bool:
    """
    Whether a note in brackets leaves the value in front of it what it is; letters alone belong to its unit, dB(A).

    >>> from perfmodel.lexicon._work_words import asked_by
    >>> asked = asked_by("培训人数")
    >>> [is_quiet(note, asked) for note in ("累计", "见附件", "上年98人", "计划98人", "计划", "一期", "其中教师")]
    [True, True, True, True, False, False, False]
    """
    words = fold(note).strip(_STRIPPED)
    if _is_of_name_or_unit(words, asked) or _is_remark(words):
        return True
    if words.startswith(tuple(CAUSES.words.split())):
        return _UNDOING.search(words) is None
    if _is_beside_value(words):
        return True
    return not _is_of_part(words, asked) and not says_more(words, asked, ills=False)


def _is_of_name_or_unit(words: str, asked: Asked) -> bool:
    """Whether a note is one that the target's name has too, or letters of a unit: dB(A)."""
    return f"({words.casefold()})" in asked.text or (words.isascii() and words.isalpha())


def _is_remark(words: str) -> bool:
    """Whether a note is blank, a word that says nothing of the value (累计, 含税), or a remark (见附件)."""
    return not words or words in _quiet_words() or words.startswith(_REMARKS) or words.endswith(REMARK_ENDS)


def _is_beside_value(words: str) -> bool:
    """Whether a note gives what stands beside the value: another figure (上年98人), points (得10分), a claim."""
    figure = _figure().fullmatch(words) or _POINTS.fullmatch(words)
    return figure is not None or claim_in(words) is not None


def _is_of_part(words: str, asked: Asked) -> bool:
    """Whether a note makes a part, a kind or another thing of the value: 其中教师, 学生, 在建中."""
    kind = is_kind(words) and words not in asked.text
    return is_part(words) or kind or words.endswith("中") or label_in(words, asked) is not None


@cache
def _quiet_words() -> frozenset[str]:
    return frozenset((*QUIET.words.split(), *YES.words.split()))


_REMARKS = tuple(start for start in REMARK_STARTS if start != "按")


GROUPS = WordRow(
    "group",
    "线上 线下 男 女 男性 女性 男生 女生 小学 初中 高中 中学 大学 本科 专科 硕士 博士 城镇 农村 城市 城区 乡村 省级 "
    "市级 县级 国家级 区级 镇级 一级 二级 三级 中央 省 市 县 区 财政 自筹 其他 其它 其余 另外 室内 室外 现场 网络 "
    "上午 下午 新 老 大 中 小",
    DOING_WORDS,
)
"""Names that part what was counted."""

LOSSES = WordRow(
    "loss",
    "缺 退 取消 核减 扣 剔除 减 流失 重复 撤 销 免 淘汰 未 不 无效 作废 虚 往年 上年 去年 结转 留 空 停 失 返 剩 欠",
    DOING_WORDS,
)
"""What a name holds of those that were counted and should not be."""

EXCLUDING = tuple("扣除 剔除 除去 不含 不计 核减".split())
"""What a name holds of a rate that is the same again, with something left out."""
