"""Freezes the program for Windows: on Windows itself, elsewhere under Wine."""

from __future__ import annotations

import sys
from pathlib import Path

from devtools.project import Stopped
from shipping.bundle import PACKAGES, build
from shipping.windows.pe_files import foreign
from shipping.windows.python import python_with
from shipping.windows.resources import write_resources
from shipping.windows.under_wine import interpreter

OUT_WINDOWS = PACKAGES / "windows"
FROZEN = OUT_WINDOWS / "dist" / "CarDesk"
"""Where the frozen program lies."""
PROGRAM = "CarDesk.exe"


def freeze(out: Path = OUT_WINDOWS) -> Path:
    """Freeze the source tree below `out`; the program's folder. Stopped when Wine's files got in."""
    write_resources()
    if sys.platform == "win32":
        return build(out)
    folder = build(out, interpreter=interpreter(python_with("package")), platform="win32")
    if strangers := list(foreign(folder)):
        names = ", ".join(path.name for path in strangers)
        raise Stopped(f"What belongs to Windows itself, or to Wine, is in the program: {names}")
    return folder
