"""The photo in a form: shown, taken with the camera, chosen from a file, pasted, dropped, taken away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.operations.catalogue import picture
from cardesk_desktop.ui.camera.desk import CameraDesk
from cardesk_desktop.ui.camera.incoming import Incoming, incoming, on_clipboard, prepare
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.screens.catalogue.photo_view import PhotoView
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text

if TYPE_CHECKING:
    from cardesk_desktop.ui.camera.photo_panel import TakenPhoto

_HEIGHT = 120


class PhotoField(QWidget):
    """`photo` is None while it stays as it was, b"" when it was taken away, else the new one."""

    code_seen = Signal(str)
    """A barcode that was in view when the photo was taken for it."""

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
        self._, self._tasks, self._cameras = _, cameras.tasks, cameras
        self.photo: bytes | None = None
        self._colour = ""
        self.view = PhotoView(theme, _("Photo"), theme.px(_HEIGHT))
        self.camera = Button(theme, _("Take a photo"), icon="camera")
        self.choose = Button(theme, _("Choose a photo …"), icon="image-plus", is_once=True)
        self.remove = Button(theme, _("Remove"), icon="trash-2")
        self.recognise = Button(theme, _("Recognise"), icon="sparkles")
        hint = _("Or paste one with Ctrl+V, or drop it here.")
        self._hint = Text(theme, hint, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self._message = Text(theme, size=TextSize.SMALL, tone=Tone.DUE, is_wrapping=True)
        self.camera.activated.connect(self._on_camera)
        self.choose.activated.connect(self._on_choose)
        self.remove.activated.connect(self._on_remove)
        self.recognise.activated.connect(self._on_recognise)
        buttons = FlowRow(theme)
        for button in (self.camera, self.choose, self.recognise, self.remove):
            buttons.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one)
        for part in (self.view, buttons, self._hint, self._message):
            column.addWidget(part)
        self._message.hide()
        self.setAcceptDrops(True)
        self._show(None)

    def show_stored(self, sha256: str, colour: str) -> None:
        """Show the photo that is kept under a hash, or the sign of a colour."""
        self._colour = colour
        self._show(None)
        if sha256:
            self._tasks.run(picture, on_done=self._on_read, owner=self, sha256=sha256)

    def take(self, photo: Incoming) -> None:
        """Prepare a picture from a file or the clipboard; says below it what is wrong with it."""
        self._message.hide()
        self.choose.set_busy(True)
        self._tasks.run_io(
            prepare,
            on_done=self._on_prepared,
            on_refused=self._on_refused,
            on_settled=lambda: self.choose.set_busy(False),
            owner=self,
            picture=photo,
        )

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        copied = on_clipboard() if event.matches(QKeySequence.StandardKey.Paste) else None
        if copied is not None:
            self.take(copied)
            event.accept()
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if incoming(event.mimeData()) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        dropped = incoming(event.mimeData())
        if dropped is not None:
            event.acceptProposedAction()
            self.take(dropped)

    def _on_camera(self) -> None:
        self._cameras.take_photo(self._on_taken)

    def _on_taken(self, taken: TakenPhoto) -> None:
        self._message.hide()
        self._on_prepared(taken.photo)
        for code in taken.barcodes:
            self.code_seen.emit(code)

    def _on_choose(self) -> None:
        path = self._cameras.ways.ask_for_photo(self._)
        if path is None:
            self.choose.set_busy(False)
        else:
            self.take(path)

    def _on_recognise(self) -> None:
        if self.photo and self._recognise is not None:
            self._recognise(self.photo)

    def show_taken(self, photo: bytes) -> None:
        """Take over a photo that was taken elsewhere."""
        self._on_prepared(photo)

    def _on_prepared(self, photo: bytes) -> None:
        self.photo = photo
        self._show(photo)

    def _on_refused(self, refusal: Refused) -> None:
        self._message.setText(sentence(self._, refusal))
        self._message.show()

    def _on_remove(self) -> None:
        self.photo = b""
        self._message.hide()
        self._show(None)
        self.choose.setFocus()

    def _on_read(self, content: bytes | None) -> None:
        if self.photo is None:
            self._show(content)

    def _show(self, content: bytes | None) -> None:
        image = QImage.fromData(content) if content else None
        self.view.show_picture(image, self._colour)
        self.remove.setVisible(image is not None)
        self.recognise.setVisible(bool(self.photo) and self._recognise is not None)
