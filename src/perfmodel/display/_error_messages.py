"""
The messages of errors as sentences with fields, by what is wrong; those of data stand in a module of their own.

Files: files and forms that cannot be read or written.  Policies: scoring policies, assessments, documents of objectives
and rules of review.  Values: arguments, numbers, units, days, targets and categories.
"""

from perfmodel.display._language import N_

FILE_MESSAGES = (
    N_("expected a file at {path}, found {found}"),
    N_("expected files like {pattern}, found none"),
    N_("expected files of forms in the archive, found none"),
    N_("expected files of forms in {path}, found none"),
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
    N_("expected a whole file, found one that is damaged or cut off"),
    N_("expected a whole file, found one that is damaged or cut off at {part}"),
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
    N_("expected the name of a policy, found the text of one; hand it in as policy=load_policy(text)"),
    N_(
        "expected the name of a policy, found the path of a file; hand it in as "
        "policy=load_policy(Path('policy.toml').read_bytes())"
    ),
    N_("expected points from 0 to 100, found {found}"),
    N_("expected blocks of indicators, found execution; give its points as execution alone"),
    N_("expected where the rule comes from, found a blank text; name the notice"),
    N_("expected execution and blocks to add up to 100, found {found}; change one of them"),
    N_(
        "expected a threshold from 1 to below 100 and a minimum from 0 to 1, found {threshold} and {minimum}; "
        "130% is 1.3"
    ),
    N_("expected each grade once, found {grades}"),
    N_("expected grades that begin below 100 points, found {grade} from {low}; write a lower number"),
    N_("expected grades that fall, found {grade} from {low} after {upper} from {high}; write the best grade first"),
    N_("expected at least one grade, found none"),
    N_("expected the last grade to begin at 0 points, found {grade} from {low}; write one from 0 below it"),
    N_("expected grades by points, found {grade} from {low}; 90% of the total is 90"),
    N_("no subtotal {found}; there are {values}"),
    N_("expected the reports of at least one unit, found none"),
    N_("expected each unit once, found {units}"),
    N_("expected a finite number, found {found}; write {share} for a part, {points} for points"),
    N_("expected a finite number, found {found}"),
    N_("expected a pass mark from 0 to 1, found {found}; 60% is 0.6"),
    N_("expected 1 to {most} steps, found {count}; write where each begins"),
    N_("expected steps from above 0 to 1, found {reached} and {part}; 80% is 0.8"),
    N_("expected steps from the highest down, each with less than the one above, found {reached} below {before}"),
    N_("expected a pass mark below 1; a rule of all or nothing is AllOrNothing"),
    N_("expected a multiple of the target above 1 and below 100, found {found}; 150% is 1.5"),
    N_("expected 0 ≤ pass < full ≤ 1, found {mark} and {full}; 60% is 0.6"),
    N_("expected one band each for met, partly_met and missed, in this order"),
    N_("expected bands up to {top}, found them up to {reached}; 80% is 0.8"),
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
    N_("expected a number, found {found}; write {share} for a part, {points} for points"),
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
    N_(
        "expected a field of an indicator, found {found}, which is one of its result; "
        "hand results to assess(document, actuals), or replace the whole result"
    ),
    N_("expected a code such as PM101 or CITY7, found {found}; begin with a capital, without blanks"),
    N_("expected several rules, found one {found}; put it into a list"),
    N_("expected one rule of the code {code}, found two that differ; give one another code"),
    N_("expected no indent for {format}, which json alone has; leave it out"),
    N_("expected 0 to {most} blanks for each level, found {found}"),
    N_("no rule has the code {found}; the nearest is {close} ({statement})"),
    N_("no rule has the code {found}; their codes stand in perfmodel.reviewing.REVIEW_RULES"),
    N_(
        "expected the document of one body in two years, found {here_kind} of {here} and {there_kind} of {there}; if "
        "it was renamed, hand in attrs.evolve(previous, …)"
    ),
    N_("expected an earlier year in previous, found {earlier} beside {later}; swap the documents"),
)


VALUE_MESSAGES = (
    N_("expected a divisor other than zero, found 0; look at it before dividing"),
    N_(
        "expected {argument} to take what it is called with, found a function of other arguments; "
        "write lambda {names}: …"
    ),
    N_("expected a number and then its unit, found the unit {found} in front; write Quantity(5, {example})"),
    N_("expected {argument} as {expected}, found {found}; {hint}"),
    N_("expected {argument} as {expected}, found {found}"),
    N_("expected one of {values}, found {found}"),
    N_("expected one of {values} as text, found {found}; write {example}"),
    N_("expected {argument} as a finite number, found {found}; leave it out where there is none"),
    N_("expected {argument} as a number of at most {digits} digits, found {found}"),
    N_("expected the id of an indicator, found {found}; close to it: {ids}"),
    N_("expected the id of an indicator, found {found}; no id of the document is like it"),
    N_("expected units of one dimension, found {left} and {right}; {hint}"),
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
    N_("no category {found}; use one of {values}"),
    N_("no scheme {found}; use one of {values}"),
    N_("expected a pint quantity, found {found}"),
    N_("expected a Decimal or int magnitude, found {found}; build the registry with non_int_type=Decimal"),
    N_("expected units known to perfmodel, found {found} to the power {power}; convert it first"),
    N_("expected the lower end below the upper, found {low} and {high}; exchange them"),
    N_("expected a denominator of at most {digits} digits, from 1, found {found}"),
    N_("expected a number that decimals can hold, found {found}; use parse_quantity, which keeps the fraction"),
    N_("expected a number of at most {digits} digits, found {found}; write it with digits, for example 1200 or 1.2亿"),
    N_("expected a fiscal year from {first} to {last}, found {found}; write all four digits"),
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
    N_("expected one of the languages {languages}, found {found}; take one of them"),
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
