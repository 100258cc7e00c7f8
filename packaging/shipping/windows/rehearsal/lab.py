"""What the steps of a rehearsal share: a Windows under Wine, an authority to sign by, setups."""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cardesk_desktop.app import USABLE
from cardesk_desktop.logs import FILE_NAME
from devtools.project import OUT
from shipping.rehearsal import require
from shipping.windows.authority import TestAuthority
from shipping.windows.freezing import FROZEN, PROGRAM
from shipping.windows.wine import PATIENCE_S, Prefix, windows_path

ARP = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\CarDesk"
OLDER = "0.0.9"
"""The version of the setup that is upgraded from. It holds the same program: there is no older one yet."""
REHEARSAL = OUT / "rehearsal"

_LOOKED_EVERY_S = 0.2

# Wine hands on only the last eight bits of an exit code; a Python inside it sees all of them.
_TELL_CODE = "import subprocess, sys; print('exit code', subprocess.call(sys.argv[1:]))"
_TELL_KEYS = """\
from win32ctypes.pywin32 import pywintypes, win32cred
try:
    found = win32cred.CredEnumerate("CarDesk*")
except pywintypes.error as error:
    if error.winerror != 1168:  # nothing of the name
        raise
    found = []
for entry in found:
    print(entry["TargetName"])
"""


@dataclass(frozen=True, slots=True)
class Lab:
    """The place. Paths are of this system unless they are called otherwise."""

    prefix: Prefix
    python: Path
    authority: TestAuthority
    folder: Path = REHEARSAL
    bundle: Path = FROZEN

    @property
    def installed(self) -> Path:
        """Where the program is put for one person."""
        return self.prefix.local / "Programs" / "CarDesk"

    @property
    def installed_for_all(self) -> Path:
        """Where it is put for everybody."""
        return self.prefix.drive / "Program Files" / "CarDesk"

    @property
    def data(self) -> Path:
        """Where the person's data lies."""
        return self.prefix.local / "CarDesk"

    @property
    def shortcut(self) -> Path:
        """The entry of the Start menu."""
        menu = "Roaming/Microsoft/Windows/Start Menu/Programs/CarDesk.lnk"
        return self.prefix.local.parent / menu

    def setup(self, version: str) -> Path:
        """The setup of a version."""
        return self.folder / f"CarDesk-{version}-setup.exe"

    def code_of(self, program: Path, *arguments: str) -> int:
        """Run a setup or an uninstaller, and all that it starts, to the end; its exit code."""
        finished = self.prefix.run(self.python, "-c", _TELL_CODE, windows_path(program), *arguments)
        told = finished.output.strip().rpartition("exit code ")[2]
        require(told.lstrip("-").isdigit(), f"{program.name} did not end: {finished.output[-300:]}")
        return int(told)

    def remove(self, folder: Path, *arguments: str) -> None:
        """Run the uninstaller of a folder; it copies itself aside and works on when it has returned."""
        self.code_of(folder / "uninstall.exe", *arguments)
        self.wait_gone(folder)

    @staticmethod
    def wait_gone(path: Path) -> None:
        """Wait until a file or folder is removed."""
        wait_until(lambda: not path.exists(), f"{path.name} was not removed")

    @contextmanager
    def opened(self, is_so: Callable[[], bool], *arguments: str) -> Iterator[None]:
        """The installed program, open for the block as soon as `is_so`; then ended as by a power cut."""
        process = self.prefix.start(self.installed / PROGRAM, *arguments)
        try:
            wait_until(lambda: is_so() or process.poll() is not None, "the program did not open its data")
            require(process.poll() is None, f"the program ended with {process.returncode}")
            yield
        finally:
            self.prefix.run("taskkill", "/F", "/IM", PROGRAM)
            process.wait()

    def times_usable(self) -> int:
        """How many times the log says that somebody could sign in."""
        log = self.data / "Logs" / FILE_NAME
        return log.read_text(encoding="utf-8").count(USABLE) if log.exists() else 0

    def keys(self) -> list[str]:
        """What Credential Manager keeps under the name of the program."""
        finished = self.prefix.run(self.python, "-c", _TELL_KEYS)
        require(finished.code == 0, f"Credential Manager was not read: {finished.output[-300:]}")
        return finished.output.splitlines()

    def remember_data(self) -> int:
        """Note every file of the person's data, for `changed_data`; how many there are."""
        found = fingerprints(self.data)
        self._remembered.write_text(json.dumps(found, indent=1), encoding="utf-8")
        return len(found)

    def changed_data(self) -> list[str]:
        """The files of the person's data that are not as they were, are gone or new."""
        found, noted = fingerprints(self.data), json.loads(self._remembered.read_text(encoding="utf-8"))
        return sorted(name for name in found.keys() | noted.keys() if found.get(name) != noted.get(name))

    @property
    def _remembered(self) -> Path:
        return self.folder / "data.json"

    def clear(self) -> None:
        """Take away what an earlier rehearsal left installed, data too."""
        for folder in (self.installed, self.installed_for_all, self.prefix.shared / "CarDesk"):
            shutil.rmtree(folder, ignore_errors=True)
        for folder in self.data.parent.glob(f"{self.data.name}*"):
            shutil.rmtree(folder)
        keys = [
            rf"[-{root}\{key}]"
            for root in ("HKEY_CURRENT_USER", "HKEY_LOCAL_MACHINE")
            for key in (ARP, r"Software\CarDesk", r"Software\Classes\.cardesk")
        ]
        orders = self.folder / "clear.reg"
        orders.write_text("\n".join(["REGEDIT4", "", *keys, ""]), encoding="utf-8")
        self.prefix.run("regedit", "/S", orders)


def wait_until(is_so: Callable[[], bool], otherwise: str) -> None:
    """Look again and again; Wrong, with what is said otherwise, when it does not come."""
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():
        require(time.monotonic() < deadline, otherwise)
        time.sleep(_LOOKED_EVERY_S)


def fingerprints(folder: Path) -> dict[str, str]:
    """Every file in a folder with its SHA-256."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
