"""Characters that tell one thing from the next of its kind: 一期 from 二期, 东区 from 西区, 合格 from 不合格."""

from perfmodel.lexicon.rows import PROJECT, WordRow, words_of

CONTRASTS = (
    WordRow("negation", "不 未 无 非 勿", PROJECT),
    WordRow("order", "甲 乙 丙 丁 首 末 初 终 正 副 主 次", PROJECT),
    WordRow("side", "东 西 南 北 左 右 上 下 前 后 内 外 中", PROJECT),
    WordRow("size and age", "大 小 高 低 长 短 新 旧 老 幼 男 女", PROJECT),
    WordRow("level", "国 省 市 县 区 州 旗 乡 镇 街 村 组 城", PROJECT),
    WordRow("movement", "增 减 升 降 进 出 收 支 入 来 往", PROJECT),
    WordRow("season", "春 夏 秋 冬 早 晚 日 夜", PROJECT),
)
"""
Names that differ in one of these speak of two things more often than of one that was renamed.

A judgement, character by character; an odd match is worse here than a missed one.
"""

TELLING = frozenset(words_of(*CONTRASTS))
"""The characters alone."""
