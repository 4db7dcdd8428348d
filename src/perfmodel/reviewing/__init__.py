"""What a draft of objectives lacks or gets wrong, by cited rules."""

from perfmodel._facade import lazy_names

__all__, __getattr__, __dir__ = lazy_names(
    __name__,
    {
        "_draft": "Draft Row",
        "_review": "AppliedChange AppliedChanges LeftFinding LeftReason apply_changes review",
        "_rule": "EachRow Remark Rule RuleHead RuleScope",
        "_rules": "REVIEW_RULES",
    },
)
