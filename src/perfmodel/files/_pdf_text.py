"""
From the characters of a page to lines, and from the lines of a cell to its text.

Lines that a narrow cell has wrapped are joined, without a blank between Chinese characters; a label that is written
downwards is one word.  A line that ends before its cell does is a line of its own.

All places are tenths of a point.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from operator import attrgetter
from typing import NamedTuple

from perfmodel.files._pdf_pages import Glyph, Rule

_PADDING = 130
"""What cells leave free beside their text, both sides together: as Word does, and one point more."""

_LATIN = 0.55
_SMALL, _NARROW, _SHOWN, _FIRST_HAN = 0.75, 0.47, 8, "\u3400"
"""
How high and how wide the mark of a footnote is at most, and how many characters a finding shows before it.

Its size is two thirds.  Boxes of two fonts differ in height, so that a digit of full size may be half as high as the
character before it (年7): a mark is lower than the digits of its page too, and less than half as wide as a character.
"""

_UPRIGHT = 10
_QUARTERS = (90, 180, 270)
_WORD_GAP, _WIDE_GAP = 0.2, 1.0
_MARKS = frozenset("，。、；：！？）》】”’,.;:!?)]%‰℃")
"""Signs that begin no line, so that the word before them moves along."""


class Line(NamedTuple):
    """A line of text with its box."""

    text: str
    left: int
    top: int
    right: int
    bottom: int

    @property
    def downwards(self) -> bool:
        """Whether it is one Chinese character, as in a label that is written downwards."""
        return len(self.text) == 1 and not self.text.isascii()


def slanting(angle: int, /) -> bool:
    """
    Whether text at an angle is neither along the page nor down it, as that of a watermark.

    >>> slanting(0), slanting(45), slanting(271)
    (False, True, False)
    """
    return _UPRIGHT < angle % 90 < 90 - _UPRIGHT  # noqa: PLR2004 - degrees


def height_of_digits(cells: Iterable[Sequence[Glyph]], /) -> int | None:
    """How high most digits of some cells are, those right behind a Chinese character apart: they may be marks."""
    heights = sorted(
        glyph.bottom - glyph.top
        for glyphs in cells
        for before, glyph in pairwise((None, *glyphs))
        if glyph is not None and glyph.sign.isdigit() and (before is None or before.sign < _FIRST_HAN)
    )
    return heights[len(heights) // 2] if heights else None


def without_notes(glyphs: list[Glyph], digits: int | None, /) -> tuple[list[Glyph], tuple[str, ...]]:
    """
    The characters of a cell without the marks of footnotes, and the words with their marks.

    A mark is a number that is small and raised, right behind a Chinese character; behind a letter it is a power (km²).
    *digits* is the height of the digits of the page, where it has others.

    >>> signs = [Glyph("率", 0, 0, 100, 100, 0), Glyph("2", 100, 0, 140, 60, 0)]
    >>> [glyph.sign for glyph in without_notes(signs, 90)[0]], without_notes(signs, 90)[1]
    (['率'], ('率2',))
    """
    kept, marks = list[Glyph](), list[str]()
    for glyph in glyphs:
        before = kept[-1] if kept else None
        small = glyph.sign.isdigit() and (digits is None or glyph.bottom - glyph.top <= _SMALL * digits)
        if before is not None and small and _is_raised(glyph, before):
            marks.append("".join(other.sign for other in kept[-_SHOWN:]) + glyph.sign)
        else:
            kept.append(glyph)
    return kept, tuple(marks)


def struck_out(glyphs: list[Glyph], rules: Sequence[Rule], /) -> tuple[frozenset[Glyph], frozenset[Rule]]:
    """
    The characters with a line through them, and these lines.

    Such a line runs through the middle of a character and from the first to the last of them: what goes on beyond, or
    runs below (an underline), is none.

    >>> signs = [Glyph(sign, 100 * at, 0, 100 * at + 100, 100, 0) for at, sign in enumerate("旧值新")]
    >>> sorted(glyph.sign for glyph in struck_out(signs, [Rule(0, 48, 200, 53)])[0])
    ['值', '旧']
    >>> struck_out(signs, [Rule(0, 98, 200, 103)])[0], struck_out(signs, [Rule(0, 48, 250, 53)])[0]
    (frozenset(), frozenset())
    """
    bands, counts = dict[int, list[Glyph]](), Counter[int]()
    for glyph in glyphs:
        bands.setdefault((glyph.top + glyph.bottom) // 2 // _BAND, []).append(glyph)
    gone, lines = set[Glyph](), set[Rule]()
    for rule in filter(attrgetter("level"), rules):
        middle = (rule.top + rule.bottom) // 2
        counts[middle // _BAND] += 1
        if counts[middle // _BAND] > _MOST_LINES:
            continue
        near = chain.from_iterable(bands.get(middle // _BAND + away, ()) for away in (-1, 0, 1))
        run = [glyph for glyph in near if _is_through(rule, middle, glyph)]
        if run and _spans(rule, run):
            gone.update(run)
            lines.add(rule)
    return frozenset(gone), frozenset(lines)


_MOST_LINES = 200
"""Behind so many level rules in one band no more are looked at: a drawing, and no text with lines through it."""

_BAND, _NEAR_END = 100, 0.3
"""How high the bands are in which characters are looked for, in tenths of a point; how far, as a share of a character's
height, the ends of a line through it may stand from its own."""


def _is_through(rule: Rule, middle: int, glyph: Glyph) -> bool:
    """Whether a level line is thin and goes through the middle of a character."""
    high = glyph.bottom - glyph.top
    thin = rule.bottom - rule.top <= high // 5 and glyph.angle == 0
    amid = thin and glyph.top + 0.3 * high <= middle <= glyph.bottom - 0.25 * high
    return amid and rule.left <= (glyph.left + glyph.right) // 2 <= rule.right


def _spans(rule: Rule, run: list[Glyph]) -> bool:
    """Whether a line begins and ends with the characters that it goes through."""
    near = _NEAR_END * max(glyph.bottom - glyph.top for glyph in run)
    first, last = min(glyph.left for glyph in run), max(glyph.right for glyph in run)
    return abs(rule.left - first) <= near and abs(rule.right - last) <= near


def _is_raised(glyph: Glyph, before: Glyph) -> bool:
    """Whether a sign is small and stands above the foot of the Chinese character before it."""
    size = before.bottom - before.top
    near = before.sign >= _FIRST_HAN and 0 <= glyph.left - before.right + size // 4 <= size
    small = glyph.bottom - glyph.top <= _SMALL * size
    narrow = _NARROW if glyph.sign.isascii() else _SMALL
    small = small and glyph.right - glyph.left <= narrow * (before.right - before.left)
    return near and small and before.top - size // 2 <= glyph.top and glyph.bottom <= before.bottom - size // 4


def lines_of(glyphs: Iterable[Glyph], /) -> list[Line]:
    """
    The lines from top to bottom; signs that stand twice at one place, as to look bold, count once.

    >>> signs = [Glyph(sign, 100 * at, 0, 100 * at + 100, 100, 0) for at, sign in enumerate("指标值")]
    >>> lines_of(signs)[0].text
    '指标值'
    """
    turned: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        turned.setdefault(round(glyph.angle / 90) % 4 * 90, []).append(glyph)
    found = _level(turned.pop(0, []))
    for angle, others in turned.items():
        found += [_back(line, angle) for line in _level([_level_glyph(glyph, angle) for glyph in others])]
    return sorted(found, key=attrgetter("top", "left"))


def _level_glyph(glyph: Glyph, angle: int) -> Glyph:
    """The glyph in a page that is turned so that it can be read."""
    left, top, right, bottom = _turned(glyph[1:5], angle)
    return Glyph(glyph.sign, left, top, right, bottom, 0)


def _back(line: Line, angle: int) -> Line:
    left, top, right, bottom = _turned(line[1:5], 360 - angle)
    return Line(line.text, left, top, right, bottom)


def _turned(box: tuple[int, int, int, int], angle: int) -> tuple[int, int, int, int]:
    """A box on a page that is turned by some quarters, against the clock for text that runs downwards (90)."""
    left, top, right, bottom = box
    if angle == _QUARTERS[0]:
        return top, -right, bottom, -left
    if angle == _QUARTERS[1]:
        return -right, -bottom, -left, -top
    return -bottom, left, -top, right


def _level(glyphs: list[Glyph]) -> list[Line]:
    rows: list[list[Glyph]] = []
    top = bottom = 0
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.top + glyph.bottom, glyph.left)):
        shared = min(bottom, glyph.bottom) - max(top, glyph.top)
        if rows and 2 * shared > min(bottom - top, glyph.bottom - glyph.top):
            rows[-1].append(glyph)
            if glyph.bottom - glyph.top > bottom - top:
                top, bottom = glyph.top, glyph.bottom
        else:
            rows.append([glyph])
            top, bottom = glyph.top, glyph.bottom
    lines = [_line(sorted(row, key=attrgetter("left"))) for row in rows]
    return [line for line in lines if line.text]


def _line(glyphs: list[Glyph]) -> Line:
    last = glyphs[0]
    pieces = [last.sign]
    for glyph in glyphs[1:]:
        if _is_printed_twice(last, glyph):
            continue
        if _is_apart(last, glyph):
            pieces.append(" ")
        pieces.append(glyph.sign)
        last = glyph
    seen = [glyph for glyph in glyphs if not glyph.sign.isspace()] or glyphs
    return Line("".join(pieces).strip(), *around(seen))


def around(glyphs: list[Glyph], /) -> Rule:
    """The box around some characters."""
    return Rule(
        min(glyph.left for glyph in glyphs),
        min(glyph.top for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
    )


def _is_printed_twice(last: Glyph, glyph: Glyph) -> bool:
    """Whether a sign lies on the same one before it, as to look bold."""
    return glyph.sign == last.sign and 2 * (last.right - glyph.left) > glyph.right - glyph.left


def _is_apart(last: Glyph, glyph: Glyph) -> bool:
    """Whether the gap between two signs is a blank that the file does not hold: a fifth of their size for letters."""
    both = last.sign + glyph.sign
    widest = _WORD_GAP if both.isascii() and both.isalpha() else _WIDE_GAP
    is_gap = glyph.left - last.right > widest * max(glyph.bottom - glyph.top, 1)
    return is_gap and not (last.sign.isspace() or glyph.sign.isspace())


def full(line: Line, width: int, following: str = "", /) -> bool:
    """
    Whether the word that follows would not have fitted behind a line in a cell of some width.

    >>> full(Line("不少于1989人", 0, 0, 760, 100), 900, "次"), full(Line("逐步", 0, 0, 200, 100), 900, "恢复")
    (True, False)
    """
    size = (line.right - line.left) / max(_length(line.text), 1)
    needed = size * _length(_first_word(following) if following else "标")
    return line.right - line.left + needed + _PADDING > width


def _length(text: str) -> float:
    """How long a text is, counted in Chinese characters."""
    return sum(_LATIN if sign.isascii() and sign not in "%@mMwW" else 1.0 for sign in text)


def _first_word(text: str) -> str:
    """What is not parted at the end of a line: a letter or number with what belongs to it, a mark behind it."""
    stop = 1
    while stop < len(text) and _clings(text[stop - 1], text[stop]):
        stop += 1
    return text[:stop]


def _clings(before: str, sign: str) -> bool:
    """Whether a line does not end between two signs."""
    return sign in _MARKS or "/" in {before, sign} or (before.isascii() and sign.isascii() and not sign.isspace())


def joined(lines: list[Line], width: int, /) -> str:
    r"""
    The text of a cell of some width.

    >>> joined([Line("尾水治理亩均成", 0, 0, 630, 90), Line("本", 0, 100, 90, 190)], 700)
    '尾水治理亩均成本'
    >>> joined([Line(sign, 0, 100 * at, 90, 100 * at + 90) for at, sign in enumerate("产出指标")], 700)
    '产出指标'
    >>> joined([Line("改造三间。", 0, 0, 450, 90), Line("新增座位。", 0, 100, 450, 190)], 1200)
    '改造三间。\n新增座位。'
    """
    text, last = "", None
    for line in lines:
        if last is None:
            text = line.text
        elif (last.downwards and line.downwards) or full(last, width, line.text):
            text = glued(text, line.text)
        else:
            text = f"{text}\n{line.text}"
        last = line
    return text


def paragraphs(lines: list[Line], right: int, /) -> list[Line]:
    """
    Lines outside of tables, those joined that run on to the next one; text ends at the right on the paper.

    >>> first, rest = Line("见《绩效评价报", 0, 0, 700, 100), Line("告》。", 0, 150, 300, 250)
    >>> [line.text for line in paragraphs([first, rest], 720)]
    ['见《绩效评价报告》。']
    """
    found = list[Line]()
    for line in lines:
        last = found[-1] if found else None
        size = line.bottom - line.top
        if (
            last is not None
            and right - last.right < 2 * size
            and 0 <= line.top - last.bottom < size
            and line.left <= last.left
        ):
            box = (min(last.left, line.left), last.top, line.right, line.bottom)
            found[-1] = Line(glued(last.text, line.text), *box)
        else:
            found.append(line)
    return found


def glued(before: str, behind: str, /) -> str:
    """
    Two parts of a text that was cut, with a blank between letters only.

    >>> glued("满", "意度指标"), glued("ISO", "standard"), glued("不超过1545", "元/亩")
    ('满意度指标', 'ISO standard', '不超过1545元/亩')
    """
    letters = before[-1:].isascii() and before[-1:].isalpha() and behind[:1].isascii() and behind[:1].isalpha()
    return f"{before}{' ' if letters else ''}{behind}"
