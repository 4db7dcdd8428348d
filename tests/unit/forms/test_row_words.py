"""
Each word of a row of the lexicon does in a form what its row is for; all forms are our own.

The words stand in ``fixtures/headings.txt`` once more, so that one that a row loses is missed here.
"""

from collections.abc import Iterable
from pathlib import Path

import pytest

from perfmodel import ProjectObjectives, Reading, format_target, read_forms
from perfmodel.lexicon import _form_labels as labels
from perfmodel.lexicon import _form_marks as marks
from perfmodel.lexicon import _heading_words as heads
from perfmodel.lexicon import _headings as columns
from perfmodel.objectives._report import Result

FIXTURE = Path(__file__).parents[2] / "fixtures" / "headings.txt"
PUMP = "output.quantity 更换水泵 ≥4台"
HEAD, ROW = "二级指标|三级指标|指标值", "数量指标|更换水泵|≥4台"
TABLE = (f"{HEAD}|分值|得分", f"{ROW}|20|18")
SCORED = {PUMP, "weight 20", "score 18"}


def of_field(rows: Iterable[columns.HeadingRow[columns.Column]], field: columns.Column) -> str:
    """The words of the rows of a field."""
    return " ".join(row.words for row in rows if row.field is field)


CASES: dict[str, tuple[str, tuple[str, ...], set[str]]] = {
    "reached below values": (
        of_field(columns.PARTS, columns.Column.ACTUAL),
        (f"{HEAD}||分值", "||计划|{}|", f"{ROW}|5台|20"),
        {PUMP, "weight 20", "actual 5台"},
    ),
    "aimed below values": (
        of_field(columns.PARTS, columns.Column.VALUE),
        (f"{HEAD}||分值", "||{}|实际|", f"{ROW}|5台|20"),
        {PUMP, "weight 20", "actual 5台"},
    ),
    "changed below values": (
        of_field(columns.PARTS, columns.Column.ADJUSTED),
        (f"{HEAD}||分值", "||计划|{}|", f"{ROW}|≥5台|20"),
        {PUMP, "weight 20", "adjusted ≥5台", "target-adjusted"},
    ),
    "value below values": (
        " ".join(columns.SAME),
        (f"{HEAD}|||分值", "||符号|{}|单位|", "数量指标|更换水泵|≥|4|台|20"),
        {PUMP, "weight 20"},
    ),
    "numbers of columns": (
        " ".join(columns.NUMBERING),
        (f"序号|{HEAD}", "{}|1|2|3", f"1|{ROW}"),
        {PUMP, "number 1"},
    ),
    "divisions": (
        labels.DIVISIONS.words,
        ("项目资金（万元）|资金总额|{}||", "||财政拨款|其他资金", "|60|50|10", *TABLE),
        {*SCORED, "budget 60万元", "fiscal 50万元", "other 10万元"},
    ),
    "points given": (
        labels.SCORE_LABELS.words,
        (*TABLE, "合计||100|{}|93"),
        {*SCORED, "total 93", "合计 100"},
    ),
    "sums of parts": (
        labels.PART_SUMS.words,
        (
            f"一级指标|{TABLE[0]}",
            f"产出指标|{TABLE[1]}",
            "产出指标{}||||20|18",
            "效益指标|社会效益指标|受益人口|≥9人|10|9",
        ),
        {*SCORED, "产出指标{} 20", "产出指标{} 18", "benefit.social 受益人口 ≥9人", "weight 10", "score 9"},
    ),
    "sums of lists": (
        labels.LIST_SUMS.words,
        (f"部门|项目名称|金额（万元）|{HEAD}", f"水务局|东泵改造|80|{ROW}", "|{}|99|", f"水务局|西泵改造|20|{ROW}"),
        {
            PUMP,
            "department 水务局",
            "project 东泵改造",
            "project 西泵改造",
            "budget 80万元",
            "budget 20万元",
            "cell-unplaced",
        },
    ),
    "no projects": (
        labels.NO_PROJECTS.words.replace("说明", ""),
        ("项目|{}", "单位名称|水务局", *TABLE),
        {*SCORED, "department 水务局", "cell-unplaced"},
    ),
    "below tables": (labels.BELOW_TABLES.words, (*TABLE, "{}|张三"), {*SCORED, "{} 张三"}),
    "tails": (
        " ".join(row.words for row in marks.TAILS),
        (*TABLE, "{}|张三||||"),
        {*SCORED, "{} 张三"},
    ),
    "tail endings": (marks.TAIL_ENDINGS.words, (*TABLE, "科室{}|张三"), {*SCORED, "part-other"}),
    "blanks": (
        " ".join(row.words for row in marks.BLANKS),
        (*TABLE, "质量指标|{}|{}|{}|{}"),
        {*SCORED, "row-empty"},
    ),
    "works": (
        marks.WORKS.words,
        ("渠道局项目支出绩效目标表", "一、东渠{}", HEAD, ROW, "二、西渠{}", HEAD, ROW),
        {PUMP, "project 东渠{}", "project 西渠{}"},
    ),
    "targets said": (
        marks.AIMED.words,
        (HEAD, f"{ROW[:9]}|{{}}：≥4台；实际：5台"),
        {PUMP, "actual 5台", "cells-parted"},
    ),
    "results said": (
        marks.REACHED.words,
        (HEAD, f"{ROW[:9]}|目标：≥4台；{{}}：5台"),
        {PUMP, "actual 5台", "cells-parted"},
    ),
    "repeated": (
        marks.REPEATED.words,
        (f"{HEAD}|计量单位", "数量指标|更换水泵|≥4|台", "数量指标|改造闸门|2|{}"),
        {PUMP, "output.quantity 改造闸门 2台", "cell-repeated"},
    ),
    "kinds": (
        heads.KINDS.words,
        ("绩效指标|指标{}|指标值", "更换水泵|数量指标|≥4台"),
        {PUMP},
    ),
    "past values": (heads.PAST.words, (f"{HEAD}|{{}}目标值", f"{ROW}|3"), {PUMP, "{}目标值 3"}),
    "shares": (
        heads.SHARES.words,
        (f"{HEAD}|归口{{}}", f"{ROW}|30", "质量指标|合格率|≥95%|70"),
        {PUMP, "output.quality 合格率 ≥95%", "归口{} 30", "归口{} 70", "heading-unknown"},
    ),
    "values of places": (
        heads.VALUES.words,
        ("二级指标|三级指标|东区{}|西区{}", f"{ROW}|≥3台"),
        {f"{PUMP} 东区", "output.quantity 更换水泵 ≥3台 西区"},
    ),
    "values of years": (
        heads.ANNUAL.words,
        ("二级指标|三级指标|中期指标值|{}指标值", f"{ROW}|≥3台"),
        {f"{PUMP} medium", "output.quantity 更换水泵 ≥3台"},
    ),
    "units in headings": (heads.UNITS.words, ("二级指标|三级指标|指标值（{}：台）", "数量指标|更换水泵|≥4"), {PUMP}),
    "marks behind headings": (
        heads.NOTE_MARKS.words,
        ("二级指标|三级指标|指标值（{}）|中期指标值", f"{ROW}|≥9台"),
        {PUMP, "output.quantity 更换水泵 ≥9台 medium"},
    ),
    "other words for values": (
        heads.NO_NOTES.words,
        ("二级指标|三级指标|指标值（{}计划水平）|中期指标值", f"{ROW}|≥9台"),
        {PUMP, "output.quantity 更换水泵 ≥9台 medium"},
    ),
    "points of kinds": (
        heads.MEASURED.words,
        (f"{HEAD}|分值||得分", "|||{}|主要|", f"{ROW}|20||18"),
        SCORED,
    ),
    "reasons": (heads.REASONS.words, (f"{HEAD}|{{}}情况说明", f"{ROW}|雨季"), {PUMP, "reason 雨季"}),
    "names with values": (
        heads.VALUED_NAMES.words,
        ("二级指标|{}（含指标值）", "数量指标|更换水泵≥4台"),
        {PUMP, "cells-parted"},
    ),
    "ends of names": (
        heads.NAME_ENDS.words,
        ("二级指标|三级指标{}（含指标值）", "数量指标|更换水泵≥4台"),
        {PUMP, "cells-parted"},
    ),
    "names holding values": (
        heads.HOLDING.words,
        ("二级指标|三级指标（{}指标值）", "数量指标|更换水泵≥4台"),
        {PUMP, "cells-parted"},
    ),
    "names joined to values": (
        heads.JOINING.words,
        ("二级指标|三级指标{}指标值", "数量指标|更换水泵≥4台"),
        {PUMP, "cells-parted"},
    ),
    "kinds of values": (
        heads.VALUE_KINDS.words,
        ("二级指标|三级指标（含{}指标值）", "数量指标|更换水泵≥4台"),
        {PUMP, "cells-parted"},
    ),
    "named values": (
        heads.NAMED_VALUES.words,
        ("二级指标|三级指标（含{}）", "数量指标|更换水泵≥4台"),
        {PUMP, "cells-parted"},
    ),
    "numbered goals": (
        heads.GOAL_KINDS.words,
        ("年度目标|{}目标1|改造四座泵站。", "|{}目标2|护岸两公里。", *TABLE),
        {*SCORED, "overall 改造四座泵站。\n护岸两公里。"},
    ),
    "months": (heads.MONTHS.words, (f"{HEAD}|1-8{{}}执行情况", f"{ROW}|3台"), {PUMP, "so_far 3台"}),
    "years": (heads.YEARS.words, ("（2024{}）", *TABLE), {*SCORED, "year 2024年度"}),
    "budget years": (heads.BUDGET_YEARS.words, ("（2024{}）", *TABLE), {*SCORED, "year 2024年度"}),
    "watched": (heads.WATCHED.words, ("（2024年{}）", *TABLE), {*SCORED, "year 2024年度"}),
    "watching": (heads.WATCHING.words, ("2024年度 {}：1-7月", *TABLE), {*SCORED, "year 2024年度"}),
    "terms of rows": (
        heads.INDICATORS.words,
        (HEAD, "中期{}", ROW, "年度{}表", "质量指标|合格率|≥95%"),
        {f"{PUMP} medium", "output.quality 合格率 ≥95%"},
    ),
    "titles": (heads.TITLED.words, ("水务局2024年{}", *TABLE), {*SCORED, "year 2024年度"}),
    "titles behind years": (heads.TITLED_BEHIND_YEAR.words, ("2024年{}", *TABLE), {*SCORED, "year 2024年度"}),
    "ends of titles": (heads.TITLE_ENDS.words, ("水务局2024年自评{}", *TABLE), {*SCORED, "year 2024年度"}),
    "notes": (heads.NOTE_LABELS.words, (*TABLE, "", "{}：按台账统计"), {*SCORED, "备注 {}：按台账统计"}),
}


def words() -> dict[str, dict[str, None]]:
    """The words of each row: those of the list, and those of the tables."""
    lines = (line.split(": ") for line in FIXTURE.read_text(encoding="utf-8").splitlines())
    met = {name.removeprefix("row "): found for name, found in lines if name.startswith("row ")}
    return {name: dict.fromkeys((*met.get(name, "").split(), *found.split())) for name, (found, _, _) in CASES.items()}


WORDS = words()


def said(reading: Reading) -> set[str]:
    """What a form says, its project and what a reader would not ask for aside."""
    document = reading.document
    report, budget = document.report, document.budget
    found = {
        "department": document.department,
        "project": document.project if isinstance(document, ProjectObjectives) else "",
        "year": document.fiscal_year,
        "overall": document.overall,
        "overall_medium": document.overall_medium,
        "budget": budget and budget.total,
        "fiscal": budget and budget.fiscal,
        "other": budget and budget.other,
        "total": report and report.total,
    }
    facts = {f"{key} {text}" for key, text in found.items() if text}
    facts |= {f"{part.name} {part.amount}" for part in (budget.parts if budget else ())}
    facts |= {f"{extra.heading} {extra.text}" for extra in document.extra}
    for row in document.indicators:
        result = row.result or Result()
        term = "" if row.term.value == "annual" else f" {row.term.value}"
        scope = f" {row.scope}" if row.scope else ""
        facts.add(f"{row.category.id if row.category else '-'} {row.name} {format_target(row.target)}{term}{scope}")
        beside = {
            "number": row.number,
            "adjusted": row.adjusted and format_target(row.adjusted),
            "weight": row.weight,
            "actual": result.actual and result.actual.text,
            "score": result.score,
            "reason": result.reason,
            "so_far": result.so_far and result.so_far.text,
        }
        facts |= {f"{key} {text}" for key, text in beside.items() if text}
        facts |= {f"{extra.heading} {extra.text}" for extra in row.extra}
    return facts | {finding.code for finding in reading.findings}


def read(name: str, word: str) -> list[set[str]]:
    """What the forms of a row say with one of its words."""
    rows = "\n".join(row.replace("{}", word) for row in CASES[name][1])
    return [said(reading) for reading in read_forms([rows.replace("|", "\t") + "\n"])]


@pytest.mark.parametrize("name", CASES)
def test_each_word_of_a_row(name: str) -> None:
    """The form reads as the row has it."""
    wanted = CASES[name][2]
    wrong = {
        word: found
        for word in WORDS[name]
        if (found := set[str]().union(*read(name, word))) != {fact.replace("{}", word) for fact in wanted}
    }
    assert wrong == {}
