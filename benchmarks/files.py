"""
How long files take to read and write, beside what the bare package needs for the same file.

Run: ``python benchmarks/files.py`` prints every bound as a ratio.  A Word form of 60 indicators reads in 150 ms and
writes in 250 ms, an Excel one in 100 and 150; reading and writing together take at most twice the time of openpyxl or
python-docx that open and save the file.  Old Excel and OpenDocument take at most twice the time of xlrd (with its
formatting) and lxml that look at the text of each cell; PDF tables at most 1.5 times what PDFium takes to hand out the
characters and rules of the same pages through pypdfium2, since it finds no tables itself, and what pdfplumber, which
does, takes for the tables; pages of prose at most 1.3 times their plain text.  A disclosure of 200 pages with 40 forms
stays below 1 GiB.  Two processes do at least 1.7 times the work of one.

PDFium runs in a process of its own, so the plain text is taken in one too; the ratio to a process that has loaded it
already is printed beside.  Files of the kinds that are only read are made by LibreOffice; without it they are left
out.  Times are those of the processor, of all processes, the best of some rounds, so that a busy machine disturbs them
little.

Of a form of 1,000 rows the whole way to a document is measured beside what another package needs to hand out its cells
or its elements, and the way to a grid of cells alone.
"""

import io
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import docx as python_docx
import openpyxl
import pypdfium2
import xlrd
from lxml import etree
from timing import Work, best, in_turns, processor

from perfmodel import read_form, read_forms
from perfmodel.files import docx, html, odf, pdf, xls, xlsx
from perfmodel.files._grid import Cell, Grid, Role

_ROUNDS = 15


def form(indicators: int) -> Grid:
    """A form of objectives with merged levels."""
    heads = ("一级指标", "二级指标", "三级指标", "指标值")
    cells = [
        Cell(row=1, column=1, text="部门名称", role=Role.LABEL),
        Cell(row=1, column=2, text="市水务局", column_span=4),
        Cell(row=2, column=1, text="年度绩效指标", row_span=indicators + 1, role=Role.LABEL),
        *(Cell(row=2, column=column, text=head, role=Role.HEADING) for column, head in enumerate(heads, 2)),
    ]
    for start in range(0, indicators, 10):
        span = min(10, indicators - start)
        cells += [
            Cell(row=3 + start, column=2, text="产出指标", row_span=span, role=Role.LABEL),
            Cell(row=3 + start, column=3, text="数量指标", row_span=span, role=Role.LABEL),
        ]
    for number in range(indicators):
        cells += [
            Cell(row=3 + number, column=4, text=f"{number + 1} 巡查河道并按月归档的次数"),
            Cell(row=3 + number, column=5, text=f"≥{number + 12}次"),
        ]
    return Grid(cells=cells, name="绩效目标表", above=["部门整体支出绩效目标表", "（2023年度）"])


def milliseconds(work: Work) -> float:
    """The least time of some work."""
    return 1000 * best(work, _ROUNDS)


def open_and_save_workbook(data: bytes) -> None:
    """What openpyxl alone needs."""
    openpyxl.load_workbook(io.BytesIO(data)).save(io.BytesIO())


def open_and_save_document(data: bytes) -> None:
    """What python-docx alone needs."""
    python_docx.Document(io.BytesIO(data)).save(io.BytesIO())


def beside(name: str, bound: float, work: Work, bare: Work, rounds: int) -> None:
    """Print how many times as long some work takes as that of the bare package, round by round in turn."""
    reading, alone = (1000 * seconds for seconds in in_turns(rounds, work, bare))
    print(f"{name}: read {reading:.1f} ms, bare {alone:.1f} ms, ratio {reading / alone:.2f} (bound {bound})")


def converted(data: bytes, suffix: str, kinds: tuple[str, ...]) -> dict[str, bytes]:
    """A file as other kinds, by LibreOffice; none without it."""
    program = shutil.which("soffice")
    if program is None:
        return {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / f"form{suffix}").write_bytes(data)
        for kind in kinds:
            command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
            subprocess.run(  # noqa: S603 - the program that was looked for
                [*command, kind, "--outdir", name, f"form{suffix}"], cwd=folder, check=True, capture_output=True
            )
        return {kind: (folder / f"form.{kind}").read_bytes() for kind in kinds}


def look_at_old_workbook(data: bytes) -> int:
    """What xlrd alone needs, with the formatting that percents and days need."""
    book = xlrd.open_workbook(file_contents=data, formatting_info=True)
    return sum(
        sheet.cell(row, column).value != ""
        for sheet in book.sheets()
        for row in range(sheet.nrows)
        for column in range(sheet.ncols)
    )


def look_at_open_workbook(data: bytes) -> int:
    """What lxml alone needs."""
    table, text = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("table", "text"))
    root = etree.fromstring(ZipFile(io.BytesIO(data)).read("content.xml"))
    return sum(
        bool("\n".join("".join(line.itertext()) for line in cell.iter(f"{text}p")))
        for cell in root.iter(f"{table}table-cell")
    )


def look_at_workbook(data: bytes) -> int:
    """What openpyxl alone needs, read-only, to hand out the value of each cell."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    return sum(cell.value is not None for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)


def look_at_workbook_by_calamine(data: bytes) -> int:
    """What python-calamine alone needs for the values of all rows."""
    import python_calamine  # noqa: PLC0415 - only measured against, where it is installed

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)


def parse_document(data: bytes) -> int:
    """What lxml alone needs to parse the main part of a Word file."""
    return len(etree.fromstring(ZipFile(io.BytesIO(data)).read("word/document.xml")))


def parse_page(data: bytes) -> int:
    """What lxml alone needs to parse a web page."""
    return len(etree.HTML(data))


def plain_text(data: bytes) -> int:
    """What PDFium alone needs for the plain text."""
    return sum(len(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(data))


def characters_and_rules(data: bytes) -> int:
    """What PDFium alone needs for the characters in their boxes and for what is drawn."""
    count = 0
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage()
        for index in range(text.count_chars()):
            text.get_charbox(index, loose=True)
            text.get_text_range(index, 1)
        count += sum(bool(item.get_bounds()) for item in page.get_objects())
    return count


def tables_by_plumber(data: bytes) -> int:
    """What pdfplumber alone needs for the tables."""
    import pdfplumber  # noqa: PLC0415 - only measured against, where it is installed

    with pdfplumber.open(io.BytesIO(data)) as file:
        return sum(len(page.extract_tables()) for page in file.pages)


_PLAIN = (
    "import sys, pypdfium2\nfor page in pypdfium2.PdfDocument(sys.stdin.buffer.read()):\n"
    "    sys.stdout.write(page.get_textpage().get_text_range())"
)
_PEAK = (
    "import resource, sys\nfrom perfmodel.files import pdf\npdf.read(sys.stdin.buffer.read())\n"
    "print(*(resource.getrusage(who).ru_maxrss >> 10 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))"
)


def program(source: str, data: bytes) -> str:
    """What a program of Python prints for a file, in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", source]
    found = subprocess.run(  # noqa: S603 - this very Python
        command, input=data, check=True, capture_output=True, env=environment
    )
    return found.stdout.decode()


def disclosure(forms: int, pages: int) -> bytes:
    """A Word file of forms with pages of prose before each."""
    document = python_docx.Document()
    said = "本年度按计划开展河道巡查与设施养护，资金按进度拨付。" * 5
    for _ in range(forms):
        for page in range(pages):
            for line in range(9):
                document.add_paragraph(f"第{page}页第{line}段。{said}")
            document.add_page_break()
        table = document.add_table(30, 4, style="Table Grid")
        for row in range(30):
            texts = ("产出指标", "数量指标", f"巡查河道的次数{row}", f"≥{row}次")
            for column, text in enumerate(("一级指标", "二级指标", "三级指标", "指标值") if row == 0 else texts):
                table.cell(row, column).text = text
        document.add_page_break()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class WholeForm(NamedTuple):
    """The seconds that a form of 1,000 rows takes: to a document, to a grid, and those of another package."""

    kind: str
    peer: str
    form: float
    grid: float
    bare: float | None


def whole_forms() -> list[WholeForm]:
    """A form of 1,000 rows of each kind, in turns with the package beside it; none where that is not installed."""
    found = list[WholeForm]()
    for room, peer, package, bare in (
        (xlsx, "openpyxl, read-only, each cell", "openpyxl", look_at_workbook),
        (xlsx, "python-calamine, each row", "python_calamine", look_at_workbook_by_calamine),
        (html, "lxml, parsing", "lxml", parse_page),
        (docx, "lxml, parsing", "lxml", parse_document),
    ):
        if find_spec(package) is None:
            found.append(WholeForm(room.KIND, peer, 0, 0, None))
            continue
        data = room.write((form(1_000),))
        ways = (partial(read_form, data), partial(room.read, data), partial(bare, data))
        found.append(WholeForm(room.KIND, peer, *in_turns(7, *ways)))
    return found


def other_workbooks() -> None:
    """Old Excel and OpenDocument beside their libraries."""
    for name, sheets in (("1 sheet of 60 rows", 1), ("40 sheets of 60 rows", 40)):
        made = converted(xlsx.write(tuple(form(60) for _ in range(sheets))), ".xlsx", ("xls", "ods"))
        for kind, read, bare in (("xls", xls.read, look_at_old_workbook), ("ods", odf.read, look_at_open_workbook)):
            if data := made.get(kind):
                beside(f"{kind}, {name}", 2, lambda: read(data), lambda: bare(data), 20)  # noqa: B023 - used at once


def pages() -> None:
    """PDF files beside PDFium, and beside pdfplumber where it is installed."""
    if data := converted(disclosure(40, 0), ".docx", ("pdf",)).get("pdf"):
        beside(
            "pdf, 40 tables, PDFium's characters", 1.5, lambda: pdf.read(data), lambda: characters_and_rules(data), 3
        )
        if find_spec("pdfplumber"):
            beside("pdf, 40 tables, pdfplumber", 1.5, lambda: pdf.read(data), lambda: tables_by_plumber(data), 1)
    if data := converted(disclosure(1, 200), ".docx", ("pdf",)).get("pdf"):
        beside("pdf, 200 pages of prose", 1.3, lambda: pdf.read(data), lambda: program(_PLAIN, data), 5)
        beside("pdf, the same, PDFium loaded", 1.3, lambda: pdf.read(data), lambda: plain_text(data), 5)
    if data := converted(disclosure(40, 4), ".docx", ("pdf",)).get("pdf"):
        count = len(pypdfium2.PdfDocument(data))
        own, other = map(int, program(_PEAK, data).split())
        print(f"pdf, {count} pages with 40 forms: peaks {own} and {other} MiB in two processes (bound 1024 together)")


def several_processes() -> None:
    """
    400 files by one process and by two.

    The clock says little on a busy machine; the processor time of all processes says what two free ones would do.
    """
    files = [xlsx.write((form(60),))] * 400
    clock, work = dict[int, float](), dict[int, float]()
    for workers in (1, 2):
        start, before = time.perf_counter(), processor()
        count = sum(1 for _ in read_forms(files, workers=workers))
        clock[workers], work[workers] = time.perf_counter() - start, processor() - before
    load = os.getloadavg()[0]
    print(
        f"{count} files, 2 processes: {clock[1] / clock[2]:.2f} times the work of one by the clock (load {load:.1f}), "
        f"{2 * work[1] / work[2]:.2f} by processor time (bound 1.7; {work[1]:.1f} and {work[2]:.1f} s)"
    )


def main() -> None:
    """Print the figures."""
    grids = (form(60),)
    for room, bare in ((xlsx, open_and_save_workbook), (docx, open_and_save_document)):
        data = room.write(grids)
        reading = milliseconds(lambda room=room, data=data: room.read(data))
        writing = milliseconds(lambda room=room: room.write(grids))
        alone = milliseconds(lambda bare=bare, data=data: bare(data))
        ratio = (reading + writing) / alone
        print(f"{room.KIND}: read {reading:.1f} ms, write {writing:.1f} ms, bare {alone:.1f} ms, ratio {ratio:.2f}")
    page = html.write(grids)
    reading, writing = milliseconds(lambda: html.read(page)), milliseconds(lambda: html.write(grids))
    print(f"html: read {reading:.1f} ms, write {writing:.1f} ms")
    for rows in (1_000, 10_000):
        data = xlsx.write((form(rows),))
        print(f"xlsx of {rows} rows: read {1000 * best(lambda data=data: xlsx.read(data), 1):.0f} ms")
    data = xlsx.write(tuple(form(60) for _ in range(200)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    xlsx.read(data)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"200 sheets: peak of writing {before} MiB, after reading {peak} MiB")
    for one in whole_forms():
        if one.bare is None:
            print(f"{one.kind}, 1,000 rows: {one.peer}: not installed")
        else:
            whole, grid = one.form / one.bare, one.grid / one.bare
            print(f"{one.kind}, 1,000 rows: {whole:.1f} times {one.peer} to a document, {grid:.1f} to a grid")
    other_workbooks()
    pages()
    several_processes()


if __name__ == "__main__":
    main()
