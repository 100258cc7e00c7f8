"""Pictures of products: read when a tile is first drawn, decoded off the UI thread, kept while they fit."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from cardesk_desktop.operations import catalogue
from cardesk_desktop.ui.tasks import Tasks

_MOST = 300


class Pictures(QObject):
    """Hands out pictures by the hash of their bytes, no larger than `room` (in device pixels)."""

    arrived = Signal()
    """A picture that was asked for is there now."""

    def __init__(self, tasks: Tasks, room: QSize, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._room = tasks, room
        self._kept: OrderedDict[str, QImage] = OrderedDict()

    def get(self, sha256: str) -> QImage | None:
        """The picture, or None while it is being read, or when there is none that can be drawn."""
        kept = self._kept.get(sha256)
        if kept is None:
            self._tasks.run(
                catalogue.picture,
                on_done=lambda content: self._decode(sha256, content or b""),
                owner=self,
                once=("picture", sha256),
                sha256=sha256,
            )
            return None
        self._kept.move_to_end(sha256)
        return None if kept.isNull() else kept

    def _decode(self, sha256: str, content: bytes) -> None:
        self._tasks.run_io(
            _fitted,
            on_done=lambda image: self._keep(sha256, image),
            owner=self,
            once=("decoded picture", sha256),
            content=content,
            room=self._room,
        )

    def _keep(self, sha256: str, image: QImage) -> None:
        self._kept[sha256] = image
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        self.arrived.emit()


def _fitted(*, content: bytes, room: QSize) -> QImage:
    """Decode a picture and scale it into a box; a null image when it cannot be read."""
    image = QImage.fromData(content)
    if image.isNull():
        return image
    return image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
