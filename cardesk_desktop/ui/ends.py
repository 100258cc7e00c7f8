"""How the end of a job reaches those who asked for it, if they still live."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject

from cardesk_desktop.domain.errors import Refused, Unavailable

T = TypeVar("T")
Settle = Callable[[], None]
"""The end of a job, called on the UI thread."""


@dataclass(frozen=True, slots=True)
class Ends:
    """Who is told, on the UI thread, how a job ended, as long as the owner lives."""

    owner: weakref.ref[QObject] | None
    on_refused: Callable[[Refused], None]
    on_unavailable: Callable[[Unavailable], None]
    on_settled: Settle | None

    def is_wanted(self) -> bool:
        """False once the owner was deleted, here or in Qt."""
        if self.owner is None:
            return True
        owner = self.owner()
        return owner is not None and shiboken6.isValid(owner)

    def refuse(self, error: Refused) -> None:
        """Tell the refusal."""
        if self.is_wanted():
            self.on_refused(error)

    def report_unavailable(self, error: Unavailable) -> None:
        """Tell the outage."""
        if self.is_wanted():
            self.on_unavailable(error)

    def finish(self) -> None:
        """Tell that it is over, however it ended."""
        if self.on_settled is not None and self.is_wanted():
            self.on_settled()


def method_owner(callback: Callable[[T], None] | None) -> QObject | None:
    """The object whose method is called back, when it is one of Qt's."""
    owner = getattr(callback, "__self__", None)
    return owner if isinstance(owner, QObject) else None
