"""
What pictures are drawn with: axes, fonts, and words.

Texts on axes are drawn each with its own font, none taken for a formula.  A font has the characters of the labels: one
that is handed in, or one that is installed.  The words are titles, names of axes and columns, and what colours mean.
"""

import os
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias, cast
from unicodedata import east_asian_width

from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import (
    FontEntry,
    FontProperties,
    findfont,  # pyright: ignore[reportUnknownVariableType] - its stub has a bare PathLike
    fontManager,
    get_font,  # pyright: ignore[reportUnknownVariableType] - as above
    weight_dict,
)
from matplotlib.transforms import ScaledTranslation, Transform

from perfmodel._arguments import require
from perfmodel._base_errors import excerpt
from perfmodel.display._language import N_
from perfmodel.errors import InvalidValueError

# Matplotlib leaves the types of its keywords open.
# pyright: reportUnknownMemberType=false


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


Font: TypeAlias = str | os.PathLike[str]

_FILES = (".ttf", ".otf", ".ttc", ".otc")
_DEFAULT = "sans-serif"
_USUAL = (
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei", "PingFang SC"),
    *("Hiragino Sans GB", "Heiti SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei", "Noto Sans CJK JP"),
)
"""The families that are looked at first: upright ones without serifs, for Chinese as it is written in China."""

_NO_CHARACTERS = (0xFDD0, 0xFFFF)
"""Codes that never stand for a character; a font that has them draws a box for whatever it is given."""

_UNREADABLE = (OSError, RuntimeError, ValueError)
"""What Matplotlib raises for a file that is not there, for one that is no font, and for a family that is not there."""


def font_of(texts: Iterable[str], font: Font | None, /) -> FontProperties:
    """
    A font with all characters of the texts.

    >>> font_of(["Points"], "DejaVu Sans").get_name()
    'DejaVu Sans'

    Raises:
        WrongTypeError: When the font is neither a path nor a name.

        InvalidValueError: (``font-unknown``) when what was handed in is no font; (``glyphs-missing``) when it lacks a
            character; (``font-missing``) when no installed font has them all.
    """
    require(font, Font | None, "font", "hand in the path of a font file, or the name of an installed family")
    needed = sorted({sign for text in texts for sign in text if not sign.isspace()})
    if font is not None:
        found = _handed_in(font)
        missing = _missing(found, needed)
        if missing:
            message = (
                f"expected a font with the characters of the labels, found '{excerpt(os.fspath(font))}' without "
                f"'{excerpt(''.join(missing))}'; hand in another font, or none to look for one"
            )
            raise InvalidValueError(message, code="glyphs-missing")
        return found
    best = needed
    for family in _families():
        installed, missing = _missing_of_installed(family, needed)
        if installed is not None and not missing:
            return installed
        best = min(best, missing, key=len)
    message = (
        f"expected an installed font with the characters of the labels, found none with '{excerpt(''.join(best))}'; "
        "install Noto Sans CJK (on Debian: apt install fonts-noto-cjk), delete the old list of fonts of Matplotlib "
        "(fontlist-*.json in matplotlib.get_cachedir()) where it is installed already, hand in the path of a font "
        "file as font, or leave them out"
    )
    raise InvalidValueError(message, code="font-missing")


def _missing_of_installed(family: str, needed: list[str]) -> tuple[FontProperties | None, list[str]]:
    """A family and what it lacks; one that is not there, or listed and no longer there, has nothing."""
    try:
        font = _of_family(family)
        return font, _missing(font, needed)
    except _UNREADABLE:
        return None, needed


def _families() -> list[str]:
    """The family that the caller's settings name, then the usual ones, then all others."""
    installed = {entry.name for entry in fontManager.ttflist}
    usual = [name for name in _USUAL if name in installed]
    return [_DEFAULT, *usual, *sorted(installed.difference(usual))]


def _of_family(name: str) -> FontProperties:
    """
    A family in the face of it that is nearest to an upright one of normal weight, as that face calls itself.

    Of a weight that a family lacks, or has in another style alone, Matplotlib warns on the console.

    Raises:
        ValueError: Where no such family is installed.
    """
    face = min(_faces(name), key=_strangeness)
    own: dict[str, Any] = {key: getattr(face, key) for key in ("style", "variant", "weight", "stretch")}
    return FontProperties(family=[name], **own)


def _faces(name: str) -> list[FontEntry]:
    """The faces of a family, or of the first one that is installed of those that a generic name stands for."""
    generic = name.lower().replace(" ", "-")
    settings = cast("Mapping[str, list[str]]", rcParams)
    names = settings[f"font.{generic}"] if generic in _GENERIC else [name]
    found = ([face for face in fontManager.ttflist if face.name.lower() == each.lower()] for each in names)
    return next((faces for faces in found if faces), list[FontEntry]())


_GENERIC = frozenset(("serif", "sans-serif", "monospace", "cursive", "fantasy"))
"""The names of families that the settings of Matplotlib spell out."""


def _strangeness(face: FontEntry) -> tuple[bool, int, str]:
    """How far a face is from an upright one of normal weight and width, by what matters most: DejaVu Sans first."""
    weight = face.weight if isinstance(face.weight, int) else weight_dict.get(face.weight, _NORMAL)
    return face.style != "normal", abs(weight - _NORMAL), "" if face.stretch == "normal" else str(face.stretch)


_NORMAL = 400


def _handed_in(font: Font) -> FontProperties:
    name = os.fspath(font)
    is_file = not isinstance(font, str) or name.lower().endswith(_FILES)
    try:
        found = FontProperties(fname=name) if is_file else _of_family(name)
        get_font(_path(found))
    except _UNREADABLE as error:
        message = (
            f"expected a font file or the name of an installed family, found '{excerpt(name)}' "
            f"({type(error).__name__}); check its path or its name"
        )
        raise InvalidValueError(message, code="font-unknown") from error
    return found


def _missing(font: FontProperties, needed: list[str]) -> list[str]:
    """The characters that a font has no glyph for."""
    face = get_font(_path(font))
    if any(face.get_char_index(code) for code in _NO_CHARACTERS):
        return needed
    return [sign for sign in needed if not face.get_char_index(ord(sign))]


def _path(font: FontProperties) -> str:
    """
    The file that Matplotlib draws a font from; no other takes its place.

    Where the file is gone the list of fonts is left as it is: made anew it lacks what the caller has added to it.
    """
    return findfont(font, fallback_to_default=False, rebuild_if_missing=False)


ATTAINMENT = N_("Points earned by category")
TITLED = N_("{title} ({grade})")
SHARE = N_("Part of the full points")
EARNED, OPEN, LOST = N_("earned"), N_("still open"), N_("not earned")
RATE, POINTS, FULL = N_("Rate"), N_("Points earned"), N_("Full points")
WITHOUT_POINTS = N_("without points")
NOT_APPLICABLE = N_("not applicable")

SCORES = N_("Scores by grade")
SCORE, DOCUMENTS = N_("Total points, in steps of {step}"), N_("Documents")
GRADE = N_("{grade} (from {low}): {count}")
NO_GRADE = N_("no grade (below 0): {count}")
SHOWN = N_("{shown} of {count} documents are shown")
MEDIAN = N_("the median is {median} points")
WAITING = N_("left out, since points are still open: {count}")
OTHER_SCALE = N_("left out, since the full points are not 100: {count}")
NOTHING = N_("No document has a final score")
