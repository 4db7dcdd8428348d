"""What the checks of arguments call a class, and what they say to hand in where one was expected."""

from collections.abc import Mapping
from types import MappingProxyType

_PARSED = ("a target", "read the text first, with parse_target")
DOCUMENT = ("a document of objectives", "read it with read_form, and hand in reading.document")
_EXACT = "write Decimal('0.1'): a float has lost the digits of its author"

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(
            "Threshold Range Frequency Deadline Rank Grade Relative YesNo Statement Composite Unstated Unread".split(),
            _PARSED,
        ),
        **dict.fromkeys(("DepartmentObjectives", "ProjectObjectives"), DOCUMENT),
        "Actual": ("an Actual", "read the text first, with parse_actual"),
        "Assessment": ("an Assessment", "make one with assess"),
        "Budget": ("a Budget", "write Budget(total=Quantity(300, '万元'))"),
        "Category": ("a Category", "take one with category('output.quantity')"),
        "Decimal": ("an exact Decimal", _EXACT),
        "Fraction": ("an exact Fraction", "write Fraction(1, 10): a float has lost the digits of its author"),
        "FiscalYear": ("a FiscalYear", "write FiscalYear(2024)"),
        "Judgement": ("a Judgement", "make one with judge"),
        "NoneType": ("None", ""),
        "Quantity": ("a Quantity", "write Quantity('95', '%'), or read the text with parse_quantity"),
        "Scheme": ("a Scheme", "take one with scheme('mof2015')"),
        "ScoringPolicy": ("a ScoringPolicy", "take one with policy('mof2020') or load_policy(text)"),
        "Unit": ("a Unit", "read the text with parse_unit"),
        "bool": ("True or False", ""),
        "bytes": ("bytes", ""),
        "date": ("a date", "write date(2024, 12, 31), without a time"),
        "int": ("an int", "write a whole number"),
        "str": ("text", 'give the text that the cell shows, and "" for a blank one'),
    }
)
"""What a class is called in messages, and what to hand in where one was expected; other classes go by their names."""
