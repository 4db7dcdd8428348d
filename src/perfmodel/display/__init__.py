"""
For people: what the library finds and holds, in words, in the language that the caller asks for.

The only package that imports Babel.  The sentences are data: English beside the code, and in the catalogues under
``locale/`` in each language; ``docs/comparing.md`` says how they are kept up.  Nothing here is read back: what
programs exchange is in ``serializers``.
"""

from perfmodel._facade import lazy_names

__all__, __getattr__, __dir__ = lazy_names(
    __name__,
    {
        "_describe": "describe",
        "_explain": "explain",
        "_policies": "explain_policy",
    },
)
