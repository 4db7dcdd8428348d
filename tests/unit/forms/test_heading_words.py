"""
Each heading and label that was met says what it said, in a small form of our own.

The words stand in ``fixtures/headings.txt`` once more, so that a word that the tables lose is missed here; a word that
they win is read by its row.
"""

from pathlib import Path

import pytest

from perfmodel import DepartmentObjectives, ProjectObjectives, Reading, format_target, read_form
from perfmodel.forms._layouts import COLUMNS, HEAD, MONEY
from perfmodel.objectives._indicator import Indicator
from perfmodel.objectives._report import Execution, Result

TABLE = ("二级指标|三级指标|指标值|分值|得分", "数量指标|更换水泵|≥4台|20|18")
FIXTURE = Path(__file__).parents[2] / "fixtures" / "headings.txt"


def words() -> dict[str, dict[str, None]]:
    """The words of each meaning (``column level_1``): those of the list, and those of the tables."""
    found = dict[str, dict[str, None]]()
    for line in FIXTURE.read_text(encoding="utf-8").splitlines():
        meaning, met = line.split(": ")
        found[meaning] = dict.fromkeys(met.split())
    for kind, table in (("column", COLUMNS), ("head", HEAD), ("money", MONEY)):
        for row in table:
            found.setdefault(f"{kind} {row.field.value}", {}).update(dict.fromkeys(row.words.split()))
    return found


WORDS = words()


def form(*rows: str) -> Reading:
    """A form of some rows, with | between the cells."""
    return read_form("\n".join(rows).replace("|", "\t") + "\n")


# --- columns ----------------------------------------------------------------------------------------------------------

BESIDE = ("二级指标|三级指标|指标值|{}", "数量指标|更换水泵|≥4台|")
IN_COLUMNS: dict[str, tuple[str, str]] = {
    "side": ("一级指标|二级指标|{}|指标值", "产出指标|数量指标|更换水泵|≥4台"),
    "level_1": ("三级指标|{}|指标值", "更换水泵|产出指标|≥4台"),
    "level_2": ("一级指标|{}|三级指标|指标值", "产出指标|数量指标|更换水泵|≥4台"),
    "name": ("二级指标|{}|指标值", "数量指标|更换水泵|≥4台"),
    "number": ("{}|二级指标|三级指标|指标值", "7|数量指标|更换水泵|≥4台"),
    "value": ("二级指标|三级指标|{}", "数量指标|更换水泵|≥4台"),
    "operator": ("二级指标|三级指标|{}|指标值|计量单位", "数量指标|更换水泵|≥|4|台"),
    "unit": ("二级指标|三级指标|指标值|{}", "数量指标|更换水泵|≥4|台"),
    "medium_value": ("二级指标|三级指标|指标值|{}/台", "数量指标|更换水泵|≥4台|≥9"),
}
"""The heading row and the row below it, where the heading is not simply the last of a table."""

CELLS = {
    "adjusted": "≥5台",
    "weight": "20",
    "definition": "台数",
    "actual": "5台",
    "score": "18",
    "reason": "雨季",
    "so_far": "3台",
    "expected": "6台",
    "likelihood": "确定能",
    "standard": "≥6台",
    "extra": "工程科",
}
"""What stands below the others."""


def said_beside(row: Indicator, word: str) -> dict[str, str | None]:
    """What a row says beside its category, name and target, by the meanings of columns."""
    result = row.result or Result()
    said: dict[str, str | None] = {
        "number": row.number,
        "adjusted": None if row.adjusted is None else format_target(row.adjusted),
        "weight": None if row.weight is None else str(row.weight),
        "definition": row.definition,
        "actual": result.actual and result.actual.text,
        "score": None if result.score is None else str(result.score),
        "reason": result.reason,
        "so_far": result.so_far and result.so_far.text,
        "expected": result.expected and result.expected.text,
        "likelihood": result.likelihood,
    }
    said["standard"] = next((format_target(each.target) for each in row.standards if each.grade == word), None)
    said["extra"] = next((each.text for each in row.extra if each.heading == word), None)
    return {key: text for key, text in said.items() if text}


def reads_as_column(field: str, word: str) -> bool:
    """Whether a table with this heading reads as its meaning has it, and nothing is noticed."""
    head, row = IN_COLUMNS.get(field, (BESIDE[0], BESIDE[1] + CELLS.get(field, "")))
    reading = form("项目名称|泵站改造", head.format(word), row)
    first, *more = reading.document.indicators
    category = "output" if field == "level_1" else "output.quantity"
    if (first.category and first.category.id, first.name, format_target(first.target)) != (
        category,
        "更换水泵",
        "≥4台",
    ):
        return False
    medium = [(each.term.value, format_target(each.target)) for each in more]
    if medium != ([("medium", "≥9台")] if field == "medium_value" else []):
        return False
    if {finding.code for finding in reading.findings} - {"target-adjusted"}:
        return False
    wanted = {"number": "7"} if field == "number" else {field: CELLS[field]} if field in CELLS else {}
    return said_beside(first, word) == wanted


@pytest.mark.parametrize("field", [row.field.value for row in dict.fromkeys(COLUMNS)])
def test_each_heading_makes_its_column(field: str) -> None:
    """The row below it is read with nothing to report."""
    assert [word for word in WORDS[f"column {field}"] if not reads_as_column(field, word)] == []


# --- labels around tables ---------------------------------------------------------------------------------------------

HEADS: dict[str, tuple[tuple[str, ...], str]] = {
    "department": (("项目名称|泵站改造", "{}|水务局", *TABLE), "department 水务局"),
    "supervisor": (("项目名称|泵站改造", "{}|水务局", *TABLE), "department 水务局"),
    "project": (("{}|泵站改造", *TABLE), "project 泵站改造"),
    "unit": (("项目名称|泵站改造", "{}|管理站", *TABLE), "unit 管理站"),
    "fiscal_year": (("项目名称|泵站改造", "{}|2024年", *TABLE), "year 2024年度"),
    "overall": (("项目名称|泵站改造", "{}|改造四座泵站。", *TABLE), "overall 改造四座泵站。"),
    "overall_medium": (("项目名称|泵站改造", "{}|改造九座泵站。", *TABLE), "overall_medium 改造九座泵站。"),
    "overall_actual": (("项目名称|泵站改造", "{}|改造五座泵站。", *TABLE), "reached 改造五座泵站。"),
    "tasks": (("{}|任务名称|主要内容", "|巡查|每月巡查", *TABLE), "tasks 巡查 每月巡查"),
    "task_name": (("年度主要任务|{}|主要内容", "|巡查|每月巡查", *TABLE), "tasks 巡查 每月巡查"),
    "task_content": (("年度主要任务|任务名称|{}", "|巡查|每月巡查", *TABLE), "tasks 巡查 每月巡查"),
    "money": (("项目名称|泵站改造", "{}|60万元", *TABLE), "budget 60万元"),
    "total_score": (("项目名称|泵站改造", *TABLE, "{}||||93"), "total 93"),
    "subtotal": (("项目名称|泵站改造", *TABLE, "{}|||20|18", "质量指标|合格率|≥95%|30|30"), "extra {} 20"),
    "grade": (("项目名称|泵站改造", *TABLE, "{}|优"), "grade 优"),
    "extra": (("项目名称|泵站改造", "{}|工程科", *TABLE), "extra {} 工程科"),
}
"""A form with each label, and what it says then."""


def said_around(reading: Reading) -> set[str]:
    """What a form says around its table."""
    document = reading.document
    report, budget = document.report, document.budget
    said = {
        "department": document.department,
        "project": document.project if isinstance(document, ProjectObjectives) else "",
        "unit": document.unit if isinstance(document, ProjectObjectives) else "",
        "year": str(document.fiscal_year or ""),
        "overall": document.overall,
        "overall_medium": document.overall_medium,
        "reached": report.overall if report else "",
        "budget": str(budget.total or "") if budget else "",
        "total": str(report.total or "") if report else "",
        "grade": report.grade if report else "",
    }
    found = {f"{key} {text}" for key, text in said.items() if text}
    found |= {f"extra {extra.heading} {extra.text}" for extra in document.extra}
    tasks = document.tasks if isinstance(document, DepartmentObjectives) else ()
    return found | {f"tasks {task.name} {task.content}" for task in tasks}


def reads_as_head(field: str, word: str) -> bool:
    """Whether a form with this label says what its meaning has it say, and nothing but the name of the project."""
    rows, wanted = HEADS[field]
    reading = form(*(row.format(word) for row in rows))
    said = {wanted.format(word)}
    if rows[0].startswith("项目名称"):
        said.add("project 泵站改造")
    names = ["更换水泵", "合格率"] if field == "subtotal" else ["更换水泵"]
    found = said_around(reading) - {f"extra {word} 18"}
    return (found, [row.name for row in reading.document.indicators], reading.findings) == (said, names, ())


@pytest.mark.parametrize("field", HEADS)
def test_each_label_of_the_head_says_what_stands_behind_it(field: str) -> None:
    """It is read with nothing to report."""
    assert [word for word in WORDS[f"head {field}"] if not reads_as_head(field, word)] == []


# --- labels of money --------------------------------------------------------------------------------------------------

SOURCES = ("fiscal", "other", "part")
AMOUNTS = {
    "initial": "60万元",
    "adjusted": "60万元",
    "executed": "50万元",
    "rate": "83.3%",
    "weight": "10",
    "score": "8",
}
LIFE = "实施周期资金总额"


def budget_of(*rows: str) -> tuple[str, str, str, list[tuple[str, str]]]:
    """The total, the fiscal and other money, and the parts of a form with rows of money."""
    reading = form("项目名称|泵站改造", *rows, *TABLE)
    budget = reading.document.budget
    assert budget is not None
    assert not reading.findings
    parts = [(part.name, str(part.amount)) for part in budget.parts]
    return str(budget.total), str(budget.fiscal), str(budget.other), parts


@pytest.mark.parametrize("word", [word for word in WORDS["money total"] if word != LIFE])
def test_each_label_of_a_total(word: str) -> None:
    """What stands behind it, or below it, is the total."""
    wanted = ("60万元", "50万元", "None", list[tuple[str, str]]())

    assert budget_of(f"项目资金（万元）|{word}|60", "|财政拨款|50") == wanted
    assert budget_of(f"项目资金（万元）|{word}|财政拨款", "|60|50") == wanted


def test_the_total_of_the_whole_life_of_a_project() -> None:
    """Above the total of the year, which is the budget, it is a part; so is what stands between them."""
    rows = (f"{LIFE}（万元）|60", "其中：财政拨款|50", "年度资金总额（万元）|20", "其中：财政拨款|15")
    parts = [(f"{LIFE}（万元）", "60万元"), (f"{LIFE}（万元）/其中：财政拨款", "50万元")]

    assert budget_of(*rows) == ("20万元", "15万元", "None", parts)


@pytest.mark.parametrize(("field", "word"), [(field, word) for field in SOURCES for word in WORDS[f"money {field}"]])
def test_each_label_of_a_source(field: str, word: str) -> None:
    """What stands behind it or below it is the fiscal money, the other money, or a part under its own name."""
    fiscal = "50万元" if field == "fiscal" else "None"
    other = "50万元" if field == "other" else "None"
    wanted = ("60万元", fiscal, other, [(word, "50万元")] if field == "part" else [])

    assert budget_of("资金总额（万元）|60", f"{word}|50") == wanted
    assert budget_of(f"项目资金（万元）|资金总额|{word}", "|60|50") == wanted


def execution(*rows: str) -> Execution:
    """The one row of the money that was spent."""
    reading = form("项目名称|泵站改造", *rows, *TABLE)
    assert not reading.findings
    assert reading.document.report is not None
    (row,) = reading.document.report.execution
    return row


@pytest.mark.parametrize("field", ["initial", "adjusted", "executed", "rate", "weight", "score", "reason"])
def test_each_heading_of_money_that_was_spent(field: str) -> None:
    """The amount below it is the budget, what was spent, the rate, its points or what is said of it."""
    wrong = list[str]()
    for word in WORDS[f"money {field}"]:
        cell = AMOUNTS.get(field, "雨季")
        plan, spent = {"initial": (word, "执行数"), "adjusted": (word, "执行数"), "executed": ("年初预算数", word)}.get(
            field, ("年初预算数", "执行数")
        )
        more = "" if field in {"initial", "adjusted", "executed"} else f"|{word}"
        row = execution(
            f"项目资金（万元）||{plan}|{spent}{more}",
            f"|年度资金总额|60万元|50万元{more and f'|{cell}'}",
        )
        yearly = field == "initial" and not word.startswith("年初")  # what is called the budget alone is that of today
        found = getattr(row, "adjusted" if yearly else field)
        if (str(found), row.name, str(row.executed)) != (cell, "年度资金总额", "50万元"):
            wrong.append(word)
    assert wrong == []


@pytest.mark.parametrize("word", WORDS["money name"])
def test_each_heading_of_the_sources(word: str) -> None:
    """The names of the rows of money stand below it."""
    row = execution(f"{word}|年初预算数|执行数", "财政拨款|60万元|50万元")

    assert (row.name, str(row.initial), str(row.executed)) == ("财政拨款", "60万元", "50万元")
