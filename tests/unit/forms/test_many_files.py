"""Many files at once: folders, patterns, archives, open files, several processes, and where each form came from."""

import io
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from perfmodel import FormError, PerfModelError, explain, read_form, read_forms
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.files import _inputs as inputs
from perfmodel.files._inputs import items_of
from perfmodel.forms import _many_files as many_files
from perfmodel.forms._many_files import Limits, all_readings, results
from perfmodel.forms._read import Job


def form(name: str) -> str:
    """A form of one project, as text."""
    return f"项目名称\t{name}\n三级指标\t指标值\n养护面积\t≥3万亩\n"


def archive(members: dict[str, bytes], *, flags: dict[str, int] | None = None) -> bytes:
    """A zip archive, with flags put into the headers of some members."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(ZipInfo(name), content)
    data = out.getvalue()
    for name, flag in (flags or {}).items():
        raw = name.encode()
        for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
            start = next(
                place
                for place in range(len(data))
                if data[place : place + 4] == mark and raw in data[place : place + 60]
            )
            data = data[: start + at] + flag.to_bytes(2, "little") + data[start + at + 2 :]
    return data


def noted(codes: list[str]) -> Callable[[object, FormError], None]:
    """A function that keeps the codes of errors."""
    return lambda _, error: codes.append(error.code)


def names(sources: object) -> list[tuple[str, str, int]]:
    """The project of each form, the name of its file without the folder, and its index."""
    found = read_forms(sources)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - many kinds are handed in
    return [(getattr(item.document, "project", ""), Path(item.source.file).name, item.source.index) for item in found]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Forms in a folder and one below it, beside what is no form."""
    (tmp_path / "b").mkdir()
    (tmp_path / "a.tsv").write_text(form("甲"), encoding="utf-8")
    (tmp_path / "b" / "c.txt").write_text(form("乙") + "\n项目支出绩效目标表\n" + form("丙"), encoding="utf-8")
    (tmp_path / "~$a.tsv").write_bytes(b"lock")
    (tmp_path / ".hidden.tsv").write_bytes(b"x")
    (tmp_path / "notes.md").write_bytes(b"x")
    (tmp_path / "z.zip").write_bytes(archive({"内/丁.tsv": form("丁").encode()}))
    return tmp_path


def test_folders_patterns_and_archives(folder: Path) -> None:
    """Files are found by their kind, locks and hidden ones passed by, in the order of their names."""
    everything = [("甲", "a.tsv", 1), ("乙", "c.txt", 1), ("丙", "c.txt", 2), ("丁", "丁.tsv", 1)]

    assert names(folder) == names(str(folder)) == names([folder]) == everything
    assert names(str(folder / "*.tsv")) == everything[:1]
    assert names(str(folder / "**" / "*.t*")) == everything[:3]
    assert names(folder / "z.zip") == names((folder / "z.zip").read_bytes()) == everything[3:]


def test_open_files_bytes_and_texts(folder: Path) -> None:
    """An open file is read from where it stands; bytes and texts have no name."""
    with (folder / "a.tsv").open("rb") as opened:
        assert names(opened) == [("甲", "a.tsv", 1)]
    assert names(io.BytesIO(form("戊").encode())) == [("戊", "", 1)]
    assert names([form("己"), form("庚").encode()]) == [("己", "", 1), ("庚", "", 1)]
    assert read_form(folder / "a.tsv").source.file == str(folder / "a.tsv")


def test_a_file_opened_for_text_is_refused(folder: Path) -> None:
    """Its lines are decoded already, by a guess; the refusal says how to open it."""
    with (folder / "a.tsv").open(encoding="utf-8") as opened, pytest.raises(WrongTypeError, match="mode 'rb'"):
        list(read_forms(opened))  # pyright: ignore[reportArgumentType] - what is tested


def test_where_a_form_stands(tmp_path: Path) -> None:
    """The source names the sheet."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "目标"
    for line in form("甲").splitlines():
        book.active.append(line.split("\t"))
    book.save(tmp_path / "a.xlsx")

    (reading,) = read_forms(tmp_path)

    assert (reading.source.table, reading.source.index) == ("目标", 1)


def test_each_form_of_a_workbook_stands_in_its_own_sheet() -> None:
    """Behind a cover, too; what says that there are several names them."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "封面"
    book.active.append(["某局材料"])
    for name in ("东校区", "西校区", "南校区"):
        sheet = book.create_sheet(name)
        for line in form(name).splitlines():
            sheet.append(line.split("\t"))
    held = io.BytesIO()
    book.save(held)

    assert [reading.source.table for reading in read_forms([held.getvalue()])] == ["东校区", "西校区", "南校区"]
    with pytest.raises(FormError, match=r"东校区.*西校区.*南校区"):
        read_form(held.getvalue())


def test_patterns_without_files_and_other_sources(tmp_path: Path) -> None:
    """A pattern that fits nothing is refused; what is no source is handed on and refused by the reader."""
    with pytest.raises(FormError, match="pattern") as caught:
        list(read_forms(str(tmp_path / "*.xlsx")))
    assert caught.value.code == "file-missing"
    with pytest.raises(PerfModelError, match="int"):
        names([7])


def test_names_in_an_archive() -> None:
    """Names in GBK and in UTF-8 without a mark are read as their author wrote them."""
    content = form("甲").encode()
    gbk = "绩效.tsv".encode("gb18030").decode("cp437")
    data = archive({"x.tsv": content})
    for raw, wanted in (
        (gbk.encode("cp437"), "绩效.tsv"),
        ("绩.tsv".encode(), "绩.tsv"),
        (b"ab.tsv", "ab.tsv"),
    ):
        named = data.replace(b"x.tsv", raw)
        for mark, at in ((b"PK\x01\x02", 28), (b"PK\x03\x04", 26)):
            start = named.index(mark)
            named = named[: start + at] + len(raw).to_bytes(2, "little") + named[start + at + 2 :]
        shift = len(raw) - 5
        end = named.index(b"PK\x05\x06")
        size, place = (int.from_bytes(named[end + at : end + at + 4], "little") + shift for at in (12, 16))
        named = named[: end + 12] + size.to_bytes(4, "little") + place.to_bytes(4, "little") + named[end + 20 :]
        assert [item.name for item in items_of(named)] == [wanted]
    assert [item.name for item in items_of(archive({"€.tsv": content}))] == ["€.tsv"]


def test_names_that_no_encoding_reads() -> None:
    """They stay as the archive has them."""
    data = archive({"abcdefg.tsv": form("甲").encode()})

    odd = data.replace(b"abcdefg.tsv", b"\xff\xff\xffdefg.tsv")

    assert [item.name for item in items_of(odd)] == [b"\xff\xff\xffdefg.tsv".decode("cp437")]
    assert inputs._name(ZipInfo("绩效.tsv")) == "绩效.tsv"  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - no writer makes such an entry


def test_hostile_members() -> None:
    """A name that leaves the archive, an archive inside, half a member: an error each, the others are read."""
    whole = archive(
        {
            "../a.tsv": b"x",
            "/b.tsv": b"x",
            "c.zip": b"PK",
            "d.tsv": form("甲").encode(),
            "e/": b"",
            "__MACOSX/f.tsv": b"",
        }
    )
    failed = list[tuple[object, str]]()

    readings = list(read_forms(whole, on_error=lambda source, error: failed.append((source, error.code))))

    assert [reading.source.file for reading in readings] == ["d.tsv"]
    assert failed == [("../a.tsv", "archive-member"), ("/b.tsv", "archive-member"), ("c.zip", "archive-member")]
    broken = whole.replace(form("甲").encode()[:4], b"????")
    packed = archive({"d.tsv": form("甲").encode() * 50})
    spoilt = packed[:60] + b"\xff\xff\xff\xff" + packed[64:]
    for data, code in ((spoilt, "file-truncated"), (packed[:80], "file-truncated"), (broken, "")):
        failed.clear()
        list(read_forms(data, on_error=lambda source, error: failed.append((source, error.code))))
        assert [found for _, found in failed if code] == ([code] if code else [])


def test_an_archive_with_a_password() -> None:
    """It is refused as a whole."""
    locked = archive({"a.tsv": b"x"}, flags={"a.tsv": 1})

    with pytest.raises(FormError) as caught:
        list(read_forms(locked))
    assert caught.value.code == "file-encrypted"


def test_several_processes(folder: Path) -> None:
    """The same forms in the same order, errors and progress included."""
    sources: list[str | bytes | Path] = [folder, b"GIF89a", form("戊"), folder / "none.tsv"]
    seen = list[list[tuple[str, str]]]()
    for workers in (1, 2):
        codes, steps = list[str](), list[int]()
        found = read_forms(sources, workers=workers, on_error=noted(codes), progress=steps.append)
        seen.append([(reading.source.file, str(reading.document)) for reading in found])
        assert codes == ["file-passed", "kind-unknown", "file-missing"]
        assert steps == [1] * 7

    assert seen[0] == seen[1]
    assert len(seen[0]) == 5


def test_open_files_for_several_processes(folder: Path) -> None:
    """An open file is read here, and the error of one is reported with the file itself."""
    failed = list[object]()
    with (folder / "a.tsv").open("rb") as opened, (folder / "~$a.tsv").open("rb") as lock:
        found = read_forms([opened, lock], workers=2, on_error=lambda source, _: failed.append(source))
        assert [getattr(reading.document, "project", "") for reading in found] == ["甲"]
        assert failed == [lock]


def test_several_processes_beside_another_thread() -> None:
    """Processes that start afresh, since a thread of the caller may hold what they need, read the same."""
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        readings = list(read_forms([form("甲"), form("乙")], workers=2))
    finally:
        done.set()
        other.join()

    assert [getattr(reading.document, "project", "") for reading in readings] == ["甲", "乙"]


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
@pytest.mark.parametrize(("threads", "memory", "forked"), [(1, None, True), (2, None, False), (1, 1 << 30, False)])
def test_how_a_process_begins(
    monkeypatch: pytest.MonkeyPatch, threads: int, memory: int | None, *, forked: bool
) -> None:
    """Only where no other thread could hold a lock for ever, and no bound of memory counts from the start."""
    monkeypatch.setattr(threading, "active_count", lambda: threads)
    here, there = multiprocessing.Pipe()
    process = many_files._process(abs, there, memory)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - nothing is started
    here.close()
    there.close()

    assert (type(process).__name__ == "ForkProcess") is forked


_KILLED = """
import multiprocessing, os, signal
from perfmodel.forms._many_files import Limits, results
found = results(abs, iter([1, 2, 3]), Limits(2, 60))
assert next(found) == (1, 1)
print(*(process.pid for process in multiprocessing.active_children()), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux shows them")
def test_no_process_outlives_its_caller() -> None:
    """A caller that is killed leaves none behind: each sees that nobody asks any more."""
    command = [sys.executable, "-c", _KILLED]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as made:  # noqa: S603 - this very Python
        assert made.stdout is not None
        numbers = made.stdout.readline().split()
    left = [Path(f"/proc/{number}/stat") for number in numbers]
    assert len(left) == 2

    def lives(path: Path) -> bool:
        """Whether a process is there, and not only waited for."""
        try:
            return path.read_text().rpartition(")")[2].split()[0] not in {"Z", "X"}
        except (FileNotFoundError, ProcessLookupError):
            return False

    for _ in range(200):
        if not any(map(lives, left)):
            break
        time.sleep(0.1)
    still = [path for path in left if lives(path)]
    for path in still:
        os.kill(int(path.parent.name), signal.SIGKILL)
    assert still == []


def test_an_error_that_is_no_fault_of_a_file() -> None:
    """What is no source is raised by several processes as by one."""
    for workers in (1, 2):
        with pytest.raises(WrongTypeError):
            list(read_forms([7], workers=workers, on_error=noted([])))  # type: ignore[list-item] # pyright: ignore[reportArgumentType] - what is tested


def test_arguments() -> None:
    """No process at all, too many, no time or no end of it, and an unknown converter are refused at once."""
    for arguments, code in (
        ({"workers": 0}, "workers-invalid"),
        ({"workers": 10**6}, "workers-invalid"),
        ({"workers": 2.0}, "type-wrong"),
        ({"seconds": 0}, "workers-invalid"),
        ({"seconds": float("inf")}, "workers-invalid"),
        ({"seconds": float("nan")}, "workers-invalid"),
        ({"seconds": "60"}, "type-wrong"),
        ({"fiscal_year": "2024"}, "type-wrong"),
        ({"converter": "word"}, "converter-unknown"),
    ):
        with pytest.raises(PerfModelError) as caught:
            read_forms([], **arguments)  # pyright: ignore[reportArgumentType] - what is tested
        assert caught.value.code == code


def slow_or_dead(task: int) -> int:
    """A task that hangs for 1, dies for 2, and gives its double for others."""
    if task == 1:
        time.sleep(60)
    if task == 2:
        os._exit(3)
    return 2 * task


def test_work_for_another_process() -> None:
    """What another process is asked for is the same here: readings, or the error."""
    jobs = [Job(item, None, None) for item in items_of([form("甲"), b"GIF89a"])]
    found = [all_readings(job) for job in jobs]

    assert isinstance(found[0], list)
    assert isinstance(found[1], FormError)


def test_a_task_that_hangs_or_dies() -> None:
    """It costs itself alone; the others come in order."""
    found = list(results(slow_or_dead, range(6), Limits(2, 3)))

    assert [task for task, _ in found] == [0, 1, 2, 3, 4, 5]
    assert [result.code if isinstance(result, FormError) else result for _, result in found] == [
        0,
        "file-slow",
        "file-crashed",
        6,
        8,
        10,
    ]


def test_no_task_and_an_idle_process_that_died() -> None:
    """Without a task nothing comes; a process that died between two tasks costs the next one alone."""
    assert list(results(slow_or_dead, [], Limits(2, 3))) == []
    worker, slot = many_files._Worker(slow_or_dead, Limits(1, 5)), list[bytes | FormError]()  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - what is tested
    worker._process.kill()  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - as above
    worker._process.join()  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - as above
    for task in (3, 4):
        worker.give(pickle.dumps(task), slot)
    assert not worker.has_room
    for _ in range(2):
        worker.take(ready=True)
    worker.end()

    assert isinstance(slot[0], FormError)
    assert isinstance(slot[1], bytes)
    assert pickle.loads(slot[1]) == 8  # noqa: S301 - made by our own process


def length(task: bytes) -> bytes:
    """A task as large as its result."""
    return task


def test_tasks_and_results_beyond_what_a_pipe_holds() -> None:
    """Neither side waits for the other: a large task is sent when the process reads it, a small one before."""
    tasks = [bytes(1 << 20), b"a", bytes(1 << 20), bytes(1 << 15), bytes(1 << 15), bytes(1 << 21), b"b"]

    assert [found for _, found in results(length, tasks, Limits(1, 60))] == tasks


def test_a_task_that_hangs_costs_itself_alone() -> None:
    """The one that its process had at hand is done by the next process."""
    found = [result for _, result in results(slow_or_dead, [3, 1, 4, 2, 5, 6], Limits(1, 3))]

    assert [isinstance(result, FormError) for result in found] == [False, True, False, True, False, False]
    assert [result for result in found if isinstance(result, int)] == [6, 8, 10, 12]


def test_a_caller_who_stops_early() -> None:
    """No process is left behind when the rest is not asked for."""
    import multiprocessing  # noqa: PLC0415 - used here alone

    before = set(multiprocessing.active_children())
    found = results(slow_or_dead, iter([3, 4, 5, 6]), Limits(2, 30))

    assert next(found) == (3, 6)
    found.close()
    with pytest.raises(FormError):
        list(read_forms([b"GIF89a", form("甲")], workers=2))
    assert set(multiprocessing.active_children()) <= before


def greedy(task: int) -> int:
    """A task that takes as many MiB as it says."""
    return len(bytearray(task << 20)) >> 20


def test_a_task_that_takes_too_much_memory() -> None:
    """It is reported, the process goes on, and the next one has all its room."""
    found = [result for _, result in results(greedy, [1, 900, 2], Limits(1, 60, 700 << 20))]

    assert [result.code if isinstance(result, FormError) else result for result in found] == [1, "file-large", 2]


def test_a_batch_with_bounds_of_memory() -> None:
    """One process with a bound reads as one without; a bound that is none is refused."""
    readings = list(read_forms([form("甲"), form("乙")], memory=2 << 30))

    assert [getattr(reading.document, "project", "") for reading in readings] == ["甲", "乙"]
    with pytest.raises(InvalidValueError) as caught:
        read_forms([], memory=1)
    assert caught.value.code == "workers-invalid"


def test_kinds_that_are_not_read_are_not_passed_by(tmp_path: Path) -> None:
    """A form in a kind that nothing reads is named, in a folder and in an archive, and so is any file of a person."""
    page = b"From: a\r\nMIME-Version: 1.0\r\n\r\n"
    members = {"a.tsv": form("甲").encode(), "b.mht": page, "c.ofd": archive({"OFD.xml": b""}), "d.png": b"\x89PNG"}
    members |= {"e": b"x", "f.rar": b"Rar!\x1a\x07", "Thumbs.db": b"x", "~$a.tsv": b"x", ".g.png": b"x"}
    for name, data in members.items():
        (tmp_path / name).write_bytes(data)
    for source in (tmp_path, archive(members)):
        failed = list[tuple[str, str]]()
        found = read_forms(source, on_error=lambda given, error: failed.append((Path(str(given)).name, error.code)))  # noqa: B023 - used at once
        assert len(list(found)) == 1
        assert failed == [
            *(("b.mht", "kind-unknown"), ("c.ofd", "kind-unknown")),
            *(("d.png", "file-passed"), ("e", "file-passed"), ("f.rar", "kind-unknown")),
        ]


def test_a_pattern_that_fits_other_kinds_alone_is_refused(tmp_path: Path) -> None:
    """A slip of the pen in a suffix is no empty batch."""
    (tmp_path / "a.xlxs").write_bytes(b"x")
    with pytest.raises(FormError) as caught:
        list(read_forms(str(tmp_path / "*.xlxs")))
    assert caught.value.code == "file-missing"


@pytest.mark.parametrize("members", [{}, {"a.jpg": b"\xff\xd8\xff", ".hidden.tsv": b"x"}])
def test_a_folder_or_an_archive_without_a_form_is_told(tmp_path: Path, members: dict[str, bytes]) -> None:
    """A wrong folder is no empty batch; beside others it is told as a file that cannot be read is."""
    folder = tmp_path / "绩效"
    folder.mkdir()
    for name, data in members.items():
        (folder / name).write_bytes(data)
    with pytest.raises(FormError, match=f"expected files of forms in '{folder}', found none; check") as caught:
        list(read_forms(folder))
    assert caught.value.code == "forms-missing"
    with pytest.raises(FormError, match="expected files of forms in the archive, found none; check"):
        list(read_forms(archive(members)))

    failed = list[tuple[object, str]]()
    found = read_forms([folder, form("甲")], on_error=lambda given, error: failed.append((given, error.code)))
    assert len(list(found)) == 1
    assert failed[-1] == (folder, "forms-missing")


@pytest.mark.parametrize("workers", [1, 2])
def test_files_of_other_kinds_end_no_batch(tmp_path: Path, workers: int) -> None:
    """Without ``on_error`` a photograph beside the forms is passed by, found in a folder, a pattern or an archive."""
    members = {"a.tsv": form("甲").encode(), "b.jpg": b"\xff\xd8\xff"}
    for name, data in members.items():
        (tmp_path / name).write_bytes(data)
    for source in (tmp_path, str(tmp_path / "*"), archive(members)):
        assert len(list(read_forms(source, workers=workers))) == 1
    with pytest.raises(FormError) as caught:
        list(read_forms([tmp_path / "b.jpg"]))
    assert caught.value.code == "kind-unknown"


def test_progress_of_tqdm_and_rich() -> None:
    """``update`` of a tqdm bar and ``advance`` of a rich task are called as they stand."""

    class Bar:
        """What tqdm and rich have in common: a number that grows by what is handed in."""

        def __init__(self) -> None:
            self.n = 0.0

        def update(self, n: float | None = 1) -> bool | None:
            """As ``tqdm.update``."""
            self.n += n or 0
            return None

        def advance(self, task: int, advance: float = 1) -> None:
            """As ``rich.progress.Progress.advance``."""
            self.n += advance + 0 * task

    tqdm, rich = Bar(), Bar()
    list(read_forms([form("甲"), form("乙")], progress=tqdm.update))
    list(read_forms([form("甲"), form("乙")], progress=partial(rich.advance, 0)))
    assert (tqdm.n, rich.n) == (2, 2)


def test_a_file_that_hangs_costs_itself_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A batch of several processes goes on behind a converter that never ends, with its forms in order."""
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    failed = list[str]()
    sources: list[str | bytes] = [form("甲"), b"{\\rtf1 }", form("乙")]
    found = read_forms(sources, workers=2, seconds=5, on_error=noted(failed))
    assert [getattr(reading.document, "project", "") for reading in found] == ["甲", "乙"]
    assert failed == ["file-slow"]


def test_the_error_of_one_file_of_many_names_it(tmp_path: Path) -> None:
    """A refusal that does not name its file has it in front; one that does stays as it is."""
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04broken")
    with pytest.raises(FormError) as caught:
        list(read_forms(tmp_path))
    name = repr(str(tmp_path / "a.docx"))
    assert str(caught.value).startswith(f"in the file {name}: expected a whole file")
    assert caught.value.code == "file-truncated"
    assert explain(caught.value, locale="zh_Hans").count(name) == 1

    with pytest.raises(FormError) as caught:
        list(read_forms(tmp_path / "none.docx"))
    assert str(caught.value).startswith("expected a file at")
