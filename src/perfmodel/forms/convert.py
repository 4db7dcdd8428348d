"""
Old Word files (.doc, .wps, .rtf) through LibreOffice, where the machine has it: no kept reader in Python exists.

LibreOffice runs for these kinds alone, and not at all where the caller says ``converter=None``: in a profile of its own
that is deleted behind it, with a time limit, without macros, with links to other files and the network blocked.
"""

import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, TypeAlias

from perfmodel.arguments import require
from perfmodel.errors import FormError, InvalidValueError

Converter: TypeAlias = Literal["libreoffice"]
"""The programs that turn an old file into a new one."""

SECONDS = 120.0
"""How long a conversion may take; the first one on a machine is the slowest."""

MAX_SIZE = 256 * 2**20

_PROGRAMS = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_OPTIONS = ("--headless", "--norestore", "--nodefault", "--nolockcheck", "--nofirststartwizard", "--convert-to", "docx")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
{}</oor:items>
"""
_SETTING = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>\n'
)
_CLOSED = (("MacroSecurityLevel", "3"), ("DisableMacrosExecution", "true"), ("BlockUntrustedRefererLinks", "true"))
_NOWHERE = "http://127.0.0.1:9"
"""A proxy that never answers."""


def check_converter(converter: str | None, /) -> None:
    """
    Look whether a converter is known.

    Raises:
        WrongTypeError: When it is no text.

        InvalidValueError: ``converter-unknown``.
    """
    require(converter, str | None, "converter", "leave it out, or write converter=None")
    if converter not in {None, "libreoffice"}:
        message = f"expected converter='libreoffice' or None, found {converter!r}"
        raise InvalidValueError(message, code="converter-unknown")


def to_docx(data: bytes, suffix: str, /, *, seconds: float = SECONDS) -> bytes:
    """
    An old file as .docx, by LibreOffice.

    Args:
        data: The bytes of the file.

        suffix: How its name ends, such as ``.doc``.

        seconds: How long it may take.

    Raises:
        FormError: ``converter-missing`` without LibreOffice, ``converter-slow`` past the time limit, and
            ``converter-failed`` where it writes nothing.
    """
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        message = "expected LibreOffice on this machine, found none"
        hint = "install it (on Debian: apt install libreoffice-writer-nogui), or save the file as .docx"
        raise FormError(message, code="converter-missing", hint=hint)
    with TemporaryDirectory(prefix="perfmodel-") as name:
        folder = Path(name)
        profile, source, target = folder / "profile", folder / f"form{suffix}", folder / "form.docx"
        (profile / "user").mkdir(parents=True)
        settings = _SETTINGS.format("".join(_SETTING.format(*setting) for setting in _CLOSED))
        (profile / "user" / "registrymodifications.xcu").write_text(settings, encoding="utf-8")
        source.write_bytes(data)
        command = [program, f"-env:UserInstallation={profile.as_uri()}", *_OPTIONS, "--outdir", name, str(source)]
        _run(command, seconds)
        if not target.is_file() or not 0 < target.stat().st_size <= MAX_SIZE:
            message = "expected a .docx file from LibreOffice, found none"
            hint = "open the file in Word or WPS and save it as .docx"
            raise FormError(message, code="converter-failed", hint=hint)
        return target.read_bytes()


def _run(command: list[str], seconds: float) -> None:
    """Run LibreOffice with all processes that it starts, and end them all when the time is over."""
    proxies = {f"{scheme}_proxy": _NOWHERE for scheme in ("http", "https", "ftp", "all")}
    with subprocess.Popen(  # noqa: S603 - the program that was asked for
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **proxies},
        start_new_session=True,
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            message = f"expected LibreOffice to end within {seconds:.0f} s, found it still running"
            hint = "open the file in Word or WPS and save it as .docx"
            raise FormError(message, code="converter-slow", hint=hint) from error
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        if hasattr(os, "killpg"):  # pragma: no branch - systems of the Unix kind have it
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
