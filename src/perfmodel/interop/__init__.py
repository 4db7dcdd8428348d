"""Hand-over to the tools of others: Arrow columns, and the data frames and engines that speak Arrow."""

from importlib.util import find_spec

from perfmodel.errors import MissingExtraError

if find_spec("pyarrow") is None:
    raise MissingExtraError("arrow", "pyarrow")  # noqa: EM101 - names, no message
