from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations.looking_at_invoices import (
    ListedFigure,
    invoice,
    invoice_sums,
    invoices,
    listed_documents,
    prepare_print,
    preview,
)
from cardesk_desktop.store.views import InvoiceFilter, InvoiceState, InvoiceSums
from tests.builders import identity, make_company
from tests.builders.open_shop import (
    CLOTH,
    FATIMA,
    FRONT_DESK,
    MANAGER,
    PATROL,
    TECHNICIAN,
    WASH,
    OpenShop,
    card,
    dirhams,
)

ALL = InvoiceFilter()
LOGO = b"the palm"


def _numbers(shop: OpenShop, which: InvoiceFilter = ALL, offset: int = 0, limit: int = 50) -> list[str]:
    page = invoices(shop.desk, which=which, offset=offset, limit=limit).value
    return [row.number for row in page.rows]


def test_no_invoices_yet(shop: OpenShop) -> None:
    page = invoices(shop.desk, which=ALL, offset=0, limit=50).value

    assert (page.rows, page.total) == ((), 0)
    assert invoice_sums(shop.desk, viewer_id=MANAGER.id, which=ALL).value == InvoiceSums(0, 0, 0)


def test_the_newest_invoice_first(shop: OpenShop) -> None:
    for _ in range(3):
        shop.sell(CLOTH)
        shop.clock.tick(60)

    assert _numbers(shop) == ["R01-A-000003", "R01-A-000002", "R01-A-000001"]
    assert _numbers(shop, offset=1, limit=1) == ["R01-A-000002"]


def test_a_row_says_what_the_list_shows(shop: OpenShop) -> None:
    here = shop.arrive(WASH)
    file = shop.pay(here.ticket_id, (card(dirhams(40)),)).file

    (row,) = invoices(shop.desk, which=ALL, offset=0, limit=50).value.rows

    assert (row.id, row.number, row.business_day) == (file.invoice.id, "R01-A-000001", date(2026, 11, 23))
    assert (row.buyer_name, row.plate, row.vehicle_name) == (FATIMA.name, PATROL.plate, PATROL.name)
    assert (row.gross, row.paid, row.balance) == (dirhams(90), dirhams(40), dirhams(50))


def test_what_is_open_and_what_is_paid(shop: OpenShop) -> None:
    shop.sell(CLOTH)
    shop.sell_on_account(WASH)

    assert _numbers(shop, InvoiceFilter(state=InvoiceState.PAID)) == ["R01-A-000001"]
    assert _numbers(shop, InvoiceFilter(state=InvoiceState.OPEN)) == ["R01-A-000002"]
    assert invoice_sums(shop.desk, viewer_id=MANAGER.id, which=ALL).value == InvoiceSums(2, 95_00, 75_00)
    assert _numbers(shop, InvoiceFilter(text="fatima")) == ["R01-A-000002"]
    behind = listed_documents(
        shop.desk, staff_id=MANAGER.id, which=ALL, figure=ListedFigure.OPEN, offset=0, limit=5
    ).value
    assert [(row.number, row.amount) for row in behind.rows] == [("R01-A-000002", dirhams(75))]


WEEK, TODAY = (InvoiceFilter(from_day=date(2026, 11, day), to_day=date(2026, 11, 23)) for day in (17, 23))


@pytest.mark.parametrize("staff", [FRONT_DESK, TECHNICIAN])
def test_what_more_than_today_comes_to_is_for_who_sees_reports(shop: OpenShop, staff: Staff) -> None:
    shop.sell(CLOTH)

    for which in (ALL, WEEK, InvoiceFilter(to_day=date(2026, 11, 23)), replace(ALL, text="R01")):
        assert invoice_sums(shop.desk, viewer_id=staff.id, which=which).value is None
        with shop.refuses(Code.NOT_PERMITTED) as refusal:
            listed_documents(
                shop.desk, staff_id=staff.id, which=which, figure=ListedFigure.GROSS, offset=0, limit=5
            )
        assert refusal.value.params["permission"] is Permission.SEE_REPORTS
    # The board shows it as well: who stands at the desk knows what came in today.
    assert invoice_sums(shop.desk, viewer_id=staff.id, which=TODAY).value == InvoiceSums(1, 20_00, 0)
    behind = listed_documents(
        shop.desk, staff_id=staff.id, which=TODAY, figure=ListedFigure.GROSS, offset=0, limit=5
    ).value
    assert behind.total == 1
    assert invoice_sums(shop.desk, viewer_id=MANAGER.id, which=ALL).value == InvoiceSums(1, 20_00, 0)


def test_today_is_that_of_the_company(shop: OpenShop) -> None:
    shop.clock.at = datetime(2026, 11, 23, 20, 0, 0, tzinfo=UTC)
    assert invoice_sums(shop.desk, viewer_id=FRONT_DESK.id, which=TODAY).value is None


def test_a_business_day_ends_at_midnight_of_the_company(shop: OpenShop) -> None:
    shop.clock.at = datetime(2026, 11, 23, 19, 59, 59, tzinfo=UTC)
    shop.sell(CLOTH)
    shop.clock.tick(1)
    shop.sell(CLOTH)
    first, second = date(2026, 11, 23), date(2026, 11, 24)

    assert _numbers(shop, InvoiceFilter(to_day=first)) == ["R01-A-000001"]
    assert _numbers(shop, InvoiceFilter(from_day=second)) == ["R01-A-000002"]
    assert len(_numbers(shop, InvoiceFilter(from_day=first, to_day=second))) == 2


def test_an_invoice_is_opened_with_its_payments(shop: OpenShop) -> None:
    file = shop.sell(CLOTH)

    assert invoice(shop.desk, invoice_id=file.invoice.id).value == file


def test_what_is_no_invoice_is_not_opened_and_not_printed(shop: OpenShop) -> None:
    payment_id = shop.sell(CLOTH).payments[0].id

    for wrong in (payment_id, identity("none")):
        with shop.refuses(Code.NOT_FOUND):
            invoice(shop.desk, invoice_id=wrong)
        with shop.refuses(Code.NOT_FOUND):
            preview(shop.desk, document_id=wrong)
        with shop.refuses(Code.NOT_FOUND):
            prepare_print(shop.desk, staff_id=FRONT_DESK.id, document_id=wrong)


def test_a_preview_leaves_no_trace(shop: OpenShop) -> None:
    file = shop.sell(CLOTH)
    before = shop.digest()

    for _ in range(2):
        shown = preview(shop.desk, document_id=file.invoice.id).value

        assert (shown.file, shown.logo, shown.is_copy) == (file, None, False)
    assert shop.digest() == before


def test_from_the_second_time_on_it_is_a_copy(shop: OpenShop) -> None:
    file, other = shop.sell(CLOTH), shop.sell(CLOTH)

    outcomes = [
        prepare_print(shop.desk, staff_id=FRONT_DESK.id, document_id=file.invoice.id) for _ in range(3)
    ]

    assert [outcome.value.is_copy for outcome in outcomes] == [False, True, True]
    assert outcomes[0].changes.ids(Noun.INVOICE) == {file.invoice.id}
    assert preview(shop.desk, document_id=file.invoice.id).value.is_copy
    assert not preview(shop.desk, document_id=other.invoice.id).value.is_copy
    printed = [
        entry for entry in shop.journal(file.invoice.id) if entry.event is JournalEvent.INVOICE_PRINTED
    ]
    assert [entry.staff_id for entry in printed] == [FRONT_DESK.id] * 3


def test_the_logo_is_that_of_the_day_of_issue(shop: OpenShop) -> None:
    before = shop.sell(CLOTH).invoice.id
    company = replace(make_company(), logo_sha256=hashlib.sha256(LOGO).hexdigest())
    with shop.desk.store.write() as work:
        work.blobs.put(LOGO, "image/png")
        work.company.save_company(company)

    with_logo = shop.sell(CLOTH).invoice.id

    assert preview(shop.desk, document_id=with_logo).value.logo == LOGO
    assert preview(shop.desk, document_id=before).value.logo is None
