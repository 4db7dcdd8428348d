"""
A strict reading of one table of plain data: each value by its type, each fault with its path.

A value that is missing or wrong is noted, and a stand-in of the right type is given, so that the reading goes on and
all faults come at once; whoever reads asks for ``problems`` before using what was read.
"""

from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, TypeVar, cast, overload

from perfmodel._base_errors import excerpt, shown, written
from perfmodel.errors import Problem
from perfmodel.scoring._sums import without_sign

_T = TypeVar("_T")
_D = TypeVar("_D")


_NEAR = 0.75
"""How like another key one is that misspells it, by the part of their letters that are the same."""


class _Asked:
    """No default: the key has to be there."""


_ASKED = _Asked()


def _seen(value: object) -> str:
    """What was found, with its text where that is short and sure to be had."""
    name = type(value).__name__
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{name} '{shown(value)}'"
    if isinstance(value, Decimal):
        return f"{name} '{written(value)}'"
    return f"{name} '{excerpt(str(value))}'" if isinstance(value, str | bool | float | date | time) else name


class Table:
    """One table, and the faults of the whole document."""

    def __init__(self, data: Mapping[str, object], path: str, problems: list[Problem] | None = None) -> None:
        self._data = data
        self._path = path
        self._seen: set[str] = set()
        self.problems: list[Problem] = [] if problems is None else problems

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def fault(self, code: str, message: str, key: object) -> None:
        """Note a fault at a key; a mapping may have keys that are no text."""
        where = excerpt(key) if isinstance(key, str) else f"<{type(key).__name__}>"
        self.problems.append(Problem(code, message, f"{self._path}.{where}"))

    def close(self) -> None:
        """Note every key that nobody asked for."""
        for key in self._data:
            if key not in self._seen:
                asked = self._seen.difference(self._data)
                near = get_close_matches(key, asked, 1, _NEAR) if isinstance(key, str) else ()  # pyright: ignore[reportUnnecessaryIsInstance] - as below
                advice = (
                    f"unknown key; write {near[0]}" if near else "unknown key; strike it, or ask for a newer release"
                )
                self.fault("key-unknown", advice, key)

    def pass_by(self, *keys: str) -> None:
        """Leave keys to whoever mends another one first: which of them belong here hangs on it."""
        self._seen.update(keys)

    def misspelt(self, key: str) -> bool:
        """Whether a key stands here that can only mean this one (``extend`` for ``extends``); its fault is noted."""
        names = [name for name in self._data if isinstance(name, str)]  # pyright: ignore[reportUnnecessaryIsInstance] - a mapping may have other keys
        near = get_close_matches(key, names, 1, _NEAR)
        if key in self._data or not near:
            return False
        self._seen.add(near[0])
        self.fault("key-unknown", f"unknown key; write {key}", near[0])
        return True

    def _get(self, key: str, kind: type | tuple[type, ...], name: str, default: object, stand_in: object) -> Any:  # noqa: ANN401 - what a table holds
        self._seen.add(key)
        if key not in self._data:
            if isinstance(default, _Asked):
                self.fault("key-missing", "this key is missing", key)
                return stand_in
            return default
        value = self._data[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.fault("type-wrong", f"expected {name}, found {_seen(value)}", key)
            return stand_in
        return value

    @overload
    def text(self, key: str) -> str: ...
    @overload
    def text(self, key: str, *, default: _D) -> str | _D: ...
    def text(self, key: str, *, default: object = _ASKED) -> object:
        """A text."""
        return self._get(key, str, "a text", default, "")

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        found: bool = self._get(key, bool, "true or false", default, default)
        return found

    def whole(self, key: str, *, default: int) -> int:
        """A whole number."""
        found: int = self._get(key, int, "a whole number", default, default)
        return found

    def number(self, key: str, *, default: object = _ASKED) -> Decimal:
        """An exact number: an int, a Decimal or a text."""
        value = self._get(key, (int, str, Decimal), "an exact number", default, Decimal(0))
        try:
            found = Decimal(value)
        except ArithmeticError:
            found = Decimal("NaN")
        if found.is_finite():
            return found
        meant = without_sign(str(value))
        if meant is None:
            self.fault("number-invalid", f"expected a number, found '{excerpt(str(value))}'", key)
        else:
            message = f"expected a number, found '{value}'; write {meant[0]} for a part, {meant[1]} for points"
            self.fault("number-invalid", message, key)
        return Decimal(0)

    def one_of(self, key: str, choices: Mapping[str, _T], *, default: object = _ASKED) -> _T | None:
        """One of a few words, as what it stands for."""
        word = self._get(key, str, f"one of {', '.join(choices)}", default, None)
        if word is None or not isinstance(word, str):
            return cast("_T | None", word)
        if word not in choices:
            self.fault("code-unknown", f"expected one of {', '.join(choices)}, found '{excerpt(word)}'", key)
            return None
        return choices[word]

    def table(self, key: str) -> "Table | None":
        """A table below this one."""
        found = self._get(key, Mapping, "a table", None, None)
        return None if found is None else Table(found, f"{self._path}.{key}", self.problems)

    def _below(self, key: str) -> "Table":
        return self.table(key) or Table({}, f"{self._path}.{key}", self.problems)

    def numbers(self, key: str) -> dict[str, Decimal]:
        """A table of numbers; empty where there is none."""
        inner = self._below(key)
        return {name: inner.number(name) for name in inner.keys()}  # noqa: SIM118 - a table is no mapping

    def texts(self, key: str) -> dict[str, str]:
        """A table of texts; empty where there is none."""
        inner = self._below(key)
        return {name: inner.text(name) for name in inner.keys()}  # noqa: SIM118 - a table is no mapping

    def keys(self) -> tuple[str, ...]:
        """The keys, in their order."""
        return tuple(self._data)

    def rows(self, key: str) -> Iterator["Table"]:
        """The tables of a list."""
        for place, row in enumerate(cast("list[object]", self._get(key, list, "a list of tables", _ASKED, []))):
            path = f"{self._path}.{key}[{place}]"
            if not isinstance(row, Mapping):
                self.problems.append(Problem("type-wrong", f"expected a table, found {type(row).__name__}", path))
                continue
            inner = Table(cast("Mapping[str, object]", row), path, self.problems)
            yield inner
            inner.close()
