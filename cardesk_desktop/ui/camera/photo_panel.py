"""The side panel that hands over one photo: from the camera, a file, the clipboard, or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.ui.camera.incoming import Incoming, prepare
from cardesk_desktop.ui.camera.photo_steps import ReviewStep, TakingStep
from cardesk_desktop.ui.camera.photo_taker import PhotoTaker
from cardesk_desktop.ui.camera.reading import NewestPicture, read_picture
from cardesk_desktop.ui.camera.viewfinder import Viewfinder, ViewfinderMeans
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.stacked import StackedParts
from cardesk_desktop.vision.barcodes import SeenBarcode


@dataclass(frozen=True, slots=True)
class TakenPhoto:
    """A photo as it is kept, and the barcodes that were in view when it was taken for them."""

    photo: bytes
    barcodes: tuple[str, ...] = ()


class PhotoPanel(PanelContent):
    """First the live picture, then the taken one: cut, turned, used, or taken again."""

    taken = Signal(object)
    """The `TakenPhoto` that the person wants to use."""

    def __init__(self, means: ViewfinderMeans, parent: QWidget | None = None) -> None:
        super().__init__(means.theme, parent)
        self._means, self._ = means, means.phrases
        self._codes: tuple[str, ...] = ()
        self._prepared: bytes | None = None
        self.finder = Viewfinder(means)
        self.taking = TakingStep(means, self.finder)
        self.review = ReviewStep(means)
        self._message = Text(means.theme, tone=Tone.DUE, is_wrapping=True)
        self._message.hide()
        files = self.taking.from_file
        self._taker = PhotoTaker(means, files, self._on_prepared, self._on_refused, self)
        self._reader = NewestPicture(means.tasks, self, read_picture, self._on_codes)
        self._steps = StackedParts()
        self._buttons = StackedParts()
        for step in (self.taking, self.review):
            self._steps.addWidget(step)
            self._buttons.addWidget(step.buttons)
        self.body.addWidget(self._message)
        self.body.addWidget(self._steps)
        self.body.addStretch(1)
        self.footer.addWidget(self._buttons)
        self.setAcceptDrops(True)
        self._connect()

    @property
    def first_focus(self) -> QWidget:
        """The live picture: Space takes it."""
        return self.finder.view

    def take(self, picture: Incoming) -> None:
        """Go on with a picture from elsewhere; says what is wrong with it."""
        self._taker.take(picture)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
            event.accept()
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        self._taker.drop(event, is_there=False)

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        self._taker.drop(event, is_there=True)

    def _connect(self) -> None:
        taking, review = self.taking, self.review
        self.finder.pictured.connect(self._on_picture)
        self.finder.view.pressed.connect(self._on_take)
        taking.take.activated.connect(self._on_take)
        self._taker.begun.connect(self._message.hide)
        taking.paste.activated.connect(self._paste)
        review.again.activated.connect(self._on_again)
        review.use.activated.connect(self._on_use)

    def _on_picture(self, picture: QImage) -> None:
        if self.taking.waits_for_code:
            self._reader.offer(picture)

    def _on_codes(self, codes: Sequence[SeenBarcode]) -> None:
        self.finder.view.show_codes(codes, ())
        if codes and self.taking.waits_for_code and self._steps.currentWidget() is self.taking:
            self._codes = tuple(code.text for code in codes)
            self._on_take()

    def _on_take(self) -> None:
        picture = self.finder.view.picture
        if picture is not None:
            self._reader.rest()
            self._review(picture, None)

    def _paste(self) -> None:
        self.taking.paste.set_busy(False)
        if not self._taker.paste_copied():
            words = self._("There is no picture on the clipboard. Copy one, then paste it here.")
            self._message.setText(words)
            self._message.show()

    def _on_prepared(self, photo: bytes) -> None:
        self._codes = ()
        self._review(QImage.fromData(photo), photo)

    def _on_refused(self, refusal: Refused) -> None:
        self._message.setText(sentence(self._, refusal))
        self._message.show()
        self.review.use.set_busy(False)

    def _review(self, picture: QImage, prepared: bytes | None) -> None:
        self._message.hide()
        self._prepared = prepared
        self.review.show_picture(picture)
        # The live picture is out of sight with this, and the camera goes off.
        self._show(self.review)
        self.review.use.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_again(self) -> None:
        self._codes, self._prepared = (), None
        self._message.hide()
        self.review.clear()
        self._show(self.taking)
        self.finder.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_use(self) -> None:
        if self._prepared is not None and not self.review.is_changed:
            self.taken.emit(TakenPhoto(self._prepared))
            return
        self._means.tasks.run_io(
            prepare,
            on_done=lambda photo: self.taken.emit(TakenPhoto(photo, self._codes)),
            on_refused=self._on_refused,
            owner=self,
            picture=self.review.kept(),
        )

    def _show(self, step: TakingStep | ReviewStep) -> None:
        self._steps.setCurrentWidget(step)
        self._buttons.setCurrentWidget(step.buttons)
