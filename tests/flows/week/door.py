"""At the lock screen: who comes, by the number on the tile and the PIN; and who takes over from whom."""

from __future__ import annotations

from cardesk_desktop.ui.lock.lock_screen import LockScreen
from tests.flows.till import ENTER, ESCAPE
from tests.flows.week.shop import Shop
from tests.walkthrough.stage import Stage


def unlock(stage: Stage, shop: Shop, name: str) -> None:
    """Somebody comes to the locked desk."""
    screen = _screen(stage)
    if screen.card.member is not None:
        stage.hands.press(ESCAPE)
    _prove(stage, shop, name)


def take_over(stage: Stage, shop: Shop, name: str) -> None:
    """Somebody else comes to the desk: F11, the number, the PIN."""
    stage.hands.press_named("F11")
    _prove(stage, shop, name)


def lock(stage: Stage) -> None:
    """Somebody walks away."""
    stage.hands.press_named("Ctrl+L")
    _screen(stage)


def _prove(stage: Stage, shop: Shop, name: str) -> None:
    screen = _screen(stage)
    names = [tile.member.name for tile in screen.tiles]
    stage.hands.write(str(names.index(name) + 1))
    stage.hands.write(shop.pins[name])
    stage.hands.press(ENTER)
    stage.hands.wait(lambda: stage.window.gate.screen is None, f"the desk open to {name}")
    assert name in stage.window.frame.header.staff.accessibleName()


def _screen(stage: Stage) -> LockScreen:
    stage.hands.wait(lambda: stage.window.gate.screen is not None, "the lock screen")
    screen = stage.window.gate.screen
    assert screen is not None
    return screen
