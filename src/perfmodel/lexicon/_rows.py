"""
Rows of words: some spellings of one meaning, and where that meaning comes from.

The mark of the sentences that catalogues translate.
"""

from typing import NamedTuple

from perfmodel._patterns import alternation
from perfmodel.source import Citation, Standing

CIVIL_CODE = Citation("Civil Code of the People's Republic of China", clause="article 1259", standing=Standing.MEMORY)
FORMS = Citation("forms", clause="wordings counted in published forms", standing=Standing.SEEN)
SIGNS = Citation("forms", clause="spellings of the comparison signs", standing=Standing.SEEN)
PROJECT = Citation("perfmodel", clause="docs/design.md", standing=Standing.DESIGN)


class WordRow(NamedTuple):
    """
    Words of one meaning.

    Attributes:
        meaning: What they mean, as the readers of the table name it.

        words: The spellings, parted by blanks.

        citation: Where the meaning comes from.
    """

    meaning: str
    words: str
    citation: Citation


def words_of(*rows: WordRow) -> dict[str, str]:
    """The words of some rows with their meanings."""
    return {word: row.meaning for row in rows for word in row.words.split()}


def longest_first(*rows: WordRow) -> tuple[str, ...]:
    """The words of some rows, longest first, as an alternation has to try them."""
    return tuple(sorted(words_of(*rows), key=lambda word: (-len(word), word)))


def any_word(*rows: WordRow) -> str:
    """A group that is any of the words of some rows, the longest that stands there, to be part of a pattern."""
    return alternation(words_of(*rows))


def N_(text: str) -> str:  # noqa: N802 - the usual mark of texts that Babel extracts
    """The text as it is; the mark by which ``pybabel extract`` finds it."""
    return text
