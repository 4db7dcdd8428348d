"""A font that has the characters of the labels: one that is handed in, or one that is installed."""

import os
from collections.abc import Iterable
from typing import TypeAlias

from matplotlib.font_manager import (
    FontProperties,
    findfont,  # pyright: ignore[reportUnknownVariableType] - its stub has a bare PathLike
    fontManager,
    get_font,  # pyright: ignore[reportUnknownVariableType] - as above
)

from perfmodel.arguments import require
from perfmodel.errors import InvalidValueError, excerpt

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
        found = FontProperties(family=[family])
        missing = _missing_of_installed(found, needed)
        if not missing:
            return found
        best = min(best, missing, key=len)
    message = (
        f"expected an installed font with the characters of the labels, found none with '{excerpt(''.join(best))}'; "
        "install Noto Sans CJK (on Debian: apt install fonts-noto-cjk), hand in the path of a font file as font, "
        "or leave them out"
    )
    raise InvalidValueError(message, code="font-missing")


def _missing_of_installed(font: FontProperties, needed: list[str]) -> list[str]:
    """The same of a font that may be listed and no longer there: then it has none."""
    try:
        return _missing(font, needed)
    except _UNREADABLE:
        return needed


def _families() -> list[str]:
    """The family that the caller's settings name, then the usual ones, then all others."""
    installed = {entry.name for entry in fontManager.ttflist}
    usual = [name for name in _USUAL if name in installed]
    return [_DEFAULT, *usual, *sorted(installed.difference(usual))]


def _handed_in(font: Font) -> FontProperties:
    name = os.fspath(font)
    if not isinstance(font, str) or name.lower().endswith(_FILES):
        found = FontProperties(fname=name)
    else:
        found = FontProperties(family=[name])
    try:
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
    """The file that Matplotlib draws a font from; no other takes its place."""
    return findfont(font, fallback_to_default=False)
