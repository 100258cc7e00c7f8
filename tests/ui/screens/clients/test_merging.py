"""Duplicates shown, compared and made one; a client's data saved and erased; all from the page."""

from __future__ import annotations

import threading
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.domain.vehicle import SizeClass, Vehicle
from cardesk_desktop.operations.clients import ClientForm, change_client
from cardesk_desktop.operations.exporting_client import ClientExport
from cardesk_desktop.operations.exporting_everything.progress import Progress
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.ui.screens.clients import archive_errand
from cardesk_desktop.ui.screens.clients.duplicate_hint import COMPARE_KEY
from cardesk_desktop.ui.screens.clients.duplicates_panel import DuplicatesPanel
from cardesk_desktop.ui.screens.clients.erase_panel import ErasePanel
from cardesk_desktop.ui.screens.clients.merge_panel import MergePanel
from cardesk_desktop.ui.widgets.progress import ProgressPanel
from tests.builders import identity, make_client
from tests.ui.screens.clients.office import Office

FATIMA = "Fatima Al Mansoori"
TWIN = replace(make_client("Fatma Mansoori"), email="fatima@example.com", notes="Pays late")


@pytest.fixture
def twins(office: Office) -> Office:
    """Fatima stands twice, and so does a plate; the owner is at the desk."""

    def write(work: UnitOfWork) -> None:
        work.clients.add(TWIN)
        for name in ("one", "two"):
            plate = Plate.read("A 777", Region.DUBAI)
            work.vehicles.add(Vehicle(identity(name), plate, SizeClass.SEDAN, make="Kia", client_id=TWIN.id))

    office.shop.write(write)
    office.acting = lambda: office.shop.owner.id
    return office


def _compare(office: Office) -> MergePanel:
    page = office.open()
    office.wait(lambda: page.pane.hint.isVisible())
    press = next(entry.run for entry in page.shortcuts() if entry.key == COMPARE_KEY)
    assert press is not None
    press()
    return office.panel(MergePanel)


def test_two_are_made_one_and_parted_again(twins: Office) -> None:
    panel = _compare(twins)
    assert set(panel.choices) == {"name", "email", "notes"}
    kept = panel.pair.first.name
    panel.choices["name"].cards[1].click()
    panel.choices["name"].cards[0].click()
    panel.choices["email"].take(0 if panel.pair.first.email else 1)
    panel.merge.click()
    twins.wait(lambda: twins.window.toasts == [f"{kept} is one client now."])
    twins.wait(lambda: twins.names() == [kept])
    twins.window.undos[-1].run()
    twins.wait(lambda: len(twins.names()) == 2)
    assert twins.window.toasts[-1] == "They are two clients again."


def _merged(twins: Office) -> MergePanel:
    panel = _compare(twins)
    panel.choices["email"].take(0 if panel.pair.first.email else 1)
    panel.merge.click()
    twins.wait(lambda: twins.window.toasts)
    twins.wait(lambda: len(twins.names()) == 1)
    return panel


def test_the_card_parts_them_when_the_notice_is_gone_and_the_look_is_another(twins: Office) -> None:
    gone = _merged(twins).pair.second.name
    twins.open(twins.page.memory())
    twins.wait(lambda: twins.page.work.merges.ways)
    twins.menu(f"Separate from {gone} again")
    twins.wait(lambda: len(twins.names()) == 2)
    assert twins.window.toasts[-1] == "They are two clients again."
    twins.wait(lambda: twins.page.pane.way.isHidden())


def test_the_card_says_until_when_they_can_be_parted(twins: Office) -> None:
    gone = _merged(twins).pair.second.name
    hint = twins.page.pane.way
    twins.wait(hint.isVisible)
    words = [label.text() for label in hint.findChildren(QLabel)]
    assert [gone in said and "Until 23 Dec 2026 you can separate them." in said for said in words] == [True]

    hint.part.click()

    twins.wait(lambda: len(twins.names()) == 2)
    twins.wait(hint.isHidden)


def test_the_card_offers_no_way_back_once_something_changed(twins: Office) -> None:
    pair = _merged(twins).pair
    twins.wait(twins.page.pane.way.isVisible)
    twins.shop.ask(
        change_client,
        staff_id=twins.shop.owner.id,
        client_id=pair.first.id,
        form=ClientForm(pair.first.name, notes="New"),
    )
    twins.wait(twins.page.pane.way.isHidden)


def test_a_way_that_was_closed_meanwhile_says_why(twins: Office) -> None:
    pair = _merged(twins).pair
    twins.wait(lambda: twins.page.work.merges.ways)
    twins.shop.write(lambda work: work.merge_ways.drop(pair.second.id))
    with twins.qtbot.waitSignal(twins.shop.tasks.refused) as refused:
        twins.menu(f"Separate from {pair.second.name} again")
    assert isinstance(refused.args[0], Refused)
    assert refused.args[0].code is Code.MERGE_SUPERSEDED


def test_two_cars_are_parted_from_the_card(twins: Office) -> None:
    page = twins.open()
    page.listing.duplicates.click()
    panel = twins.panel(DuplicatesPanel)
    twins.wait(lambda: len(panel.buttons) == 2)
    panel.buttons[1].click()
    twins.wait(lambda: twins.window.toasts == ["A 777 is one car now."])
    page.open(TWIN.id)
    twins.wait(page.pane.way.isVisible)
    assert any("A 777" in label.text() for label in page.pane.way.findChildren(QLabel))

    twins.menu("Make A 777 two cars again")

    twins.wait(lambda: twins.window.toasts[-1] == "They are two cars again.")


def test_who_is_not_the_same_is_not_shown_again(twins: Office) -> None:
    panel = _compare(twins)
    panel.apart.click()
    twins.wait(lambda: twins.window.panel is None)
    twins.wait(lambda: twins.page.pane.hint.isHidden())


def test_what_the_form_would_refuse_is_refused_here_too(twins: Office) -> None:
    def spoil(work: UnitOfWork) -> None:
        work.clients.save(replace(TWIN, tax_number="1"))

    twins.shop.write(spoil)
    panel = _compare(twins)
    panel.merge.click()
    twins.wait(lambda: not panel.merge.is_busy)
    assert twins.window.panel is not None


def test_all_duplicates_stand_in_one_list(twins: Office) -> None:
    page = twins.open()
    page.listing.duplicates.click()
    panel = twins.panel(DuplicatesPanel)
    twins.wait(lambda: len(panel.buttons) == 2)
    panel.buttons[1].click()
    twins.wait(lambda: twins.window.toasts == ["A 777 is one car now."])
    twins.window.undos[-1].run()
    twins.wait(lambda: twins.window.toasts[-1] == "They are two cars again.")
    page.listing.duplicates.click()
    again = twins.panel(DuplicatesPanel)
    twins.wait(lambda: len(again.buttons) == 2)
    again.buttons[0].click()
    assert twins.panel(MergePanel).pair.likenesses


def test_a_house_without_duplicates_says_so(office: Office) -> None:
    page = office.open()
    page.listing.duplicates.click()
    panel = office.panel(DuplicatesPanel)
    office.wait(lambda: panel.is_read)
    assert panel.buttons == []


def test_everything_of_a_client_is_saved_in_one_file(twins: Office, tmp_path: Path) -> None:
    twins.open()
    twins.wait(lambda: twins.page.pane.face is not None)
    twins.menu("Save all their data …")
    twins.folder = tmp_path
    twins.menu("Save all their data …")
    twins.wait(lambda: list(tmp_path.glob("*.zip")))
    twins.wait(lambda: twins.window.toasts)
    (saved,) = tmp_path.glob("*.zip")
    assert set(zipfile.ZipFile(saved).namelist()) == {"client.json", "client.html", "MANIFEST.json"}
    twins.folder = tmp_path / "missing"
    twins.menu("Save all their data …")
    twins.wait(lambda: twins.window.shown is not None)


def test_what_takes_longer_shows_how_far_it_is_and_can_be_stopped(
    twins: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(export: ClientExport, path: Path, progress: Progress) -> bool:
        progress.done, progress.total = 1, 4
        while not progress.is_cancelled:
            time.sleep(0.01)
        return False

    monkeypatch.setattr(archive_errand, "SHOWN_AFTER_MS", 0)
    monkeypatch.setattr(archive_errand, "write_client_archive", write)
    twins.open()
    twins.wait(lambda: twins.page.pane.face is not None)
    twins.folder = tmp_path
    twins.menu("Save all their data …")
    bar = twins.panel(ProgressPanel)
    twins.wait(lambda: bar.state)
    assert twins.shop.tasks.unfinished.titles
    bar.cancel.click()
    twins.wait(lambda: not twins.shop.tasks.unfinished.titles)
    assert twins.window.panel is None
    assert twins.window.toasts == []


def test_closing_the_panel_stops_nothing(
    twins: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_closed = threading.Event()

    def write(export: ClientExport, path: Path, progress: Progress) -> bool:
        return is_closed.wait(10)

    monkeypatch.setattr(archive_errand, "SHOWN_AFTER_MS", 0)
    monkeypatch.setattr(archive_errand, "write_client_archive", write)
    twins.open()
    twins.wait(lambda: twins.page.pane.face is not None)
    twins.folder = tmp_path
    twins.menu("Save all their data …")
    twins.panel(ProgressPanel)
    twins.window.close_panel()
    is_closed.set()
    twins.wait(lambda: twins.window.toasts)


def _open_erasure(office: Office, client: Client) -> ErasePanel:
    page = office.open()
    office.wait(lambda: page.pane.face is not None)
    page.open(client.id)
    office.wait_for(client.name)
    office.menu("Erase their data …")
    return office.panel(ErasePanel)


def test_an_erasure_is_meant_and_then_done(twins: Office) -> None:
    panel = _open_erasure(twins, TWIN)
    assert not panel.erase.isEnabled()
    panel.export.click()
    panel.sure.click()
    panel.erase.click()
    twins.wait(lambda: twins.window.toasts[-1:] == ["The client's data is erased."])
    face = twins.page.pane.face
    twins.wait(lambda: twins.page.pane.face is not None and twins.page.pane.face.is_erased)
    assert face is not None


def test_who_owes_is_told_before_anything_else(twins: Office) -> None:
    twins.shop.sale(client=twins.shop.client, paid=0)
    panel = _open_erasure(twins, twins.shop.client)
    assert not panel.sure.isEnabled()
