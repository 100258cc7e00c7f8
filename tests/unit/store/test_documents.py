"""Sealed documents: numbered without a gap, chained, signed, and projected to the last figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cardesk_desktop.domain.crediting import Pick
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.invoice_file import CreditNoteFile, InvoiceFile
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.store.store import Store
from tests.builders import (
    NOW,
    amount,
    identity,
    make_buyer,
    make_client,
    make_credit_note,
    make_invoice,
    make_invoiced_vehicle,
    make_payment,
    make_product,
    make_ticket,
)
from tests.builders.premises import issue, move, pay, take_back
from tests.unit.store.filed import fill, issue_next


def test_an_invoice_comes_back_with_its_seal_and_payments(store: Store) -> None:
    bought = make_invoice(5, buyer=make_buyer(), vehicle=make_invoiced_vehicle(), second_language="ar")
    with store.write() as work:
        invoice = issue(work, bought.id, bought)
        parts = [pay(work, identity(f"part {n}"), invoice, amount(10_000)) for n in range(2)]
        as_issued = work.documents.invoice_file(invoice.id)
    with store.read() as work:
        file = work.documents.invoice_file(invoice.id)
    assert file == as_issued
    assert file.invoice == invoice
    assert file.payments == tuple(parts)
    assert file.seal.number == invoice.number == "R01-A-000001"
    assert file.seal.sealed_at == invoice.issued_at
    assert file.settlement.paid == amount(20_000)


def test_numbers_follow_one_another_in_each_kind(store: Store) -> None:
    fill(store, 3)
    with store.write() as work:
        assert work.documents.next_number(DocumentKind.INVOICE) == "R01-A-000004"
        assert work.documents.next_number(DocumentKind.PAYMENT) == "R01-A-P000002"
        assert issue(work, identity("a")).number == "R01-A-000004"
        assert issue(work, identity("b")).number == "R01-A-000005"
        assert work.documents.next_number(DocumentKind.STOCK_MOVEMENT) == "R01-A-M000004"


@pytest.mark.parametrize("number", ["R01-A-000002", "R02-A-000001", "R01-B-000001", "R01-A-P000001"])
def test_another_number_than_the_next_is_a_defect(store: Store, number: str) -> None:
    with pytest.raises(ValueError, match="not the next number"), store.write() as work:
        work.documents.add_invoice(replace(make_invoice(), number=number))


def test_a_number_given_back_is_given_again(store: Store) -> None:
    with pytest.raises(ValueError, match="not the next number"), store.write() as work:
        work.documents.add_invoice(replace(issue(work, identity("lost")), id=identity("again")))
    assert issue_next(store, "kept").number == "R01-A-000001"


def test_one_ticket_makes_one_invoice(store: Store) -> None:
    ticket = make_ticket()
    with store.write() as work:
        work.documents.add_invoice(replace(make_invoice(), ticket_id=ticket.id))
        assert work.documents.invoice_of_ticket(ticket.id) == make_invoice().id
        assert work.documents.invoice_of_ticket(identity("other")) is None
    again = replace(make_invoice(sequence=2), ticket_id=ticket.id)
    with pytest.raises(ValueError, match="is invoiced already"), store.write() as work:
        work.documents.add_invoice(again)


def test_nothing_is_paid_beyond_the_balance(store: Store) -> None:
    with store.write() as work:
        invoice = issue(work, identity("invoice"))
        paid = pay(work, identity("first"), invoice)
    with pytest.raises(ValueError, match="more is paid"), store.write() as work:
        pay(work, identity("second"), invoice, amount(10))
    with store.read() as work:
        assert work.documents.invoice_file(invoice.id).payments == (paid,)


def test_a_payment_needs_its_invoice(store: Store) -> None:
    with pytest.raises(Refused) as raised, store.write() as work:
        work.documents.add_payment(make_payment(make_invoice()))
    assert raised.value.code is Code.NOT_FOUND
    with store.write() as work:
        invoice = issue(work, identity("invoice"))
        payment = pay(work, identity("payment"), invoice)
    with store.read() as work, pytest.raises(Refused) as raised:
        work.documents.invoice_file(payment.id)
    assert raised.value.code is Code.NOT_FOUND


def test_the_last_sealed_document_tells_its_time(store: Store) -> None:
    with store.write() as work:
        assert work.documents.last_sealed_at() is None
        issue(work, identity("tomorrow"), make_invoice(issued_at=NOW + timedelta(days=1)))
        issue(work, identity("today"))
        assert work.documents.last_sealed_at() == NOW


def test_a_credit_note_comes_back_with_its_seal_and_its_own_refund(store: Store) -> None:
    with store.write() as work:
        invoice = issue(work, identity("invoice"))
        pay(work, identity("payment"), invoice)
        half = (Pick(0, invoice.lines[0].quantity),)
        first = take_back(work, identity("first"), identity("first refund"), invoice, half)
        rest = take_back(work, identity("rest"), identity("last refund"), invoice)
    with store.read() as work:
        file = work.documents.file(rest.id)
        whole = work.documents.file(invoice.id)
    assert isinstance(file, CreditNoteFile)
    assert (file.note, file.seal.number) == (rest, "R01-A-C000002")
    assert [refund.id for refund in file.refunds] == [identity("last refund")]
    assert isinstance(whole, InvoiceFile)
    assert {note.id: note for note in whole.credit_notes} == {first.id: first, rest.id: rest}
    assert not whole.settlement.due


def test_a_credit_note_needs_its_invoice_and_is_no_invoice(store: Store) -> None:
    with pytest.raises(Refused) as raised, store.write() as work:
        work.documents.add_credit_note(make_credit_note(make_invoice()))
    assert raised.value.code is Code.NOT_FOUND
    with store.write() as work:
        invoice = issue(work, identity("invoice"))
        note = take_back(work, identity("note"), identity("refund"), invoice)
    with store.read() as work:
        for read, wrong in (
            (work.documents.invoice_file, note.id),
            (work.documents.credit_note_file, invoice.id),
            (work.documents.file, identity("nothing")),
        ):
            with pytest.raises(Refused) as raised:
                read(wrong)
            assert raised.value.code is Code.NOT_FOUND


def test_no_more_is_credited_than_was_invoiced(store: Store) -> None:
    with store.write() as work:
        invoice = issue(work, identity("invoice"))
        first = take_back(work, identity("note"), identity("refund"), invoice)
    again = replace(first, id=identity("again"), number="R01-A-C000002")
    with pytest.raises(ValueError, match="more is taken back than is left"), store.write() as work:
        work.documents.add_credit_note(again)


def test_what_a_client_owes_and_a_car_brought(store: Store) -> None:
    client, other = make_client(), make_client("Other")
    car = make_invoiced_vehicle()
    with store.write() as work:
        first = issue(work, identity("1"), make_invoice(buyer=make_buyer(client), vehicle=car))
        second = issue(work, identity("2"), make_invoice(buyer=make_buyer(client), vehicle=car))
        pay(work, identity("p1"), first)
        pay(work, identity("p2"), second, amount(10_000))
        issue(work, identity("3"))
    with store.read() as work:
        assert work.invoices.open_of_client(client.id) == second.gross.minor - 1_000
        assert work.invoices.open_of_client(other.id) == 0
        assert work.invoices.spent_of_vehicle(car.vehicle_id) == first.gross.minor * 2
        assert work.invoices.spent_of_vehicle(identity("other")) == 0
        assert work.invoices.taken_between(NOW, NOW) == 0
        taken = work.invoices.taken_between(NOW, NOW + timedelta(seconds=1))
        assert taken == first.gross.minor + 1_000


def test_the_newest_invoice_of_a_visit(store: Store) -> None:
    visit = identity("visit")
    with store.write() as work:
        issue(work, identity("1"), replace(make_invoice(1), visit_id=visit))
        pay(work, identity("p"), issue(work, identity("2"), replace(make_invoice(), visit_id=visit)))
    with store.read() as work:
        found = work.invoices.of_visits([identity("none"), visit])
    gross = make_invoice().gross.minor
    newest = max(identity("1"), identity("2"))
    assert list(found) == [visit]
    assert found[visit].invoice_id == newest
    assert found[visit].gross_minor in (gross, make_invoice(1).gross.minor)


def test_stock_is_what_was_moved(store: Store) -> None:
    product = make_product()
    with store.write() as work:
        assert work.stock.level(product.id) == Quantity(0)
        move(work, identity("in"), Quantity.of(10), MovementKind.RECEIPT)
        move(work, identity("out"), Quantity(12_500), MovementKind.SALE)
    with store.read() as work:
        other = identity("other")
        assert work.stock.levels([product.id, other]) == {product.id: Quantity(-2_500), other: Quantity(0)}
        assert work.stock.levels([]) == {}
        moved = work.stock.movements(product.id, 10)
        assert {movement.quantity.milli for movement in moved} == {10_000, -12_500}
        assert len(work.stock.movements(product.id, 1)) == 1
