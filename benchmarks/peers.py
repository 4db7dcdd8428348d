"""
Others that read Chinese quantities, in the same run: how fast, beside how much of the meaning each gets right.

Run: pip install 'perfmodel[peers]' and python benchmarks/peers.py [--write].  A peer that is not installed is left out.

The labelled expressions are made up here, by the authors of perfmodel, which reads them all: they show what
the others were not made for.  An adapter is generous: 0.95 counts as 95 %, 7303500 yuan as 730.35 万元, any spelling of
a unit as the unit.  *Value* is the number, *unit* that it has one too, *comparison* that ≥ and ≤ are told apart,
*whole* all three.
"""

import argparse
import re
import time
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from perfmodel import Comparison, Threshold
from perfmodel.targets._read import read_afresh


class Said(NamedTuple):
    """What a reader makes of an expression; ``None`` where it says nothing."""

    values: tuple[Decimal, ...] = ()
    unit: str | None = None
    comparison: str | None = None


LABELLED: tuple[tuple[str, str, str, str], ...] = (
    ("≥85%", "85", "%", "ge"),
    ("不低于92%", "92", "%", "ge"),
    ("97%以上", "97", "%", "ge"),
    ("不少于百分之八十", "80", "%", "ge"),
    ("≤万分之三", "3", "‱", "le"),
    ("不超过2.5‰", "2.5", "‰", "le"),
    ("≥12项", "12", "项", "ge"),
    ("至少6期", "6", "期", "ge"),
    ("不少于四十场", "40", "场", "ge"),
    ("≥35万人次", "35", "万人次", "ge"),
    ("达到1,500户以上", "1500", "户", "ge"),
    ("200人以上", "200", "人", "ge"),
    ("＞３００件", "300", "件", "gt"),
    ("≤640.25万元", "640.25", "万元", "le"),
    ("控制在48万元以内", "48", "万元", "le"),
    ("不高于1.6亿元", "1.6", "亿元", "le"),
    ("≤4200元/人·年", "4200", "元/人·年", "le"),
    ("不超过三千元", "3000", "元", "le"),
    ("24小时内", "24", "小时", "le"),
    ("≤15个工作日", "15", "工作日", "le"),
    ("大于等于88分", "88", "分", "ge"),
    ("不足10起", "10", "起", "lt"),
    ("≥18公里", "18", "公里", "ge"),
    ("≥2100平方米", "2100", "平方米", "ge"),
    ("60吨以下", "60", "吨", "le"),
    ("高于7.5mg/L", "7.5", "mg/L", "gt"),
)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def numbers(text: str) -> tuple[Decimal, ...]:
    """The Arabic numbers in an answer."""
    return tuple(Decimal(found) for found in _NUMBER.findall(text.replace(",", "")))


def ours(text: str) -> Said:
    """Our own reader, each text read afresh."""
    found = read_afresh(text, None, None, None)
    if not isinstance(found, Threshold):
        return Said()
    comparison = None if found.comparison is Comparison.STATED else found.comparison.value
    return Said((found.quantity.value,), found.quantity.unit.symbol, comparison)


def with_cn2an() -> Callable[[str], Said]:
    """cn2an: numerals inside a text."""
    from cn2an import transform  # noqa: PLC0415 - an optional peer

    return lambda text: Said(numbers(transform(text, "cn2an")))


def with_chinese2digits() -> Callable[[str], Said]:
    """chinese2digits: numbers and parts of a hundred."""
    from chinese2digits import takeNumberFromString  # noqa: PLC0415 - an optional peer

    def read(text: str) -> Said:
        found = takeNumberFromString(text)["digitsStringList"]
        return Said(tuple(value for text in found for value in numbers(str(text))))

    return read


def with_jionlp() -> Callable[[str], Said]:
    """jionlp: money, with its bounds."""
    import jionlp  # noqa: PLC0415 - an optional peer

    sides = {"blur+": "ge", "blur-": "le"}

    def read(text: str) -> Said:
        try:
            detail: dict[str, Any] = jionlp.parse_money(text)
        except ValueError:
            found = next(iter(jionlp.ner.extract_money(text, with_parsing=True) or ()), None)
            if not found or not found.get("detail"):
                return Said()
            detail = found["detail"]
        return Said(numbers(str(detail["num"])), str(detail["case"]), sides.get(detail["definition"]))

    return read


def with_recognizers() -> Callable[[str], Said]:
    """recognizers-text: percentages, money, dimensions, numbers."""
    from recognizers_number import NumberRecognizer  # noqa: PLC0415 - an optional peer
    from recognizers_number_with_unit import NumberWithUnitRecognizer  # noqa: PLC0415 - an optional peer

    units, plain = NumberWithUnitRecognizer("zh-cn"), NumberRecognizer("zh-cn")
    models = (
        (plain.get_percentage_model(), "%"),
        (units.get_currency_model(), None),
        (units.get_dimension_model(), None),
        (plain.get_number_model(), ""),
    )

    def read(text: str) -> Said:
        for model, unit in models:
            for found in model.parse(text):
                resolution = found.resolution or {}
                values = numbers(str(resolution.get("value") or ""))
                if values:
                    return Said(values, (unit if unit is not None else resolution.get("unit")) or None)
        return Said()

    return read


def with_wetext() -> Callable[[str], Said]:
    """WeTextProcessing: the reading aloud, read back by cn2an."""
    from cn2an import transform  # noqa: PLC0415 - an optional peer
    from tn.chinese.normalizer import Normalizer  # noqa: PLC0415 - an optional peer

    normalizer = Normalizer()
    signs = {"大于等于": "ge", "小于等于": "le", "大于": "gt", "小于": "lt"}

    def read(text: str) -> Said:
        tagged = normalizer.tag(text)
        aloud = normalizer.verbalize(tagged)
        sign = next((code for word, code in signs.items() if word in aloud), None)
        unit = "measure" if "measure {" in tagged or "百分之" in aloud else None
        return Said(numbers(transform(aloud, "cn2an")), unit, sign)

    return read


def with_pint() -> Callable[[str], Said]:
    """The parser of pint itself, over a registry with the words of the labelled set."""
    import pint  # noqa: PLC0415 - an optional peer

    registry: Any = pint.UnitRegistry(None, non_int_type=Decimal)
    registry.define("万- = 10000")
    registry.define("亿- = 100000000")
    for word in "项 期 场 人次 户 人 件 元 小时 工作日 分 起 公里 平方米 吨 mg L 年".split():
        registry.define(f"{word} = [{word}]")
    registry.define("percent = 0.01 = %")

    def read(text: str) -> Said:
        try:
            found = registry.Quantity(text)
        except (pint.errors.PintError, AssertionError, TypeError, ValueError, SyntaxError, InvalidOperation):
            return Said()
        return Said((Decimal(found.magnitude),), str(found.units))

    return read


PEERS: tuple[tuple[str, str, Callable[[], Callable[[str], Said]]], ...] = (
    ("WeTextProcessing", "tn", with_wetext),
    ("jionlp", "jionlp", with_jionlp),
    ("recognizers-text", "recognizers_number_with_unit", with_recognizers),
    ("chinese2digits", "chinese2digits", with_chinese2digits),
    ("cn2an", "cn2an", with_cn2an),
    ("pint", "pint", with_pint),
)
_SCALES = tuple(Decimal(10) ** power for power in (-4, -3, -2, 0, 4, 8))


class Score(NamedTuple):
    """How many of the labelled expressions, and how many a second."""

    value: int
    unit: int
    comparison: int
    whole: int
    rate: float


def score(read: Callable[[str], Said]) -> Score:
    """One reader over the labelled set."""
    marks = [0, 0, 0, 0]
    for text, value, _, comparison in LABELLED:
        said = read(text)
        right = any(found == Decimal(value) * scale for found in said.values for scale in _SCALES)
        parts = (right, right and bool(said.unit), said.comparison == comparison)
        marks = [mark + found for mark, found in zip(marks, (*parts, all(parts)), strict=True)]
    texts, rounds, start = [row[0] for row in LABELLED], 0, time.process_time()
    while time.process_time() - start < 1:
        for text in texts:
            read(text)
        rounds += 1
    return Score(*marks, rounds * len(texts) / (time.process_time() - start))


def table() -> tuple[str, dict[str, Score]]:
    """The scores as Markdown, and by name."""
    found = {"perfmodel": score(ours)}
    found |= {name: score(made()) for name, module, made in PEERS if find_spec(module) is not None}
    head = f"| reader | value /{len(LABELLED)} | and unit | comparison | whole | expressions a second |"
    rows = [
        f"| {name} | {mark.value} | {mark.unit} | {mark.comparison} | {mark.whole} | {mark.rate:,.0f} |"
        for name, mark in found.items()
    ]
    return "\n".join([head, "|---|---|---|---|---|---|", *rows]), found


def chart(found: dict[str, Score]) -> str:
    """A bar for each reader: the share of whole meanings, with its speed behind it."""
    width, step = 640, 30
    bars = list[str]()
    for place, (name, mark) in enumerate(found.items()):
        top, length = 34 + place * step, 300 * mark.whole / len(LABELLED)
        bars += [
            f'<text x="150" y="{top + 15}" text-anchor="end">{name}</text>',
            f'<rect x="160" y="{top}" width="{max(length, 1):.0f}" height="20" fill="#2f6f9f"/>',
            f'<text x="{165 + length:.0f}" y="{top + 15}">{mark.whole} of {len(LABELLED)}, {mark.rate:,.0f}/s</text>',
        ]
    height = 44 + len(found) * step
    size = f'width="{width}" height="{height}" font-family="sans-serif" font-size="13"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
    title = '<text x="160" y="20" font-weight="bold">Whole meanings read, and expressions a second</text>'
    return "\n".join([head, f'<rect width="{width}" height="{height}" fill="white"/>', title, *bars, "</svg>\n"])


def main() -> None:
    """Print the table; with ``--write`` put it and the chart into docs/."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true", help="write docs/peers.md and docs/peers.svg")
    given = options.parse_args()
    text, found = table()
    print(text)
    if given.write:
        docs = Path(__file__).parents[1] / "docs"
        (docs / "peers.svg").write_text(chart(found), encoding="utf-8")
        page = docs / "peers.md"
        head = page.read_text(encoding="utf-8").split("<!-- peers-benchmark -->")[0]
        page.write_text(
            f"{head}<!-- peers-benchmark -->\n{text}\n\n![The share of meanings](peers.svg)\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
