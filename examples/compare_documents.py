"""Mend a water bureau's draft in one call, and hold the plan of the next year against it."""

from pathlib import Path

from attrs import evolve

from perfmodel import Indicator, apply_changes, compare_documents, format_target, parse_target, read_form, review
from perfmodel.objectives import RowComparison

FORM = Path(__file__).parent / "data" / "water_bureau_2024.tsv"


def told(row: RowComparison) -> str:
    """A matched row in one line."""
    fields = ", ".join(change.field for change in row.changes) or "the year alone"
    before, after = format_target(row.before.target), format_target(row.after.target)
    return f"{row.after.name}: {before} → {after} is {row.drift.value} ({fields})"


def main() -> None:
    """Print what was mended, then what the next year changes."""
    draft = read_form(FORM).document
    made = apply_changes(draft, review(draft))
    for change in made.applied:
        print(f"{change.finding.code} {change.finding.indicator}: {change.before.text} → {change.after.text}")
    print(f"{len(made.left)} findings are left for a person")

    this_year = made.document
    (pipes,) = this_year.named("改造老旧管网")
    (leaks,) = this_year.named("管网漏损率")
    (stations,) = this_year.named("巡检泵站")
    next_year = evolve(this_year, fiscal_year=2025)
    next_year = next_year.replace(pipes.id, target=parse_target("≥15公里"))
    next_year = next_year.replace(leaks.id, target=parse_target("≤8.5%"))
    next_year = next_year.replace(stations.id, name="巡检供水泵站")
    added = Indicator(name="智能水表安装", category="output.quantity", target=parse_target("≥3000只"))
    next_year = evolve(next_year, indicators=[*next_year.indicators[1:], next_year.indicators[0], added])

    found = compare_documents(this_year, next_year)
    print(f"{len(found.matched)} rows stay, {len(found.changed)} of them changed; reordered: {found.is_reordered}")
    for row in found.changed:
        print(f"  {told(row)}")
    print("Renamed:", *(f"{row.before.name} → {row.after.name} ({row.likeness} alike)" for row in found.renamed))
    print("Added:", *(row.name for row in found.added))
    print("Dropped:", *(row.name for row in found.dropped))
    print("Head:", *(f"{change.field} {change.before} → {change.after}" for change in found.head))


if __name__ == "__main__":
    main()
