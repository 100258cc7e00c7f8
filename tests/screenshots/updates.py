"""Updates: in the section about the program."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.page import SettingsMemory, SettingsPage
from cardesk_desktop.ui.screens.settings.safekeeping import safekeeping_sections
from cardesk_desktop.ui.screens.settings.sections import all_sections
from cardesk_desktop.updates.standing import Phase, Standing
from cardesk_desktop.updates.trouble import Trouble
from tests.screenshots.registry import shot
from tests.screenshots.settings import means
from tests.screenshots.shell import Frameful
from tests.ui.updating.posed_updates import LOOKED_AT, READY, RELEASE, PosedUpdates
from tests.ui.window import RecordingWindow


def at_about(look: Look, standing: Standing) -> QWidget:
    """The window at the section about the program, where updates stand so."""
    around = means(look)
    posed = PosedUpdates(around.tasks, around.preferences, around.clock, standing)
    around = replace(around, updates=posed)
    sections = (*all_sections(around), *safekeeping_sections(around))
    page = SettingsPage(look, RecordingWindow(), sections, SettingsMemory("about"))
    posed.setParent(page)
    return Frameful(look, {"settings": page})


@shot("updates-ready")
def ready(look: Look) -> QWidget:
    """A version that is installed when the program is closed, and what is new in it."""
    return at_about(look, READY)


@shot("updates-by-hand")
def by_hand(look: Look) -> QWidget:
    """On a Mac: it is out, and how it is put in place."""
    return at_about(look, Standing(Phase.BY_HAND, RELEASE, looked_at=LOOKED_AT))


@shot("updates-out-of-date")
def out_of_date(look: Look) -> QWidget:
    """What is offered was signed too long ago."""
    return at_about(look, Standing(looked_at=LOOKED_AT, trouble=Trouble.OUT_OF_DATE))
