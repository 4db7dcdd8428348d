"""Audited forms, assessments and findings as tables for people: what stands side by side, and what is read back."""

import json
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from attrs import evolve
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from perfmodel import (
    DocumentError,
    Drift,
    Finding,
    ProjectObjectives,
    Quantity,
    Report,
    Severity,
    assess,
    audit,
    compare_documents,
    dumps,
    explain,
    loads,
    policy,
    read_form,
    read_target,
    review,
)
from perfmodel._reports import tables_of
from perfmodel.errors import WrongTypeError
from perfmodel.objectives import Execution, Term
from perfmodel.scoring import AuditedForm, LineStatus, audit_form
from perfmodel.serializers import json_schema

FORM = """部门名称 市图书馆
预算年度 2024年
一级指标 二级指标 三级指标 指标值 分值 实际完成值 得分 偏差原因分析及改进措施
产出指标 数量指标 新增自助借阅点 ≥12个 20 12个 18 已建成
产出指标 数量指标 读者活动场次 ≥24场 20 20场 20 场地不足
产出指标 质量指标 设备验收合格率 ≥95% 20 98% 20
效益指标 社会效益指标 办证便利程度 有所提升 20 有所提升 18
满意度指标 服务对象满意度指标 读者满意度 ≥90% 10 95% 10""".replace(" ", "\t")
READ = read_form(FORM).document
MONEY = Execution(
    name="年度资金总额",
    adjusted=Quantity("286.5", "万元"),
    executed=Quantity("270.1", "万元"),
    weight=Decimal(10),
    score=Decimal(10),
)
FILLED = evolve(
    READ,
    report=Report(execution=[MONEY, Execution(name="其他资金", score=Decimal(1))], total=Decimal(96), grade="优"),
)
AUDITED = audit_form(FILLED, policy="mof2020")


@pytest.mark.parametrize(
    "value", [review(READ), audit(READ, policy="mof2020"), AUDITED, assess(READ, {}, policy="mof2020")], ids=type
)
def test_findings_name_their_rows(value: Any) -> None:  # noqa: ANN401 - what has findings
    """The name stands in its own column, never an id, and not once more as what is quoted."""
    rows = [line.split("\t") for line in dumps(value, "tsv").splitlines()]
    start = next(place for place, cells in enumerate(rows) if cells[0] == "序号" and "原文" in cells)
    named, quoted = rows[start].index("指标"), rows[start].index("原文")
    found = [(cells[named], cells[quoted]) for cells in rows[start + 1 :] if len(cells) > quoted and cells[named]]

    assert found
    assert {name for name, _ in found} <= {row.name for row in READ.indicators}
    assert all(name != text for name, text in found)


def _sheets(value: Any) -> dict[str, list[list[str]]]:  # noqa: ANN401 - what dump takes
    """The rows of each sheet of the workbook as text."""
    book = load_workbook(BytesIO(dumps(value, "xlsx")))
    return {
        sheet.title: [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        for sheet in book.worksheets
    }


def _row(rows: list[list[str]], name: str) -> list[str]:
    """The cells from a name on that are not covered by a merged one."""
    row = next(row for row in rows if name in row)
    return row[row.index(name) :]


class TestAuditedForm:
    """The official self-evaluation with the columns of those who check it, and the findings."""

    def test_its_parts(self) -> None:
        """They are what ``assess`` and ``audit`` give."""
        assert AUDITED.objectives is FILLED
        assert AUDITED.assessment == assess(FILLED, policy="mof2020")
        assert AUDITED.findings == audit(FILLED, policy="mof2020")
        assert AUDITED.findings

    def test_side_by_side(self) -> None:
        """Own points, checked points, the difference and what is said stand behind the weight, in this order."""
        form, _ = _sheets(AUDITED).values()
        headings = [text for text in _row(form, "三级指标") if text]
        at = headings.index("分值")

        assert headings[at:] == ["分值", "自评得分", "复核得分", "差异", "复核意见", "偏差原因分析及改进措施"]
        points = {name: _row(form, name)[at:][:4] for name in ("新增自助借阅点", "读者活动场次", "设备验收合格率")}
        assert points == {
            "新增自助借阅点": ["20", "18", "20", "2"],
            "读者活动场次": ["20", "20", "16.67", "-3.33"],
            "设备验收合格率": ["20", "20", "20", "0"],
        }
        assert "目标未达成，却给满分" in "".join(_row(form, "读者活动场次"))
        assert not any(_row(form, "设备验收合格率")[at + 4 :])

    def test_what_waits_for_a_person(self) -> None:
        """A range has no difference; neither has the sum that it is part of."""
        form, _ = _sheets(AUDITED).values()
        at = _row(form, "三级指标").index("分值")

        assert _row(form, "办证便利程度")[at:][:4] == ["20", "18", "16.00-20.00", ""]
        assert [text for text in _row(form, "总分") if text] == ["总分", "96", "92.10-96.10"]
        assert [text for text in _row(form, "复核等级") if text] == ["复核等级", "优"]

    def test_the_money(self) -> None:
        """Its first row is checked; the others have no points of their own."""
        form, _ = _sheets(AUDITED).values()

        assert [text for text in _row(form, "年度资金总额") if text][-3:] == ["10", "9.43", "-0.57"]
        assert [text for text in _row(form, "其他资金") if text] == ["其他资金", "1"]

    def test_what_is_said_of_money_and_sum_stands_on_the_form(self) -> None:
        """Beside them, and in the list with the name of the block in place of a line."""
        form, findings = _sheets(AUDITED).values()
        places = {row[2]: row[3] for row in findings}

        assert "自评10分" in "".join(_row(form, "预算执行复核意见"))
        assert places["points-differ"] == "预算执行"
        off = evolve(FILLED, report=evolve(FILLED.report, total=Decimal(99), grade="中")) if FILLED.report else FILLED
        form, findings = _sheets(audit_form(off, policy="mof2020")).values()
        said = "".join(_row(form, "总分"))
        assert "按计分办法应为92.10至96.10" in said
        assert said.count("表列总分为99") == 1
        assert "中" in said
        assert {row[2]: row[3] for row in findings}["total-off-policy"] == "总分"

    def test_a_row_without_points_of_its_own(self) -> None:
        """What the rule gives stands there, and no difference."""
        row = FILLED.indicators[2]
        bare = FILLED.replace("output.quality/1", result=evolve(row.result, score=None)) if row.result else FILLED
        form, _ = _sheets(audit_form(bare, policy="mof2020")).values()
        at = _row(form, "三级指标").index("自评得分")

        assert _row(form, "设备验收合格率")[at:][:3] == ["", "20", ""]

    def test_what_is_found_on_the_form_as_a_whole(self) -> None:
        """It has no line, and no block either."""
        found = Finding(code="x-y", severity=Severity.NOTE, message="自查")
        _, findings = _sheets(evolve(AUDITED, findings=[found])).values()
        assert [row[3] for row in findings if row[2] == "x-y"] == [""]

    def test_the_policy_its_rules_and_the_grade_stand_below(self) -> None:
        """What SC01 says, and not what a rule says that scored no row; the range of the grade while it is open."""
        policy_text = "项目支出绩效评价管理办法（单位自评）（mof2020）"
        form, _ = _sheets(AUDITED).values()
        rules = next(cell for row in form for cell in row if cell.startswith("复核所用规则"))

        assert policy_text in _row(form, "复核计分办法")
        assert "达到目标得满分，否则按A÷T [SC01；" in rules
        assert "SC15" not in rules
        low = audit_form(FILLED.replace("output.quality/1", result=None), policy="mof2020")
        assert "中至优" in "".join(_row(_sheets(low)["部门（单位）整体支出绩效自评表"], "复核等级"))

    def test_an_open_row_says_why_it_is(self) -> None:
        """A range has its reason beside it, where no finding says more."""
        form, _ = _sheets(AUDITED).values()
        assert "由人评分，16至20分（满分20分）" in _row(form, "办证便利程度")

    def test_without_the_policy_the_rules_are_left_out(self) -> None:
        """What came back from JSON has its title and no rules in words."""
        form, _ = _sheets(loads(dumps(AUDITED, "json"), "json")).values()
        assert _row(form, "复核计分办法")
        assert not any(cell.startswith("复核所用规则") for row in form for cell in row)

    def test_points_have_the_same_decimals(self) -> None:
        """The column of those who check has one style of numbers."""
        (table, _) = tables_of(AUDITED)
        head = max((cell for cell in table.cells if cell.text == "复核得分"), key=lambda cell: cell.row)
        below = [cell for cell in table.cells if cell.column == head.column and cell.row > head.row]
        texts = [cell.text for cell in below if cell.role.value == "number" and cell.text]

        assert texts
        assert all(len(part.partition(".")[2]) == 2 for text in texts for part in text.split("-"))

    def test_the_sheet_of_findings(self) -> None:
        """Each finding has a row, in Chinese throughout, with the name of its indicator."""
        _, findings = _sheets(AUDITED).values()
        heading = next(index for index, row in enumerate(findings) if row[0] == "序号")
        rows = [row for row in findings[heading + 1 :] if row[0].isdecimal()]

        assert list(_sheets(AUDITED)) == ["部门（单位）整体支出绩效自评表", "发现的问题"]
        assert [row[2] for row in rows] == [finding.code for finding in AUDITED.findings]
        assert rows[0][:5] == ["1", "警告", "met-but-reduced", "第4行，第3列", "新增自助借阅点"]

    def test_points_that_wait_are_said_in_chinese(self) -> None:
        """A range inside a message is said in its language."""
        report = evolve(FILLED.report, total=Decimal(99)) if FILLED.report else None
        _, findings = _sheets(audit_form(evolve(FILLED, report=report), policy="mof2020")).values()

        assert "表列总分为99；按计分办法应为92.10至96.10" in {row[5] for row in findings}

    @pytest.mark.parametrize("name", ["xlsx", "docx", "html", "tsv"])
    def test_the_form_is_read_back(self, name: str) -> None:
        """The own points are points, and those of the audit stand beside them as further cells."""
        data: str | bytes = dumps(AUDITED, name)
        document = read_form(data.encode() if isinstance(data, str) else data).document
        assert [row.result and row.result.score for row in document.indicators] == [18, 20, 20, 18, 10]
        extras = {extra.heading: extra.text for extra in document.indicators[1].extra}

        assert document.report is not None
        assert document.report.total == 96
        assert document.report.grade == "优"
        assert (extras["复核得分"], extras["差异"]) == ("16.67", "-3.33")

    def test_on_the_web(self) -> None:
        """Two tables, and no text of the form is markup."""
        row = evolve(FILLED.indicators[0], name="<b>新增</b>自助借阅点")
        page = dumps(audit_form(FILLED.replace("output.quantity/1", name=row.name), policy="mof2020"), "html")

        assert page.count("<table") == 2
        assert "<b>" not in page
        assert "&lt;b&gt;新增" in page
        shown: str = getattr(AUDITED, "_repr_html_")()  # noqa: B009 - the name that notebooks call
        assert shown.count("<table") == 2

    def test_a_form_without_sums(self) -> None:
        """Where the form has no total, that of the audit is printed; rows of the medium term are not checked."""
        later = evolve(READ.indicators[0], term=Term.MEDIUM, number="", result=None, name="五年新增借阅点")
        plain = evolve(READ, report=None, indicators=[*READ.indicators, later])
        form, _ = _sheets(audit_form(plain, policy="mof2020")).values()
        at = _row(form, "三级指标").index("自评得分")

        assert [text for text in _row(form, "总分") if text][1:] != []
        assert _row(form, "五年新增借阅点")[at:][:4] == ["", "", "", ""]

    def test_rows_that_drop_out(self) -> None:
        """A row that does not apply, and one whose points are not known, have none to compare."""
        statuses = (LineStatus.NOT_APPLICABLE, LineStatus.UNWEIGHTED, *[None] * 3)
        lines = [
            line if status is None else evolve(line, status=status, low=Decimal(0), high=Decimal(0))
            for line, status in zip(AUDITED.assessment.lines, statuses, strict=True)
        ]
        form, _ = _sheets(evolve(AUDITED, assessment=evolve(AUDITED.assessment, lines=lines))).values()
        at = _row(form, "三级指标").index("自评得分")

        assert _row(form, "新增自助借阅点")[at:][:3] == ["18", "", ""]
        assert _row(form, "读者活动场次")[at:][:3] == ["20", "", ""]

    def test_for_programs(self) -> None:
        """It goes out as JSON, valid by its schema, and comes back; Parquet is for documents."""
        text = dumps(AUDITED, "json")
        project = audit_form(ProjectObjectives(project="阅览室改造", indicators=FILLED.indicators), policy="mof2020")

        assert loads(text, "json") == AUDITED
        assert loads(dumps(project, "json"), "json") == project
        validator: Any = Draft202012Validator(json_schema("audited_form"))
        assert validator.is_valid(json.loads(text))
        with pytest.raises(DocumentError, match="expected a kind of department_objectives") as caught:
            loads(text.replace('"kind":"department_objectives"', '"kind":"assessment"'), "json")
        assert caught.value.problems[0].path == "$.objectives"
        with pytest.raises(WrongTypeError, match="AuditedForm; write it as json"):
            dumps(AUDITED, "parquet")


class TestAssessment:
    """Every line with its sentence, the money, the sums; then the findings."""

    def test_in_a_workbook(self) -> None:
        """What a notebook shows, without its limits."""
        scores, findings = _sheets(AUDITED.assessment).values()
        line = AUDITED.assessment.lines[1]

        why = explain(line, brief=True).removeprefix("读者活动场次：")
        assert _row(scores, "读者活动场次") == ["读者活动场次", "≥24场", "20场", "16.67", "20", why]
        assert [text for text in _row(scores, "总分") if text] == ["总分", "92.10至96.10", "100"]
        assert any("mof2020" in text and "优" in text for row in scores for text in row)
        assert "needs-reader" in {row[2] for row in findings}

    def test_how_sure_the_sources_are_stands_below(self) -> None:
        """The cells name them as notices do; what nobody checked is said once below each table, and only that."""
        for rows in _sheets(AUDITED.assessment).values():
            *cells, last = ["".join(row) for row in rows]
            cited = [line for line in cells if "财预〔2020〕10号" in line]

            assert not any("凭记忆" in line for line in cells)
            assert last.startswith("注：凭记忆引用、未与原文核对的依据：财预〔2020〕10号，") is bool(cited)
        assert "注：" not in dumps(assess(READ, policy="hubei2020"), "tsv")

    def test_without_a_grade(self) -> None:
        """Nothing is said of one."""
        assessment = evolve(AUDITED.assessment, grade_low=None, grade_high=None)
        assert "评价等级" not in dumps(assessment, "tsv")

    def test_as_markdown_and_text(self) -> None:
        """All formats for people."""
        for name in ("md", "tsv", "html"):
            assert "16.67" in dumps(AUDITED.assessment, name)


class TestFindings:
    """A table of what was noticed."""

    def test_of_a_review(self) -> None:
        """With the change that would mend it, and the rule; a list that somebody picked is taken too."""
        document = READ.replace("output.quantity/1", target=read_target("不少于12个"))
        found = review(document, rules=["PM125"])
        for value in (found, list(found), found[0]):
            (rows,) = _sheets(value).values()
            assert "≥12个" in _row(rows, "PM125")

    def test_none(self) -> None:
        """An empty list says so."""
        (rows,) = _sheets(()).values()
        assert any("未发现问题" in row for row in rows)

    def test_texts_are_run_by_nobody(self) -> None:
        """A formula in a cell of the form stays text."""
        found = Finding(code="x-y", severity=Severity.NOTE, message="自查", text="=1+1")
        book = load_workbook(BytesIO(dumps(found, "xlsx")))
        kinds = {cell.value: cell.data_type for row in book.worksheets[0].iter_rows() for cell in row}

        assert kinds["=1+1"] == "s"
        assert "\t'=1+1\t" in dumps(found, "tsv")

    @pytest.mark.parametrize("value", [Quantity(1, "件"), read_target("≥3"), [3], None])
    def test_other_values(self, value: Any) -> None:  # noqa: ANN401 - what is tested
        """They are no tables."""
        with pytest.raises(WrongTypeError):
            dumps(value, "xlsx")


def test_an_audited_form_of_parts() -> None:
    """It can be put together from parts of one's own; the findings are a tuple of findings."""
    made = AuditedForm(objectives=FILLED, assessment=AUDITED.assessment, findings=list(AUDITED.findings[:1]))
    assert made.findings == AUDITED.findings[:1]
    assert tables_of(made)[1].rows == 2
    assert audit_form(FILLED, policy=policy("mof2020")) == AUDITED


def test_the_comparison_of_two_documents_is_drawn() -> None:
    """What changed stands above a table of the rows; a value that no format carries is not sent to JSON."""
    before, after = (
        read_form(f"项目名称\t阅览室改造\n三级指标\t指标值\n新增座位\t≥{count}个").document for count in (80, 90)
    )
    found = compare_documents(before, after)
    text = dumps(found, "md")
    assert "| 新增座位 | ≥80个 | ≥90个 |" in text
    assert explain(found, locale="zh_Hans") in text
    for value, form in ((found, "json"), (Drift.SAME, "html")):
        with pytest.raises(WrongTypeError, match="said in words by explain"):
            dumps(value, form)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue] - the mistake
