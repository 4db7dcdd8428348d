"""
OpenDocument: workbooks (.ods, .fods) with one grid a sheet, texts (.odt, .fodt) with one grid a table; read only.

Reading needs lxml (extra ``odf``).
"""

from perfmodel.forms.files.odf_read import read, read_flat

KIND = "odf"
SUFFIXES = (".ods", ".ots", ".fods", ".odt", ".ott", ".fodt")

__all__ = ["KIND", "SUFFIXES", "read", "read_flat"]
