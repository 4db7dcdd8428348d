"""Laws of reading forms: nothing is lost, nothing is guessed, nothing escapes."""

import contextlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfmodel import FormError, dumps, loads, read_form
from perfmodel.files.delimited import parse
from perfmodel.forms._cell_texts import split_ordinal
from perfmodel.forms._layouts import COLUMNS, HEAD, MONEY, Column, HeadingRow
from perfmodel.forms._read import Reading
from perfmodel.lexicon._form_marks import is_blank
from perfmodel.taxonomy._category_labels import split_points

FORMS = tuple(
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[1] / "fixtures" / "layouts").glob("*.tsv"))
)
WORDS = tuple(
    word
    for rows in (COLUMNS, HEAD, MONEY)
    for row in cast("tuple[HeadingRow[Any], ...]", rows)
    for word in row.words.split()
)
LABELS = (
    "产出指标",
    "数量 指标",
    "质量指标（20分）",
    "效益指标",
    "满意度指标",
    "成本指标",
    "一、时效指标(必填)",
    "项目决策",
)
NAMES = ("新增馆藏", "1 巡检泵站", "（2）读者满意度", "指标3", "……", "6", "0", "管网完好率（城区）", "2024年活动场次")
VALUES = ("≥80个", "90%以上", "优良", "2024年底前", "不超过预算", "/", "—", "", "12", "≥95%%", "每季度1次", "1.2万人次")
JUNK = (
    "备忘",
    "第 2 页",
    "（续表）",
    "√",
    "注：按年统计。",
    "合计",
    "100",
    "10分",
    "市图书馆",
    "正向",
    "大于等于",
    "万元",
)
CELL = st.sampled_from((*LABELS, *NAMES, *VALUES, *JUNK, *WORDS)) | st.text(max_size=6)


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A form of any headings in any order, with rows that may have slipped and cells that belong nowhere."""
    fields = draw(st.lists(st.sampled_from(COLUMNS), min_size=2, max_size=12))
    wanted = [row for row in COLUMNS if row.field in {Column.NAME, Column.VALUE}]
    headings = [draw(st.sampled_from(row.words.split())) for row in draw(st.permutations([*fields, *wanted]))]
    lines = [["项目绩效目标表"], ["项目名称", "阅览室改造", "", "年度", "2024"], headings]
    for _ in range(draw(st.integers(0, 6))):
        cells = [draw(st.sampled_from((*LABELS, *NAMES, *VALUES, "", "", *JUNK))) for _ in headings]
        shift = draw(st.integers(-3, 3))
        lines.append(["", *cells][1 - shift :] if shift < 0 else ["", "", ""][:shift] + cells)
    return "\n".join("\t".join(cell.replace("\t", " ") for cell in line) for line in lines)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A form with a stretch of its text replaced."""
    form, start, length = draw(st.sampled_from(FORMS)), draw(st.integers(0, 900)), draw(st.integers(0, 40))
    put = draw(st.sampled_from(("", "\t", "\n", "\t\t", '"', "\r", "\0")) | CELL)
    return form[:start] + put + form[start + length :]


LOOSE = st.lists(st.lists(CELL, max_size=8).map("\t".join), max_size=14).map("\n".join)


def read(source: str | bytes) -> Reading | None:
    """The reading of a form, or nothing where it is refused; any other error than a refusal fails the test."""
    with contextlib.suppress(FormError):
        return read_form(source)
    return None


def strings(value: object) -> Iterator[str]:
    """All texts inside some JSON."""
    if isinstance(value, dict):
        value = list(cast("dict[str, object]", value).values())
    if isinstance(value, list):
        for item in cast("list[object]", value):
            yield from strings(item)
    elif value is not None:
        yield str(value)


READ = frozenset(("weight", "score", "fiscal_year", "budget", "report", "tasks", "unit", "operator"))
"""Uses whose cells become numbers, units or comparisons: their text may change its spelling (10分 is 10)."""


def check_texts(reading: Reading) -> None:
    """The text of every cell stands in the document or in a finding, less labels, numbers and dashes for none."""
    kept = list(strings(json.loads(dumps(reading.document, "json"))))
    kept += [finding.text for finding in reading.findings]
    whole = "\n".join("".join(text.split()) for text in kept)
    for entry in reading.ledger:
        use = entry.use.removeprefix("indicator:").partition(":")[0]
        text = "".join(entry.text.split())
        if use == "name":
            name, points = split_points(split_ordinal(entry.text)[1])
            # points behind a name are the row's points: its name stands without them
            text = "".join(
                (name if points is not None and f"{points}" in kept else split_ordinal(entry.text)[1]).split()
            )
        value = re.split("[:：]", text, maxsplit=1)[-1]
        silent = (use in {"number", "adjusted"} and is_blank(entry.text)) or entry.use == "finding:part-other"
        assert use == "label" or use in READ or silent or value in whole, entry


def check(text: str) -> None:
    """Every cell is entered once, ids are unique, the document survives its exchange, reading again gives the same."""
    reading = read(text)
    if reading is None:
        return
    cells = [(cell.row, cell.column, cell.text) for cell in parse(text.removeprefix("\ufeff")).cells]
    assert [(entry.place.line, entry.place.column, entry.text) for entry in reading.ledger] == cells
    ids = Counter(indicator.id for indicator in reading.document.indicators)
    assert set(ids.values()) <= {1}
    check_texts(reading)
    document = dumps(reading.document, "json")
    assert loads(document, "json") == reading.document
    assert read_form(text) == reading


@given(text=tables())
def test_no_cell_of_a_table_is_lost(text: str) -> None:
    """Whatever columns a table has and wherever its rows slipped to."""
    check(text)


@given(text=LOOSE)
def test_no_cell_of_loose_words_is_lost(text: str) -> None:
    """Whatever order the words of forms stand in."""
    check(text + "\n")


@given(text=mutated())
def test_no_cell_of_a_damaged_form_is_lost(text: str) -> None:
    """Whatever was cut out of a form or put into it."""
    check(text + "\n")


@given(text=st.text())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes another error than a refusal with a code and advice."""
    read(text + "\n")


@given(data=st.binary() | st.sampled_from(FORMS).map(lambda form: form.encode("utf-16")[:200]))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """No file makes another error than a refusal with a code and advice."""
    read(data)
