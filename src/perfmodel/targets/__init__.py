"""Targets: the closed union of shapes, how they are read from text and written back, judged and compared."""

from perfmodel._facade import lazy_names

__all__, __getattr__, __dir__ = lazy_names(
    __name__,
    {
        "_acceptance": "accepts intersect",
        "_actual": "Actual Claim parse_actual read_actual",
        "_compare": "Drift compare implies",
        "_explain": "Part Role explain_reading",
        "_judge": "judge",
        "_polarity": "EvidenceSource PolarityEvidence",
        "_read": "parse_quantity parse_target read_target",
        "_render": "format_target",
        "_shapes": (
            "Composite Deadline Frequency Grade Range Rank Relative Statement Target Threshold Unread Unstated YesNo"
        ),
        "_terms": "Comparison Direction Polarity ReadError",
        "_verdict": "Assumption Judgement Reason Verdict",
    },
)
