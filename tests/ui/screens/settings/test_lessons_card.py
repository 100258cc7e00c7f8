"""What a register learnt is forgotten by one press, and learnt again by another."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.look import Look
from cardesk_desktop.domain.seen import Seen
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.identifying import confirm_product
from cardesk_desktop.operations.lessons import products_taught
from cardesk_desktop.ui.screens.settings.lessons import LessonsCard
from cardesk_desktop.ui.theme import Theme
from tests.ui.camera.desk import camera_desk
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


def test_all_is_forgotten_and_brought_back(
    qtbot: QtBot, theme: Theme, phrases: Phrasebook, shop: Shop
) -> None:
    window, owner = RecordingWindow(), shop.owner.id
    card = LessonsCard(camera_desk(theme, phrases, shop.tasks, window), lambda: owner, window)
    qtbot.addWidget(card)
    card.follow()
    qtbot.waitUntil(lambda: "Nothing yet" in card.known.text())
    assert not card.forget.isEnabled()
    seen = Seen(looks=(Look(5),))
    shop.ask(confirm_product, staff_id=owner, product_id=shop.freshener.id, seen=seen)
    card.follow()
    qtbot.waitUntil(card.forget.isEnabled)
    assert "1 product " in card.known.text()
    card.forget.click()
    qtbot.waitUntil(lambda: bool(window.undos) and not card.forget.isEnabled())
    assert shop.ask(products_taught) == 0
    window.undos[-1].run()
    qtbot.waitUntil(card.forget.isEnabled)
    assert shop.ask(products_taught) == 1
