"""The connection on which a register waits to be woken, so that somebody else can end the waiting.

A thread that waits for bytes does not see that its socket was closed; it does see that it was shut down.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Lock
from typing import Any

_OPENED = {
    "connection.connect_tcp.complete": socket.SHUT_RD,
    "connection.start_tls.complete": socket.SHUT_RDWR,
}
"""How a connection is ended from here on. Before the greeting it has to stay connected one way: Python leaves
a socket open that it finds disconnected when it begins to speak TLS.
"""


class LineCut(Exception):
    """Nobody waits on this line any more."""


class Line:
    """Told by httpx of each step of a request (its extension `trace`)."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._wire: socket.socket | None = None
        self._end = socket.SHUT_RDWR
        self._is_cut = False

    @property
    def is_cut(self) -> bool:
        """True once nobody may wait on this line any more."""
        return self._is_cut

    def note(self, event: str, info: dict[str, Any]) -> None:
        """A step was taken. Raises LineCut for a connection that opened after `cut`, which is closed first.

        At every other step nothing may be raised: httpx would let go of what it opened without closing it.
        """
        if event not in _OPENED:
            return
        opened = info["return_value"]
        with self._lock:
            self._let_go()
            if self._is_cut:
                opened.close()
                raise LineCut
            self._end = _OPENED[event]
            wire: socket.socket = opened.get_extra_info("socket")
            # Another hold on the same connection: that of httpx belongs to the thread that waits.
            self._wire = socket.fromfd(wire.fileno(), wire.family, wire.type)

    def cut(self) -> None:
        """End what is under way, and whatever begins after it."""
        with self._lock:
            self._is_cut = True
            if self._wire is not None:
                with suppress(OSError):
                    self._wire.shutdown(self._end)
            self._let_go()

    def _let_go(self) -> None:
        if self._wire is not None:
            self._wire.close()
            self._wire = None
