"""
Workbooks of old Excel and of WPS (.xls, .et): one grid a sheet; read only.

Reading needs xlrd (extra ``xls``).
"""

from perfmodel.forms.files.xls_read import read

KIND = "xls"
SUFFIXES = (".xls", ".xlt", ".et", ".ett")

__all__ = ["KIND", "SUFFIXES", "read"]
