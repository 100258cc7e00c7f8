"""The other ways to a photo beside the camera: a file, the clipboard, something that is dropped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QKeySequence

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.ui.camera.desk import CameraDesk
from cardesk_desktop.ui.camera.incoming import Incoming, incoming, on_clipboard, prepare
from cardesk_desktop.ui.widgets.buttons import Button


class PhotoTaker(QObject):
    """Hands over every photo as it is kept. `choose` is busy while one is prepared."""

    begun = Signal()
    """One is being prepared: what was said of the one before is over."""

    def __init__(
        self,
        cameras: CameraDesk,
        choose: Button,
        on_photo: Callable[[bytes], None],
        on_refused: Callable[[Refused], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._cameras, self._choose = cameras, choose
        self._on_photo, self._on_refused = on_photo, on_refused
        choose.activated.connect(self._ask)

    def take(self, photo: Incoming) -> None:
        """Prepare a picture that came from somewhere."""
        self.begun.emit()
        self._choose.set_busy(True)
        self._cameras.tasks.run_io(
            prepare,
            on_done=self._on_photo,
            on_refused=self._on_refused,
            on_settled=lambda: self._choose.set_busy(False),
            owner=self,
            picture=photo,
        )

    def paste(self, event: QKeyEvent) -> bool:
        """Take what was copied, if the key says so and it is a picture."""
        copied = on_clipboard() if event.matches(QKeySequence.StandardKey.Paste) else None
        if copied is None:
            return False
        self.take(copied)
        event.accept()
        return True

    def drop(self, event: QDropEvent, *, is_there: bool) -> None:
        """Say that a picture is welcome, and take it when it `is_there`."""
        dropped = incoming(event.mimeData())
        if dropped is not None:
            event.acceptProposedAction()
            if is_there:
                self.take(dropped)

    def _ask(self) -> None:
        path = self._cameras.ways.ask_for_photo(self._cameras.phrases)
        if path is None:
            self._choose.set_busy(False)
        else:
            self.take(path)
