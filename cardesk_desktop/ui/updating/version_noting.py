"""The version of the program that works on this register is noted in its journal, when it is another one."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cardesk_desktop import __version__
from cardesk_desktop.operations.updating import note_version
from cardesk_desktop.ui.tasks import Tasks


def note_own_version(tasks: Tasks, owner: QObject) -> None:
    """Behind the window, once in a start. What a full disk prevents is noted another day."""
    tasks.run(note_version, on_unavailable=lambda _: None, owner=owner, version=__version__)
