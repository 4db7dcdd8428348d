"""JSON Lines: many values in one file, written and read one by one; what a bad line does."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmodel import (
    DocumentError,
    ProjectObjectives,
    Quantity,
    assess,
    dump,
    dumps,
    load,
    parse_actual,
    read_form,
    read_target,
)
from perfmodel.errors import InvalidValueError, WrongTypeError
from perfmodel.exchange import dump_lines, load_lines
from perfmodel.serializers.json import Value, read_lines, write_lines
from perfmodel.testing import documents, quantities, targets

PLAN = read_form("项目名称\t阅览室改造\n三级指标\t指标值\t分值\n新增座位\t≥80个\t90").document
GOOD = b'{"value":"9.50","unit":"km"}'
MARK = b"\xef\xbb\xbf"


def _file(folder: Path, data: bytes) -> Path:
    path = folder / "a.jsonl"
    path.write_bytes(data)
    return path


def _codes(path: Path) -> list[tuple[int, str, str]]:
    """The bad lines of a file, each with the code and the path of its first fault."""
    found = list[tuple[int, str, str]]()
    for line, error in _errors(path):
        assert error.line == line
        found.append((line, error.problems[0].code, error.problems[0].path))
    return found


def _errors(path: Path) -> list[tuple[int, DocumentError]]:
    found = list[tuple[int, DocumentError]]()
    list(load_lines(path, on_error=lambda line, error: found.append((line, error))))
    return found


class TestThereAndBack:
    """What was written is read, in its order."""

    @given(values=st.lists(documents() | targets() | quantities(), max_size=4))
    def test_any_values(self, values: list[Value]) -> None:
        """Each value takes one line, whatever breaks of lines its texts hold, and comes back as it was."""
        lines = list(write_lines(values))
        rest = iter([*lines, b""])

        assert all(line.count(b"\n") == 1 for line in lines)
        assert list(read_lines(lambda _: next(rest))) == values

    def test_all_kinds_in_one_file(self, tmp_path: Path) -> None:
        """A document, an assessment, an indicator, an actual, a target and a quantity stand side by side."""
        values: list[Value] = [
            PLAN,
            assess(PLAN, policy="mof2020"),
            PLAN.indicators[0],
            parse_actual("78个"),
            read_target("≥80个"),
            Quantity("9.50", "km"),
        ]
        path = tmp_path / "全部.ndjson"
        dump_lines(values, path)

        assert list(load_lines(path)) == values
        assert path.read_text(encoding="utf-8").count("\n") == len(values)

    def test_nothing_is_an_empty_file(self, tmp_path: Path) -> None:
        """No values make a file without lines, which holds none."""
        path = tmp_path / "a.jsonl"
        dump_lines([], path)

        assert path.read_bytes() == b""
        assert list(load_lines(path)) == []

    def test_a_file_is_mended_in_its_own_place(self, tmp_path: Path) -> None:
        """What is read line by line can be written to the same path, which is replaced at the end."""
        path = tmp_path / "a.jsonl"
        dump_lines((Quantity(number, "件") for number in range(500)), path)
        dump_lines((value for value in load_lines(path) if value != Quantity(7, "件")), path)

        assert len(list(load_lines(path))) == 499

    def test_many_values_in_little_memory(self, tmp_path: Path) -> None:
        """A file several times the size of the memory that the process may add goes out and comes back."""
        program = (
            "import resource, sys, perfmodel\n"
            "plan = perfmodel.ProjectObjectives(project='泵站改造', overall='年内完工。' * 20_000)\n"
            "perfmodel.dump_lines([plan], sys.argv[1])\n"
            "def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10\n"
            "before = peak()\n"
            "perfmodel.dump_lines((plan for _ in range(500)), sys.argv[1])\n"
            "print(sum(value == plan for value in perfmodel.load_lines(sys.argv[1])), peak() - before)\n"
        )
        path = tmp_path / "a.jsonl"
        run = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)  # noqa: S603 - our own program
        count, grown = map(int, run.stdout.split())

        assert count == 500
        assert path.stat().st_size > 140 << 20
        assert grown < 40


class TestLines:
    """What stands between and around the values."""

    @pytest.mark.parametrize(
        "data",
        [
            GOOD + b"\n" + GOOD + b"\n",
            GOOD + b"\n" + GOOD,
            GOOD + b"\r\n" + GOOD + b"\r\n",
            MARK + GOOD + b"\n" + MARK + GOOD + b"\n",
            b"\n \t\r\n" + GOOD + b"\n\n" + GOOD + b"\n\n\r\n",
            MARK + b"\n" + GOOD + b"\n " + GOOD + b" \n" + MARK,
        ],
        ids=["plain", "no last break", "CRLF", "joined marks", "blank lines", "mark and blanks"],
    )
    def test_what_is_passed_by(self, tmp_path: Path, data: bytes) -> None:
        """Two values, however the lines end and whatever blank ones stand between."""
        assert list(load_lines(_file(tmp_path, data))) == [Quantity("9.50", "km")] * 2

    def test_a_bad_line_ends_the_reading(self, tmp_path: Path) -> None:
        """The values before it come; the error has its line, counted with blank ones, and the path in it."""
        path = _file(tmp_path, GOOD + b'\n\n{"value":9.5,"unit":"km"}\n' + GOOD)
        values = load_lines(path)

        assert next(values) == Quantity("9.50", "km")
        with pytest.raises(DocumentError, match=r"^line 3: 1 problem in the document\n.*@ \$\.value$") as caught:
            next(values)
        assert caught.value.line == 3
        assert list(values) == []

    def test_every_bad_line_is_reported(self, tmp_path: Path) -> None:
        """With ``on_error`` the good lines come all the same, and each bad one is named by what is wrong in it."""
        nested = b"[" * 200_000
        lines = [
            GOOD,
            b'{"value":"9.5","unit":"km","more":1}',
            b'{"kind":"unheard"}',
            b'{"value":"9.5"',
            b"[" + GOOD + b"]",
            GOOD + GOOD,
            b'{"value":"9.5","unit":"\xd6"}',
            b'{"schema":99,"kind":"project_objectives"}',
            nested,
            b'{"a":1,"a":2}',
            GOOD,
        ]
        path = _file(tmp_path, b"\n".join(lines))

        assert _codes(path) == [
            (2, "key-unknown", "$.more"),
            (3, "kind-unknown", "$"),
            (4, "json-invalid", "$"),
            (5, "kind-missing", "$"),
            (6, "json-invalid", "$"),
            (7, "encoding-invalid", "$"),
            (8, "schema-newer", "$.schema"),
            (9, "json-deep", "$"),
            (10, "key-doubled", "$"),
        ]
        assert "line 6, column 29" in _errors(path)[4][1].problems[0].message
        assert len(list(load_lines(path, on_error=lambda _line, _error: None))) == 2

    def test_more_faults_than_are_listed(self, tmp_path: Path) -> None:
        """A line with hundreds of faults says how many there are."""
        rows = b",".join([b"{}"] * 300)
        head = dumps(ProjectObjectives(project="阅览室改造"), "json").encode()
        path = _file(tmp_path, head.replace(b'"indicators":[]', b'"indicators":[' + rows + b"]") + b"\n")
        [(_, error)] = _errors(path)

        assert len(error.problems) == 101
        assert str(error).startswith("line 1: ")
        assert error.problems[-1].code == "problems-more"

    @pytest.mark.parametrize("end", range(1, len(GOOD)))
    def test_a_file_that_was_cut(self, tmp_path: Path, end: int) -> None:
        """Wherever the last line was cut off, that is what the error says."""
        assert _codes(_file(tmp_path, GOOD + b"\n" + GOOD[:end])) == [(2, "line-cut", "$")]

    def test_a_file_that_was_cut_inside_a_character(self, tmp_path: Path) -> None:
        """Half a character at the end was cut off too; in the middle of the file it is no UTF-8."""
        whole = next(write_lines([PLAN]))
        cut = whole[: whole.index("阅".encode()) + 1]

        assert _codes(_file(tmp_path, cut)) == [(1, "line-cut", "$")]
        assert _codes(_file(tmp_path, cut + b"\n")) == [(1, "encoding-invalid", "$")]

    def test_a_last_line_that_is_whole_but_wrong(self, tmp_path: Path) -> None:
        """Without a break behind it, a fault of another kind keeps its name."""
        assert _codes(_file(tmp_path, b'{"value":9,"unit":"km"}')) == [(1, "type-wrong", "$.value")]

    def test_a_line_beyond_all_bounds(self, tmp_path: Path) -> None:
        """It is named without being held whole, and the next line comes."""
        path = _file(tmp_path, GOOD + b"\n")
        with path.open("r+b") as file:
            file.seek((256 << 20) + 100_000_000)
            file.write(b"\n" + GOOD + b"\n")
        found = list[str]()
        values = list(load_lines(path, on_error=lambda line, error: found.append(f"{line} {error.problems[0].code}")))

        assert found == ["2 line-large"]
        assert values == [Quantity("9.50", "km")] * 2


class TestWriting:
    """What ends the writing leaves the earlier file as it was."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Iterator[Path]:
        """A path with an earlier file, which is there afterwards, and alone."""
        path = tmp_path / "a.jsonl"
        dump_lines([PLAN], path)
        before = path.read_bytes()
        yield path
        assert path.read_bytes() == before
        assert list(tmp_path.iterdir()) == [path]

    @pytest.mark.parametrize("error", [ValueError("mine"), OSError("mine"), KeyboardInterrupt(), DocumentError([])])
    def test_an_iterator_that_raises(self, path: Path, error: BaseException) -> None:
        """Its error comes out as it is, and is not taken for one of the file."""

        def values() -> Iterator[Value]:
            yield PLAN
            raise error

        with pytest.raises(type(error)) as caught:
            dump_lines(values(), path)
        assert caught.value is error

    def test_a_value_that_is_none(self, path: Path) -> None:
        """The error names the line."""
        with pytest.raises(WrongTypeError, match=r"^line 2: expected value as .*found int"):
            dump_lines([PLAN, 3], path)  # type: ignore[list-item] # pyright: ignore[reportArgumentType] - what is tested

    def test_a_text_that_cannot_be_stored(self, path: Path) -> None:
        """The two halves of a character apart are refused as in JSON, with the line."""
        with pytest.raises(InvalidValueError, match=r"^line 2: ") as caught:
            dump_lines([PLAN, ProjectObjectives(project="\ud83d\ude00")], path)
        assert caught.value.code == "text-invalid"

    def test_one_value_is_no_list(self, path: Path) -> None:
        """A document alone is refused with what to do, before the file is touched."""
        with pytest.raises(WrongTypeError, match="put them into a list"):
            dump_lines(PLAN, path)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - what is tested

    def test_a_full_disk(self, path: Path) -> None:
        """Where no room is left the error is that of the file."""
        program = (
            "import resource, signal, sys, perfmodel\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
            "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
            "plan = perfmodel.ProjectObjectives(project='泵站改造', overall='年内完工。' * 500)\n"
            "try:\n"
            "    perfmodel.dump_lines((plan for _ in range(100)), sys.argv[1])\n"
            "except perfmodel.InvalidValueError as error:\n"
            "    print(error.code)\n"
        )
        run = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)  # noqa: S603 - our own program

        assert run.stdout.split() == ["file-unwritable"]


class TestPaths:
    """The suffix says what a file is; files that are none are refused at once."""

    @pytest.mark.parametrize("name", ["a.json", "a.parquet", "a", "a.jsonl.gz", "jsonl"])
    def test_other_suffixes(self, tmp_path: Path, name: str) -> None:
        """A file of lines under another name would not be known for what it is."""
        path = tmp_path / name
        with pytest.raises(InvalidValueError, match=r"\.jsonl or \.ndjson") as caught:
            dump_lines([PLAN], path)
        with pytest.raises(InvalidValueError, match=r"\.jsonl or \.ndjson"):
            load_lines(path)

        assert caught.value.code == "format-unknown"
        assert list(tmp_path.iterdir()) == []

    def test_the_functions_for_one_value(self, tmp_path: Path) -> None:
        """They name those for many."""
        for call in (lambda: dump(PLAN, tmp_path / "a.jsonl"), lambda: load(tmp_path / "a.ndjson")):
            with pytest.raises(InvalidValueError, match="use dump_lines and load_lines") as caught:
                call()
            assert caught.value.code == "format-lines"

    def test_no_file(self, tmp_path: Path) -> None:
        """A missing file and a folder are reported with the call, not with the first line."""
        (tmp_path / "b.jsonl").mkdir()
        for name in ("a.jsonl", "b.jsonl"):
            with pytest.raises(InvalidValueError, match="found none that can be read") as caught:
                load_lines(tmp_path / name)
            assert caught.value.code == "file-missing"

    def test_a_file_that_ends_in_an_error(self, tmp_path: Path) -> None:
        """A file that cannot be read on is an error of ours."""
        path = tmp_path / "a.jsonl"
        path.symlink_to("/proc/self/mem")
        with pytest.raises(InvalidValueError, match="OSError") as caught:
            next(load_lines(path))
        assert caught.value.code == "file-missing"

    def test_a_file_that_is_gone_before_it_is_read(self, tmp_path: Path) -> None:
        """It is opened with the first line."""
        path = _file(tmp_path, GOOD)
        values = load_lines(path)
        path.unlink()
        with pytest.raises(InvalidValueError, match="FileNotFoundError"):
            next(values)
