"""
Searches for inputs that break a promise of SECURITY.md; run it from the root of the project.

``python -m fuzz --seconds 3600 --jobs 2`` runs every search, prints what was tried, and ends with 1 where a fault was
found.  A search is a module of this folder with ``run(rng, span) -> Counts``, named in ``SEARCHES``.
"""

SEARCHES = ("files", "grids", "costs", "texts", "objects", "text_costs")
"""The modules that search, each with a ``run``."""
