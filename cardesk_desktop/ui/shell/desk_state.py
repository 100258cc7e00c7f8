"""What the frame shows of the desk at all times: the house, who is working, whether the printer answers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.domain.staff import Staff


@dataclass(frozen=True, slots=True)
class PrinterState:
    """The printer for receipts or, without one, for invoices. An empty name means that none is chosen."""

    name: str = ""
    is_there: bool = False


@dataclass(frozen=True, slots=True)
class DeskFacts:
    """The house as the frame shows it. `acting` is one of `staff`."""

    company: str
    register: str
    time_zone: ZoneInfo
    staff: tuple[Staff, ...]
    acting: Staff
    printer: PrinterState = field(default_factory=PrinterState)
    pin_holders: frozenset[UUID] = frozenset()
    """Who of the staff has a PIN."""


class DeskState(QObject):
    """The facts while the window is open. Screens ask `acting` at the moment they need it."""

    changed = Signal()

    def __init__(self, facts: DeskFacts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facts = facts

    @property
    def facts(self) -> DeskFacts:
        """The facts as they are now."""
        return self._facts

    @property
    def acting(self) -> Staff:
        """Who is working at this register."""
        return self._facts.acting

    def switch_staff(self, staff: Staff) -> None:
        """Somebody else takes over."""
        self._set(replace(self._facts, acting=staff))

    def set_printer(self, printer: PrinterState) -> None:
        """The printer came or went, or another one was chosen."""
        self._set(replace(self._facts, printer=printer))

    def set_facts(self, facts: DeskFacts) -> None:
        """The company, the register or the staff were changed."""
        self._set(facts)

    def _set(self, facts: DeskFacts) -> None:
        if facts != self._facts:
            self._facts = facts
            self.changed.emit()
