"""
A font with Chinese for the pictures of tests and documents, where the machine has none.

Its signs are boxes of the right widths: what a test asks of a picture is where texts stand, never how they look.
"""

from pathlib import Path
from tempfile import mkdtemp

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from matplotlib.font_manager import fontManager

from perfmodel.errors import InvalidValueError
from perfmodel.plot._canvas import font_of

_NARROW = (*range(0x20, 0x7F), *range(0xA0, 0x250))
_SIGNS = (*range(0x2010, 0x2030), *range(0x2190, 0x2670), *range(0x3000, 0x3100), *range(0xFF01, 0xFF61))
_WIDE = (*_SIGNS, *range(0x4E00, 0xA000))


def pytest_configure(config: pytest.Config) -> None:
    """Find a font as the pictures do; make one if there is none."""
    try:
        font_of(["绩效"], None)
    except InvalidValueError:
        folder = Path(mkdtemp(prefix="perfmodel-font-"))
        config.add_cleanup(lambda: _remove(folder))
        fontManager.addfont(_made(folder / "boxes.ttf"))


def _made(path: Path) -> Path:
    """A font file with a box for each sign of Latin and Chinese."""
    made = FontBuilder(1000)
    made.setupGlyphOrder([".notdef", "narrow", "wide"])
    made.setupCharacterMap({**dict.fromkeys(_NARROW, "narrow"), **dict.fromkeys(_WIDE, "wide")})
    made.setupGlyf({".notdef": _box(500), "narrow": _box(500), "wide": _box(900)})
    made.setupHorizontalMetrics({".notdef": (600, 50), "narrow": (600, 50), "wide": (1000, 50)})
    made.setupHorizontalHeader(ascent=900, descent=-200)
    made.setupNameTable({"familyName": "Boxes of Tests", "styleName": "Regular"})
    made.setupOS2(sTypoAscender=900, sTypoDescender=-200, usWinAscent=900, usWinDescent=200)
    made.setupPost()
    made.save(path)
    return path


def _box(width: int):  # noqa: ANN202 - a glyph of a library without types
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for corner in ((50, 800), (width, 800), (width, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def _remove(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
