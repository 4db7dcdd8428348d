"""What notebooks show of findings, judgements, lines, assessments and readings."""

from decimal import Decimal
from html.parser import HTMLParser
from typing import cast

import pytest
from attrs import evolve

from perfmodel import (
    Actual,
    Assessment,
    Finding,
    Indicator,
    ProjectObjectives,
    Quantity,
    Severity,
    apply_changes,
    assess,
    compare_documents,
    explain,
    judge,
    policy,
    read_form,
    read_target,
    review,
)
from perfmodel.display import explain_policy
from perfmodel.display._notebook import MOST
from perfmodel.interop.arrow import read_form_tables
from perfmodel.objectives import Execution, Result
from perfmodel.scoring import LineStatus


class Page(HTMLParser):
    """The tags that stand open, and the texts of cells and items."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as called
        """Open a tag."""
        if tag not in {"br", "col"}:
            self.open.append(tag)
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the last tag, which has to be this one."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.text += data


def test_what_a_review_and_an_audit_find_is_a_list() -> None:
    """The last line of a notebook's cell shows sentences, and a line where nothing was found."""
    draft = read_form("项目名称\t阅览室改造\n三级指标\t指标值\n新增座位\t不少于80个").document
    found = review(draft, rules=["PM125"])

    assert page(found).text.startswith("警告 PM125：")
    assert page(found).tags == ["ul", "li"]
    assert page(review(draft, rules=["PM150"])).text == "没有发现问题"
    assert found == tuple(found)


def page(value: object) -> Page:
    """What a notebook shows, as a whole page of balanced tags."""
    html = cast("str", getattr(value, "_repr_html_")())  # noqa: B009 - the name that notebooks call
    found = Page()
    found.feed(html)
    assert not found.open
    return found


NASTY = "<script>alert('评')</script>&lt;"
ROW = Indicator(number="1", name=NASTY, category="output.quality", target=read_target("≥100%"), weight=45)
OTHER = Indicator(number="2", name="办理数", category="output.quantity", target=read_target("≥10项"), weight=45)
PLAN = ProjectObjectives(project="阅读推广", indicators=[ROW, OTHER])
MONEY = Execution(name="年度资金总额", adjusted=Quantity(50, "万元"), executed=Quantity(48, "万元"))


def scored(**fields: str) -> Assessment:
    """An assessment of the plan."""
    actuals = {ROW.id: "98%"} | ({OTHER.id: fields["other"]} if "other" in fields else {})
    return assess(PLAN, actuals, policy=fields.get("policy", "mof2020"), execution=MONEY)


def test_sentences_are_escaped() -> None:
    """A name that is a script is shown, and not run."""
    finding = Finding(code="x", severity=Severity.NOTE, message="our own remark", text=NASTY)
    judgement = judge(read_target("持续提高"), NASTY)
    line = scored().lines[0]

    for value in (finding, judgement, line):
        found = page(value)
        assert "script" not in found.tags
        assert NASTY in found.text
        assert explain(value) in found.text
    assert page(judgement).text.startswith("无法判断 ")
    assert page(line).text.startswith("未达成 ")


def test_an_assessment_is_a_table() -> None:
    """A row for each line, the money, each subtotal and the total, with the points of the assessment."""
    found = scored(other="10项")
    shown = page(found)

    assert shown.tags.count("tr") == 1 + 2 + 1 + len(found.totals) + 1
    assert shown.tags.count("td") == 6 * (shown.tags.count("tr") - 1)
    assert explain(found) in shown.text
    assert all(explain(line).removeprefix(f"{line.name}：") in shown.text for line in found.lines)
    assert not any(explain(line) in shown.text for line in found.lines)  # its name has a column of its own
    assert "script" not in shown.tags


def test_what_waits_and_what_drops_out() -> None:
    """Ranges are shown as ranges; a row that dropped out has no points, not even none."""
    assert "0至45" in page(scored()).text
    dropped = scored(other="不适用", policy="generic_note")
    cells = cast("str", getattr(dropped, "_repr_html_")())  # noqa: B009 - as above

    assert f"{dropped.lines[1].name}</td>" in cells
    money = evolve(dropped.execution, status=dropped.lines[1].status)
    assert "不适用，予以剔除" in page(evolve(dropped, execution=money)).text
    bare = evolve(dropped.lines[0], weight=None, actual=None, status=LineStatus.UNWEIGHTED)
    assert "分值未知，暂无得分" in page(evolve(dropped, lines=[bare])).text
    typed = evolve(dropped.lines[0], actual=Actual.of(Quantity(98, "%")))
    assert ">98%</td>" in cast("str", getattr(evolve(dropped, lines=[typed]), "_repr_html_")())  # noqa: B009 - as above
    nothing = evolve(dropped.execution, executed=None, adjusted=None, rate=None, status=LineStatus.UNREPORTED)
    assert "未填报执行数或预算数" in page(evolve(dropped, execution=nothing)).text


@pytest.mark.parametrize("count", [MOST, MOST + 7])
def test_long_lists_are_cut_and_counted(count: int) -> None:
    """What is not shown is said to be there."""
    found = scored(other="10项")
    lines = [evolve(found.lines[0], id=f"output.quality/{number}") for number in range(count)]
    findings = [Finding(code="x", severity=Severity.NOTE, message="our own remark")] * count
    shown = page(evolve(found, lines=lines, findings=findings))

    assert shown.tags.count("li") == min(count, MOST + 1)
    assert shown.text.count("…另有7条") == (0 if count == MOST else 2)


def test_a_reading_is_its_document_and_its_findings() -> None:
    """The official table, then what was noticed."""
    form = "项目名称\t阅览室改造\n三级指标\t指标值\t备注语\n新增座位\t≥80个\t甲"
    reading = read_form(form)
    shown = page(reading)
    calm = page(read_form("项目名称\t阅览室改造\n三级指标\t指标值\n新增座位\t≥80个"))

    assert "新增座位" in shown.text
    assert all(explain(finding) in shown.text for finding in reading.findings)
    assert len(reading.findings) == shown.tags.count("li") > 0 == calm.tags.count("li")


def test_a_policy_is_a_list_of_its_rules() -> None:
    """Each line of ``explain_policy`` is one item, escaped like all."""
    found = policy("mof2020")
    head, *rules = explain_policy(found).splitlines()
    shown = page(found)

    assert shown.tags.count("li") == len(rules)
    assert shown.text.startswith(head)
    assert all(rule.removeprefix("- ") in shown.text for rule in rules)
    assert "script" not in page(evolve(found, title=NASTY)).tags


def test_a_comparison_is_a_table() -> None:
    """A row for each that is in both, then those that one document has, and a long one is cut and counted."""
    third = evolve(OTHER, number="3", name="讲座场次")
    found = compare_documents(PLAN, evolve(PLAN, indicators=[evolve(ROW, target=read_target("≥98%")), third]))
    shown = page(found)

    assert shown.tags.count("tr") == 1 + 3
    assert "script" not in shown.tags
    assert all(text in shown.text for text in (NASTY, explain(found), "≥100%≥98%"))
    assert f"≥98%{explain(found.matched[0]).removeprefix(f'{NASTY}：')}" in shown.text
    assert "讲座场次≥10项新增" in shown.text
    assert "办理数≥10项取消" in shown.text
    many = compare_documents(PLAN, evolve(PLAN, indicators=[evolve(OTHER, number=str(at)) for at in range(MOST + 7)]))
    assert page(many).tags.count("tr") == 1 + MOST + 1
    assert f"…另有{len(many.matched) + len(many.added) + len(many.dropped) - MOST}条" in page(many).text


def test_a_row_of_a_comparison_is_a_sentence() -> None:
    """What changed in one row, escaped."""
    row = compare_documents(PLAN, evolve(PLAN, indicators=[evolve(ROW, target=read_target("≥98%")), OTHER])).changed[0]

    assert page(row).text == explain(row)
    assert page(row).tags == ["p"]


def test_changes_are_a_table_with_what_is_left_below() -> None:
    """Old and new text and the rule for each change, then the findings that a person has to see to."""
    draft = evolve(
        PLAN, indicators=[evolve(ROW, target=read_target("不低于100%")), evolve(OTHER, target=read_target("≥"))]
    )
    made = apply_changes(draft, review(draft, rules=["PM124", "PM125"]))
    shown = page(made)

    assert shown.text.startswith(explain(made))
    assert f"{NASTY}不低于100%≥100%PM125 比较方式用文字书写" in shown.text
    assert (shown.tags.count("tr"), shown.tags.count("li"), "script" in shown.tags) == (2, 1, False)
    assert explain(made.left[0]).replace("PM124：", f"PM124：{OTHER.name}：") in shown.text
    assert "table" not in page(evolve(made, applied=())).tags
    assert "ul" not in page(evolve(made, left=())).tags
    many = page(evolve(made, applied=made.applied * (MOST + 7), left=made.left * (MOST + 7)))
    assert (many.tags.count("tr"), many.tags.count("li")) == (1 + MOST + 1, MOST + 1)
    assert many.text.count("…另有7条") == 2


def test_an_indicator_is_a_row() -> None:
    """Id and category, and the cells of the row; what the form does not state is blank."""
    reported = evolve(OTHER, result=Result(actual=Actual.of(Quantity(9, "项")), score=Decimal(40)))

    assert page(reported).text == "output.quantity/2 数量指标指标目标值满分实际值得分办理数≥10项459项40"
    assert page(evolve(OTHER, weight=None, category=None, id="")).text.endswith("办理数≥10项")
    assert page(evolve(OTHER, result=Result())).text.endswith("办理数≥10项45")
    assert "script" not in page(ROW).tags


def test_tables_are_shown_by_their_rows() -> None:
    """A notebook shows how many rows each table has, not the tables."""
    shown = page(read_form_tables("项目名称\t阅览室改造\n三级指标\t指标值\n新增座位\t≥80个"))

    assert shown.text.startswith("表行数documents1readings1indicators1")
    assert shown.tags.count("tr") == 1 + 7
