"""The published tables: targets and whole forms as Arrow columns, and whole forms back; for formats and ``interop``."""
