"""What an entry belongs to is found by typing, with the keyboard alone, and the entry is mended with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cardesk_desktop.domain.visit import Visit
from cardesk_desktop.store.sync_views import Side
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.ui.screens.sync.candidate_words import none_words, nothing_found, search_words
from cardesk_desktop.ui.screens.sync.mend_panel import MendPanel
from cardesk_desktop.ui.screens.sync.named_field import Finder, NamedField
from cardesk_desktop.ui.screens.sync.trouble_card import TroubleCard
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_wire.coding import encode, written
from tests.builders import NOW, identity, make_vehicle
from tests.builders.said_twice import put_problem
from tests.ui.screens.sync.desk import SyncTable


def late_visit(table: SyncTable) -> MendPanel:
    """The form for a visit whose car and client were deleted, the one of two others in front."""

    def put(work: UnitOfWork) -> None:
        work.vehicles.add(make_vehicle("K 42 917", client=None))
        work.vehicles.add(make_vehicle("K 42 918", client=None))
        visit = {
            "vehicle_id": written(identity("scrapped").bytes),
            "client_id": written(identity("left").bytes),
            "state": "waiting",
            "started_at": None,
            "ready_at": None,
            "ended_at": None,
            "arrived_at": int(NOW.timestamp()) * 1_000_000,
            "odometer_km": 61_340,
            "note": "",
        }
        put_problem(work, Side.ARRIVED, "visit", identity("late").bytes, "names_deleted", encode(visit))

    table.shop.write(put)
    table.follow()
    table.page.on_shown()
    table.qtbot.waitUntil(lambda: bool(table.page.troubles.cards))
    card = table.page.troubles.cards[0]
    assert isinstance(card, TroubleCard)
    assert card.mend is not None
    card.mend.click()
    assert table.window.panel is not None
    (panel,) = table.window.panel.findChildren(MendPanel)
    return panel


def named(panel: MendPanel, name: str) -> NamedField:
    """A field of the form."""
    field = panel.fields[name].editor
    assert isinstance(field, NamedField)
    return field


def press(field: NamedField, *keys: Qt.Key) -> None:
    """Keys in the search."""
    for key in keys:
        QTest.keyClick(field.search.editor, key)


def test_a_car_is_found_chosen_and_saved_by_keys_alone(table: SyncTable) -> None:
    panel = late_visit(table)
    field = named(panel, "vehicle_id")
    assert panel.first_focus() is field.search.editor
    assert (field.value, named(panel, "client_id").offers.keys) == (None, (None,))
    press(field, Qt.Key.Key_Return)
    table.qtbot.waitUntil(lambda: bool(field.error))
    QTest.keyClicks(field.search.editor, "K 42")
    assert not field.error
    table.qtbot.waitUntil(lambda: len(field.offers.keys) == 2)
    first, second = field.offers.keys
    press(field, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert (field.value, field.search.text, field.offers.keys) == (second, "", (second,))
    QTest.keyClicks(field.search.editor, "K 42")
    press(field, Qt.Key.Key_Return)
    table.qtbot.waitUntil(lambda: field.offers.keys == (first, second))
    assert field.value == first, "Enter waited for the answer"
    press(field, Qt.Key.Key_Down)
    assert field.value == second, "while nothing is typed the highlighted row is the value"
    press(field, Qt.Key.Key_Return)
    table.qtbot.waitUntil(lambda: table.window.toasts == ["Mended. The other registers hear of it."])

    def look(work: UnitOfWork) -> None:
        visit = work.visits.get(identity("late"))
        assert (written(visit.vehicle_id.bytes), visit.client_id) == (second, None)

    table.shop.write(look)


def test_what_is_here_may_stay_and_nothing_found_is_said(table: SyncTable) -> None:
    known = [Choice(None, ""), Choice("old", "Noura")]
    finder = Finder(table.shop.tasks, "client", table.means.company.time_zone)
    field = NamedField(table.look, "Client", finder, known, "old")
    table.qtbot.addWidget(field)
    assert (field.value, field.offers.current) == ("old", "old")
    field.offers.picked.emit(None)
    assert (field.value, field.offers.current) == (None, None)
    field.search.set_text("nobody of that name")
    table.qtbot.waitUntil(lambda: not field._nothing.isHidden())
    assert field._nothing.text() == "No client found for “nobody of that name”."
    press(field, Qt.Key.Key_Escape)
    assert field.offers.keys == (None, "old")


@pytest.mark.parametrize("kind", ["client", "vehicle", "visit"])
def test_each_kind_has_its_words_and_its_rows(table: SyncTable, kind: str) -> None:
    _ = table.look.phrases
    assert search_words(_, kind)
    assert none_words(_, kind)
    assert nothing_found(_, kind, "x").endswith("“x”.")
    field = NamedField(table.look, kind, Finder(table.shop.tasks, kind, table.means.company.time_zone), [])
    table.qtbot.addWidget(field)
    visit = Visit(identity("here"), table.shop.vehicle.id, NOW, table.shop.client.id)
    table.shop.write(lambda work: work.visits.add(visit))
    field.search.set_text(table.shop.client.name if kind == "client" else table.shop.vehicle.plate.text)
    table.qtbot.waitUntil(lambda: len(field.offers.keys) == 1)
