"""Where the parts of the project stand, and how the tools start another program."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out"
REQUIREMENTS = ROOT / "requirements"
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = PROGRAMS / ("python.exe" if sys.platform == "win32" else "python")

JOB_FAILED = 1
MACHINE_LACKS_SOMETHING = 3
INTERRUPTED = 130


class Stopped(Exception):
    """The command cannot go on; `exit_code` says why, the text says what the reader can do."""

    def __init__(self, message: str, exit_code: int = JOB_FAILED) -> None:
        super().__init__(message)
        self.exit_code = exit_code


def say(text: str) -> None:
    """Print one line at once, in order with what started programs print."""
    print(text, flush=True)


STANDS_IN = "CARDESK_STANDS_IN"
"""Environment variable of what `dev.py package` starts: the folder in which it was typed."""


def start(command: Sequence[str | Path], variables: Mapping[str, str] | None = None) -> int:
    """Run a program in the project's root, its output on this terminal; return its exit code."""
    # Windows consoles still default to a code page that cannot print Arabic.
    environment = {**os.environ, "PYTHONUTF8": "1", **(variables or {})}
    # Where bytecode is not kept (images for containers ask for that), each of the hundreds of processes that
    # tests start would compile the whole program again.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=environment, check=False).returncode


def must(command: Sequence[str | Path], otherwise: str, variables: Mapping[str, str] | None = None) -> None:
    """Run a program that has to succeed; raise `Stopped` with the sentence `otherwise` if it does not."""
    code = start(command, variables)
    if code != 0:
        raise Stopped(f"{otherwise} (exit code {code})")


def succeeds(command: Sequence[str | Path]) -> bool:
    """Whether a program says yes; what it prints is not shown."""
    return subprocess.run([str(part) for part in command], capture_output=True, check=False).returncode == 0


def has_display() -> bool:
    """Whether a window can be shown here. Windows and macOS always have a desktop to show it on."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
