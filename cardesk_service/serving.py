"""Serving over TLS with granian: worker processes that each build the application from the environment."""

from __future__ import annotations

import multiprocessing
import os
import socket
import tempfile

from granian import Granian
from granian.constants import HTTPModes, Interfaces

from cardesk_service.api.observing import SHARED
from cardesk_service.settings import Settings, Tls

APPLICATION = "cardesk_service.app:from_environment"
BACKLOG = 1024


class AddressTaken(Exception):
    """Another program listens where the service should, or nobody may."""


def serve(settings: Settings) -> None:
    """Answer until the process is asked to end. Nothing is ever served in the open to the world.

    Raises AddressTaken.
    """
    _require_address(settings.host, settings.port)
    with tempfile.TemporaryDirectory(prefix="cardesk-figures-") as shared:
        os.environ[SHARED] = shared
        # Workers begin with nothing of this process: the counters ask for the folder when they are loaded.
        multiprocessing.set_start_method("spawn", force=True)
        _serve(settings)


def _require_address(host: str, port: int) -> None:
    """Granian shares a port with whoever has it already: a second service would take half of the requests."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        raise AddressTaken(f"{host}:{port}: {error.strerror}") from error


def _serve(settings: Settings) -> None:
    has_own = settings.tls is Tls.OWN
    Granian(
        APPLICATION,
        factory=True,
        interface=Interfaces.ASGI,
        address=settings.host,
        port=settings.port,
        workers=settings.workers,
        http=HTTPModes.auto,
        backlog=BACKLOG,
        ssl_cert=settings.certificate if has_own else None,
        ssl_key=settings.certificate_key if has_own else None,
        # The log is ours: a granian line would carry addresses.
        log_enabled=False,
        log_access=False,
        # Whoever waits to be woken would hold a worker for long; what is cut off is asked again.
        workers_kill_timeout=4,
        # One that was killed (no memory) takes its own requests with it and nobody else's.
        respawn_failed_workers=True,
    ).serve()
