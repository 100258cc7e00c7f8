"""Pictures of products: read when a tile is first drawn, decoded off the UI thread, kept while they fit."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.operations import catalogue
from cardesk_desktop.operations.travelling_photos import photo_identity, want_photo
from cardesk_desktop.ui.tasks import Tasks

_MOST = 300


class Pictures(QObject):
    """Hands out pictures by the hash of their bytes, no larger than `room` (in device pixels)."""

    arrived = Signal()
    """A picture that was asked for is there now, or is known not to be here yet."""

    def __init__(self, tasks: Tasks, room: QSize, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._room = tasks, room
        self._kept: OrderedDict[str, QImage] = OrderedDict()
        self._lacking: set[str] = set()
        tasks.changed.connect(self._on_changes)

    def is_lacking(self, sha256: str) -> bool:
        """True for a picture that is still on its way from another register."""
        return sha256 in self._lacking

    def get(self, sha256: str) -> QImage | None:
        """The picture, or None while it is being read, or when there is none that can be drawn."""
        kept = self._kept.get(sha256)
        if kept is None and sha256 in self._lacking:
            return None
        if kept is None:
            self._tasks.run(
                catalogue.picture,
                on_done=lambda content: self._take(sha256, content),
                owner=self,
                once=("picture", id(self), sha256),
                sha256=sha256,
            )
            return None
        self._kept.move_to_end(sha256)
        return None if kept.isNull() else kept

    def _take(self, sha256: str, content: bytes | None) -> None:
        if content is not None:
            self._decode(sha256, content)
        elif sha256 not in self._lacking:
            self._lacking.add(sha256)
            self._tasks.run(want_photo, owner=self, sha256=sha256)
            self.arrived.emit()

    def _on_changes(self, changes: Changes) -> None:
        here = changes.ids(Noun.PHOTO)
        if here:
            self._lacking = {each for each in self._lacking if photo_identity(each) not in here}
            self.arrived.emit()

    def _decode(self, sha256: str, content: bytes) -> None:
        self._tasks.run_io(
            _fitted,
            on_done=lambda image: self._keep(sha256, image),
            owner=self,
            once=("decoded picture", id(self), sha256),
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
