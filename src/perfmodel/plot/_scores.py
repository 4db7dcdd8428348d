"""Many documents as a picture: how their scores are spread, and where the limits of the grades are."""

# Matplotlib leaves the types of its keywords open.
# pyright: reportUnknownMemberType=false

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import count, pairwise
from math import ceil, floor, inf
from statistics import median
from typing import NamedTuple

from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.ticker import MaxNLocator

from perfmodel._arguments import listed, require
from perfmodel._base_errors import excerpt
from perfmodel.display._assessments import PARTS
from perfmodel.display._language import Tongue, tongue_of
from perfmodel.errors import InvalidValueError
from perfmodel.plot import _canvas as canvas
from perfmodel.plot._canvas import GAP, LARGE, PLAIN, SMALL, Font, check_axes, font_of, new_axes, sized, wrapped
from perfmodel.scoring._policy import FULL, GradeScale, ScoringPolicy
from perfmodel.scoring._result import Assessment
from perfmodel.scoring._shipped_policies import policy as policy_of
from perfmodel.values._exact import round_half_up

_WIDTH, _HEIGHT = 9.0, 4.2
"""Inches."""

_TITLE, _NOTE, _GRADE = 64, 84, 28
"""Columns of a line of the title, of a note and of a grade."""

_BINS = 25
"""The most spans of scores."""

_CLOSE = 0.03
"""Limits that are nearer to one another, as a part of the axis, do not have all their numbers."""

_ABOVE = 20
"""Points between the axes and the title."""

_COLOURS = "RdYlBu"
"""The colours of the grades, the worst first."""

_LINE = "#444444"


def plot_scores(  # noqa: PLR0913 - what a picture is of, and how it is drawn
    assessments: Iterable[Assessment],
    /,
    *,
    policy: ScoringPolicy | str,
    title: str | None = None,
    axes: Axes | None = None,
    font: Font | None = None,
    locale: str = "zh_Hans",
) -> Axes:
    r"""
    How the final scores of many documents are spread, with the limits of the grades as lines.

    Each bar counts the documents whose total is in its span, the lower end included (and the upper one in the last
    bar), in the colours of their grades.  What has no final score is in no bar: the note below says how many wait for
    somebody, and of how many the full points are not 100.

    >>> from perfmodel import Quantity, assess, read_form
    >>> from perfmodel.objectives import Execution
    >>> form = "项目名称\t阅览室改造\n三级指标\t指标值\t分值\t实际完成值\n新增座位\t≥80个\t90\t{}"
    >>> plans = [read_form(form.format(seats)).document for seats in ("80个", "64个", "60个", "待统计")]
    >>> money = Execution(name="年度资金总额", adjusted=Quantity(50, "万元"), executed=Quantity(50, "万元"))
    >>> found = [assess(plan, policy="mof2020", execution=money) for plan in plans]
    >>> axes = plot_scores(found, policy="mof2020", locale="en")
    >>> print(axes.get_xlabel())
    Total points, in steps of 2
    3 of 4 documents are shown; the median is 82 points
    left out, since points are still open: 1
    >>> [text.get_text() for text in axes.get_legend().get_texts()]
    ['优 (from 90): 1', '良 (from 80): 1', '中 (from 60): 1', '差 (from 0): 0']

    Args:
        assessments: What :func:`~perfmodel.assess` gave for each document, by one policy.

        policy: That policy, or the name of a shipped one; it has the limits of the grades.

        title: What stands above.

        axes: Where to draw; ``None`` makes a figure.

        font: The path of a font file or the name of an installed family; ``None`` looks for one that has all
            characters.

        locale: The language: ``zh_Hans``, ``zh_Hant`` or ``en``, or a locale of one of them.

    Returns:
        The axes; ``axes.figure.savefig("scores.png")`` writes the picture.  They have a container of bars for each
        grade, from the best down, whose heights are numbers of documents.

    Raises:
        InvalidValueError: (``assessments-missing``) for none; (``policy-differs``) when one was scored by another
            policy, or has another grade than the policy gives it; (``policy-unknown``) for a name that no policy has;
            (``locale-unknown``) for another language; (``font-missing``, ``font-unknown``, ``glyphs-missing``) where
            no font has the characters; (``axes-other``) for polar axes and the like.

        WrongTypeError: For an argument of another type.
    """
    given = listed(assessments, "assessments", Assessment)
    require(policy, ScoringPolicy | str, "policy")
    require(title, str | None, "title")
    check_axes(axes)
    require(locale, str, "locale")
    tongue = tongue_of(locale)
    scale = _scale(given, policy_of(policy) if isinstance(policy, str) else policy)
    spread = _spread(given, scale)
    words = _words(tongue, spread, scale, title)
    lettering = font_of(words.all(), font)
    found = new_axes(_WIDTH, _HEIGHT) if axes is None else axes
    _draw(found, spread, words, lettering)
    return found


def _scale(assessments: Sequence[Assessment], policy: ScoringPolicy) -> GradeScale:
    """The grades of the policy, once each assessment is found to be by it."""
    if not assessments:
        message = "expected at least one assessment, found none; make them with assess"
        raise InvalidValueError(message, code="assessments-missing")
    for place, item in enumerate(assessments, 1):
        if item.policy != policy.name:
            message = (
                f"expected assessments by the policy '{excerpt(policy.name)}', found '{excerpt(item.policy)}' in place "
                f"{place}; hand in those of one policy"
            )
            raise InvalidValueError(message, code="policy-differs")
        for total, grade in ((item.total.low, item.grade_low), (item.total.high, item.grade_high)):
            if item.total.out_of == FULL and grade != policy.grades.of(total):
                message = (
                    f"expected the grade '{policy.grades.of(total)}' for {total:f} points, found '{grade}' in place "
                    f"{place}; hand in the policy that it was scored by"
                )
                raise InvalidValueError(message, code="policy-differs")
    return policy.grades


# --- what is shown ----------------------------------------------------------------------------------------------------


class _Spread(NamedTuple):
    """Which scores there are, and in which spans they are counted."""

    scores: list[Decimal]
    grades: list[str | None]
    """Those of the scale from the best down; ``None`` where a score is below all of them."""

    limits: list[Decimal]
    edges: list[int]
    counts: dict[str | None, list[int]]
    """By grade, the numbers of documents in each span."""

    waiting: int
    other_scale: int


def _spread(assessments: Sequence[Assessment], scale: GradeScale) -> _Spread:
    on_scale = [item.total for item in assessments if item.total.out_of == FULL]
    scores = [total.low for total in on_scale if total.low == total.high]
    grades = _grades(scale, scores)
    limits = [low for _, low in scale.bounds if low > 0]
    edges = _edges([*scores, *limits])
    bins = Counter((scale.of(score), _bin(edges, score)) for score in scores)
    counts = {grade: [bins[grade, place] for place in range(len(edges) - 1)] for grade in grades}
    return _Spread(
        scores,
        grades,
        limits,
        edges,
        counts,
        waiting=len(on_scale) - len(scores),
        other_scale=len(assessments) - len(on_scale),
    )


def _grades(scale: GradeScale, scores: Sequence[Decimal]) -> list[str | None]:
    """The grades from the best down, and ``None`` where a score is below all of them."""
    grades: list[str | None] = [name for name, _ in scale.bounds]
    below = any(scale.of(score) is None for score in scores)
    return [*grades, None] if below else grades


def _edges(values: Sequence[Decimal]) -> list[int]:
    """Spans of one width, at most so many, from below the lowest value to 100, or beyond the highest."""
    low, high = floor(min(*values, FULL)), ceil(max(*values, FULL))
    low -= low > 0  # so that the line of the lowest limit stands inside
    step = next(step for step in _steps() if high - low // step * step <= _BINS * step)
    start = low // step * step
    return [*range(start, high, step), start - (start - high) // step * step]


def _steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50, and so on."""
    return (digit * 10**power for power in count() for digit in (1, 2, 5))


def _apart(step: int) -> int:
    """How far the numbers of the axis are apart: 5, 10, 20, 50, and so on."""
    return step * (4 if str(step).startswith("5") else 5)


def _bin(edges: Sequence[int], score: Decimal) -> int:
    """The span that a score is in; the upper end belongs to the last one."""
    return min(bisect_right(edges, score), len(edges) - 1) - 1


class _Words(NamedTuple):
    """All texts of the picture."""

    head: str
    below: str
    documents: str
    legend: list[str]
    limits: list[str]
    ticks: dict[int, str]
    nothing: str

    def all(self) -> list[str]:
        """Each of them; digits for the axis of numbers."""
        return [
            self.head,
            self.below,
            self.documents,
            *self.legend,
            *self.limits,
            *self.ticks.values(),
            self.nothing,
            _DIGITS,
        ]


_DIGITS = "0123456789"


def _words(tongue: Tongue, spread: _Spread, scale: GradeScale, title: str | None) -> _Words:
    lows, step = dict(scale.bounds), spread.edges[1] - spread.edges[0]
    legend = [_entry(tongue, grade, lows, sum(counts)) for grade, counts in spread.counts.items()]
    return _Words(
        head=wrapped(title or "", _TITLE) or tongue.say(canvas.SCORES),
        below="\n".join(
            [tongue.say(canvas.SCORE, step=step), *(wrapped(line, _NOTE) for line in _notes(tongue, spread))]
        ),
        documents=tongue.say(canvas.DOCUMENTS),
        legend=legend,
        limits=[tongue.amount(limit) for limit in spread.limits],
        ticks={edge: str(edge) for edge in spread.edges if edge % _apart(step) == 0},
        nothing="" if spread.scores else tongue.say(canvas.NOTHING),
    )


def _entry(tongue: Tongue, grade: str | None, lows: Mapping[str, Decimal], count: int) -> str:
    """A line of the legend: a grade, from which score on it is given, and to how many documents."""
    if grade is None:
        return tongue.say(canvas.NO_GRADE, count=count)
    name = wrapped(grade, _GRADE, lines=1)
    return tongue.say(canvas.GRADE, grade=name, low=tongue.amount(lows[grade]), count=count)


def _notes(tongue: Tongue, spread: _Spread) -> list[str]:
    """How many documents are shown, the score in their middle, and how many are not, by their reasons."""
    shown = len(spread.scores)
    found = [tongue.say(canvas.SHOWN, shown=shown, count=shown + spread.waiting + spread.other_scale)]
    if spread.scores:
        middle = Fraction(median(map(Fraction, spread.scores)))
        score = tongue.say(canvas.MEDIAN, median=tongue.amount(round_half_up(middle, 2)))
        found = [tongue.say(PARTS).join([*found, score])]
    left_out = ((canvas.WAITING, spread.waiting), (canvas.OTHER_SCALE, spread.other_scale))
    return [*found, *(tongue.say(reason, count=count) for reason, count in left_out if count)]


# --- drawing ----------------------------------------------------------------------------------------------------------


def _draw(axes: Axes, spread: _Spread, words: _Words, lettering: FontProperties) -> None:
    small, plain, large = (sized(lettering, size) for size in (SMALL, PLAIN, LARGE))
    heights = _bars(axes, spread)
    for (left, right), height in zip(pairwise(spread.edges), heights, strict=True):
        if height:
            axes.text((left + right) / 2, height, str(height), ha="center", va="bottom", fontproperties=small)
    _lines(axes, spread, words, small)
    if words.nothing:
        look = {"ha": "center", "va": "center", "backgroundcolor": "white"}
        axes.text(0.5, 0.5, words.nothing, look, transform=axes.transAxes, fontproperties=plain)
    axes.set_xticks(list(words.ticks), list(words.ticks.values()), fontproperties=small)
    counts = [
        count
        for count in MaxNLocator(6, integer=True, steps=[1, 2, 5, 10]).tick_values(0, max(1, *heights))
        if count >= 0
    ]
    axes.set_yticks(counts, [f"{count:.0f}" for count in counts], fontproperties=small)
    axes.set_ylim(0, 1.1 * max(1, *heights))
    axes.set_xlabel(words.below, fontproperties=plain)
    axes.set_ylabel(words.documents, fontproperties=plain)
    axes.set_title(words.head, fontproperties=large, loc="left", pad=_ABOVE, parse_math=False)
    legend = axes.legend(
        axes.containers[-len(words.legend) :],
        words.legend,
        prop=plain,
        frameon=False,
        loc="upper left",
        bbox_to_anchor=(1, 1),
    )
    for text in legend.get_texts():
        text.set_parse_math(False)


def _bars(axes: Axes, spread: _Spread) -> list[int]:
    """The bars of each grade on those of the worse ones; how high they are together."""
    width = spread.edges[1] - spread.edges[0]
    bottoms = [0] * (len(spread.edges) - 1)
    for place, counts in enumerate(spread.counts.values()):
        colour = colormaps[_COLOURS](1 - place / max(len(spread.counts) - 1, 1))
        axes.bar(spread.edges[:-1], counts, width, bottoms, align="edge", color=colour, edgecolor="white")
        bottoms = [bottom + count for bottom, count in zip(bottoms, counts, strict=True)]
    axes.set_xlim(spread.edges[0], spread.edges[-1])
    axes.spines[["top", "right"]].set_visible(False)
    return bottoms


def _lines(axes: Axes, spread: _Spread, words: _Words, font: FontProperties) -> None:
    """The limits of the grades, each with its number above it."""
    written = inf
    for limit, text in zip(map(float, spread.limits), words.limits, strict=True):
        axes.axvline(limit, color=_LINE, linewidth=1, linestyle="--")
        if written - limit >= _CLOSE * (spread.edges[-1] - spread.edges[0]):
            axes.annotate(
                text,
                (limit, 1),
                xycoords=axes.get_xaxis_transform(),
                xytext=(0, GAP / 4),
                textcoords="offset points",
                ha="center",
                fontproperties=font,
            )
            written = limit
