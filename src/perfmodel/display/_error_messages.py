"""
The messages of errors as sentences with fields, by what is wrong.

Data: exchanged documents, columns and tables of data frames.  Files: files and forms that cannot be read or written.
Policies: scoring policies, assessments, documents of objectives and rules of review.  Values: arguments, numbers,
units, days, targets and categories.
"""

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
        "expected values of one kind in the column {name}, found a {kind} that Arrow refuses: {fault}; convert its "
        "cells with str() first"
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
        "expected texts, or values of one kind, in the column {name}, found {kind} {value} in row {row}; convert it "
        "with str() first"
    ),
)


FILE_MESSAGES = (
    N_("expected a file at {path}, found {found}"),
    N_("expected files like {pattern}, found none"),
    N_("in the file {file}: {error}"),
    N_("expected a file of a kind that forms come in, found {name}"),
    N_("expected a folder that can be read, found {path} ({fault})"),
    N_("expected files in the archive, found {found}: {name}"),
    N_("expected a whole member of the archive, found a broken one: {name} ({fault})"),
    N_("expected converter='libreoffice' or None, found {found}"),
    N_("expected LibreOffice on this machine, found none"),
    N_("expected a .docx file from LibreOffice, found none"),
    N_("expected LibreOffice to end within {seconds} s, found it still running"),
    N_("expected text in UTF-8, UTF-16 with its mark, or GB 18030, found bytes that are none of them"),
    N_("expected a kind of file that is read, found {found}"),
    N_("expected a table with a cell to write, found none"),
    N_("expected text without control characters, found {found} ({place}); remove them"),
    N_("expected text without control characters, found {found}; remove them"),
    N_("expected tags at most {most} deep, found deeper ones"),
    N_("expected an open document, found one with a password"),
    N_("expected a workbook or a text, found another kind of OpenDocument file"),
    N_("expected cells row by row from the left, found {found}"),
    N_("expected a cell with one value, found one that says several things"),
    N_("expected a file that {program} can read, found a damaged one ({fault})"),
    N_("the file has no part {part}"),
    N_("expected {expected}, found another kind of archive"),
    N_("expected {expected}, found a file that holds several in one place"),
    N_("expected {expected}, found another kind of file ({tag})"),
    N_("expected XML without a document type, found <!DOCTYPE"),
    N_("expected XML, found something else ({fault})"),
    N_("expected XML in UTF-8 or UTF-16, found another encoding"),
    N_("expected at most {most} tags, found more"),
    N_("expected an open archive, found one with a password"),
    N_("expected a form, found an archive that unpacks beyond all bounds ({part})"),
    N_("expected a whole archive, found a broken one ({part})"),
    N_("expected a PDF file that can be laid out, found one with a password"),
    N_("expected a PDF file that can be laid out, found one of more than 5,000 pages"),
    N_("expected a PDF file that can be laid out, found a damaged one"),
    N_("expected pages that can be laid out in {seconds} s and 1 GiB, found one that cannot (page {page})"),
    N_("expected pages that can be laid out in {seconds} s and 1 GiB, found one that cannot (its table of contents)"),
    N_("expected a ruled table, found none in the PDF file"),
    N_("expected text, found a PDF file of pictures"),
    N_(
        "expected at most {cells} filled cells in {columns} columns, {lines} lines and {characters} characters, "
        "found more"
    ),
    N_("expected a table, found none in the {kind}"),
    N_("expected a workbook, found an old Office file of another kind"),
    N_("expected a workbook, found none in the file"),
    N_("expected an open workbook, found one with a password"),
    N_("expected a workbook with whole styles, found damaged ones"),
    N_("expected sheets of different names, found two of {name}"),
    N_("expected at most {rows} rows and {columns} columns, found {found_rows} and {found_columns}"),
    N_("expected at most {most} characters in a cell, found {count} ({place}); split it"),
    N_("expected rows, columns and spans from 1, found {found}"),
    N_("expected one cell at each position, found two at row {row}, column {column}"),
    N_("expected 1 to {most} processes, found {workers}"),
    N_("expected up to {limit} seconds, found {seconds}"),
    N_("expected {least} to {most} bytes of memory for a process, found {found}"),
    N_("expected a file that is read in time, found one that takes longer"),
    N_("expected a process that reads the file to its end, found one that crashed"),
    N_("expected a file that is read within the memory that a process may take, found a larger one"),
    N_("expected one form, found {count}: {names}"),
    N_("expected a form, found an empty file"),
    N_("expected rows that fit their headings, found {count} of {rows} cut by breaks inside cells"),
    N_("expected a table with headings such as 三级指标 and 指标值, found none"),
    N_("expected headings in one row, found them below each other at the left: the table is turned"),
    N_("expected headings of a name and of a value, found headings without one of them"),
    N_("expected a table with its columns, found {found}"),
    N_("expected a path to write to, found {path} ({fault}); {hint}"),
    N_("expected a file at {path}, found {found}; {hint}"),
    N_("expected a form, found an empty text"),
)


POLICY_MESSAGES = (
    N_("expected a self-evaluation form with results, found a document that reports none; assess scores values"),
    N_("expected an assessment of this document, found one with other rows; assess the document first"),
    N_("expected the numbers of the kind {kind}, found others; take formulas from assess"),
    N_("expected an indicator's id or its category and number, found {found}"),
    N_("expected a share of the points from 0 to 1 for {row}, found {found}; 85% is 0.85"),
    N_("expected a policy of at most {most} characters, found {count}"),
    N_("expected UTF-8 text, found byte {at} that is none"),
    N_("expected at most {most} dots in a line, found more in line {line}"),
    N_("expected numbers of at most 60 digits, found an int of some thousand"),
    N_("expected tables and lists inside one another a few levels deep, found hundreds of levels"),
    N_("expected TOML, found a fault at line {line}, column {column} ({fault}); {hint}"),
    N_("expected TOML, found a fault at the end of the text ({fault}); {hint}"),
    N_("expected the table [{table}], found none"),
    N_("expected a month from 1 to 12, found {found}"),
    N_("no scoring policy {found}; use one of {values}"),
    N_("expected points from 0 to 100, found {found}"),
    N_("expected blocks of indicators, found execution; give its points as execution alone"),
    N_("expected where the rule comes from, found a blank text; name the notice"),
    N_("expected execution and blocks to add up to 100, found {found}; change one of them"),
    N_("expected a threshold from 1 and a minimum from 0 to 1, found {threshold} and {minimum}"),
    N_("expected each grade once, found {grades}"),
    N_("no subtotal {found}; there are {values}"),
    N_("expected the reports of at least one unit, found none"),
    N_("expected each unit once, found {units}"),
    N_("expected a finite number, found {found}"),
    N_("expected {what} from {low} to {high}, found {found}"),
    N_("expected a pass mark below 1; a rule of all or nothing is AllOrNothing"),
    N_("expected a multiple of the target above 1, found {found}"),
    N_("expected 0 ≤ pass < full ≤ 1, found {mark} and {full}"),
    N_("expected one band each for met, partly_met and missed, in this order"),
    N_("expected bands up to {top}, found them up to {reached}"),
    N_("expected a band from {reached} up, found one from {low} to {high}; let each start where another ends"),
    N_("expected days of grace from 0 to {most}, found {found}"),
    N_("unknown key; strike it, or ask for a newer release"),
    N_("unknown key; write {key}"),
    N_(
        "expected the text of a policy, found one line that is no TOML; "
        "where it is a path, "
        "read the file: load_policy(Path('policy.toml').read_bytes())"
    ),
    N_("this key is missing"),
    N_("expected a number, found {found}"),
    N_("expected a table, found {found}"),
    N_("expected an amount of money, found {found}; write it in 万元 or 元"),
    N_(
        "expected two documents of one kind, found {before} and {after}; compare a department with a department, a "
        "project with a project"
    ),
    N_("expected a weight from 0 to 100 points, found {found}; check for a slipped column"),
    N_("expected the name of an indicator, found none; a numbered blank row is no indicator"),
    N_("expected a field of an indicator, found id; it follows from category, number, term and scope"),
    N_("expected a field of an indicator, found {found}; the nearest is {close}"),
    N_("expected a code such as PM101 or CITY7, found {found}; begin with a capital, without blanks"),
    N_("expected several rules, found one {found}; put it into a list"),
    N_("expected one rule of the code {code}, found two that differ; give one another code"),
    N_("no rule has the code {found}; the nearest is {close} ({statement})"),
    N_(
        "expected the document of one body in two years, found {here_kind} of {here} and {there_kind} of {there}; if "
        "it was renamed, hand in attrs.evolve(previous, …)"
    ),
    N_("expected an earlier year in previous, found {earlier} beside {later}; swap the documents"),
)


VALUE_MESSAGES = (
    N_("expected a divisor other than zero, found 0; look at it before dividing"),
    N_("expected {argument} as {expected}, found {found}; {hint}"),
    N_("expected {argument} as {expected}, found {found}"),
    N_("expected one of {values}, found {found}"),
    N_("expected one of {values} as text, found {found}; write {example}"),
    N_("expected {argument} as a finite number, found {found}; leave it out where there is none"),
    N_("expected {argument} as a number of at most {digits} digits, found {found}"),
    N_("expected the id of an indicator, found {found}; close to it: {ids}"),
    N_("expected the id of an indicator, found {found}; no id of the document is like it"),
    N_(
        "expected units of one dimension, found {left} and {right}; nothing converts them: state both in one unit, two "
        "currencies at a rate of your own"
    ),
    N_("{package} is not installed; install it with: pip install 'perfmodel[{extra}]'"),
    N_("and {count} more"),
    N_("expected 0 ≤ start ≤ stop, found {start} and {stop}"),
    N_("expected a line and a column of a file, found {found}"),
    N_("expected a doubtful day after the latest, with a year where that has one, found {found}"),
    N_("expected a change together with its direction, found one without the other"),
    N_("expected both ends of the change; with one end it is a Quantity beside a comparison"),
    N_("expected Comparison.STATED beside a change with two ends, found {found}"),
    N_("expected a share of the figure or a change against it, found both"),
    N_("expected a share such as 95% or 1.2倍, found {found}"),
    N_("expected alternatives of one bound each; keep the two targets apart"),
    N_("expected both days with a year, or both without one"),
    N_("expected the style 'canonical' or 'as_written', found {found}"),
    N_("expected both ends of the range; with one end it is a Threshold"),
    N_("expected a count of things per period, found {found}; money or area per period is a Threshold"),
    N_("expected a latest day in a deadline, found none"),
    N_("expected a rank from 1 to {last}"),
    N_("expected words in a statement, found none; a blank cell is Unstated"),
    N_("expected text that can be stored, found half a character in {found}"),
    N_("expected a place inside the text of {length} characters, found its end at {stop}"),
    N_("expected at least two clauses, none of them composite, unstated or unread"),
    N_("expected a name on one line, without blanks around it or {quotes}, found {found}"),
    N_("a verdict is no yes or no; write verdict is Verdict.MET"),
    N_("expected 0 to 60 places, found {found}"),
    N_("expected 0 to {most} places, found {found}"),
    N_(
        "expected 0 to {most} blanks for each level of json, found {found} for {format}; give a number in these "
        "bounds, and none for another format"
    ),
    N_("no category {found}; use one of {values}"),
    N_("no scheme {found}; use one of {values}"),
    N_("expected a pint quantity, found {found}"),
    N_("expected a Decimal or int magnitude, found {found}; build the registry with non_int_type=Decimal"),
    N_("expected units known to perfmodel, found {found} to the power {power}; convert it first"),
    N_("expected the lower end below the upper, found {low} and {high}; exchange them"),
    N_("expected a denominator of at most {digits} digits, from 1, found {found}"),
    N_("expected a number that decimals can hold, found {found}; use parse_quantity, which keeps the fraction"),
    N_("expected a number of at most {digits} digits, found {found}; write it with digits, for example 1200 or 1.2亿"),
    N_("expected a fiscal year from {first} to {last}, found {found}"),
    N_("expected an earliest or a latest day, found neither"),
    N_("expected the earliest day before the latest, found {earliest} and {latest}"),
    N_("expected a day of the calendar, found month {month}, day {day}"),
    N_("expected a year from {first} to {last}, found {found}"),
    N_("expected a year at most {most} away from the plan's own, found {found}"),
    N_("expected a period of 1 to 1000, found {found}"),
    N_("expected a finite amount of at most {digits} digits, found {found}"),
    N_("expected a format such as ',.2f' or '.1f', found {found}; write one of these"),
    N_("{value} {unit} has no end as a decimal; use ratio_to, or round on your own"),
    N_("expected a unit such as 元/人·年 or 万人次, found {found}; write one word, or words joined by / and ·"),
    N_("expected one of the languages {languages}, found {found}"),
    N_("expected a title of {owner}.{key} in both languages, found none; add a row"),
    N_("expected a font file or the name of an installed family, found {name} ({reason}); check its path or its name"),
    N_(
        "expected a font with the characters of the labels, found {font} without {missing}; hand in another font, or "
        "none to look for one"
    ),
    N_(
        "expected an installed font with the characters of the labels, found none with {missing}; install Noto Sans "
        "CJK (on Debian: apt install fonts-noto-cjk), delete the old list of fonts of Matplotlib (fontlist-*.json in "
        "matplotlib.get_cachedir()) where it is installed already, hand in the path of a font file as font, or leave "
        "them out"
    ),
    N_("expected axes with straight sides, found {name}; make them with Figure().add_subplot()"),
    N_("expected at least one assessment, found none; make them with assess"),
    N_("expected assessments by the policy {policy}, found {other} in place {place}; hand in those of one policy"),
    N_(
        "expected the grade {grade} for {points} points, found {other} in place {place}; hand in the policy that it "
        "was scored by"
    ),
)
