"""The part of xlrd that is used."""

from typing import TextIO

from xlrd.biffh import XLRDError as XLRDError
from xlrd.book import Book as Book

def open_workbook(
    *, file_contents: bytes, logfile: TextIO, formatting_info: bool, on_demand: bool, ragged_rows: bool
) -> Book: ...
