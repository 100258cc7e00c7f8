"""What is counted and logged of a request: its route, its status, its time. Never who, never from where."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable

from litestar.enums import HttpMethod, ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

_LOG = logging.getLogger(__name__)
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 30)
_METHODS = frozenset(method.value for method in HttpMethod)
"""The words a client may send are without number: one that is none of these is not worth a counter."""

SHARED = "PROMETHEUS_MULTIPROC_DIR"
"""The variable of the folder in which worker processes put their counts; the library reads it too."""

# The library declares no types here.
_OF_ALL: Callable[[CollectorRegistry], object] = MultiProcessCollector


class Figures:
    """The counters of one process, in their own registry so that several services fit in one test."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "cardesk_requests",
            "Requests by route and status",
            ["route", "method", "status"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "cardesk_request_seconds",
            "Time to answer by route",
            ["route"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.jobs = Counter(
            "cardesk_job_rounds",
            "Rounds of the work beside the requests, by job and outcome",
            ["job", "outcome"],
            registry=self.registry,
        )

    def job(self, name: str, outcome: str) -> None:
        """Count a round of a job of the background."""
        self.jobs.labels(name, outcome).inc()

    def told(self) -> bytes:
        """All counts in Prometheus' words: of every worker of this service, whichever is asked."""
        registry = self.registry
        if SHARED in os.environ:
            registry = CollectorRegistry()
            _OF_ALL(registry)
        return generate_latest(registry)


class Observed:
    """Counts and logs every request."""

    def __init__(self, app: ASGIApp, figures: Figures) -> None:
        self._app = app
        self._figures = figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and note what became of it."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        status = 0

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        started = time.perf_counter()
        try:
            await self._app(scope, receive, noted)
        finally:
            seconds = time.perf_counter() - started
            # A path that no route has could be anything; it is not worth a counter of its own.
            route = str(scope.get("path_template") or "none") if status != 404 else "none"
            method = scope["method"] if scope["method"] in _METHODS else "other"
            self._figures.requests.labels(route, method, str(status)).inc()
            self._figures.seconds.labels(route).observe(seconds)
            facts = {"route": route, "method": method, "status": status, "ms": round(seconds * 1000, 1)}
            _LOG.info("answered", extra=facts)
