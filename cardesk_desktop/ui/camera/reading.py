"""Pictures of the live camera, read beside the window: always the newest, and never two at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.vision.barcodes import SeenBarcode, read_barcodes
from cardesk_desktop.vision.frame import Frame

Found = TypeVar("Found")


def frame_of(image: QImage) -> Frame:
    """The picture as whatever reads pictures takes it."""
    plain = (
        image
        if image.format() is QImage.Format.Format_RGB32
        else image.convertToFormat(QImage.Format.Format_RGB32)
    )
    return Frame(bytes(plain.constBits()), plain.width(), plain.height(), plain.bytesPerLine())


def read_picture(*, image: QImage) -> tuple[SeenBarcode, ...]:
    """The barcodes in a picture. For an io thread."""
    return read_barcodes(frame=frame_of(image))


class NewestPicture(Generic[Found]):
    """While one is being read, a newer one replaces the one that waits: the reading never lags behind.

    `read` gets the picture as `image`, on an io thread. After each picture it rests for `pause_ms`: what
    takes long leaves the processors to the window and to the sale in between.
    """

    def __init__(
        self,
        tasks: Tasks,
        owner: QObject,
        read: Callable[..., Found],
        on_read: Callable[[Found], None],
        *,
        on_unavailable: Callable[[Unavailable], None] | None = None,
        pause_ms: int = 0,
    ) -> None:
        self._tasks, self._owner, self._work, self._on_read = tasks, owner, read, on_read
        self._on_unavailable = on_unavailable
        self._waiting: QImage | None = None
        self._is_reading = self._is_resting = False
        self._pause = QTimer(owner)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause_ms)
        self._pause.timeout.connect(self._go_on)

    def offer(self, image: QImage) -> None:
        """Read this picture as soon as the one before it is read, unless a newer one has come by then."""
        self._is_resting = False
        if self._is_reading:
            self._waiting = image
        else:
            self._read(image)

    def rest(self) -> None:
        """Keep no picture, and want no answer any more."""
        self._waiting, self._is_resting = None, True

    def _read(self, image: QImage) -> None:
        self._is_reading = self._tasks.run_io(
            self._work,
            on_done=self._take,
            on_unavailable=self._on_unavailable,
            on_settled=self._next,
            owner=self._owner,
            image=image,
        )

    def _take(self, found: Found) -> None:
        if not self._is_resting:
            self._on_read(found)

    def _next(self) -> None:
        if self._pause.interval():
            self._pause.start()
        else:
            self._go_on()

    def _go_on(self) -> None:
        self._is_reading = False
        image, self._waiting = self._waiting, None
        if image is not None:
            self._read(image)
