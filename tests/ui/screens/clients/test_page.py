"""The list of clients and the one in front, with keys and clicks."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cardesk_desktop.operations.checking_in import Arrival, check_in
from cardesk_desktop.operations.client_file import BY_LAST_VISIT, clients
from cardesk_desktop.operations.standing_figures import StandingFigure
from cardesk_desktop.store.client_views import EVERYBODY, ClientFilter, ClientGroup, ClientOrder
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.requests import OpenClient
from cardesk_desktop.ui.screens.clients.export import clients_export
from cardesk_desktop.ui.screens.clients.history_part import Kind
from cardesk_desktop.ui.screens.clients.memory import ClientsMemory
from cardesk_desktop.ui.screens.reports.behind_panel import BehindPanel
from cardesk_desktop.ui.screens.visits.past_panel import PastPanel
from tests.ui.screens.clients.known_people import add_person
from tests.ui.screens.clients.office import Office

FATIMA = "Fatima Al Mansoori"


def test_the_first_of_the_list_is_in_front_with_cars_and_figures(office: Office) -> None:
    sale = office.shop.sale(client=office.shop.client, paid=0)
    page = office.open()
    office.wait_for(FATIMA)
    assert [row.face.plate.text for row in page.pane.cars] == ["R 60917"]
    assert page.pane.pay.isVisible()
    page.pane.pay.click()
    assert office.window.calls[-1] == ("open_later_payment", sale.file.invoice.id)


def test_heads_sort_and_the_search_narrows(office: Office) -> None:
    add_person(office, "Zayd", "050 765 4321")
    add_person(office, "Ahmed")
    page = office.open()
    office.wait(lambda: len(office.names()) == 3)
    page.listing.rows.order_asked.emit(Order(ClientOrder.NAME))
    office.wait(lambda: office.names() == ["Ahmed", FATIMA, "Zayd"])
    page.listing.search.setFocus()
    QTest.keyClicks(page.listing.search.editor, "4321")
    office.wait(lambda: office.names() == ["Zayd"])
    assert page.memory().which == ClientFilter("4321")
    QTest.keyClick(page.listing.search.editor, Qt.Key.Key_Escape)
    office.wait(lambda: len(office.names()) == 3)
    page.listing.group.changed.emit(ClientGroup.COMPANIES)
    office.wait(lambda: page.listing.is_empty)


def test_who_is_found_is_in_front_and_nobody_when_nobody_is(office: Office) -> None:
    add_person(office, "Zoe Zimmer")
    page = office.open()
    office.wait(lambda: len(office.names()) == 2)
    office.wait(lambda: page.pane.file is not None)
    (other,) = {name for name in office.names() if page.pane.file and name != page.pane.file.client.name}
    page.listing.search.setFocus()
    QTest.keyClicks(page.listing.search.editor, other.split(maxsplit=1)[0])
    office.wait(lambda: page.pane.file is not None and page.pane.file.client.name == other)

    QTest.keyClicks(page.listing.search.editor, "zzzz")

    office.wait(lambda: page.pane.file is None)


def test_letters_typed_on_the_list_begin_a_search(office: Office) -> None:
    page = office.open()
    office.wait_for(FATIMA)
    page.listing.rows.setFocus()
    QTest.keyClicks(page.listing.rows, "f")
    assert page.listing.search.text == "f"


def test_somebody_found_elsewhere_comes_to_the_front_and_is_remembered(office: Office) -> None:
    add_person(office, "Zayd")
    page = office.open()
    office.wait(lambda: page.pane.face is not None)
    page.on_request(OpenClient(office.shop.client.id))
    office.wait_for(FATIMA)
    memory = page.memory()
    assert memory.client_id == office.shop.client.id
    again = office.open(memory)
    office.wait_for(FATIMA)
    assert again.memory() == memory


def test_the_next_visit_of_a_car_begins_here(office: Office) -> None:
    page = office.open()
    office.wait_for(FATIMA)
    page.pane.cars[0].visit.click()
    assert ("start_check_in", "R 60917") in office.window.calls
    plate = office.shop.vehicle.plate
    arrival = Arrival(plate.text, plate.region, office.shop.vehicle.size_class)
    here = office.shop.ask(check_in, staff_id=office.shop.cashier.id, arrival=arrival)
    office.wait(lambda: page.pane.cars[0].face.open_visit_id == here.visit.id)
    page.pane.cars[0].visit.click()
    assert ("open_visits", here.visit.id) in office.window.calls


def test_the_history_unfolds_and_opens_invoices(office: Office) -> None:
    for _ in range(10):
        office.shop.sale(client=office.shop.client)
    page = office.open()
    office.wait_for(FATIMA)
    history = page.pane.history
    history.kind.set_value(Kind.INVOICES)
    history.kind.changed.emit(Kind.INVOICES)
    office.wait(lambda: len(history.rows) == 8)
    history.more.click()
    office.wait(lambda: len(history.rows) == 10)
    assert history.more.isHidden()
    history.rows[0].click()
    assert office.window.calls[-1] == ("open_invoice", history.rows[0].face.invoice_id)


def test_every_figure_opens_what_is_behind_it(office: Office) -> None:
    sale = office.shop.sale(client=office.shop.client, paid=0)
    plate = office.shop.vehicle.plate
    arrival = Arrival(plate.text, plate.region, office.shop.vehicle.size_class)
    office.shop.ask(check_in, staff_id=office.shop.cashier.id, arrival=arrival)
    page = office.open()
    office.wait_for(FATIMA)
    buttons = page.pane.figures.buttons

    for which in (StandingFigure.SPENT, StandingFigure.LAST_YEAR, StandingFigure.OWED):
        office.click(buttons[which])
        office.wait(lambda: office.panel(BehindPanel).rows.current)
        behind = office.panel(BehindPanel)
        assert office.window.panel_title == buttons[which].shown.label
        behind.rows.row_activated.emit(behind.rows.current)
        assert office.window.calls[-1] == ("open_invoice", sale.file.invoice.id)
    buttons[StandingFigure.VISITS].setFocus()
    QTest.keyClick(buttons[StandingFigure.VISITS], Qt.Key.Key_Return)
    visits = office.panel(PastPanel)
    office.wait(lambda: visits.rows.current)
    assert visits.count_words == "1 visit"
    visits.rows.row_activated.emit(visits.rows.current)
    assert office.window.calls[-1] == ("open_vehicle", office.shop.vehicle.id)


def test_a_client_goes_to_the_archive_and_back(office: Office) -> None:
    page = office.open()
    office.wait_for(FATIMA)
    office.menu("Put into the archive")
    office.wait(lambda: page.pane.face is not None and page.pane.face.tag == "Archived")
    office.window.undos[-1].run()
    office.wait(lambda: page.pane.face is not None and not page.pane.face.is_archived)


def test_without_a_client_the_page_says_how_one_comes_here(office: Office) -> None:
    page = office.open(ClientsMemory(ClientFilter("zzz")))
    office.wait(lambda: page.listing.is_empty)
    assert page.pane.face is None


def test_the_list_leaves_as_it_is_narrowed_and_sorted(office: Office) -> None:
    page = office.open()
    office.wait_for(FATIMA)
    page.listing.export.click()
    assert office.window.panel_title == "Export"
    what = clients_export(office.phrases, office.shop.company.currency, EVERYBODY, BY_LAST_VISIT, 1)
    (row,) = office.shop.ask(clients, which=EVERYBODY, offset=0, limit=9).rows
    assert what.row(row)[:3] == [FATIMA, "+971501234567", "Person"]
    company = replace(row, is_company=True, is_erased=True)
    assert what.row(company)[:3] == [f"Erased client {FATIMA}", "+971501234567", "Company"]


def test_a_list_comes_in_through_the_settings(office: Office) -> None:
    office.open().listing.import_.click()
    assert office.window.calls == [("open_settings", "import")]
