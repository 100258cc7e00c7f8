"""Is the service alive, can it serve, and how is it doing."""

from __future__ import annotations

import hmac

import msgspec
from litestar import Request, Response, get
from litestar.datastructures import State
from litestar.di import NamedDependency

from cardesk_service.api.observing import Figures
from cardesk_service.background import Background
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.store import readiness
from cardesk_wire.codes import RefusalCode


class Health(msgspec.Struct, frozen=True, omit_defaults=True):
    """That the process answers, or what keeps it from serving; and the jobs beside it that keep failing."""

    status: str
    failing: list[str] = []


@get("/healthz", summary="Whether the process answers", tags=["operation"])
async def healthz() -> Health:
    """Whether the process answers; asks nobody else."""
    return Health("ok")


@get("/readyz", summary="Whether the service can serve", tags=["operation"])
async def readyz(office: NamedDependency[Office], background: NamedDependency[Background]) -> Health:
    """Whether the database answers and has this release's tables; 503 when not.

    A job that keeps failing is named and no reason to send people elsewhere: requests are answered.
    """
    fault = await readiness.fault(office.store)
    if fault:
        raise Refused(RefusalCode.BUSY, 503, reason=fault)
    return Health("ready", background.failing)


@get("/metrics", include_in_schema=False)
async def metrics(
    request: Request[None, None, State], office: NamedDependency[Office], figures: NamedDependency[Figures]
) -> Response[bytes]:
    """Figures for Prometheus. In production for the bearer of the token only."""
    token = office.settings.metrics_token
    if token or office.settings.is_production:
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not token or not hmac.compare_digest(given.encode(), token.encode()):
            raise Refused(RefusalCode.NOT_FOUND, 404)
    return Response(figures.told(), media_type="text/plain; version=0.0.4; charset=utf-8")


ROUTES = (healthz, readyz, metrics)
