"""The first half of a check-in: the plate, and whose car it is."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.domain.plate import Plate, Region, plate_key
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.checking_in import KnownVehicle, look_up_plate
from cardesk_desktop.ui.camera.desk import CameraDesk
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.screens.visits.check_in.known_cars import (
    NewCar,
    find_known,
    highlighted,
    suggest_cars,
)
from cardesk_desktop.ui.screens.visits.check_in.plate_photo import PlatePhoto
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.early_keys import EarlyKeys
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.plate_input import PlateInput
from cardesk_desktop.ui.widgets.suggestions import Suggestions

if TYPE_CHECKING:
    from cardesk_desktop.ui.screens.visits.check_in.plate_camera import PickedPlate


class PlateStage(QWidget):
    """A plate field with the cars that it may be. Enter takes the highlighted one."""

    changed = Signal(str, object)
    """The plate as typed, and its `Region`."""
    known_picked = Signal(object)
    """The `KnownVehicle` that is at the door."""
    new_picked = Signal()
    """The plate as typed is that of a car never seen."""
    present_picked = Signal(object)
    """The picked car is in the house already: the identity of its visit."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        tasks: Tasks,
        time_zone: ZoneInfo,
        cameras: CameraDesk | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._, self._time_zone = phrases, time_zone
        self._latest = Latest(tasks, self)
        self._known: tuple[KnownVehicle, ...] = ()
        self._answered = ""
        self._is_enter_waiting = False
        _ = phrases
        self._early = EarlyKeys(_("Cars with this plate"), self)
        self.field = PlateInput(theme, phrases, _("Plate"))
        self.suggestions = Suggestions(theme, _("Cars with this plate"))
        self._hint = Text(
            theme,
            _("Type the plate, or only its number. A car that was here before brings everything with it."),
            tone=Tone.MUTED,
            is_wrapping=True,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.one_half)
        self.photo = PlatePhoto(cameras, time_zone) if cameras is not None else None
        for part in (self.field, self.photo, self.suggestions, self._hint):
            if part is not None:
                layout.addWidget(part)
        layout.addStretch(1)
        self.setFocusProxy(self.field.editor)
        self.field.changed.connect(self._on_typed)
        self.field.submitted.connect(self._on_submitted)
        self.field.moved.connect(self.suggestions.step)
        self.suggestions.picked.connect(self._on_picked)
        if self.photo is not None:
            self.photo.read.connect(self._on_read)
            self.photo.picked.connect(self._on_live_picked)

    def show_plate(self, text: str, region: Region) -> None:
        """Begin with what is known of the plate, and look it up."""
        self.field.set_plate(text, region)
        self._on_typed()

    def refuse(self, sentence: str) -> None:
        """Say below the field what is wrong with the plate."""
        self.field.set_error(sentence)
        self.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_read(self, plate: Plate) -> None:
        # An emirate is chosen where it was read; a plate of elsewhere leaves the choice alone.
        is_elsewhere = plate.region is Region.OTHER
        self.show_plate(plate.text, self.field.region if is_elsewhere else plate.region)
        self.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_live_picked(self, picked: PickedPlate) -> None:
        self._on_read(picked.plate)
        if picked.known is not None:
            self._take(picked.known)

    def _on_typed(self) -> None:
        text = self.field.text
        self._is_enter_waiting = False
        self._early.forget()
        self.changed.emit(text, self.field.region)
        if plate_key(text):
            self._latest.ask(look_up_plate, text=text, on_done=lambda known: self._on_found(text, known))
        else:
            self._latest.forget()
            self._on_found(text, ())

    def _on_found(self, text: str, known: tuple[KnownVehicle, ...]) -> None:
        self._known, self._answered = known, text
        rows = suggest_cars(self._, known, text, self._time_zone)
        self.suggestions.show_rows(rows, highlighted(known, text, self.field.region))
        self._hint.setVisible(not rows)
        if self._is_enter_waiting:
            self._is_enter_waiting = False
            self._pick_early()

    def _pick_early(self) -> None:
        """What was typed after Enter is about the car: without one it is dropped, not put into the plate."""
        self.suggestions.pick()
        if self.isHidden():
            self._early.give_on()
            return
        self._early.forget()
        if self._early.hasFocus():
            self.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_submitted(self) -> None:
        """Enter may be faster than the answer: it then takes what the answer brings."""
        if self._answered == self.field.text:
            self.suggestions.pick()
        else:
            self._is_enter_waiting = True
            self._early.wait()

    def _on_picked(self, key: object) -> None:
        if isinstance(key, NewCar):
            self.new_picked.emit()
            return
        known = find_known(self._known, key) if isinstance(key, UUID) else None
        if known is not None:
            self._take(known)

    def _take(self, known: KnownVehicle) -> None:
        if known.open_visit_id is not None:
            self.present_picked.emit(known.open_visit_id)
        else:
            self.known_picked.emit(known)
