"""
A language that sentences are said in: its catalogue, and how it writes numbers.

Words of the library's own tables (units, periods, categories, policies) are put in traditional characters here.
"""

import io
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache
from gettext import GNUTranslations
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from perfmodel._arguments import MAX_DIGITS
from perfmodel._patterns import regex
from perfmodel.errors import InvalidValueError
from perfmodel.lexicon import _rows as rows
from perfmodel.lexicon._fold import TRADITIONAL
from perfmodel.values._exact import round_half_up
from perfmodel.values._number import EXACT

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from babel import Locale

KEPT = "制台厘系御症注舍谷"
"""Characters that a traditional text has as well (制度, 厘米, 系統): in our tables they stay."""

CHOSEN = {"历": "曆", "发": "發", "复": "複", "并": "並", "为": "為", "钟": "鐘"}
"""The simplified characters that have several traditional forms, with the one that our tables mean."""

_TABLE = str.maketrans(
    {
        **{simplified: traditional for traditional, simplified in TRADITIONAL.items()},
        **CHOSEN,
        **{letter: letter for letter in KEPT},
    }
)


def in_traditional(word: str, /) -> str:
    """
    A word of our own tables in traditional characters; no author's text goes through here.

    >>> in_traditional("万立方米"), in_traditional("数量指标"), in_traditional("厘米")
    ('萬立方米', '數量指標', '厘米')
    """
    return word.translate(_TABLE)


LANGUAGES = ("zh_Hans", "zh_Hant", "en")
"""The languages that the catalogues speak."""


N_ = rows.N_
COMMA = N_(", ")


class Tongue(NamedTuple):
    """
    One language, with the customs of a place.

    A brief one names a source without saying how sure it is; a plain one writes 1145 where its author does.
    """

    locale: "Locale"
    texts: GNUTranslations
    is_brief: bool = False
    is_plain: bool = False

    @property
    def is_english(self) -> bool:
        """Whether it is English; else it is Chinese."""
        return self.locale.language == "en"

    def word(self, word: str, /) -> str:
        """A Chinese word of our own tables, in the characters of the language; what an author wrote stays as it is."""
        return in_traditional(word) if self.locale.script == "Hant" else word

    def say(self, sentence: str, /, **fields: object) -> str:
        """A sentence of the catalogue, with its fields filled in."""
        return self.texts.gettext(sentence).format(**fields)

    def listed(self, items: Iterable[str], /) -> str:
        """Several things behind one another."""
        return self.say(COMMA).join(items)

    def number(self, value: Decimal, /) -> str:
        """All digits that a number is written with, grouped as the language has it."""
        from babel.numbers import format_decimal  # noqa: PLC0415 - on first use, so that importing stays cheap

        places = -min(int(value.as_tuple().exponent), 0)
        with localcontext(EXACT):  # Babel scales and rounds in the current context
            written = ("0" if self.is_plain else "#,##0") + ("." + "0" * places if places else "")
            return format_decimal(value, format=written, locale=self.locale)

    def amount(self, value: Decimal, /) -> str:
        """The same without the zeros at its end."""
        from babel.numbers import format_decimal  # noqa: PLC0415 - on first use

        with localcontext(EXACT):
            written = _DIGITS.removeprefix("#,##") if self.is_plain else _DIGITS
            return format_decimal(value, format=written, locale=self.locale)

    def as_written(self, *texts: str) -> "Tongue":
        """The same in Chinese with digits as those of the texts: apart by commas, unless all long numbers are plain."""
        whole = "\n".join(texts)
        is_plain = not self.is_english and _PLAIN.search(whole) is not None and _APART.search(whole) is None
        return self._replace(is_plain=is_plain)

    def percent(self, ratio: Fraction, /) -> str:
        """
        A ratio in percent: one decimal, and more where a ratio that is not 100 % or 0 % would look so.

        Babel's own rounding would show 99.97 % of a missed target as 100 %.
        """
        from babel.numbers import format_percent  # noqa: PLC0415 - on first use

        places = next(
            (places for places in range(3, 9) if (round_half_up(ratio, places) in {0, 1}) is (ratio in {0, 1})), 9
        )
        with localcontext(EXACT):
            return format_percent(round_half_up(ratio, places), format=_PERCENTS, locale=self.locale)

    def day(self, day: date, /, *, year: bool = True) -> str:
        """A day of the calendar, with its year or without."""
        from babel.dates import format_date  # noqa: PLC0415 - on first use

        english, chinese = ("d MMMM y", "y年M月d日") if year else ("d MMMM", "M月d日")
        return format_date(day, english if self.is_english else chinese, locale=self.locale)


_PLAIN = regex(r"(?<![\d.,，])\d{4,}(?![\d年]|\s*年|[-/.]\d{1,2}[-/.]\d)")  # noqa: RUF001 - as written
_APART = regex(r"\d[,，]\d{3}(?!\d)")  # noqa: RUF001 - as written
"""A long number without commas, which is no year and no day, and one with them."""

_DIGITS = "#,##0." + "#" * MAX_DIGITS
_PERCENTS = "#,##0.#######%"


@cache
def tongue_of(name: str, /) -> Tongue:
    """
    The language of a locale's name.

    Raises:
        InvalidValueError: (``locale-unknown``) for another language.
    """
    from babel import Locale  # noqa: PLC0415 - on first use

    language, territory = _known_locale(name)
    locale = Locale.parse(f"{language}_{territory}" if territory else language)
    return Tongue(locale, catalogue(resources.files("perfmodel") / "locale" / language / "LC_MESSAGES"))


_LOCALE = regex(
    r"(?:(?P<hant>zh_(?:Hant(?:_(?:TW|HK|MO))?|TW|HK|MO))|(?P<hans>zh(?:_Hans(?:_(?:CN|HK|MO|SG))?|_CN|_SG)?)"
    r"|en(?:_(?P<territory>[A-Z]{2}|\d{3}))?)(?:\.[\w-]+)?",
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
    if match["hans"] or match["hant"]:
        return "zh_Hans" if match["hans"] else "zh_Hant", ""
    territory = (match["territory"] or "").upper()
    if territory and territory not in ENGLISH:
        raise _unknown(name)
    return "en", territory


def _unknown(name: str) -> InvalidValueError:
    message = f"expected one of the languages {', '.join(LANGUAGES)}, found {name[:40]!r}; take one of them"
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
