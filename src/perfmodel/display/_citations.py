"""
Where a rule comes from, and where something stands, in words.

Of a rule its source, its clause, how sure that is, and the note; of a place its table, line and column.

The sources, clauses and notes of the rules that the library ships are sentences of the catalogue.
"""

from perfmodel._patterns import regex
from perfmodel.display._language import N_, Tongue
from perfmodel.scoring._result import rule_name
from perfmodel.source import Citation, Place, Standing

CITATIONS = (
    N_("(budget − executed) / budget > 20%"),
    N_("10, 50, 30 and 10 seen in a paper"),
    N_("100-80 (80 in), 80-50 (50 in), 50-0"),
    N_("20 points"),
    N_("76% of 10 points are 7.6"),
    N_("Shanxi"),
    N_("a check of the person's points"),
    N_("a negative actual counts as 0"),
    N_("a target of 0 makes every miss 0"),
    N_("a target of 0 under ≥, ＞ or ＝: full points when A ≤ 0, else none"),
    N_("a target of 0: green when the actual is 0, else red"),
    N_("an earlier script lacks the cap; one divides by 1 where the budget is 0"),
    N_("an explanation from 130% of the target on (Guangxi)"),
    N_("articles 1 to 5 seen, the rest from memory"),
    N_("audit tool"),
    N_("chongqing form"),
    N_("default weights, adjustable"),
    N_("executed over adjusted budget, at most the points"),
    N_("execution 10, indicators 90 in all"),
    N_("execution 20, indicators 80"),
    N_("execution below 80% or above 120%"),
    N_("execution row: 76% × 10 = 7.6"),
    N_("execution: rate / (month/12): red below 60%, yellow below 80%, else green"),
    N_("forms"),
    N_("grades as another body set them in it"),
    N_("grades of evaluation, lower bound included"),
    N_("how the coefficient arises is not stated: A/T, at most 1, is this project's choice"),
    N_("how the coefficient arises where less is better is not stated: T/A here"),
    N_("hubei form"),
    N_("in words: reached green, partly yellow, not reached red"),
    N_("indicators above spending: (S/90 − E/10) / (S/90) > 5%"),
    N_("indicators of yes or no"),
    N_("less is better: green inside the target, else red"),
    N_("more is better: A / (T × month/12): red below 60%, yellow below 80%, green below 120%, else blue"),
    N_("no notice states it"),
    N_("no source for deadlines was found: done by the day earns the points, late earns nothing"),
    N_("no source for ranges was found: below the range by the floor, above by the ceiling"),
    N_("no source for ranks was found: a smaller place is better, so a ceiling"),
    N_("no source for several targets in one cell was found: all met earns the points, else a person decides"),
    N_("not official"),
    N_("opening seen; the matching columns seen in a provincial system"),
    N_("or a stated deduction"),
    N_("points = weight × coefficient"),
    N_("points add up to those of the level above, where it prints some"),
    N_("none at all is better than one"),
    N_("column 指标方向: 正向, 反向, 中性"),
    N_("30% above the target needs an explanation (Guangxi)"),
    N_(
        "several executing units: absolute values added, relative values and qualitative ones averaged by funds; "
        "sum first, then score"
    ),
    N_("points of each row to two places, half away from zero"),
    N_("provincial system"),
    N_("qualitative indicators: 100%-80% (80 in), 80%-60% (60 in), 60%-0%"),
    N_("quality, timeliness and cost: green inside the target, else red, whatever the direction"),
    N_("quantitative indicators: full when met, else in proportion"),
    N_("rate × weight"),
    N_("rates are kept to 4 places as fractions"),
    N_("rows that do not apply drop out: total = points / points of the rest × 100"),
    N_("satisfaction from 60% to 90%"),
    N_("scoring note"),
    N_("seen as a check in a provincial system"),
    N_("seen in a provincial system, and as the ministry's uniform bands for central departments"),
    N_("self-evaluation form of Sichuan, 2023: a budget changed in the year is explained"),
    N_("self-evaluation form of Sichuan, 2023: an execution rate below 90% needs a reason"),
    N_("statistics: pass mark 60%"),
    N_("the adjusted budget and the cap were seen in filled forms and a system"),
    N_("the cap at w is not in the note"),
    N_("the guidance gives the pass mark for r = A/T; where less is better r is T/A here"),
    N_("the national text says 'much higher' and gives no number; no formula of a deduction was found"),
    N_("the note states no points for execution: the national 10"),
    N_("the notice names the ratio of result and target, not how it runs where less is better: T/A here"),
    N_("the value 本指标不适用此项目 of a pick list"),
    N_("the worst lamp wins: red, yellow, green, blue"),
    N_("weights with and without cost; no satisfaction: its 10 go to benefit"),
    N_("w·A/T, at most w"),
    N_("w·T/A, at most w"),
    N_("≤ and ＜: 1−(A−T)/T, nothing from 2T on"),
    N_("≥ and ＞: full when A ≥ T, else A/T"),
    N_("30% was seen in Guangxi; too low a target is a case of 财预〔2020〕10号"),
    N_("80 where budget execution has 20 (Hubei)"),
    N_("Anhui, 2022"),
    N_("Anhui, 2022: a cost under 生态效益"),
    N_("Anhui, 2022: a total of 0 and parts of 90"),
    N_("Shanxi: a row without an adjusted value stays empty"),
    N_("Yunnan, 2020"),
    N_("a department-wide objectives table of Sichuan, 2023"),
    N_("a department-wide objectives table of Sichuan, 2023: its first level was lost"),
    N_("a department-wide objectives table of Sichuan, 2023: one amount for all tasks"),
    N_("a department-wide objectives table of Sichuan, 2023; a form of Hubei, 2020"),
    N_("a form with 稳定运行率≤99%"),
    N_("a library of indicators asks for the standard used"),
    N_("a library of indicators holds costs against the spending standard"),
    N_("a quantitative indicator carries kind and unit"),
    N_("a value behind a sign is a number"),
    N_("all four are required"),
    N_("an audit tool lets it pass where a policy words it so"),
    N_("an example was seen in a department-wide objectives table of Sichuan, 2023"),
    N_("an example was seen; half is this project's choice"),
    N_("an example was seen; that it is a fault is this project's reading"),
    N_("an example was seen; the names are this project's list"),
    N_("budget block of a department-wide objectives table of Sichuan, 2023"),
    N_("city review"),
    N_("column 未完成原因分析"),
    N_("columns for earlier values and standards"),
    N_("duplicate rows"),
    N_("fields of the library of indicators"),
    N_("forms in 元 (Shanghai) and in 万元 (Sichuan), and rows in 元 (Yunnan)"),
    N_("from memory in reviews under the notice of 2015"),
    N_("from memory in the guidance of 2021"),
    N_("from memory in the notice of 2015: 完整, 相关"),
    N_("from memory in the notice of 2015: 相应匹配"),
    N_("from memory in the notice of 2015: 细化量化"),
    N_("from memory in the notice of 2020"),
    N_("from memory the form of 财预〔2020〕10号 has such a column"),
    N_("from memory, the guidance of 2021 lets a body that serves no one leave it out"),
    N_("from memory, the guidance of 2021 lists counts under quantity"),
    N_("head of a department-wide objectives table of Sichuan, 2023"),
    N_("hospital system"),
    N_("import of indicators"),
    N_("import of indicators: = becomes ＝"),
    N_("indicator tree"),
    N_("indicators are complete"),
    N_("lists of wordings for the three bands"),
    N_("mandatory check"),
    N_("mandatory check for - _ *"),
    N_("not sure"),
    N_("one row with all 90 points"),
    N_("points add up at each level, and to 90 or 100"),
    N_("published checks"),
    N_("required"),
    N_("self-evaluation forms"),
    N_("sichuan form"),
    N_("seen: an import drops rows that it cannot place"),
    N_("seen: one province caps the score of such a project"),
    N_("the list of fields was seen"),
    N_("the list of fields was seen, the duty is from memory"),
    N_("the other marks come from a city's review"),
    N_("the tolerance of 0.005 of the unit is this project's choice"),
    N_("the value is a required field"),
    N_("the words are those of published extraction tools"),
    N_("two decimals in forms of Sichuan, three in one of Anhui"),
    N_("unquantified and without a way of checking"),
    N_("values match the budget"),
    N_("weights of zero, a check that can be switched off"),
    N_("》 and ﹦ were seen in filled forms"),
    N_("＝ is scored as ≥ where the target is above 0"),
    N_("Civil Code of the People's Republic of China"),
    N_("article 1259"),
    N_("spellings of the comparison signs"),
    N_("wordings counted in published forms"),
    N_("Anhui, 2022: 效果明显"),
    N_("Excel"),
    N_("a form with ≤99% for it"),
    N_("bands"),
    N_("cells and lines of money in published forms"),
    N_("cells around the tables of published forms"),
    N_("cells below the table"),
    N_("cells that templates print and nobody filled in"),
    N_("classes of surface water"),
    N_("column orders of 25 provinces"),
    N_("columns beside the target of the year"),
    N_("docs/assessing.md"),
    N_("docs/comparing.md"),
    N_("docs/comparing.md, choices"),
    N_("docs/comparing.md, loose-classifier"),
    N_("docs/comparing.md, what a result says"),
    N_("docs/comparing.md, words in front of a result"),
    N_("docs/design.md"),
    N_("docs/forms.md"),
    N_("docs/reviewing.md"),
    N_("docs/taxonomy.md"),
    N_("else more is better"),
    N_("forms of objectives"),
    N_("further words of the same kinds"),
    N_("perfmodel"),
    N_("grades of scenic areas, AAAAA the best"),
    N_("heading rows"),
    N_("headings of columns"),
    N_("labels of 25 provinces"),
    N_("labels of categories in published forms"),
    N_("labels of money"),
    N_("labels of published self-evaluation forms"),
    N_("lines of units and plans of spending"),
    N_("mandatory checks of objectives"),
    N_("monitoring form"),
    N_("names and headings of published objective tables"),
    N_("names of published objective tables"),
    N_("number formats of the Chinese version"),
    N_("objectives form"),
    N_("of a cost, less is better"),
    N_("part 1, sections 18.8.30 and 18.8.31"),
    N_("parts of headings"),
    N_("parts of headings and lines of published forms"),
    N_("parts of headings seen"),
    N_("project form"),
    N_("shanghai form"),
    N_("stars of hotels"),
    N_("targets of a department-wide objectives table of Sichuan, 2023"),
    N_("the wording was seen, its counterpart is this project's reading"),
    N_("upper band of the ministry's form of 2020"),
    N_("优 良 中 差 as four columns of thresholds"),
    N_("达成 / 部分达成 / 未达成 with 年度指标, 预期指标, 目标 or alone"),
)
"""What citations of the library say: sources, clauses and notes."""


STANDINGS = {
    Standing.SEEN: N_("seen"),
    Standing.MEMORY: N_("from memory"),
    Standing.DESIGN: N_("this project's choice"),
}
"""How sure a source is."""

RULE = N_("by rule {rule} ({source})")
UNNUMBERED_RULE = N_("by the rule {rule} ({source})")
PLACE = N_("{source}, {clause}; {standing}")
WHOLE = N_("{source}; {standing}")
BRIEF = N_("{source}, {clause}")
NOTE = N_(" ({note})")


_KNOWN, _PAGES = frozenset(CITATIONS), "docs/"


def citation_words(tongue: Tongue, citation: Citation, /) -> str:
    """
    The source, its clause, how sure that is, and the note.

    What the rules that the library ships say is said in the language asked for; what a caller's own rules say stays.
    """
    if tongue.is_brief:
        return _brief_words(tongue, citation)
    source, standing = said_of(tongue, citation.source), tongue.say(STANDINGS[citation.standing])
    if citation.clause is None:
        words = tongue.say(WHOLE, source=source, standing=standing)
    else:
        words = tongue.say(PLACE, source=source, clause=said_of(tongue, citation.clause), standing=standing)
    return words if citation.note is None else words + tongue.say(NOTE, note=said_of(tongue, citation.note))


def _brief_words(tongue: Tongue, citation: Citation) -> str:
    """The source and its clause alone; of what the library decided itself, that it did, and no page of its docs."""
    source = said_of(tongue, citation.source)
    if citation.clause is None or citation.clause.startswith(_PAGES):
        return source
    return tongue.say(BRIEF, source=source, clause=said_of(tongue, citation.clause))


def said_of(tongue: Tongue, text: str, /) -> str:
    """A part of a citation in the language asked for, where the library ships it."""
    return tongue.say(text) if text in _KNOWN else text


def rule_words(tongue: Tongue, rule: str, citation: Citation, /) -> str:
    """The id of a rule and where it comes from."""
    name, source = rule_name(rule), citation_words(tongue, citation)
    if name == rule:
        return tongue.say(RULE, rule=rule, source=source)
    return tongue.say(UNNUMBERED_RULE, rule=tongue.say(name), source=source)


TABLE, LINE, COLUMN = N_("table {table}"), N_("line {line}"), N_("column {column}")
AROUND = {
    "above": (N_("above the table"), N_("above table {table}")),
    "below": (N_("below the table"), N_("below table {table}")),
}
"""Where lines of text stand beside a table: the only one, and one that has a name."""

PAGE, PAGES = N_("page {page}, table {table}"), N_("pages {page}, table {table}")
ONE_PAGE = N_("page {page}")
"""Tables of files that have pages."""

_AROUND = regex(r"(?:(?P<table>.+) )?\((?P<side>above|below)\)")
_PAGE = regex(r"(?P<pages>pages?) (?P<page>\d[\d, -]*)(?:, table (?P<table>\d+))?")


def place_words(tongue: Tongue, place: Place, /) -> str:
    """A place as its table, line and column, as far as it has them."""
    numbers = ((LINE, "line", place.line), (COLUMN, "column", place.column))
    parts = [tongue.say(text, **{name: part}) for text, name, part in numbers if part is not None]
    if place.table is not None:
        parts.insert(0, table_words(tongue, place.table) or tongue.say(TABLE, table=place.table))
    return tongue.listed(parts)


def table_words(tongue: Tongue, name: str, /) -> str | None:
    """What the readers of files call a table, (above) or page 3, table 1; ``None`` for a name of its own."""
    around, page = _AROUND.fullmatch(name), _PAGE.fullmatch(name)
    if around is not None:
        alone, named = AROUND[around["side"]]
        return tongue.say(alone) if around["table"] is None else tongue.say(named, table=around["table"])
    if page is None:
        return None
    text = ONE_PAGE if page["table"] is None else PAGES if page["pages"] == "pages" else PAGE
    return tongue.say(text, page=page["page"], table=page["table"])
