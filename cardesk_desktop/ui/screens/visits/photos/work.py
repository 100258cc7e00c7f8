"""What is done with the photos and marks of a visit; all of it can be taken back until the car is gone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.vehicle_photo import DamageKind, DamageMark, Moment, VisitPhoto
from cardesk_desktop.operations.photographing import (
    RemovedPhoto,
    add_mark,
    add_visit_photo,
    change_mark,
    put_mark_back,
    put_visit_photo_back,
    remove_mark,
    remove_visit_photo,
)
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.screens.visits.photos.means import PhotoMeans


class PhotoWork(QObject):
    """Runs the operations, and offers to take each of them back."""

    def __init__(self, means: PhotoMeans, parent: QObject) -> None:
        super().__init__(parent)
        self._means, self._ = means, means.phrases

    def add_photo(
        self, visit_id: UUID, moment: Moment, photo: bytes, on_refused: Callable[[Refused], None]
    ) -> None:
        """Keep a photo of the car."""
        self._means.tasks.run(
            add_visit_photo,
            on_done=self._photo_added,
            on_refused=on_refused,
            owner=self,
            staff_id=self._means.acting(),
            visit_id=visit_id,
            moment=moment,
            photo=photo,
        )

    def remove_photo(self, photo_id: UUID) -> None:
        """Take a photo away with its marks."""
        self._means.tasks.run(
            remove_visit_photo,
            on_done=self._photo_removed,
            owner=self,
            once=("visit photo", photo_id),
            staff_id=self._means.acting(),
            photo_id=photo_id,
        )

    def add_mark(
        self,
        photo: VisitPhoto,
        place: tuple[int, int],
        kind: DamageKind,
        note: str,
        on_settled: Callable[[], None],
        on_done: Callable[[DamageMark], None],
    ) -> None:
        """Mark a place of a photo."""
        x_permille, y_permille = place
        self._means.tasks.run(
            add_mark,
            on_done=partial(self._mark_added, on_done),
            on_settled=on_settled,
            owner=self,
            once=("mark", photo.id),
            staff_id=self._means.acting(),
            photo_id=photo.id,
            kind=kind,
            x_permille=x_permille,
            y_permille=y_permille,
            note=note,
        )

    def change_mark(self, mark: DamageMark, on_settled: Callable[[], None] | None = None) -> None:
        """Write a mark that was moved or said otherwise."""
        self._means.tasks.run(
            change_mark,
            on_done=self._mark_changed,
            on_settled=on_settled,
            owner=self,
            staff_id=self._means.acting(),
            mark=mark,
        )

    def remove_mark(self, mark_id: UUID) -> None:
        """Take a mark away."""
        self._means.tasks.run(
            remove_mark,
            on_done=self._mark_removed,
            owner=self,
            once=("visit mark", mark_id),
            staff_id=self._means.acting(),
            mark_id=mark_id,
        )

    def _photo_added(self, photo: VisitPhoto) -> None:
        self._say(self._("The photo is kept."), partial(remove_visit_photo, photo_id=photo.id))

    def _photo_removed(self, removed: RemovedPhoto) -> None:
        self._say(self._("The photo is removed."), partial(put_visit_photo_back, removed=removed))

    def _mark_added(self, on_done: Callable[[DamageMark], None], mark: DamageMark) -> None:
        if mark.is_later:
            self._means.window.toast(self._("The mark is kept."))
        else:
            self._say(self._("The mark is kept."), partial(remove_mark, mark_id=mark.id))
        on_done(mark)

    def _mark_changed(self, before: DamageMark) -> None:
        self._say(self._("The mark is changed."), partial(change_mark, mark=before))

    def _mark_removed(self, mark: DamageMark) -> None:
        self._say(self._("The mark is removed."), partial(put_mark_back, mark=mark))

    def _say(self, words: str, back: Callable[..., Outcome[object]]) -> None:
        """Say what was done. What takes it back does so even when the panel is closed by then."""
        means = self._means

        def undo() -> None:
            means.tasks.run(back, staff_id=means.acting())

        means.window.toast(words, undo=Action(self._("Undo"), undo))
