"""One exchange after the other: asked on an io thread, put in place on the database's, in turns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.operations.syncing import begin_exchange, end_exchange, give_in_to
from cardesk_desktop.sync.answers import Away, Heard, heard
from cardesk_desktop.sync.courses import Course
from cardesk_desktop.sync.courtesy import Step
from cardesk_desktop.sync.exchange import Reply, Request, handed_in
from cardesk_desktop.sync.status import Link
from cardesk_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from cardesk_desktop.sync.client import ServiceClient

_EXCHANGE = "sync"
_LINKS = {
    Away.OFFLINE: Link.OFFLINE,
    Away.NOT_TRUSTED: Link.NOT_TRUSTED,
    Away.UNREADABLE: Link.FAILED,
}
_OF_THE_DISK = frozenset({Code.DISK_FULL, Code.DISK_UNWRITABLE})


class Exchanging(QObject):
    """Belongs to the runner of sync, which hears how each exchange ended."""

    asked = Signal()
    had_nothing_to_say = Signal()
    accepted = Signal(object)
    """`Accepted`: the answer is in place."""
    refused = Signal(object)
    """`Course`: the service said no, and what that asks for is done."""
    failed = Signal(object)
    """`Link`: there was no answer, or it is not in place."""
    broke = Signal()
    """A defect, of which people are told: nothing came of it."""
    dropped = Signal()
    """Somebody signed out or in meanwhile: the same is asked again in the new session."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._client: ServiceClient | None = None
        self._is_open = False
        self.handed_in = 0
        """Ops in the request that was asked last."""

    @property
    def is_under_way(self) -> bool:
        """True from `begin` until one of the signals."""
        return self._tasks.is_running(_EXCHANGE)

    def begin(self, client: ServiceClient, step: Step, *, is_asking: bool) -> None:
        """Say what changed here, and ask for what is new; see `begin_exchange`."""
        self._client, self._is_open = client, True
        self._tasks.run(
            begin_exchange,
            on_done=partial(self._ask, client),
            on_unavailable=self._report,
            on_settled=self._settle,
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
            self._end(self.had_nothing_to_say)
            return
        self.handed_in = handed_in(request)
        self.asked.emit()
        self._tasks.run_io(
            heard,
            on_done=partial(self._take, client, request),
            on_unavailable=self._report,
            on_settled=self._settle,
            owner=self,
            once=_EXCHANGE,
            call=partial(client.ask, request),
        )

    def _take(self, client: ServiceClient, request: Request, answer: Heard[Reply]) -> None:
        if client is not self._client:
            self._end(self.dropped)
        elif answer.value is not None:
            self._put_in_place(request, answer.value)
        elif answer.refusal is not None:
            self._give_in(client, answer)
        else:
            self._end(self.failed, _LINKS[answer.away or Away.OFFLINE])

    def _put_in_place(self, request: Request, reply: Reply) -> None:
        self._tasks.run(
            end_exchange,
            on_done=partial(self._end, self.accepted),
            on_unavailable=self._report,
            on_settled=self._settle,
            owner=self,
            once=_EXCHANGE,
            is_behind=True,
            request=request,
            reply=reply,
        )

    def _give_in(self, client: ServiceClient, answer: Heard[Reply]) -> None:
        def done(course: Course) -> None:
            # Of a session that is over by now; another one may be going on well.
            if client is not self._client:
                self._end(self.dropped)
            else:
                self._end(self.refused, course)

        self._tasks.run(
            give_in_to,
            on_done=done,
            on_unavailable=self._report,
            on_settled=self._settle,
            owner=self,
            once=_EXCHANGE,
            refusal=answer.refusal,
        )

    def _report(self, error: Unavailable) -> None:
        self._end(self.failed, Link.DISK if error.code in _OF_THE_DISK else Link.FAILED)

    def _settle(self) -> None:
        """A step has ended. Where neither another one nor an end came of it, it was a defect."""
        if self._is_open and not self.is_under_way:
            self._end(self.broke)

    def _end(self, signal: SignalInstance, *told: object) -> None:
        self._is_open = False
        signal.emit(*told)
