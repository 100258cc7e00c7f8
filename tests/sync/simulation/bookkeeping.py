"""What follows a sale: what is owed is paid, goods come back. Counts are given up, differences settled."""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.crediting import credit, everything_left, refund, to_give_back
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.operations.counting_stock import cancel_count
from cardesk_desktop.operations.deciding import keep_the_winner, take_the_other
from cardesk_desktop.operations.paying import complete_sale, take_payment
from cardesk_desktop.operations.refunding import take_back
from cardesk_desktop.operations.selling import add_item, open_counter_ticket, set_client
from tests.builders.open_shop import FRESHENER, MANAGER, OWNER
from tests.sync.simulation.ledger import Moved
from tests.sync.simulation.place import Place
from tests.sync.simulation.story import short

_OWED = "paid_minor < gross_minor"
_WHOLE = "credited_minor = 0"
_WORDS = frozenset({"", "notes", "note", "sku", "footer", "address"})
"""Fields of which the ledger knows every word, and none of which may come back; or a whole row."""


def sell_on_account(at: Place) -> None:
    """Somebody takes a bottle along and pays later."""
    client_id = at.one_of("client", where="erased_at IS NULL")
    if client_id is None:
        return
    at.say_date_is_right()
    ticket_id = open_counter_ticket(at.desk, staff_id=MANAGER.id).value.ticket.id
    add_item(at.desk, staff_id=MANAGER.id, ticket_id=ticket_id, kind=ItemKind.PRODUCT, item_id=FRESHENER.id)
    view = set_client(at.desk, staff_id=MANAGER.id, ticket_id=ticket_id, client_id=client_id).value
    at.committed()
    at.intend(Moved(at.life, ("ticket", ticket_id.bytes), 2), told=f"ticket {short(ticket_id)} is owed")
    complete_sale(
        at.desk,
        staff_id=MANAGER.id,
        ticket_id=ticket_id,
        tenders=(),
        expected=view.priced.gross,
    )


def take_money(at: Place) -> None:
    """Somebody pays what is owed."""
    invoice_id = at.one_of("invoice_balance", "invoice_id", _OWED)
    if invoice_id is None:
        return
    with at.desk.store.read() as work:
        balance = work.documents.invoice_file(invoice_id).settlement.balance
    at.say_date_is_right()
    at.story.tell(at.name, f"invoice {short(invoice_id)} is paid")
    take_payment(
        at.desk,
        staff_id=MANAGER.id,
        invoice_id=invoice_id,
        tenders=(Tender(TenderKind.CARD, balance, balance),),
        expected_balance=balance,
    )


def credit_sale(at: Place) -> None:
    """Everything of an invoice is taken back, and what was paid is given back."""
    invoice_id = at.one_of("invoice_balance", "invoice_id", _WHOLE)
    if invoice_id is None:
        return
    with at.desk.store.read() as work:
        file = work.documents.invoice_file(invoice_id)
    picks = everything_left(file.invoice, file.credit_notes)
    if not picks:
        return
    due = to_give_back(file.settlement, credit(file.invoice, file.credit_notes, picks).gross)
    at.say_date_is_right()
    at.story.tell(at.name, f"invoice {short(invoice_id)} is taken back")
    take_back(
        at.desk,
        staff_id=MANAGER.id,
        invoice_id=invoice_id,
        picks=picks,
        reason="scratched",
        refunds=(refund(TenderKind.CARD, due),) if due else (),
        notes_seen=len(file.credit_notes),
    )


def give_count_up(at: Place) -> None:
    """Nobody goes on counting."""
    count_id = at.one_of("stock_count", where="state = 'open'")
    if count_id is None:
        return
    at.intend(Moved(at.life, ("stock_count", count_id.bytes), 1), told=f"count {short(count_id)} is given up")
    cancel_count(at.desk, staff_id=MANAGER.id, count_id=count_id)


def settle_difference(at: Place) -> None:
    """Somebody looks at what two said: what won stays, or what lost is put in its place."""
    row = at.first("SELECT id, field FROM sync_conflict WHERE settled_at IS NULL ORDER BY id LIMIT 1")
    if row is None:
        return
    ids, field = (UUID(bytes=row[0]),), str(row[1])
    may_take = field not in _WORDS and at.chance.random() < 0.5
    decide = take_the_other if may_take else keep_the_winner
    at.story.tell(at.name, f"conflict {short(ids[0])} of {field!r}: {decide.__name__}")
    decide(at.desk, staff_id=OWNER.id, ids=ids)


DEEDS = (
    (sell_on_account, 2),
    (take_money, 3),
    (credit_sale, 3),
    (give_count_up, 2),
    (settle_difference, 5),
)
"""With how often each is done."""
