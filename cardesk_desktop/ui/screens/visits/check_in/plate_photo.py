"""The plate from the camera or a photo: read on this computer, and taken by nobody but the person."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.domain.plate_forms import ReadPlate
from cardesk_desktop.ui.camera.desk import CameraDesk
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.chips import Chip
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text

if TYPE_CHECKING:
    from cardesk_desktop.ui.camera.photo_panel import TakenPhoto
    from cardesk_desktop.ui.screens.visits.check_in.plate_camera import PickedPlate

_MOST = 4
_IDLE_S = 300


class PlatePhoto(QWidget):
    """Stands below the plate field. What was read goes into it as if it had been typed."""

    read = Signal(object)
    """The `Plate` to put into the field: the likeliest, and then whichever is pressed."""

    picked = Signal(object)
    """A `PickedPlate` of the live picture."""

    def __init__(self, cameras: CameraDesk, time_zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, _ = cameras.theme, cameras.phrases
        self._cameras, self._, self._time_zone = cameras, _, time_zone
        self.live = Button(theme, _("With the camera"), icon="scan-text")
        self.live.setAccessibleName(_("Read the plate with the camera"))
        self.button = Button(theme, _("From a photo …"), icon="image")
        self.button.setAccessibleName(_("Read the plate from a photo"))
        ways = FlowRow(theme)
        ways.add(self.live)
        ways.add(self.button)
        self.message = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self._others = FlowRow(theme)
        self.chips: list[Chip] = []
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_S * 1000)
        self._idle.timeout.connect(self._rest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.half)
        for part in (ways, self.message, self._others):
            column.addWidget(part)
        self.message.hide()
        self._others.hide()
        self.live.activated.connect(self._open_camera)
        self.button.activated.connect(lambda: cameras.take_photo(self.look_at))

    def look_at(self, taken: TakenPhoto) -> None:
        """Read the plate on a photo that was taken."""
        from cardesk_desktop.vision.looking import look_at_plate

        self.button.set_busy(True)
        self._say(self._("Reading the plate …"))
        self._cameras.tasks.run_io(
            look_at_plate,
            on_done=self._on_read,
            on_refused=self._on_failed,
            on_unavailable=self._on_failed,
            on_settled=lambda: self.button.set_busy(False),
            owner=self,
            photo=taken.photo,
            reader=self._cameras.reader(),
        )
        self._idle.start()

    def _open_camera(self) -> None:
        from cardesk_desktop.ui.screens.visits.check_in.plate_camera import PlateCameraPanel

        cameras = self._cameras
        panel = PlateCameraPanel(cameras.viewfinder_means(), cameras.reader(), self._time_zone)
        panel.done.activated.connect(cameras.window.close_panel)
        panel.picked.connect(self._on_picked)
        title = self._("Read the plate")
        cameras.window.open_panel(
            panel, title, first_focus=panel.first_focus, on_closed=self._idle.start, is_over=True
        )

    def _on_picked(self, picked: PickedPlate) -> None:
        self._cameras.window.close_panel()
        self.picked.emit(picked)

    def _on_read(self, plates: tuple[ReadPlate, ...]) -> None:
        _ = self._
        if not plates:
            self._say(_("No plate was found. Hold the camera straight, and fill the picture with the plate."))
            return
        whole = plates[0].is_whole
        self._say(
            _("Read from the photo. Compare it with the car.")
            if whole
            else _("A part could not be read. Complete the plate.")
        )
        theme = self._cameras.theme
        for each in plates[1:_MOST]:
            chip = Chip(theme, left_to_right(each.plate.text))
            chip.activated.connect(lambda plate=each.plate: self.read.emit(plate))
            self._others.add(chip)
            self.chips.append(chip)
        self._others.setVisible(bool(self.chips))
        self.read.emit(plates[0].plate)

    def _on_failed(self, error: Refused | Unavailable) -> None:
        self._say(sentence(self._, error))

    def _say(self, words: str) -> None:
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = []
        self._others.hide()
        self.message.setText(words)
        self.message.show()

    def _rest(self) -> None:
        self._cameras.tasks.run_io(self._cameras.reader().rest, idle_s=_IDLE_S - 1)
