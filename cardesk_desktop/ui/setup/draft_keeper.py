"""Keeps the draft of a set-up while somebody types: one writing at a time, the newest answers last."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.operations.founding_draft import Draft, DraftFile
from cardesk_desktop.ui.tasks import Tasks


class DraftKeeper(QObject):
    """Two writings on two threads could end in the wrong order, and one after the draft was put away."""

    def __init__(
        self,
        tasks: Tasks,
        file: DraftFile,
        on_unavailable: Callable[[Unavailable], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._file, self._on_unavailable = tasks, file, on_unavailable
        self._newest: Draft | None = None
        self._when_away: Callable[[], None] | None = None
        self._is_busy = False

    def keep(self, draft: Draft) -> None:
        """Write these answers, if none are newer by the time that they can be written."""
        self._newest = draft
        self._go_on()

    def put_away(self, then: Callable[[], None]) -> None:
        """Remove the draft, and go on even if that did not succeed."""
        self._newest, self._when_away = None, then
        self._go_on()

    def _go_on(self) -> None:
        if self._is_busy:
            return
        draft, self._newest = self._newest, None
        if draft is not None:
            self._is_busy = True
            self._tasks.run_io(
                self._file.save,
                draft=draft,
                on_unavailable=self._on_unavailable,
                on_settled=self._settle,
                owner=self,
            )
        elif self._when_away is not None:
            then, self._when_away = self._when_away, None
            self._is_busy = True
            self._tasks.run_io(
                self._file.remove, on_unavailable=self._on_unavailable, on_settled=then, owner=self
            )

    def _settle(self) -> None:
        self._is_busy = False
        self._go_on()
