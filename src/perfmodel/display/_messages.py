"""
Findings and errors in words, by one table of sentences with fields.

What the library finds carries its message in English, with amounts as Chinese forms write them.  The message is held
against the sentences, and what stands in place of a field is put into the sentence of the other language; in English
amounts are.  What no sentence knows (the remark of a caller's own rule, what another program says of a broken file)
stays as it is.

A finding says what was noticed, where, by which rule, and what would mend it; an error what was expected, what was
found, where, and what to do.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import NamedTuple, final

from perfmodel._finding import Finding, Severity
from perfmodel._patterns import regex
from perfmodel.display import _error_messages as error_messages
from perfmodel.display import _finding_messages as finding_messages
from perfmodel.display import _message_parts as message_parts
from perfmodel.display._citations import citation_words, place_words
from perfmodel.display._data_messages import DATA_MESSAGES
from perfmodel.display._describe import amount_words
from perfmodel.display._language import COMMA, N_, Tongue
from perfmodel.display._value_words import actual_words, canonical_words
from perfmodel.errors import DocumentError, FormError, PerfModelError, Problem, TargetSyntaxError
from perfmodel.targets._actual import read_actual
from perfmodel.targets._read import parse_quantity, read_target
from perfmodel.targets._terms import ReadError

_FIELD = regex(r"\{(\w+)\}")


class Known(NamedTuple):
    """A sentence with fields, the longest of the words between these, and the pattern of what it may say."""

    text: str
    words: str
    pattern: re.Pattern[str]


@final
class Sentences:
    """
    Sentences that a message is looked for among.

    Attributes:
        whole: Those without fields, and texts beside them that stand for themselves.
    """

    def __init__(self, texts: tuple[str, ...], beside: tuple[str, ...] = ()) -> None:
        self._texts = texts
        self.whole = frozenset(text for text in (*texts, *beside) if _FIELD.search(text) is None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    @cached_property
    def _known(self) -> tuple[Known, ...]:
        """Those with fields: those around another message, then those with the most words of their own first."""
        asked = sorted(filter(_FIELD.search, self), key=lambda text: (_MESSAGE not in text, -len(_FIELD.sub("", text))))
        return tuple(Known(text, max(_FIELD.split(text)[::2], key=len), _pattern(text)) for text in asked)

    @cached_property
    def _by_start(self) -> dict[str, tuple[Known, ...]]:
        """Those with fields that a message may be that begins so, and behind no text those that begin with a field."""
        own = {known: known.text[:_START].partition("{")[0] for known in self._known}
        found = {start: tuple(known for known in own if start.startswith(own[known])) for start in own.values()}
        return {**found, "": tuple(known for known in own if len(own[known]) < _START)}

    def like(self, message: str, /) -> tuple[Known, ...]:
        """Those that a message may be, by how it begins."""
        return self._by_start.get(message[:_START], self._by_start[""])


_START = 8
"""By so many first characters sentences are looked up; those with a field among them may be any message."""


FINDINGS = Sentences(
    (*finding_messages.SCORING_MESSAGES, *finding_messages.REVIEW_MESSAGES, *finding_messages.FORM_MESSAGES),
    (*message_parts.PHRASES, *message_parts.EXPRESSION_FAULTS),
)
"""Every message of a finding, as a sentence with fields."""

ERRORS = Sentences(
    (
        *error_messages.VALUE_MESSAGES,
        *error_messages.POLICY_MESSAGES,
        *error_messages.FILE_MESSAGES,
        *DATA_MESSAGES,
    ),
    message_parts.PHRASES,
)
"""Every message of an error, without its hint where the error keeps that beside it."""

PARTS = Sentences(
    (
        *message_parts.HINTS,
        *message_parts.NOUNS,
        *message_parts.SYNTAX_FAULTS,
        *message_parts.EXPRESSION_FAULTS,
        *finding_messages.REVIEW_RULES_IN_ONE_LINE,
    )
)
"""What stands in the fields of an error: what was expected, what was found, what to do."""

OR, ELSE = N_(" or "), N_(", or ")
BITS = N_("a number of {bits} bits")
POINTS = N_("{low} to {high}")
"""Points that wait for somebody, in a field of a message."""

_JOINTS: dict[str, tuple[str, ...]] = {"expected": (OR,), "hint": (ELSE,), "item": (OR,), "items": (COMMA, OR)}
"""What stands between several things in a field, the outermost first."""

_NESTED: dict[str, Sentences] = {"message": FINDINGS, "remedy": FINDINGS, "error": ERRORS}
"""The fields that hold whole messages."""

_IN_PARTS = frozenset(
    (
        "expected",
        "found",
        "hint",
        "argument",
        "what",
        "kind",
        "fault",
        "item",
        "items",
        "left",
        "right",
        "part",
        "statement",
    )
)
"""The fields of an error that hold words of ours; in all others stands what the caller gave."""

_CHOICES = frozenset(("wanted",))
"""The fields of a finding that hold several numbers, of which one is expected."""

_LISTED: dict[str, Callable[[str], str]] = dict.fromkeys(("missing", "below"), lambda value: value.replace(", ", "、"))
"""The fields of a finding that hold several Chinese labels, which Chinese parts by a mark of its own."""

_CLASS = regex(r"an? (\w+)", re.ASCII)
_BITS = regex(r"a number of (\d+) bits", re.ASCII)
_POINTS = regex(r"(?P<low>-?\d+(?:\.\d+)?) to (?P<high>-?\d+(?:\.\d+)?)", re.ASCII)
_ARGUMENT = rf"(?:each of )?(?:[\w.]+|{'|'.join(map(re.escape, message_parts.ARGUMENTS))})"
"""What an argument is called: a name of Python, or words of ours, so that it is told from what was expected."""

_TUPLE, _MESSAGE = "a tuple of ", "{message}"
_MOST_NESTED, _MOST_KEPT = 3, 4096
"""How deep a message may stand in a field of another one, and how many are kept as they were worded."""


_OF_UNITS = "; correct the unit"
"""How the sentences end that speak of the unit as it is written."""

_PLUS = " + "


def _amount(tongue: Tongue, text: str) -> str:
    """An amount with a Chinese unit in English: 1,800,000 yuan; any other text as it is."""
    try:
        quantity = parse_quantity(text)
    except TargetSyntaxError:
        return text
    return amount_words(tongue, quantity) if quantity.unit.symbol else text


def _named_amounts(tongue: Tongue, text: str) -> str:
    """Names with an amount behind each: 财政拨款 1,400,000 yuan + 其他资金 300,000 yuan."""
    pieces = (piece.rpartition(" ") for piece in text.split(_PLUS))
    return _PLUS.join(f"{name}{blank}{_amount(tongue, amount)}" for name, blank, amount in pieces)


def _target(tongue: Tongue, text: str) -> str:
    """A target with what it means behind it: ≥80万人次 [at least 800,000 person-visits]."""
    return canonical_words(tongue, read_target(text))


def _actual(tongue: Tongue, text: str) -> str:
    """A reported value, likewise."""
    return actual_words(tongue, read_actual(text))


def _as_it_is(_tongue: Tongue, text: str) -> str:
    return text


_AMOUNTS = {
    **dict.fromkeys(("adjusted", "amount", "executed", "initial", "total", "whole"), _amount),
    "parts": _named_amounts,
    "target": _target,
    "actual": _actual,
}
"""The fields of a finding that hold amounts or values, which the message has as Chinese forms write them."""


class Sentence(NamedTuple):
    """A message as a sentence, and what stands in its fields."""

    text: str
    fields: dict[str, str]


def _pattern(text: str) -> re.Pattern[str]:
    pieces = _FIELD.split(text)
    last = "" if pieces[-1] else pieces[-2]  # what stands at the end may be an empty text of the caller's
    shapes = {"argument": _ARGUMENT, "message": ".+", last: ".*"}
    parts = (
        f"(?P<{piece}>{shapes.get(piece, '.+?')})" if at % 2 else re.escape(piece) for at, piece in enumerate(pieces)
    )
    return re.compile("".join(parts), re.DOTALL)


@lru_cache(maxsize=_MOST_KEPT)
def sentence_of(message: str, sentences: Sentences = FINDINGS, /) -> Sentence | None:
    """
    The sentence that a message is, or ``None`` where no sentence is known to say it.

    >>> sentence_of("expected points from 0 to 10, found 12")
    Sentence(text='expected points from 0 to {weight}, found {score}', fields={'weight': '10', 'score': '12'})
    """
    if message in sentences.whole:
        return Sentence(message, {})
    for text, words, pattern in sentences.like(message):
        match = pattern.fullmatch(message) if words in message else None
        if match is not None:
            return Sentence(text, match.groupdict())
    return None


def message_words(tongue: Tongue, message: str, sentences: Sentences = FINDINGS, /, *, nested: int = 0) -> str:
    """A message in the language asked for."""
    as_it_is = nested > _MOST_NESTED or (tongue.is_english and sentences is not FINDINGS)
    found = None if as_it_is else sentence_of(message, sentences)
    if found is None:
        return message
    if tongue.is_english:
        return tongue.say(found.text, **_english_fields(tongue, found, nested + 1))
    inside = {name: _field(tongue, name, value, sentences, nested + 1) for name, value in found.fields.items()}
    return tongue.say(found.text, **inside)


def _english_fields(tongue: Tongue, sentence: Sentence, nested: int) -> dict[str, str]:
    """The fields of a sentence in English: amounts in words, a message inside likewise, all else as it is."""
    shown = {} if sentence.text.endswith(_OF_UNITS) else _AMOUNTS
    inside = {name: shown.get(name, _as_it_is)(tongue, value) for name, value in sentence.fields.items()}
    if "message" in inside:
        inside["message"] = message_words(tongue, inside["message"], nested=nested)
    return inside


def _field(tongue: Tongue, name: str, value: str, sentences: Sentences, nested: int) -> str:
    """What stands in a field: a message, points from one number to another, words of ours, or a text as it is."""
    points = _POINTS.fullmatch(value)
    if points is not None:
        return tongue.say(POINTS, **points.groupdict())
    if name in _NESTED:
        return message_words(tongue, value, _NESTED[name], nested=nested)
    if sentences is FINDINGS:
        if name in _CHOICES:
            return tongue.say(OR).join(value.split(OR))
        value = _LISTED.get(name, str)(value)
        return tongue.say(value) if value in FINDINGS.whole else value
    value = _BITS.sub(lambda match: tongue.say(BITS, bits=match[1]), value)
    is_own = name in _IN_PARTS and (name != "argument" or " " in value)  # an argument goes by its own name
    return part_words(tongue, value, *_JOINTS.get(name, ()), nested=nested) if is_own else value


def part_words(tongue: Tongue, part: str, /, *joints: str, nested: int = 0) -> str:
    """What was expected, what was found or what to do, in the language asked for; a joint stands between several."""
    if tongue.is_english:
        return part
    if not joints or part in PARTS.whole:
        return _one(tongue, part, nested)
    joint, *rest = joints
    pieces, words = part.split(joint), list[str]()
    while pieces:
        size = _size(pieces, joint)
        piece = joint.join(pieces[:size])
        words.append(_one(tongue, piece, nested) if size > 1 else part_words(tongue, piece, *rest, nested=nested))
        pieces = pieces[size:]
    return tongue.say(joint).join(words)


def _size(pieces: list[str], joint: str) -> int:
    """How many of the pieces belong together, since they are one thing with the joint inside."""
    if pieces[0].startswith(_TUPLE):
        return len(pieces) - (pieces[-1] == "None" and len(pieces) > 1)
    return next((size for size in range(len(pieces), 1, -1) if joint.join(pieces[:size]) in PARTS.whole), 1)


def _one(tongue: Tongue, part: str, nested: int) -> str:
    plain = part.rstrip(" :")
    if plain in PARTS.whole:
        return tongue.say(plain)
    named = _CLASS.fullmatch(part)
    return message_words(tongue, part, PARTS, nested=nested) if named is None else named[1]


SEVERITIES = {
    Severity.ERROR: N_("error {code}"),
    Severity.WARNING: N_("warning {code}"),
    Severity.NOTE: N_("note {code}"),
}
"""How much it matters."""

HEADED = N_("{severity}: {sentence}")
NO_NAMES: Mapping[str, str] = MappingProxyType({})
PLACED = N_("{sentence} ({place})")
QUOTED = N_("{sentence}: “{text}”")
CHANGED = N_("{sentence}; write “{change}”")
RULED = N_("{sentence}; the rule: {source}")


def finding_sentence(tongue: Tongue, finding: Finding, names: Mapping[str, str] = NO_NAMES, /) -> str:
    """What was noticed, the row if it has a name, its place, the text of the cell, a safe change, and the rule."""
    sentence = message_words(tongue, finding.message)
    name = names.get(finding.indicator or "", "")
    if name and name not in finding.text and name not in sentence:
        sentence = tongue.say(HEADED, severity=name, sentence=sentence)
    if finding.place is not None:
        sentence = tongue.say(PLACED, sentence=sentence, place=place_words(tongue, finding.place))
    if finding.text:
        sentence = tongue.say(QUOTED, sentence=sentence, text=" ".join(finding.text.split()))
    if finding.change is not None:
        sentence = tongue.say(CHANGED, sentence=sentence, change=finding.change)
    if finding.rule is not None:
        sentence = tongue.say(RULED, sentence=sentence, source=citation_words(tongue, finding.rule))
    severity = tongue.say(SEVERITIES[finding.severity], code=finding.code)
    return tongue.say(HEADED, severity=severity, sentence=sentence)


def severity_word(tongue: Tongue, severity: Severity, /) -> str:
    """How much a finding matters, in a word."""
    return tongue.say(SEVERITIES[severity], code="").strip()


HINTED = N_("{sentence}; {hint}")
STOPPED = N_("the reading stopped at character {at}")
EXPECTED = N_("the reading stopped at character {at}, where {expected} was expected")
AT_PATH = N_("{sentence} @ {path} ({code})")


def error_sentence(tongue: Tongue, error: PerfModelError, /) -> str:
    """The code and the sentence."""
    severity = tongue.say(SEVERITIES[Severity.ERROR], code=error.code)
    return tongue.say(HEADED, severity=severity, sentence=error_words(tongue, error))


def error_words(tongue: Tongue, error: PerfModelError, /) -> str:
    """The sentence without the code; of a document all its faults, each on a line of its own."""
    match error:
        case DocumentError():
            first = message_words(tongue, str(error).partition("\n")[0], ERRORS)
            return "\n    ".join((first, *(problem_sentence(tongue, problem) for problem in error.problems)))
        case FormError() | TargetSyntaxError():
            return _hinted(tongue, error)
        case _:
            return message_words(tongue, str(error), ERRORS)


def problem_sentence(tongue: Tongue, problem: Problem, /) -> str:
    """One fault of a document, with its path and its code."""
    sentence = message_words(tongue, problem.message, ERRORS)
    return tongue.say(AT_PATH, sentence=sentence, path=problem.path, code=problem.code)


def unread_sentence(tongue: Tongue, error: ReadError, /) -> str:
    """Where the reading of a target stopped, what was expected there, and what to do."""
    expected = part_words(tongue, error.expected, OR)
    sentence = tongue.say(EXPECTED if expected else STOPPED, at=error.span.start + 1, expected=expected)
    if error.hint:
        sentence = tongue.say(HINTED, sentence=sentence, hint=part_words(tongue, error.hint, ELSE))
    return tongue.say(HEADED, severity=tongue.say(SEVERITIES[Severity.ERROR], code=error.code), sentence=sentence)


def _hinted(tongue: Tongue, error: FormError | TargetSyntaxError) -> str:
    """The message without place and hint, which the error keeps beside it, and both behind it."""
    place = error.place if isinstance(error, FormError) else None
    message = str(error).removesuffix(f"; {error.hint}")
    sentence = message_words(tongue, message if place is None else message.removesuffix(f" ({place})"), ERRORS)
    if place is not None:
        sentence = tongue.say(PLACED, sentence=sentence, place=place_words(tongue, place))
    if error.hint:
        sentence = tongue.say(HINTED, sentence=sentence, hint=part_words(tongue, error.hint, ELSE))
    return sentence
