# Written by docs/make_facades.py from the table in __init__.py.

from perfmodel.files._grid import Cell as Cell
from perfmodel.files._grid import Grid as Grid
from perfmodel.files._inputs import Source as Source
from perfmodel.files._inputs import sheets_of as sheets_of
from perfmodel.files._sheets import Sheets as Sheets

__all__ = [
    "Cell",
    "Grid",
    "Sheets",
    "Source",
    "sheets_of",
]
