"""Puts nothing in the place of Qt Quick and Qml, which the reader of cameras is linked with and never calls.

The build stops when a library in the folder asks for more of them than the two names that ours has.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from devtools.project import ROOT, Stopped, must

_SOURCE = ROOT / "packaging" / "linux"
LIBRARIES = Path("PySide6/Qt/lib")
QUICK, QML = "libQt6Quick.so.6", "libQt6Qml.so.6"
_OURS = frozenset(
    {"_ZN12QQuickWindow10grabWindowEv@Qt_6", "_ZN12QQuickWindow16staticMetaObjectE@Qt_6"},
)
_THEIR_NAMES = ("QQuick", "QQml", "QJSEngine", "QJSValue")


def stand_in(inside: Path, work: Path) -> int:
    """Put it in place; return how many bytes were saved. Stopped when more of Qt Quick is asked for."""
    before = 0
    for name in (QUICK, QML):
        library = inside / LIBRARIES / name
        before += library.stat().st_size
        library.unlink()
    more = sorted(set(_asked_for(inside)) - _OURS)
    if more:
        raise Stopped(f"More of Qt Quick is asked for than stands in for it: {', '.join(more)}")
    made = work / "quick.o"
    must(["as", "-o", made, _SOURCE / "quick.s"], "The stand-in for Qt Quick could not be assembled")
    script = f"--version-script={_SOURCE / 'quick.map'}"
    for name in (QUICK, QML):
        target = inside / LIBRARIES / name
        link = ("ld", "-shared", "-z", "noexecstack", "-soname", name, script, "-o", target, made)
        must(link, "The stand-in for Qt Quick could not be linked")
    return before - sum((inside / LIBRARIES / name).stat().st_size for name in (QUICK, QML))


def _asked_for(inside: Path) -> Iterator[str]:
    """The names of Qt Quick and Qml that the libraries of Qt which are left are linked by."""
    libraries = [path for path in (inside / "PySide6").rglob("*.so*") if path.is_file()]
    listed = subprocess.run(
        ["nm", "--dynamic", "--undefined-only", *libraries], capture_output=True, text=True, check=True
    )
    for line in listed.stdout.splitlines():
        name = line.split(" ")[-1]
        if any(f"{len(each)}{each}" in name or f"Z{each}" in name or each in name for each in _THEIR_NAMES):
            yield name
