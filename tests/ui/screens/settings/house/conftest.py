"""Makes a section of the settings of the car wash, as somebody opens it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from cardesk_desktop.demo.pictures.logo import draw_logo
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.paths import Places
from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.ui.backup_keeper import BackupKeeper
from cardesk_desktop.ui.custody import Custody
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.house.company import CompanyBody
from cardesk_desktop.ui.screens.settings.house.papers import PapersBody
from cardesk_desktop.ui.screens.settings.house.register import RegisterBody
from cardesk_desktop.ui.screens.settings.house.taxes import TaxesBody
from cardesk_desktop.ui.screens.settings.section import SectionBody
from cardesk_desktop.ui.theme import Theme
from tests.ui.screens.settings.house.house_sections import Make
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


@pytest.fixture
def make(
    qtbot: QtBot, shop: Shop, theme: Theme, phrases: Phrasebook, window: RecordingWindow, tmp_path: Path
) -> Make:
    """Builds a section, the owner at the desk, and shows it when it has been read."""
    look = Look(theme, phrases)
    preferences = Preferences(Settings(), SettingsFile(tmp_path / "settings.json"), shop.tasks)
    picture = tmp_path / "logo.png"
    picture.write_bytes(draw_logo())
    means = Means(
        tasks=shop.tasks,
        acting=lambda: shop.owner.id,
        clock=shop.clock,
        company=shop.company,
        preferences=preferences,
        printers=lambda: (),
        outlets=Outlets(),
        custody=Custody(
            Places.under(tmp_path),
            MemoryKeychain(),
            BackupKeeper(shop.tasks, preferences, shop.clock, tmp_path),
            lambda: None,
        ),
    )

    def build(name: str, memory: object = None) -> SectionBody:
        kinds: dict[str, Callable[[], SectionBody]] = {
            "company": lambda: CompanyBody(look, means, window, lambda _: picture, memory),
            "register": lambda: RegisterBody(look, means, window, memory),
            "papers": lambda: PapersBody(look, means, window, memory),
            "taxes": lambda: TaxesBody(look, means, window),
        }
        body = kinds[name]()
        qtbot.addWidget(body)
        body.resize(900, 700)
        body.show()
        body.activateWindow()
        qtbot.waitUntil(lambda: bool(body.findChildren(QAbstractButton)))
        qtbot.waitUntil(lambda: not isinstance(body, TaxesBody) or body.has_rates)
        return body

    return build
