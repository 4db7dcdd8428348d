"""Radicals that a font draws as it draws characters: texts behind printed pages have them."""

import unicodedata

from perfmodel import Quantity, Threshold, read_target
from perfmodel.lexicon._fold import RADICALS, as_seen, fold


def test_each_radical_is_the_character_that_unicode_calls_equivalent() -> None:
    """Where Unicode says which that is; fonts for simplified characters draw 户 and 青 for two of them."""
    said = {radical: unicodedata.normalize("NFKC", radical) for radical in RADICALS}
    others = {radical: alike for radical, alike in RADICALS.items() if said[radical] not in {radical, alike}}

    assert sorted(others.values()) == ["户", "青"]
    assert all("一" <= alike <= "\u9fff" for alike in RADICALS.values())


def test_all_radicals_of_characters_are_known() -> None:
    """The 214 of the old dictionaries, each one character."""
    assert {chr(code) for code in range(0x2F00, 0x2FD6)} <= RADICALS.keys()


def test_texts_are_read_as_they_look() -> None:
    """Of the same length, so that places stay; a value reads as it would without them."""
    text = "⻔诊⼈次≥470⼈次"

    assert as_seen(text) == "门诊人次≥470人次"
    assert len(fold(text)) == len(text)
    found = read_target(text)
    assert isinstance(found, Threshold)
    assert found.quantity == Quantity(470, "人次")
