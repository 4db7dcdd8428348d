"""
How long files take to read and write, beside what openpyxl and python-docx need to open and save the same file.

Run: ``python benchmarks/files.py``.  Bounds: a Word form of 60 indicators reads in 150 ms and writes in 250 ms, an
Excel one in 100 and 150; reading and writing together take at most twice the time of the bare package.
"""

import io
import resource
import statistics
import time
from collections.abc import Callable

import docx as python_docx
import openpyxl

from perfmodel.forms.files import docx, html, xlsx
from perfmodel.forms.grid import Cell, Grid, Role

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


def milliseconds(work: Callable[[], object]) -> float:
    """The median time of some work."""
    work()
    times: list[float] = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def open_and_save_workbook(data: bytes) -> None:
    """What openpyxl alone needs."""
    openpyxl.load_workbook(io.BytesIO(data)).save(io.BytesIO())


def open_and_save_document(data: bytes) -> None:
    """What python-docx alone needs."""
    python_docx.Document(io.BytesIO(data)).save(io.BytesIO())


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
        start = time.perf_counter()
        xlsx.read(data)
        print(f"xlsx of {rows} rows: read {(time.perf_counter() - start) * 1000:.0f} ms")
    data = xlsx.write(tuple(form(60) for _ in range(200)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    xlsx.read(data)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"200 sheets: peak of writing {before} MiB, after reading {peak} MiB")


if __name__ == "__main__":
    main()
