"""Laws of the heads of real forms: money and goals are read whatever their wording, and however they were copied."""

from decimal import Decimal
from typing import NamedTuple

from hypothesis import given, note
from hypothesis import strategies as st

from perfmodel import Grid, Quantity, Reading, read_form
from perfmodel.files import Cell

SIDES = ("项目资金（万元）", "预算执行情况（万元）", "资金投入情况(万元)", "项目预算执行情况\n（万元）")
TOTALS = ("年度资金总额：", "年度财政资金总额", "年度总金额", "资金总额", "合计")
SOURCES = (
    "其中：财政拨款",
    "其中：本年一般公共预算拨款",
    "其中：中央财政资金",
    "上年结转资金",
    "地方资金",
    "其他资金",
    "彩票公益金",
)
INITIAL = ("年初预算数", "年初预算")
ADJUSTED = ("全年预算数", "预算数（A）", "全年预算数（A）", "调整后预算数")
EXECUTED = ("全年执行数", "执行数（B）", "全年执行数(B)", "实际支出数")
RATES = ("执行率", "执行率（B/A）", "预算执行率(B/A×100%)")
SCORES = ("得分", "执行率得分（分）")
GOALS = (
    ("预期目标", "实际完成情况"),
    ("年初设定目标", "年度总体目标完成情况综述"),
    ("总体目标", "全年实际完成情况"),
    ("年初预期目标", "目标实际完成情况"),
    ("绩效目标", "完成情况"),
    ("预期目标", "实际完成目标"),
    ("项目年度目标", "年度目标完成情况"),
)
GOAL_SIDES = ("年度总体目标", "总体目标完成情况", "年度目标完成情况", "年度绩效目标")
TERMS = (("中期目标", "年度目标"), ("实施期目标", "年度目标"), ("长期目标", "年度绩效目标"))
TEXTS = ("改造泵站四座，排涝能力提高。", "43.2", "1.改造泵站；\n2.更换水泵。", "完成全部任务。", "无")
TABLE = (("一级指标", "二级指标", "三级指标", "指标值"), ("产出指标", "数量指标", "改造泵站", "≥4座"))


class Spending(NamedTuple):
    """A money block: its label, its headings, its rows."""

    side: str
    headings: tuple[str, ...]
    kinds: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Head(NamedTuple):
    """The head of a form: the money, the goals with their headings."""

    money: Spending
    side: str
    goals: tuple[str, str]
    texts: tuple[str, str]


@st.composite
def spending(draw: st.DrawFn) -> Spending:
    """A money block of a self-evaluation with some of its columns."""
    columns: list[tuple[str, tuple[str, ...]]] = [("adjusted", ADJUSTED), ("executed", EXECUTED)]
    if draw(st.booleans()):
        columns.insert(0, ("initial", INITIAL))
    columns.append(("rate", RATES))
    if draw(st.booleans()):
        columns += [("weight", ("分值",)), ("score", SCORES)]
    if draw(st.booleans()) and len(columns) > 4:
        columns[-3], columns[-2] = columns[-2], columns[-3]
    kinds = tuple(kind for kind, _ in columns)
    headings = tuple(draw(st.sampled_from(words)) for _, words in columns)
    rows = list[tuple[str, ...]]()
    for index, name in enumerate(
        (draw(st.sampled_from(TOTALS)), *draw(st.lists(st.sampled_from(SOURCES), unique=True, max_size=3)))
    ):
        cells = {
            "initial": str(draw(st.integers(1, 900))),
            "adjusted": str(draw(st.integers(1, 900))),
            "executed": draw(st.sampled_from(("10.5", "37.24", "0", "860"))),
            "rate": draw(st.sampled_from(("86%", "100%", "98.85%"))),
            "weight": "10" if index == 0 else draw(st.sampled_from(("", "—"))),
            "score": "9.5" if index == 0 else draw(st.sampled_from(("", "—"))),
        }
        rows.append((name, *(cells[kind] for kind in kinds)))
    return Spending(draw(st.sampled_from(SIDES)), headings, kinds, tuple(rows))


@st.composite
def heads(draw: st.DrawFn) -> Head:
    """A head with its money and its goals beside what was reached."""
    return Head(
        draw(spending()),
        draw(st.sampled_from(GOAL_SIDES)),
        draw(st.sampled_from(GOALS)),
        (draw(st.sampled_from(TEXTS)), draw(st.sampled_from(TEXTS))),
    )


def copied(head: Head) -> str:
    """The head as a spreadsheet copies it: blank cells where labels are merged."""
    money = head.money
    rows = [("项目支出绩效自评表",), ("（2024年度）",), ("项目名称", "泵站改造"), (money.side, "", *money.headings)]
    rows += [("", *row) for row in money.rows]
    rows += [(head.side, *head.goals), ("", *(f'"{text}"' for text in head.texts)), *TABLE]
    return "\n".join("\t".join(quoted(cell) for cell in row) for row in rows) + "\n"


def pasted(head: Head) -> str:
    """The head as a browser copies it: nothing where labels are merged."""
    money = head.money
    rows = [
        ("项目支出绩效自评表",),
        ("（2024年度）",),
        ("项目名称", "泵站改造"),
        (money.side, "", *money.headings),
        *money.rows,
    ]
    rows += [(head.side, *head.goals), tuple(f'"{text}"' for text in head.texts), *TABLE]
    return "\n".join("\t".join(quoted(cell) for cell in row) for row in rows) + "\n"


def quoted(cell: str) -> str:
    """A cell with a line break in quotes, as programs copy it."""
    return cell if cell.startswith('"') or "\n" not in cell else f'"{cell}"'


def merged(head: Head) -> Grid:
    """The head as a document has it: labels merged over their rows, texts over columns."""
    money, cells = head.money, list[Cell]()
    width = max(2 + len(money.headings), 5)

    def add(row: int, column: int, text: str, *, columns: int = 1, rows: int = 1) -> None:
        cells.append(Cell(row=row, column=column, text=text, column_span=columns, row_span=rows))

    add(1, 1, "项目支出绩效自评表\n（2024年度）", columns=width)
    add(2, 1, "项目名称", columns=2)
    add(2, 3, "泵站改造", columns=width - 2)
    add(3, 1, money.side, rows=len(money.rows) + 1)
    for at, text in enumerate(money.headings, start=3):
        add(3, at, text)
    for row, texts in enumerate(money.rows, start=4):
        for at, text in enumerate(texts, start=2):
            if text:
                add(row, at, text)
    row = 4 + len(money.rows)
    half = (width - 1) // 2
    add(row, 1, head.side, rows=2)
    for line, pair in ((row, head.goals), (row + 1, head.texts)):
        add(line, 2, pair[0], columns=half)
        add(line, 2 + half, pair[1], columns=width - 1 - half)
    for index, texts in enumerate(TABLE):
        for at, text in enumerate(texts, start=1):
            add(row + 2 + index, at, text)
    return Grid(cells=cells)


def check(reading: Reading, head: Head) -> None:
    """Each amount below its heading, the goals and what was reached, the year, the name, the one indicator."""
    document, money = reading.document, head.money
    assert document.report is not None
    rows = document.report.execution
    assert [row.name for row in rows] == ["".join(row[0].split()) for row in money.rows]
    for row, texts in zip(rows, money.rows, strict=True):
        cells = dict(zip(money.kinds, texts[1:], strict=True))
        for kind in ("initial", "adjusted", "executed"):
            assert getattr(row, kind) == (Quantity(cells[kind], "万元") if kind in cells else None)
        assert row.rate == Quantity(cells["rate"].removesuffix("%"), "%")
        for kind in ("weight", "score"):
            assert getattr(row, kind) == (Decimal(cells[kind]) if cells.get(kind, "") not in {"", "—"} else None)
    assert (document.overall, document.report.overall) == head.texts
    assert (getattr(document, "project", ""), str(document.fiscal_year)) == ("泵站改造", "2024年度")
    assert [row.name for row in document.indicators] == ["改造泵站"]


@given(head=heads())
def test_money_and_goals_in_cells(head: Head) -> None:
    """A document with merged labels, whatever the words of its headings."""
    reading = read_form(merged(head))

    check(reading, head)
    assert [finding for finding in reading.findings if finding.severity.value != "note"] == []


@given(head=heads())
def test_money_and_goals_as_a_spreadsheet_copies_them(head: Head) -> None:
    """Blank cells stand where labels are merged."""
    note(copied(head))
    check(read_form(copied(head)), head)


@given(head=heads())
def test_money_and_goals_as_a_browser_copies_them(head: Head) -> None:
    """Rows are one cell short, and put back with a warning each."""
    note(pasted(head))
    reading = read_form(pasted(head))

    check(reading, head)
    assert "row-moved" in {finding.code for finding in reading.findings}


@given(
    terms=st.sampled_from(TERMS),
    totals=st.sampled_from((("中期资金总额：", "年度资金总额："), ("实施期资金总额", "年度资金总额"))),
    sources=st.lists(st.sampled_from(SOURCES), unique=True, max_size=3),
    amounts=st.lists(st.integers(1, 9999), min_size=8, max_size=8),
    browser=st.booleans(),
)
def test_two_terms_side_by_side(
    terms: tuple[str, str], totals: tuple[str, str], sources: list[str], amounts: list[int], *, browser: bool
) -> None:
    """The money, the goals and the indicators of the year are never those of the long term."""
    blank = () if browser else ("",)
    rows: list[tuple[str, ...]] = [("项目名称", "泵站改造")]
    rows += [("项目资金（万元）", totals[0], str(amounts[0]), totals[1], str(amounts[1]))]
    for index, source in enumerate(sources, start=1):
        rows.append((*blank, source, str(amounts[2 * index]), source, str(amounts[2 * index + 1])))
    rows += [("总体目标", *terms), (*blank, "建成三座。", "建成一座。")]
    rows += [("绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值")]
    rows += [(*blank, "产出指标", "数量指标", "改造泵站", "3座", "数量指标", "改造泵站", "1座")]
    text = "\n".join("\t".join(row) for row in rows) + "\n"
    note(text)
    document = read_form(text).document

    assert document.budget.total == Quantity(amounts[1], "万元")
    parts = {part.amount for part in document.budget.parts}
    assert parts >= {Quantity(amounts[2 * index], "万元") for index in range(len(sources) + 1)}
    assert (document.overall_medium, document.overall) == ("建成三座。", "建成一座。")
    assert [(row.term.value, row.target.text) for row in document.indicators] == [("medium", "3座"), ("annual", "1座")]
