"""The word tables: each row means what it says, and names its source."""

from typing import cast

import pytest

from perfmodel import Comparison, Grade, Relative, Statement, Threshold, Unstated, YesNo, read_target
from perfmodel.lexicon import _beside_values as beside
from perfmodel.lexicon import _comparison_words as comparing
from perfmodel.lexicon import _remarks as remarks
from perfmodel.lexicon._rows import WordRow, words_of
from perfmodel.source import Citation

MODULES = (beside, comparing, remarks)


def rows_of(value: object) -> list[WordRow]:
    """The rows that a name of the lexicon holds."""
    if isinstance(value, WordRow):
        return [value]
    return (
        [row for row in cast("tuple[object, ...]", value) if isinstance(row, WordRow)]
        if isinstance(value, tuple)
        else []
    )


ROWS = [row for module in MODULES for value in vars(module).values() for row in rows_of(value)]
FRONTS = (*comparing.BEFORE, *comparing.SHORT, comparing.HOLD, comparing.REACH)
BEFORE = [(word, row.meaning) for row in FRONTS for word in row.words.split()]
BEHIND = [(word, row.meaning) for row in comparing.BEHIND for word in row.words.split()]
MOVES = [(word, row.meaning) for row in (comparing.MOVE_UP, comparing.MOVE_DOWN) for word in row.words.split()]
STEPS = [word for row in (*comparing.SCALES_OF_GRADES, *comparing.STEPS) for word in row.words.split()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.meaning} {row.words[:12]}")
def test_each_row_cites_its_source(row: WordRow) -> None:
    """No word has a meaning without a source."""
    assert isinstance(row.citation, Citation)
    assert row.citation.source
    assert len(set(row.words.split())) == len(row.words.split())


@pytest.mark.parametrize(("word", "meaning"), BEFORE)
def test_each_word_before_a_number(word: str, meaning: str) -> None:
    """A word in front compares as its row says."""
    target = read_target(f"{word}47个")

    assert isinstance(target, Threshold)
    assert target.comparison is Comparison(meaning)


@pytest.mark.parametrize(("word", "meaning"), BEHIND)
def test_each_word_behind_a_number(word: str, meaning: str) -> None:
    """A word behind compares as its row says (Civil Code, article 1259: 以上 以下 以内 include the number)."""
    target = read_target(f"47家{word}")

    assert isinstance(target, Threshold)
    assert target.comparison is Comparison(meaning)


@pytest.mark.parametrize("word", comparing.LEAD.words.split())
def test_each_verb_that_decides_nothing(word: str) -> None:
    """A verb in front of a number leaves it a bare value."""
    target = read_target(f"{word}47个")

    assert isinstance(target, Threshold)
    assert (target.comparison, target.subject) == (Comparison.STATED, None)


@pytest.mark.parametrize("text", ["{}47个"])
@pytest.mark.parametrize("word", words_of(*comparing.NEAR_BEFORE))
def test_each_word_for_about(text: str, word: str) -> None:
    """A word for about makes the value approximate."""
    target = read_target(text.format(word))

    assert isinstance(target, Threshold)
    assert target.approximate


@pytest.mark.parametrize("word", comparing.NEAR_BEHIND.words.split())
def test_each_word_for_about_behind(word: str) -> None:
    """So does one behind the value."""
    target = read_target(f"47个{word}")

    assert isinstance(target, Threshold)
    assert target.approximate


@pytest.mark.parametrize(("word", "meaning"), MOVES)
def test_each_word_of_change(word: str, meaning: str) -> None:
    """A word of change gives a relative target its direction."""
    target = read_target(f"较上年{word}6%")

    assert isinstance(target, Relative)
    assert target.direction is not None
    assert target.direction.value == meaning


@pytest.mark.parametrize("word", STEPS)
def test_each_step_of_a_scale(word: str) -> None:
    """A step before 及以上 is a grade, at least that one."""
    target = read_target(f"{word}及以上")

    assert isinstance(target, Grade)
    assert (target.grade, target.comparison) == (word, Comparison.GE)


@pytest.mark.parametrize("word", comparing.FIGURES)
def test_each_figure(word: str) -> None:
    """The name of a figure behind a comparison makes a relative target."""
    target = read_target(f"不超过{word}")

    assert isinstance(target, Relative)
    assert (target.reference, target.comparison) == (word, Comparison.LE)


@pytest.mark.parametrize("word", remarks.DONE)
def test_each_word_for_done(word: str) -> None:
    """A word for done behind a month leaves it a deadline; other words make a sentence of it."""
    assert not isinstance(read_target(f"2024年5月{word}"), Statement)
    assert isinstance(read_target("2024年工作稳步推进"), Statement)


@pytest.mark.parametrize("word", remarks.NO_TARGET.words.split())
def test_each_word_for_no_target(word: str) -> None:
    """A cell that states nothing is unstated."""
    assert isinstance(read_target(word), Unstated)


def test_yes_and_no() -> None:
    """The words of the two rows are conditions."""
    assert all(read_target(word) == YesNo(expected=True) for word in remarks.YES.words.split())
    assert all(read_target(word) == YesNo(expected=False) for word in remarks.NO.words.split())
