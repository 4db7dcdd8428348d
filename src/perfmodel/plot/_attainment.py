"""One document as a picture: what part of its points each category earned, and how many targets were met."""

# Matplotlib leaves the types of its keywords open.
# pyright: reportUnknownMemberType=false

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties

from perfmodel._arguments import require
from perfmodel.display._assessments import RANGE, grade_words, total_name
from perfmodel.display._language import Tongue, tongue_of
from perfmodel.display._policies import VERDICTS
from perfmodel.objectives._indicator import UNCLASSIFIED
from perfmodel.plot import _canvas as canvas
from perfmodel.plot._canvas import (
    GAP,
    LARGE,
    PLAIN,
    SMALL,
    Font,
    below,
    beside,
    check_axes,
    columns,
    font_of,
    new_axes,
    sized,
    wrapped,
)
from perfmodel.scoring._result import AssessedLine, Assessment, LineStatus, Total
from perfmodel.targets._verdict import Verdict
from perfmodel.values._exact import add

_LOOKS: tuple[dict[str, Any], ...] = (
    {"color": "#2b6c8f"},
    {"facecolor": "#f7dc9a", "edgecolor": "#8a6a14", "hatch": "////", "linewidth": 0},
    {"color": "#e4e6e8"},
)
"""What is earned, still open, and not earned."""

_LINE = "#777777"
_THICK = 0.62
"""How much of its place a bar takes."""

_ABOVE, _BELOW = 24, 36
"""Points between the axes and the title, and between them and the legend."""

_WIDTH, _HEIGHT, _EACH = 9.0, 1.6, 0.36
"""Inches: the width, the height of what stands around the bars, and that of a bar."""

_LABEL, _TITLE = 24, 64
"""Columns of a line of a label and of the title."""

_ALWAYS = (Verdict.MET, Verdict.MISSED, Verdict.UNDECIDED)
"""The verdicts that are counted in each picture; others where there are any."""


class _Bar(NamedTuple):
    """A category: its points, and its rows."""

    name: str
    low: Decimal
    high: Decimal
    out_of: Decimal
    lines: Sequence[AssessedLine] | None
    """``None`` for the money, which has no target."""

    dropped: bool = False

    def part(self, points: Decimal) -> Fraction:
        """Points as a part of the full points; none where there are no full points."""
        return Fraction(points) / Fraction(self.out_of) if self.out_of else Fraction(0)

    def count(self, verdict: Verdict) -> int:
        """How many rows that apply have the verdict."""
        lines = self.lines or ()
        return sum(line.verdict is verdict and line.status is not LineStatus.NOT_APPLICABLE for line in lines)

    def having(self, status: LineStatus) -> int:
        """How many rows have the status."""
        return sum(line.status is status for line in self.lines or ())


def plot_attainment(
    assessment: Assessment,
    /,
    *,
    title: str | None = None,
    axes: Axes | None = None,
    font: Font | None = None,
    locale: str = "zh_Hans",
) -> Axes:
    r"""
    What part of its full points each category earned, as bars in the order of the form.

    The money stands above the categories, the total below them.  Points that wait for somebody are hatched, and never
    count as earned.  At the right stand the rate, the points, and how many targets are met, missed and undecided.

    >>> from perfmodel import assess, read_form
    >>> form = "项目名称\t阅览室改造\n二级指标\t三级指标\t指标值\t分值\t实际完成值\n数量指标\t新增座位\t≥80个\t90\t60个"
    >>> axes = plot_attainment(assess(read_form(form).document, policy="mof2020"), locale="en")
    >>> earned, still_open, lost = axes.containers
    >>> for text, first, second in zip(axes.get_yticklabels(), earned, still_open):
    ...     print(text.get_text(), first.get_width(), second.get_width(), sep=", ")
    Budget execution, 0.0, 1.0
    Quantity, 0.75, 0.0
    Total, 0.675, 0.1

    Args:
        assessment: What :func:`~perfmodel.assess` gave, or ``audit_form(…).assessment``.

        title: What stands above, such as the name of the project.

        axes: Where to draw; ``None`` makes a figure whose height grows with the categories.  On a figure of your own,
            ``Figure(layout="constrained")`` keeps free what the columns at the right need.

        font: The path of a font file or the name of an installed family; ``None`` looks for one that has all
            characters.

        locale: The language: ``zh_Hans``, ``zh_Hant`` or ``en``, or a locale of one of them.

    Returns:
        The axes; ``axes.figure.savefig("attainment.png")`` writes the picture.  Their three containers are the bars of
        what is earned, still open, and not earned, as parts of the full points.

    Raises:
        InvalidValueError: (``locale-unknown``) for another language; (``font-missing``, ``font-unknown``,
            ``glyphs-missing``) where no font has the characters; (``axes-other``) for polar axes and the like.

        WrongTypeError: For an argument of another type.
    """
    require(assessment, Assessment, "assessment")
    require(title, str | None, "title")
    check_axes(axes)
    require(locale, str, "locale")
    tongue = tongue_of(locale)
    bars = _bars(tongue, assessment)
    words = _words(tongue, assessment, bars, title)
    lettering = font_of(words.all(), font)
    found = new_axes(_WIDTH, _HEIGHT + _EACH * len(bars)) if axes is None else axes
    _draw(found, bars, words.legend, sized(lettering, SMALL))
    _write(found, words, lettering)
    return found


# --- what is shown ----------------------------------------------------------------------------------------------------


def _bars(tongue: Tongue, assessment: Assessment) -> list[_Bar]:
    """The money, each category in the order of the document, and the whole."""
    groups = dict[str, list[AssessedLine]]()
    for line in assessment.lines:
        groups.setdefault(line.category or UNCLASSIFIED, []).append(line)
    totals = {total.id: total for total in assessment.totals}
    categories = [_category(tongue, name, lines, totals.get(name)) for name, lines in groups.items()]
    block, whole = assessment.execution, assessment.total
    money = _Bar(total_name(tongue, "execution"), block.low, block.high, block.weight, None)
    if block.status is LineStatus.NOT_APPLICABLE:
        money = money._replace(out_of=Decimal(0), dropped=True)
    total = _Bar(total_name(tongue, "total"), whole.low, whole.high, whole.out_of, assessment.lines)
    return [*([money] if block.weight else []), *categories, total]


def _category(tongue: Tongue, name: str, lines: list[AssessedLine], total: Total | None) -> _Bar:
    """
    The points of a category: its subtotal, or the sum of its rows.

    The subtotal of a first level may hold rows of the categories below it, which have bars of their own.
    """
    dropped = all(line.status is LineStatus.NOT_APPLICABLE for line in lines)
    counted = _with_points(lines)
    out_of = add(line.weight or Decimal(0) for line in counted)
    label = total_name(tongue, name)
    if total is not None and total.out_of == out_of:
        return _Bar(label, total.low, total.high, out_of, lines, dropped=dropped)
    low, high = add(line.low for line in counted), add(line.high for line in counted)
    return _Bar(label, low, high, out_of, lines, dropped=dropped)


def _with_points(lines: list[AssessedLine]) -> list[AssessedLine]:
    """The rows that apply and have points."""
    return [line for line in lines if line.status is not LineStatus.NOT_APPLICABLE and line.weight is not None]


class _Words(NamedTuple):
    """All texts of the picture."""

    head: str
    names: list[str]
    table: list[list[str]]
    """The columns at the right: their headings, then a row for each bar."""

    legend: list[str]
    share: str

    def all(self) -> list[str]:
        """Each of them."""
        cells = [cell for row in self.table for cell in row]
        return [self.head, *self.names, *cells, *self.legend, self.share, *_TICKS.values()]


_TICKS = {tick / 5: f"{20 * tick}%" for tick in range(6)}


def _words(tongue: Tongue, assessment: Assessment, bars: list[_Bar], title: str | None) -> _Words:
    said = wrapped(title or "", _TITLE) or tongue.say(canvas.ATTAINMENT)
    head = tongue.say(canvas.TITLED, title=said, grade=grade_words(tongue, assessment))
    counts = _counts(bars[-1])
    rows = [
        [*_points(tongue, bar), *("" if bar.lines is None else str(number_of(bar)) for number_of in counts.values())]
        for bar in bars
    ]
    return _Words(
        head=head,
        names=[wrapped(bar.name, _LABEL) for bar in bars],
        table=[[tongue.say(heading) for heading in (*_HEADINGS, *counts)], *rows],
        legend=[tongue.say(text) for text in (canvas.EARNED, canvas.OPEN, canvas.LOST)],
        share=tongue.say(canvas.SHARE),
    )


def _counts(whole: _Bar) -> dict[str, Callable[[_Bar], int]]:
    """What is counted beside the points, by its heading: verdicts, and whatever else there are rows of."""
    verdicts = [verdict for verdict in Verdict if verdict in _ALWAYS or whole.count(verdict)]
    statuses = [status for status in _STATUSES if whole.having(status)]
    return {
        **{VERDICTS[verdict]: partial(_Bar.count, verdict=verdict) for verdict in verdicts},
        **{_STATUSES[status]: partial(_Bar.having, status=status) for status in statuses},
    }


_HEADINGS = (canvas.RATE, canvas.POINTS, canvas.FULL)

_STATUSES = {
    LineStatus.NOT_APPLICABLE: canvas.NOT_APPLICABLE,
    LineStatus.UNWEIGHTED: canvas.WITHOUT_POINTS,
}
"""What is counted beside the verdicts, where there are any such rows."""


def _points(tongue: Tongue, bar: _Bar) -> tuple[str, str, str]:
    """The rate, the points and the full points; rate and points with both ends where they are open."""
    if not bar.out_of:
        return "", tongue.say(canvas.NOT_APPLICABLE if bar.dropped else canvas.WITHOUT_POINTS), ""
    rates, points = zip(
        *((tongue.percent(bar.part(end)), tongue.amount(end)) for end in (bar.low, bar.high)), strict=True
    )
    if bar.low == bar.high:
        return rates[0], points[0], tongue.amount(bar.out_of)
    rate, open_points = (tongue.say(RANGE, low=ends[0], high=ends[1]) for ends in (rates, points))
    return rate, open_points, tongue.amount(bar.out_of)


# --- drawing ----------------------------------------------------------------------------------------------------------


def _draw(axes: Axes, bars: list[_Bar], legend: list[str], font: FontProperties) -> None:
    """The bars from the top down, one behind another, and what their colours mean."""
    places = range(len(bars))
    lows, highs = [bar.part(bar.low) for bar in bars], [bar.part(bar.high) for bar in bars]
    ends = [max(high, Fraction(1)) if bar.out_of else high for bar, high in zip(bars, highs, strict=True)]
    starts = [Fraction(0)] * len(bars)
    drawn = [
        axes.barh(places, _widths(left, right), _THICK, left=[*map(float, left)], **look)
        for left, right, look in zip((starts, lows, highs), (lows, highs, ends), _LOOKS, strict=True)
    ]
    axes.set_ylim(len(bars) - 0.5, -0.5)
    axes.set_xlim(float(min(Fraction(0), *lows)), float(max(Fraction(1), *highs)))
    axes.axhline(len(bars) - 1.5, color=_LINE, linewidth=0.8)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.legend(
        drawn,
        legend,
        prop=font,
        ncols=len(drawn),
        frameon=False,
        loc="upper left",
        bbox_to_anchor=(0, 0),
        bbox_transform=below(axes, _BELOW),
    )


def _widths(left: list[Fraction], right: list[Fraction]) -> list[float]:
    return [float(end - start) for start, end in zip(left, right, strict=True)]


def _write(axes: Axes, words: _Words, lettering: FontProperties) -> None:
    """Names, ticks, title, and the columns at the right."""
    small, plain, large = (sized(lettering, size) for size in (SMALL, PLAIN, LARGE))
    axes.set_yticks(range(len(words.names)), words.names, fontproperties=plain, parse_math=False)
    axes.set_xticks(list(_TICKS), list(_TICKS.values()), fontproperties=small)
    axes.set_xlabel(words.share, fontproperties=small)
    axes.set_title(words.head, fontproperties=large, loc="left", pad=_ABOVE, parse_math=False)
    right = GAP
    for column in zip(*words.table, strict=True):
        right += GAP + max(map(columns, column)) * SMALL / 2
        for place, cell in enumerate(column, -1):
            beside(axes, cell, place, right, small)
