"""Photos of a car while it is checked in: they wait in the draft and are kept with the visit."""

from __future__ import annotations

import io

from PIL import Image
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.vehicle_photo import MOST_PHOTOS
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.checking_in import CheckedIn, look_up_plate
from cardesk_desktop.operations.photographing import condition
from cardesk_desktop.ui.camera.photo_panel import TakenPhoto
from cardesk_desktop.ui.screens.visits.check_in.arrival_photos import ArrivalPhotos
from cardesk_desktop.ui.screens.visits.check_in.draft import Draft
from cardesk_desktop.ui.screens.visits.check_in.panel import CheckInPanel
from cardesk_desktop.ui.theme import Theme
from tests.ui.camera.desk import camera_desk
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


def photo(colour: str) -> bytes:
    packed = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(packed, "WEBP")
    return packed.getvalue()


def opened(qtbot: QtBot, theme: Theme, phrases: Phrasebook, shop: Shop) -> CheckInPanel:
    known = shop.ask(look_up_plate, text=shop.vehicle.plate.text)[0]
    cameras = camera_desk(theme, phrases, shop.tasks, RecordingWindow())
    zone = shop.company.time_zone
    draft = Draft().with_known(known)
    panel = CheckInPanel(theme, phrases, shop.tasks, shop.acting, zone, draft, cameras)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def photos_of(panel: CheckInPanel) -> ArrivalPhotos:
    assert panel.car is not None
    assert panel.car.photos is not None
    return panel.car.photos


def test_what_was_taken_is_kept_with_the_visit(
    qtbot: QtBot, theme: Theme, phrases: Phrasebook, shop: Shop
) -> None:
    panel = opened(qtbot, theme, phrases, shop)
    done: list[CheckedIn] = []
    panel.checked_in.connect(done.append)
    teal, grey = photo("teal"), photo("grey")
    photos_of(panel)._on_taken(TakenPhoto(teal))
    photos_of(panel)._on_taken(TakenPhoto(grey))
    panel._begin_plate()
    assert panel.draft.photos == (teal, grey)
    panel.plate.known_picked.emit(shop.ask(look_up_plate, text=shop.vehicle.plate.text)[0])
    assert len(photos_of(panel).strip.thumbs) == 2
    panel.button.click()
    qtbot.waitUntil(lambda: bool(done))
    assert len(shop.ask(condition, visit_id=done[0].visit.id).before) == 2


def test_one_is_taken_away_and_brought_back(
    qtbot: QtBot, theme: Theme, phrases: Phrasebook, shop: Shop
) -> None:
    panel = opened(qtbot, theme, phrases, shop)
    part = photos_of(panel)
    assert not part.remove.isVisible()
    part._on_taken(TakenPhoto(photo("teal")))
    part.remove.click()
    assert (panel.draft.photos, part.remove.isVisible()) == ((), False)
    assert panel.focusWidget() is part.undo
    part.undo.click()
    assert len(panel.draft.photos) == 1
    for number in range(MOST_PHOTOS - 1):
        part._on_taken(TakenPhoto(photo(f"#0000{number:02x}")))
    assert not part.camera.isEnabled()
