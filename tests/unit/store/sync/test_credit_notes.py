"""What one register took back, another one shows; what both took back, both papers tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cardesk_desktop.domain.credit_content import write_credit_note
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.papers.contradicting import CREDITED_TWICE
from cardesk_desktop.store.views import HitKind
from tests.builders import NOW, identity, make_buyer, make_client, make_invoice
from tests.builders.hub import Hub, join
from tests.builders.premises import issue, pay, take_back, unfounded


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    """A second register without a company."""
    premises = unfounded(tmp_path / "other")
    yield premises.open()
    premises.close()


def pull_all(hub: Hub, other: Store) -> None:
    with other.write() as work:
        work.sync.join(company_id="company", device_id="two")
    assert hub.pull(other)


def test_what_was_taken_back_comes_along(store: Store, other: Store) -> None:
    hub = Hub()
    with store.write() as work:
        invoice = issue(work, identity("invoice"), make_invoice(buyer=make_buyer(make_client())))
        pay(work, identity("payment"), invoice)
        note = take_back(work, identity("credit note"), identity("refund"), invoice)
    join(store)
    hub.push(store)
    pull_all(hub, other)
    with store.read() as work, other.read() as theirs:
        assert theirs.sync.problems() == ()
        assert theirs.sync.counts().waiting == 0
        assert theirs.documents.credit_note_file(note.id) == work.documents.credit_note_file(note.id)
        assert theirs.documents.invoice_file(invoice.id) == work.documents.invoice_file(invoice.id)
        mine, other_ones = (each.clients.standings.get(make_client().id) for each in (work, theirs))
        assert (mine.spent_minor, mine.balance_minor) == (other_ones.spent_minor, other_ones.balance_minor)


def test_two_registers_that_take_back_the_same_keep_both_papers(store: Store, other: Store) -> None:
    hub = Hub()
    with store.write() as work:
        invoice = issue(work, identity("invoice"))
        pay(work, identity("payment"), invoice)
        note = take_back(work, identity("first"), identity("refund"), invoice)
        # As at a register that did not hear of the first.
        number = work.documents.next_number(DocumentKind.CREDIT_NOTE)
        again = replace(note, id=identity("second"), number=number)
        content = write_credit_note(again)
        work.documents._add(DocumentKind.CREDIT_NOTE, again.id, number, content, again.issued_at)
    join(store)
    hub.push(store)
    pull_all(hub, other)
    with other.read() as work:
        assert {problem.code for problem in work.sync.problems()} == {CREDITED_TWICE}
        assert len(work.documents.invoice_file(invoice.id).credit_notes) == 2


def test_an_erased_client_is_forgotten_on_credit_notes_that_come_later(store: Store, other: Store) -> None:
    hub = Hub()
    client = make_client()
    with store.write() as work:
        invoice = issue(work, identity("invoice"), make_invoice(buyer=make_buyer(client)))
        note = take_back(work, identity("credit note"), identity("refund"), invoice)
    join(store)
    hub.push(store)
    pull_all(hub, other)
    with other.write() as work:
        assert work.search.find(note.number, 5, kinds=(HitKind.CREDIT_NOTE,))[0].detail == client.name
    with store.write() as work:
        work.clients.save(replace(client, name="#ERASED", phone="", erased_at=NOW, is_archived=True))
    hub.push(store)
    assert hub.pull(other)
    with other.read() as work:
        assert work.search.find(note.number, 5, kinds=(HitKind.CREDIT_NOTE,))[0].detail == ""
        assert not work.search.find(client.name, 5, kinds=(HitKind.CREDIT_NOTE,))
