"""What no page of its own asks about: a clock that went back, where stock is moved."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.correcting_stock import take_out
from cardesk_desktop.operations.receiving_stock import receive
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.shell.clock_question import ClockPanel, ClockQuestion
from cardesk_desktop.ui.shell.desk_state import DeskFacts, DeskState
from cardesk_desktop.ui.theme import Theme
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


@pytest.fixture
def question(shop: Shop, window: RecordingWindow, theme: Theme, phrases: Phrasebook) -> ClockQuestion:
    facts = DeskFacts("Shams", "R01", ZoneInfo("Asia/Dubai"), (shop.owner,), shop.owner)
    return ClockQuestion(Look(theme, phrases), window, shop.tasks, DeskState(facts))


def test_a_person_says_which_date_is_right_and_presses_once_more(
    qtbot: QtBot, shop: Shop, window: RecordingWindow, question: ClockQuestion
) -> None:
    shop.tasks.refused.connect(question.ask)
    product = shop.freshener.id
    shop.ask(receive, staff_id=shop.owner.id, product_id=product, quantity=Quantity.of(5))
    shop.clock.tick(-86_400)
    wasted: list[object] = []

    def waste() -> None:
        shop.tasks.run(
            take_out,
            on_done=wasted.append,
            staff_id=shop.owner.id,
            product_id=product,
            quantity=Quantity.of(1),
            reason="Leaking",
        )

    waste()
    qtbot.waitUntil(lambda: window.shown is not None)
    banner = window.shown
    assert banner is not None
    assert banner.text.endswith("Is its date right?")
    assert banner.text.count("Nov 2026") == 2
    assert banner.action is not None
    banner.action.run()
    qtbot.waitUntil(lambda: bool(window.toasts))
    assert (window.shown, wasted) == (None, [])

    waste()
    qtbot.waitUntil(lambda: len(wasted) == 1)


def _went_back(shop: Shop, shown: datetime) -> Refused:
    return Refused(Code.CLOCK_WENT_BACK, now=shown, last=shop.clock.now() + timedelta(days=1))


def test_over_a_panel_it_is_answered_there_and_what_was_typed_comes_back(
    qtbot: QtBot, shop: Shop, window: RecordingWindow, question: ClockQuestion
) -> None:
    shop.ask(receive, staff_id=shop.owner.id, product_id=shop.freshener.id, quantity=Quantity.of(5))
    shop.clock.tick(-86_400)
    typed = QLineEdit("Leaking")
    window.open_panel(typed, "Write off")
    question.ask(_went_back(shop, shop.clock.now()), is_over=True)
    assert window.panel is not None
    (asked,) = window.panel.findChildren(ClockPanel)
    assert asked.findChildren(QLabel)[0].text().endswith("Is its date right?")
    asked.right.click()
    qtbot.waitUntil(lambda: bool(window.toasts))
    assert (window.shown, window.panel_title, typed.text()) == (None, "Write off", "Leaking")
    window.close_panel()


def test_a_question_that_stood_for_too_long_is_asked_anew(
    qtbot: QtBot, shop: Shop, window: RecordingWindow, question: ClockQuestion
) -> None:
    shop.ask(receive, staff_id=shop.owner.id, product_id=shop.freshener.id, quantity=Quantity.of(5))
    shop.clock.tick(-30 * 86_400)
    refused: list[Refused] = []
    shop.tasks.refused.connect(refused.append)
    window.open_panel(QLineEdit(), "Write off")
    question.ask(_went_back(shop, shop.clock.now() - timedelta(days=3)), is_over=True)
    assert window.panel is not None
    (asked,) = window.panel.findChildren(ClockPanel)
    asked.right.click()
    qtbot.waitUntil(lambda: bool(refused))
    assert (refused[0].code, window.panel_title) == (Code.CLOCK_WENT_BACK, "Write off")
    window.close_panel()
