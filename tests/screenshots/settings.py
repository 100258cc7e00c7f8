"""The settings, section by section, on the shop of the pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.page import SettingsMemory, SettingsPage
from cardesk_desktop.ui.screens.settings.sections import all_sections
from tests.screenshots.registry import shot
from tests.screenshots.shell import Frameful
from tests.screenshots.stage import shop
from tests.ui.window import RecordingWindow


def means(look: Look) -> Means:
    """What the sections stand on; the owner is at the desk, who may do everything."""
    house = shop()
    settings = Settings(language=look.phrases.language.code)
    return Means(
        tasks=house.tasks,
        acting=lambda: house.owner.id,
        clock=house.clock,
        company=house.company,
        preferences=Preferences(settings, SettingsFile(Path("unused")), house.tasks),
        printers=lambda: ("Epson TM-T20", "HP LaserJet"),
        outlets=Outlets(),
    )


def at_section(look: Look, name: str) -> QWidget:
    """The window with the settings at one section."""
    page = SettingsPage(look, RecordingWindow(), all_sections(means(look)), SettingsMemory(name))
    return Frameful(look, {"settings": page})


@shot("settings")
def settings(look: Look) -> QWidget:
    """Language and look."""
    return at_section(look, "look")


@shot("settings-printing")
def printing(look: Look) -> QWidget:
    """Printers."""
    return at_section(look, "printing")
