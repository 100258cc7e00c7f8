"""Hypothesis strategies: any money, tax, ticket, invoice, payment or movement that the trade allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from cardesk_desktop.domain.catalogue import ItemKind, Names
from cardesk_desktop.domain.credit_note import CreditNote, Fate, Refund
from cardesk_desktop.domain.crediting import Pick, left_of
from cardesk_desktop.domain.discount import AmountOff, Discount, PercentOff
from cardesk_desktop.domain.invoice import Buyer, Invoice, InvoicedVehicle, InvoiceForm, Payment, Seller
from cardesk_desktop.domain.money import Currency, Money, currency
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.sealing import Json
from cardesk_desktop.domain.stock import MovementKind, StockMovement
from cardesk_desktop.domain.tax import Rounding, Tax, TaxCategory, TaxMode
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.domain.ticket import Ticket, TicketLine
from cardesk_desktop.domain.vehicle import SizeClass
from tests.builders.basics import NOW, identity
from tests.builders.papers import make_credit_note, make_invoice

TAXES = (
    *(Tax(TaxCategory.STANDARD, rate_bp) for rate_bp in (500, 1500, 2000, 1000, 550, 210, 9_999, 1)),
    Tax(TaxCategory.ZERO_RATED),
    Tax(TaxCategory.EXEMPT, 0, "Local passenger transport"),
    Tax(TaxCategory.OUT_OF_SCOPE, 0, "Supplied outside the state"),
    Tax(TaxCategory.REVERSE_CHARGE, 0, "The buyer accounts for the tax"),
)

currencies = st.sampled_from([currency(code) for code in ("AED", "EUR", "KWD", "BHD", "JPY", "XOF")])
taxes = st.sampled_from(TAXES)
modes = st.builds(TaxMode, prices_include_tax=st.booleans(), rounding=st.sampled_from(Rounding))
quantities = st.builds(Quantity, st.one_of(st.integers(1, 9).map(lambda n: n * 1000), st.integers(1, 99_999)))
ids = st.uuids(version=4)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
json_values: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
reasons = st.sampled_from(["Regular client", "عميل دائم", "Rain warranty"])
instants = st.integers(-(10**15), 5 * 10**15).map(lambda moved_us: NOW + timedelta(microseconds=moved_us))
days = st.dates(min_value=date(1990, 1, 1))
zones = st.sampled_from(["Asia/Dubai", "Europe/Paris", "Asia/Kolkata", "UTC", "America/St_Johns"]).map(
    ZoneInfo
)
names = st.builds(Names, texts, st.dictionaries(st.sampled_from(["ar", "en", "fr"]), texts))


def moneys(of: Currency, least: int = 0, most: int = 10**7) -> st.SearchStrategy[Money]:
    """Amounts of a currency from `least` to `most` minor units; small and free ones often."""
    minor = st.one_of(st.integers(least, min(least + 20, most)), st.integers(least, most))
    return st.builds(Money, minor, st.just(of))


def discounts(on: Money) -> st.SearchStrategy[Discount]:
    """Discounts that may be given on an amount, which is not zero."""
    percent = st.builds(PercentOff, st.integers(1, 10_000), reasons)
    return st.one_of(percent, st.builds(AmountOff, moneys(on.currency, 1, on.minor), reasons))


@st.composite
def lines(draw: st.DrawFn, of: Currency) -> TicketLine:
    """A ticket line, with or without a discount."""
    line = TicketLine(
        id=draw(ids),
        kind=draw(st.sampled_from(ItemKind)),
        item_id=draw(ids),
        names=draw(names),
        unit_price=draw(moneys(of)),
        tax=draw(taxes),
        quantity=draw(quantities),
        note=draw(texts),
    )
    if line.subtotal and draw(st.booleans()):
        return replace(line, discount=draw(discounts(line.subtotal)))
    return line


@st.composite
def tickets(draw: st.DrawFn, least_lines: int = 0) -> Ticket:
    """An open ticket in any currency, with or without a discount on the whole."""
    of = draw(currencies)
    drawn = draw(st.lists(lines(of), min_size=least_lines, max_size=8))
    ticket = Ticket(identity("ticket"), of, NOW, lines=tuple(drawn))
    if ticket.lines_total and draw(st.booleans()):
        return ticket.with_discount(draw(discounts(ticket.lines_total)))
    return ticket


def maybe_id() -> st.SearchStrategy[UUID | None]:
    """An identity or none."""
    return st.none() | ids


sellers = st.builds(
    Seller, texts, texts, texts, texts, registrations=st.dictionaries(texts, texts, max_size=3)
)
buyers = st.builds(Buyer, ids, texts, texts, texts, texts, texts)
vehicles = st.builds(
    InvoicedVehicle,
    vehicle_id=ids,
    plate=texts,
    region=texts,
    name=texts,
    size_class=st.sampled_from(SizeClass),
    odometer_km=st.none() | st.integers(0, 10**7),
)


@st.composite
def invoices(draw: st.DrawFn) -> Invoice:
    """An invoice with anything in its fields and figures that agree."""
    ticket = draw(tickets(least_lines=1))
    reckoned = make_invoice(ticket.lines, of=ticket.currency, mode=draw(modes), discount=ticket.discount)
    return replace(
        reckoned,
        id=draw(ids),
        number=draw(texts),
        form=draw(st.sampled_from(InvoiceForm)),
        issued_at=draw(instants),
        supplied_on=draw(days),
        time_zone=draw(zones),
        seller=draw(sellers),
        buyer=draw(st.none() | buyers),
        vehicle=draw(st.none() | vehicles),
        ticket_id=draw(maybe_id()),
        visit_id=draw(maybe_id()),
        discount_reasons=tuple(draw(st.lists(texts, max_size=3))),
        note=draw(texts),
    )


@st.composite
def payments(draw: st.DrawFn) -> Payment:
    """A payment of any kind, with change."""
    of = draw(currencies)
    paid, change = draw(moneys(of, 1)), draw(moneys(of))
    tender = Tender(draw(st.sampled_from(TenderKind)), paid, paid + change, draw(texts))
    return Payment(draw(ids), draw(texts), draw(ids), draw(instants), tender, draw(texts))


@st.composite
def picks(draw: st.DrawFn, invoice: Invoice, notes: Sequence[CreditNote]) -> tuple[Pick, ...]:
    """Something of what is left of an invoice, of which something is left."""
    left = [(place, line) for place, line in enumerate(left_of(invoice, notes)) if line.quantity.milli]
    chosen = draw(st.lists(st.sampled_from(left), min_size=1, unique_by=lambda each: each[0]))
    return tuple(
        Pick(
            place,
            Quantity(draw(st.one_of(st.just(line.quantity.milli), st.integers(1, line.quantity.milli)))),
            draw(st.sampled_from(Fate)),
        )
        for place, line in chosen
    )


@st.composite
def credit_notes(draw: st.DrawFn) -> CreditNote:
    """A credit note with anything in its fields and figures that agree."""
    invoice = draw(invoices())
    note = make_credit_note(invoice, draw(picks(invoice, ())), reason=draw(texts))
    return replace(
        note,
        id=draw(ids),
        number=draw(texts),
        issued_at=draw(instants),
        refunded=draw(moneys(invoice.currency)),
        footer=draw(texts),
    )


@st.composite
def refunds(draw: st.DrawFn) -> Refund:
    """A refund of any kind."""
    given = draw(moneys(draw(currencies), 1))
    tender = Tender(draw(st.sampled_from(TenderKind)), given, given, draw(texts))
    note_id = draw(st.none() | ids)
    return Refund(draw(ids), draw(texts), note_id, draw(ids), draw(instants), tender, draw(texts))


@st.composite
def movements(draw: st.DrawFn) -> StockMovement:
    """A movement of any kind, valued or from a time when none was."""
    of = draw(currencies)
    value = draw(st.none() | st.integers(-(10**12), 10**12).map(lambda minor: Money(minor, of)))
    return StockMovement(
        id=draw(ids),
        number=draw(texts),
        product_id=draw(ids),
        kind=draw(st.sampled_from(MovementKind)),
        quantity=Quantity(draw(st.integers(-(10**9), 10**9))),
        moved_at=draw(instants),
        invoice_id=draw(maybe_id()),
        reason=draw(texts),
        staff_name=draw(texts),
        batch_id=draw(maybe_id()),
        reverses_id=draw(maybe_id()),
        supplier_name=draw(texts),
        reference=draw(texts),
        unit_cost=None if value is None else draw(st.none() | moneys(of)),
        value=value,
    )
