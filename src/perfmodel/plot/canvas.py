"""Axes to draw on, and texts on them: each with its own font, none taken for a formula."""

# Matplotlib leaves the types of its keywords open.
# pyright: reportUnknownMemberType=false

from unicodedata import east_asian_width

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.transforms import ScaledTranslation, Transform

from perfmodel.arguments import require
from perfmodel.errors import InvalidValueError, excerpt

SMALL, PLAIN, LARGE = 8.0, 9.0, 12.0
"""The sizes of texts, in points."""

GAP = 10.0
"""Points between two columns."""

_POINTS = 72
"""In an inch."""


def check_axes(axes: Axes | None, /) -> None:
    """
    Refuse what is no axes, and axes that are no rectangle.

    Raises:
        WrongTypeError: For something else.

        InvalidValueError: (``axes-other``) for polar axes and the like.
    """
    require(axes, Axes | None, "axes", "make them with Figure().add_subplot()")
    if axes is not None and axes.name != "rectilinear":
        message = (
            f"expected axes with straight sides, found '{excerpt(axes.name)}'; make them with Figure().add_subplot()"
        )
        raise InvalidValueError(message, code="axes-other")


def new_axes(width: float, height: float, /) -> Axes:
    """Axes on a figure of their own, in inches, with space for what stands around them."""
    return Figure(figsize=(width, height), layout="constrained").add_subplot()


def sized(font: FontProperties, size: float, /) -> FontProperties:
    """The font in a size."""
    found = font.copy()
    found.set_size(size)
    return found


def below(axes: Axes, points: float, /) -> Transform:
    """The coordinates of the axes, moved down by that many points."""
    return axes.transAxes + ScaledTranslation(0, -points / _POINTS, axes.figure.dpi_scale_trans)


def beside(axes: Axes, text: str, place: int, right: float, font: FontProperties, /) -> None:
    """A cell right of the axes, that many points away, beside a bar; place -1 stands above them."""
    anchor, system = ((1, 1), axes.transAxes) if place < 0 else ((1, place), axes.get_yaxis_transform())
    axes.annotate(
        text,
        anchor,
        xycoords=system,
        xytext=(right, GAP / 2 if place < 0 else 0),
        textcoords="offset points",
        ha="right",
        va="bottom" if place < 0 else "center",
        fontproperties=font,
        annotation_clip=False,
    )


def columns(text: str, /) -> int:
    """
    How much space a text takes, in half characters of Chinese.

    >>> columns("得分"), columns("98%")
    (4, 3)
    """
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def wrapped(text: str, most: int, /, *, lines: int = 2) -> str:
    r"""
    A text on a few lines of at most so many columns, parted at blanks, and between Chinese characters.

    >>> wrapped("服务对象满意度指标", 10), wrapped("Economic benefit", 10)
    ('服务对象满\n意度指标', 'Economic\nbenefit')
    >>> wrapped("服务对象满意度指标", 10, lines=1)
    '服务对象…'
    """
    found = [""]
    for word in _words(text, (most + 1) * lines + 1):
        if columns((found[-1] + word).rstrip()) > most and found[-1]:
            found.append("")
        found[-1] += word if found[-1] else word.lstrip()
    if len(found) > lines:
        found[lines:] = ()
        found[-1] += _MORE
    return "\n".join(_cut(line.rstrip(), most) for line in found)


_MORE = "…"


def _cut(line: str, most: int) -> str:
    """A line with what is too long left out in front of its end."""
    if columns(line) <= most:
        return line
    while line and columns(line + _MORE) > most:
        line = line[:-1]
    return line.rstrip() + _MORE


def _words(text: str, most: int) -> list[str]:
    """Words with the blank in front of them, and wide characters one by one; what no space is for is left out."""
    found = list[str]()
    for sign in " ".join(text.split())[:most]:
        if found and sign != " " and columns(sign) == 1 and (found[-1] == " " or columns(found[-1][-1]) == 1):
            found[-1] += sign
        else:
            found.append(sign)
    return found
