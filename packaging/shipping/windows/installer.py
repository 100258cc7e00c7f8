"""Compiles the setup of packaging/nsis. Where NSIS has its 64-bit stub: on Debian, not on Windows."""

from __future__ import annotations

import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

from cardesk_desktop import __version__
from devtools.project import ROOT, Stopped
from shipping.windows.resource_files import RESOURCES
from shipping.windows.resources import four_numbers

SCRIPT = ROOT / "packaging" / "nsis" / "cardesk.nsi"


@dataclass(frozen=True, slots=True)
class Installer:
    """The setup of one version. `is_quick` packs less tightly, for what nobody downloads."""

    version: str = __version__
    icon: Path = RESOURCES.icon
    is_quick: bool = False

    @property
    def setup_name(self) -> str:
        """The setup's name. Windows takes one that is called just setup.exe for an old one."""
        return f"CarDesk-{self.version}-setup.exe"

    def make_uninstaller(self, target: Path) -> Path:
        """Write the uninstaller, to be signed before it is put into a setup."""
        target.parent.mkdir(parents=True, exist_ok=True)
        unused = target.with_name("unused-setup.exe")
        keep = f'cp "%1" {shlex.quote(str(target))}'
        self._compile({"OUT": unused, "KEEP": keep})
        unused.unlink()
        target.chmod(0o755)
        return target

    def make_setup(self, bundle: Path, uninstaller: Path, folder: Path) -> Path:
        """Write the setup into a folder; the files that go in are signed already."""
        target = folder / self.setup_name
        folder.mkdir(parents=True, exist_ok=True)
        self._compile({"OUT": target, "BUNDLE": bundle.resolve(), "UNINSTALLER": uninstaller.resolve()})
        return target

    def _compile(self, told: dict[str, str | Path]) -> None:
        four = four_numbers(self.version)
        order, shown = (".".join(map(str, numbers)) for numbers in (four, (*four[:3], 0)))
        known = {"VERSION": self.version, "FOUR": shown, "ORDER": order, "ICON": self.icon}
        definitions = [f"-D{name}={value}" for name, value in {**known, **told}.items()]
        quick = ["-DQUICK=1"] if self.is_quick else []
        # -WX: a warning is an error; one of them is a sentence that a language has not.
        command = [
            "makensis",
            "-WX",
            "-V2",
            "-NOCD",
            "-INPUTCHARSET",
            "UTF8",
            *definitions,
            *quick,
            SCRIPT.name,
        ]
        done = subprocess.run(command, cwd=SCRIPT.parent, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Stopped(f"The setup could not be compiled\n{done.stdout}{done.stderr}")
