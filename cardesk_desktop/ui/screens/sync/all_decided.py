"""Thousands of conflicts are decided in slices, each a commit of its own, and taken back as one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.operations.deciding import (
    ALL_AT_ONCE,
    Decision,
    decide_again,
    keep_every_winner,
)
from cardesk_desktop.ui.screens.means import Means


class AllDecided(QObject):
    """One errand at a time: a sale comes between two slices."""

    moved = Signal(int)
    """How many values are decided by now."""

    def __init__(
        self, means: Means, on_failed: Callable[[Refused | Unavailable], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._means, self._on_failed = means, on_failed

    def keep(self, on_done: Callable[[Decision], None]) -> None:
        """Keep every value that is in force; `on_done` is told all that were kept, by this press alone."""
        self._keep((), on_done, self._means.acting())

    def take_back(self, decision: Decision) -> None:
        """Let all of them wait for a person again."""
        self._take_back(decision, self._means.acting())

    def _keep(self, ids: tuple[UUID, ...], on_done: Callable[[Decision], None], staff_id: UUID) -> None:
        def failed(error: Refused | Unavailable) -> None:
            # What was kept until then can be taken back all the same.
            on_done(Decision(ids))
            self._on_failed(error)

        def kept(decision: Decision) -> None:
            if not decision.ids:
                on_done(Decision(ids))
                return
            self.moved.emit(len(ids) + len(decision.ids))
            self._keep((*ids, *decision.ids), on_done, staff_id)

        self._means.tasks.run(
            keep_every_winner,
            on_done=kept,
            on_refused=failed,
            on_unavailable=failed,
            owner=self,
            staff_id=staff_id,
        )

    def _take_back(self, decision: Decision, staff_id: UUID) -> None:
        now, later = decision.ids[:ALL_AT_ONCE], decision.ids[ALL_AT_ONCE:]
        if not now:
            return
        self._means.tasks.run(
            decide_again,
            on_done=lambda _: self._take_back(replace(decision, ids=later), staff_id),
            on_refused=self._on_failed,
            on_unavailable=self._on_failed,
            owner=self,
            staff_id=staff_id,
            decision=replace(decision, ids=now),
        )
