"""Compares this register with the service in the background: counts in slices, asks, and tells."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.operations.proving import begin_proof, go_on_with_proof
from cardesk_desktop.sync.answers import Away, Heard, heard
from cardesk_desktop.sync.proving import Answer, Counting, Proof, compared, question
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from cardesk_desktop.sync.client import ServiceClient

_ONCE = "sync proof"


class ProofState(Enum):
    """How far a comparison has come, or why it came to nothing."""

    NONE = "none"
    COUNTING = "counting"
    ASKING = "asking"
    DONE = "done"
    NOT_AT_REST = "not_at_rest"
    """Something waits, or came in meanwhile: both differ for a moment, and nothing is wrong."""
    SIGNED_OUT = "signed_out"
    """Nobody is signed in, or the service has ended the session."""
    AWAY = "away"
    """The service was not reached, or would not."""


class SyncProof(QObject):
    """One for a page. What was proven last stays until the next comparison."""

    changed = Signal()

    def __init__(self, tasks: Tasks, sync: SyncDesk, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._sync, self._clock = tasks, sync, clock
        self.state = ProofState.NONE
        self.rows = 0
        """Rows that were counted here so far."""
        self.proof: Proof | None = None

    @property
    def is_running(self) -> bool:
        """True while both are being compared."""
        return self.state in (ProofState.COUNTING, ProofState.ASKING)

    def begin(self) -> None:
        """Compare, unless that is under way."""
        if self.is_running:
            return
        if not self._sync.is_signed_in:
            self._say(ProofState.SIGNED_OUT, 0)
            return
        self._say(ProofState.COUNTING, 0)
        self._tasks.run(begin_proof, on_done=self._go_on, on_settled=self._settle, owner=self, once=_ONCE)

    def _go_on(self, counting: Counting | None) -> None:
        if counting is None:
            self._say(ProofState.NOT_AT_REST, 0)
        elif counting.is_done:
            self._ask(counting)
        else:
            self._say(ProofState.COUNTING, counting.rows)
            self._tasks.run(
                go_on_with_proof,
                on_done=self._go_on,
                on_settled=self._settle,
                owner=self,
                once=_ONCE,
                counting=counting,
            )

    def _ask(self, counting: Counting) -> None:
        self._say(ProofState.ASKING, counting.rows)
        self._tasks.run_io(
            partial(_asked, self._sync.line, counting),
            on_done=partial(self._compare, counting),
            on_settled=self._settle,
            owner=self,
            once=_ONCE,
        )

    def _compare(self, counting: Counting, answer: Heard[Answer]) -> None:
        if answer.value is None:
            is_ended = answer.refusal is not None and answer.refusal.code == Code.SIGNED_OUT
            is_signed_out = is_ended or not self._sync.is_signed_in
            self._say(ProofState.SIGNED_OUT if is_signed_out else ProofState.AWAY, counting.rows)
            return
        proof = compared(counting, answer.value, self._clock.now())
        if proof is None:
            self._say(ProofState.NOT_AT_REST, counting.rows)
        else:
            self.proof = proof
            self._say(ProofState.DONE, counting.rows)

    def _settle(self) -> None:
        """A step that was neither followed nor told of ended in an outage or a defect."""
        if self.is_running and not self._tasks.is_running(_ONCE):
            self._say(ProofState.NONE, 0)

    def _say(self, state: ProofState, rows: int) -> None:
        self.state, self.rows = state, rows
        self.changed.emit()


def _asked(line: Callable[[], ServiceClient | None], counting: Counting) -> Heard[Answer]:
    """On an io thread, where the line is made too."""
    client = line()
    if client is None:
        return Heard(away=Away.OFFLINE)
    with client:
        return heard(partial(client.reconcile, question(counting)))
