r"""
Pictures of what was assessed, on the axes of Matplotlib: one document by category, many documents by their scores.

They need the extra ``plot``, and no display.  Nothing global is set: a font with the characters of the labels is looked
for among those that are installed, and each text is given it.

>>> from tempfile import TemporaryDirectory
>>> from perfmodel import assess, read_form
>>> form = "项目名称\t阅览室改造\n三级指标\t指标值\t分值\t实际完成值\n新增座位\t≥80个\t90\t78个"
>>> assessment = assess(read_form(form).document, policy="mof2020")
>>> axes = plot_attainment(assessment, title="阅览室改造")
>>> [label.get_text() for label in axes.get_yticklabels()]
['预算执行', '未分类', '总分']
>>> with TemporaryDirectory() as folder:
...     axes.figure.savefig(f"{folder}/attainment.png")
"""

from collections.abc import Callable

from perfmodel.errors import MissingExtraError

try:
    import matplotlib as mpl  # noqa: F401 - whether it is there
except ModuleNotFoundError as _missing:
    raise MissingExtraError("plot", "matplotlib") from _missing  # noqa: EM101 - names, no message

from perfmodel.plot._attainment import plot_attainment
from perfmodel.plot._scores import plot_scores

del mpl

__all__ = ["plot_attainment", "plot_scores"]
__dir__: Callable[[], list[str]] = __all__.copy
