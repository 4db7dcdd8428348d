# Written by docs/make_facades.py from the table in __init__.py.

from perfmodel.serializers._schema import json_schema as json_schema

__all__ = [
    "json_schema",
]
