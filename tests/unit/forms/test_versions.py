"""Values of several times and kinds side by side: one is the target of the year, the others are kept beside it."""

import pytest

from perfmodel import Indicator, Reading, format_target, read_actual, read_form
from perfmodel._finding import Severity
from perfmodel.objectives import Result


def text(*rows: str) -> str:
    """Rows as they are pasted."""
    return "\n".join(row.replace("|", "\t") for row in rows)


def only(*rows: str) -> Indicator:
    """The one indicator of a form."""
    (row,) = read_form(text(*rows)).document.indicators
    return row


def extras(row: Indicator) -> list[tuple[str, str]]:
    """The further cells of a row with their headings."""
    return [(extra.heading, extra.text) for extra in row.extra]


def codes(reading: Reading) -> list[str]:
    """What was noticed."""
    return [finding.code for finding in reading.findings]


@pytest.mark.parametrize(
    "heading",
    [
        "上半年目标值",
        "半年（程）计划执行值",
        "指标值（1-6月）",
        "一季度目标值",
        "7—12月目标值",
        "三季度计划值",
        "上年度指标值",
        "前三年平均值",
        "历史标准值",
        "行业标准",
        "计划标准值",
        "标准值",
        "2022年目标值",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_another_version_is_never_the_target(heading: str, *, first: bool) -> None:
    """A value of a part of the year, of another year or of a standard is an extra beside that of the year."""
    headings, cells = [heading, "全年指标值"], ["≥3公里", "≥5公里"]
    order = 1 if first else -1
    reading = read_form(
        text("（2024年度）", "|".join(["指标名称", *headings[::order]]), "|".join(["修建堤路", *cells[::order]]))
    )
    (row,) = reading.document.indicators

    assert (format_target(row.target), row.scope, extras(row)) == ("≥5公里", None, [(heading, "≥3公里")])
    assert codes(reading) == []


def test_quarters_below_a_heading() -> None:
    """Below one heading the column of the whole year is the target; without it each quarter is told apart."""
    whole = only("指标名称|指标值||", "|一季度|二季度|全年", "修建堤路|1公里|2公里|5公里")
    parts = read_form(text("指标名称|指标值|", "|一季度|二季度", "修建堤路|1公里|2公里")).document.indicators

    assert format_target(whole.target) == "5公里"
    assert extras(whole) == [("指标值/一季度", "1公里"), ("指标值/二季度", "2公里")]
    assert [(row.scope, format_target(row.target)) for row in parts] == [("一季度", "1公里"), ("二季度", "2公里")]


def test_half_a_year_alone_is_not_read_as_the_year() -> None:
    """The only value of a table keeps the part of the year that its heading names."""
    row = only("指标名称|半年目标值", "修建堤路|3公里")

    assert (format_target(row.target), row.scope) == ("3公里", "半年")
    assert only("指标名称|7—12月目标值", "修建堤路|3公里").scope == "7-12月"


@pytest.mark.parametrize(
    "heading",
    [
        "1-7月执行情况",
        "上半年完成值",
        "截至6月底完成情况",
        "2025年1-9月实际完成值",
        "前三季度完成情况",
        "完成值（1—7月）",
        "年中完成情况",
        "监控期末完成值",
    ],
)
def test_results_so_far(heading: str) -> None:
    """What was reached in a part of the year is no result of the year."""
    row = only(f"指标名称|年度指标值|{heading}|全年预计完成情况", "修建堤路|≥5公里|3公里|5.2公里")
    assert row.result is not None
    assert row.result.so_far is not None
    assert row.result.expected is not None

    assert (row.result.actual, row.result.so_far.text, row.result.expected.text) == (None, "3公里", "5.2公里")
    assert format_target(row.target) == "≥5公里"


@pytest.mark.parametrize("heading", ["预计全年完成情况", "全年预期完成值", "年底预计完成值", "2025年预计全年完成"])
def test_what_is_expected_by_the_end_of_the_year(heading: str) -> None:
    """It stands beside the target and is none itself."""
    row = only(f"指标名称|指标值|上半年完成值|{heading}", "修建堤路|≥5公里|3公里|5.2公里")
    assert row.result is not None
    assert row.result.expected is not None

    assert (row.result.expected.text, format_target(row.target)) == ("5.2公里", "≥5公里")


def test_the_latest_of_several_results_so_far() -> None:
    """Of the results of several quarters the last that is filled counts; the others are kept."""
    rows = ("指标名称|指标值|一季度完成情况|二季度完成情况|三季度完成情况", "修建堤路|≥5公里|1公里|3公里|")
    row = only(*rows)
    assert row.result is not None
    assert row.result.so_far is not None

    assert (row.result.so_far.text, extras(row)) == ("3公里", [("一季度完成情况", "1公里")])


def test_results_of_a_part_below_one_heading() -> None:
    """完成值 over 上半年 and 全年, and 上半年 over 完成值, say the same."""
    below = only("指标名称|指标值|完成值|", "||上半年|全年", "修建堤路|≥5公里|3公里|6公里")
    above = only(
        "二级指标|三级指标|上半年||全年|", "||指标值|完成值|指标值|完成值", "数量指标|修建堤路|2公里|3公里|≥5公里|6公里"
    )

    for row in (below, above):
        assert row.result is not None
        assert row.result.so_far is not None
        assert row.result.actual is not None
        assert (row.result.so_far.text, row.result.actual.text) == ("3公里", "6公里")
        assert format_target(row.target) == "≥5公里"


@pytest.mark.parametrize(
    "headings",
    [
        "年初指标值|调整后指标值",
        "原指标值|现指标值",
        "调整前目标值|变更后目标值",
        "期初目标值|调整后的目标值",
        "年初目标值|年中调整值",
    ],
)
def test_a_target_that_was_adjusted(headings: str) -> None:
    """Both are kept and a warning on the row names both; a dash or a blank cell says that nothing was adjusted."""
    reading = read_form(
        text(f"指标名称|{headings}", "修建堤路|≥5公里|≥4公里", "架设护栏|3处|/", "栽植行道树|9株|", "种草|2亩|2亩")
    )
    first, *others = reading.document.indicators
    assert first.adjusted is not None

    assert (format_target(first.target), format_target(first.adjusted)) == ("≥5公里", "≥4公里")
    assert [row.adjusted is None for row in others] == [True, True, False]
    (finding,) = reading.findings
    assert (finding.code, finding.severity, finding.text) == ("target-adjusted", Severity.WARNING, "≥4公里")
    assert "≥5公里" in finding.message


def test_two_headings_of_values_are_reported() -> None:
    """Where nothing says which of two headings has the target, the first is taken and a warning names the other."""
    reading = read_form(text("指标名称|目标值|指标值", "修建堤路|5公里|6公里"))
    (row,) = reading.document.indicators

    assert (format_target(row.target), extras(row)) == ("5公里", [("指标值", "6公里")])
    assert [(item.code, item.severity, item.text) for item in reading.findings] == [
        ("values-several", Severity.WARNING, "指标值")
    ]


def test_years_beside_that_of_the_form() -> None:
    """A target of an earlier or a later year is no target of this one: it is kept with its heading."""
    rows = ("指标名称|2023年目标值|2024年目标值|2025年目标值", "修建堤路|3公里|4公里|5公里")
    found = read_form(text("（2024年度）", *rows)).document.indicators

    assert [(row.scope, format_target(row.target)) for row in found] == [(None, "4公里")]
    assert extras(found[0]) == [("2023年目标值", "3公里"), ("2025年目标值", "5公里")]

    (alone,) = read_form(
        text("（2024年度）", "指标名称|2023年目标值|2024年目标值", "修建堤路|3公里|4公里")
    ).document.indicators
    assert (alone.scope, format_target(alone.target)) == (None, "4公里")


@pytest.mark.parametrize(
    "line",
    [
        "（2025年1-7月）",
        "2025年上半年",
        "（2025年前三季度）",
        "监控期间|2025年1-7月",
        "监控时间|2025年7月31日",
        "2025年度某县水利项目绩效目标",
        "某局2025年项目绩效监控情况",
    ],
)
def test_the_year_of_a_form_that_watches_a_part_of_it(line: str) -> None:
    """The months that a form watches, or a line above it that is no title of a table, name its year."""
    reading = read_form(text(line, "项目名称|堤路修建", "指标名称|年度指标值|1-7月完成情况", "修建堤路|≥5公里|3公里"))

    assert reading.document.fiscal_year is not None
    assert reading.document.fiscal_year.year == 2025
    assert "cell-unplaced" not in codes(reading)


def test_a_year_below_the_table_is_not_that_of_the_form() -> None:
    """A line of the same words behind the rows says nothing of the form."""
    reading = read_form(
        text("项目名称|堤路修建", "指标名称|年度指标值", "修建堤路|≥5公里", "某局2021年项目绩效自评情况")
    )

    assert reading.document.fiscal_year is None


@pytest.mark.parametrize("long", ["存续期", "中期", "实施期", "建设期"])
def test_what_a_year_reached_answers_no_longer_term(long: str) -> None:
    """A bond's whole life stands beside its year; points and reported values under a year's heading are the year's."""
    reading = read_form(
        text(
            "（2023年度）",
            f"三级指标|{long}指标值|2023年度指标值|2023年度完成值|分值",
            "铺设供热管道|12公里|5公里|5.2公里|20",
            "首次供热时间|2026年11月底前|||",
        )
    )
    rows = reading.document.indicators

    assert [(row.name, row.term.value, format_target(row.target)) for row in rows] == [
        ("铺设供热管道", "medium", "12公里"),
        ("铺设供热管道", "annual", "5公里"),
        ("首次供热时间", "medium", "2026年11月30日前"),
    ]
    assert [row.result is not None for row in rows] == [False, True, False]
    assert rows[1].result == Result(actual=read_actual("5.2公里"))


@pytest.mark.parametrize("kind", ["成本指标", "数量指标", "质量指标"])
def test_a_kind_in_front_of_a_name_below_outputs(kind: str) -> None:
    """The forms up to 2020 print costs below outputs, and some print the kind in front of the name."""
    row = only("一级指标|三级指标|指标值", f"产出指标|{kind}：单座泵站维护|≤3万元")

    assert row.name == "单座泵站维护"
    assert row.category is not None
    assert kind.removesuffix("指标") in row.category.label
