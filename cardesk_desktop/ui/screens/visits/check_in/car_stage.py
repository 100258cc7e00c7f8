"""The second half of a check-in: what the car is, who comes with it, what is to be done."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.offering_services import OfferedService, offer_services
from cardesk_desktop.ui import words
from cardesk_desktop.ui.camera.desk import CameraDesk
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.screens.visits.check_in.arrival_photos import ArrivalPhotos
from cardesk_desktop.ui.screens.visits.check_in.car_head import CarHead
from cardesk_desktop.ui.screens.visits.check_in.client_entry import ClientEntry, Companion
from cardesk_desktop.ui.screens.visits.check_in.draft import Draft
from cardesk_desktop.ui.screens.visits.check_in.service_choice import ServiceChoice
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.chips import ChipRow
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.fields import NoteField, TextField
from cardesk_desktop.ui.widgets.labels import Text


class CarStage(QWidget):
    """Keeps the draft as it is filled in. A known car begins at the services, a new one at its make."""

    changed = Signal()
    """The draft or what it comes to is another one."""
    another_car_wanted = Signal()
    submitted = Signal()
    """Enter where nothing more is to be filled in."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        tasks: Tasks,
        time_zone: ZoneInfo,
        draft: Draft,
        cameras: CameraDesk | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._ = theme, phrases
        self.draft = draft
        self._offered: tuple[OfferedService, ...] = ()
        self._latest = Latest(tasks, self)
        self.head = CarHead(theme, phrases, draft, time_zone)
        self._make_fields(tasks)
        self.photos = ArrivalPhotos(cameras, draft.photos) if cameras is not None else None
        self._fill(draft)
        self._connect()
        self._place_all()
        self._ask_offer()

    @property
    def total(self) -> Money | None:
        """What the chosen services cost, None without any."""
        prices = [service.price for service in self._offered if service.id in self.draft.services]
        known = [price for price in prices if price is not None]
        return sum(known[1:], start=known[0]) if known else None

    def begin(self) -> None:
        """Put the keyboard where the next step is."""
        if self.draft.known is None:
            self.make.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.services.focus_tiles()

    def refuse(self, error: Refused, words: str) -> bool:
        """Say a refusal at the field it is about; False when it is about none of them."""
        fields: dict[object, TextField | NoteField] = {
            "make": self.make,
            "model": self.model,
            "colour": self.colour,
            "note": self.note,
            "name": self.client.name,
        }
        field = fields.get(error.params.get("field"))
        if error.code is Code.PHONE_UNREADABLE or error.params.get("field") == "phone":
            field = self.client.phone
        if field is None:
            return False
        field.set_error(words)
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _make_fields(self, tasks: Tasks) -> None:
        theme, _ = self._theme, self._
        self.make = TextField(theme, _("Make"), placeholder="Nissan")
        self.model = TextField(theme, _("Model"), placeholder="Patrol")
        self.colour = TextField(theme, _("Colour"))
        self.odometer = TextField(theme, _("Odometer, km"), is_latin=True)
        self.note = NoteField(theme, _("Note"), placeholder=_("Scratches, wishes, keys …"), lines=2)
        self.sizes = ChipRow(theme, _("Size, which sets the prices"))
        self.client = ClientEntry(theme, _, tasks)
        self.services = ServiceChoice(theme, _, tasks)
        self.unpriced = Text(theme, size=TextSize.SMALL, tone=Tone.DUE, is_wrapping=True)
        self.unpriced.hide()

    def _fill(self, draft: Draft) -> None:
        _ = self._
        sizes = [Choice(size, words.size_class(_, size)) for size in SizeClass]
        self.sizes.set_choices(sizes, draft.size_class)
        self.make.set_text(draft.make)
        self.model.set_text(draft.model)
        self.colour.set_text(draft.colour)
        self.odometer.set_text(draft.odometer_text)
        self.note.set_text(draft.note)
        self.client.show_companion(Companion(draft.client, draft.client_name, draft.client_phone))

    def _connect(self) -> None:
        self.head.another_wanted.connect(self.another_car_wanted)
        self.make.changed.connect(lambda text: self._change(replace(self.draft, make=text)))
        self.model.changed.connect(lambda text: self._change(replace(self.draft, model=text)))
        self.colour.changed.connect(lambda text: self._change(replace(self.draft, colour=text)))
        self.odometer.changed.connect(lambda text: self._change(replace(self.draft, odometer_text=text)))
        self.note.changed.connect(lambda text: self._change(replace(self.draft, note=text)))
        self.sizes.chosen.connect(self._on_size_chosen)
        self.client.changed.connect(self._on_client_changed)
        self.services.toggled.connect(self._on_service_toggled)
        # Enter goes on to the next field; in the last part it checks in.
        self.make.submitted.connect(self.model.setFocus)
        self.model.submitted.connect(self.colour.setFocus)
        self.colour.submitted.connect(self.client.setFocus)
        self.client.submitted.connect(self.services.focus_tiles)
        self.services.submitted.connect(self.submitted)
        if self.photos is not None:
            self.photos.changed.connect(lambda photos: self._change(replace(self.draft, photos=photos)))
        self.odometer.submitted.connect(self.submitted)
        self.note.submitted.connect(self.submitted)

    def _place_all(self) -> None:
        space = self._theme.space
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.two)
        size = self._size_part()
        car = _side_by_side(space.one, self.make, self.model, self.colour)
        if self.draft.known:
            parts: tuple[QWidget, ...] = (self.head, self.services, self.unpriced, size, self.client, car)
        else:
            parts = (self.head, car, size, self.client, self.services, self.unpriced)
        for part in parts:
            layout.addWidget(part)
        if self.photos is not None:
            layout.addWidget(self.photos)
        layout.addWidget(self.odometer)
        layout.addWidget(self.note)
        layout.addStretch(1)

    def _size_part(self) -> QWidget:
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._theme.space.half)
        layout.addWidget(Text(self._theme, self._("Size, which sets the prices"), is_bold=True))
        layout.addWidget(self.sizes)
        return part

    def _change(self, draft: Draft) -> None:
        self.draft = draft
        self.changed.emit()

    def _on_client_changed(self, companion: Companion) -> None:
        of = companion
        self._change(replace(self.draft, client=of.client, client_name=of.name, client_phone=of.phone))

    def _on_size_chosen(self, size: SizeClass) -> None:
        self._change(replace(self.draft, size_class=size))
        self._ask_offer()

    def _on_service_toggled(self, service_id: UUID) -> None:
        self._change(self.draft.toggled(service_id))
        if any(service.id == service_id for service in self._offered):
            self.services.show_chosen(self.draft.services)
        else:
            self._ask_offer()

    def _ask_offer(self) -> None:
        self._latest.ask(
            offer_services,
            size_class=self.draft.size_class,
            vehicle_id=self.draft.known.vehicle.id if self.draft.known else None,
            chosen=self.draft.services,
            on_done=self._on_offered,
        )

    def _on_offered(self, offered: tuple[OfferedService, ...]) -> None:
        """A service that has no price for this size is not done at it: it is taken off and said."""
        _, code = self._, self._.language.code
        unpriced = [service for service in offered if service.price is None]
        for service in unpriced:
            if service.id in self.draft.services:
                self.draft = self.draft.toggled(service.id)
        names = _.listed(service.names.in_language(code) for service in unpriced)
        self.unpriced.setText(_("No price for this size: {services}.", services=names) if unpriced else "")
        self.unpriced.setVisible(bool(unpriced))
        self._offered = tuple(service for service in offered if service.price is not None)
        self.services.show_offer(self._offered, self.draft.services, self.draft.size_class)
        self.changed.emit()


def _side_by_side(gap: int, *parts: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for part in parts:
        layout.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
    return row
