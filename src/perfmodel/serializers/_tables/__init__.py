"""The published tables: targets and whole forms as Arrow columns, whole forms back; shared by formats and ``interop``."""
