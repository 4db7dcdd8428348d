"""
Word documents: one grid a table, with the lines of text around it.

Reading and writing need python-docx (extra ``docx``).
"""

from perfmodel.forms.files.docx_read import read
from perfmodel.forms.files.docx_write import write

KIND = "docx"
SUFFIXES = (".docx", ".docm", ".dotx")

__all__ = ["KIND", "SUFFIXES", "read", "write"]
