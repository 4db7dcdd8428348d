"""
Targets in Arrow columns: a hundred million cells as fast as Arrow itself, each distinct cell parsed once.

>>> import pyarrow as pa
>>> from perfmodel.interop.arrow import read_targets
>>> targets = read_targets(pa.array(["≥80万人次", "每半年印制1期", None]))
>>> targets.field("kind").to_pylist(), targets.field("value").to_pylist()[:1]
(['threshold', 'frequency', None], [Decimal('80.000000000000000000')])
"""

from perfmodel._facade import lazy_names

__all__, __getattr__, __dir__ = lazy_names(
    "perfmodel",
    {
        "interop._column_reader": "read_targets",
        "interop._explain_columns": "explain_columns",
        "interop._folder_tables": "FormTables read_form_tables stream_form_tables",
        "interop._judge_columns": "JUDGEMENT_TYPE judge_columns",
        "interop._plan_tables": "indicators_to_table money_to_table",
        "interop._result_tables": "assessment_to_table findings_to_table ledger_to_table",
        "interop._review_columns": "REVIEW_TYPE review_columns",
        "interop._streams": "read_target_stream",
        "interop._table_schemas": (
            "AMOUNT_TYPE ASSESSMENT_SCHEMA FINDING_SCHEMA INDICATOR_SCHEMA LEDGER_SCHEMA MONEY_SCHEMA READING_SCHEMA"
        ),
        "interop._target_rows": "targets_of",
        "serializers._document_tables": "DOCUMENT_SCHEMA documents_to_table table_to_documents",
        "serializers._target_columns": "CLAUSE_TYPE SCHEMA_VERSION TARGET_TYPE",
    },
    owner=__name__,
)
