"""The messages of errors of exchanged documents, and of columns and tables of data frames, as sentences with fields."""

from perfmodel.display._language import N_

DATA_MESSAGES = (
    N_("expected {expected}, found {found} in place {at}; {hint}"),
    N_("expected {expected}, found {found}"),
    N_("expected a format of {formats}, found {found}; name one of them"),
    N_("expected a path with a suffix, found {path}; name the format: plan.json"),
    N_(
        "expected a format of {formats}, found {found}, that of tables; "
        "write and read these with dump_csv and load_csv of perfmodel.interop.csv"
    ),
    N_("expected a format for programs, found {found}, a table for people; read it with read_form"),
    N_("expected a kind of {kinds}, found {found}; write {close}"),
    N_("expected a kind of {kinds}, found {found}"),
    N_("expected a target in exact, found {found}"),
    N_("expected the field {name} of a {kind}, found null"),
    N_("expected a day without a year such as --06-30, found {found}"),
    N_("expected one column {name}, found {columns}; name one of these"),
    N_("expected one column {name}, found {columns}; give each a name of its own"),
    N_("expected a column of {expected}, found {name} of {found}"),
    N_("expected an Arrow array for the column {name}, found {found}; hand in pyarrow.array(...)"),
    N_(
        "expected the values of the column {name}, found {found}; hand the frame to perf(frame), and columns by their "
        "names"
    ),
    N_(
        "expected values of one kind in the column {name}, found a {kind} that Arrow refuses: {fault}; write the "
        "text that each cell shows, and None for a blank one"
    ),
    N_("expected the name of a column, found half a character in {found}"),
    N_(
        "expected texts in the column {name}, found {type} (first value in row {row}); cast it to string, with the "
        "digits that its author wrote"
    ),
    N_("expected texts in the column {name}, found {type}; cast it to string, with the digits that its author wrote"),
    N_("expected whole numbers in the column {name}, found {type} (first value in row {row}); cast it to int32"),
    N_("expected whole numbers in the column {name}, found {type}; cast it to int32"),
    N_(
        "expected {rows} rows in the column {name}, found {count}; row {row} has no partner; hand in columns of one "
        "table"
    ),
    N_("expected at most 2 GiB of text in the field {name}, found more; read it in chunks, or as a stream"),
    N_(
        "expected exact numbers or texts in the column {name}, found {type} (first value in row {row}); cast it to "
        "decimal128"
    ),
    N_("expected exact numbers or texts in the column {name}, found {type}; cast it to decimal128"),
    N_("expected text in UTF-8 in the column {name}; write the file again as UTF-8"),
    N_("expected a new name for the targets, found {found}, which is there; give another as into"),
    N_("expected a stream of record batches, found {found}; hand in a table or a reader"),
    N_("expected perf_{function}, found {count} arguments"),
    N_("expected the index of the texts for the column {name}, found another; take both from one frame"),
    N_("expected text that can be stored in the column {name}, found half a character in row {row}; remove it"),
    N_("expected a table that dump_csv wrote, found the columns {found}; read a form with read_form"),
    N_("expected an assessment for each of {count} documents, found {found}; write None for those without"),
    N_(
        "expected the assessment of document {index}, found one with {id} ({name}), which it has not; hand in the "
        "assessments in the order of the documents"
    ),
    N_("expected a ratio as text, for example '19/20', found {found}"),
    N_("expected a form, found {packed} bytes that unpack to {unpacked}; no form is like that"),
    N_("expected a footer of at most {most} bytes, found one of {count}; no form is like that"),
    N_("expected at most {most} columns, found {count}; no form is like that"),
    N_("expected at most {most} cells, found {count}; no form is like that"),
    N_("expected {expected}, found {found}, at character {at}: {text}"),
    N_("expected {expected}, found {found}, at characters {start}–{stop}: {text}"),
    N_("expected one document, found a table without rows"),
    N_(
        "expected one document, found {count}; read them with pyarrow.parquet.read_table and "
        "perfmodel.interop.arrow.table_to_documents"
    ),
    N_(
        "expected cells in plain or dictionary encoding, found the encoding {found} of the Parquet format; write the "
        "file again with pyarrow.parquet.write_table"
    ),
    N_("not looked at from here on: {count} problems come before it"),
    N_("expected a number such as '0.5', found {found}"),
    N_("expected a day such as 2023-06-30 or --06-30, found {found}"),
    N_("expected columns that Arrow can read, found {fault}"),
    N_("expected schema {schema} or below, found {found}; upgrade perfmodel to read it"),
    N_("this column is missing"),
    N_("unknown column; strike it"),
    N_("this column stands {count} times; keep one"),
    N_("expected documents, found {found} in place {at}; read them with read_form"),
    N_("expected text that can be stored, found half a character in {found}; remove it first"),
    N_("expected a table, found {found}; hand in what documents_to_table gave"),
    N_("expected the JSON of a document, found {found}"),
    N_("expected a document, found {found}"),
    N_("this column no longer says what exact says; change the document, and write it again"),
    N_("expected a whole number of periods, found {found}"),
    N_("expected both days with a year, or both without one; offsets go with days without a year"),
    N_("expected text that can be stored, found the two halves of one character apart; join them first"),
    N_("{fault} at line {line}, column {column}"),
    N_("nested too deeply"),
    N_("the key {key} stands twice in one object"),
    N_("{found} is no value; write an exact number as text"),
    N_("expected a whole number of at most {digits} digits, found {found}"),
    N_("expected a Parquet file, found one that cannot be read ({fault}); write or copy the file again"),
    N_("expected an object with a kind, or a quantity"),
    N_("expected schema {schema}, found the newer {found}; update perfmodel to read it"),
    N_("expected schema {schema}, found {found}"),
    N_("expected the bytes of a Parquet file, found text; read the file as bytes"),
    N_("1 problem in the document"),
    N_("{count} problems in the document"),
    N_("{error}\n\nThis error occurred in the following expression:{expression}"),
    N_(
        "expected a CSV file in UTF-8, found byte {at} that is none; save it as CSV UTF-8 (Excel), or read a form with "
        "read_form"
    ),
    N_("expected a CSV file in UTF-8, found {found}; write it again"),
    N_("expected a format of one value, found {found}, that of many; use dump_lines and load_lines"),
    N_("expected a line of at most {most} MiB, found a longer one; write one value a line"),
    N_("expected a path that ends in .csv, found {found} at its end; give it this suffix"),
    N_("expected a path that ends in .jsonl or .ndjson, found {found} at its end; give it this suffix"),
    N_(
        "expected a pint registry, found {found}; hand in UnitRegistry(non_int_type=Decimal), or "
        "pint.get_application_registry()"
    ),
    N_("expected a table of {values}, found other columns; make it with indicators_to_table"),
    N_(
        "expected a table of {values}, found that of documents; "
        "write these with dump_lines(table_to_documents(table), 'documents.jsonl')"
    ),
    N_(
        "expected a table of documents, found one of {found}; "
        "read it with pyarrow.parquet.read_table, and use it as it is"
    ),
    N_("expected a target, found {found}"),
    N_("expected a title of {name}, found none; add a row"),
    N_("expected a value, found a blank; fill it in"),
    N_("expected a whole line, found the end of the file in it: {error}; write it again"),
    N_("expected one of {values}, found {found}; name one of them"),
    N_("this column no longer says what {column} says; change the target, and write it again"),
    N_("this column of {table} is missing"),
    N_("unknown column; strike it, or ask for a newer release"),
    N_("line {line}: {error}"),
    N_("expected a column in the array {name}, found {count} dimensions; hand in array[:, 0]"),
    N_(
        "expected a connection with the function perf_{function}, found one without; call "
        "perfmodel.interop.duckdb.register(connection) first"
    ),
    N_(
        "expected a frame, a table or a mapping of names to columns, found {found}; hand columns to judge(…) without "
        "a frame"
    ),
    N_("expected a new name for the column, found {found}, which is there; give another as into"),
    N_("expected a row of the published schema in the column {name}, found another in row {row}; strike {keys}"),
    N_("expected a row of the published schema in the column {name}, found another in row {row}; add {keys}"),
    N_(
        "expected all rules over a relation, found a choice of them; choose among the findings by their code, or "
        "hand in relation.to_arrow_table()"
    ),
    N_("expected keywords among {names} in {function}, found {found}; strike it"),
    N_(
        "expected no column {name} beside targets that are read already, found one; hand it in where the texts are read"
    ),
    N_(
        "expected texts, or values of one kind, in the column {name}, found {kind} {value} in row {row}; write the "
        "text that the cell shows, and None for a blank one"
    ),
)
