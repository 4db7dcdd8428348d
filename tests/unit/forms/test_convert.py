"""Old Word files go through LibreOffice where the machine has it; small programs stand in for one that fails."""

import stat
from pathlib import Path

import pytest

from perfmodel import FormError, read_form
from perfmodel.errors import InvalidValueError
from perfmodel.files import _detect as detect
from perfmodel.files import docx
from perfmodel.files._grid import Cell, Grid

OLD = rb"{\rtf1\ansi\ansicpg936 }"


def program(folder: Path, code: str) -> Path:
    """A program of the shell that takes the place of LibreOffice: its arguments end with --outdir FOLDER FILE."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{code}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose programs come first, before those of the machine."""
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path


def test_what_the_program_writes_is_read(stand_in: Path) -> None:
    """The tables of the .docx are read, a finding says how; the program has its own profile and nowhere to go."""
    names = [Cell(row=1, column=1, text="项目名称"), Cell(row=1, column=2, text="堤防养护")]
    rows = [("三级指标", "指标值"), ("养护里程", "≥35公里")]
    cells = [
        Cell(row=row, column=column, text=text)
        for row, texts in enumerate(rows, 2)
        for column, text in enumerate(texts, 1)
    ]
    (stand_in / "made.docx").write_bytes(docx.write((Grid(cells=[*names, *cells]),)))
    said = f'(echo "$@ $https_proxy"; ls "$outdir") > {stand_in}/said'
    keep = f'cp {stand_in}/made.docx "$outdir/form.docx"; {said}'
    program(stand_in, f'while [ $# -gt 3 ]; do all="$all $1"; shift; done; outdir=$2; set -- $all; {keep}')

    reading = read_form(OLD)

    assert reading.document.indicators[0].name == "养护里程"
    assert [finding.code for finding in reading.findings] == ["file-converted"]
    given = (stand_in / "said").read_text(encoding="utf-8")
    assert "-env:UserInstallation=file:///" in given
    assert "http://127.0.0.1:9" in given
    assert "form.rtf" in given


@pytest.mark.parametrize(
    ("code", "expected"),
    [("exit 3", "converter-failed"), ("exec sleep 60", "converter-slow"), ("sleep 60 & wait", "converter-slow")],
)
def test_a_program_that_fails_or_hangs(
    stand_in: Path, monkeypatch: pytest.MonkeyPatch, code: str, expected: str
) -> None:
    """It ends in an error with what to do, in time, and leaves no process."""
    program(stand_in, code)
    monkeypatch.setattr(detect, "SECONDS", 0.3)

    with pytest.raises(FormError, match=r"\.docx") as caught:
        detect.to_docx(OLD, ".rtf", seconds=detect.SECONDS)
    assert caught.value.code == expected


def test_without_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The error names the package to install."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(detect, "_PROGRAMS", ("soffice",))

    with pytest.raises(FormError, match="libreoffice-writer-nogui") as caught:
        read_form(OLD)
    assert caught.value.code == "converter-missing"


def test_a_caller_who_wants_no_other_program() -> None:
    """Without a converter the file is refused, and the error says how it would be read."""
    word_xml = b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'
    for data, what in ((OLD, r"\.rtf"), (word_xml, "Word 2003")):
        with pytest.raises(FormError, match=rf"{what}.*converter=\"libreoffice\"") as caught:
            read_form(data, converter=None)
        assert caught.value.code == "kind-unknown"


def test_an_unknown_converter() -> None:
    """It is refused at once."""
    with pytest.raises(InvalidValueError) as caught:
        read_form(OLD, converter="word")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - what is tested
    assert caught.value.code == "converter-unknown"
