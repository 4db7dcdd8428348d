"""
Words around the money of forms: the units of amounts and the lines that name them, plans of spending by periods.

An amount stands behind the label of its source, or below it: see ``lexicon/_form_labels``.
"""

from perfmodel.lexicon._rows import WordRow
from perfmodel.source import Citation, Standing

FORMS = Citation("forms", clause="cells and lines of money in published forms", standing=Standing.SEEN)
REMEMBERED = Citation("forms", clause="lines of units and plans of spending", standing=Standing.MEMORY)

UNITS = WordRow("unit", "元 千元 万元 亿元", FORMS)
"""The units in which forms print amounts."""

CURRENCY = "人民币"
"""What may stand before or behind them."""

UNIT = "单位"
"""The label of a unit inside brackets: （单位：万元）."""

UNIT_LABELS = WordRow("unit", "单位 金额单位 货币单位 计量单位 金额", FORMS)
"""The labels of the unit in the lines around a table."""

# --- plans of spending ------------------------------------------------------------------------------------------------

UNTIL = WordRow("until", "至 截至", REMEMBERED)
"""What stands before a period that reaches to its end: 截至6月底."""

PARTS_OF_YEAR = WordRow("period", "上半年 下半年 全年", FORMS)
"""Periods by their names, beside months and quarters by their numbers."""

PLANNED = WordRow("planned", "计划 支出 用款 预算 金额 数 进度", FORMS)
"""What may stand behind a period, and says no more than the plan: 一季度用款计划."""

SPENT = WordRow("spent", "资金 用款 支出 使用 拨付", FORMS)
"""What a plan of spending is of."""

PLANS = WordRow("plan", "计划 进度 安排", FORMS)
"""What such a plan is called: 资金支出计划, 用款进度安排."""
