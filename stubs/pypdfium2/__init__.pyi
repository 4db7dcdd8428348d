"""The part of pypdfium2 that is used: its raw functions."""
