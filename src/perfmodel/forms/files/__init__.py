"""
One small room a file kind: the bytes of a file to grids, and grids to a file.

Each room has ``KIND``, ``SUFFIXES``, ``read(data) -> Sheets`` and, where the kind can be written,
``write(grids) -> bytes``.
"""
