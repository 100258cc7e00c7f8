"""Documents of other registers are kept and shown, whatever they contradict; own chains do without."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.invoice import Invoice
from cardesk_desktop.domain.numbering import DocumentKind, Series
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind, StockMovement
from cardesk_desktop.store.backups.proof import require_seals
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.photos import Direction, DuePhoto
from cardesk_desktop.store.views import InvoiceFilter
from tests.builders import (
    NOW,
    identity,
    make_buyer,
    make_client,
    make_invoice,
    make_product,
    make_ticket,
)
from tests.builders.hub import Hub, join
from tests.builders.premises import Premises, issue, move, pay, take_back
from tests.unit.store.sync.arriving import apply, block, row_of, waiting

INVOICES = Series("R01", "A", DocumentKind.INVOICE)


def _both_sell(one: Store, two: Store) -> tuple[Invoice, Invoice]:
    """Two registers that were R01-A both, each with an invoice of the same number, for the same ticket."""
    with two.write() as work:
        work.company.save_register(replace(work.company.register(), code="R01"))
    made = []
    for store, name in ((one, "one"), (two, "two")):
        with store.write() as work:
            invoice = replace(
                make_invoice(),
                id=identity(name),
                number=work.documents.next_number(DocumentKind.INVOICE),
                ticket_id=make_ticket().id,
            )
            work.documents.add_invoice(invoice)
            made.append(invoice)
    return made[0], made[1]


def test_two_registers_may_have_numbered_alike(store: Store, other: Store, hub: Hub) -> None:
    hub.pull(other)
    mine, theirs = _both_sell(store, other)
    assert mine.number == theirs.number == "R01-A-000001"
    for register in (store, other):
        hub.push(register)
    for register in (store, other):
        hub.pull(register)
        with register.read() as work:
            for invoice in (mine, theirs):
                assert work.documents.invoice_file(invoice.id).invoice == invoice
            assert [problem.code for problem in work.sync.problems()] == ["invoiced_twice"]
            assert work.documents.next_number(DocumentKind.INVOICE) == "R01-A-000002"
            assert require_seals(work) == 1
            assert len(list(work.documents.chain(INVOICES))) == 1
            assert work.documents.heads("A")[DocumentKind.INVOICE].sequence == 1
            assert work.documents.last_sealed_at() == mine.issued_at


def test_papers_want_the_logo_of_their_day(store: Store, other: Store, hub: Hub) -> None:
    hub.pull(other)
    with store.write() as work:
        number = work.documents.next_number(DocumentKind.INVOICE)
        work.documents.add_invoice(
            replace(make_invoice(), id=identity("invoice"), number=number, logo_sha256="a" * 64)
        )
    hub.push(store)
    hub.pull(other)
    with other.read() as work:
        assert work.sync.photos.next(NOW) == DuePhoto("a" * 64, Direction.DOWN, 0)


def test_a_foreign_document_is_no_sealing_of_this_register(store: Store, other: Store, hub: Hub) -> None:
    with store.write() as work:
        issue(work, identity("invoice"))
    hub.push(store)
    hub.pull(other)
    with other.read() as work:
        assert work.documents.last_sealed_at() is None
        assert work.documents.all_series() == ()
        assert require_seals(work) == 0


def test_an_invoice_may_be_paid_twice_over(store: Store, other: Store, hub: Hub) -> None:
    with store.write() as work:
        work.clients.save(make_client())
        invoice = issue(work, identity("invoice"), make_invoice(buyer=make_buyer(make_client())))
    hub.push(store)
    hub.pull(other)
    for register, name in ((store, "one"), (other, "two")):
        with register.write() as work:
            pay(work, identity(name), invoice)
    for register in (other, store):
        hub.push(register)
    for register in (other, store):
        hub.pull(register)
        with register.read() as work:
            file = work.documents.invoice_file(invoice.id)
            assert len(file.payments) == 2
            assert file.settlement.balance == -invoice.gross
            (problem,) = work.sync.problems()
            assert (problem.code, problem.identity) == ("overpaid", invoice.id.bytes)
            standing = work.clients.standings.get(make_client().id)
            assert standing.balance_minor == 0
            assert work.invoices.sums(InvoiceFilter()).open_minor == 0
            (of_client,) = work.client_list.invoices(make_client().id, 0, 9).rows
            assert of_client.open_minor == 0
    with store.write() as work, pytest.raises(ValueError, match="more is paid"):
        pay(work, identity("three"), invoice)
    with store.write() as work:
        take_back(work, identity("note"), identity("refund"), invoice)
        file = work.documents.invoice_file(invoice.id)
        assert (file.settlement.due, file.settlement.paid) == (invoice.gross - invoice.gross, invoice.gross)


def test_a_movement_may_be_taken_back_twice(store: Store, other: Store, hub: Hub) -> None:
    with store.write() as work:
        receipt = move(work, identity("receipt"), Quantity.of(4), MovementKind.RECEIPT)
    hub.push(store)
    hub.pull(other)
    for register, name in ((store, "one"), (other, "two")):
        with register.write() as work:
            number = work.documents.next_number(DocumentKind.STOCK_MOVEMENT)
            back = StockMovement(
                identity(name),
                number,
                make_product().id,
                MovementKind.REVERSAL,
                Quantity.of(-4),
                NOW,
                reverses_id=receipt.document_id,
            )
            work.documents.add_movement(back)
    for register in (other, store):
        hub.push(register)
    hub.pull(store)
    with store.read() as work:
        assert [problem.code for problem in work.sync.problems()] == ["reversed_twice"]
        assert work.stock.level(make_product().id) == Quantity.of(-4)


def test_an_invoice_may_be_taken_back_twice(store: Store, other: Store, hub: Hub) -> None:
    with store.write() as work:
        invoice = issue(work, identity("invoice"), make_invoice(buyer=make_buyer(make_client())))
        pay(work, identity("payment"), invoice)
    hub.push(store)
    hub.pull(other)
    for register, name in ((store, "one"), (other, "two")):
        with register.write() as work:
            take_back(work, identity(name), identity(f"refund {name}"), invoice)
    for register in (store, other):
        hub.push(register)
    for register in (store, other):
        hub.pull(register)
        assert waiting(register) == []
        with register.read() as work:
            assert len(work.documents.invoice_file(invoice.id).credit_notes) == 2
            assert [problem.code for problem in work.sync.problems()] == ["credited_twice"]


def test_a_payment_waits_for_its_invoice_and_a_movement_for_its_product(
    store: Store, other: Store, hub: Hub
) -> None:
    with store.write() as work:
        invoice = issue(work, identity("invoice"))
        pay(work, identity("payment"), invoice)
        move(work, identity("movement"), Quantity.of(4), MovementKind.RECEIPT)
    hub.push(store)
    papers = [(of, row_of(hub, "document", identity(of).bytes)) for of in ("invoice", "payment", "movement")]
    early = [(identity(of).bytes, row) for of, row in papers]
    company = [each for each in hub.blocks() if each.kind in {"company", "category"}]
    apply(other, *company, block("document", *early[1:]), is_at_head=False)
    assert len(waiting(other)) == 2
    apply(other, block("document", early[0]))
    assert waiting(other) == [("document", identity("movement").bytes)]
    hub.pull(other)
    assert waiting(other) == []
    with other.read() as work:
        assert len(work.documents.invoice_file(invoice.id).payments) == 1
        assert work.stock.level(make_product().id) == Quantity.of(4)


def test_what_is_no_document_is_shown_and_blocks_nothing(store: Store, other: Store, hub: Hub) -> None:
    with store.write() as work:
        issue(work, identity("invoice"))
    hub.push(store)
    row = row_of(hub, "document", identity("invoice").bytes)
    wrong = {
        "kind": {**row, "kind": "?"},
        "sequence": {**row, "sequence": 0},
        "hash": {**row, "previous_hash": "short"},
        "letters": {**row, "signature": "***"},
        "content": {**row, "content": 7},
        "large": {**row, "sequence": 2**65},
    }
    rows = [(identity(name).bytes, each) for name, each in wrong.items()]
    good = (identity("invoice").bytes, row)
    apply(other, *[each for each in hub.blocks() if each.kind != "document"], block("document", *rows, good))
    apply(other, block("document", (identity("nothing").bytes, {"kind": ""})))
    with other.read() as work:
        assert work.documents.invoice_file(identity("invoice")).invoice.number == "R01-A-000001"
        assert len(work.sync.problems()) == len(rows) + 1
    garbled = (identity("garbled").bytes, {**row, "sequence": 2, "content": "{}"})
    apply(other, block("document", garbled))
    assert waiting(other) == [("document", identity("garbled").bytes)]


def test_a_register_that_is_copied_numbers_under_another_letter(store: Store, premises: Premises) -> None:
    join(store)
    with store.write() as work:
        issue(work, identity("first"))
        work.company.start_incarnation("B", at=NOW, public_key=store.public_key)
    with store.write() as work:
        assert issue(work, identity("second")).number == "R01-B-000001"
    premises.close()
    with premises.open().read() as work:
        assert work.company.register().incarnation == "B"
