"""Refunds without a credit note, as the store holds them against the invoice's balance."""

from __future__ import annotations

from uuid import UUID

import pytest

from cardesk_desktop.domain.credit_note import Refund
from cardesk_desktop.domain.crediting import refund
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.unit_of_work import UnitOfWork
from tests.builders import AED, NOW, identity
from tests.builders.overpaid import pay_again
from tests.builders.premises import issue, pay


def _refund(work: UnitOfWork, invoice_id: UUID, amount: Money) -> Refund:
    number = work.documents.next_number(DocumentKind.REFUND)
    back = refund(TenderKind.CASH, amount)
    return Refund(identity("back"), number, None, invoice_id, NOW, back)


def test_more_than_was_overpaid_is_a_defect(store: Store) -> None:
    with store.write() as work:
        invoice = issue(work, identity("invoice"))
        pay(work, identity("paid"), invoice)
        pay_again(work, invoice.id, identity("again"))
    one = Money(1, AED)
    with pytest.raises(ValueError, match="more is given back"), store.write() as work:
        work.documents.add_refund(_refund(work, invoice.id, invoice.gross + one))
    with store.write() as work:
        work.documents.add_refund(_refund(work, invoice.id, invoice.gross))
        assert not work.documents.invoice_file(invoice.id).settlement.balance


def test_without_its_invoice_it_is_refused(store: Store) -> None:
    with pytest.raises(Refused) as refused, store.write() as work:
        work.documents.add_refund(_refund(work, identity("none"), Money(1, AED)))
    assert refused.value.code is Code.NOT_FOUND
