"""The settings of this computer, open, and what is chosen in them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.appearance import AppearanceBody
from cardesk_desktop.ui.screens.settings.page import SettingsMemory, SettingsPage
from cardesk_desktop.ui.screens.settings.printing import PrintingBody
from cardesk_desktop.ui.screens.settings.section import Group, Section, SectionBody
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.widgets.pressable import Pressable
from tests.ui.window import RecordingWindow


class Opened:
    """The page on a computer with two printers."""

    def __init__(self, folder: Path, look: Look, settings: Settings) -> None:
        self.tasks = Tasks()
        self.preferences = Preferences(settings, SettingsFile(folder / "settings.json"), self.tasks)
        self.look = look
        self.printers = ["Epson TM-T20", "HP LaserJet"]
        self.page = self.build(None)

    def sections(self) -> tuple[Section, ...]:
        def appearance(look: Look, window: object, memory: object | None) -> SectionBody:
            return AppearanceBody(look, self.preferences, memory)

        def printing(look: Look, window: object, memory: object | None) -> SectionBody:
            return PrintingBody(look, self.preferences, self.tasks, lambda: self.printers)

        def empty(look: Look, window: object, memory: object | None) -> SectionBody:
            return SectionBody(look.theme)

        here = Group.THIS_COMPUTER
        return (
            Section("look", "languages", lambda _: _("Language and look"), here, appearance),
            Section("printing", "printer", lambda _: _("Printing"), here, printing),
            Section("about", "info", lambda _: "About", Group.PROGRAM, empty),
        )

    def build(self, memory: SettingsMemory | None) -> SettingsPage:
        page = SettingsPage(self.look, RecordingWindow(), self.sections(), memory)
        page.resize(1000, 600)
        page.show()
        page.activateWindow()
        return page

    @property
    def appearance(self) -> AppearanceBody:
        body = self.page.body("look")
        assert isinstance(body, AppearanceBody)
        return body

    @property
    def printing(self) -> PrintingBody:
        body = self.page.body("printing")
        assert isinstance(body, PrintingBody)
        return body

    def shown(self, qtbot: QtBot, name: str = "look") -> None:
        qtbot.waitUntil(self.page.isActiveWindow)
        self.page.on_shown()
        if name == "printing":
            self.page.show_section("printing")
            qtbot.waitUntil(lambda: self.printing.receipts.editor.count() >= 3)

    def close(self) -> None:
        assert self.tasks.close(5)
        self.page.close()
        self.page.deleteLater()


def segment(group: QWidget, words: str) -> Pressable:
    return next(part for part in group.findChildren(Pressable) if part.accessibleName() == words)


def focused_name() -> str:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused.accessibleName()
