"""The camera in the settings, and what the register was taught by photos."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.lessons import LessonsCard
from tests.screenshots.registry import shot
from tests.screenshots.settings import at_section


def _is_counted(widget: QWidget) -> bool:
    card = widget.findChild(LessonsCard)
    return card is not None and bool(card.known.text())


@shot("settings-camera", is_ready=_is_counted)
def camera(look: Look) -> QWidget:
    """The camera of this computer, tried out, and how all that was taught is forgotten."""
    return at_section(look, "camera")
