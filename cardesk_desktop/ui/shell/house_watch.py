"""Keeps what the frame shows of the house true: read again when staff, company or printers change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations.house import House, this_house
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.shell.desk_state import DeskFacts, DeskState, PrinterState
from cardesk_desktop.ui.tasks import Tasks


class HouseWatch(QObject):
    """Owns the `DeskState`, and remembers on this computer who worked here last."""

    company_changed = Signal(object)
    """`Company`: papers and prices read otherwise from now on."""
    acting_left = Signal()
    """Who was working does not work here any more."""

    def __init__(
        self,
        house: House,
        tasks: Tasks,
        preferences: Preferences,
        printers: Callable[[], Sequence[str]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._preferences, self._printers = tasks, preferences, printers
        self._company = house.company
        self.state = DeskState(self._facts(house), self)
        self.state.changed.connect(self._remember_staff)
        preferences.changed.connect(self._look_at_printer)
        tasks.changed.connect(self._on_changed)

    def acting(self) -> UUID:
        """Who is working at this register."""
        return self.state.acting.id

    def _facts(self, house: House) -> DeskFacts:
        return DeskFacts(
            company=house.company.name,
            register=house.register.code,
            time_zone=house.company.time_zone,
            staff=house.staff,
            acting=self._last_staff(house),
            printer=self._printer(),
            pin_holders=house.pin_holders,
        )

    def _last_staff(self, house: House) -> Staff:
        """Who worked here last, else the first of the house."""
        last = self._preferences.settings.last_staff_id
        return next((staff for staff in house.staff if str(staff.id) == last), house.staff[0])

    def _remember_staff(self) -> None:
        settings = self._preferences.settings
        self._preferences.change(replace(settings, last_staff_id=str(self.acting())))

    def _look_at_printer(self) -> None:
        self.state.set_printer(self._printer())

    def _printer(self) -> PrinterState:
        settings = self._preferences.settings
        name = settings.receipt_printer or settings.invoice_printer
        return PrinterState(name, bool(name) and name in self._printers())

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(Noun.STAFF, Noun.COMPANY):
            self._tasks.run(this_house, on_done=self._take, owner=self)

    def _take(self, house: House | None) -> None:
        if house is None:
            return
        acting = self.state.acting
        has_left = all(staff.id != acting.id for staff in house.staff)
        facts = self._facts(house)
        if not has_left:
            facts = replace(facts, acting=next(staff for staff in house.staff if staff.id == acting.id))
        self.state.set_facts(facts)
        if house.company != self._company:
            self._company = house.company
            self.company_changed.emit(house.company)
        if has_left:
            self.acting_left.emit()
