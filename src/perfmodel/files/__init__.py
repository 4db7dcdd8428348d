"""
Office files to grids of cells with spans and places, safely, and grids to files; nothing here knows of objectives.

Each kind is a module of its name with ``KIND``, ``SUFFIXES``, ``read(data) -> Sheets`` and, where the kind can be
written, ``write(grids) -> bytes``; ``sheets_of`` tells the kind of a file by its bytes.
"""

from perfmodel._facade import lazy_names

__all__, __getattr__, __dir__ = lazy_names(
    __name__,
    {
        "_grid": "Cell Grid",
        "_inputs": "Source sheets_of",
        "_sheets": "Sheets",
    },
)
