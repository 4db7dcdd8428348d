# Written by docs/make_facades.py from the table in __init__.py.

from perfmodel.values._interval import Bound as Bound
from perfmodel.values._interval import Interval as Interval
from perfmodel.values._number import Numeral as Numeral
from perfmodel.values._number import parse_number as parse_number
from perfmodel.values._period import DateSpan as DateSpan
from perfmodel.values._period import FiscalYear as FiscalYear
from perfmodel.values._period import MonthDay as MonthDay
from perfmodel.values._period import Period as Period
from perfmodel.values._period import PeriodUnit as PeriodUnit
from perfmodel.values._period import YearlessSpan as YearlessSpan
from perfmodel.values._pint import define_pint_units as define_pint_units
from perfmodel.values._quantity import Quantity as Quantity
from perfmodel.values._unit import Unit as Unit
from perfmodel.values._unit import parse_unit as parse_unit

__all__ = [
    "Bound",
    "DateSpan",
    "FiscalYear",
    "Interval",
    "MonthDay",
    "Numeral",
    "Period",
    "PeriodUnit",
    "Quantity",
    "Unit",
    "YearlessSpan",
    "define_pint_units",
    "parse_number",
    "parse_unit",
]
