"""
Lexemes: what stands where in a skeleton, decided by its own characters alone.

The words of the lexicon as lexemes: the kind of each, its meaning, and what must (not) follow it.

How lexemes look that no list of words holds: signs and denied comparisons, names, separators, ranks, grades, shares.

Every pattern is bounded or possessive, so that reading stays linear in the text.
"""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias, cast

from perfmodel._patterns import alternation, regex
from perfmodel.lexicon import _beside_values as beside
from perfmodel.lexicon import _comparison_words as comparing
from perfmodel.lexicon import _remarks as remarks
from perfmodel.lexicon._comparison_words import ORDINARY_WORDS
from perfmodel.lexicon._printed_marks import ERRORS
from perfmodel.lexicon._rows import WordRow, any_word, longest_first, words_of
from perfmodel.targets._skeleton import CLASSES, HUNDREDS, NINE, NUMBER_SIGNS, SMALL, WHOLE, YEAR, N
from perfmodel.targets._unit_ends import HAN
from perfmodel.values._number import CHINESE_NUMERAL_CHARACTERS, PARTS_OF, TO_TEN

Kind: TypeAlias = Literal[
    "word", "punctuation", "blank", "separator", "enumerator",
    "front", "short", "weak", "reach", "lead", "about", "behind", "around", "mark",
    "minus", "plus", "plus-minus", "dash", "between", "amid",
    "negation", "plan", "filler", "shared", "and", "or",
    "against", "with", "beside", "move", "level",
    "every", "apiece", "until", "before", "after",
    "amount", "day", "clock", "rank", "grade", "step", "half", "turn", "vague",
    "name", "note", "unit", "baseline", "points", "bad", "any",
]  # fmt: skip
"""What a lexeme is; the table in ``lexer`` says how each looks."""


EACH: frozenset[Kind] = frozenset({"every", "apiece"})
"""Lexemes that say for each of what a value is: a period (每月), a thing (每人)."""


class Lexeme(NamedTuple):
    """
    One lexeme.

    Attributes:
        kind: What it is.

        start: Where it begins in the joined skeleton.

        stop: Where it ends.

        value: What it means: a comparison's name, an amount, a day, the code of a fault.
    """

    kind: Kind
    start: int
    stop: int
    value: object = None


def matched(lexeme: Lexeme) -> re.Match[str]:
    """The match that a rule without a value gives as the value of its lexeme."""
    return cast("re.Match[str]", lexeme.value)


class Rule(NamedTuple):
    """
    What a lexeme of one kind looks like.

    Attributes:
        kind: The kind.

        starts: The characters that it can begin with.

        pattern: The characters that it has, and what must not follow; compiled when its first character is met.

        value: What a match means; without it the match itself.

        apart: Whether it is tried on its own, and not in the pattern that is any of many: since it takes nearly every
            place where its character stands, or names one of its groups again.
    """

    kind: Kind
    starts: str
    pattern: str
    value: Callable[[re.Match[str]], object] | None = None
    apart: bool = False


def rule(
    kind: Kind,
    starts: str,
    pattern: str,
    value: Callable[[re.Match[str]], object] | None = None,
    *,
    apart: bool = False,
) -> Rule:
    """A rule, by the word that tables of them read best with."""
    return Rule(kind, starts, pattern, value, apart)


class Word(NamedTuple):
    """A word as a lexeme: its kind, what it means, and a pattern of what must (not) follow."""

    kind: Kind
    value: object
    condition: str = ""


_NO_ADVERB = "(?!少|多|今|上(?!年|半年|月|季|期|周|一)|此)"
_ONE_SIGN = rf"(?=\s?[-+约近超达为至到≥≤<>]{{0,2}}\s?{N})"


def _rows(kind: Kind, *rows: WordRow, condition: str = "", short: str = "") -> dict[str, Word]:
    """The words of some rows; *condition* is what must (not) follow, *short* the same for words of one character."""
    found: dict[str, Word] = {}
    for word, meaning in words_of(*rows).items():
        behind = (_NO_ADVERB if word[-1] == "至" else "") + condition + (short if len(word) == 1 else "")
        found[word] = Word(kind, meaning, behind)
    return found


WORDS: dict[str, Word] = {
    **dict.fromkeys(ORDINARY_WORDS, Word("word", None)),
    **_rows("filler", remarks.FILLERS),
    **_rows("plan", comparing.PLANS, condition="(?!生育|单列)"),
    **_rows("negation", comparing.NEGATORS, comparing.DENIALS),
    "消除": Word("negation", "not", "(?!率|比例|比率)"),
    **_rows("lead", comparing.LEAD, condition="(?!率|性|度|情况|数(?!字)|图|型)"),
    **_rows("lead", comparing.NUMBER_LEAD, condition=rf"(?=\s?{N})"),
    **_rows("move", comparing.MOVE_UP, comparing.MOVE_DOWN, condition="(?:率|幅度?|度|速)?", short=_ONE_SIGN),
    **_rows("against", comparing.AGAINST),
    **_rows("with", comparing.WITH),
    **_rows("level", comparing.LEVEL),
    **dict.fromkeys(comparing.BESIDE, Word("beside", None)),
    **_rows("shared", comparing.SHARED),
    **_rows("and", comparing.AND, short="(?!发|网|购|联|存|行|轨|入|案|重|列|举)"),
    **_rows("or", comparing.OR),
    **_rows("about", *comparing.NEAR_BEFORE),
    "近": Word("about", "nearly", rf"(?=\s?[{CLASSES}{CHINESE_NUMERAL_CHARACTERS}半数几超≥≤<>=])"),
    **_rows("around", comparing.NEAR_BEHIND),
    **_rows("reach", comparing.REACH, condition="(?!标|人|率|不)"),
    **_rows("reach", comparing.RISEN),
    **_rows("weak", comparing.FALLEN),
    **_rows("weak", comparing.HOLD, condition="(?!率|力|点|性|线|系统|器|合理)"),
    **_rows("behind", *comparing.BEHIND, short=comparing.NOT_INSIDE),
    "外": Word("behind", "gt", "(?![部涵设籍来围墙贸销聘宣环卖国出延观包])"),
    **_rows("short", *comparing.SHORT, condition="(?![价额制度期量员时电流购行号定])"),
    **_rows("front", *comparing.BEFORE, *comparing.BETTER, *comparing.LATER),
    **{word: Word("front", "lt") for word in comparing.UNREACHED.words.split()},
    **dict.fromkeys(beside.UNTIL.words.split(), Word("until", None)),
    **dict.fromkeys(
        beside.BEFORE_DAY.words.split(), Word("before", None, r"(?!置|期|列|沿|提(?:[下条是为,。;]|$)|往|端|后|景)")
    ),
    **dict.fromkeys(beside.SINCE.words.split(), Word("after", None)),
    **dict.fromkeys(beside.PLUS_MINUS.words.split(), Word("plus-minus", None)),
    **{
        word: Word("dash", None, "" if word[0] in "-~" else "(?!少|多|今(?!年)|上(?!年|半年)|位|达|期|场|账|岗|站)")
        for word in beside.DASHES.words.split()
    },
    **dict.fromkeys(beside.BETWEEN.words.split(), Word("between", None)),
    **{word: Word("amid", None, "" if len(word) > 1 else rf"(?=[{CLASSES}±])") for word in beside.AMID.words.split()},
    **dict.fromkeys(":()“”\"'[]{}、!?", Word("punctuation", None)),
    "不下": Word("front", "ge", _ONE_SIGN),
    "&nbsp;": Word("blank", None),
    "前提": Word("word", None, r"(?=[下条是为,。;]|$)"),
    "等": Word("filler", "filler", "(?<![一二三四五六七八九十特头]等)"),
}
"""The words of the lexicon as lexemes; where a word has several meanings, the last one here counts."""


def words_rule(first: str, words: list[str]) -> Rule:
    """The rule of words that begin with one character, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    pattern = "|".join(re.escape(word) + WORDS[word].condition for word in ordered)
    return Rule("word", first, pattern)


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


# --- comparisons ------------------------------------------------------------------------------------------------------

_BASES = words_of(*comparing.BASES, *comparing.BETTER, *comparing.LATER)
_OR = r"\s?(?:或者?|/|、|及|和|且|,)?\s?"
_EQUALS = "(?:等于|=)"
_TURNED = {"gt": "le", "lt": "ge", "ge": "lt", "le": "gt", "eq": "ne"}
_SURPASSED = words_of(*comparing.SHORT[:2], comparing.REACH)
_COMPARED = {**_BASES, "超": "gt", "突破": "gt", **_SURPASSED}
_LARGER = alternation(word for word, meaning in _BASES.items() if meaning == "gt")
_SMALLER = alternation(word for word, meaning in _BASES.items() if meaning == "lt")
_WITH_EQUAL = (
    rf"(?P<larger>{_LARGER}|>)(?:{_OR}{_EQUALS})|(?P<smaller>{_SMALLER}|<)(?:{_OR}{_EQUALS})"
    rf"|{_EQUALS}\s?(?:或者?|/|、|及|和)\s?(?:(?P<larger2>{_LARGER}|>)|(?P<smaller2>{_SMALLER}|<))"
    rf"|达到(?:或者?|及|和|、|/)(?P<larger3>{_LARGER})|(?:{_LARGER}|优于|好于)(?:或者?|及|和|、|/)达到"
    rf"|持平或者?(?:略|稍|微)?(?:(?P<larger4>{_LARGER}|优于|好于)|(?P<smaller4>{_SMALLER}))"
)


def _with_equal(match: re.Match[str]) -> str:
    return "le" if match["smaller"] or match["smaller2"] or match["smaller4"] else "ge"


def _denied(match: re.Match[str]) -> str:
    if match["equal"] is not None:
        return "le" if match["equal_larger"] else "ge"
    return _TURNED[_COMPARED[match["compared"]]]


_DENIALS = alternation(words_of(comparing.DENIALS))
_DENIED = (
    rf"(?:{_DENIALS})(?:(?P<equal>(?:(?P<equal_larger>{_LARGER})|(?:{_SMALLER}))(?:或者?|/)?等于)"
    rf"|(?P<compared>{alternation(word for word in _COMPARED if len(word) > 1)}"
    r"|[超达](?!标|市|载|限|声|重|前|龄|额|级|员|人|成|因|疗|时)))"
)
_ENGLISH = words_of(*comparing.ENGLISH)
_ENGLISH_PATTERN = "|".join(word.replace("_", r"\s+") for word in longest_first(*comparing.ENGLISH))


def _english(match: re.Match[str]) -> str:
    return _ENGLISH["_".join(match[0].lower().split())]


_ESCAPES = {"8805": "ge", "8804": "le", "62": "gt", "60": "lt", "61": "eq", "x2265": "ge", "x2264": "le"}

COMPARISON_RULES = (
    rule("blank", "<", r"</?(?:br|p|div|span|b|i|u|font|strong)\s*/?>"),
    rule("front", "&", rf"&#(?P<escape>{'|'.join(_ESCAPES)});=?", lambda match: _ESCAPES[match["escape"]]),
    rule("bad", "#", rf"{alternation(word.partition('0')[0] for word in ERRORS.split())}|##+$", lambda _: "cell-error"),
    rule("front", "".join({w[0] for w in _BASES} | set("><=等达优好持")), _WITH_EQUAL, _with_equal),
    rule("front", "".join({word[0] for word in words_of(comparing.DENIALS)}), _DENIED, _denied),
    rule("front", _LETTERS, rf"(?<![A-Za-z])(?i:{_ENGLISH_PATTERN})(?=\s*[{CLASSES}])", _english),
    rule("behind", "oa ", r"\s?(?:or|and)\s(?:more|above|over|higher|greater)", lambda _: "ge"),
    rule("behind", "oa ", r"\s?(?:or|and)\s(?:less|below|under|lower|fewer)", lambda _: "le"),
    rule("negation", "nN", r"(?i:not|no|non)(?![A-Za-z])"),
    rule("negation", "含不包", rf"不?{any_word(beside.INCLUDING)}(?={N})"),
    rule("mark", "含", "含(?=以上|以下|以内)", lambda _: "in"),
    rule("bad", "≠!<", "≠|!=|<>", lambda _: "comparison-unknown"),
    rule("negation", "负零", "负增长|零发生"),
    rule("bad", "(", r"\([-+]\)", lambda _: "sign-ambiguous"),
    rule("bad", "ー", rf"ー(?={N})", lambda _: "sign-ambiguous"),
    rule("vague", "增升涨", alternation(comparing.BOTH_WAYS)),
    rule("plus", "+", rf"\+(?={N})"),
    rule("minus", "零负", rf"(?:零下|负)(?={N}|[百千万{TO_TEN}]{{1,4}}{PARTS_OF})"),
)

# --- names, notes, marks ----------------------------------------------------------------------------------------------

_NEGATED_NAME = (
    rf"(?!不[到足]半)(?:不|未|无|非|没有)(?:[^\x00-\x7f,;。、{CLASSES}≥≤]{{1,8}}?)"
    rf"{alternation(comparing.NAMED_RATES.split())}(?=[为是:\s(≥≤<>=不低高大小超控达降提至少均应在保{CLASSES}]|$)"
)

_COUNTED_OFF = "个批次期届条款项类课方者责轮号人产线手天年周月日级阶段步所家栋户站座标"

_CLASS = rf"(?:[ⅠⅡⅢⅣⅤⅥIVX]{{1,3}}|[{NINE}])"

_STEP = rf"(?:{_CLASS}|[{TO_TEN}])"

_AVERAGE = rf"(?:近|前|过去|最近)?(?:{N}|[{TO_TEN}两])个?年(?:度)?(?:的)?(?:平均|均值)(?:水平|值|数)?"
"""A figure of several years, and no length of time: 低于近三年平均水平."""

NAME_RULES = (
    rule("name", _LETTERS, rf"(?:GB|DB|ISO|HJ|CJJ?|JGJ)\d*(?:/[TZ])?\s?{N}(?:\s?-\s?{N})?"),  # a standard's number
    rule("name", _LETTERS, r"[A-Za-z]{1,12}-?\d[\d.]*+(?:-\d++)*+"),  # PM2.5, GB3838-2002
    rule("name", _LETTERS, rf"[A-Za-z]\+{N}"),  # T+1
    rule("name", NUMBER_SIGNS, rf"[{SMALL}][GKD](?=[{HAN}])(?![以左上])"),  # 5G网络
    rule("name", NUMBER_SIGNS, rf"[{WHOLE}](?:(?:政务|民生|市民|服务)?(?:热线|电话|工单|平台(?!以|/|$))|联网)"),
    rule("name", NUMBER_SIGNS, rf"[{HUNDREDS}](?:[、/和][{HUNDREDS}]){{0,3}}(?=接处?警|报警|出警|急救)"),  # 110接警率
    rule(
        "name", NUMBER_SIGNS, rf"{N}[米mM]?\s?[*×xX]\s?{N}(?!\s?\^)(?![⁰¹²³⁴⁵⁶⁷⁸⁹])(?:[米mM]|\s?[*×]\s?{N}|小时)*"
    ),  # 7×24, 3m×5m
    rule("name", NUMBER_SIGNS, rf"[{SMALL}]\+[{SMALL}NnXx](?:\+[{SMALL}NnXx]){{0,4}}"),  # 1+3
    rule("name", NUMBER_SIGNS, rf"{N}(?:\s?:\s?{N}){{2,6}}"),  # 1:1.2:3
    rule("name", NUMBER_SIGNS, rf"(?:{N}[-~至])?[{YEAR}]学年度?(?:[上下]学期)?(?!≥|度)"),  # 2023学年
    rule(
        "name",
        NUMBER_SIGNS + TO_TEN + "两",
        rf"(?:{N}|[{TO_TEN}两])(?:个?年|小时|分钟)(?=行动|规划|计划|攻坚|[{HAN}]{{0,4}}圈)",
    ),
    rule(
        "name",
        NUMBER_SIGNS,
        rf"(?![{WHOLE}]活动(?:以|/|$)){N}(?:[.·]{N})?(?=活动|宣传|[{HAN}]{{2,4}}(?:宣传|纪念|活动)日)",
    ),  # 3.15活动
    rule("name", NUMBER_SIGNS, rf"[{WHOLE}]号(?!前|之前|以前)"),
    rule("name", "(", rf"\([{WHOLE}]\)(?:第?[{WHOLE}]号)"),  # (2023)5号
    rule("name", "(", rf"\({N}\s?[-~至到]\s?{N}(?:周?岁|月龄|年级)\)"),  # 儿童(6-14岁)入学率
    rule("name", "(", rf"\((?:{_CLASS}[-~至到、]){{1,3}}{_CLASS}[类级](?:以上|水质?|水体)?\)"),  # (Ⅰ-Ⅲ类)
    rule(
        "name",
        "ⅠⅡⅢⅣⅤⅥ" + NUMBER_SIGNS + TO_TEN,
        rf"(?:{_STEP}[类级]?[-~—至到、]){{1,3}}{_STEP}[类级](?=[{HAN}]{{0,8}}(?:[≥≤<>=]|{alternation(comparing.COMPARATORS)}|(?<=[率例比])[{CLASSES}]))",
    ),  # Ⅰ-Ⅲ类水质比例≥80%
    rule("name", "第", rf"第[{WHOLE}{TO_TEN}]{{1,3}}[{_COUNTED_OFF}]"),
    rule("name", "“", "“[^”\n]{0,80}”"),
    rule("name", '"', '"[^"\n]{0,80}"'),
    rule("name", "《", "《[^》=\n]{1,80}》"),
    rule("name", NUMBER_SIGNS, rf"[{HUNDREDS}](?:高校|院校|大学|工程(?=[{HAN}])(?!以))"),
    rule("name", "不未无非没", _NEGATED_NAME),
    rule("name", "十", "十[一二三四五六]五"),
    rule("name", "小", rf"小\((?:[{SMALL}]|[一二])\)(?=[{HAN}、])"),  # 小（1）型水库
    rule("name", "近前过最" + NUMBER_SIGNS + TO_TEN + "两", _AVERAGE),
)

_RANKED = "级类等期季月年线档批产星次轮届区环段甲"
"""What a numeral stands before that is one of several: 三、四级手术, 一、二季度."""

ENUMERATED = frozenset(NUMBER_SIGNS + TO_TEN + "(第指")
ENUMERATOR = regex(
    rf"\((?:[{SMALL}]|[{TO_TEN}])\)|[{SMALL}](?:[.、](?!\s?[{CLASSES}万亿千百元%])\s?|\))"
    rf"|{beside.ITEM}(?:[{SMALL}]|[{TO_TEN}])\s?[:、]\s?|[{TO_TEN}]、(?![{TO_TEN}]{{1,2}}[{_RANKED}])|第[{TO_TEN}][,、:](?![第{TO_TEN}])"
)
"""Numbers of a list where a part begins: 1. and 1、 and （1） and 一、."""

SEPARATOR_RULES = (
    rule("separator", ".", r"\.(?=\s*$)"),
    rule("separator", "(", r"\((?=其中)"),
    rule("enumerator", "(", rf"\((?:[{SMALL}]|[{TO_TEN}])\)(?=[{HAN}])"),
    rule("separator", ";。,|\n\r", r"[;。,|\n\r]"),
    rule("enumerator", "".join(map(chr, range(0x2460, 0x2474))), r"[①-⑳]"),
    rule("enumerator", "*※†‡", rf"(?<![\s*※†‡\d{CLASSES}])[*※†‡]{{1,3}}(?=\s*$)"),  # the mark of a note: ≥95%*
)

# --- ranks, grades ----------------------------------------------------------------------------------------------------

_RANK_NUMBER = rf"(?P<rank>{N}|[百{TO_TEN}]{{1,5}})"
RANK_RULES = (
    rule("vague", "前", rf"前{_RANK_NUMBER}\s?(?:%|‰)"),
    rule(
        "bad",
        "倒后末",
        rf"倒数(?:第|前)?(?:{N}|[{TO_TEN}])?[名位]?|[后末](?:{N}|[{TO_TEN}])[名位]",
        lambda _: "rank-from-end",
    ),
    rule(
        "rank",
        "前第",
        rf"(?:前|第)\s?(?:(?P<best>{N})[-~至])?{_RANK_NUMBER}\s?(?:(?P<place>名|位|强)次?|(?=$|[,;。)\s(]|以内|以外|之内|及?以上|及?以下))",
    ),
    rule("rank", _LETTERS, rf"(?i:top)\s?(?P<rank>{N})"),
    rule("rank", NUMBER_SIGNS, rf"(?P<rank>{N})强(?=$|[,;。])"),
)
_GRADE_WORDS = [word for word in words_of(*comparing.SCALES_OF_GRADES) if len(word) > 1]
_STEP_WORDS = longest_first(*comparing.STEPS)
_BEHIND_GRADE = r"(?=\(|及?以[上下]|或以上|$|[,;。])"
STEP_RULES = (rule("step", "".join({word[0] for word in _STEP_WORDS}), rf"{alternation(_STEP_WORDS)}{_BEHIND_GRADE}"),)
GRADE_RULES = (
    rule(
        "grade",
        "".join({word[0] for word in _GRADE_WORDS}),
        rf"{alternation(_GRADE_WORDS)}(?:(?:等次|等级)(?=及?以[上下]))?(?![率奖品证数线分型])",
    ),
    rule("grade", "优良中差好", r"[优良中差好](?:等(?!级|次|额|待|候|效)|(?=\(|及以|以上|以下|$|[,;。]))"),
    rule("grade", "一二三123" + NUMBER_SIGNS, rf"(?:[一二三]|[{NINE}])级(?:[甲乙丙]等|[A-C](?![A-Za-z0-9]))(?!医)"),
    rule(
        "grade",
        TO_TEN + NUMBER_SIGNS,
        rf"(?:[{TO_TEN}]|[{NINE}])级(?!网|路|联|响应|保护|医|预警|学科|资质单|以?下?级)",
    ),
    rule("grade", "ⅠⅡⅢⅣⅤⅥ", r"[ⅠⅡⅢⅣⅤⅥ]{1,3}[类级]?(?!应急|响应)"),
    rule("grade", "IV", r"(?:I{1,3}|IV|VI?)[类级]"),
    rule("grade", "A" + NUMBER_SIGNS, rf"[{NINE}]?A{{1,5}}级"),
    rule("grade", NUMBER_SIGNS, rf"[{NINE}]A(?![A-Za-z0-9])"),
    rule("grade", "ABCDE", r"[A-E][级类]"),
    rule("grade", TO_TEN + NUMBER_SIGNS, rf"(?:[{TO_TEN}]|[{NINE}])类(?=水|及以|以上|以下)"),
    rule("grade", TO_TEN + NUMBER_SIGNS, rf"(?:[{TO_TEN}]|[{NINE}])星(?:级|(?=$|及?以上))"),
)

# --- amounts in words -------------------------------------------------------------------------------------------------

_HALVES = words_of(*remarks.HALVES)
_TURNS = words_of(*comparing.TURNS)
_VAGUE = alternation(remarks.VAGUE)
WORDED_RULES = (
    rule(
        "half",
        "".join({word[0] for word in _HALVES}),
        rf"{alternation(_HALVES)}(?!路|天|年|月|小时|自动|导体)",
        lambda match: _HALVES[match[0]],
    ),
    rule("turn", "翻", alternation(_TURNS), lambda match: _TURNS[match[0]]),
    rule(
        "vague",
        "".join({word[0] for word in remarks.VAGUE}),
        rf"(?:{_VAGUE})[十百千万亿]*(?:余|多)?(?=个|次|人|家|项|万|亿|件|场|名|户|年|天|元|吨|亩|公里|米)",
    ),
    rule(
        "vague",
        TO_TEN + "两",
        rf"[{TO_TEN}两][{TO_TEN}](?=次|家|个|天|人|项|场|件|期|年)(?<!十[{TO_TEN}])(?<![{TO_TEN}]十)",
    ),
)
