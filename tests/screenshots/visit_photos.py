"""The photos of a car at its visit: none yet, marked, side by side, and of a car that was handed back."""

from __future__ import annotations

import io
from functools import cache, partial
from uuid import UUID

from PIL import Image, ImageDraw
from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.vehicle_photo import DamageKind, DamageMark, Moment, VisitPhoto
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.photos import PHOTO_TYPE
from cardesk_desktop.operations.visits import Board, board
from cardesk_desktop.settings import Settings
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.paper.loose import LoosePaper
from cardesk_desktop.ui.screen import Look, Screen
from cardesk_desktop.ui.screens.visits.photos.panel import BOTH, PhotosPanel
from cardesk_desktop.ui.screens.visits.screen import VisitsPage
from tests.builders import identity
from tests.screenshots.demo import DemoWindow, demo_desk
from tests.screenshots.registry import shot
from tests.screenshots.stage import wait
from tests.ui.camera.desk import camera_desk


def car_picture(*, is_clean: bool) -> bytes:
    """A car as a child draws it, dusty or washed, as the bytes of a photo."""
    picture = Image.new("RGB", (800, 600), "#d5dbe0")
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((90, 260, 710, 430), 40, fill="#b9d3e6" if is_clean else "#8f9a9f")
    pen.polygon(((220, 260), (300, 160), (520, 160), (610, 260)), fill="#4d5f6e")
    for middle in (220, 580):
        pen.ellipse((middle - 60, 370, middle + 60, 490), fill="#26313a")
    pen.line((330, 330, 430, 360), fill="#5d4037", width=5)
    packed = io.BytesIO()
    picture.save(packed, "WEBP")
    return packed.getvalue()


def photograph(desk: Desk, *, visit_id: UUID, moments: tuple[Moment, ...]) -> Outcome[None]:
    """Photos of a visit with their marks, whether it has ended or not; once."""
    with desk.store.write() as work:
        visit, staff = work.visits.get(visit_id), work.staff.everyone()[0]
        for moment in moments:
            name = f"{visit_id} {moment}"
            sha256 = work.blobs.put(car_picture(is_clean=moment is Moment.DELIVERY), PHOTO_TYPE)
            at = visit.arrived_at if moment is Moment.CHECK_IN else (visit.ready_at or visit.arrived_at)
            photo = VisitPhoto(identity(name), visit_id, moment, sha256, at, staff.id)
            work.visit_photos.add(photo)
            make = partial(DamageMark, photo_id=photo.id, made_at=at, staff_id=staff.id)
            scratch, dent = identity(f"{name} scratch"), identity(f"{name} dent")
            left = make(scratch, kind=DamageKind.SCRATCH, x_permille=470, y_permille=575, note="Front door")
            work.visit_photos.add_mark(left)
            if moment is Moment.CHECK_IN:
                back = make(dent, kind=DamageKind.DENT, x_permille=820, y_permille=560)
                work.visit_photos.add_mark(back)
        return Outcome(None)


@cache
def _house() -> Board:
    """The board, after the cars on it were photographed."""
    desk = demo_desk()
    read = desk.ask(board)
    desk.ask(photograph, visit_id=read.in_work[0].visit.id, moments=(Moment.CHECK_IN,))
    for card in (read.ready[0], read.delivered[0]):
        desk.ask(photograph, visit_id=card.visit.id, moments=tuple(Moment))
    return read


def opened(look: Look, visit_id: UUID) -> tuple[QWidget, PhotosPanel]:
    """The board with the panel of a visit's photos over it, read."""
    desk = demo_desk()

    def build(_look: Look, window: Window, _memory: object | None) -> Page:
        return VisitsPage(
            look.theme,
            look.phrases,
            desk.tasks,
            desk.acting,
            window,
            clock=desk.clock,
            time_zone=desk.house.company.time_zone,
            cameras=camera_desk(look.theme, look.phrases, desk.tasks, window),
            papers=lambda: LoosePaper(desk.tasks, window, look.phrases, Settings, Outlets()),
        )

    window = DemoWindow(look, [Screen("visits", "car", lambda _: _("Visits"), build)])
    page = window.page("visits")
    assert isinstance(page, VisitsPage)
    wait(lambda: bool(page.inside.figures.values))
    open_photos = page.panels.photos_of(visit_id)
    assert open_photos is not None
    open_photos()
    panel = window.findChild(PhotosPanel)
    assert panel is not None
    wait(lambda: panel.condition is not None)
    return window, panel


def _settled(window: QWidget) -> bool:
    """True after as many looks as the photos need to be read and decoded."""
    looks = window.property("looks")
    count = looks + 1 if isinstance(looks, int) else 1
    window.setProperty("looks", count)
    return count > 60


@shot("visit-photos-none")
def none_yet(look: Look) -> QWidget:
    """A car of which nobody took a photo."""
    return opened(look, _house().waiting[0].visit.id)[0]


@shot("visit-photos", is_ready=_settled)
def with_marks(look: Look) -> QWidget:
    """How a car came, and a mark that is being made."""
    window, panel = opened(look, _house().in_work[0].visit.id)
    panel.choice.set_value(Moment.CHECK_IN)
    panel._show()
    panel.pane.begin_mark(200, 700)
    return window


@shot("visit-photos-both", is_ready=_settled)
def both(look: Look) -> QWidget:
    """Before and after, side by side."""
    window, panel = opened(look, _house().ready[0].visit.id)
    panel.choice.set_value(BOTH)
    panel._show()
    return window


@shot("visit-photos-delivered", is_ready=_settled)
def delivered(look: Look) -> QWidget:
    """A car that was handed back: what stands there stays."""
    window, panel = opened(look, _house().delivered[0].visit.id)
    panel.choice.set_value(Moment.DELIVERY)
    panel._show()
    return window
