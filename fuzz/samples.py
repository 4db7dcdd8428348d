"""Whole files of every kind, made at random, that the searches damage or measure."""

import ast
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import perfmodel.forms
import perfmodel.lexicon
from perfmodel.files import delimited, docx, html, xlsx
from perfmodel.files._grid import Cell, Grid

FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures" / "files"

HEADS = (
    "三级指标 指标值 一级指标 二级指标 项目名称 年度总体目标 完成时间 分值 实际完成值 得分 备注 年初预算数 序号".split()
)
WORDS = (
    "阅览室改造 新增座位 ≥80个 6月底前 2024年度 产出指标 数量指标 指标1 （1） 100% =100% 合计 主管部门：市文化局 注：略 90分 "
    "填报人：甲 ≤3天半 12.5万元 附件2 第二部分 项目支出绩效目标表 绩效自评表 总分 10 / — 其他 98.5% 2023-06-30 是 ≥95% 万元 "
    "较上年增长5% 每月1-2次 甲\u3000乙 甲 乙 A x\u2028y 三 0 -1 定性 优良中低差 '=1 <b> & \" 长".split(" ")
)


def _known_words() -> tuple[str, ...]:
    """Each short text that a module of forms or of the lexicon spells: what the reader looks for in a table."""
    found = set[str]()
    for package in (perfmodel.forms, perfmodel.lexicon):
        for path in sorted(Path(package.__path__[0]).glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.update(word for word in node.value.split() if len(word) <= _SHORT)
    return tuple(sorted(found))


_SHORT = 12
"""A longer word is prose or a pattern."""

KNOWN = _known_words()


def text(rng: Random) -> str:
    """A text of a cell or a line."""
    words = rng.choice((WORDS, WORDS, KNOWN))
    found = rng.choice(HEADS if rng.random() < 0.3 else words)
    return found + rng.choice(("", "", "", "\n" + rng.choice(words), f"{rng.randrange(1000)}"))


def grid(rng: Random, *, lines: bool = True) -> Grid:
    """A table with merged cells and lines around it, often with the headings of a form."""
    rows, columns = rng.randint(1, 9), rng.randint(1, 6)
    free = {(row, column) for row in range(1, rows + 1) for column in range(1, columns + 1)}
    heads, cells = rng.randint(1, rows) if rng.random() < 0.8 else 0, list[Cell]()
    for row, column in sorted(free):
        if (row, column) not in free or rng.random() < 0.15:
            continue
        spans = (rng.choice((1, 1, 1, 2, 3)), rng.choice((1, 1, 1, 2, 3)))
        said = HEADS[(column - 1) % 5] if row == heads and (column == 1 or rng.random() < 0.8) else text(rng)
        cell = Cell(row=row, column=column, text=said, row_span=spans[0], column_span=spans[1])
        if not free.issuperset(cell.positions):
            cell = Cell(row=row, column=column, text=said)
        free.difference_update(cell.positions)
        cells.append(cell)
    around = [[text(rng) for _ in range(rng.choice((0, 0, 1, 3)))] for _ in range(2)] if lines else [[], []]
    return Grid(cells=cells or [Cell(row=1, column=1, text="三级指标")], name="", above=around[0], below=around[1])


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A package with each part changed, or left out where the change gives nothing."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as result:
        for name in source.namelist():
            part = change(name, source.read(name))
            if part is not None:
                result.writestr(name, part)
    return target.getvalue()


_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = (
    f'xmlns:office="{_OFFICE}office:1.0" xmlns:table="{_OFFICE}table:1.0" xmlns:text="{_OFFICE}text:1.0" '
    f'xmlns:style="{_OFFICE}style:1.0"'
)


def _escaped(said: str) -> str:
    return "".join(f"&#{ord(sign)};" if sign in '<>&"' else sign for sign in said)


def flat(rng: Random, kind: str) -> bytes:
    """An OpenDocument file in one piece of XML: a workbook (spreadsheet) or a text."""
    table = grid(rng)
    rows = list[str]()
    for number in range(1, table.rows + 1):
        cells = "".join(
            f'<table:table-cell table:number-rows-spanned="{cell.row_span}" '
            f'table:number-columns-spanned="{cell.column_span}" office:value-type="string">'
            f"<text:p>{_escaped(cell.text)}</text:p></table:table-cell>"
            for cell in table.by_row().get(number, [])
        )
        rows.append(f"<table:table-row>{cells}</table:table-row>")
    body = f'<table:table table:name="表">{"".join(rows)}</table:table>'
    if kind == "text":
        above, below = (
            "".join(f"<text:p>{_escaped(line)}</text:p>" for line in lines) for lines in (table.above, table.below)
        )
        body = above + body + below
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES}><office:body><office:{kind}>{body}'
        f"</office:{kind}></office:body></office:document>"
    ).encode()


def packed(data: bytes, kind: str) -> bytes:
    """A flat OpenDocument file as a package."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as result:
        result.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        result.writestr("content.xml", data)
        result.writestr("META-INF/manifest.xml", "<manifest/>")
    return target.getvalue()


def sample(kind: str, rng: Random) -> bytes:
    """A whole file of a kind."""
    match kind:
        case "xlsx":
            return xlsx.write((grid(rng),))
        case "docx":
            return docx.write((grid(rng), grid(rng)) if rng.random() < 0.3 else (grid(rng),))
        case "html":
            return html.write((grid(rng),))
        case "tsv":
            return delimited.write((grid(rng),))
        case "ods":
            return packed(flat(rng, "spreadsheet"), "spreadsheet")
        case "odt":
            return packed(flat(rng, "text"), "text")
        case "fods":
            return flat(rng, "spreadsheet")
        case "et":
            # WPS writes the workbooks of Excel 97 under a suffix of its own
            return (FIXTURES / "sample.xls").read_bytes()
        case "converted":
            return _rich_text(grid(rng))
        case "zip":
            return _archive(rng)
        case "doc":
            # read without a converter: what is said of it is an error of ours
            return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + rng.randbytes(600) + "WordDocument".encode("utf-16-le")
        case _:
            return (FIXTURES / f"sample.{kind}").read_bytes()


def _rich_text(table: Grid) -> bytes:
    """A table in rich text (.rtf), which LibreOffice reads as it reads .doc."""
    rows = list[str]()
    for cells in table.by_row().values():
        ends = "".join(f"\\cellx{1500 * (at + 1)}" for at in range(len(cells)))
        texts = "".join(f"{_rich(cell.text)}\\cell " for cell in cells)
        rows.append(f"\\trowd{ends}\\pard\\intbl {texts}\\row\n")
    return f"{{\\rtf1\\ansi {''.join(rows)}\\pard\\par}}".encode("ascii")


def _rich(said: str) -> str:
    return "".join(sign if sign.isalnum() and sign.isascii() else f"\\u{ord(sign)}?" for sign in said)


def _archive(rng: Random) -> bytes:
    """An archive of a few files, some with names in GBK, in folders, outside of them or in an archive of their own."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", rng.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as result:
        for number in range(rng.randint(1, 3)):
            kind = rng.choice(("xlsx", "docx", "html", "ods", "fods", "xls"))
            folder = rng.choice(("", "", "表/", "../", "/", "C:\\", "~$"))
            result.writestr(f"{folder}表{number}.{kind}".encode("gbk").decode("cp437"), sample(kind, rng))
        if rng.random() < 0.1:
            result.writestr("表.zip", packed(flat(rng, "text"), "text"))
    return target.getvalue()
