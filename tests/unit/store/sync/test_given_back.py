"""A register that hears of everything at once is told what went back twice, whatever the clocks said."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cardesk_desktop.domain.credit_content import write_refund
from cardesk_desktop.domain.invoice import Invoice, Payment
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.unit_of_work import UnitOfWork
from tests.builders import NOW, identity, make_credit_note, make_refund
from tests.builders.hub import Hub
from tests.builders.overpaid import pay_again
from tests.builders.premises import issue, pay

_DAY = timedelta(days=1)


def _give_back(work: UnitOfWork, invoice: Invoice, first: Payment, name: str) -> None:
    """As a register gives it back that had not heard of another."""
    made = replace(
        make_refund(make_credit_note(invoice)),
        id=identity(name),
        number=work.documents.next_number(DocumentKind.REFUND),
        credit_note_id=None,
        refunded_at=NOW + _DAY,
        tender=first.tender,
    )
    work.documents._add(DocumentKind.REFUND, made.id, made.number, write_refund(made), made.refunded_at)
    work.documents._projections.add_refund(made, invoice.issued_on, is_foreign=True)


def _codes(store: Store) -> list[str]:
    with store.read() as work:
        return [problem.code for problem in work.sync.problems()]


def test_payments_by_a_clock_that_is_ahead_count_before_what_went_back(
    store: Store, other: Store, hub: Hub
) -> None:
    with store.write() as work:
        invoice = issue(work, identity("invoice"))
        first = pay(work, identity("payment"), invoice)
        pay_again(work, invoice.id, identity("again"), at=NOW + 2 * _DAY)
        for name in ("back", "back again"):
            _give_back(work, invoice, first, name)

    hub.push(store)
    hub.pull(other)

    assert "given_back_twice" in _codes(other)
    with other.read() as work:
        assert work.documents.invoice_file(invoice.id).settlement.balance == invoice.gross


def test_a_payment_that_is_heard_of_last_tells_what_went_back_twice_before_it(
    store: Store, other: Store, hub: Hub
) -> None:
    with store.write() as work:
        invoice = issue(work, identity("invoice"))
        first = pay(work, identity("payment"), invoice)
        for name in ("back", "back again"):
            _give_back(work, invoice, first, name)
    hub.push(store)
    hub.pull(other)
    assert _codes(other) == []

    with store.write() as work:
        pay_again(work, invoice.id, identity("again"))
    hub.push(store)
    hub.pull(other)
    assert _codes(other) == ["given_back_twice"]


def test_paying_what_is_open_again_is_no_news(store: Store, other: Store, hub: Hub) -> None:
    with store.write() as work:
        invoice = issue(work, identity("invoice"))
        first = pay(work, identity("payment"), invoice)
        pay_again(work, invoice.id, identity("again"))
        for name in ("back", "back again"):
            _give_back(work, invoice, first, name)
    hub.push(store)
    hub.pull(other)
    with other.read() as work:
        told = work.sync.problems()

    with store.write() as work:
        pay(work, identity("a part"), invoice, first.tender.amount.times(1, 3))
    hub.push(store)
    hub.pull(other, now=NOW + _DAY)
    with other.read() as work:
        assert work.sync.problems() == told
