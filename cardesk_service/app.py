"""Composition root: builds every part once, hands each what it needs. A new subject adds its ROUTES here."""

from __future__ import annotations

import gc
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

from litestar import Litestar
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.types import ASGIApp, ControllerRouterHandler, Receive, Scope, Send

from cardesk_service import housekeeping
from cardesk_service import settings as setting
from cardesk_service.api import (
    accounts,
    askings,
    companies,
    guard,
    licence,
    operation,
    photos,
    recognition,
    rights,
    sync,
    updates,
    usage,
)
from cardesk_service.api.answers import HANDLERS
from cardesk_service.api.headers import SafeHeaders
from cardesk_service.api.heads import AnsweringHead
from cardesk_service.api.observing import Figures, Observed
from cardesk_service.api.origin import OwnOriginOnly
from cardesk_service.api.proxy import BehindProxy
from cardesk_service.background import Background, Job
from cardesk_service.blobs.chosen import chosen_place
from cardesk_service.blobs.place import Blobs
from cardesk_service.clock import Clock, IdFactory, SystemClock
from cardesk_service.crypto import Sealer
from cardesk_service.exchange import forgetting
from cardesk_service.exchange.desk import SyncDesk
from cardesk_service.exchange.forgetting import Forgetting
from cardesk_service.exchange.waking import LOOK_EVERY_S
from cardesk_service.logs import log_to_stdout
from cardesk_service.mail.postman import EVERY_S, Postman
from cardesk_service.mail.transport import transport_of
from cardesk_service.office import Office
from cardesk_service.passwords import Passwords
from cardesk_service.recognition.provider import Provider
from cardesk_service.rights import leaving
from cardesk_service.settings import Settings, Tls
from cardesk_service.store.database import Database
from cardesk_service.web import faults
from cardesk_service.web.pressed import PressedTwice
from cardesk_service.web.routes import every as web

VERSION = "0.1.0"
BODY_LIMIT = 64 * 1024
"""Bytes of a request where the route does not say otherwise."""
ROUTES: Sequence[ControllerRouterHandler] = (
    *operation.ROUTES,
    *accounts.ROUTES,
    *companies.ROUTES,
    *askings.ROUTES,
    *rights.ROUTES,
    *licence.ROUTES,
    *usage.ROUTES,
    *recognition.ROUTES,
    *sync.ROUTES,
    *photos.ROUTES,
    *updates.ROUTES,
    *web.ROUTES,
)


@dataclass(frozen=True, slots=True)
class Application:
    """The service as an ASGI application, and the parts that tests look at."""

    office: Office
    litestar: Litestar
    asgi: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        await self.asgi(scope, receive, send)


def from_environment() -> Application:
    """The application of a worker process."""
    settings = setting.load(os.environ)
    log_to_stdout(settings.is_verbose)
    made = application(office(settings))
    # What is there by now stays until the end: looked through again and again, it held up answers.
    gc.collect()
    gc.freeze()
    return made


def office(settings: Settings, clock: Clock | None = None, store: Database | None = None) -> Office:
    """Everything that work needs, with the computer's clock and the configured database unless given."""
    clock = clock or SystemClock()
    return Office(
        settings=settings,
        clock=clock,
        new_id=IdFactory(clock),
        sealer=Sealer(settings.keys),
        passwords=Passwords(settings.iterations),
        store=store or Database.open(settings.database_url),
    )


def _jobs(office: Office, sync_desk: SyncDesk, blobs: Blobs) -> list[Job]:
    """What goes on beside the requests. A new subject adds its job here."""
    postman = Postman(office, transport_of(office.settings))
    return [
        Job("letters", postman.work, EVERY_S, office.bell),
        Job("sweeping", partial(housekeeping.work, office), housekeeping.EVERY_S),
        Job("leaving", partial(leaving.work, office, blobs), leaving.EVERY_S),
        Job("forgetting", Forgetting(office, blobs).work, forgetting.EVERY_S),
        Job("waking", sync_desk.watch, LOOK_EVERY_S),
    ]


def _given(**parts: object) -> dict[str, Provide]:
    """Parts that handlers ask for by name."""

    def giving(part: object) -> Provide:
        return Provide(lambda: part, sync_to_thread=False)

    return {name: giving(part) for name, part in parts.items()}


def application(office: Office, *, has_background: bool = True) -> Application:
    """The application over an office, which it closes at its end.

    Without its background nothing is sent or swept by itself: a test does that when it wants to.
    """
    figures = Figures()
    sync_parts = sync.SyncParts(office, SyncDesk(office.store, office.clock, office.new_id))
    blobs = chosen_place(office.settings, office.clock)
    recogniser = Provider(office.settings, office.clock)
    background = Background(_jobs(office, sync_parts.desk, blobs) if has_background else [], figures.job)
    given = _given(
        sync_parts=sync_parts,
        office=office,
        blobs=blobs,
        photos=photos.PhotoDesk(office, blobs),
        recogniser=recogniser,
        figures=figures,
        background=background,
    )

    @asynccontextmanager
    async def lifespan(_app: Litestar) -> AsyncIterator[None]:
        background.start()
        try:
            yield
        finally:
            await background.stop()
            await recogniser.close()
            blobs.close()
            office.passwords.close()
            office.store.close()

    litestar = Litestar(
        route_handlers=ROUTES,
        dependencies=guard.DEPENDENCIES | sync.DEPENDENCIES | given,
        exception_handlers={**HANDLERS, HTTPException: faults.elsewhere},
        before_send=[guard.put_cookie],
        lifespan=[lifespan],
        logging_config=None,
        openapi_config=OpenAPIConfig(
            title="CarDesk account service", version=VERSION, render_plugins=[JsonRenderPlugin()]
        ),
        request_max_body_size=BODY_LIMIT,
    )
    return Application(office, litestar, _guarded(office, litestar, figures))


def _guarded(office: Office, app: ASGIApp, figures: Figures) -> ASGIApp:
    """What stands before every route, the outermost last."""
    guarded: ASGIApp = OwnOriginOnly(
        PressedTwice(AnsweringHead(app), office),
        office.settings.public_url,
        (licence.NOTICES,),
        page=faults.from_another_site,
    )
    if office.settings.tls is Tls.PROXY:
        guarded = BehindProxy(guarded)
    return SafeHeaders(Observed(guarded, figures))
