"""Where the icon, the version resource and the manifest of the Windows program lie while it is frozen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from devtools.project import OUT, ROOT


@dataclass(frozen=True, slots=True)
class Resources:
    """The three files."""

    icon: Path
    version: Path
    manifest: Path


_FOLDER = OUT / "package" / "windows-resources"
RESOURCES = Resources(
    _FOLDER / "CarDesk.ico", _FOLDER / "version.txt", ROOT / "packaging" / "windows" / "CarDesk.manifest"
)
