from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.domain.discount import PercentOff
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.period import Period, one_day
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.ticket import TicketState
from cardesk_desktop.operations.changing_lines import set_discount
from cardesk_desktop.operations.desk import Approval
from cardesk_desktop.operations.reading_journal import JournalFilter, JournalRow, journal_page
from cardesk_desktop.store.journal_views import SubjectKind
from cardesk_desktop.store.views import Page
from tests.builders import identity
from tests.builders.open_shop import (
    CLOTH,
    FRONT_DESK,
    MANAGER,
    OWNER,
    PATROL,
    WASH,
    OpenShop,
)

_E, _K = JournalEvent, SubjectKind


def _page(shop: OpenShop, *, who_id: UUID | None = None, days: Period | None = None) -> Page[JournalRow]:
    which = JournalFilter(days or one_day(_today(shop)), who_id)
    return journal_page(shop.desk, staff_id=MANAGER.id, which=which, offset=0, limit=99).value


def _rows(shop: OpenShop) -> list[JournalRow]:
    """The entries of today but the founding, whose identity comes from elsewhere."""
    return [row for row in _page(shop).rows if row.entry.event is not _E.COMPANY_FOUNDED]


def _today(shop: OpenShop) -> date:
    with shop.desk.store.read() as work:
        return business_day(shop.clock.now(), work.company.company().time_zone)


def _write(shop: OpenShop, event: JournalEvent, subject_id: UUID, by: UUID | None = OWNER.id) -> None:
    with shop.desk.store.write() as work:
        work.journal.add(JournalEntry(shop.desk.new_id(), shop.clock.now(), event, subject_id, by))


def _about(rows: Sequence[JournalRow]) -> list[tuple[JournalEvent, SubjectKind | None, str]]:
    return [
        (
            row.entry.event,
            row.subject.kind if row.subject else None,
            row.subject.names.main if row.subject else "",
        )
        for row in rows
    ]


def test_the_newest_comes_first_with_who_did_it_and_to_what(shop: OpenShop) -> None:
    sold = shop.sell(CLOTH)
    page, rows = _page(shop), _rows(shop)

    assert page.total == len(page.rows)
    assert [row.entry.id for row in page.rows] == sorted((row.entry.id for row in page.rows), reverse=True)
    number = str(sold.invoice.number)
    assert _about(rows[:2]) == [
        (_E.SALE_COMPLETED, _K.INVOICE, number),
        (_E.PAYMENT_TAKEN, _K.INVOICE, number),
    ]
    assert {row.who for row in rows[:2]} == {FRONT_DESK.name}


def test_a_day_is_the_day_on_the_companys_clock(shop: OpenShop) -> None:
    today = _today(shop)
    _write(shop, _E.ITEM_ARCHIVED, CLOTH.id)
    shop.clock.tick(86_400)
    _write(shop, _E.ITEM_RESTORED, CLOTH.id)

    first = [row.entry.event for row in _page(shop, days=one_day(today)).rows]
    second = [row.entry.event for row in _page(shop).rows]
    both = _page(shop, days=Period(today, today + timedelta(days=1)))

    assert _E.ITEM_ARCHIVED in first
    assert second == [_E.ITEM_RESTORED]
    assert both.total == len(first) + 1


def test_of_a_person_comes_what_they_did_approved_and_had_approved(shop: OpenShop) -> None:
    _write(shop, _E.ACTION_APPROVED, FRONT_DESK.id, by=MANAGER.id)
    _write(shop, _E.ITEM_ARCHIVED, CLOTH.id, by=OWNER.id)

    assert [row.entry.event for row in _page(shop, who_id=FRONT_DESK.id).rows] == [_E.ACTION_APPROVED]
    assert [row.entry.event for row in _page(shop, who_id=MANAGER.id).rows] == [_E.ACTION_APPROVED]
    assert _E.ACTION_APPROVED not in [row.entry.event for row in _page(shop, who_id=OWNER.id).rows]


def test_an_approval_and_what_was_approved_know_one_another(shop: OpenShop) -> None:
    ticket_id = shop.arrive(WASH).ticket_id
    shop.clock.tick(1)
    desk = shop.desk.approved(Approval(MANAGER.id, Permission.GIVE_LARGE_DISCOUNT))
    third = PercentOff(3_000, "Regular client")
    set_discount(desk, staff_id=FRONT_DESK.id, ticket_id=ticket_id, discount=third)
    shop.clock.tick(1)
    set_discount(shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket_id, discount=PercentOff(500, "Small"))

    small, given, approval = _rows(shop)[:3]

    assert [each.entry.event for each in (small, given, approval)] == [
        _E.DISCOUNT_GIVEN,
        _E.DISCOUNT_GIVEN,
        _E.ACTION_APPROVED,
    ]
    assert (approval.tied, approval.tied_who) == ((given.entry,), (FRONT_DESK.name,))
    assert approval.is_approval
    assert approval.subject == given.subject
    assert (given.tied, given.tied_who) == ((approval.entry,), (MANAGER.name,))
    assert (small.tied, small.tied_who) == ((), ())


def test_everything_that_an_entry_is_about_has_a_name(shop: OpenShop) -> None:
    here = shop.arrive(WASH)
    with shop.desk.store.read() as work:
        (client_id,) = [client_id for client_id in [PATROL.client_id] if client_id]
        client = work.clients.get(client_id)
        rate = work.tax_rates.all()[0]
    about = [
        (_E.VISIT_CANCELLED, here.visit.id, _K.VEHICLE, PATROL.plate.text),
        (_E.VEHICLES_MERGED, PATROL.id, _K.VEHICLE, PATROL.plate.text),
        (_E.CLIENT_EXPORTED, client.id, _K.CLIENT, client.name),
        (_E.PRICE_CHANGED, CLOTH.id, _K.PRODUCT, CLOTH.names.main),
        (_E.PRICE_CHANGED, WASH.id, _K.SERVICE, WASH.names.main),
        (_E.PIN_SET, FRONT_DESK.id, _K.STAFF, FRONT_DESK.name),
        (_E.TAX_RATE_CHANGED, rate.id, _K.TAX_RATE, rate.names.main),
        (_E.LINE_REMOVED, here.ticket_id, _K.TICKET, PATROL.plate.text),
        (_E.COMPANY_CHANGED, identity("company"), None, ""),
        (_E.CLIENT_ERASED, identity("gone"), None, ""),
        (_E.TICKET_VOIDED, identity("gone"), None, ""),
    ]
    for event, subject_id, _kind, _name in about:
        _write(shop, event, subject_id, by=None)

    rows = _rows(shop)[: len(about)]

    assert _about(rows) == [(event, kind, name) for event, _id, kind, name in reversed(about)]
    assert {row.who for row in rows} == {""}


def test_a_ticket_is_known_by_its_invoice_or_by_its_car(shop: OpenShop) -> None:
    sold, here, counter = shop.sell(CLOTH), shop.arrive(WASH), shop.ticket(CLOTH)
    with shop.desk.store.write() as work:
        for ticket_id in (here.ticket_id, counter.ticket.id):
            work.tickets.save(replace(work.tickets.get(ticket_id), state=TicketState.VOIDED))
    for subject_id in (sold.invoice.ticket_id, here.ticket_id, counter.ticket.id):
        assert subject_id is not None
        _write(shop, _E.TICKET_VOIDED, subject_id)

    assert _about(_rows(shop)[:3]) == [
        (_E.TICKET_VOIDED, None, ""),
        (_E.TICKET_VOIDED, _K.VEHICLE, PATROL.plate.text),
        (_E.TICKET_VOIDED, _K.INVOICE, str(sold.invoice.number)),
    ]


def test_the_journal_is_for_owner_and_manager(shop: OpenShop) -> None:
    which = JournalFilter(one_day(shop.clock.now().date()))
    with shop.refuses(Code.NOT_PERMITTED) as refusal:
        journal_page(shop.desk, staff_id=FRONT_DESK.id, which=which, offset=0, limit=9)
    assert refusal.value.params["permission"] is Permission.SEE_JOURNAL
