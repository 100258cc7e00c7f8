"""A version on trial says that its window is there, or ends: nobody works with one that could not say it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance

from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.updates.reporting import NOT_SAID, is_on_trial, report_window


class Program(Protocol):
    """What can be ended: the application of Qt."""

    def exit(self, code: int, /) -> None:
        """End with this code."""


def watch_trial(qt: Program, ready: SignalInstance, *failures: SignalInstance) -> None:
    """Until the window is there, whatever fails is the end of this start; the door knows what to do."""
    if not is_on_trial():
        return

    def report() -> None:
        """Nothing has been pressed in the window yet: it is shown, and no event was answered since."""
        try:
            report_window()
        except Unavailable:
            qt.exit(NOT_SAID)

    def give_up() -> None:
        if is_on_trial():
            qt.exit(NOT_SAID)

    ready.connect(report)
    for failed in failures:
        failed.connect(give_up)
