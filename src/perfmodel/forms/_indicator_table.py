"""
The indicator table of a document as it is written: the columns it needs, heading rows, rows with merged level cells.

A value is written into a cell so that reading the cell gives the value back.  Indicators that one row of a form gave
(the annual value beside the long-term one, one value for each county) go back into one row.  Those who check a
self-evaluation write their points, the difference and what they say beside it.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from itertools import groupby
from typing import Literal, NamedTuple, TypeAlias

from attrs import evolve

from perfmodel.errors import IncompatibleUnitsError
from perfmodel.files._grid import GridBuilder, Part, Role
from perfmodel.forms._cell_texts import split_ordinal
from perfmodel.lexicon._comparison_words import DIRECTIONS
from perfmodel.objectives._documents import Objectives
from perfmodel.objectives._indicator import Indicator, Term
from perfmodel.objectives._report import Result
from perfmodel.targets._actual import Actual, read_actual
from perfmodel.targets._read import read_target
from perfmodel.targets._render import format_target
from perfmodel.targets._shapes import Target
from perfmodel.targets._terms import Polarity
from perfmodel.taxonomy._category import Category
from perfmodel.taxonomy._scheme import SCHEMES, Scheme
from perfmodel.values._number import EXACT
from perfmodel.values._period import FiscalYear
from perfmodel.values._quantity import Quantity, spell_amount, spell_quantity

NOTHING = "/"
"""What people write into a cell to say that nothing belongs there."""

_CENTS = Decimal("0.01")
_ORDINALS = ("{} {}", "{}、{}", "（{}）{}")
POLARITIES = {Polarity(row.meaning): row.words.split()[0] for row in DIRECTIONS}


def target_text(target: Target, year: FiscalYear | None, /) -> str:
    """The author's own words where they say the target alone, else the canonical ones."""
    written = format_target(target, style="as_written")
    return written if read_target(written, fiscal_year=year) == target else format_target(target)


def actual_text(actual: Actual | None, year: FiscalYear | None, /) -> str:
    """The reported value as it was written, or in canonical words where its unit stood in another column."""
    if actual is None:
        return ""
    written = actual.text if read_actual(actual.text, fiscal_year=year) == actual else format_target(actual.said)
    return written.strip() or NOTHING


def money_text(amount: Quantity | None, /) -> str:
    """
    An amount of money in 万元 with two decimals, or with as many as it needs; another currency keeps its unit.

    >>> money_text(Quantity("3268.4", "万元")), money_text(Quantity(12, "元")), money_text(None)
    ('3268.40', '0.0012', '')
    """
    if amount is None:
        return ""
    try:
        value = amount.to("万元").value
    except IncompatibleUnitsError:
        return spell_quantity(amount)
    rounded = value.quantize(_CENTS, context=EXACT)
    return spell_amount(rounded if rounded == value else value)


def points_text(points: Decimal | None, /) -> str:
    """Points as digits, or an empty text."""
    return "" if points is None else spell_amount(points)


def name_texts(indicator: Indicator, /) -> tuple[str, str]:
    """
    The cell of the column of ordinals, mostly blank, and the cell of the name with the ordinal in front.

    A name that would read as one with an ordinal gets a dash, for none, in a column of its own.

    >>> from perfmodel import Unstated
    >>> name_texts(Indicator(number="2", name="馆藏更新", target=Unstated()))
    ('', '2 馆藏更新')
    >>> name_texts(Indicator(name="1、检修泵站", target=Unstated()))
    ('/', '1、检修泵站')
    """
    number, name = indicator.number, indicator.name
    written = (name,) if number is None else tuple(form.format(number, name) for form in _ORDINALS)
    found = next((text for text in written if split_ordinal(text) == (number, name)), None)
    return (number or NOTHING, name) if found is None else ("", found)


def level_labels(category: Category | None, scheme: Scheme | None, /) -> tuple[str, str]:
    """
    The labels of the first and the second level that a category stands under.

    >>> from perfmodel import category
    >>> level_labels(category("cost.economic"), None), level_labels(category("output"), None)
    (('成本指标', '经济成本指标'), ('产出指标', ''))
    """
    if category is None:
        return "", ""
    trees = (*([scheme] if scheme is not None else []), SCHEMES["mof2015"], SCHEMES["mof2021"])
    path = next((path for tree in trees if (path := tree.labels(category))), ())
    first = path[0] if path else category.label
    return first, path[1] if len(path) > 1 else ""


class Checked(NamedTuple):
    """The texts beside one row: 复核得分, 差异, 复核意见."""

    score: str
    difference: str
    opinion: str


class Checks(NamedTuple):
    """The texts beside a form: those of its rows by their ids, of the money, of the sum, and labelled ones below."""

    rows: Mapping[str, Checked]
    execution: Checked
    total: Checked
    below: tuple[tuple[str, str], ...]


BLANK = Checked("", "", "")
SCORE, SELF_SCORE = "得分", "自评得分"
OPINION, REASON = "复核意见", "偏差原因分析及改进措施"
HEADINGS = ("复核得分", "差异", OPINION)
"""What the columns of :class:`Checked` are called."""


Row: TypeAlias = tuple[Indicator, ...]
"""The indicators of one row: alike but for term, scope and target."""

Key: TypeAlias = tuple[Term, str | None]
"""What one value column is for."""


_LEVELS = ("一级指标", "二级指标")
_UNLABELLED = (NOTHING, "")


class Spec(NamedTuple):
    """One column: its heading, the text of a row, how it is drawn, and the heading below it, if any."""

    heading: str
    text: Callable[[Row], str]
    role: Role = Role.TEXT
    below: str | None = None


Spanned: TypeAlias = tuple[Spec, int]
"""A column with the grid columns that it takes."""


class Layout(NamedTuple):
    """The columns of one table: the level columns, the others with the grid columns each takes, the rows' labels."""

    levels: int
    specs: list[Spec]
    spans: list[int]
    rows: list[Row]
    labels: list[tuple[str, str]]

    def printed(self) -> set[str]:
        """The labels in the level columns, if there are any."""
        return {text for pair in self.labels for text in pair if text} if self.levels else set()

    def before(self, heading: str) -> int:
        """How many grid columns stand left of a column, the side label among them."""
        index = next(index for index, spec in enumerate(self.specs) if spec.heading == heading)
        return 1 + self.levels + sum(self.spans[:index])

    def span(self, heading: str) -> int:
        """How many grid columns a column takes."""
        return next(span for spec, span in zip(self.specs, self.spans, strict=True) if spec.heading == heading)


def layout_of(document: Objectives, width: int, /, *, reports: bool, checks: Checks | None = None) -> Layout:
    """The columns that a document needs, spread over at least *width* grid columns."""
    rows = _rows(document.indicators)
    specs = _specs(rows, document.fiscal_year, reports=reports, checks=checks)
    labels = [_labels(row[0], document.scheme) for row in rows]
    levels = 2 if any(label != _UNLABELLED for label in labels) else 0
    spans = [2 if checks is not None and spec.heading in {OPINION, REASON} else 1 for spec in specs]
    for index in range(width - 1 - levels - sum(spans)):
        spans[index % 2] += 1
    return Layout(levels, specs, spans, rows, labels)


def _labels(indicator: Indicator, scheme: Scheme | None) -> tuple[str, str]:
    """The labels of the levels: those of the category, else those that no category knows, else a dash for none."""
    printed = {extra.heading: extra.text for extra in indicator.extra}
    top, second = level_labels(indicator.category, scheme)
    return top or printed.get(_LEVELS[0], NOTHING), second or printed.get(_LEVELS[1], "")


def _alike(one: Indicator, other: Indicator) -> bool:
    return evolve(one, term=other.term, scope=other.scope, target=other.target) == other


def _rows(indicators: tuple[Indicator, ...]) -> list[Row]:
    columns = list(dict.fromkeys((item.term, item.scope) for item in indicators))
    found = list[list[Indicator]]()
    for item in indicators:
        last = found[-1][-1] if found else None
        at = columns.index((item.term, item.scope))
        if last is not None and _alike(last, item) and columns.index((last.term, last.scope)) < at:
            found[-1].append(item)
        else:
            found.append([item])
    return [tuple(row) for row in found]


def _specs(rows: list[Row], year: FiscalYear | None, *, reports: bool, checks: Checks | None) -> list[Spec]:
    """The columns behind the levels: those that some row fills, in the order of the ministry's forms."""
    optional = [
        Spec("指标方向", _polarity),
        Spec("调整指标值", partial(_adjusted, year)),
        Spec("指标解释", _definition),
        *_standards(rows, year),
        Spec("执行情况", partial(_reported, "so_far", year)),
        Spec("全年预计完成情况", partial(_reported, "expected", year)),
        Spec("完成目标可能性", partial(_said, "likelihood")),
    ]
    weight = Spec("分值", _weight, Role.NUMBER)
    reported = [
        Spec("实际完成值", partial(_reported, "actual", year)),
        weight,
        *_scores(checks),
        Spec(REASON, partial(_said, "reason")),
    ]
    used = [spec for spec in optional if any(spec.text(row) for row in rows)]
    weighted = [weight] if any(row[0].weight is not None for row in rows) else []
    ordinals = [Spec("序号", partial(_name, 0))] if any(_name(0, row) for row in rows) else []
    front = [*ordinals, Spec("三级指标", partial(_name, 1)), *_values(rows, year, reports=reports)]
    return [*front, *used, *(reported if reports else weighted), *_extras(rows)]


def _scores(checks: Checks | None) -> list[Spec]:
    """The column of points; where somebody checks them, his own beside it."""
    if checks is None:
        return [Spec(SCORE, _score, Role.NUMBER)]
    roles = (Role.NUMBER, Role.NUMBER, Role.TEXT)
    columns = enumerate(zip(HEADINGS, roles, strict=True))
    checked = [Spec(heading, partial(_checked, checks, at), role) for at, (heading, role) in columns]
    return [Spec(SELF_SCORE, _score, Role.NUMBER), *checked]


def _checked(checks: Checks, at: int, row: Row) -> str:
    return next((checks.rows[item.id][at] for item in row if item.id in checks.rows), "")


def _name(part: Literal[0, 1], row: Row) -> str:
    return name_texts(row[0])[part]


def _goal(target: Target, year: FiscalYear | None) -> str:
    """The text of a target; a dash for one that is not stated, since a blank cell beside others is none at all."""
    return target_text(target, year).strip() or NOTHING


def _definition(row: Row) -> str:
    return row[0].definition or ""


def _adjusted(year: FiscalYear | None, row: Row) -> str:
    return "" if row[0].adjusted is None else _goal(row[0].adjusted, year)


def _weight(row: Row) -> str:
    return points_text(row[0].weight)


def _score(row: Row) -> str:
    return points_text(_result(row).score)


def _reported(field: Literal["actual", "so_far", "expected"], year: FiscalYear | None, row: Row) -> str:
    result = _result(row)
    return actual_text({"actual": result.actual, "so_far": result.so_far, "expected": result.expected}[field], year)


def _said(field: Literal["likelihood", "reason"], row: Row) -> str:
    return _result(row).likelihood if field == "likelihood" else _result(row).reason


def _result(row: Row) -> Result:
    return row[0].result or Result()


def _polarity(row: Row) -> str:
    return "" if row[0].polarity is None else POLARITIES[row[0].polarity]


def _values(rows: list[Row], year: FiscalYear | None, *, reports: bool) -> list[Spec]:
    """One value column for each term and scope that occurs."""
    annual = "年度指标值" if reports else "指标值"
    keys: list[Key] = list(dict.fromkeys((item.term, item.scope) for row in rows for item in row))
    if len(keys) == 1 and (place := keys[0][1]) is not None:
        return [Spec(f"{annual}（{place}）", partial(_value, keys[0], year))]
    return [
        Spec(annual if term is Term.ANNUAL else "中期指标值", partial(_value, (term, scope), year), below=scope)
        for term, scope in keys or [(Term.ANNUAL, None)]
    ]


def _value(key: Key, year: FiscalYear | None, row: Row) -> str:
    return next((_goal(item.target, year) for item in row if (item.term, item.scope) == key), "")


def _standards(rows: list[Row], year: FiscalYear | None) -> list[Spec]:
    """One column for each grade that some row has a standard for."""
    grades = dict.fromkeys(item.grade for row in rows for item in row[0].standards)
    return [Spec(grade, partial(_standard, grade, year)) for grade in grades]


def _standard(grade: str, year: FiscalYear | None, row: Row) -> str:
    return next((_goal(item.target, year) for item in row[0].standards if item.grade == grade), "")


def _extras(rows: list[Row]) -> list[Spec]:
    """One column for each heading of further cells, as often as one row has it."""
    keys = dict.fromkeys(key for row in rows for key in _further(row))
    return [Spec(heading, partial(_extra, (heading, count))) for heading, count in keys]


def _further(row: Row) -> dict[tuple[str, int], str]:
    """The further cells of a row by heading and how often it stood before, less those in the level columns."""
    found = dict[tuple[str, int], str]()
    for heading, text in row[0].extra:
        if heading not in _LEVELS:
            found[heading, sum(other == heading for other, _ in found)] = text
    return found


def _extra(key: tuple[str, int], row: Row) -> str:
    return _further(row).get(key, "")


def write_table(builder: GridBuilder, layout: Layout, points: dict[str, str]) -> None:
    """Write the heading rows and the rows; *points* stand behind the labels of the levels, each once."""
    deep = any(spec.below is not None for spec in layout.specs)
    _headings(builder, layout, deep=deep)
    for row, labels in _labelled(layout, dict(points)):
        cells = (
            Part(spec.text(row), span, 1, spec.role) for spec, span in zip(layout.specs, layout.spans, strict=True)
        )
        builder.row(*labels, *cells)


def _headings(builder: GridBuilder, layout: Layout, *, deep: bool) -> None:
    """One heading row, or two where value columns have a heading of their own below."""
    height = 2 if deep else 1
    side = Part("年度绩效指标", 1, len(layout.rows) + height, Role.LABEL)
    levels = [Part(text, 1, height, Role.HEADING) for text in _LEVELS[: layout.levels]]
    groups = [list(group) for _, group in groupby(zip(layout.specs, layout.spans, strict=True), key=_heading_of)]
    builder.row(side, *levels, *(part for group in groups for part in _upper(group, height)))
    if deep:
        builder.row(*(part for group in groups for part in _lower(group)))


def _heading_of(column: Spanned) -> tuple[str, bool]:
    """By which columns beside each other stand under one heading: its words, and whether others stand below it."""
    spec, _ = column
    return spec.heading, spec.below is not None


def _upper(group: list[Spanned], height: int) -> list[Part]:
    """The first heading row of columns with one heading: it stands once over those that have one of their own below."""
    first, _ = group[0]
    if first.below is None:
        return [Part(spec.heading, span, height, Role.HEADING) for spec, span in group]
    return [Part(first.heading, sum(span for _, span in group), 1, Role.HEADING)]


def _lower(group: list[Spanned]) -> list[Part]:
    """The second heading row of columns with one heading, if any: 东区, 西区 below 指标值."""
    return [Part(spec.below, span, 1, Role.HEADING) for spec, span in group if spec.below is not None]


def _labelled(layout: Layout, points: dict[str, str]) -> Iterator[tuple[Row, tuple[Part, ...]]]:
    """Each row with the level labels that start at it; a run of one label is one merged cell."""
    if not layout.levels:
        yield from ((row, ()) for row in layout.rows)
        return
    labelled = list(zip(layout.rows, layout.labels, strict=True))
    for (top, _), block in groupby(labelled, key=lambda item: (item[1][0], item[1][1] == "")):
        rows = list(block)
        first = Part(top + points.pop(top, ""), 1, len(rows), Role.LABEL)
        for (_, second), group in groupby(rows, key=lambda item: item[1]):
            members = list(group)
            for index, (row, _) in enumerate(members):
                opening = (Part(second + points.pop(second, ""), 1, len(members), Role.LABEL),) if index == 0 else ()
                yield row, ((first, *opening) if row is rows[0][0] else opening)
