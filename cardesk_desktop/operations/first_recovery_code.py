"""The recovery code of the first day: made and typed back before anybody works here to write it down for."""

from __future__ import annotations

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.first_joining import require_first_day


def make_first_code(desk: Desk) -> Outcome[str]:
    """Make the code; it is shown and printed now, and can never be read again.

    Refuses with COMPANY_ALREADY_FOUNDED after the set-up: from then on only the owner may. Raises
    Unavailable: DISK_FULL, FILE_UNWRITABLE.
    """
    _require_set_up(desk)
    return Outcome(desk.store.recovery.make_code(desk.clock.now()))


def check_first_code(desk: Desk, *, code: str) -> Outcome[None]:
    """The code stands on a sheet: from now on it opens the data. Refuses as `RecoveryFile.confirm` does."""
    _require_set_up(desk)
    desk.store.recovery.confirm(code)
    return Outcome(None)


def has_first_code(desk: Desk) -> Outcome[bool]:
    """True when a code was made and typed back, before the set-up was interrupted."""
    return Outcome(desk.store.recovery.state().is_confirmed)


def _require_set_up(desk: Desk) -> None:
    with desk.store.read() as work:
        require_first_day(work)
