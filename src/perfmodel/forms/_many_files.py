"""
The forms of many files: one after the other, or by several processes, always in the order of the files.

Each task has a time limit, and memory is bounded.  A task that hangs or kills its process costs that task alone: its
process is ended, and another one goes on.

On Linux a process is forked from one that has no other thread: it begins at once, with all that is loaded, where a
fresh one takes half a second.  Elsewhere it starts afresh, and so it does under a bound of memory, which is for what it
takes itself.
"""

import gc
import os
import pickle
import sys
import threading
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import BinaryIO, NamedTuple, TypeVar, cast, final

from perfmodel._arguments import called, require
from perfmodel._base_errors import shown
from perfmodel.errors import FormError, InvalidValueError, PerfModelError, in_file
from perfmodel.files._detect import Converter, check_converter
from perfmodel.files._grid import Grid
from perfmodel.files._inputs import PASSED, Item, Source, Sources, item_of, items_of
from perfmodel.forms._read import Job, Reading, readings_of
from perfmodel.values._period import FiscalYear, fiscal_year_of

Task = TypeVar("Task")
Result = TypeVar("Result")

try:
    import resource
except ImportError:  # pragma: no cover - Windows has none
    resource = None  # type: ignore[assignment]

AHEAD = 4
"""How many tasks for each process are begun before the first of them is done."""

_AT_HAND = 2
"""How many tasks a process has: the one that it does, and the next."""

_SMALL = 1 << 16 if sys.platform == "linux" else 1 << 12
"""What fits into the pipe to a process that does not read it yet: a small file, elsewhere the name of one."""

_HINT = "open the file in its program and save it as .xlsx or .docx, or give more seconds"
_SLOW = "expected a file that is read in time, found one that takes longer"
_CRASHED = "expected a process that reads the file to its end, found one that crashed"
_YOUNG = 20_000
"""How many objects a process makes before it looks which of them can be freed."""

_SPAWN = get_context("spawn")
_open = set[Connection]()
"""This end of the pipes to all processes: one that is forked closes its copies, lest it keep the others alive."""


class Limits(NamedTuple):
    """How many processes work; the seconds and the bytes that a task may take."""

    workers: int
    seconds: float
    memory: int | None = None


def results(
    work: Callable[[Task], Result], tasks: Iterable[Task], limits: Limits, /
) -> Generator[tuple[Task, Result | FormError]]:
    """
    Each task with its result, in order.

    Args:
        work: A function of a module.

        tasks: They are asked for as the work goes on.

        limits: How many processes, and what a task may take.  Past the time its result is a ``FormError``
            (``file-slow``), past the memory (``file-large``), and where its process ends by itself (``file-crashed``).
    """
    waiting: deque[tuple[Task, list[bytes | FormError]]] = deque()
    every = [_Worker(work, limits) for _ in range(limits.workers)]
    pending, more = iter(tasks), True
    try:
        while more or waiting:
            # nobody waits while a result is unpacked, nor while the caller looks at it
            while more and len(waiting) < AHEAD * limits.workers and (worker := min(every, key=len)).has_room:
                try:
                    task = next(pending)
                except StopIteration:
                    more = False
                    break
                slot = list[bytes | FormError]()
                waiting.append((task, slot))
                worker.give(pickle.dumps(task, pickle.HIGHEST_PROTOCOL), slot)
            if waiting and waiting[0][1]:
                task, (found,) = waiting.popleft()
                yield task, found if isinstance(found, FormError) else pickle.loads(found)  # noqa: S301 - by our process
            else:
                _take([worker for worker in every if len(worker)])
    finally:
        for worker in every:
            worker.end()


def _take(busy: "list[_Worker]") -> None:
    """Take what has come from the workers, after a wait for the first of them."""
    if not busy:
        return
    left = max(min(worker.until for worker in busy) - monotonic(), 0)
    ready = wait([worker.connection for worker in busy], left)
    now = monotonic()
    for worker in busy:
        if worker.connection in ready or worker.until <= now:
            worker.take(ready=worker.connection in ready)


class _Given(NamedTuple):
    """A task that a worker has: its bytes, and where its result goes."""

    data: bytes
    slot: list[bytes | FormError]


@final
class _Worker:
    """
    A process that does one task at a time, and has the next one at hand.

    Attributes:
        connection: This end of the pipe to the process.

        until: When the task that it does has to be done.
    """

    def __init__(self, work: Callable[[Task], object], limits: Limits) -> None:
        self.until = 0.0
        self._limits = limits
        self._work = work
        self._given: deque[_Given] = deque()
        self._start()

    def __len__(self) -> int:
        return len(self._given)

    @property
    def has_room(self) -> bool:
        """Whether it can be given a task."""
        return len(self._given) < _AT_HAND

    def _start(self) -> None:
        self.connection, theirs = _SPAWN.Pipe()
        self._sent = 0
        _open.add(self.connection)
        self._process = _process(self._work, theirs, self._limits.memory)
        with warnings.catch_warnings():
            # libraries that count with several threads keep some that wait; no task has to do with them
            warnings.filterwarnings("ignore", message=".*fork", category=DeprecationWarning)
            self._process.start()
        theirs.close()

    def give(self, data: bytes, slot: list[bytes | FormError]) -> None:
        """Begin a task, or put it behind the one that is done; what comes back goes to the slot."""
        self._given.append(_Given(data, slot))
        if len(self._given) == 1:
            self.until = monotonic() + self._limits.seconds
        self._send()

    def _send(self) -> None:
        """Send what is not yet sent; a large task waits until the process reads it, lest both wait for each other."""
        for given in list(self._given)[self._sent :]:
            if self._sent and len(given.data) > _SMALL:
                return
            self._sent += 1
            try:
                self.connection.send_bytes(given.data)
            except OSError:
                # the process has ended: taking its result says so
                self.until = 0.0

    def take(self, *, ready: bool) -> None:
        """Take the result, or the place of the result of a process that is ended."""
        found, error = None, FormError(_SLOW, code="file-slow", hint=_HINT)
        if ready:
            try:
                found = self.connection.recv_bytes()
            except (EOFError, OSError):
                error = FormError(_CRASHED, code="file-crashed", hint=_HINT)
        self._given.popleft().slot.append(error if found is None else found)
        self._sent -= 1
        self.until = monotonic() + self._limits.seconds
        if found is None:
            self.end()
            self._start()
        self._send()

    def end(self) -> None:
        """End the process."""
        _open.discard(self.connection)
        self.connection.close()
        self._process.kill()
        self._process.join()


def _process(work: Callable[[Task], Result], theirs: Connection, memory: int | None) -> BaseProcess:
    """A process that is not yet started."""
    if sys.platform == "linux" and memory is None and threading.active_count() == 1:
        return get_context("fork").Process(target=_serve, args=(work, theirs, None, tuple(_open)), daemon=True)
    return _SPAWN.Process(target=_serve, args=(work, theirs, memory, ()), daemon=True)


def _serve(  # pragma: no cover - in the other process
    work: Callable[[Task], Result], connection: Connection, memory: int | None, others: tuple[Connection, ...]
) -> None:
    """Do tasks until the other end closes."""
    for other in others:
        other.close()
    if memory is not None and resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, resource.getrlimit(resource.RLIMIT_AS)[1]))
    # what is there stays there, so it need not be looked over for what can be freed; a file makes some 100,000 objects
    gc.freeze()
    gc.set_threshold(_YOUNG)
    while True:
        try:
            task = connection.recv_bytes()
        except EOFError:
            return
        try:
            connection.send_bytes(pickle.dumps(work(pickle.loads(task)), pickle.HIGHEST_PROTOCOL))  # noqa: S301 - ours
        except MemoryError:
            message = "expected a file that is read within the memory that a process may take, found a larger one"
            connection.send_bytes(pickle.dumps(FormError(message, code="file-large", hint=_HINT)))


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
            found by their suffix (.ofd, .mht, .xlsb and .rar too, which are refused with what to do); hidden ones and
            the locks of Office (``~$…``) are passed by.

        fiscal_year: As for :func:`read_form`.

        on_error: Called with the source (for a file in a folder or an archive its name) and the error where one cannot
            be read; without it the error is raised.  In folders and archives it is called for files of other kinds too
            (a photograph: ``file-passed``), which without it are passed by.

        progress: Called with 1 after each source, as the ``update`` of a tqdm bar takes it.

        converter: As for :func:`read_form`.

        workers: How many processes read, up to 256; the forms come in the order of the sources all the same.

        seconds: How long a file may take where several processes read (``file-slow``), up to a week.

        memory: How many bytes a process that reads may take (``file-large``; not on Windows), 256 MiB at least. With it
            files are read in a process of their own even where *workers* is 1, so *seconds* holds too.

    Raises:
        FormError: As :func:`read_form`, ``forms-missing`` for a folder or an archive without a file of a kind that
            forms come in, ``file-slow`` and ``file-crashed`` for a process that had to be ended, and
            ``file-large`` for a file that takes more memory than it may.

        WrongTypeError: When an argument is of another type.

        InvalidValueError: ``converter-unknown``, ``workers-invalid``.
    """
    if not hasattr(sources, "read"):
        require(sources, str | bytes | os.PathLike | Grid | Iterable, "sources", "put the files into a list")
    called(on_error, "on_error", "source", "error")
    called(progress, "progress", "count")
    check_converter(converter)
    check_limits(workers=workers, seconds=seconds, memory=memory)
    year = fiscal_year_of(fiscal_year)
    limits = None if workers == 1 and memory is None else Limits(workers, seconds, memory)
    return _read_forms(
        (Job(item, year, converter) for item in _items(sources)),
        on_error,
        progress,
        limits,
    )


FORMS_MISSING = "forms-missing"
"""The code of a folder or an archive without a file of a kind that forms come in."""


def _items(sources: Sources) -> Iterator[Item]:
    """The sources one by one; a folder or an archive that holds no file to read is one that fails."""
    alone = isinstance(sources, str | bytes | os.PathLike | Grid) or hasattr(sources, "read")
    for source in (cast("Source | BinaryIO", sources),) if alone else cast("Iterable[Source | BinaryIO]", sources):
        holds = False
        for item in items_of((source,)):
            holds = holds or item.error is None or item.error.code != PASSED
            yield item
        if not holds:
            yield Item(b"", source, "", _without_forms(item_of(cast("Source", source)).name))


def _without_forms(name: str) -> FormError:
    """What is said of a folder or an archive in which nothing is to be read."""
    hint = "check that it is the right one, and how the names of its files end: .xlsx, .docx, .pdf"
    if not name:
        return FormError("expected files of forms in the archive, found none", code="forms-missing", hint=hint)
    message = f"expected files of forms in {name[:200]!r}, found none"
    return FormError(message, code="forms-missing", hint=hint)


def check_limits(*, workers: int, seconds: float, memory: int | None) -> None:
    """
    Look whether processes can be bounded so.

    Raises:
        WrongTypeError: When a number is none.

        InvalidValueError: ``workers-invalid``.
    """
    require(workers, int, "workers")
    require(seconds, float | int, "seconds", "write a number of seconds")
    if not 1 <= workers <= MOST_WORKERS:
        message = f"expected 1 to {MOST_WORKERS} processes, found {shown(workers)}"
        raise InvalidValueError(message, code="workers-invalid")
    if not 0 < seconds <= MOST_SECONDS:
        found = shown(seconds) if isinstance(seconds, int) else seconds
        message = f"expected up to {MOST_SECONDS} seconds, found {found}"
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
                if on_error is not None:
                    on_error(job.item.given, error)
                elif error.code != PASSED:
                    raise in_file(job.item.name, error) from error
            if progress is not None:
                progress(1)


def all_readings(job: Job) -> list[Reading] | PerfModelError:
    """The forms of one source, or why there are none, for another process."""
    try:
        return list(readings_of(job))
    except PerfModelError as error:
        return error
