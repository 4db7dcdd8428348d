"""Words by which a page of a file is known: as one of a form, as the line of its unit, as a row of headings."""

from perfmodel.lexicon._rows import FORMS, WordRow

FORM_HEADINGS = WordRow("heading", "三级指标 指标值 绩效指标", FORMS)
"""Words that stand on a page of a form, though no table is found there."""

UNIT_LABELS = WordRow("unit", "金额单位 单位", FORMS)
"""How the line above a table begins that says the unit of its money."""

INDICATOR = "指标"
"""What most headings of a table of indicators say, how labels of a level end, and what an item is: 指标1."""

ALL_LEVELS = "绩效指标"
"""How the label ends that stands beside the rows of all levels: 年度绩效指标."""
