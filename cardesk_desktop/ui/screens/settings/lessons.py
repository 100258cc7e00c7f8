"""What this register learnt from photos, and how it forgets all of it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from cardesk_desktop.domain.look import Lesson
from cardesk_desktop.operations.lessons import forget_all_lessons, products_taught, put_lessons_back
from cardesk_desktop.ui.camera.desk import CameraDesk
from cardesk_desktop.ui.navigator import Action, Notices
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.labels import Text


class LessonsCard(SettingsCard):
    """Of this register alone: nothing of it goes to the others."""

    def __init__(self, cameras: CameraDesk, acting: Callable[[], UUID], notices: Notices) -> None:
        _, theme = cameras.phrases, cameras.theme
        super().__init__(theme, _("Products known by photos"))
        self._, self._tasks, self._acting, self._notices = _, cameras.tasks, acting, notices
        self.known = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self.forget = Button(theme, _("Forget all of it"), icon="eraser", is_once=True)
        hint = _("Names, barcodes and the photos of the catalogue stay known.")
        self.content.addWidget(self.known)
        self.add_row(_("What people taught this register"), hint, self.forget)
        self.forget.activated.connect(self._forget)
        self.forget.setEnabled(False)

    def follow(self) -> None:
        """Ask how much it is now."""
        self._tasks.run(products_taught, on_done=self._show, owner=self)

    def _show(self, count: int) -> None:
        _ = self._
        some = _.plural(
            "{n} product is known again in photos, because somebody said which it is.",
            "{n} products are known again in photos, because somebody said which they are.",
            count,
        )
        none = _("Nothing yet. It learns when somebody says which product is in a photo.")
        self.known.setText(some if count else none)
        self.forget.setEnabled(bool(count))

    def _forget(self) -> None:
        self._tasks.run(
            forget_all_lessons,
            on_done=self._on_forgotten,
            on_settled=lambda: self.forget.set_busy(False),
            owner=self,
            staff_id=self._acting(),
        )

    def _on_forgotten(self, lessons: tuple[Lesson, ...]) -> None:
        _ = self._
        self.follow()
        undo = Action(_("Undo"), lambda: self._put_back(lessons))
        self._notices.toast(_("This register forgot what it was taught."), undo=undo)

    def _put_back(self, lessons: tuple[Lesson, ...]) -> None:
        self._tasks.run(
            put_lessons_back,
            on_done=lambda _none: self.follow(),
            owner=self,
            staff_id=self._acting(),
            lessons=lessons,
        )
