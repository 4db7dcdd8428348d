"""The public names of a package, each loaded from its private module on first use, so that importing costs nothing."""

TYPE_CHECKING = False
"""As in ``typing``, whose import would cost more than this whole module."""

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def lazy_names(
    package: str, homes: "Mapping[str, str]", *, owner: "str | None" = None
) -> "tuple[list[str], Callable[[str], object], Callable[[], list[str]]]":
    """
    What a package sets as ``__all__``, ``__getattr__`` and ``__dir__``.

    Args:
        package: The package's ``__name__``.
        homes: For each module below the package the public names that it holds, with blanks between them.
        owner: The module that shows them, where it is not the package itself.

    Checkers see the names in the ``.pyi`` beside the module, which ``docs/make_facades.py`` writes from the table.
    """
    home = {name: f"{package}.{module}" for module, names in homes.items() for name in names.split()}
    public, shown = sorted(home), owner or package

    def load(name: str) -> object:
        """Load a public name on first use."""
        if name not in home:
            message = f"module {shown!r} has no attribute {name!r}"
            raise AttributeError(message, name=name)
        from importlib import import_module  # noqa: PLC0415 - on first use
        from sys import modules  # noqa: PLC0415 - as above

        value: object = getattr(import_module(home[name]), name)
        setattr(modules[shown], name, value)
        return value

    def listed() -> list[str]:
        """The public names."""
        return public

    return public, load, listed
