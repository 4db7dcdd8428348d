"""
The printed labels of each category, as data: every row with its citation.

A label is looked up without blanks, leading ordinal, points note and trailing 指标 or 目标 (see ``labels``), so the
words here stand bare.  A new wording is a new row, nothing else.
"""

from perfmodel.lexicon.rows import WordRow
from perfmodel.source import Citation, Standing

SEEN_FORMS = Citation("forms", clause="labels of the category columns", standing=Standing.SEEN)
SEEN_LEVEL_1 = Citation("forms", clause="wordings of the first level", standing=Standing.SEEN)
REMEMBERED = Citation("forms", clause="labels of the category columns", standing=Standing.MEMORY)
FRAME_2013 = Citation("财预〔2013〕53号", clause="effect block", standing=Standing.MEMORY)
NOTICE_2015 = Citation("财预〔2015〕88号", clause="indicator tree", standing=Standing.MEMORY)
NOTICE_2021 = Citation("财预〔2021〕101号", clause="indicator tree", standing=Standing.MEMORY)
PARTNERSHIPS = Citation("财金〔2020〕13号", clause="indicator frames of the operation period", standing=Standing.MEMORY)
EXECUTION_BLOCK = Citation("财预〔2020〕10号", clause="budget execution block", standing=Standing.SEEN)
COUNTERPART = Citation(
    "perfmodel",
    clause="docs/taxonomy.md",
    standing=Standing.DESIGN,
    note="the wording was seen, its counterpart is this project's reading",
)

WORDINGS: tuple[WordRow, ...] = (
    WordRow("output", "产出", SEEN_FORMS),
    WordRow("output", "预期产出 项目产出 项目完成 产出值", COUNTERPART),
    WordRow("output.quantity", "数量 产出数量", SEEN_FORMS),
    WordRow("output.quality", "质量 产出质量", SEEN_FORMS),
    WordRow("output.timeliness", "时效 进度 产出进度 产出时效", SEEN_FORMS),
    WordRow("cost.unspecified", "产出成本", SEEN_FORMS),
    WordRow("cost.economic", "经济成本", SEEN_FORMS),
    WordRow("cost.social", "社会成本", NOTICE_2021),
    WordRow("cost.environmental", "生态环境成本", NOTICE_2021),
    WordRow("cost.environmental", "生态成本 环境成本", REMEMBERED),
    WordRow("benefit", "效益 效果", SEEN_FORMS),
    WordRow("benefit", "实施效果 预期效果 项目效益 项目效果 效益值 结果", COUNTERPART),
    WordRow("benefit.economic", "经济效益", SEEN_FORMS),
    WordRow("benefit.social", "社会效益", SEEN_FORMS),
    WordRow("benefit.ecological", "生态效益 环境效益", SEEN_FORMS),
    WordRow("benefit.ecological", "生态环境效益", REMEMBERED),
    WordRow("benefit.sustainability", "可持续影响 可持续发展", SEEN_FORMS),
    WordRow("benefit.sustainability", "可持续性影响 可持续效益 可持续发展影响", REMEMBERED),
    WordRow("benefit.economic", "经济影响", PARTNERSHIPS),
    WordRow("benefit.social", "社会影响", PARTNERSHIPS),
    WordRow("benefit.ecological", "生态影响", PARTNERSHIPS),
    WordRow("benefit.sustainability", "可持续性", PARTNERSHIPS),
    WordRow("satisfaction.beneficiary", "服务对象满意度 受益对象满意度", SEEN_FORMS),
    WordRow("satisfaction.beneficiary", "社会公众或服务对象满意度", FRAME_2013),
    WordRow("satisfaction.beneficiary", "服务对象或项目受益人满意度", NOTICE_2015),
    WordRow("satisfaction.beneficiary", "社会公众满意度 受益群众满意度 群众满意度", REMEMBERED),
    WordRow("execution", "预算执行率 预算执行 预算执行情况", EXECUTION_BLOCK),
)
"""Labels that name one category wherever they stand."""

BY_LEVEL: dict[str, tuple[str, str, str]] = {
    "成本": ("cost", "cost.unspecified", "cost.unspecified"),
    "满意度": ("satisfaction", "satisfaction.beneficiary", "satisfaction"),
}
"""
Labels that stand on both levels: the category on the first, on the second, and where neither level nor scheme tells.

成本指标 is a first level since 财预〔2021〕101号 and was a second level under 产出指标 before (both from memory);
满意度指标 was seen on both levels of one form.
"""

NO_COUNTERPART: tuple[WordRow, ...] = (WordRow("", "投入 影响力 项目决策 项目管理 决策 管理 过程", SEEN_LEVEL_1),)
"""Labels seen on the first level that have no category here: they stay as printed."""
