"""A history of sales, payments and credit notes, and the books read back from the seals."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from hypothesis import strategies as st

from cardesk_desktop.domain.credit_content import read_credit_note, read_refund
from cardesk_desktop.domain.credit_note import CreditNote, Refund
from cardesk_desktop.domain.crediting import everything_left
from cardesk_desktop.domain.invoice import Invoice, Payment
from cardesk_desktop.domain.invoice_content import read_invoice
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.movement_content import read_payment
from cardesk_desktop.domain.numbering import DocumentKind, Series
from cardesk_desktop.domain.period import Period
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.tax import Rounding, TaxMode
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.unit_of_work import UnitOfWork
from tests.builders import AED, DUBAI, JPY, KWD, NOW, make_buyer, make_client, make_invoice, make_line
from tests.builders.premises import Premises, issue, take_back
from tests.builders.strategies import discounts, taxes

CLIENTS = [make_buyer(make_client(name)) for name in ("Fatima Al Mansoori", "Gulf Rent LLC")]


WORKERS = ("", "Ravi Kumar", "Amina Yusuf")


LATE = NOW.replace(hour=19, minute=30)
"""23:30 in Dubai: half an hour more is another business day."""


@dataclass
class Plan:
    """One step of a history: an invoice, a part payment, a part of a line that is taken back."""

    of: Currency
    rounding: Rounding
    is_included: bool
    places: list[int]
    worker: int
    client: int
    later_minutes: int
    percent: int
    tender: TenderKind
    has_discount: bool
    back: int


plans = st.builds(
    Plan,
    of=st.sampled_from([AED, KWD, JPY]),
    rounding=st.sampled_from(Rounding),
    is_included=st.booleans(),
    places=st.lists(st.integers(1, 6), min_size=1, max_size=4),
    worker=st.integers(0, 2),
    client=st.integers(0, 1),
    later_minutes=st.sampled_from([0, 20, 40, 24 * 60, 31 * 24 * 60, 70 * 24 * 60]),
    percent=st.sampled_from([0, 0, 1, 33, 50, 100]),
    tender=st.sampled_from(TenderKind),
    has_discount=st.booleans(),
    back=st.sampled_from([0, 0, 30, 100]),
)


@dataclass
class History:
    """What is in the books, read back from the sealed bytes."""

    invoices: list[Invoice] = field(default_factory=list)
    payments: list[Payment] = field(default_factory=list)
    notes: list[CreditNote] = field(default_factory=list)
    refunds: list[Refund] = field(default_factory=list)

    def of(self, currency: Currency, period: Period) -> list[Invoice]:
        return [
            invoice
            for invoice in self.invoices
            if invoice.currency == currency and period.first <= invoice.issued_on <= period.last
        ]

    def noted(self, currency: Currency, period: Period) -> list[CreditNote]:
        return [
            note
            for note in self.notes
            if note.currency == currency and period.first <= note.issued_on <= period.last
        ]

    def refunded_in(self, currency: Currency, period: Period) -> list[Refund]:
        return [
            refund
            for refund in self.refunds
            if refund.tender.amount.currency == currency
            and period.first <= day_in_dubai(refund.refunded_at) <= period.last
        ]

    def paid_in(self, currency: Currency, period: Period) -> list[Payment]:
        return [
            payment
            for payment in self.payments
            if payment.tender.amount.currency == currency
            and period.first <= day_in_dubai(payment.paid_at) <= period.last
        ]


def day_in_dubai(instant: datetime) -> date:
    return instant.astimezone(DUBAI).date()


def ids() -> Iterator[UUID]:
    place = 0
    while True:
        place += 1
        yield UUID(int=0x01A2_07BD_A9C0_7000_8000_0000_0000_0000 + place)


def live(store: Store, history: list[Plan], data: st.DataObject) -> None:
    """Every plan is one unit of work; the clock only goes on."""
    at, new_id = LATE, ids()
    open_ones: dict[UUID, tuple[Invoice, int]] = {}
    taken_from: list[Invoice] = []
    for plan in history:
        at += timedelta(minutes=plan.later_minutes)
        lines = [make_line(place, of=plan.of, tax=data.draw(taxes)) for place in plan.places]
        mode = TaxMode(plan.is_included, plan.rounding)
        whole = sum(line.subtotal.minor for line in lines)
        discount = data.draw(discounts(Money(whole, plan.of))) if plan.has_discount else None
        template = make_invoice(
            lines, of=plan.of, mode=mode, buyer=CLIENTS[plan.client], issued_at=at, discount=discount
        )
        worked = tuple(replace(line, staff_name=WORKERS[plan.worker]) for line in template.lines)
        with store.write() as work:
            invoice = issue(work, next(new_id), replace(template, lines=worked, time_zone=DUBAI))
            open_ones[invoice.id] = (invoice, invoice.gross.minor)
            if plan.back:
                _take_back(work, new_id, data.draw(st.sampled_from([invoice, *taken_from])), plan, at)
            taken_from.append(invoice)
            open_ones = {
                other.id: (other, work.documents.invoice_file(other.id).settlement.balance.minor)
                for other, _ in open_ones.values()
            }
            # It is the oldest of all that is paid, at once or much later.
            for other, left in list(open_ones.values())[:1]:
                part = -(-left * plan.percent // 100)
                if part > 0:
                    _pay(work, next(new_id), other, part, plan.tender, at)
                    open_ones[other.id] = (other, left - part)
                if left - part <= 0:
                    del open_ones[other.id]


def _take_back(work: UnitOfWork, new_id: Iterator[UUID], invoice: Invoice, plan: Plan, at: datetime) -> None:
    """A part of the first line that is left, and the whole of the next one."""
    left = everything_left(invoice, work.documents.invoice_file(invoice.id).credit_notes)
    if left:
        part = replace(left[0], quantity=Quantity(-(-left[0].quantity.milli * plan.back // 100)))
        picks = (part, *left[1:2])
        take_back(work, next(new_id), next(new_id), invoice, picks, at=at, kind=plan.tender)


def _pay(
    work: UnitOfWork, identity: UUID, invoice: Invoice, minor: int, kind: TenderKind, at: datetime
) -> None:
    amount = Money(minor, invoice.currency)
    number = work.documents.next_number(DocumentKind.PAYMENT)
    work.documents.add_payment(Payment(identity, number, invoice.id, at, Tender(kind, amount, amount)))


def read_books(work: UnitOfWork) -> History:
    """From the documents themselves, not from what was meant to be written."""
    invoices = work.documents.chain(Series("R01", "A", DocumentKind.INVOICE))
    payments = work.documents.chain(Series("R01", "A", DocumentKind.PAYMENT))
    notes = work.documents.chain(Series("R01", "A", DocumentKind.CREDIT_NOTE))
    refunds = work.documents.chain(Series("R01", "A", DocumentKind.REFUND))
    return History(
        [read_invoice(d.content) for d in invoices],
        [read_payment(d.content) for d in payments],
        [read_credit_note(d.content) for d in notes],
        [read_refund(d.content) for d in refunds],
    )


@contextmanager
def undone(premises: Premises) -> Iterator[Store]:
    """The founded company, put back afterwards as it was before."""
    before = premises.path.read_bytes()
    premises.witness.unlink(missing_ok=True)
    try:
        yield premises.open()
    finally:
        premises.close()
        premises.path.write_bytes(before)
