"""
Writes the pictures of assessments in ``docs/pictures``: one document by category, and the scores of many.

    python docs/make_pictures.py

It needs the extra ``plot`` and a font with Chinese.  The documents are made up: the form of ``examples/data``, and 240
projects whose results are drawn at random from one seed.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from matplotlib.axes import Axes

from perfmodel import Assessment, assess, read_form
from perfmodel.plot import plot_attainment, plot_scores

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
POLICY = "mof2020"

FORM = """项目名称\t社区便民点{number}
项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\t分值
年度资金总额\t80\t80\t{spent}\t10
一级指标\t二级指标\t三级指标\t指标值\t分值\t实际完成值
产出指标\t数量指标\t开放天数\t≥300天\t{days}\t{open}天
产出指标\t质量指标\t设施完好率\t≥98%\t20\t{sound}%
效益指标\t社会效益指标\t办理事项\t≥2000件\t30\t{done}
满意度指标\t服务对象满意度指标\t居民满意度\t≥90%\t10\t{pleased}%
"""


def one() -> Axes:
    """The self-evaluation of the examples, with a row that waits for a person."""
    document = read_form(ROOT / "examples" / "data" / "library_2024_self_evaluation.tsv").document
    return plot_attainment(assess(document, policy=POLICY), title=f"{document.project}，2024年度")


def many() -> Axes:
    """All projects of a body."""
    return plot_scores(projects(240), policy=POLICY, title="240个社区便民点，2024年度自评")


def projects(count: int) -> Iterator[Assessment]:
    """Some projects are not counted yet, and a few forms have points that do not add up to 100."""
    draw = Random(2024)  # noqa: S311 - made-up results
    for number in range(1, count + 1):
        part = min(1, draw.gauss(0.88, 0.12))
        form = FORM.format(
            number=number,
            spent=f"{80 * min(1, draw.gauss(0.95, 0.05)):.2f}",
            days=25 if number % 60 == 0 else 30,
            open=round(300 * part),
            sound=round(98 * min(1, part + 0.1)),
            done="待统计" if number % 21 == 0 else f"{2000 * part:.0f}件",
            pleased=round(90 * min(1, part + 0.15)),
        )
        yield assess(read_form(form).document, policy=POLICY)


def main() -> None:
    """Draw both."""
    for name, axes in (("attainment", one()), ("scores", many())):
        axes.figure.savefig(PICTURES / f"{name}.png", dpi=90, pil_kwargs={"optimize": True})


if __name__ == "__main__":
    main()
