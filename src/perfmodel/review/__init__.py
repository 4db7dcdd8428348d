"""
Review: what a draft of objectives lacks or gets wrong, by cited rules.

The package and its function have one name, and both are public: ``perfmodel.review(document)`` calls, and
``import perfmodel.review.rules`` imports.  Importing any module of it binds ``perfmodel.review`` to the package, so
the package itself can be called; whatever was imported first, the name means the same object.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import final

from perfmodel.review.rules import ALL
from perfmodel.review.run import review

__all__ = ["ALL", "review"]


@final
class _Room(ModuleType):
    """A module that can be called: a module's class may be set to a subclass (Python's data model, "Modules")."""

    __call__ = staticmethod(review)
    __wrapped__ = staticmethod(review)
    """Where ``inspect`` finds the signature."""

    def __reduce__(self) -> tuple[object, ...]:
        """By name, so that worker processes can be handed ``perfmodel.review``."""
        return import_module, (self.__name__,)


sys.modules[__name__].__class__ = _Room
