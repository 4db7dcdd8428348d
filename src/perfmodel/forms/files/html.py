"""
Web pages: one grid a table, with rowspan and colspan; written as one table for people and screen readers.

Reading needs lxml (extra ``html``), whose parser puts missing end tags where a browser puts them and takes hostile
pages in linear time; nothing is fetched and no script is run.  Writing needs no package beside this one.
"""

from perfmodel.forms.files.html_read import read
from perfmodel.forms.files.html_write import fragment, write

KIND = "html"
SUFFIXES = (".html", ".htm", ".xhtml")

__all__ = ["KIND", "SUFFIXES", "fragment", "read", "write"]
