"""Lets photos go and come in the background: one request at a time, and only after an exchange went through.

Whatever is cut off waits for the next exchange, whose schedule knows when to come again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from cardesk_desktop.operations.travelling_photos import PhotoDue, begin_photo, end_photo
from cardesk_desktop.sync.answers import Heard, heard
from cardesk_desktop.sync.blobs import PhotoAfter, PhotoStep, Told, ask_photo
from cardesk_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from cardesk_desktop.sync.client import ServiceClient

_PHOTO = "sync photo"
_LONGEST_WAIT_MS = 3_600_000


class PhotoRunner(QObject):
    """Belongs to the runner of sync, in whose session it asks; `on_advance` hears of every photo's end.

    A session that ended refuses the next request, which cuts it off.
    """

    def __init__(self, tasks: Tasks, on_advance: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._on_advance = tasks, on_advance
        self._client: ServiceClient | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)

    def begin(self, client: ServiceClient) -> None:
        """Go on with what is due, unless that is under way."""
        self._client = client
        self._next()

    def stop(self) -> None:
        """Begin nothing more."""
        self._client = None
        self._timer.stop()

    def _next(self) -> None:
        if self._client is not None:
            self._tasks.run(begin_photo, on_done=self._do, owner=self, once=_PHOTO, is_behind=True)

    def _do(self, due: PhotoDue) -> None:
        if due.step is not None:
            self._ask(due.step)
        elif due.wait_s is not None:
            self._timer.start(min(int(due.wait_s * 1000) + 1, _LONGEST_WAIT_MS))

    def _ask(self, step: PhotoStep) -> None:
        if self._client is not None:
            self._tasks.run_io(
                heard,
                on_done=partial(self._take, step),
                owner=self,
                once=_PHOTO,
                call=partial(ask_photo, self._client, step),
            )

    def _take(self, step: PhotoStep, answer: Heard[Told]) -> None:
        self._tasks.run(
            end_photo,
            on_done=self._go_on,
            on_unavailable=lambda _: None,
            owner=self,
            once=_PHOTO,
            is_behind=True,
            step=step,
            answer=answer,
        )

    def _go_on(self, after: PhotoAfter) -> None:
        if after.step is not None:
            self._ask(after.step)
            return
        self._on_advance()
        if after.is_cut:
            self.stop()
        else:
            self._next()
