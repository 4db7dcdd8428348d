"""
Superlinear cost: each input is made twice as long, and again; what it costs may grow to 2.6 times each time.

An input is a start, something repeated, and an end, in a file of each kind; what is repeated is drawn at random or kept
as a seed (a line of ``seeds/costs.txt``: the kind, and the three texts as Python writes them).
"""

import ast
import gc
import time
from collections.abc import Callable
from random import Random

from fuzz.counts import SEEDS, Counts, Span, fresh
from fuzz.samples import HEADS, WORDS, flat, packed, repacked
from perfmodel import PerfModelError, loads, read_forms
from perfmodel.files import xlsx
from perfmodel.files._grid import Cell, Grid

MOST_GROWTH = 2.6
_LEAST, _SHORT, _LONGEST, _MOST = 0.08, 1 << 16, 1 << 20, 2.0
"""Times below the first are noise; short inputs take at most this time, longer ones grow with their length alone."""

_LOOKS = 5
"""How often each length is looked at again where an input seems to grow too fast."""

_LIKE = 12
"""All inputs of a series repeat their part a multiple of this: an odd number of quotes says another thing than an even."""

Input = tuple[str, str, str, str]
"""The kind of file, and what stands before, what is repeated, and what stands behind."""

_WEB = (
    (
        "<p></p> <p>x</p> <br> <table></table> <td>x <td>x</td> <tr> <tr><td>x <hr> <table><tr><td>x</table> <table><tr><td> "
        "<section> <pre> <caption>x <td\u3000rowspan=0>x <td\u3000colspan=9>x <div> </p> \u00a0 &nbsp; &lt; <input\u3000value=x> <h1>x</h1> "
        "<select><option>x <table><td> <b> <!-- \x00 <ul><li>x </div> <template> <th\u3000rowspan=9\u3000colspan=9>x "
        "<s>x </s> <td\u3000hidden>x <td\u3000style='display:none'>x <style>a .a{ text-decoration line-through} <td\u3000style='"
    )
    .replace("\u3000", "~")
    .split()
)
_SHEET = (
    '<c/>', '<c t="str"><v>x</v></c>', "<row/>", '<row><c t="inlineStr"><is><t>x</t></is></c></row>', "<c><f>x</f></c>",
    '<row><c t="str"><v>三级指标</v></c><c t="str"><v>指标值</v></c></row>', '<row hidden="1"/>', "<x/>",
)  # fmt: skip
_WORD = (
    "<w:p/>", "<w:p><w:r><w:t>x</w:t></w:r></w:p>", "<w:tbl/>", "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    '<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>', "<w:tc><w:p/></w:tc>", '<w:tc><w:tcPr><w:gridSpan w:val="9"/></w:tcPr></w:tc>',
    "<w:r><w:t>x</w:t></w:r>", "<w:r><w:br/></w:r>", "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>", "<w:del/>", "<w:ins/>",
    '<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc></w:tr>', "<w:sectPr/>",
)  # fmt: skip
_OPEN = (
    "<table:table-cell/>", "<table:table-cell><text:p>x</text:p></table:table-cell>", "<table:table-row/>", "<text:p/>", "<text:s/>",
    "<text:p>x</text:p>", "<table:covered-table-cell/>", '<table:table-cell table:number-rows-spanned="9"><text:p>x</text:p></table:table-cell>',
    '<table:table-cell table:number-columns-repeated="9"><text:p>x</text:p></table:table-cell>', "<text:span>x</text:span>",
    "<table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>", "<office:annotation/>",
)  # fmt: skip
_TEXT = (
    *"\t\n|,\"'= \u3000<-",
    "\t\n",
    "x\n",
    "x\t",
    '"\n',
    '""',
    "x,",
    "|x|\n",
    "三级指标\t指标值\n",
    "\u2028",
    "甲\t≥5个\n",
    "\r",
    "（",
    "；",
    "1",
)
_FILES: dict[str, tuple[str, ...]] = {
    "html": tuple(_WEB), "tsv": _TEXT, "json": ("0,", "[", "{},", '{"a":', '"', "\\u4e00", " ", "[],", "1"),
    "xlsx": _SHEET, "docx": _WORD, "ods": _OPEN, "odt": _OPEN, "cell": (*HEADS, *WORDS, *_TEXT),
}  # fmt: skip


def run(rng: Random, span: Span) -> Counts:
    """Look for inputs whose cost grows faster than their length for a span."""
    counts = Counts()
    for one in _seeds():
        _try(counts, one)
    while span.more():
        _try(counts, drawn(fresh(rng)))
    return counts


def _seeds() -> list[Input]:
    path = SEEDS / "costs.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [ast.literal_eval(line) for line in lines if line.strip()]


def drawn(rng: Random) -> Input:
    """An input at random."""
    kind = rng.choice(list(_FILES))
    parts = _FILES[kind]
    repeated = "".join(rng.choice(parts) for _ in range(rng.choice((1, 1, 2, 3))))
    start = rng.choice(("", "", rng.choice(parts) * rng.choice((1, 1, 50))))
    return kind, start, repeated, rng.choice(("", rng.choice(parts)))


def _try(counts: Counts, one: Input) -> None:

    def work() -> str:
        size = len(one[2]) or 1
        times, before = max((1 << 12) // size // _LIKE, 1) * _LIKE, 0.0
        while times * size <= _LONGEST:
            spent = min(_seconds(one, times) for _ in range(1 if before < _LEAST else 2))
            if spent > _MOST and times * size <= _SHORT:
                return f"lost time: {spent:.1f} s for {times * size} characters"
            if before > _LEAST and spent > MOST_GROWTH * before and (growth := _steady(one, times)) > MOST_GROWTH:
                return f"lost time: {growth:.1f} times for twice {times // 2 * size} characters"
            times, before = times * 2, spent
            if before > _MOST:
                break
        return "linear"

    counts.trial(f"cost of {one[0]}", repr(one).encode(), work, seconds=60, memory=900 << 20)


def _steady(one: Input, times: int) -> float:
    """
    How an input grows with each of its last two doublings, by the least of five looks at each length in turns.

    A neighbour of a virtual machine takes a third of its time for seconds; a cost with the square of the length grows
    four times with each doubling, whoever looks.
    """
    least, growth = {length: float("inf") for length in (times // 4, times // 2, times)}, 0.0
    for _ in range(_LOOKS):
        for length, before in least.items():
            least[length] = min(before, _seconds(one, length))
        quarter, half, whole = least.values()
        growth = min(whole / half, (whole / quarter) ** 0.5)
        if growth <= MOST_GROWTH:
            break
    return growth


def _seconds(one: Input, times: int) -> float:
    kind, start, repeated, end = one
    data = _MADE.get(kind, str.encode)(start + repeated * times + end)
    gc.collect()
    gc.disable()
    begun = time.process_time()
    try:
        if kind == "json":
            loads(data, "json")
        else:
            list(read_forms(data, converter=None))
    except PerfModelError:
        pass
    finally:
        gc.enable()
    return time.process_time() - begun


_FORM = (Grid(cells=[Cell(row=1, column=1, text="三级指标"), Cell(row=1, column=2, text="指标值")]),)


def _sheet(inside: str) -> bytes:
    row = '<row><c t="str"><v>三级指标</v></c><c t="str"><v>指标值</v></c></row>'
    body = inside if inside.startswith("<row") else f"<row>{inside}</row>"

    def change(name: str, part: bytes) -> bytes:
        if name != "xl/worksheets/sheet1.xml":
            return part
        head, _, rest = part.partition(b"<sheetData>")
        return head + b"<sheetData>" + (row + body).encode() + b"</sheetData>" + rest.partition(b"</sheetData>")[2]

    return repacked(xlsx.write(_FORM), change)


def _word(inside: str) -> bytes:
    from perfmodel.files import docx  # noqa: PLC0415 - beside the other kinds

    if inside.startswith("<w:tc"):
        inside = f"<w:tbl><w:tr>{inside}</w:tr><w:tr>{inside}</w:tr></w:tbl>"
    elif inside.startswith("<w:tr"):
        inside = f"<w:tbl>{inside}</w:tbl>"
    elif inside.startswith(("<w:r", "<w:del", "<w:ins")):
        inside = f"<w:p>{inside}</w:p>"

    def change(name: str, part: bytes) -> bytes:
        return part.replace(b"<w:tbl>", inside.encode() + b"<w:tbl>", 1) if name == "word/document.xml" else part

    return repacked(docx.write(_FORM), change)


def _open(kind: str) -> Callable[[str], bytes]:
    def made(inside: str) -> bytes:
        whole = flat(Random(1), kind).decode()
        if inside.startswith("<table:table-row"):
            whole = whole.replace("<table:table-row>", inside + "<table:table-row>", 1)
        elif inside.startswith(("<table", "<office")):
            whole = whole.replace(
                "<table:table-row>", f"<table:table-row>{inside}</table:table-row><table:table-row>", 1
            )
        else:
            whole = whole.replace("</table:table-cell>", f"{inside}</table:table-cell>", 1)
        return packed(whole.encode(), kind)

    return made


def _web(inside: str) -> bytes:
    return f"<table><tr><td>三级指标<td>指标值<tr><td>甲<td>≥5个</table>{inside.replace('~', ' ')}".encode()


def _cell(inside: str) -> bytes:
    said = inside.replace('"', '""')
    return f'三级指标\t指标值\n甲\t"{said}"\n"{said}"\t≥5个\n'.encode()


_MADE: dict[str, Callable[[str], bytes]] = {
    "xlsx": _sheet,
    "docx": _word,
    "ods": _open("spreadsheet"),
    "odt": _open("text"),
    "html": _web,
    "cell": _cell,
}
