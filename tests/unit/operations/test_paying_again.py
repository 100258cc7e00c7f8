"""A ticket that has its invoice already: asked again it answers with it, and takes no money twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.tender import cash
from cardesk_desktop.domain.ticket import TicketState
from cardesk_desktop.operations.paying import complete_sale
from tests.builders.open_shop import CLOTH, OWNER, OpenShop, card, dirhams
from tests.builders.two_registers import TwoRegisters

# A second click


def test_asked_again_it_answers_with_the_same_invoice(shop: OpenShop) -> None:
    ticket = shop.ticket(CLOTH).ticket
    first = shop.pay(ticket.id, (cash(dirhams(50), dirhams(20)),))
    before = shop.digest()

    again = shop.pay(ticket.id, (cash(dirhams(50), dirhams(20)),))
    otherwise = complete_sale(
        shop.desk, staff_id=OWNER.id, ticket_id=ticket.id, tenders=(), expected=dirhams(1)
    )

    assert again == otherwise.value == first
    assert first.change == dirhams(30)
    assert not otherwise.changes
    assert shop.digest() == before


def test_asked_again_after_a_restart_it_answers_the_same(shop: OpenShop) -> None:
    ticket = shop.ticket(CLOTH).ticket
    first = shop.pay(ticket.id)
    shop.premises.close()

    assert OpenShop(shop.premises).pay(ticket.id) == first


def test_a_ticket_that_lies_open_beside_its_invoice_is_closed_when_paid_again(shop: OpenShop) -> None:
    ticket = shop.ticket(CLOTH).ticket
    first = shop.pay(ticket.id)
    with shop.desk.store.write() as work:
        work.tickets.save(replace(work.tickets.get(ticket.id), state=TicketState.OPEN))

    assert shop.pay(ticket.id) == first

    with shop.desk.store.read() as work:
        assert work.tickets.get(ticket.id).state is TicketState.INVOICED


def _invoiced_by_the_other(shop: OpenShop, two: TwoRegisters) -> InvoiceFile:
    ticket = shop.ticket(CLOTH).ticket
    two.meet()
    paid = card(dirhams(20))
    sale = complete_sale(
        two.other, staff_id=OWNER.id, ticket_id=ticket.id, tenders=(paid,), expected=dirhams(20)
    )
    two.meet()
    return sale.value.file


def test_a_ticket_that_another_register_invoiced_takes_no_money_here(
    shop: OpenShop, two: TwoRegisters
) -> None:
    invoice = _invoiced_by_the_other(shop, two).invoice
    assert invoice.ticket_id is not None

    with shop.refuses(Code.TICKET_CLOSED) as refusal:
        shop.pay(invoice.ticket_id)

    assert refusal.value.params == {"number": invoice.number}


def test_nor_does_one_that_lies_open_here_which_is_closed(shop: OpenShop, two: TwoRegisters) -> None:
    file = _invoiced_by_the_other(shop, two)
    ticket_id = file.invoice.ticket_id
    assert ticket_id is not None
    with shop.desk.store.write() as work:
        work.tickets.save(replace(work.tickets.get(ticket_id), state=TicketState.OPEN))

    for _press in range(2):
        with pytest.raises(Refused) as refusal:
            shop.pay(ticket_id)
        assert refusal.value.code is Code.TICKET_CLOSED

    with shop.desk.store.read() as work:
        assert work.tickets.get(ticket_id).state is TicketState.INVOICED
        assert work.documents.invoice_file(file.invoice.id).payments == file.payments
