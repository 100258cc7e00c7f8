"""What is on the page of sync stays under the hand while figures change, others write, and cards go."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.ui.screens.sync.difference_card import DifferenceCard
from cardesk_desktop.ui.screens.sync.memory import Part
from tests.builders import make_client
from tests.builders.said_twice import inbox, said
from tests.ui.screens.sync.desk import SyncTable


def many(table: SyncTable, count: int) -> list[DifferenceCard]:
    """So many notes were said differently, one of each client; the cards that ask for a choice."""
    clients = [make_client(f"C{number:02}") for number in range(count)]

    def put(work: UnitOfWork) -> None:
        for each in clients:
            work.clients.add(each)

    table.shop.write(put)
    rows = {f"r{each.name}": said("client", each.id, "notes", "", "Likes wax") for each in clients}
    table.arrive(inbox(rows))
    table.page.on_shown()
    table.qtbot.waitUntil(lambda: len(table.page.differences.open_cards()) == count)
    table.qtbot.waitUntil(table.page.isActiveWindow)
    # The names of the other registers come a moment later.
    table.qtbot.waitUntil(lambda: "Bay two (R02)" in table.words())
    return list(table.page.differences.open_cards())


def test_a_figure_that_changes_leaves_cards_focus_and_place_alone(table: SyncTable) -> None:
    cards = many(table, 12)
    take = cards[8].take
    assert take is not None
    area = table.page.differences.area
    area.ensureWidgetVisible(take)
    take.setFocus()
    place, chips = area.verticalScrollBar().value(), table.page.parts.chips
    assert place > 0
    changed = cards[3].difference.thing.goal_id
    assert changed is not None
    table.note(changed, "Moved away")
    standing = replace(table.sync.status.standing, waiting=7, photos_to_come=40)
    table.sync.pose(replace(table.sync.status, standing=standing))
    table.qtbot.waitUntil(lambda: "Moved away" in table.words())
    now = table.page.differences.open_cards()
    assert [each for each in now if each not in cards] == [now[3]]
    assert QApplication.focusWidget() is take
    assert area.verticalScrollBar().value() == place
    assert table.page.parts.chips == chips
    assert "Waiting: 7" in [chip.words for chip in chips]


def test_nothing_is_read_again_for_a_figure_of_another_part(
    table: SyncTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(table, 2)
    read: list[bool] = []
    monkeypatch.setattr(table.page.differences, "read", lambda: read.append(True))
    standing = table.sync.status.standing
    for left in range(40, 0, -1):
        moved = replace(standing, photos_to_come=left, waiting=left)
        table.sync.pose(replace(table.sync.status, standing=moved))
    assert not read
    table.sync.pose(replace(table.sync.status, standing=replace(standing, conflicts=3)))
    assert read == [True]


def _is_decided(table: SyncTable, card: DifferenceCard) -> bool:
    return card not in table.page.differences.open_cards()


def test_the_focus_goes_on_to_the_next_choice(table: SyncTable) -> None:
    cards = many(table, 3)
    for card in cards[1:]:
        assert card.keep is not None
        card.keep.setFocus()
        card.keep.click()
        table.qtbot.waitUntil(partial(_is_decided, table, card))
    assert QApplication.focusWidget() is cards[0].keep


def test_what_is_worked_on_stays_in_front(table: SyncTable) -> None:
    many(table, 2)
    standing = replace(table.sync.status.standing, problems=1)
    table.sync.pose(replace(table.sync.status, standing=standing))
    parts = [table.page.part]
    table.page.on_shown()
    parts.append(table.page.part)
    assert parts == [Part.DIFFER, Part.LOOK]


def test_what_was_refused_may_be_pressed_again(table: SyncTable) -> None:
    table.means = replace(table.means, acting=lambda: table.shop.cashier.id)
    table.again()
    shop = table.shop
    table.arrive(inbox({"price": said("product", shop.freshener.id, "price_minor", 1238, 2750)}))
    table.qtbot.waitUntil(lambda: len(table.page.differences.open_cards()) == 1)
    (card,) = table.page.differences.open_cards()
    assert card.take is not None
    card.take.click()
    table.qtbot.waitUntil(lambda: table.window.shown is not None)
    (same,) = table.page.differences.open_cards()
    assert same.take is not None
    assert not same.take.is_busy
