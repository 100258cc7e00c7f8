"""The photos of a product in its form: taken, chosen, pasted, dropped, put in order, taken away and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.gallery import MOST_PHOTOS, checked
from cardesk_desktop.operations.product_photos import Picture
from cardesk_desktop.ui.camera.desk import CameraDesk
from cardesk_desktop.ui.camera.photo_taker import PhotoTaker
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.pictures import Pictures
from cardesk_desktop.ui.screens.catalogue.gallery_buttons import GalleryButtons
from cardesk_desktop.ui.screens.catalogue.photo_view import PhotoView
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.photo_strip import PhotoStrip, ThumbFace

if TYPE_CHECKING:
    from cardesk_desktop.ui.camera.photo_panel import TakenPhoto

_HEIGHT = 160


class GalleryField(QWidget):
    """What is done here is kept with the rest of the form. `photos` is None while nothing was done."""

    code_seen = Signal(str)
    """A barcode that was in view when a photo was taken for it."""

    def __init__(
        self,
        cameras: CameraDesk,
        recognise: Callable[[bytes], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`recognise` is told a new photo that somebody wants to be recognised; None where none can be."""
        super().__init__(parent)
        theme, _ = cameras.theme, cameras.phrases
        self._recognise = recognise
        self._, self._cameras = _, cameras
        self.shown: tuple[str, ...] = ()
        """What was in the gallery when the form was opened."""
        self._wanted: list[Picture] = []
        self._images: dict[bytes, QImage] = {}
        self._before: tuple[list[Picture], int] | None = None
        self._colour = ""
        height = theme.px(_HEIGHT)
        self._kept = Pictures(cameras.tasks, QSize(height * 2, height), self)
        self._kept.arrived.connect(self._show_pictures)
        self.view = PhotoView(theme, _("Photo"), height)
        self.strip = PhotoStrip(theme, is_movable=True)
        self.buttons = GalleryButtons(theme, _)
        self._taker = PhotoTaker(cameras, self.buttons.choose, self.add, self._on_refused, self)
        hint = _("Or paste one with Ctrl+V, or drop it here.")
        self._hint = Text(theme, hint, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self._message = Text(theme, size=TextSize.SMALL, tone=Tone.DUE, is_wrapping=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one)
        for part in (self.view, self.strip, self.buttons, self._hint, self._message):
            column.addWidget(part)
        self._message.hide()
        self.setAcceptDrops(True)
        self._connect()
        self._show()

    @property
    def photos(self) -> tuple[Picture, ...] | None:
        """The photos that the product is to have, in their order; None as long as they are those it has."""
        wanted = tuple(self._wanted)
        return None if wanted == self.shown else wanted

    def show_stored(self, photos: Sequence[str]) -> None:
        """Show the photos that are kept; what was added before stays behind them."""
        added = [each for each in self._wanted if each not in self.shown]
        self.shown = tuple(photos)
        self._wanted = [*self.shown, *added]
        self._show()

    def show_colour(self, colour: str) -> None:
        """The colour of the category, for a product without a photo."""
        self._colour = colour
        self._show_pictures()

    def add(self, photo: bytes) -> None:
        """Put a new photo at the end, and look at it; says below it when there is no room."""
        try:
            checked([""] * (len(self._wanted) + 1))
        except Refused as refusal:
            self._on_refused(refusal)
            return
        self._message.hide()
        self._before = None
        self._images[photo] = QImage.fromData(photo)
        if photo not in self._wanted:
            self._wanted.append(photo)
        self._show(self._wanted.index(photo))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if not self._taker.paste(event):
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        self._taker.drop(event, is_there=False)

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        self._taker.drop(event, is_there=True)

    def _connect(self) -> None:
        buttons, strip = self.buttons, self.strip
        buttons.camera.activated.connect(lambda: self._cameras.take_photo(self._on_taken))
        self._taker.begun.connect(self._message.hide)
        buttons.recognise.activated.connect(self._on_recognise)
        buttons.first.activated.connect(lambda: self._move(strip.current, 0))
        buttons.earlier.activated.connect(lambda: self._move(strip.current, strip.current - 1))
        buttons.later.activated.connect(lambda: self._move(strip.current, strip.current + 1))
        buttons.remove.activated.connect(lambda: self._remove(strip.current))
        buttons.undo.activated.connect(self._undo)
        strip.moved.connect(self._move)
        strip.chosen.connect(lambda _place: self._show_chosen())
        strip.remove_asked.connect(self._remove)

    def _on_taken(self, taken: TakenPhoto) -> None:
        self.add(taken.photo)
        for code in taken.barcodes:
            self.code_seen.emit(code)

    def _on_recognise(self) -> None:
        chosen = self._chosen()
        if isinstance(chosen, bytes) and self._recognise is not None:
            self._recognise(chosen)

    def _on_refused(self, refusal: Refused) -> None:
        self._message.setText(sentence(self._, refusal))
        self._message.show()

    def _move(self, place: int, to: int) -> None:
        if 0 <= to < len(self._wanted):
            self._before = None
            self._wanted.insert(to, self._wanted.pop(place))
            self._show(to)

    def _remove(self, place: int) -> None:
        self._message.hide()
        self._before = list(self._wanted), place
        del self._wanted[place]
        self._show(place)
        if not self._wanted:
            self.buttons.undo.setFocus()

    def _undo(self) -> None:
        if self._before is not None:
            self._wanted, place = self._before
            self._before = None
            self._show(place)
            self.strip.thumbs[place].setFocus()

    def _chosen(self) -> Picture | None:
        return self._wanted[self.strip.current] if self._wanted else None

    def _show(self, current: int = 0) -> None:
        _, count = self._, len(self._wanted)
        faces = [self._face(place, count) for place in range(count)]
        self.strip.show_photos(faces, current)
        self.strip.setVisible(count > 1)
        self._show_pictures()

    def _face(self, place: int, count: int) -> ThumbFace:
        _, named = self._, {"n": self._.number(place + 1), "count": self._.number(count)}
        if place == 0:
            return ThumbFace(_("Photo {n} of {count}, the one in lists", **named), "★")
        return ThumbFace(_("Photo {n} of {count}", **named))

    def _show_pictures(self) -> None:
        for place, photo in enumerate(self._wanted):
            self.strip.show_picture(place, self._picture(photo))
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        self.view.show_picture(self._picture(chosen) if chosen is not None else None, self._colour)
        self.buttons.show_state(
            place=self.strip.current,
            count=len(self._wanted),
            is_full=len(self._wanted) >= MOST_PHOTOS,
            can_undo=self._before is not None,
            can_recognise=isinstance(chosen, bytes) and self._recognise is not None,
        )

    def _picture(self, photo: Picture) -> QImage | None:
        return self._images.get(photo) if isinstance(photo, bytes) else self._kept.get(photo)
