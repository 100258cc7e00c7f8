"""The recovery code of the first day: made and typed back before there is a company to write it down for."""

from __future__ import annotations

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.operations.desk import Desk


def make_first_code(desk: Desk) -> Outcome[str]:
    """Make the code; it is shown and printed now, and can never be read again.

    Refuses with COMPANY_ALREADY_FOUNDED: from then on only the owner may. Raises Unavailable: DISK_FULL,
    FILE_UNWRITABLE.
    """
    _require_no_company(desk)
    return Outcome(desk.store.recovery.make_code(desk.clock.now()))


def check_first_code(desk: Desk, *, code: str) -> Outcome[None]:
    """The code stands on a sheet: from now on it opens the data. Refuses as `RecoveryFile.confirm` does."""
    _require_no_company(desk)
    desk.store.recovery.confirm(code)
    return Outcome(None)


def has_first_code(desk: Desk) -> Outcome[bool]:
    """True when a code was made and typed back, before the set-up was interrupted."""
    return Outcome(desk.store.recovery.state().is_confirmed)


def _require_no_company(desk: Desk) -> None:
    with desk.store.read() as work:
        if work.company.is_founded():
            raise Refused(Code.COMPANY_ALREADY_FOUNDED)
