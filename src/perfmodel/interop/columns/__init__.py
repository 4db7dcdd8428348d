"""
The Arrow core: columns of text in, columns of targets out; every engine room calls it.

Needs: pyarrow, ``serializers._tables``.  Used by: ``arrow``, the engine rooms.
"""
