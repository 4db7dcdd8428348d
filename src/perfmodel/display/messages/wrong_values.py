"""Messages of errors about arguments, numbers, units, days, targets and categories."""

from perfmodel.display.tongue import N_

MESSAGES = (
    N_("expected {argument} as {expected}, found {found}; {hint}"),
    N_("expected {argument} as {expected}, found {found}"),
    N_("expected one of {values}, found {found}"),
    N_("expected one of {values} as text, found {found}; write {example}"),
    N_("expected {argument} as a finite number, found {found}; leave it out where there is none"),
    N_("expected {argument} as a number of at most {digits} digits, found {found}"),
    N_("expected the id of an indicator, found {found}; close to it: {ids}"),
    N_("expected the id of an indicator, found {found}; no id of the document is like it"),
    N_(
        "expected units of one dimension, found {left} and {right}; convert one of them first, or compare them as "
        "they are"
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
        "CJK (on Debian: apt install fonts-noto-cjk), hand in the path of a font file as font, or leave them out"
    ),
    N_("expected axes with straight sides, found {name}; make them with Figure().add_subplot()"),
    N_("expected at least one assessment, found none; make them with assess"),
    N_("expected assessments by the policy {policy}, found {other} in place {place}; hand in those of one policy"),
    N_(
        "expected the grade {grade} for {points} points, found {other} in place {place}; hand in the policy that it "
        "was scored by"
    ),
)
