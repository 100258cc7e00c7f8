"""Pictures of the camera, read for barcodes beside the window: always the newest, and never two at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.vision.barcodes import SeenBarcode, read_barcodes
from cardesk_desktop.vision.frame import Frame

OnCodes = Callable[[Sequence[SeenBarcode]], None]


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


class NewestPicture:
    """While one is being read, a newer one replaces the one that waits: the reading never lags behind."""

    def __init__(self, tasks: Tasks, owner: QObject, on_codes: OnCodes) -> None:
        self._tasks, self._owner, self._on_codes = tasks, owner, on_codes
        self._waiting: QImage | None = None
        self._is_reading = self._is_resting = False

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
            read_picture, on_done=self._take, on_settled=self._next, owner=self._owner, image=image
        )

    def _take(self, codes: Sequence[SeenBarcode]) -> None:
        if not self._is_resting:
            self._on_codes(codes)

    def _next(self) -> None:
        self._is_reading = False
        image, self._waiting = self._waiting, None
        if image is not None:
            self._read(image)
