"""Credit notes where people look for them: in the list, the search, on paper, with car and client."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from cardesk_desktop.domain.invoice_file import CreditNoteFile
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.money import Money
from cardesk_desktop.operations.erasing_client import erase_client
from cardesk_desktop.operations.looking_at_invoices import (
    ListedFigure,
    invoice_sums,
    invoices,
    listed_documents,
    prepare_print,
    preview,
)
from cardesk_desktop.operations.searching import find_anything
from cardesk_desktop.store.views import Hit, HitKind, InvoiceFilter, InvoiceSums
from tests.builders import make_vehicle
from tests.builders.open_shop import FATIMA, FRONT_DESK, MANAGER, OWNER, WASH, OpenShop, dirhams
from tests.unit.operations.refunds import ALL, NOTES, ONE, PAGE, three_cloths


def _behind(shop: OpenShop, which: InvoiceFilter, figure: ListedFigure) -> dict[UUID, Money]:
    rows = listed_documents(shop.desk, staff_id=MANAGER.id, which=which, figure=figure, **PAGE).value.rows
    return {row.id: row.amount for row in rows}


def test_the_list_shows_what_was_credited_and_the_credit_notes(shop: OpenShop) -> None:
    shop.sell(WASH)
    shop.clock.tick(60)
    file = three_cloths(shop)
    shop.clock.tick(60)
    note = shop.take_back(file, *ONE).note
    row, other = invoices(shop.desk, which=ALL, **PAGE).value.rows
    assert (row.gross, row.credited, row.paid, row.balance) == (
        dirhams(60),
        dirhams(20),
        dirhams(40),
        dirhams(0),
    )
    assert (other.credited, row.is_credit_note) == (dirhams(0), False)
    assert invoice_sums(shop.desk, viewer_id=MANAGER.id, which=ALL).value == InvoiceSums(2, 135_00, 0, 20_00)
    page = invoices(shop.desk, which=NOTES, **PAGE).value
    (listed,) = page.rows
    assert (listed.id, listed.number, listed.gross, listed.balance) == (
        note.id,
        note.number,
        dirhams(-20),
        dirhams(0),
    )
    assert (listed.of_number, listed.is_credit_note, page.total) == (file.invoice.number, True, 1)
    assert invoice_sums(shop.desk, viewer_id=MANAGER.id, which=NOTES).value == InvoiceSums(1, -20_00, 0)
    assert _behind(shop, ALL, ListedFigure.GROSS) == {
        file.invoice.id: dirhams(60),
        other.id: dirhams(75),
    }
    assert _behind(shop, ALL, ListedFigure.CREDITED) == {file.invoice.id: dirhams(20)}
    assert _behind(shop, NOTES, ListedFigure.GROSS) == {note.id: dirhams(-20)}
    day = file.invoice.issued_on
    for which, count in (
        (replace(NOTES, text="C000001"), 1),
        (replace(NOTES, text=file.invoice.number), 1),
        (replace(NOTES, text="nobody"), 0),
        (replace(NOTES, from_day=day, to_day=day), 1),
        (replace(NOTES, from_day=day + timedelta(days=1)), 0),
        (replace(NOTES, to_day=day - timedelta(days=1)), 0),
    ):
        assert invoices(shop.desk, which=which, **PAGE).value.total == count


def test_the_search_finds_a_credit_note_by_its_number_and_client(shop: OpenShop) -> None:
    note = shop.take_back(shop.sell_on_account(WASH)).note
    for text in ("R01-A-C000001", "c000001", "fatima"):
        groups = {group.kind: group.hits for group in find_anything(shop.desk, text=text).value}
        (hit,) = groups[HitKind.CREDIT_NOTE]
        assert (hit.id, hit.title, hit.detail) == (note.id, note.number, FATIMA.name)


def test_an_erased_client_is_no_name_for_a_credit_note(shop: OpenShop) -> None:
    note = shop.take_back(shop.sell_on_account(WASH)).note
    erase_client(shop.desk, staff_id=OWNER.id, client_id=FATIMA.id)
    found = find_anything(shop.desk, text="fatima").value
    assert found == ()
    ((group),) = [each for each in find_anything(shop.desk, text=note.number).value if each.hits[0].rank == 0]
    assert group.hits == (Hit(HitKind.CREDIT_NOTE, note.id, note.number, "", 0),)


def test_its_paper_is_a_copy_from_the_second_time_on(shop: OpenShop) -> None:
    taken = shop.take_back(three_cloths(shop), *ONE)
    shown = preview(shop.desk, document_id=taken.note.id).value
    assert isinstance(shown.file, CreditNoteFile)
    assert (shown.file.note, shown.file.refunds) == (taken.note, taken.file.refunds)
    prints = [
        prepare_print(shop.desk, staff_id=FRONT_DESK.id, document_id=taken.note.id).value.is_copy
        for _ in range(2)
    ]
    assert prints == [False, True]
    assert shop.events(taken.note.id)[-2:] == [JournalEvent.CREDIT_NOTE_PRINTED] * 2
    with shop.desk.store.read() as work:
        assert work.journal.count(JournalEvent.INVOICE_PRINTED, taken.note.id) == 0


def test_only_refunds_of_its_own_belong_to_a_credit_note(shop: OpenShop) -> None:
    first = shop.take_back(three_cloths(shop), *ONE)
    second = shop.take_back(first.file, *ONE)
    with shop.desk.store.read() as work:
        own = work.documents.credit_note_file(second.note.id).refunds
    assert own == second.file.refunds[1:]


def test_a_car_merged_into_another_takes_its_credit_notes_along(shop: OpenShop) -> None:
    other = make_vehicle("A 11111")
    with shop.desk.store.write() as work:
        work.vehicles.add(other)
    here = shop.arrive(WASH, vehicle=other)
    file = shop.pay(here.ticket_id).file
    shop.take_back(file)
    (row,) = invoices(shop.desk, which=NOTES, **PAGE).value.rows
    assert row.plate == other.plate
