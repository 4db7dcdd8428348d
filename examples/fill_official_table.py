"""
Write a department's objectives as the official Word table.

The form is the one of the README: a table as people paste it, with rows that slipped.  Give the path of the Word file
to write; without one it goes into a temporary folder.
"""

import sys
import tempfile
from pathlib import Path

from perfmodel import dump, read_form

FORM = Path(__file__).parent / "data" / "water_bureau_2024.tsv"


def main(arguments: list[str]) -> None:
    """Read the form, write the Word table, and read that again."""
    path = Path(arguments[0]) if arguments else Path(tempfile.mkdtemp()) / "water_bureau_2024.docx"
    document = read_form(FORM).document
    dump(document, path)
    written = read_form(path)
    print(f"Wrote {path.name}: {written.document.title}")
    print(
        f"{len(written.document.indicators)} indicators, {len(written.ledger)} cells, {len(written.findings)} findings"
    )
    same = "equal to" if written.document.indicators == document.indicators else "different from"
    print(f"Its indicators are {same} those of the form")


if __name__ == "__main__":
    main(sys.argv[1:])
