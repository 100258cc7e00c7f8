"""Which incarnation a register numbers under: decided when its database is opened, before the first sale."""

from __future__ import annotations

from datetime import datetime

from cardesk_desktop.domain.ids import NewId
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.numbering import (
    DocumentKind,
    Missing,
    Witness,
    following_incarnation,
    incarnation_of_epoch,
    is_restored,
    missing,
)
from cardesk_desktop.store.unit_of_work import UnitOfWork


def settle_incarnation(
    work: UnitOfWork, witness: Witness | None, *, public_key: bytes, now: datetime, new_id: NewId
) -> tuple[Missing, ...]:
    """Go on with the present incarnation, or start the next one and write that in the journal.

    The next one starts when the witness knows another past than the database (it was restored or
    copied), and when the register signs with another key than before (it moved to another computer).
    Gives the documents that the witness saw here and the database does not hold any more.
    """
    register = work.company.register()
    series, letter = work.heads, register.incarnation
    places = {kind: head.sequence for kind, head in witness.heads.items()} if witness else {}
    known = work.company.public_key(letter)
    is_other = is_restored(letter, series.heads(letter), series.hashes_at(letter, places), witness)
    lost: tuple[Missing, ...] = ()
    # Who founds a company anew, or is given another's code, has another past, and misses nothing.
    if is_other and witness and known and not work.company.is_register_changed:
        lost = missing(register.code, series.heads(witness.incarnation), witness)
    if is_other or known not in (None, public_key):
        following = following_incarnation(letter, witness)
        _start(work, following, public_key=public_key, now=now, new_id=new_id, lost=lost)
    elif known is None:
        work.company.start_incarnation(letter, at=now, public_key=public_key)
    return lost


def start_incarnation_of_epoch(
    work: UnitOfWork, epoch: int, *, public_key: bytes, now: datetime, new_id: NewId
) -> None:
    """Number under the letter of an epoch that the service has just given, and write that in the journal."""
    letter = incarnation_of_epoch(epoch, work.company.register().incarnation)
    _start(work, letter, public_key=public_key, now=now, new_id=new_id)


def _start(
    work: UnitOfWork,
    letter: str,
    *,
    public_key: bytes,
    now: datetime,
    new_id: NewId,
    lost: tuple[Missing, ...] = (),
) -> None:
    work.company.start_incarnation(letter, at=now, public_key=public_key)
    event, register = JournalEvent.INCARNATION_STARTED, work.company.register()
    invoices = next((each for each in lost if each.kind is DocumentKind.INVOICE), None)
    figures = {"invoices_missing": invoices.documents} if invoices else {}
    # Their numbers behind the letter: whoever closed the notice finds them here.
    said = f"{letter} {invoices.first} {invoices.last}" if invoices else letter
    work.journal.add(JournalEntry(new_id(), now, event, register.id, None, figures, reason=said))


def witness_of(work: UnitOfWork) -> Witness:
    """What the witness file should remember of the database as it is."""
    letter = work.company.register().incarnation
    return Witness(letter, work.heads.heads(letter))
