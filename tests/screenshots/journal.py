"""The journal of the demo company in the settings."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.period import Span
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.screen import Look, Place, Screen
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.reports.memory import Choice, ReportKind
from cardesk_desktop.ui.screens.settings.journal.body import JournalBody, JournalMemory
from cardesk_desktop.ui.screens.settings.page import SettingsMemory, SettingsPage
from cardesk_desktop.ui.screens.settings.safekeeping import safekeeping_sections
from cardesk_desktop.ui.screens.settings.sections import all_sections
from tests.screenshots.demo import DemoWindow, demo_desk
from tests.screenshots.registry import shot
from tests.screenshots.settings import means
from tests.screenshots.stage import wait


def _of_the_owner(look: Look) -> Means:
    desk = demo_desk()
    (owner,) = (person for person in desk.house.staff if person.role is Role.OWNER)
    return replace(means(look), tasks=desk.tasks, acting=lambda: owner.id, company=desk.house.company)


def opened(look: Look, memory: JournalMemory | None = None) -> tuple[DemoWindow, JournalBody]:
    """The settings with the journal read."""
    around = _of_the_owner(look)

    def build(_look: Look, window: Window, _memory: object | None) -> Page:
        sections = (*all_sections(around), *safekeeping_sections(around))
        kept = SettingsMemory("journal", bodies={"journal": memory} if memory else {})
        return SettingsPage(look, window, sections, kept)

    window = DemoWindow(
        look, [Screen("settings", "settings", lambda _: _("Settings"), build, place=Place.BOTTOM)]
    )
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    body = page.body("journal")
    assert isinstance(body, JournalBody)
    wait(lambda: not body._model.is_loading and bool(body.person.editor.count() > 1))
    return window, body


@shot("settings-journal")
def journal(look: Look) -> QWidget:
    """What happened this month, the newest first."""
    month = JournalMemory(Choice(ReportKind.SALES, Span.MONTH))
    window, body = opened(look, month)
    if body._model.total:
        body.rows.choose(1)
    return window
