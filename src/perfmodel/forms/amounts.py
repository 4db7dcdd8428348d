"""Amounts with their labels in one cell: 预算资金：30万元，其中：财政拨款20，其他资金10."""

import re
from typing import NamedTuple

from perfmodel.forms.layouts import Head, Money, head_of, money_of
from perfmodel.forms.money import SOURCES
from perfmodel.lexicon.fold import fold
from perfmodel.lexicon.labels import is_long_term

_BETWEEN = re.compile(r"\s*(?:[;。\n()]|,(?!\d{3}(?!\d))|(?<=[\d元])[ \t]+(?=\D))\s*")
_UNIT = r"(?:万|亿|千)?元|万|亿"
_PIECE = re.compile(
    rf"(?:其中[:-]?)?\s*(?P<label>[^\d:;,()]{{2,16}}?(?:\((?:单位:)?(?:{_UNIT})\))?)?\s*[:为]?\s*"
    rf"[¥]?(?P<amount>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>{_UNIT})?"
)
_UNIT_BEHIND = re.compile(rf"(?<=\d)\s*\(\s*({_UNIT})\s*\)")
_UNIT_OF_LABEL = re.compile(rf"\(((?:单位:)?(?:{_UNIT}))\)")
_MONEY = re.compile(rf"\d\s*(?:{_UNIT})|^\s*\d[\d,.]*(?!\d*\s*%)")
_LONGEST = 200


class Labelled(NamedTuple):
    """An amount in a text: its label, what it is of the money, the amount with the unit that is printed behind it."""

    label: str
    field: Money
    amount: str


def field_of(label: str, /) -> Money | None:
    """
    What an amount behind a label is of the money of its form; the label of the whole block has its total.

    >>> [field_of(label) for label in ("项目资金", "年初预算数", "财政")] == [Money.TOTAL, Money.TOTAL, Money.FISCAL]
    True
    """
    money = money_of(label) or money_of(f"{label}资金")
    whole = money is Money.INITIAL or (head_of(label) is Head.MONEY and money is not Money.RATE)
    return money if money in SOURCES else Money.TOTAL if whole else None


def amounts_in(text: str, /, *, label: str = "") -> tuple[Labelled, ...]:
    """
    The amounts that a text says with their labels; none where it says anything else.

    Args:
        text: A text of pieces between commas, stops, brackets or breaks, each an amount behind its label.

        label: The label beside the text, that of a first amount without one.

    >>> [(item.label, item.amount) for item in amounts_in("总额：100万元（其中：财政拨款80万元，其他资金20万元）")]
    [('总额', '100万元'), ('财政拨款', '80万元'), ('其他资金', '20万元')]
    >>> amounts_in("30", label="预算资金"), amounts_in("每户补助30元，按月发放", label="预算资金")
    ((Labelled(label='预算资金', field=<Money.TOTAL: 'total'>, amount='30'),), ())
    """
    if len(text) > _LONGEST:
        return ()
    found = list[Labelled]()
    for piece in _pieces(text):
        match = _PIECE.fullmatch(piece)
        own = "" if match is None else (match["label"] or "").strip()
        named = own or ("" if found else label)
        field = field_of(named) if named else None
        if match is None or field is None:
            return ()
        found.append(Labelled(named, field, match["amount"] + (match["unit"] or "")))
    several_terms = len(found) > 1 and any(is_long_term(item.label) for item in found)
    return () if several_terms else tuple(found)


def speaks_of_money(text: str, /) -> bool:
    """
    Whether a text says an amount of money somewhere.

    >>> speaks_of_money("共30万元，分两年"), speaks_of_money("按季度拨付"), speaks_of_money("98%")
    (True, False, False)
    """
    return _MONEY.search(fold(text)) is not None


def _pieces(text: str) -> list[str]:
    """The text between its commas, stops, brackets and breaks; brackets around a unit alone are none of them."""
    bare = _UNIT_BEHIND.sub(r"\1", fold(text).strip())
    kept = _UNIT_OF_LABEL.sub(r"【\1】", bare)
    pieces = (piece.replace("【", "(").replace("】", ")").strip() for piece in _BETWEEN.split(kept))
    return [piece for piece in pieces if piece and piece not in {"其中", "其中:"}]
