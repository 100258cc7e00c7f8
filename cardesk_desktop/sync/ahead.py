"""Asking ahead: while a page or a part is put in place, the next one is on its way.

A guess, and no more than that: what comes of it is used where the register then asks for just this, and is
thrown away where it asks for anything else. Nothing is handed in ahead, so a guess changes nothing at the
service, and is not missed where it fails.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Thread, current_thread

import msgspec

from cardesk_desktop.sync.answers import ServiceAway, ServiceRefused
from cardesk_desktop.sync.exchange import Reply, Request
from cardesk_desktop.sync.snapshot import PartRequest
from cardesk_wire.messages import ExchangeReply, ExchangeRequest, Snapshot


def next_guessed(request: Request, reply: Reply) -> Request | None:
    """What will be asked for once this answer is in place, if nothing happens at the register meanwhile.

    None where there is no more, or where that cannot be told: what is handed in comes between.
    """
    if isinstance(request, PartRequest) and isinstance(reply, Snapshot):
        return PartRequest(reply.place, reply.following) if reply.following else None
    if not isinstance(request, ExchangeRequest) or not isinstance(reply, ExchangeReply):
        return None
    is_pulling = request.generation == reply.generation and request.limit > 1
    if request.ops or not is_pulling or not request.cursor < reply.cursor < reply.head:
        return None
    return msgspec.structs.replace(request, cursor=reply.cursor)


class Ahead:
    """Asks, and asks ahead on a thread of its own. Raises what `ask` raises."""

    def __init__(self, ask: Callable[[Request], Reply]) -> None:
        self._ask = ask
        self._lock = Lock()
        self._guess: _Guess | None = None

    def ask(self, request: Request) -> Reply:
        """The answer to a request; where the guess before was right, it is here or under way."""
        with self._lock:
            guess, self._guess = self._guess, None
        reply = guess.answer_to(request) if guess is not None else None
        if reply is None:
            reply = self._ask(request)
        following = next_guessed(request, reply)
        if following is not None:
            begun = _Guess(self._ask, following)
            with self._lock:
                # Who finds it may wait for it, and nobody can wait for a thread that has not begun.
                begun.start()
                self._guess = begun
        return reply

    def end(self) -> None:
        """Wait until nothing is under way any more."""
        with self._lock:
            guess, self._guess = self._guess, None
        if guess is not None and guess is not current_thread():
            guess.join()


class _Guess(Thread):
    """One request, asked before it is due. Nobody waits for it where the program ends."""

    def __init__(self, ask: Callable[[Request], Reply], request: Request) -> None:
        super().__init__(name="sync ahead", daemon=True)
        self._ask, self._request = ask, request
        self._reply: Reply | None = None

    def run(self) -> None:
        # What is wrong is seen when the same is asked again.
        with suppress(ServiceAway, ServiceRefused):
            self._reply = self._ask(self._request)

    def answer_to(self, request: Request) -> Reply | None:
        """What came of it, waited for; None where it is the answer to something else, or there is none."""
        if _timeless(request) != _timeless(self._request):
            return None
        self.join()
        return self._reply


def _timeless(request: Request) -> Request:
    """The request without the hour, which the service only compares with its own."""
    return msgspec.structs.replace(request, now=0) if isinstance(request, ExchangeRequest) else request
