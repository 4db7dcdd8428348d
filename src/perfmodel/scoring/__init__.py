"""From reported values to points, totals and a grade: scoring policies as data, and what they say of a document."""

from perfmodel._facade import lazy_names

__all__, __getattr__, __dir__ = lazy_names(
    __name__,
    {
        "_assess": "assess",
        "_audit": "audit",
        "_formula": "Formula FormulaKind",
        "_monitor": "Lamp LampLine Monitoring monitor",
        "_policy": "EqualSense GradeScale OverFulfilment RoundedAt Rounding ScoringPolicy Weights",
        "_policy_text": "load_policy",
        "_result": "AssessedExecution AssessedLine Assessment LineStatus Total WeightSource",
        "_ratio_rules": "AllOrNothing InverseRatio Mirror PassMark Proportional Step Steps",
        "_rollup": "RolledUp UnitReport roll_up",
        "_rules": "Band Bands ByEnds Late OnTime SatisfactionLinear",
        "_self_evaluation": "AuditedForm audit_form fill_form",
        "_shipped_policies": "GRADES POLICIES policy",
    },
)
