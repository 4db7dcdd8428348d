"""
The one scan: folded text to tokens, by one compiled pattern.

Each token has a kind, one character, so that the grammar can match patterns over the kinds of a whole text:

======  =====================================================================================
kind    what stands there
======  =====================================================================================
``Q``   a quantity: number, scale and unit in one
``o``   a comparator before the number (``c`` 控制在, ``e`` 达, ``v`` a verb that decides nothing)
``s``   a comparator behind the number
``a``   约, 大约 before, ``z`` 左右, 上下 behind
``N``   a name in 〖〗, taken as it stands
``i``   （含）, ``x`` （不含）
``p``   ±
``r``   a dash or 至 between two ends; ``f`` 介于, ``b`` 之间
``P``   每 with a period or a thing (每半年, 每人)
``Y``   a year, ``M`` a month, ``D`` a day of a month, ``T`` a full date, ``K`` a quarter, ``H`` a half year
``h``   全年, ``y`` 年底, ``E`` 底 or 末, ``B`` 前, ``u`` 截至
``A``   a rank, ``G`` a grade word
``R``   较, 比, 同比 …; ``U`` 提高, 下降 …; ``L`` 与…持平
``k``   a separator of clauses, ``j`` 且
``X``   digits that make no number
``d``   和 or 与 before a number
``W``   anything else
======  =====================================================================================

The pattern has no nested repetition and each number is taken possessively, so the scan is linear in the text.

Needs: ``lexicon``, ``values.number``, ``values.unit``.  Used by: ``target``.
"""

import re
from typing import TypeAlias

from perfmodel.text.lexicon import (
    AND,
    BEFORE,
    BEHIND,
    HOLD,
    LEAD,
    MOVE_DOWN,
    MOVE_UP,
    NEAR_BEFORE,
    NEAR_BEHIND,
    REACH,
    SCALES_OF_GRADES,
    SHORT,
    STEPS,
    WordRow,
    words_of,
)
from perfmodel.values.number import CHINESE_DIGITS, CHINESE_NUMERAL_CHARACTERS, SCALES
from perfmodel.values.unit import KNOWN_SYMBOLS

Token: TypeAlias = tuple[str, int, int, "re.Match[str] | None"]
"""Kind, start, stop, and the match (``None`` for the words between)."""


def _any(*rows: WordRow) -> str:
    return _alternatives(words_of(*rows))


def _alternatives(words: "dict[str, str] | tuple[str, ...] | list[str]") -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_HAN = r"\u4e00-\u9fff\u3400-\u4dbf"
_LATIN_UNITS = [symbol for symbol in KNOWN_SYMBOLS if symbol[-1].isascii() and symbol[-1].isalnum()]
_OTHER_UNITS = [symbol for symbol in KNOWN_SYMBOLS if symbol not in _LATIN_UNITS and "/" not in symbol]
# A measure word that begins a longer word is no measure word: 一次性, 3年级, 5方面, 成功.
_NOT_A_UNIT = (
    r"(?!(?<=次)[性数序]|(?<=年)级|(?<=方)[面案法式向针]|(?<=成)[功立果员本效为熟绩]|(?<=体)系|(?<=部)分|(?<=站)式|(?<=件)套"
    r"|(?<=度)[假日过]|(?<=分)[之类级析期布别工配管局数明解散子流]|(?<=口)[径岸碑头罩语号]|(?<=家)[庭长属园具企]|(?<=门)户|(?<=条)[件例]|(?<=面)[向对积貌]"
    r"|(?<=点)[五六七八九]|(?<=本)[地市级县区省科年]|(?<=个)人[信才]|(?<=名)[录单称])"
)
_UNIT_WORD = rf"(?:(?:{_alternatives(_OTHER_UNITS)}){_NOT_A_UNIT}|(?:{_alternatives(_LATIN_UNITS)})(?![A-Za-z0-9]))"
_NO_UNIT_HERE = r"(?!以|及|或|左右|上下|至|到|内|之|且|前|后|多|余|不|与|和|等|为|含|底|末|起步|[零〇一二三四五六七八九十百千万亿点]|提|增|下|降|达|超|完成)"
_UNIT_END = r"(?=\s*+(?:$|[,;。、)/(·]|以上|以下|以内|及以|左右|上下|之间|[-~至到]|[≥≤<>=]))"
_OPEN_UNIT = rf"(?:(?!{_alternatives(_OTHER_UNITS)}){_NO_UNIT_HERE}[{_HAN}]{{1,3}}?|[A-Za-zμΩ]{{1,5}}){_UNIT_END}"
_SCALE = r"(?:(?:万亿|千亿|百亿|亿|千万|百万|万|千(?![米克瓦伏分])|百(?!分)))"
_PER_WORD = rf"(?:\d{{1,4}}|[一两二三四五六])?{_SCALE}?(?:{_UNIT_WORD}|[{_HAN}]{{1,4}}?(?=$|[/·.*,;。、)\s]|每|以上|以下|以内|及以|左右)|[A-Za-z]{{1,4}}[23²³]?(?![A-Za-z0-9]))"
_PER = (
    rf"(?:/\s?{_PER_WORD}\((?:年|月|日|天|季度?|学期|次)\)|/\s?\(每?{_PER_WORD}(?:\s?[/·.*•]\s?每?{_PER_WORD}){{0,3}}+\)"
    rf"|/\s?每?{_PER_WORD}(?:\s?(?:[/·.*•]\s?每?|每){_PER_WORD}){{0,3}}+(?:(?:公里|年|月|天|日|学期|次)(?![{_HAN}]))?|(?:每{_PER_WORD}){{1,3}}+)"
)
_KNOWN_UNIT = rf"{_UNIT_WORD}(?:[·*]{_UNIT_WORD}){{0,2}}(?:\s?{_PER})?"
_UNIT = rf"(?:〖[^〗\n]{{1,40}}〗|{_KNOWN_UNIT}|{_OPEN_UNIT}(?:\s?{_PER})?|{_PER})"
_ARABIC = r"(?:(?:(?<![\s\S])|(?<=[≥≤<>=(于在为至:~约】间]))[-+]|负(?=\d)|零下(?=\d))?(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++(?!,\d))(?:\.\d++)?(?!\.\d)"
_CHINESE = rf"[{CHINESE_NUMERAL_CHARACTERS}]++(?:点[{CHINESE_DIGITS}]++)?"
_WORD_NUMBER = rf"(?:半(?=个?(?:[年月天日周]|小时|学[期年]|分钟))|{_CHINESE})"
_YEAR = r"(?:(?:(?:19|20)\d\d|[12]\d{3}(?=\s?年\s?(?:\d|底|末|年|前|内|度)))\s?年(?!以上|以下|以内|及以|期|限|左右)(?:度(?!假))?|二[〇零○][〇零○一二三四五六七八九]{2}年|当年度?|本年度?|今年|次年|翌年|明年|来年|下年度?|第二年)"
_MONTH = (
    r"(?:(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s?月份?|(?<=年)\s?\d{1,2}\s?月份?|\d{1,2}\s?月份?(?=底|末|前|之前|\d))"
)
_CLOCK = r"(?:[01]?\d|2[0-4])(?:时|点|:[0-5]\d)(?:[0-5]?\d分)?"
_DAY_NUMBER = r"(?:\d{1,2}|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_DAY = (
    rf"(?:(?:(?<=月)|(?<=月\s)|(?<=份)|(?<=[-~至到])){_DAY_NUMBER}\s?[日号](?!均|常|产)(?:\s?{_CLOCK})?"
    rf"|{_DAY_NUMBER}\s?[日号](?=\s?(?:之前|以前|前(?!后))))"
)
_SEPARATED_DATE = (
    r"(?:19|20)\d\d(?P<ds>[-./])\d{1,2}(?P=ds)\d{1,2}(?!\d)(?!\.\d)"
    r"|(?:19|20)\d\d[./-](?:1[0-2]|0?[1-9])(?=\s?(?:[-~至到]{1,2}\s?(?:19|20)\d\d|前|之前|以前|底|月))月?"
    r"|(?<=\d[-~至到])(?:19|20)\d\d[./](?:1[0-2]|0?[1-9])(?!\d|\.\d)"
)
_STEPS = _any(*STEPS)
_GRADES = [word for word in words_of(*SCALES_OF_GRADES) if len(word) > 1]
_GRADE = (
    rf"(?:{_alternatives(_GRADES)})(?:(?:等次|等级)(?=及?以[上下]))?|[优良中差好](?=等|及以|以上|以下|$)等?|[一二三1-3]级(?:[甲乙丙]等|[A-C](?![A-Za-z0-9]))|[一二三四五六七八九1-9]级(?!网|路)"
    r"|[ⅠⅡⅢⅣⅤⅥ]{1,3}[类级]?|(?<![A-Za-z])(?:I{1,3}|IV|VI?)[类级]"
    r"|\d?A{1,5}级|[1-5]A(?![A-Za-z0-9])|[A-E][级类]|[一二三四五六1-6]类(?=水|及以|以上)|[一二三四五1-5]星(?:级|(?=$|及?以上))|(?<=[优劣好]于)[一二三四五六1-6]类"
)
_DIGIT = "[一二两三四五六七八九十0-9]"
_LABELS = "|".join(
    (
        r"(?<![A-Za-z])(?![pP][hH])[A-Za-z]{1,12}-?\d[\d.]*+(?:-\d++)*+(?![\d%])",  # PM2.5, COD3, GB3838-2002
        r"(?:GB|DB|ISO|HJ|CJJ?|JGJ)(?:/T)?\s?\d[\d.]*+(?:-\d++)*+",  # a standard's number
        r"(?<![\d.≥≤<>=])[2-6]G(?![A-Za-z/\d])",  # 5G
        r"\((?:19|20)\d\d\)(?:第?\d{1,5}号)?|(?<![月\d])\d{1,6}号(?!\s?(?:前|之前|以前))",  # 〔2023〕5号
        r"\d[\d.]{0,6}[米mM]?\s?[*×]\s?\d[\d.]{0,6}(?![.\d])",  # 7×24
        r"\d{1,2}\+[\dNnXx]{1,2}(?:\+[\dNnXx]{1,2}){0,4}",  # 1+3
        rf"{_CLOCK}(?=\s?[-~至到前后起])|(?<=[-~至到]){_CLOCK}(?![\d:])|(?<=[早晚午]){_CLOCK}",  # 8:30
        r"(?:(?:19|20)\d\d[-~至])?(?:19|20)\d\d学年度?(?:[上下]学期)?",  # 2023学年
        rf"{_DIGIT}{{1,3}}(?:个?年|小时|分钟)(?=行动|规划|计划|[{_HAN}]{{0,4}}圈)",  # 三年行动, 15分钟生活圈
        rf"\d{{1,2}}[.·]\d{{1,2}}(?=活动|宣传|[{_HAN}]{{2,4}}(?:宣传|纪念|活动)日)",  # 3.15活动
        "“[^”]{0,80}”",
        '"[^"]{0,80}"',
        "《[^》=]{1,80}》",
        "【(?P<subject>[^】]{1,200})】",
    )
)
"""Names with digits in them, quoted words, titles: none of them is an amount."""
_SIGNS = [row for row in BEFORE if row.words[0] in "≥≤<>="]
_SIGN = "|".join(
    r"\s?".join(sign) + (r"(?=\s?\d)" if sign == "《" else "")
    for sign in sorted(words_of(*_SIGNS), key=lambda sign: (-len(sign), sign))
)
_PERIODS = "学期|半年|季度|年度|个?季|月份|个?月|星期|周|天|日|年"

_PATTERN = re.compile(
    "|".join(
        (
            rf"(?P<k>[;。,|\n\r]|(?:(?<![\s\S])|(?<=[;；。,，\n\s:]))(?:\((?:\d{{1,2}}|[一二三四五六七八九十])\)|\d{{1,2}}[.、](?!\d)\s?|\d{{1,2}}\)|[一二三四五六七八九十]、(?![一二三四]季))|(?<=[^\s第])\((?:\d|[一二三四五六七八九十])\)(?=[{_HAN}])|[①-⑳])",
            r"(?P<N>〖(?P<name>[^〗\n]{1,400})〗(?!等次))",
            rf"(?P<n>{_LABELS})",
            r"(?P<i>\(含[^()]{0,20}\))",
            r"(?P<x>\((?:不含|不包含|不包括)[^()]{0,20}\))",
            r"(?P<w>\([^()\d%]{0,80}\))",
            r"(?P<p>±|\+/-|正负|上下浮动)",
            rf"(?P<T>{_SEPARATED_DATE})",
            r"(?P<L>(?:与|和|同|跟|较|比)(?P<level>[^,;。与和跟较比]{1,30}?)(?:相?基本)?持平)",
            rf"(?P<P>每(?P<every>[一二两三四五六七八九十]|\d{{1,3}})?个?(?P<each>{_PERIODS})(?!内|底)|(?<![\s\S])(?P<every1>[一两二三四五六七八九十]|\d{{1,2}})个?(?P<each1>{_PERIODS})(?=[一两二三四五六七八九十\d]{{1,3}}[次期场回])|每(?P<thing>\d{{0,4}}{_SCALE}?{_UNIT_WORD}))",
            rf"(?P<o>{_SIGN}|[大小高低多少]于\s?(?:或者?)?\s?等于|不\s[大小高低多少]于|{_any(*BEFORE[len(_SIGNS):])}|不超(?=\s*(?:预算|概算|批复|计划|合同|[\d一二三四五六七八九十百]))|超(?=\s?\d))",
            rf"(?P<c>{_any(HOLD)})",
            r"(?P<u>截至到?|截止到?|最迟|最晚)",
            rf"(?P<Y>{_YEAR})",
            r"(?P<K>(?:第?[一二三四1-4](?:季度)?[-~至到、])?第?[一二三四1-4]季度|前[二两三]季度)",
            r"(?P<y>年底|年末|岁末|年终)",
            r"(?P<H>上半年|下半年)",
            r"(?P<h>全年度?|年度?内)",
            rf"(?P<M>{_MONTH}(?!以上|以内))",
            rf"(?P<D>{_DAY})(?!以上|以下|以内|/|前置)",
            r"(?P<A>(?:前|第)\s?(?:\d{1,3}[-~至])?(?P<rank>\d{1,6}|[一二三四五六七八九十百]{1,5})\s?(?:(?P<place>名|位|强)次?|(?=$|[,;。)\s]))|(?P<best>\d{1,4})强(?=$|[,;。]))",
            rf"(?P<G>{_GRADE}|(?P<step>{_STEPS})(?=以上|及以上|或以上|$)|〖(?P<gname>[^〗\n]{{1,80}})〗等次(?:〖(?P<gscale>[^〗\n]{{1,80}})〗)?)",
            rf"(?P<Q>(?P<all>百分之?百)|(?P<of>\d{{1,4}}万?|[一二三四五六七八九十百千万]{{1,4}})分之(?P<ofn>{_ARABIC}|{_CHINESE})"
            rf"|(?P<top>\d{{1,3}})\s?[/:比]\s?(?P<bottom>\d{{1,4}})(?![\d/.:])(?=\s?(?:$|[,;。)]|以上|以下|及以|左右))"
            rf"|(?:(?P<coin>[¥$€])\s?)?(?P<num>{_ARABIC})(?P<more>[多余](?={_SCALE}))?(?:\s?(?P<scale>{_SCALE}))?(?P<more1>多|余|几(?=\s?{_UNIT_WORD}))?(?P<half>个半(?=月|小时|学期))?"
            rf"(?:\s{{0,3}}(?P<unit>{_UNIT}))?(?P<more2>(?<=[{_HAN}])[多余]|(?<=元)[整正]|(?<=[年时])半(?!年))?"
            rf"|(?P<cn>{_WORD_NUMBER})(?:(?P<cmore>多|余|几(?=\s?{_UNIT_WORD}))(?P<cscale>万亿|亿|万)?)?(?P<chalf>个半(?=月|小时|学期))?(?:\s?(?P<cunit>{_KNOWN_UNIT}))?(?P<cmore2>(?<=元)[整正]|(?<=[年时])半(?!年))?)",
            r"(?P<X>[.,]?\d[\d.,]*+|≠)",
            r"(?P<B>之前|以前|前(?!置|期|列|沿|提|往|端|后|景))",
            r"(?P<E>底|月底|末|月末|(?:上旬|中旬|下旬))",
            rf"(?P<s>(?:{_any(*BEHIND)})(?![容部外涵设河])|[个]?以上)",
            rf"(?P<z>{_any(NEAR_BEHIND)}|多(?=$|[,;。]))",
            rf"(?P<a>{_any(NEAR_BEFORE)})",
            rf"(?P<v>{_any(LEAD)}|(?:标准|按|以)(?=\s?\d))",
            rf"(?P<e>{_any(REACH)})",
            r"(?P<R>较|相较于?|相比于?|比(?![例率重赛对选])|同比|环比|[与和同跟](?=[^,;。]{1,20}?(?:相比|比较)))",
            rf"(?P<U>{_any(MOVE_UP, MOVE_DOWN)})率?幅?度?",
            r"(?P<f>介于|在(?=[\d±]))",
            r"(?P<d>[和与](?=\s?-?[\d]))",
            r"(?P<b>之间)",
            r"(?P<r>-{1,3}|~{1,2}|至(?!少|多|今|上)|到(?!位|达|期|场|账)|－)",  # noqa: RUF001
            rf"(?P<j>{_any(AND)}|并(?=[≥≤<>=不大小高低]))",
            r"(?P<S>\s+)",
        )
    )
)

COMPARATORS: dict[str, str] = words_of(*BEFORE, *SHORT, HOLD, REACH)
COMPARATORS_BEHIND: dict[str, str] = {**words_of(*BEHIND), "个以上": "ge"}
MOVES: dict[str, str] = words_of(MOVE_UP, MOVE_DOWN)


def scan(folded: str, /) -> tuple[str, list[Token]]:
    """
    The tokens of a folded text, and their kinds as one string; blanks are passed over.

    >>> scan("不低于95%")[0], scan("每半年印制1期")[0]
    ('oQ', 'PWQ')
    """
    tokens: list[Token] = []
    kinds: list[str] = []
    end = 0
    for match in _PATTERN.finditer(folded):
        kind = match.lastgroup or "W"
        start, stop = match.span()
        if start > end:
            _words(kinds, tokens, folded, (end, start))
        end = stop
        if kind == "S":
            continue
        if kind in "nw":
            kind = "W"
        kinds.append(kind)
        tokens.append((kind, start, stop, match))
    if end < len(folded):
        _words(kinds, tokens, folded, (end, len(folded)))
    return "".join(kinds), tokens


def _words(kinds: list[str], tokens: list[Token], folded: str, place: tuple[int, int]) -> None:
    """The words between two tokens; 、 right behind a value parts clauses, as a comma does."""
    start, stop = place
    if folded[start] == "、" and kinds and kinds[-1] in "Qszixb":
        kinds.append("k")
        tokens.append(("k", start, start + 1, None))
        start += 1
    if start < stop:
        kinds.append("W")
        tokens.append(("W", start, stop, None))


SCALE_WORDS = frozenset(SCALES)
