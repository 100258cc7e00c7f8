"""The .deb for evaluation: the program, a command, an entry in the menu, an icon, the kind of its backups."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from cardesk_desktop import __version__
from devtools.project import ROOT, must
from devtools.system_libraries import OFFSCREEN, WINDOW
from shipping.file_list import size_bytes

PACKAGE = "cardesk"
HOME = Path("opt/cardesk")
"""Where the program lies: what is no part of the distribution belongs under /opt (FHS 3.0, 3.13)."""

_PARTS = ROOT / "packaging" / "linux"
_ICON = ROOT / "resources" / "logo.svg"
_OF_PYTHON = ("libc6 (>= 2.35)", "libgcc-s1", "libstdc++6")
_CONTROL = """\
Package: {package}
Version: {version}
Section: misc
Priority: optional
Architecture: amd64
Maintainer: CarDesk <support@cardesk.example>
Installed-Size: {size_kb}
Depends: {depends}
Recommends: gnome-keyring | kwalletmanager, cups-client
Description: till, visit board and stock room of a car wash
 CarDesk Desktop sells, invoices and keeps the stock of a car wash, complete
 without a network. This package is for evaluation: it is updated by hand.
"""


def depends() -> tuple[str, ...]:
    """The packages whose libraries Qt and Python expect of a Linux, by name."""
    return (*_OF_PYTHON, *sorted({*OFFSCREEN.values(), *WINDOW.values()}))


def make_deb(program: Path, target: Path, *, work: Path, time_s: int, compression: str = "xz") -> None:
    """Lay the tree out below `work` and pack it; the same program gives the same bytes."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(program, work / HOME, symlinks=True, copy_function=os.link)
    command = work / "usr" / "bin" / PACKAGE
    command.parent.mkdir(parents=True)
    command.symlink_to(Path("/") / HOME / program.name)
    for source, place in (
        (_PARTS / "cardesk.desktop", "usr/share/applications/cardesk.desktop"),
        (_PARTS / "cardesk.xml", "usr/share/mime/packages/cardesk.xml"),
        (_ICON, "usr/share/icons/hicolor/scalable/apps/cardesk.svg"),
    ):
        (work / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, work / place)
    control = work / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(_control(size_bytes(work)), encoding="utf-8")
    _give_one_time([work, *work.rglob("*")], time_s)
    pack = ("dpkg-deb", "--root-owner-group", f"-Z{compression}", "--build", work, target)
    must(pack, "The .deb could not be packed", {"SOURCE_DATE_EPOCH": str(time_s)})


def _control(size: int) -> str:
    return _CONTROL.format(
        package=PACKAGE, version=__version__, size_kb=size // 1024, depends=", ".join(depends())
    )


def _give_one_time(paths: Iterable[Path], time_s: int) -> None:
    for path in paths:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        os.utime(path, (time_s, time_s), follow_symlinks=False)
