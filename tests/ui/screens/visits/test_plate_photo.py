"""The plate from a photo, offered into the check-in."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.plate import Region
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.camera.photo_panel import TakenPhoto
from cardesk_desktop.ui.lazy_reader import LazyReader
from cardesk_desktop.ui.screens.visits.check_in.plate_photo import PlatePhoto
from cardesk_desktop.ui.screens.visits.check_in.plate_stage import PlateStage
from cardesk_desktop.ui.theme import Theme
from tests.ui.camera.desk import camera_desk
from tests.ui.shop import Shop
from tests.ui.still_reader import StillReader
from tests.ui.window import RecordingWindow


def photograph() -> bytes:
    packed = io.BytesIO()
    Image.new("RGB", (320, 180), "grey").save(packed, "WEBP")
    return packed.getvalue()


def test_a_plate_is_read_off_a_photo_and_offered_as_if_it_had_been_typed(
    qtbot: QtBot, theme: Theme, phrases: Phrasebook, shop: Shop
) -> None:
    window = RecordingWindow()
    cameras = camera_desk(theme, phrases, shop.tasks, window)
    reader = StillReader("DUBAI", "R 60917", "AB 123 CD")
    desk = replace(cameras, reader=LazyReader(reader))
    stage = PlateStage(theme, phrases, shop.tasks, shop.company.time_zone, desk)
    qtbot.addWidget(stage)
    stage.show()
    assert stage.photo is not None
    stage.photo.look_at(TakenPhoto(photograph()))
    qtbot.waitUntil(lambda: stage.field.text == "R 60917")
    assert stage.field.region is Region.DUBAI
    assert [chip.words for chip in stage.photo.chips] != []
    stage.photo.chips[-1].click()
    assert stage.field.text == "AB 123 CD"


def test_where_no_plate_is_read_it_is_said(
    qtbot: QtBot, theme: Theme, phrases: Phrasebook, shop: Shop
) -> None:
    cameras = camera_desk(theme, phrases, shop.tasks, RecordingWindow())
    reader = StillReader("CAR WASH")
    photo = PlatePhoto(replace(cameras, reader=LazyReader(reader)), shop.company.time_zone)
    qtbot.addWidget(photo)
    photo.show()
    photo.look_at(TakenPhoto(photograph()))
    qtbot.waitUntil(lambda: "No plate" in photo.message.text())
    reader._is_installed = False
    photo.look_at(TakenPhoto(photograph()))
    qtbot.waitUntil(lambda: "not installed" in photo.message.text())
