"""
Which function stands behind which rule.

Needs: the modules of checks.  Used by: ``rules``.
"""

from collections.abc import Mapping
from types import MappingProxyType

from perfmodel.review import completeness, direction, filing, history, money, points, reported, spelling, wording
from perfmodel.review.rule import Check, EachRow

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
        "PM150": EachRow(direction.wrong_side),
        "PM151": EachRow(direction.beyond_whole),
        "PM152": EachRow(direction.satisfaction_out_of_bounds),
        "PM153": EachRow(direction.rise_as_level),
        "PM154": EachRow(direction.people_or_visits),
        "PM155": EachRow(direction.exactly),
        "PM160": money.parts_differ,
        "PM161": money.cap_above_budget,
        "PM162": money.unit_slipped,
        "PM163": EachRow(spelling.too_many_places),
        "PM164": money.tasks_without_amounts,
        "PM165": history.task_without_indicator,
        "PM166": EachRow(history.baseline_missing),
        "PM167": EachRow(history.far_from_last_year),
        "PM170": points.points_differ,
        "PM171": EachRow(points.weightless),
        "PM172": points.one_carries_all,
        "PM181": reported.reason_missing,
        "PM187": reported.execution_differs,
        "PM188": reported.adjusted_missing,
    }
)
"""The function of each rule, by its code."""
