"""Reported values of another year than the fiscal one: 2021年96%, 95%（2021年数据）, 2021年底95%, 2019年以来120人."""

import re

from attrs import evolve

from perfmodel.lexicon import claims
from perfmodel.lexicon.fold import fold
from perfmodel.targets.notes import years_noted
from perfmodel.targets.shapes import Clause, Composite, Deadline, Statement, Target, Unread, Unstated
from perfmodel.values.period import DateSpan


def of_the_year(said: Target, year: int, /) -> Target:
    """What is said, with all that is told of another year as words: it reports nothing of this one."""
    if isinstance(said, Composite):
        if any(_is_as_of_other(clause, year) for clause in said.clauses):
            return Statement(text=said.text)
        return evolve(said, clauses=[_clause_of_year(clause, year) for clause in said.clauses])
    return said if isinstance(said, Unstated | Unread) else _clause_of_year(said, year)


_YEAR_END = re.compile(r"\s*(?:截[至止]到?)?(?:19|20)\d\d年(?:年?[底末]|12月(?:底|末|31[日号])?)\s*")


def _is_as_of_other(said: Clause, year: int) -> bool:
    """Whether a clause says that the values beside it are those of a day in another year: 截至2022年底, 2021年末."""
    if not isinstance(said, Deadline) or not isinstance(said.span, DateSpan):
        return False
    latest = said.span.latest
    if latest is None or latest.year == year:
        return False
    text = fold(said.text)
    return text.strip().startswith("截") or (latest.year < year and _YEAR_END.fullmatch(text) is not None)


_SINCE = re.compile(r"(?P<year>(?:19|20)\d\d)年?(?:度|初|底|\d{1,2}月(?:份|底)?)?(?:以来|以后|之后|至今|起)")


def _clause_of_year(said: Clause, year: int) -> Clause:
    years = claims.year_begun_with(said.subject)
    since = _SINCE.search(said.subject or "")
    if since is not None and int(since["year"]) != year:
        return Statement(text=said.text)
    noted = years_noted(said)
    if (years and year not in years) or (noted and noted != frozenset((year,))):
        return Statement(text=said.text)
    return said
