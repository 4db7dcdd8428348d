"""Score a project's self-evaluation form by the national rules, and list where the points that people gave differ."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from perfmodel import Assessment, assess, audit, dump, dumps, format_target, load, read_form
from perfmodel.scoring import fill_form

FORM = Path(__file__).parent / "data" / "library_2024_self_evaluation.tsv"
POLICY = "mof2020"


def show(assessment: Assessment) -> None:
    """Print the table of points, with the rule that gave them."""
    for line in assessment.lines:
        actual = "-" if line.actual is None else line.actual.text
        points = f"{line.low}" if line.low == line.high else f"{line.low} to {line.high}"
        print(
            f"  {line.id:26} {format_target(line.target)} | {actual} | {points} of {line.weight}"
            f" | {line.verdict.value}, {line.reason.code} | {line.rule}: {line.clause.source}"
        )
    block = assessment.execution
    print(f"  budget execution: {block.executed} of {block.adjusted}, {block.points} of {block.weight} points")
    for total in assessment.totals:
        print(f"  {total.id:26} {total.low} to {total.high} of {total.out_of}")


def main(path: Path) -> None:
    """Read one form, score it, audit it, and write the assessment as JSON."""
    reading = read_form(path)
    document = reading.document
    print(f"{document.fiscal_year}, {len(document.indicators)} indicators, scored by {POLICY}:")
    assessment = assess(document, policy=POLICY)
    show(assessment)
    total = assessment.total
    print(f"Total {total.low} to {total.high} of {total.out_of}: grade {assessment.grade or 'open'}")

    print("A person picks the share of each row in words; with 13 of 15 points:")
    decided = assess(document, policy=POLICY, shares={"benefit.sustainability/1": "13/15"})
    print(f"Total {decided.total.low}: grade {decided.grade}")

    findings = audit(document, policy=POLICY)
    print(f"The audit of the printed points has {len(findings)} findings:")
    for finding in findings:
        print(f"  {finding}")

    drawn = dumps(fill_form(document, decided), "md")
    print(f"The form filled in by the policy, as Markdown: {len(drawn.splitlines())} lines")

    with TemporaryDirectory() as folder:
        target = Path(folder) / "assessment.json"
        dump(decided, target)
        print(f"JSON: {target.stat().st_size} bytes, comes back equal: {load(target) == decided}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FORM)
