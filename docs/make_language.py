"""
Writes ``docs/language.md``: what is read, with examples, from the tables of words, units and refusals.

    python docs/make_language.py

The words come from ``perfmodel.lexicon`` and ``perfmodel.values``; the examples and what they should read as are
written here by hand, and ``tests/unit/test_language_page.py`` reads each of them.
"""

from collections import defaultdict
from pathlib import Path

from perfmodel.lexicon import _comparison_words as comparing
from perfmodel.lexicon._rows import WordRow
from perfmodel.targets._making import unread
from perfmodel.values._number import SCALES
from perfmodel.values._unit_table import COUNTERS, ROWS

PAGE = Path(__file__).parent / "language.md"

SENSES = {"ge": "≥", "le": "≤", "gt": "＞", "lt": "＜", "eq": "＝", "stated": "a bare value"}

EXAMPLES: dict[str, tuple[str, tuple[tuple[str, str, str], ...]]] = {
    "How is a value compared?": (
        (
            "A sign or a word before the value, or a word behind it. 不 and its kin turn one round. Without either "
            "it is a bare value, and nobody has said which side is better."
        ),
        (
            ("≥95%", "Threshold", "≥95%"),
            ("不低于95%", "Threshold", "≥95%"),
            ("未超过3%", "Threshold", "≤3%"),
            ("至少组织培训3期", "Threshold", "【组织培训】≥3期"),
            ("80%以上", "Threshold", "≥80%"),
            ("不足三成", "Threshold", "<3成"),
            ("at least 5", "Threshold", "≥5"),
            ("12次", "Threshold", "12次"),
        ),
    ),
    "How is a number written?": (
        (
            "With digits, in Chinese, or mixed; a scale stays as it was written. Commas, of half or full width, part "
            "groups of three and nothing else, in every place where a number is read; a year has none. About is kept "
            "as about; which way it lies (近80人, 80余人) stays in the text, where `describe` says it and `judge` goes "
            "by it."
        ),
        (
            ("1,200人", "Threshold", "1200人"),
            ("1，200人", "Threshold", "1200人"),  # noqa: RUF001 - as written
            ("一千二百人", "Threshold", "1200人"),
            ("1.2亿元", "Threshold", "1.2亿元"),
            ("百分之九十五", "Threshold", "95%"),
            ("万分之五", "Threshold", "5‱"),
            ("约80人", "Threshold", "约80人"),
            ("80人左右", "Threshold", "约80人"),
            ("近80人", "Threshold", "约80人"),
            ("80余人", "Threshold", "约80人"),
        ),
    ),
    "In which unit?": (
        (
            "In a unit of the table below, a measure word, or units by one another. A measure word of no table counts "
            "its own thing."
        ),
        (
            ("80万人次", "Threshold", "80万人次"),
            ("2000元/人·年", "Threshold", "2000元/人·年"),
            ("3个工作日内", "Threshold", "≤3个工作日"),
        ),
    ),
    "From where to where?": (
        "Two ends with a dash, ~ or 至, or one value with ±. The lower end comes first.",
        (("60%-80%", "Range", "60%至80%"), ("60%至80%", "Range", "60%至80%"), ("90%±5%", "Range", "85%至95%")),
    ),
    "How often?": (
        "A count of things in a period of whole days, weeks, months, quarters or years.",
        (
            ("12次/年", "Frequency", "每年12次"),
            ("每季度1次", "Frequency", "每季度1次"),
            ("每半年1期", "Frequency", "每半年1期"),
            ("两年一次", "Frequency", "每2年1次"),
        ),
    ),
    "By when?": (
        "A day, a month, a quarter, a half or a year, with or without the year; 内 takes all of it, 前 what is before.",
        (
            ("6月底前", "Deadline", "6月30日前"),
            ("2024年6月底前", "Deadline", "2024年6月30日前"),
            ("2024年内", "Deadline", "2024年1月1日至2024年12月31日"),
            ("2024年3月至2024年6月", "Deadline", "2024年3月1日至2024年6月30日"),
            ("上半年", "Deadline", "1月1日至6月30日"),
            ("第三季度", "Deadline", "7月1日至9月30日"),
        ),
    ),
    "At which place among others?": (
        "A rank counts from the top; the words before it say among whom.",
        (("前3名", "Rank", "前3名"), ("全省前五", "Rank", "全省前5名"), ("第1名", "Rank", "前1名")),
    ),
    "On which step of a scale?": (
        "A grade of a known scale. Some words are steps only beside 以上 or 不低于.",
        (
            ("优秀", "Grade", "优秀"),
            ("中等及以上", "Grade", "≥中等"),
            ("Ⅲ类及以上水质", "Grade", "≥Ⅲ类"),
            ("国家级以上", "Grade", "≥国家级"),
        ),
    ),
    "Against which figure?": (
        "A change against a figure, a share of it, or its level.",
        (
            ("较上年提高5%", "Relative", "较上年提高5%"),
            ("同比增长≥8%", "Relative", "较上年同期提高≥8%"),
            ("不超过预算", "Relative", "≤预算"),
            ("预算的5%以内", "Relative", "≤预算的5%"),
            ("上年的95%", "Relative", "为上年的95%"),
        ),
    ),
    "Several values, yes or no, words, nothing": (
        (
            "Values with 且, 或 or a comma between them belong together. What says no value stays words; a blank is no "
            "target."
        ),
        (
            ("≥10个且≤20个", "Composite", "≥10个；≤20个"),
            ("≥5篇或≥1项", "Composite", "≥5篇或≥1项"),
            ("甲馆≥30万元，乙馆≥50万元", "Composite", "【甲馆】≥30万元；【乙馆】≥50万元"),
            ("是", "YesNo", "是"),
            ("持续改善", "Statement", "持续改善"),
            ("杜绝发生事故", "Statement", "杜绝发生事故"),
            ("十几次", "Statement", "十几次"),
            ("无", "Unstated", "/"),
        ),
    ),
}
"""By question: what is to be known, and examples as written, their shape, and how they are printed back."""

REFUSED: tuple[tuple[str, str], ...] = (
    ("≥", "value-missing"),
    ("待定", "value-missing"),
    ("≥1,20,0", "number-invalid"),
    ("前12,00名", "number-invalid"),
    ("0,200元", "number-invalid"),
    ("2,024年", "number-ambiguous"),
    ("2月30日前", "date-invalid"),
    ("2023年5月1日至2022年4月1日", "span-invalid"),
    ("80%-60%", "interval-empty"),
    ("3元-5%", "units-incompatible"),
    ("≥≤5%", "operators-conflict"),
    ("≥95%%", "expression-incomplete"),
    ("预算5%", "figure-ambiguous"),
    ("1:18", "ratio-ambiguous"),
    ("下降-3%", "sign-ambiguous"),
    ("3月内", "number-ambiguous"),
    ("≥5&frac12;", "text-escaped"),
    ("#REF!", "cell-error"),
    ("倒数第3名", "rank-from-end"),
    ("每隔3天", "period-unknown"),
    ("第0名", "rank-invalid"),
    ("3月5日10次，6月20日5次", "days-apart"),
    ("≥95%、98%", "values-apart"),
)
"""What starts like a value and is refused, with its code."""

WORDS: dict[str, tuple[str, tuple[WordRow, ...]]] = {
    "Before a value": ("`word 5%`", (*comparing.BEFORE, *comparing.ENGLISH)),
    "Right before a value only": (
        "`word 5%`",
        (
            *comparing.SHORT,
            comparing.REACH,
            comparing.RISEN,
            comparing.FALLEN,
            comparing.HOLD,
        ),
    ),
    "Verbs that lead to a bare value": ("`word 5%`", (comparing.LEAD, comparing.NUMBER_LEAD)),
    "Behind a value": ("`5% word`", comparing.BEHIND),
}
"""Tables of comparison words, each with how its words stand beside a value."""


def _words(row: WordRow) -> str:
    return " ".join(f"`{word.replace('_', ' ')}`" for word in row.words.split())


def _standing(row: WordRow) -> str:
    return f"{row.citation.source}, {row.citation.standing.value}"


def _examples() -> list[str]:
    lines: list[str] = []
    for question, (said, examples) in EXAMPLES.items():
        lines += ["", f"## {question}", "", said, "", "| written | shape | read as |", "|---|---|---|"]
        lines += [f"| {text} | `{shape}` | {read} |" for text, shape, read in examples]
    return lines


def _refused() -> list[str]:
    lines = ["", "## What is refused, and why", ""]
    lines += [
        "What starts like a value and says two things, or none, is `Unread`, or a `Statement` where one of two numbers",
        "is meant (3、4家); it is never guessed.",
        "",
    ]
    lines += ["| written | code | expected | what to do |", "|---|---|---|---|"]
    lines += [_refused_row(text, code) for text, code in REFUSED]
    return lines


def _refused_row(text: str, code: str) -> str:
    """The row of a text: what was expected and what to do, as the text itself shows it."""
    error = unread(text, code, 0, len(text)).error
    return f"| {text} | `{code}` | {error.expected} | {error.hint} |"


def _comparisons() -> list[str]:
    lines = ["", "## Comparison words", "", "From `lexicon/_comparison_words.py`."]
    for title, (stands, rows) in WORDS.items():
        lines += [
            "",
            f"### {title}",
            "",
            f"They stand so: {stands}.",
            "",
            "| sense | words | source |",
            "|---|---|---|",
        ]
        lines += [f"| {SENSES[row.meaning]} | {_words(row)} | {_standing(row)} |" for row in rows]
    return lines


def _others() -> list[str]:
    rows = (
        ("about, before the value", comparing.NEAR_BEFORE[0]),
        ("nearly, before the value", comparing.NEAR_BEFORE[1]),
        ("about, behind the value", comparing.NEAR_BEHIND),
        ("somewhat more, behind the number", comparing.MORE_BEHIND),
        ("turns the comparison behind it round", comparing.DENIALS),
        ("less than", comparing.UNREACHED),
        ("denies what stands behind it", comparing.NEGATORS),
        ("a change upwards", comparing.MOVE_UP),
        ("a change downwards", comparing.MOVE_DOWN),
        ("against a figure", comparing.AGAINST),
        ("the level of a figure", comparing.LEVEL),
        ("one comparison for all values", comparing.SHARED),
        ("and", comparing.AND),
        ("or", comparing.OR),
    )
    lines = ["", "## Other words beside a value", "", "| what they do | words | source |", "|---|---|---|"]
    lines += [f"| {does} | {_words(row)} | {_standing(row)} |" for does, row in rows]
    lines += ["", "## Scales of grades", "", "| scale | steps | alone a grade |", "|---|---|---|"]
    lines += [
        f"| {row.meaning} | {_words(row)} | "
        f"{' '.join(word for word in row.words.split() if word in comparing.GRADES_ALONE) or 'none'} |"
        for row in (*comparing.SCALES_OF_GRADES, *comparing.STEPS)
    ]
    return lines


def _units() -> list[str]:
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for row in ROWS:
        also = f" ({row.synonyms.replace(' ', ', ')})" if row.synonyms else ""
        kinds[row.kind].append(f"{row.symbol}{also}")
    lines = ["", "## Units", "", "From `values/_unit_table.py`, with their other spellings in brackets.", ""]
    lines += ["| kind | units |", "|---|---|", *(f"| {kind} | {'; '.join(units)} |" for kind, units in kinds.items())]
    return [
        *lines,
        "",
        f"{len(COUNTERS)} measure words ({', '.join(COUNTERS[:12])} …) count each their own thing.",
        "",
        f"Scales of numbers, in front of a unit too: {', '.join(SCALES)}.",
    ]


def page() -> str:
    """The whole page."""
    lines = [
        "# What is read",
        "",
        "The language of target values: what a cell may say, and what comes of it. `docs/make_language.py` writes this",
        "page from the tables of the package; each example is read by a test. How it is read stands in",
        "[design](design.md#targets), every code in [codes](codes.md).",
        *_examples(),
        *_refused(),
        *_comparisons(),
        *_others(),
        *_units(),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
