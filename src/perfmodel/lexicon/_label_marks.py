"""Marks that the printed label of a category has beside its wording: points, whether it is obligatory, its kind."""

from perfmodel.lexicon._rows import WordRow
from perfmodel.source import Citation, Standing

LABELS = Citation("forms", clause="labels of categories in published forms", standing=Standing.SEEN)

POINT_WORDS = WordRow("points", "满分 分值 权重 共", LABELS)
"""What stands before the points of a label: 产出指标（分值50分）."""

OBLIGATIONS = WordRow("obligation", "必填 选填 可选 必选", LABELS)
"""Notes of a template on whether a category has to be filled in: 数量指标（必填）."""

KINDS = WordRow("kind", "指标 目标", LABELS)
"""Words at the end of a label that say no more than that a row stands there: 数量 of 数量指标."""
