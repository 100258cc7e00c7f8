"""The first run of a register whose shop already has CarDesk: it joins with nothing, and the company arrives.

Nobody works here yet, so nobody is asked who they are: the account service asks, or whoever lets the
register in. Once the shop was opened here, joining is for `operations.joining`.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.company import Register
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.numbering import FIRST_INCARNATION
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.operations.desk import Desk, to_journal
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.sync.joining import join
from cardesk_desktop.sync.membership import Introduction, Joined
from cardesk_wire.coding import written


@dataclass(frozen=True, slots=True)
class Arrival:
    """What of the company is here. `register_code` is empty before the register joined."""

    register_code: str = ""
    company: str = ""
    staff: int = 0
    has_catalogue: bool = False
    """While a snapshot is taken over: all that is sold is here, and clients, cars and papers come."""

    @property
    def has_shop(self) -> bool:
        """True when there is a company and somebody who can open the till."""
        return bool(self.company) and self.staff > 0


def introduce_new_register(desk: Desk, *, register_id: UUID, name: str) -> Outcome[Introduction]:
    """Who this register is to a company that it wants to join.

    One that joined already, and whose session ended before the company was here, is the same as before.
    Refuses with TEXT_MISSING, and COMPANY_ALREADY_FOUNDED.
    """
    called = one_line(name, field="name", is_needed=True)
    with desk.store.read() as work:
        require_first_day(work)
        code, letter = "", FIRST_INCARNATION
        if work.company.has_register():
            register = work.company.register()
            register_id, code, letter = register.id, register.code, register.incarnation
        return Outcome(Introduction(written(register_id.bytes), called, code, letter, desk.store.public_key))


def join_with_nothing(desk: Desk, *, joined: Joined, register_id: UUID, name: str) -> Outcome[None]:
    """Become a register of this company, under the code that the service leased; one commit.

    A second time, in a new session, changes nothing but the session.
    """
    called = one_line(name, field="name", is_needed=True)
    with desk.store.write() as work:
        require_first_day(work)
        if not work.company.has_register():
            work.company.add_register(Register(register_id, joined.register_code, called, FIRST_INCARNATION))
            to_journal(desk, work, JournalEvent.COMPANY_JOINED, register_id, None)
        device_id, code = joined.device_id, joined.register_code
        join(work, company_id=joined.company_id, device_id=device_id, lease_code=code)
        return Outcome(None, Changes.of((Noun.COMPANY, register_id)))


def look_at_arrival(desk: Desk) -> Outcome[Arrival]:
    """How much of the company is here by now."""
    with desk.store.read() as work:
        if not work.company.has_register():
            return Outcome(Arrival())
        sync = work.sync
        return Outcome(
            Arrival(
                register_code=work.company.register().code,
                company=work.company.company().name if work.company.is_founded() else "",
                staff=len(work.staff.active()),
                has_catalogue=sync.snapshot.standing() is not None and sync.snapshot.has_passed("service"),
            )
        )


def require_first_day(work: UnitOfWork) -> None:
    """Refuse with COMPANY_ALREADY_FOUNDED what belongs to the set-up alone.

    That lasts until a shop was founded here, or until the first paper of a register that joined with
    nothing: its company may be here before the set-up came to its end.
    """
    if not work.company.is_founded():
        return
    register = work.company.register()
    if not work.sync.state().has_joined or work.series.heads(register.incarnation):
        raise Refused(Code.COMPANY_ALREADY_FOUNDED)
