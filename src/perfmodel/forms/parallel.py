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
from collections.abc import Callable, Generator, Iterable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Generic, NamedTuple, TypeVar, final

from perfmodel.errors import FormError

Task = TypeVar("Task")
Result = TypeVar("Result")

try:
    import resource
except ImportError:  # pragma: no cover - Windows has none
    resource = None  # type: ignore[assignment]

AHEAD = 4
"""How many tasks for each process are begun before the first of them is done."""

_HINT = "open the file in its program and save it as .xlsx or .docx, or give more seconds"
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
    free = [_Worker[Task, Result](work, limits.memory) for _ in range(limits.workers)]
    every, busy = list(free), dict[Connection, _Worker[Task, Result]]()
    pending, more = iter(tasks), True
    try:
        while more or waiting:
            # nobody waits while a result is unpacked, nor while the caller looks at it
            while more and free and len(waiting) < AHEAD * limits.workers:
                try:
                    task = next(pending)
                except StopIteration:
                    more = False
                    break
                slot = list[bytes | FormError]()
                waiting.append((task, slot))
                worker = free.pop()
                busy[worker.give(task, slot, limits.seconds)] = worker
            if waiting and waiting[0][1]:
                task, (found,) = waiting.popleft()
                yield task, found if isinstance(found, FormError) else pickle.loads(found)  # noqa: S301 - by our process
            else:
                free.extend(_done(busy))
    finally:
        for worker in every:
            worker.end()


def _done(busy: "dict[Connection, _Worker[Task, Result]]") -> "Iterator[_Worker[Task, Result]]":
    """The workers that are ready again, after a wait for the first of them."""
    if not busy:
        return
    left = max(min(worker.until for worker in busy.values()) - monotonic(), 0)
    ready = {connection for connection in wait(list(busy), left) if isinstance(connection, Connection)}
    now = monotonic()
    for connection, worker in list(busy.items()):
        if connection in ready or worker.until <= now:
            del busy[connection]
            worker.take(ready=connection in ready)
            yield worker


@final
class _Worker(Generic[Task, Result]):
    """A process that does one task at a time."""

    def __init__(self, work: Callable[[Task], Result], memory: int | None) -> None:
        self.until = 0.0
        self._memory = memory
        self._work = work
        self._slot: list[bytes | FormError] = []
        self._start()

    def _start(self) -> None:
        self._connection, theirs = _SPAWN.Pipe()
        _open.add(self._connection)
        self._process = _process(self._work, theirs, self._memory)
        with warnings.catch_warnings():
            # libraries that count with several threads keep some that wait; no task has to do with them
            warnings.filterwarnings("ignore", message=".*fork", category=DeprecationWarning)
            self._process.start()
        theirs.close()

    def give(self, task: Task, slot: list[bytes | FormError], seconds: float) -> Connection:
        """Begin a task; what comes back goes to the slot."""
        self._slot, self.until = slot, monotonic() + seconds
        try:
            self._connection.send_bytes(pickle.dumps(task, pickle.HIGHEST_PROTOCOL))
        except OSError:
            # the process has ended: taking its result says so
            self.until = 0.0
        return self._connection

    def take(self, *, ready: bool) -> None:
        """Take the result, or the place of the result of a process that is ended."""
        if ready:
            try:
                self._slot.append(self._connection.recv_bytes())
            except (EOFError, OSError):
                message = "expected a process that reads the file to its end, found one that crashed"
                self._again(FormError(message, code="file-crashed", hint=_HINT))
            return
        message = "expected a file that is read in time, found one that takes longer"
        self._again(FormError(message, code="file-slow", hint=_HINT))

    def _again(self, error: FormError) -> None:
        """Note an error, and go on with another process."""
        self._slot.append(error)
        self.end()
        self._start()

    def end(self) -> None:
        """End the process."""
        _open.discard(self._connection)
        self._connection.close()
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
