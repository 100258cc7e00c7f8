"""The page of sync: the state, what waits, and two values of one thing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.ids import successor
from cardesk_desktop.operations import deciding
from cardesk_desktop.operations.naming_registers import registers_by_name
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.ui.screens.sync import all_decided
from cardesk_desktop.ui.screens.sync.memory import Part
from cardesk_wire.coding import written
from cardesk_wire.messages import Block
from tests.builders import make_client
from tests.builders.said_twice import inbox, said
from tests.ui.screens.sync.desk import SyncTable


def note_of(table: SyncTable) -> str:
    """What is noted of the client."""
    found: list[Client] = []

    def look(work: UnitOfWork) -> None:
        found.append(work.clients.get(table.shop.client.id))

    table.shop.write(look)
    return found[0].notes


def differ(table: SyncTable) -> None:
    """Two noted different things of one client, and of a price."""
    shop = table.shop
    rows = {
        "note": said("client", shop.client.id, "notes", "", "Likes wax"),
        "price": said("product", shop.freshener.id, "price_minor", shop.freshener.price.minor, 2750),
    }
    table.arrive(inbox(rows))
    table.page.on_shown()
    table.qtbot.waitUntil(lambda: len(table.page.differences.open_cards()) == 2)


def test_what_waits_is_listed_by_kind_and_leads_to_the_thing(table: SyncTable) -> None:
    table.shop.write(lambda work: work.clients.add(make_client("Noura")))
    table.follow()
    table.page.on_shown()
    queue = table.page.queue
    table.qtbot.waitUntil(lambda: queue.rows.model().rowCount() == 1 and not queue.rows.isHidden())
    assert table.page.part is Part.WAITING
    assert [chip.words for chip in queue.kinds.chips] == ["Clients: 1"]
    queue.rows.choose(0)
    table.qtbot.waitUntil(queue.open.isEnabled)
    queue.open.click()
    assert table.window.calls[-1][0] == "open_client"
    table.shop.sale()
    table.follow()
    table.qtbot.waitUntil(lambda: len(queue.kinds.chips) > 1)
    queue.kinds.chosen.emit("document")
    table.qtbot.waitUntil(lambda: queue.rows.model().rowCount() == 2)
    assert table.again().queue.kind == "document"


def test_nothing_that_waits_teaches_what_the_list_is_for(table: SyncTable) -> None:
    table.follow()
    table.page.on_shown()
    table.qtbot.waitUntil(lambda: table.page.queue.nothing.isVisible())
    assert table.page.queue.first_focus() is table.page.queue.nothing


def test_both_values_stand_side_by_side_in_words(table: SyncTable) -> None:
    differ(table)
    assert table.page.part is Part.DIFFER
    table.qtbot.waitUntil(lambda: "Bay two (R02)" in table.words())
    said_ = table.words()
    for expected in (
        "Notes for the desk",
        "Likes wax",
        "–",
        "Price",
        "AED 12.38",
        "AED 27.50",
        "This register",
    ):
        assert expected in said_
    assert "notes" not in said_


def test_the_other_value_is_taken_by_one_press_and_taken_back(table: SyncTable) -> None:
    differ(table)
    card = next(
        each for each in table.page.differences.open_cards() if each.difference.thing.kind == "client"
    )
    assert card.take is not None
    card.take.click()
    table.qtbot.waitUntil(lambda: bool(table.window.undos))
    assert note_of(table) == "Likes wax"
    table.qtbot.waitUntil(lambda: len(table.page.differences.open_cards()) == 1)
    assert "Decided lately" in table.words()
    table.window.undos[-1].run()
    table.qtbot.waitUntil(lambda: len(table.page.differences.open_cards()) == 2)
    assert note_of(table) == ""


def test_a_value_that_is_newer_than_both_stands_under_in_force(table: SyncTable) -> None:
    differ(table)
    table.note(table.shop.client.id, "Moved away")
    table.qtbot.waitUntil(lambda: "Moved away" in table.words())
    said_ = table.words()
    assert "It was changed again since then. Taking the other puts an older value in its place." in said_
    titles = [word.split(":")[0] for word in said_.split(" | ")]
    assert titles.count("Kept then") == 1
    assert titles.count("In force") == 2


def test_all_are_kept_at_once(table: SyncTable) -> None:
    differ(table)
    table.page.differences.all.click()
    table.qtbot.waitUntil(lambda: not table.page.differences.open_cards())
    assert note_of(table) == ""
    card = table.page.differences
    assert card.first_focus() is card.nothing
    card.all.click()
    table.qtbot.waitUntil(lambda: not card.all.is_busy)


def test_one_is_kept(table: SyncTable) -> None:
    differ(table)
    keep = table.page.differences.first_focus()
    QTest.mouseClick(keep, Qt.MouseButton.LeftButton)
    table.qtbot.waitUntil(lambda: len(table.page.differences.open_cards()) == 1)
    assert table.window.toasts == ["1 value is kept."]


def test_what_was_decided_elsewhere_is_explained(table: SyncTable) -> None:
    differ(table)
    card = table.page.differences.open_cards()[0]
    gone = replace(card.difference, ids=())
    card.kept.emit(gone)
    table.qtbot.waitUntil(lambda: table.window.shown is not None)


def test_thousands_are_kept_in_slices_and_taken_back_as_one(
    table: SyncTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deciding, "ALL_AT_ONCE", 1)
    monkeypatch.setattr(all_decided, "ALL_AT_ONCE", 1)
    differ(table)
    part = table.page.differences
    seen: list[int] = []
    part._all.moved.connect(seen.append)
    part.all.click()
    table.qtbot.waitUntil(lambda: bool(table.window.undos))
    assert seen == [1, 2]
    assert table.window.toasts == ["2 values are kept."]
    table.window.undos[-1].run()
    table.qtbot.waitUntil(lambda: len(part.open_cards()) == 2)


def test_who_may_not_decide_all_is_told_so(table: SyncTable) -> None:
    differ(table)
    table.means = replace(table.means, acting=lambda: table.shop.cashier.id)
    page = table.again()
    table.qtbot.waitUntil(lambda: len(page.differences.open_cards()) == 2)
    page.differences.all.click()
    table.qtbot.waitUntil(lambda: table.window.shown is not None)


def test_who_was_deleted_elsewhere_comes_back_by_one_press(table: SyncTable) -> None:
    gone, rows = make_client("Salem"), []

    def put(work: UnitOfWork) -> None:
        work.clients.add(gone)
        rows.append(dict(work.sync_inbox.mender.row("client", gone.id.bytes) or {}))

    table.shop.write(put)
    graves = Block("client", [], [], [], [written(gone.id.bytes)])
    table.arrive(graves, inbox({"gone": ("client", gone.id.bytes, "", None, rows[0])}))
    table.page.on_shown()
    table.qtbot.waitUntil(lambda: len(table.page.differences.open_cards()) == 1)
    (card,) = table.page.differences.open_cards()
    assert card.back is not None
    assert card.take is None
    card.back.click()
    table.qtbot.waitUntil(lambda: bool(table.window.toasts))
    assert table.window.toasts == ["It is back: Client: Salem"]
    table.window.undos[-1].run()
    assert table.window.calls[-1] == ("open_client", successor(gone.id))


def test_the_other_registers_are_known_by_name_without_the_service(table: SyncTable) -> None:
    differ(table)
    table.qtbot.waitUntil(lambda: "Bay two (R02)" in table.words())
    table.qtbot.waitUntil(lambda: bool(table.shop.ask(registers_by_name)))
    table.sync._session.take("")
    table.again()
    table.qtbot.waitUntil(lambda: "Bay two (R02)" in table.words())


@pytest.mark.parametrize(("wide", "least", "most"), [(1_860, 1_220, 1_240), (1_200, 1_100, 1_200)])
def test_on_a_wide_screen_a_name_stays_near_its_state(
    table: SyncTable, wide: int, least: int, most: int
) -> None:
    table.shop.write(lambda work: work.clients.add(make_client("Noura")))
    table.follow()
    table.page.resize(wide, 700)
    table.page.on_shown()
    rows = table.page.queue.rows
    table.qtbot.waitUntil(lambda: rows.isVisible() and least < rows.width() <= most, timeout=5_000)
