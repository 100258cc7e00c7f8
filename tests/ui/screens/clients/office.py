"""The page of clients over a small wash, as a person at the desk has it in front of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.settings import Settings
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.paper.loose import LoosePaper
from cardesk_desktop.ui.screens.clients.memory import ClientsMemory
from cardesk_desktop.ui.screens.clients.screen import ClientsPage
from cardesk_desktop.ui.theme import Theme
from tests.ui.exporting.desk import make_exporter
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow

P = TypeVar("P", bound=QWidget)


class Office:
    """Opens the page and finds what is on it."""

    def __init__(
        self, qtbot: QtBot, shop: Shop, window: RecordingWindow, theme: Theme, phrases: Phrasebook
    ) -> None:
        self.qtbot, self.shop, self.window, self.theme, self.phrases = qtbot, shop, window, theme, phrases
        self.acting: Callable[[], UUID] = shop.acting
        self.printed: list[bytes] = []
        self.folder: Path | None = None

    def open(self, memory: ClientsMemory | None = None) -> ClientsPage:
        """The page, shown, with the list read."""
        page = ClientsPage(
            self.theme,
            self.phrases,
            self.shop.company,
            self.shop.tasks,
            lambda: self.acting(),
            self.window,
            self.shop.clock,
            LoosePaper(self.shop.tasks, self.window, self.phrases, Settings, self.outlets()),
            self.outlets(),
            make_exporter(self.theme, self.phrases, self.shop, self.window),
            memory=memory,
        )
        self.qtbot.addWidget(page)
        page.resize(1278, 668)
        page.show()
        page.activateWindow()
        page.on_shown()
        self.window.host(page)
        self.page = page
        return page

    def outlets(self) -> Outlets:
        """A printer that keeps what it is given, and a folder for files."""
        return Outlets(
            print_pdf=lambda pdf, _printer: self.printed.append(pdf),
            default_printer=lambda: "Office",
            ask_for_file=self._place,
            ask_for_archive=self._place,
        )

    def _place(self, _phrases: Phrasebook, name: str) -> Path | None:
        return self.folder / name if self.folder else None

    def wait(self, is_so: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(is_so()))

    def names(self) -> list[str]:
        model = self.page.listing.rows.model()
        return [str(model.index(row, 0).data()).split(",")[0] for row in range(model.rowCount())]

    def wait_for(self, name: str) -> None:
        """Until somebody is in front."""
        self.wait(lambda: self.page.pane.face is not None and self.page.pane.face.name == name)

    def panel(self, kind: type[P]) -> P:
        """What is in the side panel, once it is there."""

        def found() -> P | None:
            return self.window.panel.findChild(kind) if self.window.panel else None

        self.wait(found)
        content = found()
        assert content is not None
        return content

    def menu(self, words: str) -> None:
        """Choose something in the menu of the client in front."""
        menu = QMenu(self.page)
        self.page.pane.menu_opening.emit(menu)
        next(action for action in menu.actions() if action.text() == words).trigger()
        menu.deleteLater()

    def click(self, target: QWidget) -> None:
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 8))
