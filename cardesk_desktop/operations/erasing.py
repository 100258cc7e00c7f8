"""Erasing this register: the owner says so with a PIN and with the register's code."""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, viewing
from cardesk_desktop.operations.pins import begin_try, end_try, weigh


def allow_erasing(desk: Desk, *, staff_id: UUID, pin: str, register_code: str) -> Outcome[None]:
    """Whether this person may erase everything, and means this register. Nothing is erased yet.

    Refuses: NOT_PERMITTED, REGISTER_CODE_WRONG, and as `operations.pins` does.
    """
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.ERASE_REGISTER)
        code = work.company.register().code
    if register_code.strip().upper() != code:
        raise Refused(Code.REGISTER_CODE_WRONG, register=code)
    attempt = begin_try(desk, member_id=staff_id).value
    end_try(desk, attempt=attempt, weighed=weigh(attempt, pin))
    return Outcome(None)
