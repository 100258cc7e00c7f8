"""The plate off the live picture: read beside the window, offered, and picked by the person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from benchmarks.scenes.difficulty import Difficulty
from benchmarks.scenes.plates import plate_scenes
from cardesk_desktop.domain.plate import Region, plate_key
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.checking_in import KnownVehicle
from cardesk_desktop.ui.lazy_reader import LazyReader
from cardesk_desktop.ui.screens.visits.check_in.plate_camera import PlateCameraPanel
from cardesk_desktop.ui.screens.visits.check_in.plate_stage import PlateStage
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.vision.reader import Reader
from tests.ui.camera.booth import Booth, image_of
from tests.ui.camera.desk import camera_desk
from tests.ui.shop import Shop
from tests.ui.still_reader import StillReader
from tests.ui.window import RecordingWindow

GREY = image_of(Image.new("RGB", (640, 360), "grey"))


@dataclass
class Door:
    """The first half of a check-in before a camera; `known` are the cars that were picked."""

    qtbot: QtBot
    theme: Theme
    phrases: Phrasebook
    shop: Shop
    window: RecordingWindow = field(default_factory=RecordingWindow)
    booth: Booth = field(default_factory=Booth)
    known: list[KnownVehicle] = field(default_factory=list)

    def open(self, reader: Reader) -> PlateStage:
        cameras = camera_desk(self.theme, self.phrases, self.shop.tasks, self.window, ways=self.booth.ways())
        desk = replace(cameras, reader=LazyReader(reader))
        stage = PlateStage(self.theme, self.phrases, self.shop.tasks, self.shop.company.time_zone, desk)
        stage.known_picked.connect(self.known.append)
        host = QWidget()
        self.qtbot.addWidget(host)
        self.qtbot.addWidget(stage)
        self.window.host(host)
        host.show()
        assert stage.photo is not None
        stage.photo.live.click()
        return stage

    @property
    def panel(self) -> PlateCameraPanel:
        assert self.window.panel is not None
        panel = self.window.panel.findChild(PlateCameraPanel)
        assert panel is not None
        return panel

    def hold(self, picture: Image.Image | None, until: Callable[[], object]) -> None:
        image = GREY if picture is None else image_of(picture)

        def shown() -> bool:
            self.booth.hold(image)
            return bool(until())

        self.qtbot.waitUntil(shown)


@pytest.fixture
def door(qtbot: QtBot, theme: Theme, phrases: Phrasebook, shop: Shop) -> Iterator[Door]:
    made = Door(qtbot, theme, phrases, shop)
    yield made
    while made.window.panel is not None:
        made.window.close_panel()


def test_a_known_plate_opens_the_client_with_one_press(door: Door) -> None:
    stage = door.open(StillReader("DUBAI", door.shop.vehicle.plate.text))
    door.hold(None, lambda: door.panel.suggestions.keys)
    assert door.panel.suggestions.current == door.shop.vehicle.id
    assert (stage.field.text, door.known) == ("", [])
    QTest.keyClick(door.panel.finder.view, Qt.Key.Key_Return)
    assert [each.client for each in door.known] == [door.shop.client]
    assert door.window.panel is None
    assert not door.booth.is_in_use


def test_an_unknown_plate_goes_into_the_field_and_no_further(door: Door) -> None:
    stage = door.open(StillReader("DUBAI", "Z 31337", "AB 123 CD"))
    door.hold(None, lambda: len(door.panel.suggestions.keys) > 1)
    QTest.keyClick(door.panel.finder.view, Qt.Key.Key_Down)
    QTest.keyClick(door.panel.finder.view, Qt.Key.Key_Up)
    QTest.keyClick(door.panel.finder.view, Qt.Key.Key_Space)
    assert (stage.field.text, stage.field.region) == ("Z 31337", Region.DUBAI)
    assert door.known == []


def test_without_what_reads_it_is_said_once_and_the_picture_goes_on(door: Door) -> None:
    stage = door.open(StillReader(is_installed=False))
    door.hold(None, lambda: "not installed" in door.panel.hint.text())
    assert door.panel.finder.view.picture is not None
    door.panel.done.click()
    assert (door.window.panel, stage.field.text) == (None, "")


def test_a_plate_in_a_scene_is_read_frame_by_frame(door: Door) -> None:
    (scene,) = plate_scenes(Difficulty.EASY, 1)
    door.open(Reader())
    door.hold(scene.picture, lambda: door.panel.suggestions.keys)
    (first, *_) = door.panel._sightings.offered
    assert first.plate.key == plate_key(scene.truth[0])
