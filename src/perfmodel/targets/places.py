"""
Where a core stands in its text: the words around it, and what they say about it.

Needs: ``clauses``, ``text``.  Used by: ``grammar``.
"""

import re
from typing import NamedTuple

from perfmodel.lexicon.tokens import Token
from perfmodel.lexicon.words import COMPARATORS
from perfmodel.targets.clauses import Frame

_HEAD_END = re.compile(
    r"[\s:：,，、]*(?:已|已经|可达|或|于|力求|预计|预期|力争|确保|应当|应|将|需|要|须|可|共|共计|累计|总计|合计|严格|(?<![人户年月日])均|全部|(?<!平)平均|的|比例|在)*[\s:：]*$"
)  # noqa: RUF001 - as written
_LONGEST_SUBJECT = 60
_NEAR, _FAR = 32, 200
"""How many tokens and characters around a core are looked at: a bound, so that reading stays linear."""


class Place(NamedTuple):
    """
    Where a core stands: its tokens from *first* to *last*, among those of the text.

    Attributes:
        start: Where its segment starts, behind the core before it.

        first: Its first token.

        last: The token behind its last.

        kinds: The kinds of all tokens of the text.

        tokens: All tokens of the text.

        text: The text.

        head: Whether words of its segment stand in front of it.

        tail: Whether words of its segment stand behind it.

        head_text: The words in front of it, as written; of many the last ones.
    """

    start: int
    first: int
    last: int
    kinds: str
    tokens: list[Token]
    text: str
    head: bool
    tail: bool
    head_text: str

    @property
    def core(self) -> list[Token]:
        """Its tokens."""
        return self.tokens[self.first : self.last]

    @property
    def tail_text(self) -> str:
        """The word behind it, as written."""
        return "" if not self.tail else self.text[self.tokens[self.last][1] : self.tokens[self.last][2]]

    @property
    def behind(self) -> str:
        """The kinds of the rest of its segment, as far as that matters."""
        return re.split("[kj]", self.kinds[self.last : self.last + _NEAR], maxsplit=1)[0]


def place_of(start: int, first: int, last: int, kinds: str, tokens: list[Token], text: str) -> Place:  # noqa: PLR0913, PLR0917 - what it is cut from
    """The place of a core whose segment starts at *start*."""
    head, head_text = False, ""
    if start < first:
        head = kinds[max(start, first - _NEAR) : first].strip("Ptufn") != ""
        stop = tokens[first - 1][2]
        head_text = text[max(tokens[start][1], stop - _FAR) : stop]
    tail = last < len(kinds) and kinds[last] not in "kj"
    return Place(start, first, last, kinds, tokens, text, head, tail, head_text)


def frame_of(place: Place, *, alone: bool) -> Frame:
    """The text of a core from its first word on (all of it where no other follows), and the subject in front."""
    text, first, last = place.text, place.tokens[place.first], place.tokens[place.last - 1]
    head = place.head_text
    if not head or len(head) == _FAR:
        return Frame(text if alone else text[first[1] : last[2]], None)
    _, start, stop, _ = place.tokens[place.start]
    whole = text if alone else text[start : last[2]].strip()
    if text[start] == "【" and text[stop - 1] == "】":
        return Frame(whole, text[start + 1 : stop - 1])
    return Frame(whole, _subject(head))


_SUBJECT_ENDS = frozenset(":：,，、已经达或于求计期争保当应将需要须可共计格均部例在的")  # noqa: RUF001 - as written
"""The last characters of what :data:`_HEAD_END` takes away."""


def _subject(head: str) -> str | None:
    """The words in front of a core as its subject, where they are a name."""
    ends = head[-1] in _SUBJECT_ENDS or head[-1].isspace()
    word = (_HEAD_END.sub("", head) if ends else head).strip(" \t\r\n\u3000:：,，、;；。(（)）")
    if (
        not 0 < len(word) <= _LONGEST_SUBJECT
        or _NO_SUBJECT.search(word) is not None
        or word in COMPARATORS
        or word in {"自", "从"}
    ):
        return None
    return word if word[0].isalpha() or any(map(str.isalpha, word)) else None


_NO_SUBJECT = re.compile(r"[【】〖〗\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
