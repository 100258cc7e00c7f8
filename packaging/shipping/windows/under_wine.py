"""Runs a Windows program under Wine, as our other commands run programs: its output here, its exit code back.

`python packaging/ship.py wine PROGRAM [ARGUMENT ...]`
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from devtools.project import ROOT, say
from shipping.bundle import own_interpreter
from shipping.windows.wine import opened

LONGEST_S = 3600.0


def main(arguments: Sequence[str]) -> int:
    """Run the program to its end. Wine ends when it does."""
    if not arguments or arguments[0] in ("-h", "--help"):
        say(__doc__ or "")
        return 0
    with opened() as prefix:
        finished = prefix.run(*arguments, timeout_s=LONGEST_S)
    say(finished.output)
    return finished.code


def interpreter(python: Path) -> tuple[str | Path, ...]:
    """A Python for Windows, to be started like one of this system."""
    return (own_interpreter(), ROOT / "packaging" / "ship.py", "wine", python)
