"""A version on trial says that its window is there: before anybody can press anything in it."""

from __future__ import annotations

import os
from pathlib import Path

from cardesk_desktop import __version__
from cardesk_desktop.exit_codes import ExitCode
from cardesk_desktop.updates.pointer import Stage, proven, read_pointer, write_pointer
from cardesk_desktop.updates.starting import ON_TRIAL

NOT_SAID = ExitCode.WINDOW_NOT_SAID
"""Nobody may work with a version on trial that could not say it: it ends, and the door gives it up."""


def is_on_trial() -> bool:
    """Whether somebody waits for our window."""
    return bool(os.environ.get(ON_TRIAL))


def report_window() -> None:
    """Say it, on disk, and be the version at work. Raises Unavailable: DISK_FULL, FILE_UNWRITABLE."""
    place = os.environ.pop(ON_TRIAL, "")
    if not place:
        return
    file = Path(place)
    pointer = read_pointer(file)
    current = pointer.current
    if current is not None and current.stage is Stage.TRIAL and str(current.version) == __version__:
        write_pointer(file, proven(pointer))
