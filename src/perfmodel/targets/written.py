"""How a target shows itself: its canonical text, or its author's own."""

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from perfmodel.targets.render import Style
    from perfmodel.targets.shapes import Target


class Written:
    """
    What all shapes have in common: ``str(target)`` is the canonical text, format ``as_written`` the author's.

    >>> from perfmodel.targets.read import read_target
    >>> f"{read_target('不低于80万人次')}, {read_target('不低于80万人次'):as_written}"
    '≥80万人次, 不低于80万人次'
    """

    __slots__ = ()

    def __str__(self) -> str:
        return format(self)

    def __format__(self, style: str) -> str:
        """
        The text in a style of :func:`~perfmodel.format_target`, canonical where none is named.

        Raises:
            InvalidValueError: (``style-unknown``) for another style.
        """
        from perfmodel.targets.render import format_target  # noqa: PLC0415 - writing is above the shapes

        return format_target(cast("Target", self), style=cast("Style", style or "canonical"))
