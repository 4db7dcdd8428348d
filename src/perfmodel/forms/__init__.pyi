# Written by docs/make_facades.py from the table in __init__.py.

from perfmodel.forms._ledger import Entry as Entry
from perfmodel.forms._many_files import read_forms as read_forms
from perfmodel.forms._read import Reading as Reading
from perfmodel.forms._read import read_form as read_form

__all__ = [
    "Entry",
    "Reading",
    "read_form",
    "read_forms",
]
