"""
Writes ``src/perfmodel/files/boxes.ttf``: a font whose every character is a box, narrow for Latin and wide for the rest.

    python docs/make_font.py [FILE]

PDFium lays out texts with it whose font is not in their file, so what is read hangs on no font of the machine; the
tests draw pictures with it where the machine has no font with Chinese.
"""

import sys
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import Glyph

FONT = Path(__file__).parents[1] / "src" / "perfmodel" / "files" / "boxes.ttf"
ABOVE, BELOW, NARROW, WIDE, SLIM = 880, -120, 500, 1000, 180
"""
In thousandths of the size, as the fonts of Chinese print have them.

The box of a Latin character is as slim as an i may stand: wider ones would overlap, as those of one printed twice do.
"""

LATIN = range(0x20, 0x250)
OTHERS = (range(0x250, 0xD800), range(0xE000, 0xFDD0), range(0xFDF0, 0xFFFE), range(0x10000, 0x32000))
"""All planes with writing but for what never stands for a character: a font that has those draws boxes for a person."""


def box(width: int) -> Glyph:
    """A rectangle from below the line to above it."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, BELOW))
    for corner in ((0, ABOVE), (width, ABOVE), (width, BELOW)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def characters() -> CmapSubtable:
    """Each range of characters with the one box of all of them (format 13)."""
    table = CmapSubtable.newSubtable(13)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.cmap = dict.fromkeys(LATIN, "narrow")
    for codes in OTHERS:
        table.cmap.update(dict.fromkeys(codes, "wide"))
    return table


def main(path: Path) -> None:
    """Write the font; it has no date, so it is the same each time."""
    made = FontBuilder(1000)
    made.setupGlyphOrder([".notdef", "narrow", "wide"])
    made.setupGlyf({".notdef": box(WIDE), "narrow": box(SLIM), "wide": box(WIDE)})
    made.setupHorizontalMetrics({".notdef": (WIDE, 0), "narrow": (NARROW, 0), "wide": (WIDE, 0)})
    made.setupHorizontalHeader(ascent=ABOVE, descent=BELOW)
    made.setupCharacterMap({})
    made.font["cmap"].tables = [characters()]
    made.setupNameTable({"familyName": "perfmodel boxes", "styleName": "Regular"})
    made.setupOS2(sTypoAscender=ABOVE, sTypoDescender=BELOW, usWinAscent=ABOVE, usWinDescent=-BELOW)
    made.setupPost()
    made.updateHead(created=0, modified=0)
    made.font.recalcTimestamp = False
    made.save(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FONT)
