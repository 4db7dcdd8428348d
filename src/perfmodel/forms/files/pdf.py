"""
PDF files with text: one grid a ruled table, with the lines of text around it; read only.

Reading needs pypdfium2 (extra ``pdf``), which is PDFium, the reader of Chromium.  It was measured against pdfplumber:
the same characters and rules in a fortieth of the time; and it runs in a process of its own, so that no file can take
more time or memory than it should, see ``pdf_child``.
"""

from perfmodel.forms.files.pdf_read import read

KIND = "pdf"
SUFFIXES = (".pdf",)

__all__ = ["KIND", "SUFFIXES", "read"]
