"""The mark of the sentences that catalogues translate."""


def N_(text: str) -> str:  # noqa: N802 - the usual mark of texts that Babel extracts
    """The text as it is; the mark by which ``pybabel extract`` finds it."""
    return text
