"""The forms of many files: one after the other, or by several processes, always in the order of the files."""

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing

from perfmodel.arguments import require
from perfmodel.errors import FormError, InvalidValueError, PerfModelError, shown
from perfmodel.forms.collect import Sources, items_of
from perfmodel.forms.convert import Converter, check_converter
from perfmodel.forms.grid import Grid
from perfmodel.forms.parallel import Limits, results
from perfmodel.forms.read import Job, Reading, readings_of
from perfmodel.values.period import FiscalYear, fiscal_year_of

MOST_WORKERS = 256
LEAST_MEMORY, MOST_MEMORY = 256 * 2**20, 2**50
MOST_SECONDS = 7 * 24 * 60 * 60


def read_forms(  # noqa: PLR0913 - keywords, each with a sensible default
    sources: Sources,
    /,
    *,
    fiscal_year: FiscalYear | int | None = None,
    on_error: Callable[[object, FormError], None] | None = None,
    progress: Callable[[int], object] | None = None,
    converter: Converter | None = "libreoffice",
    workers: int = 1,
    seconds: float = 120,
    memory: int | None = None,
) -> Iterator[Reading]:
    r"""
    Read the forms of many files, one after the other; a file may hold several.

    >>> form = "项目名称\t阅览室改造\n三级指标\t指标值\n新增座位\t≥80个"
    >>> failed = []
    >>> readings = read_forms([form, b"GIF89a"], on_error=lambda source, error: failed.append(error.code))
    >>> [reading.document.project for reading in readings], failed
    (['阅览室改造'], ['kind-unknown'])

    Args:
        sources: A folder (with those below it), a pattern (``forms/*.xlsx``), an archive (.zip), paths, bytes, texts,
            tables and open binary files, one or many; they are asked for one by one.  In folders and archives files are
            found by their suffix (.ofd, .mht and .xlsb too, which are refused with what to do), and the locks of Office
            (``~$…``) are passed by.

        fiscal_year: As for :func:`read_form`.

        on_error: Called with the source (for a file in a folder or an archive its name) and the error where one cannot
            be read; without it the error is raised.

        progress: Called with 1 after each source, as the ``update`` of a tqdm bar takes it.

        converter: As for :func:`read_form`.

        workers: How many processes read, up to 256; the forms come in the order of the sources all the same.

        seconds: How long a file may take where several processes read (``file-slow``), up to a week.

        memory: How many bytes a process that reads may take (``file-large``; not on Windows), 256 MiB at least. With it
            files are read in a process of their own even where *workers* is 1, so *seconds* holds too.

    Raises:
        FormError: As :func:`read_form`, ``file-slow`` and ``file-crashed`` for a process that had to be ended, and
            ``file-large`` for a file that takes more memory than it may.

        WrongTypeError: When an argument is of another type.

        InvalidValueError: ``converter-unknown``, ``workers-invalid``.
    """
    if not hasattr(sources, "read"):
        require(sources, str | bytes | os.PathLike | Grid | Iterable, "sources", "put the files into a list")
    require(on_error, Callable | None, "on_error")
    require(progress, Callable | None, "progress")
    check_converter(converter)
    check_limits(workers=workers, seconds=seconds, memory=memory)
    year = fiscal_year_of(fiscal_year)
    limits = None if workers == 1 and memory is None else Limits(workers, seconds, memory)
    return _read_forms(
        (Job(item, year, converter) for item in items_of(sources)),
        on_error,
        progress,
        limits,
    )


def check_limits(*, workers: int, seconds: float, memory: int | None) -> None:
    """
    Look whether processes can be bounded so.

    Raises:
        WrongTypeError: When a number is none.

        InvalidValueError: ``workers-invalid``.
    """
    require(workers, int, "workers")
    require(seconds, float | int, "seconds", "write a number of seconds")
    if not (1 <= workers <= MOST_WORKERS and 0 < seconds <= MOST_SECONDS):
        message = (
            f"expected 1 to {MOST_WORKERS} processes and up to {MOST_SECONDS} seconds, found "
            f"{shown(workers)} and {shown(seconds) if isinstance(seconds, int) else seconds}"
        )
        raise InvalidValueError(message, code="workers-invalid")
    require(memory, int | None, "memory", "write a number of bytes")
    if memory is not None and not LEAST_MEMORY <= memory <= MOST_MEMORY:
        message = f"expected {LEAST_MEMORY:,} to {MOST_MEMORY:,} bytes of memory for a process, found {shown(memory)}"
        raise InvalidValueError(message, code="workers-invalid")


def _read_forms(
    jobs: Iterable[Job],
    on_error: Callable[[object, FormError], None] | None,
    progress: Callable[[int], object] | None,
    limits: Limits | None,
) -> Iterator[Reading]:
    done: Generator[tuple[Job, Iterable[Reading] | PerfModelError]]
    done = ((job, readings_of(job)) for job in jobs) if limits is None else results(all_readings, jobs, limits)
    with closing(done):
        for job, found in done:
            try:
                if isinstance(found, PerfModelError):
                    raise found
                yield from found
            except FormError as error:
                if on_error is None:
                    raise
                on_error(job.item.given, error)
            if progress is not None:
                progress(1)


def all_readings(job: Job) -> list[Reading] | PerfModelError:
    """The forms of one source, or why there are none, for another process."""
    try:
        return list(readings_of(job))
    except PerfModelError as error:
        return error
