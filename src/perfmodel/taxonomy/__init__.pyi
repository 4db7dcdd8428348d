# Written by docs/make_facades.py from the table in __init__.py.

from perfmodel.taxonomy._category import CATEGORIES as CATEGORIES
from perfmodel.taxonomy._category import Category as Category
from perfmodel.taxonomy._category import category as category
from perfmodel.taxonomy._category_labels import match_category as match_category
from perfmodel.taxonomy._category_labels import split_points as split_points
from perfmodel.taxonomy._polarity import polarity_of as polarity_of
from perfmodel.taxonomy._scheme import CategoryMapping as CategoryMapping
from perfmodel.taxonomy._scheme import Node as Node
from perfmodel.taxonomy._scheme import SCHEMES as SCHEMES
from perfmodel.taxonomy._scheme import Scheme as Scheme
from perfmodel.taxonomy._scheme import SchemeKind as SchemeKind
from perfmodel.taxonomy._scheme import map_category as map_category
from perfmodel.taxonomy._scheme import scheme as scheme

__all__ = [
    "CATEGORIES",
    "Category",
    "CategoryMapping",
    "Node",
    "SCHEMES",
    "Scheme",
    "SchemeKind",
    "category",
    "map_category",
    "match_category",
    "polarity_of",
    "scheme",
    "split_points",
]
