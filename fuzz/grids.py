"""
Tables at random, and Word and web files at random, of which no text may be lost.

Every text that a person sees in the file is in the document, the ledger or a finding; what is drawn comes back.
"""

import io
from random import Random

import docx as python_docx
from docx.enum.text import WD_BREAK

from fuzz.counts import Counts, Span
from fuzz.samples import grid, text
from perfmodel import FormError, Reading, read_forms
from perfmodel.errors import InvalidValueError
from perfmodel.files import delimited
from perfmodel.files._grid import Grid

_HEADS = ("三级指标", "指标值")


def run(rng: Random, span: Span) -> Counts:
    """Make tables for a span."""
    counts = Counts()
    while span.more():
        seed = rng.getrandbits(64)
        kind = rng.choice(("grid", "grid", "word", "web", "text"))
        counts.trial(kind, f"{seed}".encode(), _WORK[kind](Random(seed)), refused=(InvalidValueError,))
    return counts


def _missing(seen: list[str], readings: list[Reading]) -> str:
    """The first text that is nowhere."""
    said = "\n".join(
        [entry.text for reading in readings for entry in reading.ledger]
        + [f"{item.text} {item.message}" for reading in readings for item in reading.findings]
    )
    squeezed = "".join(said.split())
    return next((one for one in seen if "".join(one.split()) not in squeezed), "")


def _of_grid(rng: Random):  # noqa: ANN202 - a function of no argument
    table = grid(rng)

    def work() -> str:
        readings = list(read_forms([table]))
        seen = [cell.text for cell in table.cells] + [*table.above, *table.below]
        lost = _missing(seen, readings)
        return f"lost: {lost}" if lost else "read"

    return work


def _of_text(rng: Random):  # noqa: ANN202 - as above
    tables = tuple(grid(rng) for _ in range(rng.randint(1, 2)))

    def work() -> str:
        written = delimited.write(tables)
        found = [cell.text for cell in delimited.read(written).grids[0].cells]
        wanted = [
            said
            for table in tables
            for said in (*table.above, *(cell.text for cell in table.cells), *table.below)
            if said.strip()
        ]
        if found != wanted:
            return "lost: a text between tabs that does not come back"
        return "read"

    return work


def _of_word(rng: Random):  # noqa: ANN202 - as above
    document = python_docx.Document()
    seen = list[str]()
    for _ in range(rng.randint(1, 5)):
        match rng.randrange(6):
            case 0 | 1:
                table = grid(rng, lines=False)
                _add_table(document, table)
                seen += [cell.text for cell in table.cells]
            case 2:
                document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case 3:
                document.add_section()
            case 4:
                margins = document.sections[-1]
                place = rng.choice((margins.header, margins.footer))
                place.is_linked_to_previous = False
                place.paragraphs[0].text = said = "页眉" + text(rng)
                seen = [one for one in seen if one != said]
                seen.append(said)
            case _:
                said = text(rng)
                seen.append(said)
                document.add_paragraph(said)
    table = grid(rng, lines=False)
    _add_table(document, table)
    seen += [cell.text for cell in table.cells]
    for _ in range(rng.randrange(3)):
        said = text(rng)
        paragraph = document.add_paragraph(said)
        seen.append(said)
        if rng.random() < 0.3:
            document.add_comment(paragraph.runs, text=(remark := "实为" + text(rng)))
            seen.append(remark)
        if rng.random() < 0.3:
            document.add_section()
    data = io.BytesIO()
    document.save(data)
    # a header may have been written twice: what is seen is the last of each place
    kept = _margins(document)
    seen = [one for one in seen if not one.startswith("页眉") or one in kept]
    return lambda: _read(data.getvalue(), seen)


def _margins(document: object) -> set[str]:
    sections = getattr(document, "sections")  # noqa: B009 - python-docx has no types
    return {place.paragraphs[0].text for section in sections for place in (section.header, section.footer)}


def _add_table(document: object, table: Grid) -> None:
    made = document.add_table(table.rows, table.columns)  # type: ignore[attr-defined]
    for cell in table.cells:
        corner = made.cell(cell.row - 1, cell.column - 1)
        corner.merge(made.cell(cell.row + cell.row_span - 2, cell.column + cell.column_span - 2)).text = cell.text


def _of_web(rng: Random):  # noqa: ANN202 - as above
    parts, seen = list[str](), list[str]()

    def said() -> str:
        one = text(rng)
        seen.append(one)
        return _escaped(one)

    def table(depth: int) -> None:
        parts.append(rng.choice(("<table>", "<table border=1>", "<table><tbody>")))
        if rng.random() < 0.3:
            parts.append(f"<caption>{said()}</caption>")
        parts.append("<tr><td>三级指标<td>指标值" if rng.random() < 0.7 else "")
        for _ in range(rng.randint(1, 4)):
            parts.append("<tr>")
            for _ in range(rng.randint(1, 4)):
                span = rng.choice(("", "", " rowspan=2", " colspan=2", " rowspan=0"))
                parts.append(f"<{rng.choice(('td', 'th'))}{span}>")
                if depth < 2 and rng.random() < 0.08:
                    table(depth + 1)
                parts.append(said())
        parts.append(rng.choice(("</table>", "</table>", "</table>", "")) if depth == 0 else "</table>")

    for _ in range(rng.randint(1, 6)):
        match rng.randrange(5):
            case 0:
                table(0)
            case 1:
                parts.append("<hr>")
            case 2:
                parts.append(f"<section><p>{said()}</p></section>")
            case 3:
                parts.append(f"<h2>{said()}</h2>")
            case _:
                parts.append(f"<p>{said()}")
    table(0)
    parts.append(f"<p>{said()}</p>" if rng.random() < 0.5 else "")
    data = ("<html><meta charset=utf-8><body>" + "".join(parts)).encode()
    return lambda: _read(data, seen)


def _escaped(said: str) -> str:
    return said.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")


def _read(data: bytes, seen: list[str]) -> str:
    try:
        readings = list(read_forms(data))
    except FormError as error:
        return error.code
    lost = _missing(seen, readings)
    return f"lost: {lost}" if lost else "read"


_WORK = {"grid": _of_grid, "text": _of_text, "word": _of_word, "web": _of_web}
