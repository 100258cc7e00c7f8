"""The head of the page of sync says its advice whole, in every language and with large words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from cardesk_desktop.i18n import LANGUAGES, load_phrasebook
from cardesk_desktop.sync.status import Link, Standing, SyncStatus
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.sync.head import SyncHead
from cardesk_desktop.ui.screens.sync.memory import Part
from cardesk_desktop.ui.theme import Motion, Theme, apply_theme, build_theme
from cardesk_desktop.ui.widgets.labels import Text
from tests.screenshots.synced_register import STATUS, on_page, quiet_register
from tests.ui.posed_sync import PosedSync


def _cut(head: SyncHead) -> list[str]:
    labels = [label for label in (head.advice, head.figures, head.no_room) if label.isVisible()]
    return [label.text() for label in labels if not _is_whole(label)]


def _is_whole(label: Text) -> bool:
    return label.heightForWidth(label.width()) <= label.height()


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("language", [language.code for language in LANGUAGES])
def test_the_advice_is_never_cut(dressed: QApplication, theme: Theme, language: str, percent: int) -> None:
    phrases = load_phrasebook(language)
    is_rtl = phrases.language.is_rtl
    large = build_theme(is_dark=False, is_rtl=is_rtl, scale_percent=percent, motion=Motion(0))
    apply_theme(dressed, large)
    shown, page = on_page(Look(large, phrases), Part.DIFFER, STATUS, quiet_register())
    sync = page._sync
    assert isinstance(sync, PosedSync)
    shown.resize(1366, 768)
    shown.show()
    joined = sync.account
    cut: dict[str, list[str]] = {}
    for link in Link:
        for standing in (STATUS.standing, replace(STATUS.standing, is_paused=True), Standing(problems=1)):
            sync.pose(replace(STATUS, link=link, standing=standing), joined)
            for _ in range(6):
                QCoreApplication.processEvents()
            if found := _cut(page.head):
                cut[f"{link} {standing.is_paused}"] = found
    shown.close()
    shown.deleteLater()
    apply_theme(dressed, theme)
    assert not cut


def test_with_room_the_buttons_stand_beside_the_words_and_without_it_below(
    dressed: QApplication, theme: Theme
) -> None:
    english = load_phrasebook("en")
    places = {}
    for percent in (100, 200):
        large = build_theme(is_dark=False, is_rtl=False, scale_percent=percent, motion=Motion(0))
        apply_theme(dressed, large)
        shown, page = on_page(
            Look(large, english), Part.DIFFER, SyncStatus(STATUS.standing), quiet_register()
        )
        shown.resize(1366, 768)
        shown.show()
        QCoreApplication.processEvents()
        head = page.head
        top = head.now.mapTo(head, head.now.rect().topLeft()).y()
        places[percent] = top > head.advice.mapTo(head, head.advice.rect().bottomLeft()).y()
        shown.close()
        shown.deleteLater()
    apply_theme(dressed, theme)
    assert places == {100: False, 200: True}
