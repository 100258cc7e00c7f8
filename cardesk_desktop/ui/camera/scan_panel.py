"""The side panel that scans: what is held before the camera goes where a hand scanner would put it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from cardesk_desktop.ui.camera.reading import NewestPicture, read_picture
from cardesk_desktop.ui.camera.scan_result import ScanResult
from cardesk_desktop.ui.camera.viewfinder import Viewfinder, ViewfinderMeans
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonSize
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.vision.barcodes import SeenBarcode
from cardesk_desktop.vision.camera import CameraState
from cardesk_desktop.vision.sightings import Sightings

_MOST_SHOWN = 24
"""Characters of a code on its button: that of a QR may be an address of hundreds."""
OnScanned = Callable[[str, ScanResult], None]
"""Takes a code, and the place in which to say what came of it."""


class ScanPanel(PanelContent):
    """Scans a code that lies there alone and steadily; of several, the one that is clicked or numbered."""

    def __init__(
        self,
        means: ViewfinderMeans,
        on_scanned: OnScanned,
        parent: QWidget | None = None,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        read: Callable[..., Sequence[SeenBarcode]] = read_picture,
    ) -> None:
        super().__init__(means.theme, parent)
        self._means, self._on_scanned, self._monotonic = means, on_scanned, monotonic
        theme, _ = means.theme, means.phrases
        self.finder = Viewfinder(means)
        self.result = ScanResult(theme, _)
        self.done = Button(theme, _("Done"), size=ButtonSize.TALL, key="Esc")
        self._hint = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self._choices = FlowRow(theme)
        self._offered: tuple[str, ...] = ()
        self._sightings = Sightings()
        self._reader = NewestPicture(means.tasks, self, read, self._on_codes)
        for part in (self.finder, self._hint, self._choices, self.result):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.footer.addWidget(self.done)
        self._choices.hide()
        self._say_how(is_several=False)
        self.finder.pictured.connect(self._on_picture)
        self.finder.view.chosen.connect(self._take)
        self.finder.state_changed.connect(self._on_state)

    @property
    def first_focus(self) -> QWidget:
        """The live picture: numbers choose among several codes."""
        return self.finder.view

    @property
    def choices(self) -> tuple[str, ...]:
        """The codes in view, when there are several."""
        return self._offered

    def _on_picture(self, picture: QImage) -> None:
        self._reader.offer(picture)

    def _on_state(self, state: CameraState) -> None:
        if state is not CameraState.LIVE:
            self._reader.rest()
            self._offer(())

    def _on_codes(self, codes: Sequence[SeenBarcode]) -> None:
        texts = [code.text for code in codes]
        scanned = self._sightings.see(texts, self._monotonic())
        self.finder.view.show_codes(codes, [text for text in texts if self._sightings.is_taken(text)])
        self._offer(tuple(texts) if len(texts) > 1 else ())
        if scanned is not None:
            self._hand_over(scanned)

    def _take(self, text: str) -> None:
        self._sightings.take(text, self._monotonic())
        self._hand_over(text)

    def _hand_over(self, text: str) -> None:
        # A hand scanner beeps by itself; here nobody would hear that it was read.
        QApplication.beep()
        self._on_scanned(text, self.result)

    def _offer(self, texts: tuple[str, ...]) -> None:
        """A button for each of several codes: the outlines in the picture can be clicked too."""
        if texts == self._offered:
            return
        self._offered = texts
        self._choices.clear()
        for number, text in enumerate(texts, start=1):
            button = Button(self._means.theme, _shown(text), icon="barcode", key=str(number))
            button.setAccessibleName(text)
            button.activated.connect(lambda text=text: self._take(text))
            self._choices.add(button)
        self._choices.setVisible(bool(texts))
        self._say_how(is_several=bool(texts))

    def _say_how(self, *, is_several: bool) -> None:
        _ = self._means.phrases
        if is_several:
            self._hint.setText(_("Several codes are in view. Click the one you mean, or press its number."))
        else:
            self._hint.setText(
                _(
                    "Hold the barcode before the camera: it is scanned by itself. To scan it once more, "
                    "take it away first."
                )
            )


def _shown(code: str) -> str:
    """A long code by its beginning and its end, which tells it from another of the same maker."""
    half = _MOST_SHOWN // 2
    return code if len(code) <= _MOST_SHOWN else f"{code[:half]}…{code[-half + 1 :]}"
