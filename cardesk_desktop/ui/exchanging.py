"""One exchange after the other: asked on an io thread, put in place on the database's, in turns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.operations.syncing import begin_exchange, end_exchange, give_in_to
from cardesk_desktop.sync.answers import Away, Heard, heard
from cardesk_desktop.sync.courtesy import Step
from cardesk_desktop.sync.exchange import Reply, Request
from cardesk_desktop.sync.status import Link
from cardesk_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from cardesk_desktop.sync.client import ServiceClient

_EXCHANGE = "sync"


class Exchanging(QObject):
    """Belongs to the runner of sync, which hears how each exchange ended."""

    asked = Signal()
    had_nothing_to_say = Signal()
    accepted = Signal(object)
    """`Accepted`: the answer is in place."""
    refused = Signal(object)
    """`Course`: the service said no, and what that asks for is done."""
    failed = Signal(object)
    """`Link`; None where it was the database that could not be written."""
    dropped = Signal()
    """Somebody signed out or in meanwhile: the same is asked again in the new session."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._client: ServiceClient | None = None

    @property
    def is_under_way(self) -> bool:
        """True from `begin` until one of the signals."""
        return self._tasks.is_running(_EXCHANGE)

    def begin(self, client: ServiceClient, step: Step, *, is_asking: bool) -> None:
        """Say what changed here, and ask for what is new; see `begin_exchange`."""
        self._client = client
        self._tasks.run(
            begin_exchange,
            on_done=partial(self._ask, client),
            on_unavailable=lambda _: self.failed.emit(None),
            owner=self,
            once=_EXCHANGE,
            is_behind=True,
            rows=step.rows,
            ops=step.ops,
            is_asking=is_asking,
        )

    def let_go(self) -> None:
        """The session ended: no answer to it is put in place."""
        self._client = None

    def _ask(self, client: ServiceClient, request: Request | None) -> None:
        if request is None:
            self.had_nothing_to_say.emit()
            return
        self.asked.emit()
        self._tasks.run_io(
            heard,
            on_done=partial(self._take, client, request),
            owner=self,
            once=_EXCHANGE,
            call=partial(client.ask, request),
        )

    def _take(self, client: ServiceClient, request: Request, answer: Heard[Reply]) -> None:
        if client is not self._client:
            self.dropped.emit()
        elif answer.value is not None:
            self._put_in_place(request, answer.value)
        elif answer.refusal is not None:
            self._tasks.run(
                give_in_to, on_done=self.refused.emit, owner=self, once=_EXCHANGE, refusal=answer.refusal
            )
        elif answer.away is Away.NOT_TRUSTED:
            self.failed.emit(Link.NOT_TRUSTED)
        else:
            self.failed.emit(Link.OFFLINE if answer.away is Away.OFFLINE else Link.BUSY)

    def _put_in_place(self, request: Request, reply: Reply) -> None:
        self._tasks.run(
            end_exchange,
            on_done=self.accepted.emit,
            on_unavailable=lambda _: self.failed.emit(None),
            owner=self,
            once=_EXCHANGE,
            is_behind=True,
            request=request,
            reply=reply,
        )
