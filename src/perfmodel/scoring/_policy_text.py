"""
A policy from a user's own TOML: strict, all faults at once, each with its path.

The text is a policy's fields as tables; ``docs/assessing.md`` shows one whole.  With ``extends = "mof2020"`` it says
only what differs from a policy that ships.  Nothing here reads a file: pass the text, or the bytes, that a file holds.
"""

import tomllib
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, cast

from attrs import evolve

from perfmodel._arguments import require
from perfmodel._patterns import regex
from perfmodel.errors import DocumentError, PerfModelError, Problem
from perfmodel.scoring._policy import (
    EqualSense,
    GradeScale,
    OverFulfilment,
    RoundedAt,
    Rounding,
    ScoringPolicy,
    Weights,
)
from perfmodel.scoring._ratio_rules import AllOrNothing, InverseRatio, Mirror, PassMark, Proportional, Step, Steps
from perfmodel.scoring._rules import Band, Bands, ByEnds, Late, OnTime, SatisfactionLinear
from perfmodel.scoring._shipped_policies import GRADES, POLICIES
from perfmodel.scoring._strict_table import Table
from perfmodel.source import Citation, Standing
from perfmodel.targets._verdict import Verdict


def load_policy(source: str | bytes | Mapping[str, object], /) -> ScoringPolicy:
    """
    Read a scoring policy from TOML text, or from a mapping of the same shape.

    >>> ours = load_policy('''
    ... name = "city_2024"
    ... title = "本市自评计分办法"
    ... extends = "mof2020"
    ... [source]
    ... source = "our finance bureau's notice"
    ... [ceiling]
    ... kind = "mirror"
    ... source = "our finance bureau's notice"
    ... clause = "article 7"
    ... ''')
    >>> ours.ceiling.zero_at, ours.floor == POLICIES["mof2020"].floor
    (Decimal('2'), True)

    Args:
        source: The text, its bytes in UTF-8, or a mapping.  Numbers in TOML are exact; in a mapping they are ints,
            texts or Decimals, never floats.

    Raises:
        DocumentError: With every fault and its path: broken TOML, a text of more than 100,000 characters, unknown keys,
            wrong types, bands that overlap, points that do not add up, a rule that is missing.

        WrongTypeError: When it is neither text, bytes nor a mapping.
    """
    table = Table(_parse(source), "$")
    name = table.text("name")
    base = table.one_of("extends", POLICIES, default=None)
    if base is None and ("extends" in table or table.misspelt("extends")):
        base = next(iter(POLICIES.values()))  # refused below; the tables that it lacks are no faults beside that
    fields: dict[str, Any] = {
        "name": name,
        "title": table.text("title"),
        "title_en": table.text("title_en", default=""),
        "citation": _part(table, "source", _cited, base=None),
        "capped": table.flag("capped", default=True if base is None else base.capped),
        "execution_capped": table.flag("execution_capped", default=True if base is None else base.execution_capped),
        "zero_as_ceiling": table.flag("zero_as_ceiling", default=False if base is None else base.zero_as_ceiling),
        "equal": table.one_of(
            "equal",
            {sense.value: sense for sense in EqualSense},
            default=EqualSense.BY_POLARITY if base is None else base.equal,
        ),
    }
    for key, build in _PARTS.items():
        fields[key] = _part(table, key, build, base=base, optional=key in _OPTIONAL)
    table.close()
    if table.problems:
        raise DocumentError(table.problems)
    return ScoringPolicy(**fields) if base is None else evolve(base, **fields)


MAX_TEXT, MAX_DOTS = 100_000, 200
"""A policy takes some three thousand characters; what a key costs grows with the square of its dots."""


def _parse(source: str | bytes | Mapping[str, object]) -> Mapping[str, object]:
    if isinstance(source, Mapping):
        return source
    require(source, str | bytes, "source", "read the file first, and hand in its text, or a mapping")
    if len(source) > MAX_TEXT:
        message = f"expected a policy of at most {MAX_TEXT} characters, found {len(source)}"
        raise DocumentError((Problem("toml-too-long", message, "$"),))
    try:
        text = source.decode("utf-8-sig") if isinstance(source, bytes) else source.removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        message = f"expected UTF-8 text, found byte {error.start} that is none"
        raise DocumentError((Problem("encoding-invalid", message, "$"),)) from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > MAX_DOTS:
            message = f"expected at most {MAX_DOTS} dots in a line, found more in line {number}"
            raise DocumentError((Problem("toml-too-long", message, "$"),))
    try:
        return cast("Mapping[str, object]", tomllib.loads(text, parse_float=_number))
    except tomllib.TOMLDecodeError as error:
        message = _no_toml(text, str(error))
        if _is_path(text):
            message = (
                "expected the text of a policy, found one line that is no TOML; "
                "where it is a path, read the file: load_policy(Path('policy.toml').read_bytes())"
            )
    except ValueError:  # Python reads no int of some thousand digits
        message = "expected numbers of at most 60 digits, found an int of some thousand"
    except RecursionError:
        message = "expected tables and lists inside one another a few levels deep, found hundreds of levels"
    raise DocumentError((Problem("toml-invalid", message, "$"),))


_PLACE = regex(r" \((?:at line (\d+), column (\d+)|at end of document)\)$")
_FOREIGN = regex("[“”‘’「」＂＝［］，．]")  # noqa: RUF001 - what Chinese keyboards write for the signs of TOML


def _no_toml(text: str, message: str) -> str:
    """What is wrong with a text that is no TOML, where, and what to do."""
    fault, line, column, _ = _PLACE.split(message)
    hint = "write each key in a line of its own, a text in quotes, a number without a unit"
    if _FOREIGN.search(text.split("\n")[int(line or 0) - 1]):  # of none the last
        hint = "write a text in straight quotes, and the signs = [ ] , . as they stand on English keyboards"
    where = f"line {line}, column {column}" if line else "the end of the text"
    return f"expected TOML, found a fault at {where} ({fault}); {hint}"


def _is_path(text: str) -> bool:
    """Whether a broken text may be a path: one line that names a TOML file, or says nothing at all."""
    return len(text.splitlines()) == 1 and ("=" not in text or text.rstrip().lower().endswith(".toml"))


def _number(text: str) -> Decimal:
    """A float of TOML; one with an exponent that no decimal has is as good as infinite, and refused where it stands."""
    try:
        return Decimal(text)
    except ArithmeticError:
        return Decimal("Infinity")


_Build = Callable[[Table], Any]


def _part(table: Table, key: str, build: _Build, *, base: ScoringPolicy | None, optional: bool = False) -> Any:  # noqa: ANN401 - any field of a policy
    """A table of the policy; where it is missing, the base's, or a fault."""
    if key not in table:
        if base is None and not optional:
            table.fault(
                "rule-missing" if key in _PARTS else "key-missing", f"expected the table [{key}], found none", key
            )
        return None if base is None else getattr(base, key)
    inner = table.table(key)
    if inner is None:
        return None
    count = len(table.problems)
    try:
        found = build(inner)
    except PerfModelError as error:
        if len(table.problems) == count:
            table.fault(error.code, str(error), key)
        return None
    inner.close()
    return found


def _cited(table: Table) -> Citation:
    standing = table.one_of("standing", {item.value: item for item in Standing}, default=Standing.SEEN)
    source = table.text("source")
    if "source" in table.keys() and not source.strip():  # noqa: SIM118 - a table is no mapping
        table.fault("text-missing", "expected where the rule comes from, found a blank text; name the notice", "source")
    return Citation(
        source,
        clause=table.text("clause", default=None),
        standing=standing or Standing.SEEN,
        note=table.text("note", default=None),
    )


def _weights(table: Table) -> Weights:
    return Weights(
        execution=table.number("execution"),
        blocks=table.numbers("blocks").items(),
        with_cost=table.numbers("with_cost").items(),
        cost_in=table.text("cost_in", default="cost"),
        moves=table.texts("moves").items(),
        citation=_cited(table),
    )


_FLOORS = ("proportional", "pass_mark", "steps", "all_or_nothing")
_CEILINGS = ("mirror", "inverse_ratio", "pass_mark", "steps", "all_or_nothing")


def _measured(kinds: tuple[str, ...]) -> _Build:
    makers: dict[str, _Build] = {
        "proportional": lambda table: Proportional(citation=_cited(table)),
        "pass_mark": lambda table: PassMark(mark=table.number("mark"), citation=_cited(table)),
        "steps": _scale,
        "mirror": lambda table: Mirror(zero_at=table.number("zero_at", default=Decimal(2)), citation=_cited(table)),
        "inverse_ratio": lambda table: InverseRatio(citation=_cited(table)),
        "all_or_nothing": lambda table: AllOrNothing(citation=_cited(table)),
    }

    def build(table: Table) -> Any:  # noqa: ANN401 - any of the rules
        make = table.one_of("kind", {kind: makers[kind] for kind in kinds})
        if make is not None:
            return make(table)
        _cited(table)
        table.pass_by("mark", "zero_at", "steps")
        return None

    return build


def _scale(table: Table) -> Steps:
    steps = [Step(reached=row.number("reached"), part=row.number("part")) for row in table.rows("steps")]
    return Steps(steps=steps, citation=_cited(table))


def _satisfaction(table: Table) -> SatisfactionLinear:
    return SatisfactionLinear(full=table.number("full"), mark=table.number("mark"), citation=_cited(table))


_VERDICTS = {verdict.value: verdict for verdict in (Verdict.MET, Verdict.PARTLY_MET, Verdict.MISSED)}


def _band(row: Table) -> Band:
    verdict = row.one_of("verdict", _VERDICTS)
    return Band(
        verdict=Verdict.UNDECIDED if verdict is None else verdict,
        low=row.number("low"),
        high=row.number("high"),
        label=row.text("label", default=""),
    )


def _qualitative(table: Table) -> Bands:
    bands = [_band(row) for row in table.rows("bands")]
    return Bands(bands=bands, id=table.text("id", default="bands"), citation=_cited(table))


def _yes_no(table: Table) -> AllOrNothing:
    return AllOrNothing(id="SC09", citation=_cited(table))


def _on_time(table: Table) -> OnTime:
    late = table.one_of("late", {item.value: item for item in Late}, default=Late.ZERO)
    return OnTime(late=late or Late.ZERO, grace_days=table.whole("grace_days", default=0), citation=_cited(table))


def _by_ends(rule: str) -> _Build:
    return lambda table: ByEnds(id=rule, citation=_cited(table))


def _over(table: Table) -> OverFulfilment:
    return OverFulfilment(
        threshold=table.number("threshold"),
        reduce=table.flag("reduce", default=False),
        minimum=table.number("minimum", default=Decimal(0)),
        citation=_cited(table),
    )


def _rounding(table: Table) -> Rounding:
    at = table.one_of("at", {item.value: item for item in RoundedAt}, default=RoundedAt.ROW)
    return Rounding(places=table.whole("places", default=2), at=at or RoundedAt.ROW, citation=_cited(table))


def _grades(table: Table) -> GradeScale:
    if "scale" in table:
        scale = table.one_of("scale", GRADES)
        if scale is None:
            table.pass_by("bounds", "source", "clause", "standing", "note")
        return scale or GRADES["90-80-60"]
    bounds = [(row.text("grade"), row.number("low")) for row in table.rows("bounds")]
    return GradeScale(bounds=bounds, citation=_cited(table))


_PARTS: dict[str, _Build] = {
    "weights": _weights,
    "floor": _measured(_FLOORS),
    "ceiling": _measured(_CEILINGS),
    "satisfaction": _satisfaction,
    "qualitative": _qualitative,
    "yes_no": _yes_no,
    "on_time": _on_time,
    "range": _by_ends("SC14"),
    "rank": _by_ends("SC16"),
    "execution": _by_ends("SC10"),
    "over": _over,
    "rescale": _cited,
    "rounding": _rounding,
    "grades": _grades,
}
"""The tables of a policy, by the field that they fill."""

_OPTIONAL = frozenset(("satisfaction", "over", "rescale"))
