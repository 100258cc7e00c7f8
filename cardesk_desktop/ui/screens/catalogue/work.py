"""What is done to items by one press, and what is said about it; every deed can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.archiving_items import archive_items
from cardesk_desktop.operations.product_photos import GalleryChanged, add_photo, change_gallery
from cardesk_desktop.operations.shelves import mark_favourites
from cardesk_desktop.ui.camera.desk import CameraDesk
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.tasks import Tasks


class CatalogueWork(QObject):
    """Archives, restores, marks as favourites, and takes photos."""

    def __init__(
        self,
        phrases: Phrasebook,
        tasks: Tasks,
        acting: Callable[[], UUID],
        window: Window,
        cameras: CameraDesk,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._cameras = cameras
        self._, self._tasks, self._acting, self._window = phrases, tasks, acting, window

    def archive(self, item_ids: Sequence[UUID], *, is_archived: bool) -> None:
        """Take items off sale, or put them on sale again."""
        self._set_archived(tuple(item_ids), is_archived=is_archived, is_undo=False)

    def mark(self, item_ids: Sequence[UUID], *, is_favourite: bool) -> None:
        """Put items among the favourites, or take them out."""
        self._tasks.run(
            mark_favourites,
            on_done=partial(self._marked, tuple(item_ids), is_favourite),
            owner=self,
            staff_id=self._acting(),
            item_ids=tuple(item_ids),
            is_favourite=is_favourite,
        )

    def take_photo(self, product_id: UUID) -> None:
        """Give a product another photo, to be shown in lists from now on."""
        self._cameras.take_photo(lambda taken: self._add_photo(product_id, taken.photo))

    def _add_photo(self, product_id: UUID, photo: bytes) -> None:
        self._tasks.run(
            add_photo,
            on_done=self._photo_added,
            owner=self,
            staff_id=self._acting(),
            product_id=product_id,
            photo=photo,
        )

    def _photo_added(self, changed: GalleryChanged) -> None:
        _, product = self._, changed.product
        back = Action(_("Undo"), partial(self._put_back, changed))
        name = product.names.in_language(_.language.code)
        self._window.toast(_("{name} has another photo.", name=name), undo=back)

    def _put_back(self, changed: GalleryChanged) -> None:
        self._tasks.run(
            change_gallery,
            staff_id=self._acting(),
            product_id=changed.product.id,
            shown=changed.after,
            wanted=changed.before,
        )

    def _set_archived(self, item_ids: tuple[UUID, ...], *, is_archived: bool, is_undo: bool) -> None:
        self._tasks.run(
            archive_items,
            on_done=lambda count: None if is_undo else self._archived(item_ids, is_archived, count),
            owner=self,
            staff_id=self._acting(),
            item_ids=item_ids,
            is_archived=is_archived,
        )

    def _archived(self, item_ids: tuple[UUID, ...], is_archived: bool, count: int) -> None:
        _ = self._
        if not count:
            return
        text = (
            _.plural("{n} item is in the archive.", "{n} items are in the archive.", count)
            if is_archived
            else _.plural("{n} item is on sale again.", "{n} items are on sale again.", count)
        )
        back = Action(
            _("Undo"), lambda: self._set_archived(item_ids, is_archived=not is_archived, is_undo=True)
        )
        self._window.toast(text, undo=back)

    def _marked(self, item_ids: tuple[UUID, ...], is_favourite: bool, count: int) -> None:
        _ = self._
        if count and is_favourite:
            back = Action(_("Undo"), lambda: self.mark(item_ids, is_favourite=False))
            text = _.plural("{n} new favourite.", "{n} new favourites.", count)
            self._window.toast(text, undo=back)
