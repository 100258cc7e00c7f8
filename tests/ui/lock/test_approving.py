"""What one may not do alone, allowed by another on the spot: in the real window, on the real store."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.discount import PercentOff
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.pin import StaffPin, Tries
from cardesk_desktop.operations.changing_lines import set_discount
from cardesk_desktop.operations.desk import Desk, acting
from cardesk_desktop.operations.ticket_view import TicketView
from cardesk_desktop.ui.lock.approval_sheet import ApprovalSheet
from tests.builders.pins import quick_hash
from tests.ui.lock.house import MARIAM, LockedHouse

Key = Qt.Key
LARGE = PercentOff(3_000, "Regular client")


class Asked:
    """A large discount that the front desk asks for, and how it ended."""

    def __init__(self, house: LockedHouse) -> None:
        self.house = house
        self.ticket_id = house.shop.counter_ticket().ticket.id
        self.done: list[TicketView] = []
        self.refused: list[Refused] = []
        self.settled: list[int] = []

    def ask(self) -> bool:
        return self.house.shop.tasks.run(
            set_discount,
            on_done=self.done.append,
            on_refused=self.refused.append,
            on_settled=lambda: self.settled.append(1),
            once="discount",
            staff_id=self.house.shop.cashier.id,
            ticket_id=self.ticket_id,
            discount=LARGE,
        )

    def shown(self) -> ApprovalSheet:
        self.house.until(lambda: self.house.window.gate.approving.sheet is not None)
        sheet = self.house.window.gate.approving.sheet
        assert sheet is not None
        return sheet


@pytest.fixture
def asked(house: LockedHouse) -> Asked:
    return Asked(house)


def _is_shown(house: LockedHouse) -> bool:
    return house.window.gate.approving.sheet is not None


def test_a_large_discount_is_allowed_by_the_manager(house: LockedHouse, asked: Asked) -> None:
    assert asked.ask()
    sheet = asked.shown()
    assert [tile.member for tile in sheet.tiles] == [MARIAM, house.shop.owner]
    assert "Give discounts above 20" in sheet.deed.text()
    assert (asked.done, asked.refused, asked.settled) == ([], [], [])
    assert not asked.ask()
    house.enter_pin("2580")
    house.until(lambda: bool(asked.done))
    assert asked.done[0].ticket.discount == LARGE
    assert (asked.refused, asked.settled) == ([], [1])
    assert not _is_shown(house)
    assert house.window.frame.isEnabled()
    assert QApplication.focusWidget() is house.page.field
    entries = {entry.event: entry for entry in house.journal_of(house.shop.cashier)}
    approved = entries[JournalEvent.ACTION_APPROVED]
    assert (approved.staff_id, approved.reason) == (MARIAM.id, "give_large_discount")
    assert house.state.acting == house.shop.cashier


def test_a_wrong_pin_allows_nothing_and_costs_the_approver_time(house: LockedHouse, asked: Asked) -> None:
    asked.ask()
    message = asked.shown().entry.message
    for _ in range(2):
        house.enter_pin("4711")
        house.until(lambda: "not right" in message.text())
        house.type("1")
        house.press(Key.Key_Backspace)
    house.enter_pin("4711")
    house.until(lambda: "0:0" in message.text())
    assert asked.done == []
    house.press(Key.Key_Escape)
    assert [refusal.code for refusal in asked.refused] == [Code.NOT_PERMITTED]
    refusals = [entry.event for entry in house.journal_of(MARIAM)]
    assert refusals == [JournalEvent.PIN_REFUSED] * 3


def test_the_wait_of_an_approver_holds_here_too(house: LockedHouse, asked: Asked) -> None:
    tries = Tries(5, house.shop.clock.now())
    house.shop.write(lambda work: work.pins.put(StaffPin(MARIAM.id, quick_hash("2580"), tries)))
    asked.ask()
    sheet = asked.shown()
    house.until(lambda: "0:30" in sheet.entry.message.text())
    house.type("o")
    house.until(lambda: sheet.tiles[1].isChecked())
    house.enter_pin("4711")
    house.until(lambda: bool(asked.done))


def test_who_gives_up_gets_the_refusal_as_before(house: LockedHouse, asked: Asked) -> None:
    asked.ask()
    sheet = asked.shown()
    QTest.mouseClick(sheet.cancel, Qt.MouseButton.LeftButton)
    assert [refusal.code for refusal in asked.refused] == [Code.NOT_PERMITTED]
    assert (asked.done, asked.settled) == ([], [1])
    assert asked.ask()
    asked.shown()


def test_a_refusal_that_nobody_took_reaches_the_banner_only_when_given_up(house: LockedHouse) -> None:
    ticket_id = house.shop.counter_ticket().ticket.id
    house.shop.tasks.run(set_discount, staff_id=house.shop.cashier.id, ticket_id=ticket_id, discount=LARGE)
    house.until(lambda: _is_shown(house))
    assert house.window.frame.banner.text == ""
    house.press(Key.Key_Escape)
    assert "Owner, Manager" in house.window.frame.banner.text


def test_keys_do_not_reach_the_work_below(house: LockedHouse, asked: Asked) -> None:
    asked.ask()
    asked.shown()
    for key in (Key.Key_F4, Key.Key_F1, Key.Key_Tab, Key.Key_F4):
        house.press(key)
    assert house.page.pressed == 0
    sheet = asked.shown()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert sheet.isAncestorOf(focused)


def test_the_work_wakes_again_also_when_nothing_had_the_keyboard(house: LockedHouse, asked: Asked) -> None:
    house.page.field.clearFocus()
    house.page.clearFocus()
    assert QApplication.focusWidget() is None
    asked.ask()
    asked.shown()
    house.enter_pin("2580")
    house.until(lambda: bool(asked.done))
    assert house.window.frame.isEnabled()


def test_locking_gives_up(house: LockedHouse, asked: Asked) -> None:
    asked.ask()
    asked.shown()
    house.window.gate.lock()
    assert not _is_shown(house)
    assert len(asked.refused) == 1
    assert asked.ask()
    house.until(lambda: len(asked.refused) == 2)
    assert not _is_shown(house)


def _needs_two(desk: Desk, *, staff_id: UUID) -> Outcome[str]:
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_CATALOGUE)
        acting(desk, work, staff_id, Permission.EDIT_STAFF)
        return Outcome("both")


def test_two_permissions_are_asked_for_one_after_the_other(house: LockedHouse) -> None:
    done: list[str] = []
    bound = partial(_needs_two, staff_id=house.shop.cashier.id)
    house.shop.tasks.run(bound, on_done=done.append)
    house.until(lambda: _is_shown(house))
    house.enter_pin("2580")
    house.until(lambda: house.window.gate.approving.sheet is not None and len(_tiles(house)) == 1)
    assert _tiles(house) == [house.shop.owner]
    house.enter_pin("4711")
    house.until(lambda: done == ["both"])
    approvers = [
        entry.staff_id
        for entry in house.journal_of(house.shop.cashier)
        if entry.event is JournalEvent.ACTION_APPROVED
    ]
    assert approvers == [MARIAM.id, house.shop.owner.id]


def _tiles(house: LockedHouse) -> list[object]:
    sheet = house.window.gate.approving.sheet
    return [tile.member for tile in sheet.tiles] if sheet else []


def _needs(permission: Permission, desk: Desk, *, staff_id: UUID) -> Outcome[str]:
    with desk.store.write() as work:
        acting(desk, work, staff_id, permission)
        return Outcome(permission.value)


def test_things_that_need_the_same_are_allowed_together_and_others_wait(house: LockedHouse) -> None:
    done: list[str] = []
    for permission in (Permission.EDIT_CATALOGUE, Permission.SEE_REPORTS, Permission.EDIT_CATALOGUE):
        needs = partial(_needs, permission)
        house.shop.tasks.run(needs, on_done=done.append, staff_id=house.shop.cashier.id)
    house.until(lambda: _is_shown(house) and house.shop.tasks.is_quiet)
    house.enter_pin("2580")
    house.until(lambda: done == ["edit_catalogue"] * 2)
    sheet = house.window.gate.approving.sheet
    assert sheet is not None
    assert sheet.deed.text() == "See reports"
    house.enter_pin("2580")
    house.until(lambda: done[2:] == ["see_reports"])


def test_nobody_is_asked_for_who_left_nor_where_nobody_has_a_pin(house: LockedHouse, asked: Asked) -> None:
    facts = house.state.facts
    for staff, holders in (
        (tuple(member for member in facts.staff if member != house.shop.cashier), facts.pin_holders),
        (facts.staff, frozenset({house.shop.cashier.id})),
    ):
        asked.refused.clear()
        house.state.set_facts(replace(facts, staff=staff, pin_holders=holders))
        asked.ask()
        house.until(lambda: len(asked.refused) == 1)
        assert not _is_shown(house)
