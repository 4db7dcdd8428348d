"""
The rules of review that ship: data with citations, and the function that stands behind each.

The code of a rule is ``PM1`` and the number that it has in the project's list of rules (L001 is PM101, L060 is PM160).
Rules of that list that are findings of the reader (L009, L090 to L094) or of ``audit`` (L080, L082 to L086) are not
here; ``docs/reviewing.md`` names them.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from perfmodel._finding import Severity
from perfmodel.reviewing import _amounts as amounts
from perfmodel.reviewing import _completeness as completeness
from perfmodel.reviewing import _filing as filing
from perfmodel.reviewing import _spelling as spelling
from perfmodel.reviewing import _wording as wording
from perfmodel.reviewing._rule import Check, EachRow, Rule, RuleHead, RuleScope
from perfmodel.source import Citation, Standing

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "PM101": completeness.overall_missing,
        "PM102": completeness.overall_filler,
        "PM103": completeness.output_missing,
        "PM104": completeness.benefit_missing,
        "PM105": completeness.satisfaction_missing,
        "PM106": completeness.output_kind_missing,
        "PM107": completeness.cost_missing,
        "PM108": EachRow(completeness.value_missing),
        "PM110": completeness.category_missing,
        "PM111": EachRow(completeness.second_level_missing),
        "PM112": EachRow(completeness.explanation_missing),
        "PM113": EachRow(completeness.unit_missing),
        "PM114": completeness.head_missing,
        "PM120": EachRow(wording.unquantified),
        "PM121": EachRow(wording.repeats_name),
        "PM122": EachRow(wording.open_ended),
        "PM123": EachRow(wording.bands_missing),
        "PM124": EachRow(wording.unreadable),
        "PM125": EachRow(spelling.operator_in_words),
        "PM126": EachRow(spelling.odd_sign),
        "PM127": EachRow(wording.several_numbers),
        "PM128": EachRow(wording.unnamed_figure),
        "PM129": EachRow(spelling.numerals),
        "PM130": EachRow(spelling.per_unit),
        "PM131": EachRow(spelling.frequency),
        "PM132": EachRow(spelling.day_missing),
        "PM133": EachRow(spelling.rank),
        "PM134": EachRow(spelling.word_as_unit),
        "PM140": EachRow(filing.rate_under_quantity),
        "PM141": EachRow(filing.count_under_quality),
        "PM142": EachRow(filing.count_under_timeliness),
        "PM143": EachRow(filing.satisfaction_elsewhere),
        "PM144": EachRow(filing.cost_elsewhere),
        "PM145": EachRow(filing.budget_only),
        "PM146": EachRow(filing.money_as_quantity),
        "PM147": EachRow(filing.sustainability_apart),
        "PM148": filing.duplicate,
        "PM149": filing.near_duplicate,
        "PM150": EachRow(wording.wrong_side),
        "PM151": EachRow(wording.beyond_whole),
        "PM152": EachRow(wording.satisfaction_out_of_bounds),
        "PM153": EachRow(wording.rise_as_level),
        "PM154": EachRow(wording.people_or_visits),
        "PM155": EachRow(wording.exactly),
        "PM160": amounts.parts_differ,
        "PM161": amounts.cap_above_budget,
        "PM162": amounts.unit_slipped,
        "PM163": EachRow(spelling.too_many_places),
        "PM164": amounts.tasks_without_amounts,
        "PM165": completeness.task_without_indicator,
        "PM166": EachRow(completeness.baseline_missing),
        "PM167": EachRow(completeness.far_from_last_year),
        "PM170": amounts.points_differ,
        "PM171": EachRow(amounts.weightless),
        "PM172": amounts.one_carries_all,
        "PM181": amounts.reason_missing,
        "PM187": amounts.execution_differs,
        "PM188": amounts.adjusted_missing,
    }
)
"""The function of each rule, by its code."""


_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
_COMPLETE, _RELEVANT = RuleHead.COMPLETENESS, RuleHead.RELEVANCE
_APPROPRIATE, _FEASIBLE = RuleHead.APPROPRIATENESS, RuleHead.FEASIBILITY
_WHOLE, _ROW, _REPORT = RuleScope.DOCUMENT, RuleScope.INDICATOR, RuleScope.REPORT
_SEEN, _MEMORY, _DESIGN = Standing.SEEN, Standing.MEMORY, Standing.DESIGN
_2015, _2020, _2021 = "财预〔2015〕88号", "财预〔2020〕10号", "财预〔2021〕101号"
_SYSTEM, _HOSPITAL, _AUDIT, _FORMS = "provincial system", "hospital system", "audit tool", "forms"
_FILLED, _SICHUAN, _TOOLS, _OURS = "self-evaluation forms", "sichuan form", "published checks", "perfmodel"
_TABLE = "a department-wide objectives table of Sichuan, 2023"
_TREES_OF_2015 = (None, "mof2015", "mof2020_selfeval", "sichuan2023_department", "beijing_preassessment")


class _RuleRow(NamedTuple):
    """One rule: number, severity, head, scope, statement; source, clause, standing, note; schemes."""

    number: str
    severity: Severity
    head: RuleHead
    scope: RuleScope
    statement: str
    source: str
    clause: str
    standing: Standing
    note: str | None = None
    schemes: tuple[str | None, ...] = ()


_R = _RuleRow
_ROWS: tuple[_RuleRow, ...] = (
    # --- what has to be there -----------------------------------------------------------------------------------------
    _R(
        "01", _ERROR, _COMPLETE, _WHOLE, "the overall objective of the year is empty", _SYSTEM, "mandatory check", _SEEN
    ),
    _R(
        *("02", _ERROR, _COMPLETE, _WHOLE, "the overall objective is a lone mark"),
        *(_SYSTEM, "mandatory check for - _ *", _SEEN, "the other marks come from a city's review"),
    ),
    _R("03", _ERROR, _COMPLETE, _WHOLE, "no indicator stands under output", _SYSTEM, "mandatory check", _SEEN),
    _R("04", _ERROR, _COMPLETE, _WHOLE, "no indicator stands under benefit", _SYSTEM, "mandatory check", _SEEN),
    _R(
        *("05", _ERROR, _COMPLETE, _WHOLE, "no indicator stands under satisfaction"),
        *(
            _HOSPITAL,
            "required",
            _SEEN,
            "from memory, the guidance of 2021 lets a body that serves no one leave it out",
        ),
    ),
    _R(
        *("06", _WARNING, _COMPLETE, _WHOLE, "quantity, quality, timeliness or cost is missing (tree of 2015)"),
        *(_HOSPITAL, "all four are required", _SEEN, None, _TREES_OF_2015),
    ),
    _R(
        *("07", _WARNING, _COMPLETE, _WHOLE, "a project has no cost indicator (tree of 2021)"),
        *(_2021, "indicator tree", _MEMORY, "seen: one province caps the score of such a project", ("mof2021",)),
    ),
    _R(
        *("08", _ERROR, _COMPLETE, _ROW, "an indicator has a name and no value"),
        *(_SYSTEM, "the value is a required field", _SEEN),
    ),
    _R(
        *("10", _ERROR, _COMPLETE, _ROW, "the category is missing or not known"),
        *(_FORMS, f"{_TABLE}: its first level was lost", _SEEN, "seen: an import drops rows that it cannot place"),
    ),
    _R(
        *("11", _ERROR, _COMPLETE, _ROW, "the second level of the category is missing"),
        *(_SYSTEM, "import of indicators", _SEEN),
    ),
    _R(
        *("12", _WARNING, _COMPLETE, _ROW, "explanation, scoring rule and data source are missing"),
        *(
            _SYSTEM,
            "fields of the library of indicators",
            _SEEN,
            "the list of fields was seen, the duty is from memory",
        ),
    ),
    _R(
        *("13", _ERROR, _COMPLETE, _ROW, "a number has no unit"),
        *(_SYSTEM, "a quantitative indicator carries kind and unit", _SEEN, "from memory in the guidance of 2021"),
    ),
    _R(
        *("14", _WARNING, _COMPLETE, _WHOLE, "body, year or budget is missing in the head"),
        *(_FORMS, f"head of {_TABLE}", _SEEN),
    ),
    # --- what a value says --------------------------------------------------------------------------------------------
    _R(
        *("20", _WARNING, _RELEVANT, _ROW, "a value that could be a number is words"),
        *(_AUDIT, "unquantified and without a way of checking", _SEEN, "from memory in the notice of 2015: 细化量化"),
    ),
    _R(
        *("21", _WARNING, _RELEVANT, _ROW, "the value repeats the name or a task"),
        *(_FORMS, _TABLE, _SEEN, "an example was seen; that it is a fault is this project's reading"),
    ),
    _R(
        *("22", _NOTE, _RELEVANT, _ROW, "the value is a word of degree"),
        *(_FORMS, _TABLE, _SEEN, "an audit tool lets it pass where a policy words it so"),
    ),
    _R(
        *("23", _NOTE, _RELEVANT, _ROW, "a value in words has no bands for grading"),
        *(_SYSTEM, "lists of wordings for the three bands", _SEEN, "from memory in the notice of 2020"),
    ),
    _R(
        *("24", _ERROR, _RELEVANT, _ROW, "the value cannot be read, or is words beside a sign"),
        *(_SYSTEM, "a value behind a sign is a number", _SEEN),
    ),
    _R(
        *("25", _WARNING, _RELEVANT, _ROW, "the comparison is written in words"),
        *(_FORMS, _TABLE, _SEEN, "the words are those of published extraction tools"),
    ),
    _R(
        *("26", _WARNING, _RELEVANT, _ROW, "the sign of comparison is an unusual one"),
        *(_SYSTEM, "import of indicators: = becomes ＝", _SEEN, "》 and ﹦ were seen in filled forms"),  # noqa: RUF001 - as forms have it
    ),
    _R("27", _WARNING, _RELEVANT, _ROW, "one cell states several targets", _FORMS, _TABLE, _SEEN),
    _R(
        *("28", _WARNING, _RELEVANT, _ROW, "the value stands in a figure that the form does not state"),
        *(_FORMS, _TABLE, _SEEN, "a library of indicators asks for the standard used"),
    ),
    _R("29", _NOTE, _RELEVANT, _ROW, "a number is written in Chinese, or in percentage points", _FORMS, _TABLE, _SEEN),
    _R("30", _WARNING, _RELEVANT, _ROW, "a count per unit (份/人, 次/年)", _FORMS, _TABLE, _SEEN),
    _R("31", _NOTE, _RELEVANT, _ROW, "a frequency as a value (每半年1期)", _FORMS, _TABLE, _SEEN),
    _R("32", _NOTE, _RELEVANT, _ROW, "a deadline without a day", _FORMS, f"{_TABLE}; a form of Hubei, 2020", _SEEN),
    _R("33", _WARNING, _RELEVANT, _ROW, "a rank as a value", _FORMS, _TABLE, _SEEN),
    _R("34", _WARNING, _RELEVANT, _ROW, "a word stands for a unit's sign (百分比)", _FILLED, "Anhui, 2022", _SEEN),
    # --- where a row is filed -----------------------------------------------------------------------------------------
    _R(
        *("40", _WARNING, _RELEVANT, _ROW, "a rate stands under quantity"),
        *(_FORMS, _TABLE, _SEEN, "from memory, the guidance of 2021 lists counts under quantity"),
    ),
    _R("41", _WARNING, _RELEVANT, _ROW, "a count stands under quality", _FORMS, _TABLE, _SEEN),
    _R("42", _WARNING, _RELEVANT, _ROW, "a count stands under timeliness", _FORMS, _TABLE, _SEEN),
    _R("43", _ERROR, _RELEVANT, _ROW, "a satisfaction stands outside its category", _FORMS, _TABLE, _SEEN),
    _R(
        *("44", _WARNING, _RELEVANT, _ROW, "a cost stands under quantity or benefit"),
        *(_FILLED, "Anhui, 2022: a cost under 生态效益", _SEEN),
    ),
    _R(
        *("45", _WARNING, _RELEVANT, _ROW, "a cost row only keeps the budget"),
        *(_FORMS, _TABLE, _SEEN, "a library of indicators holds costs against the spending standard"),
    ),
    _R("46", _WARNING, _RELEVANT, _ROW, "money itself stands as quantity", _FILLED, "Yunnan, 2020", _SEEN),
    _R(
        *("47", _NOTE, _RELEVANT, _ROW, "sustainability stands as a category of its own (tree of 2021)"),
        *(_2021, "indicator tree", _MEMORY, "not sure", ("mof2021",)),
    ),
    _R(
        *("48", _ERROR, _RELEVANT, _WHOLE, "an indicator is there twice"),
        *(_TOOLS, "duplicate rows", _SEEN, "from memory in reviews under the notice of 2015"),
    ),
    _R("49", _WARNING, _RELEVANT, _WHOLE, "two indicators have nearly one name", _OURS, "docs/reviewing.md", _DESIGN),
    # --- whether a value can be meant so ------------------------------------------------------------------------------
    _R(
        *("50", _WARNING, _APPROPRIATE, _ROW, "the sign goes against the name"),
        *(_FORMS, "a form with 稳定运行率≤99%", _SEEN, "an example was seen; the names are this project's list"),
    ),
    _R("51", _WARNING, _APPROPRIATE, _ROW, "a percentage lies outside 0 to 100", _OURS, "docs/reviewing.md", _DESIGN),
    _R(
        *("52", _WARNING, _APPROPRIATE, _ROW, "a satisfaction lies below the pass mark or above 100%"),
        *(_2021, "satisfaction from 60% to 90%", _MEMORY),
    ),
    _R(
        *("53", _NOTE, _APPROPRIATE, _ROW, "a rise of satisfaction is stated as a level"),
        *(_FORMS, _TABLE, _SEEN, "an example was seen; that it is a fault is this project's reading"),
    ),
    _R(
        *("54", _WARNING, _APPROPRIATE, _ROW, "人次 counts people, or 人 counts visits"),
        *(_OURS, "docs/reviewing.md", _DESIGN, f"an example was seen in {_TABLE}"),
    ),
    _R(
        *("55", _NOTE, _APPROPRIATE, _ROW, "a count has to be exactly so many"),
        *(_SYSTEM, "＝ is scored as ≥ where the target is above 0", _SEEN),  # noqa: RUF001 - as forms have it
    ),
    # --- money --------------------------------------------------------------------------------------------------------
    _R(
        *("60", _ERROR, _APPROPRIATE, _WHOLE, "the parts of the budget do not add up"),
        *(_FORMS, f"budget block of {_TABLE}", _SEEN, "the tolerance of 0.005 of the unit is this project's choice"),
    ),
    _R(
        *("61", _ERROR, _APPROPRIATE, _WHOLE, "a cost is more than the whole budget"),
        *("city review", "values match the budget", _SEEN, "from memory in the notice of 2015: 相应匹配"),
    ),
    _R(
        *("62", _ERROR, _APPROPRIATE, _WHOLE, "元 and 万元 are mixed up"),
        *(_FORMS, "forms in 元 (Shanghai) and in 万元 (Sichuan), and rows in 元 (Yunnan)", _SEEN),
    ),
    _R(
        *("63", _NOTE, _APPROPRIATE, _ROW, "more than two decimals in 万元"),
        *(_FORMS, "two decimals in forms of Sichuan, three in one of Anhui", _SEEN),
    ),
    _R(
        *("64", _WARNING, _APPROPRIATE, _WHOLE, "tasks have no amount"),
        *(_FORMS, f"{_TABLE}: one amount for all tasks", _SEEN),
    ),
    _R(
        *("65", _WARNING, _APPROPRIATE, _WHOLE, "no indicator speaks of a task"),
        *("city review", "indicators are complete", _SEEN, "from memory in the notice of 2015: 完整, 相关"),
    ),
    # --- the year before ----------------------------------------------------------------------------------------------
    _R(
        *("66", _WARNING, _FEASIBLE, _ROW, "a number has no earlier value and no standard"),
        *(_SYSTEM, "columns for earlier values and standards", _SEEN, "the list of fields was seen"),
    ),
    _R(
        *("67", _WARNING, _FEASIBLE, _ROW, "the target lies far from last year's result, or below its target"),
        *(_OURS, "docs/reviewing.md", _DESIGN, f"30% was seen in Guangxi; too low a target is a case of {_2020}"),
    ),
    # --- points -------------------------------------------------------------------------------------------------------
    _R(
        *("70", _ERROR, _APPROPRIATE, _WHOLE, "the points do not add up"),
        *(_SYSTEM, "points add up at each level, and to 90 or 100", _SEEN, "80 where budget execution has 20 (Hubei)"),
    ),
    _R(
        *("71", _ERROR, _APPROPRIATE, _ROW, "a row has no points"),
        *(_TOOLS, "weights of zero, a check that can be switched off", _SEEN),
    ),
    _R(
        *("72", _NOTE, _APPROPRIATE, _WHOLE, "one row carries almost all points"),
        *(_SICHUAN, "one row with all 90 points", _SEEN, "an example was seen; half is this project's choice"),
    ),
    # --- what a self-evaluation reports -------------------------------------------------------------------------------
    _R(
        *("81", _WARNING, _COMPLETE, _REPORT, "fewer points than the row has, and no reason"),
        *(_SICHUAN, "column 未完成原因分析", _SEEN, f"from memory the form of {_2020} has such a column"),
    ),
    _R(
        *("87", _ERROR, _APPROPRIATE, _REPORT, "the total of the money block and its parts disagree"),
        *(_FILLED, "Anhui, 2022: a total of 0 and parts of 90", _SEEN),
    ),
    _R(
        *("88", _NOTE, _APPROPRIATE, _REPORT, "some rows have an adjusted value and others none"),
        *(_SYSTEM, "Shanxi: a row without an adjusted value stays empty", _SEEN),
    ),
)


def _rule(row: _RuleRow) -> Rule:
    code = f"PM1{row.number}"
    return Rule(
        code=code,
        severity=row.severity,
        head=row.head,
        scope=row.scope,
        statement=row.statement,
        citation=Citation(row.source, clause=row.clause, standing=row.standing, note=row.note),
        check=CHECKS[code],
        schemes=row.schemes,
    )


ALL: tuple[Rule, ...] = tuple(_rule(row) for row in _ROWS)
"""Every rule that ships, in the order of the codes."""

REVIEW_RULES = ALL
"""The same under the name that ``perfmodel`` has for it."""
