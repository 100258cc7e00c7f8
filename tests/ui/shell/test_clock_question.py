"""What no page of its own asks about: a clock that went back, where stock is moved."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.correcting_stock import take_out
from cardesk_desktop.operations.receiving_stock import receive
from cardesk_desktop.ui.shell.clock_question import ClockQuestion
from cardesk_desktop.ui.shell.desk_state import DeskFacts, DeskState
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


def test_a_person_says_which_date_is_right_and_presses_once_more(
    qtbot: QtBot, shop: Shop, window: RecordingWindow, phrases: Phrasebook
) -> None:
    facts = DeskFacts("Shams", "R01", ZoneInfo("Asia/Dubai"), (shop.owner,), shop.owner)
    question = ClockQuestion(phrases, window, shop.tasks, DeskState(facts))
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
