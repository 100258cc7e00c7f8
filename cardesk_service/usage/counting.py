"""Taking in reports, and showing what may be shown (decision 147).

To know how many companies are in a figure without knowing which, each leaves a mark: a hash of the counter
and the company under a salt of the day. The salt is thrown away when the day is closed, and with it the only
way to tell whose a mark was. What is kept of a day is sums.

An account costs nothing, so somebody could have nineteen and see in a figure what the twentieth company did.
Only who has worked here for a while is counted, and what is shown is rounded.
"""

from __future__ import annotations

import hmac
import secrets
from datetime import date, timedelta

from sqlalchemy import Connection

from cardesk_service import limits
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.sessions import Caller
from cardesk_service.store import payments, usage
from cardesk_service.store.usage import Cell
from cardesk_wire import usage as wire
from cardesk_wire.codes import RefusalCode
from cardesk_wire.usage import COUNTERS, LEAST_COMPANIES, ROUNDED_TO, UsageCode, first_open_day

SEAL = "usage salt"
SHOWN_FOR = timedelta(days=365)
LEAST_AGE = timedelta(days=30)
LEAST_DOCUMENTS = 50
"""Signed documents of a company that are known here before its use is counted."""
_SALT_BYTES = 32


async def take_in(office: Office, caller: Caller, report: wire.UsageReport) -> None:
    """Add a register's counters of one day to the sums; once a register and day.

    Refuses with NOT_PERMITTED a person, MALFORMED, COUNTER_UNKNOWN (and then takes nothing), DAY_NOT_TAKEN,
    ALREADY_REPORTED, RATE_LIMITED. Of a company that is new here nothing is counted.
    """
    if caller.device_id is None:
        raise Refused(RefusalCode.NOT_PERMITTED, 403)
    _check(office, report)
    await limits.spend(office, (limits.USAGE_OF_COMPANY, caller.company))
    await office.store.write(lambda connection: _add(office, connection, caller, report))


def figures(office: Office, connection: Connection) -> wire.UsageFigures:
    """The sums of closed days in which enough companies are."""
    since = (office.clock.now() - SHOWN_FOR).date().isoformat()
    last = first_open_day(office.clock.now().date()).isoformat()
    cells = usage.shown(connection, since, LEAST_COMPANIES)
    return wire.UsageFigures(
        [
            wire.UsageCell(of.day, of.counter, of.companies, _rounded(of.total))
            for of in cells
            if of.day < last
        ]
    )


def _rounded(total: int) -> int:
    return (total + ROUNDED_TO // 2) // ROUNDED_TO * ROUNDED_TO


def _check(office: Office, report: wire.UsageReport) -> None:
    try:
        day = date.fromisoformat(report.day)
    except ValueError:
        raise Refused(RefusalCode.MALFORMED, 400) from None
    if day.isoformat() != report.day or any(count < 0 for count in report.counters.values()):
        raise Refused(RefusalCode.MALFORMED, 400)
    if not report.counters.keys() <= COUNTERS.keys():
        raise Refused(UsageCode.COUNTER_UNKNOWN)
    today = office.clock.now().date()
    if not first_open_day(today) <= day < today:
        raise Refused(UsageCode.DAY_NOT_TAKEN)


def _add(office: Office, connection: Connection, caller: Caller, report: wire.UsageReport) -> None:
    fresh = office.sealer.seal(SEAL, secrets.token_bytes(_SALT_BYTES))
    salt = office.sealer.open(SEAL, usage.salt(connection, report.day, fresh))
    if salt is None:
        raise Refused(UsageCode.DAY_NOT_TAKEN)
    if not usage.mark(connection, report.day, _mark(salt, "register", caller.device)):
        raise Refused(UsageCode.ALREADY_REPORTED, 409)
    if not _works_here(office, connection, caller):
        return
    # In one order, so that nobody waits in a circle.
    for name, count in sorted(report.counters.items()):
        if count:
            is_first = usage.mark(connection, report.day, _mark(salt, name, caller.company))
            total = min(count, COUNTERS[name].most)
            usage.add(connection, Cell(report.day, name, int(is_first), total))


def _works_here(office: Office, connection: Connection, caller: Caller) -> bool:
    founded = payments.founded_at(connection, caller.company_id)
    is_old = office.clock.now() - founded >= LEAST_AGE
    return is_old and usage.has_documents(connection, caller.company, LEAST_DOCUMENTS)


def _mark(salt: bytes, what: str, whose: str) -> bytes:
    return hmac.digest(salt, f"{what}\0{whose}".encode(), "sha256")
