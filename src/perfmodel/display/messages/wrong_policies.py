"""Messages of errors about scoring policies, assessments, documents of objectives and rules of review."""

from perfmodel.display.tongue import N_

MESSAGES = (
    N_("expected a self-evaluation form with results, found a document that reports none; assess scores values"),
    N_("expected an assessment of this document, found one with other rows; assess the document first"),
    N_("expected the numbers of the kind {kind}, found others; take formulas from assess"),
    N_("expected an indicator's id or its category and number, found {found}"),
    N_("expected a share of the points from 0 to 1, found {found}; 85% is 0.85"),
    N_("expected a policy of at most {most} characters, found {count}"),
    N_("expected UTF-8 text, found byte {at} that is none"),
    N_("expected at most {most} dots in a line, found more in line {line}"),
    N_("expected numbers of at most 60 digits, found an int of some thousand"),
    N_("expected tables and lists inside one another a few levels deep, found hundreds of levels"),
    N_("{fault} (at line {line}, column {column})"),
    N_("{fault} (at end of document)"),
    N_("expected the table [{table}], found none"),
    N_("expected a month from 1 to 12, found {found}"),
    N_("no scoring policy {found}; use one of {values}"),
    N_("expected points from 0 to 100, found {found}"),
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
