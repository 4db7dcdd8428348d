"""The picture of many documents: how their scores are spread, and what has none."""

# Matplotlib leaves the types of its keywords open.
# pyright: reportUnknownMemberType=false

import io
from decimal import Decimal
from typing import TYPE_CHECKING, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Annotation

from perfmodel import Assessment, Quantity, assess, explain, policy, read_form
from perfmodel.errors import InvalidValueError
from perfmodel.objectives import Execution
from perfmodel.plot import plot_scores
from perfmodel.scoring._policy import GradeScale

if TYPE_CHECKING:
    from matplotlib.container import BarContainer

MONEY = Execution(name="年度资金总额", adjusted=Quantity(50, "万元"), executed=Quantity(50, "万元"))
FORM = "项目名称\t阅览室改造\n三级指标\t指标值\t分值\t实际完成值\n新增座位\t≥1000个\t{}\t{}"
SCORED = assess(read_form(FORM.format(90, "1000个")).document, policy="mof2020", execution=MONEY)
OPEN = assess(read_form(FORM.format(90, "待统计")).document, policy="mof2020", execution=MONEY)
OTHER_SCALE = assess(read_form(FORM.format(80, "1000个")).document, policy="mof2020", execution=MONEY)
GRADES = policy("mof2020").grades


def scored(points: Decimal | str | int) -> Assessment:
    """An assessment with that total."""
    total = Decimal(points)
    grade = GRADES.of(total)
    return attrs.evolve(
        SCORED, total=attrs.evolve(SCORED.total, low=total, high=total), grade_low=grade, grade_high=grade
    )


def parts(axes: Axes) -> list[list[Rectangle]]:
    """The bars, in the groups that they were drawn in."""
    return [cast("BarContainer", container).patches for container in axes.containers]


def bars(axes: Axes) -> list[dict[tuple[float, float], int]]:
    """For each grade, how many documents are in which span."""
    return [
        {
            (float(bar.get_x()), float(bar.get_x() + bar.get_width())): int(bar.get_height())
            for bar in group
            if bar.get_height()
        }
        for group in parts(axes)
    ]


def legend(axes: Axes) -> list[str]:
    """What the colours mean."""
    found = axes.get_legend()
    assert found is not None
    return [text.get_text() for text in found.get_texts()]


def draw(axes: Axes) -> bytes:
    """The picture as a file; a glyph that is missing is a warning, and warnings are errors."""
    file = io.BytesIO()
    assert isinstance(axes.figure, Figure)
    axes.figure.savefig(file)
    return file.getvalue()


class TestSpread:
    """Bars, grades and limits."""

    def test_scores_on_a_limit_belong_to_the_better_grade(self) -> None:
        """90 is the first of its span and of its grade; 89.99 is below both; 100 is in the last span."""
        axes = plot_scores([scored(points) for points in ("89.99", 90, 91, 100, 80, 60)], policy="mof2020")

        assert bars(axes) == [
            {(90, 92): 2, (98, 100): 1},
            {(80, 82): 1, (88, 90): 1},
            {(60, 62): 1},
            {},
        ]
        assert legend(axes) == ["优（90分起）：3份", "良（80分起）：2份", "中（60分起）：1份", "差（0分起）：0份"]

    def test_the_limits_of_the_grades_are_lines(self) -> None:
        """Each with its number above; the lowest grade has none."""
        axes = plot_scores([scored(95)], policy="mof2020")

        assert [cast("list[float]", line.get_xdata())[0] for line in axes.lines] == [90, 80, 60]
        assert [text.get_text() for text in axes.texts if isinstance(text, Annotation)] == ["90", "80", "60"]
        low, high = axes.get_xlim()
        assert low < 60
        assert high == 100

    def test_a_span_that_a_limit_parts(self) -> None:
        """Its bar has the colours of both grades, one on the other."""
        scale = GradeScale(bounds=[("合格$_{1$", "85.5"), ("不合格", 0)], citation=GRADES.citation)
        own = attrs.evolve(policy("mof2020"), name="own", grades=scale)
        found = [
            attrs.evolve(item, policy="own", grade_low=grade, grade_high=grade)
            for item, grade in (
                (scored("85.2"), "不合格"),
                (scored("85.7"), "合格$_{1$"),
                (scored("85.8"), "合格$_{1$"),
            )
        ]
        axes = plot_scores(found, policy=own, title="甲$_{乙$")

        assert bars(axes) == [{(85, 86): 2}, {(85, 86): 1}]
        assert [float(bar.get_y()) for bar in parts(axes)[1] if bar.get_height()] == [2]
        assert legend(axes)[0] == "合格$_{1$（85.5分起）：2份"
        assert draw(axes), "names of grades are no formulas"

    def test_what_has_no_final_score_is_in_no_bar(self) -> None:
        """It is counted in words, by its reason."""
        axes = plot_scores([scored(95), scored(84), OPEN, OTHER_SCALE, OPEN], policy="mof2020", locale="en")

        assert sum(sum(found.values()) for found in bars(axes)) == 2
        assert axes.get_xlabel().splitlines() == [
            "Total points, in steps of 2",
            "2 of 5 documents are shown; the median is 89.5 points",
            "left out, since points are still open: 2",
            "left out, since the full points are not 100: 1",
        ]

    def test_no_document_with_a_final_score(self) -> None:
        """The picture says so."""
        axes = plot_scores([OPEN], policy="mof2020")

        assert bars(axes) == [{}, {}, {}, {}]
        assert "没有一份有最终得分" in [text.get_text() for text in axes.texts]
        assert draw(axes)

    @given(st.lists(st.decimals(-50, 2000, places=2) | st.decimals(0, 100, places=2), min_size=1, max_size=30))
    def test_every_score_is_counted_once(self, points: list[Decimal]) -> None:
        """Whatever the scores are, the bars hold all of them, in spans of one width that go up to 100."""
        axes = plot_scores([scored(score) for score in points], policy="mof2020", locale="en")
        edges = sorted({(float(bar.get_x()), float(bar.get_width())) for group in parts(axes) for bar in group})

        for found, grade in zip(bars(axes), [*(name for name, _ in GRADES.bounds), None], strict=False):
            for (start, stop), count in found.items():
                last = stop == axes.get_xlim()[1]
                within = [p for p in points if start <= p < stop or (last and p == stop)]
                assert count == sum(GRADES.of(score) == grade for score in within)
        assert sum(sum(found.values()) for found in bars(axes)) == len(points)
        assert len({width for _, width in edges}) == 1
        assert len(edges) <= 26
        assert axes.get_xlim()[1] >= 100

    def test_scores_below_every_grade(self) -> None:
        """They have a colour of their own, and a line in the legend."""
        axes = plot_scores([scored(-7), scored(95)], policy="mof2020", locale="en")

        assert legend(axes)[-1] == "no grade (below 0): 1"
        assert sum(bars(axes)[-1].values()) == 1

    def test_limits_that_are_close(self) -> None:
        """On a long axis not all numbers are written over one another."""
        axes = plot_scores([scored(5000)], policy="mof2020")

        assert len(axes.lines) == 3
        assert [text.get_text() for text in axes.texts if isinstance(text, Annotation)] == ["90"]

    def test_hundreds_of_documents(self) -> None:
        """Numbers on the bars say how many there are; the axis has whole numbers."""
        axes = plot_scores([scored(60 + place % 41) for place in range(410)], policy="mof2020", title="各项目" * 40)
        numbers = [text.get_text() for text in axes.texts if not isinstance(text, Annotation)]

        assert sum(map(int, numbers)) == 410
        assert all(label.get_text().isdigit() for label in axes.get_yticklabels())
        assert axes.get_title(loc="left").count("\n") == 1
        assert draw(axes)

    def test_one_document(self) -> None:
        """The axis has whole numbers for one too."""
        axes = plot_scores([scored(0)], policy=policy("mof2020"))

        assert [label.get_text() for label in axes.get_yticklabels()] == ["0", "1"]
        assert bars(axes)[-1] == {(0, 5): 1}

    def test_axes_of_the_caller(self) -> None:
        """They are drawn on and given back."""
        mine = Figure(layout="constrained").subplots(1, 2)

        assert plot_scores([scored(95)], policy="mof2020", axes=mine[0]) is mine[0]


class TestRefusals:
    """What cannot be put into one picture."""

    def test_axes_of_another_shape(self) -> None:
        """Bars need straight sides."""
        with pytest.raises(InvalidValueError) as caught:
            plot_scores([SCORED], policy="mof2020", axes=Figure().add_subplot(projection="polar"))
        assert caught.value.code == "axes-other"

    def test_no_assessment(self) -> None:
        """There is nothing to draw."""
        with pytest.raises(InvalidValueError) as caught:
            plot_scores([], policy="mof2020")
        assert caught.value.code == "assessments-missing"
        assert "请用 assess 得到" in explain(caught.value)

    def test_another_policy(self) -> None:
        """Scores by two policies are not compared; the place is named."""
        with pytest.raises(InvalidValueError, match="found 'mof2020' in place 1") as caught:
            plot_scores([SCORED], policy="hubei2020")
        assert caught.value.code == "policy-differs"
        assert "第1份实为'mof2020'" in explain(caught.value)

    def test_a_policy_of_the_same_name_with_other_grades(self) -> None:
        """Its lines would be in other places than the grades say."""
        wrong = attrs.evolve(scored(95), grade_low="良", grade_high="良")
        with pytest.raises(
            InvalidValueError, match="expected the grade '优' for 95 points, found '良' in place 2"
        ) as caught:
            plot_scores([scored(95), wrong], policy="mof2020")
        assert caught.value.code == "policy-differs"
        assert "请传入评分时所用的计分办法" in explain(caught.value)

    def test_an_unknown_policy(self) -> None:
        """As everywhere."""
        with pytest.raises(InvalidValueError) as caught:
            plot_scores([SCORED], policy="none")
        assert caught.value.code == "policy-unknown"
