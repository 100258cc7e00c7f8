"""Serving over TLS with granian: worker processes that each build the application from the environment."""

from __future__ import annotations

from granian import Granian
from granian.constants import HTTPModes, Interfaces

from cardesk_service.settings import Settings, Tls

APPLICATION = "cardesk_service.app:from_environment"
BACKLOG = 1024


def serve(settings: Settings) -> None:
    """Answer until the process is asked to end. Nothing is ever served in the open to the world."""
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
        workers_kill_timeout=10,
    ).serve()
