"""Sales that the data of this register once lost, as its journal keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.operations.desk import Desk


@dataclass(frozen=True, slots=True)
class LostSales:
    """When it was noticed that invoices are missing, how many, and their printed numbers.

    The numbers are empty where an older release noted how many there are and no more.
    """

    noticed_at: datetime
    invoices: int
    first: str = ""
    last: str = ""


def lost_sales(desk: Desk) -> Outcome[LostSales | None]:
    """The sales that were found missing last; None when none ever were."""
    with desk.store.read() as work:
        entries = work.journal.each(JournalEvent.INCARNATION_STARTED, work.company.register().id)
    for entry in reversed(entries):
        invoices = entry.figures.get("invoices_missing", 0)
        if invoices:
            _letter, *numbers = entry.reason.split()
            return Outcome(LostSales(entry.at, invoices, *numbers[:2]))
    return Outcome(None)
