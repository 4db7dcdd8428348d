"""
Marks of what is printed: those of a page, those of labels of categories, words in number formats of spreadsheets.

A page is one of a form, has the line of its unit, or a row of headings; a label has points, and says whether a row is
obligatory.
"""

from perfmodel.lexicon._rows import FORMS, WordRow
from perfmodel.source import Citation, Standing

FORM_HEADINGS = WordRow("heading", "三级指标 指标值 绩效指标", FORMS)
"""Words that stand on a page of a form, though no table is found there."""

UNIT_LABELS = WordRow("unit", "金额单位 单位", FORMS)
"""How the line above a table begins that says the unit of its money."""

INDICATOR = "指标"
"""What most headings of a table of indicators say, how labels of a level end, and what an item is: 指标1."""

ALL_LEVELS = "绩效指标"
"""How the label ends that stands beside the rows of all levels: 年度绩效指标."""

LABELS = Citation("forms", clause="labels of categories in published forms", standing=Standing.SEEN)

POINT_WORDS = WordRow("points", "满分 分值 权重 共", LABELS)
"""What stands before the points of a label: 产出指标（分值50分）."""

OBLIGATIONS = WordRow("obligation", "必填 选填 可选 必选", LABELS)
"""Notes of a template on whether a category has to be filled in: 数量指标（必填）."""

KINDS = WordRow("kind", "指标 目标", LABELS)
"""Words at the end of a label that say no more than that a row stands there: 数量 of 数量指标."""

ERRORS = "#DIV/0! #N/A #REF! #VALUE! #NAME? #NUM! #NULL! #SPILL! #CALC!"
"""What a spreadsheet shows in place of a result."""

EXAMPLE_FORMS = WordRow("example", "样表 样例 示例 范例 填写示范 填报示范 仅供参考", FORMS)
"""What the sheet or a title of a form says that shows how others are to be filled in: 样表（仅供参考）."""

# --- number formats: English and Chinese, for no format, for half a day, for a colour ---------------------------------

STANDARD = Citation("ECMA-376", clause="part 1, sections 18.8.30 and 18.8.31", standing=Standing.MEMORY)
CHINESE = Citation("Excel", clause="number formats of the Chinese version", standing=Standing.MEMORY)

GENERAL_WORDS: tuple[WordRow, ...] = (
    WordRow("general", "General @", STANDARD),
    WordRow("general", "G/通用格式", CHINESE),
)
"""The number or the text as it is."""

HALF_DAYS: tuple[WordRow, ...] = (WordRow("half_day", "AM/PM A/P", STANDARD), WordRow("half_day", "上午/下午", CHINESE))
"""Which half of a day an hour lies in."""

COLOURS: tuple[WordRow, ...] = (
    WordRow("colour", "black blue cyan green magenta red white yellow", STANDARD),
    WordRow("colour", "黑 蓝 青 绿 洋红 红 白 黄", CHINESE),
)
"""Colours that a format gives to what it shows."""

NUMBERED_COLOUR = "颜色"
"""What stands before the number of a colour in a Chinese format: 颜色3, for Color 3."""
