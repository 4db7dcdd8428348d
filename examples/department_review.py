"""Read a department's form as it was pasted from a document, show what it says, and write it as JSON."""

import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from perfmodel import dump, format_target, load, read_form

FORM = Path(__file__).parent / "data" / "water_bureau_2024.tsv"


def main(path: Path) -> None:
    """Print the objectives of one form, and everything that was noticed while reading it."""
    reading = read_form(path)
    document = reading.document
    print(
        f"{document.department}, {document.fiscal_year}: {len(document.indicators)} indicators, {document.budget.total}"
    )
    for indicator in document.indicators:
        print(f"  {indicator.id:26} {indicator.name}: {format_target(indicator.target)}")

    kinds = Counter(type(indicator.target).__name__ for indicator in document.indicators)
    print("Kinds of target:", ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
    print(f"{len(reading.findings)} findings, of them other than rows put back:")
    for finding in reading.findings:
        if finding.code != "row-moved":
            print(f"  {finding}")

    with TemporaryDirectory() as folder:
        target = Path(folder) / "objectives.json"
        dump(document, target)
        print(f"JSON: {target.stat().st_size} bytes, comes back equal: {load(target) == document}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FORM)
