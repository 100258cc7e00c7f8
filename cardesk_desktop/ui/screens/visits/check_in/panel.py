"""The check-in panel: from a plate to a car on the board."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.checking_in import CheckedIn, KnownVehicle, check_in
from cardesk_desktop.operations.vehicle_history import vehicle_history
from cardesk_desktop.ui.camera.desk import CameraDesk
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.input_watch import at_rest
from cardesk_desktop.ui.screens.visits.check_in.car_stage import CarStage
from cardesk_desktop.ui.screens.visits.check_in.draft import Draft
from cardesk_desktop.ui.screens.visits.check_in.plate_stage import PlateStage
from cardesk_desktop.ui.screens.visits.check_in.refusal import Refusal
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.panel_content import PanelContent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ONCE = "check_in"


class CheckInPanel(PanelContent):
    """Stands in the side panel. What was filled in is in `draft`, so that it can be taken up again."""

    checked_in = Signal(object)
    """`CheckedIn`: the car is on the board."""
    present_found = Signal(object)
    """The car is in the house already: the identity of its visit."""

    @at_rest
    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        tasks: Tasks,
        acting: Callable[[], UUID],
        time_zone: ZoneInfo,
        draft: Draft | None = None,
        cameras: CameraDesk | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._theme, self._, self._tasks = theme, phrases, tasks
        self._acting, self._time_zone, self._cameras = acting, time_zone, cameras
        self._draft = draft or Draft()
        _ = phrases
        self.plate = PlateStage(theme, phrases, tasks, time_zone, cameras)
        self.car: CarStage | None = None
        self.refusal = Refusal(theme)
        self.button = Button(
            theme,
            _("Check in"),
            kind=ButtonKind.PRIMARY,
            size=ButtonSize.LARGE,
            key="Enter",
            is_once=True,
        )
        self.body.addWidget(self.plate)
        self.footer.addWidget(self.refusal)
        self.footer.addWidget(self.button)
        self.plate.changed.connect(self._on_plate_changed)
        self.plate.known_picked.connect(self._on_known_picked)
        self.plate.new_picked.connect(self._on_new_picked)
        self.plate.present_picked.connect(self.present_found)
        self.button.activated.connect(self._check_in)
        if self._draft.is_car_set:
            self._begin_car()
        else:
            self._begin_plate()

    @property
    def draft(self) -> Draft:
        """The check-in as far as it has come."""
        return self.car.draft if self.car else self._draft

    @property
    def is_being_saved(self) -> bool:
        """True while it was asked for and has not ended."""
        return self._tasks.is_running(_ONCE)

    def first_focus(self) -> QWidget:
        """Where the keyboard goes when the panel opens."""
        return self.car.make.editor if self.car else self.plate.field.editor

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        is_finished = event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if is_finished and not event.isAutoRepeat() and self.car is not None:
            self._check_in()
        else:
            super().keyPressEvent(event)

    def _begin_plate(self) -> None:
        if self.car is not None:
            self._draft = self.car.draft.without_car()
            self.body.removeWidget(self.car)
            self.car.hide()
            self.car.deleteLater()
            self.car = None
        self.refusal.clear()
        self.button.hide()
        self.plate.show()
        self.plate.show_plate(self._draft.plate_text, self._draft.region)
        self.plate.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @at_rest
    def _begin_car(self) -> None:
        stage = CarStage(self._theme, self._, self._tasks, self._time_zone, self._draft, self._cameras)
        self.car = stage
        self.plate.hide()
        self.body.addWidget(stage)
        stage.changed.connect(self._on_car_changed)
        stage.another_car_wanted.connect(self._begin_plate)
        stage.submitted.connect(self._check_in)
        self.button.set_busy(False)
        self.button.show()
        self._on_car_changed()
        stage.begin()
        if self._draft.known is not None:
            car_id = self._draft.known.vehicle.id
            self._tasks.run(vehicle_history, vehicle_id=car_id, on_done=stage.head.show_history, owner=stage)

    def _on_plate_changed(self, text: str, region: Region) -> None:
        self._draft = replace(self._draft, plate_text=text, region=region)

    def _on_known_picked(self, known: KnownVehicle) -> None:
        self._draft = self._draft.with_known(known)
        self._begin_car()

    def _on_new_picked(self) -> None:
        try:
            self._draft = self._draft.with_new_car()
        except Refused as error:
            self.plate.refuse(sentence(self._, error))
        else:
            self._begin_car()

    def _on_car_changed(self) -> None:
        """The button says what it will do, and for how much."""
        _, total = self._, self.car.total if self.car else None
        self.button.set_words(_("Check in for {amount}", amount=total) if total else _("Check in"))
        self.refusal.clear()

    def _check_in(self) -> None:
        self.refusal.clear()
        is_begun = self._tasks.run(
            check_in,
            staff_id=self._acting(),
            arrival=self.draft.arrival(),
            on_done=self._on_checked_in,
            on_refused=self._on_refused,
            on_unavailable=self._on_unavailable,
            owner=self,
            once=_ONCE,
        )
        self.button.set_busy(is_begun)

    def _on_checked_in(self, done: CheckedIn) -> None:
        self.checked_in.emit(done)

    def _on_unavailable(self, error: Unavailable) -> None:
        self.button.set_busy(False)
        self.refusal.say(sentence(self._, error))

    def _on_refused(self, error: Refused) -> None:
        """Say it beside the field it is about, else above the button."""
        self.button.set_busy(False)
        words = sentence(self._, error)
        visit_id = error.params.get("visit_id")
        if error.code is Code.VEHICLE_ALREADY_HERE and isinstance(visit_id, UUID):
            self.refusal.say(words, self._("Show its card"), lambda: self.present_found.emit(visit_id))
        elif self.car is None or not self.car.refuse(error, words):
            self.refusal.say(words)
