"""The chain of sealed documents: whole over many of them, and broken by whatever was done to the file."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.numbering import DocumentKind, Series
from cardesk_desktop.domain.sealing import Seal, first_break
from cardesk_desktop.signing import PublicKey
from cardesk_desktop.store.store import Store
from tests.builders import identity
from tests.builders.premises import Premises, take_back
from tests.unit.store.filed import INVOICES, fill, issue_next


def _break(store: Store, series: Series = INVOICES) -> Seal | None:
    with store.read() as work:
        public_key = work.company.public_key(series.incarnation)
        assert public_key is not None
        return first_break(work.documents.chain(series), PublicKey(public_key))


def test_every_chain_holds_over_many_documents(store: Store, premises: Premises) -> None:
    fill(store, 60)
    with store.write() as work:
        for place in range(4):
            invoice = work.documents.invoice_file(identity(f"invoice {place}")).invoice
            take_back(work, identity(f"credit note {place}"), identity(f"refund {place}"), invoice)
    with store.read() as work:
        every = work.documents.all_series()
        assert set(every) == {Series("R01", "A", kind) for kind in DocumentKind}
        lengths = {series.kind: len(list(work.documents.chain(series))) for series in every}
    assert lengths == {
        DocumentKind.INVOICE: 60,
        DocumentKind.PAYMENT: 30,
        DocumentKind.STOCK_MOVEMENT: 60,
        DocumentKind.CREDIT_NOTE: 4,
        DocumentKind.REFUND: 2,
    }
    assert [_break(store, series) for series in every] == [None] * len(every)


TAMPERING = {
    "an edit": "UPDATE document SET content = CAST(replace(content, '\"tax\":', '\"tax\" :') AS BLOB) "
    "WHERE kind = '' AND sequence = 7",
    "an edit with its own hash": "UPDATE document SET content = x'7b7d', "
    "hash = x'0000000000000000000000000000000000000000000000000000000000000000' "
    "WHERE kind = '' AND sequence = 7",
    "a swap": "UPDATE document SET sequence = CASE sequence WHEN 7 THEN 1008 ELSE 1007 END "
    "WHERE kind = '' AND sequence IN (7, 8)",
    "a gap": "DELETE FROM document WHERE kind = '' AND sequence = 7",
    "another key": "UPDATE document SET signature = zeroblob(64) WHERE kind = '' AND sequence = 7",
}


@pytest.mark.parametrize("trick", TAMPERING)
def test_what_was_done_to_the_file_is_found(store: Store, premises: Premises, trick: str) -> None:
    fill(store, 12)
    premises.close()
    with premises.bare() as connection:
        for verb in ("update", "delete"):
            connection.execute(f"DROP TRIGGER tr_document_no_{verb}")
        connection.execute(TAMPERING[trick])
        connection.execute("UPDATE document SET sequence = sequence - 1000 WHERE sequence > 1000")
    broken = _break(premises.open())
    assert broken is not None
    assert broken.sequence == (8 if trick == "a gap" else 7)


def test_an_edited_invoice_is_not_shown_as_if_nothing_were(store: Store, premises: Premises) -> None:
    invoice = issue_next(store, "invoice")
    premises.close()
    with premises.bare() as connection:
        connection.execute("DROP TRIGGER tr_document_no_update")
        connection.execute("UPDATE document SET content = CAST(replace(content, 'Amina', 'Anima') AS BLOB)")
    with premises.open().read() as work, pytest.raises(Refused) as raised:
        work.documents.invoice_file(invoice.id)
    assert raised.value.code is Code.DOCUMENT_ALTERED
