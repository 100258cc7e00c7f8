"""Photos of the car while it is checked in: kept with the visit, in the same step, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.domain.vehicle_photo import MOST_PHOTOS
from cardesk_desktop.ui.camera.desk import CameraDesk
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.photo_strip import PhotoStrip, ThumbFace

if TYPE_CHECKING:
    from cardesk_desktop.ui.camera.photo_panel import TakenPhoto


class ArrivalPhotos(QWidget):
    """Takes them one after the other; nothing is stored before the car is checked in."""

    changed = Signal(object)
    """The photos as they are now, a tuple of `bytes`."""

    def __init__(
        self, cameras: CameraDesk, photos: tuple[bytes, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme, _ = cameras.theme, cameras.phrases
        self._cameras, self._ = cameras, _
        self.photos = photos
        self._before: tuple[tuple[bytes, ...], int] | None = None
        self.camera = Button(theme, _("Take a photo of the car"), icon="camera")
        self.remove = Button(theme, _("Remove"), icon="trash-2")
        self.undo = Button(theme, _("Undo"), icon="undo-2")
        self.strip = PhotoStrip(theme)
        self._hint = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        buttons = FlowRow(theme)
        for button in (self.camera, self.remove, self.undo):
            buttons.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.half)
        for part in (self.strip, buttons, self._hint):
            column.addWidget(part)
        self._hint.setText(_("They show how it came in. Scratches are marked on them once it is checked in."))
        self.camera.activated.connect(lambda: cameras.take_photo(self._on_taken))
        self.remove.activated.connect(lambda: self._remove(self.strip.current))
        self.strip.remove_asked.connect(self._remove)
        self.undo.activated.connect(self._undo)
        self._show(0)

    def _on_taken(self, taken: TakenPhoto) -> None:
        self._before = None
        self._set((*self.photos, taken.photo), len(self.photos))

    def _remove(self, place: int) -> None:
        self._before = self.photos, place
        self._set((*self.photos[:place], *self.photos[place + 1 :]), place)
        self.undo.setFocus()

    def _undo(self) -> None:
        if self._before is not None:
            (photos, place), self._before = self._before, None
            self._set(photos, place)
            self.strip.thumbs[place].setFocus()

    def _set(self, photos: tuple[bytes, ...], current: int) -> None:
        self.photos = photos
        self._show(current)
        self.changed.emit(photos)

    def _show(self, current: int) -> None:
        _, count = self._, self._.number(len(self.photos))
        places = range(1, len(self.photos) + 1)
        faces = [ThumbFace(_("Photo {n} of {count}", n=_.number(place), count=count)) for place in places]
        self.strip.show_photos(faces, current)
        for place, photo in enumerate(self.photos):
            self.strip.show_picture(place, QImage.fromData(photo))
        self.strip.setVisible(bool(self.photos))
        self.remove.setVisible(bool(self.photos))
        self.undo.setVisible(self._before is not None)
        self.camera.setEnabled(len(self.photos) < MOST_PHOTOS)
