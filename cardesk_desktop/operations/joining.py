"""The register joins a company of the account service, signs out of it, and rests its sync for a while.

Whoever asks the service is asked here first whether they may: `introduce_register` comes before the request,
and `join_company` puts its answer in place.
"""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, acting, note_of_register, viewing
from cardesk_desktop.sync.joining import join, leave
from cardesk_desktop.sync.membership import Introduction, Joined
from cardesk_wire.coding import written


def introduce_register(desk: Desk, *, staff_id: UUID) -> Outcome[Introduction]:
    """Who this register is to a company that it wants to join."""
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.EDIT_REGISTER)
        register = work.company.register()
        return Outcome(
            Introduction(
                written(register.id.bytes),
                register.name or register.code,
                register.code,
                register.incarnation,
                desk.store.public_key,
            )
        )


def join_company(desk: Desk, *, joined: Joined, by: UUID) -> Outcome[None]:
    """Speak for this company from now on, under the code that the service leased; what is here goes along.

    `by` is who asked for it, whom `introduce_register` let.
    """
    with desk.store.write() as work:
        device_id, code = joined.device_id, joined.register_code
        join(work, company_id=joined.company_id, device_id=device_id, lease_code=code)
        return Outcome(None, note_of_register(desk, work, JournalEvent.COMPANY_JOINED, by))


def may_choose_service(desk: Desk, *, staff_id: UUID) -> Outcome[None]:
    """Whether this person may say where the account service is; refuses with NOT_PERMITTED.

    Whoever signs in later hands a password to whom is named there.
    """
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.EDIT_REGISTER)
        return Outcome(None)


def may_let_in(desk: Desk, *, staff_id: UUID) -> Outcome[None]:
    """Whether this person may let another register into the company; refuses with NOT_PERMITTED.

    The service trusts a joined register to have asked.
    """
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.EDIT_REGISTER)
        return Outcome(None)


def may_buy(desk: Desk, *, staff_id: UUID) -> Outcome[None]:
    """Whether this person may buy a licence for the company; refuses with NOT_PERMITTED."""
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.EDIT_COMPANY)
        return Outcome(None)


def sign_out_register(desk: Desk, *, staff_id: UUID) -> Outcome[int]:
    """Let the session end; how many changes wait then.

    The register stays one of the company's: what is sold and changed from now on is noted and waits, and
    goes out after the next sign-in.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_REGISTER)
        changes = note_of_register(desk, work, JournalEvent.ACCOUNT_SIGNED_OUT, staff_id)
        return Outcome(work.sync.counts().waiting, changes)


def pause_sync(desk: Desk, *, staff_id: UUID, is_paused: bool) -> Outcome[None]:
    """Exchange nothing for a while, or go on. What changes meanwhile waits."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_REGISTER)
        work.sync.pause(is_paused)
        return Outcome(None)


def leave_company(desk: Desk, *, staff_id: UUID) -> Outcome[int]:
    """Live alone again; how many changes have not gone out.

    Everything stays here. Who joins again hands in all that there is then, and takes nothing in before.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_COMPANY)
        waiting = work.sync.counts().waiting
        changes = note_of_register(desk, work, JournalEvent.COMPANY_LEFT, staff_id)
        leave(work)
        return Outcome(waiting, changes)
