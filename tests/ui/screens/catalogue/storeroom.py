"""The catalogue on the screen over a real store, worked by real keys and clicks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.catalogue import Product, Service
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.settings import Settings
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.screens.catalogue.memory import CatalogueMemory
from cardesk_desktop.ui.screens.catalogue.panel_means import PanelMeans
from cardesk_desktop.ui.screens.catalogue.screen import CataloguePage
from cardesk_desktop.ui.shortcuts import InstalledShortcuts
from cardesk_desktop.ui.theme import Theme
from tests.ui.camera.desk import camera_desk
from tests.ui.exporting.desk import make_exporter
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow

W = TypeVar("W", bound=QWidget)


@dataclass
class Storeroom:
    """The page as the owner sees it, and short words for what is done there."""

    qtbot: QtBot
    shop: Shop
    window: RecordingWindow
    theme: Theme
    phrases: Phrasebook
    photo: Path | None = None
    file: Path | None = None
    printed: list[tuple[bytes, str]] = field(default_factory=list)

    def acting(self) -> UUID:
        """The owner, who may do all of it."""
        return self.shop.owner.id

    def open(self, memory: CatalogueMemory | None = None) -> CataloguePage:
        outlets = Outlets(
            lambda pdf, name: self.printed.append((pdf, name)), lambda: "Office", lambda *_: self.file
        )
        means = PanelMeans(
            self.theme,
            self.phrases,
            self.shop.tasks,
            self.acting,
            self.shop.company,
            self.window,
            camera_desk(
                self.theme, self.phrases, self.shop.tasks, self.window, ask_for_photo=lambda _: self.photo
            ),
            outlets,
            Settings,
            make_exporter(
                self.theme, self.phrases, self.shop, self.window, lambda *_: self.file, acting=self.shop.owner
            ),
        )
        page = CataloguePage(means, memory)
        self.qtbot.addWidget(page)
        self._keys = InstalledShortcuts(page.shortcuts(), page)
        self.window.host(page)
        page.resize(1278, 668)
        page.show()
        page.activateWindow()
        page.on_shown()
        self.page = page
        self.wait(lambda: page._shelving is not None and not page._model.is_loading)
        return page

    def wait(self, is_so: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(is_so()))

    def names(self) -> list[str]:
        """The names in the list, without their stars."""
        model = self.page._model
        rows = [model.row_at(place) for place in range(model.total)]
        return [row.names.main for row in rows if row is not None]

    def panel(self, kind: type[W]) -> W:
        """The content of the side panel."""
        assert self.window.panel is not None
        found = self.window.panel.findChild(kind)
        assert found is not None
        return found

    def press(self, key: str) -> None:
        QTest.keySequence(self.page, QKeySequence(key))

    def key(self, key: Qt.Key) -> None:
        """A key on the list."""
        rows = self.page.listing.rows
        assert rows is not None
        rows.setFocus()
        QTest.keyClick(rows, key)

    def click(self, target: QWidget) -> None:
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 8))

    def product(self, product_id: UUID) -> Product:
        """As it is kept."""
        found: list[Product | Service] = []
        self.shop.write(lambda work: found.extend(work.catalogue.by_ids([product_id])))
        assert isinstance(found[0], Product)
        return found[0]
