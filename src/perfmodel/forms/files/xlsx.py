"""
Excel workbooks: one grid a sheet.

Reading and writing need openpyxl (extra ``xlsx``).
"""

from perfmodel.forms.files.xlsx_read import read
from perfmodel.forms.files.xlsx_write import write

KIND = "xlsx"
SUFFIXES = (".xlsx", ".xlsm", ".xltx")

__all__ = ["KIND", "SUFFIXES", "read", "write"]
