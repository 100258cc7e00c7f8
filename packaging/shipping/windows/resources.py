"""What Windows shows of the program's file: icon, version resource, manifest. Made before it is frozen."""

from __future__ import annotations

import re

from cardesk_desktop import __version__
from shipping.windows.icon import LOGO, write_icon
from shipping.windows.resource_files import RESOURCES, Resources

NAME = "CarDesk"
PUBLISHER = "CarDesk"
_RELEASE = 10_000
"""The fourth number of a version that is no beta; the setup knows it too."""


def write_resources(version: str = __version__, made: Resources = RESOURCES) -> Resources:
    """Write them, and say where they are."""
    made.icon.parent.mkdir(parents=True, exist_ok=True)
    if not made.icon.exists() or made.icon.stat().st_mtime < LOGO.stat().st_mtime:
        write_icon(made.icon)
    made.version.write_text(version_resource(version), encoding="utf-8")
    return made


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """A version as four numbers that compare as versions do: a beta comes before what it becomes.

    ValueError when it is not of the form 1.2.3 or 1.2.3b4."""
    found = re.fullmatch(r"(\d+)\.(\d+)\.(\d+)(?:b(\d+))?", version)
    if found is None:
        raise ValueError(f"{version!r} is no version of ours")
    return int(found[1]), int(found[2]), int(found[3]), int(found[4] or _RELEASE)


def version_resource(version: str) -> str:
    """The text that PyInstaller makes the version resource of; 0x409 is English, 1200 Unicode."""
    four = (*four_numbers(version)[:3], 0)
    said = {
        "CompanyName": PUBLISHER,
        "FileDescription": f"{NAME} Desktop",
        "FileVersion": version,
        "InternalName": NAME,
        "LegalCopyright": PUBLISHER,
        "OriginalFilename": f"{NAME}.exe",
        "ProductName": f"{NAME} Desktop",
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in said.items())
    return (
        f"VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={four}, prodvers={four}, mask=0x3f, flags=0, OS=0x40004, fileType=1,\n"
        f"    subtype=0, date=(0, 0)),\n"
        f"  kids=[StringFileInfo([StringTable('040904B0', [{strings}])]),\n"
        f"    VarFileInfo([VarStruct('Translation', [0x409, 1200])])],\n"
        f")\n"
    )
