"""From a photo to a product: the photo is taken, this computer looks, a person says which it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.look import Look
from cardesk_desktop.domain.seen import Seen
from cardesk_desktop.operations.identifying import (
    PhotoDue,
    confirm_product,
    forget_lessons,
    keep_photo_looks,
    photos_due,
)
from cardesk_desktop.operations.recognising import ask_about_photo
from cardesk_desktop.ui.camera.desk import CameraDesk
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.purpose import Purpose

if TYPE_CHECKING:
    from cardesk_desktop.ui.camera.photo_panel import TakenPhoto
    from cardesk_desktop.ui.screens.recognition.candidates_panel import ReadProduct

_IDLE_S = 300
"""After so long without a photo the models are let go."""
_LOOKING = "looking at the photos of the catalogue"

OnKnown = Callable[[Product], None]


class Identifying(QObject):
    """Belongs to a page. What it is asked with is loaded when it is first asked."""

    def __init__(
        self,
        cameras: CameraDesk,
        acting: Callable[[], UUID],
        window: Window,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._cameras, self._acting, self._window = cameras, acting, window
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_S * 1000)
        self._idle.timeout.connect(self._rest)

    def begin(self, on_known: OnKnown, *, purpose: Purpose) -> None:
        """Take a photo and say which product it is; a new one leads back to its purpose once it is saved."""
        self._learn()
        self._cameras.take_photo(partial(self.look_at, on_known, purpose=purpose))

    def look_at(self, on_known: OnKnown, taken: TakenPhoto, *, purpose: Purpose) -> None:
        """Show what may be on a photo that was taken."""
        from cardesk_desktop.ui.screens.recognition.candidates_panel import CandidatesPanel

        cameras = self._cameras
        panel = CandidatesPanel(
            cameras.theme,
            cameras.phrases,
            cameras.tasks,
            self._cameras.reader(),
            taken.photo,
            taken.barcodes,
            may_ask_online=cameras.may_ask_online,
        )
        panel.chosen.connect(lambda product, seen: self._confirm(product, seen, on_known))
        panel.new_wanted.connect(lambda read: self._write_down(read, purpose))
        panel.online_wanted.connect(lambda photo: self._ask_online(photo, purpose))
        self._window.open_panel(panel, cameras.phrases("What is this?"), first_focus=panel.new)
        self._idle.start()

    def _confirm(self, product: Product, seen: Seen, on_known: OnKnown) -> None:
        self._window.close_panel()
        on_known(product)
        self._cameras.tasks.run(
            confirm_product,
            on_done=self._on_learnt,
            owner=self,
            staff_id=self._acting(),
            product_id=product.id,
            seen=seen,
        )

    def _on_learnt(self, product: Product) -> None:
        _ = self._cameras.phrases
        name = product.names.in_language(_.language.code)
        undo = Action(_("Forget it"), lambda: self._forget(product))
        self._window.toast(_("This register knows {name} by such a photo now.", name=name), undo=undo)

    def _forget(self, product: Product) -> None:
        self._cameras.tasks.run(forget_lessons, owner=self, staff_id=self._acting(), product_id=product.id)

    def _write_down(self, read: ReadProduct, purpose: Purpose) -> None:
        self._window.close_panel()
        self._window.new_product(read.barcode, name=read.name, photo=read.photo, purpose=purpose)

    def _ask_online(self, photo: bytes, purpose: Purpose) -> None:
        self._cameras.tasks.run(
            ask_about_photo,
            on_done=partial(self._on_asked, purpose),
            owner=self,
            staff_id=self._acting(),
            photo=photo,
        )

    def _on_asked(self, purpose: Purpose, question_id: UUID) -> None:
        self._window.close_panel()
        self._window.open_recognition(question_id, purpose=purpose)

    def _learn(self) -> None:
        """Look at photos of the catalogue that nobody looked at yet, some at a time, beside the window."""
        self._cameras.tasks.run(photos_due, on_done=self._look_at_due, owner=self, once=_LOOKING)

    def _look_at_due(self, due: tuple[PhotoDue, ...]) -> None:
        if due:
            self._cameras.tasks.run_io(_looks, on_done=self._keep, owner=self, once=_LOOKING, due=due)

    def _keep(self, looks: tuple[tuple[UUID, tuple[Look, ...]], ...]) -> None:
        self._cameras.tasks.run(
            keep_photo_looks, on_done=lambda _none: self._learn(), owner=self, looks=looks
        )

    def _rest(self) -> None:
        self._cameras.tasks.run_io(self._cameras.reader().rest, idle_s=_IDLE_S - 1)


def _looks(*, due: tuple[PhotoDue, ...]) -> tuple[tuple[UUID, tuple[Look, ...]], ...]:
    """What these photos look like."""
    from cardesk_desktop.vision.likeness import looks_of_photo

    return tuple((each.product_id, looks_of_photo(each.photo) if each.photo else ()) for each in due)
