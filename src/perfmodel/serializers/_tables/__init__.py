"""
The published tables: targets and whole forms as Arrow columns, whole forms back; shared by rooms and ``interop``.

Needs: pyarrow (extra ``arrow``), which those who import this make sure of.  Used by: ``parquet``, ``interop``.
"""
