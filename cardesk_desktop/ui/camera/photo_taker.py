"""The other ways to a photo beside the camera: a file, the clipboard, something that is dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QKeySequence

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.camera.incoming import Incoming, incoming, on_clipboard, prepare
from cardesk_desktop.ui.camera.loading import CameraWays
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.widgets.buttons import Button


class TakingMeans(Protocol):
    """What a photo from elsewhere is taken with; whoever opens a camera has it."""

    @property
    def phrases(self) -> Phrasebook: ...
    @property
    def tasks(self) -> Tasks: ...
    @property
    def ways(self) -> CameraWays: ...


class PhotoTaker(QObject):
    """Hands over every photo as it is kept. `choose` is busy while one is prepared."""

    begun = Signal()
    """One is being prepared: what was said of the one before is over."""

    def __init__(
        self,
        means: TakingMeans,
        choose: Button,
        on_photo: Callable[[bytes], None],
        on_refused: Callable[[Refused], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._means, self._choose = means, choose
        self._on_photo, self._on_refused = on_photo, on_refused
        choose.activated.connect(self._ask)

    def take(self, photo: Incoming) -> None:
        """Prepare a picture that came from somewhere."""
        self.begun.emit()
        self._choose.set_busy(True)
        self._means.tasks.run_io(
            prepare,
            on_done=self._on_photo,
            on_refused=self._on_refused,
            on_settled=lambda: self._choose.set_busy(False),
            owner=self,
            picture=photo,
        )

    def paste(self, event: QKeyEvent) -> bool:
        """Take what was copied, if the key says so and it is a picture."""
        is_taken = event.matches(QKeySequence.StandardKey.Paste) and self.paste_copied()
        if is_taken:
            event.accept()
        return is_taken

    def paste_copied(self) -> bool:
        """Take what was copied; False when it is no picture."""
        copied = on_clipboard()
        if copied is not None:
            self.take(copied)
        return copied is not None

    def drop(self, event: QDropEvent, *, is_there: bool) -> None:
        """Say that a picture is welcome, and take it when it `is_there`."""
        dropped = incoming(event.mimeData())
        if dropped is not None:
            event.acceptProposedAction()
            if is_there:
                self.take(dropped)

    def _ask(self) -> None:
        path = self._means.ways.ask_for_photo(self._means.phrases)
        if path is None:
            self._choose.set_busy(False)
        else:
            self.take(path)
