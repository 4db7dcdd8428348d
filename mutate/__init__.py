"""
Changes to the code that a test should notice; run it from the root of the project: ``python -m mutate --each 25``.

What it found is in docs/mutants.md.
"""

AREAS: dict[str, str] = {
    "values": "tests/unit/values tests/property/test_values.py tests/property/test_exact.py",
    "targets": "tests/unit/targets tests/property/test_reading.py tests/property/test_compare_laws.py"
    " tests/property/test_takings.py",
    "taxonomy": "tests/unit/taxonomy tests/unit/forms/test_layouts.py tests/unit/serializers/test_documents.py",
    "scoring": "tests/unit/scoring tests/property/test_assessment_laws.py tests/unit/serializers/test_assessments.py",
    "reviewing": "tests/unit/reviewing tests/property/test_review_laws.py",
    "objectives": "tests/unit/objectives tests/property/test_document_laws.py tests/unit/forms/test_head.py"
    " tests/unit/forms/test_write.py tests/unit/reviewing tests/unit/scoring",
    "forms": "tests/unit/forms tests/property/test_form_laws.py",
}
"""The tests that a changed package is run against, beside its own examples: those that take a minute at most."""
