"""
The Arrow core: columns of text in, columns of targets out; every engine room calls it.

Needs: pyarrow (extra ``arrow``).  Used by: ``arrow``, the engine rooms.
"""

from importlib.util import find_spec

from perfmodel.errors import MissingExtraError

if find_spec("pyarrow") is None:
    raise MissingExtraError("arrow", "pyarrow")  # noqa: EM101 - names, no message
