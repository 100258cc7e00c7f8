"""Every list, look-up and sum that the store can be asked for, asked once."""

from __future__ import annotations

from datetime import timedelta

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.look import Look
from cardesk_desktop.domain.numbering import DocumentKind, Series
from cardesk_desktop.domain.period import Period, one_day
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.domain.stock_count import CountScope, StockCount
from cardesk_desktop.domain.tax import Tax, TaxCategory
from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.store.client_views import ClientFilter, ClientGroup, ClientOrder
from cardesk_desktop.store.report_figures import (
    OfItem,
    OfKind,
    OfOwed,
    OfPerson,
    OfSales,
    OfTaken,
    OfTax,
    OfTender,
    SalesPart,
)
from cardesk_desktop.store.stock_views import CountPart, MovementFilter, StockFilter, StockState
from cardesk_desktop.store.sync.places import PLACES
from cardesk_desktop.store.sync.reading import KindReader
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import HitKind, InvoiceFilter, InvoiceState, Order
from tests.builders import AED, NOW, UAE_VAT, identity, make_category, make_client, make_product


def ask_everything(work: UnitOfWork) -> None:
    one, two = identity("one"), identity("two")
    work.company.company()
    work.company.register()
    work.staff.everyone()
    work.tax_rates.all()
    work.tax_rates.sold_at(Tax(TaxCategory.STANDARD, 500))
    work.pins.get(one)
    work.pins.holders()
    for who_id in (None, one):
        work.journal_pages.page(one, two, who_id, 0, 60)
    for event in JournalEvent:
        work.journal_subjects.of(JournalEntry(one, NOW, event, two, None))
    work.vehicles.with_key("A1")
    work.vehicles.starting_with("A", 8)
    work.vehicles.of_client(one)
    work.visits.open()
    work.visits.open_for_vehicle(one)
    work.visits.of_vehicle(one, 5)
    work.visits.count_of_vehicle(one)
    work.visits.ended_between(NOW, NOW + timedelta(days=1), 60)
    work.tickets.editable()
    work.tickets.of_visits([one, two])
    work.catalogue.categories()
    work.catalogue.categories(with_archived=True)
    work.galleries.of(one, "")
    work.visit_photos.marks_of(work.visit_photos.of_visits([one, two]))
    work.visit_photos.of_client(one)
    work.suppliers.everyone()
    work.suppliers.everyone(with_archived=True)
    work.suppliers.count_of_products(one)
    work.item_codes.products_named("wax")
    work.item_codes.services_named("wash")
    work.imports.page(0, 10)
    work.imports.items(one, 0, 10)
    work.imports.count_of_items(one)
    work.imports.used(one)
    work.catalogue.with_barcode("1")
    work.catalogue.by_ids([one, two])
    for category in (None, make_category().id):
        work.catalogue.items(category, 10, 10)
    for event in (JournalEvent.INVOICE_PRINTED,):
        work.journal.count(event, one)
    work.journal.of_subject(one)
    for kind, place in PLACES.items():
        work.sync_inbox.thing(kind, bytes(place.identity_size))
        work.sync_inbox.waiting(kind, 0, 60)
    work.sync_inbox.waiting_kinds()
    work.sync_inbox.differences(30)
    work.sync_inbox.count_of_conflicts()
    work.sync_inbox.some_differences([one, two])
    work.sync_inbox.decided(NOW, 40)
    work.sync_inbox.trouble(1)
    work.stock.levels([one, two])
    work.stock.movements(one, 10)
    _ask_about_stock(work)
    work.blobs.get("0" * 64)
    work.recognitions.page(0, 20)
    work.recognitions.next(NOW)
    work.recognitions.due_at()
    work.recognitions.of_product(one)
    work.recognitions.with_photo(b"photo")
    work.recognitions.counts()
    work.recognitions.hold("busy", NOW)
    work.recognitions.held_until(("busy",))
    work.likenesses.near([Look(1)])
    work.likenesses.taught(["wax"], 5)
    work.likenesses.due(5)
    work.likenesses.taught_products()
    work.likenesses.lessons(one)
    work.likenesses.forget(one)
    work.search.resembling(["wax", "shampou"], HitKind.PRODUCT, 5)
    work.search.find("fatima 050", 10)
    work.search.find("r60917", 10)
    work.search.find("fatmia", 10)
    _ask_for_papers(work)
    _ask_for_clients(work)
    _ask_about_sync(work)


def _ask_about_sync(work: UnitOfWork) -> None:
    one = identity("one")
    work.sync.state()
    work.sync.counts()
    work.sync.pending(10_000)
    work.sync.problems()
    work.sync.conflicts()
    for name, place in PLACES.items():
        work.sync.is_buried(name, bytes(place.identity_size))
        KindReader(work.sync._database, place).page(b"", 10)
        KindReader(work.sync._database, place).page(bytes(place.identity_size), 10)
        KindReader(work.sync._database, place).some([bytes(place.identity_size)])
        work.sync._guard.own(name, [one.bytes])


def _ask_for_clients(work: UnitOfWork) -> None:
    one = identity("one")
    for by in ClientOrder:
        for group in ClientGroup:
            for text in ("", "gulf"):
                work.client_list.page(ClientFilter(text, group), Order(by), 10, 10)
    work.client_list.invoices(one, 0, 5)
    work.client_account.invoices_until(one, NOW.date())
    work.client_account.payments(one)
    work.client_list.oldest_open(one)
    work.client_list.spent_since(one, NOW.date())
    work.clients.kept(one)
    work.clients.standings.get(one)
    work.vehicles.kept(one)
    work.vehicles.former_owners(one)
    work.visits.of_client(one, 0, 5)
    work.visits.counted_of_client(one, 0, 5)
    for since in (None, NOW.date()):
        work.invoices_behind.of_client(one, AED, 0, 5, since=since)
    work.invoices_behind.owed_by(one, AED, 0, 5)
    work.invoices_behind.of_vehicle(one, AED, 0, 5)
    work.duplicates.like(make_client(), 5)
    work.duplicates.groups(5)
    work.duplicates.plates(5)
    work.duplicates.apart(one)
    work.erasure.is_here(one)
    work.erasure.invoices(one)


def _ask_about_stock(work: UnitOfWork) -> None:
    one, product = identity("one"), make_product().id
    work.stock.holdings([product])
    work.stock.of_batch(one)
    work.stock.reversed_of([one])
    work.stock_list.sums()
    for order in ("name", "level", "minimum", "value"):
        for is_down in (False, True):
            work.stock_list.page(StockFilter(), Order(order, is_down), 0, 10)
        for state in StockState:
            work.stock_list.page(StockFilter("air", make_category().id, state), Order(order), 0, 10)
            work.stock_list.page(StockFilter(state=state), Order(order), 0, 10)
    work.stock_ledger.page(product, MovementFilter(), 0, 10)
    work.stock_ledger.page(product, MovementFilter((MovementKind.SALE,), NOW, NOW), 0, 10)
    _ask_about_counts(work)
    work.stock_values.held(one, NOW)
    for until in (None, NOW):
        work.stock_values.by_category(until)
        for category in (None, make_category().id):
            for by in ("name", "level", "value"):
                work.stock_values.page(until, category, Order(by), 0, 10)


def _ask_about_counts(work: UnitOfWork) -> None:
    one = identity("one")
    work.stock_counts.open()
    work.stock_counts.line(one, one)
    work.stock_counts.counted(one)
    work.stock_counts.differences(one, 0, 10)
    work.stock_counts.every_difference(one)
    for scope in CountScope:
        category_id = make_category().id if scope is CountScope.CATEGORY else None
        count = StockCount(one, scope, NOW, "Omar Haddad", category_id)
        for part in CountPart:
            work.stock_counts.sheet(count, part, 0, 10)
    work.deliveries.on_the_table()


def _ask_for_papers(work: UnitOfWork) -> None:
    one, two = identity("one"), identity("two")
    for kind in DocumentKind:
        work.documents.next_number(kind)
    work.documents.heads("A")
    work.documents.hashes_at("A", {DocumentKind.INVOICE: 1})
    work.documents.invoice_file(one)
    work.documents.invoice_of_ticket(one)
    work.documents.last_sealed_at()
    work.documents.has_any()
    work.documents.has_own()
    list(work.documents.chain(Series("R01", "A", DocumentKind.INVOICE)))
    for text in ("", "gulf"):
        for state in (InvoiceState.ALL, InvoiceState.OPEN):
            work.invoices.page(InvoiceFilter(text, state), 0, 10)
        work.invoices.page(InvoiceFilter(text, from_day=NOW.date(), to_day=NOW.date()), 0, 10)
        work.invoices.page(InvoiceFilter(text, from_day=NOW.date(), is_credited=True), 0, 10)
    work.invoices.taken_between(NOW, NOW + timedelta(days=1))
    work.invoices.open_of_client(one)
    work.invoices.spent_of_vehicle(one)
    work.invoices.of_visits([one, two])


def ask_for_reports(work: UnitOfWork) -> None:
    one, year = identity("one"), Period(NOW.date() - timedelta(days=400), NOW.date())
    for period in (year, one_day(NOW.date())):
        work.reports.sold(period, AED)
        work.reports.sales(period, AED)
        work.reports.staff(period, AED)
        work.reports.taken(period, AED)
        work.reports.taxes(period, AED)
    for by in ("sold", "quantity", "invoices", "name"):
        work.reports.items(ItemKind.SERVICE, year, AED, Order(by), 10, 10)
    for part in SalesPart:
        work.behind.invoices(OfSales(year, part), AED, 10, 10)
    figures = (
        OfItem(year, ItemKind.SERVICE, one),
        OfKind(year, ItemKind.SERVICE),
        OfPerson(year, "Amina"),
        OfTax(year, UAE_VAT),
    )
    for figure in figures:
        work.behind.invoices(figure, AED, 10, 10)
    for taken in (OfTender(year, TenderKind.CASH), OfTaken(year)):
        work.behind.payments(taken, NOW, NOW, AED, 10, 10)
    for end in (None, NOW):
        for by in ("owed", "oldest", "client", "count"):
            work.receivables.debtors(NOW.date(), end, AED, Order(by), 10, 10)
        work.receivables.invoices_of(one, NOW.date(), end, AED, 10, 10)
        work.receivables.invoices_aged(OfOwed(NOW.date(), 1), end, AED, 10, 10)
