"""A later version to update to: the same source with another number, frozen by itself."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from cardesk_desktop import __version__
from cardesk_desktop.updates.version import Version
from devtools.project import ROOT, Stopped
from shipping.linux import freeze

_PARTS = ("cardesk_desktop", "cardesk_wire", "devtools", "i18n", "packaging", "resources")
_WRITTEN = re.compile(r'^__version__ = ".*"$', re.MULTILINE)


def later_version(by: int) -> str:
    """The number of the version that comes so many after this one."""
    own = Version.read(__version__)
    if own is None:
        raise Stopped(f"{__version__} is no version that is shipped")
    return f"{own.major}.{own.minor}.{own.patch + by}"


def freeze_later(out: Path, version: str) -> Path:
    """Freeze the source as it is under this number; return the folder of the program."""
    source = out / "source"
    shutil.rmtree(source, ignore_errors=True)
    for name in _PARTS:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    named = source / "cardesk_desktop" / "__init__.py"
    named.write_text(_WRITTEN.sub(f'__version__ = "{version}"', named.read_text("utf-8")), "utf-8")
    return freeze(out, spec=source / "packaging" / "cardesk.spec")


def variant(program: Path, target: Path, change: Callable[[Path], None]) -> Path:
    """A copy of a frozen program in which one thing is otherwise; what is the same lies on the disk once.

    `change` replaces files, and never writes into one.
    """
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(program, target, symlinks=True, copy_function=os.link)
    change(target)
    return target


def without_store(program: Path) -> None:
    """Break it so that its self-test finds out: there is no SQLCipher in it."""
    for library in (program / "_internal" / "sqlcipher3").glob("*.so"):
        library.unlink()


def without_window(program: Path) -> None:
    """Break it so that nothing but a start finds out: tested it is well, opened it ends."""
    real = program / "cardesk.real"
    (program / "cardesk").rename(real)
    door = program / "cardesk"
    door.write_text(
        "#!/bin/sh\n"
        'case "$1" in --self-test|--prove-data) exec "$(dirname "$0")/cardesk.real" "$@";; esac\n'
        "exit 7\n",
        "utf-8",
    )
    door.chmod(0o755)
