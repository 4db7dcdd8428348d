"""What people fill in and read: tables of objectives in files, to documents and back."""

from perfmodel._facade import lazy_names

__all__, __getattr__, __dir__ = lazy_names(
    __name__,
    {
        "_ledger": "Entry",
        "_many_files": "read_forms",
        "_read": "Reading read_form",
    },
)
