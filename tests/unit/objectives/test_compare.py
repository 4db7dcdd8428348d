"""Two documents compared: which row is which, what changed of it, and what changed in the head and the money."""

from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from perfmodel import (
    Budget,
    DepartmentObjectives,
    Drift,
    Indicator,
    Polarity,
    ProjectObjectives,
    Quantity,
    Report,
    Task,
    compare_documents,
    parse_actual,
    read_form,
    read_target,
)
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.objectives import BudgetPart, DocumentComparison, Execution, MoneyChange, Result, Term


def row(name: str, target: str = "≥80个", category: str | None = "output.quantity", **fields: Any) -> Indicator:  # noqa: ANN401 - any field
    """A row of a plan."""
    return Indicator(name=name, target=read_target(target), category=category, **fields)


def plan(*rows: Indicator, **fields: Any) -> ProjectObjectives:  # noqa: ANN401 - any field
    """A project with these rows."""
    return ProjectObjectives(project="阅览室改造", indicators=rows, **fields)


def compared(before: list[Indicator], after: list[Indicator]) -> DocumentComparison:
    """The comparison of the same project with other rows."""
    return compare_documents(plan(*before), plan(*after))


def pairs(found: DocumentComparison) -> list[tuple[str, str]]:
    """The names that were matched."""
    return [(each.before.name, each.after.name) for each in found.matched]


class TestRows:
    """Which row is which."""

    def test_a_plan_of_two_years(self) -> None:
        """A stricter target, other points, another category, another name, a new row and one that is gone."""
        old = [
            row("新增座位", weight=20),
            row("图书借阅册次", "≥9万册次", weight=20),
            row("阅览设备更新数量", "≥12台", weight=20),
            row("讲座场次", "≥24场"),
        ]
        new = [
            row("图书借阅册次", "≥10万册次", weight=20),
            row("新增座位", "80个及以上", weight=30),
            row("阅览室设备更新数量", "≥12台", weight=20),
            row("读者满意度", "≥90%", "satisfaction"),
        ]
        found = compared(old, new)

        assert pairs(found) == [
            ("图书借阅册次", "图书借阅册次"),
            ("新增座位", "新增座位"),
            ("阅览设备更新数量", "阅览室设备更新数量"),
        ]
        assert [each.drift for each in found.matched] == [Drift.STRICTER, Drift.SAME, Drift.SAME]
        assert [each.after.name for each in found.reweighted] == ["新增座位"]
        assert [each.before.name for each in found.renamed] == ["阅览设备更新数量"]
        assert [each.likeness for each in found.matched] == [1, 1, Fraction(16, 17)]
        assert [each.name for each in found.added] == ["读者满意度"]
        assert [each.name for each in found.dropped] == ["讲座场次"]
        assert found.is_reordered
        assert not found.moved

    def test_a_row_that_moved_is_known_by_its_name(self) -> None:
        """Its category is among the changes, with both values."""
        found = compared([row("设备验收合格率", "≥95%")], [row("设备验收 合格率", "≥95%", "output.quality")])
        (moved,) = found.moved

        assert [change.field for change in moved.changes] == ["name", "category"]
        assert [getattr(value, "id", "") for value in (moved.changes[1].before, moved.changes[1].after)] == [
            "output.quantity",
            "output.quality",
        ]
        assert moved.is_renamed
        assert not moved.is_reweighted

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("一期改造面积完成数", "二期改造面积完成数"),
            ("3号楼改造面积", "4号楼改造面积"),
            ("东区阅览室开放", "西区阅览室开放"),
            ("设备验收合格率", "设备验收不合格率"),
            ("设备验收A类数", "设备验收B类数"),
            ("市民热线群众来信投诉率", "市民热线群众来信满意率"),
            ("图书座位阅览数量", "阅览数量图书座位"),
            ("图书座位阅览数量", "量数览阅位座书图"),
            ("讲座场次", "讲座次数"),
        ],
    )
    def test_names_of_two_things_are_not_one(self, before: str, after: str) -> None:
        """However near they look: numerals, letters, contrasts, opposite sides, or too little in common."""
        found = compared([row(before)], [row(after)])

        assert not found.matched
        assert (len(found.added), len(found.dropped)) == (1, 1)

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("2023年图书采购种数", "2024年图书采购种数"),
            ("图书采购种数（种）", "图书采购种数"),
            ("阅览设备更新数量", "阅览设备更新的数量"),
            ("古籍数字化修复数量", "古籍数字化修复册数"),
        ],
    )
    def test_names_of_one_thing(self, before: str, after: str) -> None:
        """Another year, a note, a word more, a word for another."""
        assert pairs(compared([row(before)], [row(after)])) == [(before, after)]

    def test_of_two_names_as_near_none_is_taken(self) -> None:
        """Which of them it became is for a reader to say."""
        found = compared([row("古籍数字修复数")], [row("古籍数字修复册数"), row("古籍数字修复件数")])

        assert not found.matched
        assert len(found.added) == 2

    def test_a_new_name_in_another_category_is_another_row(self) -> None:
        """Name and category together are too little left to know a row by."""
        assert not compared([row("阅览设备更新数量")], [row("阅览设备更新的数量", category="output.quality")]).matched

    def test_rows_of_one_name_by_their_numbers(self) -> None:
        """A printed number keeps them apart when the targets change places; a third one is what is left."""
        found = compared(
            [row("讲座", "≥3场", number="1"), row("讲座", "≥5场", number="2"), row("讲座", "≥7场")],
            [row("讲座", "≥5场", number="1"), row("讲座", "≥3场", number="2"), row("讲座", "≥9场")],
        )

        assert [each.drift for each in found.matched] == [Drift.STRICTER, Drift.LOOSER, Drift.STRICTER]
        assert all(each.before.number == each.after.number for each in found.matched)

    def test_rows_of_one_name_that_nothing_tells_apart(self) -> None:
        """The equal ones are matched, and of the others none is guessed."""
        found = compared(
            [row("讲座", "≥3场"), row("讲座", "≥5场"), row("讲座", "≥7场"), row("讲座", "≥3场", number="8")],
            [row("讲座", "≥4场"), row("讲座", "≥6场"), row("讲座", "≥7场"), row("讲座", "≥3场", number="9")],
        )

        assert [format(each.after.target.text) for each in found.matched] == ["≥7场"]
        assert (len(found.added), len(found.dropped)) == (3, 3)

    @pytest.mark.parametrize(("before", "after"), [(["≥3场", "≥5场"], ["≥4场"]), (["≥4场"], ["≥3场", "≥5场"])])
    def test_of_one_name_more_rows_in_one_year_than_in_the_other(self, before: list[str], after: list[str]) -> None:
        """Which of the two was kept nobody can tell: none is guessed."""
        found = compared([row("讲座", text) for text in before], [row("讲座", text) for text in after])

        assert not found.matched
        assert (len(found.dropped), len(found.added)) == (len(before), len(after))

    def test_the_row_that_numbers_leave_is_matched_before_other_categories(self) -> None:
        """So the row that moved to another category is the only one left of its name, and is known by it."""
        one, two = row("讲座", "≥3场", number="1"), row("讲座", "≥7场")
        other, another = row("讲座", "≥4场", number="1"), row("讲座", "≥9场")
        quality, benefit = row("讲座", "≥90%", "output.quality"), row("讲座", "≥95%", "benefit.social")
        found = compared([one, two, quality], [other, another, benefit])

        assert [(each.before, each.after) for each in found.matched] == [
            (one, other),
            (two, another),
            (quality, benefit),
        ]

    def test_other_terms_and_places_are_other_rows(self) -> None:
        """The long-term target of a row is not its yearly one."""
        found = compared(
            [row("讲座", term=Term.MEDIUM), row("展览", scope="东馆")], [row("讲座"), row("展览", scope="西馆")]
        )

        assert not found.matched
        assert not compared([row("讲座", term=Term.MEDIUM)], [row("讲座", term=Term.MEDIUM)]).is_changed


class TestDrift:
    """How the target of a row moved."""

    @pytest.mark.parametrize(
        ("before", "after", "drift"),
        [
            (row("办件投诉率", "5%"), row("办件投诉率", "3%"), Drift.STRICTER),
            (row("培训教师", "100人"), row("培训教师", "80人"), Drift.LOOSER),
            (row("某某率", "95%"), row("某某率", "97%"), Drift.UNKNOWN),
            (row("某某率", "95%", polarity=Polarity.HIGHER_IS_BETTER), row("某某率", "97%"), Drift.STRICTER),
            (row("讲座", "≥24场"), row("讲座", "≤6万元"), Drift.DIFFERENT),
            (row("培训教师", "近100人"), row("培训教师", "100余人"), Drift.UNKNOWN),
        ],
    )
    def test_bare_values_have_the_sense_of_their_row(self, before: Indicator, after: Indicator, drift: Drift) -> None:
        """By its own column, its name, or its category."""
        assert compared([before], [after]).matched[0].drift is drift

    @pytest.mark.parametrize(
        ("name", "before", "after", "drift"),
        [
            ("验收合格率", "≥100%", "=100%", Drift.SAME),
            ("验收合格率", "=100%", "≥100%", Drift.SAME),
            ("读者满意度", "100%", "=100%", Drift.SAME),
            ("验收合格率", "≥95%", "=100%", Drift.STRICTER),
            ("差错率", "100%", "=100%", Drift.STRICTER),
            ("投资完成率", "≥100%", "=100%", Drift.STRICTER),
            ("培训人次", "≥100%", "=100%", Drift.STRICTER),
        ],
    )
    def test_at_least_the_whole_of_a_rate_is_the_whole(self, name: str, before: str, after: str, drift: Drift) -> None:
        """But where it may be more, the whole alone is stricter than at least the whole."""
        (found,) = compared([row(name, before)], [row(name, after)]).matched

        assert found.drift is drift

    def test_a_sense_that_turned_leaves_it_open(self) -> None:
        """The same number as a floor and as a ceiling is not the same target."""
        higher, lower = Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER
        found = compared([row("某某率", "95%", polarity=higher)], [row("某某率", "95%", polarity=lower)]).matched[0]

        assert found.drift is Drift.UNKNOWN
        assert [change.field for change in found.changes] == ["polarity"]

    def test_days_are_held_against_each_other_within_their_years(self) -> None:
        """June is stricter than September, and the same day in another year is a year late."""
        old = plan(row("改造完工", "2023年9月底前"), row("验收完成", "2023年12月底前"), fiscal_year=2023)
        new = plan(row("改造完工", "2024年6月底前"), row("验收完成", "2023年12月底前"), fiscal_year=2024)
        found = compare_documents(old, new)

        assert [each.drift for each in found.matched] == [Drift.STRICTER, Drift.STRICTER]
        assert [len(each.changes) for each in found.matched] == [1, 0]
        assert len(found.changed) == 2


class TestResults:
    """What the rows of a self-evaluation report."""

    def test_results_of_two_years_are_compared(self) -> None:
        """Both report: what was reached is a change of the row."""
        old = row("讲座", "≥24场", result=Result(actual=parse_actual("25场")))
        new = row("讲座", "≥24场", result=Result(actual=parse_actual("20场")))

        assert [change.field for change in compared([old], [new]).matched[0].changes] == ["result"]

    def test_a_plan_beside_results_changes_no_row(self) -> None:
        """Targets of a new year have no results yet: that is no change of each row, in either direction."""
        evaluated = row("讲座", "≥24场", result=Result(actual=parse_actual("25场")))
        planned = row("讲座", "≥24场")

        assert not compared([evaluated], [planned]).matched[0].changes
        assert not compared([planned], [evaluated]).matched[0].changes


class TestHead:
    """What is not a row."""

    def test_fields_of_the_head(self) -> None:
        """Each with both values, in the order of the class."""
        old = DepartmentObjectives(department="市图书馆", fiscal_year=2023, tasks=[Task(name="阅览")], overall="改善")
        new = evolve(old, fiscal_year=2024, overall="提升")
        found = compare_documents(old, new)

        assert [(change.field, str(change.before), str(change.after)) for change in found.head] == [
            ("fiscal_year", "2023年度", "2024年度"),
            ("overall", "改善", "提升"),
        ]
        assert found.is_changed
        assert not found.matched

    def test_money(self) -> None:
        """Amounts by name, with what was added; the same amount in another unit is no change."""
        old = Budget(
            total=Quantity(80, "万元"),
            fiscal=Quantity(60, "万元"),
            parts=[BudgetPart(name="上年结转", amount=Quantity(20, "万元")), BudgetPart(name="单位资金")],
        )
        new = Budget(
            total=Quantity(720000, "元"),
            fiscal=Quantity(600000, "元"),
            other=Quantity(2, "万元"),
            parts=[BudgetPart(name="单位资金"), BudgetPart(name="上年结转", amount=Quantity(10, "万元"))],
        )
        found = compare_documents(plan(budget=old), plan(budget=new))

        assert [(change.field, change.name, change.difference) for change in found.money] == [
            ("total", "", Quantity(-8, "万元")),
            ("other", "", None),
            ("parts", "上年结转", Quantity(-10, "万元")),
        ]
        assert not found.head

    @pytest.mark.parametrize(
        ("row", "before"),
        [
            (Execution(name="年度资金总额", initial=Quantity(150, "万元"), adjusted=Quantity(160, "万元")), 160),
            (Execution(name="年度资金总额", initial=Quantity(150, "万元")), 150),
            (Execution(name="年度资金总额", adjusted=Quantity(180, "万元"), executed=Quantity(9, "万元")), None),
        ],
    )
    def test_money_that_stands_in_the_report_of_last_year(self, row: Execution, before: int | None) -> None:
        """A self-evaluation states its budget beside its execution; the sources of the draft are no change of it."""
        evaluated = plan(report=Report(execution=[row, Execution(name="财政拨款", adjusted=Quantity(9, "万元"))]))
        draft = plan(budget=Budget(total=Quantity(180, "万元"), fiscal=Quantity(140, "万元")))
        found, back = compare_documents(evaluated, draft), compare_documents(draft, evaluated)
        change = [] if before is None else [("total", Quantity(before, "万元"), Quantity(180, "万元"))]

        assert [(item.field, item.before, item.after) for item in found.money] == change
        assert [(item.field, item.after, item.before) for item in back.money] == change
        assert [item.field for item in found.head] == [item.field for item in back.head] == ["report"]

    def test_a_report_without_amounts_states_no_budget(self) -> None:
        """What is stated nowhere is said to be so, and a budget beside its execution counts as it is."""
        bare = Report(execution=[Execution(name="年度资金总额", rate=Quantity(98, "%"))])
        spent = Report(execution=[Execution(name="年度资金总额", adjusted=Quantity(160, "万元"))])
        draft = plan(budget=Budget(total=Quantity(180, "万元"), fiscal=Quantity(140, "万元")))
        total = Budget(total=Quantity(170, "万元"), fiscal=Quantity(100, "万元"))

        (unstated,) = compare_documents(plan(report=bare), draft).money
        whole, fiscal = compare_documents(plan(report=spent, budget=total), draft).money
        assert unstated.before is None
        assert (whole.before, fiscal.before) == (total.total, total.fiscal)

    def test_the_same_report_beside_another_budget_is_a_change(self) -> None:
        """The total is the same amount, and still the documents are not equal."""
        report = Report(execution=[Execution(name="年度资金总额", adjusted=Quantity(180, "万元"))])
        found = compare_documents(plan(report=report), plan(report=report, budget=Budget(total=Quantity(180, "万元"))))

        assert found.is_changed
        assert [item.field for item in found.head] == ["budget"]

    def test_a_budget_that_differs_in_no_amount_is_named(self) -> None:
        """A source without an amount was struck: nothing of it is lost."""
        found = compare_documents(plan(budget=Budget(parts=[BudgetPart(name="单位资金")])), plan())

        assert not found.money
        assert [change.field for change in found.head] == ["budget"]

    def test_currencies_have_no_difference(self) -> None:
        """A difference of 元 and 美元 is none."""
        change = MoneyChange(field="total", before=Quantity(1, "元"), after=Quantity(1, "美元"))

        assert change.difference is None


class TestRefusals:
    """What is no comparison."""

    def test_two_kinds(self) -> None:
        """A project is not a department's whole spending."""
        with pytest.raises(InvalidValueError, match="a project with a project") as caught:
            compare_documents(plan(), DepartmentObjectives(department="市图书馆"))
        assert caught.value.code == "kinds-differ"

    def test_no_document(self) -> None:
        """Rows, or what was read around a document."""
        rows: Any = plan(row("讲座")).indicators
        with pytest.raises(WrongTypeError, match=r"reading\.document"):
            compare_documents(rows, plan())


def test_further_cells_in_another_order_are_no_change() -> None:
    """A form that was written and read back has its 填报日期 behind its 总分; a cell less is a change."""
    rows = "三级指标\t指标值\n新增座位\t≥80个"
    one = read_form(f"项目名称\t阅览室改造\n项目负责人\t李某\n联系电话\t1234\n{rows}").document
    turned, other = evolve(one, extra=one.extra[::-1]), evolve(one, extra=one.extra[:1])

    assert one.extra != turned.extra
    assert not compare_documents(one, turned).is_changed
    assert [change.field for change in compare_documents(one, other).head] == ["extra"]
