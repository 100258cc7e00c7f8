"""Recognising photos, as the screens know it: how the company stands to it, and the way to ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.sync.recognition import Recognition, kept, known
from cardesk_desktop.sync.status import Link
from cardesk_desktop.ui.account_desk import Failed
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.recognition_runner import RecognitionRunner
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from cardesk_desktop.sync.answers import Heard
    from cardesk_desktop.sync.client import ServiceClient
    from cardesk_desktop.sync.photo_asking import Asked


class RecognitionDesk(QObject):
    """One for the program. What the service told last is kept, and shown while nobody answers."""

    changed = Signal()
    """`state` is another than it was, or somebody signed in or out."""

    def __init__(self, sync: SyncDesk, tasks: Tasks, preferences: Preferences, clock: Clock) -> None:
        super().__init__(sync)
        self._sync, self._tasks, self._preferences, self._clock = sync, tasks, preferences, clock
        self.is_fresh = False
        """True while `state` is what the service told since somebody signed in."""
        self._is_reached = self._was_signed_in = False
        self.runner = RecognitionRunner(
            tasks, clock, self.line, lambda: sync.is_signed_in, self._on_told, self
        )
        sync.changed.connect(self._follow)

    @property
    def state(self) -> Recognition | None:
        """How the company stands to it; None before the service told."""
        return known(self._preferences.settings.last_recognition)

    @property
    def is_signed_in(self) -> bool:
        """False while this register belongs to no account: then nobody can be asked."""
        return self._sync.is_signed_in

    @property
    def address(self) -> str:
        """Where photos go first; empty where nobody chose a service."""
        return self._sync.address

    def look(self) -> None:
        """Ask how the company stands to it now; what is known stays where nobody answers."""
        if self.is_signed_in:
            self._tasks.run_io(
                self._asked_state, on_done=lambda told: self._know(told.value), owner=self, once="recognition"
            )

    def agree(self, staff_id: UUID, *, is_agreed: bool, on_failed: Failed) -> None:
        """Say the company's word, if this person may; somebody who may is asked for otherwise."""
        from cardesk_desktop.operations.recognising import may_agree_to_recognition

        if not self.is_signed_in:
            on_failed(Refused(Code.RECOGNITION_NEEDS_ACCOUNT))
            return

        def said(told: Heard[Recognition]) -> None:
            self._on_said(staff_id, told, on_failed, is_agreed=is_agreed)

        def say(_allowed: None) -> None:
            self._tasks.run_io(self._said, on_done=said, owner=self, is_agreed=is_agreed)

        self._tasks.run(
            may_agree_to_recognition,
            on_done=say,
            on_refused=on_failed,
            on_unavailable=on_failed,
            owner=self,
            staff_id=staff_id,
        )

    def ask(
        self,
        staff_id: UUID,
        on_asked: Callable[[UUID], None],
        on_failed: Failed,
        *,
        product_id: UUID | None = None,
        photo: bytes = b"",
    ) -> None:
        """Have the photo of a product recognised, or one (WebP) that has no product yet.

        It goes at once where it can, else when it can. `on_asked` hears which question it is, for
        `Window.open_recognition`.
        """
        from cardesk_desktop.operations.recognising import ask_about_photo

        self._tasks.run(
            ask_about_photo,
            on_done=on_asked,
            on_refused=on_failed,
            on_unavailable=on_failed,
            owner=self,
            staff_id=staff_id,
            product_id=product_id,
            photo=photo,
        )

    def stop(self) -> None:
        """The program ends."""
        self.runner.stop()

    def line(self) -> ServiceClient | None:
        """A line for one errand in the session of now; for an io thread."""
        return self._sync.line()

    def _asked_state(self) -> Heard[Recognition]:
        from cardesk_desktop.sync.photo_asking import told

        return told(self.line, self._clock.now())

    def _said(self, *, is_agreed: bool) -> Heard[Recognition]:
        from cardesk_desktop.sync.photo_asking import said

        return said(self.line, self._clock.now(), is_agreed=is_agreed)

    def _on_said(
        self, staff_id: UUID, told: Heard[Recognition], on_failed: Failed, *, is_agreed: bool
    ) -> None:
        from cardesk_desktop.operations.recognising import note_agreement
        from cardesk_desktop.sync.photo_answers import trouble

        error = trouble(told)
        if error is not None:
            on_failed(error)
            return
        self._know(told.value)
        self._tasks.run(note_agreement, owner=self, by=staff_id, is_agreed=is_agreed)

    def _on_told(self, asked: Asked) -> None:
        state = asked.state
        if state is not None and asked.answer.value is not None:
            state = replace(state, left=max(0, state.left - 1))
        self._know(state)

    def _know(self, state: Recognition | None) -> None:
        if state is not None:
            self.is_fresh = True
            self._preferences.change(replace(self._preferences.settings, last_recognition=kept(state)))
            self.changed.emit()

    def _follow(self) -> None:
        is_reached = self._sync.status.link is Link.REACHED
        was_reached, self._is_reached = self._is_reached, is_reached
        if is_reached and not was_reached:
            self.runner.service_was_reached()
            self.look()
        was_signed_in, self._was_signed_in = self._was_signed_in, self.is_signed_in
        if was_signed_in is not self.is_signed_in:
            self.is_fresh = False
            self.changed.emit()
