"""
Work for several processes: results in the order of the tasks, a time limit for each, memory bounded.

A task that hangs or kills its process costs that task alone: its process is ended, and another one goes on.

On Linux a process is forked from one that has no other thread: it begins at once, with all that is loaded, where a
fresh one takes half a second.  Elsewhere it starts afresh, and so it does under a bound of memory, which is for what it
takes itself.
"""

import gc
import pickle
import sys
import threading
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterable
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import NamedTuple, TypeVar, final

from perfmodel.errors import FormError

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
