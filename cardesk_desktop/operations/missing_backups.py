"""Whether somebody is to be told that there is no place for backups. Apart, since the start loads it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.period import Period
from cardesk_desktop.domain.permission import Permission, may
from cardesk_desktop.operations.desk import Desk


def misses_backups(desk: Desk, *, member_id: UUID) -> Outcome[bool]:
    """Whether it is time to tell this person that there is no place for backups.

    They may choose one, and there is something to lose: something was sold before today.
    """
    with desk.store.read() as work:
        if not may(work.staff.get(member_id).role, Permission.BACK_UP):
            return Outcome(False)
        company = work.company.company()
        yesterday = desk.clock.now().astimezone(company.time_zone).date() - timedelta(days=1)
        sold = work.reports.sold(Period(date.min, yesterday), company.currency)
        return Outcome(sold.invoices > 0)
