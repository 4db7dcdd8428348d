"""
The values that the head of a form states, each with the label that it stood behind.

Amounts may stand with their labels in one cell, beside the label of the money.
"""

import re
from decimal import Decimal
from typing import NamedTuple, final

from attrs import evolve

from perfmodel._finding import Severity
from perfmodel._patterns import kept, regex
from perfmodel.files._grid import Cell
from perfmodel.forms._cell_texts import Block, points_of, split_ordinal
from perfmodel.forms._form_rows import YEAR
from perfmodel.forms._labelled_values import GOALS, amounts_in, speaks_of_money
from perfmodel.forms._layouts import Head, Money, head_of, key, money_of
from perfmodel.forms._ledger import Ledger
from perfmodel.forms._money import MoneyReader, is_amount, is_number
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._form_marks import is_error, is_of_filling_in, is_of_time
from perfmodel.lexicon._heading_words import FISCAL_YEAR, GOAL, YEARS
from perfmodel.lexicon._rows import any_word
from perfmodel.objectives._indicator import Extra
from perfmodel.values._number import chinese_integer
from perfmodel.values._period import FiscalYear

_YEAR_INSIDE = regex(rf"(?<!\d)(?<!\d,)({FISCAL_YEAR})\s*年(度?)")
_COMMAS = regex(r"\d,\d{1,4}\s*(?:年|$)")
_SPAN = regex(
    rf"(?<!\d)({FISCAL_YEAR})\s*{any_word(YEARS)}?\s*[-~—–至到和及与、]+"
    rf"\s*({FISCAL_YEAR})\s*{any_word(YEARS)}"
)
_DAY = regex(r"(20\d\d)年1?\d月(?:\d{1,2}日|[底末])?")
_GOAL_POINTS = regex(r"\(\s*(\d{1,3}(?:\.\d+)?)\s*分\s*\)\s*$")
_YUAN = "元"
"""What the label of a sum says that is money: 合计（万元）."""

_YEAR_BEFORE = regex(rf"(?:\(\s*(?=.*\)))?(?P<year>{FISCAL_YEAR})\s*{any_word(YEARS)}(?:\s*\)\s*|\s+)(?=\S)")
_YEAR_BEHIND = regex(rf"(?P<value>.*[\w)])(?:\s+|(?=\())(?P<year>\(?\s*(?:{FISCAL_YEAR}).*)", re.DOTALL)
_GAP = 2
"""So many blanks part what stands on one line; one alone, or a bracket, may belong to the name of a project."""
_CALLED = regex(any_word(YEARS))
_TIME = rf"(?<!\d)(?:{FISCAL_YEAR})(?!\d)|[\d一二三四五六七八九十两半]\s*个?[年月日季周天]"
_HOLDS_TIME, _ENDS_IN_TIME = regex(_TIME), regex(rf"(?:{_TIME})\D?\s*\)?$")
"""What a year behind a value may be the end of, or a year beside it: 2023年1月, 2023.01, 三年."""

_YEAR_LEFT = regex(rf"(?:{FISCAL_YEAR})\s*(?:{any_word(YEARS)}|$)")
_BODIES = frozenset((Head.DEPARTMENT, Head.SUPERVISOR, Head.UNIT))
"""Labels of bodies, whose names have no year in them."""
_BESIDE_YEARS = frozenset((*_BODIES, Head.PROJECT, Head.EXTRA))

FIELDS = {
    Head.DEPARTMENT: "department",
    Head.SUPERVISOR: "supervisor",
    Head.PROJECT: "project",
    Head.UNIT: "unit",
    Head.OVERALL: "overall",
    Head.OVERALL_MEDIUM: "overall_medium",
    Head.OVERALL_ACTUAL: "overall_actual",
    Head.GRADE: "grade",
}
"""The labels whose values are texts of the document."""


@kept
def years_in(title: str, /) -> tuple[str, ...]:
    """
    The years that a title names: the one called 年度 alone where there is one, else all, those of a span among them.

    >>> years_in("2024年公开的2023年度自评表"), years_in("2023年结转2024年目标表"), years_in("目标表（2024-2026年）")
    (('2023',), ('2023', '2024'), ('2024', '2026'))
    """
    bare = fold(title)
    spanned = {_digits(year) for span in _SPAN.finditer(bare) for year in span.groups()}
    found = [(_digits(match[1]), match[2]) for match in _YEAR_INSIDE.finditer(_SPAN.sub(" ", bare))]
    fiscal = {year for year, word in found if word}
    return tuple(fiscal if len(fiscal) == 1 else sorted(spanned | {year for year, _ in found}))


def _parts(head: Head, gap: str, year: str) -> bool:
    """Whether a year behind a gap is none of the value before it: a body has none, others have a wide gap before it."""
    wide = len(gap) >= _GAP or (gap != "" and not gap.isascii())
    return _CALLED.search(year) is not None and (wide or head in _BODIES)


def _year_behind(head: Head, text: str, heading: str) -> tuple[re.Match[str], str] | None:
    """A value and the year that stands behind it on its line, where its label is none of a term: 某局  2024年度."""
    if head not in _BESIDE_YEARS or (head is Head.EXTRA and is_of_time(heading)):
        return None
    match = _YEAR_BEHIND.fullmatch(fold(text))
    year = None if match is None else YEAR.fullmatch(match["year"].strip())
    return None if match is None or year is None else (match, year[1])


def _is_timed(head: Head, value: str, heading: str) -> bool:
    """Whether a year behind a value may be of it: the end of its term, or one year of several."""
    if head is Head.EXTRA:
        return not is_of_filling_in(heading) and _HOLDS_TIME.search(value) is not None
    return _ENDS_IN_TIME.search(value.rstrip()) is not None


def _year_of(text: str) -> str | None:
    """The year that a value is, or the one in which it is a day: 2024年度, 2024年7月31日."""
    bare = fold(text.strip())
    year = YEAR.fullmatch(bare) or _DAY.fullmatch(bare)
    return None if year is None else year[1]


def _digits(year: str) -> str:
    return year if year.isascii() else str(chinese_integer(year.replace("○", "〇")))


class _Beside(NamedTuple):
    """A year that stands beside a name: the cell, its label, the value without the year, and all that stands there."""

    year: str
    cell: Cell
    heading: str
    value: str
    whole: str


@final
class Said:
    """
    What the head states.

    Attributes:
        values: The texts by the names of their fields.

        headings: The labels that they stood behind, by the same names.

        fiscal_year: The year, or ``None``.

        total: The points given in all, or ``None``.

        extra: Further cells with their labels.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.values: dict[str, str] = {}
        self.headings: dict[str, str] = {}
        self.fiscal_year: FiscalYear | None = None
        self._title: Cell | None = None
        self._project: Cell | None = None
        self._unsure: Cell | None = None
        self._beside: list[_Beside] = []
        self.total: Decimal | None = None
        self.extra: list[Extra] = []

    def take(self, head: Head, text: str, cell: Cell, *, label: Cell) -> None:
        """Put a value where its label says; what is there already is kept beside it as an extra."""
        if head is Head.FISCAL_YEAR:
            self._tell_commas(text, cell)
            if (year := _year_of(text)) is not None:
                self.take_year(year, cell)
                return
        scored = head is Head.TOTAL_SCORE and self.total is None and _YUAN not in label.text
        if scored and (points := points_of(text)) is not None:
            self._ledger.enter(cell, "report:total")
            self.total = points
            return
        heading = "".join(label.text.split())
        text = self._without_year(head, text, cell, heading)
        self._tell_year_in(head, text, cell)
        name = FIELDS.get(head)
        if head is Head.PROJECT:
            self._make_way(heading)
            self._project = self._project or cell
        if name is not None and name not in self.values:
            self._ledger.enter(cell, name)
            self.values[name] = "" if is_error(text) else text.strip()
            self.headings[name] = heading
            return
        self._ledger.enter(cell, "extra")
        self.extra.append(Extra(heading, text.strip()))

    def see_year(self, cell: Cell) -> Cell:
        """Take the year that stands before a label on its line; the cell without it: （2024年度）  填报单位：某局."""
        bare = fold(cell.text)
        match = _YEAR_BEFORE.match(bare)
        label = "" if match is None else bare[match.end() :].partition(":")[0]
        if match is None or head_of(label) not in _BESIDE_YEARS or is_of_time(label):
            return cell
        self._settle(match["year"], cell)
        return evolve(cell, text=cell.text[match.end() :])

    def _without_year(self, head: Head, text: str, cell: Cell, heading: str) -> str:
        """A value without the year that stands behind it on its line, which may be the form's: 某局  2024年度."""
        found = _year_behind(head, text, heading)
        if found is None:
            return text
        match, year = found
        value, gap = text[: match.end("value")], text[match.end("value") : match.start("year")]
        parted = _parts(head, gap, match["year"])
        if parted and not _is_timed(head, match["value"], heading):
            self._beside.append(_Beside(year, cell, heading, value.strip(), text.strip()))
            return value
        if head is Head.PROJECT or (parted and head is Head.EXTRA):
            self._unsure = cell
        return text

    def _settle_beside(self, given: FiscalYear | None) -> None:
        """Take a year beside a name where nothing else says one; one that differs stays in the name, and is told."""
        titled = () if self._title is None else years_in(self._title.text)
        known = self.fiscal_year or given
        for beside in self._beside:
            year = FiscalYear(int(_digits(beside.year)))
            differs = known != year if known is not None else bool(titled) and str(year.year) not in titled
            if not differs:
                self._settle(beside.year, beside.cell)
                continue
            self._ledger.find("year-unread", _IN_A_NAME, beside.cell)
            self._give_back(beside)

    def _give_back(self, beside: _Beside) -> None:
        """Put a year back behind the name that it stood beside."""
        part, whole = (beside.heading, beside.value), Extra(beside.heading, beside.whole)
        for name, text in self.values.items():
            if (self.headings.get(name), text) == part:
                self.values[name] = beside.whole
        self.extra = [whole if item == part else item for item in self.extra]

    def _tell_year_in(self, head: Head, text: str, cell: Cell) -> None:
        """Tell of a year that is left in the name of a body."""
        if head in _BODIES and _YEAR_LEFT.search(fold(text).strip()) is not None:
            self._ledger.find("year-unread", _IN_A_NAME, cell)

    def _make_way(self, heading: str) -> None:
        """Keep the name of a fund or policy (专项资金名称) as an extra where one of a project follows."""
        known = self.headings.get("project")
        if known is not None and "项目" in heading and "项目" not in known:
            self._keep_project_aside()

    def _keep_project_aside(self) -> Cell | None:
        """Keep the name of the project so far as an extra, if there is one, for another to come."""
        cell, self._project = self._project, None
        if cell is not None:
            self._ledger.enter(cell, "extra")
            self.extra.append(Extra(self.headings.pop("project"), self.values.pop("project")))
        return cell

    def leave_project(self) -> None:
        """Leave the name above a list, each row of which names a project of its own."""
        cell = self._keep_project_aside()
        if cell is not None:
            message = "a project above a list of projects; each row names its own, and this is kept as an extra"
            self._ledger.find("project-over", message, cell, severity=Severity.NOTE)

    def take_goals(self, head: Head, label: Cell, cell: Cell) -> None:
        """Take goals behind their label; those of numbered labels (年度绩效目标2) go on with the first."""
        numbered = key(label.text)[-1:].isdigit() or split_ordinal(label.text)[0] is not None
        if not (numbered and self.go_on(head, cell)):
            self.take(head, cell.text, cell, label=label)

    def go_on(self, head: Head, cell: Cell) -> bool:
        """Add a text to those of its label, where there are some; whether it was added."""
        name = FIELDS.get(head)
        if name is None or name not in self.values:
            return False
        self.values[name] += f"\n{self._ledger.enter(cell, name)}"
        return True

    def go_on_numbered(self, number: int | None, cell: Cell) -> bool:
        """Add 目标2：… to the one text of goals in which 目标1 stands last; whether it was added."""
        if number is None:
            return False
        before = re.compile(rf"{GOAL}\s*{number - 1}\s*[：:、.](?!.*{GOAL}\s*\d)", re.DOTALL)  # noqa: RUF001 - as printed
        heads = [head for head in GOALS if before.search(self.values.get(FIELDS[head], ""))]
        return len(heads) == 1 and self.go_on(heads[0], cell)

    def take_title(self, cell: Cell) -> None:
        """Take the title, and the year in it where it names one."""
        self.values["title"] = self._ledger.enter(cell, "title")
        self._title = cell
        self._tell_commas(cell.text, cell)
        years = years_in(cell.text)
        if len(years) == 1:
            self.take_year(years[0], cell)

    def _tell_commas(self, text: str, cell: Cell) -> None:
        """Tell of a year with a comma in it (2,024年), which is taken for none."""
        if _COMMAS.search(fold(text)) is not None:
            self._ledger.find(
                "year-unread", "expected a year in four digits, found a comma in it; write it without, as 2024", cell
            )

    def tell_years(self, given: FiscalYear | None, of_file: FiscalYear | None) -> None:
        """Tell of a title with several years where neither the form nor the caller says which of them counts."""
        self._settle_beside(given or of_file)
        self._tell_unsure(given)
        years = () if self._title is None else years_in(self._title.text)
        settled = self.fiscal_year is not None or (given is not None and str(given.year) in years)
        if self._title is not None and len(years) > 1 and not settled:
            message = f"a title that names several years ({', '.join(years)}); none is taken"
            self._ledger.find("year-conflict", message, self._title)

    def _tell_unsure(self, given: FiscalYear | None) -> None:
        """Tell of a project's name that may end in the year of the form, where nothing else says which that is."""
        if self._unsure is not None and self.fiscal_year is None and given is None:
            self._ledger.find("year-unread", _IN_A_NAME, self._unsure)

    def take_points(self, label: Cell) -> Block | None:
        """Take the points that are printed behind a label: those of the block beside or below it."""
        points = _GOAL_POINTS.search(fold(label.text))
        if points is None:
            return None
        block = Block(label, "".join(label.text[: points.start()].split()), Decimal(points[1]))
        self.extra.append(Extra(block.label, f"{points[1]}分"))
        return block

    def take_year(self, text: str, cell: Cell) -> None:
        """Take a year; another than the first is a finding."""
        if not self._ledger.entered(cell):
            self._ledger.enter(cell, "fiscal_year")
        self._settle(text, cell)

    def _settle(self, text: str, cell: Cell) -> None:
        year = FiscalYear(int(_digits(text)))
        if self.fiscal_year is not None and self.fiscal_year != year:
            message = f"the form names {self.fiscal_year.year} and {year.year}; the first is kept"
            self._ledger.find("year-conflict", message, cell, severity=Severity.ERROR)
            return
        self.fiscal_year = year


_IN_A_NAME = "expected a name, found a year beside or in it; write the year of the form in a cell of its own"
_LONGEST = 20
"""Words without a digit up to this length are a label of their own: 金额合计."""


@final
class AmountsReader:
    """Reads the cell behind a label of money; a text that is no amount is kept beside it."""

    def __init__(self, ledger: Ledger, money: MoneyReader, said: Said) -> None:
        self._ledger = ledger
        self._money = money
        self._said = said

    def beside(self, label: Cell, value: Cell) -> bool:
        """Take what stands right behind the label of the money: its total, or a text of its own."""
        if is_number(value):
            self._money.pair(label, Money.TOTAL, value, first_of_two=False)
            return True
        if self.inside(value.text, value, label=label.text):
            return True
        words = len(value.text) <= _LONGEST and not any(sign.isdigit() for sign in value.text)
        if value.row_span > 1 or words or is_amount(value):
            return False
        self.keep(label, value)
        return True

    def inside(self, text: str, cell: Cell, *, label: str = "") -> bool:
        """Take amounts that stand in one cell with their labels; whether there are any."""
        found = amounts_in(text, label=label)
        for item in found:
            self._money.see_unit(item.label)
            named = evolve(cell, text=item.label)
            self._money.pair(named, item.field, evolve(cell, text=item.amount), first_of_two=False)
        return bool(found)

    def keep(self, label: Cell, value: Cell) -> None:
        """Keep a text behind a label of money; one with an amount in it that is not read is reported."""
        self._said.take(Head.EXTRA, value.text, value, label=label)
        if speaks_of_money(value.text) and money_of(label.text) is not Money.RATE:
            message = "a text with an amount of money that is not read; it is kept as an extra"
            self._ledger.find("amount-unread", message, value)
