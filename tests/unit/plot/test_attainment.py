"""The picture of one document: what a director reads off it."""

# Matplotlib leaves the types of its keywords open.
# pyright: reportUnknownMemberType=false

import io
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import attrs
import pytest
from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Annotation

from perfmodel import Assessment, ProjectObjectives, Quantity, assess, explain, read_form
from perfmodel.errors import InvalidValueError
from perfmodel.objectives import Execution
from perfmodel.plot import plot_attainment
from perfmodel.scoring._policy import RoundedAt
from perfmodel.scoring._result import LineStatus
from perfmodel.scoring._shipped_policies import policy

if TYPE_CHECKING:
    from matplotlib.container import BarContainer

MONEY = Execution(name="年度资金总额", adjusted=Quantity(50, "万元"), executed=Quantity("47.5", "万元"))
HEAD = "项目名称\t阅览室改造\n一级指标\t二级指标\t三级指标\t指标值\t分值\t实际完成值\n"
ROWS = """产出指标\t质量指标\t验收合格率\t≥95%\t20\t95%
产出指标\t数量指标\t新增座位\t≥80个\t30\t60个
产出指标\t数量指标\t新增书架\t≥10个\t10\t待统计
效益指标\t社会效益指标\t到馆人次\t≥3万人次\t30\t"""


def assessed(rows: str = ROWS, *, by: str = "mof2020", execution: Execution | None = MONEY) -> Assessment:
    """The assessment of a form with these rows."""
    return assess(read_form(HEAD + rows).document, policy=by, execution=execution)


def parts(axes: Axes) -> list[list[Rectangle]]:
    """The bars, in the groups that they were drawn in."""
    return [cast("BarContainer", container).patches for container in axes.containers]


def widths(axes: Axes) -> list[list[float]]:
    """How long the parts of each bar are: earned, open, not earned, in hundredths."""
    found = [[round(100 * float(bar.get_width()), 2) for bar in group] for group in parts(axes)]
    return [list(bar) for bar in zip(*found, strict=True)]


def names(axes: Axes) -> list[str]:
    """What the bars are called, from the top down."""
    return [label.get_text() for label in axes.get_yticklabels()]


def columns(axes: Axes) -> dict[str, list[str]]:
    """The columns at the right, by their headings."""
    cells = [text.get_text() for text in axes.texts if isinstance(text, Annotation)]
    height = len(names(axes)) + 1
    return {cells[at]: cells[at + 1 : at + height] for at in range(0, len(cells), height)}


def draw(axes: Axes) -> bytes:
    """The picture as a file; a glyph that is missing is a warning, and warnings are errors."""
    file = io.BytesIO()
    assert isinstance(axes.figure, Figure)
    axes.figure.savefig(file)
    return file.getvalue()


class TestBars:
    """Categories, their points and their rows."""

    def test_categories_in_the_order_of_the_form(self) -> None:
        """The money first, as on the form, then the printed labels in the order of the form, the total last."""
        axes = plot_attainment(assessed())

        assert names(axes) == ["预算执行", "质量指标", "数量指标", "社会效益指标", "总分"]
        top, bottom = axes.get_ylim()
        assert top > bottom, "the first bar stands at the top"

    def test_points_that_are_open_are_not_earned(self) -> None:
        """Of 40 points of 数量指标 22.5 are earned, 10 wait and 7.5 are lost; what is unreported earns none."""
        axes = plot_attainment(assessed())

        assert widths(axes) == [[95, 0, 5], [100, 0, 0], [56.25, 25, 18.75], [0, 100, 0], [52, 40, 8]]
        starts = [[round(100 * float(bar.get_x()), 2) for bar in group] for group in parts(axes)]
        assert starts[1][2] == 56.25
        assert starts[2][2] == 81.25

    def test_rows_are_counted_by_their_verdicts(self) -> None:
        """Beside each bar: rate, points, and how many targets are met, missed and undecided; none of the money."""
        found = columns(plot_attainment(assessed(), locale="en"))

        assert found == {
            "Rate": ["95%", "100%", "56.3% to 81.3%", "0% to 100%", "52% to 92%"],
            "Points earned": ["9.5", "20", "22.5 to 32.5", "0 to 30", "52 to 92"],
            "Full points": ["10", "20", "40", "30", "100"],
            "met": ["", "1", "0", "0", "1"],
            "missed": ["", "0", "1", "0", "1"],
            "undecided": ["", "0", "1", "1", "2"],
        }

    def test_rows_without_points(self) -> None:
        """They are counted in a column of their own, and a category of such rows says so in place of a rate."""
        line, *others = assessed().lines
        bare = attrs.evolve(
            line, weight=None, low=Decimal(0), high=Decimal(0), status=LineStatus.UNWEIGHTED, formula=None
        )
        axes = plot_attainment(attrs.evolve(assessed(), lines=[bare, *others], totals=[]), locale="en")

        assert widths(axes)[1] == [0, 0, 0]
        assert columns(axes)["Points earned"][1] == "without points"
        assert columns(axes)["without points"] == ["", "1", "0", "0", "1"]

    def test_rows_that_do_not_apply(self) -> None:
        """They are no undecided ones; the money that dropped out has no bar either."""
        rows = ROWS.replace("待统计", "不适用")
        found = assess(read_form(HEAD + rows).document, policy="generic_note", not_applicable=["execution"])
        axes = plot_attainment(found, locale="en")

        assert columns(axes)["Points earned"][0] == "not applicable"
        assert columns(axes)["undecided"] == ["", "0", "0", "1", "1"]
        assert columns(axes)["not applicable"] == ["", "0", "1", "0", "1"]
        assert widths(axes)[0] == [0, 0, 0]
        assert widths(axes)[2] == [75, 0, 25]

    def test_a_category_that_did_not_apply_at_all(self) -> None:
        """It says so."""
        rows = "产出指标\t质量指标\t验收合格率\t≥95%\t50\t95%\n产出指标\t数量指标\t新增座位\t≥80个\t40\t不适用"
        axes = plot_attainment(assessed(rows, by="generic_note"), locale="en")

        assert columns(axes)["Points earned"][2] == "not applicable"

    def test_partly_met_rows_have_a_column_where_there_are_any(self) -> None:
        """A verdict that no row has takes no space."""
        rows = "效益指标\t可持续影响指标\t管理制度\t健全\t90\t部分达成预期指标并具有一定效果"
        partly = plot_attainment(assessed(rows), locale="en")

        assert columns(partly)["partly met"] == ["", "1", "1"]
        assert "partly met" not in columns(plot_attainment(assessed(), locale="en"))

    def test_rows_of_a_first_level_beside_those_below_it(self) -> None:
        """The subtotal of the block is not taken for the rows that stand right under the first level."""
        rows = "产出指标\t\t新增座位\t≥80个\t50\t80个\n产出指标\t数量指标\t新增书架\t≥10个\t40\t5个"
        found = assessed(rows)
        axes = plot_attainment(found)

        assert found.subtotal("output").out_of == 90
        assert names(axes)[1:3] == ["产出指标", "数量指标"]
        assert widths(axes)[1:3] == [[100, 0, 0], [50, 0, 50]]

    def test_points_that_are_rounded_at_the_end(self) -> None:
        """The points of a category are those of its subtotal, not a sum of rounded rows."""
        rows = "\n".join(f"产出指标\t数量指标\t座位{name}\t≥3个\t30\t1个" for name in "甲乙丙")
        late = attrs.evolve(policy("mof2020").rounding, at=RoundedAt.TOTAL, places=0)
        rows = rows.replace("\t30\t", "\t10.1\t")  # a third of it is 3.37, and of three of them 10.1
        found = assess(
            read_form(HEAD + rows).document, policy=attrs.evolve(policy("mof2020"), rounding=late), execution=MONEY
        )

        assert [line.low for line in found.lines] == [3, 3, 3]
        assert columns(plot_attainment(found, locale="en"))["Points earned"][1] == "10"

    def test_more_than_all_points(self) -> None:
        """The bar goes beyond 100 %, and the axis with it."""
        found = assessed("产出指标\t数量指标\t新增座位\t≥80个\t90\t80个")
        [line] = found.lines
        more = attrs.evolve(found, lines=[attrs.evolve(line, low=Decimal(108), high=Decimal(108))], totals=[])
        axes = plot_attainment(more)

        assert widths(axes)[1] == [120, 0, 0]
        assert axes.get_xlim()[1] == 1.2


class TestReadable:
    """Documents of every size give a picture."""

    def test_a_document_without_rows(self) -> None:
        """The money and the total stand there; all is open."""
        axes = plot_attainment(assess(ProjectObjectives(project="阅览室改造"), policy="mof2020"))

        assert names(axes) == ["预算执行", "总分"]
        assert widths(axes) == [[0, 100, 0], [0, 100, 0]]
        assert draw(axes)

    def test_money_without_points(self) -> None:
        """A policy that gives it none leaves it out."""
        found = assessed()
        block = attrs.evolve(found.execution, weight=Decimal(0), low=Decimal(0), high=Decimal(0))

        assert names(plot_attainment(attrs.evolve(found, execution=block)))[0] == "质量指标"

    @pytest.mark.parametrize(("actual", "earned"), [("0个", 0), ("80个", 100), ("待统计", 0)])
    def test_nothing_and_everything(self, actual: str, earned: int) -> None:
        """0, 100 and an open score are drawn as they are."""
        axes = plot_attainment(assessed(f"产出指标\t数量指标\t新增座位\t≥80个\t90\t{actual}"))

        assert widths(axes)[1][0] == earned
        assert draw(axes)

    def test_forty_categories_with_long_names(self) -> None:
        """The figure grows with them, and no name takes more than two lines or runs into the next."""
        found = assessed()
        line = found.lines[0]
        many = [
            attrs.evolve(line, id=f"c{number}/1", category=f"第{number}类 $x_{{1$ " + "很长的名称" * 20)
            for number in range(40)
        ]
        axes = plot_attainment(attrs.evolve(found, lines=many, totals=[]), title="很长的项目名称" * 50)
        assert isinstance(axes.figure, Figure)

        assert len(names(axes)) == 42
        assert draw(axes)
        boxes = [label.get_window_extent() for label in axes.get_yticklabels()]
        assert all(above.y0 >= below.y1 for above, below in pairwise(boxes))
        assert all(box.x0 >= 0 for box in boxes)
        assert axes.title.get_text() == ""
        assert axes.get_title(loc="left").count("\n") == 1
        assert names(axes)[1].startswith("第0类 $x_{1$")
        assert names(axes)[1].endswith("…")

    def test_nothing_is_cut_off(self) -> None:
        """Names at the left and columns at the right are inside the figure."""
        axes = plot_attainment(assessed(), title="阅览室改造")
        assert isinstance(axes.figure, Figure)
        draw(axes)
        width, height = axes.figure.bbox.size
        box = axes.figure.get_tightbbox()

        assert box.x0 >= 0
        assert box.y0 >= 0
        assert box.x1 * axes.figure.dpi <= width
        assert box.y1 * axes.figure.dpi <= height


class TestDrawing:
    """Where it is drawn, and in which words."""

    def test_the_words_of_each_language(self) -> None:
        """Title with the grade, axis and colours in the language asked for; grades as their scale has them."""
        said = {
            locale: (
                axes.get_title(loc="left"),
                axes.get_xlabel(),
                [text.get_text() for text in legend.get_texts()],
            )
            for locale in ("zh_Hans", "zh_Hant", "en")
            for axes in [plot_attainment(assessed(), locale=locale)]
            if (legend := axes.get_legend()) is not None
        }

        assert said == {
            "zh_Hans": ("各类指标得分率（等级在差至优之间）", "得分占满分的比例", ["已得分", "待定", "未得分"]),
            "zh_Hant": ("各類指標得分率（等級在差至优之間）", "得分佔滿分的比例", ["已得分", "待定", "未得分"]),
            "en": (
                "Points earned by category (grade 差 to 优)",
                "Part of the full points",
                ["earned", "still open", "not earned"],
            ),
        }

    def test_the_title_of_the_caller(self) -> None:
        """It stands in place of ours, on one line, and is no formula."""
        axes = plot_attainment(assessed(), title=" 阅览室\n改造 $5_{0$万 ")

        assert axes.get_title(loc="left") == "阅览室 改造 $5_{0$万（等级在差至优之间）"
        assert draw(axes)

    def test_axes_of_the_caller(self) -> None:
        """They are drawn on and given back; what stood there stays."""
        mine = Figure(layout="constrained").subplots(1, 2)
        assert plot_attainment(assessed(), axes=mine[1]) is mine[1]
        assert not mine[0].containers

    @pytest.mark.parametrize("projection", ["polar", "mollweide"])
    def test_axes_of_another_shape(self, projection: str) -> None:
        """Bars and columns need straight sides."""
        mine = Figure().add_subplot(projection=projection)
        with pytest.raises(InvalidValueError, match=f"found '{projection}'") as caught:
            plot_attainment(assessed(), axes=mine)
        assert caught.value.code == "axes-other"
        assert "应为直角坐标系的坐标区" in explain(caught.value)

    def test_nothing_global_is_changed(self) -> None:
        """Neither the settings of Matplotlib nor its current figure."""
        before = dict(rcParams)
        draw(plot_attainment(assessed()))

        assert dict(rcParams) == before

    def test_another_language(self) -> None:
        """It is refused."""
        with pytest.raises(InvalidValueError) as caught:
            plot_attainment(assessed(), locale="fr")
        assert caught.value.code == "locale-unknown"
