"""Where we are: read when the program opens, before anything else, and by every screen."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.company import Company, Register
from cardesk_desktop.domain.numbering import Missing
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations.desk import Desk


@dataclass(frozen=True, slots=True)
class House:
    """Where we are: the company, this register, and who works here."""

    company: Company
    register: Register
    staff: tuple[Staff, ...]
    pin_holders: frozenset[UUID] = frozenset()
    """Who of the staff has a PIN."""
    missing: tuple[Missing, ...] = ()
    """What was sealed here and is not in the data any more, as their opening showed."""


def this_house(desk: Desk) -> Outcome[House | None]:
    """The company with its register and staff, or None before it is founded, or has arrived."""
    with desk.store.read() as work:
        if not work.company.is_founded() or not work.company.has_register():
            return Outcome(None)
        staff, holders = work.staff.active(), work.pins.holders()
        if not staff:
            return Outcome(None)
        company, register = work.company.company(), work.company.register()
        return Outcome(House(company, register, staff, holders, desk.store.missing))
