"""Ways through the window that several chapters take."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from tests.walkthrough.stage import Stage


def open_section(stage: Stage, name: str) -> None:
    """A section of the settings."""
    stage.hands.click(stage.hands.see("Settings", QAbstractButton))
    stage.hands.click(stage.hands.see(name, QAbstractButton))
