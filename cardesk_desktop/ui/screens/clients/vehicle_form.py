"""The form of a car: plate, what it is, its VIN, and whose it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.vehicle import SizeClass, Vehicle
from cardesk_desktop.domain.vin import read_vin
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.vehicles import VehicleFile, VehicleForm, add_vehicle, change_vehicle
from cardesk_desktop.operations.vin_facts import vin_facts
from cardesk_desktop.ui import words
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.paper import SAVE_KEY
from cardesk_desktop.ui.screens.clients.list_faces import name_of
from cardesk_desktop.ui.screens.visits.check_in.client_entry import ClientEntry, Companion
from cardesk_desktop.ui.shortcuts import InstalledShortcuts, Shortcut
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.fields import LabelledField, NoteField, TextField
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.plate_input import PlateInput
from cardesk_desktop.ui.widgets.select_field import SelectField

_FIELD_OF = {
    Code.PLATE_UNREADABLE: "plate",
    Code.VIN_UNREADABLE: "vin",
    Code.VIN_CHECK_DIGIT_WRONG: "vin",
    Code.YEAR_UNREADABLE: "year",
}


class VehicleFormPanel(PanelContent):
    """Writes a car down, or corrects one. It saves by itself and says beside each field what is wrong."""

    saved = Signal(object)
    """The `Vehicle` as it was saved."""
    archive_wanted = Signal(object)
    """The `Vehicle`, to be put away or taken out again."""

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        tasks: Tasks,
        acting: Callable[[], UUID],
        time_zone: ZoneInfo,
        *,
        owner: Client | None = None,
        file: VehicleFile | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._theme, self._, self._tasks, self._acting = theme, _, tasks, acting
        self._zone, self._file = time_zone, file
        self._build()
        self._lay_out()
        if file is not None:
            self._fill(file.vehicle)
            self._show_past(file)
        self._set_owner(Companion(file.owner if file else owner))
        self.owner.show_companion(self._companion)

    def _build(self) -> None:
        _, theme = self._, self._theme
        self.plate = PlateInput(theme, _, _("Plate"))
        self.make = TextField(theme, _("Make"), placeholder="Nissan")
        self.model = TextField(theme, _("Model"), placeholder="Patrol")
        self.colour = TextField(theme, _("Colour"))
        self.year = TextField(theme, _("Model year"), is_latin=True)
        sizes = tuple(Choice(size, words.size_class(_, size)) for size in SizeClass)
        self.size_class = SelectField(theme, _("Size, which sets the prices"), sizes, SizeClass.SEDAN)
        self.vin = TextField(theme, _("VIN"), placeholder="JN8AZ2NE5F9080001", is_latin=True)
        self.vin.changed.connect(self._on_vin)
        self._vin_facts = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self.notes = NoteField(theme, _("Notes on the car"), lines=2)
        self.owner = ClientEntry(theme, _, self._tasks)
        self.owner.changed.connect(self._set_owner)
        self._past = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self._message = Text(theme, tone=Tone.DUE, is_wrapping=True)
        saving = _("Save the car") if self._file is None else _("Save")
        self.save = Button(
            theme, saving, kind=ButtonKind.PRIMARY, size=ButtonSize.TALL, key=SAVE_KEY, is_once=True
        )
        InstalledShortcuts((Shortcut(SAVE_KEY, "", self.save.click),), self)
        self.save.activated.connect(self._submit)

    def _lay_out(self) -> None:
        for part in (
            self.plate,
            self._pair(self.make, self.model),
            self._pair(self.colour, self.year),
            self.size_class,
            self.vin,
            self._vin_facts,
            self.notes,
            Text(self._theme, self._("Owner or driver"), size=TextSize.SMALL, tone=Tone.MUTED, is_bold=True),
            self.owner,
            self._past,
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.footer.addWidget(self._message)
        self.footer.addWidget(self.save)
        for hidden in (self._vin_facts, self._past, self._message):
            hidden.hide()
        for field in (self.plate, self.make, self.model, self.colour, self.year, self.vin):
            field.submitted.connect(self.save.click)

    def _pair(self, first: QWidget, second: QWidget) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.space.one)
        row.addWidget(first, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(second, 1, Qt.AlignmentFlag.AlignTop)
        return holder

    def _fill(self, vehicle: Vehicle) -> None:
        self.plate.set_plate(vehicle.plate.text, vehicle.plate.region)
        self.make.set_text(vehicle.make)
        self.model.set_text(vehicle.model)
        self.colour.set_text(vehicle.colour)
        self.year.set_text(str(vehicle.year or ""))
        self.size_class.set_value(vehicle.size_class)
        self.vin.set_text(vehicle.vin)
        self.notes.set_text(vehicle.notes)
        self._on_vin(vehicle.vin)

    def _show_past(self, file: VehicleFile) -> None:
        _ = self._
        lines = [
            _(
                "{name} until {day}",
                name=name_of(_, former.client),
                day=_.date(former.until.astimezone(self._zone).date()),
            )
            for former in file.former
        ]
        self._past.setText("\n".join(lines))
        self._past.setVisible(bool(lines))
        saying = _("Take it out again") if file.vehicle.is_archived else _("Archive the car")
        icon = "archive-restore" if file.vehicle.is_archived else "archive"
        self.archive = Button(self._theme, saying, kind=ButtonKind.QUIET, icon=icon)
        self.archive.activated.connect(lambda: self.archive_wanted.emit(file.vehicle))
        self.footer.addWidget(self.archive)

    def _set_owner(self, companion: Companion) -> None:
        self._companion = companion

    def _on_vin(self, text: str) -> None:
        """Say what the number tells, once it is whole; a check digit that does not fit is worth a look."""
        said = ""
        try:
            vin = read_vin(text)
        except Refused:
            vin = None
        if vin is not None:
            facts = vin_facts(vin)
            years = self._.listed(map(str, facts.years))
            doubt = (
                "" if vin.fits_check_digit else self._("Compare it once more: its check digit does not fit.")
            )
            said = self._.side_by_side((facts.maker, years, doubt))
        self._vin_facts.setText(said)
        self._vin_facts.setVisible(bool(said))

    def _submit(self) -> None:
        self._message.hide()
        size = self.size_class.value
        form = VehicleForm(
            plate_text=self.plate.text,
            region=self.plate.region,
            size_class=size if isinstance(size, SizeClass) else SizeClass.SEDAN,
            make=self.make.text,
            model=self.model.text,
            colour=self.colour.text,
            year=self.year.text,
            vin=self.vin.text,
            notes=self.notes.text,
            client_id=self._companion.client.id if self._companion.client else None,
            new_client_name=self._companion.name,
            new_client_phone=self._companion.phone,
        )
        file = self._file
        self._tasks.run(
            partial(change_vehicle, vehicle_id=file.vehicle.id) if file else add_vehicle,
            on_done=self.saved.emit,
            on_refused=self.refuse,
            on_settled=lambda: self.save.set_busy(False),
            owner=self,
            staff_id=self._acting(),
            form=form,
        )

    def refuse(self, refusal: Refused) -> None:
        """It was not saved: say why beside the field that it is about, and go there."""
        said = sentence(self._, refusal)
        field = self._field(_FIELD_OF.get(refusal.code) or str(refusal.params.get("field", "")))
        if field is None:
            self._message.setText(said)
            self._message.show()
            return
        field.set_error(said)
        field.setFocus()
        self.area.ensureWidgetVisible(field)

    def _field(self, name: str) -> LabelledField | None:
        fields: dict[str, LabelledField] = {
            "plate": self.plate,
            "make": self.make,
            "model": self.model,
            "colour": self.colour,
            "year": self.year,
            "vin": self.vin,
            "notes": self.notes,
        }
        return fields.get(name)
