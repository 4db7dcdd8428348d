"""Reads a pasted form of objectives and writes the official table as Word, Excel and web page, then reads each back."""

import sys
import tempfile
from pathlib import Path

from perfmodel import dump, read_form

FORM = Path(__file__).parent / "data" / "water_bureau_2024.tsv"


def main(folder: Path) -> None:
    """Write the official table into a folder, in each kind of file that a finance bureau takes."""
    document = read_form(FORM).document
    for suffix in (".docx", ".xlsx", ".html"):
        path = folder / f"{FORM.stem}{suffix}"
        dump(document, path)
        again = read_form(path).document
        print(f"{path.name}: {path.stat().st_size} bytes, {len(again.indicators)} indicators read back")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as name:
            main(Path(name))
