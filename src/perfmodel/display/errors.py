"""Errors in words: what was expected, what was found, where, and what to do."""

from perfmodel.display.findings import HEADED, PLACED, SEVERITIES, place_words
from perfmodel.display.sentences import ELSE, ERRORS, message_words, part_words
from perfmodel.display.tongue import N_, Tongue
from perfmodel.errors import DocumentError, FormError, PerfModelError, Problem, TargetSyntaxError
from perfmodel.objectives.finding import Severity

HINTED = N_("{sentence}; {hint}")
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
