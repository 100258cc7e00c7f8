"""What PyInstaller is told for one system only: names, icon, version resource, manifest, Info.plist.

The rest of `cardesk.spec` is the same for the three; this is the seam between them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cardesk_desktop import __version__
from shipping.macos import property_lists
from shipping.macos.locations import ICON
from shipping.windows.resource_files import RESOURCES

NAME = "CarDesk"


@dataclass(frozen=True, slots=True)
class SystemOptions:
    """Of the executable, and on macOS of the bundle around it. What a system does not know stays empty."""

    program: str
    """The executable's name without an ending; the folder that it lies in is called so too."""
    icon: Path | None = None
    """Windows: an .ico, macOS: an .icns."""
    version_resource: Path | None = None
    """Windows: the text file that becomes the version resource."""
    manifest: Path | None = None
    """Windows: the application's manifest."""
    bundle_identifier: str = ""
    """macOS; without one there is no .app."""
    info_plist: Mapping[str, object] = field(default_factory=dict)


def options_for(platform: str) -> SystemOptions:
    """The options of a system by its `sys.platform`. ValueError where the program is not made for it."""
    made_for = {"linux": linux_options, "win32": windows_options, "darwin": macos_options}
    if platform not in made_for:
        raise ValueError(f"{NAME} is not made for {platform}")
    return made_for[platform]()


def linux_options() -> SystemOptions:
    """A command in lower case, as all are there; the icon lies beside the desktop entry."""
    return SystemOptions(program="cardesk")


def windows_options() -> SystemOptions:
    """The name that Start menu and task manager show. What Windows shows of the file is made beforehand."""
    made = RESOURCES
    return SystemOptions(NAME, made.icon, made.version, made.manifest)


def macos_options() -> SystemOptions:
    """The name that the dock shows, and what the bundle says of itself."""
    return SystemOptions(
        program=NAME,
        icon=ICON,
        bundle_identifier=property_lists.IDENTIFIER,
        info_plist=property_lists.info(__version__),
    )
