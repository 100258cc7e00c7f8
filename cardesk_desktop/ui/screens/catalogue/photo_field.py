"""The photo in a form: shown, chosen from a file, taken away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.catalogue import picture
from cardesk_desktop.operations.photos import prepare_photo
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.screens.catalogue.photo_view import PhotoView
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.labels import Text

_HEIGHT = 120
AskForPhoto = Callable[[Phrasebook], Path | None]


def ask_for_photo(_: Phrasebook) -> Path | None:
    """Let the person choose a picture; None when they think better of it."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    chosen, _filter = QFileDialog.getOpenFileName(
        QApplication.activeWindow(),
        _("Choose a photo"),
        folder,
        _("Pictures (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff)"),
    )
    return Path(chosen) if chosen else None


class PhotoField(QWidget):
    """`photo` is None while it stays as it was, b"" when it was taken away, else the new one."""

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        tasks: Tasks,
        ask: AskForPhoto,
        recognise: Callable[[bytes], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`recognise` is told a new photo that somebody wants to be recognised; None where none can be."""
        super().__init__(parent)
        self._recognise = recognise
        self._, self._tasks, self._ask = _, tasks, ask
        self.photo: bytes | None = None
        self._colour = ""
        self.view = PhotoView(theme, _("Photo"), theme.px(_HEIGHT))
        self.choose = Button(theme, _("Choose a photo …"), icon="image-plus", is_once=True)
        self.remove = Button(theme, _("Remove"), icon="trash-2")
        self.recognise = Button(theme, _("Recognise"), icon="sparkles")
        self.recognise.activated.connect(self._on_recognise)
        self._message = Text(theme, size=TextSize.SMALL, tone=Tone.DUE, is_wrapping=True)
        self.choose.activated.connect(self._on_choose)
        self.remove.activated.connect(self._on_remove)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space.one)
        buttons.addWidget(self.choose, 1)
        buttons.addWidget(self.recognise)
        buttons.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one)
        column.addWidget(self.view)
        column.addLayout(buttons)
        column.addWidget(self._message)
        self._message.hide()
        self._show(None)

    def show_stored(self, sha256: str, colour: str) -> None:
        """Show the photo that is kept under a hash, or the sign of a colour."""
        self._colour = colour
        self._show(None)
        if sha256:
            self._tasks.run(picture, on_done=self._on_read, owner=self, sha256=sha256)

    def take(self, path: Path) -> None:
        """Prepare a picture file; says below it what is wrong with it."""
        self._message.hide()
        self.choose.set_busy(True)
        self._tasks.run_io(
            prepare_photo,
            on_done=self._on_prepared,
            on_refused=self._on_refused,
            on_settled=lambda: self.choose.set_busy(False),
            owner=self,
            path=path,
        )

    def _on_choose(self) -> None:
        path = self._ask(self._)
        if path is None:
            self.choose.set_busy(False)
        else:
            self.take(path)

    def _on_recognise(self) -> None:
        if self.photo and self._recognise is not None:
            self._recognise(self.photo)

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
