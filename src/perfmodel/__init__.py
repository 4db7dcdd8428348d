"""
A typed, exact, citable model of government performance objectives (预算绩效目标).

Here are the values, the targets, the documents and the verbs; each name is loaded on first use, so that importing the
package costs nothing.  What these are made of is in the packages: ``perfmodel.scoring`` has the parts of policies,
``perfmodel.reviewing`` those of rules, ``perfmodel.files`` reads office files, ``perfmodel.interop`` hands columns to
the tools of others, ``perfmodel.errors`` has every error.
"""

from perfmodel._facade import lazy_names

__version__: str

__all__, _load, _ = lazy_names(
    __name__,
    {
        "_finding": "Finding Severity",
        "display._describe": "describe",
        "display._explain": "explain",
        "errors": "DocumentError FormError IncompatibleUnitsError MissingExtraError PerfModelError TargetSyntaxError",
        "exchange": "dump dumps load loads",
        "files._grid": "Grid",
        "forms._many_files": "read_forms",
        "forms._read": "Reading read_form",
        "objectives._comparison": "compare_documents",
        "objectives._documents": "DepartmentObjectives ProjectObjectives Task",
        "objectives._indicator": "Indicator",
        "objectives._report": "Budget Report",
        "reviewing._review": "apply_changes review",
        "scoring._assess": "assess",
        "scoring._audit": "audit",
        "scoring._monitor": "monitor",
        "scoring._policy_text": "load_policy",
        "scoring._result": "Assessment",
        "scoring._shipped_policies": "policy",
        "source": "Citation Place Span",
        "targets._acceptance": "accepts intersect",
        "targets._actual": "Actual parse_actual read_actual",
        "targets._compare": "Drift compare implies",
        "targets._explain": "Part explain_reading",
        "targets._judge": "judge",
        "targets._polarity": "PolarityEvidence",
        "targets._read": "parse_quantity parse_target read_target",
        "targets._render": "format_target",
        "targets._shapes": (
            "Composite Deadline Frequency Grade Range Rank Relative Statement Target Threshold Unread Unstated YesNo"
        ),
        "targets._terms": "Comparison Polarity",
        "targets._verdict": "Judgement Verdict",
        "taxonomy._category": "Category category",
        "taxonomy._polarity": "polarity_of",
        "taxonomy._scheme": "Scheme scheme",
        "values._interval": "Interval",
        "values._period": "DateSpan FiscalYear Period",
        "values._quantity": "Quantity",
        "values._unit": "Unit",
    },
)


def __getattr__(name: str) -> object:
    """Load a public name on first use."""
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - costs more than the whole package

        return version("perfmodel")
    if name in __all__:
        return _load(name)
    from perfmodel._moved import moved  # noqa: PLC0415 - no name of today

    return moved(name)


def __dir__() -> list[str]:
    """The public names."""
    return [*__all__, "__version__"]
