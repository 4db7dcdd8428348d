"""Laws of lists of projects: how the projects are laid out never changes what is read of each."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from perfmodel import ProjectObjectives, format_target, read_forms
from perfmodel.forms._layouts import column_of
from perfmodel.lexicon._headings import COLUMNS, Column

NAMES = st.lists(st.sampled_from("东渠 西渠 南渠 北渠 中渠".split()), min_size=2, max_size=4, unique=True)
HEADING = ["一级指标", "二级指标", "三级指标", "指标值"]
UNITS = ["（单位：万元）", "　　金额单位：万元", "，单位：万元", "(金额单位:人民币万元)"]


def rows_of(name: str) -> list[list[str]]:
    """The indicators of one project."""
    return [["产出指标", "数量指标", f"{name}长度", "≥12公里"], ["效益指标", "社会效益指标", f"{name}农户", "≥900户"]]


def text(rows: Sequence[Sequence[str]]) -> str:
    """Rows as tab-separated text."""
    return "\n".join("\t".join(row) for row in rows) + "\n"


def laid_out(names: list[str], layout: str, gap: int) -> str:
    """The projects below each other, under lines of one table, or side by side."""
    if layout == "below":
        return text([row for name in names for row in (["项目名称", name], HEADING, *rows_of(name), *[[]] * gap)])
    if layout == "lines":
        return text([HEADING, *(row for name in names for row in ([f"项目名称：{name}"], *rows_of(name)))])
    if layout == "column":
        return text(
            [["项目名称", *HEADING], *([name, *row] for name in names for row in rows_of(name))],
        )
    parts = [[["项目名称", name, "", ""], HEADING, *rows_of(name)] for name in names]
    between = [""] * gap
    return text(
        [
            [cell for index, part in enumerate(parts) for cell in (*(between if index else ()), *part[at])]
            for at in range(4)
        ]
    )


@given(NAMES, st.sampled_from(["below", "lines", "column", "side"]), st.integers(0, 2))
def test_layouts_of_projects_read_alike(names: list[str], layout: str, gap: int) -> None:
    """Each project has its own indicators, and no finding is made."""
    readings = list(read_forms([laid_out(names, layout, gap)]))

    found = list[tuple[str, list[tuple[str, str]]]]()
    for reading in readings:
        assert isinstance(reading.document, ProjectObjectives)
        assert reading.findings == ()
        targets = [(row.name, format_target(row.target)) for row in reading.document.indicators]
        found.append((reading.document.project, targets))
    assert found == [(name, [(f"{name}长度", "≥12公里"), (f"{name}农户", "≥900户")]) for name in names]


@given(st.sampled_from(UNITS), st.sampled_from(["渠道项目支出绩效目标表", "（2024年度）", "主管部门：水务局"]))
def test_a_unit_beside_any_line_changes_the_money_alone(unit: str, line: str) -> None:
    """The amounts have the unit; everything else reads as without it."""
    lines = ["渠道项目支出绩效目标表", "（2024年度）", "主管部门：水务局", "项目名称\t东渠", "资金总额\t20"]
    body = text([HEADING, *rows_of("东渠")])
    with_unit = "\n".join(f"{other}{unit}" if other == line else other for other in lines)
    (plain,), (said,) = read_forms(["\n".join(lines) + "\n" + body]), read_forms([with_unit + "\n" + body])

    assert isinstance(said.document, ProjectObjectives)
    assert isinstance(plain.document, ProjectObjectives)
    assert (str(said.document.budget.total), plain.document.budget.total) == ("20万元", None)
    for name in ("title", "fiscal_year", "project", "department", "indicators", "extra"):
        assert getattr(said.document, name) == getattr(plain.document, name)


WEIGHTS = st.sampled_from([word for row in COLUMNS if row.field is Column.WEIGHT for word in row.words.split()])
LABELS = [
    (word, row.field) for row in COLUMNS if row.field in {Column.LEVEL_2, Column.NAME} for word in row.words.split()
]


@given(st.sampled_from(LABELS), st.sampled_from(["及", "和", "与", "、", "/", "及其"]), WEIGHTS)
def test_any_label_joined_to_points_is_the_label(label: tuple[str, Column], joint: str, points: str) -> None:
    """Whatever the words of both."""
    word, column = label

    assert column_of(f"{word}{joint}{points}") is column
