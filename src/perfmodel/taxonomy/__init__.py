"""The trees that indicators are filed under: categories, schemes of notices and forms, labels, mapping."""

from perfmodel._facade import lazy_names

__all__, __getattr__, __dir__ = lazy_names(
    __name__,
    {
        "_category": "CATEGORIES Category category",
        "_category_labels": "match_category split_points",
        "_polarity": "polarity_of",
        "_scheme": "CategoryMapping Node SCHEMES Scheme SchemeKind map_category scheme",
    },
)
