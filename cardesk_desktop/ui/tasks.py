"""The only threads of the program: one for the database, a few for files and printing.

Work goes down to a thread, its result comes back up as a call on the UI thread. Worker threads own no
Qt object and emit no signal: they put the result into a queue (`ui/turns.py`), and Qt wakes the UI thread.
"""

from __future__ import annotations

import logging
import secrets
import time
import weakref
from collections.abc import Callable, Hashable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.ui.approvals import AskApproval, Asking, Call
from cardesk_desktop.ui.ends import Ends, Settle, method_owner
from cardesk_desktop.ui.held_job import HeldJob
from cardesk_desktop.ui.lane import Behind, Lane, take_short_turns
from cardesk_desktop.ui.turns import Turns
from cardesk_desktop.ui.unfinished import Unfinished

_log = logging.getLogger(__name__)

T = TypeVar("T")
IO_THREADS = 6
"""Three of them may be waiting for the account service: to be woken, for an answer, for a photo."""

# No vowel, so no word; no digit, so that the log does not take it for a plate.
_REFERENCE_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"


class Tasks(QObject):
    """Runs operations and reports back. Lives on the UI thread; every method is called there."""

    changed = Signal(object)
    """`Changes` of an operation that committed; screens read again what it touches."""
    refused = Signal(object)
    """A `Refused` that the caller left to the window."""
    unavailable = Signal(object)
    """An `Unavailable` that the caller left to the window."""
    quiet = Signal()
    """The database has answered everything that it was asked."""
    bug_found = Signal(object, str)
    """A defect: the exception, and the reference number under which it stands in the log."""

    def __init__(self, desk: object = None, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        take_short_turns()
        self._desk = desk
        self._database = Lane("database", 1)
        self._behind = Behind(self._database)
        self._io = Lane("io", IO_THREADS)
        self._turns = Turns(self)
        self._in_flight: set[Hashable] = set()
        self._unanswered = 0
        self._is_closing = False
        self._too_late: list[Settle] = []
        self.unfinished = Unfinished(self)
        self.ask_approval: AskApproval | None = None
        """Set by the window: how another person's approval is asked for."""

    def open_desk(
        self,
        opener: Callable[[], object],
        *,
        on_done: Settle,
        on_refused: Callable[[Refused], None],
        on_unavailable: Callable[[Unavailable], None],
    ) -> None:
        """Make the desk that all operations are given, on the database thread that will use it."""

        def job() -> Outcome[None]:
            self._desk = opener()
            return Outcome(None)

        ends = Ends(None, on_refused, on_unavailable, None)
        self._start(self._database, job, lambda _: on_done(), ends, None)

    def run(
        self,
        operation: Callable[..., Outcome[T]],
        *,
        on_done: Callable[[T], None] | None = None,
        on_refused: Callable[[Refused], None] | None = None,
        on_unavailable: Callable[[Unavailable], None] | None = None,
        on_settled: Settle | None = None,
        owner: QObject | None = None,
        once: Hashable = None,
        is_behind: bool = False,
        **arguments: object,
    ) -> bool:
        """Call `operation(desk, **arguments)` on the database thread, then one `on_...` on this one.

        Errors that the caller does not take go to the signals `refused` and `unavailable`; defects
        always go to `bug_found`. What the acting person (`staff_id`) may not do goes to `ask_approval`
        first, and is run again when somebody approved it. `on_settled` is called after any of them.
        No callback reaches a deleted `owner` (by default the object whose method `on_done` is). With
        `once`, a second call while the first is under way is ignored: the answer is then False, as it
        is after `close`. What `is_behind` lets everything else that is asked of the database go first.
        """
        ends = self._ends(owner or method_owner(on_done), on_refused, on_unavailable, on_settled)
        return self._run(Call(operation, arguments, is_behind=is_behind), on_done or _ignore, ends, once)

    def run_io(
        self,
        work: Callable[..., T],
        *,
        on_done: Callable[[T], None] | None = None,
        on_refused: Callable[[Refused], None] | None = None,
        on_unavailable: Callable[[Unavailable], None] | None = None,
        on_settled: Settle | None = None,
        owner: QObject | None = None,
        once: Hashable = None,
        **arguments: object,
    ) -> bool:
        """The same for work on files, papers and printers: `work(**arguments)`, without the desk."""
        ends = self._ends(owner or method_owner(on_done), on_refused, on_unavailable, on_settled)
        return self._start(self._io, lambda: Outcome(work(**arguments)), on_done or _ignore, ends, once)

    def is_running(self, once: Hashable) -> bool:
        """True while a job with this `once` key is under way."""
        return once in self._in_flight

    @property
    def is_quiet(self) -> bool:
        """True while the database has been asked nothing that it has not answered."""
        return not self._unanswered

    def close(self, timeout_s: float, *, last: Callable[[], None] | None = None) -> bool:
        """Accept nothing more, drop what waits, run `last` on the database thread, and wait.

        False when something was still under way at the end of the time; it will not be reported.
        """
        self._is_closing = True
        deadline = time.monotonic() + timeout_s
        self._database.close((last,) if last else ())
        self._io.close()
        is_quiet = self._database.join(deadline)
        is_quiet = self._io.join(deadline) and is_quiet
        self._too_late.clear()
        return is_quiet

    def _ends(
        self,
        owner: QObject | None,
        on_refused: Callable[[Refused], None] | None,
        on_unavailable: Callable[[Unavailable], None] | None,
        on_settled: Settle | None,
    ) -> Ends:
        return Ends(
            weakref.ref(owner) if owner is not None else None,
            on_refused or self.refused.emit,
            on_unavailable or self.unavailable.emit,
            on_settled,
        )

    def _run(self, call: Call[T], on_done: Callable[[T], None], ends: Ends, once: Hashable) -> bool:
        def again(approved: Call[T]) -> None:
            self._run(approved, on_done, ends, once)

        asking = Asking(call, ends, once, self._in_flight, self.ask_approval, again)
        lane = self._behind if call.is_behind else self._database
        return self._start(lane, lambda: call.make(self._desk), on_done, asking.ends, once)

    def _start(
        self,
        lane: Lane | Behind,
        work: Callable[[], Outcome[T]],
        on_done: Callable[[T], None],
        ends: Ends,
        once: Hashable,
    ) -> bool:
        if self._is_closing or (once is not None and once in self._in_flight):
            return False
        if once is not None:
            self._in_flight.add(once)
        answer = self._settle
        if lane is not self._io:
            self._unanswered += 1
            answer = self._answer

        def job() -> Settle:
            return partial(answer, self._attempt(work, on_done, ends), ends, once)

        lane.put(HeldJob(job, self._hand_over))
        return True

    def _attempt(self, work: Callable[[], Outcome[T]], on_done: Callable[[T], None], ends: Ends) -> Settle:
        """Do the work, on a worker thread; return what is then to be called on the UI thread."""
        try:
            outcome = work()
        except Refused as refusal:
            return partial(ends.refuse, refusal)
        except Unavailable as outage:
            return partial(ends.report_unavailable, outage)
        except Exception as defect:
            reference = new_reference()
            _log.exception("an operation failed, reference %s", reference)
            return partial(self.bug_found.emit, defect, reference)
        return partial(self._succeed, outcome, on_done, ends)

    def _hand_over(self, settle: Settle) -> None:
        """Give a finished job to the UI thread; the last thing that happens on the worker thread."""
        if self._is_closing:
            # Nobody hears of it; what hangs on it is let go of by the thread that closes.
            self._too_late.append(settle)
        else:
            self._turns.hand_over(settle)

    def _answer(self, settle: Settle, ends: Ends, once: Hashable) -> None:
        """Settle a job of the database; what it led to has been asked by then."""
        try:
            self._settle(settle, ends, once)
        finally:
            self._unanswered -= 1
            if self.is_quiet and not self._is_closing:
                self.quiet.emit()

    def _settle(self, settle: Settle, ends: Ends, once: Hashable) -> None:
        self._in_flight.discard(once)
        if self._is_closing:
            return
        try:
            settle()
        finally:
            ends.finish()

    def _succeed(self, outcome: Outcome[T], on_done: Callable[[T], None], ends: Ends) -> None:
        try:
            if ends.is_wanted():
                on_done(outcome.value)
        finally:
            if outcome.changes:
                self.changed.emit(outcome.changes)


def new_reference() -> str:
    """A short code that a person can read out, and that finds a defect in the log."""
    letters = "".join(secrets.choice(_REFERENCE_LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def _ignore(_: object) -> None:
    """Nobody waits for the value; what changed is announced all the same."""
