"""A client and their cars are written down and corrected; what can not be read is marked where it stands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cardesk_desktop.domain.client import Client
from cardesk_desktop.operations.client_file import client_file
from cardesk_desktop.operations.vehicles import vehicle_file
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.ui.screens.clients.form import ClientFormPanel
from cardesk_desktop.ui.screens.clients.vehicle_form import VehicleFormPanel
from tests.builders import make_client
from tests.ui.screens.clients.office import Office

FATIMA = "Fatima Al Mansoori"


def test_a_new_client_is_shown_at_once(office: Office) -> None:
    page = office.open()
    office.wait_for(FATIMA)
    page.listing.new.click()
    form = office.panel(ClientFormPanel)
    form.name.set_text("Hind Saleh")
    form.phones.add.click()
    form.phones.main.number.set_text("050 765 4321")
    form.phones.others[0].number.set_text("04 333 4444")
    form.consent.answer.set_value(True)
    form.consent.answer.changed.emit(True)
    form.save.click()
    office.wait_for("Hind Saleh")
    face = page.pane.face
    assert face is not None
    assert [line.text[1:-1] for line in face.contact[:2]] == ["+971 50 765 4321", "+971 4 333 4444"]
    assert "Offers: yes" in face.contact[-1].text


def test_a_phone_that_cannot_be_read_is_marked_where_it_stands(office: Office) -> None:
    page = office.open()
    office.wait_for(FATIMA)
    page.work.correct()
    form = office.panel(ClientFormPanel)
    form.phones.add.click()
    form.phones.add.click()
    form.phones.others[0].removed.emit()
    form.phones.others[0].number.set_text("12")
    form.save.click()
    office.wait(lambda: bool(form.phones.others[0].number.error))


def test_a_consent_cannot_become_unasked(office: Office) -> None:
    page = office.open()
    office.wait_for(FATIMA)
    page.work.correct()
    form = office.panel(ClientFormPanel)
    form.consent.answer.set_value(True)
    form.consent.answer.changed.emit(True)
    assert form.consent.way.isVisible()
    form.save.click()
    office.wait(lambda: office.window.toasts == [f"{FATIMA} is saved."])
    office.wait(lambda: page.pane.file is not None and page.pane.file.client.consent is not None)
    page.work.correct()
    again = office.panel(ClientFormPanel)
    again.consent.answer.set_value(None)
    again.consent.answer.changed.emit(None)
    assert again.consent.answer.value is True
    assert again.consent.given is None


def test_a_car_is_written_down_corrected_and_put_away(office: Office) -> None:
    page = office.open()
    office.wait_for(FATIMA)
    page.pane.add_car.click()
    form = office.panel(VehicleFormPanel)
    form.save.click()
    office.wait(lambda: bool(form.plate.error))
    form.plate.set_plate("B 4411", form.plate.region)
    form.vin.set_text("JTMHX09J604012345")
    form.vin.changed.emit(form.vin.text)
    form.save.click()
    office.wait(lambda: len(page.pane.cars) == 2)
    page.pane.cars[1].details.click()
    again = office.panel(VehicleFormPanel)
    assert again.plate.text == "B 4411"
    again.archive.click()
    office.wait(lambda: office.window.undos)
    office.wait(lambda: page.pane.cars[1].face.is_archived)
    office.window.undos[-1].run()
    office.wait(lambda: not page.pane.cars[1].face.is_archived)


def test_another_owner_is_chosen_in_the_form_of_the_car(office: Office) -> None:
    hind = make_client("Hind Saleh", phone="+971507654321")
    office.shop.write(partial(_put, client=hind))
    page = office.open()
    office.wait_for(FATIMA)
    page.pane.cars[0].details.click()
    form = office.panel(VehicleFormPanel)
    form.owner.another.click()
    QTest.keyClicks(form.owner.name.editor, "hind")
    office.wait(lambda: form.owner.offers.isVisible())
    QTest.keyClick(form.owner.name.editor, Qt.Key.Key_Down)
    QTest.keyClick(form.owner.name.editor, Qt.Key.Key_Return)
    form.save.click()
    office.wait(lambda: office.window.toasts == ["R 60917 is saved."])
    assert office.shop.ask(client_file, client_id=hind.id).vehicles
    file = office.shop.ask(vehicle_file, vehicle_id=office.shop.vehicle.id)
    assert [former.client.name for former in file.former] == [FATIMA]


def _put(work: UnitOfWork, client: Client) -> None:
    work.clients.add(client)
