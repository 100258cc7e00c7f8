"""A panel with the camera, beside a page, in a window that remembers what it was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.settings import Settings
from cardesk_desktop.ui.camera.desk import CameraDesk
from cardesk_desktop.ui.camera.photo_panel import PhotoPanel, TakenPhoto
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from tests.ui.camera.booth import Booth
from tests.ui.camera.desk import camera_desk
from tests.ui.window import RecordingWindow


@dataclass
class Studio:
    """The window, the booth before its camera, and what was handed over."""

    qtbot: QtBot
    window: RecordingWindow
    host: QWidget
    booth: Booth
    desk: CameraDesk
    taken: list[TakenPhoto] = field(default_factory=list)
    file: Path | None = None

    def wait(self, is_so: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(is_so()))

    def photo_panel(self) -> PhotoPanel:
        panel = self.desk.take_photo(self.taken.append)
        self.wait(lambda: self.booth.source is not None or panel.finder.state.value == "unsupported")
        return panel

    def hold(self, image: QImage, until: Callable[[], object]) -> None:
        """Hold a picture before the camera until something is so."""

        def shown() -> bool:
            self.booth.hold(image)
            return bool(until())

        self.qtbot.waitUntil(shown)

    @property
    def settings(self) -> Settings:
        return self.desk.preferences.settings


@pytest.fixture
def booth() -> Booth:
    """One camera that works, unless the test says otherwise."""
    return Booth()


@pytest.fixture
def studio(qtbot: QtBot, theme: Theme, phrases: Phrasebook, booth: Booth) -> Iterator[Studio]:
    """Nothing is open yet."""
    tasks, window, host = Tasks(), RecordingWindow(), QWidget()
    column = QVBoxLayout(host)
    column.addWidget(QLineEdit())
    qtbot.addWidget(host)
    window.host(host)
    host.resize(1000, 800)
    host.show()
    made = Studio(qtbot, window, host, booth, camera_desk(theme, phrases, tasks, window))
    ways = booth.ways(lambda _: made.file)
    made.desk = camera_desk(theme, phrases, tasks, window, ways=ways)
    yield made
    while window.panel is not None:
        window.close_panel()
    assert tasks.close(5)
