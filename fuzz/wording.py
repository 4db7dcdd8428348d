"""Texts at random: any characters, words of the lexicon put together anew, hostile ones, and very long ones."""

from random import Random

from perfmodel.lexicon._comparison_words import (
    BEFORE,
    BEHIND,
    HOLD,
    LEAD,
    MOVE_DOWN,
    MOVE_UP,
    NEAR_BEFORE,
    NEAR_BEHIND,
    NEGATORS,
    PLANS,
    REACH,
    REFERENCES,
    SCALES_OF_GRADES,
)
from perfmodel.lexicon._remarks import DONE, NO_TARGET
from perfmodel.lexicon._rows import words_of
from perfmodel.taxonomy._category import CATEGORIES
from perfmodel.values._unit import KNOWN_SYMBOLS

WORDS = (
    *words_of(*BEFORE, *BEHIND, HOLD, REACH, LEAD, MOVE_UP, MOVE_DOWN, *NEAR_BEFORE, NEAR_BEHIND, NO_TARGET),
    *words_of(*SCALES_OF_GRADES, NEGATORS, PLANS),
    *DONE,
    *REFERENCES,
    *KNOWN_SYMBOLS[:200],
    *(item.label for item in CATEGORIES.values()),
    *"0 1 9 12 95 800 2,300 9.5 十二 百分之五 三分之一 1.2亿 80万 半 两 ２０ 60% ‱ 1/3 1:15 10⁴ ×10 1e5 〇 壹".split(),
    *"2023年 6月 30日 12月31日 第三季度 上半年 年底 月底 前 内 2023.12.31 2023-6-1 截至".split(),
    *"次年 去年 每年 每两年 /年 /人".split(),
    *"约 左右 上下 多 余 ± - -- ~ 至 到 介于 之间 且 并且 同时 或 或者 （含） （不含） ， ；".split(),
    *"。 、 / — 无 是 否 是/否".split(),
    *"前10名 全省 第一 较上年 同比 与上年持平 上年的95% （1） ① 【 】 〖 〗 ( ) [ ]".split(),
    *"服务 对象 满意度 持续 水质 一、".split(),
    *"（50分） 0-20分 其中 分别 合计 共 个 的 不 未 没有 完成率 投诉率 增长率 达标率 讲座 场次".split(),
)
SIGNS = (
    *("", " ", "\t", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\xa0", "\u3000", "\ufeff"),
    *(
        "\x00",
        "\x7f",
        "\ud800",
        "\udfff",
        "\u200b",
        "\u202e",
        "\ue000",
        "\ue001",
        "\U0001f600",
        "\U0010ffff",
        "é",
        "e\u0301",
    ),
    *(
        "é",
        "e\u0301",
        "\\",
        '"',
        "'",
        "`",
        "$",
        "|",
        "<",
        ">",
        "&",
        "=",
        "+",
        "@",
        "{",
        "}",
        "%",
        "%%",
        "≥",
        "≤",
        "＝",
        "①",
        "㎡",
        "²",
    ),
    *("１", "٣", "৩", "Ⅳ", "㈠", "½", "∞", "NaN", "Infinity", "1e9", "0x1", "1_0", "-0", "+1", ".", "..", "。", "，,"),
)


def text(rng: Random) -> str:
    """A text of any of the kinds."""
    make = rng.choices((_words, _mixed, _characters, _signs, _long), (50, 25, 10, 5, 10))[0]
    return make(rng)


def _words(rng: Random) -> str:
    return "".join(rng.choice(WORDS) for _ in range(rng.randint(1, 9)))


def _mixed(rng: Random) -> str:
    return "".join(rng.choice(rng.choice((WORDS, SIGNS))) for _ in range(rng.randint(1, 12)))


def _characters(rng: Random) -> str:
    return "".join(chr(rng.choice((rng.randrange(0x250), rng.randrange(0x3000, 0xFFFF)))) for _ in range(12))


def _signs(rng: Random) -> str:
    return "".join(rng.choice(SIGNS) for _ in range(rng.randint(0, 8)))


def _long(rng: Random) -> str:
    head, piece, tail = stretch(rng)
    return head + piece * rng.choice((rng.randint(2, 130), 500, 3000)) + tail


def stretch(rng: Random) -> tuple[str, str, str]:
    """A head, a piece to be repeated, and a tail."""
    parts = (WORDS, SIGNS)
    piece = "".join(rng.choice(rng.choice(parts)) for _ in range(rng.randint(1, 3))) or " "
    head, tail = ("".join(rng.choice(rng.choice(parts)) for _ in range(rng.randint(0, 3))) for _ in range(2))
    return head, piece, tail
