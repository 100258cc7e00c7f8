"""Between two exchanges a register waits to be woken, half a minute at a time, as long as the line holds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.sync.answers import Heard, heard
from cardesk_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from cardesk_desktop.sync.client import ServiceClient


class Waking(QObject):
    """Belongs to the runner of sync, in whose session it waits."""

    answered = Signal()
    """Half a minute passed, or somebody else wrote something: the line holds."""
    woken = Signal()
    """Somebody else wrote something."""
    broken = Signal()
    """Nobody waits any more, and nobody wanted that."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._client: ServiceClient | None = None

    def begin(self, client: ServiceClient, cursor: int) -> None:
        """Wait until there is something past this place, unless this session waits already."""
        self._client = client
        once = ("sync wake", client)
        self._tasks.run_io(
            heard,
            on_done=partial(self._hear, client, cursor),
            on_unavailable=lambda _: None,
            on_settled=lambda: self._settle(client, is_over=not self._tasks.is_running(once)),
            owner=self,
            once=once,
            call=partial(client.wake, cursor),
        )

    def stop(self) -> None:
        """Nobody is to hear how it ends."""
        self._client = None

    def _hear(self, client: ServiceClient, cursor: int, answer: Heard[bool]) -> None:
        if client is not self._client or answer.value is None:
            return
        self.answered.emit()
        if answer.value:
            self._client = None
            self.woken.emit()
        else:
            self.begin(client, cursor)

    def _settle(self, client: ServiceClient, *, is_over: bool) -> None:
        """Without an answer, whatever stood in its way, the line is broken."""
        if is_over and client is self._client:
            self._client = None
            self.broken.emit()
