"""Exact values: numbers, units, quantities, intervals and periods."""

from perfmodel._facade import lazy_names

__all__, __getattr__, __dir__ = lazy_names(
    __name__,
    {
        "_interval": "Bound Interval",
        "_number": "Numeral parse_number",
        "_period": "DateSpan FiscalYear MonthDay Period PeriodUnit YearlessSpan",
        "_pint": "define_pint_units",
        "_quantity": "Quantity",
        "_unit": "Unit parse_unit",
    },
)
