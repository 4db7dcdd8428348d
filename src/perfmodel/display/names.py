"""What things are called in the language of the reader."""

from perfmodel.display.tongue import N_, Tongue
from perfmodel.taxonomy.category import CATEGORIES, Category

INSIDE = N_("{name} ({first})")


def category_name(tongue: Tongue, found: Category, /) -> str:
    """The label of a category: as forms print it, in the characters of the language, or its English rendering."""
    return found.label_en if tongue.is_english else tongue.word(found.label)


def category_words(tongue: Tongue, found: Category, /) -> str:
    """The label of a category, with that of its first level."""
    name = category_name(tongue, found)
    if found.parent is None:
        return name
    return tongue.say(INSIDE, name=name, first=category_name(tongue, CATEGORIES[found.parent]))
