"""A long job on the database, asked for slice by slice: whatever else is asked goes first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.ui.tasks import Tasks

ONCE = "import"


class Run(Protocol):
    """What is known of a job between two slices."""

    done: int
    total: int
    is_through: bool


class Slices(QObject):
    """Belongs to the tasks, not to the page that began it: a change of language breaks nothing off."""

    through = Signal(object)
    """The run, after its last slice."""
    failed = Signal(object)
    """`Refused` or `Unavailable`: there is no next slice."""
    settled = Signal()

    def __init__(
        self, tasks: Tasks, operation: Callable[..., Outcome[Run]], run: Run, staff_id: UUID
    ) -> None:
        super().__init__(tasks)
        self._tasks, self._operation, self._run, self._staff_id = tasks, operation, run, staff_id
        self._goes_on = False

    def begin(self) -> bool:
        """Ask for the next slice; False when another such job is under way."""
        self._goes_on = False
        return self._tasks.run(
            self._operation,
            on_done=self._on_slice,
            on_refused=self.failed.emit,
            on_unavailable=self.failed.emit,
            on_settled=self._on_settled,
            owner=self,
            once=ONCE,
            is_behind=True,
            staff_id=self._staff_id,
            run=self._run,
        )

    def _on_slice(self, run: Run) -> None:
        self._goes_on = not run.is_through
        if run.is_through:
            self.through.emit(run)

    def _on_settled(self) -> None:
        """Also after a defect, of which nobody else hears here."""
        if not (self._goes_on and self.begin()):
            self.settled.emit()
            self.deleteLater()
