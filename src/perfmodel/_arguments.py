"""
The types of arguments and fields: one check, and one message that says what was expected, found, and to be handed in.

Functions call :func:`require`; classes take :func:`typed` as ``field_transformer``, which checks each field by its
annotation.  The readers make the values that they make most of without a constructor, so they pay for no check.
"""

import types
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, EnumType
from fractions import Fraction
from functools import lru_cache
from inspect import isclass, signature
from itertools import chain, cycle
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    NamedTuple,
    NoReturn,
    TypeAlias,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

import attrs

from perfmodel._base_errors import DOCUMENT, WORDS, InvalidValueError, WrongTypeError, excerpt, written

_T = TypeVar("_T")
_Test: TypeAlias = Callable[[object], bool]

MAX_DIGITS = 60
"""A longer number is refused: no budget needs it, and hostile files are full of them."""


class Kind(NamedTuple):
    """What is taken in one place."""

    exact: frozenset[type]
    """Classes whose values fit by their class alone."""

    fits: _Test
    words: tuple[str, ...]
    hints: tuple[str, ...]
    inexact: bool
    """Whether an exact number is asked for, so that the refusal of a float has the code ``amount-inexact``."""


def require(value: object, kind: Any, name: str, hint: str = "") -> None:  # noqa: ANN401 - a class or a union of some
    """
    Refuse a value of another type.

    >>> from perfmodel.errors import WrongTypeError
    >>> try:
    ...     require(3, str, "name")
    ... except WrongTypeError as error:
    ...     print(error.code, error)
    type-wrong expected name as text, found int; give the text that the cell shows, and "" for a blank one

    Args:
        value: What was handed in; a ``bool`` is no ``int``, a ``datetime`` no ``date``.

        kind: What is taken: a class, a union, a ``tuple[X, ...]``, a ``Literal``; or the :func:`kind_of` one of these,
            made once, where many values are checked.

        name: The name of the argument.

        hint: What to hand in, where the kind alone does not say it.

    Raises:
        WrongTypeError: With what was expected, what was found and what to do; (``amount-inexact``) for a float in place
            of an exact number.

        InvalidValueError: (``amount-invalid``) for a NaN or an infinity in place of a number, or for a number of more
            than 60 digits when written out.
    """
    if type(value) is kind and kind is not Decimal:
        return
    found = kind if isinstance(kind, Kind) else kind_of(kind)
    if type(value) not in found.exact and not found.fits(value):
        refuse(value, found, name, hint)


def listed(values: Iterable[_T], name: str, kind: Any = Any) -> tuple[_T, ...]:  # noqa: ANN401 - a class or a union
    """
    The items of a collection as a tuple; text, a mapping and what has no items are refused.

    >>> listed(["a", "b"], "names", str)
    ('a', 'b')

    Args:
        values: What was handed in.

        name: The name of the argument.

        kind: What each item is, where the caller looks into it before a field is set.

    Raises:
        WrongTypeError: For what is no collection, a text, whose items would be its characters, and a wrong item.
    """
    require(values, SEVERAL, name)
    found = tuple(values)
    if kind is not Any:
        each = f"each of {name}"
        for item in found:
            if type(item) is not kind or kind is Decimal:
                require(item, kind, each)
    return found


def called(value: object, name: str, *names: str) -> None:
    """
    Refuse what is no function, or one that cannot be called with so many arguments; ``None`` is none.

    It would end a long run at its first call.  What Python knows no arguments of is taken.

    Raises:
        WrongTypeError: With what to write.
    """
    require(value, Callable | None, name)
    try:
        if callable(value):
            signature(value).bind(*names)
    except ValueError:
        return
    except TypeError as error:
        message = (
            f"expected {name} to take what it is called with, found a function of other arguments; "
            f"write lambda {', '.join(names)}: …"
        )
        raise WrongTypeError(message) from error


def typed(owner: type, fields: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":
    """
    The ``field_transformer`` of public classes: each field that a caller sets is checked by its annotation.

    It runs behind the converters of the fields and before ``__attrs_post_init__``.  A field whose converter looks at
    every value says so with ``metadata=CONVERTED``.
    """
    return [
        field.evolve(validator=_check(owner, field.name)) if field.init and not field.metadata else field
        for field in fields
    ]


CONVERTED = types.MappingProxyType({"converted": True})
"""The metadata of a field whose converter gives a value of the right type, or none at all."""


def _check(owner: type, name: str) -> "Callable[[object, attrs.Attribute[Any], object], None]":
    """The validator of one field; the annotation is looked up with the first value, when all names are there."""
    exact: frozenset[type] = frozenset()
    kind: Kind | None = None

    def check(_instance: object, field: "attrs.Attribute[Any]", value: object) -> None:
        nonlocal exact, kind
        if type(value) in exact:
            return
        if kind is None:
            kind = kind_of(_hints(owner)[name])
            exact = kind.exact
        if type(value) not in exact and not kind.fits(value):
            refuse(value, kind, f"{owner.__name__}.{field.alias}")

    return check


@lru_cache(maxsize=256)
def _hints(owner: type) -> dict[str, Any]:
    return get_type_hints(owner)


if TYPE_CHECKING:
    _ChoiceType = EnumType
else:

    class _ChoiceType(EnumType):
        """Looks at what is no text before Python compares it with each member, hashes it or prints it."""

        def __call__(cls, value: object, *names: object, **options: object) -> object:
            if not isinstance(value, str | cls):
                cls._missing_(value)
            return super().__call__(value, *names, **options)


class Choice(Enum, metaclass=_ChoiceType):
    """
    A closed set of words: its members are looked up by their values, and what is none is refused with all of them.

    >>> from perfmodel import Polarity
    >>> Polarity("higher_is_better")
    <Polarity.HIGHER_IS_BETTER: 'higher_is_better'>
    """

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        values = ", ".join(str(member.value) for member in cls)
        if isinstance(value, str):
            message = f"expected one of {values}, found '{excerpt(value)}'"
            raise InvalidValueError(message, code="code-unknown")
        message = (
            f"expected one of {values} as text, found {_found(value)}; write {cls.__name__}.{next(iter(cls)).name}"
        )
        raise WrongTypeError(message)


# --- what is taken ----------------------------------------------------------------------------------------------------


def _is_several(value: object) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, str | bytes | bytearray | Mapping)


SEVERAL = Kind(frozenset({tuple, list}), _is_several, ("several items",), ("put them into a list",), inexact=False)
"""Any collection or iterator but text and mappings, for what takes its items one by one."""


@lru_cache(maxsize=512)
def kind_of(hint: Any, /) -> Kind:  # noqa: ANN401 - any annotation
    """
    What an annotation takes, in the form that checks are made of.

    >>> kind_of(str | None).words
    ('text', 'None')
    """
    origin, args = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        return _union([kind_of(arg) for arg in args])
    if origin is Literal:
        words = frozenset(args)
        written = f"one of {', '.join(map(repr, args))}"

        def is_word(value: object) -> bool:
            return isinstance(value, str) and value in words

        return Kind(frozenset(), is_word, (written,), (), inexact=False)
    if origin is tuple:
        return _tuple(args)
    if hint is Any or isinstance(hint, TypeVar):
        return Kind(frozenset(), _TESTS[object], ("any value",), (), inexact=False)
    if origin is not None:
        return _class(origin)
    return _class(type(None) if hint is None else hint)


def _union(kinds: list[Kind]) -> Kind:
    tests = [kind.fits for kind in kinds if kind.exact != _NONE]

    def fits(value: object) -> bool:
        for test in tests:  # noqa: SIM110 - a generator takes three times as long
            if test(value):
                return True
        return False

    return Kind(
        frozenset[type]().union(*(kind.exact for kind in kinds)),
        tests[0] if len(tests) == 1 else fits,
        tuple(dict.fromkeys(chain.from_iterable(kind.words for kind in kinds))),
        tuple(dict.fromkeys(chain.from_iterable(kind.hints for kind in kinds))),
        inexact=any(kind.inexact for kind in kinds),
    )


_NONE = frozenset({type(None)})


def _tuple(args: tuple[Any, ...]) -> Kind:
    """Tuples of any length whose items are of one kind, or of a fixed length."""
    open_ended = args[-1] is Ellipsis
    kinds = [kind_of(arg) for arg in args if arg is not Ellipsis]

    def fits(value: object) -> bool:
        if not isinstance(value, tuple):
            return False
        items = cast("tuple[object, ...]", value)
        if not open_ended and len(items) != len(kinds):
            return False
        for item, kind in zip(items, cycle(kinds), strict=False):
            if type(item) not in kind.exact and not kind.fits(item):
                return False
        return True

    inner = [" or ".join(kind.words) for kind in kinds]
    words = f"a tuple of items that are each {inner[0]}" if open_ended else f"a tuple of {', '.join(inner)}"
    return Kind(frozenset(), fits, (words,), kinds[0].hints, inexact=any(kind.inexact for kind in kinds))


def _class(kind: type) -> Kind:
    noun, hint = WORDS.get(kind.__name__, (_noun(kind), _example(kind)))
    exact = frozenset[type]() if kind is Decimal else frozenset({kind})  # a NaN has to be looked at
    return Kind(
        exact,
        _TESTS.get(kind, lambda value: isinstance(value, kind)),
        (noun,),
        (hint,) if hint else (),
        inexact=kind in {Decimal, Fraction},
    )


def is_written(value: Decimal, /) -> bool:
    """
    Whether a number is finite and has at most 60 digits when it is written out.

    >>> is_written(Decimal("1E+59")), is_written(Decimal("1E+60")), is_written(Decimal("NaN"))
    (True, False, False)
    """
    if _PLAIN <= value.adjusted() < MAX_DIGITS and len(str(value)) <= MAX_DIGITS:
        return value.is_finite()  # nearly every number, in half the time
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and max(value.adjusted(), 0) + 1 + max(-exponent, 0) <= MAX_DIGITS


_PLAIN = -6
"""The first digit of a number that Python writes without an exponent."""


_TESTS: dict[type, _Test] = {
    int: lambda value: isinstance(value, int) and not isinstance(value, bool),
    date: lambda value: isinstance(value, date) and not isinstance(value, datetime),
    Decimal: lambda value: isinstance(value, Decimal) and is_written(value),
    object: lambda _: True,
}


def _noun(kind: type) -> str:
    name = kind.__name__
    return f"an {name}" if name[0] in "AEIOUaeiou" else f"a {name}"


def _example(kind: type) -> str:
    """What to write where a member of an enumeration, or a value of a class with the fields it needs, is expected."""
    names = list(getattr(kind, "__members__", ()))
    if names:
        return f"write {kind.__name__}.{names[0]}"
    if not attrs.has(kind):
        return ""
    asked = [f"{each.name}=…" for each in attrs.fields(kind) if each.init and each.default is attrs.NOTHING]
    return f"write {kind.__name__}({', '.join(asked) or '…'})"


# --- the refusal ------------------------------------------------------------------------------------------------------


def refuse(value: object, kind: Kind, name: str, hint: str = "") -> NoReturn:
    """
    Raise the error of a value that does not fit.

    Raises:
        WrongTypeError: Always, except

        InvalidValueError: (``amount-invalid``) for a number that is not finite, or too long.
    """
    expected = " or ".join(kind.words)
    if isinstance(value, Decimal) and WORDS["Decimal"][0] in kind.words and not is_written(value):
        raise InvalidValueError(_not_written(value, name), code="amount-invalid")
    advice = _advice(value, kind, hint)
    message = f"expected {name} as {expected}, found {_found(value)}{'; ' + advice if advice else ''}"
    inexact = kind.inexact and isinstance(value, float | bool | complex)
    raise WrongTypeError(message, code="amount-inexact" if inexact else None)


def _not_written(value: Decimal, name: str) -> str:
    if not value.is_finite():
        return f"expected {name} as a finite number, found {value}; leave it out where there is none"
    return f"expected {name} as a number of at most {MAX_DIGITS} digits, found {written(value)}"


def _found(value: object) -> str:
    if value is None:
        return "None"
    return f"the class {value.__name__}" if isclass(value) else type(value).__name__


def _advice(value: object, kind: Kind, hint: str) -> str:
    """What to hand in; a form that was read holds the document that is asked for."""
    if type(value).__name__ == "Reading" and DOCUMENT[0] in kind.words:
        return "hand in reading.document"
    hints = [each for each in kind.hints if each != WORDS["str"][1]] or kind.hints  # beside others a text is a name
    hints = _members(value, kind) or hints
    return hint or ("" if len(hints) > _MOST_HINTS else ", or ".join(hints))


def _members(value: object, kind: Kind) -> list[str]:
    """The member of an enumeration whose text was handed in."""
    choices = (each for each in kind.exact if isinstance(value, str) and issubclass(each, Choice))
    return [f"write {each}" for choice in choices for each in choice if each.value == value]


_MOST_HINTS = 2
"""Where more kinds are taken, their names say enough."""
