"""CarDesk is started while it is open: the window that is there comes to the front, with the backup if any.

Who has the data open is said by the lock of the database alone; what is here only brings the news. Where it
does not arrive, the second start says that CarDesk is open, and nothing else is different.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import logging
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_log = logging.getLogger(__name__)

_PATIENCE_MS = 3000
"""For each answer: the window that is there may be drawing a long list."""
_LONGEST = 65_536
"""Bytes of a line, more than any system's longest path."""
_TAKEN = b"taken\n"


class SecondStart(QObject):
    """Both sides of it, for the till that keeps its things in the folder `data`."""

    called = Signal(object)
    """CarDesk was started once more: the `Path` of the backup that it was started with, or None."""

    handed_over = Signal()
    """CarDesk is open already, and its window has come to the front: there is nothing to do here."""

    def __init__(self, data: Path, backup: Path | None, parent: QObject) -> None:
        """`backup` is what this start would hand over."""
        super().__init__(parent)
        self._backup = backup
        # Data belong to one person at this computer, and so does the name that is made of their place: of a
        # socket, on Windows of a pipe.
        self.name = f"cardesk-{hashlib.sha256(os.fsencode(data.resolve())).hexdigest()[:24]}"
        self._server: QLocalServer | None = None

    def listen(self) -> None:
        """Hear of later starts from now on, for who has the data open: what an old one left is removed."""
        # No network is spoken to before the lock screen is there: its library is loaded now.
        from PySide6.QtNetwork import QLocalServer

        if self._server is not None:
            return
        QLocalServer.removeServer(self.name)
        server = self._server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._greet)
        if not server.listen(self.name):
            _log.info("later starts are not heard: %s", server.errorString())

    def stop(self) -> None:
        """The window is about to close: a later start finds nobody."""
        if self._server is not None:
            self._server.close()

    def hand_over(self) -> bool:
        """Tell the program that is open; whether it has taken it. Waits a few seconds at most."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket(self)
        socket.connectToServer(self.name)
        process = _line(socket) if socket.waitForConnected(_PATIENCE_MS) else b""
        if not process:
            return False
        _let_come_to_the_front(process)
        backup = str(self._backup.absolute()) if self._backup is not None else None
        socket.write(json.dumps(backup).encode() + b"\n")
        is_taken = _line(socket) == _TAKEN
        if is_taken:
            self.handed_over.emit()
        return is_taken

    def _greet(self) -> None:
        """Windows lets a program come to the front when the one in front names it: it is told our number."""
        socket = self._server.nextPendingConnection() if self._server is not None else None
        if socket is None:
            return
        socket.setReadBufferSize(_LONGEST)
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(partial(self._take, socket))
        socket.write(f"{os.getpid()}\n".encode())

    def _take(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() >= _LONGEST:
                socket.abort()
            return
        try:
            said = json.loads(bytes(socket.readLine().data()))
        except (ValueError, RecursionError):
            socket.abort()
            return
        socket.write(_TAKEN)
        socket.disconnectFromServer()
        self.called.emit(Path(said) if isinstance(said, str) else None)


def _line(socket: QLocalSocket) -> bytes:
    """The next line; empty when none comes."""
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_PATIENCE_MS):
            return b""
    return bytes(socket.readLine().data())


def _let_come_to_the_front(process: bytes) -> None:
    if sys.platform == "win32" and process.strip().isdigit():
        ctypes.windll.user32.AllowSetForegroundWindow(int(process))
