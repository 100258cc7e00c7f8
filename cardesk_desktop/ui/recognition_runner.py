"""Asks about photos in the background, one after the other; no sale waits for it.

Each question stands in the store before it is asked and is asked under one identity, so that it may be
stopped or killed at any moment.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.sync.line import Line
from cardesk_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from cardesk_desktop.domain.recognition import PhotoQuestion
    from cardesk_desktop.operations.recognising import QuestionDue
    from cardesk_desktop.sync.client import ServiceClient
    from cardesk_desktop.sync.photo_asking import Asked

_ASKING = "ask about a photo"
_LONGEST_WAIT_MS = 3_600_000


class RecognitionRunner(QObject):
    """Rests while nobody is signed in: `may_ask` says. `on_told` hears how the service stands to it."""

    def __init__(
        self,
        tasks: Tasks,
        clock: Clock,
        connect: Callable[[], ServiceClient | None],
        may_ask: Callable[[], bool],
        on_told: Callable[[Asked], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._clock, self._connect = tasks, clock, connect
        self._may_ask, self._on_told = may_ask, on_told
        self._line = Line()
        self.asking: PhotoQuestion | None = None
        """The question that is under way."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        tasks.changed.connect(self._on_changes)

    def look(self) -> None:
        """Ask what is due, unless that is under way."""
        from cardesk_desktop.operations.recognising import begin_question

        if self._may_ask() and not self._line.is_cut:
            self._tasks.run(begin_question, on_done=self._ask, owner=self, once=_ASKING)

    def service_was_reached(self) -> None:
        """What waited for the network is due now."""
        from cardesk_desktop.operations.recognising import service_was_reached

        self._tasks.run(service_was_reached, on_done=lambda _: self.look(), owner=self)

    def stop(self) -> None:
        """The program ends: nobody waits for an answer. What was asked is asked again next time."""
        self._timer.stop()
        self._line.cut()

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(Noun.RECOGNITION):
            self.look()

    def _ask(self, due: QuestionDue) -> None:
        from cardesk_desktop.operations.photo_to_ask import bare_webp
        from cardesk_desktop.sync.photo_asking import ask

        if due.question is not None:
            self.asking = due.question
            self._tasks.run_io(
                ask,
                on_done=partial(self._take, due.question),
                on_settled=self._settle,
                owner=self,
                once=_ASKING,
                connect=self._connect,
                question=due.question,
                prepare=partial(bare_webp, due.photo),
                line=self._line,
                now=self._clock.now(),
            )
        elif due.wait_s is not None:
            self._timer.start(min(int(due.wait_s * 1000) + 1, _LONGEST_WAIT_MS))

    def _settle(self) -> None:
        self.asking = None

    def _take(self, question: PhotoQuestion, asked: Asked) -> None:
        """Its change is what has the next one asked."""
        from cardesk_desktop.operations.recognising import end_question

        self._on_told(asked)
        self._tasks.run(
            end_question,
            on_unavailable=lambda _: None,
            owner=self,
            once=_ASKING,
            question=question,
            answer=asked.answer,
        )
