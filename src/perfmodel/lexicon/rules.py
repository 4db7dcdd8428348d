"""
What each token looks like: the rules of the scan, as data.

A rule has a kind (the table stands in ``tokens``), the characters that it can begin with, and a pattern.  The rules of
one kind stand together, and the kinds are tried in the order of :data:`RULES`.  Words come from the lexicon.

No pattern has a nested repetition, each repetition is bounded or possessive, so the scan is linear in the text.

Needs: ``lexicon``, ``units``, ``values.number``.  Used by: ``tokens``.
"""

import re
from typing import NamedTuple

from perfmodel.lexicon.units import HAN, SCALE
from perfmodel.lexicon.words import (
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
    STEPS,
    WordRow,
    words_of,
)
from perfmodel.values.number import CHINESE_DIGITS, CHINESE_NUMERAL_CHARACTERS


class Rule(NamedTuple):
    """How a token may look: the characters that it begins with, and a pattern."""

    starts: str
    pattern: str


_NO_ADVERB = "(?!少|多)"
"""至 that does not begin 至少 or 至多: 降低至5%, but 降低至少5%."""


def _words(*rows: WordRow, behind: str = "") -> list[Rule]:
    """A rule for each word of some rows, longest first; *behind* is a condition on what follows."""
    words = sorted(words_of(*rows), key=lambda word: (-len(word), word))
    return [Rule(word[0], re.escape(word) + (_NO_ADVERB if word.endswith("至") else "") + behind) for word in words]


_NUMERALS = "一二三四五六七八九十"
_DIGITS = "0123456789"
_ANY_NUMERAL = _DIGITS + _NUMERALS + "两"
_BLANKS = " \t\n\r\f\v"

_NUMBER = r"(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++(?!,\d))(?:\.\d++)?(?!\.\d)"
_SIGNED = rf"(?:(?:(?<![\s\S])|(?<=[≥≤<>=(于在为至:~约】间]))[-+]|负(?=\d)|零下(?=\d))?{_NUMBER}"
_CHINESE = rf"[{CHINESE_NUMERAL_CHARACTERS}]++(?:点[{CHINESE_DIGITS}]++)?"
_HALF = r"半(?=个?(?:[年月天日周]|小时|学[期年]|分钟))"
_BEFORE_HALF = r"个半(?=月|小时|学期)"

_CLOCK = r"(?:[01]?\d|2[0-4])(?:时|点|:[0-5]\d)(?:[0-5]?\d分)?"
_DAY_NUMBER = rf"(?:\d{{1,2}}|三十一?|二?十[一二三四五六七八九]?|[{_NUMERALS}])"
_PERIODS = "学期|半年|季度|年度|个?季|月份|个?月|星期|周|天|日|年"

PARTING = ";。,|"
"""Marks that part clauses wherever they stand."""

_SEPARATORS = [
    Rule(PARTING, f"[{PARTING}]"),
    Rule("\n\r", r"[\n\r]"),
    Rule(
        "(" + _ANY_NUMERAL,
        r"(?:(?<![\s\S])|(?<=[;。,\n\s:]))(?:\((?:\d{1,2}|[一二三四五六七八九十])\)|\d{1,2}[.、](?!\d)\s?|\d{1,2}\)"
        r"|[一二三四五六七八九十]、(?![一二三四]季))",
    ),
    Rule("第", r"(?<![\s\S])第一[,、:](?=[^\n]{1,200}[;。]第二[,、:])|(?<=[;。\n])第[二三四五六七八九十][,、:]"),
    Rule("(", rf"(?<=[^\s第])\((?:\d|[{_NUMERALS}])\)(?=[{HAN}])"),
    Rule("".join(map(chr, range(0x2460, 0x2474))), r"[①-⑳]"),
]

_RATIO = r"(?<![\d.:/])(?P<top>\d{1,3}+(?:\.\d{1,2}+)?+)\s?[/:比]\s?(?P<bottom>\d{1,6}+(?:\.\d{1,2}+)?+)"
_FRACTION_END = r"(?![\d/.:])(?=\s?(?:$|[,;。、()]|以上|以下|以内|及以|左右))"
_NO_RATIO = rf"(?!{_RATIO.replace('?P<top>', '?:').replace('?P<bottom>', '?:')}{_FRACTION_END})"

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_LABELS = [
    Rule(_LETTERS, r"(?<![A-Za-z])(?![pP][hH])[A-Za-z]{1,12}-?\d[\d.]*+(?:-\d++)*+(?![\d%])"),  # PM2.5, GB3838-2002
    Rule("GDIHCJ", r"(?:GB|DB|ISO|HJ|CJJ?|JGJ)(?:/T)?\s?\d[\d.]*+(?:-\d++)*+"),  # a standard's number
    Rule(_DIGITS, r"(?<![\d.≥≤<>=])(?:[2-6]G|[248]K|3D)(?![A-Za-z/\d])"),  # 5G, 4K
    Rule("(", r"\((?:19|20)\d\d\)(?:第?\d{1,5}号)?"),  # 〔2023〕5号
    Rule(_DIGITS, r"(?<![月\d])\d{1,6}号(?!\s?(?:前|之前|以前))"),
    Rule(_DIGITS, r"\d[\d.]{0,6}[米mM]?\s?[*×]\s?\d[\d.]{0,6}(?![.\d])"),  # 7×24
    Rule(_DIGITS, rf"{_NO_RATIO}\d{{1,4}}+(?:\.\d++)?+(?:\s?:\s?\d++(?:\.\d++)?+)++"),  # 1:1.2:3
    Rule(_DIGITS, r"\d{1,2}\+[\dNnXx]{1,2}(?:\+[\dNnXx]{1,2}){0,4}"),  # 1+3
    Rule(_LETTERS, r"(?<![A-Za-z])[A-Za-z]\+\d{1,2}(?!\d)"),  # T+1
    Rule(_DIGITS, rf"{_CLOCK}(?=\s?[-~至到前后起])|(?<=[-~至到]){_CLOCK}(?![\d:])|(?<=[早晚午]){_CLOCK}"),  # 8:30
    Rule(_DIGITS, r"(?:(?:19|20)\d\d[-~至])?(?:19|20)\d\d学年度?(?:[上下]学期)?"),  # 2023学年
    Rule(  # 三年行动, 15分钟生活圈
        _ANY_NUMERAL, rf"[{_ANY_NUMERAL}]{{1,3}}(?:个?年|小时|分钟)(?=行动|规划|计划|[{HAN}]{{0,4}}圈)"
    ),
    Rule(_DIGITS, rf"\d{{1,2}}[.·]\d{{1,2}}(?=活动|宣传|[{HAN}]{{2,4}}(?:宣传|纪念|活动)日)"),  # 3.15活动
    Rule("“", "“[^”]{0,80}”"),
    Rule('"', '"[^"]{0,80}"'),
    Rule("《", "《[^》=]{1,80}》"),
    Rule("【", "【(?P<subject>[^】]{1,200})】"),
]
"""Names with digits in them, quoted words, titles: none of them is an amount."""

_FULL_DATES = [
    Rule("12", r"(?:19|20)\d\d(?P<ds>[-./])\d{1,2}(?P=ds)\d{1,2}(?!\d)(?!\.\d)"),
    Rule(
        "12",
        r"(?:19|20)\d\d[./-](?:1[0-2]|0?[1-9])(?=\s?(?:[-~至到]{1,2}\s?(?:19|20)\d\d|前|之前|以前|底|月))月?"
        r"|(?<=\d[-~至到])(?:19|20)\d\d[./](?:1[0-2]|0?[1-9])(?!\d|\.\d)",
    ),
]

_EVERY = [
    Rule(
        "每",
        rf"每\s?(?P<every>[两{_NUMERALS}]|\d{{1,3}})?\s?个?(?P<each>{_PERIODS})"
        r"(?:(?<=[季度月])[底末](?!前|之前|以前))?(?!内|底)",
    ),
    Rule(
        _ANY_NUMERAL,
        rf"(?<![\s\S])(?P<every1>[两{_NUMERALS}]|\d{{1,2}})个?(?P<each1>{_PERIODS})(?=[{_ANY_NUMERAL}]{{1,3}}[次期场回])",
    ),
    Rule("/", rf"(?<=以[上下内])/(?P<each3>{_PERIODS})(?=$|[,;。)])"),
    Rule("半", rf"(?<![\s\S])(?P<each2>半年)(?=[{_ANY_NUMERAL}]{{1,3}}[次期场回])"),
]

_SIGN_ROWS = [row for row in BEFORE if row.words[0] in "≥≤<>="]
_COMPARATORS = [
    *(
        Rule(sign[0], r"\s?".join(map(re.escape, sign)) + (r"(?=\s?\d)" if sign == "《" else ""))
        for sign in sorted(words_of(*_SIGN_ROWS), key=lambda sign: (-len(sign), sign))
    ),
    Rule("大小高低多少", r"[大小高低多少]于\s?(?:或者?)?\s?等于"),
    Rule("不", r"不\s[大小高低多少]于"),
    *_words(*BEFORE[len(_SIGN_ROWS) :]),
    Rule("不", rf"不超(?=\s*+(?:预算|概算|批复|计划|合同|[\d百{_NUMERALS}]))"),
    Rule("超", r"超(?=\s?\d)"),
]

_YEAR_BEHIND = r"\s?年(?!以上|以下|以内|及以|期|限|左右)(?:度(?!假))?"
_YEARS = [
    Rule("12", rf"(?:(?:19|20)\d\d|[12]\d{{3}}(?=\s?年\s?(?:\d|底|末|年|前|内|度))){_YEAR_BEHIND}"),
    Rule("二", r"二[〇零○][〇零○一二三四五六七八九]{2}年"),
    Rule("当本今次翌明来下第", r"当年度?|本年度?|今年|次年|翌年|明年|来年|下年度?|第二年"),
]
_QUARTERS = [
    Rule("第一二三四1234", r"(?:第?[一二三四1-4](?:季度)?[-~至到、])?第?[一二三四1-4]\s?季度"),
    Rule("前", r"前[二两三]季度"),
]
_MONTHS = [
    Rule(
        _DIGITS + _NUMERALS,
        rf"(?:(?:1[0-2]|0?[1-9]|十[一二]?|[{_NUMERALS}])\s?月份?|(?<=年)\s?\d{{1,2}}\s?月份?"
        r"|\d{1,2}\s?月份?(?=底|末|前|之前|\d))(?!以上|以内)",
    ),
    Rule(" ", r"(?<=年)\s\d{1,2}\s?月份?(?!以上|以内)"),
]
_NO_DAY = "(?!以上|以下|以内|/|前置)"
_DAYS = [
    Rule(
        _DIGITS + _NUMERALS,
        rf"(?:(?:(?<=月)|(?<=月\s)|(?<=份)|(?<=[-~至到])){_DAY_NUMBER}\s?[日号](?!均|常|产)(?:\s?{_CLOCK})?{_NO_DAY}"
        rf"|{_DAY_NUMBER}\s?[日号](?=\s?(?:之前|以前|前(?!后)))"
        r"|(?<=\d月)\d{1,2}(?=\s?(?:$|[,;。)]|前|之前|以前)))",
    )
]
_RANKS = [
    Rule(
        "前第",
        rf"(?:前|第)\s?(?:\d{{1,3}}[-~至])?(?P<rank>\d{{1,6}}|[百{_NUMERALS}]{{1,5}})"
        r"\s?(?:(?P<place>名|位|强)次?|(?=$|[,;。)\s]))",
    ),
    Rule(_DIGITS, r"(?P<best>\d{1,4})强(?=$|[,;。])"),
]
_GRADES = [
    *(
        Rule(word[0], word + r"(?:(?:等次|等级)(?=及?以[上下]))?")
        for word in sorted(words_of(*SCALES_OF_GRADES), key=lambda word: (-len(word), word))
        if len(word) > 1
    ),
    Rule("优良中差好", r"[优良中差好](?=等|及以|以上|以下|$)等?"),
    Rule("一二三123", r"[一二三1-3]级(?:[甲乙丙]等|[A-C](?![A-Za-z0-9]))"),
    Rule("一二三四五六七八九123456789", r"[一二三四五六七八九1-9]级(?!网|路)"),
    Rule("ⅠⅡⅢⅣⅤⅥ", r"[ⅠⅡⅢⅣⅤⅥ]{1,3}[类级]?"),
    Rule("IV", r"(?<![A-Za-z])(?:I{1,3}|IV|VI?)[类级]"),
    Rule("A" + _DIGITS, r"\d?A{1,5}级"),
    Rule("12345", r"[1-5]A(?![A-Za-z0-9])"),
    Rule("ABCDE", r"[A-E][级类]"),
    Rule("一二三四五六123456", r"[一二三四五六1-6]类(?=水|及以|以上)|(?<=[优劣好]于)[一二三四五六1-6]类"),
    Rule("一二三四五12345", r"[一二三四五1-5]星(?:级|(?=$|及?以上))"),
]
_STEPS = [
    Rule(
        "".join({word[0] for word in words_of(*STEPS)}),
        rf"(?P<step>{'|'.join(rule.pattern for rule in _words(*STEPS))})(?=及?以上|或以上|$)",
    ),
]

_ITSELF = rf"\s?(?:(?:本|该|此)?(?:数|级|日|天|月|年|值)|当[日天月年]|等于|(?:{_NUMBER}|{_CHINESE})[^()\d]{{0,6}})?\s?"
"""What （含） and （不含） may speak of: the number itself; （含税） and （含志愿者20人） say nothing about it."""

_AMOUNTS = [
    Rule("百", r"(?P<all>百分之?百)"),
    Rule(
        _DIGITS + _NUMERALS + "百千万",
        rf"(?P<of>\d{{1,4}}万?|[百千万{_NUMERALS}]{{1,4}})分之(?P<ofn>{_NUMBER}|{_CHINESE})",
    ),
    Rule(_DIGITS, _RATIO + _FRACTION_END),
    Rule(
        _DIGITS + "¥$€-+负零",
        rf"(?:(?P<coin>[¥$€])\s?)?(?P<num>{_SIGNED})(?P<more>[多余](?={SCALE}))?(?:\s?(?P<num_scale>{SCALE}))?"
        r"(?:(?:(?<=[万亿])(?=[1-9](?:千(?![米克瓦伏分])|百(?!分)|千万|百万))|(?<=亿)(?=\d{1,4}万))"
        rf"(?P<low>\d{{1,4}})(?P<low_scale>{SCALE}))?"
        rf"(?P<num_more>[多余几])?(?P<num_half>{_BEFORE_HALF})?",
    ),
    Rule(
        "半" + CHINESE_NUMERAL_CHARACTERS,
        rf"(?P<cn>{_HALF}|{_CHINESE})(?P<cn_more>[多余几])?(?P<cn_scale>万亿|亿|万)?(?P<cn_half>{_BEFORE_HALF})?",
    ),
]

RULES: tuple[tuple[str, list[Rule]], ...] = (
    ("k", _SEPARATORS),
    ("n", _LABELS),
    ("i", [Rule("(", rf"\((?:含|包含|包括){_ITSELF}\)")]),
    ("x", [Rule("(", rf"\((?:不含|不包含|不包括){_ITSELF}\)")]),
    ("w", [Rule("(", r"\([^()\d%]{0,80}\)")]),
    ("p", [Rule("±+正上", r"±|\+/-|正负|上下浮动")]),
    ("T", _FULL_DATES),
    (
        "L",
        [
            Rule("与和同跟较比", r"[与和同跟较比](?P<level>[^,;。与和跟较比]{1,30}?)(?:相?基本)?持平"),
            Rule("同环", r"(?P<level1>同比|环比)(?:相?基本)?持平"),
        ],
    ),
    ("P", _EVERY),
    ("t", [Rule("每", rf"每\d{{0,4}}{SCALE}?")]),
    ("o", _COMPARATORS),
    ("c", _words(HOLD)),
    ("u", [Rule("截最", r"截至到?|截止到?|最迟|最晚")]),
    ("Y", _YEARS),
    ("K", _QUARTERS),
    ("y", [Rule("年岁", r"年底|年末|岁末|年终")]),
    ("H", [Rule("上下", r"上半年|下半年")]),
    ("h", [Rule("全年", r"全年度?|年度?内")]),
    ("M", _MONTHS),
    ("D", _DAYS),
    ("A", _RANKS),
    ("G", _GRADES + _STEPS),
    ("Q", _AMOUNTS),
    ("X", [Rule(".≠" + _DIGITS, r"[.]?\d[\d.,]*+|≠")]),
    ("B", [Rule("之以前", r"之前|以前|前(?!置|期|列|沿|提|往|端|后|景)")]),
    ("E", [Rule("底月末上中下", r"底|月底|末|月末|上旬|中旬|下旬")]),
    ("s", [*_words(*BEHIND, behind="(?![容部外涵设河])"), Rule("个", "个以上")]),
    ("z", [*_words(NEAR_BEHIND), Rule("多", r"多(?=$|[,;。])")]),
    ("a", _words(NEAR_BEFORE)),
    ("v", [*_words(LEAD), Rule("标按以", r"(?:标准|按|以)(?=\s?\d)")]),
    ("e", _words(REACH)),
    (
        "R",
        [
            Rule("较相比同环", r"较|相较于?|相比于?|比(?![例率重赛对选])|同比|环比"),
            Rule("与和同跟", r"[与和同跟](?=[^,;。]{1,20}?(?:相比|比较))"),
        ],
    ),
    ("U", _words(MOVE_UP, MOVE_DOWN, behind="率?幅?度?")),
    ("f", [Rule("介在", r"介于|在(?=[\d±])")]),
    ("d", [Rule("和与", r"[和与](?=\s?-?\d)")]),
    ("b", [Rule("之", "之间")]),
    (
        "r",
        [
            Rule("起", r"起[至到](?!少|多|今|上|位|达|期|场|账)"),
            Rule("-~至到", r"-{1,3}|~{1,2}|至(?!少|多|今|上)|到(?!位|达|期|场|账)"),
        ],
    ),
    ("j", [*_words(AND), Rule("并", r"并(?=[≥≤<>=不大小高低])")]),
    ("S", [Rule(_BLANKS, r"\s++")]),
)
"""The rules by kind, in the order in which the kinds are tried."""
