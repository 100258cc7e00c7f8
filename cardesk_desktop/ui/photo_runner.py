"""Lets photos go and come in the background: one request at a time, and only after an exchange went through.

Whatever is cut off waits for the next exchange, whose schedule knows when to come again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cardesk_desktop.operations.travelling_photos import begin_photo, end_photo
from cardesk_desktop.sync.answers import Heard, heard
from cardesk_desktop.sync.blobs import PhotoAfter, PhotoStep, Told, ask_photo
from cardesk_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from cardesk_desktop.sync.client import ServiceClient

_PHOTO = "sync photo"


class PhotoRunner(QObject):
    """Belongs to the runner of sync, in whose session it asks; `on_advance` hears of every photo's end.

    A session that ended refuses the next request, which cuts it off.
    """

    def __init__(self, tasks: Tasks, on_advance: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._on_advance = tasks, on_advance

    def begin(self, client: ServiceClient) -> None:
        """Go on with what is due, unless that is under way."""
        self._tasks.run(begin_photo, on_done=partial(self._ask, client), owner=self, once=_PHOTO)

    def _ask(self, client: ServiceClient, step: PhotoStep | None) -> None:
        if step is not None:
            self._tasks.run_io(
                heard,
                on_done=partial(self._take, client, step),
                owner=self,
                once=_PHOTO,
                call=partial(ask_photo, client, step),
            )

    def _take(self, client: ServiceClient, step: PhotoStep, answer: Heard[Told]) -> None:
        self._tasks.run(
            end_photo,
            on_done=partial(self._go_on, client),
            on_unavailable=lambda _: None,
            owner=self,
            once=_PHOTO,
            step=step,
            answer=answer,
        )

    def _go_on(self, client: ServiceClient, after: PhotoAfter) -> None:
        if after.step is not None:
            self._ask(client, after.step)
            return
        self._on_advance()
        if not after.is_cut:
            self.begin(client)
