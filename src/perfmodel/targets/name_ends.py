"""Names that end in what may belong to the value: a unit, a rank, a distance from a figure."""

import re

from perfmodel.lexicon.changes import AHEAD
from perfmodel.lexicon.remarks import FROM_END, RANKED
from perfmodel.targets.cell import Cell
from perfmodel.targets.faults import Unreadable
from perfmodel.targets.lexeme import Kind
from perfmodel.targets.place import Place
from perfmodel.targets.refusals import leading_unit
from perfmodel.targets.unit_words import SCALE_START
from perfmodel.values.number import SCALES
from perfmodel.values.unit import kind_of

_RANKS = re.compile(rf"(?:{'|'.join(RANKED)})(?:为|第)?(?:\([名位]次?\))?[:\s]*$")
_MEASURES = frozenset({"money", "area", "length", "volume", "mass", "energy", "power", "coal", "carbon", "pressure"})
_SHORT_UNITS = frozenset("%‰亩")
_LONGEST_UNIT = 4
_ASIDE = re.compile(r"\(([^()]{1,12})\)[:\s]*$")


def refuse_name(place: Place, cell: Cell, name: str, unit: str | None) -> None:
    """Refuse a value whose *name* in front may hold its unit or turn it; *unit* is its own."""
    start, operand = place.lexemes[place.start].start, place.lexemes[place.core.bounds[0].operand]
    if kind_of(unit or "") in {"points", "ratio"} and any(word in name for word in AHEAD):
        raise Unreadable(start, operand.stop, code="figure-ambiguous")  # 快于序时进度5个百分点
    if unit in {"位", "名"} and name.endswith(FROM_END):
        raise Unreadable(start, operand.stop, code="rank-from-end")
    if unit in {None, "位", "名"} and _RANKS.search(name) is not None:
        raise Unreadable(start, operand.stop, code="rank-invalid")  # 排名3, 排名≥3
    bare = unit is None and cell.column is None
    if bare and _ends_in_unit(name, place.kinds) and leading_unit(place, cell) is None:
        raise Unreadable(operand.start - 1, operand.stop, code="unit-unknown-rest")


def _ends_in_unit(name: str, kinds: frozenset[Kind]) -> bool:
    """Whether a name ends in a unit of measure: 金额万元：500, 完成率%：100, 人口（万）≥50, 数量（台、套）10."""
    aside = _ASIDE.search(name)
    if aside is not None:
        return "unit" not in kinds and all(word in SCALES or kind_of(word) is not None for word in aside[1].split("、"))
    word = name.rstrip(" :")
    ends = (word[-size:] for size in range(2, min(_LONGEST_UNIT + 1, len(word))))
    return word[-1:] in _SHORT_UNITS or any(kind_of(SCALE_START.sub("", end, count=1)) in _MEASURES for end in ends)
