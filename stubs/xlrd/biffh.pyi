"""Errors and names of the file format."""

error_text_from_code: dict[int, str]

class XLRDError(Exception): ...
