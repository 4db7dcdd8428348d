"""
For people: judgements in words, in the language that the caller asks for.

The only module that imports Babel.  The sentences are data: one for each code of a reason and of an assumption, in
English here and in the catalogues under ``locale/`` in each language; ``docs/comparing.md`` says how they are
kept up.  Nothing here is read back: what programs exchange is in ``serializers``.
"""

import io
import re
from decimal import localcontext
from fractions import Fraction
from functools import cache
from gettext import GNUTranslations
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from perfmodel.arguments import MAX_DIGITS, require
from perfmodel.errors import InvalidValueError
from perfmodel.targets.exact import round_half_up
from perfmodel.targets.render import format_target
from perfmodel.targets.verdict import Assumption, AssumptionCode, Judgement, ReasonCode
from perfmodel.values.number import EXACT
from perfmodel.values.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.resources.abc import Traversable

    from babel import Locale

LANGUAGES = ("zh_Hans", "en")
"""The languages that the catalogues speak."""


def N_(text: str) -> str:  # noqa: N802 - the usual mark of texts that Babel extracts
    """The text as it is; the mark by which ``pybabel extract`` finds it."""
    return text


REASONS: dict[ReasonCode, str] = {
    "reached": N_("the actual value {actual} meets the target {target}"),
    "early": N_("the actual date {actual} is before the target period {target}, so it is in time"),
    "same-words": N_("the actual “{actual}” says what the target “{target}” says"),
    "claimed": N_("the actual “{actual}” says that the target “{target}” is met"),
    "answered": N_("the answer “{actual}” is what the target “{target}” asks for"),
    "claimed-partly": N_("the actual “{actual}” says that the target “{target}” is met in part"),
    "fell-short": N_("the actual value {actual} falls short of the target {target}"),
    "exceeded": N_("the actual value {actual} exceeds the target {target}"),
    "differs": N_("the actual value {actual} is not the target {target}"),
    "late": N_("the actual date {actual} is after the target date {target}"),
    "claimed-missed": N_("the actual “{actual}” says that the target “{target}” is not met"),
    "answered-otherwise": N_("the answer “{actual}” is not what the target “{target}” asks for"),
    "actual-missing": N_("no actual value is reported for the target {target}"),
    "actual-unread": N_("the actual “{actual}” cannot be read"),
    "target-unstated": N_("no target is stated for the actual value {actual}"),
    "target-unread": N_("the target “{target}” cannot be read"),
    "polarity-unknown": N_(
        "the actual value {actual} is not the target {target}, and whether more or less is better is unknown"
    ),
    "reference-unknown": N_("the target {target} speaks of “{reference}”, whose value is unknown"),
    "year-unknown": N_("the actual date {actual} and the target {target} are not both of a known year"),
    "period-unknown": N_("the actual value {actual} does not say in which period, and the target {target} does"),
    "period-partial": N_("the actual value {actual} speaks of a part of the period that the target {target} speaks of"),
    "measure-differs": N_("the actual value {actual} does not say what the target {target} measures"),
    "subject-unmatched": N_(
        "whether “{subject}” in the actual value {actual} is what the target {target} measures is not known; "
        "hand in the name of the indicator, or report without it"
    ),
    "units-differ": N_(
        "the actual value {actual} and the target {target} do not compare: {actual_unit} against {target_unit}"
    ),
    "scope-differs": N_("the actual rank {actual} is in {actual_scope}, the target {target} in {target_scope}"),
    "year-differs": N_("the actual value {actual} is of {actual_year}, the target {target} of {target_year}"),
    "reference-differs": N_(
        "the actual value {actual} speaks of “{actual_reference}”, the target {target} of “{target_reference}”"
    ),
    "grades-unordered": N_("the order of the grades {actual_grade} and {target_grade} is unknown"),
    "claim-without-value": N_("the actual “{actual}” gives no value to hold against the target {target}"),
    "claim-differs": N_(
        "the value in “{actual}” meets the target {target}, and the words beside it say that it does not"
    ),
    "claimed-nearly": N_("the actual “{actual}” says that the work of the target “{target}” is nearly done"),
    "words-need-a-reader": N_("whether the actual “{actual}” meets the target “{target}” is for a reader to say"),
    "actual-wide": N_("the actual value {actual} may meet the target {target} or not"),
    "number-ambiguous": N_("the actual value {actual} can be read in two ways against the target {target}"),
    "actual-approximate": N_("the actual value {actual} is only approximate, so the target {target} is open"),
    "target-approximate": N_(
        "the actual value {actual} is not the target {target}, and how near is near enough is not stated"
    ),
    "month-doubtful": N_(
        "the actual date {actual} lies in the month of which the target {target} leaves open whether it counts"
    ),
    "reference-not-positive": N_("the target {target} is a growth in percent of a figure that is not above zero"),
    "parts-unmatched": N_("the values in {actual} do not say which part of the target {target} they answer"),
}
"""The sentence of each reason."""

ASSUMPTIONS: dict[AssumptionCode, str] = {
    "unit-from-target": N_("the bare number is taken in the target's unit {unit}"),
    "period-from-target": N_("the count is taken per {period}, as the target has it"),
    "loose-classifier": N_("{actual_unit} and {target_unit} are taken to count the same"),
    "stated-as-floor": N_("the target's bare value is taken as a least"),
    "stated-as-ceiling": N_("the target's bare value is taken as a most"),
    "stated-as-exact": N_("the target's bare value is taken as exact"),
    "operator-in-actual": N_("the actual is taken as the bound that it states"),
    "same-year": N_("both dates are taken in one year"),
    "scope-from-target": N_("the rank is taken in {scope}, as the target has it"),
    "number-as-rank": N_("the bare number is taken as a rank"),
    "change-reported": N_("the value is taken as the change against “{reference}”"),
    "share-reported": N_("the value is taken as the share of “{reference}”"),
    "move-as-value": N_("the number behind “{word}” is taken as the value itself"),
    "one-of-several": N_("of the values in the cell only {part} is taken"),
    "basically-as-achieved": N_("“basically achieved” is taken as achieved"),
    "year-from-actual": N_("the target is taken to be of {year}, as the actual is"),
    "size-of-deviation": N_("of a deviation ({word}) the size is taken, without its sign"),
    "zero-of-any-unit": N_("the bare zero is taken in the actual's unit {unit}"),
    "none-as-zero": N_("“{word}” is taken as zero"),
}
"""The clause of each assumption."""

GAPS: dict[ReasonCode, str] = {
    "fell-short": N_(" by {gap}"),
    "exceeded": N_(" by {gap} too much"),
    "differs": N_(", {gap} apart"),
}
"""How the gap is said, for the reasons that have one."""

DAYS = N_(", {days} days late")
RATIO = N_(" ({ratio})")
PART = N_("{part}: {sentence}")
ASSUMING = N_("; {assumptions}")
COMMA = N_(", ")
NO_UNIT = N_("no unit")


class _Tongue(NamedTuple):
    locale: "Locale"
    texts: GNUTranslations


def explain(judgement: Judgement, *, locale: str = "zh_Hans") -> str:
    """
    A judgement in one sentence.

    >>> from perfmodel.targets.judge import judge
    >>> from perfmodel.targets.read import read_target
    >>> found = judge(read_target("≥80万人次"), "78.5万人次")
    >>> explain(found)
    '实际值 78.5万人次 未达到目标 ≥80万人次，差 1.5万人次（98.1%）'
    >>> explain(found, locale="en")
    'the actual value 78.5万人次 falls short of the target ≥80万人次 by 1.5万人次 (98.1%)'

    Args:
        judgement: What :func:`~perfmodel.judge` found.

        locale: The language: ``zh_Hans`` or ``en``, or a locale of one of them (``zh-CN``, ``en_GB``).

    Raises:
        InvalidValueError: (``locale-unknown``) for another language; (``target-unwritable``) for a target put together
            by hand that no text can say.
    """
    require(judgement, Judgement, "judgement")
    require(locale, str, "locale")
    tongue = _tongue(locale)
    say = tongue.texts.gettext
    reason = judgement.reason
    fields = dict(reason.fields)
    named = {name: value or say(NO_UNIT) for name, value in fields.items()}
    named |= {"actual": _text_of(judgement, actual=True), "target": _text_of(judgement, actual=False)}
    sentence = say(REASONS[reason.code]).format(**named)
    gap, ratio = judgement.gap, judgement.ratio
    if gap is not None and reason.code in GAPS:
        sentence += say(GAPS[reason.code]).format(gap=_amount(gap, tongue.locale))
    if reason.code == "late" and "days" in fields:
        sentence += say(DAYS).format(days=fields["days"])
    if ratio is not None and reason.code in _MEASURED:
        sentence += say(RATIO).format(ratio=_percent(ratio, tongue.locale))
    if "part" in fields:
        sentence = say(PART).format(part=fields["part"], sentence=sentence)
    if judgement.assumptions:
        sentence += say(ASSUMING).format(
            assumptions=say(COMMA).join(_assumed(say, item) for item in judgement.assumptions)
        )
    return sentence


_MEASURED = frozenset(("reached", "fell-short", "exceeded", "differs", "polarity-unknown", "target-approximate"))


def _text_of(judgement: Judgement, *, actual: bool) -> str:
    """The author's own words on one line, or the canonical ones where there are none."""
    text = judgement.actual.text if actual else judgement.target.text
    return " ".join(text.split()) or format_target(judgement.actual.said if actual else judgement.target)


def _assumed(say: "Callable[[str], str]", assumption: Assumption) -> str:
    fields = {name: value or say(NO_UNIT) for name, value in assumption.fields}
    return say(ASSUMPTIONS[assumption.code]).format(**fields)


def _amount(quantity: Quantity, locale: "Locale") -> str:
    """All digits, grouped as the language has it, then the unit as the author wrote it."""
    from babel.numbers import format_decimal  # noqa: PLC0415 - on first use, so that importing stays cheap

    with localcontext(EXACT):  # Babel scales and rounds in the current context
        return format_decimal(quantity.value, format=_DIGITS, locale=locale) + quantity.unit.symbol


def _percent(ratio: Fraction, locale: "Locale") -> str:
    """
    One decimal; more where a ratio that is not 100 % or 0 % would look so.

    Babel's own rounding would show 99.97 % of a missed target as 100 %.
    """
    from babel.numbers import format_percent  # noqa: PLC0415 - on first use

    places = next(
        (places for places in range(3, 9) if (round_half_up(ratio, places) in {0, 1}) is (ratio in {0, 1})), 9
    )
    with localcontext(EXACT):
        return format_percent(round_half_up(ratio, places), format=_PERCENTS, locale=locale)


_DIGITS = "#,##0." + "#" * MAX_DIGITS
_PERCENTS = "#,##0.#######%"


@cache
def _tongue(name: str) -> _Tongue:
    from babel import Locale  # noqa: PLC0415 - on first use

    language, territory = _known_locale(name)
    locale = Locale.parse(f"{language}_{territory}" if territory else language)
    return _Tongue(locale, catalogue(resources.files("perfmodel") / "locale" / language / "LC_MESSAGES"))


_LOCALE = re.compile(
    r"(?:(?P<zh>zh(?:_Hans(?:_(?:CN|HK|MO|SG))?|_CN|_SG)?)|en(?:_(?P<territory>[A-Z]{2}|\d{3}))?)(?:\.[\w-]+)?",
    re.ASCII | re.IGNORECASE,
)
ENGLISH = frozenset(
    "001 150 AE AG AI AS AT AU BB BE BI BM BS BW BZ CA CC CH CK CM CX CY DE DG DK DM ER FI FJ FK FM GB GD GG GH GI GM "
    "GU GY HK IE IL IM IN IO JE JM KE KI KN KY LC LR LS MG MH MO MP MS MT MU MV MW MY NA NF NG NL NR NU NZ PG PH PK PN "
    "PR PW RW SB SC SD SE SG SH SI SL SS SX SZ TC TK TO TT TV TZ UG UM US VC VG VI VU WS ZA ZM ZW".split()
)
"""The places of which each release of Babel that we take knows an English of their own."""


def _known_locale(name: str) -> tuple[str, str]:
    """
    The language and the territory of a locale's name.

    It is decided before Babel sees the name: which names Babel parses differs between its releases (2.19 takes ``C``).
    """
    match = _LOCALE.fullmatch(name.replace("-", "_"))
    if match is None:
        raise _unknown(name)
    if match["zh"]:
        return "zh_Hans", ""
    territory = (match["territory"] or "").upper()
    if territory and territory not in ENGLISH:
        raise _unknown(name)
    return "en", territory


def _unknown(name: str) -> InvalidValueError:
    message = f"expected one of the languages {', '.join(LANGUAGES)}, found {name[:40]!r}"
    return InvalidValueError(message, code="locale-unknown")


def catalogue(folder: "Traversable", /) -> GNUTranslations:
    """The compiled catalogue of a folder; in a source tree that was never built, the same from its source."""
    compiled, source = folder / "perfmodel.mo", folder / "perfmodel.po"
    if compiled.is_file():
        return GNUTranslations(io.BytesIO(compiled.read_bytes()))
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - in a source tree only
    from babel.messages.pofile import read_po  # noqa: PLC0415 - in a source tree only

    file = io.BytesIO()
    write_mo(file, read_po(io.BytesIO(source.read_bytes())))
    file.seek(0)
    return GNUTranslations(file)
