"""
The process that lays out the pages of a PDF file: bytes on its standard input, one line of JSON a page on its output.

PDFium is a library in C++ that knows no bounds: a file of 5 kB can make it take any time and memory, or crash.  So it
runs in a process of its own, with a bound on its memory, that the reader ends when a page takes too long.

A text whose font is not in the file is laid out by boxes (``boxes.ttf``, see docs/make_font.py): where a machine has no
font for it PDFium would leave it out without a word, and with one of the machine its places would be other ones.

All places are tenths of a point, from the upper left corner of the page as it is shown, rotation included.
"""

import ctypes
import json
import math
import sys
from ctypes import POINTER, byref, c_double, c_float, c_int, c_uint, c_ushort, c_void_p, cast, create_string_buffer
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, final

import pypdfium2_raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_MEMORY = 960 * 2**20
MAX_PAGES = 5_000
MAX_GLYPHS = 100_000
MAX_RULES = 50_000
MAX_PARTS = 200_000
"""What a page may be drawn of; beyond, it is no page of a form."""

_MAX_DEPTH = 8
_FAR = 1_000_000
_SCALE = 10
_WHITE = 250
_THIN, _THICK = 30, 60
"""A filled area thinner than the first is a rule, a stroke wider than the second is none (tenths of a point)."""

_TALL, _ABOVE, _BELOW = 1.3, 0.88, 0.12
"""How much of its size a character has above and below its line; one that is much higher is of a font that says so
wrongly (Noto Sans CJK: 0.84 and 1.05), and would reach into the next row."""

_ASIAN = frozenset((128, 129, 134, 136))
"""The character sets of Shift JIS, Hangul, GB 2312 and Big5, as Windows numbers them."""

_FEWEST_RULES = 3
_FAINT_SIZE = 300
_OPAQUE, _LIGHT = 200, 150
_LEVEL = 0.02
_ERRORS = {4: "encrypted", 5: "encrypted"}


def _lower(text: "pdfium.FPDF_TEXTPAGE", index: int, box: "pdfium.FS_RECTF") -> None:
    """Give a character that is much higher than its size the height that its size tells, along the way it stands."""
    matrix, across, line = pdfium.FS_MATRIX(), c_double(), c_double()
    pdfium.FPDFText_GetMatrix(text, index, byref(matrix))
    pdfium.FPDFText_GetCharOrigin(text, index, byref(across), byref(line))
    scale = math.hypot(matrix.c, matrix.d)
    above, below = (part * pdfium.FPDFText_GetFontSize(text, index) for part in (_ABOVE, -_BELOW))
    if abs(matrix.c) < _LEVEL * scale and box.top - box.bottom > _TALL * (above - below) * scale:
        ends = line.value + above * matrix.d, line.value + below * matrix.d
        box.top, box.bottom = max(ends), min(ends)
    elif abs(matrix.d) < _LEVEL * scale and box.right - box.left > _TALL * (above - below) * scale:
        ends = across.value + above * matrix.c, across.value + below * matrix.c
        box.left, box.right = min(ends), max(ends)


class _Matrix(NamedTuple):
    """An affine map: x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: "_Matrix") -> "_Matrix":
        """The map that comes behind another one."""
        (a, b), (c, d), (e, f) = (self.point(*pair) for pair in ((first.a, first.b), (first.c, first.d), first[4:]))
        return _Matrix(a - self.e, b - self.f, c - self.e, d - self.f, e, f)


def main() -> None:  # pragma: no cover - runs in a process of its own
    """Read the file, write its pages."""
    _bound_memory()
    for record in records(sys.stdin.buffer.read()):
        _write(sys.stdout.buffer, record)


def _bound_memory() -> None:  # pragma: no cover - as above
    try:
        import resource  # noqa: PLC0415 - systems of the Unix kind alone have it
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _write(out: IO[bytes], record: dict[str, object]) -> None:  # pragma: no cover - as above
    out.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    out.flush()


@cache
def _begin() -> object:
    """Start PDFium, and keep what it calls for a font that is not in a file: each is the one of boxes."""
    pdfium.FPDF_InitLibrary()
    font = Path(__file__).with_name("boxes.ttf").read_bytes()

    def number(*_: object) -> int:
        return 1

    def mapped(_fonts: object, _weight: int, _italic: int, charset: int, *_: object) -> int:
        """Those of Chinese, Japanese and Korean alone: PDFium brings one for Latin."""
        return 1 if charset in _ASIAN else 0

    def written(_fonts: object, _number: int, table: int, into: "c_void_p", most: int) -> int:
        """How long the font is; it is written where it is asked for whole and has a place."""
        if table == 0 and into and most >= len(font):
            ctypes.memmove(into, font, len(font))
        return 0 if table else len(font)

    fonts = pdfium.FPDF_SYSFONTINFO(version=1)
    fonts.EnumFonts = type(fonts.EnumFonts)(number)
    fonts.MapFont = type(fonts.MapFont)(mapped)
    fonts.GetFont = type(fonts.GetFont)(number)
    fonts.GetFontData = type(fonts.GetFontData)(written)
    fonts.DeleteFont = type(fonts.DeleteFont)(number)
    pdfium.FPDF_SetSystemFontInfo(byref(fonts))
    return fonts


def records(data: bytes, /) -> "Iterator[dict[str, object]]":
    """What is written: the number of pages or why there are none, then each page."""
    _begin()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        yield {"error": _ERRORS.get(pdfium.FPDF_GetLastError(), "damaged")}
        return
    count = pdfium.FPDF_GetPageCount(document)
    if count > MAX_PAGES:
        yield {"error": "pages"}
        return
    yield {"pages": count}
    for index in range(count):
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            yield {"error": "page"}
            continue
        yield _Page(page).record()
        pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)


@final
class _Page:
    """One page."""

    def __init__(self, page: "pdfium.FPDF_PAGE") -> None:
        self._page = page
        self._rules: list[int] = []
        self._parts = 0
        self._picture = 0.0
        self._clips: dict[tuple[int, int, int, int], int] = {}
        self._clip_of: dict[int, int] = {}
        self._map: _Matrix | None = None
        self._width = pdfium.FPDF_GetPageWidthF(page)
        self._height = pdfium.FPDF_GetPageHeightF(page)

    def record(self) -> dict[str, object]:
        """What stands on the page; of one without rules its text alone, since that is quick."""
        self._objects(pdfium.FPDFPage_CountObjects(self._page), None, 0)
        if self._parts > MAX_PARTS or len(self._rules) > 4 * MAX_RULES:
            return {"error": "drawing"}
        text = pdfium.FPDFText_LoadPage(self._page)
        count = max(pdfium.FPDFText_CountChars(text), 0)
        if count > MAX_GLYPHS:
            return {"error": "drawing"}
        record: dict[str, object] = {
            "width": round(self._width * _SCALE),
            "height": round(self._height * _SCALE),
            "picture": round(min(self._picture / max(self._width * self._height * _SCALE**2, 1), 1), 2),
        }
        if len(self._rules) < 4 * _FEWEST_RULES:
            record["text"] = _plain(text, count)
        else:
            record["rules"] = self._rules
            record["glyphs"] = list(self._glyphs(text, count))
            record["clips"] = list(self._clips)
        pdfium.FPDFText_ClosePage(text)
        return record

    def _shown(self) -> _Matrix:
        """From the page's own space to the shown one; a page of text alone never asks."""
        if self._map is None:
            self._map = self._shown_matrix()
        return self._map

    def _shown_matrix(self) -> _Matrix:
        width, height = max(round(self._width * _SCALE), 1), max(round(self._height * _SCALE), 1)
        far = 1000.0
        corners = [self._device(x, y, width, height) for x, y in ((0.0, 0.0), (far, 0.0), (0.0, far))]
        (x, y), (along_x, along_y), (up_x, up_y) = corners
        return _Matrix((along_x - x) / far, (along_y - y) / far, (up_x - x) / far, (up_y - y) / far, x, y)

    def _device(self, x: float, y: float, width: int, height: int) -> tuple[int, int]:
        left, top = c_int(), c_int()
        pdfium.FPDF_PageToDevice(self._page, 0, 0, width, height, 0, x, y, byref(left), byref(top))
        return left.value, top.value

    def _objects(
        self, count: int, outside: _Matrix | None, depth: int, form: "pdfium.FPDF_PAGEOBJECT | None" = None
    ) -> None:
        """Go through what is drawn, forms inside it included; *outside* of them is the page."""
        self._parts += max(count, 0)
        if self._parts > MAX_PARTS or depth > _MAX_DEPTH:
            return
        whole = self._page if form is None else form
        at = pdfium.FPDFPage_GetObject if form is None else pdfium.FPDFFormObj_GetObject
        type_of, text = pdfium.FPDFPageObj_GetType, pdfium.FPDF_PAGEOBJ_TEXT
        for index in range(count):
            item = at(whole, index)
            kind = type_of(item)
            if kind == text:
                continue
            matrix = (self._shown() if outside is None else outside).after(_matrix(item))
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(item, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._image(matrix)
            else:  # a form; a shading holds none, and counts as -1
                self._objects(pdfium.FPDFFormObj_CountObjects(item), matrix, depth + 1, item)

    def _image(self, matrix: _Matrix) -> None:
        """An image fills the unit square of its own space."""
        (left, top), (right, bottom) = matrix.point(0, 0), matrix.point(1, 1)
        self._picture += abs(right - left) * abs(bottom - top)

    def _path(self, item: "pdfium.FPDF_PAGEOBJECT", matrix: _Matrix) -> None:
        """Keep the lines that a path strokes, or the thin areas that it fills."""
        fill, stroke = c_int(), c_int()
        pdfium.FPDFPath_GetDrawMode(item, byref(fill), byref(stroke))
        stroked = bool(stroke.value) and _is_line(item, matrix)
        filled = bool(fill.value) and _visible(item, pdfium.FPDFPageObj_GetFillColor)
        if not (stroked or filled) or pdfium.FPDFPath_CountSegments(item) > MAX_PARTS:
            return
        keep = self._stroke if stroked else self._area
        for points in _outlines(item, matrix):
            keep(points)

    def _stroke(self, points: list[tuple[float, float]]) -> None:
        """Keep the lines from corner to corner."""
        for (x, y), (to_x, to_y) in pairwise(points):
            self._rule(x, y, to_x, to_y)

    def _area(self, points: list[tuple[float, float]]) -> None:
        """Keep a filled area where it is thin."""
        if not points:
            return
        across, down = [x for x, _ in points], [y for _, y in points]
        left, top, right, bottom = min(across), min(down), max(across), max(down)
        if min(right - left, bottom - top) <= _THIN:
            self._rule(left, top, right, bottom)

    def _rule(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """Keep what runs along the page or down it."""
        left, top, right, bottom = box = _box(x, y, to_x, to_y)
        if min(right - left, bottom - top) <= _THIN and len(self._rules) <= 4 * MAX_RULES:
            self._rules += box

    def _glyphs(self, text: "pdfium.FPDF_TEXTPAGE", count: int) -> "Iterator[tuple[str, int, int, int, int, int, int]]":
        """Each character with its box, its angle and its clip, if any; blanks that PDFium adds are left out."""
        box = pdfium.FS_RECTF()
        turn = math.degrees(math.atan2(self._shown().b, self._shown().a))
        for index in range(count):
            code = pdfium.FPDFText_GetUnicode(text, index)
            pdfium.FPDFText_GetLooseCharBox(text, index, byref(box))
            if pdfium.FPDFText_IsGenerated(text, index) == 1 or not code:
                continue
            if max(box.top - box.bottom, box.right - box.left) > _TALL * pdfium.FPDFText_GetFontSize(text, index):
                _lower(text, index, box)
            left, top = self._shown().point(box.left, box.top)
            right, bottom = self._shown().point(box.right, box.bottom)
            sign = "\ufffd" if pdfium.FPDFText_HasUnicodeMapError(text, index) == 1 else _sign(code)
            angle = round(math.degrees(pdfium.FPDFText_GetCharAngle(text, index)) + turn) % 360
            edges = _box(left, top, right, bottom)
            if edges[3] - edges[1] > _FAINT_SIZE and _faint(text, index):
                angle = 45
            yield (sign, *edges, angle, self._clip(pdfium.FPDFText_GetTextObject(text, index)))

    def _clip(self, item: "pdfium.FPDF_PAGEOBJECT") -> int:
        """
        Which of the clips cuts a text off, or -1: a sheet is printed with the text of a full cell cut at its end.

        What is cut off still stands in the file, over the cells beside.
        """
        address = cast(item, c_void_p).value or 0
        if address not in self._clip_of:
            box = self._clip_box(pdfium.FPDFPageObj_GetClipPath(item))
            self._clip_of[address] = -1 if box is None else self._clips.setdefault(box, len(self._clips))
        return self._clip_of[address]

    def _clip_box(self, clip: "pdfium.FPDF_CLIPPATH") -> tuple[int, int, int, int] | None:
        """What all paths of a clip leave, if they take anything from the page."""
        left, top, right, bottom = whole = (0.0, 0.0, self._width * _SCALE, self._height * _SCALE)
        across, down = c_float(), c_float()
        for path in range(max(pdfium.FPDFClipPath_CountPaths(clip), 0)):
            points = list[tuple[float, float]]()
            for index in range(min(pdfium.FPDFClipPath_CountPathSegments(clip, path), MAX_GLYPHS)):
                segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, index)
                pdfium.FPDFPathSegment_GetPoint(segment, byref(across), byref(down))
                points.append(self._shown().point(across.value, down.value))
            across_all, down_all = [x for x, _ in points] or [left, right], [y for _, y in points] or [top, bottom]
            left, right = max(left, min(across_all)), min(right, max(across_all))
            top, bottom = max(top, min(down_all)), min(bottom, max(down_all))
        if (left, top, right, bottom) == whole:
            return None
        return _box(left, top, max(left, right), max(top, bottom))


def _box(x: float, y: float, to_x: float, to_y: float) -> tuple[int, int, int, int]:
    """The box between two corners, in whole numbers whatever a file says."""
    left, top, right, bottom = (round(min(_FAR, max(-_FAR, place))) for place in (x, y, to_x, to_y))
    return min(left, right), min(top, bottom), max(left, right), max(top, bottom)


def _sign(code: int) -> str:
    """A character; PDFium gives the hyphen at the end of a line as a control character."""
    if code == 2:  # noqa: PLR2004 - see above
        return "-"
    return chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"  # noqa: PLR2004 - halves of characters left out


def _plain(text: "pdfium.FPDF_TEXTPAGE", count: int) -> str:
    buffer = create_string_buffer(2 * (count + 1))
    written = pdfium.FPDFText_GetText(text, 0, count, cast(buffer, POINTER(c_ushort)))
    return buffer.raw[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")


def _matrix(item: "pdfium.FPDF_PAGEOBJECT") -> _Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, byref(found))
    return _Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _outlines(item: "pdfium.FPDF_PAGEOBJECT", matrix: _Matrix) -> "Iterator[list[tuple[float, float]]]":
    """The straight stretches of a path, each as its corners."""
    points = list[tuple[float, float]]()
    across, down = c_float(), c_float()
    start = (0.0, 0.0)
    for index in range(pdfium.FPDFPath_CountSegments(item)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(across), byref(down))
        point = matrix.point(across.value, down.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind != pdfium.FPDF_SEGMENT_LINETO:
            yield points
            points = []
            start = point if kind == pdfium.FPDF_SEGMENT_MOVETO else start
        points.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(start)
    yield points


def _visible(item: "pdfium.FPDF_PAGEOBJECT", colour_of: "Callable[..., int]") -> bool:
    """Whether a path is seen on white paper: Word draws guide lines in white."""
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint(1)
    colour_of(item, byref(red), byref(green), byref(blue), byref(alpha))
    return alpha.value > 0 and min(red.value, green.value, blue.value) < _WHITE


def _is_line(item: "pdfium.FPDF_PAGEOBJECT", matrix: _Matrix) -> bool:
    """Whether the stroke of a path is seen, and thin enough for a rule."""
    width = c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(item, byref(width))
    is_thin = width.value * math.hypot(matrix.a, matrix.b) <= _THICK
    return is_thin and _visible(item, pdfium.FPDFPageObj_GetStrokeColor)


def _faint(text: "pdfium.FPDF_TEXTPAGE", index: int) -> bool:
    """Whether a large sign is so light that what lies over it can be read: a watermark."""
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    pdfium.FPDFText_GetFillColor(text, index, byref(red), byref(green), byref(blue), byref(alpha))
    return alpha.value < _OPAQUE or min(red.value, green.value, blue.value) > _LIGHT
