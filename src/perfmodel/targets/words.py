"""The words of the lexicon as lexemes: the kind of each, its meaning, and what must (not) follow it."""

import re
from typing import NamedTuple

from perfmodel.lexicon import changes, comparisons, negation, remarks
from perfmodel.lexicon.ordinary import ORDINARY_WORDS
from perfmodel.lexicon.rows import WordRow, words_of
from perfmodel.targets.lexeme import Kind, Rule
from perfmodel.targets.skeleton import CLASSES, N
from perfmodel.values.number import CHINESE_NUMERAL_CHARACTERS


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
    **_rows("plan", negation.PLANS, condition="(?!生育|单列)"),
    **_rows("negation", negation.NEGATORS, negation.DENIALS),
    "消除": Word("negation", "not", "(?!率|比例|比率)"),
    **_rows("lead", comparisons.LEAD, condition="(?!率|性|度|情况|数(?!字)|图|型)"),
    **_rows("lead", comparisons.NUMBER_LEAD, condition=rf"(?=\s?{N})"),
    **_rows("move", changes.MOVE_UP, changes.MOVE_DOWN, condition="(?:率|幅度?|度|速)?", short=_ONE_SIGN),
    **_rows("against", changes.AGAINST),
    **_rows("with", changes.WITH),
    **_rows("level", changes.LEVEL),
    **dict.fromkeys(changes.BESIDE, Word("beside", None)),
    **_rows("shared", comparisons.SHARED),
    **_rows("and", comparisons.AND, short="(?!发|网|购|联|存|行|轨|入|案|重|列|举)"),
    **_rows("or", comparisons.OR),
    **_rows("about", comparisons.NEAR_BEFORE),
    "近": Word("about", "approximate", rf"(?=\s?[{CLASSES}{CHINESE_NUMERAL_CHARACTERS}半数几超≥≤<>=])"),
    **_rows("around", comparisons.NEAR_BEHIND),
    **_rows("reach", comparisons.REACH, condition="(?!标|人|率|不)"),
    **_rows("reach", comparisons.RISEN),
    **_rows("weak", comparisons.FALLEN),
    **_rows("weak", comparisons.HOLD, condition="(?!率|力|点|性|线|系统|器|合理)"),
    **_rows("behind", *comparisons.BEHIND, short=comparisons.NOT_INSIDE),
    "外": Word("behind", "gt", "(?![部涵设籍来围墙贸销聘宣环卖国出延观包])"),
    **_rows("short", *comparisons.SHORT, condition="(?![价额制度期量员时电流购行号定])"),
    **_rows("front", *comparisons.BEFORE, *comparisons.BETTER, *comparisons.LATER),
    **{word: Word("front", "lt") for word in negation.UNREACHED.words.split()},
    **{
        word: Word("until", None)
        for word in "截至 截至到 截止 截止到 最迟 最晚 至迟 截止至 by By before Before".split()
    },
    **{
        word: Word("before", None, r"(?!置|期|列|沿|提(?:[下条是为,。;]|$)|往|端|后|景)")
        for word in "前 之前 以前".split()
    },
    **{word: Word("after", None) for word in "以后 之后 起 开始 后起 之日起 after After since Since".split()},
    **{word: Word("plus-minus", None) for word in "± +/- 正负 上下浮动 ±(".split()},
    **{
        word: Word("dash", None, "" if word[0] in "-~" else "(?!少|多|今(?!年)|上(?!年|半年)|位|达|期|场|账|岗|站)")
        for word in "- -- --- ~ ~~ 至 到 起至 -至 ~至".split()
    },
    **{word: Word("between", None) for word in "之间 间".split()},
    **{word: Word("amid", None, "" if len(word) > 1 else rf"(?=[{CLASSES}±])") for word in "介于 在 处于".split()},
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
