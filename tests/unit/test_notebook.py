"""What notebooks show of findings, judgements, lines, assessments and readings."""

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
from perfmodel.objectives import Execution
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
    assert all(explain(line) in shown.text for line in found.lines)
    assert "script" not in shown.tags


def test_what_waits_and_what_drops_out() -> None:
    """Ranges are shown as ranges; a row that dropped out has no points, not even none."""
    assert "0 至 45" in page(scored()).text
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
    assert all(text in shown.text for text in (NASTY, explain(found), explain(found.matched[0]), "≥100%≥98%"))
    assert "讲座场次≥10项新增" in shown.text
    assert "办理数≥10项取消" in shown.text
    many = compare_documents(PLAN, evolve(PLAN, indicators=[evolve(OTHER, number=str(at)) for at in range(MOST + 7)]))
    assert page(many).tags.count("tr") == 1 + MOST + 1
    assert f"…另有{len(many.matched) + len(many.added) + len(many.dropped) - MOST}条" in page(many).text
