"""A refund could only go with a credit note; after the upgrade it need not, and those that did stay."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from cardesk_desktop.domain.crediting import Pick
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.migrations import runner
from tests.builders import identity, make_credit_note, make_refund
from tests.builders.overpaid import pay_again
from tests.builders.premises import KEY, Premises, found, issue, pay, take_back

_BEFORE = "0039"
_WITHOUT = (
    "INSERT INTO refund SELECT x'{}', number, NULL, invoice_id, refunded_at, tender, currency, "
    "amount_minor, reference, staff_name FROM refund"
)


def test_a_refund_needs_no_credit_note_after_the_upgrade(tmp_path: Path) -> None:
    premises = Premises(tmp_path)
    store = premises.open()
    found(store)
    with store.write() as work:
        invoice = issue(work, identity("invoice"))
        pay(work, identity("paid"), invoice)
        take_back(work, identity("note"), identity("refund"), invoice, (Pick(0, Quantity.of(1)),))
        before = work.documents.invoice_file(invoice.id)
    premises.close()

    older = Database.open(premises.path, KEY)
    runner.downgrade(older, _BEFORE)
    with pytest.raises(dbapi2.IntegrityError, match="NOT NULL"):
        older.script(_WITHOUT.format(identity("paid").hex))
    older.close()

    store = premises.open()
    with store.write() as work:
        assert work.documents.invoice_file(invoice.id) == before
        pay_again(work, invoice.id, identity("again"))
        note = make_credit_note(invoice)
        number = work.documents.next_number(DocumentKind.REFUND)
        refund = replace(make_refund(note), id=identity("back"), number=number, credit_note_id=None)
        too_much = before.payments[0].tender
        work.documents.add_refund(replace(refund, tender=too_much))
        assert len(work.documents.invoice_file(invoice.id).refunds) == 2
    premises.close()
