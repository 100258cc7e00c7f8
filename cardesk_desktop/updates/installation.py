"""Where the program is installed, and where its later versions lie.

    CarDesk/                 the installed program: the door, which hands over to the version at work
    CarDesk/versions/1.4.2/  a version, unpacked beside it
    CarDesk/versions/current.json

Nothing that runs is ever written to: a running program cannot be replaced on Windows, and need not be.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cardesk_desktop import __version__
from cardesk_desktop.updates.version import Version

VERSIONS = "versions"


@dataclass(frozen=True, slots=True)
class Installation:
    """The installed program, seen from the version of it that runs."""

    root: Path
    program: str
    """The name of the executable: the same in the root and in each version."""
    own: Version
    """Of the version that runs."""
    is_door: bool = True
    """It runs from the root, not from a folder of its own below it."""
    is_sealed: bool = False
    """Signed as a whole, as an .app is: what is written into it makes it another program (decision 222)."""

    @property
    def versions(self) -> Path:
        """The folder of all later versions."""
        return self.root / VERSIONS

    @property
    def pointer(self) -> Path:
        """The file that says which version is at work."""
        return self.versions / "current.json"

    @property
    def door(self) -> Path:
        """What a person starts."""
        return self.root / self.program

    def folder(self, version: Version | str) -> Path:
        """Where a version lies, or is to lie."""
        return self.versions / str(version)

    def executable(self, version: Version | str) -> Path:
        """What is run of a version; an empty one is the installed program itself."""
        return self.folder(version) / self.program if str(version) else self.door

    @property
    def can_be_written(self) -> bool:
        """Whether who runs the program may put a version beside it. For all of a computer, others do that."""
        if self.is_sealed:
            return False
        try:
            self.versions.mkdir(exist_ok=True)
            with tempfile.TemporaryFile(dir=self.versions):
                return True
        except OSError:
            return False


def this_installation() -> Installation | None:
    """Of the program that runs; None for one that runs from its source."""
    own = Version.read(__version__)
    if own is None or not getattr(sys, "frozen", False):
        return None
    return installation_of(Path(sys.executable), own)


def installation_of(executable: Path, own: Version) -> Installation:
    """Of the frozen program that runs from this file."""
    folder, name = executable.parent, executable.name
    if folder.parent.name == "Contents" and folder.parent.parent.suffix == ".app":
        return Installation(folder, name, own, is_sealed=True)
    if folder.parent.name == VERSIONS and (folder.parent.parent / name).is_file():
        return Installation(folder.parent.parent, name, own, is_door=False)
    return Installation(folder, name, own)
