"""The connection on which a register waits to be woken, so that somebody else can end the waiting.

A thread that waits for bytes does not see that its socket was closed; it does see that it was shut down.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Lock
from typing import Any

_OPENED = frozenset({"connection.connect_tcp.complete", "connection.start_tls.complete"})


class LineCut(Exception):
    """Nobody waits on this line any more."""


class Line:
    """Told by httpx of each step of a request (its extension `trace`)."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._wire: socket.socket | None = None
        self._is_cut = False

    def note(self, event: str, info: dict[str, Any]) -> None:
        """A step was taken. Raises LineCut after `cut`."""
        with self._lock:
            if self._is_cut:
                raise LineCut
            if event in _OPENED:
                self._hold(info["return_value"].get_extra_info("socket"))

    def cut(self) -> None:
        """End what is under way."""
        with self._lock:
            self._is_cut = True
            if self._wire is not None:
                with suppress(OSError):
                    self._wire.shutdown(socket.SHUT_RDWR)
                self._let_go()

    def _hold(self, wire: socket.socket) -> None:
        """Keep another hold on the same connection: that of httpx belongs to the thread that waits."""
        self._let_go()
        self._wire = socket.fromfd(wire.fileno(), wire.family, wire.type)

    def _let_go(self) -> None:
        if self._wire is not None:
            self._wire.close()
            self._wire = None
