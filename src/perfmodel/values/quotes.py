"""
Names inside English sentences: in “ ”, so that a reader sees where each begins and ends.

A name that has quotes of its own keeps them where they come in pairs (开展“双创”活动); else a backslash stands before
each “, ” and backslash of it.
"""

import re

QUOTED = r"“(?:[^“”\\]|\\[“”\\]|\\(?![“”\\])|“[^“”\\]*+”)*+”"
"""What one name in its quotes matches, as a part of a pattern."""

_PLAIN = re.compile(r"(?:[^“”\\]|\\(?![“”\\]|\Z)|“[^“”\\]*+”)*+")
_MARK = re.compile(r"[“”\\]")
_ESCAPE = re.compile(r"\\([“”\\])")
_BARE = re.compile(r"(?!“)(?:[^“”]|“[^“”\\]*+”)++")
_JOINTS = (": ", "; and ", "; or ")


def in_quotes(name: str, /) -> str:
    r"""
    A name as it stands between “ and ”.

    >>> print(in_quotes("开展“双创”活动"), in_quotes("5”"))
    开展“双创”活动 5\”
    """
    return name if _PLAIN.fullmatch(name) is not None else _MARK.sub(r"\\\g<0>", name)


def from_quotes(inside: str, /) -> str:
    """
    The name that stands between “ and ”.

    >>> from_quotes("开展“双创”活动"), from_quotes(in_quotes("5”"))
    ('开展“双创”活动', '5”')
    """
    return _ESCAPE.sub(r"\1", inside)


def quoted(name: str, /) -> str:
    """A name in its quotes."""
    return f"“{in_quotes(name)}”"


def bare_or_quoted(name: str, /) -> str:
    """
    A name without quotes, where it shows its own end in front of a colon, a semicolon or the end of the sentence.

    >>> bare_or_quoted("合格率"), bare_or_quoted("甲; and 乙")
    ('合格率', '“甲; and 乙”')
    """
    bare = _BARE.fullmatch(name) is not None and not any(joint in name for joint in _JOINTS)
    return name if bare else quoted(name)


def name_of(text: str, /) -> str:
    """The name that a text is, with quotes around it or without."""
    return from_quotes(text[1:-1]) if text.startswith("“") else text
