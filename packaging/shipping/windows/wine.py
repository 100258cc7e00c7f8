"""A Windows of our own under Wine: made once below out/, and the safe way to start programs in it.

Wine rehearses; it proves nothing about a real Windows (docs/deploy-windows.md says what it cannot show).
"""

from __future__ import annotations

import getpass
import os
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath

from devtools.project import OUT, Stopped, say
from shipping.windows.shims import OVERRIDES, build_shims

WINE = OUT / "wine"

_FONT = "DejaVu Sans"
_WINDOWS_FONTS = ("Segoe UI", "Tahoma", "MS Shell Dlg", "MS Shell Dlg 2", "Microsoft Sans Serif", "Arial")
_LEFT_OUT = (
    # Wine would offer to fetch them, in a window that nobody sees.
    *("mscoree=", "mshtml=", "winemenubuilder.exe="),
    # Python's `platform` asks WMI first, and Wine's ends the program; without it Python asks elsewhere.
    "wbemprox=",
    # A crash should end the program, not start a debugger that waits.
    "winedbg.exe=",
)
_READY = "ready"
TIMED_OUT = 124
PATIENCE_S = 1800.0
"""For what takes seconds or minutes on a quiet machine: a limit ends what hangs, and judges no pace."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A program that ended: its exit code, and what it printed."""

    code: int
    output: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """One C: drive with its registry. Programs run in it one after the other, on a screen of its own."""

    folder: Path = WINE / "prefix"
    display: str = ""
    variables: Mapping[str, str] = field(default_factory=dict)

    def run(
        self,
        program: str | Path,
        *arguments: str | Path,
        timeout_s: float = PATIENCE_S,
        heard: Callable[[str], object] = len,
    ) -> Finished:
        """Run a Windows program to its end; TIMED_OUT when that does not come. Paths may be of this system.

        Standard input is empty and output goes through a pipe: under Wine, CPython starts with no file there.
        `heard` is handed what is printed while it is, line by line.
        """
        command = ["wine", str(program), *(str(argument) for argument in arguments)]
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=self.environment(),
            text=True,
            encoding="utf-8",
            errors="replace",
        ) as process:
            has_hung = threading.Event()

            def end_all() -> None:
                has_hung.set()
                # What it started would keep the pipe open.
                subprocess.run(["wineserver", "-k"], env=self.environment(), check=False)

            alarm = threading.Timer(timeout_s, end_all)
            alarm.start()
            lines = []
            try:
                for line in process.stdout or ():
                    lines.append(line)
                    heard(line)
            finally:
                alarm.cancel()
            process.wait()
        return Finished(TIMED_OUT if has_hung.is_set() else process.returncode, "".join(lines))

    def start(self, program: str | Path, *arguments: str | Path) -> subprocess.Popen[bytes]:
        """Start a program and leave it running; what it prints is thrown away."""
        command = ["wine", str(program), *(str(argument) for argument in arguments)]
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=self.environment(),
        )

    @property
    def is_made(self) -> bool:
        """Whether our DLLs are in it: before that Wine makes its C: drive with those of its own."""
        return (self.folder / _READY).exists()

    def environment(self) -> dict[str, str]:
        """What Wine is told. Names that Wine keeps back (QT_...) reach the program with WINE before them."""
        return {
            **os.environ,
            **{
                f"WINE{name}" if name.startswith("QT_") else name: value
                for name, value in self.variables.items()
            },
            "WINEPREFIX": str(self.folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": ";".join((*_LEFT_OUT, *(OVERRIDES if self.is_made else ()))),
            "DISPLAY": self.display,
            "PYTHONUTF8": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def settle(self) -> None:
        """Wait until every program here has ended and the registry is on the disk."""
        subprocess.run(["wineserver", "-w"], env=self.environment(), check=False, timeout=PATIENCE_S)

    @property
    def drive(self) -> Path:
        """C: as this system sees it."""
        return self.folder / "drive_c"

    @property
    def local(self) -> Path:
        """%LOCALAPPDATA% as this system sees it."""
        return self.drive / "users" / getpass.getuser() / "AppData" / "Local"

    @property
    def shared(self) -> Path:
        """%PROGRAMDATA% as this system sees it."""
        return self.drive / "ProgramData"

    def value(self, key: str, name: str) -> str:
        """A value of the registry, empty when it is not there; without a name, that of the key itself."""
        found = self.run("reg", "query", key, *(("/v", name) if name else ("/ve",)))
        lines = [line.split(None, 2) for line in found.output.splitlines()]
        return next((parts[2].strip() for parts in lines if len(parts) == 3 and parts[1] == "REG_SZ"), "")


def windows_path(path: Path) -> str:
    """A path of this system as Windows programs see it: Wine shows the root as Z:."""
    return str(PureWindowsPath("Z:/") / path.resolve().relative_to("/").as_posix())


@contextmanager
def opened(folder: Path = WINE / "prefix", variables: Mapping[str, str] | None = None) -> Iterator[Prefix]:
    """A prefix on a screen of its own, made when there is none yet."""
    with _screen() as display:
        prefix = Prefix(folder, display, variables or {})
        if not prefix.is_made:
            _make(prefix)
        yield prefix


@contextmanager
def _screen() -> Iterator[str]:
    """A screen that nobody sees; Xvfb chooses a number that is free and says which."""
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        number = server.stdout.readline().strip() if server.stdout else ""
        if not number:
            raise Stopped("Xvfb did not start, and Wine needs a screen.")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
        if server.stdout:
            server.stdout.close()


def _make(prefix: Prefix) -> None:
    say("Making a Windows under Wine; this happens once and takes a quarter of a minute")
    prefix.folder.mkdir(parents=True, exist_ok=True)
    _require(prefix.run("wineboot", "-i"), "Wine could not make its C: drive")
    _require(prefix.run("winecfg", "/v", "win10"), "Wine could not be told which Windows to be")
    fonts = prefix.folder / "fonts.reg"
    values = "".join(f'"{font}"="{_FONT}"\n' for font in _WINDOWS_FONTS)
    fonts.write_text(f"REGEDIT4\n\n[HKEY_CURRENT_USER\\Software\\Wine\\Fonts\\Replacements]\n{values}")
    _require(prefix.run("regedit", "/S", fonts), "Wine could not be given fonts")
    prefix.settle()
    build_shims(prefix.drive / "windows" / "system32")
    (prefix.folder / _READY).touch()


def _require(finished: Finished, otherwise: str) -> None:
    if finished.code != 0:
        raise Stopped(f"{otherwise} (exit code {finished.code})\n{finished.output[-2000:]}")
