"""Starting a version of the program from another one, as if a person had started it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

ENTERED = "CARDESK_ENTERED"
"""Environment variable: who was started by the door, and need not look for it."""
ON_TRIAL = "CARDESK_ON_TRIAL"
"""Environment variable: the pointer in which a version on trial says that its window was seen."""
LOOK_EVERY_S = 0.2
_LOW_PRIORITY = 10
_IS_WINDOWS = os.name == "nt"
_BELOW_NORMAL: int = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)


def environment(**more: str) -> dict[str, str]:
    """For the new program: not what the frozen program around us was told by its starter."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("_PYI_")}
    library_path = kept.pop("LD_LIBRARY_PATH_ORIG", None)
    if library_path is not None:
        kept["LD_LIBRARY_PATH"] = library_path
    return {**kept, "PYINSTALLER_RESET_ENVIRONMENT": "1", ENTERED: "1", **more}


def become(executable: Path, arguments: Sequence[str], variables: Mapping[str, str]) -> int:
    """Be that program from now on; where a system cannot, wait for it and give its exit code."""
    command = [str(executable), *arguments]
    if not _IS_WINDOWS:
        os.execve(command[0], command, dict(variables))
    return subprocess.call(command, env=dict(variables))


def start_anew(door: Path, arguments: Sequence[str]) -> None:
    """Start the program beside us, as a person would, before we end."""
    variables = environment()
    variables.pop(ENTERED)
    subprocess.Popen([str(door), *arguments], env=variables, stdin=subprocess.DEVNULL)


def start(
    executable: Path,
    arguments: Sequence[str],
    variables: Mapping[str, str],
    output: BinaryIO | None = None,
    *,
    is_slow: bool = False,
) -> subprocess.Popen[bytes]:
    """Start it beside us; one that `is_slow` leaves the processor to the till. Raises OSError."""
    process = subprocess.Popen(
        [str(executable), *arguments],
        env=dict(variables),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        creationflags=_BELOW_NORMAL if is_slow else 0,
    )
    if is_slow and not _IS_WINDOWS:
        os.setpriority(os.PRIO_PROCESS, process.pid, _LOW_PRIORITY)
    return process


def finished_within(
    process: subprocess.Popen[bytes], limit_s: float, is_wanted: Callable[[], bool]
) -> int | None:
    """Its exit code; None, and it is ended, when it took too long or is not wanted any more."""
    left = limit_s
    while left > 0 and is_wanted():
        try:
            return process.wait(LOOK_EVERY_S)
        except subprocess.TimeoutExpired:
            left -= LOOK_EVERY_S
    process.kill()
    process.wait()
    return None
