"""A photo with its marks: a press on an empty place marks it, pins are pulled or moved by arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.domain.vehicle_photo import SIDE
from cardesk_desktop.ui.screens.visits.photos.mark_pin import MarkPin, PinFace
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.paint import painter_on, rounded

_PAUSE_MS = 400
"""So long after the last arrow key a place is kept."""


class MarkedView(QWidget):
    """Shows a photo whole. It is never mirrored: left on it is left of the car."""

    place_pressed = Signal(int, int)
    """An empty place of the photo was pressed, in thousandths."""
    mark_chosen = Signal(object)
    """The identity of the mark; None for the one that is not saved yet."""
    mark_moved = Signal(object, int, int)
    mark_removed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        height: int,
        *,
        is_editable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._height, self._is_editable = theme, height, is_editable
        self._picture = QImage()
        self.pins: list[MarkPin] = []
        self._places: dict[UUID | None, tuple[int, int]] = {}
        self._waiting: list[UUID | None] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.settle)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: QImage | None) -> None:
        """Show the photo; None while it is read, or on its way."""
        self._picture = picture or QImage()
        self._arrange()
        self.update()

    def show_pins(self, faces: Sequence[PinFace], chosen: UUID | None) -> None:
        """Show these marks. The keyboard stays on the pin it was on."""
        held = [pin.face.id for pin in self.pins if pin.hasFocus()]
        for pin in self.pins:
            pin.hide()
            pin.deleteLater()
        self.pins = [self._made(face) for face in faces]
        self._places = {face.id: (face.x_permille, face.y_permille) for face in faces}
        for pin in self.pins:
            pin.is_chosen = pin.face.id == chosen
            pin.show()
        self._arrange()
        for mark_id in held:
            self.focus_on(mark_id)

    def focus_on(self, mark_id: UUID | None) -> None:
        """Give the keyboard to the pin of a mark."""
        for pin in self.pins:
            if pin.face.id == mark_id:
                pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Say where the pin is that arrow keys moved, if one is on its way."""
        self._pause.stop()
        waiting, self._waiting = self._waiting, []
        for mark_id in waiting:
            if mark_id in self._places:
                self.mark_moved.emit(mark_id, *self._places[mark_id])

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._height, self._height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._height)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        self._arrange()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        at = event.position()
        if self._is_editable and event.button() is Qt.MouseButton.LeftButton and self._box().contains(at):
            self.place_pressed.emit(*self._permille(at.toPoint()))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors, radius = self._theme.colors, float(self._theme.radius.normal)
        rounded(painter, QRectF(self.rect()), radius, fill=colors.pressed)
        if self._picture.isNull():
            side = self.height() / 4
            sign = QRectF(0, 0, side, side)
            sign.moveCenter(QRectF(self.rect()).center())
            self._theme.icons.paint(painter, "image", colors.muted, sign)
        else:
            painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._box(), self._picture)
        painter.end()

    def _made(self, face: PinFace) -> MarkPin:
        pin = MarkPin(self._theme, face, self)
        pin.activated.connect(partial(self.mark_chosen.emit, face.id))
        pin.nudged.connect(partial(self._on_nudged, pin))
        pin.pulled.connect(partial(self._on_pulled, pin))
        pin.remove_asked.connect(partial(self.mark_removed.emit, face.id))
        return pin

    def _on_nudged(self, pin: MarkPin, right: int, down: int) -> None:
        x, y = self._places[pin.face.id]
        self._places[pin.face.id] = _inside(x + right), _inside(y + down)
        self._arrange()
        self._waiting = [pin.face.id]
        self._pause.start()

    def _on_pulled(self, pin: MarkPin, middle: QPoint) -> None:
        place = self._permille(middle)
        self._places[pin.face.id] = place
        self._arrange()
        self.mark_moved.emit(pin.face.id, *place)

    def _arrange(self) -> None:
        box = self._box()
        for pin in self.pins:
            x, y = self._places[pin.face.id]
            left, top = box.left() + box.width() * x / SIDE, box.top() + box.height() * y / SIDE
            pin.put(QPoint(round(left), round(top)))

    def _box(self) -> QRectF:
        """Where the photo lies; all of the widget while there is none."""
        room = QRectF(self.rect())
        if self._picture.isNull():
            return room
        size = self._picture.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF(0, 0, size.width(), size.height())
        box.moveCenter(room.center())
        return box

    def _permille(self, at: QPoint) -> tuple[int, int]:
        box = self._box()
        return (
            _inside(round((at.x() - box.left()) * SIDE / box.width())),
            _inside(round((at.y() - box.top()) * SIDE / box.height())),
        )


def _inside(permille: int) -> int:
    return max(0, min(SIDE, permille))
