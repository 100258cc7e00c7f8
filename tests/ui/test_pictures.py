"""Pictures that are not here yet: a sign stands in their place, and they are drawn when they have come."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from cardesk_desktop.demo.pictures.logo import draw_logo
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.travelling_photos import photo_identity
from cardesk_desktop.ui.pictures import Pictures
from tests.ui.shop import Shop

PHOTO = draw_logo()
NAME = hashlib.sha256(PHOTO).hexdigest()


def _arrive(desk: Desk) -> Outcome[None]:
    with desk.store.write() as work:
        work.blobs.put(PHOTO, "image/png")
    return Outcome(None, Changes.of((Noun.PHOTO, photo_identity(NAME))))


def test_a_picture_that_is_on_its_way_is_drawn_when_it_has_come(qtbot: QtBot, shop: Shop) -> None:
    pictures = Pictures(shop.tasks, QSize(64, 64), shop.tasks)
    shop.write(lambda work: work.sync.photos.want(["0" * 64, NAME, "1" * 64]))
    with qtbot.waitSignal(pictures.arrived):
        assert pictures.get(NAME) is None
    assert pictures.is_lacking(NAME)
    assert pictures.get(NAME) is None
    first: list[object] = []
    shop.write(lambda work: first.append(work.sync.photos.next(shop.clock.now())))
    # What somebody looks at comes before what was wanted later.
    assert NAME in repr(first)
    shop.ask(_arrive)
    qtbot.waitUntil(lambda: not pictures.is_lacking(NAME))
    pictures.get(NAME)
    qtbot.waitUntil(lambda: pictures.get(NAME) is not None)
