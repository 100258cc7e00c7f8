"""What the steps of a rehearsal share: a Windows under Wine, an authority to sign by, setups."""

from __future__ import annotations

import hashlib
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from devtools.project import OUT
from shipping.windows.authority import TestAuthority
from shipping.windows.making import FOLDER
from shipping.windows.rehearsal.table import require
from shipping.windows.wine import Prefix, windows_path

ARP = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\CarDesk"
OLDER = "0.0.9"
"""The version of the setup that is upgraded from. It holds the same program: there is no older one yet."""
REHEARSAL = OUT / "rehearsal"

_REMOVED_WITHIN_S = 120.0

# Wine hands on only the last eight bits of an exit code; a Python inside it sees all of them.
_TELL_CODE = "import subprocess, sys; print('exit code', subprocess.call(sys.argv[1:]))"


@dataclass(frozen=True, slots=True)
class Lab:
    """The place. Paths are of this system unless they are called otherwise."""

    prefix: Prefix
    python: Path
    authority: TestAuthority
    folder: Path = REHEARSAL
    bundle: Path = FOLDER

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

    def code_of(self, program: Path, *arguments: str, timeout_s: float = 300) -> int:
        """Run a setup or an uninstaller, and all that it starts, to the end; its exit code."""
        finished = self.prefix.run(
            self.python, "-c", _TELL_CODE, windows_path(program), *arguments, timeout_s=timeout_s
        )
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
        deadline = time.monotonic() + _REMOVED_WITHIN_S
        while path.exists():
            require(time.monotonic() < deadline, f"{path.name} was not removed")
            time.sleep(0.2)

    def clear(self) -> None:
        """Take away what an earlier rehearsal left installed, data too."""
        for folder in (self.installed, self.installed_for_all, self.data, self.prefix.shared / "CarDesk"):
            shutil.rmtree(folder, ignore_errors=True)
        keys = [
            rf"[-{root}\{key}]"
            for root in ("HKEY_CURRENT_USER", "HKEY_LOCAL_MACHINE")
            for key in (ARP, r"Software\CarDesk", r"Software\Classes\.cardesk")
        ]
        orders = self.folder / "clear.reg"
        orders.write_text("\n".join(["REGEDIT4", "", *keys, ""]), encoding="utf-8")
        self.prefix.run("regedit", "/S", orders)


def fingerprints(folder: Path) -> dict[str, str]:
    """Every file in a folder with its SHA-256."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
