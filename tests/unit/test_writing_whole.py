"""A file is written whole or not at all, and read within bounds: full disks, ends in the middle, readers beside it."""

import os
import socket
import stat
import subprocess
import sys
import threading
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pytest

from perfmodel import FormError, ProjectObjectives, dump, load, read_form, read_forms
from perfmodel.errors import InvalidValueError
from perfmodel.files import _bytes as bytes_module

if TYPE_CHECKING:
    from collections.abc import Callable

EARLIER = ProjectObjectives(project="阅览室改造")
LATER = ProjectObjectives(project="泵站改造", overall="年内完工。" * 50_000)

_FULL = """
import resource, signal, sys
from perfmodel import ProjectObjectives, dump
from perfmodel.errors import InvalidValueError
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    dump(ProjectObjectives(project="泵站改造", overall="".join(map(chr, range(0x4E00, 0x9000)))), sys.argv[1])
except InvalidValueError as error:
    print(error.code)
"""

_KILLED = """
import os, random, signal, sys, time
from perfmodel import ProjectObjectives, dump, load
rng = random.Random(13)
later = ProjectObjectives(project="泵站改造", overall="年内完工。" * 50_000)
for _ in range(200):
    dump(ProjectObjectives(project="阅览室改造"), sys.argv[1])
    child = os.fork()
    if not child:
        dump(later, sys.argv[1])
        os._exit(0)
    time.sleep(rng.random() / 50)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    print(load(sys.argv[1]).project)
"""


def _run(program: str, path: Path) -> list[str]:
    run = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)  # noqa: S603 - our own program
    return run.stdout.split()


@pytest.mark.parametrize("suffix", ["json", "parquet", "tsv", "html"])
def test_a_full_disk_keeps_the_earlier_file(tmp_path: Path, suffix: str) -> None:
    """Where no room is left the error says so, the earlier file is as it was, and nothing stands beside it."""
    path = tmp_path / f"a.{suffix}"
    dump(EARLIER, path)
    before = path.read_bytes()

    assert _run(_FULL, path) == ["file-unwritable"]
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_an_end_at_any_moment_leaves_a_whole_file(tmp_path: Path) -> None:
    """The writer is killed at 200 moments; what is found is the one document or the other, both of them at times."""
    found = _run(_KILLED, tmp_path / "a.json")

    assert len(found) == 200
    assert set(found) == {"阅览室改造", "泵站改造"}


def test_a_reader_beside_two_writers(tmp_path: Path) -> None:
    """Two writers of one path; a reader never finds half a file."""
    path = tmp_path / "a.json"
    dump(EARLIER, path)
    more = threading.Event()

    def write(document: ProjectObjectives) -> None:
        while not more.is_set():
            dump(document, path)

    writers = [threading.Thread(target=write, args=(document,)) for document in (EARLIER, LATER)]
    for writer in writers:
        writer.start()
    try:
        found = {load(path) for _ in range(200)}
    finally:
        more.set()
        for writer in writers:
            writer.join()

    assert found <= {EARLIER, LATER}
    assert list(tmp_path.iterdir()) == [path]


def test_what_stood_there_keeps_its_rights_and_its_link(tmp_path: Path) -> None:
    """A file that a link leads to is replaced with the rights that it had, and the link is kept."""
    path, link = tmp_path / "a.json", tmp_path / "b.json"
    dump(EARLIER, path)
    path.chmod(0o640)
    link.symlink_to(path)
    dump(LATER, link)

    assert link.is_symlink()
    assert load(path) == LATER
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    """What is no file is left alone."""
    path = tmp_path / "a.json"
    os.mkfifo(path)
    with pytest.raises(InvalidValueError) as caught:
        dump(EARLIER, path)

    assert caught.value.code == "file-unwritable"
    assert stat.S_ISFIFO(path.stat().st_mode)


@pytest.mark.parametrize("name", ["a\0.json", "\ud800.json", "x" * 300 + ".json"])
def test_names_that_no_system_takes(name: str) -> None:
    """A name with NUL or half a character, or a very long one, is an error of ours."""
    with pytest.raises(InvalidValueError) as caught:
        dump(EARLIER, name)
    assert caught.value.code == "file-unwritable"
    with pytest.raises(InvalidValueError) as missing:
        load(name)
    assert missing.value.code == "file-missing"
    with pytest.raises(FormError) as form:
        read_form(name)
    assert form.value.code == "file-missing"


@pytest.fixture(params=["pipe", "device", "socket", "sparse"])
def special(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """What is no ordinary file, or a file larger than memory, and the code that it meets."""
    path = tmp_path / "a.json"
    match request.param:
        case "pipe":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/zero")
        case "socket":
            with socket.socket(socket.AF_UNIX) as server:
                server.bind(str(path))
        case _:
            with path.open("wb") as file:
                file.truncate(6 << 30)
            return path, "file-large"
    return path, "file-special"


def test_special_files_are_refused_before_they_are_read(special: tuple[Path, str]) -> None:
    """A named pipe, a device, a socket and a sparse file, for documents, forms and batches."""
    path, code = special
    with pytest.raises(InvalidValueError) as caught:
        load(path)
    with pytest.raises(FormError) as form:
        read_form(path)
    failed = list[str]()

    assert not list(read_forms([path], on_error=lambda _, error: failed.append(error.code)))
    assert (caught.value.code, form.value.code, failed) == (code, code, [code])


def test_open_files_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """An open device is read up to the bound, and the next file comes all the same."""
    monkeypatch.setattr(bytes_module, "MAX_FILE", 3 << 20)
    failed = list[str]()
    with Path("/dev/zero").open("rb") as endless:
        sources: list[BinaryIO] = [endless, BytesIO("三级指标\t指标值\n新增座位\t≥80个".encode())]
        readings = list(read_forms(sources, on_error=lambda _, error: failed.append(error.code)))

    assert failed == ["file-large"]
    assert [item.name for reading in readings for item in reading.document.indicators] == ["新增座位"]


def test_archives_that_are_too_large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An archive is a file too."""
    monkeypatch.setattr(bytes_module, "MAX_FILE", 10)
    path = tmp_path / "a.zip"
    path.write_bytes(bytes(11))
    failed = list[str]()

    assert not list(read_forms([path], on_error=lambda _, error: failed.append(error.code)))
    assert failed == ["file-large"]


def test_a_folder_that_nobody_may_open(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It is reported, and the batch goes on."""
    (tmp_path / "甲").mkdir()
    (tmp_path / "乙.tsv").write_text("三级指标\t指标值\n新增座位\t≥80个", encoding="utf-8")
    listed: Callable[[Path], object] = Path.iterdir

    def refuse(path: Path) -> object:
        if path.name == "甲":
            raise PermissionError
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    failed = list[str]()

    assert len(list(read_forms(tmp_path, on_error=lambda _, error: failed.append(error.code)))) == 1
    assert failed == ["file-missing"]
