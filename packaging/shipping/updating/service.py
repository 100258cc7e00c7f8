"""The account service of the rehearsal, started as in development, with a repository to serve."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from devtools.project import ROOT, Stopped

_HOST, _WITHIN_S = "127.0.0.1", 240.0


@dataclass(frozen=True, slots=True)
class Address:
    """Where it answers, and the CA that its certificate is of."""

    url: str
    ca: str


@contextmanager
def serving(folder: Path, repository: Path) -> Iterator[Address]:
    """Start it with its files in `folder`; it is ended afterwards. Stopped when it does not come up."""
    folder.mkdir(parents=True, exist_ok=True)
    with socket.socket() as free:
        free.bind((_HOST, 0))
        port = int(free.getsockname()[1])
    ours = {
        "CARDESK_MODE": "development",
        "CARDESK_DATA": str(folder),
        "CARDESK_PORT": str(port),
        "CARDESK_UPDATES": str(repository),
    }
    with (folder / "out").open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "cardesk_service", "serve"],
            env={**os.environ, **ours},
            cwd=ROOT,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        deadline = time.monotonic() + _WITHIN_S
        while not _is_listening(port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise Stopped((folder / "out").read_text(encoding="utf-8"))
            time.sleep(0.2)
        yield Address(f"https://localhost:{port}", (folder / "ca.pem").read_text(encoding="utf-8"))
    finally:
        process.terminate()
        process.wait(30)


def _is_listening(port: int) -> bool:
    try:
        socket.create_connection((_HOST, port), timeout=1).close()
    except OSError:
        return False
    return True
