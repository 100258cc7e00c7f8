"""A discount that the front desk may not give, allowed by the manager without leaving the panel."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QLineEdit

from cardesk_desktop.demo.data.house import DEMO_PIN, FRONT_DESK, MANAGER
from cardesk_desktop.domain.clock import SystemClock
from cardesk_desktop.domain.discount import PercentOff
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.period import Period
from cardesk_desktop.operations.reading_journal import JournalFilter, journal_page
from cardesk_desktop.ui.lock.approval_sheet import ApprovalSheet
from tests.flows.till import ENTER, ESCAPE, SHAMPOO, owner, scan_one, ticket_in_front
from tests.walkthrough.stage import Stage


def _ask_for_a_third(stage: Stage) -> ApprovalSheet:
    """The front desk gives 30 % in the panel of the ticket; until the window asks for an approval."""
    scan_one(stage, SHAMPOO)
    stage.hands.press_named("F7")
    stage.hands.click(stage.hands.see("Percent off", QLineEdit))
    stage.hands.write("30")
    stage.hands.click(stage.hands.see("Reason", QLineEdit))
    stage.hands.write("Regular client")
    stage.hands.press(ENTER)
    approving = stage.window.gate.approving
    stage.hands.wait(lambda: approving.sheet is not None, "the question who allows it")
    assert approving.sheet is not None
    return approving.sheet


def test_the_manager_allows_it_and_the_sale_goes_on(stage: Stage) -> None:
    sheet = _ask_for_a_third(stage)
    assert sheet.tiles[0].member.name == MANAGER
    stage.hands.write(DEMO_PIN)
    stage.hands.press(ENTER)

    def discount() -> object:
        ticket = ticket_in_front(stage)
        return ticket.discount if ticket else None

    stage.hands.wait(lambda: discount() == PercentOff(3_000, "Regular client"), "the discount")
    assert stage.window.frame.banner.text == ""
    assert "Amina" in stage.window.frame.header.staff.accessibleName()
    assert (MANAGER, JournalEvent.ACTION_APPROVED) in _journal(stage)
    assert (FRONT_DESK, JournalEvent.DISCOUNT_GIVEN) in _journal(stage)


def _journal(stage: Stage) -> set[tuple[str, JournalEvent]]:
    """Who did what lately."""
    now = SystemClock().now().date()
    around = JournalFilter(Period(now - timedelta(days=1), now + timedelta(days=1)))
    found = stage.ask(journal_page, staff_id=owner(stage), which=around, offset=0, limit=20)
    return {(row.who, row.entry.event) for row in found.rows}


def test_given_up_the_panel_is_as_it_was(stage: Stage) -> None:
    _ask_for_a_third(stage)
    stage.hands.press(ESCAPE)
    ticket = ticket_in_front(stage)
    assert ticket is not None
    assert ticket.discount is None
    assert stage.hands.see("Percent off", QLineEdit).text() == "30"


def test_what_comes_on_top_of_a_large_discount_is_allowed_anew(stage: Stage) -> None:
    _ask_for_a_third(stage)
    approving = stage.window.gate.approving
    _allow(stage)
    stage.hands.wait(lambda: approving.sheet is None and _pieces(stage) == [1], "the discount")
    stage.hands.press(ESCAPE)

    stage.hands.scan(SHAMPOO)
    stage.hands.wait(lambda: approving.sheet is not None, "the question for the second piece")
    assert approving.sheet is not None
    assert "The discount on the ticket would be" in approving.sheet.figures.text()
    _allow(stage)
    stage.hands.wait(lambda: _pieces(stage) == [2], "the second piece")

    stage.hands.scan(SHAMPOO)
    stage.hands.wait(lambda: approving.sheet is not None, "the question for the third piece")
    stage.hands.press(ESCAPE)
    stage.hands.wait(lambda: "Ask somebody who may" in stage.window.frame.banner.text, "why it is not there")
    assert _pieces(stage) == [2]


def _allow(stage: Stage) -> None:
    stage.hands.write(DEMO_PIN)
    stage.hands.press(ENTER)


def _pieces(stage: Stage) -> list[int]:
    ticket = ticket_in_front(stage)
    return [line.quantity.milli // 1000 for line in ticket.lines] if ticket else []
