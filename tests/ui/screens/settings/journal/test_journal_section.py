"""The journal in the settings, read by the owner."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.catalogue import ItemKind, Names
from cardesk_desktop.domain.ids import IdFactory
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.period import Span
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.operations.reading_journal import JournalRow
from cardesk_desktop.paths import Places
from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.store.journal_views import Subject, SubjectKind
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.ui.backup_keeper import BackupKeeper
from cardesk_desktop.ui.custody import Custody
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.reports.memory import Choice, ReportKind
from cardesk_desktop.ui.screens.settings.journal.body import JournalBody, JournalMemory
from cardesk_desktop.ui.screens.settings.journal.faces import export_columns, way_to
from cardesk_desktop.ui.theme import Theme
from tests.builders import AED, NOW, identity
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow

IT = identity("it")


class Desk:
    """The section with the owner before it."""

    def __init__(self, qtbot: QtBot, shop: Shop, window: RecordingWindow, look: Look, folder: Path) -> None:
        self.qtbot, self.shop, self.window, self.look = qtbot, shop, window, look
        places = Places.under(folder)
        preferences = Preferences(Settings(), SettingsFile(places.settings), shop.tasks)
        keeper = BackupKeeper(shop.tasks, preferences, shop.clock, folder)
        self.means = Means(
            tasks=shop.tasks,
            acting=lambda: shop.owner.id,
            clock=shop.clock,
            company=shop.company,
            preferences=preferences,
            printers=lambda: (),
            outlets=Outlets(),
            custody=Custody(places, MemoryKeychain(), keeper, lambda: None),
        )

    def open(self, memory: object | None = None) -> JournalBody:
        body = JournalBody(self.look, self.window, self.means, memory)
        self.qtbot.addWidget(body)
        self.window.host(body)
        body.resize(900, 700)
        body.show()
        body.on_shown()
        self.wait(lambda: not body._model.is_loading and body.person.editor.count() > 1)
        return body

    def write(self, event: JournalEvent, subject_id: UUID, staff_id: UUID) -> None:
        self.shop.write(partial(self._write, event=event, subject_id=subject_id, staff_id=staff_id))

    def wait(self, is_so: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(is_so()))

    def _write(self, work: UnitOfWork, event: JournalEvent, subject_id: UUID, staff_id: UUID) -> None:
        now = self.shop.clock.now()
        new_id = IdFactory(self.shop.clock)
        work.journal.add(JournalEntry(new_id(), now, event, subject_id, staff_id))


@pytest.fixture
def desk(
    qtbot: QtBot, shop: Shop, window: RecordingWindow, theme: Theme, phrases: Phrasebook, tmp_path: Path
) -> Desk:
    return Desk(qtbot, shop, window, Look(theme, phrases), tmp_path)


def _rows(body: JournalBody) -> list[str]:
    rows = [body._model.row_at(place) for place in range(body._model.total)]
    return [row.entry.event.value for row in rows if row is not None]


def test_an_entry_opens_what_it_is_about(desk: Desk) -> None:
    desk.write(JournalEvent.VEHICLES_MERGED, desk.shop.vehicle.id, desk.shop.cashier.id)
    body = desk.open()
    place = _rows(body).index("vehicles_merged")
    body.rows.choose(place)
    assert body.open.isEnabled()
    body.open.click()
    body.rows.setFocus()
    QTest.keyClick(body.rows, Qt.Key.Key_Return)
    assert desk.window.calls == [("open_vehicle", desk.shop.vehicle.id)] * 2


def test_from_an_approval_to_what_was_approved_and_back(desk: Desk) -> None:
    desk.write(JournalEvent.ACTION_APPROVED, desk.shop.cashier.id, desk.shop.owner.id)
    desk.write(JournalEvent.VEHICLES_MERGED, desk.shop.vehicle.id, desk.shop.cashier.id)
    body = desk.open()
    approval, merged = (_rows(body).index(event) for event in ("action_approved", "vehicles_merged"))
    body.rows.choose(approval)
    assert body.open.isEnabled()
    body.tied.click()
    assert body.rows.currentIndex().row() == merged
    body.tied.click()
    assert body.rows.currentIndex().row() == approval


def test_it_is_narrowed_to_a_person_and_to_days(desk: Desk) -> None:
    desk.write(JournalEvent.VEHICLES_MERGED, desk.shop.vehicle.id, desk.shop.cashier.id)
    desk.write(JournalEvent.PIN_SET, desk.shop.cashier.id, desk.shop.owner.id)
    body = desk.open()
    body._on_person(desk.shop.cashier.id)
    desk.wait(lambda: _rows(body) == ["vehicles_merged"])
    body.days.changed.emit(Choice(ReportKind.SALES, Span.YESTERDAY))
    desk.wait(lambda: body._model.total == 0 and body._stack.currentWidget() is body._nothing)
    assert body.memory() == JournalMemory(Choice(ReportKind.SALES, Span.YESTERDAY), desk.shop.cashier.id)
    body.export.click()
    assert desk.window.panel is None
    again = desk.open(JournalMemory(who_id=desk.shop.owner.id))
    assert again.person.value == desk.shop.owner.id
    assert "pin_set" in _rows(again)


def test_it_leaves_as_a_list(desk: Desk) -> None:
    desk.write(JournalEvent.PIN_SET, desk.shop.cashier.id, desk.shop.owner.id)
    body = desk.open()
    body.export.click()
    assert desk.window.panel_title == "Export"
    entry = JournalEntry(IT, NOW, JournalEvent.PIN_SET, IT, None)
    subject = Subject(SubjectKind.STAFF, IT, Names("Amina"))
    columns = export_columns(desk.look.phrases, AED)
    said = [column.value(JournalRow(entry, "", subject)) for column in columns]
    assert said == [NOW, "CarDesk", "PIN set", "Amina", "", ""]


@pytest.mark.parametrize(
    ("kind", "call"),
    [
        (SubjectKind.INVOICE, ("open_invoice", IT)),
        (SubjectKind.TICKET, ("open_ticket", IT)),
        (SubjectKind.VEHICLE, ("open_vehicle", IT)),
        (SubjectKind.CLIENT, ("open_client", IT)),
        (SubjectKind.PRODUCT, ("open_item", (ItemKind.PRODUCT, IT))),
        (SubjectKind.SERVICE, ("open_item", (ItemKind.SERVICE, IT))),
        (SubjectKind.STAFF, None),
        (SubjectKind.TAX_RATE, None),
    ],
)
def test_everything_that_a_screen_shows_is_opened(
    kind: SubjectKind, call: tuple[str, object] | None, window: RecordingWindow
) -> None:
    way = way_to(window, Subject(kind, IT, Names("it")))
    if way is not None:
        way()
    assert window.calls == ([call] if call else [])
