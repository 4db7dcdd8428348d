# Written by docs/make_facades.py from the table in __init__.py.

from perfmodel.display._describe import describe as describe
from perfmodel.display._explain import explain as explain
from perfmodel.display._policies import explain_policy as explain_policy

__all__ = [
    "describe",
    "explain",
    "explain_policy",
]
