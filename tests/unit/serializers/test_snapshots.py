"""
The JSON format, schema 1, byte for byte.

Each file of ``tests/snapshots/json/1`` is what ``dumps`` writes for one value, and reads back to it.  After a wished
change of the format, ``PERFMODEL_SNAPSHOTS=write`` makes them anew; look at the difference before you commit it.
"""

import os
from datetime import date
from pathlib import Path

import pytest

from perfmodel import (
    Citation,
    Comparison,
    Composite,
    DateSpan,
    Deadline,
    Finding,
    Frequency,
    Grade,
    Interval,
    Period,
    Place,
    Quantity,
    Range,
    Rank,
    Relative,
    Severity,
    Span,
    Statement,
    Threshold,
    Unread,
    Unstated,
    YesNo,
    dumps,
    loads,
)
from perfmodel.serializers._targets import KINDS
from perfmodel.serializers.json import Value
from perfmodel.source import Standing
from perfmodel.targets import Direction, ReadError
from perfmodel.values import Bound, MonthDay, PeriodUnit, YearlessSpan

FOLDER = Path(__file__).parents[2] / "snapshots" / "json" / "1"
WRITE = os.environ.get("PERFMODEL_SNAPSHOTS") == "write"

_PERCENT = Bound(Quantity(60, "%")), Bound(Quantity("80.0", "%"), inclusive=False)
_YES = YesNo(expected=True, text="是")
_MANY = Threshold(comparison=Comparison.GT, quantity=Quantity(40, "批次"), subject="抽检", text="抽检>40批次")

_FINDING = Finding(
    code="PM125",
    severity=Severity.WARNING,
    message="the target is written in words",
    place=Place(9, 4, "表1"),
    text="不少于80个",
    indicator="output.quantity/1",
    rule=Citation("本单位办法", clause="第三条", standing=Standing.SEEN, note="自定"),
    change="≥80个",
)

VALUES: dict[str, Value] = {
    "finding": _FINDING,
    "findings": (_FINDING, Finding(code="row-empty", severity=Severity.NOTE, message="a row without a name")),
    "quantity": Quantity("12.50", "万元/人·年"),
    "threshold": Threshold(
        comparison=Comparison.GE,
        quantity=Quantity("3.5", "万人次"),
        approximate=True,
        subject="到馆人次",
        text="到馆人次约≥3.5万人次",
    ),
    "range": Range(interval=Interval(*_PERCENT), text="60%至80.0%（不含）"),
    "frequency": Frequency(
        comparison=Comparison.STATED,
        count=Quantity(1, "期"),
        per=Period(1, PeriodUnit.HALF_YEAR),
        text="每半年印制1期",
    ),
    "deadline": Deadline(span=DateSpan(None, date(2024, 6, 30)), comparison=Comparison.LE, text="2024年6月30日前"),
    "deadline_span": Deadline(
        span=DateSpan(date(2024, 3, 1), date(2024, 8, 31)), comparison=Comparison.STATED, text="2024年3月-8月"
    ),
    "deadline_doubtful": Deadline(
        span=YearlessSpan(None, MonthDay(8, 31)),
        comparison=Comparison.LE,
        doubtful_until=MonthDay(9, 30),
        text="9月前",
    ),
    "deadline_yearless": Deadline(
        span=YearlessSpan(MonthDay(1, 1), MonthDay(3, 31), year_offset=1),
        comparison=Comparison.STATED,
        text="次年第一季度",
    ),
    "rank": Rank(within=5, scope="全市", text="全市前5名"),
    "grade": Grade(comparison=Comparison.GE, grade="良好", subject="服务评价", text="服务评价达良好及以上"),
    "relative": Relative(comparison=Comparison.LE, reference="预算", text="不超过预算"),
    "deadline_two_years": Deadline(
        span=YearlessSpan(MonthDay(10, 1), MonthDay(3, 31), first_offset=-1),
        comparison=Comparison.STATED,
        text="去年10月至今年3月",
    ),
    "relative_share": Relative(
        comparison=Comparison.LE, reference="概算", share=Quantity(10, "%"), text="不超过概算的10%"
    ),
    "relative_change_between": Relative(
        comparison=Comparison.STATED,
        reference="上年",
        change=Interval(*_PERCENT),
        direction=Direction.INCREASE,
        text="较上年增长60%至80.0%（不含）",
    ),
    "alternatives": Composite(clauses=[_MANY, _YES], any=True, text="抽检>40批次或是"),
    "relative_change": Relative(
        comparison=Comparison.GE,
        reference="上年",
        change=Quantity(3, "个百分点"),
        direction=Direction.DECREASE,
        text="较上年降低3个百分点以上",
    ),
    "yes_no": _YES,
    "statement": Statement(text="持续改善水质", subject="水质"),
    "composite": Composite(clauses=[_MANY, _YES], subject="抽检工作", text="抽检>40批次；是"),
    "unstated": Unstated(text="—"),
    "unread": Unread(
        text="≥95%%",
        error=ReadError("expression-incomplete", Span(4, 5), expected="the end", hint="strike the rest"),
    ),
}


@pytest.mark.parametrize("name", VALUES)
def test_the_format_stays(name: str) -> None:
    """The bytes are those of the release, and mean the same value."""
    path = FOLDER / f"{name}.json"
    written = dumps(VALUES[name], "json", indent=1) + "\n"
    if WRITE:
        path.write_bytes(written.encode())

    assert path.read_bytes() == written.encode()
    assert loads(path.read_bytes(), "json") == VALUES[name] == loads(dumps(VALUES[name], "json"), "json")


def test_each_kind_has_its_snapshot() -> None:
    """No shape is without one, and no file without its value."""
    assert set(KINDS.values()) <= set(VALUES)
    assert {path.stem for path in FOLDER.glob("*.json")} == set(VALUES)
