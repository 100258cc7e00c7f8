"""What a mouse alone does at the lock and at the side panel, for the flows that hold nothing else."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cardesk_desktop.demo.data.house import DEMO_PIN
from tests.walkthrough.pointer import Pointer
from tests.walkthrough.stage import Stage


def unlock(stage: Stage, mouse: Pointer) -> None:
    """Press the PIN of whoever was chosen."""
    mouse.tap(DEMO_PIN)
    mouse.press("Unlock")
    stage.hands.wait(lambda: stage.window.gate.screen is None, "the desk open")


def take_over(stage: Stage, mouse: Pointer, name: str) -> None:
    """Somebody else goes to work: the chip with the name, the other name, the PIN."""
    mouse.press_with("Working now")
    mouse.choose(name)
    unlock(stage, mouse)


def panel_of(stage: Stage) -> QWidget:
    """The side panel of the window."""
    return stage.window.frame.panel
