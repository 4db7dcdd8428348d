"""Tables of everything: indicators, findings, lines, money, cells; exact types, places, verdicts, empty inputs."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve

from perfmodel import (
    Actual,
    Assessment,
    Budget,
    Citation,
    DepartmentObjectives,
    Finding,
    Indicator,
    Place,
    ProjectObjectives,
    Quantity,
    Reading,
    Report,
    Severity,
    Task,
    assess,
    audit,
    parse_actual,
    read_form,
    read_target,
    review,
)
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.interop.arrow import (
    ASSESSMENT_SCHEMA,
    DOCUMENT_SCHEMA,
    FINDING_SCHEMA,
    INDICATOR_SCHEMA,
    LEDGER_SCHEMA,
    MONEY_SCHEMA,
    READING_SCHEMA,
    assessment_to_table,
    findings_to_table,
    indicators_to_table,
    ledger_to_table,
    money_to_table,
)
from perfmodel.objectives import BudgetPart, Execution, Result
from perfmodel.source import Standing

FORM = """项目名称\t阅览室改造
一级指标\t二级指标\t三级指标\t指标值\t分值\t实际完成值\t得分\t偏差原因
产出指标\t数量指标\t新增座位\t≥8万个\t40\t7万个\t35\t场地不足
满意度指标\t服务对象满意度指标\t读者满意度\t不低于90%\t50\t95%\t50\t
"""
READING = read_form(FORM)
ASSESSED = assess(READING.document, policy="mof2020")
SCHEMAS = {
    "indicators": INDICATOR_SCHEMA,
    "findings": FINDING_SCHEMA,
    "assessments": ASSESSMENT_SCHEMA,
    "money": MONEY_SCHEMA,
    "ledger": LEDGER_SCHEMA,
    "readings": READING_SCHEMA,
}
WRITERS: dict[str, Any] = {
    "indicators": indicators_to_table,
    "findings": findings_to_table,
    "assessments": assessment_to_table,
    "money": money_to_table,
    "ledger": ledger_to_table,
}


def plan(*indicators: Indicator, **fields: Any) -> ProjectObjectives:  # noqa: ANN401 - fields of a document
    """A document of some rows."""
    return ProjectObjectives(project="阅览室改造", indicators=indicators, **fields)


def row(target: str, **fields: Any) -> Indicator:  # noqa: ANN401 - fields of an indicator
    """An indicator with a target."""
    return Indicator(name="新增座位", target=read_target(target), **fields)


def first(table: pa.Table) -> dict[str, Any]:
    """The first row of a table, without what is null."""
    cells: dict[str, Any] = table.to_pylist()[0]
    return {name: value for name, value in cells.items() if value is not None}


class TestSchemas:
    """What all tables have in common."""

    @pytest.mark.parametrize("name", SCHEMAS)
    def test_no_floats_and_a_version(self, name: str) -> None:
        """Numbers are exact, and the metadata names the table with its version."""
        schema = SCHEMAS[name]
        assert "float" not in str(schema)
        assert "double" not in str(schema)
        assert (schema.metadata or {})[b"perfmodel.table"] == name.encode()
        assert int((schema.metadata or {})[b"perfmodel.table.version"]) >= 1
        assert len(set(schema.names)) == len(schema.names)

    @pytest.mark.parametrize("name", WRITERS)
    def test_nothing_gives_an_empty_table(self, name: str, tmp_path: Any) -> None:  # noqa: ANN401 - a path
        """Of the same schema, its metadata included, in a Parquet file too."""
        table = WRITERS[name]([])
        assert table.num_rows == 0
        assert table.schema.equals(SCHEMAS[name], check_metadata=True)
        pq.write_table(table, tmp_path / "empty.parquet")
        kept = pq.read_schema(tmp_path / "empty.parquet")
        assert kept.equals(SCHEMAS[name])
        assert kept.metadata == SCHEMAS[name].metadata

    @pytest.mark.parametrize("name", WRITERS)
    def test_wrong_items_are_refused_with_their_place(self, name: str) -> None:
        """What is none of the items says which one it is."""
        with pytest.raises(WrongTypeError, match="found int in place 1"):
            WRITERS[name]([3])
        with pytest.raises(WrongTypeError, match="expected"):
            WRITERS[name](3)

    @pytest.mark.parametrize("name", ["findings", "assessments", "ledger"])
    def test_the_reading_is_one(self, name: str) -> None:
        """A document in the place of its reading has no file."""
        with pytest.raises(WrongTypeError, match="reading as a Reading"):
            WRITERS[name]([], reading=READING.document)


class TestIndicators:
    """One row for each indicator."""

    def test_columns_of_the_first_version_stay_in_front(self) -> None:
        """Those who count columns find them where they were."""
        rows = DOCUMENT_SCHEMA.field("indicators").type.value_type
        head = DOCUMENT_SCHEMA.names[: DOCUMENT_SCHEMA.names.index("indicators")]
        before = ["document", *head, *(rows.field(index).name for index in range(rows.num_fields))]

        assert INDICATOR_SCHEMA.names[: len(before)] == before

    def test_what_a_form_says(self) -> None:
        """Place, labels, actual, score, reason and the value in base units come from the document alone."""
        found = first(indicators_to_table([READING.document]))

        assert "file" not in found
        assert (found["place"], found["place_line"], found["place_column"]) == ("line 3, column 3", 3, 3)
        assert (found["category_label"], found["category_label_en"], found["block"]) == (
            "数量指标",
            "Quantity",
            "output",
        )
        assert (found["actual"], found["actual_value"], found["actual_unit"]) == ("7万个", 7, "万个")
        assert (found["target"]["value"], found["base_value"], found["base_unit"]) == (8, 80000, "个")
        assert (found["unit_kind"], found["base_fraction"], found["actual_base_value"]) == ("count", "80000", 70000)
        assert (found["score"], found["reason"], found["term"]) == (35, "场地不足", "annual")
        assert "verdict" not in found

    def test_readings_add_the_file(self) -> None:
        """A text has a form and no file."""
        table = indicators_to_table([READING, READING.document])
        assert table.column("form").to_pylist() == [1, 1, None, None]
        assert table.column("document").to_pylist() == [0, 0, 1, 1]
        assert table.column("file").null_count == 4

    def test_the_value_in_base_units(self) -> None:
        """Ends, shares, counts; what no decimal holds is a fraction and named."""
        documents = [plan(row(text)) for text in ("6%-8%", "每半年2期", "上年的95%", "较上年提高5%", "1亩", "持续提高")]
        found = indicators_to_table(documents).to_pylist()

        assert (found[0]["base_lower"], found[0]["base_upper"]) == (Decimal("0.06"), Decimal("0.08"))
        assert (found[0]["base_unit"], found[0]["base_value"], found[0]["base_fraction"]) == ("倍", None, None)
        assert (found[1]["base_fraction"], found[1]["base_unit"], found[1]["unit_kind"]) == ("1/3", "期/月", "compound")
        assert [found[place]["base_value"] for place in (2, 3)] == [Decimal("0.95"), Decimal("0.05")]
        assert (found[4]["base_value"], found[4]["base_fraction"]) == (None, "2000/3")
        assert (found[4]["out_of_range"], found[4]["base_unit"]) == (["base_value"], "m·m")
        assert (found[5]["unit_kind"], found[5]["out_of_range"]) == (None, [])

    @pytest.mark.parametrize(
        "base", [("次/月", ["2次/月", "24次/年", "每季度6次", "每半年12次"]), ("元/月", ["2元/月", "24元/年"])]
    )
    def test_one_column_compares_rates(self, base: tuple[str, list[str]]) -> None:
        """What happens as often has one base value, in a base unit with its period, as money has; a count has none."""
        found = indicators_to_table([plan(row(f"≥{text}")) for text in base[1]]).to_pylist()

        assert {(one["base_unit"], one["base_value"], one["unit_kind"]) for one in found} == {(base[0], 2, "compound")}
        assert indicators_to_table([plan(row("≥24次"))]).to_pylist()[0]["base_unit"] == "次"

    def test_evidence_of_polarity(self) -> None:
        """A bare value needs it, a sign does not."""
        bare, signed = indicators_to_table([plan(row("80个", category="output.quantity"), row("≥80个"))]).to_pylist()

        assert (bare["evidence_polarity"], bare["evidence_source"]) == ("higher_is_better", "category")
        assert (bare["evidence_word"], bare["evidence_citation"]) == ("output.quantity", "perfmodel, docs/taxonomy.md")
        assert signed["evidence_polarity"] is None

    def test_numbers_that_do_not_fit_are_named(self) -> None:
        """None is lost in silence."""
        result = Result(actual=Actual.of(Quantity("1" * 30, "个")), score=Decimal("0." + "1" * 30))
        found = indicators_to_table([plan(row("≥80个", result=result))]).to_pylist()[0]

        assert found["out_of_range"] == ["actual_value", "actual_base_value", "score"]
        assert (found["actual_value"], found["score"], found["actual"]) == (None, None, "1" * 30 + "个")

    def test_verdicts_where_assessed(self) -> None:
        """The points of the policy stand beside those of the form."""
        other = plan(row("≥80个"))
        met = {"category": "satisfaction.beneficiary"}
        found = indicators_to_table([other, READING], assessments=[None, ASSESSED]).to_pylist()

        assert [row["verdict"] for row in found] == [None, "missed", "met"]
        assert (found[1]["points"], found[1]["score"], found[1]["points_weight"]) == (35, 35, 40)
        assert (found[1]["ratio"], found[1]["ratio_fraction"]) == (Decimal("0.875"), "7/8")
        assert (found[1]["verdict_reason"], found[1]["status"], found[1]["rule"]) == ("fell-short", "scored", "SC01")
        assert found[2]["category"] == met["category"]

    def test_the_assessed_value_is_shown(self) -> None:
        """What was handed in to the assessment, and not what the form reported."""
        assessed = assess(READING.document, {"output.quantity/1": Quantity(9, "万个")}, policy="mof2020")
        found = first(indicators_to_table([READING], assessments=[assessed]))
        assert (found["actual"], found["actual_base_value"], found["verdict"]) == ("9万个", 90000, "met")

    @pytest.mark.parametrize("assessments", [[], [ASSESSED, None], [assess(plan(row("≥80个")), policy="mof2020")]])
    def test_assessments_of_others_are_refused(self, assessments: list[Any]) -> None:
        """Too few, too many, or of another document: no verdict goes to the wrong row."""
        with pytest.raises(InvalidValueError) as caught:
            indicators_to_table([READING], assessments=assessments)
        assert caught.value.code == "assessments-differ"

    def test_another_target_of_the_same_row_is_refused(self) -> None:
        """An assessment made before the target was changed does not speak of it; an adjusted one does."""
        item, *others = READING.document.indicators
        looser = evolve(READING.document, indicators=[evolve(item, target=read_target("≥1个")), *others])
        with pytest.raises(InvalidValueError) as caught:
            indicators_to_table([looser], assessments=[ASSESSED])
        assert caught.value.code == "assessments-differ"
        adjusted = plan(row("≥80个", adjusted=read_target("≥60个")))
        made = assess(adjusted, {"unclassified/1": "70个"}, policy="mof2020")
        assert first(indicators_to_table([adjusted], assessments=[made]))["verdict"] == "met"

    def test_a_reported_value_stands_as_written(self) -> None:
        """The author's own words, and the value beside them."""
        found = first(indicators_to_table([plan(row("≥80%", result=Result(actual=parse_actual("达到百分之九十"))))]))
        assert (found["actual"], found["actual_value"], found["actual_unit"]) == ("达到百分之九十", 90, "%")

    def test_monitoring_values(self) -> None:
        """What was reached so far, what is expected, and how likely."""
        result = Result(so_far=parse_actual("30个"), expected=parse_actual("85个"), likelihood="确定能")
        found = first(indicators_to_table([plan(row("≥80个", result=result))]))
        assert (found["so_far"], found["expected"], found["likelihood"]) == ("30个", "85个", "确定能")


class TestFindings:
    """What was noticed, from wherever."""

    def test_of_readings_reviews_audits_and_assessments(self) -> None:
        """Each says where it comes from, as far as that is known."""
        document = READING.document
        noticed = Finding(code="row-empty", severity=Severity.NOTE, message="m", place=Place(9, 2, "表"))
        mixed: list[Finding | Reading | Assessment] = [
            evolve(READING, findings=(noticed,)),
            ASSESSED,
            *review(document, rules=["PM125"]),
        ]
        found = findings_to_table(mixed, reading=READING, origin="review").to_pylist()

        assert [row["origin"] for row in found] == ["reading", *["assessment"] * len(ASSESSED.findings), "review"]
        assert (found[0]["place"], found[0]["place_table"]) == ("table 表, line 9, column 2", "表")
        assert (found[0]["form"], found[0]["rule_source"]) == (1, None)
        last = found[-1]
        assert (last["code"], last["indicator"], last["change"]) == ("PM125", "satisfaction.beneficiary/1", "≥90%")
        assert last["rule_source"]
        assert last["rule_standing"] in {"seen", "memory", "design"}
        assert findings_to_table(audit(document, policy="mof2020")).column("origin").null_count > 0

    def test_what_they_cite_is_in_the_language_of_the_messages(self) -> None:
        """Clause and note of what the library ships; those of a rule of one's own stay, and what has none has none."""
        own = evolve(review(READING.document)[0], rule=Citation("ours", clause="the clause", standing=Standing.SEEN))
        found = findings_to_table([*review(READING.document), own], locale="zh_Hans").to_pylist()
        cited = [row[name] for row in found[:-1] for name in ("rule_clause", "rule_note") if row[name]]

        assert cited
        assert [text for text in cited if re.search("[a-z]{3}", text)] == []
        assert (found[-1]["rule_clause"], found[-1]["rule_note"]) == ("the clause", None)

    def test_one_alone(self) -> None:
        """A reading needs no list around it."""
        noticed = Finding(code="row-empty", severity=Severity.NOTE, message="m")
        assert first(findings_to_table(noticed))["code"] == "row-empty"
        found = first(findings_to_table(evolve(READING, findings=(noticed,))))
        assert (found["origin"], found["form"]) == ("reading", 1)

    def test_half_a_character_is_spelled_out(self) -> None:
        """A finding tells of broken text, so it can't be refused for it."""
        broken = Finding(code="cell-stray", severity=Severity.NOTE, message="m", text="座\ud83d")
        assert first(findings_to_table([broken]))["text"] == "座\\ud83d"

    def test_the_origin_is_text(self) -> None:
        """Anything else is refused."""
        origin: Any = 3
        with pytest.raises(WrongTypeError, match="origin"):
            findings_to_table([], origin=origin)


class TestAssessments:
    """One row for each line."""

    def test_a_line_with_all_that_its_points_rest_on(self) -> None:
        """Value, bound, ratio, rule and clause; the total beside it."""
        found = assessment_to_table([ASSESSED, ASSESSED], reading=READING).to_pylist()

        assert [row["assessment"] for row in found] == [0, 0, 1, 1]
        line = found[0]
        assert (line["reached"], line["reached_unit"], line["bound"], line["bound_unit"]) == (7, "万个", 8, "万个")
        assert (line["points"], line["weight"], line["weight_source"]) == (35, 40, "printed")
        assert (line["policy"], line["rule"], line["clause_source"]) == ("mof2020", "SC01", "财预〔2020〕10号")
        assert (line["target"]["text"], line["actual"], line["form"]) == ("≥8万个", "7万个", 1)
        assert (line["total_low"], line["total_high"]) == (ASSESSED.total.low, ASSESSED.total.high)
        assert line["execution_weight"] == 10
        assert line["execution_rate"] is None

    def test_points_that_wait_are_a_range(self) -> None:
        """No value is no zero."""
        made = assess(plan(row("≥80个", weight=90)), policy="mof2020")
        line = first(assessment_to_table(made))
        assert "points" not in line
        assert (line["points_low"], line["points_high"], line["status"]) == (0, 90, "unreported")

    def test_shares_references_and_assumptions(self) -> None:
        """What a person gave, and what was taken for granted."""
        document = plan(
            row("持续提高", weight=40, category="benefit.social"), row("较上年提高5%", weight=50, number="2")
        )
        made = assess(
            document,
            {"benefit.social/1": "持续提高", "unclassified/2": "110"},
            policy="mof2020",
            references={"上年": Quantity(100, "")},
            shares={"benefit.social/1": Fraction(9, 10)},
        )
        words, change = assessment_to_table(made).to_pylist()
        assert words["share_fraction"] == "9/10"
        assert (change["reference"], change["reference_unit"], change["verdict"]) == (100, "", "met")
        assert change["category_label"] is None


class TestMoney:
    """Budgets and execution."""

    def test_each_amount_is_a_row(self) -> None:
        """A blank cell is no row, a blank part keeps its name."""
        document = DepartmentObjectives(
            department="市图书馆",
            fiscal_year=2024,
            budget=Budget(total=Quantity("120.50", "万元"), parts=[BudgetPart(name="上年结转")]),
            tasks=[Task(name="阅览", budget=Budget(fiscal=Quantity(3, "元"))), Task(name="修缮")],
        )
        found = money_to_table(document).to_pylist()

        assert [(row["section"], row["item"], row["name"]) for row in found] == [
            ("budget", "total", None),
            ("budget", "part", "上年结转"),
            ("task", "fiscal", "阅览"),
        ]
        assert (found[0]["department"], found[0]["fiscal_year"], found[0]["document"]) == ("市图书馆", 2024, 0)
        assert found[0]["amount"]["text"] == "120.50万元"
        assert (found[0]["amount"]["base_value"], found[0]["amount"]["base_unit"]) == (1205000, "元")
        assert found[1]["amount"] is None

    def test_a_report(self) -> None:
        """A row of the money block with its amounts, rate and points."""
        money = Execution(
            name="年度资金总额",
            initial=Quantity(50, "万元"),
            executed=Quantity("1" * 25, "元"),
            rate=Quantity(96, "%"),
            weight=Decimal(10),
            score=Decimal("9." + "1" * 20),
            reason="结余",
        )
        found = first(money_to_table([plan(report=Report(execution=[money]))]))

        assert (found["section"], found["item"], found["name"]) == ("execution", "row", "年度资金总额")
        assert (found["initial"]["value"], found["initial"]["unit"], found["rate"]["unit"]) == (50, "万元", "%")
        assert found["executed"]["text"] == "1" * 25 + "元"
        assert found["out_of_range"] == ["executed.value", "executed.base_value", "score"]
        assert "adjusted" not in found
        assert (found["weight"], found["reason"]) == (10, "结余")

    def test_readings_add_the_file(self) -> None:
        """As for indicators."""
        amount = Budget(total=Quantity(3, "元"))
        reading = evolve(READING, document=evolve(READING.document, budget=amount))
        assert first(money_to_table(reading))["form"] == 1


class TestLedger:
    """Where each cell went."""

    def test_each_cell_is_a_row(self) -> None:
        """The same from a reading and from its entries."""
        table = ledger_to_table([READING])
        assert table.num_rows == len(READING.ledger)
        assert ledger_to_table(READING.ledger, reading=READING).equals(table)
        uses = {row["text"]: row["use"] for row in table.to_pylist()}
        assert (uses["≥8万个"], uses["三级指标"]) == ("indicator:target", "label")
        assert ledger_to_table(READING.ledger[0]).column("form").to_pylist() == [None]
