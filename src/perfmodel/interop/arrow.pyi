# Written by docs/make_facades.py from the table in arrow.py.

from perfmodel.interop._column_reader import read_targets as read_targets
from perfmodel.interop._explain_columns import explain_columns as explain_columns
from perfmodel.interop._folder_tables import FormTables as FormTables
from perfmodel.interop._folder_tables import read_form_tables as read_form_tables
from perfmodel.interop._folder_tables import stream_form_tables as stream_form_tables
from perfmodel.interop._judge_columns import JUDGEMENT_TYPE as JUDGEMENT_TYPE
from perfmodel.interop._judge_columns import judge_columns as judge_columns
from perfmodel.interop._plan_tables import indicators_to_table as indicators_to_table
from perfmodel.interop._plan_tables import money_to_table as money_to_table
from perfmodel.interop._result_tables import assessment_to_table as assessment_to_table
from perfmodel.interop._result_tables import findings_to_table as findings_to_table
from perfmodel.interop._result_tables import ledger_to_table as ledger_to_table
from perfmodel.interop._review_columns import REVIEW_TYPE as REVIEW_TYPE
from perfmodel.interop._review_columns import review_columns as review_columns
from perfmodel.interop._streams import read_target_stream as read_target_stream
from perfmodel.interop._table_schemas import AMOUNT_TYPE as AMOUNT_TYPE
from perfmodel.interop._table_schemas import ASSESSMENT_SCHEMA as ASSESSMENT_SCHEMA
from perfmodel.interop._table_schemas import FINDING_SCHEMA as FINDING_SCHEMA
from perfmodel.interop._table_schemas import INDICATOR_SCHEMA as INDICATOR_SCHEMA
from perfmodel.interop._table_schemas import LEDGER_SCHEMA as LEDGER_SCHEMA
from perfmodel.interop._table_schemas import MONEY_SCHEMA as MONEY_SCHEMA
from perfmodel.interop._table_schemas import READING_SCHEMA as READING_SCHEMA
from perfmodel.interop._target_rows import targets_of as targets_of
from perfmodel.serializers._document_tables import DOCUMENT_SCHEMA as DOCUMENT_SCHEMA
from perfmodel.serializers._document_tables import documents_to_table as documents_to_table
from perfmodel.serializers._document_tables import table_to_documents as table_to_documents
from perfmodel.serializers._target_columns import CLAUSE_TYPE as CLAUSE_TYPE
from perfmodel.serializers._target_columns import SCHEMA_VERSION as SCHEMA_VERSION
from perfmodel.serializers._target_columns import TARGET_TYPE as TARGET_TYPE

__all__ = [
    "AMOUNT_TYPE",
    "ASSESSMENT_SCHEMA",
    "CLAUSE_TYPE",
    "DOCUMENT_SCHEMA",
    "FINDING_SCHEMA",
    "FormTables",
    "INDICATOR_SCHEMA",
    "JUDGEMENT_TYPE",
    "LEDGER_SCHEMA",
    "MONEY_SCHEMA",
    "READING_SCHEMA",
    "REVIEW_TYPE",
    "SCHEMA_VERSION",
    "TARGET_TYPE",
    "assessment_to_table",
    "documents_to_table",
    "explain_columns",
    "findings_to_table",
    "indicators_to_table",
    "judge_columns",
    "ledger_to_table",
    "money_to_table",
    "read_form_tables",
    "read_target_stream",
    "read_targets",
    "review_columns",
    "stream_form_tables",
    "table_to_documents",
    "targets_of",
]
