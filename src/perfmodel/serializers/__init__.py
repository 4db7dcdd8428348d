"""What programs exchange: exact and strict, one module a format."""

from perfmodel._facade import lazy_names

__all__, __getattr__, __dir__ = lazy_names(
    __name__,
    {
        "_schema": "json_schema",
    },
)
