"""The visits behind a figure: their days can be read whole in every language."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.i18n import LANGUAGES, load_phrasebook
from cardesk_desktop.operations.client_file import ClientVisit
from cardesk_desktop.store.views import Page
from cardesk_desktop.ui.screens.visits.past_panel import PastPanel
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widest import every_day
from cardesk_desktop.ui.widgets.paint import width_of
from tests.builders import AED


@pytest.mark.parametrize("language", [language.code for language in LANGUAGES])
def test_every_day_has_room(qtbot: QtBot, theme: Theme, language: str) -> None:
    phrases, tasks = load_phrasebook(language), Tasks()
    none: Outcome[Page[ClientVisit]] = Outcome(Page((), 0, 0))
    panel = PastPanel(theme, phrases, tasks, ZoneInfo("Asia/Dubai"), AED, lambda *_, **__: none)
    qtbot.addWidget(panel)
    panel.resize(448, 600)
    panel.show()
    qtbot.waitUntil(lambda: panel.rows.columnWidth(1) > 0)
    longest = max(width_of(theme.font(is_bold=True), day) for day in every_day(phrases))
    assert panel.rows.columnWidth(0) >= longest + 2 * theme.space.one_half
    assert tasks.close(5)
