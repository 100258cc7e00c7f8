"""The side panel that reads plates off the live picture: what was read twice is offered, never taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.domain.plate import Plate
from cardesk_desktop.domain.plate_forms import ReadPlate
from cardesk_desktop.operations.checking_in import KnownVehicle, cars_with_plates
from cardesk_desktop.ui.camera.reading import NewestPicture, frame_of
from cardesk_desktop.ui.camera.viewfinder import Viewfinder, ViewfinderMeans
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.screens.visits.check_in.known_cars import find_known, suggest_read
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonSize
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.suggestions import Suggestions
from cardesk_desktop.vision.camera import CameraState
from cardesk_desktop.vision.looking import look_for_plate
from cardesk_desktop.vision.plate_sightings import PlateSightings
from cardesk_desktop.vision.reader import Reader

_PAUSE_MS = 400
"""Between two readings: each takes about as long on two processors."""


@dataclass(frozen=True, slots=True)
class PickedPlate:
    """What the person pressed: the plate, and the car that is known by it, or None."""

    plate: Plate
    known: KnownVehicle | None


class PlateCameraPanel(PanelContent):
    """Arrow keys and Enter, Space or a press pick a car; the panel itself picks none."""

    picked = Signal(object)
    """A `PickedPlate`."""

    def __init__(
        self, means: ViewfinderMeans, reader: Reader, time_zone: ZoneInfo, parent: QWidget | None = None
    ) -> None:
        super().__init__(means.theme, parent)
        theme, _ = means.theme, means.phrases
        self._ = _
        self._time_zone = time_zone
        self._sightings = PlateSightings()
        self._known: tuple[KnownVehicle, ...] = ()
        self._latest = Latest(means.tasks, self)
        self.finder = Viewfinder(means)
        self.hint = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self.suggestions = Suggestions(theme, _("Cars with this plate"))
        self.done = Button(theme, _("Type it instead"), size=ButtonSize.TALL, key="Esc")
        self._reader = NewestPicture(
            means.tasks,
            self,
            partial(_read, reader=reader),
            self._on_read,
            on_unavailable=self._on_unavailable,
            pause_ms=_PAUSE_MS,
        )
        for part in (self.finder, self.hint, self.suggestions):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.footer.addWidget(self.done)
        self.hint.setText(_("Hold the camera so that the plate fills the picture. It is read by itself."))
        self.finder.pictured.connect(self._on_picture)
        self.finder.state_changed.connect(self._on_state)
        self.finder.view.pressed.connect(self.suggestions.pick)
        self.suggestions.picked.connect(self._on_picked)

    @property
    def first_focus(self) -> QWidget:
        """The live picture: Enter takes what is highlighted below it."""
        return self.finder.view

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.suggestions.step(step)

    def _on_picture(self, picture: QImage) -> None:
        self._reader.offer(picture)

    def _on_state(self, state: CameraState) -> None:
        if state is not CameraState.LIVE:
            self._reader.rest()
        elif not self.finder.controls.isAncestorOf(self.focusWidget()):
            # What had the keyboard until now was beside the picture, or said why there is none.
            self.finder.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_unavailable(self, error: Unavailable) -> None:
        self.finder.pictured.disconnect(self._on_picture)
        self._reader.rest()
        self.hint.setText(sentence(self._, error))

    def _on_read(self, plates: Sequence[ReadPlate]) -> None:
        if self._sightings.see(plates):
            texts = tuple(each.plate.text for each in self._sightings.offered)
            self._latest.ask(cars_with_plates, on_done=self._on_known, texts=texts)

    def _on_known(self, known: tuple[KnownVehicle, ...]) -> None:
        self._known = known
        plates = tuple(each.plate for each in self._sightings.offered)
        self.suggestions.show_rows(suggest_read(self._, known, plates, self._time_zone))
        self.hint.setText(
            self._("Compare it with the car, then press the right one. Nothing is taken by itself.")
        )

    def _on_picked(self, key: object) -> None:
        if isinstance(key, UUID):
            known = find_known(self._known, key)
            if known is not None:
                self.picked.emit(PickedPlate(known.vehicle.plate, known))
        elif isinstance(key, Plate):
            self.picked.emit(PickedPlate(key, None))


def _read(*, image: QImage, reader: Reader) -> tuple[ReadPlate, ...]:
    return look_for_plate(frame=frame_of(image), reader=reader)
